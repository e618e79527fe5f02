"""What a list says of its members: the verb that they share, the word for them, or figures dealt out in turn."""

from __future__ import annotations

from dataclasses import dataclass, replace

from electextract.records import Status
from electextract.relations.clauses import Clause
from electextract.relations.items import CLOSING, PARTICIPLE, Item
from electextract.relations.pairs import Pair
from electextract.relations.roles import is_refused, sides_of
from electextract.relations.rows import Side
from electextract.relations.sentence import Items

ENDS = (",", ";", ":", ".", "।", "–", "—")
"""Signs that end what belongs to a list."""
_STOPS = (";", ".", "।")
_COLONS = (":", "–", "—", "-")
TURNS = ("while", "who", "which")
"""Words behind which something else is told."""
_SIDES = {"winners": "ahead", "losers": "behind"}
"""Words for the members of a list and the side that they are on."""
MEMBERS = tuple(_SIDES)
_TOGETHER = ("together", "all_of_them")
"""Words for all members of a list."""
NOUN_PRECISION = 0.9
"""How often a word for the members of a list was right."""
_FALL_PRECISION = 0.85
_TURNED: dict[Side, Side] = {"ahead": "behind", "behind": "ahead"}
_ANNOUNCING = ("be", "include")
"""Words right before a list that make whatever stands before them its title."""


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


def heading_of(items: Items) -> Sign | None:
    """What a sentence without seats says of the persons whom the next one lists: a word for them, or its last verb."""
    if items.of_kind("seat"):
        return None
    word = _noun(items)
    told = [_told(cue, items, []) for cue in cues_of(items)]
    sign = word or next((sign for sign in reversed(told) if sign is not None), None)
    parties = [item for item in items.of_kind("party") if item.holder is None and not item.weak]
    alone = parties[0] if len({item.value for item in parties}) == 1 else None
    return replace(sign, party=alone) if sign is not None else None


def read_sign(head: list[Item], tail: list[Item], pairs: list[Pair]) -> Sign | None:
    """The word for the members, or the one verb, before or behind them."""
    word = _noun(head) or (_noun(tail) if describes(tail) else None)
    if word is not None:
        return word
    before, behind = cues_of(head), cues_of(tail)
    if not before and not behind and _announced(head):
        return Sign("list.results", "ahead", "declared", NOUN_PRECISION, pairs[0].start, pairs[0].start)
    if not before and not behind and (fall := _fall(head)):
        return Sign("list.fallen", "behind", "declared", _FALL_PRECISION, fall.start, fall.end)
    if len(before) == 1 and not behind and _opens(before[0], head, pairs):
        return _told(before[0], head, pairs)
    return _told(behind[0], tail, pairs) if len(behind) == 1 and not before else None


def describes(tail: list[Item]) -> bool:
    """Whether what stands behind a list says what its members are: "… are among the losers"."""
    first = next((item for item in tail if item.value not in CLOSING), None)
    return first is not None and any(item.value == "be" for item in tail if item.start == first.start)


def summed_up(behind: list[Item], pairs: list[Pair]) -> Sign | None:
    """“…: all three have won": the verb of a clause, without a name, that speaks of everybody in the list."""
    word = next((item for item in behind if item.kind == "word" and item.value in _TOGETHER), None)
    cues = [cue for cue in cues_of(behind) if cue.value.act in ("outcome", "take")]
    if word is None or len(cues) != 1 or any(item.kind in ("person", "seat") for item in behind):
        return None
    sign = _told(cues[0], behind, pairs) if word.end <= cues[0].start else None
    return replace(sign, start=word.start) if sign is not None else None


def sentence_part(behind: list[Item]) -> list[Item]:
    """What follows a list up to a semicolon, behind which others are spoken of."""
    return behind[: next((number for number, item in enumerate(behind) if item.value == ";"), len(behind))]


