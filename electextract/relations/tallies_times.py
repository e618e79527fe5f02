"""Which numbers have a time right beside them: a year behind, a year or "now" before."""

from __future__ import annotations

from electextract.relations.items import Item

_YEAR_REACH = _TIME_REACH = 4


def is_timed(item: Item, items: list[Item]) -> bool:
    """A year or "now" right before the number, which opens its part of the sentence: "…, this time one"."""
    before = [other for other in items if item.start - _TIME_REACH <= other.start < item.start]
    kinds = [other for other in before if other.kind in ("year", "break") or other.value == "now"]
    return len(kinds) > 1 and kinds[-1].kind != "break" and kinds[-2].kind == "break"


def is_dated(item: Item, items: list[Item]) -> bool:
    """A year right behind the number: "13 in 2016"."""
    after = (other for other in items if other.start >= item.end and other.kind not in ("break", "before"))
    year = next(after, None)
    return year is not None and year.kind == "year" and year.start - item.end < _YEAR_REACH
