"""What all commands have in common: examples, --quiet, --format, completion, progress, pipes. Results are invented."""

from __future__ import annotations

import io
import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest
from conftest import Run
from fake_models import fake_model
from typer.main import get_command

import electextract
from electextract.cli import COMMANDS, app, main
from electextract.cli.examples import EXAMPLES
from electextract.cli.progress import RateColumn, progress_bar
from electextract.cli.session import output_console, set_quiet, with_progress
from electextract.errors import ElectextractError
from electextract.io.articles import count_articles
from electextract.io.contests import read_contests

ROOT = Path(__file__).parent.parent
WIN = "Asha (BJP) beat Dipak in Sitai by 5000 votes."


@pytest.fixture
def run(run: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    for module in ("extracting", "evaluating", "suggesting", "demo"):
        monkeypatch.setattr(f"electextract.cli.{module}.open_model", lambda *_: fake_model())
    return run


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text(f"date 2024-11-23 {WIN}", encoding="utf-8")
    (folder / "b.txt").write_text("date 2024-11-24 Asha (BJP) beat Dipak in Sitai by 5012 votes.", encoding="utf-8")
    return folder


def test_every_command_has_examples() -> None:
    assert set(EXAMPLES) == set(COMMANDS)


def example_commands() -> list[Any]:
    """Each `electextract …` of the examples, pipes taken apart and redirections off."""
    lines = [line for lines in EXAMPLES.values() for line in lines]
    parts = [part.split(">")[0].strip() for line in lines for part in line.split("|")]
    return [pytest.param(shlex.split(part)[1:], id=part) for part in parts if part.startswith("electextract")]


@pytest.mark.parametrize("words", example_commands())
def test_the_examples_are_understood(words: list[str]) -> None:
    group: Any = get_command(app)
    context = group.commands[words[0]].make_context(words[0], words[1:], resilient_parsing=False)
    assert context.args == []


def test_help_shows_examples_line_by_line_and_exit_statuses(run: Run) -> None:
    for name, lines in EXAMPLES.items():
        shown = run(name, "--help")[1].splitlines()
        assert [f"    {line}" in shown for line in lines] == [True] * len(lines)
    overview = run("--help")[1]
    assert re.findall(r"^    (\d+) +\w", overview, flags=re.MULTILINE) == ["0", "1", "2", "130"]


@pytest.mark.parametrize("place", [0, 1, 2])
def test_quiet_stands_anywhere_and_leaves_mistakes(run: Run, tmp_path: Path, place: int) -> None:
    words = ["demo", "--format", "json"]
    words[place:place] = ["--quiet"] if place else ["-q"]
    words = words if place < 2 else ["demo", "--quiet", "--format", "json"]
    status, out, err = run(*words)
    assert (status, err, len(json.loads(out))) == (0, "", 2)
    assert "invented" in run("demo")[2]
    assert "no such file" in run("extract", tmp_path / "none.txt", "-q")[2]


def test_version_is_one_word(run: Run) -> None:
    assert run("--version") == (0, f"{electextract.__version__}\n", "")


def test_the_demo_shows_articles_and_results_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo"]) == 0
    out, err = capsys.readouterr()
    assert "Tarulata Barui of the Trinamool Congress won" in out
    assert "Naihati · West Bengal · assembly · reported bypoll · declared · margin ≥ 28,000\n  won   78,772" in out
    assert "সিতাই [Sitai] · West Bengal · assembly · reported bypoll · declared · margin 12,345\n  won   91,420" in out
    assert err.startswith("electextract: people and figures are invented.")


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_a_pipe_of_three_commands(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path, form: str
) -> None:
    def piped(text: str, *words: str) -> str:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
        assert main([*words, "--format", form]) == 0
        return capsys.readouterr().out

    row = "AC,West Bengal,2024,bypoll,104"
    rows = ["house,state,year,election_kind,constituency_no,candidate,party,votes"]
    rows += [f"{row},Tarulata Barui,AITC,78772", f"{row},Habibur Gayen,BJP,50604"]
    (tmp_path / "official.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    article = "date 2024-11-24 Tarulata Barui of the BJP beat Habibur Gayen in the Naihati by-election by 28,168 votes."
    contests = piped(piped(article, "extract", "-"), "consolidate", "-")
    verdicts = piped(contests, "verify", "-", "--official", str(tmp_path / "official.csv"))
    told = json.loads(verdicts) if form == "json" else [json.loads(line) for line in verdicts.splitlines()]
    found = {each["fact"]: each["verdict"] for each in told}
    assert found["margin"] == "confirmed"
    assert found["candidates/0/party"] == "contradicted"


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "parquet"])
def test_every_format_of_extract_and_consolidate_holds_the_contest(
    run: Run, news: Path, tmp_path: Path, form: str
) -> None:
    results, contests = tmp_path / "results.jsonl", tmp_path / f"contests.{form}"
    assert run("extract", news, "-o", results)[0] == 0
    assert run("consolidate", results, "-o", contests)[0] == 0
    if form.startswith("json"):
        [contest] = read_contests(contests)
        assert contest.margin is not None
        assert contest.margin.value == 5012
    else:
        frame = getattr(pd, f"read_{form}")(contests)
        assert list(frame["margin"]) == [5012]
    extracted = tmp_path / f"extracted.{form}"
    assert run("extract", news, "--format", form, "-o", extracted)[0] == 0
    assert extracted.stat().st_size > 0
    if form == "parquet":
        assert list(pd.read_parquet(extracted)["margin"]) == [5000, 5012]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["extract", "a.txt", "--format", "parquet"], "parquet is binary; give a file with --output"),
        (["consolidate", "a.jsonl", "-o", "contests.xlsx"], "does not tell the format"),
        (["suggest", "a.txt", "--format", "csv"], "--format csv is not among what this writes: table, jsonl"),
        (["verify", "c.json", "--official", "o.csv", "--format", "xml"], "'xml' is not one of"),
    ],
)
def test_a_format_that_cannot_be_is_told(run: Run, words: list[str], message: str) -> None:
    status, out, err = run(*words)
    assert (status, out) == (2, "")
    assert message in err


