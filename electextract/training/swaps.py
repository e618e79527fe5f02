"""Other names and figures for an article's own, each in the form in which the old one stood.

Every swap gives the edits of one article. A name keeps its replacement throughout the article, short
forms included; Bengali case endings are joined to the new name as its last letter demands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from random import Random

from electextract.gazetteers.entries import fold_name
from electextract.gazetteers.forms import Form, analyses, base_form
from electextract.gazetteers.loader import parties, seats
from electextract.languages import languages, table
from electextract.records import FIGURES
from electextract.training.edits import MarkedText
from electextract.training.names import load_names

Mark = tuple[int, int, str]
Swap = dict[tuple[int, int], str]

_JOINERS = "-–'’ "
_NUMBER = re.compile(r"\d+(?:,\d+)*")
_GROUPED = re.compile(r"(\d)(?=(?:\d\d)*\d{3}$)")
_WESTERN = re.compile(r"(\d)(?=(?:\d{3})+$)")


def swap_candidates(marked: MarkedText, random: Random) -> Swap:
    """Other names for the candidates, word by word: who shares a surname goes on sharing it."""
    found = _mentions(marked, "CANDIDATE")
    words: dict[str, str] = {}
    for base in sorted({base for _, base, _ in found}, key=lambda base: (-len(base.split()), base)):
        old = base.split()
        new = random.choice(_names_like(_script(base), len(old))).split()
        for word, other in zip(old, [*new[: len(old) - 1], new[-1]], strict=False):
            words.setdefault(fold_name(word), other)
    return {
        mark[:2]: _joined(" ".join(words.get(fold_name(word), word) for word in base.split()), base, ending)
        for mark, base, ending in found
    }


def swap_seats(marked: MarkedText, random: Random) -> Swap:
    """Other seats of the same script; numbered ones for numbered ones."""
    return _swap_whole(
        marked, "CONSTITUENCY", lambda base: random.choice(seat_names(_script(base), numbered=_numbered(base)))
    )


def swap_parties(marked: MarkedText, random: Random) -> Swap:
    """Other parties, abbreviations for abbreviations; alliances and names that no list has stay."""
    codes: dict[str, str] = {}

    def other(base: str) -> str | None:
        old = _party_codes().get(fold_name(base))
        if old is None:
            return None
        new = parties()[codes.setdefault(old, random.choice(_codes_of(parties()[old].country)))]
        alike = [name for name in new.names if _style(name) == _style(base)]
        return random.choice(alike) if alike else None

    return _swap_whole(marked, "PARTY", other)


def swap_numbers(marked: MarkedText, random: Random) -> Swap:
    """Other figures of the same size, and those of four digits and more in other styles."""
    numbers = [mark for mark in marked.marks if mark[2] in FIGURES]
    return {mark[:2]: _restyled(marked.text[mark[0] : mark[1]], random) for mark in numbers}


# -- names ----------------------------------------------------------------------------------------


def _mentions(marked: MarkedText, label: str) -> list[tuple[Mark, str, str]]:
    """Mark, base form and ending of every mention with the label."""
    texts = [(mark, marked.text[mark[0] : mark[1]]) for mark in marked.marks if mark[2] == label]
    known = [text for _, text in texts]
    bases = [(mark, text, base_form(text, known=known)) for mark, text in texts]
    return [
        (mark, base, text[len(base) :]) if text.startswith(base) else (mark, text, "") for mark, text, base in bases
    ]


def _swap_whole(marked: MarkedText, label: str, choose: Callable[[str], str | None]) -> Swap:
    chosen: dict[str, str | None] = {}
    swap: Swap = {}
    for mark, base, ending in _mentions(marked, label):
        key = fold_name(base)
        if key not in chosen:
            chosen[key] = choose(base)
        new = chosen[key]
        if new is not None:
            swap[mark[:2]] = _joined(new, base, ending)
    return swap


def _joined(new: str, old: str, ending: str) -> str:
    """The new name in the old one's capitals, with the ending that it takes in the old one's case."""
    name = new.upper() if old.isupper() and len(old) > 4 else new
    if not ending or ending[0] in _JOINERS or _script(name) == "en":
        return name + ending
    case = next((form.case for form in analyses(old + ending) if form.stem == old), None)
    if case is None:
        return name + ending
    return next(
        (name + other for other in _endings_for(case, ending) if Form(name, case) in analyses(name + other)), name
    )


def _endings_for(case: str, ending: str) -> Iterator[str]:
    yield ending
    for code in languages():
        rows = table(code, "names").get("endings", [])
        yield from (other for other, its_case, _ in rows if its_case == case)


def _script(text: str) -> str:
    """The language whose letters the text begins with."""
    return next((code for code in languages() if _first_letters(code).match(text)), "en")


@cache
def _first_letters(code: str) -> re.Pattern[str]:
    return re.compile(rf"\W*[{table(code, 'characters')['letters']}]")


def _numbered(name: str) -> bool:
    return any(char.isdecimal() for char in name)


@cache
def _names_like(script: str, words: int) -> list[str]:
    """Names of as many words, or of two where none has so many."""
    names = load_names(script)
    return [name for name in names if len(name.split()) == words] or [name for name in names if len(name.split()) == 2]


@cache
def seat_names(script: str, *, numbered: bool) -> list[str]:
    """Names of seats in one script, those with a number or those without."""
    names = {name for seat in seats().values() for name in seat.names}
    return sorted(name for name in names if _script(name) == script and _numbered(name) == numbered)


@cache
def _party_codes() -> dict[str, str]:
    infos = parties().items()
    return {fold_name(name): code for code, info in infos if info.kind == "party" for name in info.names}


@cache
def _codes_of(country: str) -> list[str]:
    return [code for code, info in parties().items() if info.kind == "party" and info.country == country]


def _style(name: str) -> tuple[str, bool, int]:
    """Script, whether an abbreviation, number of words up to two."""
    return _script(name), name.isupper(), min(len(name.split()), 2)


# -- figures --------------------------------------------------------------------------------------


def _restyled(text: str, random: Random) -> str:
    changed = re.sub(r"\d", lambda digit: _other_digit(digit[0], random), text)
    if not _NUMBER.fullmatch(changed):
        return changed
    digits = changed.replace(",", "")
    styles = [changed, digits, _GROUPED.sub(r"\1,", digits), _WESTERN.sub(r"\1,", digits), *_worded(digits)]
    return random.choice(styles) if len(digits) > 3 else changed


def _other_digit(digit: str, random: Random) -> str:
    """Another digit of the same script; zeros stay, so that round figures stay round."""
    zero = ord(digit) - int(digit)
    return digit if ord(digit) == zero else chr(zero + random.randint(1, 9))


def _worded(digits: str) -> Iterator[str]:
    """`1 lakh 30 thousand 156` and `1.3 lakh` for 130156, in the digits' own language."""
    scales = _scale_words(digits.isascii())
    lakhs, thousands, rest = digits[:-5], digits[-5:-3], digits[-3:]
    for lakh, thousand in scales:
        parts = ((lakhs, lakh), (thousands, thousand), (rest, ""))
        yield " ".join(f"{figure} {word}".strip() for figure, word in parts if figure.strip("0\u09e6"))
        if lakhs:
            yield f"{lakhs}.{digits[-5]} {lakh}"


@cache
def _scale_words(western: bool) -> list[tuple[str, str]]:
    """The words for a lakh and a thousand of each language whose digits these are."""
    words = [table(code, "numerals")["magnitudes"].items() for code in languages() if (code == "en") == western]
    scales = [{value: word for word, value in reversed(list(items))} for items in words]
    return [(scale[100_000], scale[1000]) for scale in scales]
