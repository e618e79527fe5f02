"""Seat tallies: how many seats a party won, leads in or contested."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, cast

from electextract.gazetteers.loader import parties
from electextract.records import Election, Evidence, House, Party, Quantity, SeatTally
from electextract.relations.chambers import has_room
from electextract.relations.clock import read_clock
from electextract.relations.discourse import Discourse
from electextract.relations.elections import house_of
from electextract.relations.holders import is_alliance
from electextract.relations.items import Item
from electextract.relations.outcomes import reported_results, usual_status
from electextract.relations.sentence import Items, Sentence
from electextract.relations.tallies_boxes import Box, heading_of, read_boxes, stated_in_box
from electextract.relations.tallies_evidence import is_forecast
from electextract.relations.tallies_marks import COUNTING, HARD, Mark, beside, find_words, is_few, read_marks
from electextract.relations.tallies_pairing import pair_marks
from electextract.relations.tallies_parts import Memory, Stated
from electextract.relations.tallies_repeats import settle_repeats
from electextract.relations.tallies_scope import Scope

if TYPE_CHECKING:
    from spacy.tokens import Doc

_DATE_REACH = 4
_PASSING_REACH = 3
"""Tokens between a party and the "which" that opens a clause about it, signs among them."""
_STANDINGS = ("won", "leading")
_HOUSES = ("assembly", "parliament")
_Key = tuple[str, str | None, str | None, Election]


@dataclass(slots=True)
class _Reading:
    """The running state through the article; `minor`: it speaks of councils, whose seats are not counted."""

    discourse: Discourse
    sentences: list[Sentence]
    memory: Memory = field(default_factory=Memory)
    scope: Scope = field(init=False)
    box: Box = field(init=False)
    inherited: tuple[Election, House | None] | None = None
    forecast: bool = False
    current: bool = False
    minor: bool = False
    clock: int | None = None
    told: list[tuple[Stated, House | None, Election, int | None]] = field(default_factory=list)
    merged: dict[_Key, dict[str, object]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.scope = Scope(self.discourse.doc, self.sentences)
        self.box = read_boxes(self.sentences, self.discourse.doc)

    def read_sentence(self, items: Sentence, words: list[Mark]) -> None:
        self.discourse.calendar.read_heading(items, self.discourse.doc)
        if items.fresh:
            self.clock = read_clock(items, self.discourse.doc) or self.clock
        goes_on = self.memory.count is not None or not items.fresh
        self.memory.start = items.start
        self.inherited = None if items.fresh else self.inherited
        self.forecast = self.forecast or (items.start == 0 and is_forecast(items, words))
        stated = [] if self.forecast or is_forecast(items, words) else self._statements(items, words)
        if stated:
            partial = any(word.kind in ("of", "in_all", "whole", "every") for word in words)
            self.scope.read_sentence(items, goes_on=goes_on, partial=partial)
            self._place(stated, items)
        else:
            self.scope.pass_sentence(items)
            self.inherited = None
        self._remember(items, stated, words)

    def _place(self, stated: list[Stated], items: Sentence) -> None:
        """Election and place of the statements of a sentence."""
        elections: list[tuple[Election, House | None]] = []
        for order, one in enumerate(stated):
            before = (stated[order - 1], elections[-1]) if order else None
            elections.append(self._election(one, items, before))
        for one, (election, house) in zip(stated, elections, strict=True):
            one.count = _count_in(election, one.count)
            other = house != self.discourse.calendar.house and election.when == "earlier"
            place = self.scope.place(one, items, house=house, national=other)
            if self.minor and house not in _HOUSES:
                continue
            one.place = place if has_room(place, house, one.quantity.value) else None
            one.sentence, one.when = items.start, f"{election.when} {election.year or ''}"
            self.told.append((one, house, election, self.clock))
        earlier = [pair for pair in elections if pair[0].when == "earlier"]
        self.current = self.current or len(earlier) < len(elections)
        goes_on = bool(earlier) and len(earlier) == len(elections) and not _in_passing(items)
        self.inherited = earlier[-1] if goes_on else None

    def _statements(self, items: Sentence, words: list[Mark]) -> list[Stated]:
        boxed = stated_in_box(items, self.box, self.memory)
        if boxed:
            return boxed
        counts = items.of_kind("number") and any(map(is_few, items.of_kind("number", "votes", "margin")))
        if not counts and not any(word.kind in COUNTING for word in words):
            return []
        stated = pair_marks(read_marks(items, words, self.discourse.doc), self.memory)
        return [one for one in stated if not _counts_named(one, items)]

    def _remember(self, items: Sentence, stated: list[Stated], words: list[Mark]) -> None:
        named = items.of_kind("party")
        heads = {word.start for word in words if word.kind == "led"}
        free = [item for item in named if item.holder is None and item.tail not in heads]
        if stated:
            self.memory.party = Mark("party", stated[-1].mark.start, stated[-1].mark.end, stated[-1].party)
        elif free:
            self.memory.party = _mark_of(free[0])
        alliances = [item for item in named if is_alliance(str(item.value))]
        if alliances:
            self.memory.alliance = _mark_of(alliances[-1])
            self.memory.alliances += [str(item.value) for item in alliances]
        self.memory.count = stated[-1].count if stated else None
        self.memory.past = any(one.past for one in stated)
        if not items.says("earlier") and not items.of_kind("person", "party", "seat"):
            self._head(items, words)
        self.memory.decided |= any(one.count == "won" and not one.past and one.quantity.value for one in stated)
        self.memory.fought = any(one.count == "contested" for one in stated)

    def _head(self, items: Sentence, words: list[Mark]) -> None:
        """What a sentence without names says of the counts below it: wins or leads, or results at all."""
        told = any(word.value in _STANDINGS for word in words)
        if told:
            self.memory.trend = all(word.value != "won" for word in words)
        if not items.of_kind("number"):
            self.memory.heading = None if told else heading_of(items, words)
        self.memory.reports |= told or (items.says("results") and not items.says("unreal"))

    def enter_all(self) -> None:
        """Puts together what was told, once it is known of which places."""
        settle_repeats([one for one, *_ in self.told])
        for one, house, election, clock in self.told:
            self._enter(one, (one.party, one.place, house, election), clock)

    def _enter(self, one: Stated, key: _Key, clock: int | None) -> None:
        fields = self.merged.setdefault(key, {"evidence": []})
        told = cast("int | None", fields.get("clock"))
        again = one.count in fields
        if again and (one.mark.kind == "zero" or (one.verb is not None and one.verb.count == "kept")):
            return
        if one.count in fields and told is not None and clock is not None and clock < told:
            return
        fields[one.count], fields["clock"] = one.quantity, clock
        doc: Doc = self.discourse.doc
        span = doc[one.mark.start : one.mark.end]
        evidence = Evidence(one.count, span.start_char, span.end_char, f"tally.{one.count}")
        cast("list[Evidence]", fields["evidence"]).append(evidence)

    def _election(
        self, one: Stated, items: Sentence, before: tuple[Stated, tuple[Election, House | None]] | None
    ) -> tuple[Election, House | None]:
        """The statement's election: by the words of its part, else that of the list or the sentence before."""
        calendar = self.discourse.calendar
        near = _items_near(one, items)
        when = calendar.place(near, near, None)
        house = when.house or house_of(items) or calendar.house
        if (
            when.when == "reported"
            and before is not None
            and _goes_on(one, before[0])
            and before[1][0].when == "earlier"
        ):
            return before[1]
        if when.when == "reported" and self.inherited and not any(_dates(item) for item in items):
            anew = self.memory.past and _is_anew(one, self.discourse.doc)
            return (Election("reported", when.year, when.kind), house) if anew else self.inherited
        return Election("earlier" if one.past and one.count != "contested" else when.when, when.year, when.kind), house


