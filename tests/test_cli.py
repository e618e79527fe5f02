"""The command line: exit status, one-line mistakes, and results that lose nothing."""

import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from fake_models import fake_model

from electextract import Extraction, extract
from electextract.cli import COMMANDS, extracting
from electextract.cli.results import print_results
from electextract.cli.session import output_console
from electextract.errors import ElectextractError
from electextract.io.articles import read_articles
from electextract.io.inline import read_inline
from electextract.io.results import read_results
from electextract.records import Constituency, ContestResult, Party, Quantity, SeatTally, Standing
from electextract.records import Warning as ResultWarning

WIN = "Asha (BJP) beat Dipak in Sitai by 5000 votes."


@pytest.fixture(autouse=True)
def fake(monkeypatch):
    for module in ("extracting", "evaluating", "prelabelling", "suggesting", "info"):
        monkeypatch.setattr(f"electextract.cli.{module}.open_model", lambda *_: fake_model())


@pytest.fixture
def write(tmp_path):
    def write(name, content):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def test_extract_prints_a_table_of_each_article(run, write):
    status, out, err = run("extract", write("a.txt", f" date 2024-11-23 {WIN}\n\nINC won 7 seats."))
    assert (status, err) == (0, "")
    assert out.splitlines() == [
        "a · 2024-11-23 · en",
        "Sitai · assembly · reported 2024 · declared · margin 5,000",
        "  won   -  BJP  Asha",
        "  lost  -  -    Dipak",
        "seats",
        "won  leading  contested  party  where",
        "  7        -          -  INC    all · reported",
    ]


def test_an_article_without_result_says_so(run, write):
    assert run("extract", write("a.txt", "Polling is on Monday."))[1].splitlines()[1] == "no result found"


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_extract_writes_what_the_library_returns(run, write, form):
    paths = [write("a.txt", WIN), write("b.jsonl", json.dumps({"text": WIN, "id": "আ", "source": "wire"}) + "\n")]
    status, out, _ = run("extract", *paths, "--format", form)
    assert status == 0
    expected = [extract(**entry.article, nlp=fake_model()) for entry in read_articles(paths)]
    assert list(read_results(write(f"out.{form}", out))) == expected
    assert "আ" in out


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_results_hold_the_texts_where_that_is_asked_for(run, write, form):
    status, out, _ = run("extract", write("a.txt", WIN), "--format", form, "--with-text")
    assert status == 0
    assert [each.text for each in read_results(write(f"out.{form}", out))] == [WIN]
    assert "text" not in json.loads(run("extract", write("a.txt", WIN), "--format", "jsonl")[1])


@pytest.mark.parametrize("table", ["contests", "candidates", "tallies", "entities"])
def test_csv_holds_the_table_asked_for(run, write, table):
    path = write("a.txt", f"{WIN} INC won 7 seats.")
    _, out, _ = run("extract", path, "--format", "csv", "--table", table)
    rows = list(csv.DictReader(io.StringIO(out)))
    assert len(rows) == {"contests": 1, "candidates": 2, "tallies": 1, "entities": 5}[table]
    assert {row["article_id"] for row in rows} == {"a"}


def test_the_format_follows_the_ending_of_the_output(run, write, tmp_path):
    path = write("a.txt", WIN)
    for ending, start in (("json", "["), ("jsonl", '{"schema'), ("csv", "article_id,"), ("txt", "a · en")):
        output = tmp_path / f"out.{ending}"
        assert run("extract", path, "--output", output) == (0, "", "")
        assert output.read_text(encoding="utf-8").startswith(start)
    assert not list(tmp_path.glob("*.part"))


def test_standard_input_is_read(run, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(WIN.encode())))
    status, out, _ = run("extract", "-", "--format", "jsonl")
    assert status == 0
    assert json.loads(out)["contests"][0]["constituency"]["name"] == "Sitai"


