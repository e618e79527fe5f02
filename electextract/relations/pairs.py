"""Lists of seats and names in turn: "X in S, Y in T and Z in U", "S (X), T (Y)", "S and T: X and Y"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from electextract.relations.items import Item
from electextract.relations.sentence import Items

_APART = ("while", "who", "which", "rival", "he", "his", "him", "kin", "lost", "gone", "unreal", "unreal_after")
"""Words that may not stand inside a list."""
_LINKS = ("from", "of", "for", "under", "with", "by", "than")
"""Prepositions, and postpositions written alike, that may."""
LISTED = ("", "including", "among")
"""How the names of a list may be governed."""


class Pair(NamedTuple):
    """A seat and the name beside it."""

    seat: Item
    name: Item

    @property
    def start(self) -> int:
        """The first token of the two."""
        return min(self.seat.start, self.name.start)

    @property
    def end(self) -> int:
        """The token behind the two."""
        return max(self.seat.tail, self.name.tail)


class _Unit(NamedTuple):
    """A seat, a name, or both where one stands in brackets behind the other."""

    kind: str
    seat: Item | None
    name: Item | None


def read_pairs(items: Items) -> list[Pair]:
    """The longest list of pairs of a sentence; empty where there are not two of them in a row."""
    pairs = match_pairs(items) if len(_names(items)) > 1 else []
    return pairs if len({pair.name.start for pair in pairs}) > 1 else []


def match_pairs(items: Items) -> list[Pair]:
    """The longest run of seats and names of a sentence, put together; empty where they do not come out even."""
    listed = {id(name) for name in _names(items) if name.mark in LISTED}
    if not listed or not items.of_kind("seat"):
        return []
    several = not items.of_kind("person")
    found = [_match(run, several=several) for run in _runs(items, listed)]
    return max(found, key=len, default=[])


def _names(items: Items) -> list[Item]:
    """The persons of a sentence, or else the parties that belong to nobody."""
    parties = (item for item in items.of_kind("party") if item.holder is None and not item.weak)
    return items.of_kind("person") or list(parties)


def _runs(items: list[Item], names: set[int]) -> Iterator[list[_Unit]]:
    """Seats and names with nothing between them but what a list has."""
    run: list[_Unit] = []
    for item in items:
        if item.kind == "seat" or id(item) in names:
            unit = _unit(item, names)
            run += [unit] if unit is not None else []
        elif not _inside(item):
            yield run
            run = []
    yield run


def _unit(item: Item, names: set[int]) -> _Unit | None:
    """What an item stands for; None for the second of two that a bracket joins."""
    other = item.bracket
    if other is None or (other.kind != "seat" and id(other) not in names):
        return _Unit("seat", item, None) if item.kind == "seat" else _Unit("name", None, item)
    if other.start < item.start:
        return None
    return _Unit("pair", *((item, other) if item.kind == "seat" else (other, item)))


def _inside(item: Item) -> bool:
    """Whether an item may stand between the members of a list."""
    if item.kind == "party":
        return item.holder is not None or item.weak
    if item.kind in ("before", "after"):
        return item.value in _LINKS
    if item.kind == "break":
        return bool(item.value != ".")
    if item.kind == "word":
        return item.value not in _APART
    return item.kind in ("votes", "margin", "number", "state", "time")


def _match(run: list[_Unit], *, several: bool) -> list[Pair]:
    """Seats and names put together, block by block; nothing where one is left over.

    A party may have `several` seats.
    """
    blocks = [list(group) for _, group in groupby(run, key=lambda unit: unit.kind)]
    found: list[Pair] = []
    order = ""
    while blocks:
        block = blocks.pop(0)
        if block[0].kind == "pair":
            found += _join(block, block, several=False)
        elif blocks and order in ("", block[0].kind):
            order = block[0].kind
            joined = _join(block, blocks.pop(0), several=several)
            if not joined:
                return []
            found += joined
        else:
            return []
    return found


def _join(block: list[_Unit], other: list[_Unit], *, several: bool) -> list[Pair]:
    seats = [unit.seat for unit in (*block, *other) if unit.seat]
    names = [unit.name for unit in (*block, *other) if unit.name]
    if block is other:
        seats, names = seats[: len(block)], names[: len(block)]
    if several and len(names) == 1:
        names = names * len(seats)
    return [Pair(*pair) for pair in zip(seats, names, strict=True)] if len(seats) == len(names) else []
