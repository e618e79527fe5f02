"""doccano: JSON lines of a sequence labelling project, offsets in UTF-16 code units, as browsers count.

Spans alone are `"label": [[start, end, "PARTY"]]`; with relations they are `"entities"` and `"relations"`, as doccano
exports and imports them (https://github.com/doccano/doccano, backend/data_import and data_export). Other keys of
a line are metadata and come back. A project with "count grapheme clusters as one character" counts otherwise
and cannot be read: its spans are told as not fitting.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from typing import Any

from electextract.errors import ElectextractError, shorten
from electextract.io.formats.extras import (
    PREDICTED,
    detailed,
    entity_details,
    packed_key,
    score_of,
    unpack,
    unpredicted,
)
from electextract.io.formats.foreign import (
    Article,
    ForeignArticle,
    ForeignRelation,
    ForeignSpan,
    Source,
    list_of,
    offset_of,
    text_of,
)
from electextract.io.formats.json_items import read_lines, write_lines
from electextract.io.formats.offsets import from_units, to_units
from electextract.io.formats.relations import relation_ends

_OWN = ("id", "text", "data", "label", "labels", "entities", "relations", "Comments", "annotation_approver", "cats")


def read(content: str, source: Source) -> Iterator[ForeignArticle]:
    """Every line, in order.

    Raises:
        ElectextractError: codes `json`, `format` (another tool or version), `offsets`, `no_text`.
    """
    for number, (spot, row) in enumerate(read_lines(content, source), start=1):
        try:
            yield _read_row(row, spot, source.article_id(str(row.get("id", number))))
        except ElectextractError as error:
            source.on_error(error)


def _read_row(row: Mapping[str, Any], spot: str, name: str) -> ForeignArticle:
    key = "data" if "text" not in row and "data" in row else "text"
    text = text_of(row, key, spot)
    if row.get("Comments") and not row.get("comments"):
        row = {**row, "comments": row["Comments"]}
    more = {"id": name, **unpack(row, _OWN)}
    given = _span_rows(row, spot)
    if given is None:
        return ForeignArticle(spot, text, None, more=more, left_out="without label or entities")
    details = entity_details(row)
    spans = tuple(detailed(_read_span(each, text, spot), details) for each in given)
    order = {str(each["id"]): index for index, each in enumerate(given) if isinstance(each, Mapping) and "id" in each}
    relations = tuple(_read_relation(each, order, spot) for each in list_of(row, "relations", spot))
    return ForeignArticle(spot, text, spans, relations, more)


def _span_rows(row: Mapping[str, Any], spot: str) -> list[Any] | None:
    if "annotations" in row:
        what = 'written by doccano before 1.0 ("annotations" with numbers for labels)'
        raise ElectextractError("format", f"{spot}: {what}; export it as JSONL with text labels")
    given = next((row[key] for key in ("label", "labels", "entities") if key in row), None)
    if given is not None and not isinstance(given, list):
        what = "it must be a list of spans, as a sequence labelling project exports them"
        raise ElectextractError("format", f"{spot}: the labels are {shorten(given)}; {what}")
    return given


def _read_span(given: Any, text: str, spot: str) -> ForeignSpan:
    if isinstance(given, Mapping):
        given = [given.get(key) for key in ("start_offset", "end_offset", "label")]
    if not isinstance(given, list) or len(given) != 3 or not isinstance(given[2], str):
        what = "a span is [start, end, label] or {start_offset, end_offset, label}"
        raise ElectextractError("format", f"{spot}: {shorten(given)}; {what}")
    start, end = (offset_of(value, "an offset", spot) for value in given[:2])
    return ForeignSpan(from_units(text, start), from_units(text, end), given[2])


def _read_relation(given: Any, order: Mapping[str, int], spot: str) -> ForeignRelation:
    ends = [order.get(str(given.get(key))) for key in ("from_id", "to_id")] if isinstance(given, Mapping) else [None]
    if None in ends:
        raise ElectextractError("format", f"{spot}: a relation does not link two entities: {shorten(given)}")
    head, tail = (end for end in ends if end is not None)
    return ForeignRelation(head, tail, str(given.get("type") or ""))


def write(articles: Iterable[Article]) -> Iterator[str]:
    """JSON lines for the import of a sequence labelling project."""
    numbers = count(1)
    return write_lines(_row(article, numbers) for article in articles)


def write_predictions(articles: Iterable[Article]) -> Iterator[str]:
    """The same with a model's entities as labels to correct; its name and scores stand among the metadata."""
    return write_lines(_predicted_row(article) for article in articles)


def _row(article: Article, numbers: Iterator[int]) -> dict[str, Any]:
    text, entities = article["text"], article.get("entities")
    row = {"text": text, **packed_key(article)}
    if entities is None:
        return row
    if not article.get("relations"):
        return {**row, "label": [_triple(ent, text) for ent in entities]}
    ids = [next(numbers) for _ in entities]
    keys = ("start_offset", "end_offset", "label")
    row["entities"] = [
        {"id": name, **dict(zip(keys, _triple(ent, text), strict=True))}
        for name, ent in zip(ids, entities, strict=True)
    ]
    links = [(relation_ends(each, entities), each["type"]) for each in article["relations"]]
    row["relations"] = [
        {"id": next(numbers), "from_id": ids[head], "to_id": ids[tail], "type": name} for (head, tail), name in links
    ]
    return row


def _predicted_row(article: Article) -> dict[str, Any]:
    text, entities = article["text"], article["entities"]
    said = {"model": article["model"], "scores": [score_of(ent).get("score") for ent in entities]}
    hidden = packed_key(unpredicted(article), **{PREDICTED: said})
    return {"text": text, **hidden, "label": [_triple(ent, text) for ent in entities]}


def _triple(ent: Mapping[str, Any], text: str) -> list[Any]:
    return [to_units(text, ent["start"]), to_units(text, ent["end"]), ent["label"]]
