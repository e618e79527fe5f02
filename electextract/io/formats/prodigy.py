"""Prodigy: JSON lines of tasks with `text`, `tokens`, `spans`, perhaps `relations`, and the `answer`.

Offsets count characters, token numbers include the last one. Keys that Prodigy does not know come back.
Format: https://prodi.gy/docs/api-interfaces.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from electextract.errors import ElectextractError, shorten
from electextract.io.formats.extras import (
    KEY,
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
from electextract.io.formats.relations import relation_ends
from electextract.io.formats.words import project_tokens

_OWN = ("text", "tokens", "spans", "relations", "answer", "config", "options", "label", "priority", "score", "html")
_BINARY = ("ner", "spans", "classification", "choice", "text", "html")
"""Interfaces whose answers do not tell everything that is in the text."""


def read(content: str, source: Source) -> Iterator[ForeignArticle]:
    """Every line, in order; what was rejected or ignored is left out.

    Raises:
        ElectextractError: codes `json`, `format` (another tool or recipe), `offsets`, `no_text`.
    """
    for number, (spot, row) in enumerate(read_lines(content, source), start=1):
        try:
            yield _read_task(row, spot, source.article_id(number))
        except ElectextractError as error:
            source.on_error(error)


def _read_task(row: Mapping[str, Any], spot: str, name: str) -> ForeignArticle:
    text = text_of(row, "text", spot)
    own = [key for key in row if key.startswith("_") or key in _OWN]
    more = {"id": name, **unpack(row, own)}
    left_out = _unusable(row)
    if left_out:
        return ForeignArticle(spot, text, None, more=more, left_out=left_out)
    if row.get("_view_id") in _BINARY:
        what = f"answers of the interface {row['_view_id']} are about one span at a time"
        raise ElectextractError("format", f"{spot}: {what}; annotate with ner.manual or ner.correct")
    if row.get("spans") is None and "answer" not in row:
        return ForeignArticle(spot, text, None, more=more, left_out="not annotated")
    return _annotated(row, text, spot, more)


def _unusable(row: Mapping[str, Any]) -> str | None:
    packed = row.get(KEY)
    if row.get("answer", "accept") != "accept":
        return f"answered {shorten(row['answer'])}"
    if "answer" not in row and isinstance(packed, Mapping) and PREDICTED in packed:
        return "predicted by a model and not yet answered"
    return None


def _annotated(row: Mapping[str, Any], text: str, spot: str, more: dict[str, Any]) -> ForeignArticle:
    given = row.get("spans") or []
    if not isinstance(given, list) or not all(isinstance(span, Mapping) for span in given):
        raise ElectextractError("format", f"{spot}: spans is {shorten(given)}; it must be a list of objects")
    details = entity_details(row)
    spans = tuple(detailed(_read_span(each, spot), details) for each in given)
    order = {(span.start, span.end): index for index, span in enumerate(spans)}
    relations = tuple(_read_relation(each, row, order, spot) for each in list_of(row, "relations", spot))
    return ForeignArticle(spot, text, spans, relations, more)


def _read_span(given: Mapping[str, Any], spot: str) -> ForeignSpan:
    start, end = (offset_of(given.get(key), f"a span's {key}", spot) for key in ("start", "end"))
    if not isinstance(given.get("label"), str):
        raise ElectextractError("format", f"{spot}: the span {start}–{end} has no label")
    said = given.get("text")
    return ForeignSpan(start, end, given["label"], said if isinstance(said, str) else None)


def _read_relation(
    given: Any, row: Mapping[str, Any], order: Mapping[tuple[Any, Any], int], spot: str
) -> ForeignRelation:
    try:
        ends = [order[_relation_place(given, key, row)] for key in ("head", "child")]
    except (AttributeError, IndexError, KeyError, TypeError):
        what = "a relation does not link two spans"
        raise ElectextractError("format", f"{spot}: {what}: {shorten(given)}") from None
    return ForeignRelation(ends[0], ends[1], str(given.get("label") or ""))


def _relation_place(given: Mapping[str, Any], key: str, row: Mapping[str, Any]) -> tuple[Any, Any]:
    place = given.get(f"{key}_span") or row["tokens"][given[key]]
    return place["start"], place["end"]


def write(articles: Iterable[Article]) -> Iterator[str]:
    """Accepted tasks, as `db-out` writes and `db-in` reads them; an article that nobody annotated has no answer."""
    return write_lines(map(_task, articles))


def write_predictions(articles: Iterable[Article]) -> Iterator[str]:
    """Tasks for `ner.manual` with a model's entities, their scores and its name."""
    return write_lines(map(_predicted_task, articles))


def _task(article: Article) -> dict[str, Any]:
    task = {"text": article["text"], **packed_key(article)}
    if article.get("entities") is None:
        return task
    tokens = project_tokens(article["text"])
    spans = [_span(ent, tokens) for ent in article["entities"]]
    links = [_link(each, article["entities"], spans) for each in article.get("relations") or ()]
    return {**task, "tokens": tokens, "spans": spans, **({"relations": links} if links else {}), "answer": "accept"}


def _predicted_task(article: Article) -> dict[str, Any]:
    tokens = project_tokens(article["text"])
    spans = [{**_span(ent, tokens), **score_of(ent)} for ent in article["entities"]]
    hidden = packed_key(unpredicted(article), **{PREDICTED: {"model": article["model"]}})
    meta = {key: article[key] for key in ("id", "source", "published") if article.get(key)}
    return {"text": article["text"], **hidden, "tokens": tokens, "spans": spans, "meta": meta}


def _span(ent: Mapping[str, Any], tokens: list[dict[str, Any]]) -> dict[str, Any]:
    covered = [token["id"] for token in tokens if token["start"] < ent["end"] and ent["start"] < token["end"]]
    place = {"start": ent["start"], "end": ent["end"], "token_start": covered[0], "token_end": covered[-1]}
    return {**place, "label": ent["label"]}


def _link(relation: Mapping[str, Any], entities: list[dict[str, Any]], spans: list[dict[str, Any]]) -> dict[str, Any]:
    head, child = (spans[number] for number in relation_ends(relation, entities))
    numbers = {"head": head["token_end"], "child": child["token_end"]}
    return {**numbers, "label": relation["type"], "head_span": head, "child_span": child}
