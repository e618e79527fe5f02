"""The party that somebody's win goes to: "X won S, giving the P its first seat", "X's 900 votes gave S to the P"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from electextract.relations.frames import Arg, Frame
from electextract.relations.items import Item
from electextract.relations.mentions import Person
from electextract.relations.sentence import Items

_REACH = 3
"""Tokens between the verb, or the seat given, and the party, one more than at most."""
_PRIZE_REACH = 9
"""Tokens between the party and what it is given, one more than at most."""
_PRIZES = ("prize", "every_seat", "incumbent")
_FIGURES = ("votes", "margin", "number", "word", "state")
"""Kinds of items that may stand between the party and what it is given."""


def told_by_gift(items: Items, frames: Sequence[Frame]) -> Iterator[tuple[Person, Item]]:
    """The winners of a sentence that have no party, each with the one that the sentence says their win goes to."""
    verbs = items.words("gave") if items.of_kind("party") and items.of_kind("person") else []
    for verb in verbs:
        party = _receiver(verb, items)
        if party is None or party.holder is not None or party.weak:
            continue
        winners = _winners(frames, party.start)
        if winners and all(arg.party in (None, party.value) for arg in winners):
            yield from ((arg.person, party) for arg in winners if arg.person is not None and arg.party is None)


def _receiver(verb: Item, items: Items) -> Item | None:
    """Whom something is given: the party right behind the verb, with the prize, or the one to whom a seat goes."""
    behind = [item for item in items if item.start >= verb.end and item.value != "article"]
    first = behind[0] if behind else None
    if first is None or first.start - verb.end >= _REACH:
        return None
    if first.kind == "party":
        return first if _wins(first, behind[1:]) else None
    last = behind[1:3]
    to = len(last) > 1 and last[0].value == "to" and last[1].kind == "party"
    near = to and last[0].start - first.tail < _REACH and last[1].start - last[0].end < _REACH
    return last[1] if first.kind == "seat" and near else None


def _wins(party: Item, behind: Sequence[Item]) -> bool:
    """Whether a prize stands behind a party, and nobody but it."""
    for item in behind:
        if item.start - party.tail >= _PRIZE_REACH or item.kind not in _FIGURES:
            return False
        if item.value in _PRIZES:
            return True
    return False


def _winners(frames: Sequence[Frame], end: int) -> list[Arg]:
    """Those ahead in the reported election who are named before a token, or the only one named without a side."""
    told = [frame for frame in frames if frame.when.when == "reported"]
    before = [arg for frame in told for arg in frame.args() if arg.person is not None and arg.start < end]
    ahead = [arg for frame in told for arg in frame.roles["ahead"] if arg in before]
    if ahead:
        return ahead
    behind = any(arg in before for frame in told for arg in frame.roles["behind"])
    return before if not behind and len({arg.person for arg in before}) == 1 else []
