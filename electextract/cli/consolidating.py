"""`electextract consolidate`: the results of many articles into one table of contests."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from electextract.cli.session import MistakeTeller, open_output, output_console, with_progress
from electextract.errors import ElectextractError

if TYPE_CHECKING:
    from rich.console import Console

    from electextract.consolidate.correcting import CorrectedArticle
    from electextract.consolidated import ConsolidatedContest, Contestant, Verdict
    from electextract.figures import Figure
    from electextract.records import Extraction


class ContestTable(StrEnum):
    """Which table a .csv or .parquet file holds."""

    contests = "contests"
    candidates = "candidates"
    sources = "sources"
    conflicts = "conflicts"
    timeline = "timeline"


def consolidate_command(
    paths: Annotated[list[str], typer.Argument(metavar="RESULTS...", help=".jsonl and .json files of extract")],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="file: .json, .jsonl (everything), .csv, .parquet (a table)")
    ] = None,
    table: Annotated[ContestTable, typer.Option(help="the table that .csv or .parquet holds")] = ContestTable.contests,
    corrections: Annotated[Path | None, typer.Option(help=".jsonl file of facts put right by hand")] = None,
    training_data: Annotated[
        Path | None, typer.Option(help="file for the corrected articles as annotated ones (.jsonl)")
    ] = None,
    articles: Annotated[
        list[str] | None, typer.Option(help="the articles' texts for --training-data: files or folders; repeatable")
    ] = None,
) -> None:
    """Put the contests of many articles together, one for each seat and election.

    Example: electextract extract news/ -o results.jsonl && electextract consolidate results.jsonl -o contests.csv
    """
    from electextract.consolidate import checked_extractions, join_articles
    from electextract.consolidate.correcting import apply_corrections
    from electextract.consolidate.corrections import read_corrections

    teller = MistakeTeller()
    if training_data and not corrections:
        raise typer.BadParameter("--training-data is made of --corrections; give both")
    extractions = list(_read(paths, teller))
    given = read_corrections(corrections, on_error=teller) if corrections else ()
    corrected = apply_corrections(checked_extractions(extractions, teller), given, on_error=teller)
    if training_data:
        _write_training_data(training_data, corrected, articles or [], teller)
    found = join_articles(corrected)
    write_output(found, output, table=table.value, inputs=[*paths, str(corrections or "")])
    _tell_counts(found, len(extractions))
    raise typer.Exit(teller.exit_status)


def write_output(
    records: Sequence[ConsolidatedContest | Verdict], output: Path | None, *, table: str, inputs: Iterable[str]
) -> None:
    """Records into a file of the form that its ending tells; contests for people where there is none."""
    from electextract.io.contest_tables import contest_frame
    from electextract.io.contests import form_of, write_parquet, write_records

    form = form_of(output) if output else None
    if output and form == "parquet":
        part = output.with_name(output.name + ".part")
        write_parquet(contest_frame(records, table), part)
        part.replace(output)
        return
    with open_output(output, inputs=inputs) as stream:
        if form is not None:
            write_records(records, stream, form=form, table=table)
        else:
            print_contests(records, output_console(stream))


def print_contests(contests: Iterable[Any], console: Console) -> None:
    """Each contest with its candidates, and what conflicts."""
    from electextract.cli.results import print_grid

    for number, contest in enumerate(contests):
        if number:
            console.print()
        console.print(_title(contest), style="bold", soft_wrap=not console.is_terminal)
        rows = [_row(one) for one in contest.candidates]
        print_grid(rows, console, right=(1,))
        for conflict in contest.conflicts:
            others = f"{conflict.other} ({', '.join(conflict.other_in)})"
            text = f"  ! {conflict.fact}: {conflict.kept} ({', '.join(conflict.kept_in)}), but {others}"
            console.print(text, style="yellow", soft_wrap=not console.is_terminal)


def _title(contest: ConsolidatedContest) -> str:
    seat = contest.constituency or "(seat not named)"
    election = " ".join(str(part) for part in (contest.year, contest.kind) if part)
    margin = f"margin {_number(contest.margin)}" if contest.margin else None
    count = len(contest.articles)
    told = f"{count} article{'' if count == 1 else 's'}"
    return " · ".join(filter(None, [seat, contest.state, contest.house, election, contest.status, margin, told]))


def _row(one: Contestant) -> tuple[str, ...]:
    return (f"  {one.outcome or '-'}", _number(one.votes), one.party or "-", _names(one))


def _names(one: Contestant) -> str:
    others = [name for name in one.spellings if name != one.name]
    return (one.name or "(not named)") + (f" [{', '.join(others)}]" if others else "")


def _number(figure: Figure | None) -> str:
    from electextract.cli.results import SIGNS

    return f"{SIGNS[figure.qualifier]}{figure.value:,}" if figure else "-"


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
    parts = [f"{len(contests)} contests from {articles} articles", f"{conflicts} conflicts"]
    parts += [f"{seatless} without seat"] if seatless else []
    parts += [f"{unlisted} with a seat that is not in the lists"] if unlisted else []
    typer.echo(f"electextract: {'; '.join(parts)}", err=True)
