"""Consolidated contests, and their check against official results, as pandas tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from electextract.consolidated import ConsolidatedContest, Contestant, Stand, Verdict
from electextract.errors import ElectextractError, shorten
from electextract.figures import Figure
from electextract.io.columns import CHOICE, choices
from electextract.io.contest_columns import CONTEST_CHOICES, CONTEST_COLUMNS
from electextract.records import Record

if TYPE_CHECKING:
    import pandas as pd

Row = dict[str, Any]


def contest_frame(records: Iterable[Record], table: str = "contests") -> pd.DataFrame:
    """One table of consolidated contests or verdicts.

    Args:
        records: from `consolidate`; for `verdicts` from `verify`.
        table: `contests`, `candidates`, `sources`, `conflicts`, `timeline` or `verdicts`.

    Returns:
        The columns of `electextract.io.contest_columns.CONTEST_COLUMNS[table]`, in that order, with those types,
        on no rows too.

    Raises:
        ElectextractError: code `option` for another table, or one that these records do not make.
    """
    import pandas as pd

    if table not in CONTEST_COLUMNS:
        raise ElectextractError("option", f"table is {shorten(table)}; allowed: {', '.join(CONTEST_COLUMNS)}")
    given = list(records)
    kind = Verdict if table == "verdicts" else ConsolidatedContest
    other = next((record for record in given if not isinstance(record, kind)), None)
    if other is not None:
        what = f"a {type(other).__name__} makes no table {table}; that takes records of one kind, {kind.__name__}"
        raise ElectextractError("option", what)
    rows = [row for record in given for row in _ROWS[table](record)]
    columns = CONTEST_COLUMNS[table]
    frame = pd.DataFrame(rows, columns=list(columns), dtype=object)
    return frame.astype({name: _type(name, kind) for name, kind in columns.items()})


def _type(name: str, kind: str) -> Any:
    import pandas as pd

    return pd.CategoricalDtype(list(CONTEST_CHOICES.get(name) or choices(name))) if kind == CHOICE else kind


def _contest(contest: ConsolidatedContest) -> Row:
    return {
        "contest_id": contest.id,
        "country": contest.country,
        "house": contest.chamber,
        "state": contest.state,
        "year": contest.year,
        "election_kind": contest.kind,
        "constituency_no": contest.number,
        "constituency": contest.constituency,
        "constituency_id": contest.constituency_id,
    }


def _contest_rows(contest: ConsolidatedContest) -> Iterator[Row]:
    days = sorted(stand.published for stand in contest.timeline if stand.published)
    yield {
        **_contest(contest),
        "spellings": _list(contest.spellings),
        "status": contest.status,
        **_first_two(contest.candidates),
        "candidates": len(contest.candidates),
        **_figure("margin", contest.margin),
        "change": contest.change,
        "unopposed": contest.unopposed,
        "articles": len(contest.articles),
        "first_published": days[0] if days else None,
        "last_published": days[-1] if days else None,
        "conflicts": len(contest.conflicts),
        "year_from": contest.year_from,
        "kind_from": contest.kind_from,
    }


def _first_two(candidates: tuple[Contestant, ...]) -> Row:
    """Who is ahead, if that is said, and who comes next if that one alone can."""
    ahead = [one for one in candidates if one.outcome in ("won", "leading")][:1]
    behind = [one for one in candidates if one not in ahead]
    second = behind[:1] if len(behind) == 1 or (behind and (behind[0].votes or behind[0].position == 2)) else []
    row: Row = {"winner_outcome": ahead[0].outcome if ahead else None}
    for key, one in [("winner", one) for one in ahead] + [("runner_up", one) for one in second]:
        row |= {key: one.name, f"{key}_latin": one.name_latin, f"{key}_party": one.party}
        row[f"{key}_votes"] = one.votes and one.votes.value
    return row


def _candidate_rows(contest: ConsolidatedContest) -> Iterator[Row]:
    for number, one in enumerate(contest.candidates):
        yield {
            **_contest(contest),
            "candidate": number,
            "name": one.name,
            "name_latin": one.name_latin,
            "spellings": _list(one.spellings),
            "party_id": one.party,
            "alliance": one.alliance,
            **_figure("votes", one.votes),
            "share": one.share,
            "position": one.position,
            "outcome": one.outcome,
            "deposit_lost": one.deposit_lost,
        }


def _source_rows(contest: ConsolidatedContest) -> Iterator[Row]:
    for source in contest.sources:
        said = {**source.to_dict(), "value": str(source.value), "article_id": source.article}
        yield {**_contest(contest), **said, "value_qualifier": source.qualifier}


def _conflict_rows(contest: ConsolidatedContest) -> Iterator[Row]:
    for conflict in contest.conflicts:
        lists = {"kept_in": _list(conflict.kept_in), "other_in": _list(conflict.other_in)}
        yield {**_contest(contest), **conflict.to_dict(), **lists}


def _timeline_rows(contest: ConsolidatedContest) -> Iterator[Row]:
    for stand in contest.timeline:
        shared = {**_contest(contest), **_stand(stand)}
        for one in stand.candidates:
            name = contest.candidates[one.candidate].name
            yield {
                **shared,
                "candidate": one.candidate,
                "name": name,
                "outcome": one.outcome,
                **_figure("votes", one.votes),
            }
        if not stand.candidates:
            yield shared


def _stand(stand: Stand) -> Row:
    rounds = {f"rounds_{name}": value for name, value in stand.rounds.to_dict().items()} if stand.rounds else {}
    return {
        "article_id": stand.article,
        "published": stand.published,
        "status": stand.status,
        "leader": stand.leader,
        **rounds,
        **_figure("margin", stand.margin),
    }


def _verdict_rows(verdict: Verdict) -> Iterator[Row]:
    yield {**verdict.to_dict(), "contest_id": verdict.contest}


def _list(values: Iterable[str]) -> str | None:
    return "; ".join(values) or None


def _figure(name: str, figure: Figure | None) -> Row:
    if figure is None:
        return {}
    bounds = {f"{name}_lower": figure.lower, f"{name}_upper": figure.upper}
    return {name: figure.value, f"{name}_qualifier": figure.qualifier, **bounds}


_ROWS: dict[str, Callable[[Any], Iterator[Row]]] = {
    "contests": _contest_rows,
    "candidates": _candidate_rows,
    "sources": _source_rows,
    "conflicts": _conflict_rows,
    "timeline": _timeline_rows,
    "verdicts": _verdict_rows,
}
