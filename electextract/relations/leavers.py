"""Somebody who leaves another behind: "X left Y 5,000 votes behind", "leaving him 900 short"."""

from __future__ import annotations

from typing import NamedTuple

from electextract.relations.clauses import Clause
from electextract.relations.frames import Arg, arg_of
from electextract.relations.items import Item
from electextract.relations.subjects import Speech, nominative

_WORD = "leave"


class Left(NamedTuple):
    """Who leaves whom behind."""

    winner: list[Arg]
    loser: list[Arg]


def left_behind(cue: Item, clause: Clause, speech: Speech) -> Left | None:
    """Who is behind, and who before the verb leaves him there; None where a cue of a distance stands without the verb.

    The one left is the name behind the verb, or whoever a pronoun there means.
    """
    words = [word for word in clause.words(_WORD) if word.end <= cue.start]
    if not words or cue.value.sides.get("subject") != "behind" or "margin" not in cue.value.needs:
        return None
    before = [item for item in clause.items if item.end <= words[-1].start]
    inner = [item for item in clause.items if words[-1].end <= item.start < cue.start]
    if any(item.kind in ("cue", "seat") for item in inner) or not any(item.kind == "margin" for item in inner):
        return None
    if before and (before[-1].kind == "votes" or before[-1].value in ("votes", "which")):
        return None  # "X's 61,000 votes left him 900 short"
    winner = nominative(before, set()) or speech.subject[:1]
    named = [arg_of(item) for item in inner if item.kind == "person" and not item.mark]
    spoken = any(item.value == "him" for item in inner)
    others = [arg for arg in (*speech.focus, *speech.rival) if not any(arg.same(one) for one in winner)]
    loser = named[:1] or (others[:1] if spoken else [])
    return Left(winner, loser) if loser else None
