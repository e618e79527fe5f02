"""A trained model as a wheel that pip installs, by spaCy's `package`; built without network."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import warnings
from collections.abc import Iterator, Mapping
from importlib.metadata import distribution
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from electextract.errors import ElectextractError, shorten
from electextract.pipeline import LANGUAGE, find_model, load
from electextract.version import __version__

_BUILD = "from setuptools import build_meta; print(build_meta.build_wheel('.'))"
_NAME = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
_LICENCE = "LICENSE"


def package_model(
    model: str | Path,
    folder: str | Path,
    *,
    name: str | None = None,
    version: str | None = None,
    licence: str | Path | None = None,
) -> Path:
    """Writes `enbn_NAME-VERSION-py3-none-any.whl`; once installed, `electextract.load(NAME)` and `spacy.load` find it.

    The package has `load()`, meta.json, a licence, and a README with the figures on the dev articles. It needs this
    version of electextract, and spacy-transformers where the model does.

    Args:
        model: a folder, or a model of the project.
        folder: for the wheel; made if it is not there.
        name: small letters, digits and single underscores; by default the model's own.
        version: as pip counts versions; by default the model's own.
        licence: a text file; by default the model's LICENSE, else the project's.

    Returns:
        The wheel.

    Raises:
        ElectextractError: code `model`, for what is no folder of a model; `name`, `version`, `missing`, `output` for
            the options; `extra`, where setuptools is too old; `package`, where the build fails.
    """
    source = find_model(model)
    if not isinstance(source, Path):
        raise ElectextractError("model", f"{model}: installed already; give the folder of a model")
    load(source)
    with TemporaryDirectory() as work:
        copy = Path(work, "model")
        shutil.copytree(source, copy)
        _write_meta(copy / "meta.json", name, version)
        _write_licence(copy / _LICENCE, licence)
        return _moved(_build_wheel(_spacy_package(copy, Path(work, "package"))), Path(folder))


def package_name(name: str) -> str:
    """A model's name without the language, as meta.json keeps it.

    Raises:
        ElectextractError: code `name`.
    """
    short = name.removeprefix(f"{LANGUAGE}_")
    if not _NAME.fullmatch(short):
        raise ElectextractError(
            "name", f"the name is {shorten(name)}; allowed: small letters, digits and single underscores"
        )
    return short


def _write_meta(path: Path, name: str | None, version: str | None) -> None:
    meta = json.loads(path.read_text(encoding="utf-8"))
    changes: dict[str, Any] = {
        "name": package_name(name or str(meta["name"])),
        "version": _checked_version(version or str(meta["version"])),
        "requirements": [f"electextract=={'.'.join(__version__.split('.')[:2])}.*"],
        "performance": {key: value for key, value in meta["performance"].items() if not key.endswith("_loss")},
        "notes": "\n".join(_figure_table(meta.get("dev", {}))),
    }
    path.write_text(json.dumps(meta | changes, ensure_ascii=False, indent=2), encoding="utf-8")


def _checked_version(version: str) -> str:
    from packaging.version import InvalidVersion, Version

    try:
        return str(Version(version))
    except InvalidVersion:
        raise ElectextractError("version", f"the version is {shorten(version)}; write it as 1.2.0") from None


def _figure_table(dev: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """The dev figures in Markdown; nothing for a model without them."""
    if not dev:
        return
    yield "### Entities exactly right on the dev articles, F in percent\n"
    yield "| | " + " | ".join(dev) + " |"
    yield "|---|" + "---:|" * len(dev)
    for kind in dev["all"]:
        scores = (dev[language].get(kind, {}).get("f1") for language in dev)
        yield f"| {kind} | " + " | ".join("" if score is None else f"{100 * score:.1f}" for score in scores) + " |"


def _write_licence(path: Path, licence: str | Path | None) -> None:
    if licence is not None:
        if not Path(licence).is_file():
            raise ElectextractError("missing", f"{licence}: no such file; give the text of a licence")
        shutil.copy(licence, path)
    elif not path.is_file():
        path.write_text(_project_licence(), encoding="utf-8")


def _project_licence() -> str:
    checkout = Path(__file__).parent.parent.parent / _LICENCE
    if checkout.is_file():
        return checkout.read_text(encoding="utf-8")
    return distribution("electextract").read_text(f"licenses/{_LICENCE}") or "MIT"


def _spacy_package(model: Path, folder: Path) -> Path:
    """The source of the package, as `spacy package` lays it out."""
    from spacy.cli.package import package

    folder.mkdir()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # spaCy leaves closing its files to the collector
        package(model, folder, create_sdist=False, create_wheel=False, require_parent=True)
    (made,) = folder.iterdir()
    return made


def _build_wheel(source: Path) -> Path:
    done = subprocess.run([sys.executable, "-c", _BUILD], cwd=source, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return source / done.stdout.splitlines()[-1]
    if "bdist_wheel" in done.stderr or "No module named 'setuptools'" in done.stderr:
        raise ElectextractError("extra", "a wheel needs setuptools 70.1 or later: pip install 'electextract[package]'")
    last = shorten((done.stderr.strip().splitlines() or ["no message"])[-1], 160)
    raise ElectextractError("package", f"{source.name}: the wheel could not be built ({last})")


def _moved(wheel: Path, folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return Path(shutil.copy(wheel, folder))
    except OSError as error:
        raise ElectextractError("output", f"{folder}: no folder for the wheel ({error.strerror})") from None
