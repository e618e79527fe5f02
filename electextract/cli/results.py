"""Extractions for people: every article with its contests and tallies.

Columns whose width is known (outcome, votes, party) stand first and names last, so that the lines stay in
step whatever width a terminal gives to Bengali letters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import TYPE_CHECKING

from electextract.io.tables import ranked
from electextract.records import ContestResult, Election, Extraction, Quantity, SeatTally, Standing
from electextract.results_score import LEAST_SCORE, SURE_SCORE
from electextract.viz.wording import number_words, rounds_left

__all__ = ["print_grid", "print_results"]

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

_COLOURS = {"won": "bold green", "leading": "green"}
_LAST_COLUMN = 10
"""Terminal columns that the last column needs at least."""

_TALLY_HEAD = ("won", "leading", "contested", "party", "where")


def print_results(extractions: Iterable[Extraction], console: Console) -> int:
    """Prints extractions as they come, and returns how many there were."""
    count = 0
    for count, extraction in enumerate(extractions, start=1):
        if count > 1:
            console.print()
        _print_extraction(extraction, console)
    return count


def print_grid(
    rows: Iterable[tuple[str, ...]], console: Console, *, right: tuple[int, ...] = (), head: bool = False
) -> None:
    """Rows of cells in columns, `right` ones aligned on that side; the last column goes on in the next line.

    On a terminal too narrow for the other columns each row is a line of text, with the words of the head.
    """
    lines = list(rows)
    if _fixed_width(lines) + _LAST_COLUMN > console.width:
        for cells in lines[head:]:
            named = [" ".join(pair) for pair in zip(lines[0], cells, strict=False)] if head else cells
            console.print("  ".join(named), style=_row_style(cells))
        return
    with console.capture() as capture:
        console.print(_grid(lines, right, head))
    for line in capture.get().splitlines():
        console.out(line if console.is_terminal else line.rstrip(), highlight=False)


def _grid(lines: list[tuple[str, ...]], right: tuple[int, ...], head: bool) -> Table:
    from rich.table import Table

    grid = Table.grid(padding=(0, 2, 0, 0), pad_edge=False)
    for index in range(max(map(len, lines), default=0)):
        grid.add_column(justify="right" if index in right else "left", overflow="fold")
    for number, cells in enumerate(lines):
        grid.add_row(*cells, style="dim" if head and not number else _row_style(cells))
    return grid


def _fixed_width(lines: list[tuple[str, ...]]) -> int:
    """Terminal columns that all but the last column take, with the gaps between them."""
    from rich.cells import cell_len

    columns = zip_longest(*lines, fillvalue="")
    return sum(2 + max(map(cell_len, cells)) for cells in list(columns)[:-1])


def _row_style(cells: tuple[str, ...]) -> str:
    return _COLOURS.get(cells[0].strip(), "")


def _print_extraction(extraction: Extraction, console: Console) -> None:
    known = (extraction.title, extraction.published, extraction.source, extraction.language)
    console.print(" · ".join([extraction.id, *filter(None, known)]), style="bold underline", soft_wrap=True)
    if not extraction.contests and not extraction.tallies:
        console.print(_nothing_found(extraction), style="dim")
    for contest in extraction.contests:
        console.print(_contest_title(contest), style="bold", soft_wrap=not console.is_terminal)
        print_grid(map(_standing_row, ranked(contest)), console, right=(1,))
        for warning in contest.warnings:
            console.print(f"  ! {warning.message}", style="yellow", soft_wrap=not console.is_terminal)
    if extraction.tallies:
        console.print("seats", style="bold")
        print_grid([_TALLY_HEAD, *map(_tally_row, extraction.tallies)], console, right=(0, 1, 2), head=True)


def _nothing_found(extraction: Extraction) -> str:
    """Also why, where the classifier took the article for something else than a report of results."""
    score = extraction.results_score
    if score is None or score >= SURE_SCORE:
        return "no result found"
    if score >= LEAST_SCORE:
        needed = f"below {SURE_SCORE} a listed seat's result must be clear"
        return f"no result found beyond doubt: may report none (score {score:.2f}; {needed})"
    return f"no result found: does not read like a report of results (score {score:.2f}, at least {LEAST_SCORE} wanted)"


def _contest_title(contest: ContestResult) -> str:
    return " · ".join(_contest_parts(contest))


def _contest_parts(contest: ContestResult) -> Iterator[str]:
    seat = contest.constituency
    yield _both_forms(seat.name, seat.name_latin) if seat else "(seat not named)"
    known = (contest.state, contest.house, _election_words(contest.election), contest.status)
    yield from (part for part in known if part)
    if contest.margin:
        yield f"margin {_number(contest.margin)}"
    if contest.change:
        yield contest.change
    if contest.unopposed:
        yield "unopposed"
    if left := rounds_left(contest.rounds):
        yield left


def _election_words(election: Election) -> str:
    return " ".join(str(part) for part in (election.when, election.year, election.kind) if part)


def _standing_row(standing: Standing) -> tuple[str, str, str, str]:
    party = standing.party.id if standing.party else "-"
    name = _both_forms(standing.name, standing.name_latin) if standing.name else "(not named)"
    extras = [
        f"{standing.share:g} %" if standing.share is not None else "",
        "deposit lost" if standing.deposit_lost else "",
    ]
    return (f"  {standing.outcome or '-'}", _number(standing.votes), party, ", ".join([name, *filter(None, extras)]))


def _tally_row(tally: SeatTally) -> tuple[str, ...]:
    counts = tuple(_number(number) for number in (tally.won, tally.leading, tally.contested))
    where = [tally.scope or "all", tally.house, _election_words(tally.election)]
    return (*counts, tally.party.id, " · ".join(filter(None, where)))


def _both_forms(name: str, latin: str | None) -> str:
    """A name, with its Latin form where that is another."""
    return f"{name} [{latin}]" if latin and latin != name else name


def _number(quantity: Quantity | None) -> str:
    return number_words(quantity) or "-"
