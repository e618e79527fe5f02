"""Seats that a paragraph names behind those who contest them: "X beat Y by 900 votes. The S seat …"."""

from __future__ import annotations

from collections.abc import Sequence

from electextract.relations.frames import OPPOSITE, Frame
from electextract.relations.items import Item
from electextract.relations.mentions import Person
from electextract.relations.sentence import Sentence


def seats_to_come(sentences: Sequence[Sentence]) -> list[list[Item]]:
    """For each sentence the seats that its paragraph names next, where it has named none so far."""
    coming: list[list[Item]] = []
    ahead: list[Item] = []
    named_here = [items.of_kind("seat") for items in sentences]
    for items, seats in zip(reversed(sentences), reversed(named_here), strict=True):
        coming.append([] if seats else ahead)
        ahead = [] if items.fresh else seats or ahead
    coming.reverse()
    named = False
    for number, (items, seats) in enumerate(zip(sentences, named_here, strict=True)):
        named = (named and not items.fresh) or bool(seats)
        if named:
            coming[number] = []
    return coming


def is_news(frame: Frame, placed: set[Person | None]) -> bool:
    """Whether a frame tells a result of persons of whom nothing was told before; mere votes go on with a contest."""
    people = {arg.person for arg in frame.args() if arg.person is not None}
    polled = bool(frame.votes) and not frame.roles["ahead"]
    return bool(people) and not polled and not people & placed and frame.when.when == "reported"


def without_mere(frames: list[Frame]) -> list[Frame]:
    """“X, contesting on a P ticket, beat Y": all but what only names one whose result is told."""
    told = {arg.person for frame in frames for side in OPPOSITE for arg in frame.roles[side] if arg.person}
    return [frame for frame in frames if not (_is_mere(frame) and {arg.person for arg in frame.args()} <= told)]


def _is_mere(frame: Frame) -> bool:
    """Whether a frame puts nobody ahead or behind, has no figure, and its seat is none of its own clause."""
    told = frame.roles["ahead"] or frame.roles["behind"] or frame.votes or frame.margin is not None
    return not told and not frame.placed and bool(frame.roles["other"])


def leads_up(items: Sentence, coming: list[Item]) -> bool:
    """Whether a sentence, which takes up no seat named before ("took the seat"), may tell of the one that comes."""
    return len({seat.value for seat in coming}) == 1 and not items.says("seats", "there")
