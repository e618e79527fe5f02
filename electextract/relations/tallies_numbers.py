"""What the numbers of a sentence count: seats, the whole that they are a part of, or something else."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import cast

from electextract.relations.holders import is_alliance
from electextract.relations.tallies_marks import COUNTING, Mark
from electextract.relations.tallies_parts import Memory, is_none

_OWNERS = ("party", "alliance", "self")
_WHOLE_REACH = 5
_DENIAL_REACH = 3
_CHANGE_REACH = 4
_HOPE_REACH = 8
_VERB_REACH = 6
_MOVE_REACH = 2


def settle_marks(marks: list[Mark], memory: Memory) -> list[Mark]:
    """Totals told from counts, what is denied or only spoken of dropped, pronouns given their party."""
    _name_nouns(marks)
    settled: list[Mark] = []
    marks = _without_parts(list(_without_asides(marks)))
    for index, mark in enumerate(marks):
        if mark.kind == "number":
            kept = _settle_number(marks, index)
        elif mark.kind in ("every", "another"):
            kept = _whole_won(mark, settled) if mark.kind == "every" else _one_more(marks, index)
        else:
            kept = _settle_name(mark, settled, memory)
        if kept is not None:
            settled.append(kept)
    return settled


def _name_nouns(marks: list[Mark]) -> None:
    """What counts seats by what stands beside it: "three others"; "12 members" beside a verb of winning."""
    for index, mark in enumerate(marks):
        if mark.kind == "party" and mark.value is None and index > 1:
            verb, number = marks[index - 2 : index]
            told = verb.kind == "verb" and number.kind == "number" and number.end == mark.start
            mark.kind = "noun" if told and mark.end - mark.start == 1 else mark.kind
        elif mark.kind == "people" and _is_beside_verb(marks, index):
            mark.kind = "noun"


def _is_beside_verb(marks: list[Mark], index: int) -> bool:
    """Whether a verb of winning stands in the same part of the sentence."""
    for side in (reversed(marks[:index]), marks[index + 1 :]):
        if any(mark.kind == "verb" for mark in takewhile(lambda mark: mark.kind != "stop", side)):
            return True
    return False


def _without_parts(marks: list[Mark]) -> list[Mark]:
    """Without what another number includes, as verb-final languages have it: "A with B's five sixty-seven seats"."""
    parts: set[int] = set()
    for index, mark in enumerate(marks[1:-1], 1):
        told = mark.kind == "number" and marks[index + 1].kind == "including" and marks[index + 1].start == mark.end
        whole = [other for other in marks[: index - 1] if other.kind in ("party", "label")] if told else []
        if whole and marks[index - 1].kind == "party":
            whole[-1].kind = "party"
            parts |= {id(mark), id(marks[index - 1])}
    return [mark for mark in marks if id(mark) not in parts and mark.kind != "including"]


def _settle_number(marks: list[Mark], index: int) -> Mark | None:
    mark = marks[index]
    if _is_denied(marks, index):
        return None
    if not _is_total(marks, index):
        mark.sure = mark.sure or _is_reached(marks, index)
        return mark
    contested = _is_contested(marks, index)
    kind, count = ("number", "contested") if contested else ("total", None)
    return Mark(kind, mark.start, mark.end, mark.value, count=count)


def _was(word: Mark, number: Mark) -> bool:
    """“Three were the P's": right behind a number the word tells of what was before."""
    return word.kind == "was" and word.start == number.end


def _settle_name(mark: Mark, settled: list[Mark], memory: Memory) -> Mark | None:
    """Pronouns and words for alliances as parties; the party of "P-led" and "the P allies" is dropped."""
    last = settled[-1] if settled else None
    if mark.kind in ("self", "own"):
        return _party_meant(mark, settled, memory)
    if mark.kind == "led_party":
        return Mark("party", mark.start, mark.end, memory.alliance_of(str(mark.value)))
    if mark.kind == "alliance" and memory.alliance is not None:
        return Mark("party", mark.start, mark.end, memory.alliance.value)
    beside = last is not None and last.kind in ("party", "led") and last.end == mark.start
    if _names_again(mark) and beside and last is not None and is_alliance(str(last.value)):
        settled.pop()
        return Mark("party", last.start, mark.end, last.value)
    if mark.kind == "front" and beside and last is not None:
        settled.pop()
        return Mark("party", last.start, mark.end, memory.alliance_of(str(last.value)))
    if mark.kind in ("led", "partners") and beside and last is not None and last.kind == "party":
        settled.pop()
        return Mark("led", last.start, mark.end, last.value) if mark.kind == "led" else None
    if mark.kind == "party" and last is not None and last.kind == "party" and not last.value and last.end == mark.start:
        settled.pop()
    return mark


def _names_again(mark: Mark) -> bool:
    """“The A bloc", "the partners of the A": words behind an alliance that name nobody else."""
    return mark.kind == "front" or (mark.kind == "party" and not mark.value)


def _party_meant(mark: Mark, settled: list[Mark], memory: Memory) -> Mark:
    """“It", "the party": the party named last; "his party": that of the person, which none other stands for."""
    kinds = ("party", "label") if mark.kind == "self" else ("label",)
    named = [other for other in settled if other.kind in kinds]
    party = named[-1] if named else (memory.party if mark.kind == "self" else None)
    if party is None:
        return mark if mark.kind == "self" else Mark("party", mark.start, mark.end)
    return Mark("party", mark.start, mark.end, party.value)