BAD = {
    "empty.txt": b"",
    "blank.txt": b" \n\t ",
    "long.txt": b"x" * 1_000_001,
    "latin.txt": b"Asha\nwon \xe9",
    "binary.txt": b"\x89PNG\0\0",
    "page.txt": b"<!DOCTYPE html><html><p>Asha won</p>",
    "dated.txt": b"date 2024-13-45 Asha won",
    "rows.jsonl": b'{"text": "A"\n{"id": "x"}\n[1]\n{"text": ""}\n{"text": 5}\n{"text": "A", "published": "now"}\n',
    "notes.docx": b"text",
}


def test_bad_inputs_are_told_in_one_line_each_and_the_others_still_read(run, write, tmp_path):
    paths = [write(name, content) for name, content in BAD.items()]
    good = write("good.txt", WIN)
    status, out, err = run("extract", *paths, tmp_path / "none.txt", good, "--format", "jsonl")
    assert status == 1
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["good"]
    told = {line.removeprefix(f"electextract: {tmp_path}/").split(": ")[0] for line in err.splitlines()}
    rows = {f"rows.jsonl:{number}" for number in range(1, 7)}
    files = {"empty.txt", "blank.txt", "long.txt", "latin.txt:2", "binary.txt:1", "page.txt", "dated.txt"}
    assert told == rows | files | {"notes.docx", "none.txt"}
    assert len(err.splitlines()) == len(told)
    assert "Traceback" not in err


def test_nothing_readable_is_no_result_and_status_one(run, tmp_path):
    status, out, err = run("extract", tmp_path / "none.txt", "--format", "json")
    assert (status, out) == (1, "[]\n")
    assert err == f"electextract: {tmp_path}/none.txt: no such file or folder\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--frobnicate"], "No such option: --frobnicate"),
        (["extract", "a.txt", "--frobnicate"], "No such option: --frobnicate"),
        (["extract"], "Missing argument"),
        (["extract", "a.txt", "--format", "xml"], "'xml' is not one of"),
        (["extract", "a.txt", "--format", "csv", "--with-text"], "--with-text is for json and jsonl"),
        (["extract", "a.txt", "--processes", "0"], "--processes"),
        (["extract", "a.txt", "--output", "out.xyz"], "does not tell the format"),
        (["extract", "a.txt", "--output", "no/such/folder/out.json"], "cannot be written"),
        (["frobnicate"], "No such command"),
        (["evaluate"], "Missing argument"),
        (["evaluate", "g.jsonl", "--gazetteer", "half"], "'half' is not one of"),
        (["evaluate", "g.jsonl", "--gazetteer", "alone", "--gold-entities"], "give one"),
        (["convert", "a.jsonl", "b.txt"], "say with --to"),
    ],
)
def test_a_command_that_is_not_understood_is_status_two_and_one_line(run, arguments, message):
    status, out, err = run(*arguments)
    assert (status, out) == (2, "")
    assert message in err
    assert len(err.splitlines()) == 1


def test_an_output_that_is_an_input_is_refused(run, write):
    path = write("a.jsonl", json.dumps({"text": WIN}))
    status, _, err = run("extract", path, "--output", path)
    assert status == 2
    assert "is also an input" in err
    assert json.loads(path.read_text()) == {"text": WIN}


def test_an_interruption_keeps_what_was_written(run, write, tmp_path, monkeypatch):
    def interrupted(*_, **__):
        yield Extraction("first")
        raise KeyboardInterrupt

    monkeypatch.setattr(extracting, "extract_many", interrupted)
    output = tmp_path / "out.jsonl"
    output.write_text("old")
    status, _, err = run("extract", write("a.txt", WIN), "--output", output)
    assert status == 130
    assert output.read_text() == "old"
    assert "out.jsonl.part" in err
    assert [each.id for each in read_results(tmp_path / "out.jsonl.part")] == ["first"]


def test_a_model_that_is_none_is_told(run, write, monkeypatch):
    def refuse(*_):
        raise ElectextractError("model", "no model here")

    monkeypatch.setattr(extracting, "open_model", refuse)
    assert run("extract", write("a.txt", WIN)) == (1, "", "electextract: no model here\n")


@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS)])
def test_every_command_has_help(run, command):
    status, out, _ = run(*command, "--help")
    assert status == 0
    assert "Usage: electextract" in out


