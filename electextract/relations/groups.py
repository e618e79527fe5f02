"""Parties told of several persons, or of all winners, at once: "all six are of the P", "the first is of the P"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from electextract.records import SeatTally
from electextract.relations.collectives import told_of_all
from electextract.relations.frames import Arg, Frame, arg_of
from electextract.relations.gifts import told_by_gift
from electextract.relations.holders import INDEPENDENT, is_denied, is_left
from electextract.relations.items import Item
from electextract.relations.mentions import Person
from electextract.relations.sentence import Items
from electextract.relations.tallies_marks import beside

if TYPE_CHECKING:
    from spacy.tokens import Doc

_REACH = 3
"""Tokens between the word for a group and its party, at most, and between a number and the seats that it counts."""
_SEATS_REACH = 4
"""Tokens between the word for all and the seats, one more than at most."""
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
        deserted: the party of the paragraph of which somebody is a rebel, or that has refused somebody its ticket.
        promised: how many winners a sentence speaks of whom the article names only later, and their party.
    """

    winners: list[Person] = field(default_factory=list)
    fresh: list[Person] = field(default_factory=list)
    named: list[Person] = field(default_factory=list)
    sweeps: list[Arg] = field(default_factory=list)
    ahead: set[str] = field(default_factory=set)
    deserted: Item | None = None
    promised: list[tuple[int, Arg]] = field(default_factory=list)

    def follow(self, items: Items, frames: list[Frame], doc: Doc, *, fresh: bool) -> Iterator[tuple[Person, Item]]:
        """The persons of whom a sentence tells a party with a word for them; `fresh` where it opens a paragraph."""
        if fresh:
            self.fresh, self.deserted = [], None
        ahead = [arg for frame in frames if frame.when.when == "reported" for arg in frame.roles["ahead"]]
        if ahead:
            self.fresh = list(dict.fromkeys([*self.fresh, *(arg.person for arg in ahead if arg.person)]))
            self.ahead |= {arg.party for arg in ahead if arg.person and arg.party}
            self.winners = list(dict.fromkeys([*self.winners, *self.fresh]))
        for word, party in _told(items, doc):
            meant = self._meant(word, items)
            self._promise(word, party, items, doc, found=bool(meant))
            for person in meant:
                yield person, party
        yield from told_of_all(items, self.winners, doc)
        yield from told_by_gift(items, frames)
        yield from self._official(items)
        people = _people(items.of_kind("person"))
        if not people:
            yield from _in_turn(items, self.named)
            self.sweeps += _sweeps(items)
        self.named = people or self.named

    def _official(self, items: Items) -> Iterator[tuple[Person, Item]]:
        """“P rebel X beat the official nominee Y": the name behind the words, and the party that has the rebel."""
        for item in items.of_kind("party"):
            left = is_left(item, items) and not any(sign.start == item.tail for sign in items.of_kind("break"))
            told = item.value != INDEPENDENT and (left or is_denied(item, items))
            self.deserted = item if told else self.deserted
        for word in items.words("official") if self.deserted is not None else ():
            person = next((one for one in items.of_kind("person") if 0 <= one.start - word.end < _REACH), None)
            if person is not None and person.party is None and self.deserted is not None:
                yield person.value, self.deserted

    def _promise(self, word: Item, party: Item, items: Items, doc: Doc, *, found: bool) -> None:
        """Notes winners who are counted before any of them is named: "five won, all of them on the P ticket"."""
        numbers = (
            [word] if word.kind == "number" else [item for item in items.of_kind("number") if _of_people(item, doc)]
        )
        if not found and numbers and numbers[0].quantity is not None and numbers[0].quantity.value > 1:
            self.promised.append((numbers[0].quantity.value, arg_of(party)))

    def share_with(self, tallies: Iterable[SeatTally]) -> None:
        """Forgets a party to whom all seats went where others have some too: that was told of one place."""
        told = [tally for tally in tallies if tally.election.when == "reported"]
        parties = {
            tally.party.id for tally in told if any(count and count.value for count in (tally.won, tally.leading))
        }
        self.sweeps = [arg for arg in self.sweeps if parties <= {arg.party}]

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


def _in_turn(items: Items, named: list[Person]) -> Iterator[tuple[Person, Item]]:
    """“They are of the P, the Q and independent respectively": as many parties as the sentence before has persons."""
    if not items.says("respectively"):
        return
    parties = [item for item in items.of_kind("party") if item.holder is None and not item.weak]
    if len(parties) == len(named) > 1 and not items.of_kind("seat", "votes", "margin"):
        yield from zip(named, parties, strict=True)


def _told(items: Items, doc: Doc) -> Iterator[tuple[Item, Item]]:
    """Words for persons, each with the party of nobody else right behind it."""
    if not items.of_kind("party"):
        return
    if not items.of_kind("number") and not items.says(_RANK, _FIRST, "all_of_them"):
        return
    end = 0
    for number, word in enumerate(items):
        if word.start < end or word.kind not in ("number", "word") or not _is_group(word, doc):
            continue
        end = word.end
        following = next((item for item in items[number + 1 :] if _is_next(item, word)), None)
        if following is None or following.kind != "party" or following.holder is not None:
            continue
        if following.start - word.end < _REACH:
            yield word, following


def _is_next(item: Item, word: Item) -> bool:
    return item.kind not in ("word", "before") and item.start >= word.end


def _of_people(item: Item, doc: Doc) -> bool:
    """Whether a number counts people by its ending or the token behind it."""
    return any(token.norm_.endswith(beside("people_nouns")) for token in doc[item.end - 1 : item.end + 1])


def _is_group(item: Item, doc: Doc) -> bool:
    if item.kind == "number":
        return any(token.norm_.endswith(beside("people_endings")) for token in doc[item.end - 1 : item.end + 1])
    return item.kind == "word" and (str(item.value).startswith((_RANK, _FIRST)) or item.value == "all_of_them")


def _all_seats(items: Items) -> bool:
    """“All seats", "all the six seats", "both bypolls": the word for all, and the seats right behind it."""
    nouns = [item.start for item in items.words("seats", "bypoll", "prize")]
    return any(0 <= noun - word.end < _SEATS_REACH for word in items.words("all_listed", "together") for noun in nouns)


def _sweeps(items: Items) -> list[Arg]:
    """The one party of a sentence that speaks of every seat."""
    whole = items.says("sweep") or _all_seats(items)
    if not whole and not items.says("every_seat"):
        return []
    parties = [item for item in items.of_kind("party") if item.holder is None]
    strong = [item for item in parties if not item.weak] or parties
    told = len({item.value for item in strong}) == 1 and not any(item.value in _ASIDE for item in items)
    told = told and not (items.says("had", "earlier") or items.of_kind("year"))
    beaten = any(item.value.sides.get("subject") == "behind" for item in items.of_kind("cue"))
    every = [item.start for item in items.words("every_seat")]
    ends = [item.end for item in items.of_kind("number")]
    counted = any(0 <= start - end < _REACH for start in every for end in ends)
    return [arg_of(strong[0])] if told and not beaten and (whole or counted) else []
