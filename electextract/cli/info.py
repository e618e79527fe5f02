"""`electextract info`: versions, model, lists."""

from __future__ import annotations

import platform
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from electextract.cli.session import open_model
from electextract.version import __version__

if TYPE_CHECKING:
    from spacy.language import Language


def info_command(
    model: Annotated[str | None, typer.Option(help="name or folder of a model")] = None,
) -> None:
    """Show versions, the model that would be used and what it knows."""
    typer.echo(f"electextract  {__version__}")
    typer.echo(f"Python        {platform.python_version()} on {platform.system()}")
    for package in ("spacy", "pandas", "indic-nlp-library", "spacy-transformers"):
        typer.echo(f"{package:<20}{_installed(package)}")
    typer.echo(f"languages     {', '.join(_languages())}")
    typer.echo(f"lists         {_list_sizes()}")
    typer.echo(_model_lines(model))


def _installed(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def _languages() -> tuple[str, ...]:
    from electextract.languages import languages

    return languages()


def _list_sizes() -> str:
    from electextract.gazetteers import parties, seats

    return f"{len(parties())} parties and alliances, {len(seats())} seats"


def _model_lines(name: str | None) -> str:
    from electextract.extract.batches import model_name
    from electextract.pipeline import find_model

    nlp = open_model(name)
    place = find_model(name)
    lines = [f"model         {model_name(nlp)} ({place})", f"pipeline      {', '.join(nlp.pipe_names)}"]
    return "\n".join([*lines, *_figure_lines(nlp.meta), *_parted_lines(nlp)])


def _figure_lines(meta: Mapping[str, Any]) -> Iterator[str]:
    """Entities exactly right on the dev articles, by language, as training measured them."""
    for language, kinds in meta.get("dev", {}).items():
        score = kinds["all entities"]
        low, high = (100 * bound for bound in score["interval"])
        yield f"dev F {language:<8}{100 * score['f1']:.1f} (95 %: {low:.1f}–{high:.1f}), entities exactly right"
    if scores := meta.get("entity_scores"):
        yield f"scores        expected calibration error {scores['expected_calibration_error']:.3f} on dev"


def _parted_lines(nlp: Language) -> Iterator[str]:
    from electextract.training.figures import parted_from

    folder = Path(__file__).parent.parent.parent / "training_data"
    lines = parted_from(nlp, folder)
    if folder.is_dir() and not lines:
        yield "data          the model was trained on the articles and lists as they are"
    yield from (f"data          {line}; train it again with electextract train" for line in lines)
