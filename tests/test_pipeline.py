"""The pipeline's order and needs, and the door that finds and checks a model."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import electextract
from electextract.errors import ElectextractError
from electextract.pipeline import COMPONENTS, RULES, blank, find_model, load


def test_the_order_meets_every_component_need() -> None:
    nlp = blank()
    assert nlp.pipe_names == list(RULES)
    problems = nlp.analyze_pipes()["problems"]
    assert {need for needs in problems.values() for need in needs} <= {"doc.ents"}  # which `ner` assigns
    assert [name for name in COMPONENTS if name in RULES] == list(RULES)


def test_a_gazetteer_of_ones_own_is_known_at_once(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("kind,id,name,aliases\nparty,NVP,New Village Party,Gram Dal\n", encoding="utf-8")
    doc = blank(gazetteer=path)("The Gram Dal won.")
    assert [(span.text, span._.party_ids) for span in doc.spans["gazetteer"]] == [("Gram Dal", ("NVP",))]


def test_a_model_that_is_nowhere() -> None:
    with pytest.raises(ElectextractError, match="no model") as caught:
        find_model("no_such_model")
    assert caught.value.code == "model"


def test_a_model_of_another_version_or_kind(tmp_path: Path) -> None:
    nlp = blank()
    nlp.meta["electextract_version"] = "9.9.9"
    nlp.to_disk(tmp_path / "old")
    with pytest.raises(ElectextractError, match=r"made by electextract 9\.9\.9"):
        load(tmp_path / "old")
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "meta.json").write_text(json.dumps({"lang": "enbn"}), encoding="utf-8")
    with pytest.raises(ElectextractError, match="not a model"):
        load(broken)


def test_the_package_names_its_version() -> None:
    assert electextract.__version__.count(".") == 2
