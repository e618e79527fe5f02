"""Bengali case endings: what a word may be a form of, and the base form of a name.

Endings, and names that only look inflected, stand in `languages/bn/names.toml`. A form is cut where a
list, or another mention of the article, knows the stem, or where the ending leaves no doubt.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache, lru_cache
from typing import Literal, NamedTuple, cast

from electextract.gazetteers.entries import fold_name
from electextract.gazetteers.loader import name_words, parties, seat_keys, seats, state_names
from electextract.languages import table
from electextract.romanise import canonical_form, fine_key, phonetic_key

Case = Literal["nominative", "objective", "genitive", "locative", "plural", "emphatic"]

SHORTEST_SOUND = 4
"""Letters of a fine key up to which a word is not taken for a seat's name by its sound."""
_BENGALI_END = re.compile("[\u0980-\u09ff\u200c\u200d]$")
_JOINED = re.compile("^(.+?)\\s?[-\u2013'\u2019]([\u0980-\u09ff\u200c\u200d]+)$", re.DOTALL)
_POSSESSIVE = re.compile("['\u2019][sS]?$")
_CONSONANT = re.compile("[\u0995-\u09b9\u09bc\u09ce\u09dc-\u09df\u09f0\u09f1\u0982]$")
_VOWEL = re.compile("[\u0985-\u0994\u09be-\u09cc\u09d7\u0981]$")
_OPEN = re.compile("[\u0986\u09be][\u0981]?$")
_ROUND = re.compile("[\u0993\u09cb]$")
_RA_CLUSTER = re.compile("\u09cd\u09b0$")
_NASAL, _ANUSVARA = "\u0999", "\u0982"
"""The letter that stands before a vowel ending for the sign that ends the base form."""
_LONG = re.compile(_CONSONANT.pattern + "|\u09c0$")
"""After a consonant or a long i no name ends in the vowel of emphasis."""
_LONG_I = "\u09c0"
"""The vowel behind which hardly any name ends in the letter of the genitive."""
_VISARGA = "\u0983"
_VIRAMA = "\u09cd"
_LETTERS = re.compile("[\u0982\u0985-\u09b9\u09ce]")
_STEM_ENDS = {
    "consonant": _CONSONANT,
    "vowel": _VOWEL,
    "aa": _OPEN,
    "o": _ROUND,
    "ra": _RA_CLUSTER,
    "any": re.compile(""),
}


class Form(NamedTuple):
    """One reading of an inflected word."""

    stem: str
    case: Case


@lru_cache(1 << 15)
def analyses(word: str) -> tuple[Form, ...]:
    """Every reading of a Bengali word, the word itself first; a known name has no other.

    Only the end is looked at, so that a phrase may be given too. Latin words have one reading.
    """
    whole = Form(word, "nominative")
    if word.isascii():
        return (whole,)
    joined = _joined_form(word)
    if joined:
        return whole, joined
    if not _BENGALI_END.search(word) or _is_known(word):
        return (whole,)
    forms = list(_readings(word))
    known = [form for form in forms if _is_known(form.stem) or canonical_form(form.stem).endswith(uncut_ends())]
    if known or canonical_form(word).endswith(uncut_ends()):
        return whole, *known
    return whole, *(form for form in forms if form.case == forms[0].case)


def endings_of(folded: str) -> tuple[str, ...]:
    """Every stem that a folded Bengali word may have, without asking any list."""
    return tuple(dict.fromkeys(form.stem for form in _readings(folded)))


def shown_form(word: str, shown: Collection[str]) -> Form | None:
    """The reading of a word whose stem, folded, is among `shown`: other mentions bear it without ending."""
    return next((form for form in _loose_readings(word) if fold_name(form.stem) in shown), None)


def loose_form(word: str) -> Form | None:
    """The first reading of a word by an ending that its sound does not ask for."""
    return next(_loose_readings(word), None)


def _loose_readings(word: str) -> Iterator[Form]:
    for ending, case in _loose_endings():
        stem = word.removesuffix(ending)
        if len(stem) < len(word) and len(_LETTERS.findall(stem)) > 1:
            yield Form(stem, case)


def is_joined_ending(text: str) -> bool:
    """Whether a word is a case ending as it is written behind a hyphen or an apostrophe."""
    return canonical_form(text) in _joined_endings()


def seat_form(text: str, *, known: Iterable[str] = (), bare: bool = False) -> str:
    """As `base_form`, for a seat: ends that persons' names have protect no locative; a visarga is a colon.

    `bare`: a noun for the seat stands behind the name, which has no ending then.
    """
    text = text.removesuffix(_VISARGA) if len(text) > SHORTEST_SOUND else text
    form = base_form(text, known=known)
    if form != text or not _BENGALI_END.search(text) or _is_known(text):
        return form
    head, last = _last_word(text)
    found = [reading.stem for reading in _readings(last) if reading.case == "locative"]
    sure = not (bare or _is_known(last))
    stems = [stem for stem in found if _OPEN.search(stem) or (sure and not _RA_CLUSTER.search(stem))]
    return head + stems[0] if stems else form


