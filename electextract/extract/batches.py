"""Checked articles through the pipeline, in this process or in several."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import replace
from itertools import islice
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from electextract.extract.articles import Article
from electextract.records import Extraction, Mention

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_AHEAD = 2
"""Batches a worker has waiting, so that none idles and none piles up."""

_worker_model: list[Language] = []


def extract_batch(
    nlp: Language, articles: Iterable[Article], *, batch_size: int, scores: bool = False
) -> Iterator[Extraction]:
    """Checked articles through the pipeline, in this process."""
    model = model_name(nlp)
    docs = ((make_doc(nlp, article), article) for article in articles)
    for doc, article in nlp.pipe(docs, as_tuples=True, batch_size=batch_size):
        found = to_extraction(doc, article, model=model)
        yield _scored(found, nlp, doc) if scores else found


def _scored(extraction: Extraction, nlp: Language, doc: Doc) -> Extraction:
    """The extraction with a probability for each entity."""
    from electextract.components.scores import entity_scores

    pairs = zip(extraction.entities, entity_scores(nlp, doc), strict=True)
    return replace(extraction, entities=tuple(replace(entity, score=score) for entity, score in pairs))


def extract_parallel(
    nlp: Language, articles: Iterable[Article], *, n_process: int, batch_size: int, scores: bool = False
) -> Iterator[Extraction]:
    """The same in `n_process` workers, in the order given; only results travel back, without Doc or text."""
    waiting: deque[tuple[list[Article], Future[list[Extraction]]]] = deque()
    with TemporaryDirectory() as folder:
        nlp.to_disk(folder)
        setup = (folder, "electextract_version" in nlp.meta)
        with ProcessPoolExecutor(n_process, initializer=_start_worker, initargs=setup) as pool:
            for batch in _batched(articles, batch_size):
                waiting.append((batch, pool.submit(_work, batch, scores)))
                if len(waiting) >= n_process * _AHEAD:
                    yield from _finished(*waiting.popleft())
            for entry in waiting:
                yield from _finished(*entry)


def _batched(articles: Iterable[Article], size: int) -> Iterator[list[Article]]:
    source = iter(articles)
    while batch := list(islice(source, size)):
        yield batch


def _finished(batch: list[Article], work: Future[list[Extraction]]) -> Iterator[Extraction]:
    for article, found in zip(batch, work.result(), strict=True):
        yield replace(found, text=article.text)


def _start_worker(folder: str, is_ours: bool) -> None:
    """Opens the model that the parent saved: by `load` where it is one of the project's."""
    import spacy

    from electextract.pipeline import load

    _worker_model[:] = [load(folder) if is_ours else spacy.load(folder)]


def _work(articles: list[Article], scores: bool) -> list[Extraction]:
    found = extract_batch(_worker_model[0], articles, batch_size=len(articles), scores=scores)
    return [replace(extraction, text="") for extraction in found]


def to_extraction(doc: Doc, article: Article, *, model: str) -> Extraction:
    """What the pipeline left on the Doc, as the record that users get."""
    from electextract.languages.scripts import article_language
    from electextract.results_score import results_score

    return Extraction(
        id=article.id,
        language=article_language(article.text),
        published=article.published,
        title=article.title,
        url=article.url,
        source=article.source,
        model=model,
        results_score=results_score(doc),
        entities=tuple(
            Mention(ent.text, ent.start_char, ent.end_char, ent.label_, ent.kb_id_ or None)  # type: ignore[arg-type]
            for ent in doc.ents
        ),
        contests=tuple(doc._.contests),
        tallies=tuple(doc._.tallies),
        text=article.text,
    )


def model_name(nlp: Language) -> str:
    """`name-version` of a pipeline, the name as spaCy packages carry it: `enbn_election_news_sm-0.1.0`."""
    return f"{nlp.meta['lang']}_{nlp.meta['name']}-{nlp.meta['version']}"


def make_doc(nlp: Language, article: Article) -> Doc:
    """The tokens of an article, with its day of publication for the components that read it."""
    from electextract.extensions import register_extensions

    register_extensions()
    doc = nlp.make_doc(article.text)
    doc._.published = article.published
    return doc
