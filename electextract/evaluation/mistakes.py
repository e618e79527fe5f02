"""What went wrong in an article, told so that a person sees it at once: gold against found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import zip_longest
from typing import Any

from electextract.evaluation.facts import Fact, JudgedPair, written
from electextract.evaluation.matching import candidate_key
from electextract.evaluation.tallies import CountPair, SeatCount, is_right
from electextract.io.annotated import AnnotatedArticle
from electextract.records import ContestResult, Election, Extraction, Mention, SeatTally, Standing

_OF_CONTEST = ("election", "house", "state", "status", "margin+qualifier")


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing that differs.

    Attributes:
        part: `entity`, `contest` or `tally`.
        where: the words around the entity, or the contest's seat and election.
        what: the entity's label, the field of the contest, or the count.
        gold, found: what should be there and what is; None for nothing.
    """

    part: str
    where: str
    what: str
    gold: str | None
    found: str | None


@dataclass(frozen=True, slots=True)
class ArticleMistakes:
    """The mistakes of one article."""

    id: str
    language: str
    mistakes: tuple[Mistake, ...]

    def to_dict(self) -> dict[str, Any]:
        """As JSON types."""
        return asdict(self)


def list_mistakes(
    article: AnnotatedArticle, found: Extraction, contests: list[JudgedPair], tallies: list[CountPair]
) -> ArticleMistakes:
    """Everything that the gold says otherwise, of the layers that it annotates."""
    mistakes: list[Mistake] = []
    if "entities" in article.annotated:
        mistakes += _entity_mistakes(article, found)
    if "contests" in article.annotated:
        mistakes += [mistake for pair in contests for mistake in _contest_mistakes(pair)]
    if "tallies" in article.annotated:
        mistakes += [_tally_mistake(pair) for pair in tallies if not is_right(pair, qualifier=True)]
    return ArticleMistakes(article.gold.id, article.gold.language, tuple(mistakes))


def _entity_mistakes(article: AnnotatedArticle, found: Extraction) -> Iterator[Mistake]:
    """Missing and spurious entities; those that overlap stand together."""
    missing, spurious = _only_one_side(article.gold.entities, found.entities)
    for mention in missing:
        overlapping = [other for other in spurious if other.start < mention.end and mention.start < other.end]
        spurious = [other for other in spurious if other not in overlapping[:1]]
        yield _entity_mistake(article.text, mention, overlapping[0] if overlapping else None)
    for other in spurious:
        yield _entity_mistake(article.text, None, other)


def _only_one_side(gold: Iterable[Mention], found: Iterable[Mention]) -> tuple[list[Mention], list[Mention]]:
    one = {(mention.start, mention.end, mention.label): mention for mention in gold}
    other = {(mention.start, mention.end, mention.label): mention for mention in found}
    missing = [mention for key, mention in one.items() if key not in other]
    return missing, [mention for key, mention in other.items() if key not in one]


def _entity_mistake(text: str, gold: Mention | None, found: Mention | None) -> Mistake:
    mentions = [mention for mention in (gold, found) if mention]
    start, end = min(mention.start for mention in mentions), max(mention.end for mention in mentions)
    around = " ".join(text[max(0, start - 30) : end + 30].split())
    labels = dict.fromkeys(str(mention.label) for mention in mentions)
    return Mistake("entity", f"…{around}…", " / ".join(labels), _mention(gold), _mention(found))


def _mention(mention: Mention | None) -> str | None:
    return None if mention is None else f'{mention.label} "{mention.text}" {mention.start}–{mention.end}'


def _contest_mistakes(pair: JudgedPair) -> Iterator[Mistake]:
    where = contest_title(pair.gold or pair.found)
    if pair.gold is None or pair.found is None:
        yield Mistake("contest", where, "contest", describe_contest(pair.gold), describe_contest(pair.found))
        return
    differing = _differences(pair.gold_facts, pair.found_facts)
    for kind in _OF_CONTEST:
        values = [next((fact.value for fact in side if fact[1:3] == ("", kind)), None) for side in differing]
        if any(values):
            yield Mistake("contest", where, kind.split("+")[0], *values)
    candidates = {fact.candidate: None for side in differing for fact in side if fact.candidate}
    for key in candidates:
        yield from _candidate_mistakes(pair, key, where)


def _differences(gold: Iterable[Fact], found: Iterable[Fact]) -> list[list[Fact]]:
    one, other = list(gold), list(found)
    return [[fact for fact in one if fact not in other], [fact for fact in other if fact not in one]]


def _candidate_mistakes(pair: JudgedPair, key: str, where: str) -> Iterator[Mistake]:
    contests = [side for side in (pair.gold, pair.found) if side]
    sides = [[_standing(one) for one in side.candidates if candidate_key(one) == key] for side in contests]
    for gold, found in zip_longest(*sides):
        if gold != found:
            yield Mistake("contest", where, "candidate", gold, found)


def _tally_mistake(pair: CountPair) -> Mistake:
    gold, found = pair
    either: SeatCount = gold or found  # type: ignore[assignment]
    tally = either.tally
    where = f"{tally.party.id} in {tally.scope or 'all'} ({_election(tally)})"
    numbers = [written(side.number) if side else None for side in pair]
    return Mistake("tally", where, either.kind, *numbers)


def contest_title(contest: ContestResult | None) -> str:
    """Seat and election in a few words: `Sitai (reported, assembly)`."""
    if contest is None:
        return ""
    seat = contest.constituency.name if contest.constituency else "seat not named"
    return f"{seat} ({_election(contest)})"


def describe_contest(contest: ContestResult | None) -> str | None:
    """All that a contest says, in one line."""
    if contest is None:
        return None
    margin = f"margin {written(contest.margin)}" if contest.margin else ""
    parts = [contest.status or "", *map(_standing, contest.candidates), margin]
    return "; ".join(part for part in parts if part) or "nothing said"


def _election(record: ContestResult | SeatTally) -> str:
    election: Election = record.election
    parts = [" ".join(str(part) for part in (election.when, election.year) if part), record.house]
    return ", ".join(part for part in parts if part)


def _standing(standing: Standing) -> str:
    party = f"({standing.party.id})" if standing.party else ""
    votes = f"{written(standing.votes)} votes" if standing.votes else ""
    parts = (standing.name or "(no name)", party, standing.outcome or "", votes)
    return " ".join(part for part in parts if part)
