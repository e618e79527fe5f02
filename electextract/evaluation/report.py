"""Gold against found: figures per label, kind of fact and language, and the list of mistakes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from electextract.errors import ElectextractError
from electextract.evaluation.facts import FIELDS, Fact, JudgedPair, judge_contests
from electextract.evaluation.mistakes import ArticleMistakes, list_mistakes
from electextract.evaluation.scores import Counts, Score, compare, make_scores
from electextract.evaluation.tallies import CountPair, count_tallies, judge_tallies
from electextract.io.annotated import AnnotatedArticle
from electextract.records import LABELS, Extraction

EXACT, STRICT = "exactly right", "exactly right, strict"

KINDS: dict[str, tuple[str, ...]] = {
    "entities": ("all entities", *LABELS),
    "contests": ("found contests", EXACT, STRICT),
    "facts": ("all facts", *FIELDS),
    "tallies": ("tallies", "tallies+qualifier"),
}
"""What is measured, in groups.

Entities are right with exactly the gold's span and label. A contest is found where one of the same seat
and election is (`same_contest`), and exactly right as `JudgedPair.exactly_right` says; the recall of that
row is the share of the gold's contests that are exactly right. Facts are told one by one: `winner` is who won
or leads, `votes` and `margin` are the numbers, `+qualifier` the numbers with their qualifier; facts of a
contest that is missing or spurious are missing or spurious. `all facts` counts each once (without `winner`
and `+qualifier`). A tally is right with party, place, election, what is counted (won, leading, contested)
and the number.
"""

_ALL_KINDS = [kind for group in KINDS.values() for kind in group]
_COUNTED_ONCE = frozenset(FIELDS) - {"winner", "votes+qualifier", "margin+qualifier"}


@dataclass(frozen=True, slots=True)
class Report:
    """What `evaluate` measured.

    Attributes:
        articles: number of articles by language, `all` first.
        scores: language -> kind (see `KINDS`) -> score.
        mistakes: the articles that were not entirely right, in the order given.
    """

    articles: dict[str, int]
    scores: dict[str, dict[str, Score]]
    mistakes: tuple[ArticleMistakes, ...]

    def to_dict(self) -> dict[str, Any]:
        """Articles and scores as JSON types; mistakes are left to `ArticleMistakes.to_dict`."""
        scores = {
            language: {kind: score.to_dict() for kind, score in kinds.items()}
            for language, kinds in self.scores.items()
        }
        return {"articles": self.articles, "scores": scores}


def evaluate(gold: Sequence[AnnotatedArticle], found: Sequence[Extraction], *, seed: int = 0) -> Report:
    """Measures extractions against annotated articles, article by article.

    What the gold does not annotate is not judged.

    Args:
        gold: the annotated articles; found: what was extracted from each, in the same order.
        seed: of the bootstrap behind the intervals.

    Raises:
        ElectextractError: code `option`, where both are not of one length.
    """
    if len(gold) != len(found):
        raise ElectextractError("option", f"{len(gold)} gold articles and {len(found)} extractions: give one for each")
    counts: list[tuple[AnnotatedArticle, Counts]] = []
    mistakes: list[ArticleMistakes] = []
    for article, other in zip(gold, found, strict=True):
        contests = judge_contests(article, other)
        tallies = judge_tallies(article.gold.tallies, other.tallies)
        counts.append((article, _count(article, other, contests, tallies)))
        mistakes.append(list_mistakes(article, other, contests, tallies))
    groups = _by_language(counts)
    return Report(
        articles={name: len(group) for name, group in groups.items()},
        scores={name: make_scores(group, _ALL_KINDS, seed=seed) for name, group in groups.items()},
        mistakes=tuple(each for each in mistakes if each.mistakes),
    )


def count_article(article: AnnotatedArticle, found: Extraction) -> Counts:
    """Right, spurious and missing of one article, for each kind that its gold annotates."""
    contests = judge_contests(article, found)
    return _count(article, found, contests, judge_tallies(article.gold.tallies, found.tallies))


def _by_language(counts: list[tuple[AnnotatedArticle, Counts]]) -> dict[str, list[Counts]]:
    """Counts of all articles, then of each language, in an order that the order given has no part in."""
    ordered = sorted(counts, key=lambda item: (item[0].gold.id, item[0].text))
    groups = {"all": [each for _, each in ordered]}
    for name in sorted({article.gold.language for article, _ in ordered}):
        groups[name] = [each for article, each in ordered if article.gold.language == name]
    return groups


def _count(
    article: AnnotatedArticle, found: Extraction, contests: list[JudgedPair], tallies: list[CountPair]
) -> Counts:
    """Counts of one article, of the layers that its gold annotates."""
    counts: dict[str, tuple[int, int, int]] = {}
    if "entities" in article.annotated:
        counts.update(_count_entities(article.gold, found))
    if "contests" in article.annotated:
        counts.update(_count_contests(contests))
        counts.update(_count_facts(contests))
    if "tallies" in article.annotated:
        counts["tallies"] = count_tallies(tallies)
        counts["tallies+qualifier"] = count_tallies(tallies, qualifier=True)
    return counts


def _count_entities(gold: Extraction, found: Extraction) -> Iterator[tuple[str, tuple[int, int, int]]]:
    sides = [Counter((ent.start, ent.end, ent.label) for ent in side.entities) for side in (gold, found)]
    yield "all entities", compare(*sides)
    for label in LABELS:
        own = [Counter({span: count for span, count in side.items() if span[2] == label}) for side in sides]
        yield label, compare(*own)


def _count_contests(pairs: list[JudgedPair]) -> Iterator[tuple[str, tuple[int, int, int]]]:
    gold = sum(pair.gold is not None for pair in pairs)
    found = sum(pair.found is not None for pair in pairs)
    right = {
        "found contests": gold + found - len(pairs),
        EXACT: sum(pair.exactly_right() for pair in pairs),
        STRICT: sum(pair.exactly_right(strict=True) for pair in pairs),
    }
    for kind, number in right.items():
        yield kind, (number, found - number, gold - number)


def _count_facts(pairs: list[JudgedPair]) -> Iterator[tuple[str, tuple[int, int, int]]]:
    gold: Counter[Fact] = sum((pair.gold_facts for pair in pairs), Counter())
    found: Counter[Fact] = sum((pair.found_facts for pair in pairs), Counter())
    for name in ("all facts", *FIELDS):
        kinds = _COUNTED_ONCE if name == "all facts" else {name}
        sides = [Counter({fact: count for fact, count in side.items() if fact.kind in kinds}) for side in (gold, found)]
        yield name, compare(*sides)
