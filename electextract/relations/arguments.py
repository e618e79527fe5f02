"""How names stand in their sentence: the preposition, case ending or postposition that governs each."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from electextract.relations.allegiances import restate_parties
from electextract.relations.appositions import attach_apposed
from electextract.relations.borders import OTHER_SIDES
from electextract.relations.holders import is_crowd, is_denied
from electextract.relations.items import CLOSING, OPENING, PARTICIPLE, Item, nouns_behind
from electextract.relations.kinship import is_kin_owner, is_kin_told
from electextract.relations.memberships import attach_members, preposition_of
from electextract.relations.party_links import attach_parties
from electextract.relations.predicates import attach_predicates
from electextract.relations.rows import lexicon
from electextract.relations.sentence import Items, Sentence
from electextract.relations.strangers import STRANGER
from electextract.relations.titles import mark_described

if TYPE_CHECKING:
    from spacy.tokens import Doc

REACH = 9
"""Tokens between a name and the preposition that governs it, at most."""
_DESCRIPTIVE = (
    "candidate",
    "candidates",
    "slate",
    "rival",
    "article",
    "his",
    "him",
    "incumbent",
    "ticket",
    "chief",
    "office",
    "denied",
    "late",
    "kin_noun",
)
_VERBS = ("gone", "life", "moved", "had", "be")
_TITLING = ("for", "of")
"""Prepositions that a title may have inside."""
_OF, _OF_REACH = ("before", "word"), 2
"""What stands between a noun and the party that it is of, and in how many tokens at most."""
BANNERS = ("for", "among", "of")
"""Prepositions that may stand at the head of a sentence: "for the P X won S", "of the independents X won S"."""
_ASIDE = 14
"""Tokens of a description between two commas, behind a name, at most."""
_LIGHT = (*OPENING, *CLOSING, "article", "had", "be")
"""What may stand between a name and its verb."""
_RANKED = ("word", "before", "after", "cue")
"""Of items that share tokens the one of the later kind counts; names and all else stand right before the cues."""


def relate_names(items: Sentence, doc: Doc) -> None:
    """Sets `party`, `holder` and `mark` of the names of one sentence, in place."""
    names = items.of_kind("person", "party", "seat", STRANGER)
    if not names:
        return
    rest = [item for item in items if item.kind not in _RANKED]
    ranked = (*map(items.of_kind, _RANKED[:-1]), rest, items.of_kind(_RANKED[-1]))
    cover = {index: item for row in ranked for item in row for index in range(item.start, item.end)}
    attach_parties(items, doc)
    attach_apposed(items, doc)
    attach_members(items, doc)
    attach_predicates(items, doc)
    restate_parties(items)
    mark_described(items, doc)
    owners = [item for item in names if is_kin_owner(item, items)] if items.says("kin_noun") else []
    aside = {id(one) for owner in owners for one in (owner, owner.party) if one is not None}
    if aside:
        cover = {index: item for index, item in cover.items() if id(item) not in aside}
    for item in names:
        owner = item.kind == "person" and item.tail > item.end and item.cases == {"genitive"}
        if item in owners or (item.kind == "person" and is_kin_told(item, items)):
            item.mark = "under"
        elif item.kind == "party" and item.holder is None and is_denied(item, items):
            item.mark = "from"
        elif item.kind == "party" and is_crowd(item, items, doc):
            item.mark = "under"
        else:
            governed = _candidate_of(item, items) or item
            item.mark = ("" if owner else _governor(governed, cover, items.start, doc)) or _case_mark(item, items, doc)
            item.described |= governed is not item
    _share_marks(items)


def _candidate_of(party: Item, items: Items) -> Item | None:
    """“The candidate of P": the noun that stands in the sentence for a party said without a name."""
    if party.kind != "party" or party.holder is not None or preposition_of(party, items) != "of":
        return None
    nouns = [word for word in items.words("candidate") if 0 < party.start - word.end <= _OF_REACH]
    return (
        nouns[-1]
        if nouns and all(item.kind in _OF for item in items if nouns[-1].end <= item.start < party.start)
        else None
    )


