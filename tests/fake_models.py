"""A pipeline small enough to see through: what it finds stands in the text as `Name beat Name in Seat by N`."""

import re

import spacy
from spacy.language import Language
from spacy.util import filter_spans

from electextract.extensions import register_extensions
from electextract.records import (
    Constituency,
    ContestResult,
    Election,
    Evidence,
    Mention,
    Party,
    Quantity,
    SeatTally,
    Standing,
)

RESULT = re.compile(r"(?P<winner>\w+) \((?P<party>\w+)\) beat (?P<loser>\w+) in (?P<seat>\w+) by (?P<margin>\d+)")
TALLY = re.compile(r"(?P<party>\w+) won (?P<won>\d+) seats")
LABELS = {
    "winner": "CANDIDATE",
    "loser": "CANDIDATE",
    "party": "PARTY",
    "seat": "CONSTITUENCY",
    "margin": "MARGIN",
}


@Language.component("fake_ner")
def fake_ner(doc):
    spans = [
        doc.char_span(match.start(group), match.end(group), label=label)
        for match in RESULT.finditer(doc.text)
        for group, label in LABELS.items()
    ]
    doc.ents = filter_spans([span for span in spans if span is not None])
    return doc


@Language.component("fake_relations")
def fake_relations(doc):
    register_extensions()
    doc._.contests = tuple(_contest(match, doc._.published) for match in RESULT.finditer(doc.text))
    doc._.tallies = tuple(
        SeatTally(Party(match["party"]), won=Quantity(int(match["won"]))) for match in TALLY.finditer(doc.text)
    )
    return doc


def _contest(match, published):
    winner = Mention(match["winner"], match.start("winner"), match.end("winner"))
    margin = int(match["margin"])
    place = (match["margin"], match.start("margin"), match.end("margin"))
    return ContestResult(
        constituency=Constituency(match["seat"], match["seat"], match.start("seat"), match.end("seat")),
        house="assembly",
        election=Election(year=int(published[:4]) if published else None),
        status="declared",
        candidates=(
            Standing(match["winner"], mentions=(winner,), party=Party(match["party"]), outcome="won"),
            Standing(match["loser"], outcome="lost"),
        ),
        margin=Quantity(margin, "exact", margin, margin, 1, *place),
        evidence=(Evidence("margin", match.start("margin"), match.end("margin"), "by"),),
    )


def fake_model():
    """A new pipeline of the two components; `nlp.meta` names it `xx_fake-1.0`."""
    nlp = spacy.blank("xx", meta={"name": "fake", "version": "1.0"})
    nlp.add_pipe("fake_ner", name="ner")
    nlp.add_pipe("fake_relations", name="election_relations")
    return nlp