def _one_more(marks: list[Mark], index: int) -> Mark | None:
    """“Another", where no number and no other noun stands behind it."""
    mark = marks[index]
    after = marks[index + 1] if index + 1 < len(marks) else None
    if not mark.plain or (after is not None and after.kind == "number" and after.start == mark.end):
        return None
    return Mark("one", mark.start, mark.end, 1)


def _is_reached(marks: list[Mark], index: int) -> bool:
    """“From 2 to 18": the number behind a denied one that it is counted from."""
    before = marks[index - 1] if index else None
    return before is not None and before.kind == "changed" and 0 <= marks[index].start - before.end < _MOVE_REACH


def _without_asides(marks: list[Mark]) -> Iterator[Mark]:
    """The marks but for the parties of an aside: led by P, comprising P, Q and R."""
    inside, last = False, cast("Mark | None", None)
    for mark in marks:
        if mark.kind in ("aside", "headed"):
            inside = True
            if mark.kind == "headed" and last is not None and last.kind in ("alliance", "front"):
                last.kind, inside = "led_front", False
        elif not inside or mark.kind not in ("party", "stop", "partners", "led", "person"):
            if last is not None and last.kind == "led_front" and mark.kind == "party":
                mark.kind = "led_party"
            inside, last = False, mark
            yield mark
        elif mark.kind == "stop":
            yield mark


def _whole_won(mark: Mark, before: list[Mark]) -> Mark:
    """“Of the 6 seats it won all": the number before is the whole, and the word stands for it."""
    wholes = [other for other in before if other.kind == "total" and not is_none(other)]
    counts = wholes or [other for other in before if other.kind == "number" and not is_none(other)]
    if not counts:
        return mark
    counts[-1].kind = "total"
    return Mark("number", mark.start, mark.end, counts[-1].value)


def _is_total(marks: list[Mark], index: int) -> bool:
    """The whole that seats are a part of: 34 of 81, the 70-member house."""
    mark = marks[index]
    before = marks[index - 1] if index else None
    if before is not None and before.value == "same" and index > 1:
        index, before = index - 1, marks[index - 2]
    after = next((other for other in marks[index + 1 :] if other is not mark), None)
    if before is not None and before.kind in ("of", "in_all"):
        part = index > 1 and marks[index - 2].kind == "number" and marks[index - 2].end == before.start
        if before.kind == "in_all" and _is_sum(marks, index):
            return False
        if mark.start - before.end < (_WHOLE_REACH if part else 1):
            return True
    if mark.value.qualifier != "exact" or after is None:
        return False
    return after.kind == "whole" and after.start - mark.end < 3


def _is_sum(marks: list[Mark], index: int) -> bool:
    """“In the P's bag in all 80": behind a party, and with no number told after it, the whole is its own."""
    kinds = (*_OWNERS, "stop", "number")
    ahead = next((mark for mark in reversed(marks[: index - 1]) if mark.kind in kinds), None)
    after = next((mark for mark in marks[index + 1 :] if mark.kind in (*COUNTING, "whole", "stop")), None)
    return ahead is not None and ahead.kind in _OWNERS and (after is None or after.kind == "stop")


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
    return _counts_other(marks, index) or _is_led_up_to(marks, index)


def _counts_other(marks: list[Mark], index: int) -> bool:
    """What stands behind a number says that it counts no seats: "two rounds", "seven P ministers"."""
    mark, named = marks[index], False
    for other in marks[index + 1 :]:
        if other.kind == "party" and other.start == mark.end:
            continue
        if other.start - mark.end >= _DENIAL_REACH or other.kind in ("party", "stop", "number", "whole"):
            return False
        if other.kind in ("changed", "people") or (other.kind == "counted" and not named) or _was(other, mark):
            return True
        named = named or other.kind == "noun"
    return False


def _is_led_up_to(marks: list[Mark], index: int) -> bool:
    """What stands before a number says that it counts no seats won: hopes, changes, comparisons without a year."""
    mark = marks[index]
    changed, told = True, False
    for other in reversed(marks[:index]):
        gap = mark.start - other.end
        if (other.kind == "party" and gap < _DENIAL_REACH) or gap >= _HOPE_REACH or _closes(other, told=told):
            return False
        changed, told = changed and other.kind not in ("weak", "stop"), told or other.kind == "verb"
        if other.kind == "unreal" or _denies(other, mark, told=told):
            return True
        if other.kind in ("change", "compared") and gap < _CHANGE_REACH and changed:
            return not (other.kind == "compared" and mark.dated)
    return False


def _closes(mark: Mark, *, told: bool) -> bool:
    """Whether what stands before it says nothing of a number behind it: a stop, once a verb is `told`, a phrase."""
    if mark.kind == "stop":
        return told or mark.value == "hard"
    return mark.kind == "weak" and mark.end - mark.start > 1


def _denies(mark: Mark, number: Mark, *, told: bool) -> bool:
    gap = number.start - mark.end
    return (mark.kind == "not_by" and gap < 2 and not told) or (mark.kind == "about" and gap == 0)
