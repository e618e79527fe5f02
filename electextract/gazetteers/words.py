"""What the matcher has to know of one token, worked out once per word form."""

from __future__ import annotations

import re
from typing import NamedTuple

from electextract.gazetteers.entries import fold_name
from electextract.gazetteers.forms import endings_of
from electextract.romanise import word_sounds

SHORTEST = 3
"""Latin words up to this length are not read by their sound."""
_BENGALI = re.compile("[\u0985-\u09b9]")
_BENGALI_END = re.compile("[\u0980-\u09e3\u09f0\u09f1]$")
_LATIN = re.compile("[A-Za-z]")
_POSSESSIVE = re.compile("['\u2019][sS]$")


class Sound(NamedTuple):
    """One reading of a word: its folded letters and their keys."""

    folded: str
    key: str
    fine: str


class Word(NamedTuple):
    """A token: its folded letters, the same without case endings, and how both sound.

    `sounds` is empty where the word cannot be a name known by its sound alone.
    """

    text: str
    lower: str
    folded: str
    stems: tuple[str, ...]
    sounds: tuple[Sound, ...]
    is_latin: bool
    ends_bengali: bool
    is_capital: bool
    has_lower: bool

    @property
    def opened(self) -> int:
        """Brackets that the token opens and does not close."""
        return self.text.count("(") - self.text.count(")")

    @property
    def key(self) -> str:
        """The phonetic key of the whole word; its letters where it has no sounds."""
        return self.sounds[0].key if self.sounds else self.folded

    @property
    def whole(self) -> Sound:
        """How the whole word sounds; its letters where it has no sounds."""
        return self.sounds[0] if self.sounds else Sound(self.folded, self.folded, self.folded)


def read_word(text: str) -> Word:
    """The word as the matcher compares it."""
    folded = fold_name(text)
    latin, bengali = bool(_LATIN.search(text)), bool(folded and _BENGALI.search(text))
    stems: tuple[str, ...] = ()
    if bengali:
        stems = endings_of(folded)
    elif len(text) > 2 and _POSSESSIVE.search(text):
        stems = (fold_name(text[:-2]),)
    ends = bengali and bool(_BENGALI_END.search(text))
    capital = latin and text[:1].isupper()
    sounding = (folded, *stems) if bengali or (capital and len(folded) > SHORTEST) else ()
    sounds = tuple(Sound(form, *reversed(word_sounds(form))) for form in sounding)
    return Word(text, text.lower(), folded, stems, sounds, latin, ends, capital, latin and text != text.upper())
