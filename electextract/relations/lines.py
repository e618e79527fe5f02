"""Lines of a list of winners: a seat and a name and nothing else, where the article tells who won elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from electextract.relations.clauses import Clause
from electextract.relations.frames import Frame, arg_of
from electextract.relations.items import Item
from electextract.relations.seating import by_seat

if TYPE_CHECKING:
    from spacy.tokens import Doc

RULE = "list.line"
_WINNERS = 3
"""Seats whose winner an article must tell in words before its bare lines are taken for winners, at least."""


def bare_line(items: list[Item], doc: Doc) -> Frame | None:
    """“S: X (P)”, "S and T: X and Y": as many names as seats, then parties, and no other word."""
    seats = [item for item in items if item.kind == "seat"]
    people = [item for item in items if item.kind == "person"]
    if not seats or len(seats) != len(people) or seats[-1].end > people[0].start:
        return None
    named = {
        index for item in items if item.kind in ("seat", "person", "party") for index in range(item.start, item.tail)
    }
    joined = {item.start for item in items if item.kind == "word" and item.value in ("and", "seats")}
    sent = doc[items[0].start].sent
    if any(
        token.i not in named | joined and not (token.is_punct or token.is_space or token.like_num) for token in sent
    ):
        return None
    frame = Frame(RULE, people[0].start, people[-1].end, precision=0.8, seats=seats, status="declared")
    frame.put("ahead", [arg_of(person) for person in people])
    return frame


def told_winners(frames: list[Frame], lines: list[Frame]) -> list[Frame]:
    """The frames and, where enough winners are told in words, those of the bare lines, in the order of the text."""
    told = {
        frame.seats[0].value for frame in frames if frame.seats and frame.status == "declared" and frame.roles["ahead"]
    }
    fresh = [line for line in lines if line.seats[0].value not in told] if len(told) >= _WINNERS else []
    parts = [part for line in fresh for part in by_seat(line, Clause([]))]
    return sorted([*frames, *parts], key=lambda frame: frame.start) if parts else frames
