"""The documentation: its examples run as they stand, its commands are understood, its pages are those of the code."""

from __future__ import annotations

import doctest
import gzip
import io
import json
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml
from conftest import Run
from typer.main import get_command

from electextract.cli import app, main
from electextract.pipeline import find_model
from electextract.relations.rows import lexicon
from electextract.verify.official import SAMPLE

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")), ROOT / "training_data" / "README.md"]
FILES = {
    "news/evening.txt": "date 2024-11-23 Tarulata Barui of the Trinamool Congress defeated the BJP's Habibur Gayen in "
    "Naihati by over 28,000 votes.",
    "news/morning.txt": "date 2024-11-24 নৈহাটি বিধানসভা কেন্দ্রে বিজেপির হাবিবুর গায়েনকে ২৮,১৬৮ ভোটে হারিয়ে জয়ী হয়েছেন "
    "তৃণমূলের তরুলতা বারুই।",
    "invented.txt": "Nabodoy Party candidate Rupali Tudu won the Naihati assembly seat by 4,120 votes, defeating the "
    "BJP's Habibur Gayen.",
    "names.csv": "kind,id,name,aliases\nparty,NBP,Nabodoy Party,নবোদয় পার্টি\n",
}
"""What the console examples read. Names and figures are invented."""
MARKED = """=== mine-1

{P:BJP}'s {C:Habibur Gayen} won {S:Naihati} by {M:4,120} votes.
---
> Naihati | West Bengal | assembly | reported | declared | 4120
>> won | Habibur Gayen | BJP | -
"""
CORRECTION = {
    "article": "evening",
    "fact": "contests/0/candidates/1/name",
    "old": "Habibur Gayen",
    "new": "Gayen",
    "by": "desk",
}
MAKING = (
    "extract news/ --output results.jsonl",
    "consolidate results.jsonl --output contests.json",
    "convert mine.txt --output mine/train.jsonl",
    "convert mine.txt --output mine/dev.jsonl",
    "convert mine/train.jsonl --to label-studio --output export.json",
    "suggest news/ --number 2 --output chosen.jsonl",
)
RUNNABLE = re.compile(r"(cat \S+ \| )?electextract (?!train |package )")

pytestmark = pytest.mark.skipif(not (ROOT / "docs").is_dir(), reason="no docs beside the package")


