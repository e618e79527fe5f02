"""The components and their order, and the door that loads them as a trained pipeline."""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from electextract.errors import ElectextractError, shorten
from electextract.version import __version__

if TYPE_CHECKING:
    from spacy.language import Language

LANGUAGE = "enbn"
DEFAULT_MODEL = "enbn_election_news_sm"
MODEL_VARIABLE = "ELECTEXTRACT_MODEL"
"""The environment variable that names another default model."""

COMPONENTS = (
    "election_numbers",
    "election_gazetteer",
    "tok2vec",
    "ner",
    "textcat",
    "election_policy",
    "election_sentences",
    "election_linker",
    "election_relations",
)
"""In the order of work: normalisation, then the trained NER and classifier of articles, then the rule layers."""

TRAINED = ("tok2vec", "ner", "textcat")
RULES = tuple(name for name in COMPONENTS if name not in TRAINED)
"""What needs no training."""


def blank(*, gazetteer: str | Path | None = None) -> Language:
    """The pipeline without what is trained: for gold entities, tests and training.

    Args:
        gazetteer: a CSV file with parties and seats of the user's own (`electextract/gazetteers/README.md`).
    """
    import spacy

    nlp = spacy.blank(LANGUAGE)
    for name in RULES:
        nlp.add_pipe(name)
    _extend(nlp, gazetteer)
    return nlp


def load(name: str | Path | None = None, *, gazetteer: str | Path | None = None) -> Language:
    """A trained pipeline, ready for `nlp(text)`.

    Args:
        name: a folder, an installed package (`mine` for `enbn_mine`), or a model of the project; None for the one that
            the environment variable `ELECTEXTRACT_MODEL` names, else the project's own.
        gazetteer: a CSV file with parties and seats of the user's own, known at once without retraining.

    Raises:
        ElectextractError: code `model`, where no such model is, or one that another version made; `extra`, for a
            transformer model without the packages that it needs.
    """
    import spacy
    from thinc.api import NumpyOps

    path = find_model(name)
    try:
        nlp = spacy.load(path)
    except (OSError, ValueError, KeyError) as error:
        if "'transformer'" in str(error):
            check_transformers(str(path))
        line = shorten(" ".join(str(error).split()), 160)
        raise ElectextractError(
            "model", f"{path}: not a model that this version reads ({line}); train it again"
        ) from None
    check_model(nlp, path)
    _fast_ops(nlp, NumpyOps(use_blis=False))
    _extend(nlp, gazetteer)
    return nlp


def find_model(name: str | Path | None = None) -> str | Path:
    """Where `load` looks: a folder; the models of the wheel, then of the checkout; an installed package."""
    from spacy.util import is_package

    named = str(name or os.environ.get(MODEL_VARIABLE) or DEFAULT_MODEL)
    here = Path(__file__).parent
    places = [Path(named), here / "_models" / named, here.parent / "models" / named]
    for place in places:
        if (place / "meta.json").is_file():
            return place
    for package in (named, f"{LANGUAGE}_{named}"):
        if is_package(package):
            return package
    source = "" if name or named == DEFAULT_MODEL else f" (named by {MODEL_VARIABLE})"
    what = f"give a folder with meta.json, an installed package or {DEFAULT_MODEL}"
    raise ElectextractError("model", f"no model {shorten(named)}{source}: {what}")


def check_transformers(what: str) -> None:
    """Refuses to go on without the packages of the extra `transformers`.

    Args:
        what: the model or config that needs them, for the message.

    Raises:
        ElectextractError: code `extra`.
    """
    if find_spec("spacy_transformers") is None or find_spec("torch") is None:
        line = "a transformer needs torch and spacy-transformers: pip install 'electextract[transformers]'"
        raise ElectextractError("extra", f"{what}: {line}")


def check_model(nlp: Language, path: str | Path) -> None:
    """Refuses a pipeline that is no model of this project or was made by another version of it.

    Raises:
        ElectextractError: code `model`.
    """
    if nlp.lang != LANGUAGE or "election_relations" not in nlp.pipe_names:
        raise ElectextractError("model", f"{path}: no election model (lang {nlp.lang!r}, pipeline {nlp.pipe_names})")
    made_by = str(nlp.meta.get("electextract_version", "unknown"))
    if made_by.split(".")[:2] != __version__.split(".")[:2]:
        raise ElectextractError(
            "model",
            f"{path}: made by electextract {made_by}, this is {__version__}; train it again or install {made_by}",
        )


def _fast_ops(nlp: Language, ops: object) -> None:
    """Plain NumPy matrix products: the same predictions as with BLIS, in less time."""
    from thinc.api import NumpyOps

    for _, pipe in nlp.pipeline:
        for layer in getattr(getattr(pipe, "model", None), "walk", list)():
            if type(layer.ops) is NumpyOps:
                layer.ops = ops


def _extend(nlp: Language, gazetteer: str | Path | None) -> None:
    if gazetteer is not None:
        nlp.get_pipe("election_gazetteer").add(gazetteer)  # type: ignore[attr-defined]
