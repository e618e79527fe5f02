"""What shows that a number beside a party counts seats, and whether won, led in or contested."""

from __future__ import annotations

from electextract.relations.items import Item
from electextract.relations.sentence import Sentence
from electextract.relations.tallies_marks import Mark
from electextract.relations.tallies_parts import Chunk, is_none

_NOUN_REACH = 5
_VERB_REACH, _AHEAD = 6, 5
_BARE_REACH = 3
_RUN_REACH = 6
_NONE_REACH = 8
_OTHERS_REACH = 4
_BELIED_REACH = 4


def is_strong(number: Mark, chunk: Chunk) -> bool:
    """A count of seats by its own part of the sentence: the noun, the whole, or a verb of winning close by."""
    if number.kind in ("zero", "one") or number.count is not None or number.sure:
        return True
    if number.dated and any(mark.kind == "compared" and 0 <= number.start - mark.end < 2 for mark in chunk.marks):
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
    return any(0 <= number.start - mark.start < _AHEAD or -1 < mark.start - number.end < _VERB_REACH for mark in verbs)


def is_list(pairs: list[tuple[Mark, Mark]], strong: set[int], marks: list[Mark]) -> bool:
    """Whether bare numbers count seats here: beside one that does, a whole, another bare one, or as a line."""
    bare = sum(number.kind == "number" and _gap(party, number) < 2 for party, number in pairs)
    certain = any(id(number) in strong for _, number in pairs)
    return certain or bare > 1 or any(mark.kind == "total" for mark in marks) or _is_line(marks)


def _is_line(marks: list[Mark]) -> bool:
    """A line of a table: a party and a number with nothing but a colon or dash between."""
    while marks and marks[-1].kind == "stop":
        marks = marks[:-1]
    if [mark.kind for mark in marks if mark.kind != "stop"] != ["party", "number"]:
        return False
    return (
        len(marks) == 3
        and marks[1].kind == "stop"
        and marks[2].end - marks[0].start == sum(mark.end - mark.start for mark in marks)
    )


def is_near(party: Mark, number: Mark, chunk: Chunk) -> bool:
    """Whether a number stands close enough to a party for an item of a list."""
    if not number.plain:
        return False
    if number.timed and not chunk.parties and not chunk.verbs:
        return True
    gap = _gap(party, number)
    if is_none(number) or chunk.has("each"):
        return gap < _NONE_REACH
    return gap < (_RUN_REACH if chunk.has("weak") else _BARE_REACH)


def _gap(party: Mark, number: Mark) -> int:
    """Tokens between a party and a number, whichever comes first."""
    return max(party.start, number.start) - min(party.end, number.end)


def verb_of(number: Mark, chunk: Chunk, chunks: list[Chunk], last: Mark | None) -> Mark | None:
    """The verb of the part, the nearest one before first; else that of the list so far; else the one behind."""
    own = _nearest(number, [verb for verb in chunk.verbs if not _is_others(verb, number, chunk)])
    going = last if last is not None and last not in chunk.verbs else None
    if own is not None and (own.value != "same" or going is None):
        return _mixed(chunk) or own
    if is_none(number):
        return going if going is not None and going.value != "lost" else None
    if going is not None:
        return going
    order = chunks.index(chunk)
    before = [mark for other in chunks[:order] for mark in other.verbs if mark.value != "contested"]
    if before:
        return before[-1]
    fought = any(mark.value == "contested" for mark in chunk.verbs)
    behind = [
        mark for other in chunks[order + 1 :] for mark in other.verbs if not (fought and mark.value == "contested")
    ]
    return behind[0] if behind else None


def _is_others(verb: Mark, number: Mark, chunk: Chunk) -> bool:
    """A verb right behind another number belongs to that: "fought 143, …" against "143 fought, 25".

    A participle of verb-final languages tells of no number behind it.
    """
    if verb.count == "having_contested" and verb.end <= number.start:
        return True
    return verb.value == "contested" and any(
        other is not number and 0 <= verb.start - other.end < _OTHERS_REACH and other.end <= number.start
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


def is_forecast(items: Sentence, words: list[Mark]) -> bool:
    """A forecast, but for one that the result belied."""
    if not items.says("forecast"):
        return False
    belied = [word for word in words if word.kind == "belied"]
    return any(not any(_is_belied(item, word) for word in belied) for item in items.words("forecast"))


def _is_belied(forecast: Item, word: Mark) -> bool:
    """The word stands shortly before the forecast, or behind it in verb-final languages: "as the polls foretold"."""
    ahead, behind = forecast.start - word.end, word.start - forecast.end
    return 0 <= ahead < _BELIED_REACH or (0 <= behind < _BELIED_REACH)
