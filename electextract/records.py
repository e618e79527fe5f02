"""What comes out: contest results, each fact with its place in the text.

All offsets are character offsets into the text as given, `end` exclusive. `to_dict` gives the one
format that predictions, gold answers and training data share (schema version 1); `from_dict` reads it
back and takes what is absent as not annotated (`None` or empty).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Literal, Self, TypeVar, get_args

from electextract.display import Displayed
from electextract.errors import ElectextractError, shorten

SCHEMA_VERSION = 1

Label = Literal["CANDIDATE", "PARTY", "CONSTITUENCY", "VOTE_COUNT", "MARGIN"]
Qualifier = Literal["exact", "at_least", "at_most", "about"]
House = Literal["assembly", "parliament", "local"]
Outcome = Literal["won", "lost", "leading", "trailing"]
Status = Literal["declared", "counting"]

LABELS: tuple[Label, ...] = get_args(Label)
FIGURES: tuple[Label, ...] = ("VOTE_COUNT", "MARGIN")
QUALIFIERS: tuple[Qualifier, ...] = get_args(Qualifier)
HOUSES: tuple[House, ...] = get_args(House)
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
STATUSES: tuple[Status, ...] = get_args(Status)


class Record:
    """Plain dicts out and in, field by field."""

    def to_dict(self) -> dict[str, Any]:
        """The record as JSON types; nested records become dicts, tuples lists."""
        return {spec.name: _plain(getattr(self, spec.name)) for spec in fields(self)}  # type: ignore[arg-type]

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """The record from `to_dict`'s output; unknown keys are ignored, absent ones keep their default."""
        names = {spec.name for spec in fields(cls)}  # type: ignore[arg-type]
        return cls(**{name: value for name, value in data.items() if name in names})


R = TypeVar("R", bound=Record)


def _plain(value: Any) -> Any:
    if isinstance(value, Record):
        return value.to_dict()
    return [_plain(item) for item in value] if isinstance(value, tuple) else value


def _nested(kind: type[R], data: Mapping[str, Any] | None) -> R | None:
    return None if data is None else kind.from_dict(data)


def _several(kind: type[R], data: Any) -> tuple[R, ...]:
    return tuple(kind.from_dict(item) for item in data or ())


@dataclass(frozen=True, slots=True)
class Quantity(Record):
    """A number with its meaning.

    Attributes:
        value: the number named.
        qualifier: exact, at_least ("over"), at_most ("under") or about ("nearly").
        lower, upper: what the number may be at least and at most; None where open.
        step: the last place given: 10000 for "1.3 lakh", 1 for "130156".
        text, start, end: the number as written, with its magnitude words, without qualifier.
    """

    value: int
    qualifier: Qualifier = "exact"
    lower: int | None = None
    upper: int | None = None
    step: int = 1
    text: str = ""
    start: int = -1
    end: int = -1


@dataclass(frozen=True, slots=True)
class Mention(Record):
    """A stretch of the text; `label`, `id` (party code or seat id) and `score` where they are known."""

    text: str
    start: int
    end: int
    label: Label | None = None
    id: str | None = None
    score: float | None = None

    def place(self) -> dict[str, Any]:
        """Text and offsets alone, as a candidate's mentions are written."""
        return {"text": self.text, "start": self.start, "end": self.end}


@dataclass(frozen=True, slots=True)
class Party(Record):
    """A party or alliance: code of the gazetteer (joined by `+` for a joint camp), usual name."""

    id: str
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Constituency(Record):
    """A seat: the mention it was read from, base form of the name, Latin form, gazetteer id, number."""

    name: str
    text: str = ""
    start: int = -1
    end: int = -1
    name_latin: str | None = None
    id: str | None = None
    number: int | None = None

    def to_dict(self) -> dict[str, Any]:
        """The record as JSON types, in the order of the format."""
        order = ("text", "start", "end", "name", "name_latin", "id", "number")
        return {name: getattr(self, name) for name in order}


@dataclass(frozen=True, slots=True)
class Election(Record):
    """Which election: the reported one or an earlier one, year and kind where stated."""

    when: Literal["reported", "earlier"] = "reported"
    year: int | None = None
    kind: Literal["general", "bypoll"] | None = None


@dataclass(frozen=True, slots=True)
class Rounds(Record):
    """Rounds of counting: done, in all, left."""

    counted: int | None = None
    total: int | None = None
    remaining: int | None = None


