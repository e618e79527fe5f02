"""Articles from .txt and .jsonl files, folders of them and standard input.

A .txt file may begin with `date YYYY-MM-DD`: that is the day of publication, not part of the article.
It is blanked out with spaces, so that offsets still count from the start of the file. A .jsonl file
holds one object a line with `text`, or `file` (a .txt file, relative to the .jsonl), and perhaps `id`,
`published`, `title`, `url`, `source`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from electextract.errors import ElectextractError, OnError, place, raise_error, shorten
from electextract.io.files import STDIN, decode, open_bytes, parse_objects, read_file, shown_name

SUFFIXES = (".txt", ".jsonl")
FIELDS = ("id", "text", "published", "title", "url", "source")

_DATE_PREFIX = re.compile(r"\s*date (\d{4}-\d{2}-\d{2})(?=\s)")


@dataclass(frozen=True, slots=True)
class ArticleInput:
    """One article to extract from: where it stands (for messages), and the mapping that `extract_many` takes."""

    place: str
    article: dict[str, Any]


def read_articles(paths: Iterable[str | Path], *, on_error: OnError = raise_error) -> Iterator[ArticleInput]:
    """Every article of the files and folders, in the order given; `-` is standard input.

    Folders are read with their subfolders, files in order of their names, hidden ones left out. A text file
    that was read by itself is not read again where a .jsonl file names it.

    Args:
        paths: .txt files, .jsonl files, folders, `-`.
        on_error: takes a mistake in one input, the others are read on; by default it is raised.

    Raises:
        ElectextractError: codes of `read_file`; `suffix`, `json`, `no_text`, `type`.
    """
    texts: set[Path] = set()
    for path in _files(paths, on_error):
        try:
            yield from _read_path(path, texts, on_error)
        except ElectextractError as error:
            on_error(error)


def count_articles(paths: Iterable[str | Path]) -> int | None:
    """How many articles `read_articles` is about to read, for a progress bar; None where that cannot be known.

    Nothing is parsed: a .txt file counts as one, a .jsonl file as its lines that do not name a file.
    """
    given = list(paths)
    if STDIN in map(str, given):
        return None
    found = list(_files(given, lambda _: None))
    texts = sum(Path(path).suffix.lower() != ".jsonl" for path in found)
    try:
        return texts + sum(_count_rows(path) for path in found if Path(path).suffix.lower() == ".jsonl")
    except ElectextractError:
        return None


def _count_rows(path: str | Path) -> int:
    with open_bytes(path) as stream:
        return sum(bool(line.strip()) and b'"file":' not in line for line in stream)


def read_text_file(path: str | Path) -> tuple[str, str | None]:
    """Text of a .txt file with its date prefix blanked out, and that date (ISO) or None."""
    return split_date(read_file(path))


def split_date(text: str) -> tuple[str, str | None]:
    """The text with a leading `date YYYY-MM-DD` as spaces, of the same length, and the date."""
    head = 1 if text.startswith("\ufeff") else 0
    match = _DATE_PREFIX.match(text, head)
    if match is None:
        return " " * head + text[head:], None
    blank = re.sub(r"\S", " ", text[: match.end()].replace("\ufeff", " "))
    return blank + text[match.end() :], match[1]


def resolve_text(row: dict[str, Any], *, folder: Path, spot: str) -> dict[str, Any]:
    """The object of a .jsonl line with its `text`, read from `file` where that stands instead."""
    if row.get("text") is not None:
        return row
    name = row.get("file")
    if name is None:
        raise ElectextractError("no_text", f'{spot}: neither "text" nor "file"; every line needs one of them')
    if not isinstance(name, str) or "\0" in name:
        raise ElectextractError("type", f'{spot}: "file" is {shorten(name)}; it must be a path')
    try:
        text, published = read_text_file(folder / name)
    except ElectextractError as error:
        raise ElectextractError(error.code, f"{spot}: {error}") from None
    return {**row, "text": text, "published": row.get("published") or published}


def _files(paths: Iterable[str | Path], on_error: OnError) -> Iterator[str | Path]:
    for path in paths:
        if str(path) != STDIN and Path(path).is_dir():
            found = _folder_files(Path(path))
            if not found:
                on_error(ElectextractError("missing", f"{path}: a folder without {' or '.join(SUFFIXES)} files"))
            yield from found
        else:
            yield path


def _folder_files(folder: Path) -> list[Path]:
    """Text files first, so that a .jsonl file beside them does not read them twice."""
    found = [path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES and path.is_file()]
    shown = [path for path in found if not any(part.startswith(".") for part in path.relative_to(folder).parts)]
    return sorted(shown, key=lambda path: (SUFFIXES.index(path.suffix.lower()), path.parts))


def _read_path(path: str | Path, texts: set[Path], on_error: OnError) -> Iterator[ArticleInput]:
    if str(path) == STDIN:
        yield from _read_stdin(on_error)
        return
    suffix = Path(path).suffix.lower()
    if suffix == ".jsonl":
        with open_bytes(path) as stream:
            yield from _read_rows(stream, str(path), texts, on_error)
    elif suffix == ".txt" or not Path(path).exists():
        source = read_file(path)
        texts.add(_resolved(Path(path)))
        yield _text_input(source, name=str(path), id=Path(path).stem)
    else:
        raise ElectextractError("suffix", f"{path}: not one of {', '.join(SUFFIXES)}, a folder or - (standard input)")


def _read_stdin(on_error: OnError) -> Iterator[ArticleInput]:
    """Objects line by line where the first line that is not blank begins one, else one text."""
    name = shown_name(STDIN)
    with open_bytes(STDIN) as stream:
        head = list(_until_filled(stream))
        if b"".join(head).lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b'{"', b"{}")):
            yield from _read_rows(chain(head, stream), name, set(), on_error)
        else:
            yield _text_input(decode(b"".join(chain(head, stream)), name=name), name=name, id=None)


def _until_filled(lines: Iterable[bytes]) -> Iterator[bytes]:
    for line in lines:
        yield line
        if line.strip():
            return


def _text_input(source: str, *, name: str, id: str | None) -> ArticleInput:  # noqa: A002 - the schema's word
    text, published = split_date(source)
    return ArticleInput(name, {"id": id, "text": text, "published": published})


def _read_rows(lines: Iterable[bytes], name: str, texts: set[Path], on_error: OnError) -> Iterator[ArticleInput]:
    folder = Path(name).parent
    for number, row in parse_objects(lines, name=name, on_error=on_error):
        if _named_file(row, folder) in texts:
            continue
        spot = place(name, number)
        try:
            full = resolve_text(row, folder=folder, spot=spot)
        except ElectextractError as error:
            on_error(error)
        else:
            yield ArticleInput(spot, {key: full[key] for key in FIELDS if full.get(key) is not None})


def _named_file(row: dict[str, Any], folder: Path) -> Path | None:
    """The file that a .jsonl line names instead of giving its text."""
    name = row.get("file")
    return _resolved(folder / name) if row.get("text") is None and isinstance(name, str) else None


def _resolved(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, ValueError):
        return path
