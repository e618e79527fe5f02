"""Which names are parties: those of the lists, and what else the NER found."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Span

from electextract.components.policy_mentions import apart_from
from electextract.components.policy_told import is_initials
from electextract.components.policy_words import PolicyWords
from electextract.extensions import GAZETTEER
from electextract.gazetteers.entries import fold_name
from electextract.gazetteers.loader import parties

_BRACKETED = 3
"""Tokens of an abbreviation in brackets."""


def party_entities(doc: Doc, words: PolicyWords) -> Iterator[Span]:
    """Listed parties as the lists have them; the NER's own where a capital or a word for parties bears them out.

    A name and its abbreviation in brackets are two mentions, also where the lists have them as one.

    Where no list knows a party of the article, all that the NER found.
    """
    found = [span for span in doc.spans.get(GAZETTEER, ()) if span.label_ == "PARTY"]
    listed = [
        Span(doc, span.start, span.end, "PARTY") for span in found if "no_party" not in words.starts.get(span.start, ())
    ]
    yield from (part for span in listed for part in _apart_from_short_form(span))
    for ent in apart_from((ent for ent in doc.ents if ent.label_ == "PARTY"), found):
        if _is_no_party(ent, words):
            continue
        capital = any(token.is_ascii and (token.is_title or token.is_upper) for token in ent)
        if not found or capital or any("party_words" in words.starts.get(token.i, ()) for token in ent):
            yield ent


def _is_no_party(ent: Span, words: PolicyWords) -> bool:
    """Initials, an office or its abbreviation, half a phrase, or what is a word of a candidate's name elsewhere."""
    if ent[-1].is_punct or "joins" in words.starts.get(ent.end - 1, ()):
        return True
    if is_initials(ent[-1], words) or not {"abbreviation", "titles"}.isdisjoint(
        name for token in ent for name in words.starts.get(token.i, ())
    ):
        return True
    people = [other for other in ent.doc.ents if other.label_ == "CANDIDATE" and len(other) > 1]
    return len(ent) == 1 and any(token.text == ent.text for other in people for token in other)


def _apart_from_short_form(span: Span) -> tuple[Span, ...]:
    """“Bangladesh Nationalist Party (BNP)” as name and abbreviation, where either names the party by itself."""
    name, bracket = span[:-_BRACKETED], span[-_BRACKETED:]
    if len(span) <= _BRACKETED or (bracket[0].text, bracket[-1].text) != ("(", ")"):
        return (span,)
    short = bracket[1]
    spelt_out = short.is_ascii and sum(letter.isupper() for letter in short.text) < len("AB")
    if spelt_out or not _names_of(name.text) & _names_of(short.text):
        return (span,)
    return tuple(Span(span.doc, part.start, part.end, span.label_) for part in (name, bracket[1:-1]))


def _names_of(name: str) -> frozenset[str]:
    """The codes of the parties that have exactly this name."""
    return _codes().get(fold_name(name), frozenset())


@cache
def _codes() -> dict[str, frozenset[str]]:
    """Folded name of a party -> the codes of those that have it."""
    codes: dict[str, frozenset[str]] = {}
    for code, party in parties().items():
        for name in party.names:
            folded = fold_name(name)
            codes[folded] = codes.get(folded, frozenset()) | {code}
    return codes
