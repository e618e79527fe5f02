"""Drafts written as records: outcome, figures, names, evidence, warnings, confidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from electextract.gazetteers.entries import Seat
from electextract.gazetteers.loader import parties, seats
from electextract.records import (
    Constituency,
    ContestResult,
    Election,
    Evidence,
    Mention,
    Outcome,
    Party,
    Quantity,
    Standing,
    Status,
)
from electextract.relations import confidence
from electextract.relations.checks import check_contest
from electextract.relations.discourse import Discourse
from electextract.relations.frames import Frame
from electextract.relations.items import Item
from electextract.relations.merging import Draft, Entrant, merge_frames
from electextract.romanise import romanise

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_OUTCOMES: dict[tuple[str, str], Outcome] = {
    ("ahead", "declared"): "won",
    ("behind", "declared"): "lost",
    ("ahead", "counting"): "leading",
    ("behind", "counting"): "trailing",
}
_TOPICAL = 0.9
"""Share of contests that are right where the seat is carried from elsewhere."""


def write_contests(discourse: Discourse) -> tuple[ContestResult, ...]:
    """The contests of an article, in the order of the text."""
    return tuple(contest for _, contest in draft_contests(discourse) if contest is not None)


def draft_contests(discourse: Discourse) -> list[tuple[Draft, ContestResult | None]]:
    """The facts of an article merged by seat and election, and the contest of each; None where they say too little."""
    drafts = merge_frames(discourse.frames)
    for draft in drafts:
        _affiliate(draft, discourse)
    default = _usual_status(discourse.frames)
    written = [_write(draft, discourse, default) if _says_enough(draft) else None for draft in drafts]
    sure = iter(confidence.with_confidence([contest for contest in written if contest is not None]))
    return [(draft, contest and next(sure)) for draft, contest in zip(drafts, written, strict=True)]


def _affiliate(draft: Draft, discourse: Discourse) -> None:
    """A contestant's party where another sentence on the reported election gives it."""
    if draft.when.when != "reported":
        return
    for one in draft.entrants:
        party = discourse.parties.get(one.person) if one.person else None
        if party is not None and one.party is None:
            one.party, one.party_at = str(party.value), (party.start, party.end, "party.elsewhere")
    winner = _winner(draft)
    for one in draft.entrants:
        themes = discourse.themes.winners if one is winner else discourse.themes.beaten
        theme = themes.get(one.person) if one.person else None
        if theme and one.party is None and theme.party not in {other.party for other in draft.entrants}:
            one.party, one.party_at = theme.party, (theme.start, theme.end, "party.theme")


def _says_enough(draft: Draft) -> bool:
    """A result or standing is stated; without a seat a named winner is."""
    placed = any(side in ("ahead", "behind") for one in draft.entrants for side, _ in one.sides)
    if draft.seat is None:
        winner = draft.winner()
        return winner is not None and winner.person is not None and draft.when.when == "reported"
    if draft.when.when == "earlier":
        return placed
    return placed or any(one.votes for one in draft.entrants)


def _usual_status(frames: list[Frame]) -> Status:
    said = [frame.status for frame in frames if frame.status and frame.when.when == "reported"]
    return "counting" if said and said.count("counting") > len(said) / 2 else "declared"


def _write(draft: Draft, discourse: Discourse, default: Status) -> ContestResult:
    doc = discourse.doc
    status = _status(draft, default)
    margin = _choose([pair for pair in draft.margins if _counts(pair[1], status, draft)])
    standings, evidence = _standings(draft, status, doc)
    if margin is not None:
        item, frame = margin
        evidence.append(_evidence("margin", item.start, item.end, frame.rule, doc))
    seat = seats().get(draft.place.id) if draft.place and draft.place.id else None
    house = draft.when.house or (seat.house if seat else None) or discourse.calendar.house
    result = ContestResult(
        constituency=_constituency(draft, doc),
        country=seat.country if seat else None,
        state=_state(draft, seat, discourse),
        house=house,
        election=Election(draft.when.when, draft.when.year, draft.when.kind),
        status=status,
        rounds=discourse.rounds.get(draft.place) if draft.place and draft.when.when == "reported" else None,
        candidates=standings,
        margin=_quantity(margin[0]) if margin else None,
        change=next((frame.change for frame in draft.frames if frame.change), None),
        unopposed=True if any(frame.unopposed for frame in draft.frames) else None,
        evidence=tuple(evidence),
    )
    warnings = check_contest(result, sum(one.is_ahead() for one in draft.entrants), told=_outvoted(draft))
    return _with(result, warnings=warnings, confidence=_rules_precision(draft))


def _state(draft: Draft, seat: Seat | None, discourse: Discourse) -> str | None:
    """The state that the text names for the seat, else that of the list, else the only one of the article.

    The lists give the division for a seat in Bangladesh, which is no state.
    """
    if draft.place is None:
        return discourse.state
    named = discourse.states.get(draft.place) or (seat.state if seat and seat.country == "IN" else None)
    return named or (next(iter(discourse.named)) if len(discourse.named) == 1 else None)


