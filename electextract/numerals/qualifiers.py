"""How exact a number is: qualifiers before and behind it, and the bounds they give.

- exact: half a step to either side (1.3 lakh: 125,000 to 134,999); a number with step 1 is itself.
- at_least: from the number upwards; at_most: up to the number.
- about: a tenth of the number or half a step to either side, whichever is more.

Years, dates, times, ordinals and codes are exact with step 1.
"""

from __future__ import annotations

from functools import cache

from electextract.numerals.context import Context, is_genitive
from electextract.numerals.lexicon import entries, fold, phrases
from electextract.numerals.patterns import grammar
from electextract.numerals.reading import Reading
from electextract.records import QUALIFIERS, Qualifier, Quantity


def qualifier_of(context: Context) -> Qualifier:
    """The qualifier of a number; one behind it outweighs one before it ("almost 1 lakh or more")."""
    for found in (_inner(context.reading), _behind(context), _before(context)):
        if found:
            return found
    return "exact"


def quantity_of(text: str, reading: Reading, qualifier: Qualifier) -> Quantity:
    """The reading as a Quantity with bounds."""
    value = round(reading.value)
    lower, upper = _bounds(value, qualifier, reading.step)
    written = text[reading.start : reading.end]
    return Quantity(value, qualifier, lower, upper, reading.step, written, reading.start, reading.end)


def _bounds(value: int, qualifier: Qualifier, step: int) -> tuple[int | None, int | None]:
    half = step // 2
    if qualifier == "at_least":
        return value, None
    if qualifier == "at_most":
        return None, value
    if qualifier == "about":
        width = max(half, value // 10)
        return max(0, value - width), value + width
    return max(0, value - half), value + max(0, half - 1)


def _named(name: str | None) -> Qualifier | None:
    return next((qualifier for qualifier in QUALIFIERS if qualifier == name), None)


def _inner(reading: Reading) -> Qualifier | None:
    return _named(reading.qualifier)


@cache
def _before_words() -> dict[str, Qualifier]:
    words = {fold(phrase): name for name in QUALIFIERS for phrase in entries("before", name)}
    return {**dict.fromkeys(phrases("before", "at_most_round"), "at_most"), **words}


def _before(context: Context) -> Qualifier | None:
    if context.symbol:
        return next((name for name in QUALIFIERS[1:] if context.symbol in phrases("symbols", name)), None)
    known = _before_words()
    phrase = next((phrase for phrase in _without_filler(context.before) if phrase in known), "")
    if phrase in phrases("before", "at_most_round") and context.reading.value % 10:
        return None
    return known.get(phrase)


def _without_filler(before: tuple[str, ...]) -> tuple[str, ...]:
    """Over a whopping 50,000: the phrases without "a whopping"."""
    filler = next((phrase for phrase in before if phrase in phrases("between", "fillers")), "")
    if not filler:
        return before
    return tuple(phrase.removesuffix(filler).rstrip() for phrase in before)


def _behind(context: Context) -> Qualifier | None:
    """50,000-odd; 5,000 votes or more; genitive and "more"."""
    text, stop = context.text, context.stop
    if text[stop : stop + 1] in phrases("symbols", "plus") and not text[stop + 1 : stop + 2].isdecimal():
        return "at_least"
    found = _match(text, stop, genitive=context.genitive)
    if found or not context.counts:
        return found
    noun = grammar().noun.match(text, stop)
    if noun is None or _is_locative(noun["noun"]):
        return None
    return _match(text, noun.end(), genitive=is_genitive(noun["noun"]))


def _is_locative(noun: str) -> bool:
    """In another case than nominative and genitive: it belongs to the verb ("got through by 500 votes")."""
    return not is_genitive(noun) and fold(noun).endswith(tuple(phrases("endings", "cases")))


def _match(text: str, position: int, *, genitive: bool) -> Qualifier | None:
    match = grammar().genitive_after.match(text, position) if genitive else None
    match = match or grammar().plain_after.match(text, position)
    return _named(match.lastgroup) if match else None
