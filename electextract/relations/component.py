"""The relation layer as a spaCy component: `doc._.contests`, `doc._.tallies`, `doc.spans["cues"]`."""

from __future__ import annotations

from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from electextract.extensions import CUES, register_extensions
from electextract.relations.bystanders import drop_bystanders
from electextract.relations.contests import write_contests
from electextract.relations.discourse import Discourse, read_discourse
from electextract.relations.items import Item, Reader
from electextract.relations.quantities import set_quantities
from electextract.relations.tallies import read_tallies


@Language.factory(
    "election_relations",
    assigns=["doc._.contests", "doc._.tallies", "doc.spans"],
    requires=["doc.ents", "token.is_sent_start"],
)
def make_relations(nlp: Language, name: str) -> Relations:
    """The factory `election_relations`."""
    return Relations(nlp, name)


class Reading(NamedTuple):
    """What the rules saw in a document: its facts, and the items of each sentence."""

    discourse: Discourse
    sentences: list[list[Item]]


class Relations:
    """Links the entities of an article into contests and tallies."""

    def __init__(self, nlp: Language, name: str = "election_relations") -> None:
        register_extensions()
        self.name = name
        self.reader = Reader(nlp)

    def __call__(self, doc: Doc) -> Doc:
        """Reads a document that has entities, sentences and links."""
        discourse, sentences = self.read(doc)
        doc.spans[CUES] = SpanGroup(
            doc, name=CUES, spans=[_cue_span(doc, item) for items in sentences for item in items if item.kind == "cue"]
        )
        doc._.contests = write_contests(discourse)
        doc._.tallies = read_tallies(discourse, sentences)
        return doc

    def read(self, doc: Doc) -> Reading:
        """The facts of a document; entities get their quantities, and names of bystanders are entities no more."""
        set_quantities(doc)
        sentences = self.reader.read(doc)
        discourse = read_discourse(doc, sentences, doc._.published)
        drop_bystanders(doc, sentences, discourse)
        return Reading(discourse, sentences)


def _cue_span(doc: Doc, item: Item) -> Span:
    span = doc[item.start : item.end]
    span.label_ = item.value.id
    return span
