"""Where the NER and the lists disagree, one policy decides, and it decides here.

Numbers have the borders that the number reader found, and the words beside them may settle whether they are
votes or a margin. Parties are those of the lists, where the lists know a name. A seat or candidate that the NER
found once is found at its other mentions too. The policy is the same for every model in front of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc, Span, Token
from spacy.util import filter_spans

from electextract.components.policy_figures import FIGURES, figure_entities
from electextract.components.policy_words import PolicyWords, policy_phrases
from electextract.extensions import GAZETTEER
from electextract.gazetteers.entries import fold_name
from electextract.gazetteers.forms import analyses, base_form
from electextract.gazetteers.loader import seats
from electextract.gazetteers.persons import person_rank
from electextract.language.phrases import PhraseTable
from electextract.romanise import phonetic_key

if TYPE_CHECKING:
    pass

SEATS = ("SEAT", "SEAT_KEY")
DATELINE_REACH = 8
"""Tokens between a dateline's place and its date or agency, at most."""
LEAST_NAME = 3
QUOTE_REACH = 6
"""Tokens within which a quotation mark that opens a nickname is closed."""


@Language.factory("election_policy", assigns=["doc.ents"], requires=["doc.ents", "doc.spans"])
def make_policy(nlp: Language, name: str) -> EntityPolicy:  # noqa: ARG001 - spaCy's call
    """The factory of the component `election_policy`."""
    return EntityPolicy(nlp)


class EntityPolicy:
    """Revises `doc.ents` with `doc.spans["numbers"]` and `doc.spans["gazetteer"]`."""

    def __init__(self, nlp: Language) -> None:
        self.table = PhraseTable(nlp, dict(policy_phrases()))

    def __call__(self, doc: Doc) -> Doc:
        """The Doc with its entities revised."""
        words = PolicyWords(doc, self.table)
        parties = list(_parties(doc, words))
        figures = list(figure_entities(doc, words))
        fixed = [*parties, *figures]
        names = [ent for ent in doc.ents if ent.label_ not in FIGURES]
        sure = list(_sure_seats(doc, words))
        names = list(_apart(_without(_trimmed(names, words), sure), [*fixed, *sure]))
        names = [*sure, *_believed_seats(doc, names, sure, words), *_believed_people(names, parties, words)]
        seats = list(_apart(_more_seats(doc, names, words), [*fixed, *names]))
        people = list(_apart(_more_people(doc, names), [*fixed, *seats]))
        short = list(_apart(_short_names(doc, names), [*fixed, *names, *seats, *people]))
        doc.set_ents(filter_spans([*fixed, *names, *seats, *people, *short]))
        return doc


def _parties(doc: Doc, words: PolicyWords) -> Iterator[Span]:
    """Listed parties as the lists have them; the NER's own where a capital or a word for parties bears them out."""
    found = [span for span in doc.spans.get(GAZETTEER, ()) if span.label_ == "PARTY"]
    listed = [
        Span(doc, span.start, span.end, "PARTY") for span in found if "no_party_after" not in words.after(span.end)
    ]
    yield from listed
    for ent in _apart((ent for ent in doc.ents if ent.label_ == "PARTY"), found):
        capital = any(token.is_ascii and (token.is_title or token.is_upper) for token in ent)
        if capital or any("party_words" in words.starts.get(token.i, ()) for token in ent):
            yield ent


def _trimmed(names: Iterable[Span], words: PolicyWords) -> Iterator[Span]:
    """Names without titles and small words before them, and without what stands behind a dash."""
    for ent in names:
        start, end = ent.start, ent.end
        dash = next((token.i for token in ent if token.is_punct and token.whitespace_ and token.i > start), None)
        end = dash if dash is not None and ent.doc[dash - 1].whitespace_ else end
        while (
            end - 1 > start
            and ent.doc[end - 1].is_punct
            and not ent.doc[end - 1].is_quote
            and ent.doc[end - 1].text not in ")."
        ):
            end -= 1
        while ent.label_ == "CANDIDATE" and start < end - 1 and _is_title(ent.doc[start], words):
            start += 1
        start = _with_initials(ent.doc, start, words) if ent.label_ == "CANDIDATE" else start
        yield Span(ent.doc, start, end, ent.label_)


