"""Joint camps without a name of their own: "the P-Q alliance" is one contestant, P+Q."""

from __future__ import annotations

from typing import TYPE_CHECKING

from electextract.relations.items import Item
from electextract.relations.sentence import Items

if TYPE_CHECKING:
    from spacy.tokens import Doc

JOIN = "+"
_HYPHENS = ("-", "–", "‑")
_NOUN_REACH = 2
"""Tokens between the last party of a camp and the word for an alliance, at most, and one."""


def join_camps(items: Items, doc: Doc) -> None:
    """Makes the last party of a joint camp stand for all of it, in place."""
    parties = [item for item in items.of_kind("party") if not item.weak]
    if len(parties) < 2:
        return
    nouns = [item.start for item in items.words("camp")]
    for number, last in enumerate(parties):
        if last.holder is not None or not any(0 <= noun - last.tail < _NOUN_REACH for noun in nouns):
            continue
        camp = [last]
        for party in reversed(parties[:number]):
            if party.holder is not None or not _joined(party, camp[0], items, doc):
                break
            camp.insert(0, party)
        for party in camp[:-1]:
            party.holder = last
        last.value = JOIN.join(str(party.value) for party in camp)


def _joined(left: Item, right: Item, items: Items, doc: Doc) -> bool:
    """A hyphen or "and" between two parties, and nothing else; or the one right behind the other."""
    if right.start - left.end != 1:
        return right.start == left.end and not left.cases
    ands = {item.start for item in items.words("and")}
    return doc[left.end].text in _HYPHENS or left.end in ands
