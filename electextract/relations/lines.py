"""Lines of a list of winners: seats, names and nothing else, under a heading or where the article tells who won."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from electextract.relations.elections import Calendar
from electextract.relations.frames import Frame
from electextract.relations.genitive_seats import owned_seats, with_others
from electextract.relations.items import CLOSING, OPENING, Item
from electextract.relations.list_signs import MEMBERS, Sign, heading_of
from electextract.relations.listed import Listing, list_frames, read_winners
from electextract.relations.pairs import match_pairs
from electextract.relations.sentence import Items, Sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

RULE = "list.line"
_WINNERS = 3
"""Seats whose winner an article must tell in words before its bare lines are taken for winners, at least."""
_STOPS = (".", "।", "!", "?")
_HEADING = 20
"""Tokens of a heading over such lines, at most."""


@dataclass(slots=True)
class Lines:
    """The bare lines of an article.

    Attributes:
        above: the last sentence that is none of them.
        title: the heading that speaks of a list of winners or losers, wherever it stands.
        listed: what the sentence before, a list itself, says of its members.
        found: the results of lines without a heading.
    """

    above: Items | None = None
    listed: Sign | None = None
    title: Sign | None = None
    found: list[Frame] = field(default_factory=list)

    @property
    def heading(self) -> Sign | None:
        """What the sentence above says of those whom the next ones may list."""
        if self.listed is not None:
            return self.listed
        return heading_of(self.above) if self.above is not None else None

    def follow(self, items: Items, made: list[Frame], doc: Doc) -> list[Frame]:
        """The results of one sentence, if it is a bare line under a heading; notes those without one, and headings."""
        if any(frame.roles["ahead"] for frame in made) or not _is_bare(items, doc):
            self.above = items
            sign = self.heading if items.says(*MEMBERS) else None
            told = sign is not None and sign.cue is None and _heads(sign, doc)
            self.title = sign if told else self.title
            return []
        sign = self.heading
        heading = sign if sign is not None and _heads(sign, doc) else self.title
        results = _results(items, heading)
        self.found += results if heading is None else []
        return results if heading is not None else []


def told_in_lists(
    items: Sentence,
    made: list[Frame],
    listing: Listing | None,
    topic: list[Item],
    lines: Lines,
    calendar: Calendar,
    doc: Doc,
) -> list[Frame]:
    """The results that a sentence tells by a list, with their election; `made` are its other ones."""
    lines.listed = listing.sign if listing is not None else None
    if listing is not None:
        return _listed(listing, items, calendar)
    when = calendar.place(items, items, None)
    winners = read_winners(items, topic)
    for frame in made if winners else ():
        frame.roles["ahead"] = []
    for frame in winners:
        frame.when = when
    if when.when != "reported" and calendar.lists.when is None:
        return winners
    rows = lines.follow(items, [*made, *winners], doc)
    owned = owned_seats(items, [*made, *winners, *rows], doc) if when.when == "reported" else []
    for frame in [*rows, *owned]:
        frame.when = when
    return [*winners, *rows, *owned]


def _listed(listing: Listing, items: Items, calendar: Calendar) -> list[Frame]:
    inner = Items(item for item in items if listing.start <= item.start < listing.end)
    when = calendar.place(inner, items, listing.cue)
    for frame in listing.frames:
        frame.when = when
        if when.when == "earlier":
            frame.forget_parties(items[0].start)
    calendar.open_with(when, inner, listing.cue)
    return listing.frames


def _heads(sign: Sign, doc: Doc) -> bool:
    """Whether a short sentence without candidates, and without a full stop unless it speaks of winners, says it."""
    sent = doc[sign.start].sent
    if len(sent) > _HEADING or any(ent.label_ == "CANDIDATE" for ent in sent.ents):
        return False
    last = next((token.text for token in reversed(sent) if not token.is_space), "")
    return sign.cue is None or last not in _STOPS


def _results(items: Items, heading: Sign | None) -> list[Frame]:
    """“S: X (P)”, "S and T: X and Y", "P: S, T": a frame a pair; names before seats only under a heading."""
    pairs = match_pairs(items)
    people = items.of_kind("person")
    if heading is None and people and any(pair.name.start < pair.seat.start for pair in pairs):
        return []
    plain = Sign(RULE, "ahead", "declared", 0.8, items[0].start, items[0].start)
    frames = list_frames(pairs, items, heading or plain)
    for frame in frames:
        frame.rule = RULE
    return frames


def _is_bare(items: Items, doc: Doc) -> bool:
    """Seats, names and figures, with nothing between them but signs, "and" and what stands in brackets."""
    if not items.of_kind("seat") or not items.of_kind("person", "party") or items.of_kind("cue"):
        return False
    named = ("seat", "person", "party", "state", "votes", "margin")
    told = {index for item in items if item.kind in named for index in range(item.start, item.tail)}
    told |= {item.start for item in items if item.kind == "word" and item.value in ("and", "seats", "votes")}
    depth = 0
    for token in doc[items[0].start].sent:
        depth += (token.text in OPENING) - (token.text in CLOSING)
        if token.text == "?" or (depth == 0 and token.i not in told and not _is_plain(token)):
            return False
    return True


def _is_plain(token: Token) -> bool:
    """A sign or a number."""
    return token.like_num or not any(letter.isalnum() for letter in token.text)


def told_winners(frames: list[Frame], lines: list[Frame]) -> list[Frame]:
    """The frames and, where enough winners are told in words, those of the bare lines, in the order of the text."""
    told = {
        frame.seats[0].value for frame in frames if frame.seats and frame.status == "declared" and frame.roles["ahead"]
    }
    frames = with_others(frames)
    fresh = [line for line in lines if line.seats[0].value not in told] if len(told) >= _WINNERS else []
    return sorted([*frames, *fresh], key=lambda frame: frame.start) if fresh else frames
