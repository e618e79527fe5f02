"""Extractions to and from JSON, JSON lines and CSV."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any, Literal, TextIO

from electextract.errors import ElectextractError, OnError, raise_error, shorten
from electextract.io.columns import TableName
from electextract.io.files import read_rows
from electextract.io.tables import to_frame
from electextract.records import Extraction

ResultFormat = Literal["json", "jsonl", "csv"]

_ROWS_TOGETHER = 1000


def write_results(
    extractions: Iterable[Extraction],
    stream: TextIO,
    *,
    form: ResultFormat = "jsonl",
    table: TableName = "contests",
    with_text: bool = False,
) -> int:
    """Writes extractions one by one as they come, and returns how many there were.

    Args:
        stream: a text file opened with `newline=""`.
        form: `json` (one array) and `jsonl` (one object a line) hold everything; `csv` holds one table.
        table: which one, as `to_frame` makes it.
        with_text: whether JSON holds the articles' `text` too, as gold and training files do.
    """
    writers = {"json": _write_json, "jsonl": _write_jsonl}
    if form in writers:
        return writers[form](extractions, stream, with_text)
    if form != "csv":
        raise ElectextractError("option", f"form is {shorten(form)}; allowed: json, jsonl, csv")
    return _write_csv(extractions, stream, table)


def read_results(path: str | Path, *, on_error: OnError = raise_error) -> Iterator[Extraction]:
    """Extractions from a .json file (an array) or a .jsonl file, as `write_results` writes them.

    Raises:
        ElectextractError: as `read_objects`; code `schema` for an object that is no extraction.
    """
    for spot, row in read_rows(path, on_error=on_error):
        try:
            yield read_record(row, spot=spot)
        except ElectextractError as error:
            on_error(error)


def read_record(row: Mapping[str, Any], *, spot: str) -> Extraction:
    """`Extraction.from_dict` with errors that name the place `spot`."""
    if "timeline" in row and "contests" not in row:
        what = "a consolidated contest, no extraction; give what electextract extract wrote"
        raise ElectextractError("schema", f"{spot}: {what}")
    try:
        return Extraction.from_dict(row)
    except ElectextractError as error:
        raise ElectextractError(error.code, f"{spot}: {error}") from None
    except KeyError as error:
        raise ElectextractError("schema", f"{spot}: a record without {error}; see the format of Extraction") from None
    except (AttributeError, TypeError, ValueError) as error:
        raise ElectextractError("schema", f"{spot}: not in the format of Extraction ({error})") from None


def _json(extraction: Extraction, with_text: bool, *, indent: int | None = None) -> str:
    if not with_text:
        return extraction.to_json(indent=indent)
    return json.dumps({**extraction.to_dict(), "text": extraction.text}, ensure_ascii=False, indent=indent)


def _write_jsonl(extractions: Iterable[Extraction], stream: TextIO, with_text: bool) -> int:
    count = 0
    for count, extraction in enumerate(extractions, start=1):  # noqa: B007 - the last number is the result
        stream.write(_json(extraction, with_text) + "\n")
    return count


def _write_json(extractions: Iterable[Extraction], stream: TextIO, with_text: bool) -> int:
    count = 0
    for count, extraction in enumerate(extractions, start=1):
        stream.write(("[\n" if count == 1 else ",\n") + _json(extraction, with_text, indent=2))
    stream.write("\n]\n" if count else "[]\n")
    return count


def _write_csv(extractions: Iterable[Extraction], stream: TextIO, table: TableName) -> int:
    source = iter(extractions)
    count = 0
    while True:
        batch = list(islice(source, _ROWS_TOGETHER))
        if batch or not count:
            to_frame(batch, table).to_csv(stream, index=False, header=not count, lineterminator="\n")
        if not batch:
            return count
        count += len(batch)
