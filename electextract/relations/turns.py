"""Where a sentence turns to its next clause by a relative pronoun, or by a verb with another time of its own."""

from __future__ import annotations

from electextract.relations.borders import is_border
from electextract.relations.items import PARTICIPLE, Item
from electextract.relations.sentence import Items

_FIGURES = ("votes", "margin")
_OPENERS = ("and", "while", "who", "which")
_PRONOUN_REACH = 2
"""Tokens between a party and the "which" that takes it up, at most."""


def turn_to_seat(behind: list[Item], ahead: list[Item]) -> str | None:
    """“At S X won by 900, at T Y's win is by 400": behind a complete result a seat with name and statement of its own.

    What the new clause is, as verb-final languages have it: `verbal`, `gapped`, or None where none opens.
    """
    if not _has_told(behind):
        return None
    part = _part_of_seat(ahead)
    names = [item for item in part if item.kind in ("person", "party") and item.holder is None]
    cues = [item for item in part if item.kind == "cue" and item.mark != PARTICIPLE and item.value.order == "sov"]
    if not names or part[0].value in {item.value for item in behind if item.kind == "seat"}:
        return None
    if cues:
        return "verbal"
    owned = all(item.mark == "genitive" for item in names)
    return "gapped" if owned and any(item.kind in _FIGURES for item in part) else None


def _has_told(items: list[Item]) -> bool:
    """A seat, a name of nobody's, and a verb-final verb or a figure."""
    kinds = {item.kind for item in items if item.holder is None}
    verbs = [item for item in items if item.kind == "cue" and item.mark != PARTICIPLE]
    told = any(cue.value.order == "sov" for cue in verbs) or (not verbs and not kinds.isdisjoint(_FIGURES))
    return "seat" in kinds and not kinds.isdisjoint(("person", "party")) and told


def _part_of_seat(ahead: list[Item]) -> list[Item]:
    """The items from a seat right ahead to the next border behind which a seat follows, or a stop."""
    rest = [item for item in ahead if item.kind != "state"]
    while rest and (rest[0].value in ("and", "while", ",") and rest[0].kind in ("word", "break")):
        rest = rest[1:]
    if not rest or rest[0].kind != "seat":
        return []
    for number, item in enumerate(rest):
        if item.value == ";" or (is_border(item) and rest[number + 1 :] and rest[number + 1].kind == "seat"):
            return rest[:number]
    return rest


def ends_relative(border: Item, items: Items, ahead: list[Item], *, relative: bool) -> bool:
    """“X, who had lost in 2019, won S": the comma behind which the main clause goes on with its verb."""
    if border.value != "," or not relative or not items.of_kind("cue"):
        return False
    if not any(item.kind == "year" or item.value in ("had", "earlier") for item in items):
        return False
    if ahead and ahead[0].value == "now":
        return any(item.kind == "cue" for item in ahead)
    told = next((item for item in ahead if item.kind != "word" or item.value in ("and", "who", "while")), None)
    return told is not None and _is_verb(told)


def resumes(border: Item, items: Items, ahead: list[Item]) -> bool:
    """“P won S, where X beat Y by 900, and T", "…, and took T": the comma behind which the main clause goes on."""
    opener = next((item for item in items if item.kind != "break"), None)
    if border.value != "," or opener is None or opener.value != "which" or not ahead or ahead[0].value != "and":
        return False
    told = any(cue.value.act == "outcome" for cue in items.of_kind("cue")) and items.of_kind("person")
    return bool(told) and not items.of_kind("seat") and _goes_on_with_seat(ahead[1:])


def _goes_on_with_seat(ahead: list[Item]) -> bool:
    """Whether a verb and its seat follow, or a seat that has no name of its own behind it."""
    told = [item for item in ahead if item.kind not in ("word", "break", "state", "number")]
    if told and _is_verb(told[0]) and "noun" not in told[0].value.flags:
        return len(told) > 1 and told[1].kind == "seat"
    if not told or told[0].kind != "seat" or told[0].mark:
        return False
    after = next(iter(told[1:]), None)
    return after is None or after.kind == "seat" or any(is_border(item) for item in ahead if item.end <= after.start)


