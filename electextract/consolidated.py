"""What many articles say about one contest, put together: figures, sources, conflicts, the count over time.

A contest here is one seat in one election. `sources` lists everything that any article says, with its place in
that article; `used` marks what the contest's own fields hold.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, Self, TypeVar

from electextract.errors import ElectextractError, shorten
from electextract.figures import Figure
from electextract.records import SCHEMA_VERSION, House, Outcome, Qualifier, Record, Rounds, Status

Kind = Literal["general", "bypoll"]
VerdictWord = Literal["confirmed", "approximately right", "provisional", "contradicted", "not found"]
R = TypeVar("R", bound=Record)

_PARLIAMENTS: dict[str | None, Literal["LS", "JS"]] = {"IN": "LS", "BD": "JS"}


@dataclass(frozen=True, slots=True)
class Contestant(Record):
    """One candidate of a consolidated contest.

    Attributes:
        name: the fullest spelling, a Latin one if there is any; None where articles name the party alone.
        name_latin: the same, or a reading aid for a Bengali name.
        spellings: every spelling found, in alphabetical order.
        party, alliance: codes of the gazetteer.
        votes: the latest and most precise figure.
    """

    name: str | None = None
    name_latin: str | None = None
    spellings: tuple[str, ...] = ()
    party: str | None = None
    alliance: str | None = None
    votes: Figure | None = None
    share: float | None = None
    position: int | None = None
    outcome: Outcome | None = None
    deposit_lost: bool | None = None

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """The record from `to_dict`'s output."""
        nested = {"spellings": tuple(data.get("spellings") or ()), "votes": _nested(Figure, data.get("votes"))}
        return super(Contestant, cls).from_dict({**data, **nested})


@dataclass(frozen=True, slots=True)
class Source(Record):
    """One thing that one article says.

    Attributes:
        fact: what of the consolidated contest it speaks about: `margin`, `candidates/0/votes`.
        value: what it says; a number with its `qualifier`.
        article, published, title, url: which article.
        path: where it stands in that article's extraction; what a correction names as its `fact`.
        start, end: its place in the text, where that is known.
        used: whether the consolidated contest holds this value.
        corrected_by: who put it right by hand.
    """

    fact: str
    value: str | int | float | bool
    article: str
    path: str
    qualifier: Qualifier | None = None
    published: str | None = None
    title: str | None = None
    url: str | None = None
    start: int | None = None
    end: int | None = None
    used: bool = False
    corrected_by: str | None = None


@dataclass(frozen=True, slots=True)
class Conflict(Record):
    """Two values of one fact that cannot both be right: the one kept and another, with their articles."""

    fact: str
    kept: str
    other: str
    kept_in: tuple[str, ...] = ()
    other_in: tuple[str, ...] = ()

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """The record from `to_dict`'s output."""
        lists = {name: tuple(data.get(name) or ()) for name in ("kept_in", "other_in")}
        return super(Conflict, cls).from_dict({**data, **lists})


@dataclass(frozen=True, slots=True)
class StandFigure(Record):
    """How one candidate (its number in the contest) stood at one time."""

    candidate: int
    outcome: Outcome | None = None
    votes: Figure | None = None

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """The record from `to_dict`'s output."""
        return super(StandFigure, cls).from_dict({**data, "votes": _nested(Figure, data.get("votes"))})


@dataclass(frozen=True, slots=True)
class Stand(Record):
    """The state of the count that one article tells; `timeline` has them by day and rounds counted."""

    article: str
    published: str | None = None
    status: Status | None = None
    rounds: Rounds | None = None
    leader: str | None = None
    margin: Figure | None = None
    candidates: tuple[StandFigure, ...] = ()

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """The record from `to_dict`'s output."""
        nested = {
            "rounds": _nested(Rounds, data.get("rounds")),
            "margin": _nested(Figure, data.get("margin")),
            "candidates": _several(StandFigure, data.get("candidates")),
        }
        return super(Stand, cls).from_dict({**data, **nested})


