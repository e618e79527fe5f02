"""What the reading of seat tallies passes on: parts of sentences, statements, what went before."""

from __future__ import annotations

from dataclasses import dataclass, field

from electextract.gazetteers.loader import parties
from electextract.records import Quantity
from electextract.relations.tallies_marks import Mark

_SINCE = {"INDIA": 2023}
"""The year that an alliance was founded in, where a party had another before."""


@dataclass(slots=True)
class Stated:
    """One statement: party, count, number and the marks of its part of the sentence.

    `place`: where the seats are, `regional` if a region is named for them, `vague` if nothing beside them says where;
    `sentence`: the first token of the sentence, `when` the election.
    """

    party: str
    count: str
    quantity: Quantity
    mark: Mark
    past: bool
    around: list[Mark]
    verb: Mark | None = None
    place: str | None = None
    regional: bool = False
    vague: bool = False
    sentence: int = 0
    when: str = ""


@dataclass(slots=True)
class Chunk:
    """A part of a sentence between two stops: the parties and numbers of seats in it, and its verbs.

    `joined` where "and" stands before it.
    """

    marks: list[Mark]
    joined: bool = False
    parties: list[Mark] = field(init=False)
    numbers: list[Mark] = field(init=False)
    verbs: list[Mark] = field(init=False)

    def __post_init__(self) -> None:
        self.parties = self.of("party")
        self.numbers = self.of("number", "zero", "one")
        self.verbs = self.of("verb", "weak")

    def of(self, *kinds: str) -> list[Mark]:
        """The marks of these kinds."""
        return [mark for mark in self.marks if mark.kind in kinds]

    def has(self, *kinds: str) -> bool:
        """Whether there is a mark of one of these kinds."""
        return not {mark.kind for mark in self.marks}.isdisjoint(kinds)


@dataclass(slots=True)
class Memory:
    """What earlier sentences leave behind: the party and alliance spoken of, the count of the list that goes on.

    `trend`: a heading says that what follows are leads. `alliances`: those that the article has named, `year` that
    of the reported election, `start` the first token of the sentence that is read; `decided`: wins were counted;
    `past`: a verb of former times told the last of them; `heading`: what a heading says that a box counts, "" for no
    seats; `reports`: the article tells results of the reported election, or a heading says that wins follow.
    """

    party: Mark | None = None
    alliance: Mark | None = None
    alliances: list[str] = field(default_factory=list)
    year: int | None = None
    count: str | None = None
    start: int = 0
    past: bool = False
    fought: bool = False
    decided: bool = False
    trend: bool = False
    reports: bool = False
    heading: str | None = None

    def alliance_of(self, code: str) -> str | None:
        """The alliance that a party leads: one that the article names, else the only or the national one."""
        entry = parties().get(code)
        listed = entry.alliances if entry else ()
        named = [alliance for alliance in self.alliances if alliance in listed]
        if named or not listed:
            return named[-1] if named else None
        over = self.year is not None and self.year < _SINCE.get(listed[0], 0)
        return listed[1] if over and len(listed) > 1 else listed[0]


def is_none(number: Mark) -> bool:
    """Whether a number, or a word for it, is nought."""
    return number.value == 0 or (isinstance(number.value, Quantity) and number.value.value == 0)
