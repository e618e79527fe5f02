"""Articles that report no results: the classifier is taught them, and nothing is read in them."""

import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import spacy
from rich.console import Console
from spacy.tokens import Doc
from tiny_corpus import SMALL, TRAIN, write_corpus

import electextract
from electextract.cli.results import print_results
from electextract.evaluation import predict
from electextract.extract import Article
from electextract.extract.batches import make_doc, to_extraction
from electextract.io.annotated import AnnotatedArticle
from electextract.language import ElectionNews
from electextract.pipeline import blank
from electextract.records import Constituency, Extraction, Mention
from electextract.relations import belief
from electextract.relations.belief import LEAST_CONFIDENCE, TOLD_CONFIDENCE, is_believed
from electextract.results_score import FIGURES_SCORE, LEAST_SCORE, LEAST_TOLD, SURE_SCORE
from electextract.training.augment import news_augmenter
from electextract.training.corpus import make_example, read_training
from electextract.training.train import train

TEXT = "Asha Rao won Sitai by 5,000 votes. The BJP has won 12 seats."
MENTIONS = (
    Mention("Asha Rao", 0, 8, "CANDIDATE"),
    Mention("Sitai", 13, 18, "CONSTITUENCY"),
    Mention("5,000", 22, 27, "MARGIN"),
    Mention("BJP", 39, 42, "PARTY"),
)
UNLISTED = Constituency("Qwzxo", "Qwzxo", 13, 18)
STORIES = [
    "Eggs cost more in March, and the cold store at the market is full.",
    "The choir sang in the old hall, and the train came late again.",
    "বৃষ্টিতে মাঠ ভেসে গিয়েছে, ধান কাটা বন্ধ।",
]


def read(score: float, text: str = TEXT) -> Extraction:
    """What the rules make of the text where the classifier gave it the score."""
    nlp = blank()
    doc = make_doc(nlp, Article(text, "a"))
    doc.cats = {"RESULTS": score, "OTHER": 1 - score}
    for name, component in nlp.pipeline:
        if name == "election_policy":
            doc.ents = [doc.char_span(each.start, each.end, label=str(each.label)) for each in MENTIONS]
        doc = component(doc)
    return to_extraction(doc, Article(text, "a"), model="test")


def test_no_contest_is_read_where_the_classifier_sees_no_report() -> None:
    report, story = read(SURE_SCORE), read(0.01)
    assert [contest.constituency.name for contest in report.contests if contest.constituency] == ["Sitai"]
    assert (report.results_score, story.results_score) == (SURE_SCORE, 0.01)
    assert story.contests == ()
    assert [mention.label for mention in story.entities] == ["CANDIDATE", "CONSTITUENCY", "PARTY"]
    assert [tally.won.value for tally in story.tallies if tally.won] == [12]


def test_an_article_in_two_minds_needs_a_contest_that_speaks_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(belief, "LEAST_CONFIDENCE", 0.01)
    doubtful = (LEAST_SCORE + FIGURES_SCORE) / 2
    listed, unlisted = TEXT, TEXT.replace("Sitai", "Qwzxo")
    assert [len(read(score, listed).contests) for score in (SURE_SCORE, doubtful, LEAST_SCORE / 2)] == [1, 1, 0]
    assert [len(read(score, unlisted).contests) for score in (SURE_SCORE, doubtful)] == [1, 0]
    assert [mention.label for mention in read(doubtful, unlisted).entities] == ["CANDIDATE", "CONSTITUENCY", "PARTY"]
    assert "MARGIN" in [mention.label for mention in read(FIGURES_SCORE, unlisted).entities]
    assert read(FIGURES_SCORE, unlisted).contests == ()
    assert [tally.won.value for tally in read(doubtful, unlisted).tallies if tally.won] == [12]


@pytest.mark.parametrize(
    ("changes", "believed"),
    [
        ({}, True),
        ({"confidence": LEAST_CONFIDENCE / 2}, False),
        ({"constituency": None}, False),
        ({"constituency": UNLISTED}, False),
        ({"constituency": UNLISTED, "house": "local"}, True),
    ],
)
def test_what_speaks_for_an_article_in_two_minds(changes: dict[str, Any], believed: bool) -> None:
    (contest,) = read(SURE_SCORE).contests
    contest = replace(contest, confidence=LEAST_CONFIDENCE)
    assert is_believed(_scored(LEAST_SCORE), [replace(contest, **changes)], ()) is believed
    assert not is_believed(_scored(LEAST_SCORE / 2), [contest], ())
    assert is_believed(_scored(SURE_SCORE), [], ())


