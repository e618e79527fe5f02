"""What does not add up in a contest is said, never mended in silence."""

from __future__ import annotations

from electextract.records import (
    ContestResult,
    Quantity,
    Standing,
    Warning,  # noqa: A004 - the schema's word
)


def check_contest(contest: ContestResult, ahead: int, *, told: str | None = None) -> tuple[Warning, ...]:
    """Warnings on one contest.

    Args:
        contest: the contest as read.
        ahead: how many contestants the text has ahead.
        told: who is ahead by the words alone, where the votes say that somebody else is.

    Codes: `two_winners`, `margin_difference` (not the difference of the votes within rounding),
    `winner_votes` (somebody else has more than
    whom the words have ahead), `margin_votes` (margin above the winner's votes).
    """
    found = []
    if ahead > 1:
        found.append(
            Warning("two_winners", f"the text has {ahead} contestants ahead; the one declared or named last is taken")
        )
    if told is not None:
        found.append(Warning("winner_votes", f"the words have {told} ahead, but not the votes, which are followed"))
    first = next((one for one in contest.candidates if one.outcome in ("won", "leading")), None)
    if first is None or first.votes is None:
        return tuple(found)
    found += _check_rivals(first, contest)
    if contest.margin and _least(contest.margin) > _most(first.votes):
        found.append(Warning("margin_votes", f"margin {contest.margin.text} is above the winner's {first.votes.text}"))
    return tuple(found)


def _check_rivals(first: Standing, contest: ContestResult) -> list[Warning]:
    polled = [one for one in contest.candidates if one is not first and one.votes is not None]
    if not polled or first.votes is None:
        return []
    second = max(polled, key=lambda one: one.votes.value if one.votes else 0)
    assert second.votes is not None
    if _least(second.votes) > _most(first.votes):
        return [
            Warning(
                "winner_votes", f"{second.votes.text} votes of a rival are more than the winner's {first.votes.text}"
            )
        ]
    margin = contest.margin
    low, high = _least(first.votes) - _most(second.votes), _most(first.votes) - _least(second.votes)
    if margin and not (_least(margin) <= high and low <= _most(margin)):
        text = f"margin {margin.text} is not the difference of {first.votes.text} and {second.votes.text}"
        return [Warning("margin_difference", text)]
    return []


def _least(quantity: Quantity) -> float:
    return quantity.value if quantity.lower is None and quantity.qualifier != "at_most" else quantity.lower or 0


def _most(quantity: Quantity) -> float:
    if quantity.upper is not None:
        return quantity.upper
    return quantity.value if quantity.qualifier == "exact" else float("inf")
