"""Two of one party do not stand against each other: a list of a party's winners told by comparison."""

from __future__ import annotations

from collections.abc import Sequence

from electextract.relations.holders import INDEPENDENT
from electextract.relations.merging import Draft, Entrant


def part_comrades(drafts: Sequence[Draft]) -> None:
    """“X (P) won S by 900, ahead of Y (P), 700 in T": leaves in place only the one whose contest it is."""
    for draft in drafts:
        told = [one.party for one in draft.entrants if one.party is not None]
        winner = draft.winner() if len(told) > len(set(told)) else None
        comrade = _comrade(draft, winner) if winner is not None else None
        if winner is None or comrade is None:
            continue
        if _wins_elsewhere(winner, draft, drafts):
            draft.entrants.remove(winner)
            comrade.sides = [("ahead", frame) for _, frame in comrade.sides]
        else:
            draft.entrants.remove(comrade)


def _comrade(draft: Draft, winner: Entrant) -> Entrant | None:
    """A named rival without votes whom the text gives the named winner's party."""
    if winner.person is None or winner.party in (None, INDEPENDENT):
        return None
    others = [one for one in draft.entrants if one is not winner and one.person is not None and not one.votes]
    return next((one for one in others if one.party == winner.party), None)


def _wins_elsewhere(one: Entrant, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether an earlier draft of another seat has the person ahead."""
    before = drafts[: drafts.index(draft)]
    return any(
        other.seat is not None
        and other.when.when == draft.when.when
        and (first := other.winner()) is not None
        and first.person is one.person
        for other in before
    )
