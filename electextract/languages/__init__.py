"""Language words as tables: one folder a language, no code in it; one loader that checks the keys."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from electextract.errors import ElectextractError

TABLES = ("characters", "numerals", "names", "policy", "relations", "tallies")


@cache
def languages() -> tuple[str, ...]:
    """Codes of the languages that the package holds, in alphabetical order."""
    root = files(__name__)
    return tuple(sorted(entry.name for entry in root.iterdir() if entry.joinpath("characters.toml").is_file()))


@cache
def table(language: str, name: str) -> dict[str, Any]:
    """One table of one language, e.g. `table("bn", "numerals")`.

    Raises:
        ElectextractError: code `language`, for a table that is missing or no valid TOML.
    """
    path = files(__name__).joinpath(language, f"{name}.toml")
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        allowed = f"tables: {', '.join(TABLES)}; languages: {', '.join(languages())}"
        raise ElectextractError("language", f"languages/{language}/{name}.toml: {error} ({allowed})") from None


def merged(name: str, key: str) -> dict[str, Any]:
    """The mapping `key` of table `name` over all languages, the languages in order."""
    return {word: value for code in languages() for word, value in table(code, name).get(key, {}).items()}


def listed(name: str, key: str) -> list[Any]:
    """The list `key` of table `name`, all languages one after the other."""
    return [item for code in languages() for item in table(code, name).get(key, [])]
