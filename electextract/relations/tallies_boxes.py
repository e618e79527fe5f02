"""Boxes of a live page: lines with a party alone, each over a line with a number alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from electextract.relations.items import Item
from electextract.relations.sentence import Sentence
from electextract.relations.tallies_marks import MOST_SEATS, Mark
from electextract.relations.tallies_parts import Memory, Stated

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LEAST = 3
"""Parties with a number that make a box, at least."""
_HEADING = 8
"""Tokens of a line that heads a box, at most."""

Box = dict[int, tuple[Item, Item]]
"""First token of a line with a number -> the party over it, and the number."""


def read_boxes(sentences: list[Sentence], doc: Doc) -> Box:
    """The numbers of every run of so many lines."""
    found: Box = {}
    run: Box = {}
    index = 0
    while index < len(sentences):
        party = _alone(sentences[index], "party", doc)
        number = _alone(sentences[index + 1], "number", doc) if party and index + 1 < len(sentences) else None
        if party is not None and number is not None and _is_count(number):
            run[sentences[index + 1].start] = party, number
            index += 2
            continue
        found |= run if len(run) >= _LEAST else {}
        run, index = {}, index + 1
    return found | (run if len(run) >= _LEAST else {})


def stated_in_box(items: Sentence, box: Box, memory: Memory) -> list[Stated]:
    """What the line of a box says; nothing for any other sentence, or where the article tells of no result."""
    if items.start not in box or not (memory.reports or memory.decided or memory.trend) or memory.heading == "":
        return []
    party, number = box[items.start]
    assert number.quantity is not None
    mark = Mark("number", number.start, number.end, number.quantity)
    count = memory.heading or ("leading" if memory.trend else "won")
    return [Stated(str(party.value), count, number.quantity, mark, False, [mark])]


def heading_of(items: Sentence, words: list[Mark]) -> str | None:
    """What a short line says that the figures below it count: "contested", "" for no seats ("candidates")."""
    if items.end - items.start > _HEADING or not items.fresh or items.says("results"):
        return None
    if any(word.kind == "counted" for word in words):
        return ""
    return "contested" if any(word.value == "contested" for word in words) else None


def _alone(items: Sentence, kind: str, doc: Doc) -> Item | None:
    """The only item of a line that has nothing else, by signs and spaces."""
    found = items.of_kind(kind)
    if len(found) != 1 or not items.fresh:
        return None
    inner = range(found[0].start, found[0].tail)
    rest = (doc[at] for at in range(items.start, items.end) if at not in inner)
    return found[0] if not any(token.is_alpha or token.like_num for token in rest) else None


def _is_count(number: Item) -> bool:
    quantity = number.quantity
    return quantity is not None and number.value.label_ == "count" and quantity.value <= MOST_SEATS
