"""Seats told as what a party has: "S and T are the P's", "S is P now", "S was another P gain", "S has a P mayor"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from electextract.relations.items import Item

OWNED, GAINED = "owned", "gained"
"""Flags of rows whose verb needs a party behind it: one that ends its clause, one before a noun for what it got."""
_AGAIN = "as_before"
PROPS = frozenset({"gain_noun", _AGAIN})
"""Word classes that only these rows look at."""
_LISTED = ("and", "article", "seats", "all_listed", "together", "now", "be", "stands", _AGAIN)
_STARTS = ("and", "while")
_ENDS = ("and", "while", "now", _AGAIN, "who", "which")
_PASSED = ("article", "now", "his", "its", "be", "stands", _AGAIN)
_REACH = 2
"""Tokens between the head of a clause and its first seat, at most."""


def has_owner(number: int, row: list[Item], start: int) -> bool:
    """Whether seats open the clause of a verb and the party that has them follows it; `start` is the sentence's."""
    cue = row[number]
    behind = [item for item in row[number + 1 :] if item.start >= cue.end and item.value not in _PASSED]
    party = next(iter(behind), None)
    if (
        party is None
        or party.kind != "party"
        or not _opens([item for item in row[:number] if item.start < cue.start], start)
    ):
        return False
    after = next((item for item in row[number + 1 :] if item.start >= party.tail), None)
    if GAINED in cue.value.flags:
        return after is not None and after.start == party.tail and any(_is_gain(item, after) for item in behind)
    shared = any(item.kind == "party" and item.start - party.tail <= _REACH for item in behind[1:])
    if after is None or shared:
        return not shared
    return after.start == party.tail and (after.kind == "break" or after.value in _ENDS)


def _is_gain(item: Item, after: Item) -> bool:
    return item.start == after.start and item.kind == "word" and item.value == "gain_noun"


def _opens(before: list[Item], start: int) -> bool:
    """Whether nothing but a list of seats stands between the head of the clause and a verb."""
    first: Item | None = None
    for item in reversed(before):
        if item.kind == "seat":
            first = item
        elif item.value in _STARTS and first is not None and first.start - item.end < _REACH:
            return True
        elif item.kind == "break" and first is not None and (item.value != "," or not _is_list(before, item)):
            return first.start - item.end < _REACH
        elif not (
            item.kind in ("break", "number", "state", "margin", "votes") or item.value in _LISTED or _is_house(item)
        ):
            return False
    return first is not None and first.start - start < _REACH


def _is_list(before: list[Item], comma: Item) -> bool:
    """Whether a comma stands behind a seat of the list."""
    left = next((item for item in reversed(before) if item.end <= comma.start and item.kind != "word"), None)
    return left is not None and left.kind in ("seat", "break", "state")


def _is_house(item: Item) -> bool:
    return item.kind == "word" and str(item.value).startswith("house.")
