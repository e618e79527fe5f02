"""Number expressions before anyone asks what they count."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from electextract.numerals.atoms import Atom, find_stretches
from electextract.numerals.lexicon import Amount
from electextract.numerals.patterns import grammar
from electextract.numerals.sums import Sum

_WHOLE = ("date", "clock", "code")
_LONGEST = 24  # more parts than any number has


@dataclass(frozen=True, slots=True)
class Reading:
    """A number expression.

    Attributes:
        form: number, ordinal, fraction, date, clock, code.
        step: the last place given.
        scale: its last magnitude: 100000 for "2 lakh".
        qualifier: of a word that holds one (Bengali "lakh-and-more"), else "".
        digits: one group of digits is all of it, as written; else "".
        guard: the table of a word that is a number only in company (guarded, short, stand_ins), else "".
        bare: it begins with a magnitude.
        genitive, classed: its last word has a genitive ending, a classifier.
        words: it has no digits.
        increased: it begins with an increment (Bengali "and a half" before the number).
    """

    start: int
    end: int
    value: Amount
    form: str = "number"
    step: int = 1
    scale: int = 1
    qualifier: str = ""
    digits: str = ""
    guard: str = ""
    bare: bool = False
    genitive: bool = False
    classed: bool = False
    words: bool = False
    increased: bool = False


def find_readings(text: str) -> Iterator[Reading]:
    """Every number expression, from left to right."""
    for atoms in find_stretches(text):
        index = 0
        while index < len(atoms):
            reading, size = _read_first(text, atoms[index : index + _LONGEST])
            index += size
            if reading:
                yield reading


def _read_first(text: str, atoms: list[Atom]) -> tuple[Reading | None, int]:
    """The expression with which the parts begin, and how many of them it takes."""
    never = grammar().never.match(text, atoms[0].start)
    if never:
        return None, sum(atom.start < never.end() for atom in atoms)
    if atoms[0].role in _WHOLE:
        return Reading(atoms[0].start, atoms[0].end, atoms[0].value, form=atoms[0].role), 1
    if len(atoms) > 1 and _is_fraction(*atoms[:2]):
        value = Fraction(100 * atoms[0].value, atoms[1].over)
        return Reading(atoms[0].start, atoms[1].end, value, form="fraction", words=True), 2
    total = Sum()
    for atom in atoms:
        if not total.take(atom):
            break
    if total.current is None and total.limit is None:
        return None, max(1, total.size)
    return _reading(text, atoms[: total.size], total), total.size


def _is_fraction(first: Atom, second: Atom) -> bool:
    """Two-thirds."""
    if first.role != "value" or not 1 <= first.value < second.over:
        return False
    return second.gap == "hyphen" or (second.gap == "blank" and second.role == "denominator")


def _reading(text: str, atoms: list[Atom], total: Sum) -> Reading:
    first, last = atoms[0], atoms[-1]
    alone = len(atoms) == 1
    return Reading(
        start=first.start,
        end=last.end,
        value=total.value,
        form="ordinal" if total.ordinal else "number",
        step=total.step,
        scale=total.scale,
        qualifier=total.qualifier,
        digits=text[first.start : first.end] if alone and first.role == "digits" else "",
        guard=_guard(first) if alone else "",
        bare=first.role == "magnitude" and not total.qualifier,
        genitive=last.genitive,
        classed=last.classed,
        words=all(atom.role != "digits" for atom in atoms),
        increased=first.role == "increment",
    )


def _guard(atom: Atom) -> str:
    guarded = atom.table in ("guarded", "stand_ins") or (atom.table == "short" and not atom.classed)
    return atom.table if guarded else ""


def scaled(reading: Reading, scale: int) -> Reading:
    """The first number of "2-3 lakh", with the magnitude of the second."""
    if reading.scale != 1 or scale == 1:
        return reading
    return replace(reading, value=reading.value * scale, scale=scale, step=max(scale, reading.step))
