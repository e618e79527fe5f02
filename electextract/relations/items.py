"""A sentence as a row of items: persons, parties, seats, figures, cues, marks and breaks, in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from spacy.attrs import IS_PUNCT, IS_QUOTE  # type: ignore[import-not-found]

from electextract.extensions import GAZETTEER, NUMBERS
from electextract.gazetteers.forms import analyses
from electextract.language.phrases import PhraseTable
from electextract.relations.mentions import Person, Place, is_alias, persons_of, places_of
from electextract.relations.name_forms import name_forms
from electextract.relations.rows import CueRow, Lexicon, lexicon
from electextract.relations.strangers import STRANGER, find_strangers

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span, Token

_LINK = "\t"
_DESCRIBING = ("candidate", "rival")
_HYPHENS = ("-", "‑", "–")
OPENING, CLOSING = ("(", "["), (")", "]")
BARE = ("", "with")
"""Marks of a name that can be a subject: none, or that of an absolute construction ("with P trailing")."""
PARTICIPLE = "participle"
"""Mark of a cue that borrows its subject."""
NARRATIVE = "narrative"
"""Mark of a cue whose verb form tells of any time, as the text around it does."""
_WEAK = ("symbol", "emblem")
FIGURES = {"VOTE_COUNT": "votes", "MARGIN": "margin"}


@dataclass(eq=False, slots=True)
class Item:
    """One item: `kind`, token range, its value, and for names how it is governed (`mark`).

    Values: person -> Person; party -> code; stranger -> Span; seat -> Place; votes, margin, number -> Span with a
    quantity; year -> int; cue -> CueRow; before, after -> mark; word -> class name; break -> the
    token's text. `bracket` is the seat or person written in brackets behind; `weak` marks a symbol
    that stands for a party where no party is said; `tail` is the end with an ending split off; `stated`
    says of a person that a statement, no title, gives the party; `described` of a party that a noun
    behind makes it one of its people: the P candidate.
    """

    kind: str
    start: int
    end: int
    value: Any
    mark: str = ""
    party: Item | None = None
    holder: Item | None = None
    bracket: Item | None = None
    cases: frozenset[str] = field(default_factory=frozenset)
    tail: int = 0
    weak: bool = False
    stated: bool = False
    described: bool = False

    def __post_init__(self) -> None:
        self.tail = self.tail or self.end

    def __repr__(self) -> str:
        return f"{self.kind}:{self.value}{'/' + self.mark if self.mark else ''}@{self.start}"


class Reader:
    """Finds the items of each sentence of a document; made once a pipeline."""

    def __init__(self, nlp: Language) -> None:
        self.lexicon: Lexicon = lexicon()
        names = {phrase: tuple(map(_LINK.join, what)) for phrase, what in self.lexicon.phrases.items()}
        self.table = PhraseTable(nlp, names)

    def read(self, doc: Doc) -> list[list[Item]]:
        """The items of every sentence, in order; names marked and joined to their parties."""
        entities = self._entities(doc)
        taken = {index for item in entities for index in range(item.start, item.end)}
        named = {str(item.value) for item in entities if item.kind == "party"}
        phrases = _meant(self._phrases(doc, taken), named)
        items = [*entities, *phrases, *self._numbers(doc, taken), *_breaks(doc, taken)]
        items += _strangers(doc, items)
        inside = {at for item in items if item.kind == "state" for at in range(item.start, item.end)}
        items = [item for item in items if item.kind not in ("word", "break") or item.start not in inside]
        items.sort(key=lambda item: (item.start, -item.end))
        sentences: list[list[Item]] = []
        rest = iter(items)
        item = next(rest, None)
        for sent in doc.sents:
            row: list[Item] = []
            while item is not None and item.start < sent.end:
                row.append(item)
                item = next(rest, None)
            sentences.append(_with_use(row))
        return sentences

    def _entities(self, doc: Doc) -> list[Item]:
        named = [ent for ent in doc.ents if ent.label_ == "CANDIDATE"]
        forms = name_forms(named)
        people, places = persons_of(named, forms), places_of(doc)
        told = {ent.start: form.cases for ent, form in zip(named, forms, strict=True) if form.cases is not None}
        items: list[Item] = []
        for ent in doc.ents:
            value: Person | Place | Span | str = ent
            if ent.label_ == "CANDIDATE":
                kind, value = "person", people[ent.start]
                if items and items[-1].value is value and is_alias(items[-1].end, ent):
                    items[-1].tail = ent.end + 1
                    continue
            elif ent.label_ == "CONSTITUENCY":
                kind, value = "seat", places[ent.start]
            elif ent.label_ == "PARTY":
                kind, value = "party", ent.kb_id_ or ent.text
            else:
                kind = FIGURES[ent.label_]
            cases, tail = _ending(ent) if kind in ("person", "party", "seat") else (frozenset(), ent.end)
            if tail == ent.end:
                cases = told.get(ent.start, cases)
            items.append(Item(kind, ent.start, ent.end, value, cases=cases, tail=tail))
        return items

    def _phrases(self, doc: Doc, taken: set[int]) -> list[Item]:
        """Cues, marks and word classes outside the entities; the longest phrase wins where two overlap."""
        hits = sorted(self.table.find(doc), key=lambda hit: (hit[0] - hit[1], hit[0]))
        found: dict[tuple[int, int, str, str], Item] = {}
        covered: dict[int, tuple[int, int]] = {}
        for start, end, names in hits:
            if any(index in taken or covered.get(index, (start, end)) != (start, end) for index in range(start, end)):
                continue
            covered.update(dict.fromkeys(range(start, end), (start, end)))
            for kind, _, name in (name.partition(_LINK) for name in names):
                sort = "cue" if kind == PARTICIPLE else kind
                value: CueRow | str = self.lexicon.rows[name] if sort == "cue" else name
                item = found.setdefault((start, end, sort, name), _phrase_item(sort, start, end, value, doc))
                if sort == "cue" and doc[end - 1].norm_ in self.lexicon.narrative:
                    item.mark = NARRATIVE
                if kind == PARTICIPLE:
                    item.mark = PARTICIPLE
        return list(found.values())

    def _numbers(self, doc: Doc, taken: set[int]) -> list[Item]:
        """Counts, shares and years that are no entity."""
        items = []
        for span in doc.spans.get(NUMBERS, ()):
            if span.start in taken:
                continue
            if span.label_ == "year":
                items.append(Item("year", span.start, span.end, span._.quantity.value))
            elif span.label_ == "time":
                items.append(Item("time", span.start, span.end, span))
            elif span.label_ in ("count", "share", "range"):
                items.append(Item("number", span.start, span.end, span))
        for span in doc.spans.get(GAZETTEER, ()):
            if span.label_ == "STATE" and span.start not in taken:
                items.append(Item("state", span.start, span.end, span.id_))
        return items


def _strangers(doc: Doc, items: list[Item]) -> Iterator[Item]:
    """Names of people outside the other items and the lists."""
    taken = {token.i for span in doc.spans.get(GAZETTEER, ()) for token in span}
    taken |= {index for item in items for index in range(item.start, item.end)}
    spoken = {item.start for item in items if item.kind == "cue" or item.value in ("who", "had")}
    for span in find_strangers(doc, taken, spoken):
        cases, tail = _ending(span)
        yield Item(STRANGER, span.start, span.end, span, cases=cases, tail=tail)


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


def _with_use(row: list[Item]) -> list[Item]:
    """Without the cues that count votes where the sentence has none, and those that must end a clause and do not."""
    voted = any(item.kind == "votes" for item in row)
    return [
        item
        for number, item in enumerate(row)
        if item.kind != "cue" or ((voted or item.value.act != "votes") and _may_stand(item, row[number + 1 :]))
    ]


def _may_stand(cue: Item, following: list[Item]) -> bool:
    """Whether what must end its clause ("…, Y third") has a break, "and", "with" or nothing right behind it."""
    if "final" not in cue.value.flags:
        return True
    after = next((item for item in following if item.start >= cue.end), None)
    closes = after is None or after.kind == "break" or after.value in ("and", "with")
    return closes and (after is None or after.start == cue.end)


def _phrase_item(kind: str, start: int, end: int, value: CueRow | str, doc: Doc) -> Item:
    """Word classes `party.CODE`, `symbol.CODE` and `emblem.CODE` stand for a party, `year.N` for a year."""
    if kind == "word" and isinstance(value, str) and "." in value:
        group, _, code = value.partition(".")
        if group == "clock":
            return Item(kind, start, end, value)
        if group in ("party", *_WEAK):
            cases, tail = _ending(doc[start:end])
            mark = "" if group != "emblem" else group
            return Item("party", start, end, code, mark, cases=cases, tail=tail, weak=group in _WEAK)
        if group == "year":
            return Item("year", start, end, int(code))
    cases, tail = _ending(doc[start:end]) if value in ("candidate", "rival") else (frozenset(), end)
    if value in ("own_party", "same_party") and doc[end - 1].norm_ == "'s":
        cases = frozenset({"genitive"})
    return Item(kind, start, end, value, cases=cases, tail=tail)


def _breaks(doc: Doc, taken: set[int]) -> list[Item]:
    flags = doc.to_array([IS_PUNCT, IS_QUOTE])
    marks = (doc[index] for index, (punct, quote) in enumerate(flags.tolist()) if punct and not quote)
    return [
        Item("break", token.i, token.i + 1, token.text)
        for token in marks
        if token.i not in taken and not _is_tight(token, doc)
    ]


def _is_tight(token: Token, doc: Doc) -> bool:
    """A hyphen inside a word or before a case ending."""
    return token.norm_ in _HYPHENS and not token.whitespace_ and token.i > 0 and not doc[token.i - 1].whitespace_


def _ending(span: Span) -> tuple[frozenset[str], int]:
    """Grammatical cases that a name may stand in, and where it ends, an ending split off counted in."""
    doc, last, tail = span.doc, span[-1], span.end
    hyphened = len(span) > 1 and doc[last.i - 1].norm_ in (*_HYPHENS, "'") and not doc[last.i - 1].whitespace_
    cases = {form.case for form in analyses(span.text if hyphened else last.text)}
    if tail < len(doc):
        following = doc[tail].norm_
        if following in ("'s", "'"):
            return frozenset({"genitive"}), tail + 1
        if following in _HYPHENS and tail + 1 < len(doc) and not doc[tail].whitespace_:
            joined = {form.case for form in analyses(f"{last.text}-{doc[tail + 1].text}")}
            if joined - {"nominative"}:
                return frozenset(joined - {"nominative"}), tail + 2
    return frozenset(cases - {"nominative"}), tail


def describes(other: Item, item: Item) -> bool:
    """A noun behind a party that bears the case for it: the candidate of P, to the candidate of P."""
    return item.kind == "party" and other.start == item.tail and other.kind == "word" and other.value in _DESCRIBING
