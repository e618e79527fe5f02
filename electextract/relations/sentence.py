"""A sentence as the rules ask for it: its items in order, and which of them are of a kind or word class."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from electextract.language.phrases import Match
    from electextract.relations.items import Item


_NONE: list[Item] = []


class Items(list["Item"]):
    """Items in order, with those of each kind and word class kept at hand.

    Most rules look for words that most sentences have not, so that one walk over the items serves many of them.
    The lists that the methods give are not to be changed. Whoever changes the kind or value of an item in place, or
    adds one otherwise than by `extend`, calls `reindex`.
    """

    __slots__ = ("_kinds", "_several", "_words")

    def __init__(self, items: Iterable[Item] = ()) -> None:
        super().__init__(items)
        self._kinds: dict[str, list[Item]] | None = None

    def extend(self, items: Iterable[Item]) -> None:
        """Adds items at the end."""
        super().extend(items)
        self._kinds = None

    def reindex(self) -> None:
        """Forgets the index; the next question makes it anew."""
        self._kinds = None

    def of_kind(self, kind: str, *more: str) -> list[Item]:
        """The items of these kinds, in order."""
        known = self._kinds
        if known is None:
            known = self._index()
        return self._mixed((kind, *more)) if more else known.get(kind, _NONE)

    def _mixed(self, kinds: tuple[str, ...]) -> list[Item]:
        """The items of several kinds, which are put together once."""
        found = self._several.get(kinds)
        if found is None:
            known = self._kinds if self._kinds is not None else self._index()
            present = [known[one] for one in kinds if one in known]
            mixed = len(present) > 1
            found = [item for item in self if item.kind in kinds] if mixed else present[0] if present else _NONE
            self._several[kinds] = found
        return found

    def words(self, name: str, *more: str) -> list[Item]:
        """The items of these word classes, in order; `house.` stands for all classes that begin so."""
        if self._kinds is None:
            self._index()
        known = self._words
        if not more:
            return known.get(name, _NONE)
        if name not in known and known.keys().isdisjoint(more):
            return _NONE
        present = [known[one] for one in (name, *more) if one in known]
        if len(present) < 2:
            return present[0]
        return sorted([item for found in present for item in found], key=attrgetter("start"))

    def says(self, name: str, *more: str) -> bool:
        """Whether there is an item of one of these word classes."""
        if self._kinds is None:
            self._index()
        known = self._words
        return name in known or (bool(more) and not known.keys().isdisjoint(more))

    def _index(self) -> dict[str, list[Item]]:
        known: dict[str, list[Item]] = {}
        words: dict[str, list[Item]] = {}
        for item in self:
            kind = item.kind
            if kind in known:
                known[kind].append(item)
            else:
                known[kind] = [item]
            if kind == "word":
                name = item.value
                if name in words:
                    words[name].append(item)
                else:
                    words[name] = [item]
                if "." in name:
                    words.setdefault(name[: name.index(".") + 1], []).append(item)
        self._kinds, self._words = known, words
        self._several: dict[tuple[str, ...], list[Item]] = {}
        return known


class Sentence(Items):
    """The items of a sentence, its tokens, the phrases of the tally tables that begin in it, and whether it is `fresh`:
    the first of a line.
    """

    __slots__ = ("end", "fresh", "matches", "start")

    def __init__(self, items: Iterable[Item], start: int, end: int, matches: list[Match], *, fresh: bool) -> None:
        super().__init__(items)
        self.start, self.end, self.matches, self.fresh = start, end, matches, fresh
