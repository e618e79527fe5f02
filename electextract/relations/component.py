"""The relation layer as a spaCy component: `doc._.contests`, `doc._.tallies`, `doc.spans["cues"]`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup
from spacy.training import Example

from electextract.extensions import CUES, register_extensions
from electextract.relations.belief import is_believed, take_back
from electextract.relations.bystanders import drop_bystanders
from electextract.relations.contests import write_contests
from electextract.relations.discourse import Discourse, read_discourse
from electextract.relations.items import Item, Reader
from electextract.relations.sentence import Sentence
from electextract.relations.tallies import read_tallies

Scorer = Callable[..., dict[str, Any]]


@Language.factory(
    "election_relations",
    assigns=["doc._.contests", "doc._.tallies", "doc.spans"],
    requires=["doc.ents", "token.is_sent_start"],
    default_config={"scorer": {"@scorers": "electextract.ContestScorer.v1"}},
)
def make_relations(nlp: Language, name: str, scorer: Scorer | None) -> Relations:
    """The factory `election_relations`; `scorer` measures contests, facts and tallies in `nlp.evaluate`."""
    return Relations(nlp, name, scorer=scorer)


class Reading(NamedTuple):
    """What the rules saw in a document: its facts, and the items of each sentence."""

    discourse: Discourse
    sentences: list[Sentence]


class Relations:
    """Links the entities of an article into contests and tallies."""

    def __init__(self, nlp: Language, name: str = "election_relations", *, scorer: Scorer | None = None) -> None:
        register_extensions()
        self.name = name
        self.scorer = scorer
        self.reader = Reader(nlp)

    def __call__(self, doc: Doc) -> Doc:
        """Reads a document that has entities, sentences and links."""
        discourse, sentences = self.read(doc)
        doc.spans[CUES] = SpanGroup(
            doc, name=CUES, spans=[_cue_span(doc, item) for items in sentences for item in items if item.kind == "cue"]
        )
        doc._.tallies = tallies = read_tallies(discourse, sentences)
        doc._.contests = write_contests(discourse, tallies)
        if not is_believed(doc, doc._.contests, tallies):
            take_back(doc)
        return doc

    def score(self, examples: Iterable[Example], **options: Any) -> dict[str, Any]:
        """What the scorer measures on predicted and reference Docs; nothing without a scorer."""
        return self.scorer(examples, **options) if self.scorer else {}

    def read(self, doc: Doc) -> Reading:
        """The facts of a document; entities get their quantities, and names of bystanders are entities no more."""
        sentences = self.reader.read(doc)
        discourse = read_discourse(doc, sentences, doc._.published)
        drop_bystanders(doc, sentences, discourse)
        return Reading(discourse, sentences)


def _cue_span(doc: Doc, item: Item) -> Span:
    return Span(doc, item.start, item.end, item.value.id)
