"""The party told once of several winners: "all four are of the P", "X took S and Y T, both for the P"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from electextract.relations.items import Item
from electextract.relations.mentions import Person
from electextract.relations.sentence import Items

if TYPE_CHECKING:
    from spacy.tokens import Doc

_REACH = 7
"""Tokens between the word for all and their party, at most."""
_BESIDE = 2
"""Tokens between a party and the "in" of "the P in all three", at most."""
_TELLING = ("be", "member", "winners", "candidate", "of", "from", "for", "with")
_OPENING = ("and", "while")


def told_of_all(items: Items, winners: Sequence[Person], doc: Doc) -> Iterator[tuple[Person, Item]]:
    """The last winners named, as many as the word for them counts, each with the party told of all."""
    if not items.of_kind("party"):
        return
    for word in items.words("all_listed"):
        party = _party_behind(word, items, doc) or _party_before(word, items, doc)
        count = _count(word, items)
        if party is not None and count and len(winners) >= count and not items.says("losers"):
            yield from ((person, party) for person in winners[-count:])


def _count(word: Item, items: Items) -> int:
    """How many the word speaks of; 0 where it does not say."""
    inner = [item for item in items.of_kind("number") if word.start <= item.start < word.end]
    counts = [int(item.quantity.value) for item in inner if item.quantity is not None]
    pair = any(item.start == word.start for item in items.words("pair"))
    return counts[0] if counts else 2 * pair


def _party_behind(word: Item, items: Items, doc: Doc) -> Item | None:
    """“All four are from the P", "both for the P", "both P": of a word that opens a clause."""
    before = next((item for item in reversed(items) if item.end <= word.start), None)
    if before is not None and before.kind != "break" and before.value not in _OPENING:
        return None
    told = [item for item in items if item.start >= word.end]
    party = next((item for item in told if item.kind not in ("word", "before")), None)
    if party is None or party.kind != "party" or party.start - word.end > _REACH:
        return None
    inner = [item for item in told if item.start < party.start]
    closes = party.tail >= len(doc) or doc[party.tail].is_punct
    free = party.holder is None or party.holder.end <= word.start
    plain = any(item.value in _TELLING for item in inner) and not any(item.value == "seats" for item in inner)
    return party if free and (plain or (closes and party.start == word.end)) else None


def _party_before(word: Item, items: Items, doc: Doc) -> Item | None:
    """“…; the P in all three"."""
    party = next((item for item in reversed(items.of_kind("party")) if item.end <= word.start), None)
    closes = word.end >= len(doc) or doc[word.end].is_punct
    if party is None or party.holder is not None or not closes or not 0 < word.start - party.tail < _BESIDE:
        return None
    inner = [item for item in items if party.tail <= item.start < word.start]
    opens = next((item for item in reversed(items) if item.end <= party.start and item.value != "article"), None)
    joined = bool(inner) and all(item.kind == "before" for item in inner)
    return party if joined and (opens is None or opens.kind == "break") else None
