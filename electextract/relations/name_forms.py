"""A person's name without its case ending: by the other mentions of the article and by what stands behind it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from electextract.gazetteers.entries import fold_name
from electextract.gazetteers.forms import (
    Form,
    analyses,
    base_form,
    endings_of,
    is_slight,
    loose_form,
    shown_form,
    uncut_ends,
)
from electextract.gazetteers.persons import whole_rank
from electextract.language.lexemes import norm_form
from electextract.relations.rows import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_QUOTES = {"'": "‘", "’": "‘", "”": "“", '"': "“"}


_COMMON = 2
"""Persons of the lists who bear a name that is known well, at least."""
_BRACKET = 7
"""Tokens that a bracket behind a name may take."""


class NameForm(NamedTuple):
    """A mention's base form, and its cases where they are known better than from its ending."""

    name: str
    cases: frozenset[str] | None = None


def name_forms(ents: Sequence[Span], texts: Sequence[str]) -> list[NameForm]:
    """The base form of every mention of a person in an article; `texts` are those of the mentions."""
    inflected = any(not text.isascii() for text in texts)
    words = tuple(word for text in texts for word in (text, *text.split())) if inflected else ()
    shown = {fold_name(word) for text in texts for word in text.split()} if inflected else set()
    return [
        _latin_form(text) if text.isascii() else _name_form(text, ent, words, shown)
        for text, ent in zip(texts, ents, strict=True)
    ]


@lru_cache(1 << 14)
def _latin_form(text: str) -> NameForm:
    return NameForm(" ".join((_unquoted(text) or base_form(text)).split()))


def _name_form(text: str, ent: Span, words: tuple[str, ...], shown: set[str]) -> NameForm:
    form = NameForm(_unquoted(text)) if _unquoted(text) else _inflected_form(text, ent, words, shown)
    return form._replace(name=" ".join(form.name.split()))


def _inflected_form(text: str, ent: Span, words: tuple[str, ...], shown: set[str]) -> NameForm:
    last = ent[-1].text
    form = shown_form(last, shown) or _known_stem(last) or _governed_form(last, ent)
    if form is not None:
        return NameForm(text.removesuffix(last) + form.stem, frozenset({form.case}))
    if _only_looks_inflected(last, ent, shown):
        return NameForm(text, frozenset())
    return NameForm(base_form(text, known=words))


def _known_stem(last: str) -> Form | None:
    """The reading of a word that no name has by the stem that many have, with an ending its sound does not ask for."""
    form = loose_form(last) if not whole_rank(last) and not analyses(last)[1:] else None
    if form is None or form.case != "genitive":
        return None
    others = (Form(stem, "genitive") for stem in endings_of(last))
    best = max((*others, form), key=lambda one: (whole_rank(one.stem), -len(one.stem)))
    return best if whole_rank(best.stem) >= _COMMON else None


def _governed_form(last: str, ent: Span) -> Form | None:
    """The genitive of a word that no name has, where what stands behind it asks for one."""
    form = next((one for one in analyses(last)[1:] if one.case == "genitive"), None) or loose_form(last)
    if form is None or form.case != "genitive" or whole_rank(last) or last.endswith(uncut_ends()):
        return None
    return form if _is_governed(ent) else None


def _only_looks_inflected(last: str, ent: Span, shown: set[str]) -> bool:
    """A last word that ends like a form: of many persons, or names have it, or nothing behind it asks for a case."""
    forms = analyses(last)[1:]
    if forms and forms[0].case == "plural":
        return True
    if not forms or any(fold_name(form.stem) in shown for form in forms):
        return False
    if forms[0].case == "locative" and len(last) - len(forms[0].stem) == 1:
        return True  # hardly anything is told of a place in a person
    stem = max(whole_rank(form.stem) for form in forms)
    return whole_rank(last) > stem or (is_slight(last, forms[0]) and not stem and not _is_governed(ent))


def _is_governed(ent: Span) -> bool:
    """A postposition, or a noun of votes, victory or defeat, right behind the name or before it and its party."""
    doc, start = ent.doc, ent.start - 1
    while start > 0 and (doc[start].ent_type_ == "PARTY" or doc[start].norm_ in _candidate_nouns()):
        start -= 1
    end = behind_bracket(ent.end, doc)
    beside = [doc[end].norm_] if end < len(doc) else []
    return any(word in _governors() for word in (*beside, doc[max(start, 0)].norm_))


def behind_bracket(start: int, doc: Doc) -> int:
    """The first token behind the bracket that opens at `start`; `start` itself where none does."""
    if start < len(doc) and doc[start].text in ("(", "["):
        for index in range(start + 1, min(start + _BRACKET, len(doc))):
            if doc[index].text in (")", "]"):
                return index + 1
    return start


@cache
def _candidate_nouns() -> frozenset[str]:
    """Nouns that stand between a party and the name of its candidate."""
    phrases = lexicon().phrases.items()
    told = [phrase for phrase, what in phrases if ("word", "candidate") in what and " " not in phrase]
    return frozenset(norm_form(word) for phrase in told for word in phrase.split("|"))


@cache
def _governors() -> frozenset[str]:
    """First words of the phrases that stand behind a genitive."""
    table = lexicon()
    rows = {
        name
        for name, row in table.rows.items()
        if "genitive" in row.sides and ("noun" in row.flags or row.act == "votes")
    }
    phrases = [
        phrase
        for phrase, what in table.phrases.items()
        for kind, name in what
        if kind == "after" or name in rows or (kind, name) == ("word", "possessed")
    ]
    return frozenset(norm_form(word) for phrase in phrases for word in phrase.split()[0].rstrip("?").split("|"))


def _unquoted(text: str) -> str:
    """A name that ends in a quoted nickname, as it stands: its last sign is no apostrophe."""
    return text if text[-1:] in _QUOTES and text.count(text[-1]) + text.count(_QUOTES[text[-1]]) > 1 else ""
