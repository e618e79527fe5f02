"""Which words name places, by the lists: towns and districts that seats are called by, regions of the tables."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from spacy.lang.bn.stop_words import STOP_WORDS

from electextract.gazetteers.entries import fold_name
from electextract.gazetteers.forms import analyses
from electextract.gazetteers.loader import seats
from electextract.language.lexemes import norm_form
from electextract.relations.tallies_marks import beside

if TYPE_CHECKING:
    from spacy.tokens import Token

_SHORTEST = 3
_OBLIQUE = ("genitive", "locative")


@cache
def place_words() -> frozenset[str]:
    """Folded words of the seats' names: towns and districts, mostly."""
    words = {word for seat in seats().values() for name in seat.names for word in name.replace("-", " ").split()}
    folded = {fold_name(word) for word in words if word[0].isalpha()}
    return frozenset(word for word in folded if len(word) > _SHORTEST and word not in beside("direction"))


@cache
def plain_words() -> frozenset[str]:
    """Frequent words, none of them a name."""
    return frozenset(map(norm_form, STOP_WORDS))


@lru_cache(1 << 14)
def is_name_of_place(stem: str) -> bool:
    """Whether a list knows a word as a place, or as the last word of one."""
    return fold_name(stem) in place_words() or any(
        norm_form(stem) == name.split()[-1] for name in (*beside("regions"), *beside("landscape"))
    )


@lru_cache(1 << 14)
def is_oblique(word: str) -> bool:
    """Whether a word is a known place in the genitive or locative."""
    return any(form.case in _OBLIQUE and fold_name(form.stem) in place_words() for form in analyses(word))


@cache
def listed_by_first() -> dict[str, list[tuple[str, ...]]]:
    """First word of the listed regions -> their words, the longest first."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for name in sorted(beside("regions"), key=len, reverse=True):
        words = tuple(name.split())
        table.setdefault(words[0], []).append(words)
    return table


def matches(tokens: Iterable[Token], words: tuple[str, ...]) -> bool:
    """The words of a listed name, the last with any ending."""
    row = list(tokens)
    if any(token.ent_type_ for token in row):
        return False
    *first, last = row
    if any(token.norm_ != word for token, word in zip(first, words, strict=False)):
        return False
    return last.norm_ == words[-1] or any(norm_form(form.stem) == words[-1] for form in analyses(last.text))


def ends_listed(token: Token) -> bool:
    """A listed name of one word with a case ending, what begins like one being given."""
    if token.text.isascii() or token.ent_type_:
        return False
    return any(norm_form(form.stem) in beside("regions") for form in analyses(token.text))
