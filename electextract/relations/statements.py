"""What a cue states, if anything: votes or an outcome, a fact or a wish, of now or of before."""

from __future__ import annotations

from electextract.relations.clauses import Clause
from electextract.relations.items import PARTICIPLE, Item
from electextract.relations.rows import CueRow

FIGURES = frozenset({"votes", "margin", "seat", "bare_seat", "symbol"})
"""What a row may need in its clause beside its arguments: figures, a seat, one that may be its object, a symbol."""
_IRREALIS_REACH, _NEGATED_REACH = 6, 2
_SHARE_REACH = 7
"""Tokens between a share and the word for the votes that it is of, at most."""
_PRESENT_REACH, _REPEATED_REACH, _CHOICE_REACH = 7, 5, 2

UNREAL = "not told as a fact: a word of class unreal stands beside it"
DENIED = "denied: a word of class negated stands before it"


def act_of(cue: Item, clause: Clause) -> str:
    """`take` cues win seats or votes, by the figure that goes with them."""
    row: CueRow = cue.value
    if row.act == "outcome" and any(0 <= cue.start - item.end < 2 for item in clause.of_kind("votes")):
        return "votes" if "by" in row.sides else row.act
    if row.act == "take" and any(0 <= cue.start - item.end < 2 for item in clause.of_kind("votes")):
        return "votes"
    if row.act != "take":
        return row.act
    near = _nearest_figure(cue, clause, after=row.order == "svo")
    return "votes" if near is not None and near.kind == "votes" and not _goes_with(cue, near, clause) else "outcome"


def _goes_with(cue: Item, votes: Item, clause: Clause) -> bool:
    """“Won it with 67,085 votes": the votes are not what was won."""
    return cue.value.order == "svo" and any(
        item.value == "with" and cue.end <= item.start < votes.start for item in clause.of_kind("before")
    )


def _nearest_figure(cue: Item, clause: Clause, *, after: bool) -> Item | None:
    kinds = ("votes", "margin", "seat", "number", "cue", "person")
    items = [item for item in clause.items if item.kind in kinds and item is not cue]
    if after:
        return next((item for item in items if item.start >= cue.end), None)
    return next((item for item in reversed(items) if item.end <= cue.start), None)


def refusal(cue: Item, clause: Clause, act: str) -> str | None:
    """Why a cue states no result here: wish or forecast around it, or a number of seats as its object."""
    row: CueRow = cue.value
    for item in clause.words("unreal", "unreal_after") if act != "votes" else ():
        near = 0 <= cue.start - item.end < _IRREALIS_REACH or 0 <= item.start - cue.end < 3
        if near and item.start < cue.start and cue.mark == PARTICIPLE and _broken(item.end, cue.start, clause):
            continue  # "could not win, losing to X by …"
        if near and item.value == ("unreal_after" if item.start > cue.start else "unreal"):
            return UNREAL
    if reason := _no_fact(cue, clause):
        return reason
    figures = {"votes"} if act == "votes" else row.needs & FIGURES
    first = cue.end if "noun" in row.flags and row.order == "svo" else 0
    missing = [one for one in sorted(figures) if not any(item.start >= first for item in _needed(one, clause))]
    if missing:
        return f"it needs {' and '.join(missing)}, and the clause has none"
    if act != "outcome":
        return None
    if "choice" in row.flags and _is_choice(cue, clause):
        return "a party chooses who stands for it"
    if _was_before(cue, clause) and _is_repeated(cue, clause):
        return "a count of former results, none of its own"
    if row.act == "take" and _takes_share(cue, clause):
        return "it takes a share of the votes"
    return None if clause.of_kind("seat") else _counted(cue, clause)


def _no_fact(cue: Item, clause: Clause) -> str | None:
    """Why a cue is denied, or tells no stand of now though it is one of the count; None where neither holds."""
    if any(0 <= cue.start - item.end < _NEGATED_REACH for item in clause.words("negated")):
        return DENIED
    if cue.value.status != "counting":
        return None
    if _was_before(cue, clause):
        return "a stand of earlier in the count"
    return "it describes candidates" if _is_attribute(cue, clause) else None