def _with(result: ContestResult, **changes: object) -> ContestResult:
    from dataclasses import replace

    return replace(result, **changes)  # type: ignore[arg-type]


def _status(draft: Draft, default: Status) -> Status:
    said = {frame.status for frame in draft.frames}
    if "declared" in said or draft.when.when == "earlier":
        return "declared"
    return "counting" if "counting" in said else default


def _counts(frame: Frame, status: Status, draft: Draft) -> bool:
    """A stand during the count gives way where the declared result has a figure of its own."""
    declared = [one for one in draft.margins if one[1].status == "declared"]
    return not (status == "declared" and frame.status == "counting" and declared)


def _choose(figures: list[tuple[Item, Frame]]) -> tuple[Item, Frame] | None:
    """Of figures that may be the same number the most precise one, else the later."""
    chosen: tuple[Item, Frame] | None = None
    for pair in figures:
        quantity = _quantity(pair[0])
        if quantity is None:
            continue
        held = _quantity(chosen[0]) if chosen else None
        if held is None or not (_compatible(held, quantity) and _vaguer(quantity, held)):
            chosen = pair
    return chosen


def _compatible(one: Quantity, other: Quantity) -> bool:
    low = max(bound for bound in (one.lower, other.lower, 0) if bound is not None)
    uppers = [bound for bound in (one.upper, other.upper) if bound is not None]
    return not uppers or low <= min(uppers)


def _vaguer(one: Quantity, other: Quantity) -> bool:
    rank = ("exact", "about", "at_least", "at_most")
    return (one.step, rank.index(one.qualifier) > 0) > (other.step, rank.index(other.qualifier) > 0)


def _quantity(item: Item) -> Quantity | None:
    return cast("Quantity | None", item.value._.quantity)


def _standings(draft: Draft, status: Status, doc: Doc) -> tuple[tuple[Standing, ...], list[Evidence]]:
    winner = _winner(draft)
    order = sorted(draft.entrants, key=lambda one: one is not winner)
    standings, evidence = [], []
    for number, one in enumerate(order):
        path = f"candidates/{number}"
        votes = _choose(one.votes)
        side = "ahead" if one is winner else _side(one, winner)
        mentions = one.person.mentions if one.person else []
        standings.append(
            Standing(
                name=one.person.name if one.person else None,
                name_latin=romanise(one.person.name) if one.person else None,
                mentions=tuple(Mention(span.text, span.start_char, span.end_char) for span in mentions),
                party=_party(one.party),
                alliance=one.alliance,
                votes=_quantity(votes[0]) if votes else None,
                outcome=_OUTCOMES.get((side, status)),
            )
        )
        evidence += _evidence_of(one, path, votes, doc)
    return tuple(standings), evidence


def _winner(draft: Draft) -> Entrant | None:
    """Who is ahead: by the words, unless votes told of both say otherwise; else by what is told of the others."""
    said = draft.winner()
    polled = [(one, quantity.value) for one in draft.entrants if (quantity := _votes_of(one)) is not None]
    first = max(polled, key=lambda pair: pair[1])[0] if len(polled) > 1 else None
    if said is not None:
        return first if first is not None and _votes_of(said) is not None else said
    free = draft.unplaced()
    if first is not None and first in free:
        return first
    return _left_over(draft, free)


def _outvoted(draft: Draft) -> str | None:
    """Who the words have ahead, where the votes have somebody else."""
    said = draft.winner()
    if said is None or said is _winner(draft):
        return None
    return said.person.name if said.person else said.party


def _left_over(draft: Draft, free: list[Entrant]) -> Entrant | None:
    """The only one not said to be beaten, or the only one at all, if his votes are told."""
    if len(free) != 1 or (len(draft.entrants) > 1 and free[0].person is None):
        return None
    return free[0] if len(draft.entrants) > 1 or free[0].votes else None


def _votes_of(entrant: Entrant) -> Quantity | None:
    chosen = _choose(entrant.votes)
    return _quantity(chosen[0]) if chosen else None


def _side(entrant: Entrant, winner: Entrant | None) -> str:
    said = [side for side, _ in entrant.sides if side in ("ahead", "behind")]
    return "behind" if winner is not None or "behind" in said else ""


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
    span: Span = doc[start:end]
    return Evidence(fact, span.start_char, span.end_char, rule)


def _constituency(draft: Draft, doc: Doc) -> Constituency | None:
    if draft.seat is None or draft.place is None:
        return None
    span = doc[draft.seat.start : draft.seat.end]
    entry = seats().get(draft.place.id) if draft.place.id else None
    return Constituency(
        name=draft.place.name,
        text=span.text,
        start=span.start_char,
        end=span.end_char,
        name_latin=entry.name if entry else romanise(draft.place.name),
        id=draft.place.id,
        number=entry.number if entry else None,
    )


def _rules_precision(draft: Draft) -> float:
    """Product of the precisions of the rules behind a contest; 0..1."""
    value = _TOPICAL if all(frame.topical for frame in draft.frames) else 1.0
    for rule, precision in {frame.rule: frame.precision for frame in draft.frames}.items():
        value *= precision if rule else 1.0
    return value
