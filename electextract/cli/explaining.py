"""`electextract explain`: why the facts of an article came out as they did."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from electextract.cli.formats import ShortFormat
from electextract.cli.session import open_model
from electextract.extract import as_article
from electextract.extract.batches import make_doc
from electextract.io.articles import read_articles


def explain_command(
    path: Annotated[str, typer.Argument(metavar="FILE", help="a .txt file, or - for stdin")],
    sentence: Annotated[int | None, typer.Option(min=1, help="only the sentence of this number")] = None,
    form: Annotated[ShortFormat, typer.Option("--format")] = ShortFormat.table,
    model: Annotated[str | None, typer.Option(help="name or folder of a model")] = None,
    gazetteer: Annotated[Path | None, typer.Option(help="CSV file with parties and seats of your own")] = None,
) -> None:
    """Show names, cues, clauses and rules of each sentence, and what was made of its facts.

    Behind a name stands in brackets what governs it (over, to, genitive; free where nothing does), or whose
    party it is. A cue is a word of result, with the rule that it belongs to.
    """
    from electextract.relations.explain import explain

    entries = list(read_articles([path]))
    if len(entries) != 1:
        raise typer.BadParameter(f"{path} holds {len(entries)} articles; explain takes one at a time")
    nlp = open_model(model, gazetteer)
    found = explain(nlp, make_doc(nlp, as_article(entries[0].article, place=entries[0].place)))
    if sentence is not None:
        found = found.of_sentence(sentence)
    typer.echo(str(found) if form is ShortFormat.table else json.dumps(found.to_dict(), ensure_ascii=False, indent=2))
