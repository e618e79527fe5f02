"""The sentences that facts stand in, for display: cut by their marks alone, without a model."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from electextract.languages import listed
from electextract.viz.facts import Place

_INITIAL = re.compile(r"(?:^|[\s.(])\w{1,2}\.$")


class Sentences:
    """The sentences of one article that were asked for, numbered in the order of asking.

    Attributes:
        shown: their texts.
    """

    def __init__(self, text: str) -> None:
        self.shown: list[str] = []
        self._text = text
        self._starts = sentence_starts(text)
        self._numbers: dict[Place, int] = {}

    def find(self, place: Place) -> tuple[int, int, int] | None:
        """Number of the sentence around a place, and start and end in it, in UTF-16 units as browsers count.

        A place that goes over several sentences gets all of them; one outside the text gets None.
        """
        start, end = place
        if not 0 <= start < end <= len(self._text):
            return None
        first = self._starts[bisect_right(self._starts, start) - 1]
        after = bisect_right(self._starts, end - 1)
        last = self._starts[after] if after < len(self._starts) else len(self._text)
        words = self._text[first:last]
        head = first + len(words) - len(words.lstrip())
        number = self._number((head, first + len(words.rstrip())))
        return number, _units(self._text[head:start]), _units(self._text[head:end])

    def _number(self, span: Place) -> int:
        if span not in self._numbers:
            self._numbers[span] = len(self.shown)
            self.shown.append(self._text[slice(*span)])
        return self._numbers[span]


def sentence_starts(text: str) -> list[int]:
    """Offsets at which sentences begin; 0 is always one of them."""
    starts = [0]
    for match in _end_pattern().finditer(text):
        before = text[max(0, match.start() - 12) : match.start("mark") + 1]
        if match["mark"] == "." and (_INITIAL.search(before) or before.split()[-1].endswith(_abbreviations())):
            continue
        starts.append(match.end())
    return starts


@cache
def _end_pattern() -> re.Pattern[str]:
    marks = "".join(map(re.escape, listed("characters", "sentence_ends")))
    return re.compile(rf"""(?P<mark>[{marks}])[”’"')\]»]*\s+(?=\S)|(?P<line>)[^\S\n]*\n\s*(?=\S)""")


@cache
def _abbreviations() -> tuple[str, ...]:
    return tuple(listed("characters", "abbreviations") + listed("characters", "number_abbreviations"))


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
