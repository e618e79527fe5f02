"""Names that a description with a comma announces: "his nearest rival, X,", "beat a former minister, X, by 900"."""

from __future__ import annotations

from collections.abc import Sequence

from electextract.relations.items import Item

_ANNOUNCING = ("rival", "candidate", "rebel", "chief", "incumbent", "kin_noun")
"""Nouns behind which a comma or "and" may go on to the name that they mean."""
_DESCRIPTION_REACH = 6
"""Tokens of description between a noun with a comma and the name that it announces, at most."""
_TITLES_REACH = 9
"""The same, between two titles: "former minister and the seat's five-time member X"."""
_OBJECT_REACH = 10
"""Tokens of a description between the verb whose object it is and its comma, at most."""
_PLAIN = ("word", "number", "state")
"""Items that a description may hold."""
_LINKS = ("who", "whom", "which", "while", "his", "verb")
"""Words that a description of an object does not hold."""


def is_announced(behind: Sequence[Item], border: Item, ahead: Sequence[Item]) -> bool:
    """“His nearest P rival, former minister X, by 5,000", "his rival and P candidate X": the name that a noun means."""
    told = next((item for item in ahead if item.kind != "word" and not (item.kind == "party" and item.holder)), None)
    last = behind[-1] if behind else None
    if last is None or told is None or told.kind != "person":
        return False
    conjunction = border.kind == "word" and border.value == "and"
    if last.kind == "word" and last.value == "office" and conjunction:
        return last.end == border.start and told.start - border.end < _TITLES_REACH
    joined = conjunction or border.value == ","
    if joined and last.kind == "word" and last.value in _ANNOUNCING:
        return told.start - border.end < _DESCRIPTION_REACH
    return border.value == "," and told.start - border.end < _DESCRIPTION_REACH and _describes_object(behind, border)


def _describes_object(behind: Sequence[Item], comma: Item) -> bool:
    """“Beat a former minister,": a verb with an object of its own, of which only a description is told so far."""
    article = None
    for item in reversed(behind):
        if comma.start - item.start > _OBJECT_REACH:
            return False
        if item.kind in _PLAIN and item.value not in _LINKS:
            article = item if item.value == "article" else article
            continue
        told = article is not None and article.start == item.end < comma.start - 1
        return told and item.kind == "cue" and item.value.order == "svo" and "object" in item.value.sides
    return False
