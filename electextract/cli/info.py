"""`electextract info`: versions, model, lists."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version
from typing import Annotated

import typer

from electextract.cli.session import open_model
from electextract.version import __version__


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
    return f"model         {model_name(nlp)} ({find_model(name)})\npipeline      {', '.join(nlp.pipe_names)}"
