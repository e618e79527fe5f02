"""Candidates whom the NER left out, though the words beside their names say that they contest."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from electextract.components.policy_words import PolicyWords, title_ends
from electextract.extensions import GAZETTEER, NUMBERS
from electextract.gazetteers.entries import fold_name
from electextract.gazetteers.forms import analyses, base_form
from electextract.gazetteers.persons import person_rank, whole_rank

LEAST_NAME = 3
LONGEST_NAME = 5
"""Words of a name that the NER left out, at most."""
_NO_NAME = frozenset({"titles", "never_name", "abbreviation", "single_letter"})
_NAMES_TOO = frozenset({"symbols", "cities"})
"""Lists some of whose words are words of names as well."""
APPOSITION_REACH = 14
"""Tokens of a description between commas behind a name, at most."""
FIGURE_REACH = 3
"""Tokens between a verb of polling and the votes polled, at most."""


def told_people(doc: Doc, names: list[Span], words: PolicyWords) -> Iterator[Span]:
    """Full names that the NER left out beside a word of victory or defeat, a party in brackets, or votes polled.

    And the one full form of a candidate whom the NER found by one word alone: the surname in Latin letters, else
    the first name.
    """
    taken = {token.i for span in [*names, *doc.spans.get(GAZETTEER, ())] for token in span}
    runs = list(_runs(doc, taken.union(_symbols(words)), words))
    yield from (run for run in runs if _is_told(run, words))
    yield from _fuller_people(doc, names, words)
    yield from _called_people(doc, taken, words)


def _symbols(words: PolicyWords) -> Iterator[int]:
    """The tokens of election symbols that a word for symbols follows."""
    for start, end in words.found.get("symbols", ()):
        if "symbol_noun" in words.starts.get(end, ()):
            yield from range(start, end)


def _runs(doc: Doc, taken: set[int], words: PolicyWords) -> Iterator[Span]:
    """Words of a name in a row, two or more, behind a title or half of them at least known from names."""
    start = 0
    for index in range(len(doc) + 1):
        if index < len(doc) and index not in taken and _may_name(doc[index], words):
            continue
        if 1 < index - start <= LONGEST_NAME:
            run = doc[start:index]
            known = sum(_is_initial(token) or person_rank(token.text) > 0 for token in run)
            told = any(len(token) >= LEAST_NAME and person_rank(token.text) for token in run)
            titled = start > 0 and "titles" in words.starts.get(start - 1, ()) and run[0].is_ascii
            if (titled or (2 * known >= len(run) and told)) and _is_plain(run) and _is_bounded(run, taken, words):
                yield Span(doc, start, index, "CANDIDATE")
        start = index + 1


def _may_name(token: Token, words: PolicyWords) -> bool:
    """A word with a capital that is neither a title nor one that names never have; in Bengali a known word of names."""
    if not _NO_NAME.isdisjoint(words.starts.get(token.i, ())):
        return False
    if not token.is_ascii or token.is_space:
        plain = words.starts.get(token.i, set()) <= _NAMES_TOO
        return plain and (_is_known(token) or _is_between(token, words))
    return _is_initial(token) or (token.is_alpha and token.is_title and len(token) > 1)


def _is_known(token: Token) -> bool:
    return not (token.is_punct or token.is_space or token.like_num) and person_rank(token.text) > 0


def _is_between(token: Token, words: PolicyWords) -> bool:
    """A space too many, or one word that no name is known to have, between words of names."""
    beside = [token.doc[at] for at in (token.i - 1, token.i + 1) if 0 <= at < len(token.doc)]
    loose = (token.is_space and "\n" not in token.text) or not (token.is_space or token.is_punct or token.like_num)
    return (
        loose
        and len(beside) == 2
        and all(not other.is_ascii and _is_known(other) and other.i not in words.starts for other in beside)
    )


def _is_initial(token: Token) -> bool:
    """K, K., J.C., DK."""
    return token.text.replace(".", "").isalpha() and token.is_upper and len(token.text.replace(".", "")) <= LEAST_NAME


def _is_plain(run: Span) -> bool:
    """In a script without capitals: no word but the last stands in a case that no name has."""
    return run[0].is_ascii or all(whole_rank(token.text) or not analyses(token.text)[1:] for token in run[:-1])


def _is_bounded(run: Span, taken: set[int], words: PolicyWords) -> bool:
    """Whether the word before a name is known to be none of it, where no capital tells."""
    before = run.doc[run.start - 1] if run.start > 0 else None
    if run[0].is_ascii or before is None or before.i in taken:
        return True
    plain = before.is_punct or before.is_space or before.like_num
    known = run.start in words.ends or before.i in words.starts or before.norm_.endswith(title_ends())
    return plain or known


def _is_told(run: Span, words: PolicyWords) -> bool:
    after = words.starts.get(run.end, set())
    if "result_after" in after or "result_before" in words.ends.get(_described_from(run, words), ()):
        return True
    if _before_symbol(run, words):
        return True
    if "result_after" in words.starts.get(_behind_apposition(run), ()):
        return True
    figures = {span.start for span in run.doc.spans.get(NUMBERS, ()) if span.label_ == "count"}
    return "polled_after" in after and not figures.isdisjoint(range(run.end + 1, run.end + 1 + FIGURE_REACH))


def _before_symbol(run: Span, words: PolicyWords) -> bool:
    """A name with its election symbol behind it: "X boat symbol", "X (boat)"."""
    bracketed = run.end < len(run.doc) and run.doc[run.end].text in ("(", "[")
    symbol = run.end + bracketed
    ends = {end for start, end in words.found.get("symbols", ()) if start == symbol}
    return bool(ends) and (bracketed or any("symbol_noun" in words.starts.get(end, ()) for end in ends))


def _behind_apposition(run: Span) -> int:
    """The token behind a description that two commas part from the name: X, son of Y, lost."""
    doc = run.doc
    if run.end < len(doc) and doc[run.end].text == ",":
        for token in doc[run.end + 1 : run.end + APPOSITION_REACH]:
            if token.text in (",", "."):
                return token.i + 1 if token.text == "," else -1
    return -1


def _described_from(run: Span, words: PolicyWords) -> int:
    """Where the titles and the party before a name begin."""
    parties = {span.end: span.start for span in run.doc.spans.get(GAZETTEER, ()) if span.label_ == "PARTY"}
    start = run.start
    while start > 0:
        if start in parties:
            start = parties[start]
        elif {"titles", "possessive", "joins"} & words.starts.get(start - 1, set()) or _is_office(run.doc[start - 1]):
            start -= 1
        else:
            return start
    return start


def _called_people(doc: Doc, taken: set[int], words: PolicyWords) -> Iterator[Span]:
    """“The P candidate NAME": a single word that is known from names."""
    parties = {span.end for span in doc.spans.get(GAZETTEER, ()) if span.label_ == "PARTY"}
    for start, end in words.found.get("candidate_noun", ()):
        alone = end + 1 >= len(doc) or not (end + 1 in taken or _may_name(doc[end + 1], words))
        name = end < len(doc) and end not in taken and end not in words.starts and _may_name(doc[end], words)
        if start in parties and alone and name and len(doc[end]) > LEAST_NAME and person_rank(doc[end].text):
            yield Span(doc, end, end + 1, "CANDIDATE")


