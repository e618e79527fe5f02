"""Which names are those of electoral seats, and which of districts, towns and datelines."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import product

from spacy.tokens import Doc, Span

from electextract.components.policy_datelines import SEATS, is_dateline, places
from electextract.components.policy_words import PolicyWords
from electextract.extensions import GAZETTEER, NUMBERS
from electextract.gazetteers.entries import fold_name
from electextract.gazetteers.forms import analyses, base_form
from electextract.gazetteers.loader import seats
from electextract.gazetteers.seat_candidates import seat_candidates
from electextract.language.phrases import parse_phrase
from electextract.languages import languages, table
from electextract.romanise import phonetic_key

OPENING, BRACKETS = ("(", "["), ("(", "[", ")", "]", "।", ".")
BRACKET_REACH, NOUN_REACH = 12, 2
"""Tokens between a bracket and a place in it, and between a seat's number and the bracket, at most."""
LEAST_NAME = 4
"""Letters of a seat's name that is looked for by its letters alone, at least."""
_PAIR = 2
MOST_SEATS = 90
"""Seats of a district or city, at most."""
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
    ends = {place.end for place in places(doc) if place[-1].norm_.isdigit()}
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
        apart = apart or _names_district(ent, words) or _is_office(ent, words) or _has_seats(ent, words)
        apart = apart or (_names_state(ent) and "always_after" not in after)
        if known and not apart and not is_dateline(ent, words):
            yield _with_second(ent)


def seats_and_people(names: list[Span], words: PolicyWords) -> Iterator[Span]:
    """The names: one right before a word for a seat is a seat, an unlisted place a person who has it as surname."""
    full = {ent[-1].text for ent in names if ent.label_ == "CANDIDATE" and len(ent) > 1}
    for ent in names:
        before_noun = "always_after" in words.starts.get(ent.end, ())
        if ent.label_ == "CANDIDATE" and before_noun and not analyses(ent[-1].text)[1:]:
            yield Span(ent.doc, ent.start, ent.end, "CONSTITUENCY")
        elif ent.label_ == "CONSTITUENCY" and not before_noun and ent.text in full and not _is_listed(ent):
            yield Span(ent.doc, ent.start, ent.end, "CANDIDATE")
        else:
            yield ent


def _is_listed(ent: Span) -> bool:
    found = ent.doc.spans.get(GAZETTEER, ())
    return any(span.label_ == "SEAT" and span.start < ent.end and ent.start < span.end for span in found)


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
    """One word that stands for an office or in headings, or for a chamber in short: elected as Mayor, the LS seat."""
    return len(ent) == 1 and not {"titles", "never_name", "abbreviation"}.isdisjoint(words.starts.get(ent.start, ()))


def _has_seats(ent: Span, words: PolicyWords) -> bool:
    """A place in the genitive with a number behind it: the district or city whose seats are counted."""
    if "possessive" not in words.starts.get(ent.end, ()):
        return False
    behind = (ent.end + 1, ent.end + _PAIR)
    return any(span.start in behind and _is_small(span) for span in ent.doc.spans.get(NUMBERS, ()))


def _is_small(span: Span) -> bool:
    return span.label_ == "count" and span._.quantity is not None and span._.quantity.value <= MOST_SEATS


def _names_state(ent: Span) -> bool:
    """The name of a state that has an assembly, which is that of its only seat in parliament as well."""
    states = (span for span in ent.doc.spans.get(GAZETTEER, ()) if span.label_ == "STATE")
    return any((span.start, span.end) == (ent.start, ent.end) and span.id_ in _assemblies() for span in states)


@cache
def _assemblies() -> frozenset[str]:
    """The states that have an assembly."""
    return frozenset(seat.state for seat in seats().values() if seat.chamber == "AC")


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


def more_seats(doc: Doc, names: list[Span], words: PolicyWords) -> Iterator[Span]:
    """Listed seats that the NER left out: named as one elsewhere, beside a word for one, or joined to one by "and"."""
    found = [ent for ent in names if ent.label_ == "CONSTITUENCY"]
    known, ends, starts = ({_sound(ent) for ent in found}, {ent.end for ent in found}, {ent.start for ent in found})
    for span in possible_seats(doc, words):
        joined = _is_joined(span, ends, starts, words)
        if (
            _sound(span) in known
            or joined
            or "always_after" in words.after(span.end)
            or "always_before" in words.before(span.start)
        ):
            yield Span(doc, span.start, span.end, "CONSTITUENCY")
    yield from _seats_again(doc, found, words)


def possible_seats(doc: Doc, words: PolicyWords) -> Iterator[Span]:
    """Listed seats that no word beside them calls a district, a town or a dateline."""
    for span in doc.spans.get(GAZETTEER, ()):
        if span.label_ not in SEATS:
            continue
        never = "never_after" in words.after(span.end) or "never_seat" in words.starts.get(span.start, ())
        apart = never or _names_district(span, words) or _has_seats(span, words)
        if not (apart or _describes_seat(span) or is_dateline(span, words)):
            yield span


def _is_joined(span: Span, ends: set[int], starts: set[int], words: PolicyWords) -> bool:
    """Joined to the seat before it by "and", or by commas to the seats on both sides."""
    if span.start - 1 not in ends:
        return False
    comma = span.doc[span.start - 1].text == "," and span.end < len(span.doc) and span.doc[span.end].text == ","
    return "joins" in words.ends.get(span.start, ()) or (comma and span.end + 1 in starts)


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
