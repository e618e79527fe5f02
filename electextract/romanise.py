"""Bengali into readable Latin letters, and a phonetic key in which both scripts meet.

`romanise` is a reading aid: nobody's own spelling is claimed. `phonetic_key` folds what spellings of one
name differ in (sh/s, ph/f, bh/b/v, z/j, vowel length, inherent vowels, Banerjee = Bandyopadhyay), so
that two spellings, or two scripts, often share a key and otherwise have similar ones. Letters and rules
stand in `languages/*/names.toml`. The work is done once per word form and remembered.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from operator import itemgetter
from typing import Any, NamedTuple

from indicnlp.normalize.indic_normalize import BengaliNormalizer

from electextract.languages import table

_BENGALI = re.compile("[\u0980-\u09e3\u09e6-\u09ff]+")
_WORD = re.compile("[\u0980-\u09e3\u09e6-\u09f1]+|[^\\W_\u0980-\u09ff]+")
_IGNORED = (0x200B, 0x200C, 0x200D, 0xFEFF, 0xAD)
_CACHE = 1 << 16

# In the speller's intermediate form "A" is an inherent vowel that may fall silent.
_CONSONANT = "(?:chh|ng|[kgcjtdpbs]h|[b-df-hj-np-tv-z])"
_AFTER_VOWEL = re.compile(f"([aeiou]{_CONSONANT})A(?={_CONSONANT}[aeiouA])")
_AFTER_INHERENT = re.compile(f"(A{_CONSONANT})A(?={_CONSONANT}[aeiou])(?![tn]a$)")


class _Letters(NamedTuple):
    clusters: dict[str, str]
    consonants: dict[str, str]
    signs: dict[str, str]
    vowels: dict[str, str]
    others: dict[str, str]
    silent_finals: tuple[str, ...]
    virama: str
    nasal: str
    ya: str
    ba: str
    aa: str
    glides_to_w: str
    drops_y: str


_NO_SOUND = re.compile("[^a-z0-9]")
_FIRST_GROUP = itemgetter(1)
"""What a pattern puts in its place: as "\\1", which `re` would parse anew each time."""


class Sounds(NamedTuple):
    """Two keys of one word: consonants folded; vowels folded as well."""

    fine: str
    key: str


@lru_cache(_CACHE)
def canonical_form(word: str) -> str:
    """One spelling for one word: NFC, joiners dropped, Bengali as indic-nlp-library normalises it.

    Only runs of Bengali letters reach the normaliser, since it rewrites punctuation (`:`, `|`, dashes).
    """
    plain = unicodedata.normalize("NFC", word.translate(_folded_letters()))
    return _BENGALI.sub(lambda run: str(_normaliser().normalize(run[0])), plain)


@cache
def _folded_letters() -> dict[int, str | None]:
    """Joiners to drop, and letters of the neighbouring alphabet to be read as those of this one."""
    letters = {ord(sign): plain for sign, plain in table("bn", "characters")["norm"].items() if sign.isalpha()}
    return {**dict.fromkeys(_IGNORED), **letters}


def romanise(text: str) -> str:
    """Bengali words as title-case Latin; everything else stays as it is."""
    if text.isascii():
        return text
    return _BENGALI.sub(lambda run: _latin_word(run[0]), canonical_form(text))


def phonetic_key(text: str) -> str:
    """The folded sound of each word, joined by blanks; letters a-z and digits only.

    >>> phonetic_key("Shubhendu") == phonetic_key("Suvendu")
    True
    """
    return " ".join(key for key in map(word_key, name_words(text)) if key)


def name_words(text: str) -> list[str]:
    """The letter and digit runs of a text in canonical form, apostrophes dropped ("Cox's" is one run)."""
    plain = canonical_form(text).replace("'", "").replace("\u2019", "")
    return _WORD.findall(plain)


def word_key(word: str) -> str:
    """`phonetic_key` of a single word in canonical form."""
    return word_sounds(word).key


def fine_key(text: str) -> str:
    """As `phonetic_key`, with vowels told apart: it ranks what shares or nearly shares a key."""
    return " ".join(sounds.fine for sounds in map(word_sounds, name_words(text)) if sounds.fine)


@lru_cache(_CACHE)
def word_sounds(word: str) -> Sounds:
    """Both keys of a single word in canonical form; a variant shares the key of its group."""
    fine, key = _sounds(word)
    if word in _short_names():
        key = _sounds(_short_names()[word]).key
    return Sounds(fine, _variants().get(key, key))


def _sounds(word: str) -> Sounds:
    latin = _spell(word) if _BENGALI.match(word) else word
    plain = _NO_SOUND.sub("", unicodedata.normalize("NFKD", latin.lower()))
    fine = _fold(plain, "consonant_sounds")
    return Sounds(fine, _fold(fine, "vowel_sounds"))


@lru_cache(_CACHE)
def _latin_word(word: str) -> str:
    return _spell(word).capitalize()


def _spell(word: str) -> str:
    pieces = _pieces().findall(word)
    around = ["", "", *pieces, ""]
    sounds = [_sound(*around[at : at + 4]) for at in range(len(pieces))]
    silent = word.endswith(_letters().silent_finals)
    latin = "".join(sounds).removesuffix("a" if silent else "A")
    latin = _AFTER_INHERENT.sub(r"\1", _AFTER_VOWEL.sub(r"\1", latin))
    return latin.replace("A", "a")


def _sound(second: str, before: str, piece: str, after: str) -> str:
    """Latin of one piece, given its two predecessors and its successor, with its inherent vowel."""
    letters = _letters()
    if piece == letters.nasal:
        return "n" if after in _consonants() else ""
    if piece not in _consonants():
        return _latin_pieces()[piece]
    joined = before == letters.virama
    latin = _consonants()[piece]
    if joined and piece == letters.ya:
        latin = "" if after == letters.aa and second in letters.drops_y else "y"
    elif joined and piece == letters.ba and second in letters.glides_to_w:
        latin = "w"
    if after == letters.virama or after in _vowel_signs():
        return latin
    return latin + ("a" if joined or letters.virama in piece else "A")


def _fold(key: str, rules: str) -> str:
    for letters, pattern, replacement in _sound_rules(rules):
        key = key.replace(letters, replacement) if letters else pattern.sub(replacement, key)
    return key


@cache
def _normaliser() -> Any:
    return BengaliNormalizer(lang="bn")


@cache
def _letters() -> _Letters:
    return _Letters(**_canonical(table("bn", "names")["romanisation"]))


@cache
def _consonants() -> dict[str, str]:
    """Consonants, and the clusters that begin and end with one."""
    letters = _letters()
    joint = {cluster: latin for cluster, latin in letters.clusters.items() if latin[-1] not in "aeiou"}
    return {**letters.consonants, **joint}


@cache
def _vowel_signs() -> frozenset[str]:
    """Pieces that stand in place of the inherent vowel of the consonant before them."""
    letters = _letters()
    return frozenset([*letters.signs, *(cluster for cluster in letters.clusters if cluster[0] in letters.signs)])


@cache
def _latin_pieces() -> dict[str, str]:
    letters = _letters()
    plain = {**letters.others, **letters.vowels, **letters.signs, **letters.consonants, **letters.clusters}
    return {**plain, letters.virama: "", letters.nasal: ""}


@cache
def _pieces() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, _latin_pieces()), key=len, reverse=True)))


@cache
def _sound_rules(name: str) -> tuple[tuple[str, re.Pattern[str], Any], ...]:
    """The letters of a rule where it asks for nothing else, its pattern, and what it puts in their place."""
    rules = ((find, _FIRST_GROUP if put == "\\1" else put) for find, put in table("en", "names")[name])
    return tuple((find if find.isalpha() else "", re.compile(find), put) for find, put in rules)


@cache
def _variants() -> dict[str, str]:
    """Key of each spelling in a group of variants -> key of the group's first spelling."""
    names = table("en", "names")
    groups = [[_sounds(word).key for word in group] for group in (*names["variants"], *names["word_variants"])]
    return {key: group[0] for group in groups for key in group}


@cache
def _short_names() -> dict[str, str]:
    return dict(_canonical(table("bn", "names")["short_names"]))


def _canonical(value: Any) -> Any:
    """Table values with every Bengali spelling in the form in which words are looked up."""
    if isinstance(value, dict):
        return {canonical_form(name): _canonical(item) for name, item in value.items()}
    return tuple(map(canonical_form, value)) if isinstance(value, list) else canonical_form(value)
