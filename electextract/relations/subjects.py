"""Whom a cue speaks about: the name before it, a pronoun, or whoever the sentence speaks about."""

from __future__ import annotations

from dataclasses import dataclass, field

from electextract.relations.clauses import Clause
from electextract.relations.frames import Arg, Frame, arg_of
from electextract.relations.inversions import told_of_object
from electextract.relations.items import BARE, Item
from electextract.relations.mentions import Person
from electextract.relations.rows import CueRow, Side
from electextract.relations.statements import counts_others
from electextract.relations.strangers import STRANGER, stranger_before, takes_up_stranger

NOUN_REACH = 3
"""Tokens between a name and the noun of victory or defeat that is its own, at most."""
_DESCRIBING = ("article", "candidate", "incumbent", "chief", "office", "denied", "while")
"""Words that a description of a person may have."""
_LISTED = ("and", "article", "his", "kin", "kin_noun", "candidate", "incumbent", "chief", "office", "denied")
"""Words that may stand between the names of one list."""
_KIN_REACH, _WHICH_REACH, _IT_REACH = 2, 2, 2
"""Tokens between kin and their verb, a party and the "which" that takes it up, "it" and its verb, at most."""
_TITLES = ("candidate", "office", "chief", "incumbent")
"""Nouns that may stand between a noun of victory and the name in the genitive behind it."""
_RELATIVE_REACH = 6
"""Tokens between a name and the "who" that takes it up, at most."""


@dataclass(slots=True)
class Speech:
    """What earlier clauses leave for later ones: who is spoken of, the party, the last cue, row, sides and result."""

    focus: list[Arg] = field(default_factory=list)
    rival: list[Arg] = field(default_factory=list)
    party: Arg | None = None
    row: CueRow | None = None
    cue: Item | None = None
    rows: list[tuple[CueRow, dict[str, Side]]] = field(default_factory=list)
    sides: dict[str, Side] = field(default_factory=dict)
    subject: list[Arg] = field(default_factory=list)
    last: Item | None = None
    told: Frame | None = None
    stranger: Item | None = None
    heading: Arg | None = None
    refused: list[tuple[Item, str]] = field(default_factory=list)
    polled: set[Person | None] = field(default_factory=set)

    def open_sentence(self) -> None:
        """Forgets what holds within one sentence alone."""
        self.row, self.cue, self.subject, self.rows = None, None, [], []
        self.last = self.stranger = self.told = None


def find_subject(
    cue: Item, row: CueRow, clause: Clause, following: list[Item], taken: set[int], speech: Speech
) -> list[Arg]:
    """Who the cue speaks about: a name before it, a pronoun, or whoever the sentence speaks about."""
    before = [item for item in clause.items if item.end <= cue.start]
    behind = [item for item in clause.items if item.start >= cue.end]
    if "label" in row.flags:
        return _announced(behind, taken) or (_first_named(before, taken) if not behind else [])
    if row.order == "svo" and "noun" not in row.flags and _speaks_of_stranger(cue, clause, speech):
        return []
    if told_of_object(cue, before):
        return _who_is_he(row, speech)
    if clause.relative and speech.last is None and not nominative(before, taken):
        told = [item.end for item in behind if item.value in ("be", "include")]
        listed = _list_behind([item for item in behind if told and item.start >= told[0]], taken)
        if listed:
            return listed
    if clause.relative and not nominative(before, taken) and (speech.last or speech.rival + speech.focus):
        return _correlate(row, [*behind, *following], speech) or _antecedent(clause, speech)
    if "noun" in row.flags:
        parties = nominative(before, taken, kind="party") if "final" in row.flags else []
        near = [arg for arg in nominative(before, taken) or parties if cue.start - arg.end <= NOUN_REACH]
        return near or (_right_behind(behind, taken) if row.order == "sov" else [])
    named = (
        _apposed(row, before)
        or nominative(before, taken)
        or (_list_behind(behind, taken) if row.order == "sov" else [])
        or _conjoined(cue, row, before, taken)
    )
    if named and row.order == "svo" and counts_others(before):
        return []
    if named:
        return _nearer_party(named, before, taken) or named
    return _unnamed(cue, row, clause, following, taken, speech)


def _speaks_of_stranger(cue: Item, clause: Clause, speech: Speech) -> bool:
    if clause.relative and takes_up_stranger(clause.items, speech.stranger):
        return True
    kin = next((item for item in clause.words("kin") if 0 <= cue.start - item.end < _KIN_REACH), None)
    if kin is not None and not any(kin.end <= item.start < cue.start for item in clause.of_kind("person", "party")):
        return True  # "from where her father won", "whose son lost", "his wife had won"
    if clause.relative and _taken_up(clause):
        return False
    return bool(clause.of_kind(STRANGER)) and stranger_before(cue.start, clause.items)


def _conjoined(cue: Item, row: CueRow, before: list[Item], taken: set[int]) -> list[Arg]:
    """“After X lost to Y": the name right before the verb, which "after" joins to the sentence."""
    last = next((item for item in reversed(before) if item.kind in ("person", "cue")), None)
    if last is None or row.order != "svo" or last.mark != "behind" or last.tail != cue.start or last.start in taken:
        return []
    return [arg_of(last)]


