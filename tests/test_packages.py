"""Packages: a wheel that pip installs, and that electextract and plain spaCy load by name."""

from __future__ import annotations

import importlib.metadata
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from packaging.version import Version
from tiny_corpus import DEV, write_corpus

import electextract
from electextract.cli import main
from electextract.errors import ElectextractError
from electextract.pipeline import DEFAULT_MODEL, find_model, load
from electextract.training.packages import package_model

ROOT = Path(__file__).parent.parent
TEXT = "Tarulata Barui of the BJP won Naihati by 5,000 votes."

needs_setuptools = pytest.mark.skipif(
    Version(importlib.metadata.version("setuptools")) < Version("70.1"), reason="wheels need setuptools 70.1"
)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    (folder / "mine.txt").write_text("Ours alone.")
    return package_model(DEFAULT_MODEL, folder, name="mine", version="1.2", licence=folder / "mine.txt")


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment in which the wheel is installed."""
    site = tmp_path_factory.mktemp("site")
    command = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "-q",
        "--no-deps",
        "--no-index",
        "--target",
        str(site),
        str(wheel),
    ]
    subprocess.run(command, check=True, capture_output=True)
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(site), str(ROOT)])}


def python(environment: dict[str, str], *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, *arguments], env=environment, capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@needs_setuptools
def test_the_wheel_has_meta_figures_and_licence(wheel: Path) -> None:
    assert wheel.name == "enbn_mine-1.2-py3-none-any.whl"
    with zipfile.ZipFile(wheel) as packed:
        meta = json.loads(packed.read("enbn_mine/meta.json"))
        told = packed.read("enbn_mine-1.2.dist-info/METADATA").decode()
        assert packed.read("enbn_mine-1.2.dist-info/licenses/LICENSE") == b"Ours alone."
    assert (meta["name"], meta["version"]) == ("mine", "1.2")
    assert set(meta["performance"]) >= {"ents_f", "ents_p", "ents_r", "ents_per_type", "cats_score"}
    assert f"Requires-Dist: electextract=={electextract.__version__[:3]}.*" in told
    assert "`ENTS_F`" in told


@needs_setuptools
def test_the_installed_model_is_found_by_name(installed: dict[str, str]) -> None:
    script = f"""
import electextract, enbn_mine, spacy
for nlp in (electextract.load("mine"), electextract.load("enbn_mine"), spacy.load("enbn_mine"), enbn_mine.load()):
    print(nlp.meta["name"], [contest.margin.value for contest in nlp({TEXT!r})._.contests])
print(electextract.extract({TEXT!r}).model)
"""
    told = python({**installed, "ELECTEXTRACT_MODEL": "mine"}, "-c", script)
    assert told.splitlines() == ["mine [5000]"] * 4 + ["enbn_mine-1.2"]


@needs_setuptools
def test_plain_spacy_evaluates_and_times_it(installed: dict[str, str], tmp_path: Path) -> None:
    write_corpus(tmp_path / "dev.jsonl", DEV)
    assert main(["convert", str(tmp_path / "dev.jsonl"), "--output", str(tmp_path / "dev.spacy")]) == 0
    scores, data = tmp_path / "scores.json", str(tmp_path / "dev.spacy")
    python(installed, "-m", "spacy", "evaluate", "enbn_mine", data, "--output", str(scores))
    assert json.loads(scores.read_text())["ents_f"] > 0.5
    timed = python(installed, "-m", "spacy", "benchmark", "speed", "enbn_mine", data, "--batches", "30", "-w", "0")
    assert "Mean" in timed


def test_a_model_of_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ELECTEXTRACT_MODEL", str(tmp_path))
    with pytest.raises(ElectextractError, match="named by ELECTEXTRACT_MODEL"):
        find_model()
    assert find_model(DEFAULT_MODEL) == ROOT / "models" / DEFAULT_MODEL


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({"name": "my model"}, "name"),
        ({"name": "Mine"}, "name"),
        ({"version": "one"}, "version"),
        ({"licence": "no_such_file"}, "missing"),
    ],
)
def test_options_that_no_package_can_have(options: dict[str, str], code: str, tmp_path: Path) -> None:
    with pytest.raises(ElectextractError) as caught:
        package_model(DEFAULT_MODEL, tmp_path, **options)
    assert caught.value.code == code
    assert list(tmp_path.iterdir()) == []


def test_the_command_names_the_wheel(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["package", "no_such_model", "-o", str(tmp_path)]) == 1
    assert "no model" in capsys.readouterr().err


def test_a_transformer_model_tells_what_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: object) -> None:
        raise ValueError("[E002] Can't find factory for 'transformer' for language ElectionNews (enbn).")

    monkeypatch.setattr("spacy.load", refuse)
    monkeypatch.setattr("electextract.pipeline.find_spec", lambda _: None)
    with pytest.raises(ElectextractError, match=r"pip install 'electextract\[transformers\]'"):
        load(DEFAULT_MODEL)
