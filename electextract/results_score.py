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

LEAST_SCORE = 0.55
"""What the classifier must give RESULTS, 0 to 1. Most articles are reports, and one left out costs more than a story
read: 99 of the 102 reports among the dev articles have as much, and 3 of the 18 stories."""
LEAST_TOLD = 0.15
"""What it must give an article that says so itself: it counts the seats of parties in the reported election, or has
votes or margins that the words beside them put beyond doubt."""


def results_score(doc: Doc) -> float | None:
    """What the classifier gives RESULTS, 0 to 1; None without a classifier."""
    return doc.cats.get(RESULTS)


def reports_results(doc: Doc, *, told: bool = False) -> bool:
    """Whether contests are looked for in the article; `told`: it counts seats won, or has figures beyond doubt."""
    score = results_score(doc)
    return score is None or score >= (LEAST_TOLD if told else LEAST_SCORE)
