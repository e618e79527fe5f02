"""Lexical attributes, each computed once per word form: what varies in writing meets here, the text stays."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from indicnlp.normalize.indic_normalize import BengaliNormalizer

from electextract.languages import merged

_VIRAMA = 9  # canonical combining class of the sign that joins two consonants
_LETTER = re.compile(r"[^\W\d_]")
_DIGIT = re.compile(r"\d")
_LONG_RUN = re.compile(r"(.)\1{4,}", re.DOTALL)


def norm_form(form: str) -> str:
    """NORM: lower case, canonical Bengali, ASCII digits, plain quotes, no joiners, no full stops in initials."""
    text = form.lower()
    if not text.isascii():
        text = _canonical(unicodedata.normalize("NFC", text).translate(_signs()))
    if "." in text and _LETTER.search(text) and "/" not in text:
        text = text.replace(".", "")
    return text or form


def _canonical(text: str) -> str:
    if _LETTER.search(text):  # the normaliser would also rewrite ":" and "|" behind digits
        text = _normaliser().normalize(text)
    return "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text)


@cache
def _normaliser() -> BengaliNormalizer:
    return BengaliNormalizer("bn")


@cache
def _signs() -> dict[int, str]:
    return {ord(sign): plain for sign, plain in merged("characters", "norm").items()}


def clusters(text: str) -> list[str]:
    """Letters with their signs: consonants joined by a virama, vowel signs and nukta stay together."""
    found: list[str] = []
    joined = False
    for char in text:
        sign = unicodedata.category(char)[0] == "M" or unicodedata.category(char) == "Cf"
        if found and (sign or joined):
            found[-1] += char
        else:
            found.append(char)
        joined = unicodedata.combining(char) == _VIRAMA
    return found


def shape_form(form: str) -> str:
    """SHAPE: X upper, x lower, o a letter without case, d a digit; runs end at four; one sign a cluster."""
    signs = form if form.isascii() else "".join(cluster[0] for cluster in clusters(form))
    return _LONG_RUN.sub(r"\1\1\1\1", "".join(map(_shape_sign, signs)))


def _shape_sign(char: str) -> str:
    if char.isdecimal():
        return "d"
    if not char.isalpha():
        return char
    return "X" if char.isupper() else "x" if char.islower() else "o"


def prefix_form(form: str) -> str:
    """PREFIX: the first letter, or cluster; d for a number."""
    return clusters(_veiled(form))[0]


def suffix_form(form: str) -> str:
    """SUFFIX: the last three letters, or two clusters; digits are all d."""
    text = _veiled(form)
    return text[-3:] if text.isascii() else "".join(clusters(text)[-2:])


def _veiled(form: str) -> str:
    return _DIGIT.sub("d", form if form.isascii() else norm_form(form))


def like_number(form: str) -> bool:
    """LIKE_NUM: a token of digits, or a number word."""
    return form[0].isdecimal() or norm_form(form) in _number_words()


@cache
def _number_words() -> frozenset[str]:
    tables = ("values", "tens", "magnitudes", "coefficients")
    return frozenset(norm_form(word) for name in tables for word in merged("numerals", name))
