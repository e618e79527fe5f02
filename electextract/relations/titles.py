"""Titles joined by "and" before a name: "P president and former minister X", "P leader and sitting party MP X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from electextract.relations.holders import attach
from electextract.relations.items import Item
from electextract.relations.kinship import is_kin_owner
from electextract.relations.sentence import Items

if TYPE_CHECKING:
    from spacy.tokens import Doc

_NOUNS = ("candidate", "chief", "rival", "incumbent", "office")
_PERSONAL = ("candidate", "chief", "incumbent")
_REACH = 16
"""Tokens between a party with its title and the name that the last of the titles announces, at most."""
_APART = ("who", "while", "he", "his", "be", "had", "which", "rival")


def mark_described(items: Items, doc: Doc) -> None:
    """Notes the parties that stand for one person: "the P candidate", "the sitting P MLA", in place."""
    nouns = items.words(*_PERSONAL)
    for party in items.of_kind("party") if nouns else ():
        if party.holder is None and not party.weak:
            noun = next((item for item in nouns if 0 <= item.start - party.tail < 2), None)
            party.described = noun is not None and not doc[noun.end - 1].norm_.endswith("s")


def attach_titled(items: Items) -> None:
    """Gives persons without a party that of the first of several titles before the name, in place."""
    if not items.says("and"):
        return
    for party in items.of_kind("party"):
        following = items[items.index(party) + 1 :] if party.holder is None else []
        if not _opens_titles(party, following):
            continue
        person = _titled(party, following, items)
        if person is not None and person.party is None:
            attach(person, party)


def _opens_titles(party: Item, following: list[Item]) -> bool:
    """A noun right behind the party, and "and" before the next name."""
    told = [item for item in following if item.start < party.tail + _REACH]
    if "genitive" in party.cases or not told or told[0].value not in _NOUNS or told[0].start - party.tail > 1:
        return False
    end = max(item.tail for item in told if item.value in _NOUNS and item.start == told[0].start)
    joined = next((item for item in told if item.start >= end and not _places(item)), None)
    return joined is not None and joined.value == "and"


def _places(item: Item) -> bool:
    """“MLA from S”: where the title is of."""
    return item.kind in ("seat", "state") or (item.kind == "before" and item.value in ("of", "from"))


def _titled(party: Item, following: list[Item], items: Items) -> Item | None:
    """The name that the titles announce: the first that is told for no relative of his."""
    joined = 0
    for item in following:
        if item.start - party.tail > _REACH:
            return None
        if item.kind == "person" and not is_kin_owner(item, items):
            return item if joined and item.start > joined else None
        if item.kind in ("party", "cue", "break", "votes", "margin") or item.value in _APART:
            return None
        if item.value == "and":
            if joined:
                return None
            joined = item.end
    return None
