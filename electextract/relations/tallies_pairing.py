"""Which party has which number of seats: the marks of one sentence put together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from electextract.records import Quantity
from electextract.relations.tallies_marks import Mark

_NOUN_REACH = 5
_WHOLE_REACH = 5
_DENIAL_REACH = 3
_CHANGE_REACH = 4
_HOPE_REACH = 8
_BARE_REACH = 3
_RUN_REACH = 6
_VERB_REACH = 6


@dataclass(slots=True)
class Stated:
    """One statement: party, count, number and the marks of its part of the sentence."""

    party: str
    count: str
    quantity: Quantity
    mark: Mark
    past: bool
    around: list[Mark]


@dataclass(slots=True)
class Chunk:
    """A part of a sentence between two stops: the parties and numbers of seats in it, and its verbs."""

    marks: list[Mark]
    carried: Mark | None = None
    parties: list[Mark] = field(init=False)
    numbers: list[Mark] = field(init=False)
    verbs: list[Mark] = field(init=False)

    def __post_init__(self) -> None:
        self.parties = self.of("party")
        self.numbers = self.of("number", "zero", "one")
        self.verbs = self.of("verb", "weak")

    def of(self, *kinds: str) -> list[Mark]:
        """The marks of these kinds."""
        return [mark for mark in self.marks if mark.kind in kinds]

    def has(self, *kinds: str) -> bool:
        """Whether there is a mark of one of these kinds."""
        return any(mark.kind in kinds for mark in self.marks)


@dataclass(slots=True)
class Memory:
    """What earlier sentences leave behind: the party and alliance spoken of, the count of the list that goes on."""

    party: Mark | None = None
    alliance: Mark | None = None
    count: str | None = None


def pair_marks(marks: list[Mark], memory: Memory) -> list[Stated]:
    """The statements of one sentence."""
    marks = _settle(marks, memory)
    if any(mark.kind == "minor" for mark in marks) or not any(mark.kind in ("number", "zero", "one") for mark in marks):
        return []
    chunks = _cut(marks)
    rows = list(_rows(marks))
    placed = {id(number) for _, number in rows}
    walked = (pair for pair in _walk(chunks, memory) if id(pair[1]) not in placed)
    pairs = sorted((pair for pair in (*rows, *walked) if pair[0].value), key=lambda pair: pair[1].start)
    strong = {id(number) for chunk in chunks for number in chunk.numbers if _is_strong(number, chunk)}
    if strong & placed or any(mark.kind == "respectively" for mark in marks):
        strong |= placed
    listed = len(strong.intersection(id(number) for _, number in pairs)) > 0 or memory.count is not None
    listed = listed or sum(_is_bare(party, number) for party, number in pairs) > 1
    listed = listed or any(mark.kind == "total" for mark in marks) or _is_line(marks)
    stated: list[Stated] = []
    verb: Mark | None = None
    for party, number in pairs:
        chunk = next(chunk for chunk in chunks if number in chunk.marks)
        if id(number) in strong or ((listed or _is_none(number)) and _is_near(party, number, chunk)):
            verb = _verb_of(number, chunk, chunks, verb)
            if verb is None or verb.value != "lost":
                stated.append(_state(party, number, verb, chunk, memory))
    return stated


def _state(party: Mark, number: Mark, verb: Mark | None, chunk: Chunk, memory: Memory) -> Stated:
    count = str(verb.value) if verb and verb.value != "same" else (memory.count or "won")
    count = number.count or count
    if count == "contested" and _is_none(number):
        count = "won"
    quantity = number.value if isinstance(number.value, Quantity) else Quantity(int(number.value))
    return Stated(str(party.value), count, quantity, number, verb is not None and verb.past, chunk.marks)


# ---------------------------------------------------------------- what each mark is


def _settle(marks: list[Mark], memory: Memory) -> list[Mark]:
    """Totals told from counts, what is denied dropped, pronouns given their party."""
    settled: list[Mark] = []
    for index, mark in enumerate(marks):
        if mark.kind == "number":
            if _is_denied(marks, index):
                continue
            if _is_total(marks, index):
                contested = _is_contested(marks, index)
                kind, count = ("number", "contested") if contested else ("total", None)
                mark = Mark(kind, mark.start, mark.end, mark.value, count=count)
        elif mark.kind == "led" and settled and settled[-1].kind == "party":
            settled.pop()
        elif mark.kind == "self":
            named = [other for other in settled if other.kind == "party"]
            party = named[-1] if named else memory.party
            if party is not None:
                mark = Mark("party", mark.start, mark.end, party.value)
        elif mark.kind == "alliance" and memory.alliance is not None:
            mark = Mark("party", mark.start, mark.end, memory.alliance.value)
        settled.append(mark)
    return settled


def _is_total(marks: list[Mark], index: int) -> bool:
    """The whole that seats are a part of: 34 of 81, the 70-member house."""
    mark = marks[index]
    before = marks[index - 1] if index else None
    after = marks[index + 1] if index + 1 < len(marks) else None
    if before is not None and before.kind == "of":
        part = index > 1 and marks[index - 2].kind == "number" and marks[index - 2].end == before.start
        if mark.start - before.end < (_WHOLE_REACH if part else 1):
            return True
    if mark.value.qualifier != "exact" or after is None:
        return False
    return after.kind == "whole" and after.start - mark.end < 3


def _is_contested(marks: list[Mark], index: int) -> bool:
    """The 37 seats it had contested; the 70 that P fought."""
    for mark in marks[index + 1 :]:
        if mark.kind in ("number", "total", "stop") or mark.start - marks[index].end >= _VERB_REACH:
            return False
        if mark.kind == "verb":
            return bool(mark.value == "contested")
    return False


def _is_denied(marks: list[Mark], index: int) -> bool:
    """Counts of something else, changes, needs and hopes."""
    mark = marks[index]
    for other in marks[index + 1 :]:
        if other.start - mark.end >= _DENIAL_REACH or other.kind in ("party", "stop", "number"):
            break
        if other.kind in ("counted", "change"):
            return True
        if other.kind == "noun":
            break
    changed = True
    for other in reversed(marks[:index]):
        gap = mark.start - other.end
        if other.kind == "party" and gap < _DENIAL_REACH:
            break
        if gap >= _HOPE_REACH or (other.kind == "stop" and other.value == "hard") or other.kind == "has":
            break
        changed = changed and other.kind != "weak"
        if other.kind == "unreal" or (other.kind == "not_by" and gap < 2):
            return True
        if other.kind == "change" and gap < _CHANGE_REACH and changed:
            return True
    return False


# ---------------------------------------------------------------- parts of the sentence


def _cut(marks: list[Mark]) -> list[Chunk]:
    """The sentence cut at its stops, but not between a party and its number."""
    parts: list[list[Mark]] = [[]]
    for index, mark in enumerate(marks):
        if mark.kind == "stop" and not _is_inner(marks, index):
            parts.append([])
        else:
            parts[-1].append(mark)
    return [Chunk(part) for part in parts if part]


def _is_inner(marks: list[Mark], index: int) -> bool:
    """A dash between a party and its number."""
    stop = marks[index]
    if stop.value != "dash" or not 0 < index < len(marks) - 1:
        return False
    left, right = marks[index - 1], marks[index + 1]
    return left.kind == "party" and right.kind == "number" and left.end == stop.start and stop.end == right.start


def _rows(marks: list[Mark]) -> Iterator[tuple[Mark, Mark]]:
    """A, B and C … 5, 3 and 2 seats (respectively); A and B … six each."""
    names = [mark for mark in marks if mark.kind in ("party", "number", "verb")]
    letters = "".join(mark.kind[0] for mark in names)
    each = any(mark.kind == "each" for mark in marks)
    for found in re.finditer(r"(p{2,})v*(n+)", letters):
        row, numbers = names[found.start(1) : found.end(1)], names[found.start(2) : found.end(2)]
        if len(row) == len(numbers):
            yield from zip(row, numbers, strict=True)
        elif len(numbers) == 1 and each:
            yield from ((party, numbers[0]) for party in row)


def _walk(chunks: list[Chunk], memory: Memory) -> Iterator[tuple[Mark, Mark]]:
    """Parties and numbers, part by part; a part without a party speaks of the one before."""
    run: list[Mark] = []
    fresh = False
    for order, chunk in enumerate(chunks):
        if not chunk.numbers or chunk.has("votes", "hoped"):
            run = (run if fresh and chunk.parties and not chunk.verbs else []) + chunk.parties or run
            fresh = bool(chunk.parties) and not chunk.verbs
            continue
        if chunk.parties:
            yield from _within(chunk, run if fresh else [])
            run = chunk.parties[-1:]
        else:
            bare = fresh and chunk.marks[0].kind == "number"
            owner = run or _owner_behind(chunks[order + 1 :]) or _owner_before(chunk, order, memory)
            if owner and not chunk.has("person") and (bare or chunk.verbs or chunk.has("noun", "zero", "one", "total")):
                for number in chunk.numbers:
                    yield from _share(owner if fresh else owner[-1:], number)
        fresh = False


def _owner_behind(rest: list[Chunk]) -> list[Mark]:
    """34 seats, … , went to P: the first party behind, if it has no number of its own."""
    return rest[0].parties[:1] if rest and not rest[0].numbers else []


def _owner_before(chunk: Chunk, order: int, memory: Memory) -> list[Mark]:
    """A sentence without a name goes on about the party of the one before: "Won two"."""
    return [memory.party] if order == 0 and chunk.verbs and memory.party and memory.count else []


def _within(chunk: Chunk, run: list[Mark]) -> Iterator[tuple[Mark, Mark]]:
    """Parties and numbers of one part: P N P N, or N P N P where a number comes first."""
    names = sorted((*chunk.parties, *chunk.numbers), key=lambda mark: mark.start)
    ahead = names[0].kind != "party"
    for index, number in enumerate(names):
        if number.kind == "party":
            continue
        side = names[index + 1 : index + 2] if ahead else list(reversed(names[:index]))
        party = next((mark for mark in side if mark.kind == "party"), None)
        party = party or next((mark for mark in names if mark.kind == "party"), None)
        if party is not None and not _crosses_person(party, number, chunk):
            yield from _share([*run, party] if index < 2 else [party], number, each=chunk.has("each"))


def _share(parties: list[Mark], number: Mark, *, each: bool = False) -> Iterator[tuple[Mark, Mark]]:
    """Of several parties named together, nothing but "none" holds for each."""
    for party in parties if _is_none(number) or each else parties[-1:]:
        yield party, number


def _is_none(number: Mark) -> bool:
    return number.value == 0 or (isinstance(number.value, Quantity) and number.value.value == 0)


def _crosses_person(party: Mark, number: Mark, chunk: Chunk) -> bool:
    low, high = sorted((party.start, number.start))
    return any(low < mark.start < high for mark in chunk.of("person"))


# ---------------------------------------------------------------- evidence


def _is_strong(number: Mark, chunk: Chunk) -> bool:
    """A count of seats by its own part of the sentence: the noun, the whole, or a verb of winning close by."""
    if number.kind in ("zero", "one"):
        return True
    if any(mark.kind == "noun" and 0 <= mark.start - number.end < _NOUN_REACH for mark in chunk.marks):
        return True
    if chunk.has("pronoun"):
        return False
    if number.plain and (chunk.has("total") or (chunk.has("each") and chunk.has("noun"))):
        return True
    verbs = chunk.of("verb")
    named = any(mark.kind == "party" and mark.start == number.end for mark in chunk.marks)
    if not number.plain and not named:
        return False
    return any(-_VERB_REACH < mark.start - number.end < _VERB_REACH for mark in verbs)


def _is_bare(party: Mark, number: Mark) -> bool:
    return number.kind == "number" and 0 <= number.start - party.end < 2


def _is_line(marks: list[Mark]) -> bool:
    """A line of a table: a party and a number with nothing but a colon or dash between."""
    if [mark.kind for mark in marks if mark.kind != "stop"] != ["party", "number"]:
        return False
    return len(marks) == 3 and marks[1].kind == "stop" and marks[2].end - marks[0].start == sum(mark.end - mark.start for mark in marks)


def _is_near(party: Mark, number: Mark, chunk: Chunk) -> bool:
    if not number.plain:
        return False
    gap = max(party.start, number.start) - min(party.end, number.end)
    if _is_none(number) or chunk.has("each"):
        return gap < _HOPE_REACH
    return gap < (_RUN_REACH if chunk.has("weak") else _BARE_REACH)


def _verb_of(number: Mark, chunk: Chunk, chunks: list[Chunk], last: Mark | None) -> Mark | None:
    """The verb of the part, the nearest one before first; else that of the list so far; else the one behind."""
    own = _nearest(number, [verb for verb in chunk.verbs if not _is_others(verb, number, chunk)])
    going = last if last is not None and last not in chunk.verbs else None
    if own is not None and (own.kind == "verb" or going is None):
        return _mixed(chunk) or own
    if going is not None:
        return going
    order = chunks.index(chunk)
    before = [mark for other in chunks[:order] for mark in other.verbs if mark.value != "contested"]
    if before:
        return before[-1]
    fought = any(mark.value == "contested" for mark in chunk.verbs)
    behind = [mark for other in chunks[order + 1 :] for mark in other.verbs if not (fought and mark.value == "contested")]
    return behind[0] if behind else None


def _is_others(verb: Mark, number: Mark, chunk: Chunk) -> bool:
    """A verb right behind another number belongs to that: "fought 143, …" against "143 fought, 25"."""
    return verb.value == "contested" and any(
        other is not number and 0 <= verb.start - other.end < _CHANGE_REACH and other.end <= number.start
        for other in chunk.numbers
    )


def _nearest(number: Mark, verbs: list[Mark]) -> Mark | None:
    verbs = [verb for verb in verbs if verb.kind == "verb"] or verbs
    before = [verb for verb in verbs if verb.end <= number.start]
    behind = [verb for verb in verbs if verb.start >= number.end]
    return before[-1] if before else (behind[0] if behind else None)


def _mixed(chunk: Chunk) -> Mark | None:
    """Where "won or leads in" stands before one number: wins and leads counted together are leads."""
    if len(chunk.numbers) != 1:
        return None
    leads = [verb for verb in chunk.verbs if verb.value == "leading"]
    wins = [verb for verb in chunk.verbs if verb.value == "won" and verb.kind == "verb"]
    return leads[0] if leads and wins else None
