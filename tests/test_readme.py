"""The README: its Python examples run as they stand, its commands and files exist."""

from __future__ import annotations

import csv
import doctest
import io
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from electextract.cli import COMMANDS, app
from electextract.gazetteers.additions import COLUMNS

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"

pytestmark = pytest.mark.skipif(not README.is_file(), reason="no README in this checkout")


def blocks(kind: str) -> list[str]:
    text = README.read_text(encoding="utf-8")
    return re.findall(rf"```{kind}\n(.*?)```", text, flags=re.DOTALL)


def test_python_examples_run() -> None:
    examples = doctest.DocTestParser().get_doctest("\n".join(blocks("python")), {}, "README.md", str(README), 0)
    assert len(examples.examples) > 5
    told: list[str] = []
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE)
    runner.run(examples, out=told.append)
    assert told == [], "".join(told)


def test_the_first_two_blocks_are_the_two_commands() -> None:
    extract, test = blocks("bash")[:2]
    assert extract.startswith("python3 -m venv .venv && .venv/bin/pip install . && ")
    assert extract.endswith(".venv/bin/electextract extract seeds/\n")
    assert ".venv/bin/pip install -e '.[dev]'" in test
    assert "pytest" in test


def test_commands_and_options_exist() -> None:
    text = README.read_text(encoding="utf-8")
    commands = set(re.findall(r"^(?:\| `)?electextract (\w+)", text, flags=re.MULTILINE))
    assert commands <= set(COMMANDS)
    helps = {name: CliRunner().invoke(app, [name, "--help"]).output for name in commands}
    for name, line in re.findall(r"electextract (\w+)([^`\n]*)", text):
        for option in re.findall(r"--[a-z-]+", line):
            assert option in helps[name], f"{name} has no {option}"


def test_linked_files_exist() -> None:
    links = re.findall(r"\]\(([^)#]+)\)", README.read_text(encoding="utf-8"))
    missing = [link for link in links if not link.startswith("http") and not (ROOT / link).exists()]
    assert missing == []


def test_the_example_of_a_gazetteer_has_known_columns() -> None:
    [block] = [block for block in blocks("text") if block.startswith("kind,")]
    rows = list(csv.DictReader(io.StringIO(block)))
    assert set(rows[0]) <= set(COLUMNS)
    assert [row["kind"] for row in rows] == ["party", "seat"]
