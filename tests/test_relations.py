"""Each rule on its own sentences, the bookkeeping around them, and the checks on what does not add up."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from electextract.io.inline import parse_markup
from electextract.pipeline import blank
from electextract.records import ContestResult
from electextract.relations.discourse import read_discourse
from electextract.relations.rows import CueRow, expand, lexicon

ROWS = list(lexicon().rows.values())


@pytest.fixture(scope="module")
def nlp() -> Language:
    return blank()


def read(nlp: Language, marked: str, published: str | None = None) -> Doc:
    """A document whose entities are those of the inline markup."""
    text, entities = parse_markup(marked)
    doc = nlp.make_doc(text)
    doc._.published = published
    doc.set_ents([doc.char_span(ent["start"], ent["end"], label=ent["label"]) for ent in entities])
    for _, pipe in nlp.pipeline:
        doc = pipe(doc)
    return doc


def fired(nlp: Language, marked: str) -> set[str]:
    doc = read(nlp, marked)
    sentences = nlp.get_pipe("election_relations").reader.read(doc)
    return {frame.rule for frame in read_discourse(doc, sentences, None).frames}


def contest(nlp: Language, marked: str, published: str | None = None) -> ContestResult:
    [found] = read(nlp, marked, published)._.contests
    return found


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_every_rule_fires_on_its_example_and_refuses_the_other(nlp: Language, row: CueRow) -> None:
    assert row.example and row.refuse
    assert row.id in fired(nlp, row.example)
    assert row.id not in fired(nlp, row.refuse)


def test_phrases_expand() -> None:
    assert list(expand("was|is beaten by?")) == ["was beaten by", "was beaten", "is beaten by", "is beaten"]
