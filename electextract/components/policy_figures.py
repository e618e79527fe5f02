"""Which numbers are votes, which are margins, and which are neither."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from spacy.tokens import Doc, Span, Token

from electextract.components.cells import breaks_line
from electextract.components.policy_sums import counted_labels, listed_labels
from electextract.components.policy_words import PolicyWords
from electextract.extensions import NUMBERS
from electextract.records import FIGURES

MOST_SEATS = 600
_PART_REACH = 6


def figure_entities(doc: Doc, words: PolicyWords) -> Iterator[Span]:
    """Votes and margins, with the borders of their numbers; what is no count is none; sure margins are added."""
    counts = [span for span in doc.spans.get(NUMBERS, ()) if span.label_ == "count"]
    serials = _serials(counts)
    counts = [span for span in counts if span.start not in serials]
    labels = dict(_labelled(doc, counts, words))
    told = {span.start: label for span in counts if (label := _told_label(span, words))}
    labels |= dict(listed_labels(counts, labels, told, words))
    labels |= dict(counted_labels(counts, labels, told))
    for span in counts:
        if span.start in labels:
            yield Span(doc, span.start, span.end, labels[span.start])


def sure_figures(doc: Doc, words: PolicyWords) -> Iterator[Span]:
    """The votes and margins alone that the words beside them put beyond doubt."""
    for span in doc.spans.get(NUMBERS, ()):
        label = _sure_label(span, words) if span.label_ == "count" else None
        if label:
            yield Span(doc, span.start, span.end, label)


def _serials(counts: list[Span]) -> set[int]:
    """Where the numbers of a table's rows stand: alone in their lines, one higher from each to the next."""
    alone = [span for span in counts if span._.quantity is not None and _is_alone(span)]
    pairs = [(one, other) for one, other in pairwise(alone) if other._.quantity.value - one._.quantity.value == 1]
    return {span.start for pair in pairs for span in pair}


def _is_alone(span: Span) -> bool:
    """Whether nothing but signs stands in the line of a number."""
    before, after = span.doc[: span.start], span.doc[span.end :]
    return not _first_in_line(reversed(before)) and not _first_in_line(after)


def _first_in_line(tokens: Iterable[Token]) -> Token | None:
    """The first token that is no sign, up to the end of the line."""
    for token in tokens:
        if breaks_line(token):
            return None
        if not (token.is_space or token.is_punct or token.text == "|"):
            return token
    return None


def _labelled(doc: Doc, counts: list[Span], words: PolicyWords) -> Iterator[tuple[int, str]]:
    """Where a figure begins, and what it is: the model's, revised, and sure margins that it left out."""
    numbers = {token.i: span for span in counts for token in span}
    found = set()
    for ent in doc.ents:
        span = next((numbers[token.i] for token in ent if token.i in numbers), None)
        others = span is None or _counts_others(span, words) or _is_part_of_seats(span, counts, words)
        if ent.label_ in FIGURES and span is not None and not others:
            found.add(span.start)
            yield span.start, _figure_label(span, ent.label_, words)
    for span in counts:
        label = _sure_label(span, words) if span.start not in found else None
        if label:
            yield span.start, label


def _sure_label(span: Span, words: PolicyWords) -> str | None:
    """What the words beside a figure that the model left out make it beyond doubt."""
    before, after = words.before(span.start), words.after(span.end)
    if "never_margin" in after:
        return None
    if "margin_sure" in before or "margin_sure_after" in after:
        return "MARGIN"
    if _counts_others(span, words):
        return None
    if "votes_sure_after" in after:
        return "VOTE_COUNT"
    if "votes" not in words.starts.get(span.end, ()):
        return None
    if "by" in before:
        return "MARGIN" if "swing" not in before else None
    return "VOTE_COUNT" if "polled_before" in before else None


def _counts_others(span: Span, words: PolicyWords) -> bool:
    """A number of electors, of people at a meeting, of votes for nobody or of all votes cast."""
    after = words.after(span.end)
    beside = "others_before" in words.before(span.start) or "others_after" in after
    return beside and not {"never_others", "margin_sure_after"} & after


def _is_part_of_seats(span: Span, counts: list[Span], words: PolicyWords) -> bool:
    """“209 of the 299 seats": a number of seats, as the whole behind it is."""
    quantity = span._.quantity
    if quantity is None or quantity.value > MOST_SEATS or "part_of" not in words.after(span.end):
        return False
    whole = next((other for other in counts if 0 < other.start - span.end < _PART_REACH), None)
    return whole is not None and "seats" in words.after(whole.end)


def _figure_label(span: Span, label: str, words: PolicyWords) -> str:
    """The model's label, unless the words beside the number leave no doubt."""
    return _told_label(span, words) or label


def _told_label(span: Span, words: PolicyWords) -> str | None:
    """What the words beside a number say; those behind it that only a margin has outweigh those before it."""
    before, after = words.before(span.start), words.after(span.end)
    if {"margin_sure_after", "margin_wins_after"} & after and "votes_sure_after" not in after:
        return "MARGIN"
    margin = "margin_before" in before or "margin_after" in after
    votes = "votes_before" in before or not {"votes_after", "votes_sure_after"}.isdisjoint(after)
    if margin == votes:
        return None
    return "MARGIN" if margin else "VOTE_COUNT"
