"""Whether two names told in words may be of one person: a part of the other, or a slip of the pen."""

from __future__ import annotations

from rapidfuzz import fuzz

LEAST_SOUND, MISSPELT = 9, 93.0
"""Letters of a name's sound, and likeness of two, from which one may be a slip of the pen for the other."""


def is_misspelt(words: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Long full names that differ in a letter or two."""
    if words[-1] != other[-1] or min(len(words), len(other)) < 2:
        return False
    one, two = "".join(words), "".join(other)
    return min(len(one), len(two)) >= LEAST_SOUND and fuzz.ratio(one, two) >= MISSPELT


def is_part_of(words: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """A surname, a first name, or a name with a middle name more or less."""
    shorter, longer = (words, other) if len(words) <= len(other) else (other, words)
    first, last = shorter[0], shorter[-1]
    if len(shorter) == 1:
        return first in longer and len(first) > 1
    if first == longer[0] and last == longer[-1] and all(_stands_in(word, longer) for word in shorter[1:-1]):
        return True
    if first in longer and set(shorter) <= set(longer):
        return True
    whole = "".join(shorter)
    if not (whole.startswith(longer[0]) and whole.endswith(longer[-1])):
        return False
    return any(whole == "".join(longer[:at] + longer[at + 1 :]) for at in range(1, len(longer) - 1))


def _stands_in(middle: str, words: tuple[str, ...]) -> bool:
    """Whether a middle name is one of a fuller name, or the initial of one: "A. Kumar Roy" is no "A. Bimal Roy"."""
    return middle in words or middle[:1] in words or any(middle == word[:1] for word in words)
