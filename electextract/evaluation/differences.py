"""Two models on the same annotated articles: how much better one is, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from electextract.errors import ElectextractError
from electextract.evaluation.report import KINDS, count_article
from electextract.evaluation.scores import SAMPLES
from electextract.io.annotated import AnnotatedArticle
from electextract.records import Extraction

_NAMES = tuple(kind for group in KINDS.values() for kind in group)


@dataclass(frozen=True, slots=True)
class Difference:
    """F of one kind of answer with two models.

    Attributes:
        old, new: F of each, 0 to 1; None where neither gold nor found have one.
        interval: 95 % of the differences new - old that other articles of this sort would give (paired bootstrap
            over the articles, percentiles); None where there are fewer than two articles or nothing to count.
    """

    old: float | None = None
    new: float | None = None
    interval: tuple[float, float] | None = None

    @property
    def change(self) -> float | None:
        """New less old; None where one of them is."""
        return None if self.old is None or self.new is None else self.new - self.old

    @property
    def better(self) -> bool:
        """Whether the whole interval lies above 0."""
        return self.interval is not None and self.interval[0] > 0

    @property
    def worse(self) -> bool:
        """Whether the whole interval lies below 0."""
        return self.interval is not None and self.interval[1] < 0

    def to_dict(self) -> dict[str, Any]:
        """As JSON types."""
        return {"old": self.old, "new": self.new, "interval": self.interval and list(self.interval)}


def compare_extractions(
    gold: Sequence[AnnotatedArticle], old: Sequence[Extraction], new: Sequence[Extraction], *, seed: int = 0
) -> dict[str, Difference]:
    """The difference in F for each kind of `KINDS`.

    Args:
        gold: annotated articles; old, new: what two models extracted from each, in the same order.
        seed: of the bootstrap. Each sample takes the same articles for both models (Efron and Tibshirani 1993).

    Raises:
        ElectextractError: code `option`, where they are not of one length.
    """
    if not len(gold) == len(old) == len(new):
        raise ElectextractError("option", f"{len(gold)} gold articles, {len(old)} and {len(new)} extractions")
    if not gold:
        return {kind: Difference() for kind in _NAMES}
    sides = [_counts(gold, found) for found in (old, new)]
    draws = np.random.default_rng(seed).multinomial(len(gold), np.full(len(gold), 1 / len(gold)), size=SAMPLES)
    totals = [_f1(side.sum(axis=0, keepdims=True))[0] for side in sides]
    changes = np.subtract(*(_f1(np.tensordot(draws, side, axes=1)) for side in reversed(sides)))
    return {
        kind: Difference(_known(totals[0][k]), _known(totals[1][k]), _interval(changes[:, k], len(gold)))
        for k, kind in enumerate(_NAMES)
    }


def _counts(gold: Sequence[AnnotatedArticle], found: Sequence[Extraction]) -> np.ndarray[Any, Any]:
    """Correct, spurious, missing: shape (articles, kinds, 3)."""
    counts = [count_article(article, other) for article, other in zip(gold, found, strict=True)]
    return np.array([[each.get(kind, (0, 0, 0)) for kind in _NAMES] for each in counts], dtype=np.float64)


def _f1(counts: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """F where there is something to count, else not a number; the last axis goes."""
    correct, spurious, missing = np.moveaxis(counts, -1, 0)
    whole = 2 * correct + spurious + missing
    rates: np.ndarray[Any, Any] = np.full(whole.shape, np.nan)
    np.divide(2 * correct, whole, out=rates, where=whole > 0)
    return rates


def _known(value: float) -> float | None:
    return None if np.isnan(value) else float(value)


def _interval(changes: np.ndarray[Any, Any], articles: int) -> tuple[float, float] | None:
    counted = changes[~np.isnan(changes)]
    if articles < 2 or not len(counted):
        return None
    low, high = np.percentile(counted, [2.5, 97.5])
    return float(low), float(high)
