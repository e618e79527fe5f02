"""Which party a person belongs to: brackets, genitives, "of", appositions, tickets and symbols."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from electextract.relations.appositions import attach_announced
from electextract.relations.brackets import attach_brackets, pair_brackets
from electextract.relations.camps import join_camps
from electextract.relations.enclosures import bracketed_figures
from electextract.relations.holders import (
    INDEPENDENT,
    attach,
    is_alliance,
    is_denied,
    set_aside,
    strong_names,
    words_between,
)
from electextract.relations.items import CLOSING, OPENING, Item, nouns_behind
from electextract.relations.memberships import attach_tickets, is_carried, preposition_of
from electextract.relations.sentence import Items
from electextract.relations.strangers import STRANGER
from electextract.relations.titles import attach_titled

if TYPE_CHECKING:
    from spacy.tokens import Doc

REACH = 9
"""Tokens between a party and the name it belongs to, at most."""
_DESCRIPTION = 2
"""Words of description between a preposition and the party: of the opposition P, of the ruling P."""
_MEMBER_REACH = 5
"""Tokens between an alliance and the party of its nominee, one more than at most."""
_LINKING = ("of", "from", "for")
_SYMBOL_REACH = 6
_COMMAS, _DASHES = (",", ":"), ("-", "–", "—", "/", "|")


def attach_parties(items: Items, doc: Doc) -> None:
    """Sets `party`, `holder` and `bracket` of the names of one sentence, in place."""
    pair_brackets(items, doc)
    if not items.of_kind("party"):
        return
    join_camps(items, doc)
    set_aside(items)
    if not items.of_kind("person"):
        _join_alliances(items, doc)
        return
    attach_brackets(items, doc)
    _join_alliances(items, doc)
    _attach_following(items, doc)
    _attach_preceding(items, doc)
    attach_announced(items, doc)
    attach_titled(items)
    attach_tickets(items)
    _attach_described(items, doc)
    _name_members(items)
    _attach_lines(items, doc)
    _attach_symbols(items, doc)


def _join_alliances(items: Items, doc: Doc) -> None:
    """The alliance's P candidate, without a name behind: the alliance is a word about the party."""
    names = strong_names(items)
    for left, right, after in zip(names, names[1:], [*names[2:], None], strict=False):
        alone = after is None or after.kind == "party" or after.start - right.tail > REACH
        parties = left.kind == right.kind == "party" and left.holder is None and right.holder is None
        if (
            parties
            and alone
            and is_alliance(left.value)
            and not is_alliance(right.value)
            and not words_between(left, right, doc)
        ):
            left.holder = right


def _attach_following(items: Items, doc: Doc) -> None:
    """X of the P, X from P, X – P, X, an independent, but not X, P's Y."""
    names = strong_names(items)
    if not any(left.kind == "person" and right.kind == "party" for left, right in pairwise(names)):
        return
    words = {(item.start, item.value) for item in items.of_kind("before", "word")}
    cover = {index for item in items if item.value != "life" for index in range(item.start, item.end)}
    aside = bracketed_figures(items, doc)
    for left, right, after in zip(names, names[1:], [*names[2:], None], strict=False):
        if left.kind != "person" or right.kind != "party" or right.holder or left.party or is_denied(right, items):
            continue
        gap = [index for index in range(left.tail, _owner_of(right, items).start) if index not in aside]
        linking = [index for index in gap if any((index, mark) in words for mark in _LINKING)]
        articles = [index for index in gap if (index, "article") in words]
        loose = [i for i in gap if doc[i].text in (*_COMMAS, *_DASHES) or doc[i].like_num or doc[i].is_space]
        plain = [index for index in gap if doc[index].is_alpha and not (linking and index in cover)]
        others = len(gap) - len(linking) - len(articles) - len(loose)
        told = linking and others <= _DESCRIPTION and len(plain) >= others
        if (others and not told) or (not gap and _opens_description(right, after, items)):
            continue
        if linking or not _belongs_right(right, after, items, doc):
            attach(left, right)


