"""The house rules that a machine can hold: style, types, directions of imports, words apart from code."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import electextract
from electextract.languages import TABLES, languages, table

ROOT = Path(__file__).parent.parent
PACKAGE = Path(electextract.__file__).parent
SOURCES = sorted(PACKAGE.rglob("*.py"))


def run(*command: str) -> None:
    done = subprocess.run([*command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"


@pytest.mark.parametrize("command", [("ruff", "check"), ("ruff", "format", "--check"), ("mypy",)], ids=" ".join)
def test_style_and_types(command: tuple[str, ...]) -> None:
    run(sys.executable, "-m", *command, *(["electextract", "tests", "benchmarks"] if command[0] == "ruff" else []))


def test_imports_run_downwards() -> None:
    run(str(Path(sys.executable).parent / "lint-imports"))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_words_of_a_language_stay_out_of_the_code(path: Path) -> None:
    assert not re.search("[\u0980-\u09ff]", path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_files_hold_one_idea(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


def test_every_language_has_every_table() -> None:
    assert languages() == ("bn", "en")
    assert all(table(code, name) for code in languages() for name in TABLES)
