"""The count over time: what each article says of it, by day and rounds counted."""

from __future__ import annotations

from collections.abc import Sequence

from electextract.consolidate.candidates import AHEAD
from electextract.consolidate.people import Person
from electextract.consolidate.reports import Report
from electextract.consolidated import Stand, StandFigure
from electextract.figures import Figure
from electextract.records import Standing

_Shown = tuple[int, Standing]
_STATUSES = (None, "counting", "declared")


def write_timeline(reports: Sequence[Report], people: Sequence[Person]) -> tuple[Stand, ...]:
    """One stand for each report, the earliest first; candidates by their number in the contest."""
    told = sorted(reports, key=lambda report: (report.moment[0], report.stage, report.moment, report.order))
    shown: dict[int, list[_Shown]] = {}
    for number, person in enumerate(people):
        for showing in person.showings:
            shown.setdefault(id(showing.report), []).append((number, showing.standing))
    return tuple(_stand(report, shown.get(id(report), [])) for report in told)


def _stand(report: Report, shown: Sequence[_Shown]) -> Stand:
    leader = next((standing for _, standing in shown if standing.outcome in AHEAD), None)
    return Stand(
        article=report.article.id,
        published=report.article.published,
        status=_STATUSES[report.stage],  # type: ignore[arg-type]
        rounds=report.contest.rounds,
        leader=_shown_name(leader) if leader else None,
        margin=Figure.of(report.contest.margin),
        candidates=tuple(
            StandFigure(number, standing.outcome, Figure.of(standing.votes))
            for number, standing in shown
            if standing.outcome or standing.votes
        ),
    )


def _shown_name(standing: Standing) -> str | None:
    """The name, else the party alone."""
    return standing.name or (standing.party.id if standing.party else None)
