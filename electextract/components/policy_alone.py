"""Listed seats that the NER left out, the only place of a sentence that tells votes or a margin."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Span, Token

from electextract.components.policy_seats import possible_seats
from electextract.components.policy_words import PolicyWords, sentence_ends


def lone_seats(doc: Doc, names: list[Span], figures: Iterable[Span], words: PolicyWords) -> Iterator[Span]:
    """Listed seats of sentences with a candidate and votes or a margin, where no other place may be the seat.

    Args:
        doc: with the matches of the gazetteer.
        names: the candidates and seats known so far.
        figures: the votes and margins.
        words: where the phrases of the tables stand.
    """
    ends = [token.i for token in doc if _ends_sentence(token)]
    told = {bisect_right(ends, span.start) for span in figures}
    told -= {bisect_right(ends, span.start) for span in names if span.label_ == "CONSTITUENCY"}
    told &= {bisect_right(ends, span.start) for span in names if span.label_ == "CANDIDATE"}
    named = [span for span in possible_seats(doc, words) if span.label_ == "SEAT"]
    places = Counter(bisect_right(ends, span.start) for span in named)
    for span in named:
        sentence = bisect_right(ends, span.start)
        if sentence in told and places[sentence] == 1 and "never_before" not in words.before(span.start):
            yield Span(doc, span.start, span.end, "CONSTITUENCY")


def _ends_sentence(token: Token) -> bool:
    return token.text in sentence_ends() or "\n" in token.text_with_ws