@dataclass(frozen=True, slots=True)
class Standing(Record):
    """One candidate in one contest; without `name` where only the party is said."""

    name: str | None = None
    name_latin: str | None = None
    mentions: tuple[Mention, ...] = ()
    party: Party | None = None
    alliance: str | None = None
    votes: Quantity | None = None
    share: float | None = None
    position: int | None = None
    outcome: Outcome | None = None
    deposit_lost: bool | None = None

    def to_dict(self) -> dict[str, Any]:
        """The record as JSON types; a mention is its text and place."""
        data = Record.to_dict(self)
        data["mentions"] = [mention.place() for mention in self.mentions]
        return data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """The record from `to_dict`'s output, nested records and all."""
        nested = {
            "mentions": _several(Mention, data.get("mentions")),
            "party": _nested(Party, data.get("party")),
            "votes": _nested(Quantity, data.get("votes")),
        }
        return super(Standing, cls).from_dict({**data, **nested})


@dataclass(frozen=True, slots=True)
class Evidence(Record):
    """Where a fact stands and the rule that read it; `fact` is its path (`margin`, `candidates/0/party`)."""

    fact: str
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Warning(Record):  # noqa: A001 - the schema's word
    """What does not add up: a code for programs, a sentence for people."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class ContestResult(Displayed, Record):
    """The result or standing of one seat in one election."""

    constituency: Constituency | None = None
    country: Literal["IN", "BD"] | None = None
    state: str | None = None
    house: House | None = None
    election: Election = field(default_factory=Election)
    status: Status | None = None
    rounds: Rounds | None = None
    candidates: tuple[Standing, ...] = ()
    margin: Quantity | None = None
    change: Literal["hold", "gain"] | None = None
    unopposed: bool | None = None
    confidence: float | None = None
    evidence: tuple[Evidence, ...] = ()
    warnings: tuple[Warning, ...] = ()

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """The record from `to_dict`'s output, nested records and all."""
        nested = {
            "constituency": _nested(Constituency, data.get("constituency")),
            "election": Election.from_dict(data.get("election") or {}),
            "rounds": _nested(Rounds, data.get("rounds")),
            "candidates": _several(Standing, data.get("candidates")),
            "margin": _nested(Quantity, data.get("margin")),
            "evidence": _several(Evidence, data.get("evidence")),
            "warnings": _several(Warning, data.get("warnings")),
        }
        return super(ContestResult, cls).from_dict({**data, **nested})


@dataclass(frozen=True, slots=True)
class SeatTally(Record):
    """How many seats a party or alliance has won, leads in or contested, in a state or in all."""

    party: Party
    scope: str | None = None
    house: House | None = None
    election: Election = field(default_factory=Election)
    won: Quantity | None = None
    leading: Quantity | None = None
    contested: Quantity | None = None
    evidence: tuple[Evidence, ...] = ()

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """The record from `to_dict`'s output, nested records and all."""
        nested: dict[str, Any] = {
            "party": Party.from_dict(data["party"]),
            "election": Election.from_dict(data.get("election") or {}),
            "evidence": _several(Evidence, data.get("evidence")),
        }
        counts = {name: _nested(Quantity, data.get(name)) for name in ("won", "leading", "contested")}
        return super(SeatTally, cls).from_dict({**data, **nested, **counts})


@dataclass(frozen=True, slots=True)
class Extraction(Displayed, Record):
    """All that was read from one article. `text`, for display, is no part of `to_dict`; `results_score` is 0 to 1."""

    id: str
    language: Literal["en", "bn", "mixed"] = "en"
    published: str | None = None
    title: str | None = None
    url: str | None = None
    source: str | None = None
    model: str | None = None
    results_score: float | None = None
    entities: tuple[Mention, ...] = ()
    contests: tuple[ContestResult, ...] = ()
    tallies: tuple[SeatTally, ...] = ()
    text: str = field(default="", repr=False, compare=False)

    def to_dict(self) -> dict[str, Any]:
        """The one format, without the text."""
        data = {"schema_version": SCHEMA_VERSION, **Record.to_dict(self)}
        del data["text"]
        return data

    def to_json(self, *, indent: int | None = None) -> str:
        """`to_dict` as JSON with Bengali letters kept readable."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Reads the one format; `text`, where present (gold, training data), is kept.

        Raises:
            ElectextractError: code `schema`, for a missing id or another schema version.
        """
        if data.get("schema_version", SCHEMA_VERSION) != SCHEMA_VERSION:
            given = shorten(data["schema_version"])
            raise ElectextractError("schema", f"schema_version {given} is not {SCHEMA_VERSION}: extract again")
        if "id" not in data:
            raise ElectextractError("schema", 'an extraction has no "id"; every record of the format has one')
        nested = {
            "entities": _several(Mention, data.get("entities")),
            "contests": _several(ContestResult, data.get("contests")),
            "tallies": _several(SeatTally, data.get("tallies")),
        }
        return super(Extraction, cls).from_dict({**data, **nested})