def _is_attribute(cue: Item, clause: Clause) -> bool:
    """“Leading P candidates include X": an adjective at the head of a clause, before a party and the noun for it."""
    named = [item for item in clause.items if item.value != "article"]
    at = named.index(cue)
    party, noun = (named[at + 1], named[at + 2]) if len(named) > at + 2 else (cue, cue)
    told = party.kind == "party" and noun.value == "candidate" and noun.start == party.tail
    return at == 0 and told and party.start == cue.end


def _is_choice(cue: Item, clause: Clause) -> bool:
    """“P preferred X to Y", "the P leadership chose X": a party right before the verb, with no seat between."""
    before = [item for item in clause.items if item.end <= cue.start and item.kind not in ("word", "number")]
    party = before[-1] if before else None
    near = party is not None and cue.start - party.tail <= _CHOICE_REACH
    return bool(party and near and party.kind == "party" and party.holder is None and party.mark in ("", "genitive"))


def _needed(figure: str, clause: Clause) -> list[Item]:
    """The items of a clause that meet a need; a seat in the locative is where something was done."""
    if figure == "bare_seat":
        return [seat for seat in clause.of_kind("seat") if "locative" not in seat.cases]
    if figure == "symbol":
        return [party for party in clause.of_kind("party") if party.weak]
    return clause.of_kind(figure)


def _counted(cue: Item, clause: Clause) -> str | None:
    """Why a cue tells of a number of seats or victories rather than of a contest."""
    row: CueRow = cue.value
    figure = _nearest_figure(cue, clause, after=row.order == "svo")
    if figure is not None and figure.kind == "number" and figure.value.label_ in ("count", "range"):
        nouns = clause.words("seats")
        if any(0 <= noun.start - figure.end < 4 for noun in nouns):
            return "it counts seats: a tally at most"
        if "noun" in row.flags and 0 <= cue.start - figure.end < 2:
            return "it counts victories: a tally at most"
    return None


def _takes_share(cue: Item, clause: Clause) -> bool:
    """“Won only 30 per cent of the vote": what the verb takes is a share."""
    figure = _nearest_figure(cue, clause, after=cue.value.order == "svo")
    told = figure is not None and figure.kind == "number" and figure.value.label_ == "share"
    return told and any(0 <= item.start - figure.end < _SHARE_REACH for item in clause.words("votes") if figure)


def _broken(start: int, end: int, clause: Clause) -> bool:
    """A comma or the like between two tokens."""
    return any(start <= item.start < end for item in clause.of_kind("break"))


def _was_before(cue: Item, clause: Clause) -> bool:
    """Past perfect: "had led till the ninth round"."""
    return any(0 <= cue.start - item.end < 2 for item in clause.words("had"))


def _is_repeated(cue: Item, clause: Clause) -> bool:
    """“Had won five times", "had held it for three terms"."""
    words = clause.words("repeated")
    return any(0 <= item.start - cue.end < _REPEATED_REACH for item in words) and not clause.of_kind("year")


def is_under_way(cue: Item, clause: Clause) -> bool:
    """Told in the present of a row that tells of a stand then: "is 6,270 ahead of"."""
    if "ongoing" not in cue.value.flags:
        return False
    told = [item for item in clause.items if item.end <= cue.start]
    return any(item.value == "stands" and cue.start - item.end < _PRESENT_REACH for item in told if item.kind == "word")


def has_stood(cue: Item, clause: Clause) -> bool:
    """A verb of being in the past right behind the cue, in verb-final languages: "ahead was"."""
    return any(0 <= item.start - cue.end < 2 for item in clause.words("was_after"))


def counts_others(before: list[Item]) -> bool:
    """“X won, the rest of the seven ministers lost": behind a result and a comma, others by their number."""
    told = next((number for number in reversed(range(len(before))) if before[number].kind == "cue"), None)
    since = before[told + 1 :] if told is not None else []
    parted = next((number for number, item in enumerate(since) if item.kind == "break"), None)
    names = [item for item in since if item.kind in ("person", "party", "seat", "votes", "margin")]
    counts = [item for item in since[parted or 0 :] if item.kind == "number" and item.value.label_ == "count"]
    return parted is not None and not names and bool(counts)
