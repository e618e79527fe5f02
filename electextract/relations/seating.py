"""Frames and seats: which seat of a clause is meant, and lists of seats, winners and margins taken apart."""

from __future__ import annotations

from dataclasses import replace

from electextract.relations.arguments import BANNERS
from electextract.relations.clauses import Clause
from electextract.relations.frames import OPPOSITE, Arg, Frame, arg_of
from electextract.relations.items import Item
from electextract.relations.mentions import Person
from electextract.relations.seat_lists import joins_seats, seat_lists
from electextract.relations.sentence import Items

_POINTING = {"the_former": -2, "the_latter": -1, "the_first": 0, "the_second": 1, "the_third": 2, "the_last": -1}
"""Words for a seat of a list, and which of it they mean."""
_BOTH_REACH = 2
"""Tokens between a verb and "both" or "in both", at most."""
_PAIR, _POINTED_REACH = 2, 8
"""Seats that "the latter" tells apart, and tokens between it and the margin there, at most."""
FOCUS_REACH, RIVAL_REACH = 25, 50
"""Tokens behind the one spoken of within which a further winner, and a loser, is of the same contest, at most."""


def by_seat(frame: Frame, clause: Clause) -> list[Frame]:
    """One frame a seat where seats, winners and margins are told in lists."""
    bracketed = [
        (seat, seat.bracket) for seat in frame.seats if seat.bracket is not None and seat.bracket.kind == "person"
    ]
    party = next((arg for arg in frame.roles["ahead"] if arg.person is None), None)
    paired = _paired(frame, clause)
    if paired:
        shared = frame.margin if clause.words("each") else None
        side = "ahead" if frame.roles["ahead"] else "behind"
        return [replace(part, margin=shared) for part in _bracketed(frame, paired, party, side)]
    if bracketed and (party is not None or len(bracketed) > 1):
        return _bracketed(frame, bracketed, party)
    count = len(frame.seats)
    if count < 2:
        return [frame]
    sides = {side: args for side, args in frame.roles.items() if len(args) == count and _alike(args)}
    margins = clause.of_kind("margin")
    pointed = _pointed(frame, clause)
    if not ("ahead" in sides or "behind" in sides or len(margins) == count or pointed is not None):
        return [frame]
    parts = []
    for number, seat in enumerate(frame.seats):
        roles = {side: [args[number]] if side in sides else list(args) for side, args in frame.roles.items()}
        margin = margins[number] if len(margins) == count else frame.margin if seat is pointed else None
        parts.append(replace(frame, seats=[seat], roles=roles, margin=margin, subject=roles["ahead"][:1]))
    return parts


def _pointed(frame: Frame, clause: Clause) -> Item | None:
    """“P took S and T, the latter by N”: the seat of two that the margin is of."""
    if frame.margin is None or len(frame.seats) != _PAIR:
        return None
    at = frame.margin.start
    near = [item for item in clause.words("the_former", "the_latter") if 0 <= at - item.end < _POINTED_REACH]
    return frame.seats[_POINTING[str(near[-1].value)]] if near else None


def _alike(args: list[Arg]) -> bool:
    """Persons all, or parties all, that a list may give a seat each."""
    return all(arg.person for arg in args) or not any(arg.person for arg in args)


def _one_winner(frame: Frame) -> list[Frame]:
    """“X and Y came through in their own seats": winners whose seats are not named stand in a contest each."""
    ahead = frame.roles["ahead"]
    if frame.placed or frame.roles["behind"] or len({arg.person for arg in ahead if arg.person}) < 2:
        return [frame]
    parts = []
    for arg in ahead:
        votes = [pair for pair in frame.votes if pair[0].same(arg)]
        roles = {"ahead": [arg], "behind": [], "other": []}
        parts.append(replace(frame, seats=[], topical=False, roles=roles, votes=votes, margin=None, subject=[arg]))
    return parts


def _paired(frame: Frame, clause: Clause) -> list[tuple[Item, Item]]:
    """“X (S), Y (T) and Z (U) won", "… lost": seats and persons, if the cue's subject ends such a list."""
    people = [item for item in clause.of_kind("person") if item.mark == "" and item.end <= frame.start]
    pairs = [(item.bracket, item) for item in people if item.bracket is not None and item.bracket.start > item.start]
    placed = {arg.person for side in OPPOSITE for arg in frame.roles[side]}
    listed = len(pairs) > 1 and len(pairs) == len(people) and pairs[-1][1].value in placed
    return pairs if listed and not all(frame.roles[side] for side in OPPOSITE) else []


