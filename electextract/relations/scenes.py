"""States and seats named in an article: which lies where, and when a state named anew takes the topic away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from electextract.gazetteers.loader import seats
from electextract.relations.frames import Frame
from electextract.relations.sentence import Sentence

if TYPE_CHECKING:
    from electextract.relations.discourse import Discourse

OPENING_REACH = 5
"""Tokens from the head of a sentence within which a state that it names sets the scene."""


def note_places(discourse: Discourse, items: Sentence, *, fresh: bool) -> None:
    """A state named anew takes the topic away from a seat elsewhere."""
    named, here = items.of_kind("state"), items.of_kind("seat")
    if not here and items.says("elsewhere"):
        discourse.topic = []
    if not here and not named:
        return
    cues = items.of_kind("cue")
    states = [str(item.value) for item in named]
    head = max(cues[0].start if cues else 0, items[0].start + OPENING_REACH) if items else 0
    opens = [item for item in named if item.start < head]
    if opens and not here and states[0] not in (discourse.state, *_topic_states(discourse)):
        discourse.topic = []
    discourse.named |= set(states)
    discourse.state = states[0] if states else discourse.state
    for seat in here:
        near = [item for item in named if abs(item.start - seat.start) < 12]
        name = str(near[0].value) if near else (discourse.state if states or not fresh else None)
        if name and seat.value not in discourse.states:
            discourse.states[seat.value] = name


def keep_topic(discourse: Discourse, items: Sentence, made: list[Frame]) -> None:
    """The seats of a sentence are the topic, but for those of an earlier poll to another house."""
    house = discourse.calendar.house
    away = {
        seat.value
        for frame in made
        if frame.when.when == "earlier" and frame.when.house not in (None, house)
        for seat in frame.seats
    }
    here = [item for item in items.of_kind("seat") if item.value not in discourse.segments.places | away]
    if here:
        discourse.topic, discourse.scene = here, items


def _topic_states(discourse: Discourse) -> list[str]:
    """Where the seats of the topic lie, by the text or by their ids."""
    known = seats()
    listed = [known[seat.value.id].state for seat in discourse.topic if seat.value.id in known]
    return [*listed, *(discourse.states[seat.value] for seat in discourse.topic if seat.value in discourse.states)]
