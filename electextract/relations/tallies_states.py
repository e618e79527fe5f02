"""Which state a sentence speaks about, and which of several a number of seats is told of."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from spacy.strings import get_string_id

from electextract.gazetteers.loader import seats
from electextract.language.lexemes import norm_form
from electextract.languages import languages, table
from electextract.relations.items import Item
from electextract.relations.sentence import Sentence
from electextract.relations.tallies_marks import HARD
from electextract.relations.tallies_parts import Stated

if TYPE_CHECKING:
    from spacy.tokens import Doc

_SEVERAL = 3
_BESIDE, _NEXT = 5, 3
"""Tokens between a number and a state behind it, and between a party and its state, below."""


@cache
def _other_words() -> dict[int, str]:
    """Other words for states, as spaCy's hashes -> the state."""
    named = (table(code, "tallies").get("states", {}) for code in languages())
    return {
        get_string_id(norm_form(word)): state for names in named for state, words in names.items() for word in words
    }


def by_other_words(items: Sentence, doc: Doc, norms: list[int]) -> list[str]:
    """The states that a sentence names by words of the tables, outside entities."""
    known, here = _other_words(), norms[items.start : items.end]
    if known.keys().isdisjoint(here):
        return []
    return [known[norm] for index, norm in enumerate(here, items.start) if norm in known and not doc[index].ent_type_]


def is_beside(state: Item, one: Stated, items: list[Item]) -> bool:
    """“P in STATE", "N seats in STATE": the state belongs to this number and to no other."""
    gap = state.start - one.mark.end
    others = [item for item in items if item.kind in ("party", "number") and one.mark.end <= item.start < state.start]
    if 0 <= gap < _BESIDE and not others:
        return True
    named = [item for item in items if item.kind == "party" and str(item.value) == one.party]
    return any(0 < state.start - item.tail < _NEXT for item in named)


def named_for(one: Stated, states: list[Item], items: list[Item]) -> Item | None:
    """The last state before a number, else the first behind it; none that belongs to what is told of another party.

    “Q lost in STATE; P won all four", "P wins five seats, Q retains STATE": a party has its own part of the sentence.
    """
    before = [item for item in states if item.start < one.mark.start]
    parties = [item for item in items if item.kind == "party" and item.holder is None]
    if before:
        last = before[-1]
        parted = any(item.value in HARD and last.end <= item.start < one.mark.start for item in items)
        return None if parted and any(party.end <= last.start for party in parties) else last
    for state in states[:1]:
        told = [item.start for item in items if item.kind == "number" and one.mark.end <= item.start < state.start]
        others = [party.start for party in parties if one.mark.end <= party.start < state.start]
        if not others or (told and told[-1] > others[-1]):
            return state
    return None


def named_states(sentences: list[Sentence], doc: Doc, norms: list[int]) -> set[str]:
    """The states that the article names."""
    named = {str(item.value) for items in sentences for item in items.of_kind("state")}
    return named or {state for items in sentences for state in by_other_words(items, doc, norms)}


def state_of_seats(sentences: list[Sentence], doc: Doc) -> tuple[str | None, bool]:
    """The one state that the listed seats of an article lie in, and whether they are several.

    By-elections are held here and there, so that the seats that hold them do not say for which state they are counted.
    """
    if any(items.says("bypoll") for items in sentences):
        return None, False
    known = seats()
    ids = {ent.kb_id_ for ent in doc.ents if ent.label_ == "CONSTITUENCY" and ent.kb_id_ in known}
    named = {known[seat].state for seat in ids if known[seat].country == "IN"}
    return (named.pop() if len(named) == 1 else None), len(ids) >= _SEVERAL
