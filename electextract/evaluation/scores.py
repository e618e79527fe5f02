"""Counts of right, spurious and missing, and the figures made from them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np

T = TypeVar("T", bound=Hashable)

SAMPLES = 1000
"""Bootstrap samples behind an interval."""


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F of one kind of answer.

    Attributes:
        correct: answers that are found and in the gold; spurious: found only; missing: in the gold only.
        interval: 95 % of the F values that other articles of this sort would give (bootstrap over the
            articles, percentiles); None where there are fewer than two articles or nothing to count.
    """

    correct: int = 0
    spurious: int = 0
    missing: int = 0
    interval: tuple[float, float] | None = None

    @property
    def precision(self) -> float | None:
        """Share of the found that is right; None where nothing is found."""
        return _share(self.correct, self.correct + self.spurious)

    @property
    def recall(self) -> float | None:
        """Share of the gold that is found; None where the gold has none."""
        return _share(self.correct, self.correct + self.missing)

    @property
    def f1(self) -> float | None:
        """Harmonic mean of both; None where neither gold nor found have one."""
        return _share(2 * self.correct, 2 * self.correct + self.spurious + self.missing)

    def to_dict(self) -> dict[str, Any]:
        """Counts, rates (0 to 1) and interval as JSON types."""
        rates = {"precision": self.precision, "recall": self.recall, "f1": self.f1}
        counts = {"correct": self.correct, "spurious": self.spurious, "missing": self.missing}
        return {**rates, "interval": self.interval and list(self.interval), **counts}


Counts = Mapping[str, tuple[int, int, int]]
"""Of one article: kind -> (correct, spurious, missing)."""


def compare(gold: Counter[T], found: Counter[T]) -> tuple[int, int, int]:
    """Correct, spurious and missing of two bags of answers."""
    correct = (gold & found).total()
    return correct, found.total() - correct, gold.total() - correct


def make_scores(articles: Sequence[Counts], kinds: Sequence[str], *, seed: int) -> dict[str, Score]:
    """Scores over all articles, with bootstrap intervals of F.

    Args:
        articles: counts, one mapping an article; the order bears on the intervals alone.
        seed: of the bootstrap; the same seed, the same intervals.
    """
    counts = np.array([[article.get(kind, (0, 0, 0)) for kind in kinds] for article in articles], dtype=np.int64)
    if not len(articles):
        return {kind: Score() for kind in kinds}
    bounds = _intervals(counts, seed)
    totals = counts.sum(axis=0)
    return {
        kind: Score(int(correct), int(spurious), int(missing), interval)
        for kind, (correct, spurious, missing), interval in zip(kinds, totals, bounds, strict=True)
    }


def _intervals(counts: np.ndarray[Any, Any], seed: int) -> list[tuple[float, float] | None]:
    """2.5 % and 97.5 % points of F for each kind; `counts` is articles x kinds x 3."""
    number = len(counts)
    draws = np.random.default_rng(seed).multinomial(number, np.full(number, 1 / number), size=SAMPLES)
    correct, spurious, missing = np.moveaxis(np.tensordot(draws, counts, axes=1), 2, 0)
    whole = 2 * correct + spurious + missing
    bounds: list[tuple[float, float] | None] = []
    for kind in range(counts.shape[1]):
        counted = whole[:, kind] > 0
        if number < 2 or not counted.any():
            bounds.append(None)
            continue
        values = 2 * correct[counted, kind] / whole[counted, kind]
        low, high = np.percentile(values, [2.5, 97.5])
        bounds.append((float(low), float(high)))
    return bounds


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
