"""Rows without a verb, one after the other: "3. X (P) – S – Loser", "S P Lead T Q Win", "S to X, T to the Q"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from electextract.relations.frames import Frame, arg_of
from electextract.relations.items import Item
from electextract.relations.seating import under_party
from electextract.relations.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from electextract.relations.elections import Calendar

RULE = "list.row"
_PRECISION = 0.9
_NAMED = ("seat", "person", "party", "state")
GIVEN = "list.given"
"""Rule of lists of seats without a verb."""
_PARTING = ("and", "while")
_HEAD_REACH = 2
"""Tokens before a seat in its part of such a list, below."""
_GIVEN_REACH = 6
"""Tokens between a seat and the name that it goes to, at most."""
_SEVERAL = 2
"""Rows in one sentence, at least, before which there may be a heading."""


def read_table(items: Sentence, calendar: Calendar, doc: Doc) -> list[Frame]:
    """The results of a sentence that is a row, or several; none for any other sentence."""
    frames = (_read_rows(items, doc) or _read_given(items)) if items.of_kind("seat") else []
    when = calendar.place(items, items, None) if frames else None
    for frame in frames:
        frame.when = when or frame.when
    return frames


def _read_rows(items: Sentence, doc: Doc) -> list[Frame]:
    """“S P Lead T Q Win”: rows that end in a state."""
    if items.of_kind("votes", "margin"):
        return []
    cues = {cue.start: cue for cue in items.of_kind("cue") if _is_state(cue)}
    named = {index: item for item in items.of_kind(*_NAMED) for index in range(item.start, item.tail)}
    rows: list[tuple[int, Frame]] = []
    low = items.start
    for cue in cues.values():
        start = _head(cue.start, low, named, doc)
        row = _row([item for item in items.of_kind(*_NAMED) if start <= item.start < cue.start], cue)
        if row is None or (rows and start > low):
            return []
        rows.append((start, row))
        low = cue.end
    trailed = _head(items.end, low, {}, doc) > low or any(index >= low for index in named)
    if not rows or trailed or (len(rows) < _SEVERAL and rows[0][0] > items.start):
        return []
    return [frame for _, frame in rows]


def _read_given(items: Sentence) -> list[Frame]:
    """“S to X (P), T to the Q”: every seat of a sentence without a verb, with the name that it goes to."""
    seats = items.of_kind("seat")
    if len(seats) < _SEVERAL:
        return []
    given = [item for item in items.of_kind("person", "party") if item.mark == "to" and item.holder is None]
    told = any(cue.value.act in ("outcome", "take") for cue in items.of_kind("cue"))
    if told or len(seats) != len(given) or not all(_heads(seat, items) for seat in seats):
        return []
    frames = []
    for seat, name, end in zip(seats, given, [*(seat.start for seat in seats[1:]), items.end], strict=True):
        if not 0 < name.start - seat.end < _GIVEN_REACH or name.start >= end:
            return []
        frame = Frame(GIVEN, seat.start, name.tail, _PRECISION, [seat], placed=True, status="declared")
        frame.put("ahead", [arg_of(name)])
        frame.subject = frame.roles["ahead"]
        frame.margin = next((item for item in items.of_kind("margin") if name.tail <= item.start < end), None)
        frames.append(frame)
    return frames


def _heads(seat: Item, items: Sentence) -> bool:
    """Whether a seat opens its part: at the head of the sentence, or behind a sign or "and"."""
    ends = [item.end for item in items if item.end <= seat.start and (item.kind == "break" or item.value in _PARTING)]
    return seat.start - max([items.start, *ends]) < _HEAD_REACH


def _is_state(cue: Item) -> bool:
    """A verb or noun of a state that has a subject; in verb-final languages such a row is a sentence like any other."""
    row = cue.value
    if row.order != "svo":
        return False
    return row.act in ("outcome", "take") and "subject" in row.sides and not row.needs and "noun" not in row.flags


def _head(end: int, low: int, named: dict[int, Item], doc: Doc) -> int:
    """The first token of a row that ends before `end`: nothing in it but names, numbers and signs."""
    start = end
    while start > low and (start - 1 in named or not doc[start - 1].is_alpha):
        start -= 1
    return start


def _row(named: list[Item], cue: Item) -> Frame | None:
    """One seat, and one person or party, whose state the cue tells."""
    seats, people = ([item for item in named if item.kind == kind] for kind in ("seat", "person"))
    parties = [item for item in named if item.kind == "party"]
    if len(seats) != 1 or len(people) > 1 or len({item.value for item in parties}) > 1 or not (people or parties):
        return None
    arg = arg_of((people or parties)[0])
    if parties:
        arg = under_party(arg, str(parties[0].value))
    frame = Frame(RULE, cue.start, cue.end, _PRECISION, seats, placed=True, status=cue.value.status)
    frame.put(cue.value.sides["subject"], [arg])
    frame.subject = [arg]
    return frame
