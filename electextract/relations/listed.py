"""Contests of a list that shares one verb or one word for its members: "the winners are X in S and Y in T"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from electextract.relations.frames import OPPOSITE, Frame, arg_of
from electextract.relations.items import Item
from electextract.relations.list_signs import (
    ENDS,
    NOUN_PRECISION,
    TURNS,
    Sign,
    cues_of,
    describes,
    in_turn,
    part_behind,
    read_sign,
    sentence_part,
    summed_up,
)
from electextract.relations.pairs import Pair, read_pairs
from electextract.relations.seating import under_party
from electextract.relations.sentence import Items
from electextract.relations.wholes import listed_seats, owner_of_all

_NAMES = ("person", "seat", "cue")


@dataclass(slots=True)
class Listing:
    """The frames of a list, what it says of its members, and the tokens of list and cue."""

    frames: list[Frame]
    sign: Sign
    start: int
    end: int

    @property
    def cue(self) -> Item | None:
        """The verb that the members share, if any."""
        return self.sign.cue

    def covers(self, frame: Frame) -> bool:
        """Whether a frame is one that the list tells better."""
        return self.start <= frame.start < self.end


def read_list(items: Items, heading: Sign | None = None) -> Listing | None:
    """The contests of a sentence that lists pairs under one verb or word; None for any other sentence.

    A sentence that begins "they are" or "so are" has the verb or word of the one before it, `heading`.
    """
    if len(items.of_kind("seat")) < 2:
        return None
    pairs = read_pairs(items)
    if not pairs:
        return _seats_of_one(items)
    start, end = pairs[0].start, pairs[-1].end
    head, tail, behind = _head(items, pairs[0]), _tail(items, end), [item for item in items if item.start >= end]
    sign = read_sign(head, tail, pairs)
    if sign is None and (sign := summed_up(sentence_part(behind), pairs)):
        tail = sentence_part(behind)
    if sign is None and (sign := in_turn(head, behind, pairs)):
        tail = part_behind(behind)
        end = tail[-1].end
    if sign is None and (whole := owner_of_all(behind)):
        sign, tail, end = _owned(*whole), [], whole[0].start
    if sign is None and heading is not None and any(item.value == "they_are" for item in head):
        sign = replace(heading, start=start, end=start, cue=None)
    if sign is None or any(item.kind == "person" for item in tail):
        return None
    parties = _parties(head, tail, pairs, sign)
    if len({item.value for item in parties}) > 1:
        return None
    stop = next((item for item in behind if item.kind == "cue" or item.value in ENDS), None)
    until = stop.start if stop is not None else tail[-1].end if tail else end
    last = _figures_behind(items, sign, len(pairs)) if sign.start >= end else 0
    frames = _frames(pairs, [pair.start for pair in pairs], max(end, until, last), sign, items)
    for frame in frames:
        _add_party(frame, parties[0] if parties else sign.party, sign)
    return Listing(frames, sign, min(start, sign.start), max(end, until, last, sign.end))


def _figures_behind(items: Items, sign: Sign, count: int) -> int:
    """Where the figures behind the verb of a list end, if there are as many as pairs: "… won by A, B and C votes"."""
    behind = [item for item in items if item.start >= sign.end]
    stop = next((item.start for item in behind if item.kind in _NAMES or item.value in (*TURNS, ";")), items[-1].end)
    for kind in ("margin", "votes"):
        figures = [item for item in behind if item.kind == kind and item.start < stop]
        if len(figures) == count:
            return figures[-1].end
    return 0


def _seats_of_one(items: Items) -> Listing | None:
    """“S, T and U: all of them the P's": a frame a seat."""
    whole = owner_of_all(items)
    seats = listed_seats(items, whole[0].start) if whole and not items.of_kind("person") else []
    if whole is None or not seats:
        return None
    sign = _owned(*whole)
    told = [cue for cue in cues_of(items) if cue.start > whole[1].tail]
    if any("passive" not in cue.value.flags or cue.value.sides.get("subject") != "ahead" for cue in told):
        return None
    end = items[-1].end if told else sign.end
    frames = _frames([Pair(seat, whole[1]) for seat in seats], [seat.start for seat in seats], end, sign, items)
    return Listing(frames, sign, seats[0].start, end)


def _owned(word: Item, party: Item) -> Sign:
    """The sign of a list of which a word behind it says that all are one party's."""
    return Sign("list.owned", "ahead", "declared", NOUN_PRECISION, word.start, party.tail, party=party)


