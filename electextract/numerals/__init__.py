"""Numbers in English, Bengali and mixed text: where they stand, what they are worth, what they are.

    >>> [number] = read_numbers("Sangita Roy won by over 1.3 lakh votes")
    >>> number.quantity.value, number.quantity.qualifier, number.quantity.step, number.quantity.text
    (130000, 'at_least', 10000, '1.3 lakh')

Pure: text in, numbers out, nothing of spaCy. Offsets are those of the text as given. The way: `patterns` finds
stretches of numbers, `atoms` cuts them into parts, `reading` adds the parts up, `context` looks at the words
beside them, from which `kinds`, `qualifiers` and `ranges` tell what they mean. All words come from the
languages' `numerals.toml`.
"""

from __future__ import annotations

from electextract.numerals.assembly import KINDS, Kind, Number, assemble_numbers
from electextract.numerals.context import context_of
from electextract.numerals.qualifiers import qualifier_of, quantity_of
from electextract.numerals.reading import find_readings
from electextract.records import Quantity

__all__ = ["KINDS", "Kind", "Number", "read_numbers", "read_quantity"]


_ENDS = str.maketrans("\u09f7", "\u0964")
"""The sign that some type for the danda: Unicode has it among the numbers."""


def read_numbers(text: str) -> tuple[Number, ...]:
    """Every number of a text, from left to right; spans never overlap."""
    text = text.translate(_ENDS)
    readings = list(find_readings(text))
    return tuple(assemble_numbers(text, readings)) if readings else ()


def read_quantity(text: str, *, at: int = 0) -> Quantity | None:
    """The first number expression at or behind offset `at`, whatever it counts; None if there is none."""
    text = text.translate(_ENDS)
    for reading in find_readings(text):
        if reading.start >= at and reading.guard != "stand_ins":
            return quantity_of(text, reading, qualifier_of(context_of(text, reading)))
    return None
