"""Contests of a list that shares one verb or one word for its members: "the winners are X in S and Y in T"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from electextract.records import Status
from electextract.relations.clauses import Clause
from electextract.relations.frames import Frame, arg_of
from electextract.relations.items import PARTICIPLE, Item
from electextract.relations.pairs import Pair, read_pairs
from electextract.relations.roles import is_refused, sides_of
from electextract.relations.seating import under_party
from electextract.relations.sentence import Items
from electextract.relations.wholes import listed_seats, owner_of_all

_ENDS = (",", ";", ":", ".", "।", "–", "—")
_STOPS = (";", ".", "।")
_COLONS = (":", "–", "—", "-")
_TURNS = ("while", "who", "which")
_SIDES = {"winners": "ahead", "losers": "behind"}
"""Words for the members of a list and the side that they are on."""
MEMBERS = tuple(_SIDES)
_TOGETHER = ("together", "all_of_them")
"""Words for all members of a list."""
_NOUN_PRECISION = 0.9


@dataclass(slots=True)
class Sign:
    """What a list says of its members: rule, side and status, the tokens of the word that says it, and their party."""

    rule: str
    side: str
    status: Status | None
    precision: float
    start: int
    end: int
    cue: Item | None = None
    party: Item | None = None


@dataclass(slots=True)
class Listing:
    """The frames of a list, the cue that they share, and the tokens of list and cue."""

    frames: list[Frame]
    cue: Item | None
    start: int
    end: int

    def covers(self, frame: Frame) -> bool:
        """Whether a frame is one that the list tells better."""
        return self.start <= frame.start < self.end


def heading_of(items: Items) -> Sign | None:
    """What a sentence without seats says of the persons whom the next one lists: a word for them, or its last verb."""
    if items.of_kind("seat"):
        return None
    word = _noun(items)
    told = [_told(cue, items, []) for cue in _cues(items)]
    sign = word or next((sign for sign in reversed(told) if sign is not None), None)
    parties = [item for item in items.of_kind("party") if item.holder is None and not item.weak]
    alone = parties[0] if len({item.value for item in parties}) == 1 else None
    return replace(sign, party=alone) if sign is not None else None


def read_list(items: Items, heading: Sign | None = None) -> Listing | None:
    """The contests of a sentence that lists pairs under one verb or word; None for any other sentence.

    A sentence that begins "they are" has the verb or word of the one before it, `heading`.
    """
    if len(items.of_kind("seat")) < 2:
        return None
    pairs = read_pairs(items)
    if not pairs:
        return _seats_of_one(items)
    start, end = pairs[0].start, pairs[-1].end
    head, tail, behind = _head(items, pairs[0]), _tail(items, end), [item for item in items if item.start >= end]
    sign = _sign(head, tail, pairs)
    if sign is None and (sign := _summed_up(behind, pairs)):
        tail = behind
    if sign is None and (sign := _in_turn(head, behind, pairs)):
        tail = _part(behind)
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
    until = next((item.start for item in behind if item.kind in ("break", "cue")), tail[-1].end if tail else end)
    frames = _frames(pairs, [pair.start for pair in pairs], max(end, until), sign, items)
    for frame in frames:
        _add_party(frame, parties[0] if parties else sign.party, sign)
    return Listing(frames, sign.cue, min(start, sign.start), max(end, until, sign.end))


def _seats_of_one(items: Items) -> Listing | None:
    """“S, T and U: all of them the P's": a frame a seat."""
    whole = owner_of_all(items)
    seats = listed_seats(items, whole[0].start) if whole and not items.of_kind("person") else []
    if whole is None or not seats:
        return None
    sign = _owned(*whole)
    told = [cue for cue in _cues(items) if cue.start > whole[1].tail]
    if any("passive" not in cue.value.flags or cue.value.sides.get("subject") != "ahead" for cue in told):
        return None
    end = items[-1].end if told else sign.end
    frames = _frames([Pair(seat, whole[1]) for seat in seats], [seat.start for seat in seats], end, sign, items)
    return Listing(frames, None, seats[0].start, end)


def _owned(word: Item, party: Item) -> Sign:
    """The sign of a list of which a word behind it says that all are one party's."""
    return Sign("list.owned", "ahead", "declared", _NOUN_PRECISION, word.start, party.tail, party=party)


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
    sign = Sign("list.winners", "ahead", "declared", _NOUN_PRECISION, word.start, word.end)
    frames = _frames(pairs, [pair.name.start for pair in pairs], items[-1].end, sign, items)
    for frame in frames:
        _add_party(frame, party, sign)
    return frames


def _head(items: list[Item], first: Pair) -> list[Item]:
    """What stands before the list, back to the next name or turn."""
    head: list[Item] = []
    for item in reversed([item for item in items if item.end <= first.start]):
        held = item.kind == "party" and item.holder not in (None, first.name)
        if item.kind in ("person", "seat") or item.value in _TURNS or held:
            head.insert(0, item)
            break
        head.insert(0, item)
    return head