def _governor(item: Item, cover: dict[int, Item], begin: int, doc: Doc) -> str:
    """The preposition that governs a name, over its party, titles and descriptions; "" for none.

    `begin`: where the sentence does.
    """
    index, steps, placed, beside = item.start - 1, 0, False, False
    while index >= begin and steps < REACH:
        other = cover.get(index)
        if other is None:
            steps += 1
            index -= 1
        elif other.kind == "before" and _in_title(other, cover):
            index = cover[other.start - 1].start - 1
        elif other.kind == "before":
            free = placed and (item.kind == "party" or beside)
            opens = _opens_part(other, cover, begin)
            acts = (opens or other.value == "behind") and _acts(item, cover)
            return "" if free or acts else str(other.value)
        elif other.value == "unreal":
            return _prepositions().get(doc[other.end - 1].norm_, "")
        elif other.kind == "cue":
            mark = _prepositions().get(doc[other.end - 1].norm_, "")
            return mark if mark in other.value.sides and other.end - other.start > 1 else ""
        elif _describes_holder(other, item):
            index = other.start - 1
        elif other.value == "and" and _joins_titles(other, item, cover):
            index = item.party.start - 1 if item.party else index
        elif other.kind == "state" or _passable(other, cover) or _ends_noun(other, item, cover):
            placed = other.kind == "state"
            beside |= placed and other.end == item.start
            index = other.start - 1
            steps += 1
        else:
            return ""
    return ""


def _ends_noun(comma: Item, item: Item, cover: dict[int, Item]) -> bool:
    """“Lost to a dentist of 34, X": the comma between a name and the noun for the same, under a preposition."""
    if comma.value != "," or item.kind != "person" or comma.end != item.start:
        return False
    told = (cover[index] for index in range(comma.start - 1, comma.start - REACH, -1) if index in cover)
    first = next((other for other in told if other.kind not in ("word", "number")), comma)
    opens = first.kind == "before" and first.value in OTHER_SIDES and first.end < comma.start
    return opens and any(other.kind == "cue" and index < first.start for index, other in cover.items())


def _opens_part(preposition: Item, cover: dict[int, Item], begin: int) -> bool:
    """“For the P X won S", "in the city X won S": a sentence, or a part behind a break or "and", starts with it."""
    before = cover.get(preposition.start - 1)
    return preposition.start == begin or (before is not None and (before.kind == "break" or before.value == "and"))


def _acts(item: Item, cover: dict[int, Item]) -> bool:
    """“After X resigned": a verb right behind the name makes a clause of what follows the preposition."""
    behind = cover.get(_past_aside(item.tail, cover))
    if behind is None:
        return False
    if behind.kind == "cue":
        return "subject" in behind.value.sides and "noun" not in behind.value.flags and not behind.mark
    return behind.kind == "word" and behind.value in _VERBS


def _past_aside(end: int, cover: dict[int, Item]) -> int:
    """The token behind a description between commas that opens at `end`; else `end`."""
    opening = cover.get(end)
    if opening is None or opening.value != ",":
        return end
    for index in range(end + 1, end + _ASIDE):
        item = cover.get(index)
        if item is not None and item.kind != "word":
            return index + 1 if item.value == "," else end
    return end


def _joins_titles(conjunction: Item, item: Item, cover: dict[int, Item]) -> bool:
    """“To P nominee and sitting member X": between the party of a name and the name, nothing but titles."""
    party = item.party if item.kind == "person" else None
    if party is None or not party.end <= conjunction.start < item.start:
        return False
    told = [cover[index] for index in range(party.tail, item.start) if index in cover]
    return all(other.value == "and" or (other.kind == "word" and other.value in _DESCRIPTIVE) for other in told)


def _in_title(preposition: Item, cover: dict[int, Item]) -> bool:
    """“Minister for housing X": a preposition of the title that stands before the name."""
    before = cover.get(preposition.start - 1)
    return preposition.value in _TITLING and before is not None and before.value in ("office", "chief")


def _describes_holder(other: Item, item: Item) -> bool:
    """The party of the name behind it, or somebody in the genitive: over P's X, for Y's P."""
    if other.kind == STRANGER:
        return bool(other.cases)
    return other.kind == "party" and (item.kind == STRANGER or (item.kind == "person" and other.holder is item))


@cache
def _prepositions() -> dict[str, str]:
    """The prepositions of one word and their marks."""
    phrases = lexicon().phrases.items()
    return {phrase: name for phrase, what in phrases for kind, name in what if kind == "before" and " " not in phrase}


def _passable(other: Item, cover: dict[int, Item]) -> bool:
    """Descriptions ("nearest rival", "candidate"), and the comma behind them."""
    if other.kind == "word":
        return other.value in _DESCRIPTIVE
    if other.kind == "break" and other.value == ",":
        before = cover.get(other.start - 1)
        return before is not None and before.kind == "word" and before.value in ("rival", "candidate")
    return other.kind == "break" and other.value in (*OPENING, *CLOSING)


