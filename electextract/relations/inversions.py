"""Sentences told backwards: the verb first, then "is", then whoever it speaks about."""

from __future__ import annotations

from electextract.relations.clauses import Clause
from electextract.relations.items import OPENING, PARTICIPLE, Item
from electextract.relations.rows import CueRow

_NAMES = ("person", "party")
_STOPS = (*_NAMES, "cue", "break")
_NOUNS = ("he", "candidate", "rival", "chief", "incumbent", "stranger")
"""Words before a verb that is told of them."""
_TAKEN_UP = ("rival", "candidate", "incumbent", "chief", "whom")
"""Nouns that a pronoun with its verb may say more of."""
_HAD_REACH = 2
"""Tokens between a pronoun and its verb, below."""
_REACH = 12
"""Tokens between "is" and the name, at most."""
_KINDS, _TITLES = (*_NAMES, "number"), ("article", "candidate", "rival", "chief", "office", "incumbent")
"""Kinds and word classes of what may stand between the two: "are two P ministers"."""


def inverted_subject(cue: Item, clause: Clause) -> Item | None:
    """“Leading in S by 900 votes is X", "with a lead of 900 X …", "X (won – P)": nobody right before the words."""
    row: CueRow = cue.value
    if row.order != "svo" or "subject" not in row.sides or "noun" in row.flags:
        return None
    opened = [item.start for item in clause.of_kind("break") if item.end == cue.start and item.value in OPENING]
    if opened:
        return next((item for item in clause.of_kind("person") if item.tail == opened[0]), None)
    before = [item for item in clause.items if item.end <= cue.start]
    if any(item.kind in _NAMES or item.value in _NOUNS for item in before):
        return None
    if any(item.value == "with" and item.end == cue.start for item in before[-1:]):
        return next((item for item in clause.of_kind(*_NAMES) if item.holder is None and not item.mark), None)
    be = next((item for item in clause.words("be") if item.start >= cue.end), None)
    if be is None or cue.mark != PARTICIPLE:
        return None
    told = [item for item in clause.items if be.end <= item.start < be.end + _REACH]
    first = next((item for item in told if item.kind in _STOPS and item.holder is None), None)
    if first is None or first.kind not in _NAMES or first.mark:
        return None
    return first if _is_bare(be.end, first, told) else None


def _is_bare(start: int, name: Item, told: list[Item]) -> bool:
    """Whether nothing but a party and titles stand before a name: not "is the task X faces"."""
    read = {at for item in told if item.kind in _KINDS or item.value in _TITLES for at in range(item.start, item.tail)}
    return all(at in read for at in range(start, name.start))


def told_of_object(cue: Item, before: list[Item]) -> bool:
    """“X was the P rival he defeated": a pronoun between a noun for the one named before and the verb."""
    pronoun = next((item for item in before if item.value == "he" and 0 <= cue.start - item.end < _HAD_REACH), None)
    if pronoun is None or "object" not in cue.value.sides:
        return False
    nouns = [item.end for item in before if item.kind == "word" and item.value in _TAKEN_UP]
    return pronoun.start in nouns and any(item.value == "be" for item in before if item.end < pronoun.start)
