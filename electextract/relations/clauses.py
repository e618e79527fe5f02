"""Sentences into clauses: a break is a border where both sides have something of their own to say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from electextract.relations.announced import is_announced
from electextract.relations.borders import awaits_side, is_border, is_subject, opens_clause
from electextract.relations.enclosures import stands_inside
from electextract.relations.items import PARTICIPLE, Item
from electextract.relations.rows import CueRow
from electextract.relations.sentence import Items
from electextract.relations.turns import (
    dates_relative,
    ends_relative,
    has_own_verb,
    resumes,
    starts_relative,
    takes_up_party,
    turn_to_seat,
    turns_to_time,
)

_FIGURES = ("votes", "margin")
_SAME = 4
"""Items of the same words that are looked at, at most."""
_ROW = 2
"""Cue and name: what stands behind the seat in a row of a list."""


@dataclass(eq=False, slots=True)
class Clause:
    """The items of one clause.

    Attributes:
        relative: whether it opens with "who".
        gapped: whether its cue is left out; `shared` is that of the clause behind where that one has it.
        of_kind, words: as of its items.
        echo: whether it names but a seat and a figure, and all else is as in the clause before: "…, T by 900".
    """

    items: Items
    relative: bool = False
    gapped: bool = False
    shared: Item | None = None
    echo: bool = False

    of_kind: Callable[..., list[Item]] = field(init=False, repr=False)
    words: Callable[..., list[Item]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.of_kind, self.words = self.items.of_kind, self.items.words

    def cues(self) -> list[Item]:
        """Outcome, vote and other cues, in order."""
        return self.of_kind("cue")


def split_clauses(items: Items) -> list[Clause]:
    """The clauses of one sentence, in order; every item is in exactly one."""
    if not items.of_kind("cue", *_FIGURES):  # it says nothing of its own on either side of a border
        return [Clause(items, relative=items.says("who"))]
    current = host = Clause(Items())
    clauses, told = [current], 0
    for index, item in enumerate(items):
        if not (item.kind in ("seat", "margin") or is_border(item) or item.value == "which"):
            continue
        current.items.extend(items[told:index])
        if current is not host and resumes(item, current.items, items[index + 1 :]):
            current, told = host, index
            continue
        fresh, told = _opened_by(item, items[:index], current, items[index + 1 :]), index
        if fresh is not None:
            host = current
            clauses.append(fresh)
            current, told = fresh, index + 1
    current.items.extend(items[told:])
    return clauses if len(clauses) > 1 else [Clause(items, relative=current.relative)]


def _opened_by(item: Item, behind: list[Item], current: Clause, ahead: list[Item]) -> Clause | None:
    """The clause that an item opens; None where the current one goes on."""
    if ends_relative(item, current.items, ahead, relative=current.relative):
        return Clause(Items([item]))
    if is_border(item):
        return _opened_by_border(item, behind, current, ahead)
    return Clause(Items([item])) if _opens_unparted(item, behind, current, ahead) else None


def _opened_by_border(item: Item, behind: list[Item], current: Clause, ahead: list[Item]) -> Clause | None:
    relative = item.kind == "word" and item.value == "who"
    border = not (stands_inside(item, behind, ahead) or awaits_side(current.items, item, ahead))
    if border and turns_to_time(current.items, ahead):
        return Clause(Items([item]))
    turned = _turned(item, current, ahead) if border and not relative else None
    if turned is not None:
        return turned
    if border and (_says_something(current.items) or current.echo or _ends_gapped(current, ahead)):
        if not relative and _echoes(current, ahead):
            return Clause(Items([item]), echo=True)
        if opens_clause(item, ahead, relative) and not _inside_seats(current.items, ahead):
            return Clause(Items([item]), relative=relative)
        gapped = _is_gapped(ahead, dated=bool(current.of_kind("year")))
        if gapped and not _lists(current.items, ahead) and not is_announced(current.items, item, ahead):
            return Clause(Items([item]), gapped=not has_own_verb(ahead))
    elif border and not relative and _is_seated(current.items):
        shared = _shared_cue(ahead)
        if shared is not None:
            current.gapped, current.shared = True, shared
            return Clause(Items([item]))
    elif relative and not current.cues():
        current.relative = True
    return None


def _turned(border: Item, current: Clause, ahead: list[Item]) -> Clause | None:
    """The clause that turns to another time or seat behind a complete result, as verb-final languages have it."""
    if current.cues() and dates_relative(ahead):
        return Clause(Items([border]), relative=True)
    turned = turn_to_seat(current.items, ahead) if current.of_kind("seat") else None
    return None if turned is None else Clause(Items([border]), gapped=turned == "gapped")


def _opens_unparted(item: Item, behind: list[Item], current: Clause, ahead: list[Item]) -> bool:
    """Whether a clause opens where no sign parts it from the one before."""
    if item.kind == "margin":
        return starts_relative(item, current.items, ahead)
    if item.kind == "seat":
        return _opens_row(current.items, ahead)
    if item.value != "which" or not current.cues():
        return False
    if behind[-1].kind == "seat":
        return opens_clause(item, ahead, False)
    return takes_up_party(item, behind) and opens_clause(item, ahead, True)


def _opens_row(behind: list[Item], ahead: list[Item]) -> bool:
    """“At S leads X at T leads Y", with no sign between the rows, as verb-final languages have them."""
    kinds = ("seat", "cue", "person", "party", "break", *_FIGURES)
    if not any(item.kind == "seat" for item in behind):
        return False
    left = [item for item in behind if item.kind in kinds and item.holder is None]
    right = [item for item in ahead if item.kind in kinds and item.holder is None]
    rows = left[-_ROW:] + right[:_ROW]
    if len(rows) < 2 * _ROW or not any(item.kind == "seat" for item in left[:-_ROW]):
        return False
    cues, names = rows[::_ROW], rows[1::_ROW]
    told = all(cue.kind == "cue" and cue.value.order == "sov" and cue.value.act == "outcome" for cue in cues)
    return told and all(name.kind in ("person", "party") and not name.mark for name in names)


