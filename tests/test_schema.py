"""The published JSON Schema: made from the records, true of every gold and training line and of what comes out."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import fastjsonschema
import pytest
from jsonschema import Draft202012Validator

import electextract
from electextract.cli import main
from electextract.io.schema import descriptions, extraction_schema, record_kinds

ROOT = Path(__file__).parent.parent
LINES = [*sorted((ROOT / "training_data").rglob("*.jsonl")), ROOT / "seeds" / "gold.jsonl"]


@cache
def schema() -> dict[str, Any]:
    published: dict[str, Any] = json.loads(files("electextract").joinpath("schema.json").read_text(encoding="utf-8"))
    return published


def closed() -> dict[str, Any]:
    """The schema without room for keys that it does not name."""
    strict = copy.deepcopy(schema())
    for part in (strict, *strict["$defs"].values()):
        part["additionalProperties"] = False
    return strict


def rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as stream:
        yield from map(json.loads, stream)


def test_the_published_schema_is_the_one_of_the_records() -> None:
    assert schema() == extraction_schema()
    Draft202012Validator.check_schema(schema())


def test_every_field_is_described_and_nothing_else() -> None:
    for kind in record_kinds():
        named = {spec.name for spec in fields(kind)}  # type: ignore[arg-type]
        extra = {"_", "schema_version"} if kind is electextract.Extraction else {"_"}
        assert set(descriptions(kind)) == named | extra, kind


@pytest.mark.parametrize("path", [path for path in LINES if path.is_file()], ids=lambda path: str(path.parent.name))
def test_every_annotated_line_fits(path: Path) -> None:
    check = fastjsonschema.compile(schema())
    count = 0
    for count, row in enumerate(rows(path), start=1):  # noqa: B007 - the last number is checked
        check(row)
    assert count >= 5


def test_results_fit_and_have_no_other_keys(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo", "--format", "jsonl"]) == 0
    results = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(results) == 2
    validator = Draft202012Validator(closed(), format_checker=Draft202012Validator.FORMAT_CHECKER)
    for result in results:
        assert [error.message for error in validator.iter_errors(result)] == []
        assert set(result) == set(schema()["properties"]) - {"text"}


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("id",), None),
        (("schema_version",), 2),
        (("language",), "hi"),
        (("published",), "23 November"),
        (("entities", 0, "start"), "0"),
        (("contests", 0, "election", "when"), "later"),
        (("contests", 0, "candidates", 0, "party"), "BJP"),
        (("contests", 0, "margin", "value"), 0.5),
    ],
)
def test_what_does_not_fit_is_refused(path: tuple[str | int, ...], value: object) -> None:
    result: Any = electextract.extract("Tarulata Barui of the BJP won Naihati by 5,000 votes.").to_dict()
    validator = Draft202012Validator(schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)
    assert validator.is_valid(result)
    place = result
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert not validator.is_valid(result)
