"""The party that a statement gives a name or a pronoun: a ticket, a candidacy, a membership, a change of sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from electextract.relations.allegiances import is_told_now, joined_party, stand_alone
from electextract.relations.holders import INDEPENDENT, attach, attach_following, is_denied
from electextract.relations.items import Item
from electextract.relations.predicates import party_told
from electextract.relations.sentence import Items

if TYPE_CHECKING:
    from spacy.tokens import Doc

_BEARING = ("ticket", "candidate", "rival", "as")
_REACH = 10
"""Tokens between a name and the party that a statement about it gives, at most."""
_ASIDE_REACH = 16
"""Tokens of descriptions between a name and the statement behind them, at most."""
_NOUNS = ("candidate", "rival", "ticket")
_TELLING = ("be", "member", "moved")
_LONE = "lone"
_SILENT = ("article", "his", "had", "who", "incumbent", "chief", "office", "now", *_NOUNS)
_REFUSED_REACH = 3
"""Tokens between a party and "not" behind its ticket, at most."""
_NEUTRAL = ("of", "from", "to", "chosen")


def attach_tickets(items: Items) -> None:
    """X, on a P ticket; X, who carried the P flag; X as an independent: the party of the name before."""
    if not items.says("ticket", "as"):
        return
    for party in items.of_kind("party"):
        if not _is_free(party, items) or not _has_ticket(party, items):
            continue
        person = _bearer(items.index(party), items)
        if person is not None and party.value == INDEPENDENT and _is_role(party, items):
            stand_alone(person, party, items)
        elif person is not None and (person.party is None or _is_mere_rebel(person, party, items)):
            person.party = None
            attach(person, party)
            person.stated = is_told_now(person, party, items)


def _is_mere_rebel(person: Item, party: Item, items: Items) -> bool:
    """“The Q rebel X, on a P ticket": told before to be a rebel, and neither refused the ticket nor independent."""
    if person.party is None or person.party.value != INDEPENDENT or person.tail > party.start:
        return False
    rebels = any(word.start == person.party.start for word in items.words("rebel"))
    if any(other.value == INDEPENDENT and other.start >= party.tail for other in items.of_kind("party")):
        return False
    return rebels and not any(0 <= word.start - party.tail < _REFUSED_REACH for word in items.words("unreal_after"))


def _bearer(index: int, items: list[Item]) -> Item | None:
    """Whose ticket it is: of the name before, or the one behind where that has its say: "X got 900, for P Y".

    Not of the only name where that is the object: "as P's candidate beat X".
    """
    before = next((at for at in range(index - 1, -1, -1) if items[at].kind == "person"), None)
    behind = next((at for at in range(index + 1, len(items)) if items[at].kind == "person"), None)
    if before is None or behind is None:
        found = before if behind is None else behind
        alone = before is None and found is not None and items[found].cases == {"objective"}
        return items[found] if found is not None and not alone else None
    told = any(item.kind in ("votes", "margin", "cue", "break") or item.value == "and" for item in items[before:index])
    follows = all(item.kind == "word" and item.value in _BEARING for item in items[index + 1 : behind])
    return items[behind if told and follows else before]


def attach_members(items: Items, doc: Doc) -> None:
    """X was the P candidate; X belongs to the P; X, who went over from Q to the P."""
    attach_following(items, lambda person, following: _predicated(person, following, items, doc))


def is_carried(symbol: Item, items: Items) -> bool:
    """Whether a word behind a symbol says that somebody stood with it."""
    return symbol.weak and any(0 <= word.start - symbol.tail < 2 for word in items.words("carried", "ticket"))


def _symbol_of_pronoun(items: Items) -> Item | None:
    """“On the boat he polled 900": the symbol that a pronoun stands with, before any name."""
    if not items.of_kind("party") or not items.says("he", "his"):
        return None
    people = items.of_kind("person")
    before = [item for item in items if not people or item.end <= people[0].start]
    if not any(item.kind == "word" and item.value in ("he", "his") for item in before):
        return None
    symbol = next((item for item in before if item.kind == "party" and item.holder is None), None)
    return symbol if symbol is not None and is_carried(symbol, items) else None


