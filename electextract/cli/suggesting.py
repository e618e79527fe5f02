"""`electextract suggest`: the articles that would teach a model most."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from electextract.cli.extracting import checked_articles
from electextract.cli.formats import Format, choose_format
from electextract.cli.session import (
    MistakeTeller,
    open_model,
    open_output,
    output_console,
    remark,
    with_progress,
)
from electextract.errors import ElectextractError
from electextract.io.articles import read_articles

if TYPE_CHECKING:
    from rich.console import Console

    from electextract.extract import Article
    from electextract.training.suggest import Candidate, Suggestion

_TRAINING_DATA = Path("training_data")


def suggest_command(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help=".txt and .jsonl files, folders, - for stdin")],
    number: Annotated[int, typer.Option("--number", "-n", min=1, help="how many articles")] = 20,
    form: Annotated[Format | None, typer.Option("--format", help="table or jsonl; default: as --output ends")] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="file for the chosen articles")] = None,
    known: Annotated[
        list[str] | None, typer.Option(help="annotated articles (.jsonl, folder) [training_data, where it is]")
    ] = None,
    model: Annotated[str | None, typer.Option(help="name or folder of a model")] = None,
    gazetteer: Annotated[Path | None, typer.Option(help="CSV file with parties and seats of your own")] = None,
) -> None:
    """Choose the articles to annotate next: unsure, disputed, full of new words, unlike each other."""
    from electextract.training.signals import known_words, read_signals
    from electextract.training.suggest import suggest

    chosen_form = choose_format(form, output, allowed=(Format.table, Format.jsonl))
    teller = MistakeTeller()
    annotated = _texts(known or ([str(_TRAINING_DATA)] if _TRAINING_DATA.is_dir() else []))
    articles = _new_articles(paths, teller, annotated)
    nlp = open_model(model, gazetteer)
    candidates = list(with_progress(read_signals(nlp, articles.values()), label="articles", total=len(articles)))
    chosen = suggest(candidates, number, known=known_words(nlp, annotated))
    _tell_limits(candidates, number, bool(annotated))
    with open_output(output, inputs=paths) as stream:
        if chosen_form is Format.table:
            _print(chosen, articles, output_console(stream))
        else:
            stream.writelines(json.dumps(_row(articles[each.id]), ensure_ascii=False) + "\n" for each in chosen)
    raise typer.Exit(teller.exit_status)


def _texts(paths: Sequence[str]) -> set[str]:
    """The texts of annotated articles.

    Raises:
        ElectextractError: as `read_articles`.
    """
    return {entry.article["text"] for entry in read_articles(paths)}


def _new_articles(paths: list[str], teller: MistakeTeller, annotated: set[str]) -> dict[str, Article]:
    """The articles to choose from, by their id: each text once, none that is annotated already."""
    seen = set(annotated)
    found: dict[str, Article] = {}
    passed: Counter[str] = Counter()
    for article in checked_articles(paths, teller):
        if article.text in seen:
            passed["already annotated" if article.text in annotated else "there twice"] += 1
        elif article.id in found:
            teller(ElectextractError("id", f"{article.id}: two articles with this id; give each its own"))
        else:
            found[article.id] = article
        seen.add(article.text)
    for why, count in passed.items():
        remark(f"{count} articles passed over: {why}")
    if not found:
        raise ElectextractError("empty", f"{', '.join(paths)}: no article to choose from")
    return found


def _tell_limits(candidates: Sequence[Candidate], number: int, any_known: bool) -> None:
    if len(candidates) < number:
        remark(f"only {len(candidates)} articles to choose from")
    if all(each.doubts is None for each in candidates):
        remark("the model gives no scores; the choice does without its uncertainty")
    if not any_known:
        remark("no annotated articles given (--known); every word counts as new")


def _print(chosen: Sequence[Suggestion], articles: dict[str, Article], console: Console) -> None:
    from electextract.cli.results import print_grid

    rows: list[tuple[str, ...]] = [("", "unsure", "disputed", "new words", "like others", "article")]
    rows += [(str(place), *_cells(each, articles[each.id])) for place, each in enumerate(chosen, start=1)]
    print_grid(rows, console, right=(0, 1, 2, 3, 4), head=True)


def _cells(each: Suggestion, article: Article) -> tuple[str, ...]:
    shares = ("-" if each.uncertainty is None else f"{each.uncertainty:.0%}", f"{each.disagreement:.0%}")
    return (*shares, f"{each.unseen_words} ({each.unseen:.0%})", f"{each.likeness:.0%}", article.id)


def _row(article: Article) -> dict[str, str]:
    return {key: value for key, value in asdict(article).items() if value is not None}
