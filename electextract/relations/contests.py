"""Drafts written as records: outcome, figures, names, evidence, warnings, confidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from electextract.gazetteers.entries import Seat
from electextract.gazetteers.loader import parties, seats
from electextract.records import (
    Constituency,
    ContestResult,
    Election,
    Evidence,
    House,
    Mention,
    Outcome,
    Party,
    SeatTally,
    Standing,
    Status,
)
from electextract.relations import confidence
from electextract.relations.affiliations import affiliate, name_described
from electextract.relations.chambers import house_of
from electextract.relations.checks import check_contest
from electextract.relations.comrades import part_comrades
from electextract.relations.counted import count_off, keep_promises
from electextract.relations.discourse import Discourse
from electextract.relations.former import tells_former
from electextract.relations.frames import Frame
from electextract.relations.items import Item
from electextract.relations.merging import Draft, Entrant, merge_frames
from electextract.relations.outcomes import borne_out, choose, outvoted, quantity_of, side_of, usual_status, winner_of
from electextract.relations.routed import spread_routs
from electextract.relations.segments import is_segment
from electextract.relations.shares import share_votes
from electextract.relations.sums import settle_sums
from electextract.romanise import romanise

if TYPE_CHECKING:
    from spacy.tokens import Doc

_OUTCOMES: dict[tuple[str, str], Outcome] = {
    ("ahead", "declared"): "won",
    ("behind", "declared"): "lost",
    ("ahead", "counting"): "leading",
    ("behind", "counting"): "trailing",
}
_TOPICAL = 0.9
"""Share of contests that are right where the seat is carried from elsewhere."""


def write_contests(discourse: Discourse, tallies: Sequence[SeatTally] = ()) -> tuple[ContestResult, ...]:
    """The contests of an article with these seat tallies, in the order of the text."""
    return tuple(contest for _, contest in draft_contests(discourse, tallies) if contest is not None)


def draft_contests(discourse: Discourse, tallies: Sequence[SeatTally] = ()) -> list[tuple[Draft, ContestResult | None]]:
    """The facts of an article merged by seat and election, and the contest of each; None where they say too little."""
    discourse.frames = borne_out(discourse.frames, tallies)
    drafts = merge_frames(discourse.frames)
    settle_sums(drafts, discourse)
    share_votes(drafts, discourse)
    part_comrades(drafts)
    discourse.groups.share_with(tallies)
    for draft in drafts:
        affiliate(draft, discourse)
    spread_routs(drafts, discourse.routs)
    name_described(drafts)
    default = usual_status(discourse.frames, tallies)
    told = [_says_enough(draft) and not is_segment(draft, drafts, discourse) for draft in drafts]
    stated = [draft for draft, enough in zip(drafts, told, strict=True) if enough]
    keep_promises(stated, discourse.groups.promised)
    count_off(stated, tallies, discourse.doc)
    written = [
        _write(draft, discourse, default) if enough else None for draft, enough in zip(drafts, told, strict=True)
    ]
    sure = iter(confidence.with_confidence([contest for contest in written if contest is not None]))
    return [(draft, contest and next(sure)) for draft, contest in zip(drafts, written, strict=True)]


def _says_enough(draft: Draft) -> bool:
    """A result or standing is stated; without a seat a named winner is."""
    placed = any(side in ("ahead", "behind") for one in draft.entrants for side, _ in one.sides)
    if draft.seat is None:
        winner = draft.winner()
        return winner is not None and winner.person is not None and draft.when.when == "reported"
    if draft.when.when == "earlier":
        return tells_former(draft) if placed else sum(bool(one.votes) for one in draft.entrants) > 1
    return placed or any(one.votes for one in draft.entrants)


def _write(draft: Draft, discourse: Discourse, default: Status) -> ContestResult:
    doc = discourse.doc
    status = _status(draft, default)
    winner = winner_of(draft)
    margin = choose([pair for pair in draft.margins if _counts(pair[1], status, draft, winner)])
    standings, evidence = _standings(draft, winner, status, doc)
    if margin is not None:
        item, frame = margin
        evidence.append(_evidence("margin", item.start, item.end, frame.rule, doc))
    seat = seats().get(draft.place.id) if draft.place and draft.place.id else None
    told = draft.when.house or (discourse.houses.get(draft.place) if draft.place else None)
    name = draft.place.name if draft.place else ""
    house = house_of(told, seat, article=discourse.calendar.house, name=name)
    result = ContestResult(
        constituency=_constituency(draft, house, doc),
        country=seat.country if seat else None,
        state=_state(draft, seat, discourse),
        house=house,
        election=Election(draft.when.when, draft.when.year, _kind(draft, discourse)),
        status=status,
        rounds=discourse.rounds.get(draft.place) if draft.place and draft.when.when == "reported" else None,
        candidates=standings,
        margin=quantity_of(margin[0]) if margin else None,
        change=next((frame.change for frame in draft.frames if frame.change), None),
        unopposed=True if any(frame.unopposed for frame in draft.frames) else None,
        evidence=tuple(evidence),
        confidence=_rules_precision(draft),
    )
    warnings = check_contest(result, sum(one.is_ahead() for one in draft.entrants), told=outvoted(draft, winner))
    return replace(result, warnings=warnings) if warnings else result


def _kind(draft: Draft, discourse: Discourse) -> Literal["general", "bypoll"] | None:
    """The kind of election, where the article states it for the seat; of an earlier one only its own words tell."""
    if draft.when.kind or draft.when.when == "earlier":
        return draft.when.kind
    return discourse.bypolls.kind_of(draft.place)


def _state(draft: Draft, seat: Seat | None, discourse: Discourse) -> str | None:
    """The state of the listed seat, else the one that the text names for it, else the only one of the article.

    A state that stands near is often that of the seat before. The lists give the division for a seat in Bangladesh,
    which is no state.
    """
    if draft.place is None:
        return discourse.state
    listed = seat.state if seat and seat.country == "IN" else None
    named = listed or discourse.states.get(draft.place)
    return named or (next(iter(discourse.named)) if len(discourse.named) == 1 else None)


def _status(draft: Draft, default: Status) -> Status:
    said = {frame.status for frame in draft.frames if not frame.loose}
    if "declared" in said or draft.when.when == "earlier":
        return "declared"
    return "counting" if "counting" in said else default


def _counts(frame: Frame, status: Status, draft: Draft, winner: Entrant | None) -> bool:
    """A stand during the count gives way where the declared result has a figure of its own, or another winner."""
    if status != "declared" or frame.status != "counting":
        return True
    if any(one[1].status != "counting" for one in draft.margins):
        return False
    led = [arg.person for arg in frame.roles["ahead"] if arg.person]
    return winner is None or winner.person is None or not led or winner.person in led


def _standings(
    draft: Draft, winner: Entrant | None, status: Status, doc: Doc
) -> tuple[tuple[Standing, ...], list[Evidence]]:
    order = sorted(draft.entrants, key=lambda one: one is not winner)
    standings, evidence = [], []
    for number, one in enumerate(order):
        path = f"candidates/{number}"
        votes = choose(one.votes)
        side = "ahead" if one is winner else side_of(one, winner)
        mentions = one.person.mentions if one.person else []
        standings.append(
            Standing(
                name=one.person.name if one.person else None,
                name_latin=romanise(one.person.name) if one.person else None,
                mentions=tuple(Mention(span.text, span.start_char, span.end_char) for span in mentions),
                party=_party(one.party),
                alliance=one.alliance,
                votes=quantity_of(votes[0]) if votes else None,
                outcome=_OUTCOMES.get((side, status)),
            )
        )
        evidence += _evidence_of(one, path, votes, doc)
    return tuple(standings), evidence


def _party(code: str | None) -> Party | None:
    if code is None:
        return None
    entry = parties().get(code)
    return Party(code, entry.name if entry else None)


def _evidence_of(one: Entrant, path: str, votes: tuple[Item, Frame] | None, doc: Doc) -> list[Evidence]:
    found = []
    placed = [(side, frame) for side, frame in one.sides if side in ("ahead", "behind")]
    for _, frame in placed[:1]:
        found.append(_evidence(f"{path}/outcome", frame.start, frame.end, frame.rule, doc))
    if one.party_at:
        start, end, rule = one.party_at
        found.append(_evidence(f"{path}/party", start, end, rule, doc))
    if votes is not None:
        found.append(_evidence(f"{path}/votes", votes[0].start, votes[0].end, votes[1].rule, doc))
    return found


def _evidence(fact: str, start: int, end: int, rule: str, doc: Doc) -> Evidence:
    last = doc[end - 1]
    return Evidence(fact, doc[start].idx, last.idx + len(last), rule)


def _constituency(draft: Draft, house: House | None, doc: Doc) -> Constituency | None:
    """The seat; a city that elects its mayor is not the seat in Parliament of that name."""
    if draft.seat is None or draft.place is None:
        return None
    seat = draft.seat.holder or draft.seat  # a word for a seat named before holds that
    span = doc[seat.start : seat.end]
    listed = seats().get(draft.place.id) if draft.place.id else None
    entry = listed if listed is not None and (house != "local" or listed.house == house) else None
    return Constituency(
        name=draft.place.name,
        text=span.text,
        start=span.start_char,
        end=span.end_char,
        name_latin=entry.name if entry else romanise(draft.place.name),
        id=entry.id if entry else None,
        number=entry.number if entry else None,
    )


def _rules_precision(draft: Draft) -> float:
    """Product of the precisions of the rules behind a contest; 0..1."""
    value = _TOPICAL if all(frame.topical for frame in draft.frames) else 1.0
    for rule, precision in {frame.rule: frame.precision for frame in draft.frames}.items():
        value *= precision if rule else 1.0
    return value
