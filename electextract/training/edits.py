"""Replacing parts of a text while its entities keep their places."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from itertools import accumulate
from typing import NamedTuple

from electextract.training.corpus import Marks

Edits = Mapping[tuple[int, int], str]
"""Replacements by (start, end); each stands for a whole entity, or lies inside one, or outside all."""


class MarkedText(NamedTuple):
    """A text and its entities."""

    text: str
    marks: Marks


def apply_edits(marked: MarkedText, edits: Edits) -> MarkedText:
    """The text with all edits made and the entities moved along; edits must not overlap."""
    ordered = sorted(edits.items())
    pieces, last = [], 0
    for (start, end), replacement in ordered:
        pieces += [marked.text[last:start], replacement]
        last = end
    ends = [end for (_, end), _ in ordered]
    shifts = [0, *accumulate(len(new) - (end - start) for (start, end), new in ordered)]

    def moved(offset: int) -> int:
        return offset + shifts[bisect_right(ends, offset)]

    marks = tuple((moved(start), moved(end), label) for start, end, label in marked.marks)
    return MarkedText("".join([*pieces, marked.text[last:]]), marks)
