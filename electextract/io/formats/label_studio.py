"""Label Studio: an array of tasks in JSON, spans with offsets in characters (version 1.4 and later).

A task has `data.text`, and in `annotations` what each person marked: regions of type `labels` and `relation`.
`predictions` hold what a model marked. Format: https://labelstud.io/guide/task_format,
https://labelstud.io/guide/predictions.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from statistics import fmean
from typing import Any

from electextract.errors import ElectextractError, shorten
from electextract.io.formats.extras import detailed, entity_details, packed_key, score_of, unpack, unpredicted
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
from electextract.io.formats.json_items import read_items, write_items
from electextract.io.formats.relations import related_pairs, relation_ends

_LABELS = {"labels": "labels", "hypertextlabels": "hypertextlabels"}
"""Region types of spans, and the key of their labels."""
CONTROL, OBJECT = "label", "text"
"""Names of the tags in the labelling config."""


def read(content: str, source: Source) -> Iterator[ForeignArticle]:
    """Every task, in order.

    Raises:
        ElectextractError: codes `json`, `format` (another tool or version), `annotators`, `offsets`, `no_text`.
    """
    passed: Counter[str] = Counter()
    for number, (spot, task) in enumerate(read_items(content, source.name), start=1):
        name = task.get("id", number) if isinstance(task, Mapping) else number
        try:
            yield _read_task(task, f"{spot}, task {name}", source.article_id(str(name)), passed)
        except ElectextractError as error:
            source.on_error(error)
    for kind, count in passed.items():
        source.notice(f"{source.name}: {count} regions of type {kind} are not read; only labels and relation are")


def _read_task(task: Any, spot: str, name: str, passed: Counter[str]) -> ForeignArticle:
    data = _task_data(task, spot)
    key = _text_key(data, spot)
    text = text_of(data, key, spot)
    more = {"id": name, **unpack(data, (key,))}
    more["id"] = str(more["id"])
    regions, left_out = _final_regions(task, spot)
    if regions is None:
        return ForeignArticle(spot, text, None, more=more, left_out=left_out)
    marked = [region for region in regions if _kind(region) in _LABELS]
    details = entity_details(data)
    spans = tuple(detailed(_read_span(region, spot), details) for region in marked)
    order = {str(region.get("id")): index for index, region in enumerate(marked)}
    links = [region for region in regions if _kind(region) == "relation"]
    passed.update(_kind(region) for region in regions if _kind(region) not in (*_LABELS, "relation"))
    relations = tuple(each for link in links for each in _read_relation(link, order, spot))
    return ForeignArticle(spot, text, spans, relations, more)


def _kind(region: Mapping[str, Any]) -> str:
    return str(region.get("type"))


def _task_data(task: Any, spot: str) -> Mapping[str, Any]:
    if not isinstance(task, Mapping) or not isinstance(task.get("data"), Mapping):
        what = 'no task of Label Studio (an object with "data"); export as JSON, not as JSON-MIN'
        raise ElectextractError("format", f"{spot}: {what}; found {shorten(task)}")
    if "completions" in task:
        what = 'written by Label Studio before 1.0 ("completions")'
        raise ElectextractError("format", f"{spot}: {what}; open the project in version 1.4 or later, export it again")
    data: Mapping[str, Any] = task["data"]
    return data


def _text_key(data: Mapping[str, Any], spot: str) -> str:
    """`text`, or the only key with a string."""
    strings = [key for key, value in data.items() if isinstance(value, str)]
    if "text" in data or not strings:
        return "text"
    if len(strings) > 1:
        what = f"which of {', '.join(strings)} is the article? Call it text"
        raise ElectextractError("no_text", f'{spot}: no "text" in data; {what}')
    return strings[0]


def _final_regions(task: Mapping[str, Any], spot: str) -> tuple[list[dict[str, Any]] | None, str]:
    """What the people agree on, or why there is nothing."""
    given = [each for each in list_of(task, "annotations", spot) if isinstance(each, Mapping)]
    done = [each for each in given if not each.get("was_cancelled")]
    if not done:
        return None, "skipped by the annotator" if given else "not annotated"
    chosen = [each for each in done if each.get("ground_truth")] or done
    results = [_result(each, spot) for each in chosen]
    if any(_comparable(result) != _comparable(results[0]) for result in results):
        what = f"{len(results)} annotations that differ"
        raise ElectextractError("annotators", f"{spot}: {what}; mark one of them as ground truth, or delete the others")
    return results[0], ""


def _result(annotation: Mapping[str, Any], spot: str) -> list[dict[str, Any]]:
    result = annotation.get("result")
    if not isinstance(result, list) or not all(isinstance(region, dict) for region in result):
        raise ElectextractError("format", f"{spot}: the annotation's result is {shorten(result)}; it must be a list")
    return result


def _comparable(result: list[dict[str, Any]]) -> list[str]:
    """Regions without what differs from one person to the next."""
    return sorted(json.dumps([region.get("type"), region.get("value")], sort_keys=True) for region in result)


def _read_span(region: Mapping[str, Any], spot: str) -> ForeignSpan:
    value = region.get("value")
    if not isinstance(value, Mapping):
        raise ElectextractError("format", f"{spot}: a region's value is {shorten(value)}; it must be an object")
    places = value.get("globalOffsets") or value
    start, end = (offset_of(places.get(key), key, spot) for key in ("start", "end"))
    labels = value.get(_LABELS[region["type"]]) or value.get("labels") or []
    if not isinstance(labels, list) or len(labels) != 1:
        what = f"labels {shorten(labels)} at {start}–{end}"
        raise ElectextractError("format", f"{spot}: {what}; a span has one label: set choice to single and mend it")
    said = value.get("text")
    return ForeignSpan(start, end, str(labels[0]), said if isinstance(said, str) else None)


def _read_relation(link: Mapping[str, Any], order: Mapping[str, int], spot: str) -> Iterator[ForeignRelation]:
    ends = [order.get(str(link.get(key))) for key in ("from_id", "to_id")]
    if ends[0] is None or ends[1] is None:
        raise ElectextractError("format", f"{spot}: a relation points to a region that is no span; delete it")
    for head, tail in related_pairs(ends[0], ends[1], str(link.get("direction") or "right")):
        for name in list_of(link, "labels", spot) or [""]:
            yield ForeignRelation(head, tail, str(name))


def write(articles: Iterable[Article]) -> Iterator[str]:
    """One JSON array of tasks with annotations; an article that nobody annotated is a task to do."""
    return write_items(map(_task, articles))


def write_predictions(articles: Iterable[Article]) -> Iterator[str]:
    """One JSON array of tasks to do, with a model's entities where Label Studio shows predictions."""
    return write_items(map(_predicted_task, articles))