def test_without_a_command_the_help_is_shown(run):
    status, out, _ = run()
    assert status == 0
    assert all(name in out for name in COMMANDS)


RICH = Extraction(
    "আ-1",
    "bn",
    contests=(
        ContestResult(
            Constituency("কালীগঞ্জ", name_latin="Kaliganj"),
            state="West Bengal",
            house="assembly",
            status="counting",
            candidates=(
                Standing("কাবিলউদ্দিন শেখ", party=Party("INC"), outcome="trailing"),
                Standing("আলিফা আহমেদ", party=Party("AITC"), votes=Quantity(102_759), outcome="leading", share=55.5),
                Standing(None, party=Party("CPI(ML)(L)"), outcome="trailing", deposit_lost=True),
            ),
            margin=Quantity(50_000, "at_least"),
            warnings=(ResultWarning("margin", "the margin is not the difference of the votes"),),
        ),
    ),
    tallies=(SeatTally(Party("BJP"), "Assam", won=Quantity(60), leading=Quantity(4, "about")),),
)


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize("width", [200, 80, 40, 20])
def test_nothing_is_lost_on_a_terminal_of_any_width(width, monkeypatch):
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    stream = Terminal()
    assert print_results([RICH], output_console(stream)) == 1
    plain = re.sub(r"\x1b\[[\d;]*m", "", stream.getvalue())
    assert plain != stream.getvalue()
    shown = "".join(plain.split())
    words = "কাবিলউদ্দিন শেখ আলিফা আহমেদ AITC 102,759 CPI(ML)(L) কালীগঞ্জ Kaliganj Assam 50,000 55.5% difference 60 ≈4"
    assert [word for word in words.split() if word not in shown] == []
    assert "…" not in shown


def test_a_pipe_gets_plain_lines_of_any_length():
    stream = io.StringIO()
    print_results([RICH], output_console(stream))
    assert stream.getvalue().splitlines() == [
        "আ-1 · bn",
        "কালীগঞ্জ [Kaliganj] · West Bengal · assembly · reported · counting · margin ≥ 50,000",
        "  leading   102,759  AITC        আলিফা আহমেদ, 55.5 %",
        "  trailing        -  INC         কাবিলউদ্দিন শেখ",
        "  trailing        -  CPI(ML)(L)  (not named), deposit lost",
        "  ! the margin is not the difference of the votes",
        "seats",
        "won  leading  contested  party  where",
        " 60      ≈ 4          -  BJP    Assam · reported",
    ]


GOLD = {
    "id": "g1",
    "text": WIN,
    "entities": [{"text": "Asha", "start": 0, "end": 4, "label": "CANDIDATE"}],
    "contests": [{"constituency": {"name": "Sitai"}, "margin": {"value": 4000}, "candidates": []}],
}


def test_evaluate_prints_figures_per_kind(run, write):
    status, out, err = run("evaluate", write("gold.jsonl", json.dumps(GOLD)))
    assert (status, err) == (0, "")
    rows = {line[:21].strip(): line[21:].split() for line in out.splitlines()}
    assert rows["CANDIDATE"] == ["50.0", "100.0", "66.7", "1", "1", "0"]
    assert rows["exactly right"] == ["0.0", "0.0", "0.0", "0", "1", "1"]
    assert rows["tallies"] == ["-", "-", "-", "0", "0", "0"]


def test_evaluate_lists_mistakes_when_asked(run, write):
    path = write("gold.jsonl", json.dumps(GOLD))
    assert "mistakes" not in run("evaluate", path)[1]
    listed = run("evaluate", path, "--errors")[1].split("g1 (en): ")[1]
    assert '      gold   -\n      found  CANDIDATE "Dipak" 16–21\n' in listed
    assert "  Sitai (reported)\n    margin\n      gold   4000\n      found  5000\n" in listed


def test_evaluate_gives_json(run, write):
    path = write("gold.jsonl", json.dumps(GOLD))
    report = json.loads(run("evaluate", path, "--format", "json", "--errors")[1])
    assert report["articles"] == {"all": 1, "en": 1}
    assert report["scores"]["all"]["seat"]["f1"] == 1
    assert report["mistakes"][0]["id"] == "g1"
    assert "mistakes" not in json.loads(run("evaluate", path, "--format", "json")[1])


