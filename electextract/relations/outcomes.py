"""Who of a draft is ahead, and which of several figures holds."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from electextract.records import Quantity, SeatTally, Status
from electextract.relations.frames import Frame
from electextract.relations.items import Item
from electextract.relations.merging import Draft, Entrant
from electextract.relations.owned_rows import GAINED, OWNED
from electextract.relations.rows import lexicon
from electextract.relations.table_rows import GIVEN

_SILENT = 6
"""Winners told without a word on the count, for one under way, at most, that may be of the same count."""
_ID_PARTS = 2
"""Parts of a row's id, by dots: the engine puts its suffixes behind them."""


def winner_of(draft: Draft) -> Entrant | None:
    """Who is ahead: by the words, unless votes told of both say otherwise; else by what is told of the others."""
    said = draft.winner()
    polled = [(one, quantity.value) for one in draft.entrants if (quantity := votes_of(one)) is not None]
    first = max(polled, key=lambda pair: pair[1])[0] if len(polled) > 1 else None
    free = draft.unplaced()
    if first is not None and first in free and said is None:
        return first
    meant = said or _left_over(draft, free)
    return first if first is not None and any(one is meant for one, _ in polled) else meant


def outvoted(draft: Draft, winner: Entrant | None) -> str | None:
    """Who the words have ahead, where the votes have somebody else: `winner`."""
    said = draft.winner()
    if said is None or said is winner:
        return None
    return said.person.name if said.person else said.party


def _left_over(draft: Draft, free: list[Entrant]) -> Entrant | None:
    """The only one not said to be beaten, or the only one at all, if his votes are told."""
    if len(free) != 1 or (len(draft.entrants) > 1 and free[0].person is None):
        return None
    return free[0] if len(draft.entrants) > 1 or free[0].votes else None


def usual_status(frames: list[Frame], tallies: Iterable[SeatTally] = ()) -> Status:
    """What an article mostly tells of the reported election: a count under way or results.

    Where `tallies` speak of leads alone, verbs that do not say it are told of the count too.
    """
    told = [frame for frame in frames if frame.status and frame.when.when == "reported"]
    said = [frame.status for frame in [frame for frame in told if not frame.loose] or told]
    going = said.count("counting")
    if going and going * 2 >= len(said) and _only_leads(tallies):
        return "counting"
    silent = sum(bool(frame.roles["ahead"] and frame.status is None) for frame in frames)
    return "counting" if going > len(said) / 2 and going * _SILENT > silent else "declared"


def borne_out(frames: list[Frame], tallies: Iterable[SeatTally]) -> list[Frame]:
    """Without the seats told as somebody's where the article tells no other result of the reported election.

    "S is the P's", "S to the P" may be of the last election, or of seats shared out before this one.
    """
    if reported_results(frames) or any(is_counted(tally) for tally in tallies):
        return frames
    return [frame for frame in frames if not _tells_possession(frame.rule)]


def reported_results(frames: list[Frame]) -> list[Frame]:
    """The facts that say who is ahead or behind in the reported election, but for seats told as somebody's."""
    told = [frame for frame in frames if frame.when.when == "reported" and not _tells_possession(frame.rule)]
    return [frame for frame in told if frame.roles["ahead"] or frame.roles["behind"]]


@cache
def _tells_possession(rule: str) -> bool:
    row = lexicon().rows.get(".".join(rule.split(".")[:_ID_PARTS]))
    return rule == GIVEN or (row is not None and not row.flags.isdisjoint((OWNED, GAINED)))


def is_counted(tally: SeatTally) -> bool:
    """Whether it tells seats won or led in the reported election."""
    return tally.election.when == "reported" and bool(tally.won or tally.leading)


def _only_leads(tallies: Iterable[SeatTally]) -> bool:
    """Whether the seats counted in the reported election are led in, and none won."""
    told = [tally for tally in tallies if tally.election.when == "reported"]
    return any(tally.leading for tally in told) and not any(tally.won and tally.won.value for tally in told)


def votes_of(entrant: Entrant) -> Quantity | None:
    """The votes that a contestant polled, of those that the frames tell."""
    chosen = choose(entrant.votes)
    return quantity_of(chosen[0]) if chosen else None


def side_of(entrant: Entrant, winner: Entrant | None) -> str:
    """Where a contestant stands who is not ahead: behind where somebody is, or where it is said; else ""."""
    said = [side for side, _ in entrant.sides if side in ("ahead", "behind")]
    return "behind" if winner is not None or "behind" in said else ""


def choose(figures: list[tuple[Item, Frame]]) -> tuple[Item, Frame] | None:
    """Of figures that may be the same number the most precise one, else the later."""
    chosen: tuple[Item, Frame] | None = None
    held: Quantity | None = None
    for pair in figures:
        quantity = quantity_of(pair[0])
        if quantity is not None and (held is None or not (_compatible(held, quantity) and _vaguer(quantity, held))):
            chosen, held = pair, quantity
    return chosen


def _compatible(one: Quantity, other: Quantity) -> bool:
    low = max(bound for bound in (one.lower, other.lower, 0) if bound is not None)
    uppers = [bound for bound in (one.upper, other.upper) if bound is not None]
    return not uppers or low <= min(uppers)


def _vaguer(one: Quantity, other: Quantity) -> bool:
    rank = ("exact", "about", "at_least", "at_most")
    return (one.step, rank.index(one.qualifier) > 0) > (other.step, rank.index(other.qualifier) > 0)


def quantity_of(item: Item) -> Quantity | None:
    """What the figure of an item reads as."""
    return item.quantity
