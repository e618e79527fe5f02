"""Consolidated contests and verdicts out: for people on the screen, for programs as text or Parquet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from electextract.cli.session import check_output, open_output, output_console

if TYPE_CHECKING:
    from rich.console import Console

    from electextract.consolidated import ConsolidatedContest, Contestant, Verdict
    from electextract.figures import Figure


class ContestForm(StrEnum):
    """Forms of the output: `table` for people, `json` and `jsonl` hold everything, the others one table."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    parquet = "parquet"


def write_output(
    records: Sequence[ConsolidatedContest | Verdict],
    output: Path | None,
    *,
    form: ContestForm,
    table: str,
    inputs: Iterable[str],
) -> None:
    """Records of one kind to a file or standard output, in a form for programs."""
    from electextract.io.contest_tables import contest_frame
    from electextract.io.contests import write_parquet, write_records

    if form is ContestForm.parquet:
        if output is None:
            raise typer.BadParameter("Parquet needs a file: add --output")
        check_output(output, inputs)
        part = output.with_name(output.name + ".part")
        write_parquet(contest_frame(records, table), part)
        part.replace(output)
        return
    with open_output(output, inputs=inputs) as stream:
        write_records(records, stream, form=form.value, table=table)


def chosen_form(form: ContestForm | None, output: Path | None) -> ContestForm:
    """The form that is asked for, else that of the file's ending, else the one for people."""
    if form is not None or output is None:
        return form or ContestForm.table
    ending = output.suffix.lower().removeprefix(".")
    if ending == "txt":
        return ContestForm.table
    if ending in set(ContestForm) - {ContestForm.table}:
        return ContestForm(ending)
    allowed = ", ".join(ContestForm)
    raise typer.BadParameter(f"{output} does not tell the format; add --format with one of {allowed}")


def show_contests(contests: Iterable[ConsolidatedContest], output: Path | None, *, inputs: Iterable[str]) -> None:
    """Contests for people, on the screen or in a text file."""
    with open_output(output, inputs=inputs) as stream:
        print_contests(contests, output_console(stream))


def print_contests(contests: Iterable[Any], console: Console) -> None:
    """Each contest with its candidates, and what conflicts."""
    from electextract.cli.results import print_grid

    for number, contest in enumerate(contests):
        if number:
            console.print()
        console.print(_title(contest), style="bold", soft_wrap=not console.is_terminal)
        rows = [_row(one) for one in contest.candidates]
        print_grid(rows, console, right=(1,))
        for conflict in contest.conflicts:
            others = f"{conflict.other} ({', '.join(conflict.other_in)})"
            text = f"  ! {conflict.fact}: {conflict.kept} ({', '.join(conflict.kept_in)}), but {others}"
            console.print(text, style="yellow", soft_wrap=not console.is_terminal)


def _title(contest: ConsolidatedContest) -> str:
    seat = contest.constituency or "(seat not named)"
    election = " ".join(str(part) for part in (contest.year, contest.kind) if part)
    margin = f"margin {_number(contest.margin)}" if contest.margin else None
    count = len(contest.articles)
    told = f"{count} article{'' if count == 1 else 's'}"
    return " · ".join(filter(None, [seat, contest.state, contest.house, election, contest.status, margin, told]))


def _row(one: Contestant) -> tuple[str, ...]:
    return (f"  {one.outcome or '-'}", _number(one.votes), one.party or "-", _names(one))


def _names(one: Contestant) -> str:
    others = [name for name in one.spellings if name != one.name]
    return (one.name or "(not named)") + (f" [{', '.join(others)}]" if others else "")


def _number(figure: Figure | None) -> str:
    from electextract.cli.results import SIGNS

    return f"{SIGNS[figure.qualifier]}{figure.value:,}" if figure else "-"
