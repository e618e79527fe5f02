"""`electextract evaluate`: a model against gold answers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from electextract.cli.formats import ShortFormat
from electextract.cli.session import MistakeTeller, open_model, output_console, with_progress
from electextract.errors import ElectextractError

if TYPE_CHECKING:
    from rich.console import Console

    from electextract.evaluation import Report, Score
    from electextract.evaluation.mistakes import ArticleMistakes


class GazetteerUse(StrEnum):
    """What the model sees of the lists of parties and seats."""

    full = "full"
    empty = "empty"
    alone = "alone"


def evaluate_command(
    gold: Annotated[
        str, typer.Argument(metavar="GOLD.jsonl", help="annotated articles, one object a line; - for stdin")
    ],
    model: Annotated[str | None, typer.Option(help="name or folder of a model")] = None,
    errors: Annotated[bool, typer.Option("--errors", help="list what went wrong, article by article")] = False,
    gold_entities: Annotated[
        bool, typer.Option("--gold-entities", help="give the gold's entities to the rules")
    ] = False,
    gazetteer: Annotated[
        GazetteerUse, typer.Option(help="empty: the model sees no list match; alone: lists without ner")
    ] = GazetteerUse.full,
    form: Annotated[ShortFormat, typer.Option("--format")] = ShortFormat.table,
) -> None:
    """Measure a model on annotated articles: precision, recall, F, contests exactly right."""
    from electextract.evaluation import evaluate, predict
    from electextract.io.annotated import read_annotated

    if gold_entities and gazetteer is GazetteerUse.alone:
        raise typer.BadParameter("--gold-entities and --gazetteer alone both say where entities come from; give one")
    teller = MistakeTeller()
    articles = list(read_annotated(gold, on_error=teller))
    if not articles:
        raise ElectextractError("empty", f"{gold}: no annotated article to evaluate on")
    nlp = open_model(model)
    found = predict(articles, nlp, gold_entities=gold_entities, gazetteer=gazetteer.value)
    report = evaluate(articles, list(with_progress(found, label="articles", total=len(articles))))
    if form is ShortFormat.json:
        typer.echo(json.dumps(_report_dict(report, errors), ensure_ascii=False, indent=2))
    else:
        print_report(report, output_console(), errors=errors)
    raise typer.Exit(teller.exit_status)


def _report_dict(report: Report, errors: bool) -> dict[str, Any]:
    told = {"mistakes": [each.to_dict() for each in report.mistakes]} if errors else {}
    return {**report.to_dict(), **told}


def print_report(report: Report, console: Console, *, errors: bool = False) -> None:
    """The figures by language, and the mistakes if they are asked for."""
    from electextract.cli.results import print_grid

    names = {"all": "all articles", "en": "English", "bn": "Bengali", "mixed": "mixed"}
    shown = [name for name in report.scores if name == "all" or len(report.scores) > 2]
    for number, name in enumerate(shown):
        title = f"{names.get(name, name)}: {_counted(report.articles[name], 'article')}"
        console.print(("\n" if number else "") + title, style="bold underline")
        print_grid(_score_rows(report.scores[name]), console, right=(1, 2, 3, 5, 6, 7), head=True)
    if errors:
        for article in report.mistakes:
            _print_mistakes(article, console)


def _score_rows(scores: dict[str, Score]) -> Iterator[tuple[str, ...]]:
    from electextract.evaluation import KINDS

    yield ("", "P", "R", "F", "95 % of F", "right", "extra", "missing")
    for kinds in KINDS.values():
        for kind in kinds:
            score = scores[kind]
            low, high = score.interval or (None, None)
            between = f"{_percent(low)}–{_percent(high)}" if score.interval else ""
            rates = map(_percent, (score.precision, score.recall, score.f1))
            yield (kind, *rates, between, str(score.correct), str(score.spurious), str(score.missing))
        if kinds is not list(KINDS.values())[-1]:
            yield ("",)


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" + ("" if number == 1 else "s")


def _percent(rate: float | None) -> str:
    return "-" if rate is None else f"{100 * rate:.1f}"


def _print_mistakes(article: ArticleMistakes, console: Console) -> None:
    console.print(f"\n{article.id} ({article.language}): {_counted(len(article.mistakes), 'mistake')}", style="bold")
    where = ""
    for mistake in article.mistakes:
        if mistake.where != where:
            where = mistake.where
            console.print(f"  {where}", style="dim")
        if mistake.part != "entity":
            console.print(f"    {mistake.what}")
        console.print(f"      gold   {mistake.gold or '-'}", style="green")
        console.print(f"      found  {mistake.found or '-'}", style="red")
