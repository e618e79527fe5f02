"""Every VOTE_COUNT and MARGIN entity gets the Quantity that stands in its place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from electextract.extensions import NUMBERS
from electextract.numerals import read_quantity
from electextract.records import FIGURES, Quantity

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span


def set_quantities(doc: Doc, ents: Iterable[Span]) -> dict[int, Quantity | None]:
    """Sets `ent._.quantity` from the number expression that the entity overlaps, else from its own text.

    Returns: first token of each such entity -> its quantity.
    """
    found: dict[int, Quantity | None] = {}
    figures = [ent for ent in ents if ent.label_ in FIGURES]
    numbers = doc.spans.get(NUMBERS, ()) if figures else ()
    by_token = {index: span for span in numbers for index in range(span.start, span.end)}
    for ent in figures:
        told = [by_token[index] for index in range(ent.start, ent.end) if index in by_token]
        quantity = told[0]._.quantity if told else read_quantity(ent.text, at=ent.start_char)
        ent._.quantity = found[ent.start] = quantity
    return found
