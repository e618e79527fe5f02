"""The articles behind a report: one record each, with the sentences that facts stand in."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from electextract.records import Extraction
from electextract.viz.facts import Fact, extraction_facts
from electextract.viz.report.sentences import Sentences

_HEADLINE = 90
"""Characters of the first line that stand for an article without title."""


class ReportArticle:
    """One article: its number in the page, its facts by path, its sentences if its text is there."""

    def __init__(self, number: int, extraction: Extraction) -> None:
        self.number = number
        self.extraction = extraction
        self._facts: Mapping[str, Fact] = extraction_facts(extraction)
        self._sentences = Sentences(extraction.text) if extraction.text else None

    def places(self, path: str) -> list[tuple[int, int, int]]:
        """Where a fact stands: number of the sentence, start and end in it; empty without text."""
        if self._sentences is None or path not in self._facts:
            return []
        found = (self._sentences.find(place) for place in self._facts[path].places)
        return [place for place in found if place]

    def where(self, path: str) -> dict[str, Any]:
        """`places` of a fact in sentences; without text `at`, its places in the article."""
        if self._sentences is not None or path not in self._facts:
            return {"places": self.places(path)}
        return {"places": [], "at": self._facts[path].places}

    def record(self) -> dict[str, Any]:
        """What the page knows of the article."""
        one = self.extraction
        known = {"id": one.id, "title": one.title or _headline(one.text), "url": one.url, "source": one.source}
        sentences = self._sentences.shown if self._sentences else None
        return {**known, "published": one.published, "language": one.language, "sentences": sentences}


def distinct_articles(extractions: Iterable[Extraction]) -> list[Extraction]:
    """Each result once, by day and id; different results of one id get ids of their own: `a`, `a (2)`."""
    by_content = {(json.dumps(one.to_dict(), sort_keys=True), one.text): one for one in extractions}
    ordered = sorted(by_content.items(), key=lambda pair: (pair[1].published or "", pair[1].id, pair[0]))
    taken = {one.id for one in by_content.values()}
    seen: set[str] = set()
    found = []
    for _, one in ordered:
        found.append(replace(one, id=_free_id(one.id, taken)) if one.id in seen else one)
        seen.add(one.id)
    return found


def _free_id(wanted: str, taken: set[str]) -> str:
    number = 2
    while f"{wanted} ({number})" in taken:
        number += 1
    taken.add(f"{wanted} ({number})")
    return f"{wanted} ({number})"


def _headline(text: str) -> str | None:
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return (first if len(first) <= _HEADLINE else f"{first[: _HEADLINE - 1].rstrip()}…") or None
