"""`training_data/README.md`: its examples are sound, its coverage table says what the articles hold."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest
import spacy

from electextract.io.annotated import read_article
from electextract.io.inline import parse_markup, read_inline
from electextract.language import ElectionNews
from electextract.training.corpus import TrainingArticle, make_example

SCRIPT = Path(__file__).parent.parent / "training_data" / "coverage.py"

pytestmark = pytest.mark.skipif(not SCRIPT.is_file(), reason="no training_data in this checkout")


@pytest.fixture(scope="module")
def coverage() -> ModuleType:
    spec = importlib.util.spec_from_file_location("coverage_table", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_coverage_table_is_current(coverage: ModuleType) -> None:
    readme = coverage.README.read_text(encoding="utf-8")
    assert coverage.with_table(readme) == readme, "run: python training_data/coverage.py"


def test_examples_of_the_guide_are_sound(coverage: ModuleType) -> None:
    readme = coverage.README.read_text(encoding="utf-8")
    blocks = [block for block in re.findall(r"```text\n(.*?)```", readme, flags=re.DOTALL) if block.startswith("===")]
    rows = [row for block in blocks for row in read_inline(block)]
    assert {read_article(row).gold.language for row in rows} == {"en", "bn"}
    nlp = spacy.blank(ElectionNews.lang)
    for row in rows:
        marks = tuple((ent["start"], ent["end"], ent["label"]) for ent in row["entities"])
        assert make_example(nlp, TrainingArticle(row["id"], row["text"], marks, row["id"])).reference.ents
        assert {ent["label"] for ent in row["entities"]} == set(coverage.LABELS)


def test_marks_in_the_rules_are_markup(coverage: ModuleType) -> None:
    rules = coverage.README.read_text(encoding="utf-8").split("## Entities")[1].split("## Contests")[0]
    marks = re.findall(r"`(\{.*?\})`", rules)
    assert len(marks) > 10
    assert all(parse_markup(mark)[1] for mark in marks)