def _says_something(items: Items) -> bool:
    return bool(items.of_kind("cue") or (items.of_kind("person") and items.of_kind(*_FIGURES)))


def _is_seated(items: list[Item]) -> bool:
    """As many names in the nominative as seats, each seat before its name, and no cue: "at S P's X"."""
    named = [item for item in items if item.kind in ("person", "party") and item.holder is None]
    people = [item for item in named if item.kind == "person"] or named
    seats = [item for item in items if item.kind == "seat" and item.bracket is None]
    if not seats or len(people) != len(seats) or any(item.mark for item in people):
        return False
    return seats[-1].start < people[0].start and not any(item.kind == "cue" for item in items)


def _shared_cue(ahead: list[Item]) -> Item | None:
    """The verb that a list of seats and names ends in, as verb-final languages have it."""
    stretch: list[Item] = []
    for item in ahead:
        if is_border(item) and stretch:
            if not _is_seated(stretch):
                return None
            stretch = []
        elif item.kind == "cue":
            row: CueRow = item.value
            fits = row.order == "sov" and row.act == "outcome" and item.mark != PARTICIPLE and "subject" in row.sides
            return item if fits and _is_seated(stretch) else None
        else:
            stretch.append(item)
    return None


def _ends_gapped(clause: Clause, ahead: list[Item]) -> bool:
    """A clause without a cue that is complete, and no figure of its own follows."""
    told = next((item for item in ahead if item.kind in ("seat", "person", "party", *_FIGURES)), None)
    return clause.gapped and _complete(clause.items) and told is not None and told.kind not in _FIGURES


def _is_gapped(ahead: list[Item], *, dated: bool) -> bool:
    """A name and a figure or seat up to the next border, without a cue: "…, B Madarihat by 28,168".

    `dated`: a year will do as well, as the clause before has one: "elected X in 2016 and Y in 2021".
    """
    stretch: list[Item] = []
    if ahead and any(item.value == "kin" and item.start == ahead[0].start for item in ahead[:_SAME]):
        return False  # "…, son of X, by 900": no contestant of its own
    for item in ahead:
        if item.kind == "cue":
            return False
        if stretch and is_border(item) and (_complete(stretch, dated=dated) or item.value == ";"):
            break
        stretch.append(item)
    return _complete(stretch, dated=dated)


