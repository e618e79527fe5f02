"""Whose a party is: given to a name, set aside, or denied."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from electextract.gazetteers.loader import parties
from electextract.relations.camps import JOIN
from electextract.relations.items import Item
from electextract.relations.sentence import Items

if TYPE_CHECKING:
    from spacy.tokens import Doc

INDEPENDENT = "IND"
"""The code of those who stand for no party."""
_OFFICES = ("candidate", "chief", "incumbent", "office", "ticket")
_UNTIL_REACH = 4
"""Tokens between a party and "until", for an office in the party told to be over, at most."""
_KIN_REACH = 6
"""Tokens between a word of kinship, the relative's party and the relative's name, at most."""


def attach(person: Item, party: Item) -> None:
    """Makes a party that of a person; a party goes before an alliance."""
    if person.party is None or is_alliance(person.party.value):
        if person.party is not None:
            person.party.holder = person
        person.party = party
    party.holder = person


def attach_following(items: Items, party_of: Callable[[Item, list[Item]], Item | None]) -> None:
    """Gives persons without a party the one that `party_of` finds for them in what follows, in place."""
    for person in items.of_kind("person") if items.of_kind("party") else ():
        if person.party is None:
            party = party_of(person, items[items.index(person) + 1 :])
            if party is not None:
                attach(person, party)


def is_alliance(code: str) -> bool:
    """Whether the code names an alliance of the gazetteer, or joins parties."""
    entry = parties().get(code)
    return JOIN in code or (entry is not None and entry.kind == "alliance")


def set_aside(items: Items) -> None:
    """A party that somebody rebels against, has left or takes a stronghold of is nobody's, nor is an ally."""
    told = items.says("rebel", "quit", "kin", "ally_noun", "since", "stronghold")
    for party in items.of_kind("party") if told else ():
        if is_left(party, items) or _is_of_kin(party, items) or _is_ally(party, items) or _is_former(party, items):
            party.holder = party


def _is_former(party: Item, items: Items) -> bool:
    """“Was with the P till last year", "a P leader until he joined Q": told to be over."""
    if not items.says("since"):
        return False
    before = next((item for item in reversed(items) if item.end <= party.start and item.value != "article"), None)
    after = next((item for item in items if item.start >= party.tail), None)
    joined = before is not None and before.value in ("member", "with") and party.start - before.end < 2
    if joined and after is not None and after.value == "since" and after.start == party.tail:
        return True
    ends = next((word for word in items.words("until") if 0 <= word.start - party.tail < _UNTIL_REACH), None)
    if ends is None:
        return False
    inner = [item for item in items if party.tail <= item.start < ends.start]
    moved = next((item for item in items if item.start >= ends.end and item.value in ("moved", "denied", ",")), None)
    gone = moved is not None and moved.value != ","
    return gone and all(item.kind == "word" and item.value in _OFFICES for item in inner)


def is_crowd(party: Item, items: Items, doc: Doc) -> bool:
    """“14 independents": so many that none of them is meant."""
    if party.value != INDEPENDENT or not doc[party.end - 1].norm_.endswith("s"):
        return False
    counts = [item.start for item in items.of_kind("number") if 0 <= party.start - item.end < 2]
    return any(item.end in counts for item in items if item.value in ("with", "and", "others"))


def _is_ally(party: Item, items: Items) -> bool:
    """“The P ally", beside the party that is one."""
    if not any(0 <= noun.start - party.tail < 2 for noun in items.words("ally_noun")):
        return False
    return any(item.value != party.value for item in items.of_kind("party"))


def _is_of_kin(party: Item, items: Items) -> bool:
    """“Whose father was a P minister": the party of somebody else, who has no name."""
    if not items.says("kin"):
        return False
    before = [item for item in items if party.start - _KIN_REACH < item.start < party.start]
    kin = next((number for number, item in enumerate(before) if item.value == "kin"), None)
    if kin is None or any(item.kind != "word" or item.value in ("who", "and") for item in before[kin:]):
        return False
    return not any(item.kind == "person" and 0 < item.start - party.tail < _KIN_REACH for item in items)


def is_left(party: Item, items: Items) -> bool:
    """A P rebel; P, which somebody has left; a stronghold of P, who held the seat before."""
    near = any(0 <= word.start - party.tail < 2 for word in items.words("rebel", "quit"))
    return near or any(word.start == party.tail for word in items.words("stronghold"))


def is_denied(party: Item, items: Items) -> bool:
    """Refused a P ticket, having left P."""
    return any(0 <= party.start - word.end < 3 for word in items.words("denied"))


def strong_names(items: Items) -> list[Item]:
    """Persons and parties, symbols aside."""
    return [item for item in items.of_kind("person", "party") if not item.weak]


def words_between(left: Item, right: Item, doc: Doc) -> list[str]:
    """The words between two items, in lower case."""
    return [doc[index].lower_ for index in range(left.tail, right.start)]
