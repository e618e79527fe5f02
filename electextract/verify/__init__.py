"""Consolidated contests against official results, fact by fact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from electextract.consolidated import ConsolidatedContest, Verdict
    from electextract.verify.official import OfficialResults

__all__ = ["verify"]


def verify(
    contests: Iterable[ConsolidatedContest] | ConsolidatedContest, official: OfficialResults | str | Path
) -> tuple[Verdict, ...]:
    """What official results say about every fact of the contests.

    A contest is looked up by house, state, number of the seat, year and kind of election, so that a by-election is
    never held against the general election of its year. The verdicts:

    - `confirmed`: the official value, or a bound that holds and is near ("over 28,000" for 28,168);
    - `approximately right`: rounded ("1.3 lakh" for 130,636), "about" within five percent, a bound less near, an
      alliance for its member, a name that is spelt rather otherwise;
    - `provisional`: said while counting went on, and not above the final count;
    - `contradicted`: none of these;
    - `not found`: the official results hold no such contest, or no such candidate.

    Args:
        contests: from `consolidate` or `read_contests`.
        official: from `read_official`, or the path of such a file.

    Returns:
        For each contest a verdict on the contest itself, and on each of its facts if it was found.

    Raises:
        ElectextractError: as `read_official`, for a path.
    """
    from electextract.consolidated import ConsolidatedContest
    from electextract.verify.official import read_official

    given = [contests] if isinstance(contests, ConsolidatedContest) else contests
    results = read_official(official) if isinstance(official, str | Path) else official
    return tuple(verdict for contest in given for verdict in _verify_contest(contest, results))


def _verify_contest(contest: ConsolidatedContest, official: OfficialResults) -> Iterator[Verdict]:
    from electextract.consolidated import Verdict
    from electextract.verify.checks import Finding, check_contest
    from electextract.verify.matching import find_contest

    found = find_contest(contest, official)
    if isinstance(found, str):
        findings: Iterable[Finding] = [Finding("contest", contest.id, "not found", note=found)]
    else:
        findings = check_contest(contest, found)
    for one in findings:
        yield Verdict(
            contest=contest.id,
            fact=one.fact,
            value=one.value,
            verdict=one.verdict,
            official=one.official,
            candidate=one.candidate,
            note=one.note,
            country=contest.country,
            house=contest.chamber,
            state=contest.state,
            year=contest.year,
            election_kind=contest.kind,
            constituency_no=contest.number,
            constituency=contest.constituency,
            constituency_id=contest.constituency_id,
        )