def in_turn(head: list[Item], behind: list[Item], pairs: list[Pair]) -> Sign | None:
    """“At S X, at T Y: both by 41,009 and 26,661 respectively": as many figures as pairs, and at most one verb."""
    part = part_behind(behind)
    margins, votes = ([item for item in part if item.kind == kind] for kind in ("margin", "votes"))
    told = [cue for cue in cues_of(part) if cue.value.act in ("outcome", "take")]
    if len(pairs) not in (len(margins), len(votes)) or not any(item.value == "respectively" for item in part):
        return None
    if any(cue.value.act == "outcome" for cue in cues_of(head)) or len(told) > 1:
        return None
    if told:
        return _told(told[0], part, pairs)
    start = pairs[0].start
    return Sign("list.in_turn", "ahead" if margins else "other", None, NOUN_PRECISION, start, start)


def part_behind(behind: list[Item]) -> list[Item]:
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


def _fall(head: list[Item]) -> Item | None:
    """“Of its ministers most are out: X in S, Y in T": a word for a fall, and what announces a list right behind."""
    fall = next((item for item in head if item.kind == "word" and item.value == "beaten"), None)
    if fall is None or any(item.value == "unreal" for item in head):
        return None
    last = head[-1]
    announced = any(item.value in _ANNOUNCING for item in head if item.end == last.end)
    return fall if announced or (last.kind == "break" and last.value in _COLONS) else None


def _noun(items: list[Item]) -> Sign | None:
    for item in reversed(items):
        if item.kind == "word" and item.value in _SIDES:
            return Sign(f"list.{item.value}", _SIDES[item.value], "declared", NOUN_PRECISION, item.start, item.end)
    return None


def cues_of(items: list[Item]) -> list[Item]:
    """The cues of a stretch of items, in order, but for participles."""
    return [item for item in items if item.kind == "cue" and item.mark != PARTICIPLE]


def _opens(cue: Item, head: list[Item], pairs: list[Pair]) -> bool:
    """Whether a verb before the list is told of it, and not of a name before the verb."""
    before = [item for item in head if item.end <= cue.start]
    inner = [item for item in head if item.start >= cue.end]
    border = max((item.start for item in before if item.kind == "break" and item.value in ENDS), default=-1)
    near = [item for item in before if item.start > border]
    free = [item for item in near if item.kind == "person" or (item.kind == "party" and item.mark == "")]
    free = [item for item in free if item.holder is None]
    if "label" in cue.value.flags:
        return not any(item.kind == "person" for item in free)
    if cue.value.order == "sov" and not free:
        return True
    if any(item.value in ("be", "include") or (item.kind == "break" and item.value == ":") for item in inner):
        return not any(item.kind == "person" for item in free)
    named = [pair.name for pair in pairs if pair.name.kind == "person" and pair.seat.bracket is pair.name]
    return len(free) == 1 and free[0].kind == "party" and len(named) == len(pairs)


def _is_inverted(cue: Item, part: list[Item]) -> bool:
    """“Also beaten were X and Y": a participle right before its verb of being, and no subject."""
    before = any(item.value in ("be", "who", "slate", "candidates") for item in part if item.end <= cue.start)
    behind = next((item for item in part if item.start >= cue.end), None)
    return "passive" in cue.value.flags and not before and behind is not None and behind.value == "be"


def _told(cue: Item, part: list[Item], pairs: list[Pair]) -> Sign | None:
    """What a verb says, if its subject is the list."""
    row, clause = cue.value, Clause(Items([*part, *(pair.seat for pair in pairs)]))
    side = sides_of(cue, clause).get("subject")
    if side is None or row.needs - {"seat", "bare_seat"} or row.act not in ("outcome", "take") or "noun" in row.flags:
        return None
    if is_refused(cue, clause):
        return None
    if _is_inverted(cue, part):
        side = _TURNED.get(side, side)
    return Sign(f"{row.id}.list", side, row.status, row.precision * 0.95, cue.start, cue.end, cue)
