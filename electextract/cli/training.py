"""`electextract train`: annotated articles in, a model out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from electextract.errors import ElectextractError

_PARTS = ("train", "dev")


def train_command(
    folders: Annotated[
        list[Path] | None, typer.Argument(metavar="FOLDER...", help="hold train.jsonl and dev.jsonl [training_data]")
    ] = None,
    output: Annotated[Path, typer.Option("--output", "-o", help="folder for the model; one there is replaced")] = Path(
        "models/enbn_election_news_sm"
    ),
    config: Annotated[str | None, typer.Option(help="a .cfg file or the name of a packaged one")] = None,
    seed: Annotated[int | None, typer.Option(help="of all chance in training")] = None,
) -> None:
    """Train a model on annotated articles, the project's and your own."""
    given = folders or [Path("training_data")]
    train_paths, dev_paths = (_files_of(given, part) for part in _PARTS)
    from electextract.training.train import train

    scores = train(train_paths, dev_paths, output, config=config, seed=seed, log=sys.stderr)
    rates = "  ".join(f"{name[-1].upper()} {100 * scores[name]:.1f}" for name in ("ents_p", "ents_r", "ents_f"))
    typer.echo(f"{output}: {rates} on {len(dev_paths)} dev files")


def _files_of(folders: list[Path], part: str) -> list[Path]:
    """Every `train.jsonl` or `dev.jsonl` in the folders and below."""
    found = [path for folder in folders for path in sorted(folder.rglob(f"{part}.jsonl"))]
    if not found:
        places = ", ".join(map(str, folders))
        what = f"no {part}.jsonl in it; give folders with train.jsonl and dev.jsonl"
        raise ElectextractError("missing", f"{places}: {what}")
    return found
