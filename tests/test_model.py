"""The shipped model is the one that its meta.json describes."""

from pathlib import Path

import pytest
from spacy.language import Language

import electextract
from electextract.pipeline import find_model
from electextract.training.corpus import make_example, read_training
from electextract.training.figures import dev_articles, entity_figures, parted_from

DATA = Path(__file__).parent.parent / "training_data"
DEV = sorted(DATA.glob("*/dev.jsonl"))
NER = ("election_numbers", "election_gazetteer", "tok2vec", "ner")
ROUNDING = 0.002
"""Processors round matrix products differently, so that a word in a thousand may fall otherwise."""

pytestmark = pytest.mark.skipif(not DEV, reason="no training_data in this checkout")


@pytest.fixture(scope="module")
def nlp() -> Language:
    return electextract.load(find_model())


def test_ner_has_the_dev_figures_of_its_meta(nlp: Language) -> None:
    examples = [make_example(nlp, article) for article in read_training(DEV)]
    with nlp.select_pipes(enable=list(NER)):
        scores = nlp.evaluate(examples)
    wanted = nlp.meta["performance"]
    for name in ("ents_f", "ents_p", "ents_r"):
        assert scores[name] == pytest.approx(wanted[name], abs=ROUNDING)


def test_pipeline_is_within_the_intervals_of_its_meta(nlp: Language) -> None:
    figures = entity_figures(nlp, dev_articles(DEV))
    for language, kinds in nlp.meta["dev"].items():
        for kind, score in kinds.items():
            low, high = score["interval"]
            assert low <= figures[language][kind]["f1"] <= high, (language, kind)


def test_model_was_made_of_the_data_and_lists_as_they_are(nlp: Language) -> None:
    assert parted_from(nlp, DATA) == []
