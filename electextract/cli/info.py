"""`electextract info`: versions, lists, model and its figures."""

from __future__ import annotations

import json
import platform
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from electextract.cli.formats import ShortFormat
from electextract.cli.session import open_model
from electextract.version import __version__

if TYPE_CHECKING:
    from spacy.language import Language

_PACKAGES = (
    "spacy",
    "thinc",
    "pandas",
    "rapidfuzz",
    "indic-nlp-library",
    "spacy-transformers",
    "matplotlib",
    "pyarrow",
)
_NAME_WIDTH = 20


def info_command(
    form: Annotated[ShortFormat, typer.Option("--format")] = ShortFormat.table,
    model: Annotated[str | None, typer.Option(help="name or folder of a model")] = None,
) -> None:
    """Show versions, the lists of names, the model that would be used, and its figures on the dev articles."""
    told = gather_info(model)
    if form is ShortFormat.json:
        typer.echo(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        typer.echo("\n".join(_lines(told)))


def gather_info(model: str | None = None) -> dict[str, Any]:
    """All that `info` tells, as JSON types."""
    from electextract.gazetteers import parties, seats
    from electextract.languages import languages

    return {
        "electextract": __version__,
        "python": f"{platform.python_version()} on {platform.system()}",
        "packages": {name: _installed(name) for name in _PACKAGES},
        "languages": list(languages()),
        "lists": {"parties and alliances": len(parties()), "seats": len(seats())},
        "model": _model_info(model),
    }


def _installed(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _model_info(name: str | None) -> dict[str, Any]:
    from electextract.extract.batches import model_name
    from electextract.pipeline import find_model

    nlp = open_model(name)
    scores = nlp.meta.get("entity_scores") or {}
    return {
        "name": model_name(nlp),
        "place": str(find_model(name)),
        "pipeline": list(nlp.pipe_names),
        "dev": nlp.meta.get("dev", {}),
        "expected_calibration_error": scores.get("expected_calibration_error"),
        "data": _data_lines(nlp),
    }


def _data_lines(nlp: Language) -> list[str]:
    """In what the articles and lists of this checkout differ from those that the model was trained on."""
    from electextract.training.figures import parted_from

    folder = Path(__file__).parent.parent.parent / "training_data"
    lines = parted_from(nlp, folder)
    if folder.is_dir() and not lines:
        return ["the model was trained on the articles and lists as they are"]
    return [f"{line}; train it again with electextract train" for line in lines]


def _lines(told: Mapping[str, Any]) -> Iterator[str]:
    yield from (f"{key:<{_NAME_WIDTH}}{value}" for key, value in _pairs(told))


def _pairs(told: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield "electextract", told["electextract"]
    yield "Python", told["python"]
    yield from ((name, given or "not installed") for name, given in told["packages"].items())
    yield "languages", ", ".join(told["languages"])
    yield "lists", ", ".join(f"{count:,} {what}" for what, count in told["lists"].items())
    model = told["model"]
    yield "model", f"{model['name']} ({model['place']})"
    yield "pipeline", ", ".join(model["pipeline"])
    yield from _figure_pairs(model)
    yield from (("data", line) for line in model["data"])


def _figure_pairs(model: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Entities exactly right on the dev articles, by language, as training measured them."""
    for language, kinds in model["dev"].items():
        score = kinds["all entities"]
        low, high = (100 * bound for bound in score["interval"])
        yield f"dev F {language}", f"{100 * score['f1']:.1f} (95 %: {low:.1f}–{high:.1f}), entities exactly right"
    if (error := model["expected_calibration_error"]) is not None:
        yield "scores", f"expected calibration error {error:.3f} on dev"
