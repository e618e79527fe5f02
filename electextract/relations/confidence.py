"""How sure a contest is to be exactly right: a logistic function of what is doubtful about it.

The weights stand in `confidence.toml`; `benchmarks/confidence.py` fits them on articles with gold answers (logistic
regression with a quadratic penalty) and measures the calibration across articles.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from math import exp, log

from electextract.records import ContestResult, Standing

DIGITS = 3
_LEAST = 0.05  # of the rules' share, so that its logarithm is bounded


def doubts(contest: ContestResult, *, contests: int) -> dict[str, float]:
    """What speaks for and against a contest, each as a number.

    Args:
        contest: as the rules wrote it, its `confidence` the product of their precisions.
        contests: how many the article has.
    """
    named = [one for one in contest.candidates if one.name]
    return {
        "constant": 1.0,
        "rules": log(max(contest.confidence or 0.0, _LEAST)),
        "contests": log(max(contests, 1)),
        "no seat": float(contest.constituency is None),
        "no link": float(contest.constituency is not None and contest.constituency.id is None),
        "earlier": float(contest.election.when == "earlier"),
        "counting": float(contest.status == "counting"),
        "warned": float(bool(contest.warnings)),
        "no winner": float(not any(_is_ahead(one) for one in contest.candidates)),
        "nameless": float(len(named) < len(contest.candidates)),
        "no party": float(any(one.party is None for one in named)),
        "alone": float(len(contest.candidates) == 1),
        "crowd": float(len(contest.candidates) > 3),
        "no figure": float(contest.margin is None and all(one.votes is None for one in contest.candidates)),
        "evidence": log(1 + len({each.rule for each in contest.evidence})),
    }


def with_confidence(contests: Sequence[ContestResult]) -> tuple[ContestResult, ...]:
    """The contests of an article with their probabilities of being exactly right, 0 to 1."""
    known = weights()
    return tuple(
        replace(contest, confidence=round(probability(doubts(contest, contests=len(contests)), known), DIGITS))
        for contest in contests
    )


def probability(found: Mapping[str, float], known: Mapping[str, float]) -> float:
    """The logistic function of the weighted sum; what has no weight counts nothing."""
    return 1.0 / (1.0 + exp(-sum([known.get(name, 0.0) * value for name, value in found.items()])))


@cache
def weights() -> dict[str, float]:
    """Weight of each doubt, from `confidence.toml`."""
    path = files(__package__).joinpath("confidence.toml")
    return {name: float(value) for name, value in tomllib.loads(path.read_text(encoding="utf-8"))["weights"].items()}


def _is_ahead(one: Standing) -> bool:
    return one.outcome in ("won", "leading")
