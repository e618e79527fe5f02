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
from electextract.io.files import OnError, raise_error, read_objects
from electextract.records import FIGURES, LABELS
from electextract.results_score import OTHER, RESULTS

Marks = tuple[tuple[int, int, str], ...]
"""Entities as (start, end, label), in order of the text, without overlap."""
Augmenter = Callable[[Language, Example], Iterator[Example]]


@dataclass(frozen=True, slots=True)
class TrainingArticle:
    """A text with its entities, and where it stands, for messages.

    `reports` says whether it tells a result or standing of a contest; None where that is not annotated.
    """

    id: str
    text: str
    marks: Marks
    place: str
    reports: bool | None = None


def read_training(paths: Iterable[str | Path], *, on_error: OnError = raise_error) -> list[TrainingArticle]:
    """All articles of JSONL files, in order.

    Raises:
        ElectextractError: code `training`, with file and line, for a line without text or with entities that
            do not fit it, and the codes of `read_objects` for lines that are no JSON, unless `on_error` takes
            it; `training` for no articles at all.
    """
    given = [str(path) for path in paths]
    articles = [article for path in given for article in _read_file(Path(path), on_error)]
    if not articles:
        names = ", ".join(given) or "no file"
        raise ElectextractError("training", f"{names}: no articles; give JSONL files with text and entities")
    return articles


def _read_file(path: Path, on_error: OnError) -> Iterator[TrainingArticle]:
    for number, row in read_objects(path, on_error=on_error):
        try:
            yield _read_row(row, path.parent, place(str(path), number))
        except ElectextractError as error:
            on_error(error)


def _read_row(given: dict[str, Any], folder: Path, spot: str) -> TrainingArticle:
    row = resolve_text(given, folder=folder, spot=spot)
    if not isinstance(row["text"], str) or not isinstance(row.get("entities"), list):
        raise ElectextractError("training", f'{spot}: "text" must be a string and "entities" a list')
    marks = tuple(sorted(_read_mark(ent, row["text"], spot) for ent in row["entities"]))
    _check_overlaps(marks, row["text"], spot)
    return TrainingArticle(str(row.get("id", spot)), row["text"], marks, spot, _reports(row, marks))


def _reports(row: dict[str, Any], marks: Marks) -> bool | None:
    """Contests are annotated, or figures that belong to one; where contests were left out, nobody knows."""
    if row.get("contests") or any(label in FIGURES for _, _, label in marks):
        return True
    return False if "contests" in row else None


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
    if article.reports is not None:
        gold.cats = {RESULTS: float(article.reports), OTHER: float(not article.reports)}
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
    paths: list[str],
    shuffle: bool = False,
    augmenter: Augmenter | None = None,
    shipped: list[str] | None = None,
    share: float = 1.0,
) -> Callable[[Language], Iterator[Example]]:
    """The reader that the config names: a fresh pass over the articles at each call.

    Args:
        paths: JSONL files.
        shuffle: in random order, as training wants it.
        augmenter: makes examples of an example; None leaves it as it is.
        shipped: more JSONL files, of which each pass reads only a part, another one every time;
        share: how large that part is, 0 to 1. A text that `paths` have too is left out here.
    """
    articles = read_training(paths)
    others = without_texts(read_training(shipped), articles) if shipped else []

    def examples(nlp: Language) -> Iterator[Example]:
        chosen = [*articles, *random.sample(others, round(share * len(others)))]
        order = random.sample(chosen, len(chosen)) if shuffle else chosen
        for article in order:
            example = make_example(nlp, article)
            yield from augmenter(nlp, example) if augmenter else (example,)

    return examples


def without_texts(articles: Iterable[TrainingArticle], others: Iterable[TrainingArticle]) -> list[TrainingArticle]:
    """The articles whose text none of the others has; blanks and line ends do not count."""
    known = {folded_text(other.text) for other in others}
    return [article for article in articles if folded_text(article.text) not in known]


def folded_text(text: str) -> str:
    """The text as it is compared: with single blanks."""
    return " ".join(text.split())
