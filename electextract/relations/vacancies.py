"""Why a seat is voted for again: its member was sent to another house, in an election before this one."""

from __future__ import annotations

from electextract.relations.items import Item
from electextract.relations.sentence import Items

_LEAVING = ("gone", "bypoll", "idiom", "office", "incumbent")
"""Word classes that tell of a seat left or held before."""
_JOINS = ("who", "when_left")
_FIGURES = ("votes", "margin")


def tells_vacancy(sentence: Items, cue: Item | None) -> bool:
    """“S went to a bypoll after X was elected to T", "held by X, who won T": the result behind is the reason."""
    if cue is None:
        return False
    if _is_sent_up(sentence):
        return True
    left = next((item for item in sentence.words(*_LEAVING) if item.end <= cue.start), None)
    if left is None:
        return False
    joined = [item for item in sentence if left.end <= item.start < cue.start]
    return any(item.value in _JOINS or (item.kind == "before" and item.value == "behind") for item in joined)


def _is_sent_up(sentence: Items) -> bool:
    """“X was elected to the Lok Sabha from T", "won T in the Lok Sabha polls": another poll, no figures."""
    if sentence.of_kind(*_FIGURES):
        return False
    return any(not _is_bypoll(word, sentence) for word in sentence.words("sent_up"))


def _is_bypoll(word: Item, sentence: Items) -> bool:
    return any(item.start < word.end and word.start < item.end for item in sentence.words("bypoll"))