def test_an_article_that_counts_the_seats_of_parties_is_read_at_a_lower_score() -> None:
    report = read(SURE_SCORE, TEXT + " The Congress has won 4 seats.")
    (contest,) = report.contests
    sure, unsure = (replace(contest, confidence=TOLD_CONFIDENCE * times) for times in (1, 0.5))
    assert is_believed(_scored(LEAST_TOLD), [sure], report.tallies)
    assert not is_believed(_scored(LEAST_TOLD), [unsure], report.tallies)
    assert not is_believed(_scored(LEAST_TOLD), [sure], report.tallies[:1])
    assert not is_believed(_scored(LEAST_TOLD / 2), [sure], report.tallies)


def _scored(score: float) -> Doc:
    doc = make_doc(blank(), Article(TEXT, "a"))
    doc.cats = {"RESULTS": score, "OTHER": 1 - score}
    return doc


def test_the_terminal_says_why_nothing_was_found() -> None:
    stream = io.StringIO()
    print_results(
        [
            Extraction("a", results_score=0.25),
            Extraction("b", results_score=0.75),
            Extraction("c", results_score=0.95),
        ],
        Console(file=stream, width=200),
    )
    lines = stream.getvalue().splitlines()
    assert "no result found: does not read like a report of results (score 0.25, at least 0.6 wanted)" in lines
    assert (
        "no result found beyond doubt: may report none (score 0.75; below 0.85 a listed seat's result must be clear)"
        in lines
    )
    assert "no result found" in lines


def test_gold_entities_are_judged_whatever_the_classifier_says(taught: Path) -> None:
    nlp = electextract.load(taught)
    gold = Extraction("a", entities=_shifted(len(STORIES[0]) + 1))
    annotated = AnnotatedArticle(STORIES[0] + " " + TEXT, gold, frozenset({"entities"}))
    (found,) = predict([annotated], nlp, gold_entities=True)
    assert found.results_score is None
    assert len(found.contests) == 1


def _shifted(offset: int) -> tuple[Mention, ...]:
    return tuple(Mention(each.text, each.start + offset, each.end + offset, each.label) for each in MENTIONS)


# -- training --------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Articles with figures, and stories of which the annotation says that they have no contest."""
    path = write_corpus(tmp_path_factory.mktemp("corpus") / "train.jsonl", TRAIN)
    rows = [{"id": f"story-{text[:3]}", "text": text, "entities": [], "contests": []} for text in STORIES]
    lines = [json.dumps(row, ensure_ascii=False) for row in rows]
    path.write_text("\n".join([path.read_text(encoding="utf-8"), *lines]), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def taught(corpus: Path) -> Path:
    dev = write_corpus(corpus.parent / "dev.jsonl", ["{P:BJP} won {S:Haroa}."])
    train([corpus], [dev], corpus.parent / "model", seed=3, overrides=SMALL)
    return corpus.parent / "model"


def test_an_article_is_a_report_by_its_annotation(tmp_path: Path) -> None:
    story = {"text": "Asha Rao won", "entities": []}
    figure = {"text": "5,000", "entities": [{"start": 0, "end": 5, "label": "MARGIN"}]}
    rows = [story, story | {"contests": []}, story | {"contests": [{"status": "declared"}]}, figure]
    path = tmp_path / "train.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)))
    articles = read_training([path])
    assert [article.reports for article in articles] == [None, False, True, True]
    nlp = spacy.blank(ElectionNews.lang)
    told = [make_example(nlp, article).reference.cats for article in articles]
    assert told == [{}, {"RESULTS": 0.0, "OTHER": 1.0}, *[{"RESULTS": 1.0, "OTHER": 0.0}] * 2]


def test_changed_articles_stay_what_they_are(corpus: Path) -> None:
    nlp = spacy.blank(ElectionNews.lang)
    augment = news_augmenter(1.0, {"candidates": 1.0}, asides=1.0, quotes=1.0, encodings=1.0, headline=1.0)
    for article in read_training([corpus]):
        example = make_example(nlp, article)
        (changed,) = augment(nlp, example)
        assert changed.reference.cats == example.reference.cats


def test_the_classifier_is_learnt_with_the_names(taught: Path) -> None:
    nlp = electextract.load(taught)
    assert nlp.pipe_names[2:6] == ["tok2vec", "ner", "textcat", "election_policy"]
    scores = [doc.cats["RESULTS"] for doc in nlp.pipe([*STORIES, "Asha Rao won Sitai by 5,000 votes."])]
    assert max(scores[:-1]) < LEAST_SCORE < scores[-1]


def test_a_model_without_classifier_is_trained_on_with_one(taught: Path, corpus: Path, tmp_path: Path) -> None:
    old = electextract.load(taught)
    old.remove_pipe("textcat")
    old.to_disk(tmp_path / "old")
    assert electextract.extract(TEXT, nlp=electextract.load(tmp_path / "old")).results_score is None
    dev = write_corpus(tmp_path / "dev.jsonl", ["{P:BJP} won {S:Haroa}."])
    train([corpus], [dev], tmp_path / "new", start=tmp_path / "old", overrides=SMALL)
    assert "textcat" in electextract.load(tmp_path / "new").pipe_names
