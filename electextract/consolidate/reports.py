"""One contest as one article tells it, and which seat, year and kind of election that is."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Literal, NamedTuple

from electextract.consolidated import Kind
from electextract.gazetteers.calendar import usual_kind
from electextract.gazetteers.choices import Context, choose_seat
from electextract.gazetteers.entries import Chamber, Seat
from electextract.gazetteers.loader import seats
from electextract.gazetteers.name_index import seat_index
from electextract.records import ContestResult, Extraction, House, Standing
from electextract.romanise import fine_key

SAME_NAME = 95.0
"""Likeness from which a seat without id is one of the lists: it sounds the same, most vowels included."""
SURE = 20.0
"""Points for a seat in the state, and of the house, that the contest names."""


class PlaceKey(NamedTuple):
    """A seat: its id, or the sound of its name with house and state where it has none."""

    id: str | None
    sound: str = ""
    house: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Report:
    """One contest of one article.

    Attributes:
        path: its place in the extraction: `contests/0`.
        corrected: path of a fact in the extraction -> who put it right.
        twin: 1 for the first of several articles that bear one id, 2 for the second.
        seat: the entry of the lists; None for a seat that they do not hold.
        year, year_from, kind, kind_from: of the election, as in `ConsolidatedContest`.
        stage: 2 where the result is declared, 1 while counting goes on, 0 where nothing tells.
    """

    article: Extraction
    contest: ContestResult
    path: str
    corrected: Mapping[str, str] = field(default_factory=dict)
    twin: int = 1
    seat: Seat | None = None
    place: PlaceKey | None = None
    year: int | None = None
    year_from: Literal["stated", "published"] | None = None
    kind: Kind | None = None
    kind_from: Literal["stated", "calendar"] | None = None
    stage: int = 0

    @property
    def order(self) -> tuple[str, str, int, str]:
        """A place among all reports that does not depend on the order of input."""
        return (self.article.published or "", self.article.id, self.twin, self.path)

    @property
    def voice(self) -> tuple[str, int]:
        """The article, also where several bear one id."""
        return (self.article.id, self.twin)

    @property
    def moment(self) -> tuple[str, int]:
        """When in the count: day of publication, rounds counted."""
        return (self.article.published or "", rounds_counted(self.contest))

    def standings(self) -> Iterator[tuple[int, Standing]]:
        """Number and standing of each candidate that says anything."""
        for number, standing in enumerate(self.contest.candidates):
            if standing.name or standing.party:
                yield number, standing


def read_reports(articles: Iterable[tuple[Extraction, Mapping[str, str]]]) -> list[Report]:
    """The contests of all articles, each article once, in an order of their own.

    Args:
        articles: each with the paths that were put right by hand, and by whom.
    """
    distinct: dict[str, tuple[Extraction, dict[str, str]]] = {}
    for article, fixed in articles:
        told = json.dumps(article.to_dict(), sort_keys=True)
        distinct.setdefault(told, (article, {}))[1].update(fixed)
    given = sorted(distinct.items(), key=lambda item: (item[1][0].published or "", item[0]))
    twins: Counter[str] = Counter()
    reports: list[Report] = []
    for _, (article, fixed) in given:
        twins[article.id] += 1
        reports += _reports(article, fixed, twins[article.id])
    return sorted(reports, key=lambda report: report.order)


def rounds_counted(contest: ContestResult) -> int:
    """Rounds counted so far, 0 where nothing tells."""
    rounds = contest.rounds
    if rounds is None:
        return 0
    if rounds.counted is None and rounds.total is not None and rounds.remaining is not None:
        return rounds.total - rounds.remaining
    return rounds.counted or 0


def _reports(article: Extraction, fixed: Mapping[str, str], twin: int) -> list[Report]:
    told = [(number, contest) for number, contest in enumerate(article.contests) if contest != ContestResult()]
    return [replace(_report(article, number, contest), corrected=fixed, twin=twin) for number, contest in told]


def _report(article: Extraction, number: int, contest: ContestResult) -> Report:
    year, year_from = _year(article, contest)
    seat = _seat(contest, year)
    stated = contest.election.kind
    kind = stated or (usual_kind(seat.chamber, seat.state, year) if seat and year else None)
    return Report(
        article=article,
        contest=contest,
        path=f"contests/{number}",
        seat=seat,
        place=_place(contest, seat),
        year=year,
        year_from=year_from,
        kind=kind,
        kind_from="stated" if stated else ("calendar" if kind else None),
        stage=_stage(contest),
    )


def _year(article: Extraction, contest: ContestResult) -> tuple[int | None, Literal["stated", "published"] | None]:
    """The year that the article states; for the election it reports, that of its publication."""
    if contest.election.year:
        return contest.election.year, "stated"
    if contest.election.when == "reported" and article.published:
        return int(article.published[:4]), "published"
    return None, None


def _stage(contest: ContestResult) -> int:
    outcomes = {standing.outcome for standing in contest.candidates}
    if contest.status == "declared" or (contest.status is None and outcomes & {"won", "lost"}):
        return 2
    return 1 if contest.status == "counting" or outcomes & {"leading", "trailing"} else 0


def _place(contest: ContestResult, seat: Seat | None) -> PlaceKey | None:
    named = contest.constituency
    if named is None:
        return None
    if seat is not None or named.id:
        return PlaceKey(seat.id if seat else named.id)
    sound = fine_key(named.name).replace(" ", "")
    return PlaceKey(None, sound or named.name, contest.house or "", contest.state or "")


def _seat(contest: ContestResult, year: int | None) -> Seat | None:
    """The seat by its id, or by its name where state, house and year leave one alone."""
    named = contest.constituency
    if named is None or contest.house == "local":
        return None
    if named.id:
        return seats().get(named.id)
    return _seat_by_name(named.name, contest.country, contest.state, contest.house, year)


@lru_cache(1 << 14)
def _seat_by_name(
    name: str, country: str | None, state: str | None, house: House | None, year: int | None
) -> Seat | None:
    chambers: dict[House, tuple[Chamber, ...]] = {"assembly": ("AC",), "parliament": ("LS", "JS")}
    houses: dict[str, float] = dict.fromkeys(chambers.get(house, ()), SURE) if house else {}
    context = Context(country, year, {state: SURE} if state else {}, houses)
    like = seat_index().find(name, limit=40, cutoff=SAME_NAME)
    found = choose_seat([one for one in like if one.found != "fuzzy"], context)
    if found is None or (state and found.state != state) or (house and found.house != house):
        return None
    return found
