"""Clauses that give seats to a name in the genitive at their end: "S (is) P's X's, T Y's", "S went into X's hands"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from electextract.relations.frames import Frame, arg_of
from electextract.relations.items import CLOSING, OPENING, Item, word_cases
from electextract.relations.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc

RULE = "seat.owned"
_PRECISION = 0.85
_PERSON_REACH, _PARTY_REACH = 12, 4
"""Tokens between a seat and the person, or the party, that it belongs to, at most."""
_INNER = ("seats", "now", "candidate", "office", "chief", "incumbent", "while", "went", "votes")
"""Words that may stand between them."""
_UNTOLD = ("no_result", "speech")
"""Words that make it a claim, a share of seats or a stand before a vote."""
_HOUSE = "house."
_STOPS = (",", ";", ".", "।", "|", "–", "—", ":")
_GOVERNED = {"locative", "genitive", "objective"}


def owned_seats(items: Sentence, made: list[Frame], doc: Doc) -> list[Frame]:
    """A frame for each seat of which a sentence says nothing but whose it is."""
    if not items.of_kind("seat") or items.says(*_UNTOLD):
        return []
    if not any("genitive" in item.cases for item in items.of_kind("person", "party")):
        return []
    told = {seat.value for frame in made if frame.roles["ahead"] for seat in frame.seats}
    frames = []
    for seat in items.of_kind("seat"):
        stretch = _stretch(seat, items, doc) if seat.value not in told else []
        if stretch and _is_owner(stretch[-1], seat, items, doc):
            frames.append(_frame(_listed_with(seat, stretch[-1], items), stretch))
    return frames


def with_others(frames: list[Frame]) -> list[Frame]:
    """The frames; those of seats that a mere party owns only where the article tells another result, or a margin."""
    told = any(frame.rule != RULE and frame.when.when == "reported" for frame in frames)
    return frames if told else [frame for frame in frames if not _is_loose(frame)]


def _is_loose(frame: Frame) -> bool:
    return frame.rule == RULE and frame.margin is None and not any(arg.person for arg in frame.args())


def _stretch(seat: Item, items: Sentence, doc: Doc) -> list[Item]:
    """The items from a seat that is a subject to the next name of nobody's; none where something is told between."""
    if seat.cases & _GOVERNED or seat.mark:
        return []
    stretch: list[Item] = []
    for item in items[items.index(seat) + 1 :]:
        stretch.append(item)
        if item.kind == "person" or (item.kind == "party" and item.holder is None and not item.weak):
            return stretch
        if not _is_plain(item, doc):
            return []
    return []


def _is_plain(item: Item, doc: Doc) -> bool:
    """Whether an item tells nothing of its own: brackets, a noun for the seat, a margin, the party of the name."""
    if item.kind == "word":
        house = str(item.value).startswith(_HOUSE)
        governed = item.value == "seats" and word_cases(doc[item.end - 1].text) & _GOVERNED
        return house or (item.value in _INNER and not governed)
    if item.kind == "break":
        return item.value in (*OPENING, *CLOSING)
    return item.kind in ("party", "state", "margin", "number", "time")


def _is_owner(name: Item, seat: Item, items: Sentence, doc: Doc) -> bool:
    """Whether a name in the genitive ends its clause, so that the seat is what it owns."""
    reach = _PERSON_REACH if name.kind == "person" else _PARTY_REACH
    if "genitive" not in name.cases or name.start - seat.tail > reach:
        return False
    noun = next((word for word in items.words("holding") if word.start == name.tail), None)
    end = name.tail if noun is None else noun.end
    after = next((item for item in items if item.start >= end and item.holder is not name), None)
    if after is None:
        return not any(token.is_alpha for token in doc[end : items.end])
    return after.start == end and (after.value == "and" or (after.kind == "break" and after.value in _STOPS))


def _listed_with(seat: Item, name: Item, items: Sentence) -> list[Item]:
    """The seats of the list that ends in one, all a party's: "S, T and U are the P's"; a person has but one."""
    seats = [seat]
    if name.kind == "person" or any(seat.end <= item.start < name.start for item in items.of_kind("margin")):
        return seats
    for item in reversed(items[: items.index(seat)]):
        if item.kind == "seat" and not (item.cases & _GOVERNED or item.mark):
            seats.insert(0, item)
        elif not (item.value in (",", "and", *OPENING, *CLOSING) or item.kind == "state"):
            return seats if _parts(item) else [seat]
    return seats


def _parts(item: Item) -> bool:
    """Whether what stands before a list of seats is no part of what is said of them."""
    return item.kind == "break" or item.value in ("while", "now")


def _frame(seats: list[Item], stretch: list[Item]) -> Frame:
    frame = Frame(RULE, seats[0].start, stretch[-1].end, _PRECISION, seats, placed=True, status="declared")
    frame.put("ahead", [arg_of(stretch[-1])])
    frame.subject = frame.roles["ahead"]
    frame.margin = next((item for item in stretch if item.kind == "margin"), None)
    return frame
