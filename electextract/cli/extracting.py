"""`electextract extract`: articles in, results out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from electextract.cli.session import MistakeTeller, open_model, open_output, output_console, with_progress
from electextract.errors import ElectextractError
from electextract.extract import Article, as_article, extract_many
from electextract.io.articles import read_articles

if TYPE_CHECKING:
    from electextract.io.results import ResultFormat


class OutputFormat(StrEnum):
    """Forms of a result: `table` for people, the others for programs (`ResultFormat`)."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"


class CsvTable(StrEnum):
    """Which table a CSV file holds."""

    contests = "contests"
    candidates = "candidates"
    tallies = "tallies"
    entities = "entities"


def extract_command(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help=".txt and .jsonl files, folders, - for stdin")],
    form: Annotated[OutputFormat | None, typer.Option("--format", help="default: by the ending of --output")] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="file for the results")] = None,
    table: Annotated[CsvTable, typer.Option(help="the table that CSV holds")] = CsvTable.contests,
    model: Annotated[str | None, typer.Option(help="name or folder of a model")] = None,
    gazetteer: Annotated[Path | None, typer.Option(help="CSV file with parties and seats of your own")] = None,
    scores: Annotated[bool, typer.Option("--scores", help="a probability for each entity; takes longer")] = False,
    with_text: Annotated[
        bool, typer.Option("--with-text", help="JSON holds the articles too, for report and training")
    ] = False,
    processes: Annotated[int, typer.Option(min=1, help="worker processes")] = 1,
) -> None:
    """Read election articles and print who stood, who won, with how many votes."""
    chosen = _chosen_format(form, output)
    if with_text and chosen not in (OutputFormat.json, OutputFormat.jsonl):
        raise typer.BadParameter(f"--with-text is for json and jsonl; the format is {chosen.value}")
    teller = MistakeTeller()
    nlp = open_model(model, gazetteer)
    with open_output(output, inputs=paths) as stream:
        found = extract_many(checked_articles(paths, teller), nlp=nlp, n_process=processes, scores=scores)
        seen = with_progress(found, label="articles", hidden=output is None and sys.stdout.isatty())
        if chosen is OutputFormat.table:
            from electextract.cli.results import print_results

            print_results(seen, output_console(stream))
        else:
            from electextract.io.results import write_results

            written = cast("ResultFormat", chosen.value)
            write_results(seen, stream, form=written, table=table.value, with_text=with_text)
    raise typer.Exit(teller.exit_status)


def _chosen_format(form: OutputFormat | None, output: Path | None) -> OutputFormat:
    if form is not None or output is None:
        return form or OutputFormat.table
    ending = output.suffix.lower().removeprefix(".")
    if ending in set(OutputFormat):
        return OutputFormat(ending)
    if ending == "txt":
        return OutputFormat.table
    allowed = ", ".join(OutputFormat)
    raise typer.BadParameter(f"{output} does not tell the format; add --format with one of {allowed}")


def checked_articles(paths: list[str], teller: MistakeTeller) -> Iterator[Article]:
    """The articles that can be read; what is wrong with the others is told at once."""
    for entry in read_articles(paths, on_error=teller):
        try:
            yield as_article(entry.article, place=entry.place)
        except ElectextractError as error:
            teller(error)
