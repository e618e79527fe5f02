"""The party that a statement says somebody joined or stood for; it goes before that of a title: "P MLA X, now in Q"."""

from __future__ import annotations

from electextract.relations.holders import INDEPENDENT, is_denied
from electextract.relations.items import Item
from electextract.relations.sentence import Items

_MOVE_REACH = 3
"""Tokens between a verb of joining and the party joined, at most."""
_TITLE_REACH = 12
"""Tokens between a name and the statement about its party, at most."""
_DESCRIPTION_REACH = 20
"""Tokens of a description between a name and the statement about it, at most."""
_DESCRIBING = ("candidate", "rival", "rebel", "chief", "office", "incumbent")
_JOINING = ("moved", "now")
_OPENING = ("had", "moved", "denied", "gone", "now", "since")
_STOPS = ("rival", "while", "kin", "whose", "unreal", "forecast", "speech")


def restate_parties(items: Items) -> None:
    """Gives each person of a sentence the party that a statement behind the name tells, in place."""
    if not items.of_kind("party") or not items.says("moved", "denied", "now"):
        return
    for person in items.of_kind("person"):
        statement = _statement(person, items[items.index(person) + 1 :])
        party = joined_party(statement, items)
        if party is not None and party is not person.party:
            person.party, person.stated, party.holder = party, not _is_dated(statement), person


def stand_alone(person: Item, party: Item, items: list[Item]) -> None:
    """Makes somebody who stands as an independent one, whatever the title before the name."""
    now = is_told_now(person, party, items)
    if person.party is None or (person.party.start < party.start and now):
        person.party, person.stated, party.holder = party, now, person


def is_told_now(person: Item, party: Item, items: list[Item]) -> bool:
    """Whether nothing between a name and the party of its candidacy speaks of another time or result."""
    inner = [item for item in items if person.tail <= item.start < party.start]
    behind = [item for item in items if item.start >= person.tail]
    dated = any(item.kind in ("year", "aside") or item.value == "earlier" for item in behind)
    told = any(item.kind == "cue" and item.value.act in ("outcome", "take") for item in inner)
    left = [item for item in items if 0 <= person.start - item.end < _MOVE_REACH]
    words = {str(item.value) for item in (*left, *inner) if item.kind == "word"}
    return bool(inner) and not dated and not words & {"gone", "late"} and not ("had" in words and told)


def joined_party(statement: list[Item], items: Items) -> Item | None:
    """The party that a statement says somebody joined: "had quit P and joined Q"."""
    moved: Item | None = None
    left = False
    for item in statement:
        if item.kind == "party":
            near = moved is not None and 0 <= item.start - moved.end < _MOVE_REACH
            if moved and near and item.value != INDEPENDENT and not _follows(item, "from", items):
                return item if moved.value == "moved" or _is_plain(item) else None
            if left and (_follows(item, "for", items) or _follows(item, "to", items)):
                return item
            left = item.value == INDEPENDENT or is_denied(item, items) or _follows(item, "from", items)
            if not left:
                return None
        elif item.kind == "word":
            if item.value in _STOPS:
                return None
            moved = item if item.value in _JOINING else moved
        elif item.kind in ("person", "cue", "votes", "margin", "break", "seat"):
            return None
    return None


def _is_plain(party: Item) -> bool:
    """No symbol, and nobody's: "now P's rival"."""
    return not party.weak and "genitive" not in party.cases


def _statement(person: Item, following: list[Item]) -> list[Item]:
    """What stands behind "who" or the name itself; its own party, seat and description passed over."""
    told = _past_description(person, following)
    if told:
        return told
    for number, item in enumerate(following):
        if item.start - person.tail > _TITLE_REACH:
            return []
        if item.kind == "word" and item.value == "who":
            return following[number + 1 :]
        if item.kind == "word" and item.value in _OPENING:
            return following[number:]
        own = item.kind == "party" and (item.holder is person or item.holder is item)
        described = item.kind in ("seat", "before", "break", "number", "aside", "after") or item.value == "article"
        if not own and not described and item.value not in _DESCRIBING:
            return []
    return []


def _past_description(person: Item, following: list[Item]) -> list[Item]:
    """“X, minister and son of somebody, had quit P …": what stands behind the second comma, if it opens a statement."""
    breaks = [number for number, item in enumerate(following) if item.kind == "break"][:2]
    if len(breaks) < 2 or following[breaks[0]].start != person.tail:
        return []
    first, last = (following[number] for number in breaks)
    told = following[breaks[1] + 1 :]
    if first.value != "," or last.value != "," or last.start - person.tail > _DESCRIPTION_REACH or not told:
        return []
    return told if told[0].kind == "word" and told[0].value in ("had", "moved") else []


def _follows(party: Item, preposition: str, items: list[Item]) -> bool:
    """“From the P", "for the P": the preposition right before a party, articles passed over."""
    return any(
        0 <= party.start - item.end < 2 and item.kind == "before" and item.value == preposition
        for item in items
        if item.end <= party.start
    )


def _is_dated(statement: list[Item]) -> bool:
    """Whether a year stands in a statement: it may be long past."""
    return any(item.kind in ("year", "aside") for item in statement)
