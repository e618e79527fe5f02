"""Which party has which number of seats: the marks of one sentence put together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from electextract.records import Quantity
from electextract.relations.tallies_evidence import is_list, is_near, is_strong, verb_of
from electextract.relations.tallies_marks import COUNTING, Mark
from electextract.relations.tallies_numbers import settle_marks
from electextract.relations.tallies_parts import Chunk, Memory, Stated, is_none

_ROW_GAP = 2
"""Tokens between two parties of one row, below."""
_PARTED = ("soft", "hard")
_SUBJECT_REACH = 3
"""Tokens before the first word of counting beyond which a sentence has a subject of its own."""


def pair_marks(marks: list[Mark], memory: Memory) -> list[Stated]:
    """The statements of one sentence."""
    marks = settle_marks(marks, memory)
    _sum_up(marks)
    kinds = {mark.kind for mark in marks}
    if not kinds.isdisjoint(("minor", "planned")) or kinds.isdisjoint(COUNTING):
        return []
    chunks = _cut(marks)
    fought = memory.fought or "contested" in [mark.value for mark in marks]
    for chunk in chunks:
        _split_pair(chunk, fought=fought)
    rows = list(_rows(marks))
    placed = {id(number) for _, number in rows}
    walked = (pair for pair in _walk(chunks, memory) if id(pair[1]) not in placed)
    pairs = sorted((pair for pair in (*rows, *walked) if pair[0].value), key=lambda pair: pair[1].start)
    strong = {id(number) for chunk in chunks for number in chunk.numbers if is_strong(number, chunk)}
    if strong & placed or "respectively" in kinds:
        strong |= placed
    listed = memory.count is not None or is_list(pairs, strong, marks)
    return list(_accept(pairs, chunks, strong, memory, listed=listed))


def _sum_up(marks: list[Mark]) -> None:
    """“40 seats: the P 31, the Q 9": a number that is no party's is the whole of those behind that add up to it."""
    named = [mark for mark in marks if mark.kind in ("party", "number", "noun")]
    if [mark.kind for mark in named[:2]] != ["number", "noun"]:
        return
    values = [mark.value.value for mark in named if mark.kind == "number" and isinstance(mark.value, Quantity)]
    owned = sum(mark.kind == "party" for mark in named) >= len(values)  # "three seats went to P, two to Q, one to R"
    if len(values) > 2 and not owned and values[0] == sum(values[1:]):
        named[0].kind = "total"


def _accept(
    pairs: list[tuple[Mark, Mark]], chunks: list[Chunk], strong: set[int], memory: Memory, *, listed: bool
) -> Iterator[Stated]:
    """The pairs that count seats, each with its verb; a list goes on with the verb of the pair before."""
    verb: Mark | None = None
    for party, number in pairs:
        chunk = next(chunk for chunk in chunks if number in chunk.marks)
        near = (listed or is_none(number)) and is_near(party, number, chunk)
        if id(number) not in strong and not near:
            continue
        verb = verb_of(number, chunk, chunks, verb)
        if verb is None or verb.value != "lost":
            yield _state(party, number, verb, chunk, memory)


def _split_pair(chunk: Chunk, *, fought: bool) -> None:
    """In a list of seats fought and won, "P 101, 85" without verbs goes on in that order."""
    numbers = sorted((*chunk.of("total"), *chunk.numbers), key=lambda mark: mark.start)
    close = len(numbers) == 2 and numbers[1].start - numbers[0].end < _SUBJECT_REACH
    if close and fought and not chunk.of("verb") and len(chunk.parties) == 1 and len(numbers) == 2 and chunk.numbers:
        numbers[0].kind = "number"
        numbers[0].count, numbers[1].count = "contested", "won"
        chunk.numbers = numbers


def _state(party: Mark, number: Mark, verb: Mark | None, chunk: Chunk, memory: Memory) -> Stated:
    count = (
        str(verb.value) if verb and verb.value != "same" else (memory.count or ("leading" if memory.trend else "won"))
    )
    count = number.count or count
    own = verb is not None and verb in chunk.verbs
    if number.count is None and is_none(number) and (count == "contested" or (number.kind == "zero" and not own)):
        count = "leading" if "leading" in (count, memory.count) and not memory.decided else "won"
    quantity = number.value if isinstance(number.value, Quantity) else Quantity(int(number.value))
    past = verb is not None and verb.past and not number.timed
    return Stated(str(party.value), count, quantity, number, past, chunk.marks, verb)


# ---------------------------------------------------------------- parts of the sentence


def _cut(marks: list[Mark]) -> list[Chunk]:
    """The sentence cut at its stops, but not between a party and its number."""
    parts: list[Chunk] = [Chunk([])]
    for index, mark in enumerate(marks):
        if mark.kind == "stop" and not _is_inner(marks, index):
            parts.append(Chunk([], joined=mark.value == "and"))
        else:
            parts[-1].marks.append(mark)
    return [Chunk(part.marks, joined=part.joined) for part in parts if part.marks]


def _is_inner(marks: list[Mark], index: int) -> bool:
    """A dash between a party and its number."""
    stop = marks[index]
    if stop.value != "dash" or not 0 < index < len(marks) - 1:
        return False
    left, right = marks[index - 1], marks[index + 1]
    return left.kind == "party" and right.kind == "number" and left.end == stop.start and stop.end == right.start