def _with_initials(doc: Doc, start: int, words: PolicyWords) -> int:
    """Where a name begins, with the bare initials before it: two or more, or one that is no word."""
    first = start
    while first > 0 and len(doc[first - 1]) == 1 and doc[first - 1].is_ascii and doc[first - 1].is_upper:
        first -= 1
    return start if first == start - 1 and "single_letter" in words.starts.get(first, ()) else first


def _sure_seats(doc: Doc, words: PolicyWords) -> Iterator[Span]:
    """Listed seats right before a word for a seat: a name that runs into one ends there."""
    for span in doc.spans.get(GAZETTEER, ()):
        after = words.after(span.end)
        if span.label_ in SEATS and "always_after" in after and "never_after" not in after:
            yield Span(doc, span.start, span.end, "CONSTITUENCY")


def _without(names: Iterable[Span], seats: list[Span]) -> Iterator[Span]:
    """Candidates cut off where a sure seat begins."""
    starts = {seat.start for seat in seats}
    for ent in names:
        cut = next((token.i for token in ent if token.i in starts and token.i > ent.start), None)
        yield ent if cut is None or ent.label_ != "CANDIDATE" else Span(ent.doc, ent.start, cut, ent.label_)


def _is_title(token: Token, words: PolicyWords) -> bool:
    """What stands before a name: a title, a word in lower case, a sign that the word before ends in."""
    if token.is_quote and not any(other.is_quote for other in token.doc[token.i + 1 : token.i + QUOTE_REACH]):
        return True
    return "titles" in words.starts.get(token.i, set()) or (token.is_ascii and token.is_alpha and token.is_lower)


def _believed_seats(doc: Doc, names: list[Span], sure: list[Span], words: PolicyWords) -> Iterator[Span]:
    """Seats that a list or a word for seats bears out; all of them where no list knows a seat of the article."""
    listed = {token.i for span in doc.spans.get(GAZETTEER, ()) if span.label_ in SEATS for token in span}
    starts = {ent.start for ent in [*names, *sure] if ent.label_ == "CONSTITUENCY"}
    for ent in names:
        if ent.label_ != "CONSTITUENCY":
            continue
        after = words.after(ent.end)
        known = not listed or any(token.i in listed for token in ent) or "always_after" in after
        known = known or phonetic_key(base_form(ent.text)) in seat_keys()
        apart = ("never_after" in after and "city_after" not in after) or _holds_seat(ent, starts, words)
        if known and not apart and not _is_dateline(ent, words):
            yield ent


def _holds_seat(ent: Span, starts: set[int], words: PolicyWords) -> bool:
    """A place in the genitive with a seat right behind it: the district or town that the seat lies in."""
    if ent.end in starts:
        return any(form.case == "genitive" for form in analyses(ent[-1].text))
    return ent.end + 1 in starts and "possessive" in words.starts.get(ent.end, ())


@cache
def seat_keys() -> frozenset[str]:
    """The sounds of all seats' names, of those too that the matcher leaves alone since they are words or names."""
    return frozenset(key for seat in seats().values() for key in seat.keys)


def _is_dateline(ent: Span, words: PolicyWords) -> bool:
    """A place that opens a paragraph, with a date or an agency behind it, or a colon as in no other paragraph."""
    if not _opens_paragraph(ent):
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


def _believed_people(names: list[Span], parties: list[Span], words: PolicyWords) -> Iterator[Span]:
    """Candidates whose name has a word of a known name, a capital, a party beside it, or a fuller form elsewhere."""
    people = [ent for ent in names if ent.label_ == "CANDIDATE"]
    beside = {index for party in parties for index in (party.start - 1, party.start - 2, party.end, party.end + 1)}
    known = {word for ent in people if _has_name(ent) or len(ent) > 1 for word in _stems(ent)}
    openings = tuple(word for word in known if len(word) >= LEAST_NAME)
    for ent in people:
        told = bool({ent.start, ent.end - 1} & beside) or any(
            fold_name(token.text).startswith(openings) for token in ent
        )
        plain = any("never_name" in words.starts.get(token.i, ()) for token in ent if len(token) > 1)
        plain = plain or "leads_party" in words.starts.get(ent.end, ())
        if (_has_name(ent) or told) and not plain:
            yield ent


