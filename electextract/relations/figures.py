"""Whose votes, which margin: every figure of a clause finds its contestant or its contest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from electextract.relations.clauses import Clause
from electextract.relations.frames import OPPOSITE, Arg, Frame, arg_of
from electextract.relations.items import Item
from electextract.relations.statements import UNREAL
from electextract.relations.subjects import Speech

if TYPE_CHECKING:
    from spacy.tokens import Doc

_BESIDE = 5
"""Tokens between a name and the votes written beside it, at most."""


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
        arg, rule = listed[index] if listed else _voted(item, votes[:index], clause, frames, speech, doc)
        if arg is None:
            continue
        frame = _frame_of(arg, item, frames + made)
        if frame is None:
            frame = Frame(rule, item.start, item.end, precision=0.9)
            made.append(frame)
        frame.put("other", [arg])
        frame.votes.append((arg, item))
    if listed:
        for frame in frames + made:
            order_pair(frame, next(iter(frame.roles["ahead"]), None))
    return made


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
    if not clause.of_kind("person", "party") and len(votes) == 2 == len(known):
        return [(arg, "votes.in_order") for arg in known]
    return []


def _margin_frame(item: Item, frames: list[Frame]) -> Frame | None:
    """The nearest cue of the clause that has no margin yet."""
    free = [frame for frame in frames if frame.margin is None and (frame.roles["ahead"] or frame.roles["behind"])]
    return min(free, key=lambda frame: _distance(frame, item), default=None)


def _distance(frame: Frame, item: Item) -> int:
    return frame.start - item.end if frame.start >= item.end else item.start - frame.end


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
    doers = [name for name in people if name.mark == "by" and bare and name.start > bare[0].end]
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


def _is_aside(name: Item) -> bool:
    """A party told only beside somebody: "backed by the P"."""
    return name.kind == "party" and name.mark == "under"


def _frame_of(arg: Arg, item: Item, frames: list[Frame]) -> Frame | None:
    """The frame that already names this contestant, else the nearest one of the clause."""
    named = [frame for frame in frames if any(arg.same(other) for other in frame.args())]
    pool = named or frames
    return min(pool, key=lambda frame: _distance(frame, item), default=None)


def _voted(
    item: Item, earlier: list[Item], clause: Clause, frames: list[Frame], speech: Speech, doc: Doc
) -> tuple[Arg | None, str]:
    """Who polled these votes, and the rule that says so; not the symbol that a pronoun stood on: "he on the torch"."""
    named = [name for name in clause.of_kind("person", "party") if name.holder is None]
    spoken = clause.words("he")
    names = [name for name in named if not (spoken and name.weak and name.mark == "locative") and not _is_aside(name)]
    left = [name for name in names if name.end <= item.start]
    if left and (_whose(left[-1], item, clause) or _fronted(left[-1], item, clause)):
        return arg_of(left[-1]), "votes.whose"
    own = _his(item, clause, speech)
    if own:
        return own[0], "votes.his"
    right = [name for name in names if name.start >= item.end]
    if right and _for_whom(item, right[0], clause) and _follows(item, clause):
        return arg_of(right[0]), "votes.for"
    if left and _beside(left[-1], item, clause, doc):
        return arg_of(left[-1]), "votes.beside"
    if right and _for_whom(item, right[0], clause):
        return arg_of(right[0]), "votes.for"
    other = _others_votes(item, earlier, clause, frames, speech)
    if other:
        return other, "votes.rival"
    subject = _cue_subject(item, frames)
    if subject and not (left and _has_polled(subject, frames) and not _has_polled(arg_of(left[-1]), frames)):
        return subject, "votes.subject"
    if left:
        return arg_of(left[-1]), "votes.near"
    if right and right[0].mark == "":
        return arg_of(right[0]), "votes.near"
    return (speech.focus[0], "votes.focus") if speech.focus else (None, "")


def _whose(name: Item, item: Item, clause: Clause) -> bool:
    """“X, whose 91,833 …”: a figure right behind the relative pronoun that takes up the name."""
    words = [other for other in clause.of_kind("word") if other.value == "whose" and item.start - other.end < 2]
    return name.kind == "person" and any(name.end <= word.start < item.start for word in words)


def _his(item: Item, clause: Clause, speech: Speech) -> list[Arg]:
    """“His 58,204 left Y adrift”: a possessive pronoun that opens its clause, right before the figure."""
    word = next((word for word in clause.words("his") if 0 <= item.start - word.end < 2), None)
    before = [] if word is None else [other for other in clause.items if other.end <= word.start]
    opens = word is not None and not any(other.kind in ("person", "party", "cue") for other in before)
    return speech.focus[:1] if opens else []


def _beside(name: Item, item: Item, clause: Clause, doc: Doc) -> bool:
    """Name (P) – 79,186; Name: 79,186 votes; Y's 35,000."""
    end = name.party.end if name.party and name.party.start > name.end - 1 else name.end
    between = [other for other in clause.items if end <= other.start and other.end <= item.start]
    if any(other.kind not in ("break", "word", "before") for other in between) or item.start - end > _BESIDE:
        return False
    if name.mark == "genitive":
        return True
    loose = [other for other in between if other.kind != "break"]
    return not loose and all(doc[i].is_punct or not doc[i].is_alpha for i in range(end, item.start))


