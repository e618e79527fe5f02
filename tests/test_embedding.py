"""The embedding's features: what lexemes, lists and numbers put into its columns."""

import numpy
import pytest
import spacy
from spacy.tokens import Doc, Span

from electextract.components.embedding import DOC_FEATURES, LATIN_KEY, feature_columns, feature_hash_embed
from electextract.extensions import GAZETTEER, NUMBERS, register_extensions
from electextract.language import ElectionNews
from electextract.records import Quantity

NLP = spacy.blank(ElectionNews.lang)
ATTRS = ["NORM", "SHAPE", *DOC_FEATURES]
NAMES, FIGURES, PERSONS, REPEATS = 2, 3, 4, 5
register_extensions()


def make_doc(text: str, *, names: tuple[tuple[int, int, str], ...] = (), votes: tuple[int, int] | None = None) -> Doc:
    doc = NLP.make_doc(text)
    doc.spans[GAZETTEER] = [Span(doc, start, end, label=label) for start, end, label in names]
    doc.spans[NUMBERS] = [Span(doc, *votes, label="count")] if votes else []
    for span in doc.spans[NUMBERS]:
        span._.quantity = Quantity(value=int(span.text.replace(",", "").replace(" lakh", "00000")))
    return doc


def test_lexical_columns_are_spacys_own() -> None:
    doc = make_doc("BJP leads")
    columns = feature_columns(doc, ATTRS)
    assert columns.shape == (2, 6)
    assert columns[:, :2].tolist() == [[token.norm, token.shape] for token in doc]


def test_list_matches_tell_kind_and_place_in_the_span() -> None:
    doc = make_doc("the Lok Janshakti Party of BJP in BJP", names=((1, 4, "PARTY"), (5, 6, "PARTY"), (7, 8, "SEAT")))
    outside, first, inner, last, of, single, _, seat = feature_columns(doc, ATTRS)[:, NAMES].tolist()
    assert outside == of == 0
    assert len({outside, first, inner, last, single, seat}) == 6


def test_numbers_tell_their_size() -> None:
    small = feature_columns(make_doc("got 12 now", votes=(1, 2)), ATTRS)[1, FIGURES]
    large = feature_columns(make_doc("got 12,345 now", votes=(1, 2)), ATTRS)[1, FIGURES]
    words = feature_columns(make_doc("got 3 lakh now", votes=(1, 3)), ATTRS)[1:3, FIGURES]
    assert len({0, int(small), int(large), *words.tolist()}) == 5


def test_docs_without_spans_have_empty_columns() -> None:
    assert not feature_columns(NLP.make_doc("BJP leads"), ATTRS)[:, NAMES:REPEATS].any()
    assert feature_columns(NLP.make_doc(""), ATTRS).shape == (0, 6)


def test_words_of_names_are_ranked_in_both_scripts() -> None:
    doc = NLP.make_doc("Banerjee won, kumar too; ব্যানার্জিকে ভোটে")
    ranks = feature_columns(doc, ATTRS)[:, PERSONS].tolist()
    assert [token.text for token, rank in zip(doc, ranks, strict=True) if rank] == ["Banerjee", "ব্যানার্জিকে"]


def test_repeated_words_are_counted_without_case_endings() -> None:
    doc = NLP.make_doc("হাজরা এবং হাজরাকে, Roy: Roy beat beat Das")
    repeats = dict(zip([token.text for token in doc], feature_columns(doc, ATTRS)[:, REPEATS].tolist(), strict=True))
    assert repeats["হাজরা"] == repeats["হাজরাকে"] == repeats["Roy"] != repeats["Das"]
    assert repeats["Das"] == repeats["এবং"] != 0
    assert repeats["beat"] == repeats[","] == 0


def test_latin_key_is_shared_by_both_scripts() -> None:
    columns = feature_columns(NLP.make_doc("শুভেন্দু Suvendu BJP"), [LATIN_KEY])
    assert columns[0, 0] == columns[1, 0] != columns[2, 0]


def test_encodings_of_one_word_have_the_same_features() -> None:
    composed, decomposed = "হা\u09dcো\u09dfা", "হাড\u09bcোয\u09bcা"
    one, other = (
        feature_columns(NLP.make_doc(word), ["NORM", "PREFIX", "SUFFIX", "SHAPE"]) for word in (composed, decomposed)
    )
    assert numpy.array_equal(one, other)


def test_name_dropout_hides_whole_matches() -> None:
    numpy.random.seed(0)
    doc = make_doc("Lok Janshakti Party " * 200, names=tuple((i, i + 3, "PARTY") for i in range(0, 600, 3)))
    tags = feature_columns(doc, ATTRS, name_dropout=0.3)[:, NAMES].reshape(-1, 3)
    seen = tags.all(axis=1)
    assert numpy.array_equal(seen, tags.any(axis=1))
    assert 0.6 < seen.mean() < 0.8
    assert feature_columns(doc, ATTRS)[:, NAMES].all()


def test_model_hides_names_only_while_training() -> None:
    model = feature_hash_embed(8, ["NORM", "SHAPE"], [50, 50], span_rows=20, name_dropout=1.0)
    listed, plain = make_doc("BJP", names=((0, 1, "PARTY"),)), make_doc("BJP")
    model.initialize(X=[listed])
    known, unknown = model.predict([listed, plain])
    hidden, _ = model([listed], is_train=True)
    assert known.shape == (1, 8)
    assert not numpy.allclose(known, unknown)
    assert numpy.allclose(hidden[0], unknown)


def test_every_table_needs_its_rows() -> None:
    with pytest.raises(ValueError, match="2 attrs need as many rows, 1 given"):
        feature_hash_embed(8, ["NORM", "SHAPE"], [50])
