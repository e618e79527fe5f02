"""Corrected articles as annotated ones, to train on: the one format with text, entities and contests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from electextract.consolidate.correcting import CorrectedArticle, fact_kind
from electextract.consolidate.corrections import Correction, refusal
from electextract.consolidate.places import LABELS, Spot, find_spots
from electextract.errors import ElectextractError, OnError, raise_error
from electextract.gazetteers.person_match import name_likeness
from electextract.io.annotated import read_article

UNLIKE = 60.0
"""Likeness of a mention and a corrected name below which the mention is of somebody else."""


def training_rows(
    articles: Iterable[CorrectedArticle], texts: Mapping[str, str], *, on_error: OnError = raise_error
) -> Iterator[dict[str, Any]]:
    """An annotated article for each corrected one whose corrections have a place in its text.

    Entities are those of the extraction, with those of the corrected values put in and those that overlap them
    taken out. What was not corrected is taken as right: read it before training on it.

    Args:
        articles: from `apply_corrections`; those without corrections are passed over.
        texts: article id -> its text, where the extraction does not hold it.

    Raises:
        ElectextractError: code `correction`, where a text or a place is not known, unless `on_error` takes it.
    """
    for article in articles:
        if not article.applied:
            continue
        try:
            yield _training_row(article, texts)
        except ElectextractError as error:
            on_error(error)


def _training_row(article: CorrectedArticle, texts: Mapping[str, str]) -> dict[str, Any]:
    text = article.given.text or texts.get(article.given.id)
    first = article.applied[0]
    if not text:
        raise refusal(first.where, f"article {first.article}: its text is not known; give the articles as well")
    data = article.extraction.to_dict()
    entities = [entity for entity in data["entities"] if not _is_disowned(entity, article)]
    for correction in article.applied:
        for spot, holder in _spots(correction, data, text):
            entities = [one for one in entities if one["end"] <= spot.start or spot.end <= one["start"]]
            entities.append(spot.entity(text))
            if spot.quantity is not None:
                holder.update(spot.quantity.to_dict(), qualifier=holder.get("qualifier") or spot.quantity.qualifier)
    return _checked(data, entities, text, first)


def _spots(correction: Correction, data: dict[str, Any], text: str) -> Iterator[tuple[Spot, dict[str, Any]]]:
    """The places of all values that one correction sets, and for a number the record that holds it."""
    value: Any = data
    for part in correction.fact.split("/"):
        value = value[int(part)] if isinstance(value, list) else value[part]
    kind = fact_kind(correction.fact)
    told = correction if kind in LABELS else replace(correction, start=None, end=None)
    for name, one in _values(kind, value):
        yield from ((spot, one) for spot in find_spots(name, _plain(name, one), text, told))


def _values(kind: str, value: Any) -> Iterator[tuple[str, Any]]:
    """The values with a place that a fact holds: itself, or those of a whole candidate or contest."""
    if not value:
        return
    if kind in LABELS:
        yield kind, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            items = inner if key == "candidates" else [inner]
            for item in items or ():
                yield from _values(key, item)


def _plain(kind: str, value: Any) -> Any:
    return value["name"] if kind == "constituency" and isinstance(value, dict) else value


def _is_disowned(entity: Mapping[str, Any], article: CorrectedArticle) -> bool:
    """Whether a name was marked only for a candidate that by the corrections is none."""
    if entity["label"] != "CANDIDATE":
        return False
    place = (entity["start"], entity["end"])
    was = any(place in _places(one) for contest in article.given.contests for one in contest.candidates)
    names = [one.name for contest in article.extraction.contests for one in contest.candidates if one.name]
    return was and all(name_likeness(entity["text"], name) < UNLIKE for name in names)


def _places(standing: Any) -> set[tuple[int, int]]:
    return {(mention.start, mention.end) for mention in standing.mentions}


def _checked(data: dict[str, Any], entities: list[Any], text: str, first: Correction) -> dict[str, Any]:
    """The row, without what was taken away; refused where it is no annotated article."""
    contests = [_without_empty(contest) for contest in data["contests"]]
    row = {
        **data,
        "text": text,
        "entities": sorted(entities, key=lambda one: one["start"]),
        "contests": [contest for contest in contests if contest["constituency"] or contest["candidates"]],
    }
    try:
        read_article(row, spot=f"article {first.article}")
    except ElectextractError as error:
        raise refusal(first.where, str(error)) from None
    return row


def _without_empty(contest: dict[str, Any]) -> dict[str, Any]:
    return {**contest, "candidates": [one for one in contest["candidates"] if one["name"] or one["party"]]}
