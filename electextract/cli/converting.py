"""`electextract convert`: annotation files of one format into another."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import Annotated, Any

import typer

from electextract.cli.session import MistakeTeller, open_output, remark, write_bytes
from electextract.errors import ElectextractError
from electextract.io.files import STDIN
from electextract.io.formats import pack_annotations, read_annotations, read_labels, write_annotations
from electextract.io.formats.detection import detect_format


class AnnotationFormat(StrEnum):
    """Formats of annotated articles (`electextract.io.formats.FORMATS`)."""

    label_studio = "label-studio"
    doccano = "doccano"
    prodigy = "prodigy"
    conll = "conll"
    docbin = "docbin"
    jsonl = "jsonl"
    inline = "inline"


_ENDINGS = {
    ".jsonl": AnnotationFormat.jsonl,
    ".json": AnnotationFormat.label_studio,
    ".spacy": AnnotationFormat.docbin,
    ".conll": AnnotationFormat.conll,
    ".iob": AnnotationFormat.conll,
}
"""What an output's ending says, where --to says nothing."""


def convert_command(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="annotation files, - for stdin")],
    output: Annotated[Path | None, typer.Option("--output", "-o", help="file for the result")] = None,
    source: Annotated[AnnotationFormat | None, typer.Option("--from", help="default: by the content")] = None,
    target: Annotated[
        AnnotationFormat | None,
        typer.Option("--to", help="default: by the ending of --output, else jsonl, and inline for jsonl"),
    ] = None,
    labels: Annotated[Path | None, typer.Option(help='.toml or .json with lines such as PER = "CANDIDATE"')] = None,
    repair: Annotated[bool, typer.Option("--repair", help="take the proposals for spans that do not fit")] = False,
) -> None:
    """Turn annotation files of Label Studio, doccano, Prodigy, CoNLL, spaCy and this project into each other."""
    teller = MistakeTeller()
    chosen = target or _target(paths, source, output)
    if chosen is AnnotationFormat.docbin and output is None:
        raise typer.BadParameter("docbin is binary; give a file with --output")
    mapping = read_labels(labels) if labels else {}
    options: dict[str, Any] = {"form": source and source.value, "labels": mapping, "repair": repair}
    articles = chain.from_iterable(_read(path, teller, options) for path in paths)
    if chosen is AnnotationFormat.docbin and output is not None:
        write_bytes(output, pack_annotations(articles), inputs=paths)
    else:
        with open_output(output, inputs=paths) as stream:
            stream.writelines(write_annotations(articles, form=chosen.value, on_error=teller, notice=remark))
    raise typer.Exit(teller.exit_status)


def _read(path: str, teller: MistakeTeller, options: dict[str, Any]) -> Iterator[dict[str, Any]]:
    try:
        yield from read_annotations(path, on_error=teller, notice=remark, **options)
    except ElectextractError as error:
        teller(error)


def _target(paths: list[str], source: AnnotationFormat | None, output: Path | None) -> AnnotationFormat:
    """By the ending of the output; else JSON lines, and inline markup for files that are JSON lines."""
    ending = output.suffix.lower() if output else ""
    if ending in _ENDINGS:
        return _ENDINGS[ending]
    rows = {Path(path).suffix.lower() == ".jsonl" for path in paths}
    if len(rows) > 1:
        raise typer.BadParameter("some inputs are .jsonl and some are not; say with --to what they are to become")
    own = rows == {True} and (source or _detected(paths[0])) in (None, AnnotationFormat.jsonl)
    return AnnotationFormat.inline if own else AnnotationFormat.jsonl


def _detected(path: str) -> AnnotationFormat | None:
    """None where the file cannot be read or does not tell; reading it tells why."""
    try:
        return None if path == STDIN else AnnotationFormat(detect_format(Path(path).read_bytes(), path))
    except (OSError, ElectextractError):
        return None
