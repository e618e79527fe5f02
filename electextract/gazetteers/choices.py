"""Which of several parties or seats of one name is meant, given what else the article says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, cast

from electextract.gazetteers.entries import Chamber, PartyInfo, Seat, fold_name
from electextract.gazetteers.loader import elections, parties, seats, state_codes
from electextract.gazetteers.name_index import Candidate
from electextract.languages import merged

LEAST_SCORE = 88.0
"""A seat below this is no seat of the lists."""
CLEAR_LEAD = 3.0
"""How far the best seat must be ahead of another one; less is left open."""
OTHER_COUNTRY = -40.0
OTHER_STATE = -6.0
"""For a seat of a state that an article does not name, though it names others."""
OTHER_HOUSE = -4.0
"""For a seat of a chamber that an article does not speak of, though it speaks of others."""
HELD_THEN = 4.0
"""For a seat of a chamber that was elected in that year, where no word tells the chamber."""


NEW_SEATS = 2008
"""The order whose seats the lists begin with; each state voted on it at its next general election."""
NEVER = 9999


@dataclass(slots=True)
class Context:
    """What an article, and the words around a mention, say about where and what is voted on.

    Attributes:
        country: IN or BD, where the article tells.
        year: of publication.
        states: state -> points for a seat that lies there.
        houses: chamber (LS, AC, JS) -> points for a seat of that chamber.
    """

    country: str | None = None
    year: int | None = None
    states: Mapping[str, float] = field(default_factory=dict)
    houses: Mapping[str, float] = field(default_factory=dict)


def choose_seat(candidates: Sequence[Candidate], context: Context) -> Seat | None:
    """The seat that is meant, or None where none is like enough or two are equally likely."""
    ranked = rank_seats(candidates, context)
    if not ranked or ranked[0][0] < LEAST_SCORE:
        return None
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < CLEAR_LEAD:
        return None
    seat = ranked[0][1]
    return seat if in_force(seat, context.year) and not _may_be_unlisted(seat, context) else None


def rank_seats(candidates: Sequence[Candidate], context: Context) -> list[tuple[float, Seat]]:
    """Seats with their points, the best first; each place and chamber once.

    They are in force in the year of the context, or there is none in force of their chamber and state: then an
    unlisted seat of that name may be meant.
    """
    best: dict[tuple[str, str, str], tuple[float, Seat]] = {}
    for candidate in candidates:
        seat = seats().get(candidate.id)
        if seat is None or not (in_force(seat, context.year) or is_before_lists(seat, context.year)):
            continue
        key = (seat.chamber, seat.state, seat.name)
        points = candidate.score + seat_points(seat, context)
        if key not in best or points > best[key][0]:
            best[key] = points, seat
    return sorted(best.values(), key=lambda pair: (-pair[0], pair[1].id))


def seat_points(seat: Seat, context: Context) -> float:
    """What the context adds to a seat's likeness."""
    elsewhere = OTHER_STATE if context.states and seat.country == "IN" else 0.0
    unspoken = OTHER_HOUSE if context.houses else 0.0
    points = context.states.get(seat.state, elsewhere) + context.houses.get(seat.chamber, unspoken)
    if not context.houses and was_held(seat, context.year):
        points += HELD_THEN
    return points + (OTHER_COUNTRY if context.country and context.country != seat.country else 0.0)


def was_held(seat: Seat, year: int | None) -> bool:
    """Whether the seat's chamber was elected in its state in that year, as far as the lists know."""
    return year is not None and (seat.chamber, seat.state, year) in elections()


def in_force(seat: Seat, year: int | None) -> bool:
    """Whether a seat's delimitation is the one of that year; the latest where no year is known.

    Bangladesh's seats are listed once for all years.
    """
    if year is not None and (is_before_lists(seat, year) or year >= _abolished().get(seat.state, NEVER)):
        return False
    if year is None and seat.state in _abolished():
        return False
    others = _delimitations()[seat.chamber, seat.state]
    begun = [other for other in others if year is None or first_year(seat, other) <= year]
    return seat.delimitation == (max(begun) if begun else min(others))