def seat_group(items: Items) -> list[Item]:
    """The seats of a sentence, if it names them in one list before its first other name."""
    seats = items.of_kind("seat")
    if len(seats) < 2:
        return []
    inside = [item for item in items if seats[0].start <= item.start <= seats[-1].start]
    return seats if all(item.kind == "seat" or joins_seats(item, inside) for item in inside) else []


def _stands_alone(word: Item, items: Items) -> bool:
    """“Took the first by 7,045”, not "the first woman": a sign, a preposition or nothing right behind."""
    after = next((item for item in items if item.start >= word.end), None)
    return after is None or (after.start == word.end and (after.kind in ("break", "before") or after.value == "and"))


def spread_seats(frames: list[Frame], group: list[Item]) -> None:
    """“S and T stayed with P: X and Y defeated …": as many winners as the list before has seats."""
    for frame in frames:
        if not frame.placed and len(group) > 1 and len(frame.roles["ahead"]) == len(group):
            frame.seats, frame.topical = list(group), True


def deal_seats(frames: list[Frame], group: list[Item]) -> list[Frame]:
    """“S and T fell to P: X beat …, while Y prevailed over …": one winner after the other takes his seat."""
    if len(group) > 1:
        _deal_out(frames, group)
    return [part for frame in frames for part in _one_winner(frame)]


def _deal_out(frames: list[Frame], group: list[Item]) -> None:
    shared = {seat.value for seat in group}
    free = [frame for frame in frames if not frame.placed or {seat.value for seat in frame.seats} == shared]
    told = [(frame, person) for frame in free if (person := _sole_winner(frame))]
    winners = list(dict.fromkeys(person for _, person in told))
    placed = any(frame not in free and _sole_winner(frame) for frame in frames)
    if len(winners) == len(group) and not placed:
        for frame, person in told:
            frame.seats, frame.topical = [group[winners.index(person)]], True


def _sole_winner(frame: Frame) -> Person | None:
    """The one person ahead, or of whom alone the frame tells votes."""
    told = frame.roles["ahead"] or ([] if frame.roles["behind"] or not frame.votes else frame.roles["other"])
    return told[0].person if len(told) == 1 else None


def _bracketed(frame: Frame, pairs: list[tuple[Item, Item]], party: Arg | None, side: str = "ahead") -> list[Frame]:
    """“P picked up S (X) and T (Y)”."""
    parts = []
    starts = [min(seat.start, person.start) for seat, person in pairs]
    at = -1 if frame.margin is None else sum(start <= frame.margin.start for start in starts) - 1
    for number, (seat, person) in enumerate(pairs):
        arg, margin = arg_of(person), frame.margin if number == at else None
        own = arg if arg.party or party is None else replace(arg, party=party.party, party_at=party.party_at)
        roles: dict[str, list[Arg]] = {"ahead": [], "behind": [], "other": [], side: [own]}
        votes = [pair for pair in frame.votes if pair[0].same(own)]
        parts.append(replace(frame, seats=[seat], roles=roles, margin=margin, votes=votes))
    rest = [seat for seat in frame.seats if seat.bracket is None]
    return [*parts, replace(frame, seats=rest)] if rest else parts


def fly_banner(frames: list[Frame], items: list[Item]) -> None:
    """“For the P, X won …”, "P had two: X won …": winners of the sentence are of the party at its head."""
    first = next((item for item in items if item.kind in ("person", "party", "cue")), None)
    if first is None or first.kind != "party":
        return
    if (first.holder is not None or first.mark == "of") and not _heads(first, items):
        return
    colon = any(item.kind == "break" and item.value == ":" and item.start > first.end for item in items)
    if first.mark not in BANNERS and not (colon and first.mark == ""):
        return
    head = next((item.start for item in items if item.kind == "break" and item.start >= first.end), 0)
    head = head if first.holder is None else first.start
    named = next((item.value for item in items if item.kind == "person" and item.start >= head), None)
    for frame in frames:
        if frame.start < head:
            continue
        for side in ("ahead", "other"):
            frame.roles[side] = [
                under_party(arg, str(first.value)) if side == "ahead" or arg.person is named else arg
                for arg in frame.roles[side]
            ]


def _heads(party: Item, items: list[Item]) -> bool:
    """“For the P X won S, Y T", "of the Ps, X won S": a party right behind the preposition that opens the sentence."""
    told = [item for item in items if item.end <= party.start and item.value != "article"]
    opens = len(told) == 1 and told[0].kind == "before" and told[0].value == party.mark
    return opens and "genitive" not in party.cases and (party.holder is None or not party.holder.mark)


