"""Votes that nobody has, or that one contestant has twice: they go to the one contestant without votes.

Every contestant polls once, and whoever won polled most. So where a contest has as many figures as contestants, what
position alone gave to the wrong one, or to nobody, is settled by that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from electextract.relations.discourse import Discourse
from electextract.relations.frames import Frame
from electextract.relations.items import Item
from electextract.relations.merging import Draft, Entrant
from electextract.relations.sentence import Items

RULE = "votes.share"
_REACH = 40
"""Tokens between two figures told of one contestant, at most, for them to be two contestants' figures."""


def share_votes(drafts: Sequence[Draft], discourse: Discourse) -> None:
    """Deals out double and left-over votes, in place."""
    for draft in drafts:
        discourse.frames += _deal_double(draft)
    for items in discourse.sentences:
        discourse.frames += _deal_orphan(items, drafts)


def _exact(item: Item) -> int | None:
    quantity = item.quantity
    return quantity.value if quantity is not None and quantity.qualifier == "exact" else None


def _deal_double(draft: Draft) -> Iterator[Frame]:
    """One contestant with two figures, one other with none: the winner has the more."""
    free = [one for one in draft.entrants if not one.votes]
    winner = draft.winner() if len(free) == 1 and len(draft.entrants) > 1 else None
    if winner is None:
        return
    for one in draft.entrants:
        pair = _double(one)
        if pair is None or winner not in (one, free[0]):
            continue
        more, less = sorted(pair, key=lambda item: -(_exact(item) or 0))
        frame = draft.settled(RULE, less)
        loser = free[0] if one is winner else one
        winner.votes, loser.votes = [(more, frame)], [(less, frame)]
        draft.frames.append(frame)
        yield frame
        return


def _double(one: Entrant) -> tuple[Item, Item] | None:
    """Two different exact figures near each other, the only ones told of a contestant."""
    items = sorted((item for item, _ in one.votes), key=lambda item: item.start)
    if len(items) != 2 or any(frame.status == "counting" for _, frame in one.votes):
        return None
    [(left, right)] = pairwise(items)
    near = right.start - left.end <= _REACH
    different = _exact(left) is not None and _exact(right) is not None and _exact(left) != _exact(right)
    return (left, right) if near and different else None


def _deal_orphan(items: Items, drafts: Sequence[Draft]) -> Iterator[Frame]:
    """The one figure of a sentence that nobody has, and the one contestant of its contest who has none."""
    votes = items.of_kind("votes")
    if not votes:
        return
    held = {id(item) for draft in drafts for one in draft.entrants for item, _ in one.votes}
    orphans = [item for item in votes if id(item) not in held]
    if len(orphans) != 1:
        return
    start, end = items[0].start, items[-1].end
    here = [draft for draft in drafts if any(start <= frame.start < end for frame in draft.frames)]
    if len(here) != 1:
        return
    [draft], [item] = here, orphans
    free = [one for one in draft.entrants if not one.votes]
    if len(free) == 1 and len(draft.entrants) > 1 and _fits(item, free[0], draft):
        frame = draft.settled(RULE, item)
        free[0].votes = [(item, frame)]
        draft.frames.append(frame)
        yield frame


def _fits(item: Item, one: Entrant, draft: Draft) -> bool:
    """The winner has more than all others, and nobody more than the winner."""
    winner, value = draft.winner(), _exact(item)
    if winner is None or value is None:
        return False
    others = [_exact(held) for other in draft.entrants for held, _ in other.votes]
    if one is winner:
        return bool(others) and all(other is not None and other < value for other in others)
    return any((_exact(held) or 0) > value for held, _ in winner.votes)
