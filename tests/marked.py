"""Documents from inline markup, with its entities as if a model had found them."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from electextract.io.inline import parse_markup


def read(nlp: Language, marked: str, published: str | None = None) -> Doc:
    """A document whose entities are those of the inline markup."""
    text, entities = parse_markup(marked)
    doc = nlp.make_doc(text)
    doc._.published = published
    doc.set_ents([doc.char_span(ent["start"], ent["end"], label=ent["label"]) for ent in entities])
    for _, pipe in nlp.pipeline:
        doc = pipe(doc)
    return doc
