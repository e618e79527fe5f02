"""Whose votes, which margin: every figure of a clause finds its contestant or its contest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from electextract.relations.clauses import Clause
from electextract.relations.frames import OPPOSITE, Arg, Frame, arg_of
from electextract.relations.items import Item
from electextract.relations.statements import UNREAL
from electextract.relations.subjects import Speech
from electextract.relations.votes_owner import distance, whose_votes

if TYPE_CHECKING:
    from spacy.tokens import Doc


def attach_figures(clause: Clause, frames: list[Frame], speech: Speech, doc: Doc) -> list[Frame]:
    """Puts the clause's margins and votes into its frames; returns frames made for figures without a cue."""
    made: list[Frame] = []
    for item in clause.of_kind("margin"):
        frame = _margin_frame(item, frames)
        if frame is None and (_is_hoped(clause, speech) or _is_dealt(clause, frames)):
            continue
        if frame is None:
            frame = _new_frame("margin.detached", item, clause)
            made.append(frame)
        frame.margin = item
    votes = clause.of_kind("votes")
    listed = _in_order(votes, clause, speech)
    for index, item in enumerate(votes):
        arg, rule = listed[index] if listed else whose_votes(item, votes[:index], clause, frames, speech, doc)
        if arg is None:
            continue
        frame = _frame_of(arg, item, frames + made)
        if frame is None:
            frame = Frame(rule, item.start, item.end, precision=0.9)
            made.append(frame)
        frame.put("other", [arg])
        if _is_mere(item, clause) and not frame.roles["ahead"]:
            frame.lower(arg)
        frame.votes.append((arg, item))
    if listed:
        for frame in frames + made:
            order_pair(frame, next(iter(frame.roles["ahead"]), None))
    return made


def _is_mere(votes: Item, clause: Clause) -> bool:
    """“Polled just 812 votes": votes that a word makes little of are not those of who is ahead."""
    return any(word.end == votes.start for word in clause.words("mere"))


def _is_dealt(clause: Clause, frames: list[Frame]) -> bool:
    """“A and B won S and T by 900 and 400": as many margins as seats and as one frame has names on a side."""
    count = len(clause.of_kind("margin"))
    told = any(len(frame.roles[side]) == count for frame in frames for side in OPPOSITE)
    return count > 1 and told and len(clause.of_kind("seat")) == count


def _is_hoped(clause: Clause, speech: Speech) -> bool:
    """The clause's only outcomes are wishes or forecasts: "next time we will lead by 20,000 votes"."""
    refused = {id(cue) for cue, reason in speech.refused if reason == UNREAL}
    cues = [cue for cue in clause.cues() if cue.value.act in ("outcome", "take")]
    return bool(cues) and all(id(cue) in refused for cue in cues)


def order_pair(frame: Frame, ahead: Arg | None) -> None:
    """Of two votes told as a pair ("A was beaten by B, 11,393 to 14,994") the one ahead has the more."""
    if ahead is None or len(frame.votes) != 2 or not any(ahead.same(arg) for arg, _ in frame.votes):
        return
    (one, first), (two, second) = frame.votes
    if first.quantity is None or second.quantity is None:
        return
    more = first.quantity.value > second.quantity.value
    if ahead.same(two) == more:
        frame.votes = [(two, first), (one, second)]


def _in_order(votes: list[Item], clause: Clause, speech: Speech) -> list[tuple[Arg | None, str]]:
    """As many names as votes, all names before all votes: "A and B got 5,000 and 4,000"."""
    if len(votes) < 2:
        return []
    names = [name for name in clause.of_kind("person", "party") if name.holder is None and name.end <= votes[0].start]
    people = [name for name in names if name.kind == "person"]
    told = any(item.kind == "word" and item.value == "respectively" for item in clause.items)
    between = votes[-1].start - votes[0].end < 4 * len(votes)
    mixed = names if all(name.mark == "" for name in names) else []
    for group in (people, mixed):
        if len(group) == len(votes) and (told or between) and not any(name.start > votes[0].start for name in names):
            return [(arg_of(name), "votes.in_order") for name in group]
    known = sorted([*speech.focus, *speech.rival], key=lambda arg: arg.start)
    if not clause.of_kind("person", "party") and not clause.relative and len(votes) == 2 == len(known):
        return [(arg, "votes.in_order") for arg in known]
    return []


