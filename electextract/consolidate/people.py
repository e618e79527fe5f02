"""Which standings of several reports are one candidate: by name across scripts and spellings, by party."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from electextract.consolidate.reports import Report
from electextract.gazetteers.alliances import is_single_party, related_parties
from electextract.gazetteers.person_match import name_likeness
from electextract.records import Standing
from electextract.romanise import canonical_form

SAME_PARTY, NO_PARTY, OTHER_PARTY = 60.0, 84.0, 96.0
"""Least likeness of two names of one person: of the same party, where a party is not said, of two parties."""


@dataclass(slots=True, eq=False)
class Showing:
    """One candidate in one report."""

    report: Report
    number: int
    standing: Standing

    @property
    def path(self) -> str:
        """Its place in the article's extraction."""
        return f"{self.report.path}/candidates/{self.number}"

    @property
    def party(self) -> str | None:
        """The party's code."""
        return self.standing.party.id if self.standing.party else None


@dataclass(slots=True, eq=False)
class Person:
    """One candidate of a consolidated contest: its showings, what parties they tell and in which reports they are."""

    showings: list[Showing] = field(default_factory=list)
    parties: set[str] = field(default_factory=set)
    reports: set[int] = field(default_factory=set)

    def add(self, *showings: Showing) -> None:
        """Takes showings as those of this person."""
        for showing in showings:
            self.showings.append(showing)
            self.reports.add(id(showing.report))
            if showing.party:
                self.parties.add(showing.party)


def gather_people(reports: Iterable[Report]) -> list[Person]:
    """The candidates of one contest; two of one report are never one person."""
    showings = [Showing(report, number, standing) for report in reports for number, standing in report.standings()]
    people = _join_named(_same_names(showing for showing in showings if showing.standing.name))
    for showing in sorted((one for one in showings if not one.standing.name), key=_unnamed_order):
        _place_unnamed(showing, people)
    return people


def _same_names(showings: Iterable[Showing]) -> list[Person]:
    """Showings of the same name and party as one person; namesakes within a report are told apart by their number."""
    people: dict[tuple[str, str | None, int], Person] = {}
    namesakes: Counter[tuple[int, str, str | None]] = Counter()
    for showing in showings:
        name = " ".join(canonical_form(word) for word in str(showing.standing.name).split()).casefold()
        within = (id(showing.report), name, showing.party)
        people.setdefault((name, showing.party, namesakes[within]), Person()).add(showing)
        namesakes[within] += 1
    return list(people.values())


def _join_named(people: list[Person]) -> list[Person]:
    """Joins the likest names first, so that the order of the reports plays no part."""
    links = sorted(_links(people), key=lambda link: (-link[0], *_link_order(people, link)))
    home = {id(person): person for person in people}
    for _, i, j in links:
        one, other = home[id(people[i])], home[id(people[j])]
        if one is other or one.reports & other.reports:
            continue
        one.add(*other.showings)
        home.update({key: one for key, person in home.items() if person is other})
    distinct = {id(person): person for person in home.values()}
    return list(distinct.values())


def _links(people: list[Person]) -> Iterator[tuple[float, int, int]]:
    for i, one in enumerate(people):
        for j in range(i):
            first, second = one.showings[0], people[j].showings[0]
            if one.reports & people[j].reports:
                continue
            likeness = name_likeness(str(first.standing.name), str(second.standing.name))
            if likeness >= _least(first.party, second.party):
                bonus = 10.0 if related_parties(first.party, second.party) else 0.0
                yield likeness + bonus, j, i


def _least(one: str | None, other: str | None) -> float:
    if one is None or other is None or one == other == "IND":
        return NO_PARTY
    return SAME_PARTY if related_parties(one, other) else OTHER_PARTY


def _link_order(people: list[Person], link: tuple[float, int, int]) -> tuple[str, ...]:
    both = [people[number].showings[0] for number in link[1:]]
    return tuple(sorted(f"{showing.standing.name}\0{showing.report.order}{showing.path}" for showing in both))


def _unnamed_order(showing: Showing) -> tuple[bool, tuple[str, str, int, str], str]:
    """Parties before alliances, then as the reports stand."""
    return (not is_single_party(showing.party or ""), showing.report.order, showing.path)


def _place_unnamed(showing: Showing, people: list[Person]) -> None:
    """A party alone speaks of its only candidate, or of the one with the same outcome; else it stands alone."""
    free = [person for person in people if id(showing.report) not in person.reports]
    equal = [person for person in free if showing.party in person.parties]
    related = [person for person in free if any(related_parties(showing.party, code) for code in person.parties)]
    for fitting in (equal, related):
        if len(fitting) > 1:
            fitting = [person for person in fitting if _same_side(person, showing)]
        if len(fitting) == 1:
            fitting[0].add(showing)
            return
    alone = Person()
    alone.add(showing)
    people.append(alone)


def _same_side(person: Person, showing: Showing) -> bool:
    ahead = ("won", "leading")
    sides = {(one.standing.outcome in ahead) for one in person.showings if one.standing.outcome}
    return showing.standing.outcome is not None and sides == {showing.standing.outcome in ahead}
