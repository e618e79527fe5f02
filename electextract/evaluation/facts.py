"""Contests as facts that are right or wrong one by one, and what makes a whole contest exactly right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from electextract.evaluation.matching import candidate_key, fold_name, leader_key, pair_up, party_id, same_contest
from electextract.figures import SIGNS
from electextract.io.annotated import AnnotatedArticle
from electextract.records import ContestResult, Extraction, Quantity, Standing

FIELDS = {
    "seat": "contests.constituency",
    "election": "contests.election",
    "house": "contests.house",
    "state": "contests.state",
    "status": "contests.status",
    "winner": "candidates.outcome",
    "candidate": "candidates.name",
    "party": "candidates.party",
    "votes": "candidates.votes",
    "votes+qualifier": "candidates.votes",
    "outcome": "candidates.outcome",
    "margin": "contests.margin",
    "margin+qualifier": "contests.margin",
}
"""Kind of fact -> the part of the gold that must be annotated for it to be judged."""

_EXACT = frozenset({"election", "candidate", "party", "votes", "outcome", "margin+qualifier"})
_STRICT = _EXACT | {"votes+qualifier", "status"}


class Fact(NamedTuple):
    """One thing said: of which contest of the article, of whom (empty: of the contest), what."""

    contest: str
    candidate: str
    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class JudgedPair:
    """A gold contest and the found one that answers it; one of them None where it is missing or spurious."""

    gold: ContestResult | None
    found: ContestResult | None
    gold_facts: Counter[Fact]
    found_facts: Counter[Fact]

    def exactly_right(self, *, strict: bool = False) -> bool:
        """Whether the found contest says what the gold says, no more and no less.

        Both are the same contest (`same_contest`; an earlier election also has the same year or none), and
        name, party, votes and outcome of every candidate and the margin with its qualifier are equal.
        Candidates without name are known by their party. State, house and whatever the gold does not
        annotate do not count.

        Strict: also status and the qualifiers of votes. Lenient (the default): `lost` and `trailing` are
        read as nothing said, on both sides, since the defeat of a rival follows from the victory of another.
        The rival himself must be there with name, party and votes as in the gold, and no other may be.
        """
        if self.gold is None or self.found is None:
            return False
        sides = [_telling(facts, strict) for facts in (self.gold_facts, self.found_facts)]
        return sides[0] == sides[1]


def judge_contests(article: AnnotatedArticle, found: Extraction) -> list[JudgedPair]:
    """The contests of an article, paired and taken apart into those facts that its gold judges."""
    kinds = judged_kinds(article)
    pairs = pair_up(article.gold.contests, found.contests, same_contest)
    judged = []
    for number, (gold, other) in enumerate(pairs):
        sides = [Counter(fact for fact in _facts(side, str(number)) if fact.kind in kinds) for side in (gold, other)]
        judged.append(JudgedPair(gold, other, *sides))
    return judged


def judged_kinds(article: AnnotatedArticle) -> frozenset[str]:
    """The kinds of fact that the gold of an article says something about; all, where it says there are none."""
    parts = article.annotated
    contests = article.gold.contests
    no_candidates = "contests.candidates" in parts and not any(contest.candidates for contest in contests)

    def judged(field: str) -> bool:
        return field in parts or not contests or (no_candidates and field.startswith("candidates."))

    return frozenset(kind for kind, field in FIELDS.items() if judged(field))


def _telling(facts: Counter[Fact], strict: bool) -> Counter[Fact]:
    """The facts that decide whether a contest is exactly right."""
    kinds = _STRICT if strict else _EXACT
    return Counter(
        {
            fact: count
            for fact, count in facts.items()
            if fact.kind in kinds and (strict or fact[2:] not in {("outcome", "lost"), ("outcome", "trailing")})
        }
    )


def _facts(contest: ContestResult | None, key: str) -> Iterator[Fact]:
    """Everything a contest says. The year counts for earlier elections, the reported one often has none."""
    if contest is None:
        return
    election = contest.election
    year = f" {election.year}" if election.when == "earlier" and election.year else ""
    said = {
        "election": election.when + year,
        "house": contest.house,
        "state": fold_name(contest.state),
        "status": contest.status,
        "winner": leader_key(contest),
        **_number("margin", contest.margin),
    }
    yield from (Fact(key, "", kind, value) for kind, value in said.items() if value)
    if contest.constituency:
        yield Fact("", "", "seat", fold_name(contest.constituency.name))
    for standing in contest.candidates:
        yield from _candidate_facts(standing, key)


def _candidate_facts(standing: Standing, key: str) -> Iterator[Fact]:
    said = {
        "candidate": fold_name(standing.name),
        "party": party_id(standing.party),
        "outcome": standing.outcome,
        **_number("votes", standing.votes),
    }
    yield from (Fact(key, candidate_key(standing), kind, value) for kind, value in said.items() if value)


def written(quantity: Quantity) -> str:
    """A quantity with its qualifier as inline markup writes it: `>=5000`."""
    return f"{SIGNS[quantity.qualifier]}{quantity.value}"


def _number(kind: str, quantity: Quantity | None) -> dict[str, str]:
    if quantity is None:
        return {}
    return {kind: str(quantity.value), f"{kind}+qualifier": written(quantity)}