def blocks(page: Path, kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```", page.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)


def pages_with(kind: str) -> list[Any]:
    return [
        pytest.param(page, id=page.relative_to(ROOT).as_posix())
        for page in PAGES
        if blocks(page, kind) and (kind, page.name) != ("python", "README.md")
    ]


@pytest.mark.parametrize("page", pages_with("python"))
def test_python_examples_run(page: Path) -> None:
    source = "\n".join(blocks(page, "python"))
    examples = doctest.DocTestParser().get_doctest(source, {}, page.name, str(page), 0)
    assert examples.examples, "a Python block without an example that runs"
    told: list[str] = []
    doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(examples, out=told.append)
    assert told == [], "".join(told)


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize("page", pages_with("console"))
def test_console_examples_print_what_they_show(
    page: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for block in blocks(page, "console"):
        for command, shown in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, flags=re.MULTILINE):
            printed = pipe(command, monkeypatch, capsys)
            assert matches(shown, printed), f"{command}\n{printed}"


def pipe(command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> str:
    """What a line of `cat`, `head` and `electextract` prints."""
    text = ""
    for step in command.split("|"):
        name, *words = shlex.split(step)
        if name == "cat":
            text = "".join(Path(word).read_text(encoding="utf-8") for word in words)
        elif name == "head":
            text = "".join(text.splitlines(keepends=True)[: int(words[1])])
        else:
            monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
            assert (name, main(words)) == ("electextract", 0), capsys.readouterr().err
            text = capsys.readouterr().out
    return text


def matches(shown: str, printed: str) -> bool:
    """Line by line, where `...` alone stands for any lines and within a line for any words."""
    pattern = "".join(
        r"(?:.*\n)*?" if line == "..." else re.escape(line).replace(r"\.\.\.", ".*") + r"\n"
        for line in shown.splitlines()
    )
    return re.fullmatch(pattern, printed) is not None


@pytest.fixture
def desk(files: Path, run: Run) -> Run:
    """Every file that the shown commands read, made by the commands themselves where there is one that makes it."""
    (files / "article.txt").write_text(FILES["invented.txt"] + " It rained.", encoding="utf-8")
    (files / "mine.txt").write_text(MARKED, encoding="utf-8")
    (files / "results.csv.gz").write_bytes(gzip.compress(SAMPLE.read_bytes()))
    (files / "corrections.jsonl").write_text(json.dumps(CORRECTION) + "\n", encoding="utf-8")
    (files / "models").mkdir()
    (files / "models" / "mine").symlink_to(find_model(), target_is_directory=True)
    (files / "training_data").symlink_to(ROOT / "training_data", target_is_directory=True)
    (files / "mine").mkdir()
    for line in MAKING:
        assert run(*line.split())[0] == 0, line
    return run


@pytest.mark.parametrize("page", pages_with("text"))
def test_shown_commands_run(page: Path, desk: Run) -> None:
    """All but those that train or pack a model: those run in tests of their own, on tiny corpora."""
    for line in "".join(blocks(page, "text")).splitlines():
        if "electextract " not in line or not RUNNABLE.match(line.strip()):
            continue
        text = ""
        for step in line.split("#")[0].split(">")[0].split("|"):
            name, *words = shlex.split(step)
            if name == "cat":
                text = "".join(Path(word).read_text(encoding="utf-8") for word in words)
            else:
                status, text, told = desk(*words, given=text)
                assert (name, status) == ("electextract", 0), f"{step}: {told}"


def shown_commands() -> Iterator[Any]:
    """Every `electextract …` of the text blocks, without pipes and redirections."""
    for page in PAGES:
        for line in "".join([*blocks(page, "text"), *blocks(page, "bash")]).splitlines():
            for part in re.split(r"\||&&|>|#", line):
                if part.strip().startswith("electextract "):
                    yield pytest.param(shlex.split(part)[1:], id=f"{page.name}: {part.strip()}")


@pytest.mark.parametrize("words", list(shown_commands()))
def test_shown_commands_are_understood(words: list[str]) -> None:
    group: Any = get_command(app)
    assert group.commands[words[0]].make_context(words[0], words[1:]).args == []


def test_the_example_of_a_rule_has_the_keys_of_a_rule() -> None:
    [block] = blocks(ROOT / "docs" / "extending.md", "toml")
    [row] = tomllib.loads(block)["cue"]
    real = tomllib.loads((ROOT / "electextract/languages/en/relations.toml").read_text(encoding="utf-8"))["cue"]
    assert row["id"] in lexicon().rows
    assert set(row) <= {key for each in real for key in each}


def made_pages() -> ModuleType:
    spec = spec_from_file_location("pages", ROOT / "docs" / "pages.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_made_pages_are_those_of_the_code() -> None:
    pages = made_pages()
    for name, text in {"commands.md": pages.commands_page(), "schema.md": pages.schema_page()}.items():
        assert (ROOT / "docs" / name).read_text(encoding="utf-8") == text, "run python docs/pages.py"


def test_the_site_is_built_without_a_warning(tmp_path: Path) -> None:
    pytest.importorskip("mkdocs", reason="the site needs the extra docs")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path / "site")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    quality = (tmp_path / "site" / "quality" / "index.html").read_text(encoding="utf-8")
    assert "contests exactly right" in quality


def test_every_page_is_in_the_navigation() -> None:
    nav = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["nav"]
    named = {name for entry in nav for name in entry.values()}
    assert {page.name for page in (ROOT / "docs").glob("*.md")} <= named
