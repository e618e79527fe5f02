"""What a passage is about: the party of a contestant for whom it names none."""

from __future__ import annotations

from dataclasses import dataclass, field

from electextract.relations.frames import Arg, Frame, arg_of
from electextract.relations.items import Item
from electextract.relations.mentions import Person
from electextract.relations.sentence import Items
from electextract.relations.strangers import STRANGER

_SEATS_REACH = 4
"""Tokens between a number and the word for seats that it counts, at most."""
_PERSONAL = ("he", "ally_noun", "setback")
"""Words of a sentence that speaks of a person, of several parties or of a defeat."""
_JOIN_REACH = 5
"""Tokens between two parties told in one breath, at most."""
_AGAINST = ("from", "over", "against", "than", "behind")


@dataclass(slots=True)
class Themes:
    """Contestants whose party is told only by what stands before them.

    Attributes:
        running: the party whose win without a name the paragraph tells.
        near: the only party of the sentence before, if it belongs to nobody: "All four went to the P."
        spoken: the parties of the paragraph; beside others, one whose seats are counted is not what it is about.
        known: the persons of that sentence, those without a party if there are any; it may tell that of the only one.
        winners: person -> the party that the passage is about, should the person be ahead.
        beaten: person -> the party before the name in its sentence, should the person be behind.
    """

    running: Arg | None = None
    near: Arg | None = None
    known: set[Person] = field(default_factory=set)
    headed: bool = False
    spoken: set[str] = field(default_factory=set)
    winners: dict[Person, Arg] = field(default_factory=dict)
    beaten: dict[Person, Arg] = field(default_factory=dict)

    def follow(self, items: Items, frames: list[Frame], *, fresh: bool, slated: bool = False) -> None:
        """Takes in one sentence; `fresh` where it opens a paragraph, `slated` where it speaks of people of a party."""
        if fresh:
            self.running = None
            self.near = self.near if self.headed else None
            self.spoken = set()
        free = _friends(_free(items)) if items.of_kind("party") else []
        self.spoken |= {str(item.value) for item in free}
        shared = len(self.spoken) > 1 and bool(items.of_kind("number"))
        self.running = None if shared else _counted(items) or self.running
        people = items.of_kind("person")
        used, named = False, {item.value for item in people if item.party is None} or {item.value for item in people}
        mixed = bool(named) or items.says("ally_noun")
        for frame in frames:
            for arg in frame.args():
                if arg.person is None:
                    self.running = arg if arg in frame.roles["ahead"] and not (mixed or shared) else self.running
                elif arg.party is None and frame.when.when == "reported":
                    used |= self._note(arg, items)
        self.headed = fresh and all(item.value != "." for item in items.of_kind("break"))
        if slated:
            self.near = self.running = None
        elif free or not used:
            alone = not shared and _is_about(free, items, frames)
            self.near, self.known = arg_of(free[-1]) if alone else None, named

    def _note(self, arg: Arg, items: Items) -> bool:
        """Keeps what stands before a name; whether it was the sentence before that told the party."""
        assert arg.person is not None
        before = [item for item in _free(items) if item.end <= arg.start]
        friends = _friends(before)
        near = self.near if self.known <= {arg.person} else None
        theme = arg_of(friends[-1]) if friends else near or self.running
        if theme is not None:
            self.winners.setdefault(arg.person, theme)
        if before and len({item.value for item in _joined(before)}) == 1:
            self.beaten.setdefault(arg.person, arg_of(before[-1]))
        return theme is not None and theme is self.near


def _is_about(free: list[Item], items: Items, frames: list[Frame]) -> bool:
    """Whether a sentence speaks of one party of now, and not of somebody: "P and its allies", "he is P's last man"."""
    if len({item.value for item in free}) != 1 or items.of_kind(STRANGER):
        return False
    past = all(frame.when.when == "earlier" for frame in frames) if frames else items.says("earlier")
    return not past and not items.says(*_PERSONAL)


def _free(items: Items) -> list[Item]:
    """The parties that belong to no name of the sentence."""
    return [item for item in items.of_kind("party") if item.holder is None and not item.weak]


def _joined(parties: list[Item]) -> list[Item]:
    """The last party, and those told in one breath with it: "the P and the Q"."""
    run = parties[-1:]
    for party in reversed(parties[:-1]):
        if run[0].start - party.end > _JOIN_REACH or party.mark != run[0].mark:
            break
        run.insert(0, party)
    return run


def _counted(items: Items) -> Arg | None:
    """The one party, if only by its symbol, of a sentence without persons that counts seats."""
    if items.of_kind("person") or not items.says("seats"):
        return None
    parties = [item for item in items.of_kind("party") if item.holder is None]
    if len({item.value for item in parties}) != 1:
        return None
    ends = [item.end for item in items.of_kind("number")]
    nouns = [item.start for item in items.words("seats")]
    counted = any(0 <= noun - end < _SEATS_REACH for noun in nouns for end in ends)
    return arg_of(parties[0]) if counted else None


def _friends(parties: list[Item]) -> list[Item]:
    """Those that are nobody's opponents."""
    return [item for item in parties if item.mark not in _AGAINST]
