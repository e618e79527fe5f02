"""Assembly segments inside the count of a parliament seat: places where somebody leads, but no contests."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from electextract.gazetteers.loader import seats
from electextract.relations.mentions import Place
from electextract.relations.merging import Draft
from electextract.relations.sentence import Items

if TYPE_CHECKING:
    from electextract.relations.discourse import Discourse


@dataclass(slots=True)
class Segments:
    """What an article tells of segments.

    Attributes:
        told: whether it speaks of them at all; here: whether the paragraph does.
        places: the assembly seats named where it does, in an article on an election to parliament.
    """

    told: bool = False
    here: bool = False
    places: set[Place] = field(default_factory=set)

    def follow(self, items: Items, house: str | None, *, fresh: bool) -> None:
        """Takes in one sentence; `fresh` where it opens a paragraph."""
        said = items.says("segment")
        self.here = said or (self.here and not fresh)
        self.told |= said
        if self.here and house == "parliament":
            seated = {item.value for item in items.of_kind("seat")}
            self.places |= {place for place in seated if _house(place) == "assembly"}


def is_segment(draft: Draft, drafts: list[Draft], discourse: Discourse) -> bool:
    """An assembly seat that is led in as part of a seat of parliament: by parties, or by who stands there."""
    if draft.place is None or _house(draft.place) != "assembly" or discourse.calendar.house != "parliament":
        return False
    if any(frame.when.when != "reported" for frame in draft.frames):
        return False
    whole = [one for one in drafts if one.place and _house(one.place) == "parliament" and one.when.when == "reported"]
    if whole and draft.place in discourse.segments.places:
        return True
    if any(frame.status == "declared" for frame in draft.frames):
        return False
    people = {one.person for other in whole for one in other.entrants}
    if any(one.person not in (None, *people) for one in draft.entrants):
        return discourse.segments.told and all(frame.status == "counting" for frame in draft.frames)
    return discourse.segments.told or (bool(whole) and not discourse.calendar.bypoll)


def _house(place: Place) -> str | None:
    seat = seats().get(place.id) if place.id else None
    return seat.house if seat else None