def _apposed(row: CueRow, before: list[Item]) -> list[Arg]:
    """“… for X, 5,000 short of Y": the name right before the comma and the margin, however it is governed."""
    told = [item for item in before if item.kind != "word" and item.holder is None]
    if "margin" not in row.needs or [item.kind for item in told[-3:]] != ["person", "break", "margin"]:
        return []
    return [arg_of(told[-3])] if told[-2].value == "," and told[-3].mark not in ("over", "against", "than") else []


def _unnamed(
    cue: Item, row: CueRow, clause: Clause, following: list[Item], taken: set[int], speech: Speech
) -> list[Arg]:
    """The subject of a cue without a person: a pronoun, a party, or whoever is spoken of."""
    before = [item for item in clause.items if item.end <= cue.start]
    if any(item.end <= cue.start for item in clause.words("we")):
        return []
    party = _party_meant(cue, before, speech)
    if party is not None:
        return [party]
    spoken = _spoken_of(before if row.order == "svo" else clause.items, row, speech)
    if spoken:
        return spoken
    parties = nominative(before, taken, kind="party")
    if not parties and row.order == "sov":
        parties = nominative([item for item in clause.items if item.start >= cue.end], taken, kind="party")
    first = next((item.start for item in before if item.kind == "cue"), cue.start)
    seated = row.order == "svo" and any(item.kind == "seat" and item.mark == "" for item in before if item.end <= first)
    if parties or seated or speech.subject:
        return parties or ([] if seated else speech.subject)
    if row.order == "sov" and _leaves_out_subject(clause, following):
        return speech.focus
    if row.order == "svo" and row.act != "votes" and _is_described(before, cue) and clause.of_kind("person", "seat"):
        return speech.focus[:1]
    if speech.heading and speech.row is None and all(item.kind in ("word", "break") for item in before):
        return [speech.heading]
    later = [item for item in following if item.kind != "cue"]
    return nominative(later, taken, first=True)


def _party_meant(cue: Item, before: list[Item], speech: Speech) -> Arg | None:
    """The party that "which" or "it" stands for as the subject: "for the P, which won S", "P had S. It won T"."""
    if before and before[0].value == "which" and speech.party and before[0].start - speech.party.end < _WHICH_REACH:
        return speech.party
    if len(before) == 1 and before[0].value == "it" and cue.start - before[0].end < _IT_REACH and speech.party:
        return speech.party
    word = next((item for item in reversed(before) if item.value == "which"), None)
    left = [item for item in before if word is not None and item.end <= word.start and item.kind != "break"]
    near = word is not None and left and word.start - left[-1].tail < _WHICH_REACH
    return arg_of(left[-1]) if near and left[-1].kind == "party" and left[-1].holder is None else None


def _is_described(before: list[Item], cue: Item) -> bool:
    """“The actor won S", "the former minister beat Y": nothing but an article and a noun for whoever is spoken of."""
    words = [item for item in before if item.kind != "break"]
    told = all(item.kind == "word" and item.value in _DESCRIBING for item in words)
    return told and any(item.value == "article" and item.end < cue.start for item in words)


def _leaves_out_subject(clause: Clause, following: list[Item]) -> bool:
    """A figure and nobody named: "Leads by 5,000 votes", of whoever was spoken of before."""
    if any(item.kind == "person" for item in following) or clause.of_kind("person", "party"):
        return False
    return bool(clause.of_kind("margin", "votes"))


def _right_behind(behind: list[Item], taken: set[int]) -> list[Arg]:
    """A name behind the noun with nothing but its party between: "defeat of P's X", as verb-final headlines have it."""
    names = [item for item in behind if item.kind == "person" or (item.kind == "party" and item.holder is None)]
    inner = [item for item in behind if names and item.start < names[0].start and item.holder is not names[0]]
    inner = [item for item in inner if item.value not in _TITLES]
    return nominative(names[:1], taken) if not inner else []


def _list_behind(behind: list[Item], taken: set[int]) -> list[Arg]:
    """The first name behind a verb, or the list that it opens: "won A, B and C"."""
    listed = nominative(behind, taken)
    first = nominative(behind, taken, first=True)
    return listed if first and any(arg.same(first[0]) for arg in listed) else first


def _nearer_party(named: list[Arg], before: list[Item], taken: set[int]) -> list[Arg]:
    """A party of its own between the name and the cue, cut off from the name: "…, with P trailing"."""
    parties = nominative(before, taken, kind="party")
    if not parties or parties[0].start < named[-1].end:
        return []
    inner = [item for item in before if named[-1].end <= item.start < parties[0].start]
    marks = [number for number, item in enumerate(inner) if item.value == "with"]
    joined = any(number > 0 and inner[number - 1].end != inner[number].start for number in marks)
    return parties if not joined and any(item.kind in ("break", "before") for item in inner) else []


