"""Confidence against correctness, as a reliability diagram."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean

from electextract.errors import ElectextractError
from electextract.evaluation.facts import judge_contests
from electextract.io.annotated import AnnotatedArticle
from electextract.records import Extraction
from electextract.viz.figures import INK, RULE, SOFT, Plot, new_plot, say_nothing


def plot_confidence(gold: Sequence[AnnotatedArticle], found: Sequence[Extraction], *, bins: int = 5) -> Plot:
    """Confidence against correctness: of the contests found with so much confidence, how many are exactly right.

    On the line, confidence is what it says. The numbers at the points count the contests.

    Args:
        gold: annotated articles, from `read_annotated`.
        found: what was extracted from them, in the same order.
        bins: groups of equal width between 0 and 1.

    Raises:
        ElectextractError: code `option`, where the lengths differ.
    """
    if len(gold) != len(found):
        raise ElectextractError("option", f"{len(gold)} gold articles and {len(found)} results; give one result each")
    judged = [
        (pair.found.confidence, pair.exactly_right())
        for article, extraction in zip(gold, found, strict=True)
        for pair in judge_contests(article, extraction)
        if pair.found is not None and pair.found.confidence is not None
    ]
    plot, axes = new_plot("Confidence and correctness", width=5.5, height=5)
    if not judged:
        say_nothing(axes, "no contest with a confidence")
        return plot
    axes.plot([0, 1], [0, 1], color=SOFT, linewidth=1, linestyle="--", label="as it says")
    points = _reliability(judged, bins)
    axes.plot([x for x, _, _ in points], [y for _, y, _ in points], marker="o", color="#24509a", label="found")
    for x, y, count in points:
        axes.annotate(f"{count:,}", (x, y), (0, 8), textcoords="offset points", ha="center", color=INK)
    axes.set(xlim=(0, 1), ylim=(0, 1.05), xlabel="confidence", ylabel="contests exactly right")
    axes.grid(color=RULE)
    return plot


def _reliability(judged: Sequence[tuple[float, bool]], bins: int) -> list[tuple[float, float, int]]:
    """Mean confidence, share of right ones and number of contests of each bin that is not empty."""
    groups: dict[int, list[tuple[float, bool]]] = {}
    for confidence, right in judged:
        groups.setdefault(min(int(confidence * bins), bins - 1), []).append((confidence, right))
    return [
        (fmean(each[0] for each in group), fmean(each[1] for each in group), len(group))
        for _, group in sorted(groups.items())
    ]
