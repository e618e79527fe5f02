"""Years among the numbers: 2021, '21, and the short forms before the name of an election."""

from __future__ import annotations

import re

from electextract.numerals.context import Context
from electextract.numerals.lexicon import QUOTES, fold
from electextract.numerals.patterns import grammar

_FULL = re.compile(r"\d{4}")
_FIRST, _LAST = 1900, 2099
_PIVOT = 50


def year_of(context: Context, *, qualified: bool = False) -> int | None:
    """The year that the number names; None where it names none.

    Args:
        qualified: the number has a qualifier: then round numbers and genitives are counts ("over 2000").
    """
    reading = context.reading
    value = int(reading.value)
    if reading.form != "number" or reading.value != value or value > _LAST:
        return None
    if context.after == "year" and reading.digits:
        return full_year(value)
    if _FULL.fullmatch(reading.digits):
        rough = qualified and (value % 100 == 0 or context.genitive)
        return value if value >= _FIRST and not rough and not _counts_people(context) else None
    short = (
        not qualified and 10 <= value < 100 and ((context.genitive and context.names_election) or is_clipped(context))
    )
    return full_year(value) if short else None


def full_year(value: int, century: int = 0) -> int:
    """A year of two digits with its century; without one given, 50 to 99 are of the last century."""
    if value > 99:
        return value
    return value + (century or (_LAST // 100 if value < _PIVOT else _FIRST // 100)) * 100


def is_clipped(context: Context) -> bool:
    """'21 with its apostrophe, and no closing quote behind."""
    if len(context.reading.digits) != 2 or context.window[-1:] not in QUOTES:
        return False
    if context.after and context.after != "code":
        return False
    before, behind = context.window[-2:-1], context.text[context.reading.end : context.reading.end + 1]
    return behind not in QUOTES and not before.isalnum()


def _counts_people(context: Context) -> bool:
    """2021 votes; but not before the name of an election, or behind an ending and before one."""
    election = grammar().election.match(context.text, context.stop)
    if election and (context.stop > context.reading.end or " " in fold(election[0])):
        return False
    return context.after == "many" or context.preceded("context", "count_before")
