"""How much alike two spellings of a person's name are, across scripts, orders of words and initials."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz

from electextract.gazetteers.entries import fold_name
from electextract.languages import listed, merged
from electextract.romanise import Sounds, canonical_form, name_words, word_sounds

VOWEL_WEIGHT = 0.2
"""Part of a word's likeness that the vowels make up."""
INITIAL = 88.0
"""Likeness of an initial and a word that begins with it."""
SHORT_FORM = 90.0
"""Most that one word alone scores against a name of several."""


class _Word(NamedTuple):
    """A word of a name: with vowels told apart, and folded."""

    fine: str
    key: str


@lru_cache(1 << 15)
def name_likeness(one: str, other: str) -> float:
    """0 to 100; 100 for the same words in any order, as far as their sounds tell.

    The shorter name is looked for in the longer one, which may have more words ("Suvendu" in "Adhikari Suvendu").
    Titles do not count, initials stand for words.

    >>> name_likeness("Suvendu Adhikari", "Adhikari Shubhendu")
    100.0
    """
    short, long = sorted((_words(one), _words(other)), key=lambda words: (len(words), words))
    if not short:
        return 0.0
    whole = _likeness(_joined(short), _joined(long))
    if len(short) == 1 and len(long) > 1:
        return max(whole, min(SHORT_FORM, _matched(short, long)))
    return max(whole, _matched(short, long))


def _matched(short: tuple[_Word, ...], long: tuple[_Word, ...]) -> float:
    """The mean likeness of the words of the shorter name and their partners, long words weighing more."""
    pairs = sorted(
        ((_likeness(word, other), -i, -j) for i, word in enumerate(short) for j, other in enumerate(long)), reverse=True
    )
    partners: dict[int, float] = {}
    taken: set[int] = set()
    for score, i, j in pairs:
        if i not in partners and j not in taken:
            partners[i] = score
            taken.add(j)
    weights = {-i: max(len(word.fine), 2) for i, word in enumerate(short)}
    return sum(partners[i] * weight for i, weight in weights.items()) / sum(weights.values())


def _likeness(one: _Word, other: _Word) -> float:
    if one == other:
        return 100.0
    if 1 in (len(one.fine), len(other.fine)):
        return INITIAL if one.fine[:1] == other.fine[:1] else 0.0
    keys = 100.0 if one.key == other.key else fuzz.ratio(one.key, other.key)
    return min((1 - VOWEL_WEIGHT) * keys + VOWEL_WEIGHT * fuzz.ratio(one.fine, other.fine), 100.0)


def _joined(words: tuple[_Word, ...]) -> _Word:
    return _Word("".join(word.fine for word in words), "".join(word.key for word in words))


@lru_cache(1 << 15)
def _words(name: str) -> tuple[_Word, ...]:
    sounds = [(word, _sounds(word)) for word in name_words(name)]
    kept = [sound for word, sound in sounds if sound.fine and fold_name(word) not in _titles()]
    return tuple(_Word(*sound) for sound in kept or [sound for _, sound in sounds if sound.fine])


def _sounds(word: str) -> Sounds:
    """The sounds of a word; a letter of the Latin alphabet that is written as it is called is that letter."""
    return word_sounds(_initials().get(word, word))


@cache
def _initials() -> dict[str, str]:
    return {canonical_form(name): letter for name, letter in merged("names", "initials").items()}


@cache
def _titles() -> frozenset[str]:
    return frozenset(fold_name(title) for title in listed("characters", "titles"))
