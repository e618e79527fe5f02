"""Gold and training articles: JSON lines in the one format, each with its text.

What a line leaves out was not annotated, which is not the same as annotated and empty: `annotated`
keeps the difference for the evaluation.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

from electextract.errors import ElectextractError, OnError, place, raise_error, shorten
from electextract.io.articles import resolve_text
from electextract.io.files import read_objects, shown_name
from electextract.io.results import read_record
from electextract.languages.scripts import article_language
from electextract.records import (
    HOUSES,
    LABELS,
    OUTCOMES,
    QUALIFIERS,
    STATUSES,
    ContestResult,
    Extraction,
    Quantity,
    SeatTally,
)

LAYERS = ("entities", "contests", "tallies")


@dataclass(frozen=True, slots=True)
class AnnotatedArticle:
    """A text and its right answer.

    Attributes:
        text: as given; the offsets of `gold` count its characters.
        gold: what should be extracted.
        annotated: which of it was annotated: `entities`, `contests`, `tallies`, and the fields of the
            contests and candidates as `contests.margin`, `candidates.votes`.
        place: file and line, for messages.
    """

    text: str
    gold: Extraction
    annotated: frozenset[str]
    place: str = "input"


def read_annotated(path: str | Path, *, on_error: OnError = raise_error) -> Iterator[AnnotatedArticle]:
    """Annotated articles of a .jsonl file with `text`, or `file` relative to it, on each line.

    Raises:
        ElectextractError: as `read_objects`; codes `no_text`, `schema`, `offsets`, `published`, with file
            and line, unless `on_error` takes it: then the next lines are read.
    """
    name = shown_name(path)
    for number, row in read_objects(path, on_error=on_error):
        spot = place(name, number)
        try:
            yield read_article(resolve_text(row, folder=Path(path).parent, spot=spot), spot=spot)
        except ElectextractError as error:
            on_error(error)


def read_article(row: Mapping[str, Any], *, spot: str = "input") -> AnnotatedArticle:
    """One object of the one format, with `text`; without `id` the place stands for it."""
    text = row.get("text")
    if not isinstance(text, str) or not text.strip():
        raise ElectextractError("no_text", f"{spot}: the text is {shorten(text)}; it must be a text that is not empty")
    gold = read_record({"id": spot, "language": article_language(text), **row}, spot=spot)
    _check_date(gold.published, spot)
    _check_entities(gold, text, spot)
    check_words(gold, spot)
    entities = tuple(sorted(gold.entities, key=lambda mention: mention.start))
    return AnnotatedArticle(text, replace(gold, entities=entities), annotated_parts(row), spot)


def annotated_parts(row: Mapping[str, Any]) -> frozenset[str]:
    """What a line says something about, be it that there is nothing: see `AnnotatedArticle.annotated`."""
    contests = row.get("contests") or []
    candidates = [candidate for contest in contests for candidate in contest.get("candidates") or []]
    layers = {layer for layer in LAYERS if row.get(layer) is not None}
    fields = {f"contests.{key}" for contest in contests for key in contest}
    return frozenset(layers | fields | {f"candidates.{key}" for candidate in candidates for key in candidate})


def _check_date(published: object, spot: str) -> None:
    try:
        if published is not None:
            date.fromisoformat(published)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        what = f"published is {shorten(published)}; write it as 2024-11-23"
        raise ElectextractError("published", f"{spot}: {what}") from None


def _check_entities(gold: Extraction, text: str, spot: str) -> None:
    for index, mention in enumerate(gold.entities):
        here = f"{spot}: entities[{index}]"
        start, end = mention.start, mention.end
        if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(text)):
            raise ElectextractError("offsets", f"{here}: {start}–{end} is no span of a text of {len(text)} characters")
        if mention.text != text[start:end]:
            what = f"{start}–{end} holds {shorten(text[start:end])}, not {shorten(mention.text)}"
            raise ElectextractError("offsets", f"{here}: {what}")
        _check_word(mention.label, LABELS, f"{here}: label")
    for first, second in pairwise(sorted(gold.entities, key=lambda mention: (mention.start, mention.end))):
        if second.start < first.end:
            both = f"{shorten(text[first.start : first.end])} and {shorten(text[second.start : second.end])}"
            raise ElectextractError("offsets", f"{spot}: entities overlap at {second.start}: {both}")


def check_words(gold: Extraction, spot: str) -> None:
    """Refuses values of another type, and words that are none of a closed set; `spot` names the record in messages.

    Raises:
        ElectextractError: code `schema`.
    """
    _check_text(gold.id, f"{spot}: id")
    _check_word(gold.language, ("en", "bn", "mixed"), f"{spot}: language")
    for index, contest in enumerate(gold.contests):
        _check_contest(contest, f"{spot}: contests[{index}]")
    for index, tally in enumerate(gold.tallies):
        here = f"{spot}: tallies[{index}]"
        _check_election(tally, here)
        _check_text(tally.party.id, f"{here}: party.id")
        _check_text(tally.scope, f"{here}: scope")
        for name in ("won", "leading", "contested"):
            _check_quantity(getattr(tally, name), f"{here}: {name}")


def _check_contest(contest: ContestResult, here: str) -> None:
    _check_election(contest, here)
    _check_word(contest.status, STATUSES, f"{here}: status")
    _check_text(contest.constituency and contest.constituency.name, f"{here}: constituency.name")
    _check_text(contest.state, f"{here}: state")
    _check_quantity(contest.margin, f"{here}: margin")
    for standing in contest.candidates:
        _check_text(standing.name, f"{here}: name")
        _check_text(standing.party and standing.party.id, f"{here}: party.id")
        _check_word(standing.outcome, OUTCOMES, f"{here}: outcome")
        _check_quantity(standing.votes, f"{here}: votes")


def _check_election(record: ContestResult | SeatTally, here: str) -> None:
    _check_word(record.house, HOUSES, f"{here}: house")
    _check_word(record.election.when, ("reported", "earlier"), f"{here}: election.when")
    year = record.election.year
    if year is not None and not isinstance(year, int):
        raise ElectextractError("schema", f"{here}: election.year is {shorten(year)}; it must be a whole number")


def _check_text(text: object, here: str) -> None:
    if text is not None and not isinstance(text, str):
        raise ElectextractError("schema", f"{here} is {shorten(text)}; it must be a string")


def _check_quantity(quantity: Quantity | None, here: str) -> None:
    if quantity is None:
        return
    _check_word(quantity.qualifier, QUALIFIERS, f"{here}: qualifier")
    if not isinstance(quantity.value, int):
        raise ElectextractError("schema", f"{here}: value is {shorten(quantity.value)}; it must be a whole number")


def _check_word(word: object, allowed: tuple[str, ...], here: str) -> None:
    if word is not None and word not in allowed:
        raise ElectextractError("schema", f"{here} is {shorten(word)}; allowed: {', '.join(allowed)}")
