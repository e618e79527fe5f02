"""Marks every number expression of a Doc, with its value and its kind, in `doc.spans["numbers"]`."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span

from electextract.extensions import NUMBERS, register_extensions
from electextract.numerals import Number, read_numbers


@Language.factory("election_numbers", assigns=["doc.spans"])
def make_numbers(nlp: Language, name: str) -> NumberFinder:  # noqa: ARG001 - spaCy's call
    """The factory of the component `election_numbers`."""
    return NumberFinder()


class NumberFinder:
    """Spans of numbers, labelled with the kind (`count`, `range`, `share`, `year`, …), in the order of the text.

    Each span has `_.quantity`; a share has its unrounded per cent as `id_`. Only the tokens' character offsets are
    used, so that any tokenizer will do: a span is widened to whole tokens, the quantity keeps its own offsets. Of
    several numbers inside one token ("42-47" unsplit) the first stands for all.
    """

    def __init__(self) -> None:
        register_extensions()

    def __call__(self, doc: Doc) -> Doc:
        """The Doc, with `doc.spans["numbers"]` filled anew."""
        spans: list[Span] = []
        last = 0
        for number in read_numbers(doc.text):
            span = _span_of(doc, number)
            if span.start >= last:
                span._.quantity = number.quantity
                spans.append(span)
                last = span.end
        doc.spans[NUMBERS] = spans
        return doc


def _span_of(doc: Doc, number: Number) -> Span:
    """The tokens that hold the number."""
    quantity = number.quantity
    share = "" if number.share is None else f"{number.share:g}"
    span = doc.char_span(quantity.start, quantity.end, label=number.kind, span_id=share, alignment_mode="expand")
    assert span is not None, f"offsets {quantity.start}-{quantity.end} lie outside the Doc"
    return span
