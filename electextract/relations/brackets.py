"""Names joined by brackets: X (P), X (P, Seat), X (Seat, P), Seat (X), Seat (P's X)."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from electextract.relations.holders import attach, is_alliance, strong_names
from electextract.relations.items import CLOSING, OPENING, Item
from electextract.relations.sentence import Items

if TYPE_CHECKING:
    from spacy.tokens import Doc

_BRACKETED = 2
"""Parties between a seat and a name that a bracket joins, one more than at most."""
_BRACKET_REACH = 4
"""Tokens of a bracket before the name in it, at most."""
_DASHES = ("-", "–", "—", "/", "|")


def pair_brackets(items: Items, doc: Doc) -> None:
    """Seat (X) and X (Seat), also X (Seat, P), X (P, Seat), Seat (X of P) and Seat (P's X)."""
    for left, right in pairwise(items.of_kind("person", "seat")):
        if left.kind == right.kind:
            continue
        inner = [item for item in items.of_kind("party") if left.end <= item.start < right.start]
        if not inner and right.start - left.tail != 1:
            continue
        held = {index for item in inner for index in range(item.start, item.tail)}
        gap = [doc[index].text for index in range(left.tail, right.start) if index not in held]
        told = gap if not inner else [word for word in gap if word != ","]
        if told in (["("], ["["]) and len(inner) < _BRACKETED:
            left.bracket = right
            right.bracket = left


def attach_brackets(items: Items, doc: Doc) -> None:
    """X (P), X (P, Seat), X (Seat, P), X (Alliance, P), P (X), P, whose X."""
    for left, right in pairwise(strong_names(items)):
        if left.kind == "person" and right.kind == "party" and _opens_bracket(left.tail, right, doc, items):
            attach(left, right)
            inner = next((item for item in strong_names(items) if item.start == right.tail + 1), None)
            if inner is not None and inner.kind == "party" and is_alliance(right.value) and doc[right.tail].text == ",":
                attach(left, inner)
        elif left.kind == "party" and right.kind == "person" and left.holder is None and right.party is None:
            relative = [item for item in items.words("whose") if item.end == right.start]
            if _opens_bracket(left.tail, right, doc) or (relative and relative[0].start - left.tail < 2):
                attach(right, left)
    for seat, party in pairwise(items.of_kind("seat", "party")):
        owner = seat.bracket if seat.kind == "seat" and party.kind == "party" else None
        if owner is not None and _shares_bracket(seat, owner, party, doc):
            attach(owner, party)


def _shares_bracket(seat: Item, owner: Item, party: Item, doc: Doc) -> bool:
    """“X (Seat, P)": a party and nothing else behind the seat in the bracket of a name without one."""
    free = owner.kind == "person" and owner.party is None and owner.end <= seat.start and party.holder is None
    closed = party.tail < len(doc) and doc[party.tail].text in CLOSING
    return free and closed and party.start - seat.end == 1 and doc[seat.end].text == ","


def _opens_bracket(end: int, right: Item, doc: Doc, items: Items | None = None) -> bool:
    """Whether nothing but an opening bracket stands between token `end` and a name; "(won – P)" where `items` are."""
    if end >= right.start or doc[end].text not in OPENING or right.start - end > _BRACKET_REACH:
        return False
    told = {index for cue in (items.of_kind("cue") if items else ()) for index in range(cue.start, cue.end)}
    return all(index in told or doc[index].text in (",", *_DASHES) for index in range(end + 1, right.start))
