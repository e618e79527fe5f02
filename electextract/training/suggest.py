"""Which articles would teach a model most if somebody annotated them.

Four signals, each a known idea of active learning (Settles 2009, Active Learning Literature Survey, chapters 2.1, 2.2
and 5.2): how unsure the model is, how far model and lists disagree, how many words nobody has annotated yet, and
how unlike each other the articles are. Of the new words those count that stand near a mention, each by how many of the
other articles have it: a word that no other article has teaches nothing about them (feature coverage, Wei, Iyer and
Bilmes 2015, Submodularity in Data Subset Selection and Active Learning). Doubts and conflicts count by the word, since
words are what annotating costs: an article with many doubtful names comes before one with few, but a long article is
not better for being long.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from math import log
from statistics import fmean

from electextract.errors import ElectextractError, shorten

SMOOTHING = 30
"""Words of an average article that are added to each, so that a headline alone is no extreme."""
_MIDDLE = 0.5


@dataclass(frozen=True, slots=True)
class Candidate:
    """What is known of an article that nobody annotated.

    Attributes:
        id: of the article.
        language: articles are compared with those of their own language.
        words: the forms of its words, each once; near: of those that stand near a mention.
        size: how many words it has, what reading and annotating it costs.
        doubts: the sum of 1 - score over the model's entities; None where the model gives no scores.
        conflicts: entities that the model's and the final reading do not share.
    """

    id: str
    language: str
    words: frozenset[str]
    near: frozenset[str]
    size: int
    doubts: float | None
    conflicts: float


@dataclass(frozen=True, slots=True)
class Weights:
    """What each signal counts for; 0 leaves one out."""

    uncertainty: float = 0.25
    disagreement: float = 0.25
    unseen: float = 1.0
    diversity: float = 1.0


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An article to annotate, and why: each signal as its rank in the language, from 0 (lowest) to 1.

    Attributes:
        likeness: to the likest article suggested before it, 0 to 1.
        unseen_words: how many of the words near its mentions neither the known articles nor those before it have.
    """

    id: str
    uncertainty: float | None
    disagreement: float
    unseen: float
    likeness: float
    unseen_words: int


def suggest(
    candidates: Sequence[Candidate], n: int, *, known: Collection[str] = (), weights: Weights | None = None
) -> list[Suggestion]:
    """The articles to annotate first, best first; each choice counts with those before it.

    Args:
        candidates: the articles to choose from.
        n: how many; all of them where there are fewer.
        known: forms of the words that annotated articles have.
        weights: of the signals; all alike by default.

    Raises:
        ElectextractError: code `option`, for an n below 1.
    """
    if n < 1:
        raise ElectextractError("option", f"n is {shorten(n)}; it must be a whole number from 1 on")
    picker = _Picker(candidates, set(known), weights or Weights())
    return [picker.pick() for _ in range(min(n, len(candidates)))]


class _Picker:
    """Picks one article after the other; what is picked counts as known and as something to be unlike."""

    def __init__(self, candidates: Sequence[Candidate], known: set[str], weights: Weights) -> None:
        self.left = list(candidates)
        self.known = known
        self.weights = weights
        self.rarity = _rarity(candidates)
        self.spread = Counter(word for each in candidates for word in each.near)
        self.likeness = dict.fromkeys((each.id for each in candidates), 0.0)
        self.uncertainty = _ranks(candidates, _smoothed(candidates, lambda each: each.doubts))
        self.disagreement = _ranks(candidates, _smoothed(candidates, lambda each: each.conflicts))

    def pick(self) -> Suggestion:
        """The best of those that are left."""
        unseen = _ranks(self.left, {each.id: self._worth(each) / (each.size + SMOOTHING) for each in self.left})
        best = min(self.left, key=lambda each: (-self._value(each.id, unseen), each.id))
        uncertainty = self.uncertainty[best.id] if best.doubts is not None else None
        told = (uncertainty, self.disagreement[best.id], unseen[best.id], self.likeness[best.id])
        count = len(best.near - self.known)
        self._take(best)
        return Suggestion(best.id, *told, count)

    def _worth(self, candidate: Candidate) -> int:
        """Its new words near mentions, each by how many of the other articles have it there."""
        return sum(self.spread[word] - 1 for word in candidate.near - self.known)

    def _value(self, name: str, unseen: dict[str, float]) -> float:
        weights = self.weights
        gain = weights.uncertainty * self.uncertainty[name] + weights.disagreement * self.disagreement[name]
        return gain + weights.unseen * unseen[name] - weights.diversity * self.likeness[name]

    def _take(self, picked: Candidate) -> None:
        self.left.remove(picked)
        self.known |= picked.words
        for each in self.left:
            shared = _likeness(each.words, picked.words, self.rarity)
            self.likeness[each.id] = max(self.likeness[each.id], shared)


def _smoothed(candidates: Sequence[Candidate], total: Callable[[Candidate], float | None]) -> dict[str, float | None]:
    """`total` by the word, drawn towards the mean where there are few words."""
    totals = {each.id: total(each) for each in candidates}
    told = [(value, each.size) for each in candidates if (value := totals[each.id]) is not None]
    mean = sum(value for value, _ in told) / max(sum(count for _, count in told), 1)
    return {
        each.id: None if value is None else (value + SMOOTHING * mean) / (each.size + SMOOTHING)
        for each in candidates
        for value in (totals[each.id],)
    }


def _ranks(candidates: Sequence[Candidate], values: dict[str, float | None] | dict[str, float]) -> dict[str, float]:
    """Each value's rank in its language, 0 to 1, equal values alike; the middle where there is none."""
    ranks: dict[str, float] = {}
    for language in sorted({each.language for each in candidates}):
        names = [each.id for each in candidates if each.language == language]
        told = sorted(value for name in names if (value := values[name]) is not None)
        places: dict[float, list[int]] = {}
        for place, value in enumerate(told):
            places.setdefault(value, []).append(place)
        for name in names:
            value = values[name]
            alone = value is None or len(told) < 2
            ranks[name] = _MIDDLE if alone else fmean(places[value]) / (len(told) - 1)  # type: ignore[index]
    return ranks


def _rarity(candidates: Sequence[Candidate]) -> dict[str, float]:
    """The inverse document frequency of each word."""
    counts = Counter(word for each in candidates for word in each.words)
    return {word: log(1 + len(candidates) / count) for word, count in counts.items()}


def _likeness(first: frozenset[str], second: frozenset[str], rarity: dict[str, float]) -> float:
    """The share of two articles' words that both have, rare words counting more (weighted Jaccard), 0 to 1."""
    whole = sum(rarity[word] for word in first | second)
    return sum(rarity[word] for word in first & second) / whole if whole else 0.0
