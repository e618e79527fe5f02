"""The `numerals` tables of all languages, as dictionaries and as fragments of regular expressions."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Any

from electextract.languages import languages, listed, merged, table

LETTER = r"\w\u0900-\u0963\u0966-\u09F1\u09FC-\u0DFF\u200c\u200d"
"""For a character class: letters, digits, vowel signs and joiners; `\\w` alone misses the last two."""

BLANK = r" \t\xa0\u2009\u202f"
DASHES = ("-", "\u2010", "\u2011", "\u2013", "\u2014")
DASH = r"\-\u2010\u2011\u2013\u2014"
QUOTES = ("'", "\u2018", "\u2019")
QUOTE = "".join(QUOTES)
WORD_END = f"(?![{LETTER}])"

_JOINERS = re.compile("[\u200c\u200d]")
_SEPARATORS = re.compile(f"[{BLANK}{DASH}\n]+")
_QUOTES = re.compile(f"[{QUOTE}]")
_ENDS_IN_LETTER = re.compile(f"[{LETTER}]$")
_INDIC = range(0x0900, 0x0E00)

Amount = int | Fraction
"""An exact value; whole numbers, nearly all, as int."""

ROLES = {
    "values": "value",
    "guarded": "value",
    "short": "value",
    "tens": "tens",
    "magnitudes": "magnitude",
    "attached": "magnitude",
    "articles": "article",
    "coefficients": "coefficient",
    "increments": "increment",
    "additions": "addition",
    "approximate": "approximate",
    "exceeding": "exceeding",
    "stand_ins": "stand_in",
    "ordinals": "ordinal",
    "denominators": "denominator",
}
"""Tables of number words, and the part their words play in an expression; later tables win."""


@dataclass(frozen=True, slots=True)
class Word:
    """A number word: the table it stands in, the part it plays there, its value."""

    table: str
    role: str
    value: Amount


def fold(text: str) -> str:
    """The form in which words are compared: NFC, lower case, no joiners, one blank for blanks and dashes."""
    text = _JOINERS.sub("", unicodedata.normalize("NFC", text))
    return _SEPARATORS.sub(" ", _QUOTES.sub("'", text)).strip().lower()


@cache
def number_words() -> dict[str, Word]:
    """Folded word to what it means."""
    return {
        fold(word): Word(name, role, _amount(value))
        for name, role in ROLES.items()
        if role != "denominator"
        for word, value in merged("numerals", name).items()
    }


def _amount(value: float) -> Amount:
    return int(value) if value == int(value) else Fraction(value).limit_denominator(100)


@cache
def denominators() -> dict[str, int]:
    """Folded word to the denominator that it is behind a small number: thirds, 3."""
    return {fold(word): value for word, value in merged("numerals", "denominators").items()}


@cache
def attached_words() -> dict[str, int]:
    """What is written directly behind digits, case as it is: k, 1000."""
    return merged("numerals", "attached")


@cache
def entries(section: str, key: str) -> tuple[str, ...]:
    """The words of `section.key`, all languages one after the other."""
    return tuple(word for code in languages() for word in table(code, "numerals")[section][key])


@cache
def phrases(section: str, key: str) -> frozenset[str]:
    """The same, folded, for look-ups."""
    return frozenset(fold(word) for word in entries(section, key))


def spellings(word: str) -> set[str]:
    """A lower-case word also in Title and UPPER case; one with a capital only as it is and in UPPER case."""
    cased = {word, word.upper()}
    return cased | {word.capitalize(), word.title()} if word == word.lower() else cased


def words_of(*names: str) -> list[str]:
    """The words of top-level tables or lists."""
    found: list[str] = []
    for name in names:
        holder = table(languages()[0], "numerals")[name]
        found += merged("numerals", name) if isinstance(holder, dict) else listed("numerals", name)
    return found


def alternation(words: Iterable[str], *, ends: bool = True) -> str:
    """A regular expression for any of the words, longest first, as a tree of common beginnings.

    It takes both encodings of composed letters, optional joiners, and blank or dash for a blank. With `ends`
    a word that ends in a letter must end there; a `*` at the end of a word stands for any further letters.
    """
    spelled = [spelling for word in words for spelling in sorted(spellings(unicodedata.normalize("NFC", word)))]
    open_words = [word[:-1] for word in spelled if word.endswith("*")]
    closed_words = [word for word in spelled if ends and _ENDS_IN_LETTER.search(word)]
    other_words = [word for word in spelled if not word.endswith("*") and not (ends and _ENDS_IN_LETTER.search(word))]
    branches = ((closed_words, WORD_END), (open_words, f"[{LETTER}]*"), (other_words, ""))
    return "(?:" + ("|".join(_tree(branch) + end for branch, end in branches if branch) or "(?!)") + ")"


def _tree(words: list[str]) -> str:
    root: dict[str, Any] = {}
    for word in words:
        node = root
        for unit in _units(word):
            node = node.setdefault(unit, {})
        node[""] = {}
    return f"(?:{_render(root)})"


def _render(node: dict[str, Any]) -> str:
    branches = [unit + _render(child) for unit, child in node.items() if unit]
    if not branches:
        return ""
    body = "|".join(branches)
    if "" in node:
        return f"(?:{body})?"
    return body if len(branches) == 1 else f"(?:{body})"


def _units(word: str) -> list[str]:
    """The word as pieces of a regular expression, one for each letter."""
    units = []
    position = 0
    while position < len(word):
        size = 2 if word[position : position + 2] in _composed() else 1
        units.append(_unit(word[position : position + size]))
        position += size
    return units


def _unit(letter: str) -> str:
    if letter in _composed():
        return f"(?:{letter}|{_composed()[letter]})"
    if letter == " ":
        return f"[{BLANK}{DASH}]"
    if letter == "'":
        return f"[{QUOTE}]"
    joiner = "[\u200c\u200d]?" if unicodedata.combining(letter) == 9 else ""
    return re.escape(letter) + joiner


@cache
def _composed() -> dict[str, str]:
    """NFC form of an Indic letter that has two encodings, to the other encoding."""
    pairs = {}
    for letter in map(chr, _INDIC):
        apart = unicodedata.normalize("NFD", letter)
        if apart != letter:
            together = unicodedata.normalize("NFC", letter)
            pairs[together] = letter if together == apart else apart
    return pairs
