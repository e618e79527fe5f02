"""A report on many articles as one HTML page, made of extraction results alone; it needs no network."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from electextract.consolidate import consolidate
from electextract.gazetteers.loader import parties
from electextract.records import Extraction, SeatTally
from electextract.viz.colours import NO_PARTY, party_colour
from electextract.viz.report.articles import ReportArticle, distinct_articles
from electextract.viz.report.contests import contest_record, figure_record
from electextract.viz.report.page import page_html

__all__ = ["report_data", "report_html"]


def report_html(extractions: Iterable[Extraction], *, title: str = "Election results") -> str:
    """The report as HTML.

    Contests of many articles are put together as `consolidate` does it. Where an extraction has its `text`, facts
    are linked to their sentences; the page then holds those sentences.

    Args:
        extractions: from `extract`, `extract_many` or `read_results`.
        title: heading of the page.

    Raises:
        ElectextractError: as `consolidate`.
    """
    given = list(extractions)
    models = ", ".join(sorted({one.model for one in given if one.model}))
    data = report_data(given)
    subtitle = f"{_count(len(data['articles']), 'article')}{_days(given)}"
    return page_html(data, title=title, subtitle=subtitle, models=models and f" ({models})")


def report_data(extractions: Iterable[Extraction]) -> dict[str, Any]:
    """What the page's script draws, as JSON types; the same results give the same data in any order."""
    given = distinct_articles(extractions)
    consolidated = consolidate(given)
    articles = {one.id: ReportArticle(number, one) for number, one in enumerate(given)}
    contests = [contest_record(contest, articles) for contest in consolidated]
    tallies = [record for article in articles.values() for record in _tallies(article)]
    codes = {candidate["party"] for contest in contests for candidate in contest["candidates"]}
    codes |= {tally["party"] for tally in tallies}
    known = sorted(code for code in codes if code)
    return {
        "articles": [article.record() for article in articles.values()],
        "contests": contests,
        "tallies": tallies,
        "parties": {code: _party_name(code) for code in known},
        "colours": {"": NO_PARTY, **{code: party_colour(code) for code in known}},
    }


def _tallies(article: ReportArticle) -> Iterable[dict[str, Any]]:
    for index, tally in enumerate(article.extraction.tallies):
        counts = {name: figure_record(getattr(tally, name)) for name in ("won", "leading", "contested")}
        places = [place for name in counts for place in article.places(f"tallies/{index}/{name}")]
        yield {**_tally_head(tally), **counts, "article": article.number, "places": places}


def _tally_head(tally: SeatTally) -> dict[str, Any]:
    election = {"year": tally.election.year, "kind": tally.election.kind, "earlier": tally.election.when == "earlier"}
    return {"party": tally.party.id, "scope": tally.scope, "house": tally.house, **election}


def _party_name(code: str) -> str:
    listed = parties()
    return " + ".join(listed[part].name if part in listed else part for part in code.split("+"))


def _days(given: Iterable[Extraction]) -> str:
    days = sorted(one.published for one in given if one.published)
    if not days:
        return ""
    return f" of {days[0]}" if days[0] == days[-1] else f" from {days[0]} to {days[-1]}"


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"
