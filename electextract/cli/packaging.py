"""`electextract package`: a model as a wheel."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def package_command(
    model: Annotated[str, typer.Argument(metavar="MODEL", help="folder of a model")],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="folder for the wheel")] = Path("dist"),
    name: Annotated[str | None, typer.Option(help="name to load it by [the model's own]")] = None,
    version: Annotated[str | None, typer.Option(help="its version [the model's own]")] = None,
    licence: Annotated[
        Path | None, typer.Option("--license", help="text of its licence [the model's LICENSE, else the project's]")
    ] = None,
) -> None:
    """Make a wheel of a model, for pip to install."""
    from electextract.training.packages import package_model

    wheel = package_model(model, output, name=name, version=version, licence=licence)
    typer.echo(f"{wheel}: install it with pip; load it as {wheel.name.split('-')[0].removeprefix('enbn_')}")
