"""The notebooks run from top to bottom, and are committed as such a run left them."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

FOLDER = Path(__file__).parent.parent / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
MACHINE_PATH = re.compile(r"(?<![\w.])/(?:home|root|tmp|work|Users|usr)/")

pytestmark = pytest.mark.skipif(not NOTEBOOKS, reason="no notebooks beside the package")


def code_cells(notebook: Any) -> list[Any]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def is_long(path: Path) -> bool:
    """Whether the notebook's metadata say `{"electextract": {"long": true}}`: it is then run by `.ci/full` alone."""
    return bool(nbformat.read(path, as_version=4).metadata.get("electextract", {}).get("long"))


RUNS = [pytest.param(path, marks=[pytest.mark.long] if is_long(path) else [], id=path.stem) for path in NOTEBOOKS]


@pytest.mark.parametrize("path", RUNS)
def test_notebook_runs(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    before = [[kind_of(output) for output in cell.outputs] for cell in code_cells(notebook)]
    resources = {"metadata": {"path": str(FOLDER)}}
    NotebookClient(
        notebook, timeout=1800 if is_long(path) else 300, kernel_name="python3", resources=resources
    ).execute()
    after = [[kind_of(output) for output in cell.outputs] for cell in code_cells(notebook)]
    assert after == before


def kind_of(output: Any) -> tuple[str, list[str]]:
    return output.output_type, sorted(output.get("data", {}))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_is_committed_as_it_ran(path: Path) -> None:
    cells = code_cells(nbformat.read(path, as_version=4))
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))
    outputs = [output for cell in cells for output in cell.outputs]
    assert {output.output_type for output in outputs} <= {"execute_result", "display_data"}
    assert not MACHINE_PATH.search(str(outputs))


@pytest.mark.parametrize("command", [("check", "--line-length=120"), ("format", "--check", "--line-length=100")])
def test_the_code_of_the_notebooks_is_clean(command: tuple[str, str]) -> None:
    rules = ["--select=B,E,F,I"] if command[0] == "check" else []
    done = subprocess.run(
        [sys.executable, "-m", "ruff", *command, *rules, *map(str, NOTEBOOKS)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_first_notebook_shows_both_languages() -> None:
    [first] = [path for path in NOTEBOOKS if path.stem == "1_extract"]
    outputs = str([cell.outputs for cell in code_cells(nbformat.read(first, as_version=4))])
    assert "Sitai" in outputs
    assert "কালীগঞ্জ" in outputs
    assert "<mark" in outputs
