"""Every attribute of the project on spaCy's Doc and Span, and every span group, in one table."""

from __future__ import annotations

from typing import Any

from spacy.tokens import Doc, Span

NUMBERS = "numbers"
GAZETTEER = "gazetteer"
CUES = "cues"
"""Keys of `doc.spans`: number expressions, list matches, relation cues."""


_DOC: dict[str, dict[str, Any]] = {
    "contests": {"default": ()},  # tuple[ContestResult, ...]
    "tallies": {"default": ()},  # tuple[SeatTally, ...]
    "published": {"default": None},  # ISO date or None
}
_SPAN: dict[str, dict[str, Any]] = {
    "quantity": {"default": None},  # Quantity of a span in doc.spans["numbers"] or of a number entity
    "party_ids": {"default": ()},  # candidate ids of a gazetteer match: party or alliance codes
    "seat_ids": {"default": ()},  # candidate ids of a gazetteer match: seats
}


def register_extensions() -> None:
    """Declares all of them; repeated calls change nothing."""
    for owner, table in ((Doc, _DOC), (Span, _SPAN)):
        for name, options in table.items():
            if not owner.has_extension(name):
                owner.set_extension(name, **options)
