"""Seat tallies, one count at a time: a party's seats won, led or contested in one place and election."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from electextract.evaluation.matching import pair_up, same_tally
from electextract.records import Quantity, SeatTally

COUNTS = ("won", "leading", "contested")


@dataclass(frozen=True, slots=True)
class SeatCount:
    """One count of a tally: `kind` is won, leading or contested."""

    tally: SeatTally
    kind: str
    number: Quantity


CountPair: TypeAlias = tuple[SeatCount | None, SeatCount | None]


def judge_tallies(gold: Iterable[SeatTally], found: Iterable[SeatTally]) -> list[CountPair]:
    """Each count of the gold with the found one for the same thing or None, then what is found beyond."""
    return pair_up(list(_counts(gold)), list(_counts(found)), _likeness)


def is_right(pair: CountPair, *, qualifier: bool = False) -> bool:
    """Whether both say the same number, and with the same qualifier if that is asked for."""
    gold, found = pair
    if gold is None or found is None or gold.number.value != found.number.value:
        return False
    return not qualifier or gold.number.qualifier == found.number.qualifier


def count_tallies(pairs: list[CountPair], *, qualifier: bool = False) -> tuple[int, int, int]:
    """Correct, spurious and missing."""
    correct = sum(is_right(pair, qualifier=qualifier) for pair in pairs)
    gold = sum(pair[0] is not None for pair in pairs)
    found = sum(pair[1] is not None for pair in pairs)
    return correct, found - correct, gold - correct


def _counts(tallies: Iterable[SeatTally]) -> Iterable[SeatCount]:
    for tally in tallies:
        for kind in COUNTS:
            number = getattr(tally, kind)
            if number is not None:
                yield SeatCount(tally, kind, number)


def _likeness(gold: SeatCount, found: SeatCount) -> int:
    same = same_tally(gold.tally, found.tally) if gold.kind == found.kind else 0
    return same and 4 * same + 2 * is_right((gold, found)) + is_right((gold, found), qualifier=True)
