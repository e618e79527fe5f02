"""Parties and seats of the user's own, from a CSV file.

The first line names the columns, in any order; `kind` and `name` are needed:

- `kind`: party, alliance or seat;
- `id`: the party's code, or the seat's id; for seats it may be left out, and is then made from the name;
- `name`, `aliases` (separated by `|`): spellings in either script;
- `country` (IN or BD, IN if empty), and for seats `state`, `house` (LS, AC or JS, AC if empty), `number`, `year`
  (of the delimitation).

An id that the lists hold already adds the spellings to what is there.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, Literal, NamedTuple, cast, get_args

from electextract.errors import ElectextractError, place, shorten
from electextract.gazetteers.entries import Chamber, Country, PartyInfo, Seat, fold_name
from electextract.romanise import phonetic_key, romanise

COLUMNS = ("kind", "id", "name", "aliases", "country", "state", "house", "number", "year")
KINDS = ("party", "alliance", "seat")
Fail = Callable[[str], ElectextractError]


class Additions(NamedTuple):
    """What a user adds to the lists."""

    parties: tuple[PartyInfo, ...] = ()
    seats: tuple[Seat, ...] = ()


def read_additions(path: str | Path) -> list[dict[str, str]]:
    """The rows of a CSV file, checked.

    Raises:
        ElectextractError: code `gazetteer`, with file and line, for a file that cannot be read, unknown or
            missing columns, a missing name, an unknown kind, house or country, a number that is none.
    """
    rows = _table(Path(path))
    for line, row in rows:
        _check_row(row, partial(_failure, path, line))
    return [row for _, row in rows]


def make_additions(rows: list[dict[str, str]]) -> Additions:
    """Parties and seats of checked rows."""
    parties = [_party(row) for row in rows if row["kind"] != "seat"]
    return Additions(tuple(parties), tuple(_seat(row) for row in rows if row["kind"] == "seat"))


def _table(path: Path) -> list[tuple[int, dict[str, str]]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise _failure(path, None, f"cannot be read ({error}); give a CSV file in UTF-8") from None
    reader = csv.DictReader(io.StringIO(text, newline=""))
    columns = [column.strip() for column in reader.fieldnames or ()]
    wrong = [column for column in columns if column not in COLUMNS]
    if wrong or "kind" not in columns or "name" not in columns:
        found = shorten(", ".join(columns) or "an empty line")
        raise _failure(path, 1, f"needs the columns kind and name, allowed are {', '.join(COLUMNS)}; found {found}")
    reader.fieldnames = columns
    return [(reader.line_num, _filled(row, partial(_failure, path, reader.line_num))) for row in reader]


def _filled(row: Mapping[Any, Any], fail: Fail) -> dict[str, str]:
    if None in row or None in row.values():
        raise fail("a row has as many cells as the first line has columns; quote a cell that holds a comma")
    return {column: str(row.get(column, "")).strip() for column in COLUMNS}


def _check_row(row: dict[str, str], fail: Fail) -> None:
    row["country"] = row["country"] or "IN"
    row["house"] = row["house"] or "AC"
    for column, allowed in (("kind", KINDS), ("country", get_args(Country)), ("house", get_args(Chamber))):
        if row[column] not in allowed:
            raise fail(f"unknown {column} {shorten(row[column])}; allowed: {', '.join(allowed)}")
    for column in ("number", "year"):
        if row[column] and not (row[column].isascii() and row[column].isdigit()):
            raise fail(f"{column} {shorten(row[column])} is no number")
    if not fold_name(row["name"]):
        raise fail("the name is empty; every row names a party or a seat")
    if row["kind"] != "seat" and not row["id"]:
        raise fail(f"{row['kind']} {shorten(row['name'])} has no id; give the code that results shall carry")


def _names(row: dict[str, str]) -> tuple[str, ...]:
    spellings = [row["name"], *(alias.strip() for alias in row["aliases"].split("|"))]
    return tuple(dict.fromkeys(name for name in spellings if fold_name(name)))


def _party(row: dict[str, str]) -> PartyInfo:
    kind = cast(Literal["party", "alliance"], row["kind"])
    names = tuple(dict.fromkeys([*_names(row), row["id"]]))
    return PartyInfo(row["id"], row["name"], cast(Country, row["country"]), kind, names=names)


def _seat(row: dict[str, str]) -> Seat:
    made = f"OWN-{row['house']}-{fold_name(romanise(row['name'])).upper()}"
    return Seat(
        row["id"] or made,
        row["name"],
        cast(Country, row["country"]),
        cast(Chamber, row["house"]),
        row["state"],
        int(row["number"] or 0),
        int(row["year"] or 0),
        names=_names(row),
        keys=tuple(phonetic_key(name) for name in _names(row)),
    )


def _failure(path: str | Path, line: int | None, message: str) -> ElectextractError:
    return ElectextractError("gazetteer", f"{place(str(path), line)}: {message}")
