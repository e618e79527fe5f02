"""A sentence as seat tallies see it: parties, counts of seats, verbs, stops, in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from spacy.attrs import ENT_TYPE  # type: ignore[import-not-found]
from spacy.strings import get_string_id

from electextract.language.lexemes import norm_form
from electextract.languages import languages, table
from electextract.records import Quantity
from electextract.relations.items import Item
from electextract.relations.sentence import Sentence
from electextract.relations.tallies_times import is_dated, is_timed

if TYPE_CHECKING:
    from spacy.tokens import Doc

COUNTS = ("won", "leading", "contested")
COUNTING = ("number", "zero", "one", "every")
MOST_SEATS = 600
_PARTY_MARKS = ("", "genitive", "of", "by", "object", "to", "for", "locative", "with", "among")
_OPENING = ("(", "[")
_CLASSES: dict[str, tuple[str, Any]] = {
    "zero": ("zero", 0),
    "one": ("one", 1),
    "weak": ("weak", "won"),
    "lost": ("verb", "lost"),
    "same": ("verb", "same"),
    "link": ("weak", "same"),
    "has": ("weak", "won"),
    "rest": ("party", None),
    "single": ("number", Quantity(1)),
    "pair": ("number", Quantity(2)),
}
_PART_REACH = 2
"""Tokens of an ending between a whole and its part, at most."""
HARD = (";", "।", "|", "·", "!", "?")
_SOFT = (",", ":", "—", "–", "-", "/")


@dataclass(eq=False, slots=True)
class Mark:
    """One mark: `kind` (party, number, verb, stop, …), token range, value.

    Values: party -> code; number -> Quantity; verb -> won, leading or contested; stop -> hard, soft or
    and; any other kind is a class of the tables and has no value. `past` marks a verb that tells of
    former times; `plain` is false for a number with another noun behind it; `count` is what a number is
    said to count by words of its own ("the 37 seats it contested"); `sure` marks a number that a change led to,
    `dated` one with a year right behind it, `timed` one with a year or "now" right before it.
    """

    kind: str
    start: int
    end: int
    value: Any = None
    past: bool = False
    plain: bool = True
    count: str | None = None
    sure: bool = False
    dated: bool = False
    timed: bool = False

    def __repr__(self) -> str:
        return f"{self.kind}:{self.value}@{self.start}"


def read_marks(items: list[Item], words: list[Mark], doc: Doc) -> list[Mark]:
    """The marks of one sentence, in order, from its items and the tally words in it."""
    counted = {index for item in items if item.kind == "number" for index in range(item.start, item.end)}
    words = [word for word in words if word.start not in counted or word.kind == "pronoun" or _is_phrase(word)]
    words = [_settle_held(word, items) for word in words]
    words = [word for word in words if word.kind != "alliance" or not _is_inside(word, doc)]
    starts = {item.start for item in items}
    for word in words:
        word.plain = word.kind not in ("number", "another") or _is_plain(word.end, starts, doc)
    marks = [
        *words,
        *_parties(_named(items, words, doc)),
        *_numbers(items, words, doc),
        *_stops(items),
        *_others(items, words),
    ]
    none = {index for word in words if word.kind == "zero" or _is_phrase(word) for index in range(word.start, word.end)}
    marks = [mark for mark in marks if mark.kind != "number" or mark.start not in none or mark in words]
    phrased = {index for word in words for index in range(word.start, word.end) if word.end - word.start > 1}
    marks = [mark for mark in marks if mark.kind not in ("unreal", "stop") or mark.start not in phrased]
    marks.sort(key=lambda mark: (mark.start, -mark.end))
    return marks


def _settle_held(word: Mark, items: list[Item]) -> Mark:
    """What a party had: the result of a year named before it in the clause, else its strength before the polls."""
    if word.kind != "held":
        return word
    before = [item for item in items if item.start < word.start and (item.kind == "year" or item.value in HARD)]
    dated = bool(before) and before[-1].kind == "year"
    return Mark("verb" if dated else "strength", word.start, word.end, "won" if dated else None, past=dated)


def _is_phrase(word: Mark) -> bool:
    """Several words that stand for a number, one among them."""
    return word.kind in ("zero", "number") and word.end - word.start > 1


def _is_inside(word: Mark, doc: Doc) -> bool:
    """“A partner in the alliance": not the alliance itself."""
    return word.start > 0 and doc[word.start - 1].norm_ in beside("within")


