"""Which numbers are votes, which are margins, and which are neither."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span

from electextract.components.policy_words import PolicyWords
from electextract.extensions import NUMBERS

FIGURES = ("VOTE_COUNT", "MARGIN")


def figure_entities(doc: Doc, words: PolicyWords) -> Iterator[Span]:
    """Votes and margins, with the borders of their numbers; what is no count is none; sure margins are added."""
    counts = [span for span in doc.spans.get(NUMBERS, ()) if span.label_ == "count"]
    numbers = {token.i: span for span in counts for token in span}
    found = set()
    for ent in doc.ents:
        if ent.label_ not in FIGURES:
            continue
        span = next((numbers[token.i] for token in ent if token.i in numbers), None)
        if span is not None and span.start not in found and not _counts_others(span, words):
            found.add(span.start)
            yield Span(doc, span.start, span.end, _figure_label(span, ent.label_, words))
    for span in counts:
        sure = "margin_sure" in words.before(span.start) or "margin_sure_after" in words.after(span.end)
        if sure and span.start not in found and "never_margin" not in words.after(span.end):
            yield Span(doc, span.start, span.end, "MARGIN")


def _counts_others(span: Span, words: PolicyWords) -> bool:
    """A number of electors, of people at a meeting, of votes for nobody or of all votes cast."""
    after = words.after(span.end)
    beside = "others_before" in words.before(span.start) or "others_after" in after
    return beside and not {"never_others", "margin_sure_after"} & after


def _figure_label(span: Span, label: str, words: PolicyWords) -> str:
    """The model's label, unless the words beside the number leave no doubt."""
    before, after = words.before(span.start), words.after(span.end)
    margin = "margin_before" in before or "margin_after" in after
    votes = "votes_before" in before or "votes_after" in after
    if margin == votes:
        return label
    return "MARGIN" if margin else "VOTE_COUNT"
