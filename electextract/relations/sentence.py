"""A sentence as the rules ask for it: its items in order, and which of them are of a kind or word class."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from electextract.language.phrases import Match
    from electextract.relations.items import Item


class Items(list["Item"]):
    """Items in order, with those of each kind and word class kept at hand.

    Most rules look for words that most sentences have not, so that one walk over the items serves many of them.
    The lists that the methods give are not to be changed. Whoever changes the kind or value of an item in place, or
    adds one otherwise than by `append`, calls `reindex`.
    """

    __slots__ = ("_kinds", "_words")

    def __init__(self, items: Iterable[Item] = ()) -> None:
        super().__init__(items)
        self.reindex()

    def reindex(self) -> None:
        """Forgets what was asked before."""
        self._kinds: dict[tuple[str, ...], list[Item]] = {}
        self._words: dict[str, list[Item]] | None = None

    def append(self, item: Item) -> None:
        """Adds an item at the end."""
        super().append(item)
        self.reindex()

    def of_kind(self, *kinds: str) -> list[Item]:
        """The items of these kinds, in order."""
        found = self._kinds.get(kinds)
        if found is None:
            found = self._kinds[kinds] = [item for item in self if item.kind in kinds]
        return found

    def words(self, *names: str) -> list[Item]:
        """The items of these word classes, in order; `house.` stands for all classes that begin so."""
        known = self._words if self._words is not None else self._read_words()
        if len(names) == 1:
            return known.get(names[0], [])
        found = [item for name in names if name in known for item in known[name]]
        return sorted(found, key=lambda item: item.start) if len(found) > 1 else found

    def says(self, *names: str) -> bool:
        """Whether there is an item of one of these word classes."""
        known = self._words if self._words is not None else self._read_words()
        return names[0] in known if len(names) == 1 else not known.keys().isdisjoint(names)

    def _read_words(self) -> dict[str, list[Item]]:
        self._words = {}
        for item in self.of_kind("word"):
            group, dot, _ = item.value.partition(".")
            self._words.setdefault(item.value, []).append(item)
            if dot:
                self._words.setdefault(group + dot, []).append(item)
        return self._words


class Sentence(Items):
    """The items of a sentence, its tokens, the phrases of the tally tables that begin in it, and whether it is `fresh`:
    the first of a line.
    """

    __slots__ = ("end", "fresh", "matches", "start")

    def __init__(self, items: Iterable[Item], start: int, end: int, matches: list[Match], *, fresh: bool) -> None:
        super().__init__(items)
        self.start, self.end, self.matches, self.fresh = start, end, matches, fresh
