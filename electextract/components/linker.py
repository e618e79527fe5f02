"""Gives party and seat mentions the ids of the lists: `kb_id_` of PARTY and CONSTITUENCY entities.

The article is the context: its states, its other seats and parties, words for a house near a mention, its date. What
is not clear stays without an id.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span

from electextract.components.surroundings import Surroundings
from electextract.extensions import GAZETTEER, register_extensions
from electextract.gazetteers.choices import Context, choose_party, choose_seat, in_force
from electextract.gazetteers.entries import Seat
from electextract.gazetteers.forms import base_form
from electextract.gazetteers.loader import seats
from electextract.gazetteers.name_index import Candidate
from electextract.gazetteers.party_candidates import is_part_of, local_party, party_candidates
from electextract.gazetteers.seat_candidates import local_candidates, seat_candidates, short_candidates


@Language.factory(
    "election_linker",
    requires=["doc.ents", "doc.spans"],
    assigns=["doc.ents", "token.ent_kb_id"],
)
def make_linker(nlp: Language, name: str) -> ElectionLinker:  # noqa: ARG001 - spaCy's signature
    """The factory of the component `election_linker`."""
    return ElectionLinker()


class ElectionLinker:
    """Sets ids; the entities are otherwise unchanged."""

    def __init__(self) -> None:
        register_extensions()

    def __call__(self, doc: Doc) -> Doc:
        """The Doc with ids at its party and seat mentions."""
        named = [ent for ent in doc.ents if ent.label_ in ("PARTY", "CONSTITUENCY")]
        if not named:
            return doc
        article = _Article(doc, named)
        doc.ents = [_with_id(ent, article.find_id(ent)) for ent in doc.ents]
        return doc


class _Article:
    """The mentions of one Doc, which help to tell each other apart."""

    def __init__(self, doc: Doc, named: Sequence[Span]) -> None:
        self.listed = {(span.start, span.end): span for span in doc.spans.get(GAZETTEER, [])}
        self.seats = [ent for ent in named if ent.label_ == "CONSTITUENCY"]
        self.spellings = [ent.text for ent in self.seats]
        self.candidates = {text: seat_candidates(text, known=self.spellings) for text in dict.fromkeys(self.spellings)}
        self.around = Surroundings(doc, self.seats, self.candidates)
        self.parties = {ent.text: self._party_ids(ent) for ent in named if ent.label_ == "PARTY"}

    def find_id(self, ent: Span) -> str | None:
        """The id of a mention, where it is clear."""
        if ent.label_ == "PARTY":
            return self._party(ent)
        return self._seat(ent) if ent.label_ == "CONSTITUENCY" else None

    def _party(self, ent: Span) -> str | None:
        name = base_form(ent.text)
        local = local_party(name, self.around.closest_state(ent))
        if local:
            return local
        ids = self.parties[ent.text] or self._whole_party(name)
        return choose_party(ids, self.around.article, name=name)

    def _whole_party(self, name: str) -> list[str]:
        """The ids of the only party of the article whose name a shorter name is a part of: "the League"."""
        whole = {tuple(ids) for text, ids in self.parties.items() if ids and is_part_of(name, text)}
        return list(whole.pop()) if len(whole) == 1 else []

    def _party_ids(self, ent: Span) -> list[str]:
        return self._listed_ids(ent, "party_ids") or party_candidates(ent.text)

    def _seat(self, ent: Span) -> str | None:
        own = [seat for seat in self._listed_ids(ent, "seat_ids") if seat not in seats()]
        if len(own) == 1:
            return own[0]
        context = self.around.near(ent)
        seat = choose_seat(self._all_candidates(ent.text, context), context)
        return seat.id if seat else None

    def _all_candidates(self, text: str, context: Context) -> list[Candidate]:
        """The candidates of a mention, with those that only the rest of the article suggests."""
        found = self.candidates[text]
        found = found + short_candidates(text, found, self.candidates)
        if not any(_is_near(seats()[candidate.id], context) for candidate in found):
            return found + local_candidates(text, context.states.keys(), known=self.spellings)
        return found

    def _listed_ids(self, ent: Span, attribute: str) -> list[str]:
        span = self.listed.get((ent.start, ent.end))
        return list(span._.get(attribute)) if span is not None else []


def _is_near(seat: Seat, context: Context) -> bool:
    return seat.state in context.states and in_force(seat, context.year)


def _with_id(ent: Span, kb_id: str | None) -> Span:
    return Span(ent.doc, ent.start, ent.end, label=ent.label, kb_id=kb_id or ent.kb_id_, span_id=ent.id_)
