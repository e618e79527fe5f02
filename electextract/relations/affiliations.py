"""Parties of contestants that stand elsewhere than beside their names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from electextract.relations.discourse import Discourse
from electextract.relations.holders import INDEPENDENT
from electextract.relations.merging import Draft, Entrant
from electextract.relations.outcomes import winner_of

if TYPE_CHECKING:
    from spacy.tokens import Doc


def affiliate(draft: Draft, discourse: Discourse) -> None:
    """A contestant's party where another sentence on the reported election gives it."""
    if draft.when.when != "reported":
        return
    hints = discourse.hints
    for one in draft.entrants:
        stated = hints.stated.get(one.person) if one.person else None
        if stated is not None:
            one.party, one.party_at = str(stated.value), (stated.start, stated.end, "party.stated")
    for rule, told in (("elsewhere", hints.told), ("shared", hints.shared), ("backed", hints.backed)):
        for one in draft.entrants:
            party = told.get(one.person) if one.person and one.party is None else None
            if party is not None and (rule == "elsewhere" or _is_open(str(party.value), draft)):
                one.party, one.party_at = str(party.value), (party.start, party.end, f"party.{rule}")
    winner = winner_of(draft)
    for one in draft.entrants:
        themes = discourse.themes.winners if one is winner else discourse.themes.beaten
        theme = themes.get(one.person) if one.person else None
        if theme and one.party is None and theme.party not in _parties(draft):
            one.party, one.party_at = theme.party, (theme.start, theme.end, "party.theme")
    _fill_party(draft, winner, discourse.doc)
    draft.entrants = [one for one in draft.entrants if not _held_before(one)]
    _fill_slate(draft, winner, discourse)
    sweep = discourse.groups.sweep()
    if sweep and winner and winner.person and winner.party is None and sweep.party not in _parties(draft):
        winner.party, winner.party_at = sweep.party, (sweep.start, sweep.end, "party.sweep")


def _held_before(one: Entrant) -> bool:
    """“P wrested S from Q”: Q is told only as who held the seat, and whoever stood for it now goes without a name."""
    taken = bool(one.sides) and all(side == "behind" and frame.change == "gain" for side, frame in one.sides)
    return taken and one.person is None and not one.votes


def _fill_slate(draft: Draft, winner: Entrant | None, discourse: Discourse) -> None:
    """The winner of a group that won, the one beaten contestant without a party of a group that lost."""
    slates = discourse.slates
    free = [one for one in draft.entrants if one.person and one.party is None]
    beaten = [one for one in free if one is not winner]
    for people, told in (([one for one in free if one is winner], slates.winners), (beaten, slates.beaten)):
        slate = told.get(people[0].person) if len(people) == 1 and people[0].person else None
        if slate is not None and slate.party not in _parties(draft):
            people[0].party, people[0].party_at = slate.party, (slate.start, slate.end, "party.slate")


def name_described(drafts: Sequence[Draft]) -> None:
    """“Last time the P candidate had lost": of an earlier election, whoever stands for P there now, in place."""
    for draft in drafts:
        if draft.when.when == "reported" or draft.place is None:
            continue
        now = [other for other in drafts if other.when.when == "reported" and other.place is draft.place]
        known = {one.person for one in draft.entrants if one.person is not None}
        for one in draft.entrants:
            people = [other for part in now for other in part.entrants if other.person and other.party == one.party]
            if one.described and one.person is None and len(people) == 1 and people[0].person not in known:
                one.person = people[0].person


def _are_opposed(one: Entrant, other: Entrant) -> bool:
    """Whether one of two is ahead and the other behind."""
    return any(a.is_ahead() and b.is_beaten() for a, b in ((one, other), (other, one)))


def _is_open(party: str, draft: Draft) -> bool:
    """Nobody else stands for the party in this contest, or it is no party."""
    return party == INDEPENDENT or party not in _parties(draft)


def _parties(draft: Draft) -> set[str | None]:
    return {one.party for one in draft.entrants}


def _are_told_apart(one: Entrant, other: Entrant, doc: Doc) -> bool:
    """“X lost to Y, the P coming third": both behind in one sentence, each by words of its own."""
    losses = [[frame for side, frame in two.sides if side == "behind"] for two in (one, other)]
    if [len(told) for told in losses] != [1, 1] or not losses[0][0].roles["ahead"] or losses[1][0].roles["ahead"]:
        return False
    low, high = losses[0][0].start, losses[1][0].start
    return low < high and not any(token.is_sent_start for token in doc[low + 1 : high + 1])


def _fill_party(draft: Draft, winner: Entrant | None, doc: Doc) -> None:
    """“The P man": a party named without its candidate, and one candidate without a party, are one."""
    for party in [one for one in draft.entrants if one.person is None and one.party is not None]:
        free = [one for one in draft.entrants if one.person and one.party is None and not (one.votes and party.votes)]
        unplaced = draft.unplaced()
        beaten = [one for one in free if one is not winner and one.is_beaten() and not one.votes]
        if len(beaten) == 1 and party.is_beaten() and not party.is_ahead():
            free = [] if _are_told_apart(beaten[0], party, doc) else beaten
        elif len(free) == 1 and party.described and not _are_opposed(free[0], party):
            pass
        elif len(free) != 1 or not (free[0] in unplaced or party in unplaced):
            continue
        if free:
            free[0].take_over(party)
            draft.entrants.remove(party)
