"""A candidate's showings in several reports, as one contestant with sources and conflicts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from electextract.consolidate.choosing import (
    Choice,
    Claim,
    as_source,
    choose_figure,
    choose_latest,
    choose_party,
    choose_word,
)
from electextract.consolidate.people import Person, Showing
from electextract.consolidated import Conflict, Contestant, Source
from electextract.figures import Figure
from electextract.gazetteers.person_match import name_likeness
from electextract.records import Outcome, Standing
from electextract.romanise import romanise

AHEAD = ("won", "leading")
ALIKE = 75.0
"""Likeness below which two names of one candidate are listed as a conflict."""

_Chooser = Callable[[str, Sequence[Claim]], Choice]


@dataclass(frozen=True, slots=True)
class Entry:
    """A contestant, what was chosen for it, and all claims, fact by fact."""

    contestant: Contestant
    claims: dict[str, list[Claim]]
    choices: dict[str, Choice]

    def sources(self, number: int) -> Iterator[Source]:
        """Everything that is said of the contestant, under its number in the contest."""
        for fact, claims in self.claims.items():
            kept = getattr(self.contestant, fact)
            for claim in claims:
                yield as_source(f"candidates/{number}/{fact}", claim, kept)

    def conflicts(self, number: int) -> Iterator[Conflict]:
        """The conflicts, under the contestant's number."""
        for fact, choice in self.choices.items():
            for conflict in choice.conflicts:
                yield replace(conflict, fact=f"candidates/{number}/{fact}")


def write_entry(person: Person, stage: int) -> Entry:
    """What the showings of one person say together; figures are those of the contest's last stage."""
    claims: dict[str, list[Claim]] = {}
    for showing in person.showings:
        for fact, claim in _claims(showing):
            claims.setdefault(fact, []).append(claim)
    choosers = {fact: _CHOOSERS[fact] for fact in _CHOOSERS if fact in claims}
    choices = {fact: choose(fact, _of_stage(fact, claims[fact], stage)) for fact, choose in choosers.items()}
    spellings = sorted({str(claim.value) for claim in claims.get("name", ())})
    name = choices["name"].value if "name" in choices else None
    chosen = {fact: choice.value for fact, choice in choices.items()}
    latin = _latin(name, person) if name else None
    contestant = Contestant(**{**chosen, "name_latin": latin, "spellings": tuple(spellings)})
    return Entry(contestant, {fact: claims[fact] for fact in choosers}, choices)


def with_outcome(entry: Entry, outcome: Outcome | None) -> Entry:
    """The entry with the outcome that follows from the contest's winner or leader."""
    return replace(entry, contestant=replace(entry.contestant, outcome=outcome))


def choose_name(fact: str, claims: Sequence[Claim]) -> Choice:
    """The fullest spelling, a Latin one before a Bengali one; then the one that most articles have."""
    if not claims:
        return Choice()
    support = Counter(str(claim.value) for claim in claims)

    def weight(claim: Claim) -> tuple[Any, ...]:
        name = str(claim.value)
        return (bool(claim.corrected_by), romanise(name) == name, len(name.split()), support[name], len(name), name)

    kept = str(max(claims, key=weight).value)
    others = {str(claim.value): claim for claim in claims if name_likeness(kept, str(claim.value)) < ALIKE}
    backing = tuple(sorted({claim.report.article.id for claim in claims if claim.value == kept}))
    conflicts = (Conflict(fact, kept, name, backing, (others[name].report.article.id,)) for name in sorted(others))
    return Choice(kept, tuple(conflicts))


def _of_stage(fact: str, claims: Sequence[Claim], stage: int) -> Sequence[Claim]:
    """Of figures, those of the contest's last stage: a stand of the count is no result."""
    return [claim for claim in claims if claim.report.stage == stage] if fact in _STAGED else claims


def _claims(showing: Showing) -> Iterator[tuple[str, Claim]]:
    """What one standing says, each fact with its place."""
    standing = showing.standing
    values: dict[str, Any] = {
        "name": standing.name,
        "party": showing.party,
        "alliance": standing.alliance,
        "votes": Figure.of(standing.votes),
        "share": standing.share,
        "position": standing.position,
        "outcome": standing.outcome,
        "deposit_lost": standing.deposit_lost,
    }
    for fact, value in values.items():
        if value is not None:
            start, end = _place(fact, showing, standing)
            yield fact, Claim(value, showing.report, f"{showing.path}/{fact}", start, end)


def _place(fact: str, showing: Showing, standing: Standing) -> tuple[int | None, int | None]:
    if fact == "name" and standing.mentions:
        return standing.mentions[0].start, standing.mentions[0].end
    if fact == "votes" and standing.votes and standing.votes.start >= 0:
        return standing.votes.start, standing.votes.end
    evidence = showing.report.contest.evidence
    found = next((one for one in evidence if one.fact == f"candidates/{showing.number}/{fact}"), None)
    return (found.start, found.end) if found else (None, None)


def _latin(name: str, person: Person) -> str:
    """The Latin form that the articles give for a name, else one by its sound."""
    forms = (showing.standing for showing in person.showings)
    given = sorted({form.name_latin for form in forms if form.name == name and form.name_latin})
    latin = romanise(name)
    return latin if latin == name or not given else given[0]


def _choose_share(fact: str, claims: Sequence[Claim]) -> Choice:
    return choose_word(fact, claims, agree=lambda one, other: abs(one - other) < 1)


_CHOOSERS: dict[str, _Chooser] = {
    "name": choose_name,
    "party": choose_party,
    "alliance": choose_word,
    "votes": choose_figure,
    "share": _choose_share,
    "position": choose_word,
    "outcome": lambda _, claims: choose_latest(claims),
    "deposit_lost": choose_word,
}
_STAGED = {"votes", "share", "position"}
