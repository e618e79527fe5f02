"""The project's own forms: JSON lines of the one format, and inline markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from electextract.errors import ElectextractError, place, shorten
from electextract.io.articles import resolve_text
from electextract.io.formats.foreign import Article, ForeignArticle, ForeignSpan, Source, offset_of, text_of
from electextract.io.formats.json_items import read_lines, write_lines
from electextract.io.formats.relations import read_relations
from electextract.io.inline import read_inline
from electextract.io.inline_writer import unheld_keys, write_inline

__all__ = ["read_block_articles", "read_rows", "unheld_keys", "write_blocks", "write_rows"]

_NATIVE = ("text", "entities", "relations", "file")
_OWN = ("text", "start", "end", "label")


def read_rows(content: str, source: Source) -> Iterator[ForeignArticle]:
    """JSON lines of the one format, with `text` or `file`.

    Raises:
        ElectextractError: codes `json`, `no_text`, `schema`, `offsets`, those of reading a `file`.
    """
    for spot, row in read_lines(content, source):
        try:
            yield _foreign(resolve_text(row, folder=source.folder, spot=spot), spot, spot)
        except ElectextractError as error:
            source.on_error(error)


def read_block_articles(content: str, source: Source) -> Iterator[ForeignArticle]:
    """Articles of inline markup.

    Raises:
        ElectextractError: code `inline`, with file and line.
    """
    lines = _head_lines(content)
    for article in read_inline(content.removeprefix("\ufeff"), name=source.name, on_error=source.on_error):
        name = article["id"]
        spot = f"{place(source.name, lines.get(name))}: article {name}"
        try:
            yield _foreign(article, spot, name)
        except ElectextractError as error:
            source.on_error(error)


def _head_lines(content: str) -> dict[str, int]:
    heads = ((number, line) for number, line in enumerate(content.split("\n"), start=1) if line.startswith("=== "))
    return {line[4:].strip(): number for number, line in heads}


def _foreign(row: Mapping[str, Any], spot: str, name: str) -> ForeignArticle:
    more = {"id": name, **{key: value for key, value in row.items() if key not in _NATIVE}}
    entities = row.get("entities")
    if entities is not None and not isinstance(entities, list):
        raise ElectextractError("schema", f'{spot}: "entities" is {shorten(entities)}; it must be a list')
    spans = None if entities is None else tuple(_read_span(ent, spot) for ent in entities)
    return ForeignArticle(spot, text_of(row, "text", spot), spans, read_relations(row, spans, spot), more)


def _read_span(ent: Any, spot: str) -> ForeignSpan:
    if not isinstance(ent, Mapping) or not isinstance(ent.get("label"), str):
        raise ElectextractError("schema", f'{spot}: an entity needs "start", "end" and "label": {shorten(ent)}')
    start, end = (offset_of(ent.get(key), f"an entity's {key}", spot) for key in ("start", "end"))
    said = ent.get("text")
    more = {key: value for key, value in ent.items() if key not in _OWN}
    return ForeignSpan(start, end, ent["label"], said if isinstance(said, str) else None, more)


def write_rows(articles: Iterable[Article]) -> Iterator[str]:
    """JSON lines of the one format."""
    return write_lines(articles)


def write_blocks(articles: Iterable[Article]) -> Iterator[str]:
    """Inline markup, a blank line after each article."""
    return (write_inline(article) + "\n" for article in articles)
