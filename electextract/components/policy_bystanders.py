"""Who is named beside the results and does not stand: photographers, reporters, officers, heads of camps."""

from __future__ import annotations

from spacy.tokens import Doc, Span

from electextract.components.policy_told import stem_of
from electextract.components.policy_words import PolicyWords, sentence_ends

OPENING, CLOSING = ("(", "["), (")", "]")


def is_bystander(ent: Span, words: PolicyWords) -> bool:
    """A name behind an office of those who count, in a by-line, or that a picture is credited to."""
    before = words.ends.get(ent.start, set())
    return _is_officer(ent, words) or "credit" in before or ("byline" in before and _is_line(ent)) or _is_credit(ent)


def only_mentioned(people: list[Span], words: PolicyWords) -> set[int]:
    """Where the names begin of those whose camp, family or government is spoken of, and of whom nothing else is."""
    aside = {ent.start for ent in people if "aside_after" in words.starts.get(ent.end, ())}
    told = [_stems(ent) for ent in people if ent.start not in aside]
    return {ent.start for ent in people if ent.start in aside and not any(_stems(ent) & other for other in told)}


def _stems(ent: Span) -> set[str]:
    return {stem_of(token) for token in ent if len(token) > 1}


def _is_officer(ent: Span, words: PolicyWords) -> bool:
    """Right behind an office of the count, which no word says to be a thing of the past."""
    starts = [start for start, end in words.found.get("officer", ()) if end == ent.start]
    return bool(starts) and not any("former" in words.ends.get(start, ()) for start in starts)


def _is_line(ent: Span) -> bool:
    """Whether a line holds a name and one word before it alone."""
    return _begins_line(ent.doc, ent.start - 1) and _ends_line(ent.doc, ent.end)


def _begins_line(doc: Doc, index: int) -> bool:
    return index <= 0 or "\n" in doc[index - 1].text_with_ws


def _ends_line(doc: Doc, index: int) -> bool:
    return index >= len(doc) or "\n" in doc[index - 1].text_with_ws or "\n" in doc[index].text


def _is_credit(ent: Span) -> bool:
    """A name alone in brackets that end a line, behind the end of a sentence or behind other such brackets."""
    doc = ent.doc
    inside = (
        ent.start > 1 and ent.end < len(doc) and doc[ent.start - 1].text in OPENING and doc[ent.end].text in CLOSING
    )
    if not inside or not _ends_line(doc, ent.end + 1):
        return False
    before = doc[ent.start - 2].text
    return before in CLOSING or before in sentence_ends()