def _echoes(clause: Clause, ahead: list[Item]) -> bool:
    """A seat and a figure and no name up to the next border, as a result with both stands before it."""
    kinds = [item.kind for item in _stretch(ahead) if item.kind in ("cue", "seat", "person", "party", *_FIGURES)]
    if sorted(kinds) not in (["margin", "seat"], ["seat", "votes"]):
        return False
    told = [item.kind for item in clause.items]
    return ("cue" in told or clause.echo) and set(kinds) <= set(told)


def _stretch(ahead: list[Item]) -> list[Item]:
    """The items up to the next border."""
    stretch: list[Item] = []
    for item in ahead:
        if stretch and is_border(item):
            break
        stretch.append(item)
    return stretch


def _inside_seats(behind: list[Item], ahead: list[Item]) -> bool:
    """“Won S, T and U": the border stands right between two seats, and none of them has a name of its own."""
    named = [item for item in behind if not (item.kind == "state" or item.kind == "before")]
    left, right = (named[-1] if named else None), (ahead[0] if ahead else None)
    if left is None or right is None or left.kind != "seat" or right.kind != "seat":
        return False
    told = any(item.kind == "cue" for item in behind)
    return told and left.bracket is None and _goes_on(right, ahead)


def _lists(behind: list[Item], ahead: list[Item]) -> bool:
    """“To A and B", "by 60, 382 and 399": the border stands inside a list of names under one mark, or of figures."""
    parts = ("seat", "person", "party", "cue", *_FIGURES)
    left = next((item for item in reversed(behind) if item.kind in parts and item.holder is None), None)
    right = next((item for item in ahead if item.kind in parts and item.holder is None), None)
    if left is None or right is None or left.kind != right.kind:
        return False
    if left.kind == "seat":
        return _goes_on(right, ahead)
    if left.kind == "person" and any(item.kind == "year" and item.start >= left.end for item in behind):
        return False
    if left.kind == "person" and not right.mark and _are_objects(left, behind, ahead):
        return True
    if left.kind == "person" and left is behind[-1] and right is ahead[0] and left.mark == right.mark:
        return left.mark != "" or any(item.value == "respectively" for item in ahead)
    return left.kind in _FIGURES or (left.kind == "person" and left.mark == right.mark != "")


def _are_objects(left: Item, behind: list[Item], ahead: list[Item]) -> bool:
    """“X beat A (P), B (Q) and C (R) in S": names one by one behind a verb with its object, then its only seat."""
    cue = next((item for item in reversed(behind) if item.kind == "cue" and item.end <= left.start), None)
    if cue is None or (left.mark or "object") not in cue.value.sides:
        return False
    told = not any(item.kind in ("seat", *_FIGURES) for item in behind)
    told &= any(item.kind == "person" and item.end <= cue.start for item in behind)
    parted = True
    for item in ahead:
        if item.kind == "seat":
            return told and not parted
        if item.kind in ("cue", *_FIGURES) or (item.kind == "person" and not parted):
            return False
        parted = item.kind != "person" and (parted or is_border(item))
    return False


def _goes_on(seat: Item, ahead: list[Item]) -> bool:
    """A seat that no name stands right behind: "S, T and U" as one list, but not "P won S, T Q"."""
    after = next((item for item in ahead if item.start >= seat.end and item.kind not in ("state", "number")), None)
    while after is not None and after.kind == "word" and after.value in ("article", "candidate"):
        after = next((item for item in ahead if item.start >= after.end), None) if after else None
    return after is None or not is_subject(after)


def _complete(items: list[Item], *, dated: bool = False) -> bool:
    named = any(
        item.kind in ("person", "party") and item.holder is None and item.mark in ("", "by", "to", "with")
        for item in items
    )
    return named and any(item.kind in ("seat", *_FIGURES) or (dated and item.kind == "year") for item in items)
