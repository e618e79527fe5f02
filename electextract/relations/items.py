"""A sentence as a row of items: persons, parties, seats, figures, cues, marks and breaks, in order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from spacy.attrs import IS_PUNCT, IS_QUOTE, NORM  # type: ignore[import-not-found]
from spacy.strings import get_string_id

from electextract.extensions import GAZETTEER, NUMBERS
from electextract.gazetteers.forms import analyses
from electextract.language.phrases import Match, PhraseTable
from electextract.records import Quantity
from electextract.relations.mentions import alias_end, is_alias, persons_of, places_of
from electextract.relations.name_forms import name_forms
from electextract.relations.quantities import set_quantities
from electextract.relations.rows import CueRow, Lexicon, lexicon, tally_phrases
from electextract.relations.sentence import Items, Sentence
from electextract.relations.strangers import STRANGER, capital_words, find_strangers
from electextract.relations.usable import with_use

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

_DESCRIBING = ("candidate", "rival")
_HYPHENS = frozenset(map(get_string_id, ("-", "‑", "–")))
_POSSESSIVES = frozenset(map(get_string_id, ("'s", "'")))
_APOSTROPHE = get_string_id("'")
_JOINING = _HYPHENS | {_APOSTROPHE}
OPENING, CLOSING = ("(", "["), (")", "]")
BARE = ("", "with")
"""Marks of a name that can be a subject: none, or that of an absolute construction ("with P trailing")."""
PARTICIPLE = "participle"
"""Mark of a cue that borrows its subject."""
NARRATIVE = "narrative"
"""Mark of a cue whose verb form tells of any time, as the text around it does."""
_WEAK = ("symbol", "emblem")
_KINDS = {
    "CANDIDATE": "person",
    "CONSTITUENCY": "seat",
    "PARTY": "party",
    "VOTE_COUNT": "votes",
    "MARGIN": "margin",
}
_NUMBERS = {"year": "year", "time": "time", "count": "number", "share": "number", "range": "number"}
_NO_CASE: frozenset[str] = frozenset()
_OWNED = frozenset({"genitive"})


@dataclass(eq=False, slots=True)
class Item:
    """One item: `kind`, token range, its value, and for names how it is governed (`mark`).

    Values: person -> Person; party -> code; stranger -> Span; seat -> Place; votes, margin, number -> Span with a
    quantity; year -> int; cue -> CueRow; before, after -> mark; word -> class name; break -> the
    token's text. `bracket` is the seat or person written in brackets behind; `weak` marks a symbol
    that stands for a party where no party is said; `tail` is the end with an ending split off; `stated`
    says of a person that a statement, no title, gives the party; `described` of a party that a noun
    behind makes it one of its people: the P candidate; `quantity` is what a figure reads as.
    """

    kind: str
    start: int
    end: int
    value: Any
    mark: str = ""
    party: Item | None = None
    holder: Item | None = None
    bracket: Item | None = None
    cases: frozenset[str] = _NO_CASE
    tail: int = 0
    weak: bool = False
    stated: bool = False
    described: bool = False
    quantity: Quantity | None = None

    def __post_init__(self) -> None:
        self.tail = self.tail or self.end

    def __repr__(self) -> str:
        return f"{self.kind}:{self.value}{'/' + self.mark if self.mark else ''}@{self.start}"


class Reader:
    """Finds the items of each sentence of a document; made once a pipeline."""

    def __init__(self, nlp: Language) -> None:
        self.lexicon: Lexicon = lexicon()
        self.narrative = frozenset(map(get_string_id, self.lexicon.narrative))
        self.table = PhraseTable(nlp, self.lexicon.phrases, tally_phrases())

    def read(self, doc: Doc) -> list[Sentence]:
        """The items of every sentence, in order; the figures among the entities get their quantities."""
        norms: list[int] = doc.to_array(NORM).tolist()
        listed = list(doc.spans.get(GAZETTEER, ()))
        entities = self._entities(doc, norms)
        taken = {index for item in entities for index in range(item.start, item.end)}
        named = {str(item.value) for item in entities if item.kind == "party"}
        matches, tallies = self.table.find_among(norms)
        phrases = _meant(self._phrases(doc, norms, matches, taken), named)
        states = [Item("state", span.start, span.end, span.id_) for span in listed if span.label_ == "STATE"]
        states = [state for state in states if state.start not in taken]
        ends = {item.tail for item in (*entities, *phrases) if item.kind == "party"}
        items = [*entities, *phrases, *_numbers(doc, taken, ends), *states, *_breaks(doc, norms, taken)]
        items += _strangers(doc, norms, items, listed)
        inside = {at for state in states for at in range(state.start, state.end)}
        if inside:
            items = [item for item in items if item.start not in inside or item.kind not in ("word", "break")]
        items.sort(key=attrgetter("end"), reverse=True)
        items.sort(key=attrgetter("start"))
        return list(_sentences(doc, items, tallies))

    def _entities(self, doc: Doc, norms: list[int]) -> list[Item]:
        ents = doc.ents
        quantities = set_quantities(doc, ents)
        named = [ent for ent in ents if ent.label_ == "CANDIDATE"]
        texts = [ent.text for ent in named]
        forms = name_forms(named, texts)
        people, places = persons_of(named, texts, forms), places_of(ents)
        told = {ent.start: form.cases for ent, form in zip(named, forms, strict=True) if form.cases is not None}
        items: list[Item] = []
        for ent in ents:
            kind, start, end = _KINDS[ent.label_], ent.start, ent.end
            if kind in ("votes", "margin"):
                items.append(Item(kind, start, end, ent, quantity=quantities[start]))
                continue
            value = people[start] if kind == "person" else places[start] if kind == "seat" else ent.kb_id_ or ent.text
            if kind == "person" and items and items[-1].value is value and is_alias(items[-1].end, ent):
                items[-1].tail = alias_end(ent)
                continue
            cases, tail = _ending(doc, norms, start, end)
            if tail == end:
                cases = told.get(start, cases)
            items.append(Item(kind, start, end, value, cases=cases, tail=tail))
        return items

    def _phrases(self, doc: Doc, norms: list[int], matches: list[Match], taken: set[int]) -> list[Item]:
        """Cues, marks and word classes outside the entities; the longest phrase wins where two overlap."""
        found: dict[tuple[int, int, str, str], Item] = {}
        covered, span = set(taken), (-1, -1)
        for start, end, meanings in sorted(matches, key=lambda match: match[0] - match[1]):
            if (start, end) != span and not covered.isdisjoint(range(start, end)):
                continue
            span = start, end
            covered.update(range(start, end))
            for kind, name in meanings:
                sort = "cue" if kind == PARTICIPLE else kind
                item = found.get((start, end, sort, name))
                if item is None:
                    value: CueRow | str = self.lexicon.rows[name] if sort == "cue" else name
                    item = found[start, end, sort, name] = _phrase_item(sort, start, end, value, doc, norms)
                if sort == "cue" and norms[end - 1] in self.narrative:
                    item.mark = NARRATIVE
                if kind == PARTICIPLE:
                    item.mark = PARTICIPLE
        return list(found.values())


def _numbers(doc: Doc, taken: set[int], parties: set[int]) -> Iterator[Item]:
    """Counts, shares and years that are no entity; `parties`: where those end that a number may be joined to: "P-5"."""
    for span in doc.spans.get(NUMBERS, ()):
        start = span.start
        joined = span.label_ == "code" and start - 1 in parties
        kind = "number" if joined else _NUMBERS.get(span.label_)
        kind = None if start in taken else kind
        if kind is not None:
            quantity = span._.quantity
            yield Item(kind, start, span.end, quantity.value if kind == "year" else span, quantity=quantity)


def _sentences(doc: Doc, items: list[Item], tallies: list[Match]) -> Iterator[Sentence]:
    """The items and matches, both in order, dealt out to the sentences that they begin in."""
    first = match = 0
    starts, begins = [item.start for item in items], [begin for begin, _, _ in tallies]
    for sent in doc.sents:
        start, end = sent.start, sent.end
        last, stop = bisect_left(starts, end, first), bisect_left(begins, end, match)
        fresh = start == 0 or "\n" in doc[start - 1].text_with_ws
        yield Sentence(with_use(items[first:last], start), start, end, tallies[match:stop], fresh=fresh)
        first, match = last, stop


def _strangers(doc: Doc, norms: list[int], items: list[Item], listed: list[Span]) -> Iterator[Item]:
    """Names of people outside the other items and the lists."""
    capital = capital_words(doc)
    if not capital:
        return
    taken = {index for span in listed for index in range(span.start, span.end)}
    taken.update(index for item in items for index in range(item.start, item.end))
    spoken = {item.start for item in items if item.kind == "cue" or item.value in ("who", "had")}
    free = [index for index in capital if index not in taken]
    for start, end in find_strangers(doc, free, spoken):
        cases, tail = _ending(doc, norms, start, end)
        yield Item(STRANGER, start, end, doc[start:end], cases=cases, tail=tail)


def _meant(items: list[Item], named: set[str]) -> list[Item]:
    """Without emblems of parties that the article does not name; of symbols of several parties that of a named one."""
    known = {item.start for item in items if item.weak and item.value in named}
    kept: list[Item] = []
    for item in items:
        told = not item.weak or item.value in named or not (item.mark or item.start in known)
        if told and not (item.weak and any(other.weak and other.start == item.start for other in kept)):
            item.mark = "" if item.weak else item.mark
            kept.append(item)
    return kept


def _phrase_item(kind: str, start: int, end: int, value: CueRow | str, doc: Doc, norms: list[int]) -> Item:
    """Word classes `party.CODE`, `symbol.CODE` and `emblem.CODE` stand for a party, `year.N` for a year."""
    if kind != "word" or not isinstance(value, str):
        return Item(kind, start, end, value)
    if "." in value:
        group, _, code = value.partition(".")
        if group in ("party", *_WEAK):
            cases, tail = _ending(doc, norms, start, end)
            mark = "" if group != "emblem" else group
            return Item("party", start, end, code, mark, cases=cases, tail=tail, weak=group in _WEAK)
        if group == "year":
            return Item("year", start, end, int(code))
    if value in _DESCRIBING:
        cases, tail = _ending(doc, norms, start, end)
        return Item(kind, start, end, value, cases=cases, tail=tail)
    owned = value in ("own_party", "party_of_topic", "same_party") and doc[end - 1].norm_ == "'s"
    return Item(kind, start, end, value, cases=_OWNED if owned else _NO_CASE)


def _breaks(doc: Doc, norms: list[int], taken: set[int]) -> list[Item]:
    flags = doc.to_array([IS_PUNCT, IS_QUOTE]).astype(bool)
    marks = (flags[:, 0] & ~flags[:, 1]).nonzero()[0].tolist()
    free = [index for index in marks if index not in taken and not (norms[index] in _HYPHENS and _is_tight(doc, index))]
    return [Item("break", index, index + 1, doc[index].text) for index in free]


def _is_tight(doc: Doc, index: int) -> bool:
    """Whether a hyphen stands inside a word or before a case ending."""
    return index > 0 and not doc[index].whitespace_ and not doc[index - 1].whitespace_


def _ending(doc: Doc, norms: list[int], start: int, end: int) -> tuple[frozenset[str], int]:
    """Grammatical cases that a name may stand in, and where it ends, an ending split off counted in."""
    last = doc[end - 1].text
    if end < len(norms):
        following = norms[end]
        if following in _POSSESSIVES and not doc[end - 1].whitespace_ and not _closes_quote(doc, norms, start, end):
            return _OWNED, end + 1
        if following in _HYPHENS and end + 1 < len(norms) and not doc[end].whitespace_:
            joined = word_cases(f"{last}-{doc[end + 1].text}")
            if joined:
                return joined, end + 2
    hyphened = end - start > 1 and norms[end - 2] in _JOINING and not doc[end - 2].whitespace_
    return word_cases(doc[start:end].text if hyphened else last), end


def _closes_quote(doc: Doc, norms: list[int], start: int, end: int) -> bool:
    """Whether the apostrophe at token `end` closes a quotation of the last words of a name: X 'Nickname'."""
    if norms[end] != _APOSTROPHE:
        return False
    opening = [index for index in range(start, end) if norms[index] == _APOSTROPHE]
    return len(opening) % 2 == 1 and not doc[opening[-1]].whitespace_


@lru_cache(1 << 15)
def word_cases(word: str) -> frozenset[str]:
    """The cases that a word, with its ending, may stand in, but for the nominative."""
    return frozenset(form.case for form in analyses(word)) - {"nominative"}


def nouns_behind(party: Item, items: Items) -> list[Item]:
    """Nouns behind a party that bear the case for it: the candidate of P, to the candidate of P."""
    return [item for item in items.words(*_DESCRIBING) if item.start == party.tail]
