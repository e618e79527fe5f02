"""Confidence: every doubt has a weight, and what is doubtful makes a contest less sure."""

from dataclasses import replace

import pytest

from electextract import records
from electextract.records import Constituency, ContestResult, Party, Quantity, Standing
from electextract.relations.confidence import doubts, probability, weights, with_confidence

SURE = ContestResult(
    constituency=Constituency("Sitai", id="IN-AC-WB-006-2008"),
    candidates=(
        Standing("Asha Rao", party=Party("BJP", "BJP"), outcome="won"),
        Standing("Dipak Das", party=Party("INC", "Congress"), outcome="lost"),
    ),
    margin=Quantity(5000),
    confidence=0.95,
)


def test_every_doubt_has_a_weight() -> None:
    assert weights().keys() == doubts(SURE, contests=1).keys()


@pytest.mark.parametrize(
    "doubtful",
    [
        replace(SURE, constituency=None),
        replace(SURE, warnings=(records.Warning("winner_votes", "a rival has more"),)),
        replace(SURE, candidates=(replace(SURE.candidates[0], party=None), SURE.candidates[1])),
        replace(SURE, candidates=(replace(SURE.candidates[0], outcome="lost"), SURE.candidates[1])),
        replace(SURE, confidence=0.4),
    ],
)
def test_doubts_make_a_contest_less_sure(doubtful: ContestResult) -> None:
    sure, less = (with_confidence([contest])[0].confidence for contest in (SURE, doubtful))
    assert sure is not None
    assert less is not None
    assert 0.0 <= less < sure <= 1.0


def test_probability_is_the_logistic_function() -> None:
    assert probability({"constant": 1.0}, {"constant": 0.0}) == 0.5
    assert probability({"constant": 1.0, "other": 2.0}, {"constant": 1.0}) == pytest.approx(0.7311, abs=1e-4)
