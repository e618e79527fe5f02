"""A stated number against the official one."""

from __future__ import annotations

from electextract.consolidated import VerdictWord
from electextract.figures import Figure, last_place, span

COUNT_SLACK = 0.01
"""Part of the official number by which a stand during the count may be above it: late corrections."""


def judge_figure(figure: Figure, official: int) -> VerdictWord:
    """Whether a number is right.

    Confirmed: the same number, or a bound that holds and is near: "over 28,000" for 28,168 (up to the next round
    number, 29,000 here). Approximately right: rounded or cut to its last place (1.3 lakh for 130,636 or 138,900),
    "about" within five percent, a bound that holds but is not near. Else contradicted.
    """
    if figure.qualifier in ("at_least", "at_most"):
        return _judge_bound(figure, official)
    if figure.qualifier == "exact" and figure.value == official:
        return "confirmed"
    low, high = span(figure)
    return "approximately right" if low <= official <= high else "contradicted"


def judge_stand(figure: Figure, official: int) -> VerdictWord:
    """Votes during the count are provisional, and never more than there are at the end."""
    least = 0 if figure.qualifier == "at_most" else min(figure.value, span(figure)[0])
    return "provisional" if least <= official * (1 + COUNT_SLACK) else "contradicted"


def _judge_bound(figure: Figure, official: int) -> VerdictWord:
    least, most = sorted((figure.value, official))
    holds = figure.value == (least if figure.qualifier == "at_least" else most)
    if not holds:
        return "contradicted"
    return "confirmed" if most - least <= last_place(figure) else "approximately right"


def judge_share(share: float, official: float) -> VerdictWord:
    """Percentages: confirmed to the first decimal place, approximately right to the whole percent."""
    distance = abs(share - official)
    if distance <= 0.05 + 1e-9:
        return "confirmed"
    return "approximately right" if distance <= 0.5 + 1e-9 else "contradicted"
