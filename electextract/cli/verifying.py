"""`electextract verify`: consolidated contests against official results."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from electextract.cli.contest_output import write_output
from electextract.cli.formats import FORMAT_HELP, Format, choose_format
from electextract.cli.session import MistakeTeller, open_output, output_console

if TYPE_CHECKING:
    from rich.console import Console

    from electextract.consolidated import Verdict


def verify_command(
    contests: Annotated[
        str, typer.Argument(metavar="CONTESTS", help=".json or .jsonl file of consolidate, - for stdin")
    ],
    official: Annotated[Path, typer.Option(help="official results: .csv or .csv.gz, a row a candidate")],
    form: Annotated[Format | None, typer.Option("--format", help=FORMAT_HELP)] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="file for all verdicts")] = None,
) -> None:
    """Check contests against official results: confirmed, approximately right, provisional, contradicted, not found.

    The table is a summary: how many facts have which verdict, and what is contradicted. It stands on standard output
    unless another format does.
    """
    from electextract.io.contests import read_contests
    from electextract.verify import verify
    from electextract.verify.official import read_official

    chosen = choose_format(form, output)
    teller = MistakeTeller()
    given = list(read_contests(contests, on_error=teller))
    verdicts = verify(given, read_official(official, on_error=teller))
    if chosen is not Format.table:
        write_output(verdicts, chosen, output, table="verdicts", inputs=[contests, str(official)])
    if chosen is Format.table or output is not None:
        with open_output(output if chosen is Format.table else None, inputs=[contests, str(official)]) as stream:
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
