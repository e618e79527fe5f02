"""Parties told of several persons, or of all winners, at once: "all six are of the P", "the first is of the P"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from electextract.relations.frames import Arg, Frame, arg_of
from electextract.relations.items import Item
from electextract.relations.mentions import Person
from electextract.relations.sentence import Items
from electextract.relations.tallies_marks import beside

if TYPE_CHECKING:
    from spacy.tokens import Doc

_REACH = 3
"""Tokens between the word for a group and its party, at most, and between a number and the seats that it counts."""
_RANK, _FIRST = "person.", "persons."
_ASIDE = ("lost", "denied", "unreal", "forecast")


@dataclass(slots=True)
class Groups:
    """Persons in the order of the text, winners of the reported election, and the party that won every seat.

    Attributes:
        winners: who is ahead, in the order of the text.
        fresh: those of the paragraph.
        named: the persons of the sentence before.
        sweeps: the parties of which a sentence without persons says that all seats are theirs.
        ahead: the parties said beside winners.
    """

    winners: list[Person] = field(default_factory=list)
    fresh: list[Person] = field(default_factory=list)
    named: list[Person] = field(default_factory=list)
    sweeps: list[Arg] = field(default_factory=list)
    ahead: set[str] = field(default_factory=set)

    def follow(self, items: Items, frames: list[Frame], doc: Doc, *, fresh: bool) -> Iterator[tuple[Person, Item]]:
        """The persons of whom a sentence tells a party with a word for them; `fresh` where it opens a paragraph."""
        if fresh:
            self.fresh = []
        ahead = [arg for frame in frames if frame.when.when == "reported" for arg in frame.roles["ahead"]]
        self.fresh = list(dict.fromkeys([*self.fresh, *(arg.person for arg in ahead if arg.person)]))
        self.ahead |= {arg.party for arg in ahead if arg.person and arg.party}
        self.winners = list(dict.fromkeys([*self.winners, *self.fresh]))
        for word, party in _told(items, doc):
            for person in self._meant(word, items):
                yield person, party
        people = _people(items.of_kind("person"))
        self.named = people or self.named
        if not people:
            self.sweeps += _sweeps(items)

    def sweep(self) -> Arg | None:
        """The one party of which it is told that all seats are its own, if no winner is of another."""
        told = {arg.party for arg in self.sweeps}
        return self.sweeps[0] if len(told) == 1 and self.ahead <= told else None

    def _meant(self, word: Item, items: Items) -> list[Person]:
        if word.kind == "number":
            count = word.quantity
            return self.winners[-count.value :] if count and 1 < count.value <= len(self.winners) else []
        if word.value == "all_of_them":
            return self.fresh
        listed = _people([item for item in items if item.end <= word.start]) or self.named
        kind, _, number = str(word.value).partition(".")
        return listed[: int(number)] if f"{kind}." == _FIRST else listed[int(number) - 1 : int(number)]


def _people(items: Iterable[Item]) -> list[Person]:
    return list(dict.fromkeys(cast("Person", item.value) for item in items if item.kind == "person"))


def _told(items: Items, doc: Doc) -> Iterator[tuple[Item, Item]]:
    """Words for persons, each with the party of nobody else right behind it."""
    if not items.of_kind("party") or not (items.of_kind("number") or items.says(_RANK, _FIRST, "all_of_them")):
        return
    end = 0
    for number, word in enumerate(items):
        if word.start < end or not _is_group(word, doc):
            continue
        end = word.end
        following = next((item for item in items[number + 1 :] if _is_next(item, word)), None)
        if following is None or following.kind != "party" or following.holder is not None:
            continue
        if following.start - word.end < _REACH:
            yield word, following


def _is_next(item: Item, word: Item) -> bool:
    return item.kind not in ("word", "before") and item.start >= word.end


def _is_group(item: Item, doc: Doc) -> bool:
    if item.kind == "number":
        return any(token.norm_.endswith(beside("people_endings")) for token in doc[item.end - 1 : item.end + 1])
    return item.kind == "word" and (str(item.value).startswith((_RANK, _FIRST)) or item.value == "all_of_them")


def _sweeps(items: Items) -> list[Arg]:
    """The one party of a sentence that speaks of every seat."""
    if not items.says("every_seat", "sweep"):
        return []
    parties = [item for item in items.of_kind("party") if item.holder is None]
    strong = [item for item in parties if not item.weak] or parties
    told = len({item.value for item in strong}) == 1 and not any(item.value in _ASIDE for item in items)
    beaten = any(item.value.sides.get("subject") == "behind" for item in items.of_kind("cue"))
    every = [item.start for item in items.words("every_seat")]
    whole = items.says("sweep")
    ends = [item.end for item in items.of_kind("number")]
    counted = any(0 <= start - end < _REACH for start in every for end in ends)
    return [arg_of(strong[0])] if told and not beaten and (whole or counted) else []