def find_words(doc: Doc, sentences: Iterable[Sentence]) -> list[Mark]:
    """Tally words of the whole text outside entities and numbers; the longest wins where two overlap."""
    matches = [match for sentence in sentences for match in sentence.matches]
    matches.sort(key=lambda match: match[0] - match[1])
    taken: set[int] = set(doc.to_array(ENT_TYPE).nonzero()[0].tolist())
    found = []
    for start, end, names in matches:
        if taken.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            kind, value, past, count = _class_of(names[0])
            found.append(Mark(kind, start, end, value, past, count=count))
    return sorted(found, key=attrgetter("start"))


@cache
def _class_of(name: str) -> tuple[str, Any, bool, str | None]:
    """Kind and value of the words that the tables call so, whether they tell of former times, and what they count."""
    past = name.startswith("past_")
    name = name.removeprefix("past_")
    if name == "kept":
        return "verb", "won", False, name
    if name == "having_contested":
        return "verb", "contested", False, name
    if name == "none_leading":
        return "zero", 0, False, "leading"
    if name in COUNTS:
        return "verb", name, past, None
    number = name.partition(".")[2]
    if number:
        return "number", Quantity(int(number)), False, "won"
    return *_CLASSES.get(name, (name, None)), past, None


def _parties(items: list[Item]) -> Iterator[Mark]:
    """The parties that stand for themselves: not governed by "from", not named twice; labels of persons as such."""
    numbers = {item.start for item in items if item.kind == "number"}
    last: Mark | None = None
    for item in items:
        if item.kind != "party":
            continue
        if item.holder is not None:
            yield Mark("label", item.start, item.tail, str(item.value))
            continue
        if last is not None and _is_bracketed(item, last.end, items):
            last.end = item.tail + 1
        elif item.tail in numbers or not _is_governed(item, items):
            last = Mark("party", item.start, item.tail, str(item.value))
            yield last


def _named(items: list[Item], words: list[Mark], doc: Doc) -> list[Item]:
    """Without the pronoun of "other parties", "seven parties": those are no party spoken of before."""
    others = {index for word in words if word.kind == "party" for index in range(word.start, word.end + 1)}
    others |= {index for word in words if word.kind == "front" for index in range(word.start, word.end)}
    ends = {item.end for item in items if item.kind == "number"}
    others |= {word.start for word in words if word.kind == "counted" and word.start in ends}
    return [item for item in items if item.kind != "party" or item.start not in others or doc[item.start].ent_type_]


def _is_bracketed(item: Item, end: int, items: list[Item]) -> bool:
    return item.start == end + 1 and any(other.start == end and other.value in _OPENING for other in items)


def _is_governed(item: Item, items: list[Item]) -> bool:
    """A word right before or behind the party makes it the other side: from the P, than the P."""
    if item.mark in _PARTY_MARKS:
        return False
    ends = {other.end for other in items if other.kind == "number"}
    return any(
        (other.kind == "before" and 0 <= item.start - other.end < 3 and not _splits(other, item, items, ends))
        or (other.kind == "after" and 0 <= other.start - item.tail < 3)
        for other in items
    )


def _splits(left: Item, right: Item, items: list[Item], ends: set[int]) -> bool:
    """A preposition that does not govern the party behind it: in Assam the P; two from the P."""
    return left.start in ends or any(other.kind == "state" and left.end <= other.start < right.start for other in items)


def _numbers(items: list[Item], words: list[Mark], doc: Doc) -> Iterator[Mark]:
    """Counts that may be of seats: the ending and the word behind them do not count something else."""
    starts = {item.start for item in items} | {word.start for word in words if word.kind != "party"}
    whole, people = beside("whole_endings"), beside("counted_endings")
    loose = not any(item.kind in ("person", "seat") for item in items) and any(word.kind == "noun" for word in words)
    won = {word.start for word in words if word.kind == "verb" and word.value == "won"}
    named = {item.start for item in items if item.kind == "party" and item.mark == "genitive"}
    for item in items:
        if not _may_count(item, doc, loose=loose):
            continue
        quantity = item.quantity
        text = doc[item.end - 1].norm_
        if quantity is None or quantity.value > MOST_SEATS or (text.endswith(people) and item.end not in won):
            continue
        parted = text.endswith(whole) or _is_parted(item, items, doc)
        kind = "total" if parted and quantity.qualifier == "exact" else "number"
        mark = Mark(kind, item.start, item.end, quantity, plain=_is_plain(item.end, starts, doc))
        mark.dated = kind == "number" and is_dated(item, items)
        mark.timed = kind == "number" and is_timed(item, items)
        mark.sure = text.endswith(beside("all_endings")) and item.end in named
        yield mark


