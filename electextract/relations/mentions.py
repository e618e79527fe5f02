"""Who and where: the mentions of an article grouped into persons and seats."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import TYPE_CHECKING, TypeVar

from electextract.gazetteers.entries import fold_name
from electextract.gazetteers.forms import analyses, seat_form
from electextract.language.lexemes import norm_form
from electextract.languages.scripts import article_language
from electextract.relations.name_forms import NameForm
from electextract.relations.rows import lexicon
from electextract.relations.same_names import is_misspelt, is_part_of
from electextract.romanise import fine_key, phonetic_key

if TYPE_CHECKING:
    from spacy.tokens import Span

_ABBREVIATED = re.compile(r"[A-Z][A-Za-z]{0,3}[A-Z]{2,}")
"""“CuCC”: a short form in capitals but for a few letters behind the first."""

_MARKS = str.maketrans(dict.fromkeys("().,'’‘\"“”", " "))


@dataclass(eq=False, slots=True)
class Person:
    """One candidate of the article: the fullest form of the name, all mentions, words of the name as keys."""

    name: str
    words: tuple[str, ...]
    mentions: list[Span] = field(default_factory=list)
    seat: Place | None = None

    def __repr__(self) -> str:
        return f"<{self.name}>"


@dataclass(eq=False, slots=True)
class Place:
    """One seat of the article: base form of the name, all mentions, gazetteer id where linked."""

    name: str
    key: str
    mentions: list[Span] = field(default_factory=list)
    id: str | None = None

    def __repr__(self) -> str:
        return f"<{self.name}>"


Named = TypeVar("Named", Person, Place)


def persons_of(ents: Sequence[Span], texts: Sequence[str], forms: Sequence[NameForm]) -> dict[int, Person]:
    """Start of each CANDIDATE entity -> its person; short names join the nearest fuller one before them."""
    names = {ent.start: form.name for ent, form in zip(ents, forms, strict=True)}
    keys = {name: name_words(name) for name in names.values()}
    people: list[Person] = []
    found: dict[int, Person] = {}
    aliases: dict[tuple[str, ...], Person] = {}
    for previous, ent, text in zip([None, *ents], ents, texts, strict=False):
        name = names[ent.start]
        alias = _alias_of(previous, ent, found)
        if alias is not None:
            aliases.setdefault(keys[name], alias)
            _join_earlier(alias, keys[name], people, found)
        person = alias or aliases.get(keys[name]) or _match_person(_variants(text, name), people)
        if person is None:
            name = _later_name(_variants(text, name), keys) or name
            person = Person(name, keys[name])
            people.append(person)
        elif len(keys[name]) > len(person.words) and alias is None:
            person.name, person.words = name, keys[name]
        person.mentions.append(ent)
        found[ent.start] = person
    for person in _in_other_script(people, texts):
        told = [names[ent.start] for ent in person.mentions if _is_latin(names[ent.start]) != _is_latin(person.name)]
        person.name = max(told, key=lambda name: len(keys[name]), default=person.name)
    return found


def _in_other_script(named: Iterable[Named], texts: Sequence[str]) -> list[Named]:
    """Those whose name, as found so far, is not in the script that most mentions of the article are in."""
    latin = 2 * sum(map(_is_latin, texts)) > len(texts)
    return [one for one in named if _is_latin(one.name) != latin]


@lru_cache(1 << 14)
def _is_latin(text: str) -> bool:
    return text.isascii() or article_language(text) == "en"


def is_alias(end: int, ent: Span) -> bool:
    """Whether a name stands in brackets, in quotes or behind "alias" right behind another that ends at token `end`."""
    doc = ent.doc
    if ent.start - end != 1:
        return False
    return doc[end].text == "(" or is_alias_word(doc[end].norm_) or _is_quoted(ent)


def _is_quoted(ent: Span) -> bool:
    """Whether a name stands in quotes."""
    doc = ent.doc
    return ent.end < len(doc) and doc[ent.start - 1].is_quote and doc[ent.end].is_quote


def alias_end(ent: Span) -> int:
    """The token behind an alias, with its bracket or quote."""
    return ent.end + (ent.doc[ent.start - 1].text == "(" or _is_quoted(ent))


def is_alias_word(word: str) -> bool:
    """“Alias” and the like, between two names of one person."""
    return ("word", "alias") in lexicon().phrases.get(word, ())


def _alias_of(previous: Span | None, ent: Span, found: dict[int, Person]) -> Person | None:
    if previous is None or not is_alias(previous.end, ent):
        return None
    return found[previous.start]


def _join_earlier(person: Person, words: tuple[str, ...], people: list[Person], found: dict[int, Person]) -> None:
    """Gives a person the mentions of one whom the article has called by the alias alone so far."""
    for other in [one for one in people if one.words == words and one is not person]:
        people.remove(other)
        person.mentions[:0] = other.mentions
        found.update((ent.start, person) for ent in other.mentions)


@lru_cache(1 << 14)
def _variants(text: str, base: str) -> tuple[tuple[str, ...], ...]:
    """Keys of what a mention may be a form of: its base form, other readings of its ending, without honorific."""
    forms = dict.fromkeys((base, *(form.stem for form in analyses(text))))
    honorifics = lexicon().honorifics
    for form in [form for form in forms if form.endswith(honorifics)]:
        for honorific in honorifics:
            if form.endswith(honorific) and len(form) > len(honorific) + 1:
                forms[form.removesuffix(honorific)] = None
    return tuple(name_words(form) for form in forms)


@lru_cache(1 << 14)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name by their sound, in short words with the vowels; initials and bracketed parts included."""
    return tuple(map(_word_sound, name.translate(_MARKS).split()))


