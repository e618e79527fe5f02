"""People who are named only for somebody else: "X's sister Y" speaks of Y."""

from __future__ import annotations

from electextract.relations.items import Item
from electextract.relations.sentence import Items
from electextract.relations.strangers import STRANGER

_NOUN_REACH, _NAME_REACH, _TITLE_REACH = 3, 3, 6
"""Tokens between a name and the word for kin behind it, and between that and the name of the kin, at most; the last
where "and" and a title stand between: "X's wife and sitting member Y"."""


def is_kin_owner(person: Item, items: Items) -> bool:
    """A name in the genitive, then a word for kin, then the name that the sentence is about."""
    if person.kind not in ("person", STRANGER) or "genitive" not in person.cases or person.tail == person.end:
        return False
    nouns = [item for item in items.words("kin_noun") if 0 <= item.start - person.tail < _NOUN_REACH]
    return any(
        0 <= item.start - noun.end < _reach(noun, items) and item.start > person.start
        for noun in nouns
        for item in items.of_kind("person")
    )


def _reach(noun: Item, items: list[Item]) -> int:
    """How far behind a word for kin the name of the kin may stand."""
    after = next((item for item in items if item.start >= noun.end), None)
    titled = after is not None and after.value == "and" and after.start == noun.end
    return _TITLE_REACH if titled else _NAME_REACH
