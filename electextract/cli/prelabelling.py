"""`electextract prelabel`: a model's entities into an annotation tool, to be corrected there."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from electextract.cli.extracting import checked_articles
from electextract.cli.session import MistakeTeller, open_model, open_output, remark, with_progress
from electextract.extract import extract_many
from electextract.io.articles import count_articles
from electextract.io.formats import write_predictions
from electextract.io.formats.predictions import labeling_config, predicted_article

if TYPE_CHECKING:
    from spacy.language import Language


class Tool(StrEnum):
    """Annotation tools that take predictions (`electextract.io.formats.TOOLS`)."""

    label_studio = "label-studio"
    doccano = "doccano"
    prodigy = "prodigy"


def prelabel_command(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help=".txt and .jsonl files, folders, - for stdin")],
    form: Annotated[Tool, typer.Option("--format", help="the tool that is to read the file")],
    output: Annotated[Path | None, typer.Option("--output", "-o", help="file for the tasks")] = None,
    config: Annotated[Path | None, typer.Option(help="file for the labelling config of Label Studio")] = None,
    model: Annotated[str | None, typer.Option(help="name or folder of a model")] = None,
    gazetteer: Annotated[Path | None, typer.Option(help="CSV file with parties and seats of your own")] = None,
) -> None:
    """Mark articles with a model's entities and their scores, for people to correct in a tool."""
    if config is not None and form is not Tool.label_studio:
        raise typer.BadParameter(f"--config writes a config of Label Studio; {form.value} has none")
    teller = MistakeTeller()
    nlp = open_model(model, gazetteer)
    if config is not None:
        with open_output(config, inputs=paths) as stream:
            stream.write(labeling_config())
    with open_output(output, inputs=paths) as stream:
        found = extract_many(checked_articles(paths, teller), nlp=nlp, scores=_gives_scores(nlp))
        seen = with_progress(found, label="articles", total=partial(count_articles, paths))
        stream.writelines(write_predictions(map(predicted_article, seen), form=form.value))
    raise typer.Exit(teller.exit_status)


def _gives_scores(nlp: Language) -> bool:
    from electextract.components.scores import lacking_components

    missing = lacking_components(nlp)
    if missing:
        remark(f"the model gives no scores: it has no {', '.join(missing)}")
    return not missing
