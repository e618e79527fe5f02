"""Words that stand for a party or person named before: "its nominee", "the same party", "defeated him"."""

from __future__ import annotations

from dataclasses import dataclass, field

from electextract.relations.clauses import Clause
from electextract.relations.frames import Arg, arg_of
from electextract.relations.holders import INDEPENDENT, is_denied, is_left
from electextract.relations.items import BARE, OPENING, Item
from electextract.relations.pointed_persons import name_pointed
from electextract.relations.sentence import Items
from electextract.relations.subjects import Speech

_AGAINST = ("from", "over", "against", "than")
_OF_TWO, _TWO = {"the_former": 0, "the_latter": 1}, 2
_PRONOUNS = ("it", "its", "its_own", "old_party", "that_party", "own_party", "party_of_topic", "same_party", "ally")
_OWNED = ("him", "his", "kin_noun", "candidate", "rival", "chief", "incumbent", "person", "party")
"""What follows a possessive pronoun: "her" of "her rival" stands for nobody."""
_TOLD_BY = ("party", "person", "word", "break")
"""Kinds of what names a party, stands for one or parts two statements."""
_SEGMENTS = (";", "while")
_LIGHT = ("had", "now")
"""Words between a pronoun and its verb."""
_ALLY_REACH = 2
"""Tokens between a party in the genitive and the word for its ally, at most."""
_ITS_REACH = 6
"""Tokens between "its" and the name of the party's own, at most."""


@dataclass(slots=True)
class PartiesTold:
    """The parties that such words may stand for.

    Attributes:
        last: the party named last.
        topic: the party that the last sentence with parties is about: one that belongs to no name.
        head: the first party of the last statement with parties; left: the one last said to have been left.
        victor: the party of the contestant last told to be ahead.
        several: the last two parties named.
        before: the last sentence.
    """

    last: Item | None = None
    topic: Item | None = None
    head: Item | None = None
    left: Item | None = None
    victor: Item | None = None
    several: list[Item] = field(default_factory=list)
    before: Items | None = None

    def name_pronouns(self, items: Items) -> None:
        """Turns the words of one sentence into the parties and persons that they stand for, in place."""
        name_pointed(items, self.before)
        self.before = items
        if not items.of_kind("party") and not items.says(*_PRONOUNS, *_OF_TWO):
            return
        here = free = head = None
        opened, several = True, self.several
        for number, item in [(number, item) for number, item in enumerate(items) if item.kind in _TOLD_BY]:
            if head is None and item.kind == "party" and item.value != INDEPENDENT:
                head = None if _has_ally(item, items[number + 1 :]) else item
            if item.kind == "party" and not item.weak and item.value != INDEPENDENT:
                kept = _is_persons(items[:number]) or (free is not None and _is_left_behind(items[:number]))
                here, free = item, free if kept else item
                several = [*(one for one in several if one.value != item.value), item][-_TWO:]
                self.left = item if is_denied(item, items) or is_left(item, items) else self.left
            elif item.kind == "person":
                free, opened = None, False
            elif item.value in _SEGMENTS:
                self.head, head, opened = head or self.head, None, True
            elif item.value == "party_of_topic" and number and _names_party(items[number - 1], item):
                items[number - 1].tail, items[number - 1].cases = item.end, item.cases
            elif item.value in _OF_TWO and len(several) == _TWO and _takes_seats(items[number + 1 :]):
                _stand_for(several[_OF_TWO[item.value]], item, items)
            elif item.kind == "word" and item.value in _PRONOUNS and _stands_for(item, items[number + 1 :]):
                meant = self._of_subject(item, items[:number], head, here) or self._meant(
                    str(item.value), here, free, head, opened=opened
                )
                _stand_for(meant, item, items)
        self.head, self.several = head or self.head, several

    def _meant(
        self, word: str, here: Item | None, free: Item | None, head: Item | None, *, opened: bool
    ) -> Item | None:
        """The party that a word stands for: that named last, first or for nobody; `opened`: no name stands before."""
        first = word == "ally" or (word == "same_party" and opened)
        named = (head or self.head) if first else (here or self.last)
        meant = {
            "it": free or self.topic,
            "its": free or self.topic,
            "its_own": free or head or self.head,
            "old_party": self.left,
        }
        return meant.get(word, named if word != "that_party" else None)

    def _of_subject(self, word: Item, before: list[Item], head: Item | None, here: Item | None) -> Item | None:
        """“For the party", "party veteran X" behind a result, "X of the same party": the party of who is ahead."""
        if word.value == "that_party":
            return (here or self.victor) if _takes_seat(word, before) else None
        if word.value == "party_of_topic":
            return head or self.head
        if word.value == "own_party":
            return head if any(item.kind == "margin" for item in before) else None
        alone = word.value == "same_party" and here is None and any(item.kind == "person" for item in before)
        return self.victor if alone else None

    def follow(self, items: Items) -> None:
        """Notes which parties a sentence names, once they are joined to their names."""
        named = [item for item in items.of_kind("party") if not item.weak and item.value != INDEPENDENT]
        if named:
            free = [item for item in named if item.holder is None and item.mark not in _AGAINST]
            self.last, self.topic = named[-1], next(iter(free), None)
        if items.of_kind("person"):
            ahead = [person for cue in items.of_kind("cue") for person in _told_ahead(cue, items)]
            self.victor = ahead[-1].party if ahead else self.victor


