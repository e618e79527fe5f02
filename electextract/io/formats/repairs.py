"""Spans that do not fit the text: what is wrong with each, and what would put it right.

A span has to lie in the text, to cover what its tool says it covers, to begin and end on words, and to share
no character with another. Nothing is changed unless the user takes the proposals.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from electextract.errors import shorten
from electextract.io.formats.foreign import ForeignArticle, ForeignSpan
from electextract.io.formats.labels import renumbered
from electextract.io.formats.offsets import from_units
from electextract.io.formats.words import Borders

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Problem:
    """One span that does not fit, and the place that is proposed for it; None to leave it out."""

    number: int
    span: ForeignSpan
    what: str
    proposal: Place | None

    def message(self, article: ForeignArticle) -> str:
        """Where, what is wrong, and what is proposed, in one line."""
        start, end = self.span.start, self.span.end
        given = self.span.text if self.span.text is not None else article.text[max(start, 0) : max(end, 0)]
        head = f"{self.span.place or article.place}: {self.span.label} {shorten(given)} at {start}–{end}"
        return f"{head} {self.what}; proposed: {self._proposed(article.text)}"

    def _proposed(self, text: str) -> str:
        if self.proposal is None:
            return "leave it out"
        start, end = self.proposal
        return f"{shorten(text[start:end])} at {start}–{end}"


def find_problems(article: ForeignArticle) -> list[Problem]:
    """Every span of the article that does not fit, in the order of the file."""
    if not article.spans:
        return []
    borders = Borders(article.text)
    found = [_place_problem(number, span, article.text, borders) for number, span in enumerate(article.spans)]
    problems = {problem.number: problem for problem in found if problem}
    problems.update((problem.number, problem) for problem in _overlaps(article.spans, problems))
    return [problems[number] for number in sorted(problems)]


def take_proposals(article: ForeignArticle, problems: Sequence[Problem]) -> ForeignArticle:
    """The article with every proposal taken; relations of spans that are left out go with them."""
    places = {problem.number: problem.proposal for problem in problems}
    spans = list(enumerate(article.spans or ()))
    kept = [number for number, _ in spans if places.get(number, ()) is not None]
    moved = [_moved(span, places.get(number)) for number, span in spans if number in set(kept)]
    return replace(article, spans=tuple(moved), relations=renumbered(article.relations, kept))


def _moved(span: ForeignSpan, place: Place | None) -> ForeignSpan:
    return replace(span, start=place[0], end=place[1], text=None) if place else span


def _place_problem(number: int, span: ForeignSpan, text: str, borders: Borders) -> Problem | None:
    what, start, end = "", span.start, span.end
    covered = text[start:end] if 0 <= start < end <= len(text) else ""
    if not covered or (span.text is not None and span.text != covered):
        length = f"is no span of a text of {len(text)} characters"
        what = f"covers {shorten(covered)}" if covered else length
        found = _said_place(span, text)
        if found is None:
            return Problem(number, span, what, None)
        start, end = found
    fixed = borders.whole_words(*_trimmed(text, start, end))
    if fixed is None:
        return Problem(number, span, what or "covers blanks alone", None)
    if fixed == (span.start, span.end):
        return None
    cut = "has blanks at its ends" if _trimmed(text, start, end) == fixed else "cuts a word"
    return Problem(number, span, what or cut, fixed)


def _said_place(span: ForeignSpan, text: str) -> Place | None:
    """Where the words stand that the tool says are covered: by a browser's offsets, else nearest to the span."""
    if not span.text or not span.text.strip():
        return None
    start, end = from_units(text, span.start), from_units(text, span.end)
    if text[start:end] == span.text:
        return start, end
    return min(_occurrences(text, span.text), key=lambda place: (abs(place[0] - span.start), place), default=None)


def _occurrences(text: str, words: str) -> Iterator[Place]:
    start = text.find(words)
    while start >= 0:
        yield start, start + len(words)
        start = text.find(words, start + 1)


def _trimmed(text: str, start: int, end: int) -> Place:
    covered = text[start:end]
    return start + len(covered) - len(covered.lstrip()), end - len(covered) + len(covered.rstrip())


def _overlaps(spans: Sequence[ForeignSpan], problems: dict[int, Problem]) -> Iterator[Problem]:
    """The shorter of two spans that share characters once they stand where they are proposed."""
    places = {number: (span.start, span.end) for number, span in enumerate(spans)}
    places |= {number: problem.proposal for number, problem in problems.items() if problem.proposal}
    left = [number for number in places if number not in problems or problems[number].proposal]
    taken: list[int] = []
    for number in sorted(left, key=lambda number: (places[number][0] - places[number][1], places[number], number)):
        start, end = places[number]
        other = next((each for each in taken if places[each][0] < end and start < places[each][1]), None)
        if other is None:
            taken.append(number)
            continue
        what = f"overlaps {spans[other].label} at {places[other][0]}–{places[other][1]}"
        yield Problem(number, spans[number], what, None)
