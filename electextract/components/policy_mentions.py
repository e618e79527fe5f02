"""Where else the candidates of an article stand: by their full name, by one word of it, in the other script."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from rapidfuzz import fuzz
from spacy.tokens import Doc, Span, Token

from electextract.components.policy_people import LEAST_NAME, like_name
from electextract.components.policy_words import PolicyWords
from electextract.extensions import GAZETTEER
from electextract.gazetteers.entries import fold_name
from electextract.gazetteers.forms import analyses, base_form
from electextract.gazetteers.persons import person_rank, whole_rank
from electextract.romanise import fine_key, phonetic_key

LEAST_SURNAME = 5
"""Letters of a Bengali surname by which alone a candidate is called, at least."""
MOST_RANK = 3
"""How frequent such a surname must not be."""
LEAST_LIKENESS = 85.0
"""How like a name in the other script must sound, 0 to 100."""
_NO_NAME = frozenset({"never_name", "titles"})


def more_people(doc: Doc, names: list[Span]) -> Iterator[Span]:
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


def short_names(doc: Doc, names: list[Span], words: PolicyWords) -> Iterator[Span]:
    """Candidates called by one word of their full name, where no other word of a name and no list match is beside it.

    By the first word, in any script; by the last, a surname, where a capital or its length tells it from a common word.
    """
    full = [ent for ent in names if ent.label_ == "CANDIDATE" and len(ent) > 1]
    firsts, lasts = ({fold_name(base_form(ent[place].text)) for ent in full} for place in (0, -1))
    rare = {name for name in lasts if len(name) >= LEAST_SURNAME and whole_rank(name) < MOST_RANK}
    listed = {token.i for span in doc.spans.get(GAZETTEER, ()) for token in span}
    for token in doc if full else ():
        if len(token) < LEAST_NAME or token.i in listed or not like_name(token):
            continue
        forms = _forms(token.text)
        called = not (forms.isdisjoint(firsts) and forms.isdisjoint(lasts if token.is_ascii else rare))
        beside = _beside(token)[: _ending_at(token)] if called else []
        if called and not any(_is_named(other, words) or other.text == "-" for other in beside):
            yield Span(doc, token.i, token.i + 1, "CANDIDATE")


@lru_cache(1 << 14)
def _forms(word: str) -> frozenset[str]:
    """The folded base form of a word, and every stem that it may have."""
    return frozenset((fold_name(base_form(word)), *(fold_name(form.stem) for form in analyses(word)[1:])))


def _is_named(token: Token, words: PolicyWords) -> bool:
    """A word of a name that is neither a title nor one that names never have."""
    return like_name(token) and _NO_NAME.isdisjoint(words.starts.get(token.i, ()))


def names_across(doc: Doc, names: list[Span]) -> Iterator[Span]:
    """Full names of Bengali candidates in Latin letters: as many words with capitals that sound like the name."""
    full = {base_form(ent.text) for ent in names if ent.label_ == "CANDIDATE" and len(ent) > 1 and not ent[0].is_ascii}
    known: dict[int, list[tuple[str, str]]] = {}
    for name in full:
        known.setdefault(len(name.split()), []).append((phonetic_key(name), fine_key(name)))
    for start in range(len(doc)) if known else ():
        for length, sounds in known.items():
            run = doc[start : start + length]
            if len(run) == length and all(token.is_title and token.is_alpha and token.is_ascii for token in run):
                key, fine = phonetic_key(run.text), fine_key(run.text)
                if any(key == one or fuzz.ratio(fine, other) >= LEAST_LIKENESS for one, other in sounds):
                    yield Span(doc, start, start + length, "CANDIDATE")


def _ending_at(token: Token) -> int:
    """How many of its neighbours may be of one name with a word: what stands in the objective case ends a name."""
    ends = any(form.case == "objective" and person_rank(form.stem) for form in analyses(token.text)[1:])
    return 1 if ends and token.i > 0 else 2


def _beside(token: Token) -> list[Token]:
    return [token.doc[place] for place in (token.i - 1, token.i + 1) if 0 <= place < len(token.doc)]


def _is_form(token: Token, stem: str) -> bool:
    return token.norm_ == stem or stem in {form.stem for form in analyses(token.norm_)}


def apart_from(spans: Iterable[Span], others: Iterable[Span]) -> Iterator[Span]:
    """The spans that share no token with the others."""
    taken = {token.i for other in others for token in other}
    return (span for span in spans if not any(token.i in taken for token in span))
