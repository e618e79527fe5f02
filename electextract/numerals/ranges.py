"""Two numbers that belong together: ranges (42-47 seats), scores (3-1), spans of years (2019-24)."""

from __future__ import annotations

import re

from electextract.numerals.context import Context
from electextract.numerals.lexicon import BLANK, DASH, fold, phrases
from electextract.numerals.reading import Reading, scaled
from electextract.numerals.sums import THOUSAND

_DASHED = re.compile(rf"([{BLANK}]*)[{DASH}]\1")
_HUNDRED = 100


def link_of(first: Context, second: Context) -> str:
    """How two neighbouring numbers hang together: range, score, span or ""."""
    one, two = first.reading, second.reading
    if one.form != "number" or two.form != "number":
        return ""
    between = first.text[first.stop : two.start]
    if _is_precise(one) and _is_precise(two):
        return ""
    if len(between) > 12 or "\n" in between:
        return ""
    rising = scaled(one, two.scale).value < two.value
    dashed = _DASHED.fullmatch(between)
    if dashed:
        return _dashed_link(one, two, rising=rising) if not dashed[1] or second.counts else ""
    return "range" if rising and _is_worded_range(fold(between), first) else ""


def _is_precise(reading: Reading) -> bool:
    """12,345 is no end of a range: "57,591 to 57,297" are votes of two candidates."""
    return reading.value >= THOUSAND and reading.step == 1


def _dashed_link(one: Reading, two: Reading, *, rising: bool) -> str:
    if len(one.digits) == 4 and len(two.digits) in (2, 4) and 1900 <= one.value <= 2099:
        return "span"
    if rising or (one.words and two.words):
        return "range"
    return "score" if max(one.value, two.value) < _HUNDRED else ""


def _is_worded_range(word: str, first: Context) -> bool:
    """25 to 30, between 25 and 30; not "from 25 to 30", which may be a change."""
    if word in phrases("range", "to"):
        return not first.preceded("range", "change")
    return word in phrases("range", "and") and first.preceded("range", "pair")
