"""Seats that no list holds, spelt in several ways: joined where the names are alike and a candidate is shared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import TypeVar

from electextract.consolidate.reports import PlaceKey, Report
from electextract.gazetteers.person_match import name_likeness

K = TypeVar("K", bound=tuple[object, ...])

SAME_PERSON = 92.0
"""Likeness of names from which a candidate counts as shared."""
ALIKE = 85.0
"""Least likeness of two spellings of one seat."""


def find_twins(places: Mapping[K, PlaceKey], groups: Mapping[K, Sequence[Report]]) -> dict[K, K]:
    """Each of the given contests, all of one year and kind, with the first one that is the same."""
    first = {key: key for key in sorted(places, key=str)}
    for one, other in combinations(first, 2):
        if first[one] != first[other] and _is_same(places[one], places[other], groups[one], groups[other]):
            kept, gone = sorted((first[one], first[other]), key=str)
            first.update({key: kept for key, home in first.items() if home == gone})
    return first


def share_person(reports: Sequence[Report], others: Sequence[Report]) -> bool:
    """Whether a candidate is named on both sides."""
    names = [
        {standing.name for report in side for _, standing in report.standings() if standing.name}
        for side in (reports, others)
    ]
    return any(name_likeness(one, other) >= SAME_PERSON for one in names[0] for other in names[1])


def may_be_equal(one: str, other: str) -> bool:
    """Equal, or one of them says nothing."""
    return not one or not other or one == other


def _is_same(one: PlaceKey, other: PlaceKey, reports: Sequence[Report], others: Sequence[Report]) -> bool:
    return (
        may_be_equal(one.house, other.house)
        and may_be_equal(one.state, other.state)
        and any(name_likeness(name, spelt) >= ALIKE for name in _names(reports) for spelt in _names(others))
        and share_person(reports, others)
    )


def _names(reports: Sequence[Report]) -> set[str]:
    return {report.contest.constituency.name for report in reports if report.contest.constituency}
