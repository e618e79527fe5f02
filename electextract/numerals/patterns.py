"""The regular expressions that find numbers and read what stands beside them, made from the tables once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from electextract.numerals.lexicon import (
    BLANK,
    DASH,
    LETTER,
    QUOTE,
    WORD_END,
    alternation,
    attached_words,
    entries,
    words_of,
)

LEXEMES = (
    "values",
    "guarded",
    "short",
    "tens",
    "magnitudes",
    "coefficients",
    "increments",
    "approximate",
    "exceeding",
    "stand_ins",
    "ordinals",
    "denominators",
)

_BEHIND = ("at_most", "at_least", "about")
_COMMA = f"(?:,[{BLANK}]?|[{BLANK}],[{BLANK}]?)"
_PHONE = r"\+\d{1,3}[- ]?\d{3,5}[- ]?\d{5,6}|\d{3,5}-\d{6,8}|\d{2,5}-\d{3,5}-\d{3,6}"
_CENTURY = "[1\u09e7][9\u09ef]|[2\u09e8][0\u09e6]"
"""How a year begins, in digits of either script: "May 23,2019" holds no number of six digits."""
_MISPLACED = rf"\d{{1,2}},(?!{_CENTURY})\d{{4}}"
"""A comma in the wrong place: "14,7285" is 147285."""
DIGITS = {
    "date": r"(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d\d))(?![\d])",
    "clock": r"\d{1,2}:\d\d(?::\d\d)?(?!\d)",
    "code": rf"(?:{_PHONE}|\d+(?:\.\d+){{2,}}|\d{{1,3}}/\d{{1,4}}|\d{{19,}})(?!\d)",
    "grouped": rf"(?:\d{{1,3}}(?:,\d{{2,3}}){{0,5}},\d{{3}}|{_MISPLACED})(?!\d)(?:[.·]\d{{1,9}}(?!\d))?",
    "broken": rf"(?<![{DASH}])(?:\d{{1,2}}{_COMMA}\d\d{_COMMA}\d{{3}}|\d{{1,3}}{_COMMA}\d{{3}})(?!\d|,[{BLANK}]?\d)",
    "plain": r"(?:\d{1,18}(?!\d)(?:[.·]\d{1,9}(?!\d))?[½¼¾]?|[½¼¾])",
}
"""Numbers in digits of any script, by form; the first that matches holds."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """Compiled patterns: `atom` is searched for, `month_before` ends a window, the rest match at a place."""

    atom: re.Pattern[str]
    glued: re.Pattern[str]
    gap: re.Pattern[str]
    never: re.Pattern[str]
    tail: re.Pattern[str]
    after: re.Pattern[str]
    noun: re.Pattern[str]
    guarded_noun: re.Pattern[str]
    election: re.Pattern[str]
    stops: re.Pattern[str]
    month_before: re.Pattern[str]
    plain_after: re.Pattern[str]
    genitive_after: re.Pattern[str]


@cache
def grammar() -> Grammar:
    """All patterns, for all languages together: texts mix them."""
    atoms = "|".join(f"(?P<{name}>{pattern})" for name, pattern in _atom_patterns().items())
    glued = "|".join(f"(?P<{name}>{pattern})" for name, pattern in _glued_patterns().items())
    conjunctions = alternation(words_of("conjunctions"))
    link = alternation(entries("genitive", "link"))
    months = alternation(entries("context", "months"))
    return Grammar(
        atom=re.compile(f"(?<![{LETTER}])(?:{atoms})"),
        glued=re.compile(glued),
        gap=re.compile(rf"[{QUOTE}]?[{BLANK}]{{1,2}}(?:{conjunctions}[{BLANK}])?|[{DASH}]|[{BLANK}]?\n"),
        never=re.compile(alternation(words_of("never"))),
        tail=re.compile(_tail_pattern()),
        after=re.compile(_after_pattern()),
        noun=re.compile(rf"(?:[{BLANK}]{{0,2}}|[{DASH}])(?P<noun>{_noun_pattern('many', 'some')})"),
        guarded_noun=re.compile(rf"(?:[{BLANK}]|[{DASH}])(?P<noun>{_noun_pattern('guarded', between=('modifiers',))})"),
        election=re.compile(rf"[{BLANK}]{alternation(entries('context', 'election_after'))}"),
        stops=re.compile(rf"[{BLANK}]{alternation(entries('context', 'stops_after'))}"),
        month_before=re.compile(rf"(?<![{LETTER}]){months}[{BLANK}]$"),
        plain_after=re.compile(_qualifier_pattern("after")),
        genitive_after=re.compile(_qualifier_pattern("genitive", "after", link=link)),
    )


def _atom_patterns() -> dict[str, str]:
    ending, magnitude = _ending_pattern(), _magnitude_pattern()
    ordinal = alternation(entries("endings", "ordinal"), ends=False)
    lexeme, rough = alternation(words_of(*LEXEMES), ends=False), alternation(words_of("approximate"))
    return {
        "date": DIGITS["date"],
        "clock": DIGITS["clock"],
        "code": DIGITS["code"],
        "ordinal": rf"\d{{1,9}}(?:{ordinal})(?:{ending})?{WORD_END}",
        "grouped": DIGITS["grouped"],
        "broken": DIGITS["broken"],
        "spoken": rf"\d{{1,18}}[{BLANK}]{alternation(words_of('points'))}[{BLANK}]\d{{1,9}}(?!\d)",
        "plain": DIGITS["plain"],
        "article": rf"(?:{alternation(words_of('articles'), ends=False)})(?=[{BLANK}{DASH}]{magnitude})",
        "word": rf"{lexeme}(?:{ending})?(?:{WORD_END}|(?=[{QUOTE}]?{magnitude}|{rough}))",
    }


def _glued_patterns() -> dict[str, str]:
    """What hangs on a number: 50k, a Bengali hundred in one word with its number; "and a half" behind it."""
    return {
        "attached": rf"(?<=\d)(?:{'|'.join(attached_words())}){WORD_END}",
        "word": rf"[{QUOTE}]?{_magnitude_pattern()}|{alternation(words_of('approximate'))}",
        "addition": rf"[{BLANK}{DASH}]{alternation(words_of('additions'))}",
    }


def _magnitude_pattern() -> str:
    return f"(?:{alternation(words_of('magnitudes'), ends=False)})(?:{_ending_pattern()})?{WORD_END}"


def _ending_pattern() -> str:
    """Classifier, case and particle behind a number word."""
    case, particle = _cases(), alternation(entries("endings", "particles"), ends=False)
    classifier = alternation(entries("endings", "classifiers"), ends=False)
    about = alternation(entries("endings", "about"), ends=False)
    return f"[{QUOTE}]?{classifier}(?:{case})?(?:{particle})?|{about}|{case}(?:{particle})?|{particle}"


def _cases() -> str:
    return alternation(entries("endings", "cases") + entries("endings", "genitives"), ends=False)


def _tail_pattern() -> str:
    """The same behind digits, where a hyphen, an apostrophe or a blank may stand between."""
    classifier = alternation(entries("endings", "classifiers"), ends=False)
    genitive = alternation(entries("endings", "genitives"), ends=False)
    particle = alternation(entries("endings", "particles"), ends=False)
    day = alternation(entries("endings", "day"), ends=False)
    hyphen = f"[{DASH}{QUOTE}]?"
    return (
        rf"(?:[{BLANK}{DASH}{QUOTE}]?(?P<classifier>{classifier}(?:{_cases()})?)(?:{particle})?"
        rf"|[{BLANK}{DASH}{QUOTE}]?(?P<genitive>{genitive})(?:{particle})?"
        rf"|{hyphen}(?P<day>{day})|{hyphen}{_cases()}(?:{particle})?|{hyphen}{particle}){WORD_END}"
    )


def _noun_pattern(*names: str, between: tuple[str, ...] = ("modifiers", "partitives")) -> str:
    """Something counted, with up to two modifiers before it."""
    modifiers = alternation([word for name in between for word in entries("nouns", name)])
    nouns = alternation([noun for name in names for noun in entries("nouns", name)])
    return rf"(?:{modifiers}[{BLANK}]){{0,2}}{nouns}"


def _after_pattern() -> str:
    """What follows a number, as the name of a group."""
    groups = {
        "share": entries("context", "share_after"),
        "month": entries("context", "months"),
        "clock": entries("context", "clock_after"),
        "year": entries("context", "year_after"),
        "day": entries("context", "day_after"),
        "unit": entries("context", "units_after"),
        "code": entries("context", "code_after"),
        "money": entries("context", "money_after"),
        "many": entries("nouns", "many"),
        "some": entries("nouns", "some"),
        "cue": entries("context", "cue_after"),
    }
    link = rf"(?:{alternation(entries('context', 'month_link'))}[{BLANK}])?"
    parts = [
        f"(?P<{name}>{link if name == 'month' else ''}{alternation(words)})" for name, words in groups.items() if words
    ]
    return rf"(?:[{BLANK}]{{0,2}}|[{DASH}])(?:{'|'.join(parts)})"


def _qualifier_pattern(*sections: str, link: str = "") -> str:
    """Words behind a number, in groups named after the qualifier."""
    groups = {name: [word for section in sections for word in entries(section, name)] for name in _BEHIND}
    parts = [f"(?P<{name}>{alternation(words)})" for name, words in groups.items()]
    between = rf"(?:{link}[{BLANK}])*" if link else ""
    return rf"(?:[{BLANK}]{{0,2}}|[{DASH}]){between}(?:{'|'.join(parts)})"
