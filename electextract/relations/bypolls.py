"""Whether the election that an article reports for a seat is a by-election: where the article itself says so."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from electextract.gazetteers.loader import seats
from electextract.relations.frames import Frame
from electextract.relations.items import Item
from electextract.relations.mentions import Place
from electextract.relations.sentence import Items

_LEAD = 3
"""Sentences that open an article: a by-election said there without a seat is that of all its seats."""


@dataclass(slots=True)
class Bypolls:
    """What an article says of by-elections.

    Attributes:
        places: seats that a sentence on a by-election of now names or speaks about; one that names a state and no
            seat speaks of no seat before it.
        led: whether the article opens with by-elections at large.
        states: states in which it opens with some.
        read: sentences read so far.
    """

    places: set[Place] = field(default_factory=set)
    led: bool = False
    states: set[str] = field(default_factory=set)
    read: int = 0

    def note(self, items: Items, made: list[Frame], topic: list[Item], *, reported: int | None) -> None:
        """Reads one sentence with its frames; `topic` are the seats spoken of before, `reported` the year."""
        self.read += 1
        if not _says_bypoll(items, reported):
            return
        here = [item.value for item in items.of_kind("seat")]
        told = [seat.value for frame in made if frame.when.when == "reported" for seat in frame.seats]
        self.places |= {*here, *told}
        states = {str(item.value) for item in items.of_kind("state")}
        if not here and not told and not states:
            self.places |= {item.value for item in topic}
        if not here and self.read <= _LEAD and not _is_added(items):
            self.led |= not states
            self.states |= states

    def kind_of(self, place: Place | None) -> Literal["bypoll"] | None:
        """`bypoll` where the article says so, of the seat or at large."""
        seat = seats().get(place.id) if place and place.id else None
        there = seat is not None and seat.state in self.states
        return "bypoll" if self.led or there or place in self.places else None


def _says_bypoll(items: Items, reported: int | None) -> bool:
    """Whether a sentence speaks of a by-election, and of no former time."""
    if not items.says("bypoll") or items.says("earlier"):
        return False
    years = [item.value for item in items.of_kind("year")]
    return not years or reported is None or max(years) >= reported


def _is_added(items: list[Item]) -> bool:
    """“The results for Jharkhand and the by-elections": beside another election, of which the article tells as well."""
    told = [item.value for item in items if item.value != "article"]
    return ("and", "bypoll") in pairwise(told)