def under_party(arg: Arg, party: str) -> Arg:
    """A person without a party as one of this party."""
    return replace(arg, party=party) if arg.person is not None and arg.party is None else arg


def clause_seats(frame: Frame, clause: Clause) -> list[Item]:
    """The seats of the clause that belong to the frame: the nearest group, those of incumbents last."""
    groups = seat_lists(clause.items)
    if len(groups) < 2:
        return groups[0] if groups else []
    if len(groups) == 2 and (both := _both(frame, clause, clause.items)):
        return both
    inner = [item for item in clause.cues() if item.start != frame.start and item.value.act in ("outcome", "take")]

    own = next((item for item in clause.cues() if item.start == frame.start), None)

    def cost(group: list[Item]) -> tuple[int, int]:
        start, end = group[0].start, group[-1].end
        low, high = (end, frame.start) if end <= frame.start else (frame.end, start)
        crossed = sum(low <= other.start < high for other in inner)
        behind = own is not None and own.value.order == "svo" and start >= frame.end
        crossed += any(other.end == start for other in inner)  # the object of another verb
        return crossed, max(0, high - low) // (2 if behind else 1)

    return min(groups, key=cost)


def is_told_of(seat: Item, frame: Frame, sentence: list[Item], later: list[Clause]) -> bool:
    """Whether a seat behind a frame belongs to what follows: behind a semicolon, or in a clause with its own result."""
    if any(item.kind == "break" and item.value == ";" and frame.end <= item.start < seat.start for item in sentence):
        return True
    own = next((clause for clause in later if seat in clause.items), None)
    if own is None or not own.of_kind("person") or (own is later[0] and _is_counterpart(own, frame)):
        return False
    return any(cue.value.act in ("outcome", "take") and "noun" not in cue.value.flags for cue in own.cues())


def seat_of_rival(frame: Frame, later: list[Clause]) -> list[Item]:
    """“X got 5,000 votes while Y got 4,000 in S": the seat that only the clause with the other's votes names."""
    after = later[0] if later else None
    if after is None or not frame.votes or frame.roles["ahead"] or frame.roles["behind"]:
        return []
    joined = after.items[0].value in ("while", "and") and len(after.of_kind("person")) == 1
    polled = after.of_kind("votes") and all(cue.value.act in ("votes", "take") for cue in after.cues())
    seats = after.of_kind("seat")
    return seats if joined and polled and len(seats) == 1 and not after.of_kind("margin") else []


def seat_of_focus(frame: Frame, focus: list[Arg], links: dict[Person, Item]) -> list[Item]:
    """The seat of the one just spoken of, where a frame names none and several were named before."""
    first = frame.start - (FOCUS_REACH if frame.roles["ahead"] else RIVAL_REACH)
    return [links[arg.person] for arg in focus if first < arg.end <= frame.start and arg.person in links][:1]


def _is_counterpart(clause: Clause, frame: Frame) -> bool:
    """“X was trailing and Y was leading in S": the other side alone, joined by no more than "and"."""
    sides = [side for side in OPPOSITE if frame.roles[side]]
    told = [cue.value.sides.get("subject") for cue in clause.cues()]
    joined = clause.items[0].kind == "word" and clause.items[0].value == "and"
    return joined and len(sides) == 1 and len(clause.of_kind("person")) == 1 and told == [OPPOSITE[sides[0]]]


def pointed_seats(frame: Frame, clause: Clause, sentence: Items, topic: list[Item]) -> list[Item]:
    """“The latter", "P took the second": one of the seats of a list before; "there": the last one."""
    for item in clause.words("there"):
        before = [seat for seat in sentence.of_kind("seat") if seat.end <= item.start]
        return before[-1:] or ([] if frame.is_party_alone() and not clause.words("this_seat") else topic[-1:])
    for item in clause.words(*_POINTING):
        before = [seat for seat in sentence.of_kind("seat") if seat.end <= item.start]
        listed, at = before if len(before) > 1 else topic, _POINTING[str(item.value)]
        pair = item.value in ("the_former", "the_latter")
        if len(listed) > 1 and -len(listed) <= at < len(listed) and (pair or _stands_alone(item, sentence)):
            return [listed[at]]
    return _both(frame, clause, sentence)


def _both(frame: Frame, clause: Clause, sentence: Items) -> list[Item]:
    """“Stood in S and in T, and lost both": the two seats that the sentence has named, behind the verb."""
    told = any(0 <= item.start - frame.end < _BOTH_REACH for item in clause.words("pair"))
    before = [seat for seat in sentence.of_kind("seat") if seat.end <= frame.start] if told else []
    return before if len(before) == 2 and before[0].value != before[1].value else []