def _announced(behind: list[Item], taken: set[int]) -> list[Arg]:
    """Whom a label announces, up to the next cue: "winner: X", "the losing P candidate", "the loser from P"."""
    end = next((item.start for item in behind if item.kind == "cue"), None)
    stretch = [item for item in behind if end is None or item.start < end]
    named = _first_named(stretch, taken)
    first = next((item for item in stretch if item.kind in ("person", "party")), None)
    opens = bool(stretch) and stretch[0].kind == "word" and stretch[0].value == "candidate"
    apposed = opens and first is not None and first.mark in ("of", "from", "for") and first.holder is None
    return [arg_of(first)] if apposed and first is not None else named


def _first_named(items: list[Item], taken: set[int]) -> list[Arg]:
    return nominative(items, taken, first=True) or nominative(items, taken, kind="party", first=True)


def nominative(items: list[Item], taken: set[int], *, kind: str = "person", first: bool = False) -> list[Arg]:
    """The unmarked name nearest to the cue, with those joined to it by "and"."""
    named = [item for item in items if item.kind == kind and item.mark in BARE]
    names = [item for item in named if item.holder is None and item.start not in taken]
    if not names:
        return []
    chosen = names[0] if first else names[-1]
    return [arg_of(name) for name in _joined(chosen, names, items)]


def _joined(chosen: Item, names: list[Item], items: list[Item]) -> list[Item]:
    """The name with those before it in one list: "A, B and C won …"; a list ends in "and"."""
    group = [chosen]
    for name in reversed(names[: names.index(chosen)]):
        between = [item for item in items if name.tail <= item.start and item.end <= group[0].start]
        held = [item for item in between if item.kind == "party" and item.holder is name]
        own = [item for item in between if item.kind != "party" or item.holder is None]
        own = [item for item in own if not (held and item.kind == "before" and item.end <= held[0].start)]
        if not own or any(item.kind != "break" and item.value not in _LISTED for item in own):
            break
        group.insert(0, name)
    last = [item for item in items if group[-1].start > item.start >= group[max(0, len(group) - 2)].tail]
    return group if any(item.value == "and" for item in last if item.kind == "word") else [chosen]


def _taken_up(clause: Clause) -> list[Item]:
    """The name of the same clause that stands right before "who"."""
    word = next((item for item in clause.items if item.value == "who"), None)
    inside = [item for item in clause.of_kind("person") if word is not None and item.end <= word.start]
    return inside[-1:] if inside and word is not None and word.start - inside[-1].tail < _RELATIVE_REACH else []


def _antecedent(clause: Clause, speech: Speech) -> list[Arg]:
    """Whom "who" takes up: the name right before it."""
    inside = _taken_up(clause)
    if inside:
        return [arg_of(inside[-1])]
    word = next((item for item in clause.items if item.value == "who"), None)
    border = word.start if word is not None else 0
    if speech.last is not None and 0 <= border - speech.last.tail < _RELATIVE_REACH:
        return [arg_of(speech.last)]
    spoken = [*speech.focus, *speech.rival, *speech.subject]
    nearest = [arg for arg in spoken if arg.end <= border]
    return [max(nearest, key=lambda arg: arg.end)] if nearest else spoken[:1]


def _correlate(row: CueRow, following: list[Item], speech: Speech) -> list[Arg]:
    """“Who won with 900 votes, that X": the name behind a relative clause that opens a verb-final sentence."""
    if row.order != "sov" or speech.last is not None:
        return []
    return nominative([item for item in following if item.kind == "person"], set(), first=True)


def _names_rival(following: list[Item]) -> bool:
    """“The nearest rival X": the word describes the name behind it, and stands for nobody."""
    named = next((item for item in following if item.kind not in ("word", "party")), None)
    return named is not None and named.kind == "person"


def _who_is_he(row: CueRow, speech: Speech) -> list[Arg]:
    """The one in focus; of votes, the rival named since where those of the focus are told: "X beat Y. He got 4,000"."""
    focus, rival = speech.focus[:1], speech.rival[:1]
    told = row.act == "votes" and bool(focus) and focus[0].person in speech.polled
    since = told and bool(rival) and rival[0].person not in speech.polled and rival[0].start > focus[0].start
    return rival if since else speech.focus


def own_person(pronoun: Item, items: list[Item]) -> list[Arg]:
    """Whom a pronoun takes up: the name before it in its own clause, if one stands there as a subject."""
    return nominative([item for item in items if item.end <= pronoun.start], set())[-1:]


def _spoken_of(items: list[Item], row: CueRow, speech: Speech) -> list[Arg]:
    for number, item in reversed(list(enumerate(items))):
        if item.kind != "word" or (item.value == "rival" and _names_rival(items[number + 1 :])):
            continue
        if item.value in ("he", "his"):
            return own_person(item, items) or _who_is_he(row, speech)
        if item.value == "that_party" and speech.party:
            named = [one for one in items if one.kind == "party" and one.end <= item.start and not one.mark]
            return [arg_of(named[-1])] if named else [speech.party]
        if item.value == "rival":
            return speech.rival
    return []
