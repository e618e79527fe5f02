"""Parties beaten in every seat of an article: "B came second in all four", "B's candidates are second"."""

from __future__ import annotations

from dataclasses import dataclass

from electextract.relations.frames import Arg, Frame, arg_of
from electextract.relations.items import Item
from electextract.relations.merging import Draft, Entrant
from electextract.relations.outcomes import winner_of
from electextract.relations.sentence import Items

RULE = "party.routed"
_REACH = 3
"""Tokens between a number and the seats that it counts, at most."""
_FEWEST = 2
"""Contests won by one party of which "all" is said, at least."""
_ASIDE = ("denied", "unreal", "unreal_after", "forecast", "earlier")


@dataclass(frozen=True, slots=True)
class Rout:
    """A party beaten everywhere, the cue that says so, and in how many seats; `count` 0: in all, however many."""

    party: Arg
    cue: Item
    count: int


def read_routs(items: Items) -> list[Rout]:
    """The one party of a sentence without seats and persons that is said to be beaten in every seat."""
    if not items.says("every_seat", "sweep", "candidates") or items.says(*_ASIDE) or items.of_kind("seat", "person"):
        return []
    cue = next((item for item in items.of_kind("cue") if _is_defeat(item)), None)
    named = [item for item in items.of_kind("party") if item.holder is None]
    if cue is None or len({item.value for item in named}) != 1 or any(item.mark for item in named):
        return []
    every = [item.start for item in items.words("every_seat")]
    counts = [
        item.quantity for item in items.of_kind("number") if any(0 <= start - item.end < _REACH for start in every)
    ]
    return [Rout(arg_of(named[0]), cue, counts[0].value if counts and counts[0] else 0)]


def _is_defeat(cue: Item) -> bool:
    row = cue.value
    return row.act == "outcome" and row.sides.get("subject") == "behind" and "noun" not in row.flags


def spread_routs(drafts: list[Draft], routs: list[Rout]) -> None:
    """Adds a party that was beaten everywhere to the contests that one other party won, in place."""
    if not routs:
        return
    won = [(draft, winner_of(draft)) for draft in drafts if draft.seat is not None and draft.when.when == "reported"]
    parties = {winner.party if winner else None for _, winner in won}
    if len(won) < _FEWEST or len(parties) != 1 or None in parties:
        return
    for rout in routs:
        if rout.count in (0, len(won)) and rout.party.party not in parties:
            for draft, _ in won:
                _add(draft, rout)


def _add(draft: Draft, rout: Rout) -> None:
    if any(one.party in (None, rout.party.party) for one in draft.entrants):
        return
    frame = Frame(RULE, rout.cue.start, rout.cue.end, rout.cue.value.precision, roles=_behind(rout.party))
    at = (rout.party.start, rout.party.end, RULE)
    draft.entrants.append(Entrant(None, rout.party.party, party_at=at, sides=[("behind", frame)]))
    draft.frames.append(frame)


def _behind(party: Arg) -> dict[str, list[Arg]]:
    return {"ahead": [], "behind": [party], "other": []}
