"""Which names are those of electoral seats, and which of districts, towns and datelines."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import product

from spacy.tokens import Doc, Span

from electextract.components.policy_words import PolicyWords
from electextract.extensions import GAZETTEER
from electextract.gazetteers.entries import fold_name
from electextract.gazetteers.forms import analyses, base_form
from electextract.gazetteers.loader import seats
from electextract.gazetteers.seat_candidates import seat_candidates
from electextract.language.phrases import parse_phrase
from electextract.languages import languages, table
from electextract.romanise import phonetic_key

SEATS = ("SEAT", "SEAT_KEY")
OPENING, BRACKETS = ("(", "["), ("(", "[", ")", "]", "।", ".")
BRACKET_REACH, NOUN_REACH = 12, 2
"""Tokens between a bracket and a place in it, and between a seat's number and the bracket, at most."""
DATELINE_REACH = 8
"""Tokens between a dateline's place and its date or agency, at most."""
LEAST_NAME = 4
"""Letters of a seat's name that is looked for by its letters alone, at least."""
_PAIR = 2
SURE_LIKENESS = 95
"""How like a listed seat of any state two words there must be."""
LEAST_LIKENESS = 80
"""How like a listed seat of the state just named a word before a word for seats must be, 0 to 100."""


def sure_seats(doc: Doc, words: PolicyWords) -> Iterator[Span]:
    """Listed seats right before a word for a seat: a name that runs into one ends there."""
    for span in doc.spans.get(GAZETTEER, ()):
        after = words.after(span.end)
        sure = ("always_after" in after and "never_after" not in after) or _is_numbered(span)
        if span.label_ in SEATS and sure and not _describes_seat(span):
            yield Span(doc, span.start, span.end, "CONSTITUENCY")
    for start, end in words.found.get("cities", ()):
        if "city_after" in words.after(end):
            yield Span(doc, start, end, "CONSTITUENCY")
    yield from _seats_of_states(doc, words)
    yield from _seats_alike(doc, words)


def _seats_alike(doc: Doc, words: PolicyWords) -> Iterator[Span]:
    """“NAME NAME assembly seat": two words that are spelt nearly like a listed seat, though no list has them so."""
    listed = {token.i for span in doc.spans.get(GAZETTEER, ()) if span.label_ != "STATE" for token in span}
    for start, end in words.found.get("always_after", ()):
        first = start - _PAIR
        if end - start < _PAIR or first < 0 or not listed.isdisjoint(range(first, start)):
            continue
        name = doc[first:start]
        if not any(token.is_punct or token.is_space or token.like_num for token in name) and any(
            one.score >= SURE_LIKENESS for one in seat_candidates(name.text)
        ):
            yield Span(doc, first, start, "CONSTITUENCY")


def _seats_of_states(doc: Doc, words: PolicyWords) -> Iterator[Span]:
    """“STATE's NAME seat”: a word that is like the name of a seat of that state, however it is spelt."""
    listed = {token.i for span in doc.spans.get(GAZETTEER, ()) for token in span}
    for state in doc.spans.get(GAZETTEER, ()):
        owns = state.label_ == "STATE" and any(form.case == "genitive" for form in analyses(state.text))
        at = state.end
        if not owns or at >= len(doc) or at in listed or "always_after" not in words.after(at + 1):
            continue
        like = (seats()[one.id] for one in seat_candidates(doc[at].text) if one.score >= LEAST_LIKENESS)
        if any(seat.state == state.id_ for seat in like):
            yield Span(doc, at, at + 1, "CONSTITUENCY")


def _is_numbered(span: Span) -> bool:
    """A seat called by a district and a number: Dhaka-10."""
    return len(span) > 2 and span[-1].norm_.isdigit() and span[-2].norm_ == "-"


def _describes_seat(ent: Span) -> bool:
    """A place in brackets behind a numbered seat: the sub-districts that it is made of."""
    doc, opening = ent.doc, ent.start - 1
    while opening > 0 and ent.start - opening < BRACKET_REACH and doc[opening].text not in BRACKETS:
        opening -= 1
    if opening < 1 or doc[opening].text not in OPENING:
        return False
    ends = {place.end for place in _places(doc) if place[-1].norm_.isdigit()}
    return bool(ends.intersection(range(opening - NOUN_REACH, opening + 1)))


def believed_seats(doc: Doc, names: list[Span], sure: list[Span], words: PolicyWords) -> Iterator[Span]:
    """Seats that a list or a word for seats bears out; all of them where no list knows a seat of the article."""
    listed = {token.i for span in doc.spans.get(GAZETTEER, ()) if span.label_ in SEATS for token in span}
    starts = {ent.start for ent in [*names, *sure] if ent.label_ == "CONSTITUENCY"}
    for ent in names:
        never = "never_seat" in words.starts.get(ent.start, ())
        if ent.label_ != "CONSTITUENCY" or never or _describes_seat(ent):
            continue
        after = words.after(ent.end)
        known = (
            not (listed or sure)
            or _sound(ent) in _city_sounds()
            or any(token.i in listed for token in ent)
            or "always_after" in after
        )
        known = known or phonetic_key(base_form(ent.text)) in seat_keys()
        apart = ("never_after" in after and "city_after" not in after) or _holds_seat(ent, starts, words)
        apart = apart or _names_district(ent, words) or _is_office(ent, words)
        apart = apart or (_names_state(ent) and "always_after" not in after)
        if known and not apart and not _is_dateline(ent, words):
            yield _with_second(ent)