def _items_near(one: Stated, items: Sentence) -> Items:
    """What may date a statement: its part of the sentence up to a comparison, and the head of the sentence."""
    low, high = one.around[0].start, one.around[-1].end + _DATE_REACH
    low = max((item.end for item in items if item.kind == "break" and item.end <= low), default=low)
    if one.mark.dated:
        behind = (item for item in items if one.mark.start <= item.start < high)
        return Items(replace(item, mark="") if item.kind == "year" else item for item in behind)
    compared = [mark.start for mark in one.around if mark.kind in ("change", "compared") and mark.start >= one.mark.end]
    ended = [item.start for item in items if item.value in HARD and item.start >= one.around[-1].end]
    high = min([high, *compared, *ended])
    first = next((item.start for item in items if item.kind == "party"), high)
    today = any(item.value == "now" and low <= item.start < high for item in items)
    dated = None if today else _heading_year(one.mark.start, items)
    near = [item for item in items if low <= item.start < high or (item.start < first and item.kind != "year")]
    near += [dated] if dated is not None and dated not in near else []
    return Items(_told_here(item) for item in near)


def _heading_year(end: int, items: list[Item]) -> Item | None:
    """The last year before a token that stands at the head of its clause: "in 2009, the P had won 16"."""
    found, counted = None, False
    for item in items:
        if item.start >= end:
            break
        if item.kind == "break" or item.value in ("and", "while"):
            counted = False
        counted = counted or item.kind in ("number", "party")
        if item.kind == "year" and not counted:
            found = item
    return found


