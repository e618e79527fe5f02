"""Figures that reckon: votes of the first, votes of the second and their difference belong to one contest.

Three exact figures near each other of which one is the difference of the two others are hardly ever three by chance, so
they tell more surely than the words around them whose votes are whose: the greater votes are those of whoever won, the
lesser those of the one behind, and the difference is the margin.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from electextract.relations.discourse import Discourse
from electextract.relations.frames import Frame
from electextract.relations.items import Item
from electextract.relations.merging import Draft, Entrant

RULE = "votes.sum"
_REACH = 120
"""Tokens over which the three figures may be spread."""
_FEWEST = 100
"""Votes of the first, at least: small numbers reckon by chance."""


class Sum(NamedTuple):
    """Figures of one contest: votes of the first and of the second, and their difference."""

    first: Item
    second: Item
    margin: Item

    @property
    def spread(self) -> int:
        """Tokens from the first of the three to the last."""
        return max(item.end for item in self) - min(item.start for item in self)


class Holding(NamedTuple):
    """Where a figure stands: the draft, and for votes the contestant; None where no frame took it."""

    draft: Draft | None
    entrant: Entrant | None = None


def find_sums(figures: Sequence[Item]) -> list[Sum]:
    """The sums among the votes and margins of an article, in token order; the closest ones first, no figure twice."""
    exact = [item for item in figures if _is_exact(item)]
    votes = [item for item in exact if item.kind == "votes"]
    margins = [item for item in exact if item.kind == "margin"]
    starts = [item.start for item in votes]
    found = []
    for margin in margins:
        near = votes[bisect_left(starts, margin.start - _REACH) : bisect_right(starts, margin.start + _REACH)]
        found += list(_sums_of(margin, near))
    kept: list[Sum] = []
    taken: set[int] = set()
    for one in sorted(found, key=lambda one: one.spread):
        ids = {id(item) for item in one}
        if not ids & taken:
            taken |= ids
            kept.append(one)
    return kept


def _is_exact(item: Item) -> bool:
    quantity = item.quantity
    return quantity is not None and quantity.qualifier == "exact"


def _is_round(item: Item) -> bool:
    """A figure that may have been rounded reckons by chance: "70 thousand", "66,000", "4,000"."""
    return item.quantity is not None and item.quantity.step > 1


def _value(item: Item) -> int:
    return item.quantity.value if item.quantity is not None else 0


def _sums_of(margin: Item, votes: Sequence[Item]) -> Iterator[Sum]:
    for first in votes:
        rest = _value(first) - _value(margin)
        if _value(first) < _FEWEST or rest <= 0:
            continue
        for second in votes:
            if _value(second) != rest:
                continue
            found = Sum(first, second, margin)
            if found.spread <= _REACH and not all(map(_is_round, found)):
                yield found


def settle_sums(drafts: list[Draft], discourse: Discourse) -> None:
    """Gives the figures of each sum to the contestants of one draft, in place, where the frames have them otherwise."""
    figures = [item for items in discourse.sentences for item in items.of_kind("votes", "margin")]
    for one in find_sums(figures):
        frame = _Settlement(one, drafts).settle()
        if frame is not None:
            discourse.frames.append(frame)


class _Settlement:
    """One sum and the drafts that hold its figures."""

    def __init__(self, one: Sum, drafts: list[Draft]) -> None:
        self.sum = one
        self.drafts = drafts
        self.first, self.second = self._holding(one.first), self._holding(one.second)

    def settle(self) -> Frame | None:
        """The fact that puts the figures right; None where they are right already, or nobody is known to be ahead."""
        draft = self._home()
        winner = self._winner(draft) if draft is not None else None
        if draft is None or winner is None:
            return None
        runner = self._runner(draft, winner)
        frame = draft.settled(RULE, self.sum.margin)
        changed = _give(self.sum.first, winner, self.first, frame)
        if runner is not None and runner is not winner:
            changed |= _give(self.sum.second, runner, self.second, frame)
        changed |= self._keep_margin(draft, frame)
        if not changed:
            return None
        draft.frames.append(frame)
        return frame

    def _holding(self, item: Item) -> Holding:
        for draft in self.drafts:
            for entrant in draft.entrants:
                if any(held is item for held, _ in entrant.votes):
                    return Holding(draft, entrant)
        return Holding(None)

    def _home(self) -> Draft | None:
        """The draft of both votes if two contestants of one contest may have them, else where the winner is told."""
        first, second, margin = self.first, self.second, self._margin_home()
        both = first.draft if first.draft is second.draft else None
        if both is not None and (both.winner() is not None or not _of_one_party(first, second)):
            return both
        homes = [draft for draft in (margin, first.draft, second.draft) if draft is not None]
        if both is not None:
            homes = [draft for draft in homes if draft.when.when == both.when.when]
        return next((draft for draft in homes if draft.winner() is not None), next(iter(homes), None))

    def _margin_home(self) -> Draft | None:
        margin = self.sum.margin
        return next((draft for draft in self.drafts if any(item is margin for item, _ in draft.margins)), None)

    def _winner(self, draft: Draft) -> Entrant | None:
        """Whose the greater votes are: the winner by the words, if the words tell, else whoever has them."""
        said = draft.winner()
        held = self.first.entrant if self.first.draft is draft else None
        if said is None:
            return held or _moved(self.first, draft)
        if held is not None and (held.is_ahead() or (self.second.entrant is said and held.person is not None)):
            return held
        return said

    def _runner(self, draft: Draft, winner: Entrant) -> Entrant | None:
        """Whose the lesser votes are: whoever has them, else the one other contestant whose votes are not told."""
        for held in (self.second, self.first):
            if held.draft is draft and held.entrant is not None and held.entrant is not winner:
                return held.entrant
        free = [entrant for entrant in draft.entrants if entrant is not winner and not entrant.votes]
        if len(free) == 1:
            return free[0]
        return _moved(self.second, draft) if not free else None

    def _keep_margin(self, draft: Draft, frame: Frame) -> bool:
        """The difference is the margin of the draft, whatever other margins it has."""
        margin, had = self.sum.margin, list(draft.margins)
        for other in self.drafts:
            if other is not draft:
                other.margins = [pair for pair in other.margins if pair[0] is not margin]
        draft.margins = [pair for pair in had if pair[0] is margin] or [(margin, frame)]
        return len(had) != 1 or had[0][0] is not margin


def _of_one_party(first: Holding, second: Holding) -> bool:
    """Whether both votes are told of one contestant, or of two of one party."""
    one, two = first.entrant, second.entrant
    return one is two or (one is not None and two is not None and one.party is not None and one.party == two.party)


def _moved(held: Holding, draft: Draft) -> Entrant | None:
    """A contestant of whom another draft tells nothing but these votes, brought into this one."""
    other, entrant = held
    if other is None or entrant is None or entrant.person is None or other is draft or entrant not in other.entrants:
        return None
    told = {id(frame) for _, frame in entrant.votes}
    if any(side != "other" and id(frame) not in told for side, frame in entrant.sides):
        return None
    other.entrants.remove(entrant)
    entrant.sides = []
    draft.entrants.append(entrant)
    return entrant


def _give(item: Item, entrant: Entrant, held: Holding, frame: Frame) -> bool:
    """Puts votes to a contestant, and away from whoever had them; whether that changed anything.

    Counts only grow, so that votes above these are kept beside them.
    """
    more = [pair for pair in entrant.votes if pair[0] is not item and _value(pair[0]) > _value(item)]
    if held.entrant is entrant and len(entrant.votes) == len(more) + 1:
        return False
    if held.entrant is not None:
        held.entrant.votes = [pair for pair in held.entrant.votes if pair[0] is not item]
    entrant.votes = [(item, frame), *more]
    return True
