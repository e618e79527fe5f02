"""Where a contestant stands: a seat of which a result is told of the person, before one merely spoken of nearby."""

from __future__ import annotations

from electextract.relations.clauses import Clause
from electextract.relations.frames import Frame
from electextract.relations.items import Item
from electextract.relations.kinship import is_kin_owner
from electextract.relations.mentions import Person, Place

NEAR = "person.near"
"""Rule of a frame for a contestant of whom the sentence states nothing."""
KIN_REACH = 4
"""Tokens between a word of kinship and the name of the relative, at most."""


def rehouse(frames: list[Frame]) -> list[Frame]:
    """Without the frames that only stand near a person for whom a result is told of another seat."""
    homes: dict[Person, set[Place | None]] = {}
    for frame in frames:
        if frame.rule != NEAR and frame.when.when == "reported":
            places = {seat.value for seat in frame.seats} or {None}
            for arg in frame.args():
                if arg.person is not None:
                    homes.setdefault(arg.person, set()).update(places)
    return [frame for frame in frames if not _is_elsewhere(frame, homes)]


def _is_elsewhere(frame: Frame, homes: dict[Person, set[Place | None]]) -> bool:
    person = next((arg.person for arg in frame.args()), None)
    if frame.rule != NEAR or person not in homes:
        return False
    return not {seat.value for seat in frame.seats} & homes[person]


def is_kin(person: Item, clause: Clause) -> bool:
    """“Whose father X”, "the wife of X", "X's wife Y": told only as somebody's kin."""
    if is_kin_owner(person, clause.items):
        return True
    ends = [word.end for word in clause.of_kind("word") if word.value == "kin"]
    return any(0 <= person.start - end < KIN_REACH for end in ends)


def seat_alone(frames: list[Frame], sentences: list[list[Item]]) -> None:
    """In an article about one seat every result is of that seat, also before its name."""
    seats = [item for items in sentences for item in items if item.kind == "seat"]
    if len({item.value for item in seats}) != 1:
        return
    for frame in frames:
        if not frame.seats and any(arg.person for arg in frame.args()):
            frame.seats, frame.topical = seats[:1], True