def test_evaluate_takes_gold_entities(run, write):
    out = run("evaluate", write("gold.jsonl", json.dumps(GOLD)), "--gold-entities", "--format", "json")[1]
    assert json.loads(out)["scores"]["all"]["all entities"]["f1"] == 1


def test_evaluate_measures_the_good_lines_and_tells_the_bad(run, write):
    path = write("gold.jsonl", json.dumps(GOLD) + "\n{\n")
    status, out, err = run("evaluate", path)
    assert status == 1
    assert "all articles: 1 article\n" in out
    assert f"{path}:2: no valid JSON" in err
    status, out, err = run("evaluate", write("none.jsonl", ""))
    assert (status, out) == (1, "")
    assert "no annotated article" in err


INLINE = """=== x-1
genre: report

{C:Asha} won {S:Sitai} by over {M:5,000}.
---
> Sitai | - | assembly | reported | declared | >=5000
>> won | Asha | - | -

=== x-2

Nothing here.
---
"""


def test_convert_goes_both_ways_and_loses_nothing(run, write, tmp_path):
    path, rows = write("a.txt", INLINE), tmp_path / "a.jsonl"
    assert run("convert", path, "--output", rows) == (0, "", "")
    assert [json.loads(line) for line in rows.read_text().splitlines()] == list(read_inline(INLINE))
    assert run("convert", rows) == (0, INLINE + "\n", "")


def test_convert_tells_what_inline_markup_cannot_hold(run, write):
    row = {**GOLD, "contests": [{"constituency": {"name": "Sitai", "id": "IN-AC-WB-006-2008"}}]}
    status, out, err = run("convert", write("gold.jsonl", json.dumps(row)))
    assert status == 0
    assert out.startswith("=== g1\n\n{C:Asha} (BJP) beat")
    assert "inline does not hold contests.constituency.id;" in err


def test_convert_goes_on_after_a_mistake(run, write):
    broken = INLINE.replace("{S:Sitai}", "{S:Sitai")
    status, out, err = run("convert", write("a.txt", broken))
    assert status == 1
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["x-2"]
    assert "a.txt:4: " in err
    status, out, err = run("convert", write("b.jsonl", json.dumps({"text": ""}) + "\n" + json.dumps(GOLD)))
    assert (status, out.count("=== ")) == (1, 1)
    assert "b.jsonl:1: " in err


EXPORTS = Path(__file__).parent / "exports"


def test_convert_reads_and_writes_annotation_tools(run, tmp_path):
    docs, back = tmp_path / "a.spacy", tmp_path / "b.json"
    status, out, err = run("convert", EXPORTS / "label_studio.json", "--output", docs)
    assert (status, out) == (0, "")
    assert "1 of 3 articles left out: not annotated" in err
    assert run("convert", docs, "--from", "docbin", "--to", "label-studio", "--output", back) == (0, "", "")
    _, rows, _ = run("convert", EXPORTS / "label_studio.json")
    assert run("convert", back) == (0, rows, "")
    assert [json.loads(line)["entities"][0]["text"] for line in rows.splitlines()] == ["Naihati", "সিতাই"]


def test_convert_leaves_articles_out_or_repairs_them(run, write):
    path = write("a.jsonl", json.dumps({"id": "d", "text": WIN, "label": [[0, 3, "PER"], [6, 9, "PARTY"]]}))
    labels = write("labels.toml", 'PER = "CANDIDATE"')
    assert 'labels unknown to the project: "PER" (1)' in run("convert", path)[2]
    status, out, err = run("convert", path, "--labels", labels)
    assert (status, out) == (1, "")
    assert err.splitlines()[0].endswith('a.jsonl:1: CANDIDATE "Ash" at 0–3 cuts a word; proposed: "Asha" at 0–4')
    status, out, err = run("convert", path, "--labels", labels, "--repair")
    assert (status, err.count("(done)")) == (0, 1)
    assert [ent["text"] for ent in json.loads(out)["entities"]] == ["Asha", "BJP"]