@lru_cache(1 << 14)
def _word_sound(word: str) -> str:
    key = phonetic_key(word)
    return key if len(key) > 2 else fine_key(word)


def _match_person(variants: Iterable[tuple[str, ...]], people: list[Person]) -> Person | None:
    """The latest person before whose name these words are, or are part of."""
    told = [words for words in variants if words]
    named = [person for person in reversed(people) if person.words]
    sounds = {"".join(words) for words in told}  # in one word or in two: Nirmalchandra, Nirmal Chandra
    for person in named:
        if "".join(person.words) in sounds:
            return person
    for same in (is_part_of, is_misspelt):
        for person in named:
            for words in told:
                if same(words, person.words):
                    return person
    return None


def _later_name(variants: Iterable[tuple[str, ...]], keys: dict[str, tuple[str, ...]]) -> str | None:
    """The one fuller name further down that a headline's short name stands for."""
    told = [words for words in variants if words]
    least = min(map(len, told), default=0)
    fuller = {
        key: name
        for name, key in keys.items()
        if len(key) > least > 0 and any(len(key) > len(words) and is_part_of(words, key) for words in told)
    }
    return next(iter(fuller.values())) if len(fuller) == 1 else None


def places_of(ents: Sequence[Span]) -> dict[int, Place]:
    """Start of each CONSTITUENCY entity -> its seat; spelling variants of one seat meet by id or key."""
    ents = [ent for ent in ents if ent.label_ == "CONSTITUENCY"]
    known = tuple(ent.text for ent in ents)
    bare = {ent.text for ent in ents if ent.end < len(ent.doc) and ent.doc[ent.end].norm_ in _seat_nouns()}
    names = {text: seat_form(text, known=known, bare=text in bare) for text in dict.fromkeys(known)}
    places: list[Place] = []
    found: dict[int, Place] = {}
    for before, ent, text in zip([None, *ents], ents, known, strict=False):
        name = names[text]
        place = _bracketed_place(before, ent, found) or _same_place(ent, name, places)
        if place is None:
            place = Place(name, fold_name(name), id=ent.kb_id_ or None)
            places.append(place)
        place.mentions.append(ent)
        found[ent.start] = place
    for place in _in_other_script(places, known):
        told = [names[ent.text] for ent in place.mentions if _is_latin(names[ent.text]) != _is_latin(place.name)]
        place.name = next(iter(told), place.name)
    return found


@cache
def _seat_nouns() -> frozenset[str]:
    """First words of what a seat is called behind its name: its house, or a word for seats or by-elections."""
    told = (
        phrase
        for phrase, what in lexicon().phrases.items()
        if any(kind == "word" and (name in ("seats", "bypoll") or name.startswith("house.")) for kind, name in what)
    )
    return frozenset(norm_form(word) for phrase in told for word in phrase.split()[0].rstrip("?").split("|"))


def _bracketed_place(before: Span | None, ent: Span, found: dict[int, Place]) -> Place | None:
    """The seat before an abbreviation in brackets, "S City Corporation (SCC)", or one told in the same letters."""
    if not (ent.text.isupper() or _ABBREVIATED.fullmatch(ent.text)) or ent.text.endswith("."):
        return None
    known = next((place for place in found.values() if any(one.text == ent.text for one in place.mentions)), None)
    if known is not None or before is None or ent.start == 0 or ent.doc[ent.start - 1].text != "(":
        return known
    words = [token.text for token in ent.doc[before.start : ent.start - 1]]
    return found[before.start] if _letters(words, ent.text) else None


def _letters(words: list[str], short: str) -> bool:
    """Whether an abbreviation begins as the words do, and has the initials of all but the first."""
    titled = [word for word in words if word[:1].isupper()]
    initials = "".join(word[0] for word in titled[1:])
    return len(titled) > 1 and short[0] == titled[0][0] and short.endswith(initials)


def _same_place(ent: Span, name: str, places: Iterable[Place]) -> Place | None:
    key, code = fold_name(name), ent.kb_id_
    for place in places:
        if place.key == key and (not code or place.id in (None, code)):
            return place
    for place in places:
        if place.id and place.id == code:
            return place
        if not (place.id and code) and len(sound := _seat_sound(name)) > 3 and _seat_sound(place.name) == sound:
            return place
    return _abbreviated(name, places)


def _abbreviated(name: str, places: Iterable[Place]) -> Place | None:
    """The seat of which a name is the initials, or the other way round; it keeps its full name."""
    for place in places:
        if _initials(place.name) == name:
            return place
        if _initials(name) == place.name:
            place.name, place.key = name, fold_name(name)
            return place
    return None


def _initials(name: str) -> str:
    """“NCC” of "Narayanganj City Corporation"; empty for a name of one word."""
    words = name.split()
    return "".join(word[0] for word in words if word[0].isupper()) if len(words) > 1 else ""


_seat_sound = lru_cache(1 << 14)(phonetic_key)
