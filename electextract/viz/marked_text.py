"""An article as HTML: entities in colour, and every place of a fact ready to be marked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from electextract.records import Mention
from electextract.viz.facts import Fact

TEXT_SHOWN = 100_000
"""Characters of an article that a notebook shows; more would make the page slow. What is left out is said."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text that begins and ends with the same entity and facts around it."""

    text: str
    entity: Mention | None
    facts: tuple[int, ...]
    first_of: tuple[int, ...]


def text_html(text: str, entities: Sequence[Mention], facts: Mapping[int, Fact], *, anchor: str) -> str:
    """The text, escaped, in `<mark>` and `<span>` elements; `data-f` has the numbers of the facts.

    Args:
        facts: number -> fact; the first place of fact 7 gets the id `{anchor}-7`.
    """
    html = "".join(_piece_html(piece, anchor) for piece in cut_pieces(text[:TEXT_SHOWN], entities, facts))
    return html.lstrip()  # blanks at the head would indent the first line


def cut_pieces(text: str, entities: Sequence[Mention], facts: Mapping[int, Fact]) -> Iterator[Piece]:
    """The whole text in pieces, cut wherever an entity or a place begins or ends."""
    length = len(text)
    starts: dict[int, list[tuple[int, int]]] = {}
    first_at: dict[int, list[int]] = {}
    for number, fact in facts.items():
        first_at.setdefault(min(fact.places[0][0], length), []).append(number)
        for start, end in fact.places:
            starts.setdefault(start, []).append((min(end, length), number))
    named = {mention.start: mention for mention in entities if 0 <= mention.start < mention.end}
    ends = {end for places in starts.values() for end, _ in places} | {mention.end for mention in named.values()}
    cuts = sorted(cut for cut in {0, length, *starts, *named, *ends} if 0 <= cut <= length)
    entity: Mention | None = None
    running: list[tuple[int, int]] = []
    for start, end in pairwise(cuts):
        entity = named.get(start) or (entity if entity and entity.end > start else None)
        running = [each for each in running if each[0] > start] + starts.get(start, [])
        inside = tuple(sorted({number for _, number in running}))
        yield Piece(text[start:end], entity, inside, tuple(first_at.get(start, ())))


def _piece_html(piece: Piece, anchor: str) -> str:
    anchors = "".join(f'<span class="ee-at" id="{anchor}-{number}"></span>' for number in piece.first_of)
    words = escape(piece.text)
    facts = f' data-f="{" ".join(map(str, piece.facts))}"' if piece.facts else ""
    if piece.entity is None:
        return anchors + (f"<span{facts}>{words}</span>" if facts else words)
    label = str(piece.entity.label)
    title = " · ".join(filter(None, (label, piece.entity.id)))
    return f'{anchors}<mark class="ee-label-{escape(label)}" title="{escape(title)}"{facts}>{words}</mark>'
