"""What the lists hold: parties, seats; and the form in which their names are compared."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from electextract.records import House
from electextract.romanise import canonical_form

Country = Literal["IN", "BD"]
Chamber = Literal["LS", "AC", "JS"]

HOUSES: dict[str, House] = {"LS": "parliament", "JS": "parliament", "AC": "assembly"}
_LATIN_MARKS = re.compile("(?<=[A-Za-z])[\u0300-\u036f]+")
_DIGIT = re.compile(r"\d")
_SEPARATORS = re.compile("[^\\w\u0981-\u0983\u09bc\u09be-\u09cd\u09d7]+|_+")


@dataclass(frozen=True, slots=True)
class PartyInfo:
    """A party or an alliance.

    Attributes:
        id: the code, e.g. `BJP`; Bangladeshi ones begin with `BD-`.
        name: usual full name in English.
        names: every spelling, both scripts, the full name first.
        members: codes of an alliance's parties.
        alliances: codes of a party's alliances, at any time since about 2014.
        states: where most of its candidates stood, the first state first.
        merged: other codes that sources have for it.
    """

    id: str
    name: str
    country: Country
    kind: Literal["party", "alliance"] = "party"
    name_bn: str | None = None
    names: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    alliances: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    merged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Seat:
    """A constituency of one delimitation.

    Attributes:
        id: country-chamber-state-number-delimitation, e.g. `IN-AC-WB-006-2008`.
        chamber: LS (Lok Sabha), AC (state assembly) or JS (Jatiya Sangsad).
        state: state or union territory; in Bangladesh the division.
        names: every spelling, both scripts, `name` first.
        keys: the phonetic key of each of `names`.
        personal: a single word that is common in persons' names as well.
    """

    id: str
    name: str
    country: Country
    chamber: Chamber
    state: str
    number: int
    delimitation: int
    name_bn: str | None = None
    reserved: str = "GEN"
    names: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    personal: bool = False

    @property
    def house(self) -> House:
        """The house as results name it: assembly or parliament."""
        return HOUSES[self.chamber]


@lru_cache(1 << 16)
def fold_name(text: str) -> str:
    """Letters and digits alone, lower case, canonical Bengali, ASCII digits: `CPI (M)` and `CPI(M)` give `cpim`."""
    return _SEPARATORS.sub("", _plain(text))


def fold_words(text: str) -> list[str]:
    """The pieces of `fold_name`, cut wherever a tokenizer may cut."""
    return [word for word in _SEPARATORS.split(_plain(text)) if word]


def _plain(text: str) -> str:
    plain = canonical_form(text).lower().replace("&", " and ")
    if plain.isascii():
        return plain
    plain = unicodedata.normalize("NFC", _LATIN_MARKS.sub("", unicodedata.normalize("NFD", plain)))
    return _DIGIT.sub(lambda digit: str(unicodedata.decimal(digit[0])), plain)
