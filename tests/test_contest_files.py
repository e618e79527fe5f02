"""Consolidated contests in files and on the screen: `electextract consolidate`. All results are invented."""

import csv
import json
from functools import partial

import pandas as pd
import pytest

from electextract.cli import main
from electextract.io.contest_columns import CONTEST_COLUMNS
from electextract.io.contests import read_contests
from electextract.verify.official import SAMPLE


def contest(name, seat, person, party, margin=None):
    return {
        "constituency": name and {"name": name, "id": seat},
        "state": "West Bengal",
        "house": "assembly",
        "status": "declared",
        "candidates": [{"name": person, "party": {"id": party}, "outcome": "won"}],
        "margin": margin and {"value": margin},
    }


ROWS = [
    {
        "id": "en",
        "published": "2024-11-23",
        "contests": [
            contest("Naihati", "IN-AC-WB-104-2008", "Tarulata Barui", "AITC", margin=28168),
            contest(None, None, "Asha Rao", "BJP"),
        ],
    },
    {
        "id": "bn",
        "published": "2024-11-24",
        "contests": [
            contest("নৈহাটি", "IN-AC-WB-104-2008", "তরুলতা বারুই", "AITC", margin=28163),
            contest("Shobhapur", None, "Rekha Hansda", "INC"),
        ],
    },
]


@pytest.fixture
def results(tmp_path):
    path = tmp_path / "results.jsonl"
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in ROWS), encoding="utf-8")
    return path


@pytest.fixture
def consolidate(run):
    return partial(run, "consolidate")


def test_on_the_screen(results, consolidate):
    status, out, err = consolidate(results)
    assert status == 0
    assert out.splitlines() == [
        "Naihati · West Bengal · assembly · 2024 bypoll · declared · margin 28,163 · 2 articles",
        "  won  -  AITC  Tarulata Barui [তরুলতা বারুই]",
        "  ! margin: 28163 (bn), but 28168 (en)",
        "",
        "Shobhapur · West Bengal · assembly · 2024 · declared · 1 article",
        "  won  -  INC  Rekha Hansda",
        "",
        "(seat not named) · West Bengal · assembly · 2024 · declared · 1 article",
        "  won  -  BJP  Asha Rao",
    ]
    told = "3 contests from 2 articles; 1 conflict; 1 without seat; 1 with a seat that is not in the lists"
    assert err == f"electextract: {told}\n"


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_everything_comes_back_from_json(results, consolidate, tmp_path, form):
    path = tmp_path / f"contests.{form}"
    assert consolidate(results, "-o", path)[0] == 0
    found = list(read_contests(path))
    assert [each.constituency for each in found] == ["Naihati", "Shobhapur", None]
    assert found[0].conflicts[0].other == "28168"


def test_a_form_for_programs_on_standard_output(results, consolidate, tmp_path):
    lines = consolidate(results, "--format", "jsonl")[1].splitlines()
    assert [json.loads(line)["constituency"] for line in lines] == ["Naihati", "Shobhapur", None]
    assert consolidate(results, "--format", "csv")[1].startswith("contest_id,country,house,state,year,election_kind,")
    assert consolidate(results, "-o", tmp_path / "contests.txt")[0] == 0
    assert (tmp_path / "contests.txt").read_text(encoding="utf-8").startswith("Naihati · West Bengal")


@pytest.mark.parametrize("table", ["contests", "candidates", "sources", "conflicts", "timeline"])
def test_tables(results, consolidate, tmp_path, table):
    plain, packed = tmp_path / "contests.csv", tmp_path / "contests.parquet"
    for path in (plain, packed):
        assert consolidate(results, "-o", path, "--table", table)[0] == 0
    with plain.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    frame = pd.read_parquet(packed)
    assert list(rows[0]) == list(frame) == list(CONTEST_COLUMNS[table])
    assert len(rows) == len(frame) > 0
    assert rows[0]["contest_id"] == frame["contest_id"][0] == "IN-AC-WB-104-2008/2024/bypoll"


def test_results_that_are_cut_off(results, consolidate, tmp_path):
    results.write_bytes(results.read_bytes()[:-40])
    status, out, err = consolidate(results)
    assert (status, out.count("won")) == (1, 2)
    assert f"{results}:2: no valid JSON" in err
    whole = tmp_path / "results.json"
    whole.write_text(json.dumps(ROWS)[:-40], encoding="utf-8")
    status, _, err = consolidate(whole, results)
    assert status == 1
    assert f"{whole}: no valid JSON" in err


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({"id": "c", "published": "23.11.2024"}, 'published is "23.11.2024"; write it as 2024-11-23'),
        ({"id": 7}, "id is 7; it must be a text"),
        ({"id": "c", "contests": [{"margin": {"value": "many"}}]}, 'contests[0].margin.value is "many"'),
        ({"id": "c", "contests": 5}, "not in the format of Extraction"),
    ],
)
def test_a_bad_extraction_is_told_and_the_others_are_read(results, consolidate, row, told):
    with results.open("a", encoding="utf-8") as stream:
        stream.write(json.dumps(row) + "\n")
    status, out, err = consolidate(results)
    assert (status, out.count("won")) == (1, 3)
    assert told in err


def test_mistakes_in_the_command(results, consolidate, tmp_path):
    assert "one of table, json, jsonl, csv, parquet" in consolidate(results, "-o", tmp_path / "c.xls")[2]
    assert "is also an input" in consolidate(results, "-o", results)[2]
    assert "is also an input" in consolidate(results, "-o", results, "--format", "parquet")[2]
    assert "parquet is binary; give a file" in consolidate(results, "--format", "parquet")[2]
    assert "no such file" in consolidate(tmp_path / "none.jsonl")[2]


def test_without_pyarrow(results, consolidate, tmp_path, monkeypatch):
    monkeypatch.setattr(pd.DataFrame, "to_parquet", lambda *_, **__: (_ for _ in ()).throw(ImportError("pyarrow")))
    status, _, err = consolidate(results, "-o", tmp_path / "c.parquet")
    assert status == 1
    assert 'pip install "electextract[tables]"' in err


def test_extractions_and_contests_are_not_taken_for_each_other(results, tmp_path, capsys):
    contests = tmp_path / "made.jsonl"
    assert main(["consolidate", str(results), "--output", str(contests)]) == 0
    capsys.readouterr()
    assert main(["consolidate", str(contests)]) == 1
    assert "made.jsonl:1: a consolidated contest, no extraction" in capsys.readouterr().err
    assert main(["verify", str(results), "--official", str(SAMPLE)]) == 1
    assert ":1: an extraction, no contest" in capsys.readouterr().err
