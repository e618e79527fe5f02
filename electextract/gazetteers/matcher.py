"""Finds the names of the lists in a sequence of tokens, however they are cut.

Names are compared on their folded letters: the tokens' letters are joined until they are no beginning of a
name any more, so that `CPI(M)`, `CPI (M)` and `CPI-M` are one name. The last word may carry a Bengali
case ending. Bengali words are tried by sound too, for the seats that have no Bengali name in the lists.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from rapidfuzz import fuzz

from electextract.gazetteers.entries import PartyInfo, Seat, fold_name, fold_words
from electextract.gazetteers.guards import Guard, guards, needed_case, never_seats, place_words, seat_words, weak_seats
from electextract.gazetteers.loader import name_words
from electextract.gazetteers.words import Sound, Word, read_word
from electextract.romanise import fine_key, word_key

Label = Literal["PARTY", "SEAT", "SEAT_KEY", "STATE"]

LONGEST = 14
"""Tokens of the longest name, brackets and hyphens among them."""
SHORTEST_KEY = 5
SURE_KEY = 7
"""A key so long needs no other sign that an uninflected word is meant."""
LEAST_LIKENESS = 85.0
"""Per cent of likeness between the fine keys of a word and of a seat that share a phonetic key."""
_BRIDGES = frozenset("()-.'&") | frozenset("\u2013\u2010\u2011\u2019")
_KNOWN_WORDS = 200_000


class Match(NamedTuple):
    """A name at tokens start to end (exclusive), and what it may stand for."""

    start: int
    end: int
    label: Label
    party_ids: tuple[str, ...] = ()
    seat_ids: tuple[str, ...] = ()
    state: str = ""


@dataclass(slots=True)
class Entry:
    """What one folded name stands for, and when it counts."""

    parties: list[str] = field(default_factory=list)
    seats: list[str] = field(default_factory=list)
    state: str = ""
    case: Literal["upper", "capital", ""] = ""
    weak: bool = False
    guard: Guard | None = None

    def label(self) -> Label:
        """Parties come before states, states before seats."""
        return "PARTY" if self.parties else "STATE" if self.state else "SEAT"


class NameMatcher:
    """The names of parties, seats and states, ready to be found."""

    def __init__(
        self, parties: Iterable[PartyInfo], seats: Iterable[Seat], states: Iterable[tuple[str, Sequence[str]]]
    ) -> None:
        self.entries: dict[str, Entry] = {}
        self.keys: dict[str, dict[str, str]] = {}
        self.beginnings: set[str] = set()
        self.key_beginnings: set[str] = set()
        self._words: dict[str, tuple[Word, bool]] = {}
        for party in parties:
            for name in party.names:
                entry = self._entry(name)
                entry.parties = list(dict.fromkeys([*entry.parties, party.id]))
        for state, names in states:
            for name in names:
                self._entry(name).state = state
        for seat in seats:
            self._add_seat(seat)

    def find(self, texts: Sequence[str], spaces: Sequence[bool]) -> Iterator[Match]:
        """Longest matches from left to right, none overlapping another.

        Args:
            texts: the tokens.
            spaces: whether a blank follows each token.
        """
        read = [self._read(text) for text in texts]
        words = [word for word, _ in read]
        at = 0
        for start, (_, begins) in enumerate(read):
            if begins and start >= at:
                match = self._longest(words, spaces, start)
                if match:
                    at = match.end
                    yield match

    def _entry(self, name: str) -> Entry:
        folded, words = fold_name(name), fold_words(name)
        self.beginnings.update("".join(words[:count]) for count in range(1, len(words)))
        entry = self.entries.get(folded)
        if entry is None:
            entry = self.entries[folded] = Entry(case=needed_case(name), guard=guards().get(folded))
        elif entry.case == "upper":
            entry.case = needed_case(name)
        return entry

    def _add_seat(self, seat: Seat) -> None:
        for name, key in zip(seat.names, seat.keys, strict=True):
            entry = self._entry(name)
            if seat.id not in entry.seats:
                entry.seats.append(seat.id)
            entry.weak |= seat.personal or fold_name(name) in weak_seats()
            if len(key) >= SHORTEST_KEY and seat.country == "IN" and not entry.weak:
                self._add_key(seat, name, key)

    def _add_key(self, seat: Seat, name: str, key: str) -> None:
        self.keys.setdefault(key, {})[seat.id] = fine_key(name).replace(" ", "")
        words = fold_words(name)
        parts = [word_key(word) for word in words] if len(words) > 1 else []
        self.key_beginnings.update("".join(parts[:count]) for count in range(1, len(parts)))

    def _read(self, text: str) -> tuple[Word, bool]:
        found = self._words.get(text)
        if found is None:
            if len(self._words) > _KNOWN_WORDS:
                self._words.clear()
            word = read_word(text)
            found = self._words[text] = word, self._may_begin(word)
        return found

    def _may_begin(self, word: Word) -> bool:
        forms = (word.folded, *word.stems)
        if any(form in self.entries for form in forms) or word.folded in self.beginnings:
            return True
        return bool(word.sounds) and (
            word.key in self.key_beginnings or any(sound.key in self.keys for sound in word.sounds)
        )

    def _longest(self, words: Sequence[Word], spaces: Sequence[bool], start: int) -> Match | None:
        best: Match | None = None
        letters = sound = ""
        opened = 0
        for at in range(start, min(len(words), start + LONGEST)):
            word = words[at]
            if not word.folded:
                if at == start or not _joins(words, spaces, at):
                    break
                opened += (word.text == "(") - (word.text == ")")
                continue
            best = self._match(words, (start, at), letters, sound, opened) or best
            letters, sound = letters + word.folded, sound + word.key
            if letters not in self.beginnings and not (word.sounds and sound in self.key_beginnings):
                break
        return best

    def _match(
        self, words: Sequence[Word], span: tuple[int, int], letters: str, sound: str, opened: int
    ) -> Match | None:
        start, last = span
        closed = last + 1 + (opened > 0)
        if opened > 0 and (last + 1 >= len(words) or words[last + 1].text != ")"):
            return None
        word = words[last]
        for form in (word.folded, *word.stems):
            entry = self.entries.get(letters + form)
            if entry and _counts(entry, words, start, closed):
                return Match(start, closed, entry.label(), tuple(entry.parties), tuple(entry.seats), entry.state)
        return self._sounding(words, start, closed, sound)

    def _sounding(self, words: Sequence[Word], start: int, end: int, before: str) -> Match | None:
        """A seat by its sound alone: a label of its own, unless a word for a seat stands beside it."""
        last = words[end - 1]
        beside = bool(last.sounds) and _beside(words, start, end)
        for sound in last.sounds:
            named = self.keys.get(before + sound.key)
            if not named or not _may_sound(words, start, end, beside):
                continue
            if before or _is_like(sound, last, named, beside):
                return Match(start, end, "SEAT" if beside else "SEAT_KEY", (), tuple(named))
        return None


def _joins(words: Sequence[Word], spaces: Sequence[bool], at: int) -> bool:
    """Whether a mark may stand inside a name; a full stop only in an abbreviation."""
    mark = words[at].text
    if mark == ".":
        return not spaces[at] or len(words[at - 1].folded) < 3
    return mark in _BRIDGES


def _counts(entry: Entry, words: Sequence[Word], start: int, end: int) -> bool:
    if entry.case and not _has_case(entry.case, words[start:end]):
        return False
    if entry.guard and not entry.guard.holds(words, start, end):
        return False
    return not entry.weak or bool(entry.parties) or bool(entry.state) or _beside(words, start, end)


def _has_case(case: str, words: Sequence[Word]) -> bool:
    if case == "upper":
        return not any(word.has_lower for word in words)
    return words[0].is_capital


def _beside(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether a word for a seat follows or precedes, or a place word precedes a lone capitalised name."""
    after = [word.lower for word in words[end : end + 3] if word.folded][:1]
    before = [word.lower for word in words[max(start - 3, 0) : start] if word.folded][-1:]
    if seat_words().intersection(after + before):
        return True
    alone = not (end < len(words) and words[end].is_capital)
    return alone and words[start].is_capital and bool(place_words().intersection(before))


def _may_sound(words: Sequence[Word], start: int, end: int, beside: bool) -> bool:
    """Latin words must be capitalised and, where one stands alone, be named as a seat."""
    if not words[start].is_latin:
        return True
    return beside and all(word.is_capital or not word.folded for word in words[start:end])


def _is_like(sound: Sound, word: Word, named: Mapping[str, str], beside: bool) -> bool:
    """Whether a single word's vowels fit, and it is neither an everyday word nor another known name."""
    if never_seats().intersection((word.folded, *word.stems)) or (sound.folded in name_words() and not beside):
        return False
    inflected = len(word.sounds) > 1 and sound.folded == word.folded
    if inflected and not beside and len(sound.key) < SURE_KEY:
        return False
    return any(fuzz.ratio(sound.fine, fine) >= LEAST_LIKENESS for fine in named.values())
