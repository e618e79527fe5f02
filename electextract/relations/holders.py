"""Whose a party is: given to a name, set aside, or denied."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from electextract.gazetteers.loader import parties
from electextract.relations.camps import JOIN
from electextract.relations.items import Item

if TYPE_CHECKING:
    from spacy.tokens import Doc

INDEPENDENT = "IND"
"""The code of those who stand for no party."""
_KIN_REACH = 6
"""Tokens between a word of kinship, the relative's party and the relative's name, at most."""


def attach(person: Item, party: Item) -> None:
    """Makes a party that of a person; a party goes before an alliance."""
    if person.party is None or is_alliance(person.party.value):
        if person.party is not None:
            person.party.holder = person
        person.party = party
    party.holder = person


def attach_following(items: list[Item], party_of: Callable[[Item, list[Item]], Item | None]) -> None:
    """Gives persons without a party the one that `party_of` finds for them in what follows, in place."""
    for number, person in enumerate(items):
        if person.kind == "person" and person.party is None:
            party = party_of(person, items[number + 1 :])
            if party is not None:
                attach(person, party)


def is_alliance(code: str) -> bool:
    """Whether the code names an alliance of the gazetteer, or joins parties."""
    entry = parties().get(code)
    return JOIN in code or (entry is not None and entry.kind == "alliance")


def set_aside(items: list[Item]) -> None:
    """A party that somebody rebels against or has left is nobody's, nor is an ally: it holds itself."""
    for party in items:
        if party.kind != "party":
            continue
        if is_left(party, items) or _is_of_kin(party, items) or _is_ally(party, items):
            party.holder = party


def is_crowd(party: Item, items: list[Item], doc: Doc) -> bool:
    """“14 independents": so many that none of them is meant."""
    if party.value != INDEPENDENT or not doc[party.end - 1].norm_.endswith("s"):
        return False
    counts = [item.start for item in items if item.kind == "number" and 0 <= party.start - item.end < 2]
    return any(item.end in counts for item in items if item.value in ("with", "and", "others"))


def _is_ally(party: Item, items: list[Item]) -> bool:
    """“The P ally", beside the party that is one."""
    others = [item for item in items if item.kind == "party" and item is not party and item.value != party.value]
    nouns = [item for item in items if item.kind == "word" and item.value == "ally_noun"]
    return bool(others) and any(0 <= noun.start - party.tail < 2 for noun in nouns)


def _is_of_kin(party: Item, items: list[Item]) -> bool:
    """“Whose father was a P minister": the party of somebody else, who has no name."""
    before = [item for item in items if party.start - _KIN_REACH < item.start < party.start]
    kin = next((number for number, item in enumerate(before) if item.value == "kin"), None)
    if kin is None or any(item.kind != "word" or item.value in ("who", "and") for item in before[kin:]):
        return False
    return not any(item.kind == "person" and 0 < item.start - party.tail < _KIN_REACH for item in items)


def is_left(party: Item, items: list[Item]) -> bool:
    """A P rebel; P, which somebody has left."""
    words = (item for item in items if item.kind == "word" and item.value in ("rebel", "quit"))
    return any(0 <= word.start - party.tail < 2 for word in words)


def is_denied(party: Item, items: list[Item]) -> bool:
    """Refused a P ticket, having left P."""
    return any(item.value == "denied" and 0 <= party.start - item.end < 3 for item in items if item.kind == "word")


def strong_names(items: list[Item]) -> list[Item]:
    """Persons and parties, symbols aside."""
    return [item for item in items if item.kind in ("person", "party") and not item.weak]


def words_between(left: Item, right: Item, doc: Doc) -> list[str]:
    """The words between two items, in lower case."""
    return [token.lower_ for token in doc[left.tail : right.start]]
