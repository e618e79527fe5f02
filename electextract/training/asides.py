"""Sentences about people who contest nothing, put between those of an article.

Other candidates are put into each article, the people beside them stay: without these sentences the model
would learn that every new name is a candidate's. `asides/*.txt` has a sentence a line, in inline markup,
with `<person>`, `<place>`, `<number>` and `<percent>` to fill in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random

from electextract.io.inline import parse_markup
from electextract.languages.scripts import article_language
from electextract.training.edits import MarkedText
from electextract.training.names import load_names
from electextract.training.swaps import seat_names

FOLDER = Path(__file__).parent / "asides"
MOST = 3

_SLOT = re.compile(r"<(\w+)>")
_SENTENCE_END = re.compile(r"[.!?\u0964][”’\"']*(?=\n\n|\s*$)")


@cache
def load_asides(language: str) -> tuple[str, ...]:
    """The sentences of one language; none for a language without a list."""
    path = FOLDER / f"{language}.txt"
    return tuple(path.read_text(encoding="utf-8").splitlines()) if path.is_file() else ()


def insert_asides(marked: MarkedText, random: Random) -> MarkedText:
    """The article with one to three sentences at ends of its paragraphs, or as paragraphs of their own."""
    language = article_language(marked.text)
    asides = load_asides("bn" if language == "mixed" else language)
    ends = [match.end() for match in _SENTENCE_END.finditer(marked.text)]
    if not asides or not ends:
        return marked
    for place in sorted(random.sample(ends, min(len(ends), random.randint(1, MOST))), reverse=True):
        aside = filled(random.choice(asides), random)
        glue = random.choice((" ", "\n\n"))
        marked = joined(_part(marked, 0, place), MarkedText(glue, ()), aside, _part(marked, place, len(marked.text)))
    return marked


def filled(aside: str, random: Random) -> MarkedText:
    """The sentence with names and figures in its slots."""
    script = article_language(_SLOT.sub("", aside))
    text, entities = parse_markup(_SLOT.sub(lambda slot: _FILLERS[slot[1]](script, random), aside))
    return MarkedText(text, tuple((ent["start"], ent["end"], ent["label"]) for ent in entities))


def joined(*parts: MarkedText) -> MarkedText:
    """The parts one after the other."""
    starts = accumulate((len(part.text) for part in parts), initial=0)
    shifted = [
        (start + first, start + last, label)
        for part, start in zip(parts, starts, strict=False)
        for first, last, label in part.marks
    ]
    return MarkedText("".join(part.text for part in parts), tuple(shifted))


def _part(marked: MarkedText, start: int, end: int) -> MarkedText:
    inside = [(first - start, last - start, label) for first, last, label in marked.marks if start <= first < end]
    return MarkedText(marked.text[start:end], tuple(inside))


def _person(script: str, random: Random) -> str:
    return random.choice(load_names(script))


def _place(script: str, random: Random) -> str:
    return random.choice(seat_names(script, numbered=False))


def _number(script: str, random: Random) -> str:
    value = f"{random.randint(2, 10 ** random.randint(3, 6)):,}"
    return _in_script(value, script)


def _percent(script: str, random: Random) -> str:
    return _in_script(f"{random.uniform(35, 92):.{random.randint(0, 2)}f}", script)


def _in_script(figure: str, script: str) -> str:
    return figure if script == "en" else re.sub(r"\d", lambda digit: chr(0x09E6 + int(digit[0])), figure)


_FILLERS: Mapping[str, Callable[[str, Random], str]] = {
    "person": _person,
    "place": _place,
    "number": _number,
    "percent": _percent,
}
