"""Sentence boundaries after the entities: no boundary ever cuts one.

A sentence begins after an end mark, after a blank line, on a new line unless the text is wrapped, and
before a list bullet; a row of a table is one sentence, also where its cells have a line each or
the rows run on in one line. The tokenizer leaves full stops of abbreviations and initials inside their tokens.
"""

from __future__ import annotations

import re
from functools import cache

import numpy
from spacy.attrs import SENT_START  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.tokens import Doc, Token

from electextract.components.cells import breaks_line, inner_breaks, run_on_rows
from electextract.languages import languages, listed, table

WRAP_WIDTHS = range(40, 121)
"""Characters of a line that may have been broken in the middle of a sentence."""

_BLANK_LINE = re.compile(r"\n\s*\n|\r\s*\r|\u2029")


@Language.factory(
    "election_sentences", requires=["doc.ents"], assigns=["token.is_sent_start", "doc.sents"], retokenizes=False
)
def make_sentences(nlp: Language, name: str) -> ElectionSentences:  # noqa: ARG001 - spaCy's signature
    """The factory of the component `election_sentences`."""
    return ElectionSentences()


class ElectionSentences:
    """Sets `token.is_sent_start` for every token of a Doc."""

    def __call__(self, doc: Doc) -> Doc:
        """The Doc with a boundary or none at every token."""
        flags = numpy.full((len(doc), 1), -1, dtype="int64")
        flags[sorted(self.find_starts(doc)) if len(doc) else []] = 1
        # all at once: spaCy searches the whole Doc for a parse at each single `token.is_sent_start = …`
        return doc.from_array([SENT_START], flags.astype("uint64"))  # type: ignore[arg-type]

    def find_starts(self, doc: Doc) -> set[int]:
        """Indices of the tokens that begin a sentence; 0 is always one of them."""
        starts, breaks, bullets = {0} | run_on_rows(doc), _line_breaks(doc) - inner_breaks(doc), _signs("bullets")
        broken = False  # a line break that counts since the last word
        for token in doc:
            if token.is_space:
                broken = broken or token.i in breaks
                continue
            if (broken or token.text in bullets or _ended(token)) and token.ent_iob_ != "I":
                starts.add(token.i)
            broken = False
        return starts


# -- lines ----------------------------------------------------------------------------------------


def _line_breaks(doc: Doc) -> set[int]:
    """Indices of the blank tokens that end a sentence: blank lines, and single breaks unless the text is wrapped."""
    breaks: set[int] = set()
    block: list[tuple[Token, int]] = []  # single breaks since the last blank line, with the width of their line
    start = 0
    for token in doc:
        if not breaks_line(token):
            continue
        if _BLANK_LINE.search(token.text):
            breaks |= {token.i} | _block_breaks(block)
            block = []
        else:
            block.append((token, token.idx - start))
        start = token.idx + len(token)
    return breaks | _block_breaks(block)


def _block_breaks(block: list[tuple[Token, int]]) -> set[int]:
    """Where lines of one block go on in lower case, its long lines are taken as wrapped too."""
    wrapped = any(_goes_on(space) for space, _ in block)
    return {space.i for space, width in block if not (_goes_on(space) or (wrapped and width in WRAP_WIDTHS))}


def _goes_on(space: Token) -> bool:
    last = space.i + 1 == len(space.doc)
    return not last and (_lower(space.nbor(1)) or (space.i > 0 and space.nbor(-1).text == ","))


def _lower(token: Token) -> bool:
    return token.text[0].islower()


# -- end marks ------------------------------------------------------------------------------------


def _ended(token: Token) -> bool:
    """Whether the sentence before this token is over."""
    mark = _mark_before(token)
    if mark is None or _follows_on(token):
        return False
    text = mark.text
    if text in _signs("ellipses") or text in _signs("closing_abbreviations"):
        return _capital(token)
    if text in _signs("number_abbreviations"):
        return not token.like_num
    if text in _signs("glued_ends"):
        return _touches_word(mark)
    if text == ".":
        return not (_numbers_item(mark) or _splits_number(mark, token))
    return text in _signs("sentence_ends") or _closing_initial(mark, token)


def _follows_on(token: Token) -> bool:
    """A sign that belongs to the sentence before it, or a word in lower case."""
    return _lower(token) or token.text in _following_signs() or _closing_quote(token)


@cache
def _following_signs() -> frozenset[str]:
    return _signs("sentence_ends") | _signs("ellipses") | _signs("carriers") | _signs("closers")


def _mark_before(token: Token) -> Token | None:
    """The last token before this one that is neither blank nor closing quote or bracket, if it is no plain word."""
    for index in range(token.i - 1, -1, -1):
        before = token.doc[index]
        if not (before.is_space or before.text in _signs("closers") or _closing_quote(before)):
            return None if before.text.isalpha() else before
    return None


def _closing_quote(token: Token) -> bool:
    """A plain quotation mark that touches the token before it."""
    return token.text in _signs("plain_quotes") and token.i > 0 and not _blank_before(token)


def _blank_before(token: Token) -> bool:
    before = token.nbor(-1)
    return bool(before.whitespace_) or before.is_space


def _capital(token: Token) -> bool:
    return not token.is_punct and not token.is_digit and not _lower(token)


def _numbers_item(mark: Token) -> bool:
    """The full stop of "1. Nandigram" at the head of a line."""
    if mark.i == 0 or not mark.nbor(-1).is_digit:
        return False
    return mark.i == 1 or breaks_line(mark.nbor(-2))


def _splits_number(mark: Token, token: Token) -> bool:
    """A full stop between two numbers that touch it."""
    glued = mark.i + 1 == token.i and not mark.whitespace_
    return glued and token.like_num and mark.i > 0 and mark.nbor(-1).like_num


def _touches_word(mark: Token) -> bool:
    return mark.i > 0 and not _blank_before(mark) and bool(_glued_letters().search(mark.nbor(-1).text))


def _closing_initial(mark: Token, token: Token) -> bool:
    """An initial that ends an entity ("lost to Rajan K. The …"): the next word is outside and capital."""
    if not mark.text.endswith(".") or not mark.ent_type_ or token.ent_type_:
        return False
    return mark.text not in _signs("abbreviations") and token.text[0].isupper()


@cache
def _signs(key: str) -> frozenset[str]:
    return frozenset(listed("characters", key))


@cache
def _glued_letters() -> re.Pattern[str]:
    tables = [table(code, "characters") for code in languages()]
    return re.compile("[" + "".join(words["letters"] for words in tables if "glued_ends" in words) + "]")