def _owner_of(party: Item, items: Items) -> Item:
    """The name in the genitive, with its office, right before a party: X of "chief minister Y's P"; else the party."""
    owner = next((item for item in items.of_kind(STRANGER) if item.tail == party.start and item.cases), None)
    if owner is None:
        return party
    office = next((item for item in items.words("office", "chief") if item.end == owner.start), None)
    return office or owner


def _opens_description(party: Item, after: Item | None, items: Items) -> bool:
    """Whether a party right behind a name is rather that of somebody else: "defeated X P nominee Y"."""
    alone = party.value == INDEPENDENT and (after is None or after.kind != "person" or after.start - party.tail > REACH)
    return (bool(nouns_behind(party, items)) and not alone) or "genitive" in party.cases


def _belongs_right(party: Item, after: Item | None, items: Items, doc: Doc) -> bool:
    """Whether the party rather goes with the name behind it: P's Y, P candidate Y."""
    noun = next(iter(nouns_behind(party, items)), None)
    end = noun.tail if noun else party.tail
    if after is not None and after.kind != "person":
        return False
    if after is not None and after.start - end < 2:
        return not any(doc[index].text in (*_COMMAS, *CLOSING, *_DASHES) for index in range(end, after.start))
    if noun is not None or after is None:
        apposed = end < len(doc) and doc[end].text in _COMMAS
        return "genitive" in party.cases and noun is None and not apposed
    between = doc[end : after.start]
    return not any(token.text in (*_COMMAS, *CLOSING, *_DASHES) or token.is_space for token in between)


def _attach_preceding(items: Items, doc: Doc) -> None:
    """P's X, P candidate X, P (abbreviation) candidate X; alliances give way to parties."""
    for item in items.of_kind("person"):
        if item.party and not is_alliance(item.party.value):
            continue
        right: Item = item
        for party in reversed(items[: items.index(item)]):
            if party.weak:
                continue
            if party.kind == "party":
                if party.holder not in (None, item) or not _close(party, right, items, doc):
                    break
                attach(item, party)
                right = party
            elif party.kind in ("person", "cue", "seat", "votes", "margin"):
                break


def _close(left: Item, right: Item, items: Items, doc: Doc) -> bool:
    """Nothing but descriptions stands between a party and the name it belongs to."""
    if right.start - left.end > REACH:
        return False
    between = [item for item in items if left.end <= item.start and item.end <= right.start]
    for item in between:
        if item.kind == "break" and not (item.value in CLOSING and doc[left.start - 1].text in OPENING):
            return item.value in OPENING and right.kind == "party" and right.start - left.end == 1
        if item.kind in ("before", "after", "state") and item.value not in ("of", "under"):
            return item.kind == "state"
        if item.value == "under" and item.kind == "before" and item.end == right.start:
            return False  # P under X's leadership
        if item.kind == "word" and item.value in ("and", "who", "whom", "be", "had", "while", "he", "his"):
            return False
    return True


def _attach_described(items: Items, doc: Doc) -> None:
    """X, the two-term P incumbent; the P chief, X; P came third, with X polling …"""
    for left, right in pairwise(strong_names(items)):
        if left.kind == "person" and right.kind == "party" and left.party is None and right.holder is None:
            told = _is_description(right, items, doc) and not is_denied(right, items)
            if told and _plain_after_comma(left, right, _inner(left, right, items), doc):
                attach(left, right)
        elif left.kind == "party" and right.kind == "person" and right.party is None and left.holder is None:
            inner = _inner(left, right, items)
            cued = any(item.kind == "cue" for item in inner)
            joined = any(item.kind == "before" and item.value == "with" and item.end == right.start for item in inner)
            nouns = [item for item in inner if item.kind == "word" and item.value in ("candidate", "chief")]
            title = nouns and nouns[0].start == left.tail and words_between(left, right, doc)[-1:] == [","] and not cued
            if (cued and joined) or (title and right.start - left.tail <= _DESCRIPTION + 2):
                attach(right, left)


