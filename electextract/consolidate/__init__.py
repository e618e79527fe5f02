"""Contests of many articles, English and Bengali, put together: one record for each seat and election."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from electextract.errors import ElectextractError, OnError, raise_error, shorten
from electextract.records import Extraction

if TYPE_CHECKING:
    from electextract.consolidate.correcting import CorrectedArticle
    from electextract.consolidate.corrections import Correction
    from electextract.consolidated import ConsolidatedContest

__all__ = ["checked_extractions", "consolidate", "join_articles"]

UNNUMBERED = 10_000
"""Where a seat without number stands among those of its state: after them."""


def consolidate(
    extractions: Iterable[Extraction] | Extraction,
    *,
    corrections: Iterable[Correction | Mapping[str, Any]] | None = None,
    on_error: OnError | None = None,
) -> tuple[ConsolidatedContest, ...]:
    """One contest for each seat and election, from all articles together.

    Neither the order of the extractions matters nor that one is there twice. Contests meet by seat (its id; the
    sound of its name where it has none), year (stated, else that of publication) and kind (stated, else by the
    calendar of general elections). Candidates meet by name, across scripts and spellings, and by party. The latest
    and most precise figure holds, declared results before stands of the count; whatever else is said is kept in
    `sources`, what cannot be true as well is listed in `conflicts`, the count over time in `timeline`. A contest
    whose seat no article names stands by itself, after the others.

    Args:
        extractions: from `extract`, `extract_many` or `read_results`.
        corrections: what somebody put right by hand: `Correction`s or mappings with `article`, `fact`, `old`,
            `new`, `by`. They are applied to the articles' extractions and hold against other articles.
        on_error: takes what is wrong with an extraction, which is left out, or with a correction, which is not
            applied; the others are read. By default it is raised.

    Returns:
        Contests by country, house, state, number and year.

    Raises:
        ElectextractError: code `correction`, for a correction that does not fit; codes `schema` and `published`, for
            a value of the wrong kind; code `type`, for other records.
    """
    from electextract.consolidate.correcting import apply_corrections

    given = [extractions] if isinstance(extractions, Extraction) else extractions
    told = on_error or raise_error
    return join_articles(apply_corrections(checked_extractions(given, told), corrections or (), on_error=told))


def checked_extractions(extractions: Iterable[Extraction], on_error: OnError) -> Iterator[Extraction]:
    """The extractions whose values are of the right kind; records made or changed by hand may have others."""
    from electextract.io.record_types import check_types

    for number, one in enumerate(extractions, start=1):
        if not isinstance(one, Extraction):
            raise ElectextractError("type", f"record {number} is a {type(one).__name__}; give the results of extract")
        try:
            check_types(one, spot=f"extraction {number} ({shorten(one.id)})")
        except ElectextractError as error:
            on_error(error)
        else:
            yield one


def join_articles(articles: Iterable[CorrectedArticle]) -> tuple[ConsolidatedContest, ...]:
    """`consolidate` for what `apply_corrections` returns."""
    from electextract.consolidate.contests import write_contest
    from electextract.consolidate.elections import group_reports
    from electextract.consolidate.reports import read_reports

    groups = group_reports(read_reports((one.extraction, one.fixed()) for one in articles))
    contests = [write_contest(key, reports) for key, reports in groups.items()]
    return tuple(sorted(contests, key=_order))


def _order(contest: ConsolidatedContest) -> tuple[Any, ...]:
    place = (contest.country or "~", contest.house or "~", contest.state or "~", contest.number or UNNUMBERED)
    return (contest.constituency is None, *place, contest.constituency or "", contest.year or 0, contest.id)
