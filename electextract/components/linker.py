"""Gives party and seat mentions the ids of the lists: `kb_id_` of PARTY and CONSTITUENCY entities.

The article is the context: its states, its other seats, words for a house near a mention, its date. What
is not clear stays without an id.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc, Span

from electextract.extensions import GAZETTEER, register_extensions
from electextract.gazetteers.choices import Context, choose_party, choose_seat
from electextract.gazetteers.forms import analyses, base_form
from electextract.gazetteers.loader import parties, seats
from electextract.gazetteers.name_index import Candidate, party_index, seat_index
from electextract.gazetteers.signs import BYPOLL, Sign, country_signs, house_signs

NEAR_BEFORE, NEAR_AFTER = 30, 40
"""Characters before and after a seat in which a word for a house belongs to it."""
NEAR_HOUSE, USUAL_HOUSE, BYPOLL_HOUSE = 12.0, 6.0, 4.0
NAMED_STATE, CLOSE_STATE, OTHER_SEATS = 5.0, 4.0, 3.0
SURE_SCORE = 94.0
"""A seat's likeness from which its other properties tell something about the article."""
LEAST_PARTY, LONG_NAME = 90.0, 12
"""Likeness of a misspelt party name; shorter names must be spelt as listed."""


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


class _Place(NamedTuple):
    """A state that the article names."""

    start: int
    sentence: int
    state: str


class _Article:
    """What one Doc says that helps to tell its names apart."""

    def __init__(self, doc: Doc, named: Sequence[Span]) -> None:
        self.doc = doc
        self.listed = {(span.start, span.end): span for span in doc.spans.get(GAZETTEER, [])}
        self.sentences = _sentence_numbers(doc)
        self.houses = house_signs(doc.text)
        self.places = list(self._places())
        seat_ents = [ent for ent in named if ent.label_ == "CONSTITUENCY"]
        spellings = [ent.text for ent in seat_ents]
        self.candidates = {ent.text: self._candidates(ent, spellings) for ent in seat_ents}
        self.base = Context(self._country(), _year(doc), self._states(), self._usual_houses())

    def find_id(self, ent: Span) -> str | None:
        """The id of a mention, where it is clear."""
        if ent.label_ == "PARTY":
            return choose_party(self._party_ids(ent), self.base, name=base_form(ent.text))
        if ent.label_ != "CONSTITUENCY":
            return None
        own = [seat for seat in self._listed_ids(ent, "seat_ids") if seat not in seats()]
        if len(own) == 1:
            return own[0]
        seat = choose_seat(self.candidates[ent.text], self._context(ent))
        return seat.id if seat else None

    def _candidates(self, ent: Span, known: Sequence[str]) -> list[Candidate]:
        """Seats by the reading of the mention that is most like one."""
        found = (seat_index().find(form, limit=40) for form in _forms(ent.text, known))
        return max(found, key=lambda candidates: candidates[0].score if candidates else 0.0)

    def _party_ids(self, ent: Span) -> list[str]:
        listed = self._listed_ids(ent, "party_ids")
        if listed:
            return listed
        for form in _forms(ent.text, ()):
            cutoff = LEAST_PARTY if len(form) >= LONG_NAME else 99.0
            found = party_index().find(form, limit=8, cutoff=cutoff)
            if found:
                return [candidate.id for candidate in found if candidate.score >= found[0].score - 0.5]
        return []

    def _listed_ids(self, ent: Span, attribute: str) -> list[str]:
        span = self.listed.get((ent.start, ent.end))
        return list(span._.get(attribute)) if span is not None else []

    def _context(self, ent: Span) -> Context:
        states = dict(self.base.states)
        close = [place for place in self.places if place.sentence == self.sentences[ent.start]]
        if close:
            state = min(close, key=lambda place: abs(place.start - ent.start)).state
            states[state] = states.get(state, 0.0) + CLOSE_STATE
        return Context(self.base.country, self.base.year, states, self._near_houses(ent) or self.base.houses)

    def _near_houses(self, ent: Span) -> dict[str, float]:
        """The word for a house that stands closest to a mention."""
        distances = {
            sign: _distance(sign, ent)
            for sign in self.houses
            if sign.meaning != BYPOLL
            and sign.start - ent.start_char >= -NEAR_BEFORE
            and sign.end - ent.end_char <= NEAR_AFTER
        }
        if not distances:
            return {}
        return {min(distances, key=lambda sign: distances[sign]).meaning: NEAR_HOUSE}

    def _usual_houses(self) -> dict[str, float]:
        """The chamber that most words speak of, else the one that most seats of one chamber alone belong to."""
        said = Counter(sign.meaning for sign in self.houses)
        bypolls = said.pop(BYPOLL, 0)
        implied: Counter[str] = Counter()
        for found in self.candidates.values():
            chambers = {seats()[candidate.id].chamber for candidate in found if candidate.score > SURE_SCORE}
            implied.update(chambers if len(chambers) == 1 else ())
        chamber = _most(said) or _most(implied)
        if chamber:
            return {chamber: USUAL_HOUSE}
        return {"AC": BYPOLL_HOUSE} if bypolls else {}

    def _places(self) -> Iterator[_Place]:
        for span in self.doc.spans.get(GAZETTEER, []):
            if span.label_ == "STATE":
                yield _Place(span.start, self.sentences[span.start], span.id_)

    def _states(self) -> Mapping[str, float]:
        points = {place.state: NAMED_STATE for place in self.places}
        for found in self.candidates.values():
            states = {seats()[candidate.id].state for candidate in found}
            if len(states) == 1 and found[0].score > SURE_SCORE:
                state = states.pop()
                points[state] = min(points.get(state, 0.0) + OTHER_SEATS, NAMED_STATE + 3 * OTHER_SEATS)
        return points

    def _country(self) -> str | None:
        counts = Counter(sign.meaning for sign in country_signs(self.doc.text))
        counts["IN"] += len(self.places)
        for span in self.doc.spans.get(GAZETTEER, []):
            countries = {parties()[party].country for party in span._.party_ids if party in parties()}
            countries |= {seats()[seat].country for seat in span._.seat_ids if seat in seats()}
            if len(countries) == 1:
                counts[countries.pop()] += 1
        return _most(counts)


def _most(counts: Counter[str]) -> str | None:
    """What is counted most often; None where two are, or nothing."""
    ranked = counts.most_common(2)
    alone = ranked and ranked[0][1] and (len(ranked) == 1 or ranked[0][1] > ranked[1][1])
    return ranked[0][0] if alone else None


def _forms(text: str, known: Iterable[str]) -> list[str]:
    """The base form of a mention, the mention itself and every stem that it may have."""
    return list(dict.fromkeys([base_form(text, known=known), text, *(form.stem for form in analyses(text))]))


def _distance(sign: Sign, ent: Span) -> int:
    """Characters between; words that follow a seat are closer to it than words before."""
    return sign.start - ent.end_char if sign.start >= ent.end_char else 10 + ent.start_char - sign.end


def _sentence_numbers(doc: Doc) -> list[int]:
    numbers, count = [], 0
    known = doc.has_annotation("SENT_START")
    for token in doc:
        count += bool(token.is_sent_start) if known else token.is_space and "\n" in token.text
        numbers.append(count)
    return numbers


def _year(doc: Doc) -> int | None:
    published = str(doc._.published or "")
    return int(published[:4]) if published[:4].isdigit() else None


def _with_id(ent: Span, kb_id: str | None) -> Span:
    return Span(ent.doc, ent.start, ent.end, label=ent.label, kb_id=kb_id or ent.kb_id_, span_id=ent.id_)