def _parties(head: list[Item], tail: list[Item], pairs: list[Pair], sign: Sign) -> list[Item]:
    """The parties beside a list: nobody's, or given to a member from the other side of the sign."""
    first, last = pairs[0].name, pairs[-1].name
    parties = [
        item
        for item in (*head, *tail)
        if item.kind == "party"
        and (
            item.holder is None
            or (item.holder is first and item.end <= sign.start)
            or (item.holder is last and item.start >= sign.start)
        )
    ]
    return [item for item in parties if not item.weak] or parties


def list_frames(pairs: list[Pair], items: Items, sign: Sign) -> list[Frame]:
    """A frame a pair of a sentence that is a list and nothing else, under a heading that says what it lists."""
    frames = _frames(pairs, [pair.start for pair in pairs], items[-1].end, sign, items) if pairs else []
    for frame in frames:
        _add_party(frame, sign.party, sign)
    return frames


def read_winners(items: Items, topic: list[Item]) -> list[Frame]:
    """“The other P winner is X (S, 3,911)”, "S and T were decided. The winners are X and Y": one frame a pair."""
    word = next(iter(items.words("winners")), None)
    if word is None:
        return []
    people = [item for item in items.of_kind("person") if item.start >= word.end and not item.mark]
    seats = items.of_kind("seat") or topic
    pairs = [Pair(item.bracket, item) for item in people if item.bracket is not None and item.bracket.kind == "seat"]
    if not pairs and len(people) == len(seats) > 1:
        pairs = [Pair(seat, person) for seat, person in zip(seats, people, strict=True)]
    if not pairs:
        return []
    start = pairs[0].name.start
    party = next((item for item in items if item.kind == "party" and item.holder is None and item.end <= start), None)
    sign = Sign("list.winners", "ahead", "declared", NOUN_PRECISION, word.start, word.end)
    frames = _frames(pairs, [pair.name.start for pair in pairs], items[-1].end, sign, items)
    for frame in frames:
        _add_party(frame, party, sign)
    return frames


def _head(items: list[Item], first: Pair) -> list[Item]:
    """What stands before the list, back to the next name or turn."""
    head: list[Item] = []
    for item in reversed([item for item in items if item.end <= first.start]):
        held = item.kind == "party" and item.holder not in (None, first.name)
        if item.kind in ("person", "seat") or item.value in TURNS or held:
            head.insert(0, item)
            break
        head.insert(0, item)
    return head


def _tail(items: list[Item], end: int) -> list[Item]:
    """What stands behind the list, up to the next border; "who" is none in "X and Y are the ministers who lost"."""
    tail: list[Item] = []
    for item in (item for item in items if item.start >= end):
        if item.value == "who" and describes(tail):
            continue
        if item.kind == "seat" or item.value in TURNS or (item.kind == "break" and item.value in ENDS):
            break
        tail.append(item)
    return tail


def _frames(pairs: list[Pair], starts: list[int], end: int, sign: Sign, items: list[Item]) -> list[Frame]:
    """A frame a pair, with the figures from its start to that of the next; as many figures as pairs go in order."""
    inner = [item for item in items if starts[0] <= item.start < end]
    listed = {kind: [item for item in inner if item.kind == kind] for kind in ("margin", "votes")}
    frames = []
    for number, (pair, start, stop) in enumerate(zip(pairs, starts, [*starts[1:], end], strict=True)):
        arg = arg_of(pair.name)
        frame = Frame(sign.rule, pair.start, pair.end, sign.precision, [pair.seat], placed=True, status=sign.status)
        frame.put(sign.side, [arg])
        frame.subject = [arg]
        for kind, figures in listed.items():
            near = [item for item in figures if start <= item.start < stop]
            told = figures[number] if len(figures) == len(pairs) else next(iter(near), None)
            if told is not None and kind == "margin":
                frame.margin = told
            elif told is not None:
                frame.votes = [(arg, told)]
        frames.append(frame)
    return frames


def _add_party(frame: Frame, party: Item | None, sign: Sign) -> None:
    """A party that stands beside the list: that of its members, or of those against them."""
    if party is None:
        return
    other = OPPOSITE.get(sign.side)
    if other is not None and party.mark in ("over", "against", "to", "object", "than"):
        frame.put(other, [arg_of(party)])
        return
    frame.roles[sign.side] = [under_party(arg, str(party.value)) for arg in frame.roles[sign.side]]
