"""Bytes from disk or standard input into text and JSON objects, with errors that name file and line.

Line ends are kept as they are, since every offset counts characters of the text as given.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from electextract.errors import ElectextractError, place, shorten
from electextract.errors import OnError as OnError
from electextract.errors import raise_error as raise_error

STDIN = "-"
"""The path that stands for standard input."""


def shown_name(path: str | Path) -> str:
    """The path as messages name it."""
    return "standard input" if str(path) == STDIN else str(path)


@contextmanager
def open_bytes(path: str | Path) -> Iterator[IO[bytes]]:
    """A file, or standard input for `-`, opened for reading.

    Raises:
        ElectextractError: codes `missing`, `folder` and `unreadable`.
    """
    if str(path) == STDIN:
        yield sys.stdin.buffer
    else:
        with _open_path(Path(path)) as stream:
            yield stream


def _open_path(path: Path) -> IO[bytes]:
    try:
        return path.open("rb")
    except FileNotFoundError:
        raise ElectextractError("missing", f"{path}: no such file or folder") from None
    except IsADirectoryError:
        raise ElectextractError("folder", f"{path}: a folder, where a file is needed") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ElectextractError("unreadable", f"{path}: cannot be read ({reason})") from None


def read_file(path: str | Path) -> str:
    """The text of a UTF-8 file, or of standard input for `-`; a byte order mark stays, as one character.

    Raises:
        ElectextractError: as `open_bytes`; codes `binary` and `encoding`.
    """
    with open_bytes(path) as stream:
        return decode(stream.read(), name=shown_name(path))


def decode(data: bytes, *, name: str, line: int = 1) -> str:
    """UTF-8 bytes as text; `line` is the number of their first line in the file `name`."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise ElectextractError("encoding", f"{place(name, line)}: the file is UTF-16; save it as UTF-8")
    if b"\0" in data:
        raise ElectextractError("binary", f"{place(name, line)}: a binary file (it has a NUL byte); give UTF-8 text")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        spot = place(name, line + data.count(b"\n", 0, error.start))
        what = f"byte 0x{data[error.start]:02x} is not valid UTF-8"
        raise ElectextractError("encoding", f"{spot}: {what}; save the file as UTF-8") from None


def read_objects(path: str | Path, *, on_error: OnError = raise_error) -> Iterator[tuple[int, dict[str, Any]]]:
    """Line number and object of every line of a JSONL file, line by line; blank lines are passed over.

    Raises:
        ElectextractError: as `open_bytes`; codes `binary`, `encoding` and `json` for a line that is no
            JSON object, unless `on_error` takes it: then the next lines are read.
    """
    with open_bytes(path) as stream:
        yield from parse_objects(stream, name=shown_name(path), on_error=on_error)


def parse_objects(
    lines: Iterable[bytes], *, name: str, on_error: OnError = raise_error
) -> Iterator[tuple[int, dict[str, Any]]]:
    """`read_objects` for lines that are already open."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = _parse_object(decode(line, name=name, line=number), place(name, number))
        except ElectextractError as error:
            on_error(error)
        else:
            yield number, row


def _parse_object(line: str, spot: str) -> dict[str, Any]:
    try:
        value = json.loads(line.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        raise ElectextractError("json", f"{spot}: no valid JSON ({error.msg}, column {error.colno})") from None
    except (ValueError, RecursionError) as error:
        raise ElectextractError("json", f"{spot}: no JSON that can be read ({error})") from None
    if not isinstance(value, dict):
        raise ElectextractError("json", f'{spot}: expected an object such as {{"text": "…"}}, found {shorten(value)}')
    return value


def read_rows(
    path: str | Path, *, what: str = "objects", on_error: OnError = raise_error
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Place and object of every entry of a .json file (an array) or a .jsonl file; standard input may be either.

    Args:
        what: the entries, for messages.

    Raises:
        ElectextractError: as `read_objects`; code `json` for a file that is no array of objects.
    """
    name = shown_name(path)
    if str(path) == STDIN:
        text = read_file(path)
        if not text.lstrip("\ufeff \t\r\n").startswith("["):
            lines = text.encode().splitlines(keepends=True)
            yield from ((place(name, n), row) for n, row in parse_objects(lines, name=name, on_error=on_error))
            return
    elif Path(path).suffix.lower() != ".json":
        yield from ((place(name, n), row) for n, row in read_objects(path, on_error=on_error))
        return
    else:
        text = read_file(path)
    yield from _parse_array(text, name, what)


def _parse_array(text: str, name: str, what: str) -> Iterator[tuple[str, dict[str, Any]]]:
    try:
        rows = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        raise ElectextractError("json", f"{name}: no valid JSON ({error}); is the file complete?") from None
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ElectextractError("json", f"{name}: expected an array of {what}, found {shorten(rows)}")
    yield from ((f"{name}[{index}]", row) for index, row in enumerate(rows))
