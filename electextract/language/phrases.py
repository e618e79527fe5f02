"""Phrases of the rule tables found in a document: alternatives (a|b), optional words (x?) and any word (_)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
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


Match = tuple[int, int, tuple[Any, ...]]
"""A phrase found in a document: its first token, the token behind it, and what the table calls it."""
_Place = tuple[int, int, Norms]
"""Where one phrase stands: its number, the place to be filled next, and what is left of words begun before that."""


_END = -1
"""No token's NORM: where the words end."""


class _Phrase(NamedTuple):
    """A phrase of a table."""

    table: int
    names: tuple[Any, ...]
    slots: list[Slot]


class _State:
    """Where all phrases stand after the same words: which are complete, and where each further word leads.

    `following` are places, and the state that they make as soon as a document has led there; `told` are the tables and
    names of the complete ones.
    """

    __slots__ = ("complete", "following", "told")

    def __init__(self, places: Iterable[_Place], phrases: list[_Phrase]) -> None:
        complete: set[int] = set()
        self.following: dict[int, list[_Place] | _State] = {}
        for place in places:
            if _is_complete(place, phrases):
                complete.add(place[0])
            for word, reached in _steps(place, phrases):
                self.following.setdefault(word, []).append(reached)  # type: ignore[union-attr]
        self.complete = sorted(complete)
        self.told = [phrases[number][:2] for number in self.complete]


class PhraseTable:
    """All phrases of several tables; made once a pipeline, with its tokenizer.

    The tables make one automaton, whose states are made when a document first leads there.
    """

    def __init__(self, nlp: Language, *tables: Mapping[str, tuple[Any, ...]]) -> None:
        """`tables`: phrase -> what a match of it is called."""

        @cache
        def norms(word: str) -> Norms:
            return tuple(token.norm for token in nlp.make_doc(word))

        self.phrases: list[_Phrase] = []
        for number, table in enumerate(tables):
            for phrase, names in table.items():
                slots = [_slot(map(norms, words), optional=optional) for words, optional in parse_phrase(phrase)]
                self.phrases.append(_Phrase(number, names, slots))
        self.tables = len(tables)
        self.start = _State(((number, 0, ()) for number in range(len(self.phrases))), self.phrases)

    def find(self, doc: Doc) -> tuple[list[Match], ...]:
        """Every match in a document, by table, each phrase at its longest."""
        return self.find_among(doc.to_array(NORM).tolist())

    def find_among(self, norms: list[int]) -> tuple[list[Match], ...]:
        """As `find`, in the NORM of tokens, as spaCy's hashes."""
        found: tuple[list[Match], ...] = tuple([] for _ in range(self.tables))
        enter = [row.append for row in found]
        openings, words = self.start.following, [*norms, _END]
        for start, word in enumerate(norms):
            state, end = openings.get(word), start + 1
            if state is None:
                continue
            if isinstance(state, list):
                state = self._reach(self.start, word)
            if words[end] not in state.following:
                for table, names in state.told:
                    enter[table]((start, end, names))
                continue
            for number, last in self._read(state, words, end):
                table, names, _ = self.phrases[number]
                enter[table]((start, last, names))
        return found

    def _read(self, state: _State, words: list[int], at: int) -> Iterable[tuple[int, int]]:
        """The phrases that stand in a state before a token, by number, and where each ends at the farthest."""
        ends = dict.fromkeys(state.complete, at)
        while (reached := state.following.get(words[at])) is not None:
            state = self._reach(state, words[at]) if isinstance(reached, list) else reached
            at += 1
            if state.complete:
                ends.update(dict.fromkeys(state.complete, at))
        return sorted(ends.items()) if len(ends) > 1 else ends.items()

    def _reach(self, state: _State, word: int) -> _State:
        """The state that a word leads to, which is made when it is first reached."""
        reached = state.following[word]
        if isinstance(reached, list):
            reached = state.following[word] = _State(reached, self.phrases)
        return reached


def _slot(options: Iterable[Norms], *, optional: bool) -> Slot:
    known = tuple(options)
    single = frozenset(option[0] for option in known if len(option) == 1)
    return Slot(single, tuple(option for option in known if len(option) > 1), optional)


def _is_complete(place: _Place, phrases: list[_Phrase]) -> bool:
    """Whether all that is left of a phrase may be left out."""
    number, slot, begun = place
    return not begun and all(rest.optional for rest in phrases[number].slots[slot:])


def _steps(place: _Place, phrases: list[_Phrase]) -> Iterator[tuple[int, _Place]]:
    """Every word that a phrase may go on with, and where it then stands."""
    number, slot, begun = place
    if begun:
        yield begun[0], (number, slot, begun[1:])
        return
    for at, words in enumerate(phrases[number].slots[slot:], start=slot + 1):
        yield from ((word, (number, at, ())) for word in words.words)
        yield from ((longer[0], (number, at, longer[1:])) for longer in words.longer)
        if not words.optional:
            break
