"""Contests as spaCy scores: the registered scorer, `nlp.evaluate` and `spacy evaluate`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import spacy
from spacy.cli.evaluate import evaluate as spacy_evaluate
from spacy.training import Corpus, Example

import electextract
from electextract.cli import main
from electextract.evaluation import evaluate
from electextract.evaluation.spacy_scorer import score_contests
from electextract.io.annotated import read_annotated
from electextract.pipeline import DEFAULT_MODEL, find_model

ROOT = Path(__file__).parent.parent

pytestmark = pytest.mark.skipif(not (ROOT / "training_data").is_dir(), reason="no training data in this checkout")


@pytest.fixture(scope="module")
def dev(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A few dev articles as JSON lines and as a DocBin."""
    folder = tmp_path_factory.mktemp("dev")
    rows = (ROOT / "training_data" / "en" / "dev.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)[:6]
    gold, docs = folder / "dev.jsonl", folder / "dev.spacy"
    gold.write_text("".join(rows), encoding="utf-8")
    assert main(["convert", str(gold), "--output", str(docs)]) == 0
    return gold, docs


def test_the_scores_are_those_of_evaluate(dev: tuple[Path, Path]) -> None:
    gold, docs = dev
    nlp = electextract.load()
    scores = nlp.evaluate(list(Corpus(docs)(nlp)))
    articles = list(read_annotated(gold))
    found = list(electextract.extract_many([each.text for each in articles], nlp=nlp))
    expected = evaluate(articles, found).scores["all"]
    for name, kind in {"contests": "exactly right", "facts": "all facts", "tallies": "tallies"}.items():
        score = expected[kind]
        assert [scores[f"{name}_{rate}"] for rate in "prf"] == [score.precision, score.recall, score.f1]
    assert scores["facts_per_type"]["winner"]["f"] == expected["winner"].f1
    assert expected["all facts"].correct > 10


def test_spacy_evaluate_writes_them(dev: tuple[Path, Path], tmp_path: Path) -> None:
    output = tmp_path / "scores.json"
    spacy_evaluate(str(find_model(DEFAULT_MODEL)), dev[1], output, per_component=True)
    scores = json.loads(output.read_text(encoding="utf-8"))["election_relations"]
    assert 0 < scores["facts_f"] <= 1


def test_the_scorer_is_registered_and_passes_over_docs_without_gold() -> None:
    scorer = spacy.registry.scorers.get("electextract.ContestScorer.v1")()
    assert scorer is score_contests
    nlp = electextract.load()
    doc = nlp("Tarulata Barui of the BJP won Naihati by 5,000 votes.")
    scores = scorer([Example(doc, nlp.make_doc(doc.text))])
    assert (scores["contests_f"], scores["facts_f"], scores["tallies_f"]) == (None, None, None)


def test_displacy_takes_the_colours_of_the_package() -> None:
    from spacy.displacy import EntityRenderer

    colours = EntityRenderer({"ents": ["CANDIDATE"]}).colors
    assert colours["CANDIDATE"] == "#f9c784"


def test_the_example_of_the_universe_entry_runs(capsys: pytest.CaptureFixture[str]) -> None:
    [entry] = json.loads((ROOT / "docs" / "universe.json").read_text(encoding="utf-8"))
    assert {"id", "title", "slogan", "description", "pip", "code_example", "category", "author"} <= set(entry)
    exec("\n".join(entry["code_example"]), {})
    assert capsys.readouterr().out.splitlines()[1] == "IN-AC-WB-104-2008 Tarulata Barui 28000 at_least"


def test_the_package_says_that_it_has_types() -> None:
    assert (Path(electextract.__file__).parent / "py.typed").is_file()
