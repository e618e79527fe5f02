"""Names that are everyday words too, and the neighbours that tell them apart: from `languages/*/names.toml`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Literal, NamedTuple

from electextract.gazetteers.entries import fold_name
from electextract.gazetteers.words import Word
from electextract.languages import languages, listed, merged, table


class Guard(NamedTuple):
    """A name that counts only beside one of these words; written in capitals, it needs none."""

    before: frozenset[str]
    after: frozenset[str]
    free_in_capitals: bool

    def holds(self, words: Sequence[Word], start: int, end: int) -> bool:
        """Whether the tokens start to end may be the name."""
        if self.free_in_capitals and words[start].is_capital and not words[start].has_lower:
            return True
        before = words[start - 1].lower if start else ""
        after = words[end].lower if end < len(words) else ""
        return before in self.before or after in self.after


@cache
def guards() -> Mapping[str, Guard]:
    """Folded name -> its guard."""
    rules = merged("names", "guarded")
    return {
        fold_name(name): Guard(frozenset(rule["before"]), frozenset(rule["after"]), name.isascii() and len(name) > 3)
        for name, rule in rules.items()
    }


@cache
def unmarked_parties() -> frozenset[str]:
    """Party names, as listed, that are too common or too vague to be marked."""
    return frozenset(listed("names", "unmarked_parties"))


@cache
def weak_seats() -> frozenset[str]:
    """Folded names of seats that are everyday words or persons' names."""
    return frozenset(map(fold_name, _seat_words("weak")))


@cache
def seat_words() -> frozenset[str]:
    """Words that call their neighbour a seat, lower case."""
    return frozenset(_seat_words("seat_words"))


@cache
def place_words() -> frozenset[str]:
    """Prepositions of place, lower case."""
    return frozenset(_seat_words("place_words"))


@cache
def never_seats() -> frozenset[str]:
    """Folded words that sound like a seat and are none."""
    return frozenset(map(fold_name, _seat_words("never")))


def is_beside(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether a word for a seat follows or precedes, or a place word precedes a lone capitalised name."""
    after = [word.lower for word in words[end : end + 3] if word.folded][:1]
    before = [word.lower for word in words[max(start - 3, 0) : start] if word.folded][-1:]
    if seat_words().intersection(after + before):
        return True
    follows = end < len(words) and words[end].is_capital
    return words[start].is_capital and not follows and bool(place_words().intersection(before))


def is_lone(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether no capitalised word stands next to a name, as in a person's name."""
    around = (*words[max(start - 1, 0) : start], *words[end : end + 1])
    return not any(word.is_capital for word in around)


def needed_case(name: str) -> Literal["upper", "capital", ""]:
    """An abbreviation counts in capitals, another Latin name with a capital letter."""
    if not re.search("[A-Za-z]", name):
        return ""
    return "upper" if name.upper() == name else "capital"


def _seat_words(key: str) -> list[str]:
    return [word for code in languages() for word in table(code, "names")["seats"].get(key, [])]
