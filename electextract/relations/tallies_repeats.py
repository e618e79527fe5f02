"""Numbers told twice: once of a region by name, once with no place beside them, as a headline has it."""

from __future__ import annotations

from collections import defaultdict

from electextract.relations.tallies_parts import Stated

_LEAST = 2
"""Seats told twice, at least: a single one may be any."""

_What = tuple[str, str, str]


def settle_repeats(stated: list[Stated]) -> None:
    """Gives numbers without a place the region that the same parties' same numbers are told of elsewhere.

    “NAME district has nine seats. P won six of them, Q three" and "P 6, Q 3 in tea belt". The numbers of one sentence
    stay together: where one of them differs from what the region has, the sentence tells of something else.
    """
    regions: dict[_What, dict[str, set[float]]] = defaultdict(lambda: defaultdict(set))
    for one in stated:
        if one.regional and one.place is not None:
            regions[_what(one)][one.place].add(one.quantity.value)
    if not regions:
        return
    sentences: dict[int, list[Stated]] = defaultdict(list)
    for one in stated:
        if one.vague:
            sentences[one.sentence].append(one)
    for row in sentences.values():
        named = {place for one in row for place in regions.get(_what(one), {})}
        fitting = [place for place in named if _is_told_of(place, row, regions)]
        for one in row if len(fitting) == 1 else ():
            one.place = fitting[0]


def _is_told_of(place: str, row: list[Stated], regions: dict[_What, dict[str, set[float]]]) -> bool:
    """Whether all numbers of a sentence that a region has as well are the same there."""
    known = [(one.quantity.value, regions[_what(one)][place]) for one in row if place in regions.get(_what(one), {})]
    return all(value in told for value, told in known) and sum(value for value, _ in known) >= _LEAST


def _what(one: Stated) -> _What:
    """What a number counts: the party's seats, won or led in, in one election."""
    return one.party, one.count, one.when
