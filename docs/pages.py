"""The pages that are made from the code: `python docs/pages.py` writes docs/commands.md and docs/schema.md anew."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from enum import Enum
from pathlib import Path
from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from typer.models import ArgumentInfo, OptionInfo, ParameterInfo

from electextract.cli import COMMANDS
from electextract.cli.examples import EXAMPLES
from electextract.io.schema import descriptions, record_kinds
from electextract.records import Record

HERE = Path(__file__).parent
"""Beside the pages; `heads/` has how each begins."""

_PLAIN = {str: "text", int: "whole number", float: "number", bool: "true or false"}


def commands_page() -> str:
    """The command reference."""
    return "\n".join([_head("commands"), *(_command(name, function) for name, function in COMMANDS.items())])


def schema_page() -> str:
    """Every record of a result with its fields."""
    return "\n".join([_head("schema"), *map(_record, record_kinds())])


def _head(name: str) -> str:
    return (HERE / "heads" / f"{name}.md").read_text(encoding="utf-8")


def _command(name: str, function: Callable[..., None]) -> str:
    usage = " ".join([f"electextract {name}", *_arguments(function)])
    lines = [
        f"## {name}",
        "",
        inspect.cleandoc(function.__doc__ or ""),
        "",
        f"`{usage}`",
        "",
        "| option | |",
        "|---|---|",
    ]
    lines += [f"| {option} | {told} |" for option, told in _options(function)]
    return "\n".join([*lines, "", "```text", *EXAMPLES[name], "```", ""])


def _parameters(function: Callable[..., None]) -> Iterator[tuple[str, Any, ParameterInfo, Any]]:
    """Name, type, what typer knows, and default of each parameter."""
    hints = get_type_hints(function, include_extras=True)
    for name, parameter in inspect.signature(function).parameters.items():
        kind, info = get_args(hints[name])[:2] if get_origin(hints[name]) is Annotated else (hints[name], OptionInfo())
        yield name, kind, info, parameter.default


def _arguments(function: Callable[..., None]) -> Iterator[str]:
    for _, _, info, default in _parameters(function):
        if isinstance(info, ArgumentInfo):
            yield str(info.metavar) if default is inspect.Parameter.empty else f"[{info.metavar}]"


def _options(function: Callable[..., None]) -> Iterator[tuple[str, str]]:
    for name, kind, info, default in _parameters(function):
        if isinstance(info, ArgumentInfo):
            yield f"`{info.metavar}`", _cell(info.help or "")
        else:
            words = _words(info) or [f"--{name.replace('_', '-')}"]
            yield ", ".join(f"`{word}`" for word in words), _cell(" ".join(_told(kind, info, default)))


def _words(info: ParameterInfo) -> list[str]:
    """`--output`, `-o`: typer keeps the first of them where a default stands otherwise."""
    return [str(word) for word in (info.default, *(info.param_decls or ())) if str(word).startswith("-")]


def _told(kind: Any, info: ParameterInfo, default: Any) -> Iterator[str]:
    """Help, allowed words, default."""
    if info.help:
        yield info.help
    plain = next((one for one in (kind, *get_args(kind)) if isinstance(one, type) and issubclass(one, Enum)), None)
    if plain is not None:
        yield f"({', '.join(f'`{each.value}`' for each in plain)})"
    if default is inspect.Parameter.empty:
        yield "(needed)"
    elif default not in (None, False):
        yield f"[{default.value if isinstance(default, Enum) else default}]"


def _record(kind: type[Record]) -> str:
    told, hints = descriptions(kind), get_type_hints(kind)
    lines = [f"## {kind.__name__}", "", told["_"], "", "| field | value | |", "|---|---|---|"]
    fields = [name for name in told if name != "_"]
    for name in fields:
        value = _value(hints[name]) if name in hints else "`1`"
        shown = f"**`{name}`**" if name in _needed(kind) else f"`{name}`"
        lines.append(f"| {shown} | {value} | {_cell(told[name])} |")
    return "\n".join([*lines, ""])


def _needed(kind: type[Record]) -> set[str]:
    from electextract.io.schema import extraction_schema

    schema = extraction_schema()
    return set({**schema["$defs"], "Extraction": schema}[kind.__name__]["required"])


def _value(hint: Any) -> str:
    """A type in words, with links to the records."""
    options = [one for one in (get_args(hint) or (hint,)) if one is not NoneType]
    null = ", null" if NoneType in get_args(hint) else ""
    if get_origin(hint) is Literal:
        return ", ".join(f"`{word}`" for word in get_args(hint))
    if get_origin(hint) is tuple:
        return f"list of {_value(options[0])}"
    [kind] = options
    if get_origin(kind) in (Literal, tuple):
        return _value(kind) + null
    return _PLAIN.get(kind, f"[{kind.__name__}](#{kind.__name__.lower()})") + null


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    (HERE / "commands.md").write_text(commands_page(), encoding="utf-8")
    (HERE / "schema.md").write_text(schema_page(), encoding="utf-8")
