"""Finds a name among many, in either script: the spelling itself, then its sound, then the nearest sounds."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable
from functools import cache
from typing import Any, Literal, NamedTuple

from rapidfuzz import fuzz, process

from electextract.gazetteers.entries import fold_name
from electextract.gazetteers.loader import parties, seats
from electextract.romanise import fine_key, phonetic_key, romanise

Scorer = Callable[..., float]

VOWEL_WEIGHT = 0.2
"""Part of a score that the vowels make up; the rest is the phonetic key."""
MOST_BY_SOUND = 96.0
"""Most that another spelling may score, so that the same spelling is clearly ahead."""


class Candidate(NamedTuple):
    """A name that may be meant: what it names, how it is spelt, 0 to 100, and how it was found."""

    id: str
    name: str
    score: float
    found: Literal["exact", "key", "fuzzy"]


class NameIndex:
    """Names with ids. One id may have many names, one name many ids.

    Args:
        names: pairs of id and name.
        keys: phonetic keys of the names without blanks, where they are known already.
    """

    def __init__(self, names: Iterable[tuple[str, str]], *, keys: Iterable[str] | None = None) -> None:
        self._exact: dict[str, list[tuple[str, str]]] = {}
        self._sounding: dict[str, list[tuple[str, str]]] = {}
        pairs = list(names)
        given = list(keys) if keys is not None else [_key(name) for _, name in pairs]
        for pair, key in zip(pairs, given, strict=True):
            self._exact.setdefault(fold_name(pair[1]), []).append(pair)
            self._sounding.setdefault(key, []).append(pair)
        self._keys = [key for key in self._sounding if key]

    def find(
        self,
        text: str,
        *,
        limit: int = 5,
        cutoff: float = 80.0,
        scorer: Scorer = fuzz.ratio,
        among: Container[str] | None = None,
        thorough: bool = False,
    ) -> list[Candidate]:
        """Candidates, best first, each id once.

        Args:
            text: the name as written, without case ending.
            limit: most candidates to return.
            cutoff: least score, 0 to 100.
            scorer: rapidfuzz scorer of two phonetic keys.
            among: the only ids that count.
            thorough: look for similar sounds too where an equal one is found.
        """
        key = _key(text)
        found = [each for each in self.look_up(text, key=key) if among is None or each.id in among]
        if thorough or not found:
            near = process.extract(
                key, self._keys, scorer=scorer, processor=None, score_cutoff=cutoff, limit=max(4 * limit, 20)
            )
            found += self._score(text, key, "fuzzy", [(other, score) for other, score, _ in near])
        kept = [each for each in found if each.score >= cutoff and (among is None or each.id in among)]
        return _best(kept, limit, text)

    def by_key(self, key: str) -> list[tuple[str, str]]:
        """Pairs of id and name of a phonetic key (without blanks)."""
        return self._sounding.get(key, [])

    def look_up(self, text: str, *, key: str | None = None) -> list[Candidate]:
        """Candidates of the same spelling or the same sound, in no order; an id may come twice."""
        key = _key(text) if key is None else key
        found = [Candidate(*pair, 100.0, "exact") for pair in self._exact.get(fold_name(text), ())]
        return found + self._score(text, key, "key", [(key, 100.0)])

    def _score(
        self, text: str, key: str, found: Literal["key", "fuzzy"], near: Iterable[tuple[str, float]]
    ) -> list[Candidate]:
        fine = fine_key(text).replace(" ", "")
        return [
            Candidate(pair[0], pair[1], _weighed(likeness, fine, pair[1]), found)
            for other, likeness in near
            if found == "key" or other != key
            for pair in self._sounding.get(other, ())
        ]


def _weighed(likeness: float, fine: str, name: str) -> float:
    vowels = fuzz.ratio(fine, fine_key(name).replace(" ", ""))
    return min((1 - VOWEL_WEIGHT) * likeness + VOWEL_WEIGHT * vowels, MOST_BY_SOUND)


def _best(found: list[Candidate], limit: int, text: str) -> list[Candidate]:
    """Each id once, the best first; what scores the same by the likeness of all its letters."""
    written = _letters(text)
    ranked = sorted(found, key=lambda one: (-one.score, -fuzz.ratio(written, _letters(one.name)), one.id, one.name))
    best: dict[str, Candidate] = {}
    for candidate in ranked:
        best.setdefault(candidate.id, candidate)
    return list(best.values())[:limit]


def _letters(name: str) -> str:
    return (name if name.isascii() else romanise(name)).lower()


def _key(text: str) -> str:
    return phonetic_key(text).replace(" ", "")


@cache
def seat_index() -> NameIndex:
    """All seats, by every spelling."""
    pairs: list[Any] = [(seat.id, name) for seat in seats().values() for name in seat.names]
    return NameIndex(pairs, keys=[key.replace(" ", "") for seat in seats().values() for key in seat.keys])


@cache
def party_index() -> NameIndex:
    """All parties and alliances, by every spelling."""
    return NameIndex([(party.id, name) for party in parties().values() for name in party.names])
