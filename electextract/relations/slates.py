"""People of a party told of together before each is named: "eleven P ministers lost", "Q novices beat P veterans"."""

from __future__ import annotations

from dataclasses import dataclass, field

from electextract.relations.frames import OPPOSITE, Arg, Frame, arg_of
from electextract.relations.items import Item
from electextract.relations.mentions import Person
from electextract.relations.sentence import Items

_REACH = 7
"""Tokens between the word for a group and the party it belongs to, at most."""
_FAR = 20
"""The same where the sentence says that they are its people: "P saw four of its leaders fall"."""
_OWN_REACH = 3
"""Tokens between "its" and the word for a group, at most."""
_BESIDE = 2
"""Tokens between a sign and what it stands beside, one more than at most."""
_TIMES = ("forecast", "earlier")
_ASIDE = (*_TIMES, "all_listed", "all_of_them")
_OPPONENT = ("to", "by", "against", "over", "from", "behind")
_UNREAL = ("unreal", "unreal_after")


@dataclass(frozen=True, slots=True)
class Slate:
    """Of which party those are who win and those who lose in what follows; None where nothing is told."""

    ahead: Arg | None = None
    behind: Arg | None = None

    def without(self, frames: list[Frame]) -> Slate:
        """What stays told behind a sentence in which a contestant of another party stands on its side."""
        if not frames:
            return self
        ahead, behind = (
            None
            if party is None or any(_is_other(arg, party) for frame in frames for arg in frame.roles[side])
            else party
            for side, party in (("ahead", self.ahead), ("behind", self.behind))
        )
        return Slate(ahead, behind)


def read_slate(items: Items, frames: list[Frame], named: Item | None = None) -> Slate | None:
    """What a sentence tells of a group of contestants and its party; None where it speaks of none.

    `named` is the party that "its ministers" belong to where the sentence names none.
    """
    people = items.words("slate")
    groups = people or _lost_seats(items)
    if not groups:
        return None
    fallen, parted = items.says("fallen"), items.says("while")
    unreal = items.says(*_UNREAL) and not fallen
    aside = _ASIDE if people else _TIMES
    if unreal or items.says(*aside) or any(frame.seats or frame.when.when == "earlier" for frame in frames):
        return None
    free = free_parties(items)
    owned = _is_owned(groups, items)
    free = free or ([named] if named is not None and owned else [])
    near = min(
        free,
        key=lambda party: (_is_against(party, items), _distance(party, groups) if fallen or parted else party.start),
        default=None,
    )
    others = {item.value: item for item in free if near is not None and item.value != near.value}
    if near is None:
        return None
    reach = _FAR if owned or any(word.start >= near.end for word in items.words("saw")) else _REACH
    if len(others) > 1 or not any(_is_near(one, groups, reach, items) for one in free):
        return None
    other = next(iter(others.values()), None)
    side = (_role_of(near, other, frames) if other else None) or _fate_of(near, items, frames)
    if side is None:
        return None
    rival = arg_of(other) if other and not parted else None
    told = {side: arg_of(near), OPPOSITE[side]: rival}
    return Slate(told["ahead"], told["behind"])


def _lost_seats(items: Items) -> list[Item]:
    """“P lost both its seats": the seats of a party of which a verb says that it is beaten."""
    beaten = any(_side_before(cue, items) == "behind" for cue in items.of_kind("cue"))
    words = items.words("all_listed", "together", "pair") if beaten and not items.of_kind("person", "seat") else []
    return [
        noun for noun in items.words("seats", "prize") if any(0 <= noun.start - word.end < _REACH for word in words)
    ]


def free_parties(items: Items) -> list[Item]:
    """The parties of a sentence that are no person's, symbols aside."""
    return [item for item in items.of_kind("party") if not item.weak and not _is_held(item)]


def _is_owned(groups: list[Item], items: Items) -> bool:
    """Whether a word for a group is that of a party spoken of: "its senior leaders"."""
    return any(0 <= group.start - word.end < _OWN_REACH for word in items.words("its") for group in groups)


def _is_near(party: Item, groups: list[Item], reach: int, items: Items) -> bool:
    """Whether a party stands near enough to the word for a group: farther before it, where no sign parts them."""
    if _distance(party, groups) <= reach:
        return True
    breaks = [item.start for item in items.of_kind("break")]
    spans = [sorted((party.start, group.start)) for group in groups if _distance(party, [group]) <= 2 * _REACH]
    return any(not any(start <= sign < end for sign in breaks) for start, end in spans)


def _is_against(party: Item, items: Items) -> bool:
    """Whether a party is told as the opponent of whoever the sentence speaks of: "lost to Q"."""
    sides = [item for item in items.of_kind("after") if 0 <= item.start - party.end < _BESIDE]
    return party.mark in _OPPONENT or any(item.value in _OPPONENT for item in sides)


def _is_other(arg: Arg, party: Arg) -> bool:
    return arg.person is not None and arg.party not in (None, party.party)


def _is_held(party: Item) -> bool:
    return party.holder is not None and party.holder.kind == "person"


def _distance(party: Item, groups: list[Item]) -> int:
    return min(max(group.start - party.end, party.start - group.end) for group in groups)