def _margin_frame(item: Item, frames: list[Frame]) -> Frame | None:
    """The nearest cue of the clause that has no margin yet."""
    free = [frame for frame in frames if frame.margin is None and (frame.roles["ahead"] or frame.roles["behind"])]
    return min(free, key=lambda frame: distance(frame, item), default=None)


def _new_frame(rule: str, item: Item, clause: Clause) -> Frame:
    """A margin whose words no row knows: the order of the names and their prepositions say who is ahead."""
    frame = Frame(rule, item.start, item.end, precision=0.85)
    names = [name for name in clause.of_kind("person", "party") if name.holder is None]
    placed = max((seat.start for seat in clause.of_kind("seat") if seat.end <= item.start), default=0)
    owners = [name for name in names if name.mark == "genitive" and name.end <= item.start]
    owners = [name for name in owners if not _parted_by_seat(name, placed, clause)]
    frame.put("ahead", [arg_of(name) for name in owners[-1:]])
    people = [name for name in names if name.kind == "person"]
    named = [arg_of(name) for name in people if name.mark == ""]
    if not owners and (_may_tell(item, clause) or _is_line(clause, item)):
        _place_unknown(frame, people or _party_of_line(names, item, clause), item, clause)
    frame.put("other", named)
    return frame


def _parted_by_seat(name: Item, seat: int, clause: Clause) -> bool:
    """Whether a comma stands behind a name, and then the seat of the margin, that at a token: "X's; S by 900"."""
    return any(item.value in (",", ";") and name.tail <= item.start < seat for item in clause.items)


def _party_of_line(names: list[Item], margin: Item, clause: Clause) -> list[Item]:
    """“S: P by 13,003": the one party between a seat and its margin, with no verb."""
    seats = clause.of_kind("seat")
    fits = len(names) == len(seats) == 1 and not clause.cues() and seats[0].start < names[0].start < margin.start
    return names if fits and not names[0].mark else []


def _may_tell(margin: Item, clause: Clause) -> bool:
    """Nothing in the clause is unreal, no outcome in it was refused, and no votes stand between name and margin."""
    words = {str(item.value) for item in clause.of_kind("word")}
    told = any(cue.value.act in ("outcome", "take") for cue in clause.cues())
    polled = any(item.end <= margin.start for item in clause.of_kind("votes"))
    return not words & {"unreal", "parted"} and not told and not polled


def _place_unknown(frame: Frame, people: list[Item], margin: Item, clause: Clause) -> None:
    """“X bested Y by N”, "X was bested by Y by N", "X by N over Y", whatever the verb."""
    bare = [name for name in people if name.mark == ""]
    marks = ("by", "behind")
    doers = [name for name in people if name.mark in marks and bare and name.start > bare[0].end]
    if not doers and _is_line(clause, margin):
        frame.put("ahead", [arg_of(name) for name in bare[:1]])
        frame.put("behind", [arg_of(name) for name in bare[1:2]])
    elif doers:
        frame.put("ahead", [arg_of(doers[0])])
        frame.put("behind", [arg_of(bare[0])])
    elif bare:
        frame.put("ahead", [arg_of(bare[0])])
        objects = [name for name in bare[1:2] if not _parted(bare[0], name, clause)]
        frame.put(
            "behind", [arg_of(name) for name in objects or people if name.mark in ("", "over", "against", "than")]
        )


def _parted(left: Item, right: Item, clause: Clause) -> bool:
    """A break or "and" between two names."""
    return any(
        left.tail <= item.start < right.start and (item.kind == "break" or item.value in ("and", "while"))
        for item in clause.items
    )


def _is_line(clause: Clause, item: Item) -> bool:
    """Seat, winner, second, margin, without a verb, as lists and tables have it."""
    names = clause.of_kind("seat", "person")
    return (
        all(cue.value.needs for cue in clause.cues())
        and bool(names)
        and names[0].kind == "seat"
        and names[-1].end <= item.start
    )


def _frame_of(arg: Arg, item: Item, frames: list[Frame]) -> Frame | None:
    """The frame that already names this contestant, else the nearest one of the clause."""
    named = [frame for frame in frames if any(arg.same(other) for other in frame.args())]
    pool = named or frames
    return min(pool, key=lambda frame: distance(frame, item), default=None)
