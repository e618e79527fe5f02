"""Reads the packaged lists, once, when they are first asked for."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal, cast

from electextract.gazetteers.entries import Chamber, Country, PartyInfo, Seat, fold_name
from electextract.languages import languages, table

DATA = Path(__file__).parent / "data"
COLUMNS = {
    "parties": ("id", "name", "country", "kind", "name_bn", "names", "members", "alliances", "states", "merged"),
    "seats": ("id", "state", "name_bn", "reserved", "names", "keys", "personal"),
    "elections": ("chamber", "state", "year"),
    "words": ("word",),
}


@cache
def parties() -> Mapping[str, PartyInfo]:
    """Parties and alliances by id (`BJP`, `BD-NCP`, `NDA`); one that sources list twice by either code."""
    listed = {row[0]: _party(*row) for row in _rows("parties")}
    return MappingProxyType(listed | {code: party for party in listed.values() for code in party.merged})


def party_code(code: str) -> str:
    """The id of a party that sources list under several codes; other codes stay, and so do joint camps' parts.

    >>> party_code("BD-Jaker Party"), party_code("BD-Zaker Party"), party_code("CPI(M)+INC")
    ('BD-Zaker Party', 'BD-Zaker Party', 'CPI(M)+INC')
    """
    return "+".join(parties()[part].id if part in parties() else part for part in code.split("+"))


@cache
def seats() -> Mapping[str, Seat]:
    """Seats of every delimitation by id (`IN-AC-WB-006-2008`)."""
    return MappingProxyType({row[0]: _seat(*row) for row in _rows("seats")})


@cache
def seat_keys() -> frozenset[str]:
    """The phonetic keys of all seats' names."""
    return frozenset(key for seat in seats().values() for key in seat.keys)


@cache
def name_words() -> frozenset[str]:
    """Folded words of Bengali personal and place names, of the lists and of the language tables."""
    own = table("bn", "names")["uncut_names"]
    return frozenset(row[0] for row in _rows("words")) | frozenset(map(fold_name, own))


@cache
def elections() -> frozenset[tuple[str, str, int]]:
    """General elections held: chamber, state, year (Indian ones since 2008)."""
    return frozenset((chamber, state, int(year)) for chamber, state, year in _rows("elections"))


@cache
def state_codes() -> Mapping[str, str]:
    """State, union territory or division -> its code in seat ids."""
    names = table("en", "names")
    return {state: entry["code"] for kind in ("states", "divisions") for state, entry in names[kind].items()}


@cache
def state_names() -> Mapping[str, tuple[str, ...]]:
    """State or union territory of India -> its names in every language."""
    english = table("en", "names")["states"]
    others = [table(code, "names").get("states", {}) for code in languages() if code != "en"]
    return {
        state: (state, *entry["aliases"], *(name for names in others for name in names.get(state, [])))
        for state, entry in english.items()
    }


@cache
def base_digest() -> str:
    """SHA-256 of the packaged lists, 16 hexadecimal digits."""
    content = b"".join((DATA / f"{name}.tsv.gz").read_bytes() for name in COLUMNS)
    return hashlib.sha256(content).hexdigest()[:16]


def _rows(name: str) -> list[list[str]]:
    content = gzip.decompress((DATA / f"{name}.tsv.gz").read_bytes()).decode()
    return [line.split("\t") for line in content.split("\n")]


def _cells(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


def _party(code: str, name: str, country: str, kind: str, name_bn: str, *lists: str) -> PartyInfo:
    names, members, alliances, states, merged = map(_cells, lists)
    return PartyInfo(
        code,
        name,
        cast(Country, country),
        cast(Literal["party", "alliance"], kind),
        name_bn or None,
        names,
        members,
        alliances,
        states,
        merged,
    )


def _seat(seat_id: str, state: str, name_bn: str, reserved: str, names: str, keys: str, personal: str) -> Seat:
    country, chamber, _, number, delimitation = seat_id.split("-")
    spellings = _cells(names)
    return Seat(
        seat_id,
        spellings[0],
        cast(Country, country),
        cast(Chamber, chamber),
        state,
        int(number),
        int(delimitation),
        name_bn or None,
        reserved,
        spellings,
        tuple(keys.split("|")),
        bool(personal),
    )
