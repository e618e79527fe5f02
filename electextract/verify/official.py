"""Official results from a CSV file, row by row checked; the columns are described in README.md beside this file."""

from __future__ import annotations

import csv
import gzip
import io
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

from electextract.errors import ElectextractError, OnError, place, raise_error, shorten
from electextract.gazetteers.loader import parties, seats
from electextract.gazetteers.name_index import party_index
from electextract.io.files import decode, open_bytes, shown_name
from electextract.romanise import phonetic_key

REQUIRED = ("house", "state", "year", "election_kind", "constituency_no", "candidate", "party", "votes")
OPTIONAL = ("country", "constituency", "reserved", "position")
CHAMBERS = ("AC", "LS", "JS")
KINDS = ("general", "bypoll")
SAMPLE = Path(__file__).parent / "official_sample.csv"
"""A few real results, as an example of the file."""

NOTA = "NOTA"
LEAST_PARTY = 92.0
"""Likeness from which a party that is written out is one of the lists."""

_CONTEST = ("house", "state", "year", "election_kind", "constituency_no")
_CANDIDATE = ("candidate", "party", "votes")
_GZIP_HEAD = b"\x1f\x8b"


class OfficialKey(NamedTuple):
    """One contest: chamber, state, year, kind of election, number of the seat."""

    house: str
    state: str
    year: int
    kind: str
    number: int


@dataclass(frozen=True, slots=True)
class OfficialCandidate:
    """A candidate's official result; `party` is the gazetteer's code."""

    name: str
    party: str
    votes: int


@dataclass(frozen=True, slots=True)
class OfficialContest:
    """The result of one seat in one election.

    Attributes:
        candidates: by votes, without None of the Above.
        nota: votes for None of the Above; None where they are not known.
    """

    key: OfficialKey
    constituency: str
    candidates: tuple[OfficialCandidate, ...]
    nota: int | None = None

    @property
    def margin(self) -> int | None:
        """Votes between the first two."""
        return self.candidates[0].votes - self.candidates[1].votes if len(self.candidates) > 1 else None

    @property
    def is_complete(self) -> bool:
        """Whether more than the first two are there, so that shares can be told."""
        return len(self.candidates) > 2


@dataclass(frozen=True)
class OfficialResults:
    """Official contests, to be looked up by key, or by the sound of a seat's name."""

    contests: Mapping[OfficialKey, OfficialContest]

    def named(self, sound: str, house: str, year: int, kind: str) -> list[OfficialContest]:
        """The contests of one election whose seat sounds like that."""
        return self._by_sound.get((sound, house, year, kind), [])

    @cached_property
    def _by_sound(self) -> dict[tuple[str, str, int, str], list[OfficialContest]]:
        found: dict[tuple[str, str, int, str], list[OfficialContest]] = {}
        for key, contest in self.contests.items():
            sound = phonetic_key(contest.constituency).replace(" ", "")
            found.setdefault((sound, key.house, key.year, key.kind), []).append(contest)
        return found


def read_official(path: str | Path, *, on_error: OnError = raise_error) -> OfficialResults:
    """Official results from a .csv or .csv.gz file with a row a candidate.

    Args:
        path: the file; its first line names the columns, in any order.
        on_error: takes a row that is left out, the others are read; by default it is raised.

    Raises:
        ElectextractError: codes of `open_bytes`; `columns` where one is missing or there twice; `truncated` for a
            compressed file that ends too early; `csv` for a quotation mark without end; `official` for a row with a
            cell too many or too few, another house or kind, a year, number or votes that are none, an unknown seat,
            or that is there twice.
    """
    name = shown_name(path)
    rows = csv.reader(io.StringIO(_text(path, name), newline=""))
    columns = _columns(next(_rows(rows, name), []), name)
    reader = _RowReader(columns)
    contests: dict[OfficialKey, list[OfficialCandidate]] = {}
    names: dict[OfficialKey, str] = {}
    for row in _rows(rows, name):
        try:
            key, seat, candidate = reader.read(row, rows.line_num)
        except ValueError as error:
            on_error(ElectextractError("official", f"{place(name, rows.line_num)}: {error}; the row is left out"))
        else:
            contests.setdefault(key, []).append(candidate)
            names.setdefault(key, seat)
    return OfficialResults({key: _contest(key, names[key], found) for key, found in contests.items()})


def _rows(rows: Iterator[list[str]], name: str) -> Iterator[list[str]]:
    """The rows; a quotation mark that is never closed makes the rest of the file one cell."""
    try:
        yield from rows
    except csv.Error as error:
        what = f"no CSV from here on ({error}): look for a quotation mark that is not closed"
        raise ElectextractError("csv", f"{place(name, rows.line_num)}: {what}") from None  # type: ignore[attr-defined]


