"""The format of a result as JSON Schema (2020-12), made from the record classes.

`electextract/schema.json` is what `python -m electextract.io.schema` prints; a test holds that it stays so.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from dataclasses import MISSING, Field, fields
from functools import cache
from importlib.resources import files
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from electextract.records import SCHEMA_VERSION, Extraction, Record

_PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean"}


def extraction_schema() -> dict[str, Any]:
    """The JSON Schema of `Extraction.to_dict()`, and of gold and training lines, which leave fields out.

    Needed are the fields that a reader cannot do without. Keys beyond the schema are allowed: additions do not raise
    `schema_version`.
    """
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "electextract result",
        **_object(Extraction),
    }
    version = {"const": SCHEMA_VERSION, "description": descriptions(Extraction)["schema_version"]}
    head["properties"] = {"schema_version": version, **head["properties"]}
    head["properties"]["published"]["format"] = "date"
    return {**head, "$defs": {kind.__name__: _object(kind) for kind in record_kinds()[1:]}}


@cache
def record_kinds() -> tuple[type[Record], ...]:
    """`Extraction` and all record classes that it holds at any depth, each once."""
    found: list[type[Record]] = [Extraction]
    for kind in found:
        found += [one for one in _held(kind) if one not in found]
    return tuple(found)


def descriptions(kind: type[Record]) -> dict[str, str]:
    """Field -> what it means, for one record class; `_` is the record itself."""
    return _tables()[kind.__name__]


@cache
def _tables() -> dict[str, dict[str, str]]:
    return tomllib.loads(files(__package__).joinpath("schema.toml").read_text(encoding="utf-8"))


def _held(kind: type[Record]) -> Iterator[type[Record]]:
    for hint in get_type_hints(kind).values():
        for part in (hint, *get_args(hint)):
            if isinstance(part, type) and issubclass(part, Record):
                yield part


def _object(kind: type[Record]) -> dict[str, Any]:
    told, hints = descriptions(kind), get_type_hints(kind)
    specs: tuple[Field[Any], ...] = fields(kind)  # type: ignore[arg-type]
    return {
        "description": told["_"],
        "type": "object",
        "required": [spec.name for spec in specs if _is_needed(spec)],
        "properties": {spec.name: {**_value(hints[spec.name]), "description": told[spec.name]} for spec in specs},
    }


def _is_needed(spec: Field[Any]) -> bool:
    return spec.default is MISSING and spec.default_factory is MISSING


def _value(hint: Any) -> dict[str, Any]:
    """The schema of one value: a record, a list of records, one of some words, a plain type; or null."""
    options = get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)
    [kind] = [one for one in options if one is not NoneType]
    nullable = NoneType in options
    if get_origin(kind) is Literal:
        return {"enum": [*get_args(kind), *([None] if nullable else [])]}
    if get_origin(kind) is tuple:
        return {"type": "array", "items": _value(get_args(kind)[0])}
    if kind in _PLAIN:
        return {"type": [_PLAIN[kind], "null"] if nullable else _PLAIN[kind]}
    reference = {"$ref": f"#/$defs/{kind.__name__}"}
    return {"anyOf": [reference, {"type": "null"}]} if nullable else reference


if __name__ == "__main__":
    print(json.dumps(extraction_schema(), ensure_ascii=False, indent=2))
