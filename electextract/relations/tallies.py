"""Seat tallies: how many seats a party won, leads in or contested."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, cast

from electextract.gazetteers.loader import parties
from electextract.records import Election, Evidence, House, Party, Quantity, SeatTally
from electextract.relations.arguments import is_alliance
from electextract.relations.discourse import Discourse
from electextract.relations.items import Item

if TYPE_CHECKING:
    from spacy.tokens import Doc

Count = Literal["won", "leading", "contested"]
_PREFIX = "tally."
_NOUN_REACH = 5
_VERB_REACH = 4


@dataclass(slots=True)
class _Stated:
    """One statement: parties, count, number item, the verb's item where there is one."""

    parties: list[str]
    count: Count
    number: Item


@dataclass(slots=True)
class _Walk:
    """The running state along one sentence."""

    parties: list[Item] = field(default_factory=list)
    used: bool = False
    verb: Count | None = None
    waiting: list[Item] = field(default_factory=list)


def read_tallies(discourse: Discourse, sentences: list[list[Item]]) -> tuple[SeatTally, ...]:
    """The tallies of an article; of several for one party, election and count the later holds."""
    merged: dict[tuple[str, str | None, str | None, Election], dict[str, object]] = {}
    alliance: str | None = None
    state: str | None = None
    inherited: Election | None = None
    for items in sentences:
        states = [str(item.value) for item in items if item.kind == "state"]
        state = states[0] if states else state
        alliance = _last_alliance(items, alliance)
        if any(item.kind == "word" and item.value == "forecast" for item in items):
            continue
        stated = list(_statements(items, alliance))
        if not stated:
            inherited = None
            continue
        for one in stated:
            election, house = _election(one, items, discourse, inherited)
            inherited = election if election.when == "earlier" else None
            for code in one.parties:
                key = (code, state, house, election)
                fields = merged.setdefault(key, {"evidence": []})
                fields[one.count] = one.number.value._.quantity
                cast("list[Evidence]", fields["evidence"]).append(_evidence(one, discourse.doc))
    return tuple(_tally(key, fields) for key, fields in merged.items())


def _tally(key: tuple[str, str | None, str | None, Election], fields: dict[str, object]) -> SeatTally:
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


def _evidence(one: _Stated, doc: Doc) -> Evidence:
    span = doc[one.number.start : one.number.end]
    return Evidence(one.count, span.start_char, span.end_char, f"tally.{one.count}")


def _election(
    one: _Stated, items: list[Item], discourse: Discourse, inherited: Election | None
) -> tuple[Election, House | None]:
    """The statement's election: by the words around it, else that of the sentence before."""
    calendar = discourse.calendar
    near = [item for item in items if abs(item.start - one.number.start) < 15]
    cue = next((item for item in near if item.kind == "cue"), None)
    when = calendar.place(near, items, cue)
    house = when.house or calendar.house
    if when.when == "reported" and inherited and not any(_dates(item) for item in items):
        return inherited, _house_of(inherited, discourse)
    return Election(when.when, when.year, when.kind), house


def _house_of(election: Election, discourse: Discourse) -> House | None:
    calendar = discourse.calendar
    other = next((name for name, year in calendar.years.items() if year == election.year), None)
    return cast("House | None", other) or calendar.house


def _dates(item: Item) -> bool:
    if item.kind == "year":
        return True
    return item.kind == "word" and (item.value in ("now", "earlier") or str(item.value).startswith("house."))


def _last_alliance(items: list[Item], before: str | None) -> str | None:
    codes = [str(item.value) for item in items if item.kind == "party" and is_alliance(item.value)]
    return codes[-1] if codes else before


def _statements(items: list[Item], alliance: str | None) -> Iterator[_Stated]:
    """Party, verb and number put together, along one sentence."""
    walk = _Walk()
    numbers = [item for item in items if _is_seat_number(item, items)]
    ends = {item.start for item in items if item.kind == "word" and item.value in ("each", "respectively")}
    for item in items:
        if item.kind == "party" and item.holder is None and item.mark in ("", "genitive", "of", "by", "object"):
            _meet_party(walk, item, items)
        elif item.kind == "word" and item.value == "that_alliance" and alliance:
            walk.parties, walk.used = [Item("party", item.start, item.end, alliance)], False
        elif (count := _count_of(item)) is not None:
            walk.verb = count
        elif item in numbers:
            yield from _meet_number(walk, item, items, numbers, bool(ends))


