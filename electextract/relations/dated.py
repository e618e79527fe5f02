"""Several elections of one seat in one breath: "by 9,950 in 2028 and by 2,337 now", "won it in 2001 and 2006"."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from electextract.relations.clauses import Clause
from electextract.relations.compared import Former
from electextract.relations.frames import Frame
from electextract.relations.items import Item
from electextract.relations.sentence import Items

_FIGURES = ("margin", "votes")
_BETWEEN = ("word", "break", "before", "after", "year")
_TIMES = ("now", "earlier", "then")
_PARTING = ("who", "while", "which")
_SMALL = ("word", "after")
_SIGNS = ("word", "break", "before")
_POSTPOSED = 2
"""Items behind a figure among which its postposition is."""
_REACH = 6
"""Tokens between a figure and its own time, at most."""
_GROWN_REACH = 8
"""Tokens between the two figures of a change, and between its verb and the first of them, at most."""


def read_series(items: Items, reported: int | None) -> list[Former]:
    """Takes the figures of before from one sentence that tells those of several elections, in place; the margins."""
    found: list[Former] = []
    for kind in _FIGURES:
        if len(items.of_kind(kind)) < 2:
            continue
        told: list[Former] = []
        for run in _runs(items, kind):
            dated = _dated(run, items)
            now = _kept(run, dated, reported) if dated else None
            if now is not None:
                told += [_set_aside(now, one, time) for one, time in zip(run, dated, strict=True) if one is not now]
        for before, after in pairwise(items.of_kind(kind)):
            if _is_change(before, after, items):
                told.append(_set_aside(after, before, _year_between(before, after, items)))
            elif _is_fall(before, after, items):
                told.append(_set_aside(before, after, _time_behind(after, None, items)))
        if told:
            items.reindex()
        found += [former for former in told if kind == "margin" and former.before.quantity is not None]
    return found


def _set_aside(now: Item, before: Item, time: Item | None) -> Former:
    """Takes a figure of before and its time out of the sentence."""
    year = time.value if time is not None and time.kind == "year" else None
    before.kind = "aside"
    if time is not None:
        time.kind = "aside"
    return Former(now, before, year, series=True)


def _runs(items: Items, kind: str) -> list[list[Item]]:
    """The figures of a kind with nothing but times, signs and small words between them, two at least."""
    runs: list[list[Item]] = [[]]
    for item in items:
        if item.kind == kind:
            runs[-1].append(item)
        elif item.kind not in _BETWEEN or item.value in _PARTING:
            runs.append([])
    return [run for run in runs if len(run) > 1]


def _dated(run: list[Item], items: Items) -> list[Item]:
    """The time of each figure of a run, all behind or all before their figures; none where one has none."""
    edges = [*run, None]
    behind = [_time_behind(one, after, items) for one, after in pairwise(edges) if one is not None]
    if None not in behind:
        return [time for time in behind if time is not None]
    before = [_time_before(one, last, items) for last, one in pairwise([None, *run]) if one is not None]
    return [time for time in before if time is not None] if None not in before else []


def _time_behind(figure: Item, after: Item | None, items: Items) -> Item | None:
    """The first time behind a figure, before the next one and any name."""
    for item in items:
        if item.start < figure.end:
            continue
        if item is after or item.start - figure.end >= _REACH or item.kind not in _BETWEEN:
            return None
        if _is_time(item):
            return item
    return None


def _time_before(figure: Item, last: Item | None, items: Items) -> Item | None:
    """The last time before a figure, behind the one before it; before the first one anywhere."""
    found = [item for item in items if _is_time(item) and item.end <= figure.start]
    found = [item for item in found if last is None or item.start >= last.end]
    return found[-1] if found else None


def _is_time(item: Item) -> bool:
    return item.kind == "year" or (item.kind == "word" and item.value in _TIMES)


def _kept(run: list[Item], dated: list[Item], reported: int | None) -> Item | None:
    """The figure of now, or else the first; none where they are of one time, or two of now."""
    years = [time.value for time in dated]
    said = [one for one, time in zip(run, dated, strict=True) if time.value == "now"]
    now = said or [
        one
        for one, time in zip(run, dated, strict=True)
        if time.kind == "year" and reported is not None and time.value >= reported
    ]
    if len(now) > 1 or len(set(years)) < len(years):
        return None
    return now[0] if now else run[0]


def _is_change(before: Item, after: Item, items: Items) -> bool:
    """“From 7,054 to 12,945", "improved 392 to 5,215", "7,054 from shrunk 900" in Bengali: no count goes on."""
    if "aside" in (before.kind, after.kind) or after.start - before.end > _GROWN_REACH:
        return False
    if _is_counted(items):
        return False
    inner = [item for item in items if before.end <= item.start < after.start]
    if any(item.kind == "after" and item.value == "than" for item in inner[:_POSTPOSED]):
        return any(item.value == "grown" for item in inner) and all(item.kind in _SMALL for item in inner)
    if _governor(after, items) != "to":
        return False
    if any(item.kind not in ("word", "before", "year") for item in inner):
        return False
    near = [item for item in items.words("grown") if 0 <= before.start - item.end < _GROWN_REACH]
    return _governor(before, items) == "from" or bool(near) or any(item.value == "grown" for item in inner)


def _year_between(before: Item, after: Item, items: Items) -> Item | None:
    """The year of the first of two figures: "from 900 in 2016 to 12,000"."""
    return next((item for item in items.of_kind("year") if before.end <= item.start < after.start), None)


def _is_fall(now: Item, former: Item, items: Items) -> bool:
    """“Cut to 2,910 from 12,300", "by 2,910, down from 12,300": no count goes on."""
    if "aside" in (now.kind, former.kind) or former.start - now.end > _REACH or _is_counted(items):
        return False
    if any(item.kind not in _SIGNS for item in items if now.end <= item.start < former.start):
        return False
    source = next((item for item in items if item.kind == "before" and item.end == former.start), None)
    if source is None or source.value != "from":
        return False
    near = [item for item in items.words("grown") if 0 <= now.start - item.end < _GROWN_REACH]
    return bool(near) or source.end - source.start > 1


def _is_counted(items: Items) -> bool:
    """A round, a clock time or a stand of the count: its leads grow and shrink as well."""
    if items.says("rounds", "midcount") or items.of_kind("time"):
        return True
    return any(cue.value.status == "counting" for cue in items.of_kind("cue"))


def _governor(figure: Item, items: Items) -> str:
    """The preposition right before a figure, over words like "just" alone."""
    near = [item for item in items if item.end <= figure.start and figure.start - item.end < 3]
    return str(near[-1].value) if near and near[-1].kind == "before" else ""


def by_year(frame: Frame, clause: Clause) -> list[Frame]:
    """“He had won the seat in 2001, 2006 and 2011”: one frame a year."""
    years = clause.of_kind("year")
    if len(years) < 2 or frame.when.when != "earlier" or frame.when.year != years[0].value:
        return [frame]
    inner = [item for item in clause.items if years[0].start < item.start < years[-1].start]
    if not all(item.kind in ("year", "break") or item.value == "and" for item in inner):
        return [frame]
    told = list(dict.fromkeys(year.value for year in years))
    if len(told) < 2:
        return [frame]
    return [replace(frame, when=replace(frame.when, year=year), margin=None) for year in told]
