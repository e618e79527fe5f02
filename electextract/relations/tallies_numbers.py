"""What the numbers of a sentence count: seats, the whole that they are a part of, or something else."""

from __future__ import annotations

from electextract.relations.tallies_marks import Mark
from electextract.relations.tallies_parts import Memory

_WHOLE_REACH = 5
_DENIAL_REACH = 3
_CHANGE_REACH = 4
_HOPE_REACH = 8
_VERB_REACH = 6


def settle_marks(marks: list[Mark], memory: Memory) -> list[Mark]:
    """Totals told from counts, what is denied dropped, pronouns given their party."""
    settled: list[Mark] = []
    for index, mark in enumerate(marks):
        if mark.kind == "number":
            if _is_denied(marks, index):
                continue
            if _is_total(marks, index):
                contested = _is_contested(marks, index)
                kind, count = ("number", "contested") if contested else ("total", None)
                mark = Mark(kind, mark.start, mark.end, mark.value, count=count)
        elif mark.kind == "every":
            mark = _whole_won(mark, settled)
        elif mark.kind == "led" and settled and settled[-1].kind == "party":
            settled.pop()
        elif mark.kind == "self":
            named = [other for other in settled if other.kind == "party"]
            party = named[-1] if named else memory.party
            if party is not None:
                mark = Mark("party", mark.start, mark.end, party.value)
        elif mark.kind == "alliance" and memory.alliance is not None:
            mark = Mark("party", mark.start, mark.end, memory.alliance.value)
        settled.append(mark)
    return settled


def _whole_won(mark: Mark, before: list[Mark]) -> Mark:
    """“Of the 6 seats it won all": the number before is the whole, and the word stands for it."""
    counts = [other for other in before if other.kind in ("number", "total")]
    if not counts:
        return mark
    counts[-1].kind = "total"
    return Mark("number", mark.start, mark.end, counts[-1].value)


def _is_total(marks: list[Mark], index: int) -> bool:
    """The whole that seats are a part of: 34 of 81, the 70-member house."""
    mark = marks[index]
    before = marks[index - 1] if index else None
    after = marks[index + 1] if index + 1 < len(marks) else None
    if before is not None and before.kind == "of":
        part = index > 1 and marks[index - 2].kind == "number" and marks[index - 2].end == before.start
        if mark.start - before.end < (_WHOLE_REACH if part else 1):
            return True
    if mark.value.qualifier != "exact" or after is None:
        return False
    return after.kind == "whole" and after.start - mark.end < 3


def _is_contested(marks: list[Mark], index: int) -> bool:
    """The 37 seats it had contested; the 70 that P fought."""
    for mark in marks[index + 1 :]:
        if mark.kind in ("number", "total", "stop") or mark.start - marks[index].end >= _VERB_REACH:
            return False
        if mark.kind == "verb":
            return bool(mark.value == "contested")
    return False


def _is_denied(marks: list[Mark], index: int) -> bool:
    """Counts of something else, changes, needs and hopes."""
    mark, named = marks[index], False
    for other in marks[index + 1 :]:
        if other.start - mark.end >= _DENIAL_REACH or other.kind in ("party", "stop", "number"):
            break
        if other.kind == "changed" or (other.kind == "counted" and not named):
            return True
        named = named or other.kind == "noun"
    changed = True
    for other in reversed(marks[:index]):
        gap = mark.start - other.end
        if other.kind == "party" and gap < _DENIAL_REACH:
            break
        if (
            gap >= _HOPE_REACH
            or (other.kind == "stop" and other.value == "hard")
            or (other.kind == "weak" and other.end - other.start > 1)
        ):
            break
        changed = changed and other.kind != "weak"
        if other.kind == "unreal" or (other.kind == "not_by" and gap < 2):
            return True
        if other.kind == "change" and gap < _CHANGE_REACH and changed:
            return True
    return False
