"""The party of a description beside a name: "X, number two in P,", "X, whom P had picked", "the P chief in S, X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from electextract.relations.holders import INDEPENDENT, attach, attach_following, is_denied
from electextract.relations.items import CLOSING, Item
from electextract.relations.memberships import preposition_of
from electextract.relations.name_forms import behind_bracket
from electextract.relations.sentence import Items
from electextract.relations.strangers import STRANGER

if TYPE_CHECKING:
    from spacy.tokens import Doc

_REACH, _ROLE_REACH = 12, 20
"""Tokens between a name and the party that its description mentions, at most; the last where it is told as a role."""
_ANNOUNCED_REACH = 16
"""Tokens between "the P candidate …" and the name it announces, at most."""
_NEAR = 4
"""Tokens between "an independent," and the name behind its description, at most."""
_APPOSED = ("candidate", "rival", "incumbent", "chief")
"""Nouns behind a party for the one whom the comma behind them announces."""
_BORDERS = (",", "–", "—", "-")
_NEUTRAL = ("of", "for", "under")
_NEXT = ("now", "and", "article", "member")
"""What may stand between the party that somebody has left and that of now: "once of P, and now an independent"."""
_CONTRARY = ("while", "whose", "kin")
_NOUN_REACH, _NAME_REACH = 3, 4
"""Tokens between a party and the noun that makes it a role, and from the party to the name that it rather goes with."""


def attach_apposed(items: Items, doc: Doc) -> None:
    """Gives persons without a party the one of the description behind them, in place."""
    attach_following(items, lambda person, following: _described(person, following, items, doc))


def _described(person: Item, following: list[Item], items: Items, doc: Doc) -> Item | None:
    """The party within the description that opens with the comma behind a name."""
    start = behind_bracket(person.tail, doc)
    if start >= len(doc) or doc[start].text not in _BORDERS:
        return None
    previous: Item | None = None
    joined, left = False, None
    for item in (one for one in following if one.start > start):
        if left is not None and (item.value == "," or (item.kind == "word" and item.value in _NEXT)):
            continue
        if item.kind == "party" and left is None and is_denied(item, items) and item.start - person.tail < _REACH:
            left = item
        elif item.kind == "party":
            role = joined and _is_role(item, items)
            fits = item.start - person.tail < (_ROLE_REACH if role else _REACH) and item.holder is None
            lone = item.value == INDEPENDENT and _ends_there(item, items)
            told = (item.weak or _neutral(previous, item, items)) and (role or lone or not joined)
            if not fits or not told or _given(item, items):
                return None
            if left is not None:
                left.holder = left
            return item
        told = item.kind == "cue" and item.value.act not in ("field", "votes")
        if told or item.kind in ("person", "votes", "margin", "break") or item.value in _CONTRARY:
            return None
        previous = item if item.kind == "before" else previous
        joined |= item.value == "and"
    return None


def _is_role(party: Item, items: Items) -> bool:
    """“… and P candidate", "… and now candidate of the P": told as what the name before stands for."""
    for noun in items.words("candidate", "incumbent", "chief"):
        if 0 <= noun.start - party.tail < 2:
            near = range(party.tail, party.tail + _NAME_REACH)
            return not any(item.start in near for item in items.of_kind("person", STRANGER))
        if 0 <= party.start - noun.end < _NOUN_REACH and preposition_of(party, items) in ("of", "for"):
            return True
    return False


def _ends_there(party: Item, items: Items) -> bool:
    """“… and independent,": the description ends with the party."""
    return any(item.start == party.tail for item in items.of_kind("break"))


def _neutral(preposition: Item | None, party: Item, items: Items) -> bool:
    """No preposition that sets the party apart stands before it; of "minister from the P" none does."""
    if preposition is None or preposition.value in _NEUTRAL:
        return True
    titled = any(noun.end == preposition.start for noun in items.words(*_APPOSED))
    return (preposition.value == "from" and titled) or party.start - preposition.end > 2


def _given(party: Item, items: Items) -> bool:
    """The party is denied, or belongs to the name right behind it."""
    after = next((item for item in items if item.start >= party.tail), None)
    named = after is not None and after.kind in ("person", "party") and after.start - party.tail < 3
    return is_denied(party, items) or named


def attach_announced(items: Items, doc: Doc) -> None:
    """The P candidate from Seat and wife of the chief minister, X, …"""
    for party in items.of_kind("party"):
        if party.holder:
            continue
        behind = items[items.index(party) + 1 :]
        following = next((item for item in behind if item.value not in CLOSING), None)
        noun = following is not None and following.kind == "word" and following.value in _APPOSED
        if not noun and not (party.value == INDEPENDENT and doc[party.end : party.end + 1].text == ","):
            continue
        for item in behind:
            gone = item.kind == "word" and item.value in ("gone", "life", "late_after")
            if item.kind in ("cue", "party") or gone or item.start - party.end > _ANNOUNCED_REACH:
                break
            if item.kind == "person":
                near = party.value == INDEPENDENT and item.start - party.end <= _NEAR
                if item.party is None and (near or doc[item.start - 1].text == ","):
                    attach(item, party)
                break
