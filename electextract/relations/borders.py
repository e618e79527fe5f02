"""Borders of clauses: which signs and words may part two, and whether a subject with its own verb follows."""

from __future__ import annotations

from electextract.relations.items import BARE, PARTICIPLE, Item

_SIGNS = (",", ";", ":", "–", "—", "|")
_FIGURES = ("votes", "margin")
OTHER_SIDES = ("to", "over", "against")
"""Prepositions of the one whom a verb sets against its subject."""
_NEXT = 3
"""Tokens between a comma and the name that a noun before it means, at most."""


def is_border(item: Item) -> bool:
    """Whether a sign or word may part two clauses."""
    if item.kind == "break":
        return item.value in _SIGNS
    return item.kind == "word" and item.value in ("and", "while", "who")


def opens_clause(border: Item, ahead: list[Item], relative: bool) -> bool:
    """Whether a cue with a subject of its own follows."""
    strong = relative or is_strong(border)
    for number, item in enumerate(ahead):
        if item.kind == "cue" and not (item.value.order == "sov" and item.mark == PARTICIPLE):
            return strong or _subject_behind(item, ahead[number + 1 :])
        if not strong and (item.kind in _FIGURES or is_strong(item)):
            return item.kind == "margin" and _is_verb_first(ahead[number + 1 :])
        if is_subject(item) or _takes_verb(item, ahead[number + 1 :]):
            return _has_verb(item, ahead[number + 1 :])
    return False


def _has_verb(subject: Item, following: list[Item]) -> bool:
    """Whether a cue follows a subject; not that of the next name in "…, Y T and Z won U", "…, Y T; Z won U"."""
    seat = following[0] if following else None
    row = seat is not None and seat.kind == "seat" and seat.start == subject.tail
    for number, item in enumerate(following):
        if item.kind == "cue":
            return True
        if row and is_border(item):
            told = next((other for other in following[number + 1 :] if other.kind != "word"), None)
            if told is not None and is_subject(told):
                return False
    return False


def _is_verb_first(following: list[Item]) -> bool:
    """“…, by 900 trails Y": what stands behind a margin, in a verb-final language."""
    told = [number for number, item in enumerate(following[:2]) if item.kind == "cue"]
    if not told or following[told[0]].mark == PARTICIPLE or following[told[0]].value.order != "sov":
        return False
    return _subject_behind(following[told[0]], following[told[0] + 1 :])


def _subject_behind(cue: Item, following: list[Item]) -> bool:
    """A clause whose verb comes first, as in verb-final languages: "…, lost Y", "so did Y"."""
    inverted = "inverted" in cue.value.flags
    if (cue.value.order != "sov" and not inverted) or cue.value.act != "outcome":
        return False
    for item in following:
        if item.kind == "cue" or is_border(item):
            return False
        if item.kind in ("person", "party") and item.mark == "" and item.holder is None:
            return True
    return False


def _takes_verb(name: Item, following: list[Item]) -> bool:
    """“… and T went to Y", "… and T gave Y 5,000", "… and Y's votes": no subject, but with a verb right behind."""
    if name.kind == "person" and name.mark == "genitive":
        after = next(iter(following), None)
        return after is not None and after.kind == "cue" and after.value.act == "votes"
    told = next((item for item in following if item.kind not in ("word", "state")), None)
    if name.kind != "seat" or name.mark or told is None or told.kind != "cue" or told.value.order != "svo":
        return False
    sides = told.value.sides
    return "subject" not in sides and "noun" not in told.value.flags and not {"object", "to"}.isdisjoint(sides)


def awaits_side(behind: list[Item], border: Item, ahead: list[Item]) -> bool:
    """“X lost S, his home, to Y", "… to a dentist, Y": a comma before the other side of a cue with one side so far."""
    cue = next((item for item in reversed(behind) if item.kind == "cue"), None)
    if border.value != "," or cue is None or cue.value.order != "svo" or cue.value.act != "outcome":
        return False
    told = next((item for item in ahead if item.kind != "word"), None)
    if told is None or any(item.mark in OTHER_SIDES for item in behind if item.start >= cue.end):
        return False
    if told.kind == "before":
        return told.value in OTHER_SIDES and told.value in cue.value.sides and told.start == border.end
    left = next((item for item in reversed(behind) if item.kind != "word"), None)
    if left is None or left.kind != "before" or left.start < cue.end or told.kind != "person":
        return False
    return left.value in OTHER_SIDES and left.value in cue.value.sides and told.start - border.end < _NEXT


def is_strong(border: Item) -> bool:
    """“While" or a semicolon, which part clauses whatever follows."""
    return bool((border.kind == "word" and border.value == "while") or border.value == ";")


def is_subject(item: Item) -> bool:
    """A name in the nominative, or a word that stands for one."""
    if item.kind == "word":
        return item.value in ("he", "that_party", "rival")
    return item.kind in ("person", "party") and item.mark in BARE and item.holder is None
