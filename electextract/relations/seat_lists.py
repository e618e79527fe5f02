"""Which seats of a clause make one list."""

from __future__ import annotations

from electextract.relations.items import CLOSING, OPENING, Item
from electextract.relations.sentence import Items

_LISTED = ("and", "article", "seats")
_AND_REACH = 3
"""Tokens from the comma of ", and T" to the seat, at most."""
LIST_REACH = 6
"""Tokens between two seats of one list, at most."""


def _end(seat: Item) -> int:
    """The token behind a seat and the name in brackets that belongs to it."""
    return seat.bracket.tail + 1 if seat.bracket is not None and seat.bracket.start > seat.start else seat.end


def seat_lists(items: Items) -> list[list[Item]]:
    """The seats of a clause, those of one list together."""
    groups: list[list[Item]] = []
    for item in items.of_kind("seat"):
        end = _end(groups[-1][-1]) if groups else 0
        between = [other for other in items if end <= other.start < item.start]
        near = item.start - end < LIST_REACH or _goes_on_behind(between, item)
        if groups and near and all(joins_seats(other, between) for other in between):
            groups[-1].append(item)
        else:
            groups.append([item])
    return groups


def _goes_on_behind(between: list[Item], seat: Item) -> bool:
    """“P won S, where …, and T": nothing but a comma and "and", however much stands before them."""
    return [item.value for item in between] == [",", "and"] and seat.start - between[0].start <= _AND_REACH


def joins_seats(item: Item, items: list[Item]) -> bool:
    """What may stand between two seats of a list: "S in this state, T (SC) and, in that district, U assembly seat"."""
    if item.kind in ("state", "number"):
        return True
    if item.kind == "margin":  # "S (900) and T (400)"
        return any(other.kind == "break" and other.value in OPENING and other.end == item.start for other in items)
    if item.kind == "before":
        return any(other.kind == "state" and 0 <= other.start - item.end < 2 for other in items)
    if item.kind == "break":
        return item.value in (",", *OPENING, *CLOSING)
    return item.kind == "word" and (item.value in _LISTED or str(item.value).startswith("house."))
