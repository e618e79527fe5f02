"""People whom no entity names: what a sentence says of them it does not say of whoever was spoken of before."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from spacy.attrs import IS_ASCII, IS_TITLE, IS_UPPER  # type: ignore[import-not-found]

from electextract.gazetteers.persons import person_rank

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from electextract.relations.items import Item

STRANGER = "stranger"
_LEAST = 3
_SPEECH_REACH, _WHO_REACH = 2, 2
"""Tokens between a verb of speaking and the one who speaks, and between a name and its "who", at most."""


def capital_words(doc: Doc) -> list[int]:
    """The Latin tokens with capitals, in order."""
    flags = doc.to_array([IS_ASCII, IS_TITLE, IS_UPPER]).astype(bool)
    capital: list[int] = (flags[:, 0] & (flags[:, 1] | flags[:, 2])).nonzero()[0].tolist()
    return capital


def find_strangers(doc: Doc, capital: Iterable[int], spoken: Collection[int]) -> Iterator[tuple[int, int]]:
    """Tokens of two words or more of a name in a row, all of them `capital`; half of them known from names.

    One word alone where something is said of it right behind: at a token of `spoken`, after a comma or not.
    """
    found = [index for index in capital if _may_name(doc[index])]
    for _, group in groupby(enumerate(found), key=lambda pair: pair[1] - pair[0]):
        run = [index for _, index in group]
        end = run[-1] + 1
        behind = end + 1 if end < len(doc) and doc[end].is_punct else end
        if (len(run) > 1 or behind in spoken) and _is_known([doc[index].text for index in run]):
            yield run[0], end


def _is_known(words: list[str]) -> bool:
    """Whether half of the words are known from names."""
    known = sum(len(word) >= _LEAST and person_rank(word) > 0 for word in words)
    return known > 0 and 2 * known >= len(words)


def _may_name(token: Token) -> bool:
    """A Latin word with a capital, or an initial."""
    initial = token.text.replace(".", "").isalpha() and token.is_upper and len(token) <= _LEAST
    return initial or (token.is_alpha and token.is_title)


def stranger_before(end: int, items: list[Item]) -> bool:
    """Whether the name last said before token `end`, under no preposition, is that of a stranger."""
    kinds = (STRANGER, "person", "party")
    bare = [item for item in items if item.end <= end and item.kind in kinds and not item.holder]
    bare = [item for item in bare if not item.mark or (item.mark == "with" and item.kind != STRANGER)]
    if not bare or bare[-1].kind != STRANGER:
        return False
    breaks = [item.end for item in items if item.kind == "break" and item.end <= bare[-1].start]
    start = max(breaks, default=0)
    return not any(_sets_aside(word, bare[-1], start) for word in items if word.kind == "word")


def takes_up_stranger(items: list[Item], last: Item | None) -> bool:
    """Whether the "who" of a relative clause stands right behind a stranger, of the clause or the last one before."""
    who = next((item for item in items if item.kind == "word" and item.value == "who"), None)
    strangers = [item for item in (last, *items) if item is not None and item.kind == STRANGER]
    return who is not None and any(0 <= who.start - item.tail < _WHO_REACH for item in strangers)


def _sets_aside(word: Item, stranger: Item, start: int) -> bool:
    """One told of as somebody's kin in a clause that opens at token `start`, or one who only speaks."""
    if word.value in ("kin", "whose"):
        return start <= word.start < stranger.start
    ahead, behind = stranger.start - word.end, word.start - stranger.end
    return word.value == "speech" and (0 <= behind < _SPEECH_REACH or 0 <= ahead < _SPEECH_REACH)
