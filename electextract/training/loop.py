"""The steps of training: the best and the last checkpoint on disk, progress told, Ctrl-C taken, gone on with later.

What a step is, is spaCy's (`spacy.training.loop.train_while_improving`); its own `train` can neither be
stopped between two evaluations nor go on.
"""

from __future__ import annotations

import json
import shutil
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.schemas import ConfigSchemaTraining
from spacy.training.loop import (
    create_evaluation_callback,
    create_train_batches,
    train_while_improving,
    update_meta,
)
from spacy.util import registry, resolve_dot_names
from thinc.api import fix_random_seed

from electextract.errors import ElectextractError

BEST, LAST = "best", "last"
_STATE = "state.json"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far training is.

    Attributes:
        step: steps done; steps: the most that there will be, 0 for no limit.
        score: of the last evaluation on the dev articles, 0 to 1; scores: spaCy's figures of it.
        best: the best score so far; best_step: where it was reached.
        evaluated: whether this step was evaluated.
        stopped: whether the user interrupted training at this step.
        run: what is trained on what; another run cannot go on from here.
    """

    step: int = 0
    steps: int = 0
    score: float = 0.0
    best: float = -1.0
    best_step: int = 0
    evaluated: bool = False
    stopped: bool = False
    run: str = ""
    scores: dict[str, Any] | None = None


Watch = Callable[[Progress], object]
"""Is told every step."""


def read_progress(folder: Path, run: str) -> Progress:
    """How far the training was whose checkpoints are in the folder.

    Raises:
        ElectextractError: code `resume`, where there is none, or of other articles or settings.
    """
    path = folder / _STATE
    if not path.is_file() or not (folder / LAST).is_dir():
        raise ElectextractError("resume", f"{folder}: no interrupted training in it; train without --resume")
    progress = Progress(**json.loads(path.read_text(encoding="utf-8")))
    if progress.run != run:
        raise ElectextractError(
            "resume", f"{folder}: the articles or settings were others; give the same, or train without --resume"
        )
    return replace(progress, stopped=False)


def run_steps(nlp: Language, folder: Path, begun: Progress, watch: Watch) -> Progress:
    """Trains an initialised pipeline; the best checkpoint is `folder/best`.

    Ends after `max_steps`, after `patience` steps without a better score, or, on Ctrl-C, with the step that
    is being made; a second Ctrl-C ends it at once.
    """
    config = nlp.config.interpolate()
    fix_random_seed((config["training"]["seed"] or 0) + begun.step)
    settings: dict[str, Any] = registry.resolve(config["training"], schema=ConfigSchemaTraining)
    now = replace(begun, steps=settings["max_steps"])
    if begun.step and begun.step >= now.steps > 0:
        return now
    optimizer = settings["optimizer"]
    with _interruptions() as interrupted:
        for _, info, is_best in _steps(nlp, config, settings, begun.step):
            now = _advanced(now, info, is_best, begun.step, interrupted.is_set())
            if now.evaluated or now.stopped:
                if now.evaluated:
                    update_meta(settings, nlp, info)
                with nlp.use_params(optimizer.averages):
                    _save(nlp, folder, now)
            watch(now)
            if now.stopped or (settings["patience"] and now.step - now.best_step >= settings["patience"]):
                break
    return now


def _steps(nlp: Language, config: Any, settings: dict[str, Any], done: int) -> Iterator[Any]:
    train_corpus, dev_corpus = resolve_dot_names(config, [settings["train_corpus"], settings["dev_corpus"]])
    steps: Iterator[Any] = train_while_improving(
        nlp,
        settings["optimizer"],
        create_train_batches(nlp, train_corpus, settings["batcher"], settings["max_epochs"]),
        create_evaluation_callback(nlp, dev_corpus, settings["score_weights"]),
        dropout=settings["dropout"],
        accumulate_gradient=settings["accumulate_gradient"],
        patience=0,
        max_steps=settings["max_steps"] and settings["max_steps"] - done,
        eval_frequency=settings["eval_frequency"],
        exclude=settings["frozen_components"],
        annotating_components=settings["annotating_components"],
        before_update=settings["before_update"],
    )
    return steps


def _advanced(now: Progress, info: dict[str, Any], is_best: bool | None, done: int, stopped: bool) -> Progress:
    step = done + info["step"]
    now = replace(now, step=step, evaluated=is_best is not None, stopped=stopped)
    if is_best is None:
        return now
    score = float(info["score"])
    now = replace(now, score=score, scores=info["other_scores"])
    return replace(now, best=score, best_step=step) if score > now.best else now


def _save(nlp: Language, folder: Path, now: Progress) -> None:
    """The last checkpoint, the best one if this is it, and how far training is; each whole or not at all."""
    _write_model(folder / LAST, lambda path: nlp.to_disk(path))
    if now.evaluated and now.score >= now.best:  # of two equal ones the later, as spaCy has it
        _write_model(folder / BEST, lambda path: shutil.copytree(folder / LAST, path))
    state = asdict(replace(now, scores=None))
    part = folder / f"{_STATE}.part"
    part.write_text(json.dumps(state, indent=1), encoding="utf-8")
    part.replace(folder / _STATE)


def _write_model(path: Path, write: Callable[[Path], object]) -> None:
    part = path.with_name(f"{path.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    write(part)
    shutil.rmtree(path, ignore_errors=True)
    part.replace(path)


@contextmanager
def _interruptions() -> Iterator[threading.Event]:
    """Set by the first Ctrl-C; the second one interrupts as usual."""
    event = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield event
        return
    usual = signal.getsignal(signal.SIGINT)

    def note(*_: object) -> None:
        event.set()
        signal.signal(signal.SIGINT, usual)

    signal.signal(signal.SIGINT, note)
    try:
        yield event
    finally:
        signal.signal(signal.SIGINT, usual)
