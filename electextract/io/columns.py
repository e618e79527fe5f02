"""The columns of the tables and their pandas types, the same for a thousand articles as for none.

Counts, years and offsets (characters of the article, `end` exclusive) are `Int64`, shares and probabilities `Float64`,
flags `boolean`, days `datetime64[ms]`, words `string`, and words of a closed set `category` with all values of the
set. `<NA>` (`NaT` for a day) stands where nothing is said.
"""

from __future__ import annotations

from typing import Literal, get_args

from electextract.records import HOUSES, LABELS, OUTCOMES, QUALIFIERS, STATUSES

TableName = Literal["contests", "candidates", "tallies", "entities"]
TABLES: tuple[TableName, ...] = get_args(TableName)

TEXT, WHOLE, REAL, FLAG, DAY, CHOICE = "string", "Int64", "Float64", "boolean", "datetime64[ms]", "category"

_ARTICLE = {"article_id": TEXT, "published": DAY, "source": TEXT, "title": TEXT, "url": TEXT, "language": CHOICE}
_ELECTION = {"house": CHOICE, "election": CHOICE, "year": WHOLE, "kind": CHOICE}
_SEAT = {"contest": WHOLE, "constituency": TEXT, "constituency_id": TEXT, "state": TEXT, **_ELECTION, "status": CHOICE}
_PLACE = {"start": WHOLE, "end": WHOLE}
_DOUBT = {"confidence": REAL, "warnings": TEXT}


def _first(name: str) -> dict[str, str]:
    return {name: TEXT, f"{name}_latin": TEXT, f"{name}_party": TEXT, f"{name}_votes": WHOLE}


def _number(name: str) -> dict[str, str]:
    meaning = {name: WHOLE, f"{name}_qualifier": CHOICE, f"{name}_lower": WHOLE, f"{name}_upper": WHOLE}
    return {**meaning, f"{name}_step": WHOLE, f"{name}_start": WHOLE, f"{name}_end": WHOLE}


COLUMNS: dict[str, dict[str, str]] = {
    "contests": {
        **_ARTICLE,
        **_SEAT,
        "constituency_latin": TEXT,
        "constituency_number": WHOLE,
        "country": CHOICE,
        **_PLACE,
        **_first("winner"),
        "winner_outcome": CHOICE,
        **_first("runner_up"),
        "candidates": WHOLE,
        **_number("margin"),
        "change": CHOICE,
        "unopposed": FLAG,
        "rounds_counted": WHOLE,
        "rounds_total": WHOLE,
        "rounds_remaining": WHOLE,
        **_DOUBT,
        "warning_messages": TEXT,
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
        "outcome": CHOICE,
        "deposit_lost": FLAG,
        **_PLACE,
        **_DOUBT,
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
    "entities": {**_ARTICLE, "text": TEXT, **_PLACE, "label": CHOICE, "id": TEXT, "score": REAL},
}
"""Column name -> pandas type of each table.

`contest` and `candidate` number the contests of an article and the candidates of a contest from 0 on; `start` and
`end` are the place of the seat, of the candidate's first mention, of the mention. A number is followed by its
qualifier, what it may be at least and at most, its last place given, and its own place. `confidence` and `warnings`
(codes joined by `; `) are those of the contest.
"""

CHOICES: dict[str, tuple[str, ...]] = {
    "language": ("en", "bn", "mixed"),
    "country": ("IN", "BD"),
    "house": HOUSES,
    "election": ("reported", "earlier"),
    "kind": ("general", "bypoll"),
    "status": STATUSES,
    "outcome": OUTCOMES,
    "winner_outcome": ("won", "leading"),
    "change": ("hold", "gain"),
    "label": LABELS,
}
"""All values of the `category` columns; those named `…_qualifier` have the qualifiers of a number."""


def choices(column: str) -> tuple[str, ...]:
    """The closed set of a `category` column."""
    return QUALIFIERS if column.endswith("_qualifier") else CHOICES[column]