def _told_here(item: Item) -> Item:
    """A time that dates no result of the sentence may date the number of seats beside it."""
    if item.kind != "aside":
        return item
    return replace(item, kind="year" if isinstance(item.value, int) else "word")


def _is_anew(one: Stated, doc: Doc) -> bool:
    """A present perfect after a past perfect: what is told now is of the reported election again."""
    part = doc[one.around[0].start : one.around[-1].end + 1]
    return any(token.norm_.endswith(beside("perfect_endings")) for token in part)


def _goes_on(one: Stated, before: Stated) -> bool:
    """Whether a statement has no verb of its own, or "had" as the one before it."""
    if one.verb is None or before.verb is None or one.mark.timed:
        return False
    return one.verb is before.verb or one.verb.kind == before.verb.kind == "weak"


def read_tallies(discourse: Discourse, sentences: list[Sentence]) -> tuple[SeatTally, ...]:
    """The tallies of an article; of several for one party, election and count the later holds."""
    if not any(items.of_kind("party") for items in sentences):
        return ()
    reading = _Reading(discourse, sentences)
    reading.memory.year = discourse.calendar.reported
    reading.memory.trend = usual_status(discourse.frames) == "counting"
    reading.memory.reports = bool(reported_results(discourse.frames))
    discourse.calendar.section = None
    words = find_words(discourse.doc, sentences)
    reading.minor = any(word.kind == "minor" for word in words)
    starts = [word.start for word in words]
    for items, era in zip(sentences, discourse.eras, strict=True):
        discourse.calendar.era = None if reading.current else era
        reading.read_sentence(items, words[bisect_left(starts, items.start) : bisect_left(starts, items.end)])
    reading.enter_all()
    return tuple(_tally(key, fields) for key, fields in reading.merged.items())


def _tally(key: _Key, fields: dict[str, object]) -> SeatTally:
    code, state, house, election = key
    entry = parties().get(code)
    return SeatTally(
        Party(code, entry.name if entry else None),
        scope=state,
        house=cast("House | None", house),
        election=election,
        won=cast("Quantity | None", fields.get("won")),
        leading=cast("Quantity | None", fields.get("leading")),
        contested=cast("Quantity | None", fields.get("contested")),
        evidence=tuple(cast("list[Evidence]", fields["evidence"])),
    )


def _count_in(election: Election, count: str) -> str:
    """Nobody leads in an election that is over: what is counted there are wins."""
    return "won" if election.when == "earlier" and count == "leading" else count


def _mark_of(item: Item) -> Mark:
    return Mark("party", item.start, item.end, str(item.value))


def _counts_named(one: Stated, items: list[Item]) -> bool:
    """A number that only counts the seats named before it: "S and T, both the P's"."""
    seats = {item.value for item in items if item.kind == "seat" and item.end <= one.mark.start}
    return len(seats) > 1 and len(seats) == one.quantity.value


def _in_passing(items: list[Item]) -> bool:
    """“The P, which had won 77": told of a party in passing; "the polls, where P won 77" is told of the polls."""
    ends = [item.tail for item in items if item.kind == "party"]
    openers = [item.start for item in items if item.kind == "word" and item.value in ("which", "who")]
    return any(0 <= opener - end < _PASSING_REACH for opener in openers for end in ends)


def _dates(item: Item) -> bool:
    if item.kind == "year":
        return True
    return item.kind == "word" and (item.value in ("now", "earlier") or str(item.value).startswith("house."))
