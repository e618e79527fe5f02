"""Parties told elsewhere than beside the name: of a pronoun, of a whole list of names, of who backs somebody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from electextract.relations.clauses import Clause
from electextract.relations.frames import OPPOSITE, Arg, Frame
from electextract.relations.holders import is_alliance
from electextract.relations.items import CLOSING, OPENING, Item
from electextract.relations.memberships import party_of_pronoun, preposition_of
from electextract.relations.mentions import Person
from electextract.relations.sentence import Items

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LISTED = (",", *OPENING, *CLOSING)
_ARTICLE_REACH, _NAME_REACH = 3, 3
"""Tokens between "the" and the party that it describes somebody by, and between the description and a name, at most."""
_TURNS = ("while", "he", "rival")
"""Words of a clause that turns to somebody else."""
_FEW = 2
"""Persons who may be summed up by a party, at least."""
_TITLE = 2
"""Words of a title before a name in a list of winners, at most: "P's X, doctor Y"."""
_ALL_REACH = 6
"""Tokens between the word for all persons of a list and their party, at most."""
_BACK_REACH = 6
"""Tokens between a name and the word that says who backs it, and between that and the party, at most."""


@dataclass(slots=True)
class Hints:
    """Persons of the reported election and their parties, as the text lets on elsewhere.

    Attributes:
        told: what another sentence says.
        shared: what the head of the list says that the person stands in: "the P's X and Y".
        backed: the party that supports the person.
        stated: what a statement about the person says, which goes before a title.
        recent: the contestants of the last result told.
        sides: who was said to be ahead, and who behind.
    """

    told: dict[Person, Item] = field(default_factory=dict)
    shared: dict[Person, Item] = field(default_factory=dict)
    backed: dict[Person, Item] = field(default_factory=dict)
    stated: dict[Person, Item] = field(default_factory=dict)
    recent: list[Arg] = field(default_factory=list)
    sides: dict[Person, str] = field(default_factory=dict)

    def tell(self, person: Person, party: Item, *, stated: bool = False) -> None:
        """Notes what a sentence says; what was said first counts."""
        self.told.setdefault(person, party)
        if stated:
            self.stated.setdefault(person, party)

    def describe(self, items: Items, frames: list[Frame]) -> None:
        """Takes "the P leader", who has no name and no result here, for the one told of before without a party."""
        party = _described(items)
        if party is None or any(arg.person is None for frame in frames for arg in frame.args()):
            return
        open_ = [arg for arg in self.recent if arg.party is None and arg.person not in self.told]
        known = {arg.party or self._told_of(arg) for arg in self.recent}
        if len(open_) == 1 and party.value not in known and open_[0].person is not None:
            self.tell(open_[0].person, party)

    def stand_in(self, frames: list[Frame], items: Items, spoken: list[Arg]) -> None:
        """Puts whoever is spoken of, and has no party yet, where a sentence opens with "the P leader", in place."""
        party = _described(items, placed=True) if len(spoken) == 1 else None
        if party is None or spoken[0].party or spoken[0].person is None or spoken[0].person in self.told:
            return
        meant = replace(spoken[0], party=str(party.value), party_at=(party.start, party.end))
        for frame in frames:
            named = any(arg.person is meant.person for arg in frame.args())
            side = frame.side_at(party.start)
            if not named and not (side and self.sides.get(spoken[0].person) == OPPOSITE[side]):
                frame.name(party, meant)

    def _told_of(self, arg: Arg) -> str | None:
        party = self.told.get(arg.person) if arg.person else None
        return str(party.value) if party is not None else None

    def note(self, frames: list[Frame]) -> None:
        """Keeps the persons of whom the last sentence with some told a result of the reported election."""
        people = {
            arg.person: arg for frame in frames if frame.when.when == "reported" for arg in frame.args() if arg.person
        }
        self.recent = list(people.values()) or self.recent
        for frame in (frame for frame in frames if frame.when.when == "reported"):
            self.sides |= {arg.person: side for side in OPPOSITE for arg in frame.roles[side] if arg.person}

    def of_pronoun(self, items: Items, spoken: list[Arg], doc: Doc, *, reported: bool) -> list[Arg]:
        """Whoever is spoken of, with the party that the sentence gives a pronoun ("she stood for P")."""
        party = party_of_pronoun(items, doc) if spoken else None
        if party is None or spoken[0].person is None:
            return spoken
        party.holder = party
        if reported:
            self.tell(spoken[0].person, party)
        return [replace(spoken[0], party=str(party.value), party_at=(party.start, party.end))]

    def follow_gaps(self, clauses: list[Clause], *, reported: bool) -> None:
        """Takes in the clauses of a sentence that leave out their verb, if it is on the reported election."""
        for person, party in _carried(clauses) if reported and len(clauses) > 1 else ():
            self.shared.setdefault(person.value, party)

    def follow(self, items: Items, *, reported: bool) -> None:
        """Takes in a sentence, if it is on the reported election."""
        if not reported or not items.of_kind("person"):
            return
        for person, party in (*_shared(items), *_all_of(items), *_summed_up(items), *_won_for(items)):
            self.shared.setdefault(person.value, party)
        for person, party in _backed(items):
            self.backed.setdefault(person.value, party)


def _carried(clauses: list[Clause]) -> Iterator[tuple[Item, Item]]:
    """“P's X won S, Y T and Z U": the persons of clauses that leave out their verb, and the party before the first."""
    party: Item | None = None
    for clause in clauses:
        people = clause.of_kind("person")
        if party is not None and _wins_too(clause):
            yield people[0], party
        elif not clause.gapped:
            own = people[0].party if people and people[0].mark == "" else None
            before = own is not None and people and own.end <= people[0].start
            alone = len({person.party for person in people}) == 1
            party = own if before and alone and own is not None and "genitive" in own.cases else None
        elif party is not None:
            if any(person.party is not None or person.mark for person in people) or clause.of_kind("party"):
                party = None
            else:
                yield from ((person, party) for person in people)