def _task(article: Article) -> dict[str, Any]:
    task = {"data": {"text": article["text"], **packed_key(article)}}
    entities = article.get("entities")
    if entities is None:
        return task
    regions = [_region(number, ent) for number, ent in enumerate(entities)]
    links = [_link(each, entities) for each in article.get("relations") or ()]
    return {**task, "annotations": [{"result": regions + links, "was_cancelled": False, "ground_truth": False}]}


def _predicted_task(article: Article) -> dict[str, Any]:
    scores = [ent["score"] for ent in article["entities"]]
    regions = [{**_region(number, ent), **score_of(ent)} for number, ent in enumerate(article["entities"])]
    mean = {"score": round(fmean(scores), 4)} if scores and None not in scores else {}
    prediction = {"model_version": article["model"], **mean, "result": regions}
    return {"data": {"text": article["text"], **packed_key(unpredicted(article))}, "predictions": [prediction]}


def _region(number: int, ent: Mapping[str, Any]) -> dict[str, Any]:
    value = {"start": ent["start"], "end": ent["end"], "text": ent["text"], "labels": [ent["label"]]}
    return {"id": f"e{number}", "from_name": CONTROL, "to_name": OBJECT, "type": "labels", "value": value}


def _link(relation: Mapping[str, Any], entities: list[dict[str, Any]]) -> dict[str, Any]:
    head, tail = (f"e{number}" for number in relation_ends(relation, entities))
    labels = [relation["type"]] if relation["type"] else []
    return {"type": "relation", "from_id": head, "to_id": tail, "direction": "right", "labels": labels}