def _tail(items: list[Item], end: int) -> list[Item]:
    """What stands behind the list, up to the next border."""
    tail: list[Item] = []
    for item in (item for item in items if item.start >= end):
        if item.kind == "seat" or item.value in _TURNS or (item.kind == "break" and item.value in _ENDS):
            break
        tail.append(item)
    return tail


def _sign(head: list[Item], tail: list[Item], pairs: list[Pair]) -> Sign | None:
    """The word for the members, or the one verb before or behind them."""
    word = _noun(head)
    if word is not None:
        return word
    before, behind = _cues(head), _cues(tail)
    if not before and not behind and _announced(head):
        return Sign("list.results", "ahead", "declared", _NOUN_PRECISION, pairs[0].start, pairs[0].start)
    if len(before) == 1 and not behind and _opens(before[0], head, pairs):
        return _told(before[0], head, pairs)
    return _told(behind[0], tail, pairs) if len(behind) == 1 and not before else None


def _summed_up(behind: list[Item], pairs: list[Pair]) -> Sign | None:
    """“…: all three have won": the verb of a clause, without a name, that speaks of everybody in the list."""
    word = next((item for item in behind if item.kind == "word" and item.value in _TOGETHER), None)
    cues = [cue for cue in _cues(behind) if cue.value.act in ("outcome", "take")]
    if word is None or len(cues) != 1 or any(item.kind in ("person", "seat") for item in behind):
        return None
    sign = _told(cues[0], behind, pairs) if word.end <= cues[0].start else None
    return replace(sign, start=word.start) if sign is not None else None


def _in_turn(head: list[Item], behind: list[Item], pairs: list[Pair]) -> Sign | None:
    """“At S X, at T Y: both by 41,009 and 26,661 respectively": as many figures as pairs, and at most one verb."""
    part = _part(behind)
    margins, votes = ([item for item in part if item.kind == kind] for kind in ("margin", "votes"))
    told = [cue for cue in _cues(part) if cue.value.act in ("outcome", "take")]
    if len(pairs) not in (len(margins), len(votes)) or not any(item.value == "respectively" for item in part):
        return None
    if any(cue.value.act == "outcome" for cue in _cues(head)) or len(told) > 1:
        return None
    if told:
        return _told(told[0], part, pairs)
    start = pairs[0].start
    return Sign("list.in_turn", "ahead" if margins else "other", None, _NOUN_PRECISION, start, start)


def _part(behind: list[Item]) -> list[Item]:
    """What follows a list up to a stop, or to the next seat or person."""
    part: list[Item] = []
    for item in behind:
        if item.kind in ("seat", "person") or (item.kind == "break" and item.value in _STOPS):
            break
        part.append(item)
    return part


def _announced(head: list[Item]) -> bool:
    """“The remaining seats: S (X), T (Y)": a word for results or seats, and a colon right before the list."""
    told = any(item.kind == "word" and item.value == "results" for item in head)
    return told and bool(head) and head[-1].kind == "break" and head[-1].value in _COLONS


def _noun(items: list[Item]) -> Sign | None:
    for item in reversed(items):
        if item.kind == "word" and item.value in _SIDES:
            return Sign(f"list.{item.value}", _SIDES[item.value], "declared", _NOUN_PRECISION, item.start, item.end)
    return None


def _cues(items: list[Item]) -> list[Item]:
    return [item for item in items if item.kind == "cue" and item.mark != PARTICIPLE]


def _opens(cue: Item, head: list[Item], pairs: list[Pair]) -> bool:
    """Whether a verb before the list is told of it, and not of a name before the verb."""
    before = [item for item in head if item.end <= cue.start]
    inner = [item for item in head if item.start >= cue.end]
    border = max((item.start for item in before if item.kind == "break" and item.value in _ENDS), default=-1)
    near = [item for item in before if item.start > border]
    free = [item for item in near if item.kind == "person" or (item.kind == "party" and item.mark == "")]
    free = [item for item in free if item.holder is None]
    if "label" in cue.value.flags:
        return not any(item.kind == "person" for item in free)
    if cue.value.order == "sov":
        return not free
    if any(item.value in ("be", "include") or (item.kind == "break" and item.value == ":") for item in inner):
        return not any(item.kind == "person" for item in free)
    named = [pair.name for pair in pairs if pair.name.kind == "person" and pair.seat.bracket is pair.name]
    return len(free) == 1 and free[0].kind == "party" and len(named) == len(pairs)


def _told(cue: Item, part: list[Item], pairs: list[Pair]) -> Sign | None:
    """What a verb says, if its subject is the list."""
    row, clause = cue.value, Clause(Items([*part, *(pair.seat for pair in pairs)]))
    side = sides_of(cue, clause).get("subject")
    if side is None or row.needs or row.act not in ("outcome", "take") or "noun" in row.flags:
        return None
    if is_refused(cue, clause):
        return None
    return Sign(f"{row.id}.list", side, row.status, row.precision * 0.95, cue.start, cue.end, cue)


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
    other = {"ahead": "behind", "behind": "ahead"}.get(sign.side)
    if other is not None and party.mark in ("over", "against", "to", "object", "than"):
        frame.put(other, [arg_of(party)])
        return
    frame.roles[sign.side] = [under_party(arg, str(party.value)) for arg in frame.roles[sign.side]]
