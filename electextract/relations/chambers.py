"""The house of a contest: of the words beside it, unless the seat is of another house and its name of no such seat."""

from __future__ import annotations

from functools import cache

from electextract.gazetteers.entries import Seat, fold_name
from electextract.gazetteers.loader import seats
from electextract.records import House


def house_of(told: House | None, seat: Seat | None, *, article: House | None) -> House | None:
    """The house that an election is for, by words, seat and `article` as a whole; None where none tells it.

    “The BJP MP sent down from the Lok Sabha to capture S": the words tell of a person, the list that S elects to the
    assembly alone. A name that seats of both houses share goes by the words.
    """
    if seat is None:
        return told or article
    if told is None or told == seat.house:
        return seat.house
    shared = (fold_name(seat.name), told) in _named_houses() or (told == article == "local")
    return told if shared else seat.house


@cache
def _named_houses() -> frozenset[tuple[str, House]]:
    """Name and house of every seat of the lists."""
    return frozenset((fold_name(seat.name), seat.house) for seat in seats().values())
