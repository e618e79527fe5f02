"""The party that a statement gives a name: a ticket, a candidacy, an office, a membership."""

from __future__ import annotations

from electextract.relations.holders import attach, is_denied
from electextract.relations.items import Item

_BEARING = ("ticket", "candidate", "rival", "as")


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
        person = _bearer(index, items)
        if ticket and person is not None and person.party is None:
            attach(person, party)


def _bearer(index: int, items: list[Item]) -> Item | None:
    """Whose ticket it is: of the name before, or the one behind where that has its say: "X got 900, for P Y"."""
    before = next((at for at in range(index - 1, -1, -1) if items[at].kind == "person"), None)
    behind = next((at for at in range(index + 1, len(items)) if items[at].kind == "person"), None)
    if before is None or behind is None:
        found = before if behind is None else behind
        return items[found] if found is not None else None
    told = any(item.kind in ("votes", "margin", "cue", "break") or item.value == "and" for item in items[before:index])
    follows = all(item.kind == "word" and item.value in _BEARING for item in items[index + 1 : behind])
    return items[behind if told and follows else before]


def preposition_of(item: Item, items: list[Item]) -> str:
    """The word right before a name, articles passed over, if it is a preposition."""
    end = item.start
    for other in reversed(items):
        if other.end == end and other.kind == "word" and other.value == "article":
            end = other.start
        elif other.end == end and other.kind == "before":
            return str(other.value)
    return ""
