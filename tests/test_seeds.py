"""The five seeds through the shipped model, and the same articles with everything in them exchanged.

No rule and no weight may know the seeds: with other names, seats, parties and figures put in, the results must
come out as well.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from shuffle import ALLIANCES, PARTIES, shuffle_article
from spacy.language import Language

import electextract
from electextract.evaluation import Report, evaluate, predict
from electextract.gazetteers import fold_name, parties
from electextract.io.annotated import AnnotatedArticle, read_article
from electextract.io.articles import resolve_text
from electextract.io.files import read_objects
from electextract.pipeline import blank

SEEDS = Path(__file__).parent.parent / "seeds"
SHUFFLES = range(1, 6)
CONTESTS, LEAST_RIGHT = 21, 19

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="no seeds beside the package")


@pytest.fixture(scope="module")
def rows() -> list[dict[str, Any]]:
    return [resolve_text(row, folder=SEEDS, spot="gold") for _, row in read_objects(SEEDS / "gold.jsonl")]


@pytest.fixture(scope="module")
def model() -> Language:
    return electextract.load()


def through(nlp: Language, gold: list[AnnotatedArticle]) -> Report:
    """What comes out at the door that users take."""
    articles = [{"text": each.text, "id": each.gold.id, "published": each.gold.published} for each in gold]
    return evaluate(gold, list(electextract.extract_many(articles, nlp=nlp)))


def right_contests(report: Report) -> int:
    return report.scores["all"]["exactly right"].correct


def told(report: Report) -> str:
    return "\n".join(f"{each.id}: {mistake}" for each in report.mistakes for mistake in each.mistakes)


def test_the_model_on_the_seeds(rows: list[dict[str, Any]], model: Language) -> None:
    report = through(model, [read_article(row) for row in rows])
    scores, right = report.scores["all"], right_contests(report)
    assert right == CONTESTS, told(report)
    assert scores["exactly right"].spurious == 0, told(report)
    assert (scores["all entities"].f1 or 0) >= 0.98, told(report)
    assert scores["tallies"].f1 == 1, told(report)


@pytest.mark.parametrize("seed", SHUFFLES)
def test_the_model_on_shuffles(rows: list[dict[str, Any]], model: Language, seed: int) -> None:
    report = through(model, [read_article(shuffle_article(row, seed)) for row in rows])
    right = right_contests(report)
    assert right >= LEAST_RIGHT, told(report)


@pytest.mark.parametrize("seed", [0, *SHUFFLES])
def test_the_rules_alone(rows: list[dict[str, Any]], seed: int) -> None:
    """With the gold's entities given; 0 stands for the seeds as they are."""
    gold = [read_article(shuffle_article(row, seed) if seed else row) for row in rows]
    report = evaluate(gold, list(predict(gold, blank(), gold_entities=True)))
    right = right_contests(report)
    assert right >= (LEAST_RIGHT if seed else CONTESTS), told(report)


@pytest.mark.parametrize("seed", SHUFFLES)
def test_a_shuffle_leaves_nothing_of_the_old_article(rows: list[dict[str, Any]], seed: int) -> None:
    for row in rows:
        other = shuffle_article(row, seed)
        assert shuffle_article(row, seed) == other
        assert [ent["label"] for ent in other["entities"]] == [ent["label"] for ent in row["entities"]]
        assert all(other["text"][ent["start"] : ent["end"]] == ent["text"] for ent in other["entities"])
        stayed = {name for name in old_names(row) if name in other["text"]}
        assert stayed == set()


def old_names(row: dict[str, Any]) -> set[str]:
    names = {each["name"] for contest in row["contests"] for each in contest["candidates"] if each["name"]}
    return names | {contest["constituency"]["name"] for contest in row["contests"] if contest["constituency"]}


def test_figures_of_a_shuffle_fit_together(rows: list[dict[str, Any]]) -> None:
    for seed in SHUFFLES:
        contests = shuffle_article(rows[0], seed)["contests"]
        first, second = contests[5]["candidates"]
        assert first["votes"]["value"] - second["votes"]["value"] == contests[5]["margin"]["value"]
        assert contests[5]["margin"]["value"] % 1000 == 0
    figures = [ent["text"] for ent in shuffle_article(rows[2], 1)["entities"] if ent["label"] == "MARGIN"]
    assert figures[1] != "১১,০৭৭"
    assert figures[2] == figures[1].replace(",", "")  # the same margin again, without comma


def test_parties_of_the_shuffle_are_listed() -> None:
    codes: dict[str, set[str]] = {}
    for code, party in parties().items():
        for name in party.names:
            codes.setdefault(fold_name(name), set()).add(code)
    for code, kinds in PARTIES.items():
        written = [form for forms in kinds.values() for form in forms[:2]]
        unknown = [form for form in written if code not in codes.get(fold_name(form), set())]
        assert unknown == []
    assert all(fold_name(name) in codes for name in ALLIANCES)
