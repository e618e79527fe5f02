"""What stands inside a clause: lists of seats between dashes, two nouns for one name, figures in brackets."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from electextract.relations.items import CLOSING, OPENING, Item
from electextract.relations.sentence import Items

if TYPE_CHECKING:
    from spacy.tokens import Doc

_DASHES = ("–", "—", "-")
_NOUNS = ("candidate", "rival", "ticket", "chief", "office", "incumbent")
"""Nouns that describe a person."""
_BRACKET_REACH = 3
"""Tokens behind a figure within which its bracket closes."""
_DESCRIPTION_REACH = 12
"""Tokens between "and" and the name that both nouns mean, at most."""


def stands_inside(item: Item, behind: list[Item], ahead: list[Item]) -> bool:
    """Whether what looks like a border joins parts of one clause."""
    return _opens_seats(item, ahead) or _closes_seats(item, behind) or _goes_on_describing(item, behind, ahead)


def _opens_seats(mark: Item, ahead: list[Item]) -> bool:
    """“Both seats — S and T —", "three seats: S, T and U": a dash or colon before nothing but seats."""
    if mark.kind != "break" or mark.value not in (*_DASHES, ":"):
        return False
    stretch = takewhile(_in_seat_list, ahead)
    return sum(item.kind == "seat" for item in stretch) > 1


def _closes_seats(mark: Item, behind: list[Item]) -> bool:
    """The dash behind such a list."""
    if mark.kind != "break" or mark.value not in _DASHES:
        return False
    stretch = list(takewhile(_in_seat_list, reversed(behind)))
    before = behind[-len(stretch) - 1] if len(stretch) < len(behind) else None
    opened = before is not None and before.kind == "break" and before.value in (*_DASHES, ":")
    return opened and sum(item.kind == "seat" for item in stretch) > 1


def _in_seat_list(item: Item) -> bool:
    if item.kind == "break":
        return item.value in (",", *OPENING, *CLOSING)
    return item.kind in ("seat", "state") or (item.kind == "word" and item.value in ("and", "article"))


def _goes_on_describing(border: Item, behind: list[Item], ahead: list[Item]) -> bool:
    """“His nearest rival and P nominee X", "former minister and P leader Y": two nouns joined, of one name."""
    if border.kind != "word" or border.value != "and" or not behind:
        return False
    noun = behind[-1]
    if noun.kind != "word" or noun.value not in _NOUNS or border.start - noun.end > 0:
        return False
    described = list(takewhile(_describes, ahead))
    name = next(iter(ahead[len(described) :]), None)
    told = any(item.kind == "word" and item.value in _NOUNS for item in described)
    return told and name is not None and name.kind == "person" and name.start - border.end < _DESCRIPTION_REACH


def _describes(item: Item) -> bool:
    """What may stand between "and" and the name that it leads to: nouns of office, the party."""
    if item.kind == "break":
        return item.value in (",", *OPENING, *CLOSING)
    return item.kind in ("party", "state") or (
        item.kind == "word" and item.value in (*_NOUNS, "article", "denied", "his")
    )


def bracketed_figures(items: Items, doc: Doc) -> set[int]:
    """The tokens of brackets that hold a figure: X (45,210 votes) of the P."""
    inside: set[int] = set()
    for item in items.of_kind("votes", "margin"):
        if item.start and doc[item.start - 1].text in OPENING:
            ends = range(item.end, min(item.end + _BRACKET_REACH, len(doc)))
            end = next((index for index in ends if doc[index].text in CLOSING), item.start - 2)
            inside.update(range(item.start - 1, end + 1))
    return inside
