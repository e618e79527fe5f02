"""Articles of the one format into annotation files of any format."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from electextract.errors import ElectextractError, OnError, raise_error, shorten
from electextract.io.formats import conll, docbin, doccano, label_studio, own, prodigy
from electextract.io.formats.foreign import Article, Notice

TEXT_FORMATS = ("label-studio", "doccano", "prodigy", "conll", "jsonl", "inline")
TOOLS = ("label-studio", "doccano", "prodigy")
"""Formats that carry a model's predictions to the people who correct them."""

Writer = Callable[[Iterable[Article]], Iterator[str]]

_WRITERS: dict[str, Writer] = {
    "label-studio": label_studio.write,
    "doccano": doccano.write,
    "prodigy": prodigy.write,
    "conll": conll.write,
    "jsonl": own.write_rows,
    "inline": own.write_blocks,
}
_PREDICTION_WRITERS: dict[str, Writer] = {
    "label-studio": label_studio.write_predictions,
    "doccano": doccano.write_predictions,
    "prodigy": prodigy.write_predictions,
}
_UNHELD: dict[str, Callable[[Article], list[str]]] = {"conll": conll.unheld_keys, "inline": own.unheld_keys}


def write_annotations(
    articles: Iterable[Article], *, form: str, on_error: OnError = raise_error, notice: Notice = lambda _: None
) -> Iterator[str]:
    """The content of an annotation file, piece by piece.

    Args:
        articles: in the one format with `text`, as `read_annotations` gives them.
        form: one of `TEXT_FORMATS`; `pack_annotations` writes a DocBin.
        on_error: takes an article that the format cannot hold; by default it is raised.
        notice: takes the names of what the format does not hold.

    Raises:
        ElectextractError: codes `option` and, for a value that does not fit into a fact line, `inline`.
    """
    if form not in _WRITERS:
        raise ElectextractError("option", f"the format is {shorten(form)}; allowed: {', '.join(TEXT_FORMATS)}")
    unheld: set[str] = set()
    yield from _WRITERS[form](_holdable(articles, form, unheld, on_error))
    if unheld:
        notice(f"{form} does not hold {', '.join(sorted(unheld))}; jsonl does")


def _holdable(articles: Iterable[Article], form: str, unheld: set[str], on_error: OnError) -> Iterator[Article]:
    """The articles that the format can hold, noting on the way what of them it does not."""
    for article in articles:
        try:
            unheld.update(_UNHELD[form](article) if form in _UNHELD else ())
        except ElectextractError as error:
            on_error(error)
        else:
            yield article


def pack_annotations(articles: Iterable[Article]) -> bytes:
    """The content of a DocBin (.spacy)."""
    return docbin.write(articles)


def write_predictions(articles: Iterable[Article], *, form: str) -> Iterator[str]:
    """Articles with a model's entities, to be corrected in a tool.

    Args:
        articles: with `text`, `entities` (each with `score`, may be None) and the name of the `model`.
        form: one of `TOOLS`.

    Raises:
        ElectextractError: code `option`.
    """
    if form not in _PREDICTION_WRITERS:
        raise ElectextractError("option", f"the format is {shorten(form)}; allowed: {', '.join(TOOLS)}")
    return _PREDICTION_WRITERS[form](articles)