def _meet_party(walk: _Walk, item: Item, items: list[Item]) -> None:
    """A party joins those named right before it, or takes their place."""
    last = walk.parties[-1] if walk.parties and not walk.used else None
    if last is not None:
        between = [other for other in items if last.end <= other.start and other.end <= item.start]
        joined = all(other.kind == "break" or other.value in ("and", "article") for other in between)
        if joined and item.start - last.end < 4:
            bracketed = [other.value for other in between if other.kind == "break"] == ["("]
            if not bracketed:
                walk.parties.append(item)
            return
    walk.parties, walk.used = [item], False


def _meet_number(walk: _Walk, item: Item, items: list[Item], numbers: list[Item], shared: bool) -> Iterator[_Stated]:
    verb = _verb_of(walk, item, items)
    if verb is None or not walk.parties:
        return
    codes = [str(party.value) for party in walk.parties]
    row = _row_of(item, numbers)
    if len(row) > 1 and len(row) == len(codes) and item in row:
        walk.used = item is row[-1]
        yield _Stated([codes[row.index(item)]], verb, item)
        return
    walk.used = True
    yield _Stated(codes if shared else codes[-1:], verb, item)


def _row_of(item: Item, numbers: list[Item]) -> list[Item]:
    """Numbers that follow one another closely: 16, 4, and 2."""
    row = [item]
    index = numbers.index(item)
    for other in numbers[index + 1 :]:
        if other.start - row[-1].end > 3:
            break
        row.append(other)
    for other in reversed(numbers[:index]):
        if row[0].start - other.end > 3:
            break
        row.insert(0, other)
    return row


def _verb_of(walk: _Walk, item: Item, items: list[Item]) -> Count | None:
    """The tally verb before the number, else the one behind it (verb-final sentences)."""
    if walk.verb is not None:
        return walk.verb
    near = (_count_of(other) for other in items if 0 <= other.start - item.end < _NOUN_REACH)
    return next((count for count in near if count), None)


def _count_of(item: Item) -> Count | None:
    """What a verb says of seats: a tally word, or a cue by its row."""
    if item.kind == "word" and str(item.value).startswith(_PREFIX):
        return cast("Count", str(item.value).removeprefix(_PREFIX))
    if item.kind != "cue":
        return None
    row = item.value
    if row.act == "field":
        return "contested"
    if row.act in ("outcome", "take") and row.sides.get("subject") == "ahead":
        return "leading" if row.status == "counting" else "won"
    return None


def _noun(item: Item, items: list[Item]) -> Item | None:
    nouns = (other for other in items if other.kind == "word" and other.value == "seats")
    return next((noun for noun in nouns if 0 <= noun.start - item.end < _NOUN_REACH), None)


def _is_seat_number(item: Item, items: list[Item]) -> bool:
    """A count of seats: a noun for seats behind it, a tally verb right before it, or one of a row of counts."""
    if item.kind != "number" or item.value.label_ != "count" or item.value._.quantity is None:
        return False
    if item.value._.quantity.value > 600 or _is_total(item, items) or _is_unreal(item, items):
        return False
    if _noun(item, items):
        return True
    before = [other for other in items if 0 <= item.start - other.end < _VERB_REACH]
    if any(_count_of(other) for other in before):
        return not _counts_otherwise(item, items)
    return any(other.kind == "party" and item.start - other.end < 3 for other in before) and any(
        _noun(other, items) for other in items if other.kind == "number" and other.value.label_ == "count"
    )


def _is_unreal(item: Item, items: list[Item]) -> bool:
    """Hopes and needs count no seats: "set to win all six"."""
    return any(
        other.kind == "word" and other.value == "unreal" and 0 <= item.start - other.end < 2 * _VERB_REACH
        for other in items
    )


def _is_total(item: Item, items: list[Item]) -> bool:
    """The whole that seats are a part of: 34 of 81, out of the 288."""
    near = [other for other in items if other.kind in ("word", "before") and 0 <= item.start - other.end < 2]
    if any(other.value == "out_of" for other in near):
        return True
    parts = [other for other in near if other.value == "of"]
    return any(other.kind == "number" and other.end == part.start for part in parts for other in items)


def _counts_otherwise(item: Item, items: list[Item]) -> bool:
    near = [other for other in items if other.kind == "word" and 0 <= other.start - item.end < 3]
    return any(other.value in ("counted", "votes") for other in near)
