"""Which words name places, by the lists: towns and districts that seats are called by, regions of the tables."""

from __future__ import annotations

from functools import cache, lru_cache

from spacy.lang.bn.stop_words import STOP_WORDS

from electextract.gazetteers.entries import fold_name
from electextract.gazetteers.forms import analyses
from electextract.gazetteers.loader import seats
from electextract.language.lexemes import norm_form
from electextract.relations.tallies_marks import beside

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
