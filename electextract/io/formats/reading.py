"""Annotation files of any format into articles of the one format, checked: labels, spans, then everything else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from electextract.errors import ElectextractError, OnError, raise_error, shorten
from electextract.io.annotated import read_article
from electextract.io.files import decode, open_bytes, shown_name
from electextract.io.formats import conll, docbin, doccano, label_studio, own, prodigy
from electextract.io.formats.detection import detect_format, is_docbin
from electextract.io.formats.foreign import Article, ForeignArticle, Notice, Source
from electextract.io.formats.labels import map_labels
from electextract.io.formats.relations import relation_rows
from electextract.io.formats.repairs import Problem, find_problems, take_proposals

FORMATS = ("label-studio", "doccano", "prodigy", "conll", "docbin", "jsonl", "inline")

_READERS: dict[str, Callable[[str, Source], Iterator[ForeignArticle]]] = {
    "label-studio": label_studio.read,
    "doccano": doccano.read,
    "prodigy": prodigy.read,
    "conll": conll.read,
    "jsonl": own.read_rows,
    "inline": own.read_block_articles,
}


def read_annotations(
    path: str | Path,
    *,
    form: str | None = None,
    labels: Mapping[str, str] | None = None,
    repair: bool = False,
    on_error: OnError = raise_error,
    notice: Notice = lambda _: None,
) -> Iterator[Article]:
    """Annotated articles of one file, in the one format with `text`; offsets count characters of the original text.

    An article with a span that does not fit (outside the text, other words than the tool says, cut words, overlaps)
    is left out, each span is told with a proposal; with `repair` the proposals are taken, and told.

    Args:
        path: a file, or `-` for standard input.
        form: one of `FORMATS`; by the content where it is None.
        labels: foreign label -> label of the project, as `read_labels` gives.
        on_error: takes a mistake in one article, the others are read on; by default it is raised.
        notice: takes what is no mistake: articles that are not annotated, repairs, labels left out.

    Raises:
        ElectextractError: codes `option`, `format`, `labels`, `spans`, `empty`, `encoding`, those of the formats,
            and of `electextract.io.annotated.read_article`.
    """
    if form is not None and form not in FORMATS:
        raise ElectextractError("option", f"the format is {shorten(form)}; allowed: {', '.join(FORMATS)}")
    source = Source(shown_name(path), Path(path).parent, on_error, notice)
    with open_bytes(path) as stream:
        content = stream.read()
    found = map_labels(_usable(_read_content(content, form, source), source), labels or {}, source)
    yield from _checked(found, repair, source)


def _read_content(content: bytes, form: str | None, source: Source) -> Iterator[ForeignArticle]:
    chosen = form or detect_format(content, source.name)
    if chosen == "docbin":
        return docbin.read(content, source)
    if is_docbin(content):
        raise ElectextractError("format", f"{source.name}: a DocBin of spaCy, not {chosen}; say --from docbin")
    return _READERS[chosen](decode(content, name=source.name).removeprefix("\ufeff"), source)


def _usable(articles: Iterable[ForeignArticle], source: Source) -> list[ForeignArticle]:
    """The articles that count; why others do not, and that there are none, is told."""
    given = list(articles)
    usable = [article for article in given if article.left_out is None]
    for why, count in Counter(article.left_out for article in given if article.left_out).items():
        source.notice(f"{source.name}: {count} of {len(given)} articles left out: {why}")
    if not usable:
        source.on_error(ElectextractError("empty", f"{source.name}: no annotated article in it"))
    elif not any(article.spans for article in usable):
        source.notice(f"{source.name}: no entity in any of its {len(usable)} articles")
    return usable


def _checked(articles: Iterable[ForeignArticle], repair: bool, source: Source) -> Iterator[Article]:
    refused = 0
    for article in articles:
        problems = find_problems(article)
        if problems and not repair:
            refused += 1
            _tell_problems(problems, article, source.on_error)
            continue
        for problem in problems:
            source.notice(f"{problem.message(article)} (done)")
        row = _article(take_proposals(article, problems) if problems else article)
        try:
            read_article(row, spot=article.place)
        except ElectextractError as error:
            source.on_error(error)
        else:
            yield row
    if refused:
        what = f"articles left out because of spans that do not fit: {refused}"
        source.notice(f"{source.name}: {what}; mend them, or take the proposals with --repair")


def _tell_problems(problems: Iterable[Problem], article: ForeignArticle, on_error: OnError) -> None:
    for problem in problems:
        on_error(ElectextractError("spans", problem.message(article)))


def _article(given: ForeignArticle) -> Article:
    """The article of the one format: id, text and entities first."""
    article: Article = {"id": given.more.get("id"), "text": given.text}
    if given.spans is not None:
        article["entities"] = [
            {"text": given.text[span.start : span.end], "start": span.start, "end": span.end, "label": span.label}
            | dict(span.more)
            for span in given.spans
        ]
    links: dict[str, Any] = {"relations": relation_rows(given)} if given.relations else {}
    return {**article, **links, **{key: value for key, value in given.more.items() if key != "id"}}
