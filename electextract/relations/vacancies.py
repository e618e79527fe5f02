"""Why a seat is voted for again: its member was sent to another house, in an election before this one."""

from __future__ import annotations

from electextract.relations.items import Item
from electextract.relations.sentence import Items

_LEAVING = ("gone", "bypoll", "idiom", "office", "incumbent")
"""Word classes that tell of a seat left or held before."""


def tells_vacancy(sentence: Items, cue: Item | None) -> bool:
    """“S went to a bypoll after X was elected to T", "held by X, who won T": the result behind is the reason."""
    if cue is None:
        return False
    left = next((item for item in sentence.words(*_LEAVING) if item.end <= cue.start), None)
    if left is None:
        return False
    joined = [item for item in sentence if left.end <= item.start < cue.start]
    return any(item.value == "who" or (item.kind == "before" and item.value == "behind") for item in joined)
