"""Frames and seats: which seat of a clause is meant, and lists of seats, winners and margins taken apart."""

from __future__ import annotations

from dataclasses import replace

from electextract.relations.clauses import Clause
from electextract.relations.frames import Arg, Frame, arg_of
from electextract.relations.items import Item

LIST_REACH = 6
"""Tokens between two seats of one list, at most."""


def by_seat(frame: Frame, clause: Clause) -> list[Frame]:
    """One frame a seat where seats, winners and margins are told in lists."""
    bracketed = [
        (seat, seat.bracket) for seat in frame.seats if seat.bracket is not None and seat.bracket.kind == "person"
    ]
    party = next((arg for arg in frame.roles["ahead"] if arg.person is None), None)
    if bracketed and (party is not None or len(bracketed) > 1):
        return _bracketed(frame, bracketed, party)
    count = len(frame.seats)
    sides = {side: args for side, args in frame.roles.items() if len(args) == count and all(arg.person for arg in args)}
    margins = clause.of_kind("margin")
    if count < 2 or not ("ahead" in sides or "behind" in sides or len(margins) == count):
        return [frame]
    parts = []
    for number, seat in enumerate(frame.seats):
        roles = {side: [args[number]] if side in sides else list(args) for side, args in frame.roles.items()}
        margin = margins[number] if len(margins) == count else None
        parts.append(replace(frame, seats=[seat], roles=roles, margin=margin, subject=roles["ahead"][:1]))
    return parts


def _bracketed(frame: Frame, pairs: list[tuple[Item, Item]], party: Arg | None) -> list[Frame]:
    """“P picked up S (X) and T (Y)”."""
    parts = []
    for seat, person in pairs:
        arg = arg_of(person)
        own = arg if arg.party or party is None else replace(arg, party=party.party, party_at=party.party_at)
        roles = {"ahead": [own], "behind": [], "other": []}
        parts.append(replace(frame, seats=[seat], roles=roles, margin=None, votes=[]))
    rest = [seat for seat in frame.seats if seat.bracket is None]
    return [*parts, replace(frame, seats=rest)] if rest else parts


def fly_banner(frames: list[Frame], items: list[Item]) -> None:
    """“For the P, X won …”, "P had two: X won …": winners of the sentence are of the party at its head."""
    first = next((item for item in items if item.kind in ("person", "party", "cue")), None)
    if first is None or first.kind != "party" or first.holder is not None:
        return
    colon = any(item.kind == "break" and item.value == ":" and item.start > first.end for item in items)
    if first.mark not in ("for", "among") and not (colon and first.mark == ""):
        return
    head = next((item.start for item in items if item.kind == "break" and item.start >= first.end), 0)
    named = next((item.value for item in items if item.kind == "person" and item.start >= head), None)
    for frame in frames:
        if frame.start < head:
            continue
        for side in ("ahead", "other"):
            frame.roles[side] = [
                under_party(arg, str(first.value)) if side == "ahead" or arg.person is named else arg
                for arg in frame.roles[side]
            ]


def under_party(arg: Arg, party: str) -> Arg:
    """A person without a party as one of this party."""
    return replace(arg, party=party) if arg.person is not None and arg.party is None else arg


def clause_seats(frame: Frame, clause: Clause) -> list[Item]:
    """The seats of the clause that belong to the frame: the nearest group, those of incumbents last."""
    groups: list[list[Item]] = []
    for item in clause.of_kind("seat"):
        between = [other for other in clause.items if groups and groups[-1][-1].end <= other.start < item.start]
        joined = groups and all(_joins(other) for other in between) and item.start - groups[-1][-1].end < LIST_REACH
        if joined:
            groups[-1].append(item)
        else:
            groups.append([item])
    if not groups:
        return []
    inner = [item for item in clause.cues() if item.start != frame.start and item.value.act in ("outcome", "take")]

    own = next((item for item in clause.cues() if item.start == frame.start), None)

    def cost(group: list[Item]) -> tuple[int, int]:
        start, end = group[0].start, group[-1].end
        low, high = (end, frame.start) if end <= frame.start else (frame.end, start)
        crossed = sum(low <= other.start < high for other in inner)
        behind = own is not None and own.value.order == "svo" and start >= frame.end
        return crossed, max(0, high - low) // (2 if behind else 1)

    return min(groups, key=cost)


def _joins(item: Item) -> bool:
    """What may stand between two seats of a list: "S in this state, T and, in that district, U"."""
    if item.kind in ("state", "number"):
        return True
    return (item.kind == "break" and item.value == ",") or (item.kind == "word" and item.value in ("and", "article"))
