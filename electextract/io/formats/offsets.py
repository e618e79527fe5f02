"""Offsets in UTF-16 code units, as browsers count, and in characters, as Python and this project count."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

_LAST_SINGLE = "\uffff"
"""The last character that takes one unit; emoji take two."""


def to_units(text: str, offset: int) -> int:
    """The offset in UTF-16 code units of an offset in characters."""
    return offset + sum(letter > _LAST_SINGLE for letter in text[:offset])


def from_units(text: str, offset: int) -> int:
    """The offset in characters of an offset in UTF-16 code units; beyond the text it stays beyond."""
    if offset <= 0 or text.isascii():
        return offset
    ends = list(accumulate(1 + (letter > _LAST_SINGLE) for letter in text))
    if offset > ends[-1]:
        return offset - ends[-1] + len(text)
    return bisect_right(ends, offset)
