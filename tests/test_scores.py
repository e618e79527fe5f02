"""Scores of entities: what makes a share of passes a probability, and that asking for them changes nothing else."""

import numpy
import pytest

import electextract
from electextract.components.scores import PASSES, calibration_error, calibration_levels, entity_scores, found_again
from electextract.errors import ElectextractError
from electextract.pipeline import blank

TEXT = "Asha Rao of the BJP won Sitai by 5,000 votes. Dipak Das of the Congress polled 35,000 votes there."


def test_levels_rise_with_the_share() -> None:
    shares = [0.0] * 10 + [0.5] * 10 + [1.0] * 10
    right = [False] * 9 + [True] + [True, False] * 5 + [True] * 10
    levels = calibration_levels(shares, right)
    assert len(levels) == PASSES + 1
    assert levels == sorted(levels)
    assert levels[0] == pytest.approx(2 / 12, abs=1e-3)
    assert levels[5] == pytest.approx(0.5, abs=1e-3)
    assert levels[-1] == pytest.approx(11 / 12, abs=1e-3)


def test_levels_that_fall_are_pooled() -> None:
    levels = calibration_levels([0.9] * 8 + [1.0] * 8, [True] * 8 + [False] * 8)
    assert levels[9] == levels[10] == pytest.approx(10 / 20, abs=1e-3)


def test_calibration_error_is_the_mean_distance() -> None:
    assert calibration_error([0.95, 0.95, 0.15], [True, True, False]) == pytest.approx((0.05 * 2 + 0.15) / 3)
    assert calibration_error([1.0, 1.0], [True, False]) == pytest.approx(0.5)
    assert calibration_error([], []) == 0.0


def test_scores_are_probabilities_and_repeat() -> None:
    nlp = electextract.load()
    before = numpy.random.get_state()[1].tolist()
    plain, scored, again = (electextract.extract(TEXT, nlp=nlp, scores=scores) for scores in (False, True, True))
    assert scored == again
    assert all(0.0 <= (entity.score or 0.0) <= 1.0 for entity in scored.entities)
    assert max(entity.score or 0.0 for entity in scored.entities) > 0.5
    assert {entity.score for entity in plain.entities} == {None}
    assert scored.contests == plain.contests
    assert [(entity.text, entity.label) for entity in scored.entities] == [
        (entity.text, entity.label) for entity in plain.entities
    ]
    assert numpy.random.get_state()[1].tolist() == before


def test_what_no_pass_finds_has_the_lowest_share() -> None:
    nlp = electextract.load()
    doc = nlp(TEXT)
    doc.set_ents([doc.char_span(TEXT.index("there"), TEXT.index("there") + 5, label="PARTY")])
    assert found_again(nlp, doc) == (0.0,)
    doc.set_ents([])
    assert entity_scores(nlp, doc) == ()


def test_pipeline_without_model_has_no_scores() -> None:
    nlp = blank()
    with pytest.raises(ElectextractError, match="without tok2vec, ner"):
        entity_scores(nlp, nlp(TEXT))
