"""The columns of tables of consolidated contests and of their check against official results, with pandas types.

`country`, `house`, `state`, `year`, `election_kind`, `constituency_no` and `constituency` have the names and values of official
results (house AC, LS or JS), so that both join on them; `house` is `local` for mayors. Types are those of
`electextract.io.columns`.
"""  # noqa: E501 - names in one line

from __future__ import annotations

from typing import Literal, get_args

from electextract.consolidated import VerdictWord
from electextract.io.columns import CHOICE, DAY, FLAG, REAL, TEXT, WHOLE

ContestTable = Literal["contests", "candidates", "sources", "conflicts", "timeline", "verdicts"]

JOIN_COLUMNS = ("country", "house", "state", "year", "election_kind", "constituency_no")
"""The columns that name a contest in official results."""

_CONTEST = {
    "contest_id": TEXT,
    "country": CHOICE,
    "house": CHOICE,
    "state": TEXT,
    "year": WHOLE,
    "election_kind": CHOICE,
    "constituency_no": WHOLE,
    "constituency": TEXT,
    "constituency_id": TEXT,
}


def _first(name: str) -> dict[str, str]:
    return {name: TEXT, f"{name}_latin": TEXT, f"{name}_party": TEXT, f"{name}_votes": WHOLE}


def _number(name: str) -> dict[str, str]:
    return {name: WHOLE, f"{name}_qualifier": CHOICE, f"{name}_lower": WHOLE, f"{name}_upper": WHOLE}


CONTEST_COLUMNS: dict[str, dict[str, str]] = {
    "contests": {
        **_CONTEST,
        "spellings": TEXT,
        "status": CHOICE,
        **_first("winner"),
        "winner_outcome": CHOICE,
        **_first("runner_up"),
        "candidates": WHOLE,
        **_number("margin"),
        "change": CHOICE,
        "unopposed": FLAG,
        "articles": WHOLE,
        "first_published": DAY,
        "last_published": DAY,
        "conflicts": WHOLE,
        "year_from": CHOICE,
        "kind_from": CHOICE,
    },
    "candidates": {
        **_CONTEST,
        "candidate": WHOLE,
        "name": TEXT,
        "name_latin": TEXT,
        "spellings": TEXT,
        "party_id": TEXT,
        "alliance": TEXT,
        **_number("votes"),
        "share": REAL,
        "position": WHOLE,
        "outcome": CHOICE,
        "deposit_lost": FLAG,
    },
    "sources": {
        **_CONTEST,
        "fact": TEXT,
        "value": TEXT,
        "value_qualifier": CHOICE,
        "article_id": TEXT,
        "published": DAY,
        "title": TEXT,
        "url": TEXT,
        "path": TEXT,
        "start": WHOLE,
        "end": WHOLE,
        "used": FLAG,
        "corrected_by": TEXT,
    },
    "conflicts": {**_CONTEST, "fact": TEXT, "kept": TEXT, "other": TEXT, "kept_in": TEXT, "other_in": TEXT},
    "timeline": {
        **_CONTEST,
        "article_id": TEXT,
        "published": DAY,
        "status": CHOICE,
        "rounds_counted": WHOLE,
        "rounds_total": WHOLE,
        "rounds_remaining": WHOLE,
        "leader": TEXT,
        **_number("margin"),
        "candidate": WHOLE,
        "name": TEXT,
        "outcome": CHOICE,
        **_number("votes"),
    },
    "verdicts": {
        **_CONTEST,
        "fact": TEXT,
        "candidate": TEXT,
        "value": TEXT,
        "verdict": CHOICE,
        "official": TEXT,
        "note": TEXT,
    },
}
"""Column name -> pandas type of each table. `sources` has a row for each thing that one article says, `timeline` a
row for each article and candidate; lists in a cell are joined by `; `."""

CONTEST_CHOICES: dict[str, tuple[str, ...]] = {
    "house": ("AC", "LS", "JS", "local"),
    "election_kind": ("general", "bypoll"),
    "year_from": ("stated", "published"),
    "kind_from": ("stated", "calendar"),
    "verdict": get_args(VerdictWord),
}
"""Values of the `category` columns, where they differ from those of `electextract.io.columns`."""