def _case_mark(item: Item, items: Items, doc: Doc) -> str:
    """Case ending and postposition behind a name, as the tables have them."""
    nouns = nouns_behind(item, items) if item.kind == "party" else []
    described = next((noun for noun in nouns if noun.cases), item)
    end, cases = described.tail, described.cases
    if not cases:
        return ""
    end = _past_bracket(end, doc)
    behind = next((other for other in items.of_kind("after") if 0 <= other.start - end <= 2), None)
    stopped = behind and any(end <= other.start < behind.start for other in items if other.kind != "after")
    if behind and not stopped and cases & {"genitive", "objective"}:
        return str(behind.value)
    for case, mark in (("objective", "object"), ("genitive", "genitive"), ("locative", "locative")):
        if case in cases and not (mark == "locative" and item.kind == "person"):
            alone = item.kind == "person" and (_stands_alone(item, doc) or _meets_verb(item, items))
            return "" if mark == "genitive" and alone else mark
    return ""


def _past_bracket(end: int, doc: Doc) -> int:
    """The token behind a short bracket that opens at `end`: a figure or party beside the name."""
    if end < len(doc) and doc[end].text in OPENING:
        for index in range(end + 1, min(end + 7, len(doc))):
            if doc[index].text in CLOSING:
                return index + 1
    return end


def _meets_verb(item: Item, items: Items) -> bool:
    """A name right before a verb that takes no genitive, which its last letter is no sign of."""
    rows = [cue.value for cue in items.of_kind("cue") if cue.start == item.end == item.tail]
    verbs = [row for row in rows if row.order == "sov" and not {"noun", "label"} & row.flags]
    return bool(verbs) and all(row.sides.get("genitive", "own") == "own" for row in rows)


def _stands_alone(item: Item, doc: Doc) -> bool:
    """A name before a stop has nothing to be the genitive of: its last letter belongs to it."""
    return item.tail == item.end and (item.end >= len(doc) or doc[item.end].is_punct or doc[item.end].is_space)


def _share_marks(items: Items) -> None:
    """Names joined by "and" stand under one preposition or case: over X and Y."""
    joiners = {item.start for item in items.words("and")}
    for left, right in pairwise(items.of_kind("person") if joiners else ()):
        gap = [index for index in range(left.end, right.start) if not _inside_party(index, left, right)]
        if not gap or not any(index in joiners for index in gap) or len(gap) > 3:
            continue
        told = any(item.kind in ("cue", "votes", "margin") and left.end <= item.start < right.start for item in items)
        if left.party is None and right.party is not None and right.party.start >= right.end and not told:
            _give_back(right.party, left, items)
        if left.mark and not right.mark and left.mark not in ("genitive", "object"):
            right.mark = "" if _has_verb(right, items) or _has_own(right, left.mark, items) else left.mark
        elif right.mark == "object" and not left.mark:
            left.mark = right.mark


def _give_back(party: Item, person: Item, items: Items) -> None:
    """“X, Y and Z of the P": the party behind the last name of a list, to those before it that have none."""
    person.party = party
    commas = {item.start for item in items.of_kind("break") if item.value == ","}
    for left, right in reversed(list(pairwise(items.of_kind("person")))):
        if right.party is party and left.party is None and right.start - left.tail == 1 and left.tail in commas:
            left.party = party


def _has_verb(person: Item, items: Items) -> bool:
    """“… against X, and Y of the P won T": a verb of its own right behind a name and its party."""
    behind = [item for item in items if item.start >= person.tail and item is not person.party]
    told = next((item for item in behind if item.kind != "before" and item.value not in _LIGHT), None)
    if told is None or told.kind != "cue" or told.value.order != "svo" or told.mark == PARTICIPLE:
        return False
    return "subject" in told.value.sides and "noun" not in told.value.flags


def _has_own(person: Item, mark: str, items: Items) -> bool:
    """“… to X, and Y in T to Z": behind the name somebody under the same preposition, with no sign between."""
    behind = [item for item in items if item.start >= person.tail]
    told = next((item for item in behind if item.kind in ("break", "person", "cue") or item.value == "and"), None)
    return told is not None and told.kind == "person" and told.mark == mark


def _inside_party(index: int, *persons: Item) -> bool:
    return any(person.party and person.party.start <= index < person.party.end for person in persons)
