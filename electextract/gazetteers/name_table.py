"""The names of the lists, folded, with what each may stand for and how names begin."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from electextract.gazetteers.entries import PartyInfo, Seat, fold_name, fold_words
from electextract.gazetteers.guards import Guard, guards, needed_case, unmarked_parties, weak_seats
from electextract.gazetteers.words import Word

Label = Literal["PARTY", "SEAT", "SEAT_KEY", "STATE"]

SHORTEST_KEY = 3
"""Letters of a phonetic key by which a seat may be known."""


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
        self._keys: dict[str, dict[str, str]] = {}
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
        return self.may_sound(word, word.key) or any(sound.key in self._keys for sound in word.sounds)

    def may_sound(self, word: Word, key: str) -> bool:
        """Whether a seat of several words may begin with this key."""
        return bool(word.sounds) and key in self._key_beginnings

    def sounding(self, key: str) -> Mapping[str, str]:
        """Ids of the seats of a phonetic key (without blanks), with the names that have it."""
        return self._keys.get(key, {})

    def _entry(self, name: str) -> Entry:
        folded, words = fold_name(name), fold_words(name)
        self.beginnings.update("".join(words[:count]) for count in range(1, len(words)))
        if "-" in name:
            self.hyphenated.add(folded)
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