def _follows(item: Item, clause: Clause) -> bool:
    """A preposition right behind the votes."""
    return any(other.start == item.end and other.value == "for" for other in clause.of_kind("before"))


def _fronted(name: Item, item: Item, clause: Clause) -> bool:
    """“For X, the P nominee, 57,000 votes were counted": nothing but a description before the figure."""
    inner = [other for other in clause.items if name.tail <= other.start and other.end <= item.start]
    head = next((other for other in clause.items if other.kind not in ("word", "break")), None)
    opens = head is not None and head.value == "for" and not any(other.kind == "votes" for other in inner)
    told = any(other.kind in ("cue", "margin", "person") for other in inner)
    return name.mark == "for" and opens and not told and not _follows(item, clause)


def _for_whom(item: Item, name: Item, clause: Clause) -> bool:
    """57,000 votes for X; 57,000 polled by X."""
    start = name.party.start if name.party and name.party.end <= name.start else name.start
    linked = any(other.value == "of" and 0 <= other.start - item.end < 2 for other in clause.of_kind("before"))
    reach = 2 * _BESIDE if name.mark != "of" or linked else 0
    lost_to = name.mark == "to" and any(cue.value.order == "sov" for cue in clause.cues())
    if name.mark not in ("for", "by", "to", "of") or lost_to or start - item.end > reach:
        return False
    between = [other for other in clause.items if item.end <= other.start and other.end <= name.start]
    return not any(other.kind in ("votes", "margin", "person") for other in between)


def _others_votes(item: Item, earlier: list[Item], clause: Clause, frames: list[Frame], speech: Speech) -> Arg | None:
    """Votes set against those before them: "57,591 to 57,297", "to his 81,235", "against the rival's 40,000"."""
    before = [other for other in clause.items if other.end <= item.start]
    near = [other for other in before if item.start - other.end <= 3]
    if not earlier or not any(other.kind == "before" or other.value in ("his", "rival") for other in near):
        return None
    if any(other.kind == "person" and earlier[-1].end <= other.start for other in before):
        return None
    for frame in frames:
        if frame.roles["behind"]:
            return frame.roles["behind"][0]
    return speech.rival[0] if speech.rival else None


def _has_polled(arg: Arg, frames: list[Frame]) -> bool:
    """Whether a contestant of these frames has votes."""
    return any(arg.same(one) for frame in frames for one, _ in frame.votes)


def _cue_subject(item: Item, frames: list[Frame]) -> Arg | None:
    """The contestant whom the nearest cue speaks about."""
    frame = min(frames, key=lambda frame: _distance(frame, item), default=None)
    if frame is None:
        return None
    return next(iter(frame.subject or frame.roles["ahead"] or frame.roles["behind"]), None)