def _rows(marks: list[Mark]) -> Iterator[tuple[Mark, Mark]]:
    """A, B and C … 5, 3 and 2 seats (respectively); A and B … six each."""
    names = [mark for mark in marks if mark.kind in ("party", "number", "verb") or mark.value == "hard"]
    letters = "".join(mark.kind[0] for mark in names)
    each = [mark.start for mark in marks if mark.kind == "each"]
    for found in re.finditer(r"(p{2,})v*(n+)", letters):
        row, numbers = names[found.start(1) : found.end(1)], names[found.start(2) : found.end(2)]
        if len(row) == len(numbers):
            yield from zip(row, numbers, strict=True)
        elif len(numbers) == 1 and each and each[-1] >= row[-1].end:
            yield from ((party, numbers[0]) for party in row)
    yield from _dealt(marks)


def _dealt(marks: list[Mark]) -> Iterator[tuple[Mark, Mark]]:
    """One each to A, B and C: the parties behind "each", where none of them has a number of its own."""
    names = [mark for mark in marks if mark.kind in ("party", "number", "verb", "each") or mark.value in _PARTED]
    letters = "".join(mark.kind[0] for mark in names)
    for found in re.finditer(r"ne+v*(p(?:s?p)+)(?!v*n)", letters):
        row = (mark for mark in names[found.start(1) : found.end(1)] if mark.kind == "party")
        yield from ((party, names[found.start()]) for party in row)


def _walk(chunks: list[Chunk], memory: Memory) -> Iterator[tuple[Mark, Mark]]:
    """Parties and numbers, part by part; a part without a party speaks of the one before."""
    run: list[Mark] = []
    fresh = False
    for order, chunk in enumerate(chunks):
        if not chunk.numbers or chunk.has("votes", "hoped", "strength"):
            run = (run if fresh and chunk.parties and not chunk.verbs else []) + chunk.parties or run
            fresh = bool(chunk.parties) and not chunk.verbs
            continue
        if chunk.parties and _with_others(chunk, chunks[order + 1 :]):
            run = chunk.parties[-1:]
        elif chunk.parties:
            yield from _within(chunk, run if fresh else [], joined=chunk.joined)
            run = chunk.parties[-1:]
        else:
            bare = fresh and chunk.marks[0].kind == "number"
            owner = run or _owner_behind(chunks[order + 1 :]) or _owner_before(chunk, order, memory)
            told = chunk.has("noun", "zero", "one", "total") or any(map(_is_told, chunk.numbers))
            if owner and not chunk.has("person") and (bare or chunk.verbs or told):
                for number in chunk.numbers:
                    yield from _share(owner if fresh or is_none(number) else owner[-1:], number)
        fresh = False


def _with_others(chunk: Chunk, rest: list[Chunk]) -> bool:
    """“Eight seats for P and others": a number ahead of a party and of whoever has no name is nobody's own."""
    ahead = bool(chunk.numbers) and chunk.numbers[-1].start < chunk.parties[0].start
    others = rest[0] if rest and rest[0].joined and not rest[0].numbers else None
    return ahead and others is not None and bool(others.parties) and others.parties[0].value is None


def _is_told(number: Mark) -> bool:
    """What the words beside a number say it counts, or a year behind it."""
    return number.count is not None or number.dated or number.timed


def _owner_behind(rest: list[Chunk]) -> list[Mark]:
    """34 seats, … , went to P: the first party behind, if it has no number of its own."""
    return rest[0].parties[:1] if rest and not rest[0].numbers else []


def _owner_before(chunk: Chunk, order: int, memory: Memory) -> list[Mark]:
    """A sentence without a name goes on about the party of the one before: "Won two"."""
    told = order == 0 and chunk.verbs and memory.count and chunk.marks[0].start - memory.start < _SUBJECT_REACH
    return [memory.party] if told and memory.party else []


def _within(chunk: Chunk, run: list[Mark], *, joined: bool) -> Iterator[tuple[Mark, Mark]]:
    """Parties and numbers of one part: P N P N, or N P N P where a number comes first.

    What "P, Q and R" (`joined`) got together is nobody's own.
    """
    names = sorted((*chunk.parties, *chunk.numbers), key=lambda mark: mark.start)
    ahead = names[0].kind != "party"
    for index, number in enumerate(names):
        if number.kind == "party":
            continue
        side = names[index + 1 : index + 2] if ahead else list(reversed(names[:index]))
        party = next((mark for mark in side if mark.kind == "party"), None)
        party = party or next((mark for mark in names if mark.kind == "party"), None)
        if party is not None and not _crosses_person(party, number, chunk):
            several = [*run, party] if index < 2 else _row_of(party, names[:index], number)
            shared = joined and len(several) > 1 and not ahead and party is names[0]
            if not shared or is_none(number) or chunk.has("each"):
                yield from _share(several, number, each=chunk.has("each"))


def _row_of(party: Mark, before: list[Mark], number: Mark) -> list[Mark]:
    """The party of a number, or all that stand in one row before "none": "A-B none"."""
    row = is_none(number) and all(one.kind == "party" for one in before)
    joined = all(right.start - left.end < _ROW_GAP for left, right in pairwise(before))
    return before if row and joined else [party]


def _share(parties: list[Mark], number: Mark, *, each: bool = False) -> Iterator[tuple[Mark, Mark]]:
    """Of several parties named together, nothing but "none" holds for each."""
    for party in parties if is_none(number) or each else parties[-1:]:
        yield party, number


def _crosses_person(party: Mark, number: Mark, chunk: Chunk) -> bool:
    low, high = sorted((party.start, number.start))
    return any(low < mark.start < high for mark in chunk.of("person"))
