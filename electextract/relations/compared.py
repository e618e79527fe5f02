"""Figures of an earlier election beside those of now: "by 900 votes, down from 5,000 last time"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from electextract.relations.frames import Arg, Frame, When
from electextract.relations.items import OPENING, Item
from electextract.relations.rows import lexicon
from electextract.relations.sentence import Items

_COMPARING = ("against", "from", "than")
_FIGURES = ("margin", "votes")
_REACH = 5
"""Tokens between a figure and its time, at most."""
_BETWEEN = ("word", "before", "year", "aside")
_GOVERNED = 6
"""Tokens between a figure and the word that holds a result against it, at most, and what may stand there, above."""


@dataclass(frozen=True, slots=True)
class Former:
    """A margin of before: that of now, its own, its year if it is told, and whether of a row of figures."""

    now: Item
    before: Item
    year: int | None
    series: bool = False


def set_figures_aside(items: Items, reported: int | None) -> list[Former]:
    """Takes the figures and times of before from one sentence that tells one of now as well, in place; the margins."""
    found: list[Former] = []
    if len(items.of_kind("margin")) < 2 and len(items.of_kind("votes")) < 2:
        return found
    for number, figure in enumerate(items):
        if figure.kind not in _FIGURES:
            continue
        time = _time_of(number, items, reported)
        now = next((item for item in _beside(number, items) if item.kind == figure.kind), None)
        if time is None or now is None:
            continue
        dated = time if isinstance(time.value, int) else _year_behind(number, items, reported) or time
        if figure.kind == "margin":
            found.append(Former(now, figure, dated.value if isinstance(dated.value, int) else None))
        figure.kind = time.kind = dated.kind = "aside"
        items.reindex()
    return found


def former_frames(frames: list[Frame], told: list[Former], said: list[Frame]) -> list[Frame]:
    """The results of before: whoever is ahead now, by the margin of then; `said` are those of earlier sentences."""
    made = []
    for former in told:
        frame = next((frame for frame in frames if frame.margin is former.now), None)
        if frame is None or (frame.when.when == "earlier" and not former.series):
            continue
        roles = _roles_of(frame, former, said)
        if roles is not None:
            when = When("earlier", former.year, frame.when.house)
            rule, margin = f"{frame.rule}.former", former.before
            made.append(replace(frame, rule=rule, roles=roles, margin=margin, votes=[], when=when, change=None))
    return made


def _roles_of(frame: Frame, former: Former, said: list[Frame]) -> dict[str, list[Arg]] | None:
    """Who stood where before: all of a row of former figures, else whoever is spoken of; None where nobody is."""
    if former.series and frame.when.when == "earlier":
        return {side: list(args) for side, args in frame.roles.items()}
    told = frame if frame.roles["ahead"] or frame.roles["behind"] else _last_told(frame, said)
    if told is None:
        return None
    ahead, behind = told.roles["ahead"], told.roles["behind"]
    lost = former.series and behind and any(arg.same(behind[0]) for arg in told.subject)
    side, args = ("behind", behind) if lost else ("ahead", ahead)
    if len(args) != 1:
        return None
    kept = args[0] if _is_of_before(frame) else _without_party(args[0])
    return {"ahead": [], "behind": [], "other": [], side: [kept]}


def _is_of_before(frame: Frame) -> bool:
    """Whether the verb itself tells of the former election: "X of the P had won by 900, by 300 now"."""
    row = lexicon().rows.get(frame.rule)
    return row is not None and "earlier" in row.flags


def _last_told(frame: Frame, said: list[Frame]) -> Frame | None:
    """The last result of the reported election told of the seat of a bare margin."""
    places = {seat.value for seat in frame.seats}
    if not places:
        return None
    known = [one for one in said if one.when.when == "reported" and len(one.roles["ahead"]) == 1]
    return next((one for one in reversed(known) if {seat.value for seat in one.seats} == places), None)


def _time_of(number: int, items: list[Item], reported: int | None) -> Item | None:
    """The former time right behind a figure under "from", "than" or "improving upon", or between the two."""
    figure = items[number]
    governor = number - 1 if _opens_bracket(number, items) else _governor(number, items)
    if governor is None:
        return None
    before = items[governor + 1 : number]
    behind = [item for item in items[number + 1 :] if item.kind not in ("word", "before") or item.value == "earlier"]
    near = [item for item in (*before, *behind[:1]) if max(item.start - figure.end, figure.start - item.end) < _REACH]
    return next((item for item in near if _is_former(item, reported)), None)


def _year_behind(number: int, items: list[Item], reported: int | None) -> Item | None:
    """The former year told of a figure of before, further behind: "his previous margin of N, the lowest of 2019"."""
    for item in items[number + 1 :]:
        if item.kind not in _BETWEEN or item.start - items[number].end > 2 * _REACH:
            return None
        if item.kind == "year":
            return item if _is_former(item, reported) else None
    return None


def _governor(number: int, items: list[Item]) -> int | None:
    """Where the word stands that holds a result against a figure: "than the 2019 tally of N", "improving on N"."""
    nearest = next((at for at in range(number - 1, -1, -1) if items[at].kind == "before"), None)
    if nearest is not None and items[nearest].value in _COMPARING:
        return nearest if items[number].start - items[nearest].end <= _REACH else None
    for at in range(number - 1, -1, -1):
        item = items[at]
        if items[number].start - item.end > _GOVERNED or item.kind not in _BETWEEN:
            return None
        if item.value == "grown" or (item.kind == "before" and item.value in _COMPARING):
            return at
    return None


def _opens_bracket(number: int, items: list[Item]) -> bool:
    """“By 2,910 votes (870 in 2021)": a figure right behind a bracket that opens behind another one."""
    sign = items[number - 1] if number > 1 else None
    if sign is None or sign.kind != "break" or sign.value not in OPENING or sign.end != items[number].start:
        return False
    return any(item.kind == items[number].kind and sign.start - item.end < _REACH for item in items[: number - 1])


def _is_former(item: Item, reported: int | None) -> bool:
    if item.kind == "year" or (item.kind == "aside" and isinstance(item.value, int)):
        return reported is not None and item.value < reported
    return item.kind == "word" and item.value == "earlier"


def _beside(number: int, items: list[Item]) -> list[Item]:
    """The figures next to one of before, with no result or name between."""
    found = []
    for step in (-1, 1):
        at = number + step
        while 0 <= at < len(items) and items[at].kind not in ("cue", "person", "party", "seat"):
            if items[at].kind in _FIGURES:
                found.append(items[at])
                break
            at += step
    return found


def _without_party(arg: Arg) -> Arg:
    """No party is carried from one election to another."""
    return arg if arg.person is None else replace(arg, party=None, party_at=None)
