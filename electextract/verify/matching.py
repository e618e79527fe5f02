"""Which official contest and which official candidate an extracted one is."""

from __future__ import annotations

from collections.abc import Sequence

from electextract.consolidated import ConsolidatedContest, Contestant
from electextract.gazetteers.alliances import related_parties
from electextract.gazetteers.loader import seats
from electextract.gazetteers.person_match import name_likeness
from electextract.romanise import phonetic_key
from electextract.verify.official import OfficialCandidate, OfficialContest, OfficialKey, OfficialResults

SAME_PARTY, NO_PARTY, OTHER_PARTY = 60.0, 72.0, 84.0
"""Least likeness of a name and an official one of the same party, where a party is not known, of two parties."""
NAMESAKES = 5.0
"""Names whose likeness differs by less are equally like."""
TELLING_VOTES = 100
"""From so many votes on the very number tells who is meant."""


def find_contest(contest: ConsolidatedContest, official: OfficialResults) -> OfficialContest | str:
    """The official contest of the same seat, year, house and kind; else why there is none."""
    chamber, year, kind = contest.chamber, contest.year, contest.kind
    if contest.constituency is None:
        return "no article names the seat"
    if year is None or kind is None or chamber is None:
        lacking = [name for name, value in (("year", year), ("kind", kind), ("house", chamber)) if value is None]
        return f"{' and '.join(lacking)} of the election not known"
    if contest.state and contest.number is not None:
        found = official.contests.get(OfficialKey(chamber, contest.state, year, kind, contest.number))
        if found is not None and _same_seat(contest, found):
            return found
    sounds = {phonetic_key(name).replace(" ", "") for name in (contest.constituency, *contest.spellings)}
    named = [found for sound in sorted(sounds) for found in official.named(sound, chamber, year, kind)]
    fitting = {found.key: found for found in named if contest.state in (None, found.key.state)}
    if len(fitting) == 1:
        return next(iter(fitting.values()))
    return "several official seats of that name" if fitting else "not among the official results"


def _same_seat(contest: ConsolidatedContest, found: OfficialContest) -> bool:
    """Whether the number means the same seat: numbers are used again by later delimitations."""
    seat = seats().get(contest.constituency_id or "")
    names = seat.names if seat else (contest.constituency or "", *contest.spellings)
    sound = phonetic_key(found.constituency)
    return any(name_likeness(name, found.constituency) >= NO_PARTY or phonetic_key(name) == sound for name in names)


def match_candidates(
    candidates: Sequence[Contestant], official: Sequence[OfficialCandidate]
) -> list[OfficialCandidate | None]:
    """The official candidate of each extracted one: by name, the likest first; then by party and the very votes.

    Of several equally like, and of a party's candidates where only the party is told, the one with most votes.
    """
    partner: dict[int, int] = {}
    for match in (_is_named_so, _has_those_votes, _is_its_party):
        pairs = sorted(
            (-round(_likeness(one, other) / NAMESAKES), j, i)
            for i, one in enumerate(candidates)
            for j, other in enumerate(official)
            if match(one, other)
        )
        for _, j, i in pairs:
            if i not in partner and j not in partner.values():
                partner[i] = j
    return [official[partner[i]] if i in partner else None for i in range(len(candidates))]


def _is_named_so(one: Contestant, other: OfficialCandidate) -> bool:
    return one.name is not None and _name_likeness(one, other) >= _least(one.party, other.party)


def _has_those_votes(one: Contestant, other: OfficialCandidate) -> bool:
    exact = one.votes is not None and one.votes.qualifier == "exact" and one.votes.value == other.votes
    return exact and other.votes >= TELLING_VOTES and related_parties(one.party, other.party)


def _is_its_party(one: Contestant, other: OfficialCandidate) -> bool:
    return one.name is None and one.party != "IND" and related_parties(one.party, other.party)


def _name_likeness(one: Contestant, other: OfficialCandidate) -> float:
    """The best of all spellings; 0 without a name."""
    spellings = {name for name in (one.name, *one.spellings) if name}
    return max((name_likeness(name, other.name) for name in spellings), default=0.0)


def _likeness(one: Contestant, other: OfficialCandidate) -> float:
    return _name_likeness(one, other) + (10.0 if related_parties(one.party, other.party) else 0.0)


def _least(one: str | None, other: str) -> float:
    if one is None or one == other == "IND":
        return NO_PARTY
    return SAME_PARTY if related_parties(one, other) else OTHER_PARTY
