"""Phrases of the rule tables found in a document: alternatives (a|b), optional words (x?) and any word (_)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from spacy.attrs import NORM  # type: ignore[import-not-found]

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Norms = tuple[int, ...]
"""NORM of tokens, as spaCy's hashes."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One place of a phrase: what may stand there, and whether it may be left out.

    Attributes:
        words: single tokens; longer: what the tokenizer cuts into several.
    """

    words: frozenset[int]
    longer: tuple[Norms, ...]
    optional: bool


def parse_phrase(phrase: str) -> list[tuple[tuple[str, ...], bool]]:
    """`was|is beaten by?` as its places: alternatives, and whether the place may be left out."""
    places = []
    for word in phrase.split(" "):
        optional = word.endswith("?") and len(word) > 1
        places.append((tuple(word.removesuffix("?").split("|") if optional else word.split("|")), optional))
    return places


class Match(NamedTuple):
    """A phrase found in a document: its tokens, the end exclusive, and what the table calls it."""

    start: int
    end: int
    names: tuple[Any, ...]


class _Entry(NamedTuple):
    """A phrase that begins with a certain word.

    Attributes:
        table: the number of its table.
        alone: it is that word and nothing else.
        seconds: the words one of which must follow; empty where the phrase may end with its first word.
        names: what a match is called.
    """

    table: int
    alone: bool
    seconds: frozenset[int]
    slots: list[Slot]
    names: tuple[Any, ...]


class _Openings(NamedTuple):
    """The phrases that begin with a certain word: by the word that follows, and those that may be without one."""

    by_second: dict[int | None, list[_Entry]]
    others: list[_Entry]


class PhraseTable:
    """All phrases of several tables, by their first two words; made once a pipeline, with its tokenizer."""

    def __init__(self, nlp: Language, *tables: Mapping[str, tuple[Any, ...]]) -> None:
        """`tables`: phrase -> what a match of it is called."""

        @cache
        def norms(word: str) -> Norms:
            return tuple(token.norm for token in nlp.make_doc(word))

        first: dict[int, list[_Entry]] = {}
        for number, table in enumerate(tables):
            for phrase, names in table.items():
                slots = [_slot(map(norms, words), optional=optional) for words, optional in parse_phrase(phrase)]
                alone = len(slots) == 1 and not slots[0].longer
                for word, seconds in _first_words(slots).items():
                    first.setdefault(word, []).append(_Entry(number, alone, seconds, slots, names))
        self.tables = len(tables)
        self.first = {word: _openings(entries) for word, entries in first.items()}

    def find(self, doc: Doc) -> tuple[list[Match], ...]:
        """Every match in a document, by table, each phrase at its longest."""
        words: list[int] = doc.to_array(NORM).tolist()
        found: tuple[list[Match], ...] = tuple([] for _ in range(self.tables))
        known = self.first.get
        for start, (word, following) in enumerate(zip(words, [*words[1:], None], strict=True)):
            openings = known(word)
            if openings is None:
                continue
            for table, alone, _, slots, names in openings.by_second.get(following, openings.others):
                end = start + 1 if alone else _longest(words, start, slots, 0)
                if end > start:
                    found[table].append(Match(start, end, names))
        return found


def _openings(entries: list[_Entry]) -> _Openings:
    """The phrases of one first word by their second; each list in the order of the tables."""
    seconds = {word for entry in entries for word in entry.seconds}
    return _Openings(
        {word: [entry for entry in entries if not entry.seconds or word in entry.seconds] for word in seconds},
        [entry for entry in entries if not entry.seconds],
    )


def _slot(options: Iterable[Norms], *, optional: bool) -> Slot:
    known = tuple(options)
    single = frozenset(option[0] for option in known if len(option) == 1)
    return Slot(single, tuple(option for option in known if len(option) > 1), optional)


def _first_words(slots: list[Slot]) -> dict[int, frozenset[int]]:
    """Each word that the slots may begin with, and the words that may follow it; none where it may stand alone."""
    found: dict[int, frozenset[int]] = {}
    for number, slot in enumerate(slots):
        following = _next_words(slots[number + 1 :])
        pairs = [(word, following) for word in slot.words] + [(two[0], frozenset(two[1:2])) for two in slot.longer]
        for word, seconds in pairs:
            known = found.get(word, seconds)
            found[word] = known | seconds if known and seconds else frozenset()
        if not slot.optional:
            break
    return found


def _next_words(slots: list[Slot]) -> frozenset[int]:
    """The words one of which must begin the rest of a phrase; none where all of it may be left out."""
    found: set[int] = set()
    for slot in slots:
        found |= slot.words | {option[0] for option in slot.longer}
        if not slot.optional:
            return frozenset(found)
    return frozenset()


def _longest(words: list[int], at: int, slots: list[Slot], number: int) -> int:
    """Where the slots from `number` on end if they match at `at`, at the farthest; -1 if they do not."""
    if number == len(slots):
        return at
    slot = slots[number]
    ends = [_longest(words, at, slots, number + 1)] if slot.optional else []
    if at < len(words) and words[at] in slot.words:
        ends.append(_longest(words, at + 1, slots, number + 1))
    for option in slot.longer:
        if tuple(words[at : at + len(option)]) == option:
            ends.append(_longest(words, at + len(option), slots, number + 1))
    return max(ends, default=-1)
