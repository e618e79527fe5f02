"""Finds the names of the lists in a sequence of tokens, however they are cut.

Names are compared on their folded letters: the tokens' letters are joined until they are no beginning of a
name any more, so that `CPI(M)`, `CPI (M)` and `CPI-M` are one name. The last word may carry a Bengali
case ending. Bengali words are tried by sound too, for the seats that have no Bengali name in the lists.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rapidfuzz import fuzz

from electextract.gazetteers.forms import is_joined_ending
from electextract.gazetteers.guards import is_beside, is_lone, never_seats
from electextract.gazetteers.loader import name_words
from electextract.gazetteers.name_table import Entry, Label, NameTable, plain_party_words
from electextract.gazetteers.words import Sound, Word, read_word
from electextract.romanise import fine_key

LONGEST = 14
"""Tokens of the longest name, brackets and hyphens among them."""
COMMON_WORD, SURE_WORD, PHRASE = 6, 8, 6
"""Least letters of a name known by its sound: a word's fine key; that of a word that itself looks
inflected; the phonetic key of several words."""
LEAST_LIKENESS = 85.0
"""Per cent of likeness between the fine keys of words that share a phonetic key."""
PARTY_LIKENESS = 85.0
"""The same for the names of parties, all words together."""
_HYPHENS = frozenset("-\u2013\u2010\u2011")
_APOSTROPHES = frozenset("'\u2019")
_BRIDGES = frozenset("().&") | _HYPHENS | _APOSTROPHES
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
class _Progress:
    """What has been read of a name that began at a token."""

    start: int
    letters: str = ""
    sound: str = ""
    fine: str = ""
    brackets: int = 0

    def take(self, word: Word) -> None:
        self.brackets += word.opened
        self.letters += word.folded
        self.sound += word.whole.key
        self.fine += word.whole.fine


class NameMatcher:
    """Reads texts against one table of names."""

    def __init__(self, table: NameTable) -> None:
        self.table = table
        self._words: dict[str, Word] = {}
        self._beginning: set[str] = set()

    def find(self, texts: Sequence[str], spaces: Sequence[bool]) -> Iterator[Match]:
        """Longest matches from left to right, none overlapping another.

        Args:
            texts: the tokens.
            spaces: whether a blank follows each token.
        """
        if len(self._words) > _KNOWN_WORDS:
            self._words.clear()
            self._beginning.clear()
        words = [self._words.get(text) or self._read(text) for text in texts]
        at = 0
        for start, text in enumerate(texts):
            if text in self._beginning and start >= at:
                match = self._longest(words, spaces, start)
                if match:
                    at = match.end
                    yield match

    def _read(self, text: str) -> Word:
        """A word not met before, remembered, and whether a name may begin with it."""
        word = self._words[text] = read_word(text)
        if self.table.may_begin(word):
            self._beginning.add(text)
        return word

    def _longest(self, words: Sequence[Word], spaces: Sequence[bool], start: int) -> Match | None:
        best: Match | None = None
        read = _Progress(start)
        for at in range(start, min(len(words), start + LONGEST)):
            word = words[at]
            if not word.folded:
                joined = _joins(words, spaces, at) or (word.text == "," and read.letters in self.table.with_comma)
                if at == start or not joined or self._parts(words, at, read, best):
                    break
                read.brackets += word.opened
                continue
            if word.text not in plain_party_words() or best is None or best.label != "PARTY":
                best = self._match(words, at, read) or best
            read.take(word)
            if read.letters not in self.table.beginnings and not self.table.may_sound(word, read.sound):
                break
        return best and _with_ending(best, words, spaces)

    def _parts(self, words: Sequence[Word], at: int, read: _Progress, best: Match | None) -> bool:
        """Whether a hyphen stands between two parties and in no listed name."""
        if best is None or best.label != "PARTY" or words[at].text not in _HYPHENS or at + 1 >= len(words):
            return False
        forms = (words[at + 1].folded, *words[at + 1].stems)
        if any(read.letters + form in self.table.hyphenated for form in forms):
            return False
        entries = map(self.table.entries.get, forms)
        return any(entry and entry.parties for entry in entries)

    def _match(self, words: Sequence[Word], last: int, read: _Progress) -> Match | None:
        word = words[last]
        opened = read.brackets + word.opened
        if opened > 0 and (last + 1 >= len(words) or words[last + 1].text != ")"):
            return None
        end = last + 1 + (opened > 0)
        for form in (word.folded, *word.stems):
            entry = self.table.entries.get(read.letters + form)
            label = entry and _label(entry, words, read.start, end, inflected=form != word.folded)
            if entry and label:
                return Match(read.start, end, label, tuple(entry.parties), tuple(entry.seats), entry.state)
        if not word.sounds:
            return None
        party = self._sounding_party(words, end, read)
        return party or (self._sounding(words, end, read) if end == last + 1 else None)

    def _sounding_party(self, words: Sequence[Word], end: int, read: _Progress) -> Match | None:
        """A party whose long name is spelt otherwise than listed; in Latin letters with capitals."""
        for sound in words[end - 1 if words[end - 1].folded else end - 2].sounds:
            named = self.table.parties_sounding(read.sound + sound.key)
            if not named or not _is_named(words[read.start : end]):
                continue
            likes = [fuzz.ratio(read.fine + sound.fine, fine) for fine, _ in named]
            best = max(likes, default=0.0)
            if best >= PARTY_LIKENESS:
                ids = (party for (_, party), like in zip(named, likes, strict=True) if like == best)
                return Match(read.start, end, "PARTY", tuple(dict.fromkeys(ids)))
        return None

    def _sounding(self, words: Sequence[Word], end: int, read: _Progress) -> Match | None:
        """A seat by its sound alone: a label of its own, unless a word for a seat stands beside it."""
        beside = is_beside(words, read.start, end)
        if words[read.start].is_latin and not (beside and _is_capital(words[read.start : end])):
            return None
        last = words[end - 1]
        for sound in last.sounds:
            named = self.table.sounding(read.sound + sound.key)
            if named and _is_like(read, sound, last, named, beside=beside):
                return Match(read.start, end, "SEAT" if beside else "SEAT_KEY", (), tuple(named))
        return None


def _joins(words: Sequence[Word], spaces: Sequence[bool], at: int) -> bool:
    """Whether a mark may stand inside a name; a full stop only in an abbreviation."""
    mark = words[at].text
    if mark == ".":
        return not spaces[at] or len(words[at - 1].folded) < 3
    return mark in _BRIDGES


def _with_ending(match: Match, words: Sequence[Word], spaces: Sequence[bool]) -> Match:
    """A Bengali name with the case ending that follows it behind a hyphen or an apostrophe."""
    mark, ending = match.end, match.end + 1
    if ending >= len(words) or spaces[mark - 1] or spaces[mark] or not words[mark - 1].ends_bengali:
        return match
    if words[mark].text in _HYPHENS | _APOSTROPHES and is_joined_ending(words[ending].text):
        return match._replace(end=ending + 1)
    return match


def _label(entry: Entry, words: Sequence[Word], start: int, end: int, *, inflected: bool) -> Label | None:
    """The label of a name in its place; None where it does not count."""
    if entry.case and not _has_case(entry.case, words, start, end):
        return None
    if entry.guard and not entry.guard.holds(words, start, end):
        return None
    label = entry.label()
    if label != "SEAT" or not (entry.weak or entry.personal) or is_beside(words, start, end):
        return label
    if words[start].is_latin:
        return "SEAT_KEY" if not entry.weak and is_lone(words, start, end) else None
    return "SEAT_KEY" if inflected and not entry.weak else None


def _has_case(case: str, words: Sequence[Word], start: int, end: int) -> bool:
    if case == "capital":
        return words[start].is_capital
    if any(word.has_lower for word in words[start:end]):
        return False
    spelled = end - start > 1 and all(len(word.folded) < 2 for word in words[start:end])
    initials = spelled or "." in words[start].text
    return not (initials and end < len(words) and words[end].is_capital)


def _is_capital(words: Sequence[Word]) -> bool:
    return all(word.is_capital or not word.folded for word in words)


def _is_named(words: Sequence[Word]) -> bool:
    """One or more Bengali words, or several Latin ones, half of them and the first and the last with a capital."""
    named = [word.is_capital or not word.is_latin for word in words if word.folded]
    several = len(named) > 1 or not words[0].is_latin
    return several and named[0] and named[-1] and 2 * sum(named) >= len(named)


def _is_like(read: _Progress, sound: Sound, word: Word, named: Mapping[str, str], *, beside: bool) -> bool:
    """Whether the vowels fit, and a single word is neither an everyday word nor another known name."""
    if read.letters:
        return len(read.sound + sound.key) >= PHRASE
    if not any(fuzz.ratio(sound.fine, fine_key(name)) >= LEAST_LIKENESS for name in named.values()):
        return False
    if never_seats().intersection((word.folded, *word.stems)) or (sound.folded in name_words() and not beside):
        return False
    whole = sound.folded == word.folded
    needed = SURE_WORD if whole and word.stems else COMMON_WORD
    return beside or len(sound.fine) >= needed