def _has_name(ent: Span) -> bool:
    if ent.text[0].isascii():
        return any(token.is_title or token.is_upper for token in ent)
    return any(person_rank(token.text) for token in ent)


def _stems(ent: Span) -> set[str]:
    return {fold_name(form.stem) for token in ent for form in analyses(token.text)}


def _apart(spans: Iterable[Span], others: Iterable[Span]) -> Iterator[Span]:
    """The spans that share no token with the others."""
    taken = {token.i for other in others for token in other}
    return (span for span in spans if not any(token.i in taken for token in span))


def _more_seats(doc: Doc, names: list[Span], words: PolicyWords) -> Iterator[Span]:
    """Listed seats that the NER left out: named as a seat elsewhere, or beside a word for one."""
    known = {_sound(ent) for ent in names if ent.label_ == "CONSTITUENCY"}
    for span in doc.spans.get(GAZETTEER, ()):
        if span.label_ not in SEATS or "never_after" in words.after(span.end):
            continue
        if (
            _sound(span) in known
            or "always_after" in words.after(span.end)
            or "always_before" in words.before(span.start)
        ):
            yield Span(doc, span.start, span.end, "CONSTITUENCY")


def _sound(span: Span) -> str:
    """The base form of a seat's name by its sound, so that spellings meet."""
    name = base_form(span.text)
    key = phonetic_key(name)
    return key if len(key) > 3 else fold_name(name)


def _more_people(doc: Doc, names: list[Span]) -> Iterator[Span]:
    """Full names of candidates wherever they stand, in any case, also where the NER found only a part."""
    full = {tuple(token.norm_ for token in ent) for ent in names if ent.label_ == "CANDIDATE" and len(ent) > 1}
    if not full:
        return
    norms = [token.norm_ for token in doc]
    firsts: dict[str, list[tuple[str, ...]]] = {}
    for name in full:
        firsts.setdefault(name[0], []).append(name)
    for start, norm in enumerate(norms):
        for name in firsts.get(norm, ()):
            end = start + len(name)
            if (
                tuple(norms[start + 1 : end - 1]) == name[1:-1]
                and end <= len(norms)
                and _is_form(doc[end - 1], name[-1])
            ):
                yield Span(doc, start, end, "CANDIDATE")


def _short_names(doc: Doc, names: list[Span]) -> Iterator[Span]:
    """Candidates called by one word of their full name, where no other word of a name and no list match is beside it.

    By the first word, in any script; by the last, a surname, where a capital tells it from a common word.
    """
    full = [ent for ent in names if ent.label_ == "CANDIDATE" and len(ent) > 1]
    firsts, lasts = ({fold_name(base_form(ent[place].text)) for ent in full} for place in (0, -1))
    listed = {token.i for span in doc.spans.get(GAZETTEER, ()) for token in span}
    for token in doc:
        if len(token) < LEAST_NAME or token.i in listed or not _like_name(token):
            continue
        word = fold_name(base_form(token.text))
        called = word in firsts or (token.is_ascii and word in lasts)
        if called and not any(_like_name(other) or other.text == "-" for other in _beside(token)):
            yield Span(doc, token.i, token.i + 1, "CANDIDATE")


def _like_name(token: Token) -> bool:
    if token.is_ascii:
        return token.is_alpha and (token.is_title or token.is_upper)
    return person_rank(token.text) > 0


def _beside(token: Token) -> list[Token]:
    return [token.doc[place] for place in (token.i - 1, token.i + 1) if 0 <= place < len(token.doc)]


def _is_form(token: Token, stem: str) -> bool:
    return token.norm_ == stem or stem in {form.stem for form in analyses(token.norm_)}
