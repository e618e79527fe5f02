"""Times that a sentence tells of something else than its result: "whose father died in 2021", "MLA since 2016"."""

from __future__ import annotations

from electextract.relations.items import PARTICIPLE, Item
from electextract.relations.sentence import Items

_LIFE_REACH = 4
"""Tokens between a year and the verb of somebody's life that it dates, at most."""
_SINCE_REACH = 4
"""Tokens between "since" and the time that it governs, below."""
_MONTH = "month."
_PAST_MONTHS = range(2, 10)
"""Months before that of publication in which a result was told of another election, not of polling or counting now."""
_LIFE = ("life", "moved", "gone")
COMPARED = "compared"
"""Mark of a time that a result is only held against: "7,000 fewer than last time", "as in 2024"."""
_HELD_AGAINST = ("than", "against")
_COMPARISON_REACH = 6
_FIGURES = ("votes", "margin")
_YEAR_WORDS = 2
"""Tokens from a time to what governs it, below: "the year 2021 than" in languages that put it behind."""
_OPENERS = ("who", "whose", "which", "kin")


def name_past_months(items: Items, published: str | None) -> None:
    """Makes months of one sentence that lie well before publication tell of an earlier election, in place."""
    if published is None or items.says("gone") or items.of_kind("year"):
        return
    for item in items.words(_MONTH):
        month = int(str(item.value).removeprefix(_MONTH))
        if (int(published[5:7]) - month) % 12 in _PAST_MONTHS:
            item.value = "earlier"
            items.reindex()


def set_times_aside(items: Items) -> None:
    """Takes the times from one sentence that date no result, in place: their kind becomes `aside`."""
    if not items.of_kind("year") and not items.says("earlier"):
        return
    for number, item in enumerate(items):
        time = item.kind == "year" or (item.kind == "word" and item.value == "earlier")
        if time and _is_compared(number, items):
            item.mark = COMPARED
        if time and (_ends_span(item, items) or _dates_life(number, items) or _in_relative(number, items)):
            item.kind = "aside"
            items.reindex()


def _is_compared(number: int, items: list[Item]) -> bool:
    """Behind a word of comparison, or before it in languages that put it behind, without a result between."""
    time = items[number]
    for item in reversed(items[:number]):
        if item.kind in ("cue", "break") or time.start - item.end > _COMPARISON_REACH:
            break
        if item.value == COMPARED or (item.kind == "before" and item.value in _HELD_AGAINST):
            return not _qualifies(item, items)
    behind = next((item for item in items[number + 1 :] if item.kind == "after"), None)
    return behind is not None and behind.value == "than" and behind.start - time.end < _YEAR_WORDS


def _qualifies(than: Item, items: list[Item]) -> bool:
    """“Fewer than 1,000": what is compared is a figure, and no time."""
    return than.value == "than" and any(item.start == than.end and item.kind in _FIGURES for item in items)


def _ends_span(time: Item, items: list[Item]) -> bool:
    """Behind "since" or "till", "since its birth in 1985": where a time began or ended."""
    return any(
        item.value == "since" and 0 <= time.start - item.end < _SINCE_REACH and not _is_parted(item, time, items)
        for item in items
        if item.kind == "word"
    )


def _is_parted(since: Item, time: Item, items: list[Item]) -> bool:
    return any(item.kind in ("break", "cue", "number") for item in items if since.end <= item.start < time.start)


def _dates_life(number: int, items: list[Item]) -> bool:
    """Nothing but words between the time and a verb of somebody's life: born, died, joined, jailed."""
    time = items[number]
    for side in (reversed(items[:number]), iter(items[number + 1 :])):
        for item in side:
            gap = max(time.start - item.end, item.start - time.end)
            if gap > _LIFE_REACH or item.kind in ("break", "cue") or item.value == "while":
                break
            if item.kind == "word" and item.value in _LIFE:
                return True
    return False


def _in_relative(number: int, items: list[Item]) -> bool:
    """Between "who", "whose" or "which" and the next comma, or the end, without a result of its own."""
    before = next((at for at in range(number, -1, -1) if items[at].value in _OPENERS), None)
    if before is None or before == 0 or items[before - 1].kind != "break":
        return False
    after = next((at for at in range(number, len(items)) if items[at].kind == "break"), len(items))
    inner = any(item.kind == "cue" for item in items[before:after])
    return not inner and any(item.kind == "cue" for item in items)


def is_by_the_way(year: Item, sentence: Items) -> bool:
    """Behind a participle or relative that opens its own clause: "after winning S in 2019, X lost it"."""
    before = [item for item in sentence if item.end <= year.start and (item.kind in ("cue", "break") or _opens(item))]
    if not before:
        return False
    participle = before[-1].kind == "cue" and before[-1].mark == PARTICIPLE and before[-1].value.order == "svo"
    opened = next((item for item in reversed(before) if item.kind != "cue"), None)
    return participle or (opened is not None and _opens(opened))


def is_quoted(had: Item, clause: Items) -> bool:
    """“Officials said X had won S by 900": the past of what was said, which is the present of the news."""
    told = clause.words("speech")
    dated = clause.says("earlier", "repeated", "since") or clause.of_kind("year")
    if not told or dated or not clause.of_kind(*_FIGURES):
        return False
    said = next((item for item in reversed(told) if item.end <= had.start), None)
    if said is None:  # "X had won S by 900, officials said"
        return bool(clause.of_kind("person")) and told[-1].start > had.start
    inner = [item for item in clause if said.end <= item.start < had.start]
    return not any(_opens(item) or item.value in ("he", "his", "when_left") for item in inner)


def _opens(item: Item) -> bool:
    """A relative pronoun."""
    return item.kind == "word" and item.value in ("who", "which", "whose")
