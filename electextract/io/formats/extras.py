"""The key under which a tool's format carries what it has no place for: ids, dates, contests, tallies, scores.

Annotation tools hand unknown keys through: Label Studio those of a task's `data`, doccano and Prodigy those of
a line, spaCy those of `doc.user_data`. So nothing is lost on the way there and back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from electextract.io.formats.foreign import Article, ForeignSpan

KEY = "electextract"
PREDICTED = "predicted"
"""Says, below `KEY`, that no person has looked at the spans yet."""

_NATIVE = ("text", "entities", "relations")
_OWN = ("text", "start", "end", "label")


def pack(article: Article) -> dict[str, Any]:
    """All of an article but its text, spans and relations; of the entities what a span does not hold."""
    packed = {key: value for key, value in article.items() if key not in _NATIVE}
    rich = [ent for ent in article.get("entities") or () if set(ent) - set(_OWN)]
    if rich:
        packed["entities"] = [{key: value for key, value in ent.items() if key != "text"} for ent in rich]
    return packed


def packed_key(article: Article, **others: Any) -> dict[str, Any]:
    """`{KEY: pack(article)}`, or nothing where there is nothing to carry."""
    packed = {**pack(article), **others}
    return {KEY: packed} if packed else {}


def unpredicted(article: Article) -> Article:
    """A predicted article without what only a model says of it."""
    return {key: value for key, value in article.items() if key not in ("entities", "model")}


def score_of(ent: Mapping[str, Any]) -> dict[str, Any]:
    """`{"score": …}`, or nothing where the model gave none."""
    return {} if ent.get("score") is None else {"score": ent["score"]}


def unpack(row: Mapping[str, Any], own_keys: Iterable[str]) -> dict[str, Any]:
    """What `packed_key` put into a row, and the row's other keys but those of the tool itself."""
    hidden = {*own_keys, *_NATIVE, KEY}
    packed = row.get(KEY)
    kept = {key: value for key, value in row.items() if key not in hidden}
    if isinstance(packed, Mapping):
        kept |= {key: value for key, value in packed.items() if key not in (*_NATIVE, PREDICTED)}
    return kept


def entity_details(row: Mapping[str, Any]) -> dict[tuple[int, int, str], dict[str, Any]]:
    """What `pack` kept of the entities, by start, end and label."""
    packed = row.get(KEY)
    ents = packed.get("entities") if isinstance(packed, Mapping) else None
    rows = [ent for ent in ents or () if _has_place(ent)] if isinstance(ents, list) else []
    return {
        (ent["start"], ent["end"], ent["label"]): {key: value for key, value in ent.items() if key not in _OWN}
        for ent in rows
    }


def _has_place(ent: object) -> bool:
    if not isinstance(ent, Mapping):
        return False
    kinds = (("start", int), ("end", int), ("label", str))
    return all(isinstance(ent.get(key), kind) for key, kind in kinds)


def detailed(span: ForeignSpan, details: Mapping[tuple[int, int, str], dict[str, Any]]) -> ForeignSpan:
    """The span with what was kept of it."""
    more = {**span.more, **details.get((span.start, span.end, span.label), {})}
    return ForeignSpan(span.start, span.end, span.label, span.text, more, span.place)
