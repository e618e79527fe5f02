"""Why a fact came out as it did: names, cues, clauses and facts of each sentence, and what the document made of them.

    print(explain(electextract.load(), "Asha Rao defeated Imran Sheikh in Sitai by 12,010 votes."))

The relation layer keeps no record of its work; this reads the article once more and tells what it saw.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, cast

from electextract.records import ContestResult
from electextract.relations.clauses import Clause, split_clauses
from electextract.relations.contests import draft_contests
from electextract.relations.frames import Arg, Frame, When
from electextract.relations.items import Item
from electextract.relations.tallies import read_tallies
from electextract.relations.traces import (
    ClauseTrace,
    ContestTrace,
    Explanation,
    FactTrace,
    RefusedTrace,
    SentenceTrace,
    WordTrace,
)

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

    from electextract.relations.component import Reading, Relations
    from electextract.relations.merging import Draft
    from electextract.relations.sentence import Sentence

RELATIONS = "election_relations"

_NOT_PLACED = "nobody is said to be ahead or behind, or to have votes"
_NO_SEAT = "neither a seat nor a named winner of the reported election"


def explain(nlp: Language, article: str | Doc) -> Explanation:
    """What the relation layer makes of an article, sentence by sentence.

    Args:
        nlp: a pipeline of the project (`electextract.load()`).
        article: a text, or a Doc that `nlp.make_doc` made; its `doc._.published` and entities count.
    """
    doc = nlp.make_doc(article) if isinstance(article, str) else article
    for name, component in nlp.pipeline:
        if name != RELATIONS:
            doc = component(doc)
    return _Tracer(doc, cast("Relations", nlp.get_pipe(RELATIONS)).read(doc)).trace()


class _Tracer:
    """Turns what the rules read into texts and offsets."""

    def __init__(self, doc: Doc, reading: Reading) -> None:
        self.doc = doc
        self.reading = reading
        self.frames = sorted(reading.discourse.frames, key=lambda frame: (frame.start, frame.end))
        self.tallies = read_tallies(*reading)
        self.drafts = draft_contests(reading.discourse, self.tallies)
        self.frames = sorted(reading.discourse.frames, key=lambda frame: (frame.start, frame.end))
        self.numbers = {id(frame): number for number, frame in enumerate(self.frames, start=1)}

    def trace(self) -> Explanation:
        pairs = enumerate(zip(self.doc.sents, self.reading.sentences, strict=True), start=1)
        return Explanation(
            text=self.doc.text,
            sentences=tuple(self.sentence(number, sent, items) for number, (sent, items) in pairs),
            contests=tuple(self.contest(draft, contest) for draft, contest in self.drafts),
            tallies=self.tallies,
            bystanders=tuple(self.bystanders()),
        )

    def sentence(self, number: int, sent: Span, items: Sentence) -> SentenceTrace:
        clauses = split_clauses(items)
        borders = pairwise([sent.start, *(clause.items[0].start for clause in clauses[1:]), sent.end])
        traces = tuple(self.clause(clause, *span) for clause, span in zip(clauses, borders, strict=True))
        return SentenceTrace(number, sent.text.strip(), sent.start_char, sent.end_char, traces)

    def clause(self, clause: Clause, start: int, end: int) -> ClauseTrace:
        refused = [pair for pair in self.reading.discourse.speech.refused if start <= pair[0].start < end]
        return ClauseTrace(
            text=self.doc[start:end].text.strip(),
            form="relative" if clause.relative else "gapped" if clause.gapped else "plain",
            words=tuple(self.word(item) for item in clause.items if item.kind != "break"),
            facts=tuple(self.fact(frame) for frame in self.frames if start <= frame.start < end),
            refused=tuple(RefusedTrace(item.value.id, *self.place(item), reason) for item, reason in refused),
        )

    def place(self, item: Item | Frame) -> tuple[str, int, int]:
        span = self.doc[item.start : item.end]
        return span.text, span.start_char, span.end_char

    def word(self, item: Item) -> WordTrace:
        stands = ""
        if item.kind in ("person", "party", "seat"):
            stands = _stands(item)
        return WordTrace(item.kind, *self.place(item), _meaning(item), stands)

    def fact(self, frame: Frame) -> FactTrace:
        sides = {side: tuple(map(_named, args)) for side, args in frame.roles.items()}
        return FactTrace(
            self.numbers[id(frame)],
            frame.rule,
            *self.place(frame),
            seats=tuple(seat.value.name for seat in frame.seats),
            seat_carried=frame.topical,
            election=_election(frame.when),
            status=frame.status,
            ahead=sides["ahead"],
            behind=sides["behind"],
            other=sides["other"],
            votes=tuple(f"{_named(arg)} {_quantity(item)}" for arg, item in frame.votes),
            margin=_quantity(frame.margin) if frame.margin else None,
            precision=frame.precision,
        )

    def contest(self, draft: Draft, contest: ContestResult | None) -> ContestTrace:
        seat = draft.place.name if draft.place else "seat not named"
        facts = tuple(sorted(self.numbers[id(frame)] for frame in draft.frames))
        title = f"{seat} ({_election(draft.when)})"
        reason = "" if contest else _NOT_PLACED if draft.seat else _NO_SEAT
        return ContestTrace(title, facts, contest, tuple(self.conflicts(draft, contest)), reason)

    def conflicts(self, draft: Draft, contest: ContestResult | None) -> list[str]:
        """Figures of the facts that the contest does not give."""
        if contest is None:
            return []
        taken = [contest.margin, *(one.votes for one in contest.candidates)]
        values = {quantity.value for quantity in taken if quantity}
        said = [("margin", pair) for pair in draft.margins]
        for one in draft.entrants:
            who = one.person.name if one.person else one.party
            said += [(f"votes of {who}", pair) for pair in one.votes]
        return [
            f"{what} {_quantity(item)} in fact {self.numbers[id(frame)]} gives way"
            for what, (item, frame) in said
            if (quantity := item.quantity) is not None and quantity.value not in values
        ]

    def bystanders(self) -> list[str]:
        """Persons of the sentences that are entities no more."""
        kept = {ent.start for ent in self.doc.ents}
        people = {item.value: None for items in self.reading.sentences for item in items if item.kind == "person"}
        return [person.name for person in people if not any(mention.start in kept for mention in person.mentions)]


def _meaning(item: Item) -> str:
    if item.kind == "person":
        party = f" ({item.party.value})" if item.party else ""
        return f"{item.value.name}{party}"
    if item.kind == "seat":
        return item.value.id or f"{item.value.name}, in no list"
    if item.kind in ("votes", "margin", "number", "time"):
        return _quantity(item)
    return str(item.value.id if item.kind == "cue" else item.value)


def _stands(item: Item) -> str:
    """What governs a name, or whose party it is."""
    if item.holder is None:
        return item.mark or "free"
    if item.holder is item:
        return "aside"
    kind = "party" if item.kind == "party" and item.holder.kind == "person" else "part"
    return f"{kind} of {item.holder.value.name if item.holder.kind in ('person', 'seat') else item.holder.value}"


def _named(arg: Arg) -> str:
    party = f"({arg.party})" if arg.party else ""
    return " ".join(filter(None, (arg.person.name if arg.person else "", party)))


def _election(when: When) -> str:
    return " ".join(str(part) for part in (when.when, when.year, when.house, when.kind) if part)


def _quantity(item: Item) -> str:
    quantity = item.quantity
    if quantity is None:
        return str(item.value.text)
    sign = "" if quantity.qualifier == "exact" else f"{quantity.qualifier} "
    return f"{sign}{quantity.value:,}"
