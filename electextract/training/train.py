"""Training: annotated articles and a config in, a pipeline for `electextract.load` out."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.training.initialize import init_nlp
from spacy.util import load_model
from thinc.api import Config, ConfigValidationError, require_gpu, use_ops

import electextract
from electextract.components.scores import META_KEY, lacking_components
from electextract.errors import ElectextractError, shorten
from electextract.io.files import OnError, raise_error
from electextract.pipeline import LANGUAGE, RULES, TRAINED
from electextract.training.figures import calibrate, dev_articles, digest, entity_figures
from electextract.training.loop import BEST, LAST, Progress, Watch, read_progress, run_steps
from electextract.training.parts import DataFiles, check_data, check_share
from electextract.training.settings import ENCODERS, config_digest, read_settings, sourced, start_from

SCORES = ("ents_p", "ents_r", "ents_f", "ents_per_type")
DESCRIPTION = "Candidates, parties, constituencies, votes and margins in English and Bengali election news"
WORK_ENDING = ".training"
"""Of the folder beside the model in which the checkpoints stand while it is trained."""


class TrainingInterrupted(KeyboardInterrupt):
    """Training was interrupted; `model` is the best one so far, complete.

    Attributes:
        model: its folder; step, best_step: steps done, and where the best was found; best: its score, 0 to 1.
    """

    def __init__(self, model: Path, progress: Progress) -> None:
        what = f"the best model so far, of step {progress.best_step}, is {model}"
        super().__init__(f"interrupted at step {progress.step}; {what}; --resume goes on")
        self.model, self.step = model, progress.step
        self.best, self.best_step = progress.best, progress.best_step


def train(
    train_paths: Iterable[str | Path],
    dev_paths: Iterable[str | Path],
    output: str | Path,
    *,
    name: str | None = None,
    shipped: Iterable[str | Path] = (),
    share: float = 1.0,
    start: str | Path | None = None,
    config: str | Path | None = None,
    transformer: str | Path | None = None,
    seed: int | None = None,
    overrides: Mapping[str, Any] | None = None,
    resume: bool = False,
    gpu: bool = False,
    watch: Watch = lambda _: None,
    on_error: OnError = raise_error,
) -> dict[str, Any]:
    """Trains the NER and the classifier of articles, and writes the whole pipeline to `output`.

    The same articles, config, seed and machine give the same weights. The best step on the dev articles is kept.
    Until it is done, checkpoints stand in `OUTPUT.training`; Ctrl-C makes a complete model of the best one, at
    `output`, or in that folder where another model stands at `output`.

    Args:
        train_paths: JSONL files with text and entities.
        dev_paths: the same, of other articles, for measuring.
        output: a folder; a model that stands there is replaced when training is done.
        name: of the model, without the language; by default the folder's.
        shipped: more files, of which each pass over the articles reads another part;
        share: how large that part is, 0 to 1.
        start: a model whose weights and own parties and seats training begins with; without it from nothing.
        config: a spaCy training config, or the name of a packaged one (`sm`, the default; `trf`).
        transformer: for `trf`, a Hugging Face model by name or folder.
        seed: of all chance; by default the config's.
        overrides: single settings of the config, e.g. `{"training.max_steps": 500}`.
        resume: go on with an interrupted training. Its steps are others than those of one that was not interrupted.
        gpu: train on the GPU.
        watch: is told every step.
        on_error: takes each mistake in the articles before training is refused; by default the first is raised.

    Returns:
        Precision, recall and F on the dev articles, as spaCy names them (`ents_f`, `ents_per_type` …).

    Raises:
        ElectextractError: codes `training`, `config`, `output`, `option`, `resume`, `model`, `extra`, `gpu`,
            `transformer`, and those of `read_training`.
        TrainingInterrupted: after Ctrl-C.
    """
    target = _check_output(Path(output))
    data = DataFiles(_names(train_paths), _names(dev_paths), _names(shipped), check_share(share))
    settings = read_settings(data, config=config, transformer=transformer, seed=seed, overrides=overrides)
    check_data(data, on_error=on_error)
    described = {"data": data.described(), "config": config_digest(settings), "seed": settings["system"]["seed"]}
    if data.shipped:
        described["share"] = data.share
    if start is not None:
        settings, described["start"] = start_from(settings, start)
    work = target.with_name(target.name + WORK_ENDING)
    nlp, progress = _best_model(settings, work, digest(repr(described).encode()), watch, resume=resume, gpu=gpu)
    _complete(nlp, described, name or model_title(target))
    if progress.stopped:
        raise TrainingInterrupted(_write(nlp, work / "model" if (target / "meta.json").is_file() else target), progress)
    _measure(nlp, data)
    _write(nlp, target)
    shutil.rmtree(work)
    return {name: nlp.meta["performance"][name] for name in SCORES}


def _names(paths: Iterable[str | Path]) -> tuple[str, ...]:
    return tuple(str(path) for path in paths)


def _check_output(output: Path) -> Path:
    if not output.name:
        raise ElectextractError("output", f"{output}: no name for a folder of its own; give one such as models/mine")
    if output.is_file() or (output.is_dir() and any(output.iterdir()) and not (output / "meta.json").is_file()):
        raise ElectextractError("output", f"{output}: not empty and no model; give a new folder, or a model's")
    return output


def _best_model(
    settings: Config, work: Path, run: str, watch: Watch, *, resume: bool, gpu: bool
) -> tuple[Language, Progress]:
    """The pipeline of the best step, and how far training came."""
    progress = read_progress(work, run) if resume else Progress(run=run)
    if not resume:
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir(parents=True)
    with _device(gpu):
        nlp = _initialised(sourced(settings, work / LAST) if resume else settings, gpu)
        progress = run_steps(nlp, work, progress, watch)
        return load_model(work / BEST), progress


def _initialised(settings: Config, gpu: bool) -> Language:
    transformer = settings["components"].get("transformer", {}).get("model", {}).get("name")
    try:
        return init_nlp(settings, use_gpu=0 if gpu else -1)
    except ElectextractError:
        raise
    except ConfigValidationError as error:
        raise ElectextractError("config", shorten(" ".join(str(error).split()), 200)) from None
    except (OSError, ValueError) as error:
        if transformer is None:
            raise
        line = shorten(" ".join(str(error).split()), 160)
        what = "give a name on Hugging Face, or a folder with config, weights and tokenizer"
        raise ElectextractError("transformer", f"no transformer {transformer} ({line}); {what}") from None


def _device(gpu: bool) -> AbstractContextManager[object]:
    """Plain NumPy products are faster than BLIS on CPU."""
    if not gpu:
        return use_ops("numpy", use_blis=False)
    try:
        require_gpu()
    except ValueError as error:
        what = f"no GPU that can be used ({' '.join(str(error).split())}); train without --gpu"
        raise ElectextractError("gpu", what) from None
    return nullcontext()


def _complete(nlp: Language, described: Mapping[str, Any], name: str) -> None:
    """Adds the components that need no training, in their order, and what meta.json says of the model."""
    previous = None
    for component in (*RULES[:2], *ENCODERS, *TRAINED[1:], *RULES[2:]):
        if component in RULES and component not in nlp.pipe_names:
            nlp.add_pipe(component, after=previous)
        previous = component if component in nlp.pipe_names else previous
    gazetteer = nlp.get_pipe("election_gazetteer").digest  # type: ignore[attr-defined]
    nlp.meta.update(
        {
            "name": name,
            "version": electextract.__version__,
            "description": DESCRIPTION,
            "electextract_version": electextract.__version__,
            "license": "MIT",
            "training": {**described, "gazetteer": gazetteer},
        }
    )
    _forget_paths(nlp)


def _forget_paths(nlp: Language) -> None:
    """Where the files stood is nobody's business."""
    for key in ("train", "dev"):
        nlp.config["paths"][key] = []
    nlp.config.get("corpora", {}).get("train", {}).pop("shipped", None)
    if "transformer" in nlp.pipe_names:
        model = nlp.get_pipe_config("transformer")["model"]
        model["name"] = Path(model["name"]).name if Path(model["name"]).is_absolute() else model["name"]


def model_title(folder: Path) -> str:
    """The folder's name without the language, as spaCy packages may have it."""
    return re.sub(r"[^a-z0-9]+", "_", folder.name.lower().removeprefix(f"{LANGUAGE}_")).strip("_") or "election_news"


def _measure(nlp: Language, data: DataFiles) -> None:
    """What meta.json says of how well it reads the dev articles."""
    articles = dev_articles(data.dev)
    nlp.meta["dev"] = entity_figures(nlp, articles)
    if not lacking_components(nlp):
        nlp.meta[META_KEY] = calibrate(nlp, articles)


def _write(nlp: Language, folder: Path) -> Path:
    """Words are hashed alike everywhere; the strings of the vocabulary would only tell the corpus."""
    part = folder.with_name(f"{folder.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    nlp.to_disk(part, exclude=["vocab"])
    return move_model(part, folder)


def move_model(model: Path, folder: Path) -> Path:
    """The model in place of whatever stands in the folder."""
    if folder.is_dir():
        shutil.rmtree(folder)
    model.replace(folder)
    return folder