def _is_parted(item: Item, items: list[Item], doc: Doc) -> bool:
    """A number in a case that makes it the whole of the lesser one right behind it: "of 16, 14"."""
    part = next((other for other in items if other.start >= item.end and other.kind != "break"), None)
    if part is None or part.kind != "number" or part.start - item.end > _PART_REACH:
        return False
    if part.quantity is None or item.quantity is None or part.quantity.value > item.quantity.value:
        return False
    last = doc[part.start - 1].norm_
    if part.start == item.end:
        return last.endswith(beside("part_endings"))
    return last in beside("part_suffixes")


def _may_count(item: Item, doc: Doc, *, loose: bool) -> bool:
    """A count, or (`loose`, in a sentence that counts seats) a figure taken for votes that has none behind it."""
    if item.kind == "number":
        return bool(item.value.label_ in ("count", "code"))
    if not loose or item.kind not in ("votes", "margin"):
        return False
    return item.end >= len(doc) or doc[item.end].norm_ not in beside("votes")


def _is_plain(end: int, starts: set[int], doc: Doc) -> bool:
    """Whether no other noun stands behind a number: a mark, a stop or a word that leads on."""
    if end >= len(doc) or end in starts or doc[end].is_punct or doc[end].is_space:
        return True
    return doc[end].norm_ in beside("follow")


@cache
def beside(name: str) -> tuple[str, ...]:
    """One list of the tables under `beside`, in the form that tokens are compared in."""
    return tuple(
        norm_form(word) for code in languages() for word in table(code, "tallies").get("beside", {}).get(name, [])
    )


@cache
def hashes_beside(name: str) -> frozenset[int]:
    """The list that `beside` gives, as spaCy's hashes."""
    return frozenset(map(get_string_id, beside(name)))


def _stops(items: list[Item]) -> Iterator[Mark]:
    for item in items:
        if item.kind == "word" and item.value == "while":
            yield Mark("stop", item.start, item.end, "hard")
        elif item.kind == "word" and item.value == "and":
            yield Mark("stop", item.start, item.end, "and")
        elif item.kind == "break" and item.value in HARD:
            yield Mark("stop", item.start, item.end, "hard")
        elif item.kind == "break" and item.value in _SOFT:
            yield Mark("stop", item.start, item.end, "soft" if item.value == "," else "dash")


def _others(items: list[Item], words: list[Mark]) -> Iterator[Mark]:
    """Cues as verbs, or as what denies; persons; votes; what is only hoped for."""
    told = {index for item in items if item.value == "led" for index in range(item.start, item.end)}
    told |= {word.start for word in words if word.kind == "verb"}
    for item in items:
        if item.kind == "cue":
            count = _count_of(item)
            if count and item.start not in told:
                yield Mark("verb", item.start, item.end, count, "earlier" in item.value.flags)
        elif item.kind == "person" or (item.kind in ("votes", "margin") and not is_few(item)):
            yield Mark("person" if item.kind == "person" else "votes", item.start, item.tail)
        elif item.kind == "word" and item.value in ("unreal", "respectively", "each"):
            yield Mark(str(item.value), item.start, item.end)


def is_few(item: Item) -> bool:
    """No more votes than there are seats: a number of seats, rather."""
    quantity = item.quantity
    return quantity is not None and quantity.value <= MOST_SEATS


def _count_of(item: Item) -> str | None:
    """What a cue says of seats where a number of them follows."""
    row = item.value
    if row.act in ("outcome", "take") and row.sides.get("subject") == "ahead":
        return "leading" if row.status == "counting" else "won"
    return None
