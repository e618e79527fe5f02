"""The house of a contest: of the words beside it, unless the seat is of another house and its name of no such seat."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache

from electextract.gazetteers.entries import Seat, fold_name
from electextract.gazetteers.loader import seats
from electextract.records import House
from electextract.relations.sentence import Sentence

_HOUSES: tuple[House, ...] = ("assembly", "parliament", "local")
_MAYORAL = 3
"""How often an article speaks of mayors for each other word for a house, at least, if its seats are the assembly's."""
_SURELY = 2
"""Seats of one house alone that weigh as much as a word for another, or a seat that may be of it."""


def house_of(told: House | None, seat: Seat | None, *, article: House | None, name: str = "") -> House | None:
    """The house that an election is for, by words, seat and `article` as a whole; None where none tells it.

    `name`: what the text calls the seat, which may be the whole name of a seat of another house.

    “The BJP MP sent down from the Lok Sabha to capture S": the words tell of a person, the list that S elects to the
    assembly alone. A name that seats of both houses share goes by the words. A city that elects a mayor has the name
    of a seat in Parliament as a rule.
    """
    if seat is None:
        return told or article
    if article == "local" and told in (None, article):
        return article
    if told is None or told == seat.house:
        return seat.house
    return told if may_be_of(told, seat, name=name) else seat.house


def house_by_seats(sentences: Iterable[Sentence], words: Counter[House]) -> House | None:
    """The house of an article: the one that most of its words say, unless its seats tell more surely of another.

    “Lok Sabha” is said of members and of former polls as well, so that seats of another house alone outvote `words`;
    but cities are listed as seats of other houses only, most of them of Parliament,
    and none by a number.
    """
    places = {item.value for items in sentences for item in items.of_kind("seat")}
    may_be = [_may_be(seats()[place.id]) for place in places if place.id in seats()]
    numbered = sum(place.name[-1:].isdecimal() for place in places)
    doubtful = words["local"] <= _MAYORAL * (words.total() - words["local"])
    if numbered * _SURELY > len(places) or (doubtful and may_be.count({"assembly"}) * _SURELY > len(places)):
        words = Counter({house: count for house, count in words.items() if house != "local"})
    told = words.most_common(1)[0][0] if words else None
    if told == "local" and words[told] > max(_SURELY, words.total() - words[told]):
        return told
    sure = [house for houses in may_be if len(houses) == 1 for house in houses]
    if len(set(sure)) != 1 or sure[0] == told:
        return told
    if told is None:
        return sure[0]
    against = words[told] - words[sure[0]] + sum(told in houses for houses in may_be)
    return sure[0] if len(sure) > _SURELY * against else told


def has_room(state: str | None, house: House | None, number: int) -> bool:
    """Whether so many seats can be of a state's; anything but a state whose seats are listed has room."""
    return number <= _sizes().get((state, house), number)


def has_assembly(state: str) -> bool:
    """Whether a state has an assembly, by the lists: Chandigarh, where two others have theirs, has none."""
    return (state, "assembly") in _sizes()


def _may_be(seat: Seat) -> set[House]:
    """The houses that a seat of this name is listed for."""
    name = fold_name(seat.name)
    return {seat.house} | {house for house in _HOUSES if (name, house) in _named_houses()}


@cache
def _sizes() -> Counter[tuple[str | None, House | None]]:
    """State and house -> seats listed, those of every delimitation."""
    return Counter((seat.state, seat.house) for seat in seats().values())


@cache
def _named_houses() -> frozenset[tuple[str, House]]:
    """Name and house of every seat of the lists."""
    return frozenset((fold_name(seat.name), seat.house) for seat in seats().values())


def may_be_of(house: House, seat: Seat, *, name: str) -> bool:
    """Whether a seat may be of a house: by its entry, or by a listed one of its name or of what the text calls it."""
    named = _named_houses()
    return house == seat.house or any((one, house) in named for one in (fold_name(seat.name), fold_name(name)))
