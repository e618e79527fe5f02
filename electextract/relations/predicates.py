"""Parties told of somebody without a verb of being: "X (is) P's", "he too (is) P's", "his party: P"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from electextract.relations.holders import attach, is_denied
from electextract.relations.items import Item
from electextract.relations.sentence import Items

if TYPE_CHECKING:
    from spacy.tokens import Doc

_PARTY_REACH = 2
"""Tokens between a name and the party in the genitive that it belongs to, at most."""
_NOUN_REACH = 2
"""Tokens between that party and the noun for its people, at most."""
_NOUNS = ("candidate", "chief", "office")
_SILENT = ("now", "while")
_OTHER = {"genitive", "objective", "locative"}


def attach_predicates(items: Items, doc: Doc) -> None:
    """Gives names of a sentence the party that such a statement tells of them, or of a pronoun for them, in place."""
    if not items.of_kind("party"):
        return
    for number, word in enumerate(items):
        if word.kind != "person" and word.value not in ("he", "party_noun"):
            continue
        person = word if word.kind == "person" else _person_before(number, items)
        party = party_told(word, items[number + 1 :], items, doc) if person and person.party is None else None
        if person is not None and party is not None:
            attach(person, party)
            person.stated = True


def party_told(word: Item, following: list[Item], items: Items, doc: Doc) -> Item | None:
    """The party that stands behind a name, a pronoun or the noun "party" as all that is said of it."""
    party = next((item for item in following if item.value not in _SILENT), None)
    if party is None or party.kind != "party" or party.holder is not None or is_denied(party, items):
        return None
    if word.value == "party_noun":
        return party if party.start - word.end < _PARTY_REACH and not party.cases and _ends(party.tail, doc) else None
    if word.cases & _OTHER or "genitive" not in party.cases or party.start - word.tail > _PARTY_REACH:
        return None
    return party if _ends(party.tail, doc) or _ends(_noun_end(party, items), doc) else None


def _person_before(number: int, items: Items) -> Item | None:
    """The only person named before an item, if there is one."""
    people = [item for item in items[:number] if item.kind == "person"]
    return people[-1] if people and len({item.value for item in people}) == 1 else None


def _noun_end(party: Item, items: Items) -> int:
    """Where the noun behind a party that calls somebody one of its people ends; before the party for none."""
    after = next((item for item in items if item.start >= party.tail), None)
    told = after is not None and after.kind == "word" and after.value in _NOUNS and after.cases == frozenset()
    return after.end if after is not None and told and after.start - party.tail <= _NOUN_REACH else -1


def _ends(index: int, doc: Doc) -> bool:
    """Whether a clause ends before a token."""
    return index >= len(doc) or (index >= 0 and (doc[index].is_punct or doc[index].is_space))
