"""The party that a statement gives a name: a ticket, a candidacy, an office, a membership."""

from __future__ import annotations

from electextract.relations.holders import attach, is_denied
from electextract.relations.items import Item


def attach_tickets(items: list[Item]) -> None:
    """X, on a P ticket; X, who carried the P flag; X as an independent: the party of the name before."""
    for index, party in enumerate(items):
        if party.kind != "party" or party.holder is not None or is_denied(party, items):
            continue
        after = next((item for item in items[index + 1 :] if item.start - party.tail < 2), None)
        before = next(
            (item for item in reversed(items[:index]) if party.start - item.end < 2 and item.kind == "word"), None
        )
        ticket = (after is not None and after.value == "ticket") or (before is not None and before.value == "as")
        person = next((item for item in reversed(items[:index]) if item.kind == "person"), None)
        person = person or next((item for item in items[index:] if item.kind == "person"), None)
        if ticket and person is not None and person.party is None:
            attach(person, party)


def preposition_of(item: Item, items: list[Item]) -> str:
    """The word right before a name, articles passed over, if it is a preposition."""
    end = item.start
    for other in reversed(items):
        if other.end == end and other.kind == "word" and other.value == "article":
            end = other.start
        elif other.end == end and other.kind == "before":
            return str(other.value)
    return ""