def _with_second(ent: Span) -> Span:
    """A seat named after two places, where the mention ends at the hyphen between them."""
    doc, end = ent.doc, ent.end
    joined = end + 1 < len(doc) and doc[end].text == "-" and not (doc[end].whitespace_ or doc[end - 1].whitespace_)
    return Span(doc, ent.start, end + 2, ent.label_) if joined and doc[end + 1].is_title else ent


def _holds_seat(ent: Span, starts: set[int], words: PolicyWords) -> bool:
    """A place in the genitive with a seat right behind it: the district or town that the seat lies in."""
    if ent.end in starts:
        return any(form.case == "genitive" for form in analyses(ent[-1].text))
    return ent.end + 1 in starts and "possessive" in words.starts.get(ent.end, ())


def _is_office(ent: Span, words: PolicyWords) -> bool:
    """One word that stands for an office or in headings: elected as Mayor."""
    return len(ent) == 1 and not {"titles", "never_name"}.isdisjoint(words.starts.get(ent.start, ()))


def _names_state(ent: Span) -> bool:
    """The name of a state, which is that of its only seat in parliament as well."""
    found = ent.doc.spans.get(GAZETTEER, ())
    return any(span.label_ == "STATE" and (span.start, span.end) == (ent.start, ent.end) for span in found)


def _names_district(ent: Span, words: PolicyWords) -> bool:
    """The first word of a district's name of two words: Kanpur Dehat district."""
    second = ent.doc[ent.end] if ent.end < len(ent.doc) else None
    return (
        second is not None and second.is_title and second.is_alpha and "district" in words.starts.get(ent.end + 1, ())
    )


@cache
def seat_keys() -> frozenset[str]:
    """The sounds of all seats' names, of those too that the matcher leaves alone since they are words or names."""
    return frozenset(key for seat in seats().values() for key in seat.keys)


def _is_dateline(ent: Span, words: PolicyWords) -> bool:
    """A place that opens a paragraph, with a date or an agency behind it, or a colon as in no other paragraph."""
    if not _opens_paragraph(ent):
        return False
    if any(letter.isdigit() for letter in ent.text):
        return False
    if ent.text.isascii() and "dateline_sign" in words.starts.get(ent.end, ()):
        return not any(_opens_alike(other, ent) for other in _places(ent.doc) if other.start != ent.start)
    return any("dateline" in words.starts.get(index, ()) for index in range(ent.end, ent.end + DATELINE_REACH))


def _places(doc: Doc) -> Iterator[Span]:
    """Listed seats, and what the NER takes for one."""
    yield from (span for span in doc.spans.get(GAZETTEER, ()) if span.label_ in SEATS)
    yield from (ent for ent in doc.ents if ent.label_ == "CONSTITUENCY")


def _opens_alike(place: Span, dateline: Span) -> bool:
    """Another paragraph begins with a place and the same sign."""
    sign = dateline.doc[dateline.end].text
    return _opens_paragraph(place) and place.end < len(place.doc) and place.doc[place.end].text == sign


def _opens_paragraph(ent: Span) -> bool:
    return ent.start == 0 or "\n" in ent.doc[ent.start - 1].text_with_ws or ent.doc[ent.start - 1].is_space


def more_seats(doc: Doc, names: list[Span], words: PolicyWords) -> Iterator[Span]:
    """Listed seats that the NER left out: named as one elsewhere, beside a word for one, or joined to one by "and"."""
    found = [ent for ent in names if ent.label_ == "CONSTITUENCY"]
    known, ends = {_sound(ent) for ent in found}, {ent.end for ent in found}
    for span in doc.spans.get(GAZETTEER, ()):
        never = "never_after" in words.after(span.end) or "never_seat" in words.starts.get(span.start, ())
        if (
            span.label_ not in SEATS
            or never
            or _describes_seat(span)
            or _is_dateline(span, words)
            or _names_district(span, words)
        ):
            continue
        joined = "joins" in words.ends.get(span.start, ()) and span.start - 1 in ends
        if (
            _sound(span) in known
            or joined
            or "always_after" in words.after(span.end)
            or "always_before" in words.before(span.start)
        ):
            yield Span(doc, span.start, span.end, "CONSTITUENCY")
    yield from _seats_again(doc, found, words)


def _seats_again(doc: Doc, found: list[Span], words: PolicyWords) -> Iterator[Span]:
    """The other mentions of a seat of one word that no list spells as the article does."""
    listed = {token.i for span in doc.spans.get(GAZETTEER, ()) for token in span}
    alone = [ent[0] for ent in found if len(ent) == 1 and ent.start not in listed and not ent[0].is_ascii]
    names = {base_form(token.text) for token in alone if len(token) >= LEAST_NAME}
    for token in doc if names else ():
        told = token.i not in listed and (token.text in names or base_form(token.text) in names)
        if told and "never_after" not in words.after(token.i + 1):
            yield Span(doc, token.i, token.i + 1, "CONSTITUENCY")


@cache
def _city_sounds() -> frozenset[str]:
    """The sounds of the cities that elect mayors."""
    phrases = [phrase for code in languages() for phrase in table(code, "policy")["seats"].get("cities", [])]
    words = (product(*(words for words, _ in parse_phrase(phrase))) for phrase in phrases)
    return frozenset(_name_sound(" ".join(name)) for names in words for name in names)


def _sound(span: Span) -> str:
    return _name_sound(base_form(span.text))


def _name_sound(name: str) -> str:
    """The base form of a seat's name by its sound, so that spellings meet."""
    key = phonetic_key(name)
    return key if len(key) > 3 else fold_name(name)
