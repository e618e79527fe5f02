"""Whatever an untrained NER takes for names, signs and blanks too, the rules behind it go through."""

from __future__ import annotations

import random
from functools import cache

import pytest
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans
from tiny_corpus import TRAIN, marked

from electextract.pipeline import blank
from electextract.records import LABELS

TEXT = "\n\n".join(marked(article).text for article in TRAIN) + ' ("Rao") — 12,345; ৫,০০০ (!) …\n'


@cache
def pipeline() -> Language:
    return blank()


def random_entities(doc: Doc, chance: random.Random) -> list[Span]:
    starts = chance.choices(range(len(doc)), k=len(doc) // 2)
    spans = [Span(doc, at, min(at + chance.randint(1, 3), len(doc)), label=chance.choice(LABELS)) for at in starts]
    return filter_spans(spans)


@pytest.mark.parametrize("seed", range(60))
def test_no_entity_breaks_the_rules(seed: int) -> None:
    chance = random.Random(seed)
    doc = pipeline().make_doc(TEXT)
    for name, component in pipeline().pipeline:
        if name == "election_policy":
            doc.set_ents(random_entities(doc, chance))
        doc = component(doc)
    assert doc.has_annotation("SENT_START")
    assert all(ent.label_ in LABELS for ent in doc.ents)
