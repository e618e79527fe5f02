"""The embedding of the NER: what a word looks like, and what the lists and the number reader say about it.

Beside NORM, PREFIX, SUFFIX, SHAPE (and the Latin key) each token has one feature from
`doc.spans["gazetteer"]`, so that a name added to the lists is known without new training, one from
`doc.spans["numbers"]`, one for words that occur in people's names, and one for words that the article
repeats, as it does with the names that it is about. While training, whole list matches
and words of names are hidden at random: the model must also learn names from their surroundings.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, cast

import numpy
from numpy.typing import NDArray
from spacy.strings import get_string_id
from spacy.tokens import Doc, Span
from spacy.util import registry
from thinc.api import HashEmbed, Maxout, Model, chain, concatenate, list2ragged, ragged2list, with_array
from thinc.types import Floats2d, Ints2d

from electextract.extensions import GAZETTEER, NUMBERS
from electextract.gazetteers.entries import fold_name
from electextract.gazetteers.forms import base_form
from electextract.gazetteers.persons import person_rank
from electextract.language import latin_key

LATIN_KEY = "LATIN_KEY"
"""Name of the feature in which both scripts meet; the others are spaCy's lexical attributes."""
FIRST_SEED = 8  # each table hashes with a seed of its own, as in spaCy's MultiHashEmbed

MOST_REPEATS = 4

Columns = NDArray[numpy.uint64]
"""Feature ids of one Doc: a row a token, a column a feature."""


@registry.architectures("electextract.FeatureHashEmbed.v1")  # type: ignore[untyped-decorator]
def feature_hash_embed(
    width: int,
    attrs: list[str],
    rows: list[int],
    span_rows: int = 200,
    name_dropout: float = 0.3,
    doc_features: list[str] | None = None,
) -> Model[list[Doc], list[Floats2d]]:
    """Hash tables of `width`, one a feature, mixed by one maxout layer.

    Args:
        width: columns of every table and of the output.
        attrs: lexical attributes (NORM, PREFIX, SUFFIX, SHAPE …) or LATIN_KEY.
        rows: rows of their tables, in the same order.
        span_rows: rows of each table for what is known of the Doc.
        name_dropout: share of the list matches and words of names that are hidden while training.
        doc_features: what is known of the Doc, names of `DOC_FEATURES`; by default all of them.
    """
    if len(rows) != len(attrs):
        raise ValueError(f"{len(attrs)} attrs need as many rows, {len(rows)} given")
    known = list(DOC_FEATURES) if doc_features is None else list(doc_features)
    if unknown := sorted(set(known) - set(DOC_FEATURES)):
        raise ValueError(f"unknown doc_features {', '.join(unknown)}; allowed: {', '.join(DOC_FEATURES)}")
    counts = [*rows, *[span_rows] * len(known)]
    tables: list[Model[Any, Any]] = [
        HashEmbed(width, count, column=i, seed=FIRST_SEED + i, dropout=0.0) for i, count in enumerate(counts)
    ]
    mixer = Maxout(width, width * len(counts), nP=3, dropout=0.0, normalize=True)
    return chain(
        Model(
            "feature_columns",
            _forward,
            attrs={"attrs": list(attrs), "doc_features": known, "name_dropout": name_dropout},
        ),
        list2ragged(),
        with_array(concatenate(*tables)),
        with_array(mixer),
        ragged2list(),
    )


@registry.architectures("electextract.SideBySide.v1")  # type: ignore[untyped-decorator]
def side_by_side(
    left: Model[list[Doc], list[Floats2d]], right: Model[list[Doc], list[Floats2d]]
) -> Model[list[Doc], list[Floats2d]]:
    """Two layers read the same Docs, their columns stand side by side: a transformer, and what the lists know."""
    return concatenate(left, right)


def _forward(
    model: Model[list[Doc], list[Ints2d]], docs: list[Doc], is_train: bool
) -> tuple[list[Ints2d], Callable[[Any], list[Doc]]]:
    dropout = model.attrs["name_dropout"] if is_train else 0.0
    attrs = [*model.attrs["attrs"], *model.attrs["doc_features"]]
    columns = [feature_columns(doc, attrs, name_dropout=dropout) for doc in docs]
    return [cast(Ints2d, model.ops.asarray(cast(Ints2d, column))) for column in columns], lambda _gradient: []