def _wins_too(clause: Clause) -> bool:
    """“…, Y won T by 900": a clause of its own, with a winner and no party."""
    people, cues = clause.of_kind("person"), clause.cues()
    if clause.gapped or clause.relative or not people or not cues or clause.of_kind("party") or clause.words(*_TURNS):
        return False
    told = people[0].mark == "" and people[0].end <= cues[0].start and cues[0].value.order == "svo"
    return told and cues[0].value.sides.get("subject") == "ahead" and bool(clause.of_kind("seat"))


def _described(items: Items, *, placed: bool = False) -> Item | None:
    """The party of "the P leader" at the head of a sentence, before any name; with a seat in it only if `placed`."""
    if not items.of_kind("party") or not items.says("candidate", "chief"):
        return None
    told = [item for item in items if item.kind not in ("break", "state", "number")]
    if any(item.value == "speech" or (item.kind == "seat" and not placed) for item in told):
        return None
    for number, item in enumerate(told[:-1]):
        if item.kind == "party":
            noun = next((one for one in told[number + 1 :] if one.value != "this_one"), item)
            pointed = any(one.value == "this_one" and one.start == item.tail for one in told[number + 1 :])
            article = any(one.value == "article" and one.end <= item.start < one.end + _ARTICLE_REACH for one in told)
            close = noun.kind == "word" and noun.value in ("candidate", "chief") and noun.start - item.tail < 2
            kinds = ("person", "cue") if pointed else ("person",)
            after = next((one for one in told[number + 1 :] if one.kind in kinds), None)
            named = after is not None and after.kind == "person" and 0 <= after.start - noun.end < _NAME_REACH
            alone = pointed or (article and not item.mark)
            return item if item.holder is None and alone and close and not named else None
        if item.kind in ("person", "cue", "votes", "margin"):
            return None
    return None


def _all_of(items: Items) -> Iterator[tuple[Item, Item]]:
    """“X, Y and Z, all of the P", "all three on the P ticket": the persons of the list before the word."""
    for number, word in enumerate(items if items.says("all_listed") else ()):
        if word.kind != "word" or word.value != "all_listed":
            continue
        party = next((item for item in items[number + 1 :] if item.kind in _NAMED and item.kind != "cue"), None)
        if party is None or party.kind != "party" or party.start - word.end > _ALL_REACH:
            continue
        people = [item for item in items[:number] if item.kind == "person"]
        listed = people[-1:]
        for left, right in reversed(list(pairwise(people))):
            if not _in_list(left, right, items):
                break
            listed.append(left)
        if len(listed) > 1:
            yield from ((person, party) for person in listed)