def _is_verb(item: Item) -> bool:
    """A finite verb of a language that has it before its object."""
    return item.kind == "cue" and item.value.order == "svo" and item.mark != PARTICIPLE


def starts_relative(margin: Item, items: Items, ahead: list[Item]) -> bool:
    """“…, a fraction of the 1,04,709 by which P had won S": a second margin with a clause of its own."""
    told = next((item for item in ahead if item.kind != "word" or item.value != "votes"), None)
    if told is None or told.value != "which" or told.start - margin.end > _PRONOUN_REACH:
        return False
    return bool(items.of_kind("cue") and items.of_kind("margin")) and any(item.kind == "cue" for item in ahead)


def turns_to_time(items: Items, ahead: list[Item]) -> bool:
    """“X lost S by 2,911 in 2027 and has won it now": a verb for the same subject, with another time of its own."""
    if _turns_to_now(items, ahead):
        return True
    told = next((item for item in ahead if item.kind != "word" or item.value in ("he", *_OPENERS)), None)
    if told is None or not _is_verb(told):
        return False
    if "noun" in told.value.flags or not any(cue.value.act in ("outcome", "take") for cue in items.of_kind("cue")):
        return False
    end = next((item.start for item in ahead if item.value == ";" or (item.kind == "cue" and item is not told)), None)
    mine = _times(items)
    later = _times([item for item in ahead if end is None or item.start < end])
    return bool(mine and later) and mine[-1].value != later[0].value


def _turns_to_now(items: Items, ahead: list[Item]) -> bool:
    """“Last time X won, this time he did not stand": a word of now right behind the sign, and a result of before it."""
    kinds = {item.kind for item in ahead}
    if not ahead or ahead[0].value != "now" or items.says("now") or ("cue" not in kinds and kinds & set(_FIGURES)):
        return False
    verbs = [cue for cue in items.of_kind("cue") if cue.value.act in ("outcome", "take") and cue.mark != PARTICIPLE]
    return bool(verbs) and bool(items.says("earlier") or items.of_kind("year"))


def _times(items: list[Item]) -> list[Item]:
    return [item for item in items if item.kind == "year" or (item.kind == "word" and item.value in ("now", "earlier"))]


def dates_relative(ahead: list[Item]) -> bool:
    """“…, in 2014 who had won it": a time of its own between the comma and the relative pronoun, as Bengali has it."""
    before = next((number for number, item in enumerate(ahead) if item.value == "who"), 0)
    lead = ahead[:before]
    return bool(lead) and all(item.kind == "year" or item.value in ("earlier", "now", "life") for item in lead)


def takes_up_party(word: Item, behind: list[Item]) -> bool:
    """“The P, which also won T": a relative pronoun right behind a party that is nobody's."""
    left = next((item for item in reversed(behind) if item.kind != "break"), None)
    near = left is not None and word.start - left.tail < _PRONOUN_REACH
    return bool(left and near and left.kind == "party" and left.holder is None)


def has_own_verb(ahead: list[Item]) -> bool:
    """“…; Y was 900 votes too good for him", "… and 900 was the gap": "was" between the first name and the figure."""
    name = next((item for item in ahead if item.kind in ("person", "party") and item.holder is None), None)
    figure = next((item for item in ahead if item.kind in ("margin", "votes", "cue")), None)
    if name is None or figure is None:
        return False
    first, last = sorted((name, figure), key=lambda item: item.start)
    told = [item.value for item in ahead if first.tail <= item.start < last.start and item.kind == "word"]
    return "be" in told and not set(told) & {"who", "which", "whose", *(("and",) if first is name else ())}
