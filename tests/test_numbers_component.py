"""The component `election_numbers`, on a pipeline with a stock tokenizer."""

from __future__ import annotations

from itertools import pairwise

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

import electextract.components.numbers  # noqa: F401 - registers the factory
from electextract.extensions import NUMBERS
from electextract.numerals import read_numbers


@pytest.fixture(scope="module")
def nlp() -> Language:
    pipeline = spacy.blank("xx")
    pipeline.add_pipe("election_numbers")
    return pipeline


def test_spans_carry_kind_and_quantity(nlp: Language) -> None:
    doc = nlp("Sangita Roy won Sitai by over 1.3 lakh votes in 2024, with 68.45% of them.")
    found = [(span.text, span.label_, span._.quantity.value, span.id_) for span in doc.spans[NUMBERS]]
    assert found == [("1.3 lakh", "count", 130_000, ""), ("2024", "year", 2024, ""), ("68.45", "share", 68, "68.45")]
    assert doc.spans[NUMBERS][0]._.quantity.qualifier == "at_least"


def test_quantity_keeps_its_offsets_where_the_token_is_wider(nlp: Language) -> None:
    text = "তৃণমূলের ব্যবধান ৫০০০০-এর বেশি, ১১৯টি আসন"
    doc = nlp(text)
    quantities = [span._.quantity for span in doc.spans[NUMBERS]]
    assert [quantity.text for quantity in quantities] == ["৫০০০০", "১১৯"]
    for span, quantity in zip(doc.spans[NUMBERS], quantities, strict=True):
        assert span.start_char <= quantity.start < quantity.end <= span.end_char
        assert text[quantity.start : quantity.end] == quantity.text


def test_one_token_has_one_span() -> None:
    pipeline = spacy.blank("xx")
    pipeline.tokenizer.infix_finditer = None
    pipeline.add_pipe("election_numbers")
    doc = pipeline("between 42-47 seats")
    assert [(span.text, span.label_, span._.quantity.value) for span in doc.spans[NUMBERS]] == [("42-47", "range", 42)]


def test_text_without_numbers_has_an_empty_group(nlp: Language) -> None:
    for text in ("", "Voters queued till dusk."):
        doc = nlp(text)
        assert NUMBERS in doc.spans
        assert len(doc.spans[NUMBERS]) == 0


def test_a_second_run_changes_nothing(nlp: Language) -> None:
    doc = nlp("BJP 77, Trinamool 213")
    doc = nlp.get_pipe("election_numbers")(doc)
    assert [span._.quantity.value for span in doc.spans[NUMBERS]] == [77, 213]


@given(text=st.text(alphabet="০১৯019,.-–% টিরভোটহাজার\nab'’", max_size=60))
def test_spans_never_overlap_on_any_text(nlp: Language, text: str) -> None:
    doc = nlp(text)
    spans = list(doc.spans[NUMBERS])
    assert all(first.end <= second.start for first, second in pairwise(spans))
    assert len(spans) <= len(read_numbers(text))


def test_pipeline_knows_what_is_assigned(nlp: Language) -> None:
    assert nlp.analyze_pipes()["summary"]["election_numbers"]["assigns"] == ["doc.spans"]
    assert not nlp.analyze_pipes()["problems"]["election_numbers"]


def test_survives_saving(nlp: Language, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("pipeline")
    nlp.to_disk(folder)
    doc = spacy.load(folder)("won by ১.৩ লক্ষ ভোটে")
    assert [span._.quantity.value for span in doc.spans[NUMBERS]] == [130_000]
