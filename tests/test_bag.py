"""The bag of words that the classifier of articles reads: every article weighs the same, however long it is."""

from collections.abc import Callable

import numpy
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from electextract.components.bag import even_bag_of_words
from electextract.language import ElectionNews

NLP = spacy.blank(ElectionNews.lang)
REPORT = "Asha Rao won the seat by 5,000 votes."
STORY = "The choir sang in the old hall."


def bags(*texts: str, scale: float = 3.0) -> list[tuple[dict[int, float], float]]:
    """Word -> weight of each text, and the length of its vector."""
    layer = even_bag_of_words(scale, nO=2).layers[0].layers[0].layers[0]
    words, weights, lengths = layer.predict([NLP.make_doc(text) for text in texts])
    ends = numpy.cumsum(lengths)
    cut = [(words[end - size : end], weights[end - size : end]) for end, size in zip(ends, lengths, strict=True)]
    return [
        (dict(zip(keys.tolist(), values.tolist(), strict=True)), float(numpy.linalg.norm(values)))
        for keys, values in cut
    ]


def test_an_article_has_each_word_once_and_weighs_what_the_others_do() -> None:
    (one, short), (many, long) = bags("BJP won", "won won won BJP " * 40)
    assert one.keys() == many.keys() == {token.norm for token in NLP.make_doc("BJP won")}
    assert short == pytest.approx(3.0)
    assert long == pytest.approx(3.0)


def test_a_word_said_often_weighs_more_but_not_as_much_more() -> None:
    ((weights, _),) = bags("won won won BJP")
    won, party = (weights[token.norm] for token in NLP.make_doc("won BJP"))
    assert party < won < 3 * party


def test_an_empty_article_has_no_words() -> None:
    (none, length), (some, _) = bags("", "BJP")
    assert (none, length) == ({}, 0.0)
    assert some


@pytest.fixture
def classifier() -> Callable[[float], Language]:
    def train(scale: float) -> Language:
        nlp = spacy.blank(ElectionNews.lang)
        nlp.add_pipe("textcat", config={"model": {"@architectures": "electextract.EvenBagOfWords.v1", "scale": scale}})
        examples = [
            Example.from_dict(nlp.make_doc(text), {"cats": {"RESULTS": told, "OTHER": 1 - told}})
            for text, told in ((REPORT, 1.0), (STORY, 0.0))
        ]
        optimizer = nlp.initialize(lambda: examples)
        for _ in range(30):
            nlp.update(examples, sgd=optimizer)
        return nlp

    return train


def score(doc: Doc) -> float:
    return doc.cats["RESULTS"]


def test_the_classifier_tells_a_report_of_any_length(classifier: Callable[[float], Language]) -> None:
    nlp = classifier(3.0)
    assert score(nlp(STORY)) < 0.5 < score(nlp(REPORT))
    assert score(nlp(" ".join([REPORT] * 50))) == pytest.approx(score(nlp(REPORT)), abs=0.01)


def test_a_larger_scale_makes_it_surer(classifier: Callable[[float], Language]) -> None:
    modest, sure = (score(classifier(scale)(REPORT)) for scale in (1.0, 5.0))
    assert 0.5 < modest < sure < 1
