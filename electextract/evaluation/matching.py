"""Which found contest answers which gold one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from electextract.gazetteers.loader import party_code
from electextract.records import ContestResult, Election, Party, SeatTally, Standing
from electextract.romanise import canonical_form

T = TypeVar("T")

AHEAD = ("won", "leading")


def fold_name(name: str | None) -> str:
    """A name as it is compared: case, blanks, joiners and the Bengali spellings of one letter do not count."""
    return " ".join(canonical_form(word) for word in (name or "").split()).casefold()


def candidate_key(standing: Standing) -> str:
    """Who a candidate is: the folded name, or the party where only that is said."""
    if standing.name:
        return fold_name(standing.name)
    return f"party {party_id(standing.party)}" if standing.party else "nobody named"


def party_id(party: Party | None) -> str:
    """The party's code, empty where none is said; the parts of a joint camp in one order."""
    return "+".join(sorted(party_code(party.id).split("+"))) if party else ""


def tally_key(tally: SeatTally) -> tuple[str, str]:
    """Party and place of a tally; `all` is no place."""
    scope = fold_name(tally.scope)
    return party_id(tally.party), "" if scope == "all" else scope


def leader_key(contest: ContestResult) -> str | None:
    """Who won or leads; None where the contest does not say it."""
    return next((candidate_key(standing) for standing in contest.candidates if standing.outcome in AHEAD), None)


def same_contest(gold: ContestResult, found: ContestResult) -> int:
    """Above 0 where both are the result of one seat in one election; higher, the more else agrees.

    One seat: the ids are equal where both have one, else the folded names; two contests without a seat are
    one by their winner or leader. One election: both reported or both earlier, the same year where both
    say one, and the same house where both say one.
    """
    if not (_same_seat(gold, found) and _same_election(gold, found)):
        return 0
    shared = {candidate_key(one) for one in gold.candidates} & {candidate_key(one) for one in found.candidates}
    return 1 + len(shared) + (leader_key(gold) == leader_key(found)) + (gold.election == found.election)


def same_tally(gold: SeatTally, found: SeatTally) -> int:
    """Above 0 where both are about one party's seats in one place and election, as for contests."""
    same = tally_key(gold) == tally_key(found) and _same_election(gold, found)
    return 1 + (gold.election == found.election) if same else 0


def pair_up(gold: Sequence[T], found: Sequence[T], likeness: Callable[[T, T], int]) -> list[tuple[T | None, T | None]]:
    """Each record with the one that answers it or None: the likest pairs first, gold in its order, then the rest."""
    likest = sorted(
        ((likeness(one, other), -i, -j) for i, one in enumerate(gold) for j, other in enumerate(found)), reverse=True
    )
    partner: dict[int, int] = {}
    for score, i, j in likest:
        if score and -i not in partner and -j not in partner.values():
            partner[-i] = -j
    pairs: list[tuple[T | None, T | None]] = [
        (one, found[partner[i]] if i in partner else None) for i, one in enumerate(gold)
    ]
    return pairs + [(None, other) for j, other in enumerate(found) if j not in partner.values()]


def _same_seat(gold: ContestResult, found: ContestResult) -> bool:
    one, other = gold.constituency, found.constituency
    if one is None or other is None:
        return one is other and leader_key(gold) == leader_key(found)
    if one.id and other.id:
        return one.id == other.id
    return fold_name(one.name) == fold_name(other.name)


def _same_election(gold: ContestResult | SeatTally, found: ContestResult | SeatTally) -> bool:
    one: Election = gold.election
    other: Election = found.election
    same_year = _agree(one.year, other.year)
    return one.when == other.when and same_year and _agree(gold.house, found.house)


def _agree(one: object, other: object) -> bool:
    """Equal, or one of them says nothing."""
    return one is None or other is None or one == other
