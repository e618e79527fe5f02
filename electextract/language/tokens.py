"""The tokenizer: text is cut at blanks, then each chunk by one regular expression built from the word tables.

An alternative of the expression is one kind of token; the last one takes any single character, so that
the tokens joined are always the text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import DummyTokenizer, registry
from spacy.vocab import Vocab

from electextract.languages import languages, listed, table

CACHE_SIZE = 100_000
"""Chunks kept in memory; more than any day's news holds."""
CACHED_LENGTH = 60
"""Characters of the longest chunk kept."""


def token_pattern() -> str:
    """The regular expression of one token, read at the current place of a chunk without blanks.

    Alternatives in order; the last takes any single character, so that nothing is ever lost.
    """
    return "|".join((*_mark_patterns(), *_short_patterns(), *_word_patterns(), r"\d+(?:[.,]\d+)*", r"(?s:.)"))


def _mark_patterns() -> Iterator[str]:
    ordinals = "|".join(listed("characters", "ordinals"))
    yield r"(?:https?://|www\.)[^\s<>\"]*[\w/]"
    yield r"[A-Za-z0-9_.+-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
    yield r"\.{2,}|-{2,}|''|``|‘‘|’’"
    yield rf"\d+(?:{ordinals})(?![{_letters()}])"


def _short_patterns() -> Iterator[str]:
    """Bracketed abbreviations, abbreviations with a full stop, initials."""
    factions = _either(listed("characters", "factions"))
    initials = "|".join(sorted(listed("characters", "initials"), key=len, reverse=True))
    for code in languages():
        yield rf"[{table(code, 'characters')['letters']}.]{{1,12}}(?:\({factions}\))+"
    yield _either(abbreviations())
    yield rf"(?<!\d)(?:(?:{initials})\.)+(?:(?:{initials})(?![{_letters()}.]))?"
    yield r"(?:[a-z]\.){2,}"


def _word_patterns() -> Iterator[str]:
    clitics = _either(listed("characters", "clitics"))
    negation = _either(listed("characters", "negations"))
    for code in languages():
        letters = table(code, "characters")["letters"]
        if "clitics" not in table(code, "characters"):
            yield rf"[{letters}]+(?:['’][{letters}]+)*"
            continue
        yield rf"['’]{clitics}(?![{letters}])"
        yield rf"{negation}(?![{letters}])"
        yield rf"[{letters}]+(?={negation}(?![{letters}]))"
        yield rf"[{letters}]+(?:['’](?!{clitics}(?![{letters}]))[{letters}]+)*"
    yield rf"(?:(?![{_letters()}])(?:[^\W\d_]|[\u0900-\u0DFF](?<![\d\u0964\u0965])))+"


def abbreviations() -> list[str]:
    """Every word that holds its full stop, of all languages."""
    keys = ("abbreviations", "number_abbreviations", "closing_abbreviations")
    return [word for key in keys for word in listed("characters", key)]


@cache
def _letters() -> str:
    return "".join(table(code, "characters")["letters"] for code in languages())


def _either(words: list[str]) -> str:
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"


class ElectionTokenizer(DummyTokenizer):
    """Cuts text at blanks, then each chunk by `token_pattern`; a saved one keeps its own pattern."""

    def __init__(self, vocab: Vocab, *, pattern: str | None = None) -> None:
        self.vocab = vocab
        self.pattern = pattern or token_pattern()

    @property
    def pattern(self) -> str:
        """The regular expression of one token."""
        return self._regex.pattern

    @pattern.setter
    def pattern(self, value: str) -> None:
        self._regex = re.compile(value)
        self._chunks: dict[str, tuple[str, ...]] = {}

    def __call__(self, text: str) -> Doc:
        """A Doc whose tokens, with their blanks, are the text."""
        words: list[str] = []
        spaces: list[bool] = []
        for match in _CHUNK.finditer(text):
            chunk, blank = match.groups()
            pieces = self._chunks.get(chunk) or self._split(chunk) if chunk else ()
            words += pieces
            spaces += [False] * len(pieces)
            if blank and pieces and blank[0] == " ":
                spaces[-1] = True
                blank = blank[1:]
            if blank:
                words.append(blank)
                spaces.append(False)
        return Doc(self.vocab, words=words, spaces=spaces)

    def _split(self, chunk: str) -> tuple[str, ...]:
        pieces: tuple[str, ...] = tuple(self._regex.findall(chunk))
        if len(chunk) <= CACHED_LENGTH:
            if len(self._chunks) >= CACHE_SIZE:
                self._chunks.clear()
            self._chunks[chunk] = pieces
        return pieces

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        return _tokenizer_from, (self.vocab, self.pattern)

    def to_bytes(self, **_kwargs: Any) -> bytes:
        """The pattern, as JSON."""
        return json.dumps({"pattern": self.pattern}).encode()

    def from_bytes(self, data: bytes, **_kwargs: Any) -> ElectionTokenizer:
        """Takes the pattern that was saved."""
        self.pattern = json.loads(data)["pattern"]
        return self

    def to_disk(self, path: str | Path, **_kwargs: Any) -> None:
        """Writes the pattern to one file."""
        Path(path).write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, **_kwargs: Any) -> ElectionTokenizer:
        """Reads the pattern that `to_disk` wrote."""
        return self.from_bytes(Path(path).read_bytes())


_CHUNK = re.compile(r"(\S+)?(\s+)?")


def _tokenizer_from(vocab: Vocab, pattern: str) -> ElectionTokenizer:
    return ElectionTokenizer(vocab, pattern=pattern)


@registry.tokenizers("electextract.ElectionTokenizer.v1")  # type: ignore[untyped-decorator]
def create_tokenizer() -> Callable[[Language], ElectionTokenizer]:
    """The factory that the language's config names."""
    return lambda nlp: ElectionTokenizer(nlp.vocab)
