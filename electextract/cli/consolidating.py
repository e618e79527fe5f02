"""`electextract consolidate`: the results of many articles into one table of contests."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from electextract.cli.contest_output import write_output
from electextract.cli.formats import FORMAT_HELP, Format, choose_format
from electextract.cli.session import MistakeTeller, open_output, remark, with_progress
from electextract.errors import ElectextractError

if TYPE_CHECKING:
    from electextract.consolidate.correcting import CorrectedArticle
    from electextract.consolidated import ConsolidatedContest
    from electextract.records import Extraction


class ContestTable(StrEnum):
    """Which table CSV and Parquet hold."""

    contests = "contests"
    candidates = "candidates"
    sources = "sources"
    conflicts = "conflicts"
    timeline = "timeline"


def consolidate_command(
    paths: Annotated[
        list[str], typer.Argument(metavar="RESULTS...", help=".jsonl and .json files of extract, - for stdin")
    ],
    form: Annotated[Format | None, typer.Option("--format", help=FORMAT_HELP)] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="file for the contests")] = None,
    table: Annotated[ContestTable, typer.Option(help="the table that CSV or Parquet holds")] = ContestTable.contests,
    corrections: Annotated[Path | None, typer.Option(help=".jsonl file of facts put right by hand")] = None,
    training_data: Annotated[
        Path | None, typer.Option(help="file for the corrected articles as annotated ones (.jsonl)")
    ] = None,
    articles: Annotated[
        list[str] | None, typer.Option(help="the articles' texts for --training-data: files or folders; repeatable")
    ] = None,
) -> None:
    """Put the contests of many articles together, one for each seat and election."""
    from electextract.consolidate import checked_extractions, join_articles
    from electextract.consolidate.correcting import apply_corrections
    from electextract.consolidate.corrections import read_corrections

    teller = MistakeTeller()
    chosen = choose_format(form, output)
    if training_data and not corrections:
        raise typer.BadParameter("--training-data is made of --corrections; give both")
    extractions = list(_read(paths, teller))
    given = read_corrections(corrections, on_error=teller) if corrections else ()
    corrected = apply_corrections(checked_extractions(extractions, teller), given, on_error=teller)
    if training_data:
        _write_training_data(training_data, corrected, articles or [], teller)
    found = join_articles(corrected)
    write_output(found, chosen, output, table=table.value, inputs=[*paths, str(corrections or "")])
    _tell_counts(found, len(extractions))
    raise typer.Exit(teller.exit_status)


def _read(paths: list[str], teller: MistakeTeller) -> Iterable[Extraction]:
    """All extractions that can be read; what is wrong with the others is told."""
    from electextract.io.results import read_results

    for path in paths:
        try:
            yield from with_progress(read_results(path, on_error=teller), label="articles")
        except ElectextractError as error:
            teller(error)


def _write_training_data(
    output: Path, corrected: Sequence[CorrectedArticle], paths: list[str], teller: MistakeTeller
) -> None:
    from electextract.consolidate.training_data import training_rows

    texts = dict(_texts(paths, teller))
    with open_output(output, inputs=paths) as stream:
        for row in training_rows(corrected, texts, on_error=teller):
            stream.write(json.dumps(row, ensure_ascii=False) + "\n")


def _texts(paths: list[str], teller: MistakeTeller) -> Iterable[tuple[str, str]]:
    """Id and text of every article that can be read."""
    from electextract.extract import as_article
    from electextract.io.articles import read_articles

    for entry in read_articles(paths, on_error=teller):
        try:
            article = as_article(entry.article, place=entry.place)
        except ElectextractError as error:
            teller(error)
        else:
            yield article.id, article.text


def _tell_counts(contests: Sequence[ConsolidatedContest], articles: int) -> None:
    seatless = sum(contest.constituency is None for contest in contests)
    unlisted = sum(contest.constituency is not None and contest.constituency_id is None for contest in contests)
    conflicts = sum(len(contest.conflicts) for contest in contests)
    counts = {"conflict": conflicts, "contest": len(contests), "article": articles}
    told = {word: f"{count} {word}{'' if count == 1 else 's'}" for word, count in counts.items()}
    parts = [f"{told['contest']} from {told['article']}", told["conflict"]]
    parts += [f"{seatless} without seat"] if seatless else []
    parts += [f"{unlisted} with a seat that is not in the lists"] if unlisted else []
    remark("; ".join(parts))
