"""Training articles (JSONL, the one format with explicit offsets) as spaCy examples, checked line by line."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, cast

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example
from spacy.util import registry

from electextract.errors import ElectextractError, place, shorten
from electextract.io.articles import resolve_text
from electextract.io.files import read_objects
from electextract.records import LABELS

Marks = tuple[tuple[int, int, str], ...]
"""Entities as (start, end, label), in order of the text, without overlap."""
Augmenter = Callable[[Language, Example], Iterator[Example]]


@dataclass(frozen=True, slots=True)
class TrainingArticle:
    """A text with its entities, and where it stands, for messages."""

    id: str
    text: str
    marks: Marks
    place: str


def read_training(paths: Iterable[str | Path]) -> list[TrainingArticle]:
    """All articles of JSONL files, in order.

    Raises:
        ElectextractError: code `training`, with file and line, for a line without text or with entities that
            do not fit it; the codes of `read_objects` for lines that are no JSON; `training` for no articles at all.
    """
    articles = [article for path in paths for article in _read_file(Path(path))]
    if not articles:
        given = ", ".join(map(str, paths)) or "no file"
        raise ElectextractError("training", f"{given}: no articles; give JSONL files with text and entities")
    return articles


def _read_file(path: Path) -> Iterator[TrainingArticle]:
    for number, row in read_objects(path):
        spot = place(str(path), number)
        row = resolve_text(row, folder=path.parent, spot=spot)
        if not isinstance(row["text"], str) or not isinstance(row.get("entities"), list):
            raise ElectextractError("training", f'{spot}: "text" must be a string and "entities" a list')
        marks = tuple(sorted(_read_mark(ent, row["text"], spot) for ent in row["entities"]))
        _check_overlaps(marks, row["text"], spot)
        yield TrainingArticle(str(row.get("id", spot)), row["text"], marks, spot)


def _read_mark(ent: Any, text: str, spot: str) -> tuple[int, int, str]:
    if not isinstance(ent, dict) or not all(type(ent.get(key)) is int for key in ("start", "end")):
        raise ElectextractError("training", f'{spot}: an entity needs whole numbers "start" and "end": {shorten(ent)}')
    start, end, label = ent["start"], ent["end"], ent.get("label")
    if label not in LABELS:
        raise ElectextractError("training", f"{spot}: unknown label {shorten(label)}; allowed: {', '.join(LABELS)}")
    covered = text[start:end] if 0 <= start < end <= len(text) else ""
    if not covered or covered != covered.strip() or ent.get("text", covered) != covered:
        given = shorten(ent.get("text", ""))
        message = f"{start}–{end} covers {shorten(covered)}, not {given}; offsets count characters, end exclusive"
        raise ElectextractError("training", f"{spot}: {message}")
    return start, end, cast(str, label)


def _check_overlaps(marks: Marks, text: str, spot: str) -> None:
    for first, second in pairwise(marks):
        if second[0] < first[1]:
            pair = f"{shorten(text[first[0] : first[1]])} and {shorten(text[second[0] : second[1]])}"
            raise ElectextractError("training", f"{spot}: entities overlap: {pair}; a character has one label")


def make_example(nlp: Language, article: TrainingArticle) -> Example:
    """The article as spaCy trains on it.

    Raises:
        ElectextractError: code `training`, for an entity that begins or ends inside a token.
    """
    gold = nlp.make_doc(article.text)
    spans = [_token_span(gold, mark, article) for mark in article.marks]
    gold.set_ents(spans, default="outside")
    return Example(nlp.make_doc(article.text), gold)


def _token_span(doc: Doc, mark: tuple[int, int, str], article: TrainingArticle) -> Span:
    start, end, label = mark
    span = doc.char_span(start, end, label=label)
    if span is not None:
        return span
    wider = doc.char_span(start, end, label=label, alignment_mode="expand")
    words = shorten(wider.text if wider is not None else "")
    message = f"{shorten(article.text[start:end])} at {start} cuts a word: {words}; see the annotation guide"
    raise ElectextractError("training", f"{article.place}: {message}")


@registry.readers("electextract.JsonlCorpus.v1")  # type: ignore[untyped-decorator]
def jsonl_corpus(
    paths: list[str], shuffle: bool = False, augmenter: Augmenter | None = None
) -> Callable[[Language], Iterator[Example]]:
    """The reader that the config names: a fresh pass over the articles at each call.

    Args:
        paths: JSONL files.
        shuffle: in random order, as training wants it.
        augmenter: makes examples of an example; None leaves it as it is.
    """
    articles = read_training(paths)

    def examples(nlp: Language) -> Iterator[Example]:
        order = random.sample(articles, len(articles)) if shuffle else articles
        for article in order:
            example = make_example(nlp, article)
            yield from augmenter(nlp, example) if augmenter else (example,)

    return examples