@dataclass(frozen=True, slots=True)
class ConsolidatedContest(Record):
    """One seat in one election, as all articles together tell it.

    Attributes:
        id: seat, year and kind: `IN-AC-WB-014-2008/2024/bypoll`. The same articles give the same id.
        constituency, constituency_id, number: the seat as the lists name it; without id as the articles do;
            None where no article names it.
        spellings: the seat's name in the articles.
        year, year_from: the year of the poll, and whether an article states it or its day of publication gives it.
        kind, kind_from: `stated`, or from the `calendar` of general elections.
        candidates: who won or leads first, then by votes.
        articles: ids of the articles that speak of the contest.
    """

    id: str
    constituency: str | None = None
    constituency_id: str | None = None
    number: int | None = None
    spellings: tuple[str, ...] = ()
    country: Literal["IN", "BD"] | None = None
    state: str | None = None
    house: House | None = None
    year: int | None = None
    year_from: Literal["stated", "published"] | None = None
    kind: Kind | None = None
    kind_from: Literal["stated", "calendar"] | None = None
    status: Status | None = None
    rounds: Rounds | None = None
    candidates: tuple[Contestant, ...] = ()
    margin: Figure | None = None
    change: Literal["hold", "gain"] | None = None
    unopposed: bool | None = None
    articles: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    timeline: tuple[Stand, ...] = ()

    @property
    def chamber(self) -> Literal["AC", "LS", "JS", "local"] | None:
        """The house as official results name it; None for a parliament of an unknown country."""
        if self.house == "parliament":
            return _PARLIAMENTS.get(self.country)
        return "AC" if self.house == "assembly" else self.house

    def to_dict(self) -> dict[str, Any]:
        """The record as JSON types."""
        return {"schema_version": SCHEMA_VERSION, **Record.to_dict(self)}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """The record from `to_dict`'s output, nested records and all.

        Raises:
            ElectextractError: code `schema`, for another schema version or no id.
        """
        if data.get("schema_version", SCHEMA_VERSION) != SCHEMA_VERSION:
            given = shorten(data["schema_version"])
            raise ElectextractError("schema", f"schema_version {given} is not {SCHEMA_VERSION}: consolidate again")
        if not isinstance(data.get("id"), str):
            raise ElectextractError("schema", 'a consolidated contest has an "id"; this record has none')
        nested = {
            "spellings": tuple(data.get("spellings") or ()),
            "articles": tuple(data.get("articles") or ()),
            "rounds": _nested(Rounds, data.get("rounds")),
            "margin": _nested(Figure, data.get("margin")),
            "candidates": _several(Contestant, data.get("candidates")),
            "sources": _several(Source, data.get("sources")),
            "conflicts": _several(Conflict, data.get("conflicts")),
            "timeline": _several(Stand, data.get("timeline")),
        }
        return super(ConsolidatedContest, cls).from_dict({**data, **nested})


@dataclass(frozen=True, slots=True)
class Verdict(Record):
    """What official results say about one fact of a consolidated contest.

    Attributes:
        contest: id of the contest; its seat and election follow, as official results name them.
        fact: `contest` (is there such a contest), `margin`, `candidates/0/votes` …
        candidate: name of the candidate, or party where that is all.
        value: what the contest says, a number as `>=28000`.
        verdict: see `electextract.verify`.
        official: the official value, where there is one.
        note: why, where the verdict does not tell by itself.
    """

    contest: str
    fact: str
    value: str
    verdict: VerdictWord
    official: str | None = None
    candidate: str | None = None
    note: str | None = None
    country: str | None = None
    house: str | None = None
    state: str | None = None
    year: int | None = None
    election_kind: str | None = None
    constituency_no: int | None = None
    constituency: str | None = None
    constituency_id: str | None = None


def _nested(kind: type[R], data: Mapping[str, Any] | None) -> R | None:
    return None if data is None else kind.from_dict(data)


def _several(kind: type[R], data: Any) -> tuple[R, ...]:
    return tuple(kind.from_dict(item) for item in data or ())
