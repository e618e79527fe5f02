"""Live pages: entries headed by the time of day, often the newest first."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from electextract.relations.frames import Frame
from electextract.relations.sentence import Items

if TYPE_CHECKING:
    from spacy.tokens import Doc

_HEAD = 6
"""Tokens at the head of a line in which its time stands."""
_TIME = re.compile(r"(\d{1,2})(?:\D{1,4}(\d{2}))?(?!\d)")
_NOON = 12


def read_clock(items: Items, doc: Doc) -> int | None:
    """Minutes of the day that head a line; None where no time does.

    A time is a number that the number reader calls one; the table's words for the parts of the day
    (`clock.pm`, `clock.am`) tell its half.
    """
    times = items.of_kind("time")
    if not times or times[0].start - doc[times[0].start].sent.start >= _HEAD:
        return None
    span = doc[times[0].start : times[0].end]
    match = _TIME.search(" ".join(token.norm_ for token in span))
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    near = [item.value for item in items.of_kind("word") if abs(item.start - span.start) < _HEAD]
    if "clock.pm" in near and hour < _NOON:
        hour += _NOON
    elif "clock.am" in near and hour == _NOON:
        hour = 0
    return hour * 60 + minute


def in_time(frames: list[Frame]) -> list[Frame]:
    """The frames, oldest first, if their entries run backwards; what stands above the first entry is newest."""
    clocks = [frame.clock for frame in frames if frame.clock is not None]
    steps = [later - earlier for earlier, later in pairwise(clocks) if later != earlier]
    if not steps or sum(step < 0 for step in steps) <= len(steps) / 2:
        return frames
    latest = max(clocks) + 1
    return sorted(frames, key=lambda frame: latest if frame.clock is None else frame.clock)
