"""Whether an article is believed to report results, by the classifier of articles and by the contests read in it.

A story of wards, of a cooperative or of an election abroad tells of winners and margins like a report, and the
classifier is in two minds about it. But the contests read there are held nowhere that the lists know, or are read
from little. One contest that is sure speaks for the whole article. `benchmarks/README.md` tells what this earns.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from electextract.records import FIGURES, ContestResult, SeatTally
from electextract.relations.outcomes import is_counted
from electextract.results_score import FIGURES_SCORE, LEAST_TOLD, SURE_SCORE, reports_results

if TYPE_CHECKING:
    from spacy.tokens import Doc

LEAST_CONFIDENCE, TOLD_CONFIDENCE = 0.1, 0.15
"""Of a contest that speaks for an article which the classifier is in two minds about, or takes for another story."""
LEAST_PARTIES = 2
"""Whose seats an article counts that the classifier takes for another story."""


def is_believed(doc: Doc, contests: Sequence[ContestResult], tallies: Sequence[SeatTally]) -> bool:
    """Whether the classifier is sure of a report, or a contest speaks for it; and seats counted, if it sees none."""
    if reports_results(doc, least=SURE_SCORE):
        return True
    if reports_results(doc):
        return any(_speaks(contest, LEAST_CONFIDENCE) for contest in contests)
    told = reports_results(doc, least=LEAST_TOLD) and _counts_seats(tallies)
    return told and any(_speaks(contest, TOLD_CONFIDENCE) for contest in contests)


def take_back(doc: Doc) -> None:
    """Leaves the Doc without contests, and without votes and margins where the classifier's doubt is greater."""
    doc._.contests = ()
    if not reports_results(doc, least=FIGURES_SCORE):
        doc.set_ents([ent for ent in doc.ents if ent.label_ not in FIGURES])


def _speaks(contest: ContestResult, least: float) -> bool:
    """A seat that the lists know, or a city that elects a mayor, and a confidence of at least so much."""
    seat = contest.constituency
    known = seat is not None and (seat.id is not None or contest.house == "local")
    return known and (contest.confidence or 0.0) >= least


def _counts_seats(tallies: Sequence[SeatTally]) -> bool:
    """Seats of several parties in the reported election."""
    return len({tally.party.id for tally in tallies if is_counted(tally)}) >= LEAST_PARTIES
