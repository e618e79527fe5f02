"""What a model makes of articles that nobody annotated: the input of `suggest`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from electextract.components.scores import entity_scores, lacking_components
from electextract.extract.articles import Article
from electextract.extract.batches import make_doc
from electextract.languages.scripts import article_language
from electextract.training.suggest import Candidate

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

REACH = 3
"""Tokens on each side of a mention whose words count as near it."""
_BEHIND = ("election_sentences", "election_linker", "election_relations")
"""Components that change no entity."""


def read_signals(nlp: Language, articles: Iterable[Article]) -> Iterator[Candidate]:
    """Every article as a candidate for annotation, one by one; contests are not read.

    Doubts come from `entity_scores`, where the pipeline gives them. Conflicts are entities
    that the NER alone and the whole pipeline (lists, number reader, policy) do not share.
    """
    scored = not lacking_components(nlp)
    for article in articles:
        doc = make_doc(nlp, article)
        first: set[tuple[int, int, str]] = set()
        for name, component in nlp.pipeline:
            if name not in _BEHIND:
                doc = component(doc)
            first = _places(doc) if name == "ner" else first
        scores = entity_scores(nlp, doc) if scored else ()
        yield Candidate(
            id=article.id,
            language=article_language(article.text),
            words=word_forms(doc),
            near=_near_forms(doc),
            size=sum(any(letter.isalpha() for letter in token.norm_) for token in doc),
            doubts=sum(1 - score for score in scores) if scored else None,
            conflicts=len(first ^ _places(doc)),
        )


def known_words(nlp: Language, texts: Iterable[str]) -> set[str]:
    """The forms of all words of annotated texts."""
    return {form for text in texts for form in word_forms(nlp.make_doc(text))}


def word_forms(doc: Doc) -> frozenset[str]:
    """The normalised forms of the words, each once, without numbers and signs."""
    return _forms(doc)


def _near_forms(doc: Doc) -> frozenset[str]:
    """Of those in mentions and at most `REACH` tokens from one."""
    return frozenset[str]().union(*(_forms(doc[max(0, ent.start - REACH) : ent.end + REACH]) for ent in doc.ents))


def _forms(tokens: Doc | Span) -> frozenset[str]:
    return frozenset(token.norm_ for token in tokens if any(letter.isalpha() for letter in token.norm_))


def _places(doc: Doc) -> set[tuple[int, int, str]]:
    return {(ent.start, ent.end, ent.label_) for ent in doc.ents}
