"""Extractions as pandas tables; their columns are in `electextract.io.columns`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from electextract.errors import ElectextractError, shorten
from electextract.io.columns import CHOICE, COLUMNS, DAY, TABLES, TableName, choices
from electextract.records import (
    Constituency,
    ContestResult,
    Election,
    Extraction,
    Mention,
    Quantity,
    SeatTally,
    Standing,
)

if TYPE_CHECKING:
    import pandas as pd

    from electextract.consolidated import ConsolidatedContest, Verdict
    from electextract.io.contest_columns import ContestTable

Row = dict[str, Any]


def to_frame(
    records: Iterable[Extraction | ConsolidatedContest | Verdict] | Extraction,
    table: TableName | ContestTable = "contests",
) -> pd.DataFrame:
    """One table of what was extracted, consolidated or verified.

    Args:
        records: one extraction or many; or what `consolidate` or `verify` returns.
        table: of extractions `contests` (a row a contest, with who is first and second), `candidates` (a row a
            candidate), `tallies` (a row a party's seats) or `entities` (a row a mention); of consolidated contests
            `contests`, `candidates`, `sources`, `conflicts` or `timeline`. Verdicts make one table.

    Returns:
        The columns of `electextract.io.columns.COLUMNS[table]`, in that order, with those types, on no rows too; of
        other records those of `electextract.io.contest_columns.CONTEST_COLUMNS`, see `contest_frame`.

    Raises:
        ElectextractError: code `option` for another table; code `schema` for records made by hand whose
            value is none of a closed set or no date.
    """
    import pandas as pd

    several = [records] if isinstance(records, Extraction) else list(records)
    given = [record for record in several if isinstance(record, Extraction)]
    if len(given) < len(several) or table not in COLUMNS:
        return _other_frame(several, table)
    rows = [{**_article(extraction), **row} for extraction in given for row in _ROWS[table](extraction)]
    columns = COLUMNS[table]
    frame = pd.DataFrame(rows, columns=list(columns), dtype=object)
    return frame.astype({name: _checked_type(frame[name], kind) for name, kind in columns.items()})


def _other_frame(records: list[Any], table: str) -> pd.DataFrame:
    """A table of consolidated contests or verdicts."""
    from electextract.consolidated import Verdict
    from electextract.io.contest_columns import CONTEST_COLUMNS
    from electextract.io.contest_tables import contest_frame

    if table not in (*COLUMNS, *CONTEST_COLUMNS):
        allowed = f"{', '.join(TABLES)}; of consolidated contests {', '.join(CONTEST_COLUMNS)}"
        raise ElectextractError("option", f"table is {shorten(table)}; allowed: {allowed}")
    return contest_frame(records, "verdicts" if records and isinstance(records[0], Verdict) else table)


def ranked(contest: ContestResult) -> list[Standing]:
    """The candidates with who won or leads first, then by position and votes where stated, then as in the text."""
    ahead = ("won", "leading")

    def order(standing: Standing) -> tuple[bool, float, int]:
        votes = standing.votes.value if standing.votes else 0
        return (standing.outcome not in ahead, standing.position or float("inf"), -votes)

    return sorted(contest.candidates, key=order)


def _checked_type(column: pd.Series[Any], kind: str) -> Any:
    """The type of a column that can hold all its values: pandas would drop the others in silence."""
    import pandas as pd

    if kind == DAY:
        for value in column.dropna().unique():
            _check_day(value)
    if kind != CHOICE:
        return kind
    allowed = choices(str(column.name))
    for value in column.dropna().unique():
        if value not in allowed:
            raise ElectextractError("schema", f"{column.name} is {shorten(value)}; allowed: {', '.join(allowed)}")
    return pd.CategoricalDtype(list(allowed))


def _check_day(value: str) -> None:
    try:
        date.fromisoformat(value)
    except (TypeError, ValueError):
        raise ElectextractError("schema", f"published is {shorten(value)}; a day is written 2024-11-23") from None


def _article(extraction: Extraction) -> Row:
    return {
        "article_id": extraction.id,
        "published": extraction.published,
        "source": extraction.source,
        "title": extraction.title,
        "url": extraction.url,
        "language": extraction.language,
    }


def _contest_rows(extraction: Extraction) -> Iterator[Row]:
    for index, contest in enumerate(extraction.contests):
        seat = contest.constituency
        standings = ranked(contest)
        yield {
            **_seat(index, contest),
            "constituency_latin": seat and seat.name_latin,
            "constituency_number": seat and seat.number,
            "country": contest.country,
            **_place(seat),
            **_first_two(standings),
            "candidates": len(standings),
            **_quantity("margin", contest.margin),
            "change": contest.change,
            "unopposed": contest.unopposed,
            **_rounds(contest),
            **_doubt(contest),
            "warning_messages": "; ".join(warning.message for warning in contest.warnings) or None,
        }


def _first_two(standings: list[Standing]) -> Row:
    """Who is ahead, if the article says it, and who comes next if that one alone can."""
    ahead = [standing for standing in standings if standing.outcome in ("won", "leading")][:1]
    behind = [standing for standing in standings if standing not in ahead]
    second = behind[:1] if len(behind) == 1 or (behind and (behind[0].votes or behind[0].position == 2)) else []
    row: Row = {"winner_outcome": ahead[0].outcome if ahead else None}
    for key, standing in [("winner", one) for one in ahead] + [("runner_up", one) for one in second]:
        row[key] = standing.name
        row[f"{key}_latin"] = standing.name_latin
        row[f"{key}_party"] = standing.party and standing.party.id
        row[f"{key}_votes"] = standing.votes and standing.votes.value
    return row


def _candidate_rows(extraction: Extraction) -> Iterator[Row]:
    for index, contest in enumerate(extraction.contests):
        for number, standing in enumerate(contest.candidates):
            yield {
                **_seat(index, contest),
                "candidate": number,
                "name": standing.name,
                "name_latin": standing.name_latin,
                "party_id": standing.party and standing.party.id,
                "party": standing.party and standing.party.name,
                "alliance": standing.alliance,
                **_quantity("votes", standing.votes),
                "share": standing.share,
                "position": standing.position,
                "outcome": standing.outcome,
                "deposit_lost": standing.deposit_lost,
                **_place(standing.mentions[0] if standing.mentions else None),
                **_doubt(contest),
            }


def _tally_rows(extraction: Extraction) -> Iterator[Row]:
    for tally in extraction.tallies:
        yield {
            "party_id": tally.party.id,
            "party": tally.party.name,
            "scope": tally.scope,
            **_election(tally),
            **_quantity("won", tally.won),
            **_quantity("leading", tally.leading),
            **_quantity("contested", tally.contested),
        }


def _entity_rows(extraction: Extraction) -> Iterator[Row]:
    for mention in extraction.entities:
        yield mention.to_dict()


def _seat(index: int, contest: ContestResult) -> Row:
    seat = contest.constituency
    return {
        "contest": index,
        "constituency": seat and seat.name,
        "constituency_id": seat and seat.id,
        "state": contest.state,
        **_election(contest),
        "status": contest.status,
    }


def _election(record: ContestResult | SeatTally) -> Row:
    election: Election = record.election
    return {"house": record.house, "election": election.when, "year": election.year, "kind": election.kind}


def _rounds(contest: ContestResult) -> Row:
    return {f"rounds_{name}": value for name, value in contest.rounds.to_dict().items()} if contest.rounds else {}


def _doubt(contest: ContestResult) -> Row:
    codes = "; ".join(warning.code for warning in contest.warnings)
    return {"confidence": contest.confidence, "warnings": codes or None}


def _quantity(name: str, quantity: Quantity | None) -> Row:
    if quantity is None:
        return {}
    bounds = {f"{name}_lower": quantity.lower, f"{name}_upper": quantity.upper, f"{name}_step": quantity.step}
    place = {f"{name}_{end}": offset for end, offset in _place(quantity).items()}
    return {name: quantity.value, f"{name}_qualifier": quantity.qualifier, **bounds, **place}


def _place(placed: Constituency | Mention | Quantity | None) -> Row:
    """Where something stands in the article; nothing where it was made by hand without a place."""
    return {"start": placed.start, "end": placed.end} if placed and placed.start >= 0 else {}


_ROWS: dict[str, Callable[[Extraction], Iterator[Row]]] = {
    "contests": _contest_rows,
    "candidates": _candidate_rows,
    "tallies": _tally_rows,
    "entities": _entity_rows,
}
