"""Whether the values of a record are of the types that its fields say, for records that came from a file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import is_dataclass
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from electextract.errors import ElectextractError, shorten
from electextract.records import Record


def check_types(record: Record, *, spot: str) -> None:
    """Refuses a record with a value of another type than its field's, at any depth.

    Args:
        record: any record of the package.
        spot: the head of the message: file and line.

    Raises:
        ElectextractError: codes `schema`, and `published` for a day that is none.
    """
    for path, value, allowed in _mistakes(record, ""):
        raise ElectextractError("schema", f"{spot}: {path} is {shorten(value)}; it must be {allowed}")
    published = getattr(record, "published", None)
    if published is not None and not _is_day(published):
        what = f"published is {shorten(published)}; write it as 2024-11-23"
        raise ElectextractError("published", f"{spot}: {what}")


def _mistakes(record: Record, path: str) -> Iterator[tuple[str, Any, str]]:
    for name, kind in _kinds(type(record)).items():  # type: ignore[arg-type]
        yield from _value_mistakes(getattr(record, name), kind, f"{path}{name}")


def _value_mistakes(value: Any, kind: Any, path: str) -> Iterator[tuple[str, Any, str]]:
    """Where a value, or something within it, is not what its kind says."""
    if kind is Any or (value is None and NoneType in get_args(kind)):
        return
    options = [one for one in _options(kind) if one is not NoneType]
    nested = next((one for one in options if is_dataclass(one) or get_origin(one) is tuple), None)
    if nested is None:
        if not any(_is_plain(value, one) for one in options):
            yield path, value, _wording(options, NoneType in get_args(kind))
    elif get_origin(nested) is tuple:
        yield from _item_mistakes(value, get_args(nested)[0], path)
    elif isinstance(value, nested):
        yield from _mistakes(value, f"{path}.")
    else:
        yield path, value, f"an object ({nested.__name__})"


def _item_mistakes(value: Any, kind: Any, path: str) -> Iterator[tuple[str, Any, str]]:
    if not isinstance(value, tuple):
        yield path, value, "a list"
        return
    for number, item in enumerate(value):
        yield from _value_mistakes(item, kind, f"{path}[{number}]")


def _options(kind: Any) -> tuple[Any, ...]:
    return get_args(kind) if get_origin(kind) in (Union, UnionType) else (kind,)


def _is_plain(value: Any, kind: Any) -> bool:
    """A value of a closed set, or of a type; a whole number is a real one as well, a truth value is neither."""
    if get_origin(kind) is Literal:
        return value in get_args(kind) and isinstance(value, str)
    if isinstance(value, bool):
        return kind is bool
    return isinstance(value, (int, float) if kind is float else kind)


def _wording(options: list[Any], optional: bool) -> str:
    names = {str: "a text", int: "a whole number", float: "a number", bool: "true or false"}
    shown = [", ".join(get_args(one)) if get_origin(one) is Literal else names.get(one, str(one)) for one in options]
    return " or ".join([*shown, *(["null"] if optional else [])])


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == len("2024-11-23")


@cache
def _kinds(record: type[Record]) -> dict[str, Any]:
    return get_type_hints(record)
