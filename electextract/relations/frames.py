"""What one cue says of one contest: who is ahead, who behind, by how much, with how many votes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from electextract.records import House, Status
from electextract.relations.items import Item
from electextract.relations.mentions import Person

OPPOSITE = {"ahead": "behind", "behind": "ahead"}
"""The two sides of a result, each with the other."""


@dataclass(frozen=True, slots=True)
class Arg:
    """A contestant as an argument: a person, or a party for its candidate; tokens where it and its party are said.

    `described`: no name, but "the P candidate", which may be somebody named elsewhere.
    """

    person: Person | None
    party: str | None
    start: int
    end: int
    party_at: tuple[int, int] | None = None
    described: bool = False

    def same(self, other: Arg) -> bool:
        """Whether both speak of one contestant."""
        if self.person or other.person:
            return self.person is other.person
        return self.party == other.party


@dataclass(frozen=True, slots=True)
class When:
    """The election a frame speaks about; `implied` where only the tense of a verb tells of an earlier one."""

    when: Literal["reported", "earlier"] = "reported"
    year: int | None = None
    house: House | None = None
    kind: Literal["general", "bypoll"] | None = None
    implied: bool = field(default=False, compare=False)


@dataclass(eq=False, slots=True)
class Frame:
    """The facts around one cue, before they are merged into contests.

    Attributes:
        rule: id of the row, with a suffix where the engine filled a gap.
        seats: seat items; several where one statement holds for each.
        topical: whether the seat was carried from elsewhere; placed: whether its own clause names it.
        subject: whom the cue speaks about.
        roles: side -> contestants; `other` are named without a side.
        votes: contestant and VOTE_COUNT item.
        clock: minutes of the day, in live pages.
        former: whether it tells how things stood before: "was ahead until now".
        loose: whether its words tell of a count and of its end alike: "a lead of 5,000".
    """

    rule: str
    start: int
    end: int
    precision: float = 0.95
    seats: list[Item] = field(default_factory=list)
    topical: bool = False
    placed: bool = False
    roles: dict[str, list[Arg]] = field(default_factory=lambda: {"ahead": [], "behind": [], "other": []})
    subject: list[Arg] = field(default_factory=list)
    margin: Item | None = None
    votes: list[tuple[Arg, Item]] = field(default_factory=list)
    status: Status | None = None
    change: Literal["hold", "gain"] | None = None
    unopposed: bool = False
    when: When = When()
    clock: int | None = None
    former: bool = False
    loose: bool = False

    def args(self) -> list[Arg]:
        """All contestants, those of the sides first."""
        roles = self.roles
        found = [*roles["ahead"], *roles["behind"], *roles["other"]]
        return found + [arg for arg, _ in self.votes] if self.votes else found

    def is_party_alone(self) -> bool:
        """A party said to be ahead, without person or figure, is rather the whole party than its one candidate."""
        ahead = self.roles["ahead"]
        return bool(ahead) and all(arg.person is None for arg in self.args()) and not (self.margin or self.votes)

    def forget_parties(self, start: int) -> None:
        """Takes from persons the parties told before token `start`: those were of another election."""

        def own(arg: Arg) -> Arg:
            known = arg.person is None or arg.party_at is None or arg.party_at[0] >= start
            return arg if known else replace(arg, party=None, party_at=None)

        self.roles = {side: list(map(own, args)) for side, args in self.roles.items()}
        self.votes = [(own(arg), item) for arg, item in self.votes]

    def side_at(self, start: int) -> str | None:
        """On which side the contestant said at a token stands; None for neither."""
        found = (side for side in OPPOSITE if any(arg.start == start for arg in self.roles[side]))
        return next(found, None)

    def name(self, party: Item, person: Arg) -> None:
        """Puts a person for a party said without a name, everywhere in the frame."""

        def own(arg: Arg) -> Arg:
            return person if arg.person is None and arg.start == party.start else arg

        self.roles = {side: list(map(own, args)) for side, args in self.roles.items()}
        self.subject = list(map(own, self.subject))
        self.votes = [(own(arg), item) for arg, item in self.votes]

    def put(self, side: str, args: list[Arg]) -> None:
        """Adds contestants to a side, each once."""
        for arg in args:
            if not any(arg.same(other) for others in self.roles.values() for other in others):
                self.roles[side].append(arg)

    def lower(self, arg: Arg) -> None:
        """Puts behind a contestant who is on no side so far."""
        if any(arg.same(other) for other in self.roles["other"]):
            self.roles["other"] = [other for other in self.roles["other"] if not arg.same(other)]
            self.roles["behind"].append(arg)


def arg_of(item: Item) -> Arg:
    """A person or party item as an argument."""
    if item.kind == "person":
        party = item.party
        at = (party.start, party.end) if party else None
        return Arg(item.value, party.value if party else None, item.start, item.end, at)
    return Arg(None, item.value, item.start, item.end, (item.start, item.end), item.described)
