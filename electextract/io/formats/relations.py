"""Links between spans, as the one format carries them: `{"type", "from": {"start", "end"}, "to": {"start", "end"}}`.

The project's own facts are contests; links that people drew in a tool are kept beside them, not read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from electextract.errors import ElectextractError, shorten
from electextract.io.formats.foreign import ForeignArticle, ForeignRelation, ForeignSpan


def related_pairs(head: int, tail: int, direction: str) -> list[tuple[int, int]]:
    """Head and tail by the direction of the arrow: `right`, `left` or `bi`."""
    pairs = {"right": [(head, tail)], "left": [(tail, head)], "bi": [(head, tail), (tail, head)]}
    return pairs.get(direction, pairs["right"])


def relation_rows(article: ForeignArticle) -> list[dict[str, Any]]:
    """The article's links in the one format."""
    places = [{"start": span.start, "end": span.end} for span in article.spans or ()]
    return [{"type": each.type, "from": places[each.head], "to": places[each.tail]} for each in article.relations]


def relation_ends(relation: Mapping[str, Any], entities: Sequence[Mapping[str, Any]]) -> tuple[int, int]:
    """The indices of the two entities of a link in the one format."""
    places = [(ent["start"], ent["end"]) for ent in entities]
    head, tail = (places.index((relation[key]["start"], relation[key]["end"])) for key in ("from", "to"))
    return head, tail


def read_relations(
    row: Mapping[str, Any], spans: Sequence[ForeignSpan] | None, spot: str
) -> tuple[ForeignRelation, ...]:
    """The links of an article of the one format.

    Raises:
        ElectextractError: code `relations`, for one that does not link two entities.
    """
    entities = [{"start": span.start, "end": span.end} for span in spans or ()]
    try:
        return tuple(
            ForeignRelation(*relation_ends(each, entities), str(each["type"])) for each in row.get("relations") or ()
        )
    except (KeyError, TypeError, ValueError):
        given = shorten(row["relations"])
        what = 'a relation is {"type", "from": {"start", "end"}, "to": {"start", "end"}} between two entities'
        raise ElectextractError("relations", f"{spot}: {given}; {what}") from None
