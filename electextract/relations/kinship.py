"""People who are named only for somebody else: "X's sister Y" speaks of Y."""

from __future__ import annotations

from electextract.relations.items import Item
from electextract.relations.strangers import STRANGER

_NOUN_REACH, _NAME_REACH = 3, 3
"""Tokens between a name and the word for kin behind it, and between that and the name of the kin, at most."""


def is_kin_owner(person: Item, items: list[Item]) -> bool:
    """A name in the genitive, then a word for kin, then the name that the sentence is about."""
    if person.kind not in ("person", STRANGER) or "genitive" not in person.cases or person.tail == person.end:
        return False
    nouns = [item for item in items if item.value == "kin_noun" and 0 <= item.start - person.tail < _NOUN_REACH]
    return any(
        item.kind == "person" and 0 <= item.start - noun.end < _NAME_REACH and item.start > person.start
        for noun in nouns
        for item in items
    )