def _inner(left: Item, right: Item, items: Items) -> list[Item]:
    """The items between two names."""
    return [item for item in items if left.tail <= item.start and item.end <= right.start]


def _plain_after_comma(left: Item, right: Item, inner: list[Item], doc: Doc) -> bool:
    """A comma, then a few words of description that are nothing else."""
    gap = words_between(left, right, doc)
    kinds = {item.kind for item in inner[1:]}
    described = kinds <= {"word", "number"} and not any(item.value in ("and", "who", "while", "kin") for item in inner)
    return gap[:1] == [","] and 1 < len(gap) <= _DESCRIPTION + 3 and "," not in gap[1:] and described


def _is_description(party: Item, items: Items, doc: Doc) -> bool:
    """The party is followed by the noun it describes, not by a name of its own."""
    after = next((item for item in items if item.start >= party.tail), None)
    if after is not None and after.kind in ("person", "cue") and after.start - party.tail < 3:
        return False
    return party.tail < len(doc) and doc[party.tail].is_alpha


def _name_members(items: Items) -> None:
    """X, the Alliance nominee from the P: the party, where the alliance has been given to the name."""
    for left, right in pairwise(strong_names(items)):
        person = left.holder if left.kind == right.kind == "party" and right.holder is None else None
        if person is None or person.kind != "person" or not is_alliance(left.value) or is_alliance(right.value):
            continue
        if right.start - left.tail < _MEMBER_REACH and preposition_of(right, items) in ("of", "from"):
            attach(person, right)


def _attach_lines(items: Items, doc: Doc) -> None:
    """P — X 37,780, as lists have it; X, fighting for P."""
    names = strong_names(items)
    for left, right in pairwise(names):
        if left.kind == "party" and right.kind == "person" and left.holder is None and right.party is None:
            gap = words_between(left, right, doc)
            told = any(item.end <= left.start for item in items.of_kind("cue"))
            if len(gap) == 1 and (gap[0] in _DASHES or (gap[0] == ":" and not told)):
                attach(right, left)
    for party in items.of_kind("party"):
        if party.holder is not None or preposition_of(party, items) != "for":
            continue
        behind = reversed(items[: items.index(party)])
        person = next((item for item in behind if item.kind in ("person", "party")), None)
        if person is not None and person.kind == "person" and person.party is None:
            attach(person, party)


def _attach_symbols(items: Items, doc: Doc) -> None:
    """A symbol gives the party where nothing else does: X (boat), the boat's X."""
    for symbol in [party for party in items.of_kind("party") if party.weak]:
        index = items.index(symbol)
        near = [
            item for item in (*items[max(0, index - 3) : index], *items[index + 1 : index + 5]) if item.kind == "person"
        ]
        for person in near:
            bracketed = person.end <= symbol.start and words_between(person, symbol, doc) == ["("]
            before = symbol.end <= person.start and person.start - symbol.end < 4 and _close(symbol, person, items, doc)
            if bracketed or before or _is_symbol_of(person, symbol, items):
                symbol.holder = person
                person.party = person.party or symbol
                break


def _is_symbol_of(person: Item, symbol: Item, items: Items) -> bool:
    """X of the boat; X, on the boat: by a preposition or the locative, only such words and the same party between."""
    inner = _inner(person, symbol, items)
    plain = all(item.kind in ("word", "before") or item.value in (",", symbol.value) for item in inner)
    governed = preposition_of(symbol, items) in (*_LINKING, "under", "with") or "locative" in symbol.cases
    words = {item.value for item in inner}
    governed |= "and" not in words and (is_carried(symbol, items) or "ticket" in words)
    return plain and governed and 0 <= symbol.start - person.tail < _SYMBOL_REACH
