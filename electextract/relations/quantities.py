"""Every VOTE_COUNT and MARGIN entity gets the Quantity that stands in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from electextract.extensions import NUMBERS
from electextract.numerals import read_quantity

if TYPE_CHECKING:
    from spacy.tokens import Doc

LABELS = ("VOTE_COUNT", "MARGIN")


def set_quantities(doc: Doc) -> None:
    """Sets `ent._.quantity` from the number expression that the entity overlaps, else from its own text."""
    figures = [ent for ent in doc.ents if ent.label_ in LABELS]
    if not figures:
        return
    by_token = {index: span for span in doc.spans.get(NUMBERS, ()) for index in range(span.start, span.end)}
    for ent in figures:
        numbers = [by_token[index] for index in range(ent.start, ent.end) if index in by_token]
        ent._.quantity = numbers[0]._.quantity if numbers else read_quantity(ent.text, at=ent.start_char)
