"""Words of an article that tell its country, and the house that a seat is voted for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from electextract.languages import languages, table

BYPOLL, SEGMENT = "bypoll", "segment"


class Sign(NamedTuple):
    """A word or phrase at start to end, and what it tells: a chamber, `segment`, `bypoll` or a country."""

    start: int
    end: int
    meaning: str


def house_signs(text: str) -> list[Sign]:
    """Words for a chamber (LS, AC, JS), for assembly segments and for a by-election, in order."""
    return list(_signs(text, "houses"))


def country_signs(text: str) -> list[Sign]:
    """Words for a country (IN, BD), in order."""
    return list(_signs(text, "countries"))


def _signs(text: str, kind: str) -> Iterator[Sign]:
    for match in _pattern(kind).finditer(text.lower()):
        yield Sign(match.start(), match.end(), match.lastgroup or "")


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    words: dict[str, list[str]] = {}
    for code in languages():
        for meaning, phrases in table(code, "names").get(kind, {}).items():
            words.setdefault(meaning, []).extend(phrases)
    return re.compile("|".join(f"(?P<{meaning}>{_either(phrases)})" for meaning, phrases in words.items()))


def _either(phrases: Iterable[str]) -> str:
    """Latin phrases as whole words; Bengali ones may carry an ending."""
    whole = "|".join(re.escape(phrase) for phrase in phrases if phrase.isascii())
    begun = "|".join(re.escape(form) for phrase in phrases if not phrase.isascii() for form in _encodings(phrase))
    return rf"\b(?:{whole})\b|(?<![\u0980-\u09ff])(?:{begun})"


def _encodings(phrase: str) -> set[str]:
    """The phrase with nukta letters as two characters and as one."""
    single = {unicodedata.normalize("NFD", chr(code)): chr(code) for code in (0x09DC, 0x09DD, 0x09DF)}
    joined = phrase
    for pair, letter in single.items():
        joined = joined.replace(pair, letter)
    return {phrase, joined}
