"""Which row of a seat's list of candidates a mention means, by the name alone."""

from __future__ import annotations

from collections.abc import Sequence

from electextract.gazetteers.person_match import name_likeness

LEAST_LIKENESS = 76.0
"""Likeness of a name and the listed one from which they may be one person."""
CLEAR_LEAD = 2.0
"""How much less alike all other names of the list must be; otherwise the mention is left open."""


def link_candidate(name: str, listed: Sequence[str]) -> int | None:
    """The place in a list of candidates' names of the one that a mention means; None where none or several may be.

    Args:
        name: as an article has it, in either script, without case ending; one word of the name is enough where no
            other candidate bears it.
        listed: the names of all candidates of one seat in one election, as an official list has them: any order of
            words, initials, other spellings.

    >>> link_candidate("Suvendu", ["BANERJEE MAMATA", "ADHIKARI SUVENDU", "MINAKSHI MUKHERJEE"])
    1
    """
    ranked = sorted(((name_likeness(name, other), -place) for place, other in enumerate(listed)), reverse=True)
    if not ranked or ranked[0][0] < LEAST_LIKENESS:
        return None
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < CLEAR_LEAD:
        return None
    return -ranked[0][1]
