"""Words that stand for a party named before: "its nominee", "the party's", "the same party", "its X"."""

from __future__ import annotations

from dataclasses import dataclass

from electextract.relations.items import Item

_AGAINST = ("from", "over", "against", "than")
_ITS_REACH = 6
"""Tokens between "its" and the name of the party's own, at most."""


@dataclass(slots=True)
class PartiesTold:
    """The parties that such words may stand for.

    Attributes:
        last: the party named last.
        topic: the party that the last sentence with parties is about: one that belongs to no name.
    """

    last: Item | None = None
    topic: Item | None = None

    def name_pronouns(self, items: list[Item]) -> None:
        """Turns the words of one sentence into the parties that they stand for, in place."""
        here = free = None
        for number, item in enumerate(items):
            if item.kind == "party" and not item.weak:
                here = free = item
            elif item.kind == "person":
                free = None
            elif item.kind == "word" and item.value in ("own_party", "same_party"):
                _stand_for(here or self.last, item)
            elif item.kind == "word" and item.value == "its" and _owns_person(item, items[number + 1 :]):
                _stand_for(free or self.topic, item)

    def follow(self, items: list[Item]) -> None:
        """Notes which parties a sentence names, once they are joined to their names."""
        named = [item for item in items if item.kind == "party" and not item.weak]
        if named:
            free = [item for item in named if item.holder is None and item.mark not in _AGAINST]
            self.last, self.topic = named[-1], next(iter(free), None)


def _stand_for(party: Item | None, word: Item) -> None:
    if party is not None:
        word.kind, word.value = "party", party.value


def _owns_person(word: Item, following: list[Item]) -> bool:
    """Nothing but a description stands between "its" and a name."""
    for item in following:
        if item.kind == "person":
            return item.start - word.end < _ITS_REACH
        if item.kind in ("cue", "party", "seat", "votes", "margin", "before"):
            return False
    return False
