"""The spaCy language `enbn`: one tokenizer and one set of lexical attributes for English, Bengali and mixed text.

The text is never changed. What varies in writing (both encodings of a letter, digits, quotes, case,
joiners) meets in NORM, both scripts in `token._.latin_key`.
"""

from __future__ import annotations

from functools import lru_cache

from spacy.attrs import LIKE_NUM, NORM, PREFIX, SHAPE, SUFFIX  # type: ignore[import-not-found]
from spacy.language import BaseDefaults, Language
from spacy.tokens import Token
from spacy.util import load_config_from_str, registry

from electextract.language.lexemes import like_number, norm_form, prefix_form, shape_form, suffix_form
from electextract.language.tokens import CACHE_SIZE, ElectionTokenizer
from electextract.romanise import phonetic_key

__all__ = ["ElectionNews", "ElectionTokenizer", "latin_key"]

_CONFIG = """
[nlp]

[nlp.tokenizer]
@tokenizers = "electextract.ElectionTokenizer.v1"
"""


class ElectionDefaults(BaseDefaults):
    """What spaCy asks a language for."""

    config = load_config_from_str(_CONFIG)
    lex_attr_getters = {  # noqa: RUF012 - spaCy's own form
        NORM: norm_form,
        SHAPE: shape_form,
        PREFIX: prefix_form,
        SUFFIX: suffix_form,
        LIKE_NUM: like_number,
    }
    writing_system = {"direction": "ltr", "has_case": True, "has_letters": True}  # noqa: RUF012


@registry.languages("enbn")
class ElectionNews(Language):  # type: ignore[no-untyped-call]
    """English and Bengali election news."""

    lang = "enbn"
    Defaults = ElectionDefaults


@lru_cache(maxsize=CACHE_SIZE)
def latin_key(norm: str) -> str:
    """The phonetic key of a word, in which both scripts meet."""
    return phonetic_key(norm)


def _register() -> None:
    if not Token.has_extension("latin_key"):
        Token.set_extension("latin_key", getter=lambda token: latin_key(token.norm_))


_register()
