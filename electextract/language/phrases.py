"""Phrases of the rule tables found in a document: alternatives (a|b) and optional words (x?) and all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Norms = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Slot:
    """One place of a phrase: what may stand there, and whether it may be left out."""

    options: tuple[Norms, ...]
    optional: bool


def parse_phrase(phrase: str) -> list[tuple[tuple[str, ...], bool]]:
    """`was|is beaten by?` as its places: alternatives, and whether the place may be left out."""
    places = []
    for word in phrase.split(" "):
        optional = word.endswith("?") and len(word) > 1
        places.append((tuple(word.removesuffix("?").split("|") if optional else word.split("|")), optional))
    return places


class PhraseTable:
    """All phrases of the tables, by their first word; made once a pipeline, with its tokenizer."""

    def __init__(self, nlp: Language, phrases: dict[str, tuple[str, ...]]) -> None:
        """`phrases`: phrase of the tables -> what a match of it is called."""

        @cache
        def norms(word: str) -> Norms:
            return tuple(token.norm_ for token in nlp.make_doc(word))

        self.first: dict[str, list[tuple[list[Slot], tuple[str, ...]]]] = {}
        for phrase, names in phrases.items():
            slots = [Slot(tuple(map(norms, words)), optional) for words, optional in parse_phrase(phrase)]
            for word in _first_words(slots):
                self.first.setdefault(word, []).append((slots, names))

    def find(self, doc: Doc) -> Iterator[tuple[int, int, tuple[str, ...]]]:
        """Every match as start, end (tokens, each phrase at its longest) and names."""
        words = [token.norm_ for token in doc]
        for start, word in enumerate(words):
            for slots, names in self.first.get(word, ()):
                end = _longest(words, start, slots, 0)
                if end > start:
                    yield start, end, names


def _first_words(slots: list[Slot]) -> set[str]:
    found: set[str] = set()
    for slot in slots:
        found |= {option[0] for option in slot.options}
        if not slot.optional:
            break
    return found


def _longest(words: list[str], at: int, slots: list[Slot], number: int) -> int:
    """Where the slots from `number` on end if they match at `at`, at the farthest; -1 if they do not."""
    if number == len(slots):
        return at
    slot = slots[number]
    ends = [_longest(words, at, slots, number + 1)] if slot.optional else []
    word = words[at] if at < len(words) else ""
    for option in slot.options:
        if not option or (option[0] == word and (len(option) == 1 or tuple(words[at : at + len(option)]) == option)):
            ends.append(_longest(words, at + len(option), slots, number + 1))
    return max(ends, default=-1)
