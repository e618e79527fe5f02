"""What an explanation holds: the words, scopes and facts of each sentence, and the contests they were merged into."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Any

from electextract.errors import ElectextractError
from electextract.records import ContestResult, SeatTally


@dataclass(frozen=True, slots=True)
class WordTrace:
    """A name, figure, cue or other word that the rules look at.

    Attributes:
        kind: person, party, seat, votes, margin, number, year, cue; `word` for a word class; `before`, `after`
            for prepositions and postpositions.
        meaning: what it was taken for: full name, code, id, quantity, rule, class.
        stands: for names, what governs them (`over`, `to`, `genitive`, …; `free` where nothing does), whose
            party or part of what it is, or `aside`: nobody's; empty else.
    """

    kind: str
    text: str
    start: int
    end: int
    meaning: str
    stands: str = ""


@dataclass(frozen=True, slots=True)
class FactTrace:
    """What one rule says of one contest. `number` counts the facts of the article; texts for people."""

    number: int
    rule: str
    text: str
    start: int
    end: int
    seats: tuple[str, ...]
    seat_carried: bool
    election: str
    status: str | None
    ahead: tuple[str, ...]
    behind: tuple[str, ...]
    other: tuple[str, ...]
    votes: tuple[str, ...]
    margin: str | None
    precision: float


@dataclass(frozen=True, slots=True)
class RefusedTrace:
    """A cue that states nothing here, and why."""

    rule: str
    text: str
    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class ClauseTrace:
    """A scope: names and cues are only looked for in their own clause. `form`: relative, gapped or plain."""

    text: str
    form: str
    words: tuple[WordTrace, ...]
    facts: tuple[FactTrace, ...]
    refused: tuple[RefusedTrace, ...]


@dataclass(frozen=True, slots=True)
class SentenceTrace:
    """One sentence; `number` counts from 1."""

    number: int
    text: str
    start: int
    end: int
    clauses: tuple[ClauseTrace, ...]


@dataclass(frozen=True, slots=True)
class ContestTrace:
    """Facts merged into a contest; `contest` is None where they say too little for one.

    Attributes:
        title: seat and election.
        facts: numbers of the facts merged.
        conflicts: figures that gave way to others.
        left_out: why there is no contest; empty where there is one.
    """

    title: str
    facts: tuple[int, ...]
    contest: ContestResult | None
    conflicts: tuple[str, ...]
    left_out: str = ""


@dataclass(frozen=True, slots=True)
class Explanation:
    """All of it; `print` it, or take `to_dict()`.

    Attributes:
        bystanders: names that were no candidates after all.
    """

    text: str
    sentences: tuple[SentenceTrace, ...]
    contests: tuple[ContestTrace, ...]
    tallies: tuple[SeatTally, ...]
    bystanders: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """As JSON types."""
        parts = ("sentences", "contests", "tallies", "bystanders")
        return {name: _plain(getattr(self, name)) for name in parts}

    def of_sentence(self, number: int) -> Explanation:
        """One sentence, the contests that its facts went into, and the tallies read from it.

        Raises:
            ElectextractError: code `option`, for a number that no sentence has.
        """
        if not 1 <= number <= len(self.sentences):
            raise ElectextractError("option", f"sentence {number}: the article has 1 to {len(self.sentences)}")
        chosen = self.sentences[number - 1]
        facts = {fact.number for clause in chosen.clauses for fact in clause.facts}
        contests = tuple(trace for trace in self.contests if facts & set(trace.facts))
        tallies = tuple(
            tally for tally in self.tallies if any(chosen.start <= each.start < chosen.end for each in tally.evidence)
        )
        return replace(self, sentences=(chosen,), contests=contests, tallies=tallies, bystanders=())

    def __str__(self) -> str:
        from electextract.relations.explain_text import describe_explanation

        return describe_explanation(self)


def _plain(value: Any) -> Any:
    if isinstance(value, ContestTrace):
        plain = {name: _plain(getattr(value, name)) for name in ("title", "facts", "conflicts", "left_out")}
        return {**plain, "contest": value.contest.to_dict() if value.contest else None}
    if isinstance(value, SeatTally):
        return value.to_dict()
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value if isinstance(value, str | int | None) else asdict(value)
