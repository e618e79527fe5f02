"""Of what several articles say about one fact: what holds, and what conflicts with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from electextract.consolidate.reports import Report
from electextract.consolidated import Conflict, Source
from electextract.figures import Figure, may_agree, vagueness
from electextract.gazetteers.alliances import is_single_party, related_parties

Agree = Callable[[Any, Any], bool]


@dataclass(frozen=True, slots=True, eq=False)
class Claim:
    """One value of a fact, as one article has it: `path` in its extraction, place in its text."""

    value: Any
    report: Report
    path: str
    start: int | None = None
    end: int | None = None

    @property
    def corrected_by(self) -> str | None:
        """Who put it right by hand."""
        paths = (path for path in self.report.corrected if self.path == path or self.path.startswith(f"{path}/"))
        return next((self.report.corrected[path] for path in paths), None)


@dataclass(frozen=True, slots=True)
class Choice:
    """The value that holds, with what conflicts."""

    value: Any = None
    conflicts: tuple[Conflict, ...] = ()


def choose_figure(fact: str, claims: Sequence[Claim]) -> Choice:
    """The latest figure; of those that may be the same number, the most precise one.

    Declared results come before stands during the count, corrections by hand before all of their stage; of one day
    that figure which most articles agree with. Stands of another time are no conflict.
    """
    pool = _last_stage(claims)
    if not pool:
        return Choice()
    fixed = any(claim.corrected_by for claim in pool)
    last = max(_moment(claim) for claim in pool if bool(claim.corrected_by) == fixed)
    latest = [claim for claim in pool if bool(claim.corrected_by) == fixed and _moment(claim) == last]
    backing = _agreeing(latest)
    top = max(latest, key=lambda claim: (backing[claim.value], _precision(claim), str(claim.value)))
    pool = [claim for claim in pool if claim.report.stage == 2 or _moment(claim) == last]
    if not fixed:
        same = [claim for claim in pool if may_agree(claim.value, top.value)]
        top = max(same, key=lambda claim: (_precision(claim), _moment(claim), str(claim.value)))
    return Choice(top.value, find_conflicts(fact, top.value, pool, may_agree))


def choose_latest(claims: Sequence[Claim]) -> Choice:
    """The value that the latest of the last stage says; conflicts are not looked for."""
    pool = _last_stage(claims)
    top = max(pool, key=lambda claim: (bool(claim.corrected_by), _moment(claim), str(claim.value)), default=None)
    return Choice(top.value if top else None)


def choose_word(fact: str, claims: Sequence[Claim], *, agree: Agree = lambda one, other: bool(one == other)) -> Choice:
    """The value that most articles say; then the latest."""
    if not claims:
        return Choice()
    support = _support(claims)
    top = max(
        claims,
        key=lambda claim: (
            bool(claim.corrected_by),
            claim.report.stage,
            support[claim.value],
            _moment(claim),
            str(claim.value),
        ),
    )
    return Choice(top.value, find_conflicts(fact, top.value, claims, agree))


def choose_party(fact: str, claims: Sequence[Claim]) -> Choice:
    """The party that most articles say; a party before its alliance or a joint camp, which agree with it."""
    if not claims:
        return Choice()
    support = _support(claims)

    def weight(claim: Claim) -> tuple[Any, ...]:
        backing = sum(count for code, count in support.items() if related_parties(code, claim.value))
        return (bool(claim.corrected_by), is_single_party(claim.value), backing, support[claim.value], _moment(claim))

    top = max(claims, key=lambda claim: (*weight(claim), str(claim.value)))
    return Choice(top.value, find_conflicts(fact, top.value, claims, related_parties))


def find_conflicts(fact: str, kept: Any, claims: Iterable[Claim], agree: Agree) -> tuple[Conflict, ...]:
    """One conflict for each other value that cannot be true as well."""
    others: dict[str, set[str]] = {}
    backing = set()
    for claim in claims:
        if str(claim.value) == str(kept):
            backing.add(claim.report.article.id)
        elif not agree(kept, claim.value):
            others.setdefault(str(claim.value), set()).add(claim.report.article.id)
    return tuple(
        Conflict(fact, str(kept), other, tuple(sorted(backing)), tuple(sorted(articles)))
        for other, articles in sorted(others.items())
    )


def as_source(fact: str, claim: Claim, kept: Any) -> Source:
    """A claim as the consolidated contest lists it."""
    figure = claim.value if isinstance(claim.value, Figure) else None
    article = claim.report.article
    return Source(
        fact=fact,
        value=figure.value if figure else claim.value,
        article=article.id,
        path=claim.path,
        qualifier=figure.qualifier if figure else None,
        published=article.published,
        title=article.title,
        url=article.url,
        start=claim.start,
        end=claim.end,
        used=str(claim.value) == str(kept),
        corrected_by=claim.corrected_by,
    )


def _last_stage(claims: Sequence[Claim]) -> list[Claim]:
    last = max((claim.report.stage for claim in claims), default=0)
    return [claim for claim in claims if claim.report.stage == last]


def _moment(claim: Claim) -> tuple[str, int]:
    return claim.report.moment if claim.report.stage != 2 else (claim.report.moment[0], 0)


def _precision(claim: Claim) -> tuple[int, ...]:
    return tuple(-part for part in vagueness(claim.value))


def _agreeing(claims: Iterable[Claim]) -> dict[Any, int]:
    """Of each figure, how many articles have one that may be the same number."""
    support = _support(claims)
    return {figure: sum(n for other, n in support.items() if may_agree(figure, other)) for figure in support}


def _support(claims: Iterable[Claim]) -> dict[Any, int]:
    voices: dict[Any, set[tuple[str, int]]] = {}
    for claim in claims:
        voices.setdefault(claim.value, set()).add(claim.report.voice)
    return {value: len(those) for value, those in voices.items()}
