"""What an article, and the words around a mention, say about where and what is voted on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from spacy.tokens import Doc, Span

from electextract.extensions import GAZETTEER, NUMBERS
from electextract.gazetteers.choices import Context
from electextract.gazetteers.loader import parties, seats
from electextract.gazetteers.name_index import Candidate
from electextract.gazetteers.signs import BYPOLL, SEGMENT, Sign, country_signs, house_signs

NEAR = 40
"""Characters before and after a seat in which a word for a house belongs to it."""
NEAR_HOUSE, COUNT_HOUSE, SENTENCE_HOUSE, USUAL_HOUSE, BYPOLL_HOUSE = 12.0, 10.0, 8.0, 6.0, 4.0
NAMED_STATE, CLOSE_STATE, OTHER_SEATS = 5.0, 4.0, 3.0
SURE_SCORE = 94.0
"""A seat's likeness from which its other properties tell something about the article."""
LARGE_COUNT = 300_000
"""Votes that a candidate for an assembly hardly ever has."""


class _Place(NamedTuple):
    """A state that the article names."""

    start: int
    sentence: int
    state: str


class Surroundings:
    """States, houses, country and year as one Doc tells them, as a whole and near a mention."""

    def __init__(self, doc: Doc, mentions: Sequence[Span], candidates: Mapping[str, Sequence[Candidate]]) -> None:
        self.doc = doc
        self.mentions = mentions
        self.candidates = candidates
        self.sentences = _sentence_numbers(doc)
        self.houses = {sign: self._sentence(sign) for sign in house_signs(doc.text)}
        self.large = {self.sentences[token] for token in _large_counts(doc)}
        self.places = list(self._places())
        self.article = Context(self._country(), _year(doc), self._states(), self._usual_houses())

    def near(self, ent: Span) -> Context:
        """The context of one mention."""
        states = dict(self.article.states)
        state = self.closest_state(ent)
        if state:
            states[state] = states.get(state, 0.0) + CLOSE_STATE
        return Context(self.article.country, self.article.year, states, self._houses(ent))

    def closest_state(self, ent: Span) -> str | None:
        """The state of the mention's sentence that stands closest to it."""
        close = [place for place in self.places if place.sentence == self.sentences[ent.start]]
        return min(close, key=lambda place: abs(place.start - ent.start)).state if close else None

    def _houses(self, ent: Span) -> Mapping[str, float]:
        beside = self._beside(ent)
        if beside:
            return {beside: NEAR_HOUSE}
        points = dict(self.article.houses)
        said = self._said(ent) - {BYPOLL, SEGMENT}
        if len(said) == 1:
            house = said.pop()
            points[house] = points.get(house, 0.0) + SENTENCE_HOUSE
        if self.sentences[ent.start] in self.large:
            points["LS"] = points.get("LS", 0.0) + COUNT_HOUSE
        return points

    def _beside(self, ent: Span) -> str | None:
        """The house that the closest word beside a mention tells, no other seat standing between."""
        near = [sign for sign in self.houses if sign.meaning != BYPOLL and self._is_beside(sign, ent)]
        if not near:
            return None
        meaning = min(near, key=lambda sign: _distance(sign, ent)).meaning
        return "AC" if meaning == SEGMENT else meaning

    def _is_beside(self, sign: Sign, ent: Span) -> bool:
        if sign.start - ent.start_char < -NEAR or sign.end - ent.end_char > NEAR:
            return False
        begin, end = sorted((sign.start, ent.start_char))
        return not any(begin < other.start_char < end for other in self.mentions if other.start != ent.start)

    def _said(self, ent: Span) -> set[str]:
        """What the words for a house in the mention's sentence tell."""
        return {sign.meaning for sign, sentence in self.houses.items() if sentence == self.sentences[ent.start]}

    def _sentence(self, sign: Sign) -> int:
        token = self.doc.char_span(sign.start, sign.end, alignment_mode="expand")
        return self.sentences[token.start] if token is not None else -1

    def _usual_houses(self) -> dict[str, float]:
        """The chamber that words, seats of one chamber alone and large counts speak of most often."""
        said = Counter("LS" if sign.meaning == SEGMENT else sign.meaning for sign in self.houses)
        bypolls = said.pop(BYPOLL, 0)
        said["LS"] += len(self.large)
        chamber = _most(said + self._implied_houses()) or _most(said)
        if chamber:
            return {chamber: USUAL_HOUSE}
        return {"AC": BYPOLL_HOUSE} if bypolls else {}

    def _implied_houses(self) -> Counter[str]:
        """Chambers of the seats that have a name in one chamber alone; segments of a larger seat apart."""
        apart = {ent.text for ent in self.mentions if SEGMENT in self._said(ent)}
        implied: Counter[str] = Counter()
        for text, found in self.candidates.items():
            chambers = {seats()[candidate.id].chamber for candidate in found if candidate.score > SURE_SCORE}
            implied.update(chambers if len(chambers) == 1 and text not in apart else ())
        return implied

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


def _large_counts(doc: Doc) -> Iterator[int]:
    """Tokens of vote counts that only a Lok Sabha candidate has."""
    for span in doc.spans.get(NUMBERS, []):
        quantity, token = span._.quantity, span.end - 1
        if quantity is not None and quantity.value >= LARGE_COUNT and doc[token].ent_type_ == "VOTE_COUNT":
            yield token


def _most(counts: Counter[str]) -> str | None:
    """What is counted most often; None where two are, or nothing."""
    ranked = counts.most_common(2)
    alone = ranked and ranked[0][1] and (len(ranked) == 1 or ranked[0][1] > ranked[1][1])
    return ranked[0][0] if alone else None


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