def _role_of(party: Item, other: Item | None, frames: list[Frame]) -> str | None:
    """The side of a party said without a person, by the role that a verb gives it or the other one."""
    for frame in frames:
        for side, opposite in OPPOSITE.items():
            told = {arg.party for arg in frame.roles[side] if arg.person is None}
            if party.value in told:
                return side
            if other is not None and other.value in told:
                return opposite
    return None


def _fate_of(party: Item, items: Items, frames: list[Frame]) -> str | None:
    """Whether the people of a party win or lose: by a word for a fall, by the verb behind them, by its role."""
    if items.says("fallen"):
        signs = items.words("fallen")
        struck = [
            item for item in items.of_kind("party") if any(0 <= item.start - sign.end < _BESIDE for sign in signs)
        ]
        return "ahead" if struck and all(item.value != party.value for item in struck) else "behind"
    told = [(cue, side) for cue in items.of_kind("cue") if (side := _side_before(cue, items)) is not None]
    if len({side for _, side in told}) > 1:
        groups = [*items.words("slate"), party]
        return next((side for cue, side in told if cue.start >= groups[0].end), told[-1][1])
    return _role_of(party, None, frames) or (told[0][1] if told else None)


def _side_before(cue: Item, items: Items) -> str | None:
    """The side on which a verb puts whoever stands before it."""
    side = cue.value.sides.get("subject")
    if side not in OPPOSITE or "noun" in cue.value.flags:
        return None
    passive = "passive" in cue.value.flags and any(0 <= cue.start - word.end < _BESIDE for word in items.words("be"))
    return OPPOSITE[side] if passive else str(side)


def read_lone(items: Items, frames: list[Frame]) -> Slate | None:
    """What a sentence without names tells of one contestant named in the next: "a P minister lost too"."""
    nouns = items.words("candidate", "chief")
    if not nouns or items.of_kind("person", "seat", "votes", "margin"):
        return None
    parties = [item for item in items.of_kind("party") if not item.weak]
    if len(parties) != 1:
        return None
    if items.says(*_ASIDE, *_UNREAL) or _distance(parties[0], nouns) > _BESIDE:
        return None
    side = _fate_of(parties[0], items, frames)
    return Slate(**{side: arg_of(parties[0])}) if side else None


def read_blow(items: Items) -> Arg | None:
    """The party that a sentence without names calls hit: "his defeat is a blow to the P"."""
    parties = [item for item in items.of_kind("party") if not item.weak]
    if len(parties) != 1 or items.of_kind("person", "seat", "number") or items.says(*_ASIDE, *_UNREAL, "slate"):
        return None
    struck = items.says("setback", "fallen") and any(cue.value.act == "outcome" for cue in items.of_kind("cue"))
    return arg_of(parties[0]) if struck and items.says("his", "he", "article") else None


@dataclass(slots=True)
class Slates:
    """Contestants whose party is told only of a group that they are of.

    Attributes:
        told: what the article told last of a group; who won, only for its paragraph, or the next where it closes it.
        headed: whether the sentence before told it.
        lone: what the sentence before told of one contestant.
        named: the party that the last sentence with parties speaks of, if it is one.
        fell: the contestants without a party whom the last result has behind.
        winners, beaten: person -> the party told of the group, should the person be ahead, or behind.
    """

    told: Slate = field(default_factory=Slate)
    headed: bool = False
    lone: Slate | None = None
    named: Item | None = None
    fell: list[Person] = field(default_factory=list)
    winners: dict[Person, Arg] = field(default_factory=dict)
    beaten: dict[Person, Arg] = field(default_factory=dict)

    def follow(self, items: Items, frames: list[Frame], *, fresh: bool, reported: bool) -> bool:
        """Takes in one sentence, if it is on the reported election; whether it speaks of people of a party.

        `fresh`: whether it opens a paragraph.
        """
        slate = read_slate(items, frames, self.named) if reported else None
        if items.of_kind("party"):
            free = free_parties(items)
            self.named = free[0] if len({item.value for item in free}) == 1 else None
        if fresh and not self.headed:
            self.told = Slate(None, self.told.behind)
        self.told, self.headed = slate or self.told.without(frames), slate is not None
        told = [frame for frame in frames if frame.when.when == "reported"]
        for arg in (arg for frame in told for arg in frame.args() if arg.person is not None and arg.party is None):
            self._note(self.lone or self.told, arg)
        self._look_back(items, told if reported else [])
        self.lone = read_lone(items, frames) if reported and slate is None else None
        return slate is not None or self.lone is not None or _is_idle(items)

    def _note(self, slate: Slate, arg: Arg) -> None:
        for party, known in ((slate.ahead, self.winners), (slate.behind, self.beaten)):
            if party is not None and arg.person is not None and party.start < arg.start:
                known.setdefault(arg.person, party)

    def _look_back(self, items: Items, frames: list[Frame]) -> None:
        """Gives the party that is hit to the one told of before as beaten."""
        blow = read_blow(items) if self.fell else None
        if blow is not None and len(self.fell) == 1:
            self.beaten.setdefault(self.fell[0], blow)
        fell = [arg.person for frame in frames for arg in frame.roles["behind"] if arg.person and arg.party is None]
        self.fell = fell or ([] if items.of_kind("person", "seat") else self.fell)


def _is_idle(items: Items) -> bool:
    """“P leaders blamed the machines": people of a party who do something else than win, and are not counted."""
    return items.says("slate") and not items.says("candidates", "winners") and not items.of_kind("number")
