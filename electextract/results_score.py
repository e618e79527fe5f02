"""Whether an article reports results of contests at all, by the word of the text classifier.

A story of a campaign, a turnout or a cricket match has figures and words of winning, too. The component `textcat`
reads the article's words as a bag (`electextract.components.bag`); where it sees no report, numbers are neither votes
nor margins, and the relation layer links no contest. A pipeline without `textcat` takes every article for a report.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

RESULTS, OTHER = "RESULTS", "OTHER"
"""Labels of `textcat`: the article reports the result or standing of a contest, or it does not."""

SURE_SCORE = 0.85
"""What the classifier must give RESULTS, 0 to 1, for an article to be believed whatever its contests are."""
FIGURES_SCORE = 0.82
"""What it must give for votes and margins to stay where no contest is believed."""
LEAST_SCORE = 0.6
"""What it must give where a contest at a listed seat speaks for the article."""
LEAST_TOLD = 0.15
"""What it must give where the article counts the seats of parties as well; of figures, only those beyond doubt are
votes or margins then."""


def results_score(doc: Doc) -> float | None:
    """What the classifier gives RESULTS, 0 to 1; None without a classifier."""
    return doc.cats.get(RESULTS)


def reports_results(doc: Doc, *, least: float = LEAST_SCORE) -> bool:
    """Whether the classifier gives at least as much; a pipeline without one takes every article for a report."""
    score = results_score(doc)
    return score is None or score >= least
