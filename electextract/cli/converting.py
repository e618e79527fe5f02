"""`electextract convert`: inline markup into the one format and back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from electextract.cli.session import MistakeTeller, open_output, tell
from electextract.errors import ElectextractError, place
from electextract.io.annotated import read_article
from electextract.io.articles import resolve_text
from electextract.io.files import read_file, read_objects
from electextract.io.inline import read_inline
from electextract.io.inline_writer import unheld_keys, write_inline


def convert_command(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="inline markup, or .jsonl in the one format")],
    output: Annotated[Path | None, typer.Option("--output", "-o", help="file for the result")] = None,
) -> None:
    """Turn inline markup into JSON lines, and .jsonl files into inline markup."""
    to_inline = {Path(path).suffix.lower() == ".jsonl" for path in paths}
    if len(to_inline) > 1:
        raise typer.BadParameter("some inputs are .jsonl and some are not; convert one way at a time")
    teller = MistakeTeller()
    convert = _inline_blocks if to_inline == {True} else _json_lines
    with open_output(output, inputs=paths) as stream:
        for path in paths:
            try:
                stream.writelines(convert(path, teller))
            except ElectextractError as error:
                teller(error)
    raise typer.Exit(teller.exit_status)


def _json_lines(path: str, teller: MistakeTeller) -> Iterator[str]:
    """Every article of an inline file that is right, as a line of JSON."""
    for article in read_inline(read_file(path), name=path, on_error=teller):
        try:
            read_article(article, spot=f"{path}: article {article['id']}")
        except ElectextractError as error:
            teller(error)
        else:
            yield json.dumps(article, ensure_ascii=False) + "\n"


def _inline_blocks(path: str, teller: MistakeTeller) -> Iterator[str]:
    """Every article of a JSONL file that is right, as inline markup; what that cannot hold is told."""
    unheld: set[str] = set()
    for number, row in read_objects(path, on_error=teller):
        try:
            article = _annotated_row(row, path, place(path, number))
            block = write_inline(article)
        except ElectextractError as error:
            teller(error)
        else:
            unheld.update(unheld_keys(article))
            yield block + "\n"
    if unheld:
        tell(f"{path}: inline markup does not hold {', '.join(sorted(unheld))}; the .jsonl file keeps it")


def _annotated_row(row: dict[str, Any], path: str, spot: str) -> dict[str, Any]:
    """The row with its text and an id, checked."""
    full = {"id": spot, **resolve_text(row, folder=Path(path).parent, spot=spot)}
    read_article(full, spot=spot)
    full.pop("file", None)
    return full