def _may_be_unlisted(seat: Seat, context: Context) -> bool:
    """Whether the article speaks of another chamber, whose seats of that year and state are not listed."""
    spoken = max(context.houses, key=lambda house: context.houses[house], default=seat.chamber)
    state = _delimitations().get((spoken, seat.state), frozenset())
    return (
        spoken != seat.chamber
        and bool(state)
        and is_before_lists(replace(seat, chamber=cast(Chamber, spoken)), context.year)
    )


def is_before_lists(seat: Seat, year: int | None) -> bool:
    """Whether the seats of that year, in the state and chamber of this one, are older than those of the lists."""
    if year is None or seat.country != "IN":
        return False
    return all(year < first_year(seat, other) for other in _delimitations()[seat.chamber, seat.state])


def first_year(seat: Seat, delimitation: int) -> int:
    """The year in which a delimitation of a seat's state was first voted on."""
    code = f"{seat.chamber}-{state_codes()[seat.state]}-{delimitation}"
    general = _first_general() if delimitation == NEW_SEATS else {}
    return int(_first_years().get(code, general.get((seat.chamber, seat.state), delimitation)))


def choose_party(ids: Iterable[str], context: Context, *, name: str = "") -> str | None:
    """The party that is meant, by country, full name, state and year; None where that does not tell.

    Ids that the lists do not hold (a user's own) come first.
    """
    known = [parties()[party] for party in ids if party in parties()]
    own = [party for party in ids if party not in parties()]
    if own or not known:
        return own[0] if len(own) == 1 else None
    tests = (_of_country(context.country), _of_name(name), _of_states(known, context.states), _is_described)
    for test in tests:
        known = list(filter(test, known)) or known
    left = {_succeeded(party.id, context.year) for party in known}
    return left.pop() if len(left) == 1 else None


PartyTest = Callable[[PartyInfo], bool]


def _of_country(country: str | None) -> PartyTest:
    """Without a sign of Bangladesh, Indian parties are meant."""
    return lambda party: party.country == (country or "IN")


def _of_name(name: str) -> PartyTest:
    folded = fold_name(name)
    return lambda party: folded in (fold_name(party.name), fold_name(party.name_bn or ""))


def _of_states(known: Sequence[PartyInfo], states: Mapping[str, float]) -> PartyTest:
    def points(party: PartyInfo) -> float:
        return max((states.get(state, 0.0) for state in party.states), default=0.0)

    best = max(map(points, known))
    return lambda party: points(party) == best


def _is_described(party: PartyInfo) -> bool:
    """Whether the lists give a Bengali name, which the better known parties have."""
    return party.name_bn is not None


def _succeeded(party: str, year: int | None) -> str:
    rule = _successors().get(party)
    return str(rule["id"]) if rule and (year is None or year >= rule["year"]) else party


@cache
def _first_general() -> Mapping[tuple[str, str], int]:
    """Chamber and state -> its first general election of the lists, which begin with the order of 2008."""
    first: dict[tuple[str, str], int] = {}
    for chamber, state, year in elections():
        first[chamber, state] = min(year, first.get((chamber, state), year))
    return first


@cache
def _abolished() -> Mapping[str, int]:
    return merged("names", "abolished")


@cache
def _first_years() -> Mapping[str, int]:
    return merged("names", "delimitations")


@cache
def _successors() -> Mapping[str, Mapping[str, Any]]:
    return merged("names", "successors")


@cache
def _delimitations() -> Mapping[tuple[str, str], frozenset[int]]:
    found: dict[tuple[str, str], set[int]] = {}
    for seat in seats().values():
        found.setdefault((seat.chamber, seat.state), set()).add(seat.delimitation)
    return {scope: frozenset(years) for scope, years in found.items()}
