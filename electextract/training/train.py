"""Training: annotated articles and a config in, a pipeline for `electextract.load` out."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any

from spacy.language import Language
from spacy.training.initialize import init_nlp
from spacy.training.loop import train as run_training
from spacy.util import load_config, load_model
from thinc.api import Config, use_ops

import electextract
from electextract.components.scores import META_KEY
from electextract.errors import ElectextractError, shorten
from electextract.pipeline import COMPONENTS
from electextract.training import augment, corpus
from electextract.training.corpus import read_training
from electextract.training.figures import (
    calibrate,
    dev_articles,
    digest,
    entity_figures,
    settings_digest,
)

CONFIGS = files(__package__) / "configs"
DEFAULT_CONFIG = "sm"
READERS = (augment.news_augmenter, corpus.jsonl_corpus)
"""What the configs name; imported here, so that they are registered."""
SCORES = ("ents_p", "ents_r", "ents_f", "ents_per_type")


def train(
    train_paths: Iterable[str | Path],
    dev_paths: Iterable[str | Path],
    output: str | Path,
    *,
    config: str | Path | None = None,
    seed: int | None = None,
    overrides: Mapping[str, Any] | None = None,
    log: IO[str] | None = None,
) -> dict[str, Any]:
    """Trains the NER and writes the whole pipeline to `output`.

    The same articles, config, seed and machine give the same weights. The best step on the dev articles is kept.

    Args:
        train_paths: JSONL files with text and entities.
        dev_paths: the same, of other articles, for measuring.
        output: a folder; a model that stands there is replaced.
        config: a spaCy training config, or the name of a packaged one (`sm`, the default).
        seed: of all chance; by default the config's.
        overrides: single settings of the config, e.g. `{"training.max_steps": 500}`.
        log: takes spaCy's training table; None for silence.

    Returns:
        Precision, recall and F on the dev articles, as spaCy names them (`ents_f`, `ents_per_type` …).

    Raises:
        ElectextractError: codes `training`, `config`, `output`, and those of `read_training`.
    """
    paths = {"train": [str(path) for path in train_paths], "dev": [str(path) for path in dev_paths]}
    target = _check_output(Path(output))
    _check_split(paths)
    settings = _settings(
        config, seed, {**{f"paths.{name}": value for name, value in paths.items()}, **(overrides or {})}
    )
    nlp = _best_model(settings, log or io.StringIO())
    _complete(nlp)
    nlp.meta.update(_described(nlp, settings, paths))
    articles = dev_articles(paths["dev"])
    nlp.meta["dev"] = entity_figures(nlp, articles)
    nlp.meta[META_KEY] = calibrate(nlp, articles)
    for name in paths:
        nlp.config["paths"][name] = []
    nlp.to_disk(target, exclude=["vocab"])  # words are hashed alike everywhere; the strings would only tell the corpus
    return {name: nlp.meta["performance"][name] for name in SCORES}


def _check_output(output: Path) -> Path:
    if output.is_file() or (output.is_dir() and any(output.iterdir()) and not (output / "meta.json").is_file()):
        raise ElectextractError("output", f"{output}: not empty and no model; give a new folder, or a model's")
    return output


def _check_split(paths: Mapping[str, list[str]]) -> None:
    """Refuses articles that are in both parts: the figures would be worth nothing."""
    texts = {article.text: article.place for article in read_training(paths["train"])}
    for article in read_training(paths["dev"]):
        if article.text in texts:
            raise ElectextractError(
                "training", f"{article.place}: the same text as {texts[article.text]}; train or dev"
            )


def _settings(config: str | Path | None, seed: int | None, overrides: Mapping[str, Any]) -> Config:
    name = str(config or DEFAULT_CONFIG)
    packaged = CONFIGS / f"{name}.cfg"
    path = Path(str(packaged)) if packaged.is_file() else Path(name)
    if not path.is_file():
        allowed = ", ".join(sorted(Path(entry.name).stem for entry in CONFIGS.iterdir()))
        raise ElectextractError("config", f"{name}: no such config; give a .cfg file or one of: {allowed}")
    seeded = {} if seed is None else {"system.seed": seed}
    try:
        return load_config(path, overrides={**overrides, **seeded}, interpolate=False)
    except ValueError as error:
        raise ElectextractError("config", f"{path}: {shorten(' '.join(str(error).split()), 200)}") from None


def _best_model(settings: Config, log: IO[str]) -> Language:
    """The pipeline of the best step; plain NumPy products are faster than BLIS on CPU."""
    with TemporaryDirectory() as folder, use_ops("numpy", use_blis=False):
        nlp = init_nlp(settings)
        run_training(nlp, Path(folder), stdout=log, stderr=log)
        return load_model(Path(folder) / "model-best")


def _complete(nlp: Language) -> None:
    """Adds the components that need no training, in their order."""
    previous = None
    for name in COMPONENTS:
        if name not in nlp.pipe_names:
            nlp.add_pipe(name, after=previous)
        previous = name


def _described(nlp: Language, settings: Config, paths: Mapping[str, list[str]]) -> dict[str, Any]:
    """What meta.json says beside spaCy's own entries: of what, with what and how well."""
    data = [_file_entry(part, Path(path)) for part, names in paths.items() for path in names]
    return {
        "name": "election_news_sm",
        "version": electextract.__version__,
        "description": "Candidates, parties, constituencies, votes and margins in English and Bengali election news",
        "electextract_version": electextract.__version__,
        "license": "MIT",
        "training": {
            "data": data,
            "gazetteer": nlp.get_pipe("election_gazetteer").digest,  # type: ignore[attr-defined]
            "config": settings_digest(settings),
            "seed": settings["system"]["seed"],
        },
    }


def _file_entry(part: str, path: Path) -> dict[str, Any]:
    return {
        "part": part,
        "file": path.name,
        "articles": len(read_training([path])),
        "sha256": digest(path.read_bytes()),
    }
