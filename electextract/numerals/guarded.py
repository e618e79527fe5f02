"""Words that are numbers only in company: "one", "both", "lone", "no" and their like in other languages.

They count

- where something counted follows: "one seat", "the lone Lok Sabha seat", "both Chuadanga seats"; the noun must be one
  of the table `nouns.guarded`, since before a person they are articles ("one voter said");
- where a cue or a name stands before them and the clause ends: "ahead in one.", "Congress one, BSP nil";
- where a cue follows: "one went to an independent"; or where their classifier has a locative.

A determiner before them ("no one", "the one") makes them pronouns. "Not even one" written with an ending of the noun
(table `endings.negative`) is nought.
"""

from __future__ import annotations

import re

from electextract.numerals.context import Context, is_genitive
from electextract.numerals.lexicon import BLANK, DASH, QUOTE, fold, phrases
from electextract.numerals.patterns import grammar

_STOP_SIGN = re.compile(rf"\s*(?:$|[^\w\s{DASH}{QUOTE}\"(])|[{BLANK}]*\n")
_NAME = re.compile(r"(?:^|[\s(])[A-Z][\w()]*[)\]]?:?\s$|[:\u2013\u2014]\s$")
_PROPER = re.compile(r" [A-Z]\w+")


def is_guarded_count(context: Context) -> bool:
    """Whether a guarded word is a number here."""
    noun = _counted_noun(context)
    if noun:
        return bool(context.reading.value) or not _is_oblique(noun)
    if context.after == "cue":
        return True
    if context.reading.classed and fold(context.written).endswith(tuple(phrases("endings", "locatives"))):
        return True
    if fold(context.written) in phrases("context", "noun_only"):
        return False
    return _clause_ends(context) and _is_cued(context)


def is_negated(context: Context) -> bool:
    """Not even one seat, where the noun's ending says so."""
    noun = _counted_noun(context)
    return noun.endswith(tuple(phrases("endings", "negative"))) and context.reading.value == 1


def _counted_noun(context: Context) -> str:
    """The noun that the word counts, folded; a name may stand between."""
    proper = _PROPER.match(context.text, context.stop)
    for stop in (context.stop, proper.end() if proper else -1):
        noun = grammar().guarded_noun.match(context.text, stop) if stop >= 0 else None
        if noun:
            return fold(noun["noun"])
    return ""


def _is_oblique(noun: str) -> bool:
    """In a case: "in the vacant seat" is no "nought seats"."""
    return is_genitive(noun) or noun.endswith(tuple(phrases("endings", "cases")))


def _clause_ends(context: Context) -> bool:
    return bool(_STOP_SIGN.match(context.text, context.stop) or grammar().stops.match(context.text, context.stop))


def _is_cued(context: Context) -> bool:
    if context.preceded("context", "cue_before"):
        return True
    if context.preceded("context", "deny_before"):
        return False
    nought = context.reading.value == 0 and not context.written.isascii()
    return nought or context.reading.classed or bool(_NAME.search(context.window))
