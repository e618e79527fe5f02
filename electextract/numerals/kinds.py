"""What a number is: a count, or a share, a date, a time, a measure, a code, an ordinal, a year.

The first rule that holds decides. Beside the tables of the languages these are the choices made:

- A number of four digits from 1900 to 2099 is a year, unless votes or another thing counted in thousands
  follow, or a margin stands before it.
- A number tied to a name by a hyphen ("Dhaka-10") is a code up to 20; above, and behind capitals ("TMC-213"),
  a count.
- "one", "both", "lone", "no" and their like are counts only in company; see `guarded`.
- A magnitude without a number ("over thousand votes") needs something counted behind it or a qualifier.
- What has a unit that no ballot has (money, age, time, distance), and a broken number, is a measure.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from electextract.numerals.context import Context
from electextract.numerals.guarded import is_guarded_count
from electextract.numerals.lexicon import DASHES, fold, phrases, words_of
from electextract.numerals.patterns import grammar
from electextract.numerals.years import year_of

_LIST_MARK = re.compile(r"[.)] +[^\W\d]")
_LIST_MARKS = 50
_HOURS = 24
_SEAT_NUMBERS = 20
_PHONE_DIGITS = 10


def kind_of(context: Context, *, qualified: bool = False, paired: bool = False) -> str:
    """The kind of a reading; "" where it is no number.

    Args:
        qualified: it has a qualifier.
        paired: it is part of a range.
    """
    for kind, rule in _RULES:
        if rule(context):
            return kind
    if year_of(context, qualified=qualified):
        return "year"
    if context.reading.guard and not (paired or is_guarded_count(context)):
        return ""
    if context.reading.bare and not _is_bare_count(context, qualified=qualified):
        return ""
    if not qualified and not paired and _is_tied(context):
        return "measure" if context.letters(1)[:1].islower() else "code"
    return "measure" if context.reading.value.denominator != 1 else "count"


def _is_share(context: Context) -> bool:
    if context.reading.form == "fraction" or context.after == "share":
        return True
    return context.preceded("context", "share_before")


def _is_date(context: Context) -> bool:
    reading = context.reading
    if reading.form == "date":
        return True
    if not context.written[0].isdecimal() or not 1 <= reading.value <= 31 or reading.scale > 1:
        return False
    if context.after in ("month", "day") or context.day:
        return True
    if context.after in ("unit", "share") or (context.counts and not context.names_election):
        return False
    return bool(grammar().month_before.search(context.window)) or context.preceded("context", "day_before")


def _is_time(context: Context) -> bool:
    reading = context.reading
    if reading.form == "clock":
        return True
    if reading.form != "number" or reading.value > _HOURS or (context.counts and not _is_hour(context)):
        return False
    clock = context.after == "clock"
    part_of_day = context.preceded("context", "part_of_day")
    if context.classifier not in phrases("context", "clock_tail"):
        return clock or (part_of_day and reading.value.denominator != 1)
    return clock or part_of_day or reading.increased


def _is_hour(context: Context) -> bool:
    """An hour in spite of a noun behind it: its classifier has a case, or it is so many and a half."""
    case = context.classifier and context.classifier not in phrases("endings", "classifiers")
    return bool(case) or (context.reading.increased and bool(context.classifier))


def _is_measure(context: Context) -> bool:
    if context.after in ("unit", "money") or context.symbol[-1:] in phrases("symbols", "money"):
        return True
    return context.preceded("context", "money_before") or context.preceded("context", "age_before")


def _is_code(context: Context) -> bool:
    if context.reading.form == "code" or context.after == "code":
        return True
    if context.symbol[-1:] in phrases("symbols", "code"):
        return True
    digits = context.reading.digits
    if not digits.isdecimal():
        return False
    if context.preceded("context", "code_before"):
        return True
    return not context.counts and (len(digits) >= _PHONE_DIGITS or (len(digits) > 2 and int(digits[0]) == 0))


def _is_seat_number(context: Context) -> bool:
    """Dhaka-10; not TMC-213, mid-2019, nor what has a classifier: it counts."""
    name, digits = context.name(), context.reading.digits
    if not name or context.classifier or not digits.isdecimal() or len(digits) > 3 or name[-1].isdecimal():
        return False
    capitals = len(name) > 1 and name.isascii() and name.isupper()
    if capitals and name.lower() not in phrases("context", "code_before"):
        return False
    return context.reading.value <= _SEAT_NUMBERS


def _is_list_mark(context: Context) -> bool:
    """The number before an item of a list: "2) Madarihat"."""
    if (
        not context.reading.digits.isdecimal()
        or context.reading.value > _LIST_MARKS
        or context.window.rstrip(" ")[-1:].strip()
    ):
        return False
    return bool(_LIST_MARK.match(context.text, context.reading.end))


def _is_ordinal(context: Context) -> bool:
    if context.reading.form == "ordinal":
        return True
    return bool(context.reading.digits) and not context.counts and context.preceded("context", "position_before")


_RULES: tuple[tuple[str, Callable[[Context], bool]], ...] = (
    ("share", _is_share),
    ("date", _is_date),
    ("time", _is_time),
    ("ordinal", _is_ordinal),
    ("measure", _is_measure),
    ("code", _is_code),
    ("code", _is_seat_number),
    ("code", _is_list_mark),
)


def _is_tied(context: Context) -> bool:
    """A word hangs on the number: 20-Boxanagar, 17C, three-cornered."""
    if context.after or context.stop > context.reading.end:
        return False
    dash = context.text[context.stop : context.stop + 1] in DASHES
    word = context.letters(int(dash))
    return bool(word) and not word[0].isdecimal() and (dash or bool(context.reading.digits))


def _is_bare_count(context: Context, *, qualified: bool) -> bool:
    written = context.written
    if fold(written) in words_of("dependent") or context.text[context.reading.end :].lstrip().startswith(written):
        return False
    return not context.preceded("context", "vague_before") and (qualified or context.counts)
