"""Text in, `Extraction` out: one door for one article and for a million.

spaCy is imported with the first article, not with this module.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sized
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from electextract.errors import ElectextractError, OnError, raise_error, shorten
from electextract.extract.articles import TEXT_LIMIT, Article, Articles, as_article, check_text
from electextract.extract.batches import extract_batch, extract_parallel
from electextract.records import Extraction

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["TEXT_LIMIT", "Article", "Articles", "as_article", "check_text", "default_model", "extract", "extract_many"]


def extract(
    text: str,
    *,
    published: date | str | None = None,
    id: str | None = None,  # noqa: A002 - the schema's word
    title: str | None = None,
    url: str | None = None,
    source: str | None = None,
    nlp: Language | None = None,
    scores: bool = False,
) -> Extraction:
    """Contest results and seat tallies of one article, each fact with its place in the text.

    Args:
        text: the article as plain text; a blank line ends a paragraph, a headline is part of the text.
        published: day of publication, a date or an ISO string; none is guessed.
        id: kept as given; a hash of the text where there is none.
        title, url, source: kept as given, not read.
        nlp: a pipeline from `load`; the default model otherwise, loaded once.
        scores: give each entity its probability of being right, `score`, 0 to 1; this takes several times as long.

    Raises:
        ElectextractError: codes `type`, `empty`, `too_long`, `html`, `encoding`, `published`, `model`, `scores`.
    """
    check_text(text)
    fields = {"published": published, "id": id, "title": title, "url": url, "source": source}
    return next(extract_many([as_article({"text": text, **fields})], nlp=nlp, scores=scores))


def extract_many(
    articles: Articles,
    *,
    nlp: Language | None = None,
    n_process: int = 1,
    batch_size: int = 64,
    progress: bool = False,
    scores: bool = False,
    on_error: OnError = raise_error,
) -> Iterator[Extraction]:
    """`extract` for many articles, in their order; only a few batches are held in memory.

    Args:
        articles: strings, or mappings `{text, id?, published?, title?, url?, source?}`.
        nlp: as for `extract`.
        n_process: worker processes; each holds a copy of the model and returns results, no Docs.
        batch_size: articles that are read together.
        progress: a progress bar on standard error.
        scores: as for `extract`.
        on_error: takes the mistake in an article that is refused, and the next ones are read; there is then no
            `Extraction` for it, so go by `id`. By default it is raised, which ends the run.

    Raises:
        ElectextractError: as `extract`, with the number of the article; code `option` for a count below 1.
    """
    _check_options(articles, n_process=n_process, batch_size=batch_size)
    model = default_model() if nlp is None else nlp
    checked = _checked(articles, on_error)
    if n_process == 1:
        found = extract_batch(model, checked, batch_size=batch_size, scores=scores)
    else:
        found = extract_parallel(model, checked, n_process=n_process, batch_size=batch_size, scores=scores)
    return _show_progress(found, articles) if progress else found


def _checked(articles: Articles, on_error: OnError) -> Iterator[Article]:
    for number, article in enumerate(articles, start=1):
        try:
            yield as_article(article, place=f"article {number}")
        except ElectextractError as error:
            on_error(error)


@cache
def default_model() -> Language:
    """The model that `extract` takes when it is given none."""
    from electextract.pipeline import load

    return load()


def _check_options(articles: object, **counts: object) -> None:
    if isinstance(articles, (str, bytes, Mapping)) or not isinstance(articles, Iterable):
        raise ElectextractError("type", f"articles is {shorten(articles)}; give a list of texts or mappings")
    for name, value in counts.items():
        if not isinstance(value, int) or value < 1:
            raise ElectextractError("option", f"{name} is {shorten(value)}; it must be a whole number from 1 on")


def _show_progress(found: Iterator[Extraction], articles: Articles) -> Iterator[Extraction]:
    from rich.console import Console
    from rich.progress import track

    total = len(articles) if isinstance(articles, Sized) else None
    yield from track(found, "articles", total=total, console=Console(stderr=True))
