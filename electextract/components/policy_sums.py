"""What figures tell of each other: a list of them is of one kind, and a margin is the difference of two votes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations, groupby, pairwise

from spacy.tokens import Span, Token

from electextract.components.policy_words import PolicyWords

LEAST_VOTES = 100
_COMMA = ","


def listed_labels(
    counts: list[Span], labels: Mapping[int, str], told: Mapping[int, str], words: PolicyWords
) -> Iterator[tuple[int, str]]:
    """Figures joined by commas and "and", or by "from" and "to", have one label.

    That is the one that the words beside any of them tell, else the one that most have, or the first.

    Args:
        counts: the counts of a Doc, in the order of the text.
        labels: where a figure begins, and its label so far.
        told: where a count begins, and the label that the words beside it tell.
        words: where the phrases of the tables stand.
    """
    for group in _groups([span for span in counts if span.start in labels], words):
        own = [labels[span.start] for span in group]
        known = {told[span.start] for span in group if span.start in told}
        if len(known) < _TWO and len(set(own)) == _TWO:
            label = known.pop() if known else max(own, key=lambda one: (own.count(one), one == own[0]))
            yield from ((span.start, label) for span in group)


_TWO = 2


def _groups(figures: list[Span], words: PolicyWords) -> Iterator[list[Span]]:
    """Figures in a row with nothing but commas and a last "and" between, and those that "from" and "to" join."""
    group = figures[:1]
    for one, other in pairwise(figures):
        between = [token for token in one.doc[one.end : other.start] if not token.is_space]
        if len(group) > 1 and len(between) > 1 and between[0].text == _COMMA:
            between = between[1:]
        link = between[0] if len(between) == 1 else None
        if link is not None and _joins(link, one, words):
            yield [*group, other]
        group = [*group, other] if link is not None and link.text == _COMMA else [other]


def _joins(link: Token, one: Span, words: PolicyWords) -> bool:
    """A word of joining, or that of a range that began before the first figure."""
    found = words.starts.get(link.i, set())
    ranged = "range_to" in found and "range_from" in words.before(one.start)
    return ranged or not found.isdisjoint(("joins", "range_link"))


def counted_labels(counts: list[Span], labels: Mapping[int, str], told: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    """Labels by arithmetic: of three figures of a line the largest is the sum of the others, to the last digit.

    The largest are votes. The other two are the votes of the beaten one and the margin; where both have one label,
    the one that the words beside it tell keeps it, else the larger ones are the votes if both were margins, and the
    later one is the margin if both were votes. Round numbers prove nothing: one of the three has to end in other
    digits than zeros.
    """
    for line in _lines([span for span in counts if span.start in labels]):
        values = {span._.quantity.value: span.start for span in reversed(line) if span._.quantity is not None}
        for most, other in combinations(sorted(values, reverse=True), 2):
            parts = {other, most - other}
            if len(parts) == _TWO and parts <= values.keys() and most >= LEAST_VOTES and (most % 100 or other % 100):
                yield values[most], "VOTE_COUNT"
                yield from _parts({values[part]: part for part in parts}, labels, told)


def _parts(parts: dict[int, int], labels: Mapping[int, str], told: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    """Which of two figures, given with their values, are the votes and which the margin, where both have one label."""
    own = {labels[start] for start in parts}
    if len(own) > 1:
        return
    margins = [start for start in parts if told.get(start) == "MARGIN"]
    if own == {"MARGIN"}:
        margin = margins[0] if len(margins) == 1 else min(parts, key=lambda start: parts[start])
        yield next(start for start in parts if start != margin), "VOTE_COUNT"
    else:
        yield max(parts), "MARGIN"


def _lines(counts: list[Span]) -> Iterator[list[Span]]:
    text = counts[0].doc.text if counts else ""
    for _, group in groupby(counts, key=lambda span: text.count("\n", 0, span.start_char)):
        yield list(group)
