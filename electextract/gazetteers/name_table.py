"""The names of the lists, folded, with what each may stand for and how names begin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from electextract.gazetteers.entries import PartyInfo, Seat, fold_name, fold_words
from electextract.gazetteers.guards import Guard, guards, needed_case, unmarked_parties, weak_seats
from electextract.gazetteers.words import Word, read_word
from electextract.languages import listed
from electextract.romanise import name_words

Label = Literal["PARTY", "SEAT", "SEAT_KEY", "STATE"]

SHORTEST_KEY = 3
"""Letters of a phonetic key by which a seat may be known."""
SHORTEST_PARTY_KEY, SHORTEST_OWN_KEY = 6, 4
"""Letters of a phonetic key by which a party may be known: of the whole, and without the words for parties."""


@dataclass(slots=True)
class Entry:
    """What one folded name stands for, and when it counts.

    Attributes:
        case: whether Latin letters must be capitals, or begin with one.
        weak: an everyday word; it needs a word for a seat beside it.
        personal: a word of persons' names; alone it is a weak sign of a seat.
    """

    parties: list[str] = field(default_factory=list)
    seats: list[str] = field(default_factory=list)
    state: str = ""
    case: Literal["upper", "capital", ""] = ""
    weak: bool = False
    personal: bool = False
    guard: Guard | None = None

    def label(self) -> Label:
        """Parties come before states, states before seats."""
        return "PARTY" if self.parties else "STATE" if self.state else "SEAT"


class NameTable:
    """Entries by folded name, seats by phonetic key."""

    def __init__(
        self, parties: Iterable[PartyInfo], seats: Iterable[Seat], states: Iterable[tuple[str, Iterable[str]]]
    ) -> None:
        self.entries: dict[str, Entry] = {}
        self.beginnings: set[str] = set()
        self.hyphenated: set[str] = set()
        self.with_comma: set[str] = set()
        self._keys: dict[str, dict[str, str]] = {}
        self._party_keys: dict[str, list[tuple[str, str]]] = {}
        self._key_beginnings: set[str] = set()
        for party in parties:
            self._add_party(party)
        for state, names in states:
            for name in names:
                self._entry(name).state = state
        for seat in seats:
            self._add_seat(seat)

    def may_begin(self, word: Word) -> bool:
        """Whether any name may begin with this word."""
        if word.folded in self.beginnings or any(form in self.entries for form in (word.folded, *word.stems)):
            return True
        if self.may_sound(word, word.key):
            return True
        return any(sound.key in self._keys or sound.key in self._party_keys for sound in word.sounds)

    def may_sound(self, word: Word, key: str) -> bool:
        """Whether a seat of several words may begin with this key."""
        return bool(word.sounds) and key in self._key_beginnings

    def sounding(self, key: str) -> Mapping[str, str]:
        """Ids of the seats of a phonetic key (without blanks), with the names that have it."""
        return self._keys.get(key, {})

    def parties_sounding(self, key: str) -> Sequence[tuple[str, str]]:
        """Fine key and id of the parties with long names that have a phonetic key (without blanks)."""
        return self._party_keys.get(key, ())

    def _entry(self, name: str) -> Entry:
        folded, words = fold_name(name), fold_words(name)
        self.beginnings.update("".join(words[:count]) for count in range(1, len(words)))
        if "-" in name:
            self.hyphenated.add(folded)
        if "," in name:
            self.with_comma.add(fold_name(name.split(",")[0]))
        entry = self.entries.get(folded)
        if entry is None:
            entry = self.entries[folded] = Entry(case=needed_case(name), guard=guards().get(folded))
        elif entry.case == "upper":
            entry.case = needed_case(name)
        return entry

    def _add_party(self, party: PartyInfo) -> None:
        for name in party.names:
            if name not in unmarked_parties():
                entry = self._entry(name)
                if party.id not in entry.parties:
                    entry.parties.append(party.id)
                self.beginnings.update(_spelt_beginnings(name))
                self._add_party_key(party, name)

    def _add_party_key(self, party: PartyInfo, name: str) -> None:
        sounds = [read_word(word).whole for word in name_words(name)]
        keys = [sound.key for sound in sounds]
        own = "".join(sound.key for sound in sounds if sound.folded not in _party_nouns())
        long = len("".join(keys)) >= SHORTEST_PARTY_KEY and len(own) >= SHORTEST_OWN_KEY
        if long and (len(keys) > 1 or not name.isascii()):
            fine = "".join(sound.fine for sound in sounds)
            self._party_keys.setdefault("".join(keys), []).append((fine, party.id))
            self._key_beginnings.update("".join(keys[:count]) for count in range(1, len(keys)))

    def _add_seat(self, seat: Seat) -> None:
        for name, key in zip(seat.names, seat.keys, strict=True):
            entry = self._entry(name)
            if seat.id not in entry.seats:
                entry.seats.append(seat.id)
            entry.personal |= seat.personal
            entry.weak |= fold_name(name) in weak_seats()
            if len(key) >= SHORTEST_KEY and seat.country == "IN" and not (entry.weak or entry.personal):
                self._add_key(seat, name, key)

    def _add_key(self, seat: Seat, name: str, key: str) -> None:
        parts = key.split()
        self._keys.setdefault("".join(parts), {})[seat.id] = name
        self._key_beginnings.update("".join(parts[:count]) for count in range(1, len(parts)))


@cache
def _initials() -> frozenset[str]:
    """Names of Latin letters in Bengali, folded."""
    return frozenset(map(fold_name, listed("characters", "initials")))


@cache
def plain_party_words() -> frozenset[str]:
    """Words for a party that are no part of a name behind another name of one, as they are written there."""
    return frozenset(listed("names", "plain_party_words"))


@cache
def _party_nouns() -> frozenset[str]:
    """Words that many parties have behind their own name, folded."""
    return frozenset(map(fold_name, listed("names", "party_words")))


def _spelt_beginnings(name: str) -> Iterator[str]:
    """How a Bengali abbreviation begins where its letters stand apart, each by its name: B J P."""
    folded = fold_name(name)
    ends = {0}
    for end in range(1, len(folded) + 1):
        if any(folded[start:end] in _initials() for start in ends):
            ends.add(end)
    if len(folded) in ends:
        yield from (folded[:end] for end in ends if 0 < end < len(folded))
