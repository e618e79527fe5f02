"""Whose votes: the contestant to whom a figure of a clause belongs, by its words and its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from electextract.relations.clauses import Clause
from electextract.relations.frames import Arg, Frame, arg_of
from electextract.relations.items import Item
from electextract.relations.subjects import Speech

if TYPE_CHECKING:
    from spacy.tokens import Doc

_BESIDE = 5
"""Tokens between a name and the votes written beside it, at most."""
_CLAUSE = 40
"""Tokens of a clause, at most."""
_PARTING = (";", ":", "and", "while")
"""What parts votes from the next one's "for X"."""


def distance(frame: Frame, item: Item) -> int:
    """Tokens between a frame's cue and a figure."""
    return frame.start - item.end if frame.start >= item.end else item.start - frame.end


def whose_votes(
    item: Item, earlier: list[Item], clause: Clause, frames: list[Frame], speech: Speech, doc: Doc
) -> tuple[Arg | None, str]:
    """Who polled these votes, and the rule that says so; not the symbol that a pronoun stood on: "he on the torch"."""
    named = [name for name in clause.of_kind("person", "party") if name.holder is None]
    spoken = clause.words("he")
    names = [name for name in named if not (spoken and name.weak and name.mark == "locative") and not _is_aside(name)]
    left = [name for name in names if name.end <= item.start]
    if left and (_whose(left[-1], item, clause) or _fronted(left[-1], item, clause)):
        return arg_of(left[-1]), "votes.whose"
    own = _his(item, clause, speech)
    if own:
        return own[0], "votes.his"
    right = [name for name in names if name.start >= item.end]
    if right and _for_whom(item, right[0], clause) and _follows(item, clause):
        return arg_of(right[0]), "votes.for"
    if left and _beside(left[-1], item, clause, doc):
        return arg_of(left[-1]), "votes.beside"
    if right and _for_whom(item, right[0], clause):
        return arg_of(right[0]), "votes.for"
    other = _others_votes(item, earlier, clause, frames, speech)
    if other:
        return other, "votes.rival"
    subject = _cue_subject(item, frames)
    owned = _owning(item, clause) is not None
    if subject and (owned or not (left and _has_polled(subject, frames) and not _has_polled(arg_of(left[-1]), frames))):
        return subject, "votes.subject"
    if left:
        return arg_of(left[-1]), "votes.near"
    if right and right[0].mark == "":
        return arg_of(right[0]), "votes.near"
    return (speech.focus[0], "votes.focus") if speech.focus else (None, "")


def _whose(name: Item, item: Item, clause: Clause) -> bool:
    """“X, whose 91,833 …”: a figure right behind the relative pronoun that takes up the name."""
    words = [other for other in clause.of_kind("word") if other.value == "whose" and item.start - other.end < 2]
    return name.kind == "person" and any(name.end <= word.start < item.start for word in words)


def _his(item: Item, clause: Clause, speech: Speech) -> list[Arg]:
    """“His 58,204 left Y adrift”: a possessive pronoun that opens its clause, right before the figure."""
    word = _owning(item, clause)
    before = [] if word is None else [other for other in clause.items if other.end <= word.start]
    opens = word is not None and not any(other.kind in ("person", "party", "cue") for other in before)
    return speech.focus[:1] if opens else []


def _owning(item: Item, clause: Clause) -> Item | None:
    """A possessive pronoun right before a figure."""
    return next((word for word in clause.words("his") if 0 <= item.start - word.end < 2), None)


def _beside(name: Item, item: Item, clause: Clause, doc: Doc) -> bool:
    """Name (P) – 79,186; Name: 79,186 votes; Y's 35,000."""
    end = name.party.end if name.party and name.party.start > name.end - 1 else name.end
    between = [other for other in clause.items if end <= other.start and other.end <= item.start]
    if any(other.kind not in ("break", "word", "before") for other in between) or item.start - end > _BESIDE:
        return False
    if name.mark == "genitive":
        return True
    loose = [other for other in between if other.kind != "break"]
    return not loose and all(doc[i].is_punct or not doc[i].is_alpha for i in range(end, item.start))