def party_of_pronoun(items: Items, doc: Doc) -> Item | None:
    """“She stood as an independent", "he was the P candidate": the party told of whoever is spoken of."""
    symbol = _symbol_of_pronoun(items)
    if symbol is not None:
        return symbol
    pronoun = next(iter(items.words("he", "party_noun")), None)
    if pronoun is None:
        return None
    number, person = items.index(pronoun), next(iter(items.of_kind("person")), None)
    for index, party in enumerate(items):
        if party is person:
            break
        if _is_free(party, items) and (
            _is_role(party, items) or (index > number and (_has_ticket(party, items) or _is_own(index, items)))
        ):
            return party
    told = items[number + 1 :]
    stated = party_told(pronoun, told, items, doc)
    if stated is not None or pronoun.value != "he":
        return stated if person is None or person.start > pronoun.start else None
    return _predicated(items[number], told, items, doc) or (joined_party(told, items) if person is None else None)


def _is_own(index: int, items: list[Item]) -> bool:
    """For the P; a verb of belonging before the party."""
    if preposition_of(items[index], items) == "for":
        return True
    before = next((item for item in reversed(items[:index]) if item.value != "article"), None)
    return before is not None and before.kind == "word" and before.value in ("member", "moved")


def _is_free(party: Item, items: Items) -> bool:
    return party.kind == "party" and party.holder is None and not is_denied(party, items)


def _has_ticket(party: Item, items: list[Item]) -> bool:
    """On a P ticket, or as its candidate."""
    after = next((item for item in items if item.start >= party.tail), None)
    if after is not None and after.value == "ticket" and after.start - party.tail < 2:
        return True
    return _is_role(party, items)


def _is_role(party: Item, items: list[Item]) -> bool:
    """As the P's candidate; as an independent."""
    before = next((item for item in reversed(items) if item.end <= party.start and item.value != "article"), None)
    return before is not None and before.kind == "word" and before.value == "as" and party.start - before.end < 2


def _predicated(person: Item, following: list[Item], items: Items, doc: Doc) -> Item | None:
    """The party of a statement about a person in which nothing else is told."""
    seen: set[str] = set()
    following = _past_aside(person, following)
    start = following[0].start if following else person.tail
    following = [item for item in following if item.start - start <= _REACH]
    if not any(item.kind == "party" for item in following):
        return None
    plain = {item.start for item in following if _is_plain(item)}
    for item in following:
        if item.kind == "party":
            if preposition_of(item, items) == "from" and seen & {"moved", "gone"}:
                item.holder = item
                seen.add("moved")
                continue
            return item if _is_free(item, items) and _is_told(item, seen, items, doc) else None
        if item.start not in plain and (item.value != "," or item.start != person.tail):
            return None
        seen.add(str(item.value))
    return None


def _past_aside(person: Item, following: list[Item]) -> list[Item]:
    """What stands behind a description between commas: "X, a judge, was the P nominee"."""
    if not following or following[0].value != "," or following[0].start != person.tail:
        return following
    plain = ("word", "number", "before", "break")
    for number, item in enumerate(following[1:], start=1):
        if item.kind not in plain or item.start - person.tail > _ASIDE_REACH:
            return following
        after = following[number + 1] if number + 1 < len(following) else None
        if item.value == "," and after is not None and after.value == "be" and after.start == item.end:
            return following[number + 1 :]
    return following


def _is_plain(item: Item) -> bool:
    """What may stand in a statement about somebody's party."""
    return item.kind in ("word", "before") and item.value in (*_TELLING, *_SILENT, *_NEUTRAL, "gone")


def _is_told(party: Item, seen: set[str], items: Items, doc: Doc) -> bool:
    """Whether what stands around a party says that it is that of the person before."""
    after = next((item for item in items if item.start >= party.tail), None)
    noun = after is not None and after.start - party.tail < 2 and after.value in _NOUNS
    if seen & {"member", "moved"}:
        return True
    alone = after is not None and after.start - party.tail < 2 and after.value == _LONE
    if "be" in seen:
        led = after is not None and after.start - party.tail < 2 and after.value == "chief"
        return noun or alone or led or bool(seen & {"candidate", "rival", "chief", "chosen"})
    ends = after is not None and (after.tail >= len(doc) or doc[after.tail].is_punct)
    return noun and ends and "genitive" in party.cases and not any(item.kind == "cue" for item in items)


def preposition_of(item: Item, items: list[Item]) -> str:
    """The word right before a name, articles passed over, if it is a preposition."""
    end = item.start
    for other in reversed(items):
        if other.end == end and other.kind == "word" and other.value == "article":
            end = other.start
        elif other.end == end and other.kind == "before":
            return str(other.value)
    return ""
