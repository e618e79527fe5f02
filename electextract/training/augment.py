"""The augmenter of the config: an article with other names and figures, other signs, another headline."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Iterator

from spacy.language import Language
from spacy.training import Example
from spacy.util import registry

from electextract.errors import ElectextractError
from electextract.training.asides import insert_asides
from electextract.training.corpus import Augmenter, TrainingArticle, make_example
from electextract.training.edits import MarkedText, apply_edits
from electextract.training.swaps import swap_candidates, swap_numbers, swap_parties, swap_seats

SWAPS = {"candidates": swap_candidates, "seats": swap_seats, "parties": swap_parties, "numbers": swap_numbers}
QUOTES = {"‘‘": "“", "’’": "”", "“": '"', "”": '"', "‘": "'", "’": "'"}
"""Each pair is swapped one way only: plain quotation marks do not tell which side they stand on."""

_QUOTE = re.compile("|".join(QUOTES))
_MARKED_LETTER = re.compile(r"[^\W\d_][\u0323\u09bc\u093c]|[\u09dc\u09dd\u09df]")


@registry.augmenters("electextract.NewsAugmenter.v1")  # type: ignore[untyped-decorator]
def news_augmenter(
    level: float, swaps: dict[str, float], asides: float, quotes: float, encodings: float, headline: float
) -> Augmenter:
    """Makes one example of one.

    Args:
        level: share of the articles that are changed at all; of these
        swaps: share with other `candidates`, `seats`, `parties`, `numbers`;
        asides: share with sentences about people who contest nothing;
        quotes: share with plain quotation marks and apostrophes;
        encodings: share with the other encoding of letters with a dot below;
        headline: share with the first line in capitals or title case.

    Raises:
        ElectextractError: code `training`, for an unknown swap.
    """
    unknown = sorted(set(swaps) - set(SWAPS))
    if unknown:
        raise ElectextractError("training", f"unknown swap {unknown[0]}; allowed: {', '.join(SWAPS)}")

    def augment(nlp: Language, example: Example) -> Iterator[Example]:
        if random.random() >= level:
            yield example
            return
        marked = marked_text(example)
        marked = insert_asides(marked, random) if random.random() < asides else marked  # type: ignore[arg-type]
        marked = swapped(marked, swaps)
        marked = plain_quotes(marked) if random.random() < quotes else marked
        marked = other_encoding(marked) if random.random() < encodings else marked
        marked = loud_headline(marked) if random.random() < headline else marked
        yield _example(nlp, marked, example)

    return augment


def marked_text(example: Example) -> MarkedText:
    """Text and entities of an example."""
    marks = tuple((ent.start_char, ent.end_char, ent.label_) for ent in example.reference.ents)
    return MarkedText(example.text, marks)


def swapped(marked: MarkedText, swaps: dict[str, float]) -> MarkedText:
    """The article with each kind of swap made at its share."""
    edits: dict[tuple[int, int], str] = {}
    for name, share in swaps.items():
        if random.random() < share:
            edits |= SWAPS[name](marked, random)  # type: ignore[arg-type]
    return apply_edits(marked, edits)


def plain_quotes(marked: MarkedText) -> MarkedText:
    """Typewriter quotation marks and apostrophes."""
    edits = {match.span(): QUOTES[match[0]] for match in _QUOTE.finditer(marked.text)}
    return apply_edits(marked, edits)


def other_encoding(marked: MarkedText) -> MarkedText:
    """Letters with a dot below: one code point for two, two for one."""
    matches = _MARKED_LETTER.finditer(marked.text)
    return apply_edits(marked, {match.span(): _recoded(match[0]) for match in matches})


def _recoded(letter: str) -> str:
    if len(letter) == 1:
        return unicodedata.normalize("NFD", letter)
    return _composed().get(letter, letter)


def _composed() -> dict[str, str]:
    """Unicode's composition leaves these out."""
    return {unicodedata.normalize("NFD", chr(code)): chr(code) for code in (0x09DC, 0x09DD, 0x09DF)}


def loud_headline(marked: MarkedText) -> MarkedText:
    """The first line in capitals or in title case, where that keeps its length."""
    line = marked.text.split("\n", 1)[0]
    loud = line.upper() if random.random() < 0.5 else line.title()
    return MarkedText(loud + marked.text[len(line) :], marked.marks) if len(loud) == len(line) < 120 else marked


def _example(nlp: Language, marked: MarkedText, original: Example) -> Example:
    """The changed example; the original one where a new name does not meet token borders."""
    try:
        example = make_example(nlp, TrainingArticle("", marked.text, marked.marks, "augmented"))
        example.reference.cats = original.reference.cats
        return example
    except ElectextractError:
        return original
