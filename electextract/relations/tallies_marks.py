"""A sentence as seat tallies see it: parties, counts of seats, verbs, stops, in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from electextract.language import ElectionNews
from electextract.languages import languages, table
from electextract.records import Quantity
from electextract.relations.items import Item
from electextract.relations.phrases import PhraseTable

if TYPE_CHECKING:
    from spacy.tokens import Doc

COUNTS = ("won", "leading", "contested")
MOST_SEATS = 600
_PARTY_MARKS = ("", "genitive", "of", "by", "object", "to", "for", "locative", "with", "among")
_OPENING = ("(", "[")
_HARD = (";", "।", "|", "·", "!", "?")
_SOFT = (",", "—", "–", "-", "/")


@dataclass(eq=False, slots=True)
class Mark:
    """One mark: `kind` (party, number, verb, stop, …), token range, value.

    Values: party -> code; number -> Quantity; verb -> won, leading or contested; stop -> hard, soft or
    and; any other kind is a class of the tables and has no value. `past` marks a verb that tells of
    former times, `genitive` a party that owns what follows.
    """

    kind: str
    start: int
    end: int
    value: Any = None
    past: bool = False
    genitive: bool = False

    def __repr__(self) -> str:
        return f"{self.kind}:{self.value}@{self.start}"


def read_marks(items: list[Item], words: list[Mark]) -> list[Mark]:
    """The marks of one sentence, in order, from its items and the tally words in it."""
    marks = [*words, *_parties(items), *_numbers(items), *_stops(items), *_others(items)]
    marks.sort(key=lambda mark: (mark.start, -mark.end))
    return marks


def find_words(doc: Doc) -> list[Mark]:
    """Tally words of the whole text outside entities and numbers; the longest wins where two overlap."""
    hits = sorted(_phrases().find(doc), key=lambda hit: (hit[0] - hit[1], hit[0]))
    taken = {token.i for token in doc if token.ent_type_}
    found = []
    for start, end, names in hits:
        if taken.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            found.append(_word(start, end, names))
    return sorted(found, key=lambda mark: mark.start)


def _word(start: int, end: int, names: Iterable[str]) -> Mark:
    name, past = next(iter(names)), False
    if name.startswith("past_"):
        name, past = name.removeprefix("past_"), True
    if name in COUNTS:
        return Mark("verb", start, end, name, past)
    values = {"zero": 0, "one": 1}
    return Mark(name, start, end, values.get(name), past)


@cache
def _phrases() -> PhraseTable:
    names: dict[str, tuple[str, ...]] = {}
    for code in languages():
        for name, phrases in table(code, "tallies").get("tally", {}).items():
            names.update(dict.fromkeys(phrases, (name,)))
    return PhraseTable(ElectionNews(), names)


def _parties(items: list[Item]) -> Iterator[Mark]:
    """The parties that stand for themselves: no one's label, nobody's camp, not named twice."""
    numbers = {item.start for item in items if item.kind == "number"}
    last: Item | None = None
    for index, item in enumerate(items):
        if item.kind != "party" or item.holder is not None:
            continue
        before = items[index - 1] if index else None
        after = items[index + 1] if index + 1 < len(items) else None
        again = last is not None and before is not None and before.value in _OPENING and last.end == before.start
        led = after is not None and after.kind == "word" and after.value == "led" and after.start - item.end < 2
        governed = item.mark not in _PARTY_MARKS and item.tail not in numbers
        if not (again or led or governed):
            yield Mark("party", item.start, item.tail, str(item.value), genitive="genitive" in item.cases)
            last = item


def _numbers(items: list[Item]) -> Iterator[Mark]:
    for item in items:
        if item.kind == "number" and item.value.label_ == "count":
            quantity: Quantity | None = item.value._.quantity
            if quantity is not None and quantity.value <= MOST_SEATS:
                yield Mark("number", item.start, item.end, quantity)


def _stops(items: list[Item]) -> Iterator[Mark]:
    for item in items:
        if item.kind == "word" and item.value == "while":
            yield Mark("stop", item.start, item.end, "hard")
        elif item.kind == "word" and item.value == "and":
            yield Mark("stop", item.start, item.end, "and")
        elif item.kind == "break" and item.value in _HARD:
            yield Mark("stop", item.start, item.end, "hard")
        elif item.kind == "break" and item.value in _SOFT:
            yield Mark("stop", item.start, item.end, "soft" if item.value == "," else "dash")


def _others(items: list[Item]) -> Iterator[Mark]:
    """Cues as verbs, or as what denies; persons; what is only hoped for."""
    for item in items:
        if item.kind == "cue":
            count = _count_of(item)
            if count:
                yield Mark("verb", item.start, item.end, count, "earlier" in item.value.flags)
        elif item.kind == "person":
            yield Mark("person", item.start, item.tail)
        elif item.kind == "word" and item.value in ("unreal", "respectively", "each"):
            yield Mark(str(item.value), item.start, item.end)


def _count_of(item: Item) -> str | None:
    """What a cue says of seats where a number of them follows."""
    row = item.value
    if row.act == "field":
        return "contested"
    if row.act in ("outcome", "take") and row.sides.get("subject") == "ahead":
        return "leading" if row.status == "counting" else "won"
    return None
