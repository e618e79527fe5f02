"""The facts of an extraction, each with its places in the text, in the order in which they are shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from electextract.records import Constituency, ContestResult, Evidence, Extraction, Mention, Quantity, SeatTally

Place = tuple[int, int]
Placed = Constituency | Evidence | Mention | Quantity


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: path (`margin`, `candidates/0/party`), places (start, end) without repetition, rules."""

    path: str
    places: tuple[Place, ...]
    rules: tuple[str, ...]


def contest_facts(contest: ContestResult) -> dict[str, Fact]:
    """The facts of a contest by path: the seat, names, what the evidence tells, votes and margin."""
    read = _evidence(contest.evidence)
    facts = [_fact("constituency", [contest.constituency], read)]
    for index, standing in enumerate(contest.candidates):
        path = f"candidates/{index}"
        facts.append(_fact(f"{path}/name", standing.mentions, read))
        facts.append(_fact(f"{path}/votes", [standing.votes], read))
    facts.append(_fact("margin", [contest.margin], read))
    known = {fact.path for fact in facts}
    facts += [_fact(path, [], read) for path in read if path not in known]
    return {fact.path: fact for fact in facts if fact.places}


def tally_facts(tally: SeatTally) -> dict[str, Fact]:
    """The facts of a seat tally by path: `won`, `leading`, `contested`."""
    read = _evidence(tally.evidence)
    facts = [_fact(name, [getattr(tally, name)], read) for name in ("won", "leading", "contested")]
    return {fact.path: fact for fact in facts if fact.places}


def extraction_facts(extraction: Extraction) -> dict[str, Fact]:
    """All facts of an extraction, their paths headed by `contests/0/` or `tallies/0/`."""
    return {
        f"{kind}/{index}/{path}": fact for kind, index, facts in _groups(extraction) for path, fact in facts.items()
    }


def _groups(extraction: Extraction) -> Iterator[tuple[str, int, dict[str, Fact]]]:
    for index, contest in enumerate(extraction.contests):
        yield "contests", index, contest_facts(contest)
    for index, tally in enumerate(extraction.tallies):
        yield "tallies", index, tally_facts(tally)


def _evidence(evidence: Iterable[Evidence]) -> dict[str, list[Evidence]]:
    found: dict[str, list[Evidence]] = {}
    for each in evidence:
        found.setdefault(each.fact, []).append(each)
    return found


def _fact(path: str, placed: Iterable[Placed | None], read: dict[str, list[Evidence]]) -> Fact:
    """The number or name itself first, then the words that the rules read it from."""
    own = [*placed, *read.get(path, [])]
    places = dict.fromkeys((each.start, each.end) for each in own if each and 0 <= each.start < each.end)
    return Fact(path, tuple(places), tuple(dict.fromkeys(each.rule for each in read.get(path, []))))