def _summed_up(items: Items) -> Iterator[tuple[Item, Item]]:
    """“X from S, Y from T and Z from U were key P candidates who won": the persons before the verb of being."""
    for number, word in enumerate(items if items.says("be") and items.of_kind("party") else ()):
        if word.value != "be" or number == 0:
            continue
        party = next((item for item in items[number + 1 :] if item.kind in _NAMED), None)
        noun = next((item for item in items if party is not None and item.start >= party.tail), None)
        people = [item for item in items[:number] if item.kind == "person"]
        if party is None or party.kind != "party" or party.start - word.end > _ALL_REACH or len(people) < _FEW:
            continue
        if noun is None or noun.value not in ("candidate", "winners", "losers") or noun.start > party.tail:
            continue
        if all(person.party is None or is_alliance(person.party.value) for person in people):
            yield from ((person, party) for person in people)


def _won_for(items: Items) -> Iterator[tuple[Item, Item]]:
    """“X (S), Y (T) and Z (U) won for the P", "X took S and Y T for the P": those before the last, and the party."""
    people = items.of_kind("person")
    for number, person in enumerate(people):
        party = person.party
        if party is None or party.start < person.end or preposition_of(party, items) != "for":
            continue
        for left, right in reversed(list(pairwise(people[: number + 1]))):
            if left.party is not None or not (_in_list(left, right, items) or _is_gapped(left, right, party, items)):
                break
            yield left, party


def _is_gapped(left: Item, right: Item, party: Item, items: Items) -> bool:
    """“X took S and Y T for the P": no cue but that of the first."""
    told = [item for item in items if left.tail <= item.start < right.start]
    ahead = [item for item in told if item.kind == "cue"]
    closed = any(item.kind == "cue" and right.tail <= item.start < party.start for item in items)
    joined = bool(told) and told[-1].value in ("and", ",")
    one = len(ahead) <= 1 and all(cue.value.sides.get("subject") == "ahead" for cue in ahead)
    return joined and one and not closed and not any(item.value in (";", "while") for item in told)


def _shared(items: Items) -> Iterator[tuple[Item, Item]]:
    """“The P's X and Y", "independents X, Y and Z": the persons behind the first, and its party."""
    party: Item | None = None
    titles = _TITLE if items.says("winners", "losers") else 0
    for left, right in pairwise(items.of_kind("person")):
        party = left.party if left.party is not None and left.party.end <= left.start else party
        if party is None or right.party is not None or not _in_list(left, right, items, titles):
            party = None
        elif not _opens_anew(left, right, items):
            yield right, party


def _in_list(left: Item, right: Item, items: list[Item], titles: int = 0) -> bool:
    """Commas and "and" between two names, what stands in brackets, and so many words of a title; nothing else."""
    inner = {item.start: item for item in items if left.tail <= item.start < right.start}
    depth, index, joined = 0, left.tail, False
    while index < right.start:
        item = inner.get(index)
        if item is None and not depth and not (joined and right.start - index <= titles):
            return False
        if item is not None and item.kind == "break":
            depth += (item.value in OPENING) - (item.value in CLOSING)
        if not depth and item is not None and item.value not in (*_LISTED, "and", "seats"):
            return False
        joined |= item is not None and item.value in ("and", ",")
        index = item.end if item is not None else index + 1
    return joined


def _opens_anew(left: Item, right: Item, items: list[Item]) -> bool:
    """“… beat P's X, and Y beat …": the first is the object of one verb, the second the subject of the next."""
    before = any(item.kind == "cue" and item.end <= left.start for item in items)
    after = next((item for item in items if item.start >= right.tail and item.kind not in ("break", "word")), None)
    return before and after is not None and after.kind == "cue"


def _backed(items: Items) -> Iterator[tuple[Item, Item]]:
    """“X, backed by the P,": the name before the word, if it has no party, and the party behind it."""
    for word in items.words("backed"):
        person = next((item for item in reversed(items) if item.end <= word.start and item.kind in _NAMED), None)
        party = next((item for item in items if item.start >= word.end and item.kind in _NAMED), None)
        if person is None or party is None or (person.kind, party.kind) != ("person", "party"):
            continue
        if person.party is None and word.start - person.tail < _BACK_REACH and party.start - word.end < _BACK_REACH:
            yield person, party


_NAMED = ("person", "party", "cue", "seat", "votes", "margin")
