"""How far the count is: rounds done, in all and left, for the seat that the sentence speaks about."""

from __future__ import annotations

from electextract.records import Rounds, Status
from electextract.relations.frames import Frame
from electextract.relations.items import Item
from electextract.relations.mentions import Place
from electextract.relations.sentence import Items

_NOUN_REACH, _LEFT_REACH = 3, 7
"""Tokens between a number and "rounds", and between "rounds" and "left", at most."""


def read_rounds(items: Items, topic: list[Item], known: dict[Place, Rounds]) -> None:
    """Adds to `known` what one sentence tells: of its one seat, else of the one seat spoken about before."""
    nouns = items.words("rounds")
    if not nouns:
        return
    here = {item.value for item in items.of_kind("seat") or topic}
    if len(here) != 1:
        return
    place = next(iter(here))
    found = known.get(place, Rounds())
    for noun in nouns:
        numbers = [item for item in items.of_kind("number") if 0 <= noun.start - item.end < _NOUN_REACH]
        if numbers:
            found = _told(noun, numbers[-1], items, found)
    if found != Rounds():
        known[place] = found


def note_status(frames: list[Frame], items: Items, known: dict[Place, Status]) -> None:
    """Gives frames that do not say it whether the count goes on or is over; `known` by other sentences of a seat."""
    said = _status(items)
    over = items.says("at_last")
    for frame in frames:
        if over and frame.status == "counting":
            frame.status = "declared"
        elsewhere = (known[seat.value] for seat in frame.seats if seat.value in known)
        if frame.loose and (said or items.of_kind("time")):
            frame.status, frame.loose = said or frame.status, False
        frame.status = frame.status or said or next(elsewhere, None)
    if said is not None and not frames:
        known.update({item.value: said for item in items.of_kind("seat")})


def _status(items: Items) -> Status | None:
    """What a sentence says of the count as such: "after round 3", "by the trends", "the count is over"."""
    if items.says("closed"):
        return "declared"
    words = items.words("rounds", "midcount")
    told = [item.value for item in items.of_kind("cue")]
    if not words or any(row.status == "declared" and "loose" not in row.flags for row in told):
        return None
    numbers = items.of_kind("number")
    going = any(
        word.value == "midcount" or any(0 <= word.start - number.end < _NOUN_REACH for number in numbers)
        for word in words
    )
    return "counting" if going else None


def _told(noun: Item, number: Item, items: Items, before: Rounds) -> Rounds:
    """The rounds told beside one noun: N left, N of M done, N done."""
    value = _value(number)
    if any(abs(item.start - noun.end) < _LEFT_REACH for item in items.words("rounds_left")):
        return Rounds(before.counted, before.total, value)
    parts = [item for item in items.of_kind("number") if 0 < number.start - item.end < _NOUN_REACH]
    linked = [
        item
        for item in items
        if item.value in ("of", "out_of") and parts and parts[-1].end <= item.start < number.start
    ]
    if parts and linked:
        return Rounds(_value(parts[-1]), value, before.remaining)
    return Rounds(value, before.total, before.remaining)


def _value(number: Item) -> int:
    return number.quantity.value if number.quantity else 0