def _follows(item: Item, clause: Clause) -> bool:
    """A preposition right behind the votes."""
    return any(other.start == item.end and other.value == "for" for other in clause.of_kind("before"))


def _fronted(name: Item, item: Item, clause: Clause) -> bool:
    """“For X, the P nominee, 57,000 votes were counted": nothing but a description before the figure."""
    inner = [other for other in clause.items if name.tail <= other.start and other.end <= item.start]
    head = next((other for other in clause.items if other.kind not in ("word", "break")), None)
    opens = head is not None and head.value == "for" and not any(other.kind == "votes" for other in inner)
    told = any(other.kind in ("cue", "margin", "person") for other in inner)
    return name.mark == "for" and opens and not told and not _follows(item, clause)


def _for_whom(item: Item, name: Item, clause: Clause) -> bool:
    """57,000 votes for X; 57,000 polled by X."""
    start = name.party.start if name.party and name.party.end <= name.start else name.start
    linked = any(other.value == "of" and 0 <= other.start - item.end < 2 for other in clause.of_kind("before"))
    reach = 2 * _BESIDE if name.mark != "of" or linked else 0
    reach = _CLAUSE if name.mark == "for" and _is_predicate(start, clause) else reach
    lost_to = name.mark == "to" and any(cue.value.order == "sov" for cue in clause.cues())
    if name.mark not in ("for", "by", "to", "of") or lost_to or start - item.end > reach:
        return False
    between = [other for other in clause.items if item.end <= other.start and other.end <= name.start]
    parted = any(other.value in _PARTING for other in between if other.kind in ("break", "word"))
    told = any(other.kind == "cue" and other.value.act == "outcome" and _acts(other) for other in between)
    return not (parted or told) and not any(other.kind in ("votes", "margin", "person") for other in between)


def _acts(cue: Item) -> bool:
    """Whether a cue is a verb of somebody who stood, not of votes or a seat: "came second", not "went"."""
    return "subject" in cue.value.sides and not cue.mark


def _is_predicate(start: int, clause: Clause) -> bool:
    """“51,000 of the votes polled in S were for X”: "were" right before the preposition."""
    told = [other for other in clause.items if other.end <= start and other.value != "article"]
    return len(told) > 1 and told[-1].value == "for" and told[-2].value == "be"


def _others_votes(item: Item, earlier: list[Item], clause: Clause, frames: list[Frame], speech: Speech) -> Arg | None:
    """Votes set against those before them: "57,591 to 57,297", "to his 81,235", "against the rival's 40,000"."""
    before = [other for other in clause.items if other.end <= item.start]
    near = [other for other in before if item.start - other.end <= 3]
    if not earlier or not any(other.kind == "before" or other.value in ("his", "rival") for other in near):
        return None
    if any(other.kind == "person" and earlier[-1].end <= other.start for other in before):
        return None
    for frame in frames:
        if frame.roles["behind"]:
            return frame.roles["behind"][0]
    subject = _cue_subject(item, frames)
    spoken = [*speech.rival, *(speech.focus if any(other.value == "his" for other in near) else [])]
    return next((arg for arg in spoken if subject is None or not arg.same(subject)), None)


def _has_polled(arg: Arg, frames: list[Frame]) -> bool:
    """Whether a contestant of these frames has votes."""
    return any(arg.same(one) for frame in frames for one, _ in frame.votes)


def _cue_subject(item: Item, frames: list[Frame]) -> Arg | None:
    """The contestant whom the nearest cue speaks about."""
    frame = min(frames, key=lambda frame: distance(frame, item), default=None)
    if frame is None:
        return None
    return next(iter(frame.subject or frame.roles["ahead"] or frame.roles["behind"]), None)


def _is_aside(name: Item) -> bool:
    """A party told only beside somebody: "backed by the P"."""
    return name.kind == "party" and name.mark == "under"
