"""Corrections by hand applied to extractions; refused where the extraction does not say what they expect."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from electextract.consolidate.corrections import Correction, as_correction, refusal
from electextract.errors import ElectextractError, OnError, raise_error, shorten
from electextract.gazetteers.loader import parties
from electextract.io.record_types import check_types
from electextract.io.results import read_record
from electextract.records import Extraction

_MAIN_KEY = {
    "votes": "value",
    "margin": "value",
    "party": "id",
    "constituency": "name",
    "candidates": "name",
    "contests": "constituency",
}
"""Fact that is an object -> its key that may stand for it alone."""


@dataclass(slots=True, eq=False)
class CorrectedArticle:
    """An extraction with the corrections that were applied to it.

    Attributes:
        given: as it was.
        extraction: put right; what was taken away is an empty record, so that the numbers of the others stay.
        applied: the corrections, in order.
    """

    given: Extraction
    extraction: Extraction
    applied: list[Correction] = field(default_factory=list)

    def fixed(self) -> dict[str, str]:
        """Path of each fact that was put right, and who did it last."""
        return {correction.fact: correction.by for correction in self.applied}


def apply_corrections(
    extractions: Iterable[Extraction],
    corrections: Iterable[Correction | Mapping[str, Any]],
    *,
    on_error: OnError = raise_error,
) -> list[CorrectedArticle]:
    """Extractions put right, in their order. The same correction twice counts once.

    Raises:
        ElectextractError: code `correction`, where the article is not among the extractions, the fact does not
            exist, or `old` is not what the extraction says; unless `on_error` takes it.
    """
    articles = [CorrectedArticle(extraction, extraction) for extraction in extractions]
    by_id: dict[str, list[CorrectedArticle]] = {}
    for article in articles:
        by_id.setdefault(article.given.id, []).append(article)
    for correction in _distinct(corrections, on_error):
        try:
            _correct_articles(by_id.get(correction.article, []), correction)
        except ElectextractError as error:
            on_error(error)
    return articles


def _distinct(corrections: Iterable[Correction | Mapping[str, Any]], on_error: OnError) -> list[Correction]:
    found: dict[str, Correction] = {}
    for number, row in enumerate(corrections, start=1):
        try:
            correction = as_correction(row, where=f"correction {number}")
        except ElectextractError as error:
            on_error(error)
        else:
            said = {**correction.to_dict(), "where": ""}
            found.setdefault(json.dumps(said, sort_keys=True, default=str), correction)
    return list(found.values())


def _correct_articles(articles: list[CorrectedArticle], correction: Correction) -> None:
    """Corrects every extraction of the article that says what is expected; one must."""
    if not articles:
        raise refusal(correction.where, f"no extraction of an article {shorten(correction.article)}")
    refused: list[ElectextractError] = []
    for article in articles:
        try:
            article.extraction = _corrected(article.extraction, correction)
            article.applied.append(correction)
        except ElectextractError as error:
            refused.append(error)
    if len(refused) == len(articles):
        raise refused[0]


def _corrected(extraction: Extraction, correction: Correction) -> Extraction:
    data = copy.deepcopy(extraction.to_dict())
    holder, key, kind = _find(data, correction)
    is_list = isinstance(holder, list)
    current = (holder[key] if key < len(holder) else None) if is_list else holder[key]
    if not _is_same(kind, correction.old, current):
        what = f"{correction.fact} is {_shown(kind, current)}, not {_shown(kind, correction.old)}"
        raise refusal(correction.where, f"article {correction.article}: {what}; nothing is changed")
    if _is_below_zero(correction.new):
        what = f"{correction.fact} cannot be {shorten(correction.new)}: no number may be below 0"
        raise refusal(correction.where, f"article {correction.article}: {what}")
    value = _written(kind, correction)
    if is_list and key == len(holder):
        holder.append(value)
    else:
        holder[key] = {} if is_list and value is None else value
    if kind == "name" and not is_list:
        _forget_old_name(holder, correction)
    return _checked({**data, "text": extraction.text}, correction)


def _find(data: Any, correction: Correction) -> tuple[Any, Any, str]:
    """What holds the fact, its key there, and its kind: the key, or the name of the list that it is in."""
    parts = correction.fact.split("/")
    holder, kind = data, ""
    for number, part in enumerate(parts):
        last = number == len(parts) - 1
        if isinstance(holder, list):
            free = len(holder) if last and correction.old is None else len(holder) - 1
            if not part.isdigit() or int(part) > free:
                raise _unknown(correction, parts[: number + 1])
            key: Any = int(part)
        else:
            if not isinstance(holder, dict) or part not in holder:
                raise _unknown(correction, parts[: number + 1])
            key = kind = part
        if not last:
            holder = holder[key]
    return holder, key, kind


def _unknown(correction: Correction, parts: list[str]) -> ElectextractError:
    what = f"the extraction has no {'/'.join(parts)}; paths are like contests/0/candidates/1/votes"
    return refusal(correction.where, f"article {correction.article}: {what}")


def _is_same(kind: str, told: Any, current: Any) -> bool:
    """Whether a told value is the current one; of an object, as far as it is told."""
    if isinstance(told, dict) and isinstance(current, dict):
        return all(_is_same(key, value, current.get(key)) for key, value in told.items())
    if isinstance(current, dict) and told is not None:
        main = _MAIN_KEY.get(kind)
        return main is not None and _is_same(main, told, current.get(main))
    return bool(told == current) and isinstance(told, bool) == isinstance(current, bool)


def _shown(kind: str, value: Any) -> str:
    main = _MAIN_KEY.get(kind)
    if isinstance(value, dict) and main is not None and main in value:
        return _shown(main, value[main])
    return shorten(value) if value is not None else "null"


def _written(kind: str, correction: Correction) -> Any:
    """The new value in the form of an extraction."""
    new = correction.new
    if new is None:
        return None
    place = {"start": correction.start, "end": correction.end} if correction.start is not None else {}
    if kind in ("votes", "margin"):
        given = new if isinstance(new, dict) else {"value": new}
        return {"text": "", **place, **given}
    if kind == "party" and not isinstance(new, dict):
        return {"id": new, "name": parties()[new].name if new in parties() else None}
    if kind == "constituency" and not isinstance(new, dict):
        return {"name": new, **place}
    return new


def _is_below_zero(value: Any) -> bool:
    """Whether a number in the value is; a place of -1 is that of what stands nowhere in the text."""
    if isinstance(value, dict):
        return any(_is_below_zero(inner) for key, inner in value.items() if key not in ("start", "end"))
    if isinstance(value, list):
        return any(map(_is_below_zero, value))
    return isinstance(value, int | float) and value < 0


def fact_kind(path: str) -> str:
    """What a path speaks about: its last word, or the list that its last number counts; a seat's name is the seat."""
    words = [part for part in path.split("/") if not part.isdigit()]
    return "constituency" if words[-2:] == ["constituency", "name"] else words[-1] if words else ""


def _forget_old_name(holder: dict[str, Any], correction: Correction) -> None:
    """What went with the name before: its Latin form, places, and a seat's id."""
    placed = correction.start is not None and correction.new is not None
    place = {"text": correction.new, "start": correction.start, "end": correction.end}
    holder["name_latin"] = None
    if "mentions" in holder:
        holder["mentions"] = [place] if placed else []
    else:
        holder.update({"text": "", "start": -1, "end": -1, **(place if placed else {})}, id=None, number=None)


def _checked(data: dict[str, Any], correction: Correction) -> Extraction:
    try:
        extraction = read_record(data, spot=f"article {correction.article}")
        check_types(extraction, spot=f"article {correction.article}")
    except ElectextractError as error:
        what = f"{correction.fact} cannot be {shorten(correction.new)} ({error})"
        raise refusal(correction.where, f"article {correction.article}: {what}") from None
    return extraction
