"""Which places stand in a dateline: where a report was written, and no seat of it."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from electextract.components.policy_words import PolicyWords, sentence_ends
from electextract.extensions import GAZETTEER

SEATS = ("SEAT", "SEAT_KEY")
OPENING, CLOSING, SLASH, BAR = "(", ")", "/", "|"
DATELINE_REACH = 8
"""Tokens between a dateline's place and its date or agency, at most."""
BRACKET_REACH = 4
"""Tokens of a district in brackets behind a dateline's place, at most."""


def is_dateline(ent: Span, words: PolicyWords) -> bool:
    """A place that opens a paragraph, with a date, an agency or a second place behind it, or a sign of its own.

    A colon or an upright line is such a sign where prose follows, and where no other place opens a paragraph so; a
    place that a slash joins to another is always one of a dateline.
    """
    if any(letter.isdigit() for letter in ent.text):
        return False
    if _is_slashed(ent):
        return True
    end = _behind_brackets(ent)
    if _opens_paragraph(ent) and _has_sign(ent, end, words):
        return _leads_prose(ent.doc, end) and not _is_list(ent, end)
    dated = any("dateline" in words.starts.get(index, ()) for index in range(ent.end, ent.end + DATELINE_REACH))
    return dated and (_opens_paragraph(ent) or ent.doc[ent.start - 1].text == BAR)


def _has_sign(ent: Span, end: int, words: PolicyWords) -> bool:
    bar = end < len(ent.doc) and ent.doc[end].text == BAR
    return ent.text.isascii() and (bar or "dateline_sign" in words.starts.get(end, ()))


def _is_list(dateline: Span, end: int) -> bool:
    """Whether other places begin paragraphs with the same sign behind them."""
    return any(_opens_alike(place, dateline, end) for place in places(dateline.doc))


def places(doc: Doc) -> Iterator[Span]:
    """Listed seats, and what the NER takes for one."""
    yield from (span for span in doc.spans.get(GAZETTEER, ()) if span.label_ in SEATS)
    yield from (ent for ent in doc.ents if ent.label_ == "CONSTITUENCY")


def _is_slashed(ent: Span) -> bool:
    """Whether a slash touches the place: PLACE/PLACE."""
    doc = ent.doc
    before = ent.start > 0 and doc[ent.start - 1].text == SLASH and not doc[ent.start - 1].whitespace_
    return before or (ent.end < len(doc) and doc[ent.end].text == SLASH and not doc[ent.end - 1].whitespace_)


def _behind_brackets(ent: Span) -> int:
    """The token behind a place and the district in brackets behind it."""
    doc, end = ent.doc, ent.end
    if end < len(doc) and doc[end].text == OPENING:
        for token in doc[end + 1 : end + 1 + BRACKET_REACH]:
            if token.text == CLOSING:
                return token.i + 1
    return end


def _leads_prose(doc: Doc, sign: int) -> bool:
    """Whether the line goes on behind its sign and ends as a sentence does, or ends with the sign."""
    last = sign
    while last + 1 < len(doc) and not _ends_line(doc[last]):
        last += 1
    while last > sign and (doc[last].is_space or doc[last].is_quote):
        last -= 1
    return last == sign or doc[last].text in sentence_ends()


def _ends_line(token: Token) -> bool:
    return "\n" in token.text_with_ws


def _opens_alike(place: Span, dateline: Span, end: int) -> bool:
    """Another place begins another paragraph with the same sign behind it."""
    sign = dateline.doc[end].text
    apart = place.start != dateline.start and place.text != dateline.text
    return apart and _opens_paragraph(place) and place.end < len(place.doc) and place.doc[place.end].text == sign


def _opens_paragraph(ent: Span) -> bool:
    return ent.start == 0 or "\n" in ent.doc[ent.start - 1].text_with_ws or ent.doc[ent.start - 1].is_space
