"""Seats that a mention may mean: as written, with its words turned round, shorter or longer than the listed name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from electextract.gazetteers.entries import fold_name, fold_words
from electextract.gazetteers.forms import analyses, base_form
from electextract.gazetteers.loader import seats
from electextract.gazetteers.name_index import Candidate, seat_index
from electextract.languages import listed
from electextract.romanise import canonical_form

MOST = 40
"""Candidates of one mention."""
TURNED, TOWN, SHORTENED = 95.0, 94.0, 98.0
"""Most that a name may score with its words in another order, with or without a word for a town, and where the
article has the whole name elsewhere."""
LEAST_HERE = 85.0
"""Likeness from which a seat of a state that the article names is meant rather than one of that sound elsewhere."""
_BRACKETS = re.compile(r"\s*\(([^()]*)\)")
_WORDS_AT_MOST = 3
_FLAPPED = re.compile("(?<=[\u09a1\u09a2])\u09bc")
"""The dot that makes letters flapped ones."""


def seat_candidates(text: str, *, known: Iterable[str] = ()) -> list[Candidate]:
    """Seats by the reading of a mention that is most like one; `known` are other mentions of the article."""
    forms = mention_forms(text, known=known)
    found = max((seat_index().find(form, limit=MOST) for form in forms), key=_best_score)
    varied = [candidate for form in forms for candidate in _varied(form)]
    ids = {candidate.id for candidate in found if candidate.score > TURNED}
    return found + [candidate for candidate in varied if candidate.id not in ids]


def local_candidates(text: str, states: Collection[str], *, known: Iterable[str] = ()) -> list[Candidate]:
    """Seats of these states that are like a mention, though seats elsewhere may be more so."""
    among = _seats_of(frozenset(states))
    forms = mention_forms(text, known=known)
    return max(
        (seat_index().find(form, limit=MOST, cutoff=LEAST_HERE, among=among, thorough=True) for form in forms),
        key=_best_score,
    )


def short_candidates(
    text: str, found: Sequence[Candidate], others: Mapping[str, Sequence[Candidate]]
) -> list[Candidate]:
    """Seats whose whole names stand elsewhere in the article and begin with the words of a mention.

    Args:
        text: the mention.
        found: its candidates; where one is spelt like it, no longer name of that state and chamber is meant.
        others: every mention of the article with its candidates.
    """
    words = [fold_words(form) for form in mention_forms(text, known=others)]
    longer = [others[other] for other in others if any(_begins(fold_words(other), short) for short in words)]
    own = {_scope(candidate) for candidate in found if candidate.found == "exact"}
    named = [candidate for candidates in longer for candidate in candidates if candidate.score > TURNED]
    return [candidate._replace(score=SHORTENED) for candidate in named if _scope(candidate) not in own]


def mention_forms(text: str, *, known: Iterable[str] = ()) -> list[str]:
    """The base form of a mention, the mention itself and every stem that it may have."""
    return list(dict.fromkeys([base_form(text, known=known), text, *(form.stem for form in analyses(text))]))


def _varied(form: str) -> Iterator[Candidate]:
    for other in [*_turned(form), *_unflapped(form)]:
        yield from (each._replace(score=min(each.score, TURNED)) for each in seat_index().look_up(other))
    for other in _town_names(form):
        yield from (each._replace(score=min(each.score, TOWN)) for each in seat_index().look_up(other))


def _turned(form: str) -> list[str]:
    """Other orders of a few words: West Tripura, Tripura West."""
    words = form.split()
    if not 1 < len(words) <= _WORDS_AT_MOST:
        return []
    return [" ".join(words[at:] + words[:at]) for at in range(1, len(words))]


def _unflapped(form: str) -> list[str]:
    """A Bengali name with a plain letter for one of its flapped ones, which other spellings have as d."""
    plain = canonical_form(form)
    return [plain[: match.start()] + plain[match.end() :] for match in _FLAPPED.finditer(plain)]


def _town_names(form: str) -> list[str]:
    """A name without its last word where that says town (`Patiala (Urban)`), else with each such word."""
    plain = _BRACKETS.sub(r" \1", form).split()
    if len(plain) > 1 and fold_name(plain[-1]) in _town_words():
        return [" ".join(plain[:-1])]
    return [f"{form} {word}" for word in _town_words()] if len(plain) == 1 else []


def _begins(longer: Sequence[str], short: Sequence[str]) -> bool:
    return len(short) < len(longer) and list(longer[: len(short)]) == list(short)


def _scope(candidate: Candidate) -> tuple[str, str]:
    seat = seats()[candidate.id]
    return seat.chamber, seat.state


def _best_score(candidates: Sequence[Candidate]) -> float:
    return candidates[0].score if candidates else 0.0


@lru_cache(1 << 8)
def _seats_of(states: frozenset[str]) -> frozenset[str]:
    return frozenset(seat.id for seat in seats().values() if seat.state in states)


@cache
def _town_words() -> tuple[str, ...]:
    return tuple(map(fold_name, listed("names", "town_words")))
