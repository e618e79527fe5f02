"""Extractions as pandas tables: the same columns and types for a thousand articles as for none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Literal, get_args

from electextract.errors import ElectextractError, shorten
from electextract.records import ContestResult, Election, Extraction, Quantity, SeatTally, Standing

if TYPE_CHECKING:
    import pandas as pd

TableName = Literal["contests", "candidates", "tallies", "entities"]
Row = dict[str, Any]

TEXT, WHOLE, REAL, FLAG = "string", "Int64", "Float64", "boolean"

_ARTICLE = {"article_id": TEXT, "published": TEXT, "source": TEXT}
_ELECTION = {"house": TEXT, "election": TEXT, "year": WHOLE, "kind": TEXT}
_SEAT = {"contest": WHOLE, "constituency": TEXT, "constituency_id": TEXT, "state": TEXT, **_ELECTION, "status": TEXT}
_FIRST = {"winner": TEXT, "winner_party": TEXT, "winner_votes": WHOLE, "winner_outcome": TEXT}
_SECOND = {"runner_up": TEXT, "runner_up_party": TEXT, "runner_up_votes": WHOLE}


def _number(name: str) -> dict[str, str]:
    return {name: WHOLE, f"{name}_qualifier": TEXT, f"{name}_lower": WHOLE, f"{name}_upper": WHOLE}


COLUMNS: dict[str, dict[str, str]] = {
    "contests": {
        **_ARTICLE,
        **_SEAT,
        "constituency_latin": TEXT,
        "constituency_number": WHOLE,
        "country": TEXT,
        **_FIRST,
        **_SECOND,
        "candidates": WHOLE,
        **_number("margin"),
        "change": TEXT,
        "unopposed": FLAG,
        "confidence": REAL,
        "warnings": TEXT,
    },
    "candidates": {
        **_ARTICLE,
        **_SEAT,
        "candidate": WHOLE,
        "name": TEXT,
        "name_latin": TEXT,
        "party_id": TEXT,
        "party": TEXT,
        "alliance": TEXT,
        **_number("votes"),
        "share": REAL,
        "position": WHOLE,
        "outcome": TEXT,
        "deposit_lost": FLAG,
        "start": WHOLE,
        "end": WHOLE,
    },
    "tallies": {
        **_ARTICLE,
        "party_id": TEXT,
        "party": TEXT,
        "scope": TEXT,
        **_ELECTION,
        **_number("won"),
        **_number("leading"),
        **_number("contested"),
    },
    "entities": {**_ARTICLE, "text": TEXT, "start": WHOLE, "end": WHOLE, "label": TEXT, "id": TEXT, "score": REAL},
}
"""Column name -> pandas type of each table. Counts and offsets are `Int64` (characters, `end` exclusive),
flags `boolean`, everything read as words `string`; `<NA>` where nothing is said. `contest` and `candidate`
are the numbers of the contest in its article and of the candidate in the contest, from 0 on."""


def to_frame(extractions: Iterable[Extraction] | Extraction, table: TableName = "contests") -> pd.DataFrame:
    """One table of what was extracted.

    Args:
        extractions: one extraction or many.
        table: `contests` (a row a contest, with who is first and second), `candidates` (a row a candidate),
            `tallies` (a row a party's seats) or `entities` (a row a mention).

    Returns:
        The columns of `COLUMNS[table]`, in that order, with those types, on no rows too.

    Raises:
        ElectextractError: code `option`, for another table.
    """
    import pandas as pd

    if table not in COLUMNS:
        raise ElectextractError("option", f"table is {shorten(table)}; allowed: {', '.join(get_args(TableName))}")
    given = [extractions] if isinstance(extractions, Extraction) else extractions
    rows = [{**_article(extraction), **row} for extraction in given for row in _ROWS[table](extraction)]
    columns = COLUMNS[table]
    return pd.DataFrame(rows, columns=list(columns), dtype=object).astype(columns)


def ranked(contest: ContestResult) -> list[Standing]:
    """The candidates with who won or leads first, then by position and votes where stated, then as in the text."""
    ahead = ("won", "leading")

    def order(standing: Standing) -> tuple[bool, float, int]:
        votes = standing.votes.value if standing.votes else 0
        return (standing.outcome not in ahead, standing.position or float("inf"), -votes)

    return sorted(contest.candidates, key=order)


def _article(extraction: Extraction) -> Row:
    return {"article_id": extraction.id, "published": extraction.published, "source": extraction.source}


def _contest_rows(extraction: Extraction) -> Iterator[Row]:
    for index, contest in enumerate(extraction.contests):
        seat = contest.constituency
        standings = ranked(contest)
        yield {
            **_seat(index, contest),
            "constituency_latin": seat and seat.name_latin,
            "constituency_number": seat and seat.number,
            "country": contest.country,
            **_first_two(standings),
            "candidates": len(standings),
            **_quantity("margin", contest.margin),
            "change": contest.change,
            "unopposed": contest.unopposed,
            "confidence": contest.confidence,
            "warnings": "; ".join(warning.code for warning in contest.warnings) or None,
        }


def _first_two(standings: list[Standing]) -> Row:
    """Who is ahead, if the article says it, and who comes next if that one alone can."""
    ahead = [standing for standing in standings if standing.outcome in ("won", "leading")][:1]
    behind = [standing for standing in standings if standing not in ahead]
    second = behind[:1] if len(behind) == 1 or (behind and (behind[0].votes or behind[0].position == 2)) else []
    row: Row = {"winner_outcome": ahead[0].outcome if ahead else None}
    for key, standing in [("winner", one) for one in ahead] + [("runner_up", one) for one in second]:
        row[key] = standing.name
        row[f"{key}_party"] = standing.party and standing.party.id
        row[f"{key}_votes"] = standing.votes and standing.votes.value
    return row


def _candidate_rows(extraction: Extraction) -> Iterator[Row]:
    for index, contest in enumerate(extraction.contests):
        for number, standing in enumerate(contest.candidates):
            first = standing.mentions[0] if standing.mentions else None
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
                "start": first and first.start,
                "end": first and first.end,
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


def _quantity(name: str, quantity: Quantity | None) -> Row:
    if quantity is None:
        return {}
    bounds = {f"{name}_lower": quantity.lower, f"{name}_upper": quantity.upper}
    return {name: quantity.value, f"{name}_qualifier": quantity.qualifier, **bounds}


_ROWS: dict[str, Callable[[Extraction], Iterator[Row]]] = {
    "contests": _contest_rows,
    "candidates": _candidate_rows,
    "tallies": _tally_rows,
    "entities": _entity_rows,
}
