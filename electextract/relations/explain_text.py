"""An explanation as lines of text."""

from __future__ import annotations

from collections.abc import Iterator

from electextract.figures import SHOWN_SIGNS
from electextract.records import ContestResult, Quantity, SeatTally, Standing
from electextract.relations.traces import ClauseTrace, ContestTrace, Explanation, FactTrace, SentenceTrace

NAMES = ("person", "party", "seat", "votes", "margin")
QUIET = ("article", "be", "votes", "seats")
"""Classes of words that say little by themselves."""
_USUAL = 0.95
"""Precision of a rule that is as sure as most."""


def describe_explanation(explanation: Explanation) -> str:
    """Every sentence, then what the document made of its facts."""
    lines = [line for sentence in explanation.sentences for line in describe_sentence(sentence)]
    return "\n".join([*lines, *describe_document(explanation)])


def describe_sentence(sentence: SentenceTrace) -> Iterator[str]:
    """A sentence with its clauses, names, cues, facts and refusals."""
    yield f"[{sentence.number}] {' '.join(sentence.text.split())}"
    for clause in sentence.clauses:
        if len(sentence.clauses) > 1:
            form = "" if clause.form == "plain" else f" ({clause.form})"
            yield f"  clause{form}: {' '.join(clause.text.split())}"
        yield from (f"    {line}" for line in _clause_lines(clause))
    yield ""


def _clause_lines(clause: ClauseTrace) -> Iterator[str]:
    for word in clause.words:
        if word.kind in NAMES:
            stands = f"  [{word.stands}]" if word.stands else ""
            yield f"{word.kind:<7} {word.text} = {word.meaning}{stands}"
    cues = [f"{word.text} = {word.meaning}" for word in clause.words if word.kind == "cue"]
    loud = [word for word in clause.words if word.kind not in (*NAMES, "cue") and word.meaning not in QUIET]
    others = dict.fromkeys(f"{word.text} = {word.meaning}" for word in loud)
    if cues:
        yield f"cues    {'; '.join(cues)}"
    if others:
        yield f"words   {'; '.join(others)}"
    for fact in clause.facts:
        yield f"fact {fact.number:<2} {_fact(fact)}"
    for refused in clause.refused:
        yield f"no fact {refused.rule} at “{refused.text}”: {refused.reason}"


def _fact(fact: FactTrace) -> str:
    seats = " + ".join(fact.seats) or "no seat"
    carried = " carried from before" if fact.seat_carried else ""
    sure = "" if fact.precision >= _USUAL else f"precision {fact.precision:.2f}"
    when = ", ".join(filter(None, (fact.election, fact.status, sure)))
    sides = [(side, getattr(fact, side)) for side in ("ahead", "behind", "other", "votes")]
    said = [f"{side} {', '.join(names)}" for side, names in sides if names]
    if fact.margin:
        said.append(f"margin {fact.margin}")
    return f"{fact.rule} at “{fact.text}”: {seats}{carried} ({when}): {'; '.join(said) or 'nobody placed'}"


def describe_document(explanation: Explanation) -> Iterator[str]:
    """Contests with the facts they come from, what was left out, tallies."""
    told = [trace for trace in explanation.contests if trace.contest is not None]
    dropped = [trace for trace in explanation.contests if trace.contest is None]
    yield f"contests: {len(told)}"
    for trace in told:
        yield from _contest_lines(trace, explanation.text)
    for trace in dropped:
        yield f"  no contest: {trace.title}: {trace.left_out} ({_numbers(trace)})"
    for name in explanation.bystanders:
        yield f"  no candidate: {name}, who only speaks, rules or is mourned, or bears no candidate's name"
    if explanation.tallies:
        yield f"tallies: {len(explanation.tallies)}"
    for tally in explanation.tallies:
        yield f"  {_tally(tally, explanation.text)}"


def _contest_lines(trace: ContestTrace, text: str) -> Iterator[str]:
    contest = trace.contest
    if contest is None:
        return
    margin = f", margin {_number(contest.margin)}" if contest.margin else ""
    said = _evidence(contest, "margin", text)
    yield f"  {trace.title}: {contest.status}{margin}, confidence {contest.confidence} ({_numbers(trace)}){said}"
    for number, standing in enumerate(contest.candidates):
        yield f"    {_standing(standing)}{_evidence(contest, f'candidates/{number}/', text)}"
    yield from (f"    conflict: {line}" for line in trace.conflicts)
    yield from (f"    warning {warning.code}: {warning.message}" for warning in contest.warnings)


def _standing(standing: Standing) -> str:
    party = f"({standing.party.id})" if standing.party else "(no party)"
    votes = f"{_number(standing.votes)} votes" if standing.votes else ""
    return " ".join(filter(None, (standing.outcome or "-", standing.name or "(no name)", party, votes)))


def _evidence(contest: ContestResult, path: str, text: str) -> str:
    """Where the facts under a path (`candidates/0/`, `margin`) were read, and the rules."""
    known = [each for each in contest.evidence if each.fact.startswith(path)]
    places = [f"{each.fact.rpartition('/')[2]} “{text[each.start : each.end]}” {each.rule}" for each in known]
    return f"  <- {', '.join(places)}" if places else ""


def _numbers(trace: ContestTrace) -> str:
    return f"fact{'s' if len(trace.facts) > 1 else ''} {', '.join(map(str, trace.facts))}"


def _tally(tally: SeatTally, text: str) -> str:
    counts = [
        f"{name} {_number(number)}" for name in ("won", "leading", "contested") if (number := getattr(tally, name))
    ]
    year = f" {tally.election.year}" if tally.election.year else ""
    rules = [f"{each.fact} “{text[each.start : each.end]}” {each.rule}" for each in tally.evidence]
    where = f"{tally.scope or 'all'}, {tally.election.when}{year}"
    return f"{tally.party.id} in {where}: {', '.join(counts)}  <- {', '.join(rules)}"


def _number(quantity: Quantity | None) -> str:
    return f"{SHOWN_SIGNS[quantity.qualifier]}{quantity.value:,}" if quantity else "-"