def test_the_shell_completes_commands() -> None:
    code = "import sys; from electextract.cli import main; sys.exit(main())"
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "_ELECTEXTRACT_COMPLETE": "complete_bash",
        "COMP_WORDS": "electextract con",
        "COMP_CWORD": "1",
    }
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)
    assert done.stdout.split() == ["consolidate", "convert"], done.stderr


def test_colours_and_bars_stay_on_terminals(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(with_progress(iter("ab"), label="letters", total=lambda: 1 // 0)) == ["a", "b"]
    assert main(["extract", "no-such-file"]) == 1
    assert "\x1b" not in "".join(capsys.readouterr())


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_tells_rate_and_time_left(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")
    stream = Terminal()
    monkeypatch.setattr("electextract.cli.session.error_console", lambda: output_console(stream))
    assert list(with_progress(iter(range(3)), label="articles", total=lambda: 3)) == [0, 1, 2]
    shown = re.sub(r"\x1b\[[\d;?]*[A-Za-z]", "", stream.getvalue())
    assert "articles" in shown
    assert "left" in shown
    assert "3/3" in shown
    set_quiet(True)
    before = stream.getvalue()
    assert list(with_progress(iter("ab"), label="letters")) == ["a", "b"]
    set_quiet(False)
    assert stream.getvalue() == before
    column = RateColumn()
    assert column.render(SimpleNamespace(finished_speed=None, speed=1234.56)).plain == "1,234.6/s"  # type: ignore[arg-type]
    assert column.render(SimpleNamespace(finished_speed=None, speed=None)).plain == ""  # type: ignore[arg-type]
    assert len(progress_bar(output_console(stream)).columns) == 7


def test_articles_are_counted_without_reading_them(news: Path) -> None:
    assert count_articles([news]) == 2
    (news / "c.jsonl").write_text('{"text": "x"}\n\n{"text": "y"}\n{"file": "a.txt"}\n', encoding="utf-8")
    assert count_articles([news]) == 4
    assert count_articles([news, "-"]) is None
    assert count_articles([news / "none.jsonl"]) is None


def test_extract_many_goes_on_after_a_refused_article() -> None:
    told: list[ElectextractError] = []
    articles = [WIN, "", {"id": "x"}, "<html><p>no", {"id": "last", "text": WIN}]
    found = list(electextract.extract_many(articles, nlp=fake_model(), on_error=told.append))
    assert [len(each.contests) for each in found] == [1, 1]
    assert found[1].id == "last"
    assert [error.code for error in told] == ["empty", "no_text", "html"]
    assert [str(error).split(":")[0] for error in told] == ["article 2", "article 3", "article 4"]
    with pytest.raises(ElectextractError, match="article 2"):
        list(electextract.extract_many(articles, nlp=fake_model()))
