"""The words beside a figure or a name that settle what it is: the tables of `policy.toml`, found in a Doc."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from spacy.lang.bn.stop_words import STOP_WORDS
from spacy.tokens import Doc

from electextract.language.lexemes import norm_form
from electextract.language.phrases import PhraseTable
from electextract.languages import languages, listed, table

if TYPE_CHECKING:
    from collections.abc import Mapping

SECTIONS = ("figures", "names", "seats", "parties")


@cache
def policy_phrases() -> Mapping[str, tuple[str, ...]]:
    """Phrase -> the lists of `policy.toml` that hold it, all languages put together."""
    found: dict[str, tuple[str, ...]] = {}
    for code in languages():
        rules = table(code, "policy")
        for section in SECTIONS:
            for name, phrases in rules[section].items():
                for phrase in phrases:
                    found[phrase] = (*found.get(phrase, ()), name)
    return found


@cache
def title_ends() -> tuple[str, ...]:
    """How compound titles end: minister of industry, in one word."""
    return tuple(norm_form(end) for code in languages() for end in table(code, "policy")["names"].get("title_ends", []))


@cache
def frequent_words() -> frozenset[str]:
    """Frequent words as spaCy lists them, without the letters that initials are written with."""
    return frozenset(map(norm_form, STOP_WORDS)) - bengali_initials()


@cache
def bengali_initials() -> frozenset[str]:
    """Bengali initials: the names of Latin letters, and single letters."""
    return frozenset(map(norm_form, listed("characters", "initials")))


@cache
def sentence_ends() -> frozenset[str]:
    """The full stop, and the signs of the tables that end sentences."""
    return frozenset((".", *listed("characters", "sentence_ends")))


class PolicyWords:
    """Where the phrases of the tables begin and end."""

    def __init__(self, doc: Doc, phrases: PhraseTable) -> None:
        self.starts: dict[int, set[str]] = {}
        self.ends: dict[int, set[str]] = {}
        self.skips: dict[int, int] = {}
        self.found: dict[str, list[tuple[int, int]]] = {}
        (matches,) = phrases.find(doc)
        for start, end, names in matches:
            self.starts.setdefault(start, set()).update(names)
            self.ends.setdefault(end, set()).update(names)
            for name in names:
                self.found.setdefault(name, []).append((start, end))
            if "skip" in names:
                self.skips[end] = min(start, self.skips.get(end, start))

    def before(self, index: int) -> set[str]:
        """What stands right before a token, qualifiers passed over."""
        found = set(self.ends.get(index, ()))
        while index in self.skips:
            index = self.skips[index]
            found |= self.ends.get(index, set())
        return found

    def after(self, index: int) -> set[str]:
        """What stands right behind a token's end, and behind the word for votes."""
        found = self.starts.get(index, set())
        return found | self.starts.get(index + 1, set()) if "votes" in found else found
