"""What people put right by hand, one JSON object a line.

| key | value |
|---|---|
| article | id of the article |
| fact | its path in the article's extraction, as `Source.path` gives it: `contests/0/candidates/1/votes` |
| old, new | the values, null for none: a number (28168, or with qualifier `{"value": 28000, "qualifier": "at_least"}`), a party's code, a name, an outcome … |
| by | who put it right |
| start, end | the place of the new value in the text, if you want to give it |

A whole candidate or contest is taken away by `new` null, and added by `old` null at the next free number.
"""  # noqa: E501 - a row of the table

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from electextract.errors import ElectextractError, OnError, place, raise_error, shorten
from electextract.io.files import read_objects, shown_name
from electextract.records import Record

REQUIRED = ("article", "fact", "old", "new", "by")


@dataclass(frozen=True, slots=True)
class Correction(Record):
    """One fact put right; the fields are those of the file, `where` names the line in messages."""

    article: str
    fact: str
    old: Any
    new: Any
    by: str
    start: int | None = None
    end: int | None = None
    where: str = "correction"


def read_corrections(path: str | Path, *, on_error: OnError = raise_error) -> Iterator[Correction]:
    """The corrections of a .jsonl file, in its order.

    Raises:
        ElectextractError: as `read_objects`; code `correction` for a line that lacks something, unless `on_error`
            takes it: then the next lines are read.
    """
    name = shown_name(path)
    for number, row in read_objects(path, on_error=on_error):
        try:
            yield as_correction(row, where=place(name, number))
        except ElectextractError as error:
            on_error(error)


def as_correction(row: Correction | Mapping[str, Any], *, where: str = "correction") -> Correction:
    """A checked correction from a mapping.

    Raises:
        ElectextractError: code `correction`.
    """
    if isinstance(row, Correction):
        return row
    missing = [key for key in REQUIRED if key not in row]
    if missing:
        raise refusal(where, f"no {', '.join(missing)}; a correction has {', '.join(REQUIRED)}")
    for key in ("article", "fact", "by"):
        if not isinstance(row[key], str) or not row[key]:
            raise refusal(where, f"{key} is {shorten(row[key])}; it must be a text that is not empty")
    for key in ("start", "end"):
        if not isinstance(row.get(key), int | None):
            raise refusal(where, f"{key} is {shorten(row[key])}; it must be a number of characters")
    return Correction.from_dict({**row, "where": where})


def refusal(where: str, what: str) -> ElectextractError:
    """The error that refuses one correction."""
    return ElectextractError("correction", f"{where}: {what}")
