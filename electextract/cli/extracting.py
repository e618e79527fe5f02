"""`electextract extract`: articles in, results out."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from electextract.cli.formats import FORMAT_HELP, Format, choose_format
from electextract.cli.session import (
    MistakeTeller,
    open_model,
    open_output,
    output_console,
    with_progress,
    write_frame,
)
from electextract.errors import ElectextractError
from electextract.extract import Article, as_article, extract_many
from electextract.io.articles import count_articles, read_articles
from electextract.io.tables import to_frame

if TYPE_CHECKING:
    from electextract.io.results import ResultFormat
    from electextract.records import Extraction


class ResultTable(StrEnum):
    """Which table CSV and Parquet hold."""

    contests = "contests"
    candidates = "candidates"
    tallies = "tallies"
    entities = "entities"


def extract_command(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help=".txt and .jsonl files, folders, - for stdin")],
    form: Annotated[Format | None, typer.Option("--format", help=FORMAT_HELP)] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="file for the results")] = None,
    table: Annotated[ResultTable, typer.Option(help="the table that CSV or Parquet holds")] = ResultTable.contests,
    model: Annotated[str | None, typer.Option(help="name or folder of a model")] = None,
    gazetteer: Annotated[Path | None, typer.Option(help="CSV file with parties and seats of your own")] = None,
    scores: Annotated[bool, typer.Option("--scores", help="a probability for each entity; takes longer")] = False,
    with_text: Annotated[
        bool, typer.Option("--with-text", help="JSON holds the articles too, for report and training")
    ] = False,
    processes: Annotated[int, typer.Option(min=1, help="worker processes")] = 1,
) -> None:
    """Read election articles: who stood, who won, with how many votes."""
    chosen = choose_format(form, output)
    if with_text and chosen not in (Format.json, Format.jsonl):
        raise typer.BadParameter(f"--with-text is for json and jsonl; the format is {chosen.value}")
    teller = MistakeTeller()
    nlp = open_model(model, gazetteer)
    found = extract_many(checked_articles(paths, teller), nlp=nlp, n_process=processes, scores=scores)
    shown_anyway = output is None and sys.stdout.isatty()
    seen = with_progress(found, label="articles", total=partial(count_articles, paths), hidden=shown_anyway)
    write_extractions(seen, chosen, output, table=table, with_text=with_text, inputs=paths)
    raise typer.Exit(teller.exit_status)


def write_extractions(
    extractions: Iterable[Extraction],
    form: Format,
    output: Path | None,
    *,
    table: ResultTable = ResultTable.contests,
    with_text: bool = False,
    inputs: Iterable[str] = (),
) -> None:
    """Extractions in one of the formats, to a file or standard output."""
    if form is Format.parquet and output is not None:
        write_frame(output, to_frame(extractions, table.value), inputs=inputs)
        return
    with open_output(output, inputs=inputs) as stream:
        if form is Format.table:
            from electextract.cli.results import print_results

            print_results(extractions, output_console(stream))
        else:
            from electextract.io.results import write_results

            written = cast("ResultFormat", form.value)
            write_results(extractions, stream, form=written, table=table.value, with_text=with_text)


def checked_articles(paths: list[str], teller: MistakeTeller) -> Iterator[Article]:
    """The articles that can be read; what is wrong with the others is told at once."""
    for entry in read_articles(paths, on_error=teller):
        try:
            yield as_article(entry.article, place=entry.place)
        except ElectextractError as error:
            teller(error)
