"""The rules as typed rows, read from `languages/*/relations.toml` and `tallies.toml`.

A cue row names the words that say who is ahead, and which side each argument is on by its mark
(subject, object, or the preposition, case ending or postposition that governs it). The engine knows
no word and no language: what differs between languages is in the tables.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal

from electextract.errors import ElectextractError, shorten
from electextract.language.lexemes import norm_form
from electextract.languages import languages, table
from electextract.records import Status

Side = Literal["ahead", "behind", "other", "own"]
Act = Literal["outcome", "votes", "take", "field"]

MARKS = [
    "subject",
    "object",
    "genitive",
    "locative",
    "against",
    "over",
    "to",
    "from",
    "than",
    "by",
    "behind",
    "for",
    "with",
    "of",
    "under",
    "through",
]
"""How an argument may stand to its cue; prepositions and postpositions are tables of these."""

_FLAGS = (
    "passive",
    "label",
    "noun",
    "earlier",
    "unopposed",
    "final",
    "ongoing",
    "loose",
    "owned",
    "gained",
    "choice",
    "figured",
    "paired",
)
_KEYS = {"id", "act", "words", "participles", "status", "change", "needs", "seat", "precision", "example", "refuse"}
_ALLOWED = _KEYS.union(_FLAGS, MARKS)


@dataclass(frozen=True, slots=True, eq=False)
class CueRow:
    """One rule of the relation layer.

    Attributes:
        act: `outcome` says who is ahead; `votes` who polled how many; `take` is one of both, by what
            follows ("won 72,000 votes", "won the seat"); `field` names contestants.
        seat: whether its verb must take a seat as its `object` or its `subject`.
        sides: mark of an argument -> its side; `own` is the party of the one the cue speaks about.
        status: what the row says of the count; change: hold or gain.
        needs: marks of which one must be there, or the row says nothing.
        precision: how often the row was right, for the confidence of a contest.
        flags: what else holds for it; `paired` wants both who is ahead and who is behind.
        order: `svo` (unmarked arguments after the cue are objects) or `sov`.
    """

    id: str
    act: Act
    sides: dict[str, Side]
    order: str
    status: Status | None = None
    change: Literal["hold", "gain"] | None = None
    needs: frozenset[str] = field(default_factory=frozenset)
    seat: Literal["object", "subject"] | None = None
    precision: float = 0.95
    flags: frozenset[str] = field(default_factory=frozenset)
    example: str = ""
    refuse: str = ""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All rows and word lists, the languages put together.

    Attributes:
        phrases: phrase -> what it is: ("cue", row id), ("participle", row id) where it borrows its
            subject, ("before", mark), ("after", mark) or ("word", class).
        honorifics: what may be attached to the end of a person's name.
        narrative: verb forms that tell of any time, as the text around them does.
    """

    rows: dict[str, CueRow]
    phrases: dict[str, tuple[tuple[str, str], ...]]
    honorifics: tuple[str, ...]
    narrative: frozenset[str] = frozenset()


@cache
def lexicon() -> Lexicon:
    """Rows and words of every language of the package.

    Raises:
        ElectextractError: code `language`, for a key, act, side or id that a table may not have.
    """
    rows: dict[str, CueRow] = {}
    phrases: dict[str, list[tuple[str, str]]] = {}

    def enter(words: list[str], what: tuple[str, str]) -> None:
        for phrase in words:
            phrases.setdefault(phrase, []).append(what)

    honorifics: list[str] = []
    narrative: set[str] = set()
    for code in languages():
        data = table(code, "relations")
        honorifics += data.get("honorifics", [])
        narrative |= set(map(norm_form, data.get("narrative", [])))
        for entry in data.get("cue", []):
            row = _read_row(entry, code, str(data["order"]))
            if row.id in rows:
                raise ElectextractError("language", f"languages/{code}/relations.toml: cue {row.id} stands twice")
            rows[row.id] = row
            enter([_loosened(phrase, data.get("adverbs", {})) for phrase in entry.get("words", [])], ("cue", row.id))
            enter(entry.get("participles", []), ("participle", row.id))
        for where in ("before", "after"):
            for mark, words in data.get(where, {}).items():
                enter(words, (where, mark))
        for words_of in (data, table(code, "tallies")):
            for name, words in words_of.get("words", {}).items():
                enter(words, ("word", name))
    entries = {phrase: tuple(what) for phrase, what in phrases.items()}
    return Lexicon(rows, entries, tuple(honorifics), frozenset(narrative))


def _loosened(phrase: str, adverbs: dict[str, list[str]]) -> str:
    """A phrase that opens with an auxiliary, with room for an adverb behind it: "was also unable to win"."""
    first, blank, rest = phrase.partition(" ")
    if not blank or not set(first.split("|")) <= set(adverbs.get("after", ())):
        return phrase
    return f"{first} {'|'.join(adverbs['words'])}? {rest}"


def tally_phrases() -> dict[str, tuple[str, ...]]:
    """Phrase -> word class, of the words that seat tallies are told with."""
    names: dict[str, tuple[str, ...]] = {}
    for code in languages():
        for name, phrases in table(code, "tallies").get("tally", {}).items():
            names.update(dict.fromkeys(phrases, (name,)))
    return names


def _read_row(entry: dict[str, Any], code: str, order: str) -> CueRow:
    unknown = set(entry) - _ALLOWED
    if unknown or "id" not in entry or "act" not in entry:
        spot = f"languages/{code}/relations.toml: cue {shorten(str(entry.get('id')))}"
        wrong = f"unknown key {sorted(unknown)}" if unknown else "needs id and act"
        raise ElectextractError("language", f"{spot}: {wrong}; allowed: {', '.join(sorted(_ALLOWED))}")
    return CueRow(
        id=entry["id"],
        act=entry["act"],
        sides={mark: entry[mark] for mark in MARKS if mark in entry},
        order=order,
        status=entry.get("status"),
        change=entry.get("change"),
        needs=frozenset(entry.get("needs", [])),
        seat=entry.get("seat"),
        precision=entry.get("precision", 0.95),
        flags=frozenset(flag for flag in _FLAGS if entry.get(flag)),
        example=entry.get("example", ""),
        refuse=entry.get("refuse", ""),
    )
