"""Readings to numbers: each with its kind, its neighbours heard, its qualifier and its bounds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal, get_args

from electextract.numerals.context import Context, context_of
from electextract.numerals.guarded import is_negated
from electextract.numerals.kinds import kind_of
from electextract.numerals.lexicon import entries, fold, words_of
from electextract.numerals.patterns import grammar
from electextract.numerals.qualifiers import qualifier_of, quantity_of
from electextract.numerals.ranges import link_of
from electextract.numerals.reading import Reading, scaled
from electextract.numerals.years import full_year, is_clipped, year_of
from electextract.records import Qualifier, Quantity

Kind = Literal["count", "range", "share", "measure", "year", "date", "time", "ordinal", "code"]
"""count: may count votes, seats, rounds, people; range: one end of "42-47 seats"; share: per cent or a fraction;
measure: money, age, duration, distance; code: phone, section, seat numbers inside names, scores."""

KINDS: tuple[Kind, ...] = get_args(Kind)
_QUALIFIED = ("count", "range", "share", "measure")
_STEPPED = ("count", "range", "measure")
_OPEN = ("count", "share", "")
_LAST_DAY = 31
_MINUTES = 60


@dataclass(frozen=True, slots=True)
class Number:
    """A number expression of the text.

    Attributes:
        quantity: value, qualifier, bounds, step and place. The value of a share is rounded; that of a date, a
            time or a code of several parts is its first number.
        kind: what it is; see `Kind`.
        share: the per cent of a share, unrounded; else None.
    """

    quantity: Quantity
    kind: Kind
    share: float | None = None


@dataclass(slots=True)
class _Candidate:
    """A reading on its way: what is known of it so far."""

    reading: Reading
    context: Context
    qualifier: Qualifier
    kind: str = ""


def assemble_numbers(text: str, readings: list[Reading]) -> Iterator[Number]:
    """The numbers among the readings of a text."""
    contexts = [context_of(text, reading) for reading in readings]
    links = ["", *(link_of(first, second) for first, second in pairwise(contexts)), ""]
    found = [
        _candidate(context, paired="range" in (before, after))
        for context, before, after in zip(contexts, links, links[1:], strict=False)
    ]
    for link, (first, second) in zip(links[1:], pairwise(found), strict=False):
        _settle(link, first, second)
    last = 0
    for candidate in found:
        if candidate.kind and candidate.reading.start >= last:
            number = _number(text, candidate)
            last = number.quantity.end
            yield number


def _candidate(context: Context, *, paired: bool) -> _Candidate:
    qualifier = qualifier_of(context)
    kind = kind_of(context, qualified=qualifier != "exact", paired=paired)
    return _Candidate(context.reading, context, qualifier, kind)


def _settle(link: str, first: _Candidate, second: _Candidate) -> None:
    """What two neighbours make of each other."""
    if link == "score":
        first.kind = second.kind = "code"
    elif link == "span":
        _settle_span(first, second)
    elif link == "range":
        _settle_range(first, second)
    elif _are_days(first, second):
        first.kind = second.kind = "date"
    elif _are_minutes(first, second):
        second.kind = "time"


def _settle_span(first: _Candidate, second: _Candidate) -> None:
    """2019-24: the short year gets its century."""
    if first.kind == "year" and second.kind == "count" and len(second.reading.digits) == 2:
        year = full_year(int(second.reading.value), int(first.reading.value) // 100)
        second.reading = replace(second.reading, value=year, digits="")
        second.kind = "year"


def _settle_range(first: _Candidate, second: _Candidate) -> None:
    """Both are a range, or both are what one of them is for sure: 7-8 April, 5 to 6 pm."""
    first.reading = scaled(first.reading, second.reading.scale)
    if first.kind in _OPEN and second.kind in _OPEN:
        first.kind = second.kind = "range"
    elif first.kind in _OPEN:
        first.kind = second.kind
    elif second.kind in _OPEN:
        second.kind = first.kind


def _are_days(first: _Candidate, second: _Candidate) -> bool:
    """May 7 and 13; 7 and 13 May."""
    kinds = (first.kind, second.kind)
    if kinds == ("date", "count"):
        late, named = second, bool(grammar().month_before.search(first.context.window))
    elif kinds == ("count", "date"):
        late, named = first, second.context.after == "month"
    else:
        return False
    between = fold(first.context.text[first.context.stop : second.reading.start]).replace(",", "").strip()
    joined = between in ("", *words_of("conjunctions"), *entries("range", "and"))
    return named and joined and _is_day(late) and first.reading.value < second.reading.value


def _are_minutes(first: _Candidate, second: _Candidate) -> bool:
    """The second number of an hour with a classifier and the minutes behind it."""
    if (first.kind, second.kind) != ("time", "count") or not first.context.classifier or second.context.after:
        return False
    between = first.context.text[first.context.stop : second.reading.start]
    return between == " " and len(second.reading.digits) in (1, 2) and second.reading.value < _MINUTES


def _is_day(candidate: _Candidate) -> bool:
    plain = len(candidate.reading.digits) in (1, 2) and not candidate.context.after
    return plain and 1 <= candidate.reading.value <= _LAST_DAY


def _number(text: str, candidate: _Candidate) -> Number:
    kind: Kind = next(kind for kind in KINDS if kind == candidate.kind)
    reading = _completed(candidate)
    qualifier = candidate.qualifier if kind in _QUALIFIED else "exact"
    if kind not in _STEPPED:
        reading = replace(reading, step=1)
    share = round(float(reading.value), 2) if kind == "share" else None
    return Number(quantity_of(text, reading, qualifier), kind, share)


def _completed(candidate: _Candidate) -> Reading:
    """With the century and the apostrophe of '21, with the letter of 17C."""
    reading, context = candidate.reading, candidate.context
    if candidate.kind == "year" and reading.digits:
        year = year_of(context) or reading.value
        return replace(reading, value=year, start=reading.start - int(is_clipped(context)))
    if candidate.kind == "year" and reading.words:
        return replace(reading, value=full_year(int(reading.value)))
    if reading.guard and is_negated(context):
        return replace(reading, value=0)
    if candidate.kind == "code" and reading.digits:
        return replace(reading, end=reading.end + len(context.letters()))
    return reading
