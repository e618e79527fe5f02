"""The reports of one contest, written as one consolidated contest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, Literal

from electextract.consolidate.candidates import AHEAD, Entry, with_outcome, write_entry
from electextract.consolidate.choosing import Choice, Claim, as_source, choose_figure, choose_word, find_conflicts
from electextract.consolidate.elections import ElectionKey
from electextract.consolidate.people import Person, gather_people
from electextract.consolidate.reports import Report
from electextract.consolidate.timeline import write_timeline
from electextract.consolidated import ConsolidatedContest, Source
from electextract.figures import Figure
from electextract.gazetteers.loader import state_names
from electextract.records import Outcome, Status

_STATUSES: dict[int, Status] = {2: "declared", 1: "counting"}
_OUTCOMES: dict[int, tuple[Outcome, Outcome]] = {2: ("won", "lost"), 1: ("leading", "trailing")}


def write_contest(key: ElectionKey, reports: Sequence[Report]) -> ConsolidatedContest:
    """One contest with all that its reports say."""
    stage = max(report.stage for report in reports)
    people = gather_people(reports)
    entries = [(person, write_entry(person, stage)) for person in people]
    ahead = _choose_ahead(people, [entry for _, entry in entries], stage)
    placed = [(person, with_outcome(entry, _outcome(person, ahead, entry, stage))) for person, entry in entries]
    ordered = sorted(placed, key=lambda pair: _entry_order(pair[1]))
    facts = _contest_claims(reports)
    choices = {fact: _choose(fact, claims, stage) for fact, claims in facts.items()}
    conflicts = [conflict for choice in choices.values() for conflict in choice.conflicts]
    numbered = [(number, entry) for number, (_, entry) in enumerate(ordered)]
    sources = [source for fact in facts for source in _sources(fact, facts[fact], choices[fact])]
    contest = ConsolidatedContest(
        id=_contest_id(key),
        **_seat(reports),
        **_election(key, reports),
        status=_STATUSES.get(stage),
        rounds=_last_rounds(reports, stage),
        candidates=tuple(entry.contestant for _, entry in numbered),
        margin=choices["margin"].value if "margin" in choices else None,
        change=choices["change"].value if "change" in choices else None,
        unopposed=choices["unopposed"].value if "unopposed" in choices else None,
        articles=tuple(sorted({report.article.id for report in reports})),
        sources=(*sources, *(source for number, entry in numbered for source in entry.sources(number))),
        conflicts=(
            *conflicts,
            *ahead.conflicts,
            *(conflict for number, entry in numbered for conflict in entry.conflicts(number)),
        ),
    )
    return replace(contest, timeline=write_timeline(reports, [person for person, _ in ordered]))


def _contest_id(key: ElectionKey) -> str:
    """Seat, year and kind; a contest without seat carries its article and number, `~2` for the second of that id."""
    election = f"{key.year or key.when or '-'}/{key.kind or '-'}"
    if key.alone is not None:
        _, article, twin, path = key.alone
        return f"-/{election}/{article}/{path.removeprefix('contests/')}" + (f"~{twin}" if twin > 1 else "")
    place = key.place
    assert place is not None
    name = place.id or "+".join(part for part in (place.sound, place.house, place.state) if part)
    return f"{name}/{election}"


def _seat(reports: Sequence[Report]) -> dict[str, Any]:
    """Where the contest is: by the lists if they know the seat, else as the reports have it."""
    named = [report.contest.constituency for report in reports if report.contest.constituency]
    spellings = tuple(sorted({seat.name for seat in named}))
    seat = next((report.seat for report in reports if report.seat), None)
    if seat is not None:
        where = {"country": seat.country, "state": seat.state, "house": seat.house}
        return {
            "constituency": seat.name,
            "constituency_id": seat.id,
            "number": seat.number,
            "spellings": spellings,
            **where,
        }
    state = _said(reports, "state")
    return {
        "constituency": min(spellings, key=lambda name: (not name.isascii(), name), default=None),
        "constituency_id": next((one.id for one in named if one.id), None),
        "number": next((one.number for one in named if one.number is not None), None),
        "spellings": spellings,
        "country": _said(reports, "country") or ("IN" if state in state_names() else None),
        "state": state,
        "house": _said(reports, "house"),
    }


def _said(reports: Iterable[Report], field: str) -> Any:
    """The value of a field that most reports have."""
    values = [getattr(report.contest, field) for report in reports]
    known = sorted({value for value in values if value is not None}, key=lambda value: (-values.count(value), value))
    return known[0] if known else None


def _election(key: ElectionKey, reports: Sequence[Report]) -> dict[str, Any]:
    years = {report.year_from for report in reports if report.year == key.year}
    kinds = {report.kind_from for report in reports if report.kind == key.kind}
    year_from: Literal["stated", "published"] | None = "stated" if "stated" in years else "published"
    kind_from: Literal["stated", "calendar"] | None = "stated" if "stated" in kinds else "calendar"
    return {
        "year": key.year,
        "year_from": year_from if key.year else None,
        "kind": key.kind,
        "kind_from": kind_from if key.kind else None,
    }


def _last_rounds(reports: Sequence[Report], stage: int) -> Any:
    told = [report for report in reports if report.contest.rounds and report.stage == stage]
    return max(told, key=lambda report: (report.moment, report.order)).contest.rounds if told else None


def _contest_claims(reports: Sequence[Report]) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = {}
    for report in reports:
        contest = report.contest
        margin = contest.margin
        values: dict[str, Any] = {
            "status": contest.status,
            "margin": Figure.of(margin),
            "change": contest.change,
            "unopposed": contest.unopposed,
        }
        for fact, value in values.items():
            placed = fact == "margin" and margin is not None and margin.start >= 0
            start, end = (margin.start, margin.end) if placed and margin else (None, None)
            if value is not None:
                found.setdefault(fact, []).append(Claim(value, report, f"{report.path}/{fact}", start, end))
    return found


def _choose(fact: str, claims: Sequence[Claim], stage: int) -> Choice:
    if fact == "status":
        return Choice(_STATUSES.get(stage))
    last = [claim for claim in claims if claim.report.stage == stage]
    return choose_figure(fact, last) if fact == "margin" else choose_word(fact, last)


def _sources(fact: str, claims: Sequence[Claim], choice: Choice) -> Iterable[Source]:
    return (as_source(fact, claim, choice.value) for claim in claims)


def _choose_ahead(people: Sequence[Person], entries: Sequence[Entry], stage: int) -> Choice:
    """The person whom most articles of the last stage have ahead; of a count, those of the latest stand."""
    told = [
        (number, showing)
        for number, person in enumerate(people)
        for showing in person.showings
        if showing.standing.outcome and showing.report.stage == stage
    ]
    last = max((showing.report.moment for _, showing in told), default=("", 0))
    claims = [
        Claim(number, showing.report, f"{showing.path}/outcome")
        for number, showing in told
        if showing.standing.outcome in AHEAD and (stage == 2 or showing.report.moment == last)
    ]
    if not claims:
        return Choice()
    chosen = choose_word("winner", claims).value
    names = [entry.contestant.name or entry.contestant.party or str(n) for n, entry in enumerate(entries)]
    named = [Claim(names[claim.value], claim.report, claim.path) for claim in claims]
    conflicts = find_conflicts("winner", names[chosen], named, lambda one, other: bool(one == other))
    return Choice(people[chosen], conflicts)


def _outcome(person: Person, ahead: Choice, entry: Entry, stage: int) -> Outcome | None:
    """Where somebody is ahead, all others are behind."""
    if ahead.value is None or stage not in _OUTCOMES:
        return entry.contestant.outcome
    first, others = _OUTCOMES[stage]
    return first if person is ahead.value else others


def _entry_order(entry: Entry) -> tuple[Any, ...]:
    one = entry.contestant
    votes = one.votes.value if one.votes else -1
    position = one.position or 1_000
    return (one.outcome not in AHEAD, position, -votes, one.name_latin or "~", one.party or "~", one.spellings)
