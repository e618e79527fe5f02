"""Winners without a party, as many as some party has by the count of its seats: they are that party's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from electextract.records import SeatTally
from electextract.relations.frames import Arg
from electextract.relations.merging import Draft, Entrant
from electextract.relations.outcomes import winner_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

RULE = "party.counted"
_FEWEST = 3
"""Winners without a party that a count must account for, at least: fewer may fit by chance."""


def count_off(drafts: Sequence[Draft], tallies: Iterable[SeatTally], doc: Doc) -> None:
    """“The P has three seats", and three winners have no party: gives it to them, in place, if no other count fits."""
    if len(drafts) < _FEWEST:
        return
    winners = [(draft, winner_of(draft)) for draft in drafts if draft.when.when == "reported"]
    known = Counter(winner.party for _, winner in winners if winner and winner.party)
    bare = [(draft, winner) for draft, winner in winners if winner and winner.person and winner.party is None]
    if len(bare) < _FEWEST:
        return
    tallies = list(tallies)
    taken = {one.party for draft, _ in bare for one in draft.entrants}
    fitting = {
        tally.party.id: tally
        for tally in tallies
        if tally.party.id not in taken and known[tally.party.id] + len(bare) in _counts(tally)
    }
    if len(fitting) == 1 and not _leaves_others(fitting, tallies, known):
        _give(next(iter(fitting.values())), [winner for _, winner in bare], doc)


def _leaves_others(fitting: Collection[str], tallies: Iterable[SeatTally], known: Counter[str]) -> bool:
    """Whether some other party has more seats by its count than the article names winners of."""
    return any(
        count > known[tally.party.id] for tally in tallies if tally.party.id not in fitting for count in _counts(tally)
    )


def keep_promises(drafts: Sequence[Draft], promised: Iterable[tuple[int, Arg]]) -> None:
    """“Four won, all four of the P": gives the P to the first so many winners behind it, in place, if no other has."""
    for count, party in promised:
        later = [
            (draft, winner)
            for draft in drafts
            if draft.when.when == "reported" and (winner := winner_of(draft)) is not None and winner.person
            if min(frame.start for frame in draft.frames) > party.start
        ][:count]
        free = [draft for draft, winner in later if winner.party is None]
        told = {winner.party for _, winner in later} <= {None, party.party}
        if (
            len(later) == count
            and told
            and not any(one.party == party.party for draft in free for one in draft.entrants)
        ):
            for _, winner in later:
                winner.party_at = winner.party_at or (party.start, party.end, RULE)
                winner.party = party.party


def _counts(tally: SeatTally) -> set[int]:
    """The exact numbers of seats of a party in the reported election."""
    if tally.election.when != "reported":
        return set()
    return {count.value for count in (tally.won, tally.leading) if count is not None and count.qualifier == "exact"}


def _give(tally: SeatTally, winners: Iterable[Entrant], doc: Doc) -> None:
    told = tally.evidence[0]
    span = doc.char_span(told.start, told.end, alignment_mode="expand")
    for winner in winners:
        winner.party = tally.party.id
        winner.party_at = (span.start, span.end, RULE) if span is not None else None
