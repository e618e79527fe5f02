"""`--format`, the same word for the same thing in every command."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

import typer


class Format(StrEnum):
    """Forms of a result: `table` for people, the others for programs."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    parquet = "parquet"


class ShortFormat(StrEnum):
    """Forms of what is one thing, not rows: for people, for programs."""

    table = "table"
    json = "json"


FORMAT_HELP = "default: by the ending of --output, else table"


def choose_format(form: Format | None, output: Path | None, *, allowed: Sequence[Format] = tuple(Format)) -> Format:
    """What `--format` says, else the ending of `--output`, else a table.

    Raises:
        typer.BadParameter: for an ending that tells nothing, a format that the command does not write, and a binary
            one without a file.
    """
    names = [each.value for each in Format if each in allowed]
    chosen = form or _by_ending(output, names)
    if chosen not in allowed:
        raise typer.BadParameter(f"--format {chosen.value} is not among what this writes: {', '.join(names)}")
    if chosen is Format.parquet and output is None:
        raise typer.BadParameter("parquet is binary; give a file with --output")
    return chosen


def _by_ending(output: Path | None, names: list[str]) -> Format:
    ending = output.suffix.lower().removeprefix(".") if output else "txt"
    if ending == "txt":
        return Format.table
    if ending in set(Format):
        return Format(ending)
    raise typer.BadParameter(f"{output} does not tell the format; add --format with one of {', '.join(names)}")
