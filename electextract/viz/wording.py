"""Numbers, names and elections in words, the same in notebooks, reports and plots."""

from __future__ import annotations

from electextract.figures import SHOWN_SIGNS
from electextract.records import ContestResult, Election, Quantity, Rounds, Standing

NO_SEAT = "seat not named"
NO_NAME = "not named"


def number_words(quantity: Quantity | None) -> str:
    """A number with its qualifier: `≥ 28,000`; nothing for none."""
    if quantity is None:
        return ""
    return f"{SHOWN_SIGNS.get(quantity.qualifier, '')}{grouped(quantity.value)}"


def grouped(value: object) -> str:
    """A count with commas; anything else, which only a file made by hand can hold, as it is."""
    return f"{value:,}" if isinstance(value, int) else str(value)


def seat_name(contest: ContestResult) -> str:
    """The name of the seat as the article writes it, without case ending."""
    return contest.constituency.name if contest.constituency else NO_SEAT


def seat_latin(contest: ContestResult) -> str:
    """The Latin form of the seat's name where that is another, else nothing."""
    return latin_form(contest.constituency.name, contest.constituency.name_latin) if contest.constituency else ""


def latin_form(name: str | None, latin: str | None) -> str:
    """The Latin form of a name where it differs from the name, else nothing."""
    return latin if latin and latin != name else ""


def candidate_name(standing: Standing) -> str:
    """The candidate's name, or the words that none is said."""
    return standing.name or NO_NAME


def election_words(election: Election) -> str:
    """`2021 · earlier`, `by-election`: what sets an election apart from the one that is reported."""
    kind = {"bypoll": "by-election", "general": "general election"}.get(election.kind or "")
    earlier = "earlier" if election.when == "earlier" else None
    return " · ".join(str(part) for part in (kind, election.year, earlier) if part)


def contest_context(contest: ContestResult) -> list[str]:
    """What stands under the name of a seat: number, state, house, election, status, rounds."""
    number = contest.constituency and contest.constituency.number
    status = {"declared": "result declared", "counting": "counting"}.get(contest.status or "")
    parts = (
        f"no. {number}" if number is not None else "",
        contest.state,
        contest.house,
        election_words(contest.election),
        status,
        _round_words(contest),
        "unopposed" if contest.unopposed else "",
        {"hold": "seat held", "gain": "seat gained"}.get(contest.change or ""),
    )
    return [part for part in parts if part]


def _round_words(contest: ContestResult) -> str:
    rounds = contest.rounds
    if rounds is None:
        return ""
    counted = f"round {rounds.counted}" if rounds.counted is not None else ""
    total = f"of {rounds.total}" if rounds.total is not None else ""
    return " ".join(part for part in (counted, total, rounds_left(rounds)) if part)


def rounds_left(rounds: Rounds | None) -> str:
    """`1 round left`, `4 rounds left`; nothing where the article does not tell."""
    if rounds is None or rounds.remaining is None:
        return ""
    return f"{rounds.remaining} round{'' if rounds.remaining == 1 else 's'} left"
