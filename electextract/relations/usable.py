"""Which cues of a sentence have what their rows need of it: votes, a seat as object or subject, the end of a clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from electextract.relations.owned_rows import GAINED, OWNED, PROPS, has_owner

if TYPE_CHECKING:
    from electextract.relations.items import Item
    from electextract.relations.rows import CueRow

_SEAT_REACH = 3
"""Tokens between a verb and the seat that it takes as object: "won the reserved S", below."""
_SUBJECT_REACH, _BESIDE = 5, 2
"""Tokens between a seat and the verb of which it is the subject, below."""
_LEFT, _LEFT_WHEN = "gone", "when_left"
"""Words for a seat left, and those that join the reason to them and count nowhere else."""
_NAMED = ("person", "party", "seat", "cue", "votes", "margin", "stranger")


def with_use(row: list[Item], start: int) -> list[Item]:
    """Without the cues that count votes where the sentence has none, and those that must end a clause and do not.

    Args:
        row: the items of a sentence.
        start: its first token.
    """
    kept, words = _with_needs(row, start), {item.value for item in row if item.kind == "word"}
    unused = PROPS if _LEFT in words else PROPS | {_LEFT_WHEN}
    if words.isdisjoint(unused):
        return kept
    return [item for item in kept if item.kind != "word" or item.value not in unused]


def _with_needs(row: list[Item], start: int) -> list[Item]:
    kinds = [item.kind for item in row]
    if "cue" not in kinds:
        return row
    voted = "votes" in kinds
    kept = [
        item
        for number, item in enumerate(row)
        if item.kind != "cue"
        or (
            (voted or item.value.act != "votes")
            and ("final" not in item.value.flags or _closes(item, row[number + 1 :]))
            and ("figured" not in item.value.flags or _has_margin(number, row))
            and (item.value.seat is None or _has_seat(number, row))
            and (item.value.flags.isdisjoint((OWNED, GAINED)) or has_owner(number, row, start))
        )
    ]
    seated = {item.start for item in kept if item.kind == "cue" and item.value.seat is not None}
    if not seated:
        return kept
    return [item for item in kept if item.kind != "cue" or item.start not in seated or _stays(item.value)]


def _has_margin(number: int, row: list[Item]) -> bool:
    """Whether a margin stands right before a cue that tells of one: "5,000 fewer", not "no less than 5,000"."""
    return number > 0 and row[number - 1].kind == "margin" and row[number].start - row[number - 1].end < _BESIDE


def _stays(row: CueRow) -> bool:
    """Whether a row counts beside one that takes a seat, in the same words: one of that kind, or with needs as well."""
    return row.seat is not None or bool(row.needs)


def _has_seat(number: int, row: list[Item]) -> bool:
    """Whether the seat it needs is there as object, "got S", or as subject, "S turned to X", not since when."""
    cue = row[number]
    if any(item.value == "since" for item in row):
        return False
    if cue.value.seat == "object":
        words = [item for item in row[number + 1 :] if item.start >= cue.end]
        told = next((item for item in words if item.kind != "word" or item.value not in ("article", "his")), None)
        return told is not None and told.kind == "seat" and told.start - cue.end < _SEAT_REACH
    return _is_subject(row[:number], cue)


def _is_subject(before: list[Item], cue: Item) -> bool:
    """Whether a seat is the last name before a verb, near it, and under no preposition."""
    at = next(
        (at for at in reversed(range(len(before))) if before[at].kind in _NAMED and before[at].start < cue.start), None
    )
    if at is None or before[at].kind != "seat" or not 0 <= cue.start - before[at].end < _SUBJECT_REACH:
        return False
    governed = any(item.kind == "before" and before[at].start - item.end < 2 for item in before[:at])
    return not governed and not any(item.value == "and" for item in before[at:])


def _closes(cue: Item, following: list[Item]) -> bool:
    """Whether what must end its clause ("…, Y third") has a break, "and", "with" or nothing right behind it."""
    after = next((item for item in following if item.start >= cue.end), None)
    closes = after is None or after.kind == "break" or after.value in ("and", "with")
    return closes and (after is None or after.start == cue.end)
