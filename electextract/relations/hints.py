"""Parties told elsewhere than beside the name: of a pronoun, of a whole list of names, of who backs somebody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from electextract.relations.frames import Arg
from electextract.relations.items import CLOSING, OPENING, Item
from electextract.relations.memberships import party_of_pronoun
from electextract.relations.mentions import Person

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LISTED = (",", *OPENING, *CLOSING)
_BACK_REACH = 6
"""Tokens between a name and the word that says who backs it, and between that and the party, at most."""


@dataclass(slots=True)
class Hints:
    """Persons of the reported election and their parties, as the text lets on elsewhere.

    Attributes:
        told: what another sentence says.
        shared: what the head of the list says that the person stands in: "the P's X and Y".
        backed: the party that supports the person.
    """

    told: dict[Person, Item] = field(default_factory=dict)
    shared: dict[Person, Item] = field(default_factory=dict)
    backed: dict[Person, Item] = field(default_factory=dict)

    def tell(self, person: Person, party: Item) -> None:
        """Notes what a sentence says; what was said first counts."""
        self.told.setdefault(person, party)

    def of_pronoun(self, items: list[Item], spoken: list[Arg], doc: Doc, *, reported: bool) -> list[Arg]:
        """Whoever is spoken of, with the party that the sentence gives a pronoun ("she stood for P")."""
        party = party_of_pronoun(items, doc) if spoken else None
        if party is None or spoken[0].person is None:
            return spoken
        party.holder = party
        if reported:
            self.tell(spoken[0].person, party)
        return [replace(spoken[0], party=str(party.value), party_at=(party.start, party.end))]

    def follow(self, items: list[Item], *, reported: bool) -> None:
        """Takes in a sentence, if it is on the reported election."""
        if not reported:
            return
        for person, party in _shared(items):
            self.shared.setdefault(person.value, party)
        for person, party in _backed(items):
            self.backed.setdefault(person.value, party)


def _shared(items: list[Item]) -> Iterator[tuple[Item, Item]]:
    """“The P's X and Y", "independents X, Y and Z": the persons behind the first, and its party."""
    people = [item for item in items if item.kind == "person"]
    party: Item | None = None
    for left, right in pairwise(people):
        party = left.party if left.party is not None and left.party.end <= left.start else party
        if party is None or right.party is not None or not _in_list(left, right, items):
            party = None
        elif not _opens_anew(left, right, items):
            yield right, party


def _in_list(left: Item, right: Item, items: list[Item]) -> bool:
    """Commas and "and" between two names, and what stands in brackets; nothing else."""
    inner = {item.start: item for item in items if left.tail <= item.start < right.start}
    depth, index, joined = 0, left.tail, False
    while index < right.start:
        item = inner.get(index)
        if item is None and not depth:
            return False
        if item is not None and item.kind == "break":
            depth += (item.value in OPENING) - (item.value in CLOSING)
        if not depth and item is not None and item.value not in _LISTED and item.value != "and":
            return False
        joined |= item is not None and item.value in ("and", ",")
        index = item.end if item is not None else index + 1
    return joined


def _opens_anew(left: Item, right: Item, items: list[Item]) -> bool:
    """“… beat P's X, and Y beat …": the first is the object of one verb, the second the subject of the next."""
    before = any(item.kind == "cue" and item.end <= left.start for item in items)
    after = next((item for item in items if item.start >= right.tail and item.kind not in ("break", "word")), None)
    return before and after is not None and after.kind == "cue"


def _backed(items: list[Item]) -> Iterator[tuple[Item, Item]]:
    """“X, backed by the P,": the name before the word, if it has no party, and the party behind it."""
    for word in (item for item in items if item.kind == "word" and item.value == "backed"):
        person = next((item for item in reversed(items) if item.end <= word.start and item.kind in _NAMED), None)
        party = next((item for item in items if item.start >= word.end and item.kind in _NAMED), None)
        if person is None or party is None or (person.kind, party.kind) != ("person", "party"):
            continue
        if person.party is None and word.start - person.tail < _BACK_REACH and party.start - word.end < _BACK_REACH:
            yield person, party


_NAMED = ("person", "party", "cue", "seat", "votes", "margin")
