"""The facts of one contest, each judged by the official result of that contest."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from electextract.consolidated import ConsolidatedContest, Contestant, VerdictWord
from electextract.gazetteers.alliances import related_parties, same_party
from electextract.gazetteers.person_match import name_likeness
from electextract.verify.matching import match_candidates
from electextract.verify.numbers import judge_figure, judge_share, judge_stand
from electextract.verify.official import OfficialCandidate, OfficialContest

SAME_NAME, LIKE_NAME = 80.0, 68.0
"""Likeness from which a name counts as the official one, only spelt otherwise; and as nearly it."""
DEPOSIT = 6
"""A deposit is lost below one in so many of the valid votes (Representation of the People Act 1951, section 158)."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A verdict before it is written: see `Verdict` for the fields."""

    fact: str
    value: str
    verdict: VerdictWord
    official: str | None = None
    note: str | None = None
    candidate: str | None = None


SUPPOSED = "no article says general or by-election; it is held against the general one"


def check_contest(contest: ConsolidatedContest, official: OfficialContest) -> Iterator[Finding]:
    """Every fact of the contest that official results can tell.

    A contradiction says so where the kind of election is only supposed: a by-election of that year would explain it.
    """
    for finding in _findings(contest, official):
        if finding.verdict == "contradicted" and contest.kind_from != "stated":
            finding = replace(finding, note="; ".join(filter(None, (finding.note, SUPPOSED))))
        yield finding


def _findings(contest: ConsolidatedContest, official: OfficialContest) -> Iterator[Finding]:
    counting = contest.status == "counting"
    partners = match_candidates(contest.candidates, official.candidates)
    if _is_another(contest, partners):
        note = "none of its candidates stood there then, and no article states year and kind: another election"
        yield Finding("contest", contest.id, "not found", note=note)
        return
    yield Finding("contest", contest.id, "confirmed", official=official.constituency)
    if contest.margin is not None:
        yield _check_margin(contest, official, counting)
    if contest.unopposed is not None:
        alone = len(official.candidates) == 1
        yield Finding("unopposed", str(contest.unopposed), _verdict(alone == contest.unopposed), str(alone))
    for number, (one, other) in enumerate(zip(contest.candidates, partners, strict=True)):
        shown = one.name or one.party
        for finding in _check_candidate(one, other, official, partners, counting):
            yield Finding(
                f"candidates/{number}/{finding.fact}",
                finding.value,
                finding.verdict,
                finding.official,
                finding.note,
                shown,
            )


def _is_another(contest: ConsolidatedContest, partners: list[OfficialCandidate | None]) -> bool:
    """Whether an election that no article names fully cannot be the official one."""
    stated = contest.year_from == "stated" and contest.kind_from == "stated"
    named = [partner for one, partner in zip(contest.candidates, partners, strict=True) if one.name]
    return not stated and bool(named) and not any(named)


def _check_margin(contest: ConsolidatedContest, official: OfficialContest, counting: bool) -> Finding:
    margin, real = contest.margin, official.margin
    assert margin is not None
    if real is None:
        return Finding("margin", str(margin), "contradicted", note="the winner was the only candidate")
    verdict: VerdictWord = "provisional" if counting else judge_figure(margin, real)
    return Finding("margin", str(margin), verdict, str(real))


def _check_candidate(
    one: Contestant,
    other: OfficialCandidate | None,
    official: OfficialContest,
    partners: list[OfficialCandidate | None],
    counting: bool,
) -> Iterator[Finding]:
    if other is None:
        yield from _check_stranger(one, official, partners)
        return
    if one.name is not None:
        alike = max(name_likeness(name, other.name) for name in {one.name, *one.spellings})
        yield Finding("name", one.name, _judge_name(alike), other.name)
    if one.party is not None:
        yield Finding("party", one.party, _judge_party(one.party, other.party), other.party)
    for fact, check in _CHECKS.items():
        if getattr(one, fact) is not None:
            yield check(one, other, official, counting)


