"""Consolidated contests and verdicts out: for people on the screen, for programs as text or Parquet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from electextract.cli.formats import Format
from electextract.cli.session import open_output, output_console, write_frame

if TYPE_CHECKING:
    from rich.console import Console

    from electextract.consolidated import ConsolidatedContest, Contestant, Verdict
    from electextract.figures import Figure


def write_output(
    records: Sequence[ConsolidatedContest | Verdict],
    form: Format,
    output: Path | None,
    *,
    table: str,
    inputs: Iterable[str],
) -> None:
    """Records of one kind to a file or standard output; contests alone have a table for people."""
    from electextract.io.contest_tables import contest_frame
    from electextract.io.contests import write_records

    if form is Format.parquet and output is not None:
        write_frame(output, contest_frame(records, table), inputs=inputs)
        return
    with open_output(output, inputs=inputs) as stream:
        if form is Format.table:
            print_contests(records, output_console(stream))
        else:
            write_records(records, stream, form=form.value, table=table)


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
    from electextract.figures import SHOWN_SIGNS

    return f"{SHOWN_SIGNS[figure.qualifier]}{figure.value:,}" if figure else "-"
