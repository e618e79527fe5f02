"""What a user gives as an article, checked before anything reads it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any, TypeAlias

from electextract.errors import ElectextractError, shorten

TEXT_LIMIT = 1_000_000
"""Characters that one article may have."""

_HTML_HEAD = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_HTML_TAG = re.compile(r"</(?:p|div|span|a|li|ul|td|tr|table|h[1-6]|section|article|script|style)\s*>", re.IGNORECASE)
_HTML_TAGS_ALLOWED = 2
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Article:
    """One checked article: text within the limits, publication date as ISO string."""

    text: str
    id: str
    published: str | None = None
    title: str | None = None
    url: str | None = None
    source: str | None = None


Articles: TypeAlias = Iterable[str | Mapping[str, Any] | Article]


def as_article(article: str | Mapping[str, Any] | Article, *, place: str = "article") -> Article:
    """Checks what a user gave as an article; `place` names it in messages.

    Raises:
        ElectextractError: codes `type`, `no_text`, `empty`, `too_long`, `html`, `encoding`, `published`.
    """
    if isinstance(article, Article):
        return article
    given = {"text": article} if isinstance(article, str) else article
    if not isinstance(given, Mapping):
        raise ElectextractError("type", f"{place}: {shorten(given)} is neither a string nor a mapping with text")
    if given.get("text") is None:
        raise ElectextractError("no_text", f'{place}: no "text"')
    text = given["text"]
    check_text(text, place=place)
    said = {name: _said(given, name, place) for name in ("id", "title", "url", "source")}
    published = read_date(given.get("published"), place=place)
    return Article(
        text=text,
        id=said["id"] or text_id(text),
        published=published,
        title=said["title"],
        url=said["url"],
        source=said["source"],
    )


def check_text(text: object, *, place: str = "text") -> None:
    """Refuses what is no article: another type, nothing but blanks, over the limit, HTML, broken Unicode."""
    if not isinstance(text, str):
        raise ElectextractError("type", f"{place}: the text is {shorten(text)}; it must be a string")
    if len(text) > TEXT_LIMIT:
        raise ElectextractError("too_long", f"{place}: {len(text):,} characters; the limit is {TEXT_LIMIT:,}: split it")
    if not text.strip():
        raise ElectextractError("empty", f"{place}: the text is empty")
    if (
        _HTML_HEAD.match(text)
        or len(list(islice(_HTML_TAG.finditer(text), _HTML_TAGS_ALLOWED + 1))) > _HTML_TAGS_ALLOWED
    ):
        hint = 'give the text alone, e.g. trafilatura.extract(html) (pip install "electextract[html]")'
        raise ElectextractError("html", f"{place}: this is HTML; {hint}")
    broken = _SURROGATE.search(text)
    if broken:
        what = f"offset {broken.start()} holds half a surrogate pair, which is no character"
        raise ElectextractError("encoding", f"{place}: {what}; decode the text again")


def read_date(value: object, *, place: str = "article") -> str | None:
    """A date, datetime or ISO string as an ISO date; None stays None."""
    if value is None:
        return None
    if isinstance(value, date):
        return (value.date() if isinstance(value, datetime) else value).isoformat()
    try:
        return datetime.fromisoformat(value).date().isoformat()  # type: ignore[arg-type]
    except (TypeError, ValueError):
        what = f"published is {shorten(value)}"
        raise ElectextractError("published", f"{place}: {what}; give a date or an ISO string, 2024-11-23") from None


def _said(given: Mapping[str, Any], name: str, place: str) -> str | None:
    value = given.get(name)
    if value is None or isinstance(value, str):
        return value
    if name == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise ElectextractError("type", f"{place}: {name} is {shorten(value)}; it must be a string")


def text_id(text: str) -> str:
    """The id of an article that came without one: the same text, the same id."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]
