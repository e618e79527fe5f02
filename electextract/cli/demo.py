"""`electextract demo`: what the package does, on two articles that it brings along."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path
from typing import Annotated

import typer

from electextract.cli.extracting import ResultTable, write_extractions
from electextract.cli.formats import FORMAT_HELP, Format, choose_format
from electextract.cli.session import open_model, remark


def demo_command(
    form: Annotated[Format | None, typer.Option("--format", help=FORMAT_HELP)] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="file for the results")] = None,
    table: Annotated[ResultTable, typer.Option(help="the table that CSV or Parquet holds")] = ResultTable.contests,
    model: Annotated[str | None, typer.Option(help="name or folder of a model")] = None,
) -> None:
    """Extract two short articles that the package holds, one English, one Bengali; people and figures are invented."""
    from electextract.extract import extract_many
    from electextract.io.articles import read_articles

    chosen = choose_format(form, output)
    with as_file(files("electextract.cli") / "demo.jsonl") as path:
        articles = [entry.article for entry in read_articles([path])]
    if chosen is Format.table and output is None:
        for article in articles:
            typer.echo(article["text"] + "\n")
    write_extractions(extract_many(articles, nlp=open_model(model)), chosen, output, table=table)
    remark("people and figures are invented. Next: electextract extract PATH, electextract extract --help")
