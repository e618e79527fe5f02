"""Consolidated contests to and from files: .json and .jsonl hold everything, .csv and .parquet one table."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from electextract.consolidated import ConsolidatedContest, Verdict
from electextract.errors import ElectextractError, OnError, raise_error, shorten
from electextract.io.contest_tables import contest_frame
from electextract.io.files import read_rows
from electextract.io.record_types import check_types

if TYPE_CHECKING:
    import pandas as pd


def write_records(
    records: Sequence[ConsolidatedContest | Verdict], stream: TextIO, *, form: str, table: str = "contests"
) -> None:
    """Writes contests or verdicts to a text file opened with `newline=""`.

    Args:
        form: `json` (one array), `jsonl` (one object a line) or `csv`, one table.
        table: which one, as `contest_frame` makes it.
    """
    rows = [record.to_dict() for record in records]
    if form == "json":
        stream.write(json.dumps(rows, ensure_ascii=False, indent=2) + "\n")
    elif form == "jsonl":
        stream.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    elif form == "csv":
        contest_frame(records, table).to_csv(stream, index=False, lineterminator="\n")
    else:
        raise ElectextractError("option", f"form is {shorten(form)}; allowed: csv, json, jsonl")


def write_parquet(frame: pd.DataFrame, path: Path) -> None:
    """A table as a Parquet file.

    Raises:
        ElectextractError: code `missing_package`, without pyarrow; code `unwritable`.
    """
    try:
        frame.to_parquet(path, index=False)
    except ImportError:
        hint = 'pip install "electextract[tables]", or write .csv'
        raise ElectextractError("missing_package", f"{path}: Parquet needs pyarrow: {hint}") from None
    except OSError as error:
        raise ElectextractError("unwritable", f"{path} cannot be written ({error.strerror or error})") from None


def read_contests(path: str | Path, *, on_error: OnError = raise_error) -> Iterator[ConsolidatedContest]:
    """Contests from a .json file (an array) or a .jsonl file, as `write_records` writes them.

    Raises:
        ElectextractError: as `read_objects`; code `schema` for an object that is no consolidated contest, unless
            `on_error` takes it.
    """
    for spot, row in read_rows(path, what="contests", on_error=on_error):
        try:
            yield _read_contest(row, spot)
        except ElectextractError as error:
            on_error(error)


def _read_contest(row: Mapping[str, Any], spot: str) -> ConsolidatedContest:
    if "contests" in row:
        raise ElectextractError(
            "schema", f"{spot}: an extraction, no contest; give what electextract consolidate wrote"
        )
    try:
        contest = ConsolidatedContest.from_dict(row)
    except ElectextractError as error:
        raise ElectextractError(error.code, f"{spot}: {error}") from None
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        what = f"not in the format of ConsolidatedContest ({error}); electextract consolidate writes it"
        raise ElectextractError("schema", f"{spot}: {what}") from None
    check_types(contest, spot=spot)
    return contest
