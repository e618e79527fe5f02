"""Lines that are a name alone, over lines that tell of that person without naming him again.

Keshav Nandan
Defeated in Sirathu by Pallavi Sen (SP) by over 7,300 votes.
"""

from __future__ import annotations

from electextract.relations.frames import Frame, arg_of
from electextract.relations.homes import NEAR
from electextract.relations.items import Item
from electextract.relations.sentence import Items, Sentence

_LONGEST = 9
"""Tokens of such a line, with a few words about the person, at most."""
_CELLS = 20
"""Tokens between a seat in a line alone and the names of its contestants in lines of theirs, at most."""
_SPEAKING = ("cue", "seat", "votes", "margin", "number", "year")


def heading_person(sentence: Sentence, following: Sentence | None) -> Item | None:
    """The person that a line names and tells nothing of; None for other lines, and where no line follows."""
    people = sentence.of_kind("person")
    if len(people) != 1 or following is None or not (sentence.fresh and following.fresh):
        return None
    opens = people[0].start - sentence.start <= 1 and sentence.end - sentence.start <= _LONGEST
    return people[0] if opens and not sentence.of_kind(*_SPEAKING) else None


def topic_over(heading: Item, scene: Items, topic: list[Item]) -> list[Item]:
    """The seat that stands in a line alone shortly over a name, as tables have it whose cells have a line each."""
    alone = bool(scene) and all(item.kind in ("seat", "break", "state") for item in scene)
    return topic if alone and heading.start - scene[-1].end < _CELLS else []


def told_under(heading: Item, frames: list[Frame]) -> list[Frame]:
    """The person of a heading in the one contest that the sentence under it speaks about, if it does not name him."""
    placed = [frame for frame in frames if len(frame.seats) == 1 and frame.when.when == "reported"]
    seats = {id(frame.seats[0].value) for frame in placed}
    if len(seats) != 1 or any(arg.person is heading.value for frame in frames for arg in frame.args()):
        return []
    frame = Frame(NEAR, heading.start, heading.end, precision=0.8, seats=placed[0].seats, when=placed[0].when)
    frame.put("other", [arg_of(heading)])
    return [frame]