def _told_ahead(cue: Item, items: Items) -> list[Item]:
    """The person with a party that a cue has ahead, by its place before the cue or its mark behind."""
    sides = cue.value.sides
    if cue.value.order != "svo" or cue.value.act not in ("outcome", "take"):
        return []
    cues = items.of_kind("cue")
    start = max((other.end for other in cues if other.end <= cue.start), default=0)
    people = [person for person in items.of_kind("person") if person.start >= start]
    if sides.get("subject") == "ahead":
        found = [person for person in people if person.end <= cue.start and person.mark in BARE][-1:]
    else:
        found = [person for person in people if person.start >= cue.end and sides.get(person.mark) == "ahead"][:1]
    return [person for person in found if person.party is not None and person.party.value != INDEPENDENT]


def _takes_seat(word: Item, before: list[Item]) -> bool:
    """“For the party", "stayed with the party", "went to the party"."""
    last = before[-1] if before else None
    if last is None or last.end != word.start:
        return False
    wins = last.kind == "cue" and last.value.sides.get("object") == "ahead"
    return wins or (last.kind == "before" and last.value == "for")


def _names_party(party: Item, word: Item) -> bool:
    """“The P party's X": the word belongs to the name of the party before it."""
    return party.kind == "party" and party.tail == word.start


def _is_left_behind(before: list[Item]) -> bool:
    """“P wrested S from Q, its candidate …": what follows is about P."""
    last = next((item for item in reversed(before) if item.value != "article"), None)
    return last is not None and last.kind == "before" and last.value == "from"


def _is_persons(before: list[Item]) -> bool:
    """“… beat X (Q), and won T, where its candidate …": the party in the bracket behind a name is that of the name."""
    last, name = before[-1:], before[-2:-1]
    return bool(name) and name[0].kind == "person" and last[0].value in OPENING and name[0].end == last[0].start


def _has_ally(party: Item, following: list[Item]) -> bool:
    """“P's ally Q won S" is about Q."""
    after = next(iter(following), None)
    near = after is not None and after.value == "ally_noun" and after.start - party.tail < _ALLY_REACH
    return near and "genitive" in party.cases


def _stand_for(party: Item | None, word: Item, items: Items) -> None:
    if party is not None:
        word.kind, word.value = "party", party.value
        items.reindex()


def _stands_for(word: Item, following: list[Item]) -> bool:
    """Whether a word for a party means one here: "its" where a name follows, "it" where that wins or loses seats."""
    if word.value == "it":
        return _takes_seats(following)
    return word.value != "its" or _owns_person(word, following)


def _takes_seats(following: list[Item]) -> bool:
    """Whether a verb that somebody wins or loses by comes next, and seats behind it."""
    cue = next((item for item in following if item.value not in _LIGHT), None)
    if cue is None or cue.kind != "cue" or cue.value.act not in ("outcome", "take"):
        return False
    behind = next((item for item in following if item.start >= cue.end and item.kind not in ("cue", "break")), None)
    return "subject" in cue.value.sides and behind is not None and behind.kind == "seat"


def _owns_person(word: Item, following: list[Item]) -> bool:
    """Nothing but a description stands between "its" and a name."""
    for item in following:
        if item.kind == "person":
            return item.start - word.end < _ITS_REACH
        if item.kind in ("cue", "party", "seat", "votes", "margin", "before"):
            return False
    return False


def pronoun_args(mark: str, cue: Item, clause: Clause, speech: Speech, limits: tuple[int, int]) -> list[Arg]:
    """“To him”, "him", "than him": whoever is spoken of, by the postposition or case of the pronoun."""
    left, right = limits
    if cue.value.order == "svo":
        return _him(cue, clause, speech) if _takes_him(mark, cue, right, clause) else []
    for item in clause.words("his", "him"):
        if not left <= item.start < cue.start:
            continue
        after = next((other for other in clause.of_kind("after") if 0 <= other.start - item.end < 2), None)
        if (after is not None and after.value == mark) or (item.value == "him" and mark == "object" and after is None):
            return speech.focus[:1]
    return []


def _him(cue: Item, clause: Clause, speech: Speech) -> list[Arg]:
    """Whom the pronoun means: the one named before the subject in this sentence, else one spoken of who is not it."""
    named = [item for item in clause.of_kind("person") if item.end <= cue.start]
    if len(named) > 1:
        return [arg_of(named[-2])]
    if speech.last is not None:
        return [arg_of(speech.last)]
    spoken = any(item.end <= cue.start for item in clause.words("he"))
    subject = [arg_of(named[0])] if named else speech.focus[:1] if spoken else []
    return [arg for arg in (*speech.focus, *speech.rival) if not any(arg.same(one) for one in subject)][:1]


def _takes_him(mark: str, cue: Item, right: int, clause: Clause) -> bool:
    """A personal pronoun behind the cue or its preposition: "defeated him", "5,000 votes over her"."""
    pronouns = clause.words("him")
    if not pronouns:
        return False
    ends = {item.end for item in clause.of_kind("before") if item.value == mark} if mark != "object" else {cue.end}
    opens = {item.start for item in clause.items if item.kind not in _OWNED and item.value not in _OWNED}
    last = clause.items[-1].start
    return any(
        item.start in ends and cue.end <= item.start < right and (item.end in opens or item.start == last)
        for item in pronouns
    )
