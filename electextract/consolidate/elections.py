"""Which reports speak of one and the same contest.

Reports with seat, year and kind make the contests; one that lacks something joins a contest only where the rest
fits and a candidate's name is shared. What stays unclear stays apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from electextract.consolidate.reports import PlaceKey, Report
from electextract.consolidate.unlisted import find_twins, may_be_equal, share_person
from electextract.consolidated import Kind
from electextract.gazetteers.calendar import TERM
from electextract.romanise import phonetic_key

NEAR_DAYS = 14
"""Days within which an article that does not say the kind of election speaks of the same poll as one that does."""


class ElectionKey(NamedTuple):
    """Seat, year and kind; `when` and `alone` keep apart what has no year or no seat."""

    place: PlaceKey | None
    year: int | None
    kind: Kind | None
    when: str = ""
    alone: tuple[str, str, int, str] | None = None


def group_reports(reports: Sequence[Report]) -> dict[ElectionKey, list[Report]]:
    """Each contest with its reports; reports without seat stand alone."""
    settled = _settle_kinds(reports)
    clear: dict[ElectionKey, list[Report]] = {}
    for report in settled:
        clear.setdefault(_key(report), []).append(report)
    clear = _join_unlisted(clear)
    groups = {key: list(members) for key, members in clear.items()}
    for key in [key for key in clear if _is_unclear(key)]:
        for report in clear[key]:
            home = _home(report, key, clear)
            if home is not None:
                groups[key].remove(report)
                groups[home].append(report)
    return {key: sorted(members, key=lambda one: one.order) for key, members in groups.items() if members}


def _join_unlisted(groups: dict[ElectionKey, list[Report]]) -> dict[ElectionKey, list[Report]]:
    """Contests of seats without id that are one by their names and candidates are put together."""
    elections: dict[tuple[object, ...], dict[ElectionKey, PlaceKey]] = {}
    for key in groups:
        if key.place is not None and key.place.id is None:
            elections.setdefault((key.year, key.kind, key.when), {})[key] = key.place
    twins = {key: first for places in elections.values() for key, first in find_twins(places, groups).items()}
    joined: dict[ElectionKey, list[Report]] = {}
    for key, members in groups.items():
        joined.setdefault(twins.get(key, key), []).extend(members)
    return joined


def _key(report: Report) -> ElectionKey:
    if report.place is None:
        return ElectionKey(None, report.year, report.kind, alone=report.order)
    when = report.contest.election.when if report.year is None else ""
    return ElectionKey(report.place, report.year, report.kind, when)


def _is_unclear(key: ElectionKey) -> bool:
    return key.place is not None and (key.place.id is None or key.year is None or key.kind is None)


def _settle_kinds(reports: Iterable[Report]) -> list[Report]:
    """Reports that do not say the kind take that of others on the same seat and year, before the calendar's."""
    given = list(reports)
    stated: dict[tuple[PlaceKey | None, int | None], list[Report]] = {}
    for report in given:
        if report.kind_from == "stated":
            stated.setdefault((report.place, report.year), []).append(report)
    return [
        report if report.kind_from == "stated" else _with_kind(report, stated.get((report.place, report.year), []))
        for report in given
    ]


def _with_kind(report: Report, peers: list[Report]) -> Report:
    if report.place is None:
        return report
    near = {peer.kind for peer in peers if _is_near(report, peer)}
    kinds = near if len(near) == 1 else ({peer.kind for peer in peers} if report.kind is None else set())
    return replace(report, kind=next(iter(kinds)), kind_from="stated") if len(kinds) == 1 else report


def _is_near(one: Report, other: Report) -> bool:
    told = {one.contest.election.when, other.contest.election.when}
    days = [date.fromisoformat(report.article.published) for report in (one, other) if report.article.published]
    return told == {"reported"} and len(days) == 2 and abs((days[0] - days[1]).days) <= NEAR_DAYS


def _home(report: Report, own: ElectionKey, groups: dict[ElectionKey, list[Report]]) -> ElectionKey | None:
    """The only clearer contest that an unclear report fits into."""
    fitting = [
        key
        for key, members in groups.items()
        if _clearness(key) > _clearness(own)
        and _fits(report, key, members[0])
        and not _is_told_apart(report, members)
        and share_person([report], members)
    ]
    best = max(map(_clearness, fitting), default=None)
    chosen = [key for key in fitting if _clearness(key) == best]
    return chosen[0] if len(chosen) == 1 else None


def _clearness(key: ElectionKey) -> int:
    placed = key.place is not None and key.place.id is not None
    return placed + (key.year is not None) + (key.kind is not None) if key.place else -1


def _fits(report: Report, key: ElectionKey, member: Report) -> bool:
    return (
        key.place is not None
        and report.place is not None
        and _same_place(report, report.place, key.place, member)
        and (report.kind is None or key.kind is None or report.kind == key.kind)
        and _same_year(report, key)
    )


def _is_told_apart(report: Report, members: Iterable[Report]) -> bool:
    """Whether its own article tells of that contest as of another one."""
    return any(member.voice == report.voice for member in members)


def _same_year(report: Report, key: ElectionKey) -> bool:
    if report.year is not None or key.year is None:
        return report.year == key.year
    published = report.article.published
    if report.contest.election.when == "reported":
        return published is None
    return published is not None and 0 < int(published[:4]) - key.year <= TERM


def _same_place(report: Report, place: PlaceKey, other: PlaceKey, member: Report) -> bool:
    if place == other:
        return True
    if place.id is not None:
        return False
    named = report.contest.constituency
    sound = phonetic_key(named.name) if named else ""
    same = sound in member.seat.keys if member.seat else place.sound == other.sound
    house = member.seat.house if member.seat else other.house
    state = member.seat.state if member.seat else other.state
    return same and may_be_equal(place.house, house) and may_be_equal(place.state, state)
