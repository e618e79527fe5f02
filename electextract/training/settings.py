"""The config of a training: a packaged one or the user's, with the files, the seed and the model to start from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

from spacy.util import load_config
from thinc.api import Config

from electextract.errors import ElectextractError, shorten
from electextract.extract.batches import model_name
from electextract.pipeline import check_transformers, find_model, load
from electextract.training import augment, corpus
from electextract.training.figures import settings_digest
from electextract.training.parts import DataFiles

CONFIGS = files(__package__) / "configs"
DEFAULT_CONFIG, TRANSFORMER_CONFIG = "sm", "trf"
READERS = (augment.news_augmenter, corpus.jsonl_corpus)
"""What the configs name; imported here, so that they are registered."""
ENCODERS = ("tok2vec", "transformer")
_TAKEN_OVER = (*ENCODERS, "ner", "textcat", "election_gazetteer")
"""What comes from the model to start from: the weights, and the parties and seats that were added to it."""


def read_settings(
    data: DataFiles,
    *,
    config: str | Path | None = None,
    transformer: str | Path | None = None,
    seed: int | None = None,
    overrides: Mapping[str, Any] | None = None,
) -> Config:
    """The settings as a spaCy training config.

    Raises:
        ElectextractError: code `config`, for one that is not there, cannot be read or has no such setting;
            `extra`, for a transformer without the packages that it needs.
    """
    path = _config_path(str(config or (TRANSFORMER_CONFIG if transformer else DEFAULT_CONFIG)))
    changes: dict[str, Any] = {"paths.train": list(data.train), "paths.dev": list(data.dev), **(overrides or {})}
    if data.shipped:
        changes |= {"corpora.train.shipped": list(data.shipped), "corpora.train.share": data.share}
    if seed is not None:
        changes["system.seed"] = seed
    if transformer is not None:
        changes["components.transformer.model.name"] = str(transformer)
    try:
        settings = load_config(path, overrides=changes, interpolate=False)
    except ValueError as error:
        raise ElectextractError("config", f"{path}: {shorten(' '.join(str(error).split()), 200)}") from None
    if "transformer" in settings["components"]:
        check_transformers(str(path))
    return settings


def start_from(settings: Config, model: str | Path) -> tuple[Config, str]:
    """The settings with the components of a trained model as they are there, and the model's name and version.

    Raises:
        ElectextractError: code `model`, as `electextract.load`, or where the model has another encoder.
    """
    nlp = load(model)
    encoders = [name for name in ENCODERS if name in settings["components"]]
    if lacking := [name for name in encoders if name not in nlp.pipe_names]:
        what = f"the config has a {lacking[0]}, the model none; give the --config that it was trained with"
        raise ElectextractError("model", f"{model}: {what}")
    return sourced(settings, find_model(model), having=nlp.pipe_names), model_name(nlp)


def sourced(settings: Config, model: str | Path, *, having: Sequence[str] = _TAKEN_OVER) -> Config:
    """The settings with the trained components of a saved pipeline; what it does not have is trained from nothing."""
    changed = settings.copy()
    for name in _TAKEN_OVER:
        if name in changed["components"] and name in having:
            changed["components"][name] = {"source": str(model)}
    return changed


def config_digest(settings: Config) -> str:
    """What meta.json keeps of the settings, wherever the files stand."""
    corpora = {name: {**each, "shipped": None} for name, each in settings.get("corpora", {}).items()}
    return settings_digest({**settings, "paths": None, "corpora": corpora})


def _config_path(name: str) -> Path:
    packaged = CONFIGS / f"{name}.cfg"
    path = Path(str(packaged)) if packaged.is_file() else Path(name)
    if not path.is_file():
        allowed = ", ".join(sorted(Path(entry.name).stem for entry in CONFIGS.iterdir()))
        raise ElectextractError("config", f"{name}: no such config; give a .cfg file or one of: {allowed}")
    return path