def _text(path: str | Path, name: str) -> str:
    with open_bytes(path) as stream:
        data = stream.read()
    if data.startswith(_GZIP_HEAD):
        try:
            data = gzip.decompress(data)
        except (EOFError, OSError, zlib.error) as error:
            what = f"the compressed file is damaged or cut off ({error}); fetch it again"
            raise ElectextractError("truncated", f"{name}: {what}") from None
    return decode(data, name=name).removeprefix("\ufeff")


def _columns(header: list[str], name: str) -> dict[str, int]:
    places = {column.strip(): number for number, column in enumerate(header)}
    if len(places) < len(header):
        raise ElectextractError("columns", f"{place(name, 1)}: a column stands there twice")
    missing = [column for column in REQUIRED if column not in places]
    if missing:
        needed = f"needed: {', '.join(REQUIRED)}; read as well: {', '.join(OPTIONAL)}"
        raise ElectextractError("columns", f"{place(name, 1)}: no column {', '.join(missing)} ({needed})")
    return places


class _RowReader:
    """Rows into candidates; what is wrong with one is a ValueError. What rows share is read once."""

    def __init__(self, columns: Mapping[str, int]) -> None:
        self._width = len(columns)
        self._contest = [columns[name] for name in _CONTEST]
        self._candidate = [columns[name] for name in _CANDIDATE]
        self._seat = columns.get("constituency")
        self._keys: dict[tuple[str, ...], OfficialKey] = {}
        self._seen: dict[tuple[str, ...], int] = {}

    def read(self, row: list[str], line: int) -> tuple[OfficialKey, str, OfficialCandidate]:
        """The contest, the seat's name and the candidate of one row."""
        if len(row) != self._width:
            raise ValueError(f"{len(row)} cells, not {self._width}")
        cells = tuple(row[number].strip() for number in self._contest)
        key = self._keys.get(cells)
        if key is None:
            key = self._keys[cells] = _read_key(*cells)
        name, party, votes = (row[number].strip() for number in self._candidate)
        candidate = OfficialCandidate(name, party_id(party, key.house), _whole(votes, "votes"))
        first = self._seen.setdefault((*cells, name, party, votes), line)
        if first != line and name:
            raise ValueError(f"the same as line {first}")
        seat = row[self._seat].strip() if self._seat is not None else ""
        return key, seat or _known_seats()[key.house, key.state, key.number], candidate


def _read_key(house: str, state: str, year: str, kind: str, number: str) -> OfficialKey:
    _check_choice(house, "house", CHAMBERS)
    _check_choice(kind, "election_kind", KINDS)
    key = OfficialKey(house, state, _whole(year, "year"), kind, _whole(number, "constituency_no"))
    if (house, state, key.number) not in _known_seats():
        raise ValueError(f"{house} has no seat {number} in {shorten(state)}, as far as the lists know")
    return key


@cache
def party_id(code: str, house: str) -> str:
    """A party of official results as the gazetteer's code; one that it does not list stays as it is."""
    if code in ("IND", "Independent"):
        return "IND"
    country = "BD" if house == "JS" else "IN"
    own = f"BD-{code}" if country == "BD" else code
    if own in parties():
        return parties()[own].id
    found = {one.id for one in party_index().find(code, cutoff=LEAST_PARTY)}
    named = {each for each in found if parties()[each].country == country}
    return named.pop() if len(named) == 1 and code != NOTA else code


def _check_choice(cell: str, column: str, allowed: Iterable[str]) -> None:
    if cell not in allowed:
        raise ValueError(f"{column} is {shorten(cell)}; allowed: {', '.join(allowed)}")


def _whole(text: str, column: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise ValueError(f"{column} is {shorten(text)}; it must be a whole number, not below 0")
    return int(text)


def _contest(key: OfficialKey, seat: str, rows: list[OfficialCandidate]) -> OfficialContest:
    nota = [candidate.votes for candidate in rows if candidate.party == NOTA]
    standing = [candidate for candidate in rows if candidate.party != NOTA]
    ranked = sorted(standing, key=lambda one: (-one.votes, one.name))
    return OfficialContest(key, seat, tuple(ranked), nota[0] if nota else None)


@cache
def _known_seats() -> dict[tuple[str, str, int], str]:
    """Chamber, state and number of every seat of the lists, with its name in the latest delimitation."""
    ordered: Iterator[tuple[tuple[str, str, int], str]] = (
        ((seat.chamber, seat.state, seat.number), seat.name)
        for seat in sorted(seats().values(), key=lambda seat: seat.delimitation)
    )
    return dict(ordered)
