"""What the readers of all formats give: an article as an annotation tool left it, not yet checked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from electextract.errors import ElectextractError, OnError, raise_error, shorten

Article = dict[str, Any]
"""An article of the one format: `Extraction.to_dict()` plus `text`."""

Notice = Callable[[str], object]
"""Takes what a user should know although it is no mistake."""


@dataclass(frozen=True, slots=True)
class ForeignSpan:
    """A marked stretch of the text.

    Attributes:
        start, end: character offsets into the text, `end` exclusive; they may be wrong.
        label: in the tool's words.
        text: what the tool says it covers, if it says it.
        more: whatever else an entity of the one format carries (`id`, `score`).
        place: file and line, where they are known better than the article's.
    """

    start: int
    end: int
    label: str
    text: str | None = None
    more: Mapping[str, Any] = field(default_factory=dict)
    place: str | None = None


@dataclass(frozen=True, slots=True)
class ForeignRelation:
    """A link from one span to another (their indices), with its name."""

    head: int
    tail: int
    type: str


@dataclass(frozen=True, slots=True)
class ForeignArticle:
    """One article of an annotation file.

    Attributes:
        place: file and line, for messages.
        spans: None where nobody annotated it.
        more: everything else of the one format.
        left_out: why it is no annotated article, though it stands in the file.
    """

    place: str
    text: str
    spans: tuple[ForeignSpan, ...] | None
    relations: tuple[ForeignRelation, ...] = ()
    more: Mapping[str, Any] = field(default_factory=dict)
    left_out: str | None = None


def _ignore(message: str) -> None:
    pass


@dataclass(frozen=True, slots=True)
class Source:
    """The file that is read: its name for messages, its folder, and who takes mistakes and notices."""

    name: str
    folder: Path = Path()
    on_error: OnError = raise_error
    notice: Notice = _ignore

    def article_id(self, number: int | str) -> str:
        """The id of an article that came without one."""
        return f"{Path(self.name).stem}-{number}"


def offset_of(value: object, what: str, spot: str) -> int:
    """A whole number, as offsets and token numbers must be.

    Raises:
        ElectextractError: code `offsets`.
    """
    if not isinstance(value, int) or isinstance(value, bool):
        raise ElectextractError("offsets", f"{spot}: {what} is {shorten(value)}; it must be a whole number")
    return value


def list_of(row: Mapping[str, Any], key: str, spot: str) -> list[Any]:
    """What stands under a key; no items where there is nothing.

    Raises:
        ElectextractError: code `format`.
    """
    value = row.get(key)
    if value is not None and not isinstance(value, list):
        raise ElectextractError("format", f"{spot}: {key} is {shorten(value)}; it must be a list")
    return value or []


def text_of(row: Mapping[str, Any], key: str, spot: str) -> str:
    """The article's text.

    Raises:
        ElectextractError: codes `no_text`, and `encoding` for Bengali that was once read as Latin letters.
    """
    text = row.get(key)
    if not isinstance(text, str) or not text.strip():
        raise ElectextractError("no_text", f'{spot}: "{key}" is {shorten(text)}; it must be a text that is not empty')
    if text.count(_BROKEN[0]) + text.count(_BROKEN[1]) > _BROKEN_ALLOWED:
        what = "Bengali letters that were read as Latin-1 or Windows-1252"
        raise ElectextractError("encoding", f"{spot}: the text holds {what}; export it again as UTF-8")
    return text


_BROKEN = ("\u00e0\u00a6", "\u00e0\u00a7")
"""The first two of the three UTF-8 bytes of Bengali letters, each taken for a letter."""
_BROKEN_ALLOWED = 2