def _check_stranger(
    one: Contestant, official: OfficialContest, partners: list[OfficialCandidate | None]
) -> Iterator[Finding]:
    """Somebody whom the official result does not name: its party's candidate is another, or the list is short."""
    own = [each for each in official.candidates if one.party != "IND" and each.party == one.party]
    others = [each for each in own if each not in partners]
    if one.name is not None:
        verdict: VerdictWord = "contradicted" if others else "not found"
        real = others[0].name if others else None
        yield Finding("name", one.name, verdict, real, "the party's candidate is another" if others else None)
    if one.party is not None:
        yield Finding("party", one.party, "not found" if not own else "confirmed", own[0].party if own else None)
    if one.outcome == "won":
        first = official.candidates[0]
        yield Finding("outcome", "won", "contradicted", None, f"{first.name} ({first.party}) won")
    for fact in ("votes", "share", "position", "deposit_lost"):
        if getattr(one, fact) is not None:
            yield Finding(fact, str(getattr(one, fact)), "not found")


def _check_votes(one: Contestant, other: OfficialCandidate, _: OfficialContest, counting: bool) -> Finding:
    assert one.votes is not None
    judge = judge_stand if counting else judge_figure
    return Finding("votes", str(one.votes), judge(one.votes, other.votes), str(other.votes))


def _check_outcome(one: Contestant, other: OfficialCandidate, official: OfficialContest, _: bool) -> Finding:
    real = "won" if other == official.candidates[0] else "lost"
    if one.outcome in ("leading", "trailing"):
        return Finding("outcome", one.outcome, "provisional", real)
    return Finding("outcome", str(one.outcome), _verdict(one.outcome == real), real)


def _check_position(one: Contestant, other: OfficialCandidate, official: OfficialContest, counting: bool) -> Finding:
    real = official.candidates.index(other) + 1
    verdict: VerdictWord = "provisional" if counting else _verdict(one.position == real)
    return Finding("position", str(one.position), verdict, str(real))


def _check_share(one: Contestant, other: OfficialCandidate, official: OfficialContest, counting: bool) -> Finding:
    assert one.share is not None
    total = _valid_votes(official) + (official.nota or 0)
    if not official.is_complete or total == 0:
        return Finding("share", str(one.share), "not found", note="not all candidates are in the official results")
    real = 100 * other.votes / total
    verdict: VerdictWord = "provisional" if counting else judge_share(one.share, real)
    return Finding("share", str(one.share), verdict, f"{real:.2f}")


def _check_deposit(one: Contestant, other: OfficialCandidate, official: OfficialContest, counting: bool) -> Finding:
    if not official.is_complete:
        return Finding("deposit_lost", str(one.deposit_lost), "not found")
    real = other.votes * DEPOSIT < _valid_votes(official)
    verdict: VerdictWord = "provisional" if counting else _verdict(one.deposit_lost == real)
    return Finding("deposit_lost", str(one.deposit_lost), verdict, str(real))


def _valid_votes(official: OfficialContest) -> int:
    return sum(each.votes for each in official.candidates)


def _judge_name(alike: float) -> VerdictWord:
    if alike < LIKE_NAME:
        return "contradicted"
    return "confirmed" if alike >= SAME_NAME else "approximately right"


def _judge_party(code: str, real: str) -> VerdictWord:
    if same_party(code, real):
        return "confirmed"
    return "approximately right" if related_parties(code, real) else "contradicted"


def _verdict(right: bool) -> VerdictWord:
    return "confirmed" if right else "contradicted"


_CHECKS: dict[str, Callable[[Contestant, OfficialCandidate, OfficialContest, bool], Finding]] = {
    "votes": _check_votes,
    "outcome": _check_outcome,
    "share": _check_share,
    "position": _check_position,
    "deposit_lost": _check_deposit,
}
