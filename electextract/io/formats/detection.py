"""Which format a file has, by its content where that is safe."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from electextract.errors import ElectextractError
from electextract.io.files import decode
from electextract.io.formats.conll import split_line

_ARRAY = re.compile(r"\[\s*(?:\{|\])")
_LINES_LOOKED_AT = 200
_SURE_KEYS = {
    "prodigy": {"spans", "tokens", "answer", "_input_hash", "_task_hash"},
    "doccano": {"label", "labels", "Comments", "annotation_approver"},
    "jsonl": {"schema_version", "contests", "tallies", "file"},
}


def detect_format(content: bytes, name: str) -> str:
    """The name of the format.

    Raises:
        ElectextractError: codes `format`, where the content does not tell, and `encoding`.
    """
    if is_docbin(content):
        return "docbin"
    text = decode(content, name=name).removeprefix("\ufeff").lstrip()
    if _ARRAY.match(text):
        return "label-studio"
    found = _by_keys(text) if text.startswith("{") else _by_lines(text)
    if found is None:
        what = "the content does not tell the format; say it with --from"
        raise ElectextractError("format", f"{name}: {what} label-studio|doccano|prodigy|conll|docbin|jsonl|inline")
    return found


def is_docbin(content: bytes) -> bool:
    """Whether the bytes are packed by zlib, as a DocBin is."""
    return content[:1] == b"\x78" and len(content) > 1 and int.from_bytes(content[:2], "big") % 31 == 0


def _by_keys(text: str) -> str | None:
    """The format of the first object that tells; objects that tell nothing are the project's own."""
    seen: dict[str, Any] = {}
    for row in _rows(text):
        seen |= row
        found = _row_format(row)
        if found:
            return found
    return "jsonl" if "text" in seen and "electextract" not in seen else None


def _rows(text: str) -> Iterator[Mapping[str, Any]]:
    try:
        yield json.JSONDecoder().raw_decode(text)[0]
    except (ValueError, RecursionError):
        return
    for line in text.split("\n", _LINES_LOOKED_AT)[1:_LINES_LOOKED_AT]:
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(row, Mapping):
            yield row


def _row_format(row: Mapping[str, Any]) -> str | None:
    if isinstance(row.get("data"), Mapping):
        return "label-studio"
    for name, keys in _SURE_KEYS.items():
        if keys & set(row):
            return name
    marked = row.get("entities", row.get("annotations"))
    first = marked[0] if isinstance(marked, list) and marked else None
    if isinstance(first, Mapping) and ("start_offset" in first or "start" in first):
        return "doccano" if "start_offset" in first else "jsonl"
    return "jsonl" if isinstance(row.get("entities"), list) else None


def _by_lines(text: str) -> str | None:
    if text.startswith("=== "):
        return "inline"
    lines = [line for line in text.split("\n", _LINES_LOOKED_AT)[:_LINES_LOOKED_AT] if line.strip()]
    if lines and all(line.startswith("-DOCSTART-") or split_line(line) is not None for line in lines):
        return "conll"
    return None
