"""Labels of other projects into those of this one, by a mapping file that the user writes."""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from electextract.errors import ElectextractError, shorten
from electextract.io.files import read_file
from electextract.io.formats.foreign import ForeignArticle, ForeignRelation, Source
from electextract.records import LABELS

OMIT = ""
"""What a mapping gives for a label whose spans are to be left out."""


def read_labels(path: str | Path) -> dict[str, str]:
    """A mapping file: foreign label -> label of this project, or `""` for spans to leave out.

    TOML (`PER = "CANDIDATE"`, one a line) or JSON (`{"PER": "CANDIDATE"}`), by the file's ending.

    Raises:
        ElectextractError: code `labels`, for a file of another kind or a label that this project does not have;
            as `read_file`.
    """
    name = str(path)
    mapping = _parse(read_file(path).removeprefix("\ufeff"), name)
    wrong = {key: value for key, value in mapping.items() if value not in (*LABELS, OMIT)}
    if wrong:
        given = ", ".join(f"{key} = {shorten(value)}" for key, value in wrong.items())
        raise ElectextractError("labels", f'{name}: {given}; allowed: {", ".join(LABELS)} or "" (left out)')
    return mapping


def _parse(source: str, name: str) -> dict[str, Any]:
    try:
        value = json.loads(source) if name.lower().endswith(".json") else tomllib.loads(source)
    except (ValueError, RecursionError) as error:
        what = 'TOML (PER = "CANDIDATE") or, in a .json file, JSON'
        raise ElectextractError("labels", f"{name}: no label mapping ({error}); write it as {what}") from None
    if not isinstance(value, dict) or not value:
        raise ElectextractError("labels", f'{name}: an empty mapping or none; write lines such as PER = "CANDIDATE"')
    return value


def map_labels(articles: Iterable[ForeignArticle], labels: Mapping[str, str], source: Source) -> list[ForeignArticle]:
    """The articles with every label in this project's words; how many spans the mapping leaves out is told.

    Raises:
        ElectextractError: code `labels`, listing all labels of the file that neither the project nor the mapping knows.
    """
    known: dict[str, str] = {**{str(label): str(label) for label in LABELS}, **labels}
    given = list(articles)
    seen = Counter(span.label for article in given for span in article.spans or ())
    unknown = {label: count for label, count in seen.items() if label not in known}
    if unknown:
        listed = ", ".join(f"{shorten(label)} ({count})" for label, count in unknown.items())
        first = next(iter(unknown))
        what = (
            f'allowed: {", ".join(LABELS)}; map others with --labels FILE, a line such as {_key(first)} = "CANDIDATE"'
        )
        raise ElectextractError("labels", f"{source.name}: labels unknown to the project: {listed}; {what}")
    for label in (label for label in seen if known[label] == OMIT):
        source.notice(f"{source.name}: {seen[label]} spans labelled {shorten(label)} left out, as the mapping says")
    return [_mapped(article, known) for article in given]


def _key(label: str) -> str:
    return label if label.isascii() and label.replace("_", "").replace("-", "").isalnum() else json.dumps(label)


def _mapped(article: ForeignArticle, known: Mapping[str, str]) -> ForeignArticle:
    if article.spans is None:
        return article
    kept = [index for index, span in enumerate(article.spans) if known[span.label] != OMIT]
    spans = tuple(replace(article.spans[index], label=known[article.spans[index].label]) for index in kept)
    return replace(article, spans=spans, relations=renumbered(article.relations, kept))


def renumbered(relations: Iterable[ForeignRelation], kept: list[int]) -> tuple[ForeignRelation, ...]:
    """The relations between spans that were kept, with their new numbers."""
    new = {old: index for index, old in enumerate(kept)}
    both = (relation for relation in relations if relation.head in new and relation.tail in new)
    return tuple(ForeignRelation(new[each.head], new[each.tail], each.type) for each in both)
