"""People who are named only for somebody else: "X's sister Y" speaks of Y."""

from __future__ import annotations

from electextract.relations.items import Item
from electextract.relations.sentence import Items
from electextract.relations.strangers import STRANGER

_NOUN_REACH, _NAME_REACH, _TITLE_REACH = 3, 3, 6
"""Tokens between a name and the word for kin behind it, and between that and the name of the kin, at most; the last
where "and" and a title stand between: "X's wife and sitting member Y"."""
KIN_REACH, _TITLED_REACH = 4, 14
"""Tokens between a word of kinship and the name of the relative, at most; the last over titles."""
_JOINED = 2
"""Tokens of a hyphen and the word behind it."""


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


def leads_party(person: Item, items: Items) -> bool:
    """“The X-led party": a name that tells which party is meant."""
    return any(word.start == person.end and word.end - word.start == _JOINED for word in items.words("led"))


def is_kin_told(person: Item, items: Items) -> bool:
    """“Daughter of X won S", "son of former minister and five-time member X": told only as somebody's kin."""
    kin = items.words("kin")
    governing = {item.end for item in items.of_kind("before")} if kin else set()
    return any(0 <= person.start - word.end < kin_reach(word, person, items) for word in kin if word.end in governing)


def kin_reach(word: Item, person: Item, items: Items) -> int:
    """How far behind a word of kinship the relative may stand: farther where two titles stand between."""
    inner = [item for item in items if word.end <= item.start < person.start]
    titles = [item for item in inner if item.value in ("office", "incumbent", "chief")]
    joined = any(item.value == "and" for item in inner) and all(item.kind in ("word", "state") for item in inner)
    told = joined and titles and titles[0].start == word.end and titles[-1].end == person.start
    return _TITLED_REACH if told else KIN_REACH


def _reach(noun: Item, items: list[Item]) -> int:
    """How far behind a word for kin the name of the kin may stand."""
    after = next((item for item in items if item.start >= noun.end), None)
    titled = after is not None and after.value == "and" and after.start == noun.end
    return _TITLE_REACH if titled else _NAME_REACH