def _is_office(token: Token) -> bool:
    """A compound title in one word."""
    return token.norm_.endswith(title_ends())


def _fuller_people(doc: Doc, names: list[Span], words: PolicyWords) -> Iterator[Span]:
    """The full form of a name of one word, where the article has one and no candidate found bears the word."""
    people = [ent for ent in names if ent.label_ == "CANDIDATE"]
    borne = {stem_of(token) for ent in people if len(ent) > 1 for token in ent}
    short = {stem_of(ent[0]) for ent in people if len(ent) == 1}
    listed = {token.i for span in doc.spans.get(GAZETTEER, ()) for token in span}
    found: dict[str, list[Span]] = {}
    for run in _runs(doc, listed, words):
        word = stem_of(run[-1] if run[0].is_ascii else run[0])
        if word in short and word not in borne:
            found.setdefault(word, []).append(run)
    for runs in found.values():
        if len({(*(token.norm_ for token in run[:-1]), stem_of(run[-1])) for run in runs}) == 1:
            yield from runs


def stem_of(token: Token) -> str:
    """A word of a name without its ending, as names are compared."""
    return fold_name(base_form(token.text))


def is_initials(token: Token, words: PolicyWords) -> bool:
    """Capital letters written together right before a word of a name: BC Nagesh."""
    joined = token.is_ascii and token.is_alpha and token.is_upper and 1 < len(token) <= LEAST_NAME
    if not joined or token.i + 1 >= len(token.doc) or "abbreviation" in words.starts.get(token.i, ()):
        return False
    following = token.doc[token.i + 1]
    return following.is_title and following.is_alpha and person_rank(following.text) > 0