def test_a_binary_format_needs_a_file(run):
    status, _, err = run("convert", EXPORTS / "doccano.jsonl", "--to", "docbin")
    assert status == 2
    assert "docbin is binary; give a file with --output" in err


def test_prelabel_marks_articles_for_a_tool(run, write, tmp_path):
    path, config = write("a.txt", f"date 2024-11-23 {WIN}"), tmp_path / "labels.xml"
    status, out, _ = run("prelabel", path, write("b.txt", ""), "--format", "label-studio", "--config", config)
    assert status == 1, "an empty article is told, the others are marked"
    (task,) = json.loads(out)
    assert task["data"]["electextract"] == {"id": "a", "published": "2024-11-23"}
    values = [region["value"] for region in task["predictions"][0]["result"]]
    assert all(task["data"]["text"][value["start"] : value["end"]] == value["text"] for value in values)
    assert [value["text"] for value in values] == ["Asha", "BJP", "Dipak", "Sitai", "5000"]
    labels = re.findall(r'<Label value="(\w+)"', config.read_text(encoding="utf-8"))
    assert labels == ["CANDIDATE", "PARTY", "CONSTITUENCY", "VOTE_COUNT", "MARGIN"]


@pytest.mark.parametrize("tool", ["doccano", "prodigy"])
def test_prelabelled_articles_can_be_converted_when_they_are_corrected(run, write, tool):
    out = run("prelabel", write("a.txt", WIN), "--format", tool)[1]
    status, rows, _ = run("convert", write("back.txt", out.replace('"meta":', '"answer": "accept", "meta":')))
    assert status == 0
    assert [ent["label"] for ent in json.loads(rows)["entities"]][:2] == ["CANDIDATE", "PARTY"]


def test_only_label_studio_has_a_config(run, write):
    status, _, err = run("prelabel", write("a.txt", WIN), "--format", "prodigy", "--config", "labels.xml")
    assert status == 2
    assert "--config writes a config of Label Studio; prodigy has none" in err


def test_suggest_chooses_articles_that_are_not_annotated_yet(run, write, tmp_path):
    texts = {"a": "Rain fell.", "b": WIN, "c": "Rain fell again.", "d": WIN}
    rows = write("pool.jsonl", "\n".join(json.dumps({"id": key, "text": text}) for key, text in texts.items()))
    known, chosen = write("known.jsonl", json.dumps(GOLD)), tmp_path / "chosen.jsonl"
    status, out, err = run("suggest", rows, "-n", 5, "--known", known)
    assert status == 0
    assert sorted(line.split()[-1] for line in out.splitlines()) == ["a", "article", "c"]
    assert "2 articles passed over: already annotated" in err
    assert "only 2 articles to choose from" in err
    assert run("suggest", rows, "-n", 1, "--known", known, "--output", chosen)[0] == 0
    (row,) = [json.loads(line) for line in chosen.read_text(encoding="utf-8").splitlines()]
    assert row == {"text": texts[row["id"]], "id": row["id"]}


def test_suggest_without_articles_is_told(run, write):
    path = write("pool.jsonl", json.dumps({"id": "a", "text": WIN}))
    assert "no article to choose from" in run("suggest", path, "--known", path)[2]
    status, _, err = run(
        "suggest", path, write("more.jsonl", json.dumps({"id": "a", "text": "Rain."})), "--known", path
    )
    assert (status, err.count("passed over")) == (0, 1)


def test_output_is_utf8_and_a_closed_pipe_is_no_traceback(tmp_path):
    code = "import sys; from electextract.cli import main; sys.exit(main(sys.argv[1:]))"
    rows = json.dumps({"id": "x", "text": "আলিফা জয়ী।"}, ensure_ascii=False) + "\n"
    path = tmp_path / "a.jsonl"
    path.write_text(rows * 2000, encoding="utf-8")
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONPATH": str(Path(__file__).parent.parent)}
    command = [sys.executable, "-c", code, "convert", str(path)]
    done = subprocess.run(command, capture_output=True, env=environment, check=True)
    assert "আলিফা" in done.stdout.decode()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment) as process:
        process.stdout.readline()
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()
