"""Objects of a JSON array or of JSON lines, each with the line on which it stands."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from electextract.errors import ElectextractError, place, shorten
from electextract.io.files import parse_objects
from electextract.io.formats.foreign import Source

_BLANK = re.compile(r"[ \t\r\n]*")


def read_items(content: str, name: str) -> Iterator[tuple[str, Any]]:
    """Place and value of each item of an array; an object alone is one item.

    Raises:
        ElectextractError: code `json`, with file and line.
    """
    start = _skip(content, 0)
    if content[start : start + 1] == "{":
        value, end = _decode(content, start, name)
        yield _spot(content, start, name), value
        _expect_end(content, end, name)
        return
    if content[start : start + 1] != "[":
        raise ElectextractError("json", f"{name}: expected a JSON array, found {shorten(content[start : start + 60])}")
    start = _skip(content, start + 1)
    while content[start : start + 1] != "]":
        value, end = _decode(content, start, name)
        yield _spot(content, start, name), value
        start = _skip(content, end)
        if content[start : start + 1] == ",":
            start = _skip(content, start + 1)
        elif content[start : start + 1] != "]":
            raise ElectextractError("json", f"{_spot(content, start, name)}: the array is cut off or lacks a comma")
    _expect_end(content, start + 1, name)


def read_lines(content: str, source: Source) -> Iterator[tuple[str, dict[str, Any]]]:
    """Place and object of each line that is not blank; broken lines go to `source.on_error`."""
    lines = (line.encode("utf-8", "surrogatepass") for line in content.split("\n"))
    for number, row in parse_objects(lines, name=source.name, on_error=source.on_error):
        yield place(source.name, number), row


def write_items(items: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """A JSON array, one item a line."""
    head = "[\n"
    for item in items:
        yield head + json.dumps(item, ensure_ascii=False)
        head = ",\n"
    yield "[]\n" if head == "[\n" else "\n]\n"


def write_lines(items: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """JSON lines."""
    return (json.dumps(item, ensure_ascii=False) + "\n" for item in items)


def _skip(content: str, start: int) -> int:
    match = _BLANK.match(content, start)
    return match.end() if match else start


def _decode(content: str, start: int, name: str) -> tuple[Any, int]:
    try:
        return json.JSONDecoder().raw_decode(content, start)
    except json.JSONDecodeError as error:
        raise ElectextractError("json", f"{place(name, error.lineno)}: no valid JSON ({error.msg})") from None
    except (ValueError, RecursionError) as error:
        raise ElectextractError("json", f"{_spot(content, start, name)}: no JSON that can be read ({error})") from None


def _spot(content: str, start: int, name: str) -> str:
    return place(name, content.count("\n", 0, start) + 1)


def _expect_end(content: str, start: int, name: str) -> None:
    rest = content[_skip(content, start) :]
    if rest:
        raise ElectextractError("json", f"{_spot(content, start, name)}: more after the end: {shorten(rest[:60])}")
