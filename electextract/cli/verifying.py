"""`electextract verify`: consolidated contests against official results."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from electextract.cli.contest_output import ContestForm, chosen_form, write_output
from electextract.cli.session import MistakeTeller, open_output, output_console

if TYPE_CHECKING:
    from rich.console import Console

    from electextract.consolidated import Verdict


def verify_command(
    contests: Annotated[Path, typer.Argument(metavar="CONTESTS", help=".json or .jsonl file of consolidate")],
    official: Annotated[Path, typer.Option(help="official results: .csv or .csv.gz, a row a candidate")],
    form: Annotated[ContestForm | None, typer.Option("--format", help="default: by the ending of --output")] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="file for all verdicts")] = None,
) -> None:
    """Check contests against official results: confirmed, approximately right, provisional, contradicted, not found.

    Example: electextract verify contests.json --official results.csv.gz -o verdicts.csv
    """
    from electextract.io.contests import read_contests
    from electextract.verify import verify
    from electextract.verify.official import read_official

    chosen = chosen_form(form, output)
    teller = MistakeTeller()
    given = list(read_contests(contests, on_error=teller))
    verdicts = verify(given, read_official(official, on_error=teller))
    inputs = [str(contests), str(official)]
    if chosen is not ContestForm.table:
        write_output(verdicts, output, form=chosen, table="verdicts", inputs=inputs)
    if chosen is ContestForm.table or output is not None:
        with open_output(output if chosen is ContestForm.table else None, inputs=inputs) as stream:
            _print_summary(verdicts, output_console(stream))
    raise typer.Exit(teller.exit_status)


def _print_summary(verdicts: Sequence[Verdict], console: Console) -> None:
    """How many facts have which verdict, and those that are contradicted or that no official result has."""
    from electextract.cli.results import print_grid
    from electextract.consolidated import VerdictWord

    counts = Counter(verdict.verdict for verdict in verdicts if verdict.fact != "contest")
    contests = Counter(verdict.verdict for verdict in verdicts if verdict.fact == "contest")
    rows = [(str(counts[word]), word) for word in get_args(VerdictWord)]
    told = f"{contests['confirmed']} of {sum(contests.values())} contests"
    console.print(f"{told} are among the official results; their facts:", style="bold")
    print_grid(rows, console, right=(0,))
    for verdict in verdicts:
        if verdict.verdict == "contradicted" or (verdict.fact, verdict.verdict) == ("contest", "not found"):
            console.print(_line(verdict), soft_wrap=not console.is_terminal)


def _line(verdict: Verdict) -> str:
    where = verdict.constituency or "(seat not named)"
    if verdict.fact == "contest":
        return f"{where} {verdict.year or ''} not found: {verdict.note}".replace("  ", " ")
    fact = verdict.fact.rsplit("/", 1)[-1]
    who = f" {verdict.candidate}:" if verdict.candidate else ""
    real = f", officially {verdict.official}" if verdict.official else ""
    note = f" ({verdict.note})" if verdict.note else ""
    return f"{where} {verdict.year}:{who} {fact} {verdict.value}{real}{note}"
