"""Verbs that stand for the one before them: "so did X in T", "as did Y", "Z followed suit"."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from electextract.relations.clauses import Clause, split_clauses
from electextract.relations.items import PARTICIPLE, Item
from electextract.relations.roles import is_refused, sides_of
from electextract.relations.rows import Side
from electextract.relations.sentence import Items

_INVERTED, _BEHIND, _PLACED = ("so_did", "so_fell"), ("did_so", "fell_so"), "did_in"
"""Word classes: the subject stands behind the verb; before it; before it, and a seat right behind."""
_WORDS = (*_INVERTED, *_BEHIND, _PLACED)
_FATES = ("so_fell", "fell_so")
"""Those that stand for a defeat alone."""
_KEPT = frozenset({"loose", "ongoing", "earlier", "unopposed"})
"""What is true of the verb that stands for another one as well."""
_EMPTY = ("article", "now")
"""Word classes that say nothing of a verb."""
_SUBJECT_REACH = 12
"""Tokens between such a verb and the name behind it, at most."""


@dataclass(slots=True)
class Repeats:
    """Finds the verbs that stand for another one, sentence by sentence; `before` is the last sentence."""

    before: Items = field(default_factory=Items)

    def follow(self, items: Items) -> None:
        """Makes such a verb of one sentence the cue that it stands for, in place."""
        for word in items.words(*_WORDS):
            here = _last_verb(items, word.start)
            told = here or _last_verb(self.before, word.start, alone=True)
            fresh = here is None or any(here[0].end <= item.start < word.start for item in items.of_kind("person"))
            if told is not None and (fresh or word.value in _INVERTED) and _is_told(word, told[1], items):
                _repeat(word, *told)
                items.reindex()
        self.before = items


def _last_verb(items: Items, until: int, *, alone: bool = False) -> tuple[Item, Side] | None:
    """The last verb of a stretch, if it tells a result, with the side of its subject; `alone`: that of its sentence."""
    cue = next((cue for cue in reversed(items.of_kind("cue")) if cue.end <= until), None)
    if cue is None or cue.mark == PARTICIPLE or cue.value.act not in ("outcome", "take"):
        return None
    if alone and _is_aside(cue, items):
        return None
    clause = Clause(items)
    side = sides_of(cue, clause).get("subject")
    bare = "noun" in cue.value.flags or ("label" in cue.value.flags and "inverted" not in cue.value.flags)
    return (cue, side) if side is not None and not bare and not is_refused(cue, clause) else None


def _is_aside(cue: Item, items: Items) -> bool:
    """“X, who won S, …", "X won S and garlanded …": in a relative clause, or before a verb of which no rule knows."""
    relative = any(clause.relative and cue in clause.items for clause in split_clauses(items))
    after = [item for item in items if item.start >= cue.end and item.value not in _EMPTY and item.kind != "break"]
    return relative or (bool(after) and after[-1].kind == "word" and after[-1].value == "and")


def _is_told(word: Item, side: Side, items: Items) -> bool:
    """Whether the one of whom it is told can stand where the verb has it."""
    if word.value in _FATES and side != "behind":
        return False
    if word.value in _BEHIND:
        return True
    behind = [item for item in items if item.start >= word.end]
    named = next((item for item in behind if item.kind not in ("word", "before", "break", "state")), None)
    if named is None or named.start - word.end >= _SUBJECT_REACH:
        return False
    return named.kind == "seat" and named.start == word.end if word.value == _PLACED else named.kind != "cue"


def _repeat(word: Item, cue: Item, side: Side) -> None:
    row = cue.value
    flags = (row.flags & _KEPT) | ({"label", "inverted"} if word.value in _INVERTED else frozenset())
    sides: dict[str, Side] = {"subject": side}
    word.kind, word.value = "cue", replace(row, act="outcome", sides=sides, needs=frozenset(), seat=None, flags=flags)
