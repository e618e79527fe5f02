"""“The former" and "the latter" of two persons named before: "between X and Y; the latter won"."""

from __future__ import annotations

from electextract.relations.items import Item
from electextract.relations.sentence import Items

_WHICH = {"the_former": 0, "the_latter": 1}
_LIGHT, _VERB_REACH = ("had", "now", "be"), 2
"""Words between such a word and its verb, and how far the verb may stand from it, in tokens."""


def name_pointed(items: Items, before: Items | None) -> None:
    """Turns such words of one sentence into the persons that they mean, in place.

    Args:
        items: the sentence.
        before: the one before it, whose two persons are meant where this one names nobody.
    """
    pointing = items.words(*_WHICH)
    if not pointing:
        return
    turned = False
    for word in list(pointing):
        named = [item for item in items.of_kind("person") if item.end <= word.start]
        people = named if named or before is None else before.of_kind("person")
        two = list({id(item.value): item for item in people}.values())
        if len(two) == len(_WHICH) and _acts(word, items):
            word.kind, word.value, turned = "person", two[_WHICH[str(word.value)]].value, True
    if turned:
        items.reindex()


def _acts(word: Item, items: Items) -> bool:
    """Whether a verb of somebody who stood comes next."""
    told = next((item for item in items if item.start >= word.end and item.value not in _LIGHT), None)
    near = told is not None and told.kind == "cue" and told.start - word.end <= _VERB_REACH
    return bool(near and told is not None and "subject" in told.value.sides and "noun" not in told.value.flags)
