"""A stretch of numbers, cut into its parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from electextract.numerals.lexicon import (
    DASHES,
    QUOTE,
    Amount,
    attached_words,
    denominators,
    fold,
    number_words,
    phrases,
)
from electextract.numerals.patterns import grammar

_NUMBER = re.compile(r"(\d*)(?:[.·](\d+))?([½¼¾]?)$")
_PARTS: dict[str, Amount] = {"": 0, "½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4)}
_LONGEST = 18  # digits of a value; what is longer is a code
_CLASSED = ("guarded", "short")


@dataclass(frozen=True, slots=True)
class Atom:
    """One part of an expression.

    Attributes:
        role: digits, value, tens, magnitude, …, or date, clock, code, ordinal.
        gap: what stands before it: none, blank, line, hyphen, and, other.
        places: decimals of digits.
        table: the table of its word, "" for digits.
        over: its denominator if it can stand behind a fraction's numerator, else 0.
        genitive, classed: the word has a genitive ending, a classifier.
    """

    role: str
    value: Amount
    start: int
    end: int
    gap: str = "other"
    places: int = 0
    table: str = ""
    over: int = 0
    genitive: bool = False
    classed: bool = False


class _Ending(NamedTuple):
    """What a word carries behind its stem."""

    text: str
    classed: bool
    genitive: bool
    about: bool


def find_stretches(text: str) -> Iterator[list[Atom]]:
    """Stretches of parts with nothing but a blank, a hyphen or "and" between them, from left to right."""
    search = grammar().atom.search
    position = 0
    while match := search(text, position):
        atom = _atom(text, match, "other")
        position = match.end()
        if atom:
            atoms = _stretch(text, atom)
            position = atoms[-1].end
            yield atoms


def _stretch(text: str, atom: Atom) -> list[Atom]:
    atoms = [atom]
    while following := _following(text, atoms[-1].end):
        atoms.append(following)
    return atoms


def _following(text: str, position: int) -> Atom | None:
    glued = grammar().glued.match(text, position)
    if glued and fold(glued[0]) not in phrases("endings", "day"):
        return _atom(text, glued, "none")
    gap = grammar().gap.match(text, position)
    match = grammar().atom.match(text, gap.end()) if gap else None
    return _atom(text, match, _gap(gap[0])) if gap and match else None


def _atom(text: str, match: re.Match[str], gap: str) -> Atom | None:
    """The part that a pattern found; None where a word's ending makes it another word."""
    kind = str(match.lastgroup)
    start, end = match.span()
    if kind in ("grouped", "broken", "spoken", "plain"):
        return _digits(text, start, end, gap, kind)
    if kind in ("date", "clock", "code", "ordinal"):
        return Atom(kind, _leading(match[0]), start, end, gap)
    if kind == "attached":
        return Atom("magnitude", attached_words()[match[0]], start, end, gap, table="attached")
    return _word(match[0], start, end, gap)


def _digits(text: str, start: int, end: int, gap: str, kind: str) -> Atom:
    if kind == "broken" and not _is_grouping(text, start, end):
        end = start + len(_leading_digits(text[start:end]))
    written = re.sub(r"\D+", ".", text[start:end]) if kind == "spoken" else re.sub(r"[,\s]", "", text[start:end])
    whole, decimals, part = re.match(_NUMBER, written).groups("")  # type: ignore[union-attr]
    value: Amount = int(whole or 0) + _PARTS[part]
    if decimals:
        value += Fraction(int(decimals), 10 ** len(decimals))
    return Atom("digits", value, start, end, gap, places=len(decimals) or int(bool(part)))


def _is_grouping(text: str, start: int, end: int) -> bool:
    """A comma with a blank groups digits if another comma has none, or if votes follow."""
    commas = re.findall(r"\s?,\s?", text[start:end])
    if len(commas) > 1 and "," in commas:
        return True
    following = grammar().after.match(text, end)
    return bool(following and following.lastgroup == "many")


def _leading_digits(text: str) -> str:
    return re.match(r"\d*", text)[0]  # type: ignore[index]


def _leading(text: str) -> int:
    return int(_leading_digits(text.lstrip("+"))[:_LONGEST] or 0)


def _word(written: str, start: int, end: int, gap: str) -> Atom | None:
    """A number word with or without ending; None where the ending belongs to another word."""
    folded = fold(written).lstrip("'")
    words = number_words()
    stem = next((folded[:size] for size in range(len(folded), 0, -1) if folded[:size] in words), "")
    stem = max((stem, _denominator_stem(folded)), key=len)
    if not stem:
        return None
    over = denominators().get(stem, 0)
    ending = _ending(folded[len(stem) :])
    word = words.get(stem)
    if word is None:
        return Atom("denominator", over, start, end, gap, over=over)
    if not _allowed(word.table, ending):
        return None
    return Atom(
        "approximate" if ending.about else word.role,
        word.value,
        start,
        end,
        gap,
        table=word.table,
        over=over,
        genitive=ending.genitive,
        classed=ending.classed,
    )


def _denominator_stem(folded: str) -> str:
    return next((folded[:size] for size in range(len(folded), 0, -1) if folded[:size] in denominators()), "")


def _ending(text: str) -> _Ending:
    classed = text.lstrip("'").startswith(tuple(phrases("endings", "classifiers"))) if text else False
    genitive = bool(text) and _bare(text).endswith(tuple(phrases("endings", "genitives")))
    return _Ending(text, classed, genitive, text in phrases("endings", "about"))


def _bare(text: str) -> str:
    """The ending without its particle."""
    for particle in phrases("endings", "particles"):
        if text.endswith(particle) and len(text) > len(particle):
            return text.removesuffix(particle)
    return text


def _allowed(table: str, ending: _Ending) -> bool:
    """Small number words take a classifier or a genitive only: with other endings they are other words."""
    if not ending.text:
        return True
    if table in _CLASSED:
        return ending.classed
    if ending.about or table in ("values", "tens"):
        return table == "values" and (ending.about or ending.classed or ending.genitive)
    return True


def _gap(between: str) -> str:
    """The name of what stands between two parts."""
    if between in DASHES:
        return "hyphen"
    if between.strip(QUOTE).isspace():
        return "line" if "\n" in between else "blank"
    return "and"
