"""Of which house the seats of an article are, by the words right beside them: "S and T LS seats", "S in Parliament"."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

from electextract.records import House
from electextract.relations.items import CLOSING, OPENING, Item
from electextract.relations.mentions import Place
from electextract.relations.seat_lists import seat_lists

if TYPE_CHECKING:
    from electextract.relations.sentence import Sentence

_HOUSE = "house."
_REACH = 3
"""Tokens between a list of seats and the word for their house, at most."""
_PASSED = ("article", "seats", "bypoll")


def read_seat_houses(sentences: Iterable[Sentence]) -> dict[Place, House]:
    """Seat -> the one house that the article names right beside it."""
    told: dict[Place, set[House]] = {}
    for items in sentences:
        groups = seat_lists(items) if items.says(_HOUSE) else []
        for word in items.words(_HOUSE) if groups else ():
            for seat in _beside(word, groups, items):
                told.setdefault(seat.value, set()).add(cast("House", str(word.value).removeprefix(_HOUSE)))
    return {place: next(iter(houses)) for place, houses in told.items() if len(houses) == 1}


def _beside(word: Item, groups: list[list[Item]], items: Sentence) -> list[Item]:
    """The list of seats right before a word for a house, else the one right behind it."""
    for group in groups:
        if 0 <= word.start - group[-1].end < _REACH and _joined(group[-1].end, word.start, items):
            return group
    for group in groups:
        if 0 <= group[0].start - word.end < _REACH and _joined(word.end, group[0].start, items):
            return group
    return []


def _joined(low: int, high: int, items: Sentence) -> bool:
    """Nothing but prepositions, brackets and words for seats between two tokens."""
    inner = [item for item in items if low <= item.start < high]
    return all(
        item.kind == "before" or item.value in _PASSED or (item.kind == "break" and item.value in (*OPENING, *CLOSING))
        for item in inner
    )
