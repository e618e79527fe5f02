"""The one exception that users see, and the messages they read."""

from __future__ import annotations

from collections.abc import Callable
from typing import NoReturn


class ElectextractError(ValueError):
    """A user's mistake, told in one line: what was given, where, what is allowed, what to do.

    `code` names the kind of mistake, so that programs need not read the sentence.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


OnError = Callable[[ElectextractError], object]
"""What to do with a mistake in one input: raise it, or note it and go on with the next."""


def raise_error(error: ElectextractError) -> NoReturn:
    """The `on_error` that stops at the first mistake."""
    raise error


def place(source: str | None, line: int | None = None, offset: int | None = None) -> str:
    """`file:line, offset N` for the head of a message; parts that are unknown are left out."""
    spot = source or "input"
    if line is not None:
        spot += f":{line}"
    if offset is not None:
        spot += f", offset {offset}"
    return spot


def shorten(value: object, width: int = 60) -> str:
    """A value as it may stand in a one-line message."""
    text = repr(value) if not isinstance(value, str) else f'"{value}"'
    text = " ".join(text.split())
    return text if len(text) <= width else text[: width - 1] + "…"