def base_form(text: str, *, known: Iterable[str] = ()) -> str:
    """A name mention without its case ending; `known` are other mentions that may show the bare form.

    >>> base_form("Banerjee's")
    'Banerjee'
    """
    joined = _joined_form(text)
    if joined:
        return joined.stem
    if not _BENGALI_END.search(text):
        return _POSSESSIVE.sub("", text) if len(text) > 2 else text
    head, last = _last_word(text)
    forms = analyses(last)[1:]
    others = _last_words(tuple(known)) if forms else ()
    for form in forms:
        if fold_name(form.stem) in others:
            return head + form.stem
    return head + next((form.stem for form in forms if _is_certain(last, form)), last)


def _joined_form(text: str) -> Form | None:
    match = None if text.isascii() else _JOINED.match(text)
    if not match:
        return None
    case = _joined_endings().get(canonical_form(match[2]))
    return Form(match[1], case) if case else None


def _readings(word: str) -> Iterator[Form]:
    for form in _plain_readings(word):
        if form.case == "emphatic":
            yield from (Form(stem, case) for stem, case in _plain_readings(form.stem) if case != "emphatic")
        yield form


def _plain_readings(word: str) -> Iterator[Form]:
    for ending, case, after in _endings():
        if word.endswith(ending):
            stem = word[: -len(ending)]
            if stem.endswith(_NASAL):
                yield Form(stem[:-1] + _ANUSVARA, case)
            if stem.endswith(_VIRAMA):
                continue
            if _STEM_ENDS[after].search(stem) and (len(_LETTERS.findall(stem)) > 1 or _is_known(stem)):
                yield Form(stem, case)


def _is_certain(word: str, form: Form) -> bool:
    """Whether a reading may be taken without another mention that shows the stem."""
    if _is_known(form.stem):
        return True
    if form.case == "locative":
        return _VOWEL.search(form.stem) is not None or form.stem.endswith(_place_ends()) or _sounds_like_seat(form.stem)
    if form.case == "emphatic":
        return _LONG.search(form.stem) is not None
    slight = is_slight(word, form) and _sounds_like_seat(word)
    return form.case in ("objective", "genitive") and not slight


def is_slight(word: str, form: Form) -> bool:
    """The genitive of one letter, which many names end in, though hardly any behind a long i."""
    return form.case == "genitive" and len(word) - len(form.stem) == 1 and not form.stem.endswith(_LONG_I)


def _is_known(name: str) -> bool:
    last = fold_name(_last_word(name)[1])
    return last in name_words() or last in _listed_names() or fold_name(name) in _listed_names()


def _last_word(text: str) -> tuple[str, str]:
    cut = max(text.rfind(" "), text.rfind("-"), text.rfind("."), text.rfind("(")) + 1
    return text[:cut], text[cut:]


@lru_cache(1 << 4)
def _last_words(names: tuple[str, ...]) -> frozenset[str]:
    """The folded last words of an article's mentions, each of which asks for those of all."""
    return frozenset(fold_name(_last_word(name)[1]) for name in names)


def _sounds_like_seat(word: str) -> bool:
    return len(fine_key(word)) > SHORTEST_SOUND and phonetic_key(word) in seat_keys()


@cache
def _listed_names() -> frozenset[str]:
    """Folded Bengali names of parties, seats and states."""
    lists = [entry.names for entry in parties().values()] + [seat.names for seat in seats().values()]
    names = [name for names in (*lists, *state_names().values()) for name in names]
    return frozenset(fold_name(name) for name in names if not name.isascii())


@cache
def _endings() -> tuple[tuple[str, Case, str], ...]:
    names = table("bn", "names")
    emphatic = [[ending, "emphatic", "any"] for ending in names["emphatics"]]
    rows = [(canonical_form(ending), cast(Case, case), after) for ending, case, after in [*names["endings"], *emphatic]]
    return tuple(rows)


@cache
def _joined_endings() -> dict[str, Case]:
    return {canonical_form(ending): case for ending, case in table("bn", "names")["joined_endings"]}


@cache
def _loose_endings() -> tuple[tuple[str, Case], ...]:
    return tuple((canonical_form(ending), cast(Case, case)) for ending, case in table("bn", "names")["loose_endings"])


@cache
def uncut_ends() -> tuple[str, ...]:
    """How names end that are no inflected forms."""
    return tuple(map(canonical_form, table("bn", "names")["uncut_ends"]))


@cache
def _place_ends() -> tuple[str, ...]:
    return tuple(map(canonical_form, table("bn", "names")["place_ends"]))
