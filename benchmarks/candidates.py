"""How often a candidate's name alone finds the right row of the official list of its seat.

    python benchmarks/candidates.py RESULTS [--errors]

RESULTS is an official result file (`electextract/verify/README.md`). Asked are the candidates of training articles with
official facts whose exact votes only one row of their contest has: the votes tell which row is right, the name must
find it among all candidates of the contest.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from electextract.gazetteers import Seat, link_candidate
from electextract.gazetteers.choices import Context, choose_seat
from electextract.gazetteers.entries import Chamber
from electextract.gazetteers.seat_candidates import seat_candidates
from electextract.io.annotated import read_article
from electextract.io.files import read_objects
from electextract.records import ContestResult, House, Standing
from electextract.verify.official import OfficialContest, OfficialKey, OfficialResults, read_official

TRAINING = Path(__file__).parent.parent / "training_data"
CHAMBERS: dict[House, tuple[Chamber, ...]] = {"assembly": ("AC",), "parliament": ("LS", "JS")}
TELLING_VOTES = 100
TOLD = 20.0
"""Points for a state or a house that the gold tells."""


class Question(NamedTuple):
    """A name, the names of the list, and the place of the right one."""

    language: str
    name: str
    listed: list[str]
    right: int


def main() -> None:
    parser = argparse.ArgumentParser(description="Candidates looked for in official lists by name.")
    parser.add_argument("results", type=Path)
    parser.add_argument("--errors", action="store_true", help="list what is not found")
    options = parser.parse_args()
    questions = list(ask(read_official(options.results)))
    for language in sorted({question.language for question in questions}):
        print_shares(language, [question for question in questions if question.language == language])
    if options.errors:
        print_errors(questions)


def ask(official: OfficialResults) -> Iterator[Question]:
    for path in sorted(TRAINING.glob("*/*.jsonl")):
        for _, row in read_objects(path):
            if row.get("facts") == "official":
                gold = read_article(row).gold
                for contest in gold.contests:
                    for found in official_contests(contest, gold.published, official):
                        yield from questions_of(contest, gold.language, found)


def official_contests(
    contest: ContestResult, published: str | None, official: OfficialResults
) -> Iterator[OfficialContest]:
    """The official contests of that seat and year: a general election, a by-election."""
    when = published if contest.election.when == "reported" else None
    year = contest.election.year or (int(when[:4]) if when else None)
    seat = seat_of(contest, year)
    if seat is None or year is None:
        return
    for kind in ("general", "bypoll"):
        found = official.contests.get(OfficialKey(seat.chamber, seat.state, year, kind, seat.number))
        if found is not None and contest.election.kind in (None, kind):
            yield found


def seat_of(contest: ContestResult, year: int | None) -> Seat | None:
    if contest.constituency is None or contest.house not in CHAMBERS or year is None:
        return None
    states = {contest.state: TOLD} if contest.state else {}
    context = Context(contest.country, year, states, dict.fromkeys(CHAMBERS[contest.house], TOLD))
    return choose_seat(seat_candidates(contest.constituency.name), context)


def questions_of(contest: ContestResult, language: str, found: OfficialContest) -> Iterator[Question]:
    listed = [candidate.name for candidate in found.candidates]
    for standing in contest.candidates:
        rows = [place for place, candidate in enumerate(found.candidates) if candidate.votes == exact_votes(standing)]
        if standing.name and len(rows) == 1:
            yield Question(language, standing.name, listed, rows[0])


def exact_votes(standing: Standing) -> int | None:
    votes = standing.votes
    if votes is None or votes.qualifier != "exact" or votes.step > 1 or votes.value < TELLING_VOTES:
        return None
    return votes.value


def print_shares(language: str, questions: list[Question]) -> None:
    counts: Counter[str] = Counter()
    for question in questions:
        found = link_candidate(question.name, question.listed)
        counts["open" if found is None else "right" if found == question.right else "wrong"] += 1
    given = counts["right"] + counts["wrong"]
    shares = f"precision {counts['right'] / max(given, 1):.1%}, recall {counts['right'] / len(questions):.1%}"
    print(f"{language}: {len(questions)} names, {dict(sorted(counts.items()))}: {shares}")


def print_errors(questions: list[Question]) -> None:
    for question in questions:
        found = link_candidate(question.name, question.listed)
        if found != question.right:
            given = None if found is None else question.listed[found]
            print(f"{question.name} is {question.listed[question.right]}, was given {given}")


if __name__ == "__main__":
    main()
