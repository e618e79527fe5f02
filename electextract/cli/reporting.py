"""`electextract report`: results in, one page out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from electextract.cli.session import MistakeTeller, open_output, remark
from electextract.errors import ElectextractError

if TYPE_CHECKING:
    from electextract.records import Extraction

Paths = Annotated[
    list[str], typer.Argument(metavar="RESULTS...", help=".jsonl or .json files from extract, - for stdin")
]
Articles = Annotated[
    list[str] | None,
    typer.Option("--articles", metavar="PATH", help="the articles: facts are then linked to sentences"),
]


def report_command(
    results: Paths,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="file for the page, such as report.html")
    ] = None,
    articles: Articles = None,
    title: Annotated[str, typer.Option(help="heading of the page")] = "Election results",
) -> None:
    """Write one HTML page about many articles: contests, seats, margins, leads over time, conflicts, sources."""
    from electextract.viz.report import report_html

    teller = MistakeTeller()
    found = list(_with_texts(_checked(results, teller), articles or [], teller))
    if not found and teller.told:
        raise ElectextractError("empty", "no result could be read, so there is nothing to report")
    if not any(extraction.text for extraction in found):
        remark("no texts, so no fact has its sentence: give --articles, or results of extract --with-text")
    with open_output(output, inputs=[*results, *(articles or [])]) as stream:
        stream.write(report_html(found, title=title))
    raise typer.Exit(teller.exit_status)


def _checked(paths: Iterable[str], teller: MistakeTeller) -> Iterator[Extraction]:
    """The results that are in the format; what is wrong with the others is told at once."""
    from electextract.io.record_types import check_types
    from electextract.io.results import read_results

    for path in paths:
        try:
            for extraction in read_results(path, on_error=teller):
                try:
                    check_types(extraction, spot=f"{path}: {extraction.id}")
                    yield extraction
                except ElectextractError as error:
                    teller(error)
        except ElectextractError as error:
            teller(error)


def _with_texts(found: Iterable[Extraction], paths: list[str], teller: MistakeTeller) -> Iterator[Extraction]:
    """The results with the texts of the articles of the same id, as far as they are theirs."""
    texts = _texts(paths, teller) if paths else {}
    strange = 0
    for extraction in found:
        text = texts.get(extraction.id, "") or extraction.text
        if any(text[mention.start : mention.end] != mention.text for mention in extraction.entities):
            strange += bool(text)
            text = ""
        yield replace(extraction, text=text)
    if strange:
        remark(
            f"{strange} of the articles do not have the words of their results, whose facts therefore get no sentences"
        )


def _texts(paths: list[str], teller: MistakeTeller) -> dict[str, str]:
    from electextract.extract.articles import as_article
    from electextract.io.articles import read_articles

    found = {}
    for entry in read_articles(paths, on_error=teller):
        try:
            article = as_article(entry.article, place=entry.place)
            found[article.id] = article.text
        except ElectextractError as error:
            teller(error)
    return found
