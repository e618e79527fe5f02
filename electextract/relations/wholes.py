"""Who has all seats of a list: "S (X), T (Y) and U (Z) — all of them the P's", "S and T: both the P's"."""

from __future__ import annotations

from functools import cache

from electextract.language.lexemes import norm_form
from electextract.languages import languages, table
from electextract.relations.items import Item
from electextract.relations.sentence import Items

_REACH = 4
"""Tokens between the word for all seats and their party, at most."""
_END_REACH = 2
"""Tokens between that party and the end of its clause, at most."""
_AGAINST = ("from", "over", "against", "than", "to")
_PLAIN = ("seat", "break", "state", "number", "margin", "votes")
_WORDS = ("and", "seats", "votes", "be")
"""What may stand in a list of seats, by kind or class."""
_LISTED = "all_listed"
_STOPS = (".", "।", ";", ",", ":")


def owner_of_all(items: list[Item]) -> tuple[Item, Item] | None:
    """The word for all seats named before and the party, nobody's, that has them; the party ends its clause."""
    for number, word in enumerate(items):
        if not _means_all(word):
            continue
        behind = [item for item in items[number + 1 :] if item.start >= word.end]
        party = next((item for item in behind if item.kind != "break" and item.value != "went"), None)
        if party is None or party.kind != "party" or party.holder is not None or party.mark in _AGAINST:
            continue
        rest = [item for item in items if item.start >= party.tail]
        noun = bool(rest) and rest[0].start == party.tail and rest[0].kind in ("cue", "word")
        after = next(iter(rest[noun:]), None)
        ends = after is None or (
            after.kind == "break" and after.value in _STOPS and after.start - party.tail < _END_REACH + 1 + noun
        )
        if ends and party.start - word.end < (1 if word.value == _LISTED else _REACH):
            return word, party
    return None


def listed_seats(items: Items, end: int) -> list[Item]:
    """The seats of a sentence before a token, if there are several and nothing else is named there."""
    before = [item for item in items if item.start < end]
    seats = [item for item in before if item.kind == "seat"]
    first = seats[0].start if seats else end
    plain = all(item.kind in _PLAIN or item.value in _WORDS for item in before if item.start >= first)
    named = any(item.kind in ("person", "party", "cue") for item in before)
    return seats if plain and not named and len(seats) > 1 else []


def _means_all(word: Item) -> bool:
    if word.kind == "number":
        return norm_form(word.value.text).endswith(_endings())
    return word.kind == "word" and word.value in ("sweep", "all_seats", "every_seat", _LISTED)


@cache
def _endings() -> tuple[str, ...]:
    """Endings of a number that means all of so many seats."""
    words = [word for code in languages() for word in table(code, "tallies").get("beside", {}).get("all_endings", [])]
    return tuple(norm_form(word) for word in words)
