"""Where a corrected value stands in the text, and the entity that it makes there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from electextract.consolidate.corrections import Correction, refusal
from electextract.errors import shorten
from electextract.numerals import read_numbers
from electextract.records import Label, Quantity

LABELS: dict[str, Label] = {
    "name": "CANDIDATE",
    "constituency": "CONSTITUENCY",
    "votes": "VOTE_COUNT",
    "margin": "MARGIN",
    "party": "PARTY",
}
"""Facts whose words are entities."""

_WORD_END = re.compile("[\u0980-\u09ff]+|[^\\W\\d_\u0980-\u09ff]*")
_LETTER = re.compile("[^\\W\\d_]|[\u0980-\u09ff]")


@dataclass(frozen=True, slots=True)
class Spot:
    """A stretch of the text that is an entity; `quantity` where it is a number."""

    start: int
    end: int
    label: Label
    quantity: Quantity | None = None

    def entity(self, text: str) -> dict[str, Any]:
        """As the one format writes it."""
        return {"text": text[self.start : self.end], "start": self.start, "end": self.end, "label": self.label}


def find_spots(kind: str, value: Any, text: str, correction: Correction) -> list[Spot]:
    """The places of one corrected value: all of a name, the one of a number, that given for a party.

    Raises:
        ElectextractError: code `correction`, where the value does not stand in the text, or in several places.
    """
    if kind in ("votes", "margin"):
        return [_number_spot(kind, value, text, correction)]
    if correction.start is not None and correction.end is not None:
        return [_given_spot(kind, text, correction)]
    if kind == "party":
        return []
    spots = [Spot(start, end, LABELS[kind]) for start, end in _occurrences(str(value), text)]
    if not spots:
        raise _unplaced(correction, f"{shorten(value)} does not stand in the text")
    return spots


def _given_spot(kind: str, text: str, correction: Correction) -> Spot:
    start, end = correction.start, correction.end
    if start is None or end is None or not 0 <= start < end <= len(text):
        raise _unplaced(correction, f"{start}–{end} is no span of a text of {len(text)} characters")
    return Spot(start, end, LABELS[kind])


def _number_spot(kind: str, value: Any, text: str, correction: Correction) -> Spot:
    """The only number of the text that has the value, or the one at the given place."""
    wanted = value["value"] if isinstance(value, dict) else value
    found = [number.quantity for number in read_numbers(text) if number.quantity.value == wanted]
    if correction.start is not None:
        found = [quantity for quantity in found if quantity.start == correction.start]
    if len(found) > 1 and isinstance(value, dict) and value.get("qualifier"):
        found = [quantity for quantity in found if quantity.qualifier == value["qualifier"]] or found
    if len(found) != 1:
        how = f"stands at {len(found)} places of the text: give start and end" if found else "does not stand there"
        raise _unplaced(correction, f"the number {wanted} {how}")
    return Spot(found[0].start, found[0].end, LABELS[kind], found[0])


def _occurrences(name: str, text: str) -> Iterator[tuple[int, int]]:
    """Every place of a name, with the case ending written onto it."""
    for match in re.finditer(re.escape(name), text):
        if match.start() and _LETTER.match(text[match.start() - 1]):
            continue
        tail = _WORD_END.match(text, match.end())
        ending = tail[0] if tail else ""
        if not ending.isascii() or not ending:
            yield match.start(), match.end() + len(ending)


def _unplaced(correction: Correction, what: str) -> Exception:
    where = f"article {correction.article}, {correction.fact}"
    return refusal(correction.where, f"{where}: {what}; the article is left out of the training data")
