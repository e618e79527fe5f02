"""What stands beside a number: the words before it, its endings, what follows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from electextract.numerals.lexicon import DASH, LETTER, entries, fold, phrases
from electextract.numerals.patterns import grammar
from electextract.numerals.reading import Reading

NOUNS = ("many", "some", "modified")
"""Names for counted things, as `Context.after` gives them."""

_REACH = 48
_LONGEST = 5
_LEADING = "([{\"'“‘«*•|"
_LETTERS = re.compile(f"[{LETTER}]+")
_NAME = re.compile(f"([{LETTER}]+)[{DASH}]$")


@dataclass(frozen=True, slots=True)
class Context:
    """A reading and its neighbourhood.

    Attributes:
        text, reading: the whole text and the number in it.
        window: the text before it, back to the paragraph's beginning or 48 characters.
        before: folded phrases that end directly before the number, longest first.
        symbol: signs directly before it.
        stop: where its endings (hyphen and case, classifier) end.
        classifier: its classifier, or "".
        genitive: the number or its ending is a genitive.
        day: the ending is one of a day of the month.
        after: name of the table of what follows (`share`, `unit`, `many`, …), or "".
    """

    text: str
    reading: Reading
    window: str
    before: tuple[str, ...]
    symbol: str
    stop: int
    classifier: str
    genitive: bool
    day: bool
    after: str

    @property
    def written(self) -> str:
        """The number as it stands in the text."""
        return self.text[self.reading.start : self.reading.end]

    @property
    def counts(self) -> bool:
        """Something that is counted follows."""
        return self.after in NOUNS

    @property
    def names_election(self) -> bool:
        """The name of an election follows."""
        return bool(grammar().election.match(self.text, self.stop))

    def preceded(self, section: str, key: str) -> bool:
        """Whether a phrase of the table stands directly before the number."""
        return not phrases(section, key).isdisjoint(self.before)

    def letters(self, skip: int = 0) -> str:
        """The letters directly behind the number, or `skip` characters further on."""
        match = _LETTERS.match(self.text, self.reading.end + skip)
        return match[0] if match else ""

    def name(self) -> str:
        """The word tied to the number by a hyphen before it: "Dhaka" of "Dhaka-10"; else ""."""
        match = _NAME.search(self.window)
        return match[1] if match else ""


def context_of(text: str, reading: Reading) -> Context:
    """Looks at both sides of the reading."""
    window = text[max(0, reading.start - _REACH) : reading.start].rpartition("\n\n")[2]
    tail = grammar().tail.match(text, reading.end)
    stop = tail.end() if tail else reading.end
    return Context(
        text=text,
        reading=reading,
        window=window,
        before=_phrases_before(window),
        symbol=_symbol(window),
        stop=stop,
        classifier=fold(tail["classifier"] or "") if tail else _own_classifier(text, reading),
        genitive=reading.genitive or bool(tail and is_genitive(tail[0])),
        day=bool(tail and tail["day"]),
        after=_after(text, stop),
    )


def is_genitive(word: str) -> bool:
    """Whether a word or an ending is a genitive, with or without a particle behind it."""
    folded = fold(word)
    stems = (folded, *(folded.removesuffix(particle) for particle in phrases("endings", "particles")))
    return any(stem.endswith(tuple(phrases("endings", "genitives"))) for stem in stems)


def _after(text: str, stop: int) -> str:
    following = grammar().after.match(text, stop)
    if following:
        return str(following.lastgroup)
    return "modified" if grammar().noun.match(text, stop) else ""


def _phrases_before(window: str) -> tuple[str, ...]:
    """What ends directly before the number; nothing if a bracket opens there."""
    words = [word.lstrip(_LEADING).rstrip(":") for word in fold(window).split()[-_LONGEST:]]
    if words and not words[-1]:
        return ()
    return tuple(" ".join(words[index:]) for index in range(len(words)))


def _own_classifier(text: str, reading: Reading) -> str:
    """The classifier inside a number word."""
    if not reading.classed:
        return ""
    written = fold(text[reading.start : reading.end])
    return next((tail for tail in sorted(phrases("context", "clock_tail")) if written.endswith(tail)), "")


def _symbol(window: str) -> str:
    stripped = window.rstrip()
    return stripped[len(stripped.rstrip(_symbols())) :]


@cache
def _symbols() -> str:
    keys = ("money", "code", "at_least", "at_most", "about")
    return "".join(entry for key in keys for entry in entries("symbols", key))
