"""Consolidated contests as the page's script reads them; articles by their number in the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from statistics import fmean
from typing import Any

from electextract.consolidated import ConsolidatedContest, Contestant, Source, Stand
from electextract.figures import Figure
from electextract.records import ContestResult, Quantity
from electextract.romanise import romanise
from electextract.viz.report.articles import ReportArticle
from electextract.viz.wording import number_words

Articles = Mapping[str, ReportArticle]

_AHEAD = ("won", "leading")
_CONTEST_PATH = re.compile(r"contests/\d+")


def contest_record(contest: ConsolidatedContest, articles: Articles) -> dict[str, Any]:
    """One contest with its sources, conflicts, warnings and its count over time."""
    reports = _reports(contest, articles)
    confidences = [result.confidence for _, _, result in reports if result.confidence is not None]
    return {
        "id": contest.id,
        "seat": contest.constituency,
        "latin": _latin(contest.constituency),
        "other": _other_script(contest),
        "spellings": contest.spellings,
        "country": contest.country,
        "state": contest.state,
        "house": contest.house,
        "year": contest.year,
        "kind": contest.kind,
        "status": contest.status,
        "rounds": contest.rounds and contest.rounds.to_dict(),
        "candidates": [_candidate(one) for one in contest.candidates],
        "margin": figure_record(contest.margin),
        "change": contest.change,
        "unopposed": contest.unopposed,
        "confidence": round(fmean(confidences), 3) if confidences else None,
        "articles": [articles[name].number for name in contest.articles],
        "sources": [*_seat_sources(reports), *(_source(source, articles) for source in contest.sources)],
        "conflicts": [_conflict(conflict.to_dict(), articles) for conflict in contest.conflicts],
        "warnings": [
            {"code": warning.code, "message": warning.message, "article": article.number}
            for article, _, result in reports
            for warning in result.warnings
        ],
        "timeline": [_stand(stand, articles) for stand in contest.timeline],
    }


def figure_record(figure: Figure | Quantity | None) -> dict[str, Any] | None:
    """A number and its qualifier, if it is not exact."""
    if figure is None:
        return None
    return {"v": figure.value} if figure.qualifier == "exact" else {"v": figure.value, "q": figure.qualifier}


def _reports(contest: ConsolidatedContest, articles: Articles) -> list[tuple[ReportArticle, str, ContestResult]]:
    """The contests of single articles that were put together: article, path, result."""
    found: dict[tuple[str, str], tuple[ReportArticle, str, ContestResult]] = {}
    for source in contest.sources:
        match = _CONTEST_PATH.match(source.path)
        if match and (source.article, match[0]) not in found:
            article = articles[source.article]
            result = article.extraction.contests[int(match[0].removeprefix("contests/"))]
            found[source.article, match[0]] = (article, match[0], result)
    return list(found.values())


def _candidate(one: Contestant) -> dict[str, Any]:
    return {
        "name": one.name,
        "latin": one.name_latin,
        "spellings": one.spellings,
        "party": one.party,
        "votes": figure_record(one.votes),
        "share": one.share,
        "outcome": one.outcome,
        "deposit_lost": one.deposit_lost,
    }


def _seat_sources(reports: Iterable[tuple[ReportArticle, str, ContestResult]]) -> Iterable[dict[str, Any]]:
    for article, path, result in reports:
        if result.constituency:
            full = f"{path}/constituency"
            record = {"fact": "constituency", "value": result.constituency.name, "article": article.number}
            yield {**record, "path": full, "used": True, **article.where(full)}


def _source(source: Source, articles: Articles) -> dict[str, Any]:
    article = articles[source.article]
    record = {
        "fact": source.fact,
        "value": _value_words(source),
        "article": article.number,
        "path": source.path,
        "used": source.used,
        **article.where(source.path),
    }
    return {**record, "corrected": source.corrected_by} if source.corrected_by else record


def _value_words(source: Source) -> str:
    if isinstance(source.value, bool):
        return "yes" if source.value else "no"
    if isinstance(source.value, int):
        return number_words(Quantity(source.value, source.qualifier or "exact"))
    return str(source.value)


def _conflict(conflict: dict[str, Any], articles: Articles) -> dict[str, Any]:
    numbers = {name: [articles[each].number for each in conflict[name]] for name in ("kept_in", "other_in")}
    return {**conflict, **numbers}


def _stand(stand: Stand, articles: Articles) -> dict[str, Any]:
    ahead = [each.candidate for each in stand.candidates if each.outcome in _AHEAD]
    return {
        "article": articles[stand.article].number,
        "published": stand.published,
        "status": stand.status,
        "rounds": stand.rounds and stand.rounds.to_dict(),
        "leader": ahead[0] if ahead else None,
        "margin": figure_record(stand.margin),
    }


def _other_script(contest: ConsolidatedContest) -> str | None:
    """What stands beside the name of the seat: a spelling in the other script, else the reading aid."""
    name = contest.constituency
    others = (spelling for spelling in contest.spellings if name and spelling.isascii() != name.isascii())
    return next(others, _latin(name))


def _latin(name: str | None) -> str | None:
    return romanise(name) if name and not name.isascii() else None