def feature_columns(doc: Doc, attrs: list[str], *, name_dropout: float = 0.0) -> Columns:
    """Feature ids of a Doc, shape (tokens, len(attrs)).

    Args:
        attrs: lexical attributes, LATIN_KEY, and names of `DOC_FEATURES`.
        name_dropout: share of the list matches and words of names that are hidden.
    """
    return numpy.stack([_column(doc, attr, name_dropout) for attr in attrs], axis=1)


def _column(doc: Doc, attr: str, name_dropout: float) -> Columns:
    if attr in DOC_FEATURES:
        return DOC_FEATURES[attr](doc, name_dropout)
    return _latin_column(doc) if attr == LATIN_KEY else cast(Columns, doc.to_array(attr))


def _latin_column(doc: Doc) -> Columns:
    return numpy.asarray([_key_id(token.norm_) for token in doc], dtype="uint64")


@cache
def _key_id(norm: str) -> int:
    return int(get_string_id(latin_key(norm)))


def _name_column(doc: Doc, name_dropout: float) -> Columns:
    column = numpy.zeros(len(doc), dtype="uint64")
    spans = doc.spans.get(GAZETTEER, ())
    hidden = numpy.random.random(len(spans)) < name_dropout if name_dropout else numpy.zeros(len(spans), dtype=bool)
    for span, hide in zip(spans, hidden, strict=True):
        if not hide:
            _write_tags(column, span, span.label_)
    return column


def _person_column(doc: Doc, name_dropout: float) -> Columns:
    """The rank of each word among the words of people's names; a word is hidden all through the Doc."""
    column = numpy.asarray([_rank_id(token.text) for token in doc], dtype="uint64")
    if name_dropout and len(doc):
        forms, places = numpy.unique(doc.to_array("NORM"), return_inverse=True)
        column[(numpy.random.random(len(forms)) < name_dropout)[places]] = 0
    return column


def _repeat_column(doc: Doc, _dropout: float) -> Columns:
    """How often the base form of a word occurs in the Doc, up to `MOST_REPEATS`; nothing for lower case and signs."""
    bases = numpy.asarray([_base_id(token.text) for token in doc], dtype="uint64")
    if not len(doc):
        return bases
    _, places, counts = numpy.unique(bases, return_inverse=True, return_counts=True)
    tags = numpy.asarray([_tag_id("R", str(count)) for count in range(MOST_REPEATS + 1)], dtype="uint64")
    return numpy.where(bases == 0, bases, tags[numpy.minimum(counts, MOST_REPEATS)[places]])


@cache
def _base_id(form: str) -> int:
    if len(form) < 2 or not form[0].isalpha() or form.islower():
        return 0
    return int(get_string_id(fold_name(base_form(form))))


@cache
def _rank_id(form: str) -> int:
    rank = 0 if form.islower() or form[0].isdecimal() else person_rank(form)
    return _tag_id("P", str(rank)) if rank else 0


def _number_column(doc: Doc, _dropout: float) -> Columns:
    column = numpy.zeros(len(doc), dtype="uint64")
    for span in doc.spans.get(NUMBERS, ()):
        _write_tags(column, span, f"{span.label_}{_magnitude(span)}")
    return column


def _magnitude(span: Span) -> int:
    """Digits of the number read, 0 without one: seats are few, votes are many."""
    quantity = span._.quantity if span.has_extension("quantity") else None
    return len(str(quantity.value)) if quantity else 0


def _write_tags(column: Columns, span: Span, label: str) -> None:
    """B, I and L for the first, inner and last token of a span, U for a single one."""
    start, end = span.start, span.end
    if end - start == 1:
        column[start] = _tag_id("U", label)
        return
    column[start] = _tag_id("B", label)
    column[start + 1 : end - 1] = _tag_id("I", label)
    column[end - 1] = _tag_id("L", label)


@cache
def _tag_id(position: str, label: str) -> int:
    return int(get_string_id(f"{position}-{label}"))


DOC_FEATURES: dict[str, Callable[[Doc, float], Columns]] = {
    "LISTED": _name_column,
    "NUMBER": _number_column,
    "PERSON": _person_column,
    "REPEATED": _repeat_column,
}
"""What is known of the Doc: list matches, numbers, words of people's names, words that it repeats."""
