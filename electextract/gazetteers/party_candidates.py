"""Parties that a mention may mean: by its spelling, by a likeness of long names, by the state it is said of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from electextract.gazetteers.entries import fold_name, fold_words
from electextract.gazetteers.forms import base_form
from electextract.gazetteers.name_index import Candidate, party_index
from electextract.gazetteers.seat_candidates import mention_forms
from electextract.languages import listed, merged

LEAST_SCORE, LONG_NAME = 90.0, 12
"""Likeness of a misspelt party name; shorter names must be spelt as listed."""
SAME_SPELLING = 99.0
EQUALLY_LIKE = 0.5
LONG_REMARK = 4
"""Letters of a remark in brackets from which it may be misspelt; shorter ones tell factions apart."""
_REMARK = re.compile(r"\(([^()]*)\)")


def party_candidates(text: str) -> list[str]:
    """The codes of the parties that a mention is most like; none where it is like none."""
    for form in mention_forms(text):
        cutoff = LEAST_SCORE if len(form) >= LONG_NAME else SAME_SPELLING
        found = party_index().find(form, limit=8, cutoff=cutoff)
        found = [candidate for candidate in found if _same_faction(form, candidate)]
        if found:
            return [candidate.id for candidate in found if candidate.score >= found[0].score - EQUALLY_LIKE]
    return _longer_named(base_form(text))


def local_party(name: str, state: str | None) -> str | None:
    """The party that a name means in one state alone: the Left of Kerala."""
    return _local_parties().get(fold_name(name), {}).get(state or "")


def is_part_of(name: str, whole: str) -> bool:
    """Whether a name is some of the words of a longer one, one after the other."""
    short, long = fold_words(name), fold_words(base_form(whole))
    starts = range(len(long) - len(short) + 1) if len(short) < len(long) else range(0)
    return any(long[at : at + len(short)] == short for at in starts)


def _longer_named(name: str) -> list[str]:
    """The only party of that name with a word for party behind it."""
    found = [
        candidate for word in listed("names", "party_words") for candidate in party_index().look_up(f"{name} {word}")
    ]
    ids = sorted({candidate.id for candidate in found})
    return ids if len(ids) == 1 else []


def _same_faction(form: str, candidate: Candidate) -> bool:
    """Whether the remarks in brackets fit: `Apna Dal (K)` is no misspelling of `Apna Dal (S)`."""
    if candidate.found == "exact":
        return True
    own, listed = _remark(form), _remark(candidate.name)
    return own == listed or min(len(own), len(listed)) >= LONG_REMARK


def _remark(name: str) -> str:
    return "".join(fold_name(remark) for remark in _REMARK.findall(name))


@cache
def _local_parties() -> Mapping[str, Mapping[str, str]]:
    """Folded name -> state -> code."""
    return {fold_name(name): states for name, states in merged("names", "local_parties").items()}
