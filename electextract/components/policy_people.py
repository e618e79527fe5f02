"""Where the names of candidates begin and end, and which are believed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Span, Token

from electextract.components.policy_bystanders import is_bystander, only_mentioned
from electextract.components.policy_told import is_initials
from electextract.components.policy_words import PolicyWords, bengali_initials, frequent_words, title_ends
from electextract.extensions import GAZETTEER
from electextract.gazetteers.entries import fold_name
from electextract.gazetteers.forms import analyses
from electextract.gazetteers.persons import person_rank, whole_rank

_DASHES = ("-", "–", "—")
LEAST_NAME = 3
_FULL = 2
"""Words of a full name, at least."""
QUOTE_REACH = 6
"""Tokens within which a quotation mark that opens a nickname is closed."""


def trimmed_names(names: Iterable[Span], words: PolicyWords) -> Iterator[Span]:
    """Names without titles and small words before them, and without what stands behind a dash."""
    for ent in names:
        start, end = ent.start, ent.end
        dash = next((token.i for token in ent if token.is_punct and token.whitespace_ and token.i > start), None)
        end = dash if dash is not None and _parts(ent.doc[dash], ent.label_) else end
        while (
            end - 1 > start
            and ent.doc[end - 1].is_punct
            and not ent.doc[end - 1].is_quote
            and ent.doc[end - 1].text not in ")."
        ):
            end -= 1
        if ent.label_ == "CANDIDATE":
            start, end = _own_words(ent.doc, start, end, words)
        if start < end:
            yield Span(ent.doc, start, end, ent.label_)


def _parts(dash: Token, label: str) -> bool:
    """A dash that ends a name: with a space on both sides, or with no word of a person's name behind it.

    No name of a seat goes on with a number in words.
    """
    if dash.doc[dash.i - 1].whitespace_:
        return True
    following = dash.doc[dash.i + 1] if dash.i + 1 < len(dash.doc) else None
    if label == "CONSTITUENCY":
        return following is not None and following.like_num and not following.norm_.isdigit()
    return (
        label == "CANDIDATE"
        and dash.text in _DASHES
        and dash.i + 1 < len(dash.doc)
        and not like_name(dash.doc[dash.i + 1])
    )


def _own_words(doc: Doc, start: int, end: int, words: PolicyWords) -> tuple[int, int]:
    """A name without its titles and the symbol behind it, with its initials and the unknown word that ends it."""
    start += end - start > _FULL and _is_state(doc, start)
    while end - start > _FULL and _stands_in_place(doc[end - 1]):
        end -= 1
    end = _with_last(doc, start, end, words)
    end = _within_genitive(doc, start, _without_symbol(doc, start, end, words), words)
    while start < end - 1 and (_is_title(doc[start], words) or "plain_ends" in words.starts.get(start, ())):
        start += 1
    while start < end - 1 and "plain_ends" in words.starts.get(end - 1, ()):
        end -= 1
    return _with_initials(doc, start, words), end


def _is_state(doc: Doc, index: int) -> bool:
    """Whether one word is the name of a state, as papers write it before a politician's name."""
    return any(
        span.label_ == "STATE" and (span.start, span.end) == (index, index + 1) for span in doc.spans.get(GAZETTEER, ())
    )


def _stands_in_place(token: Token) -> bool:
    """A word of no known name in the locative, as no name stands, and nowhere else in the article."""
    if whole_rank(token.text) or not any(form.case == "locative" for form in analyses(token.text)[1:]):
        return False
    return sum(other.norm == token.norm for other in token.doc) == 1


def _with_last(doc: Doc, start: int, end: int, words: PolicyWords) -> int:
    """Where a name ends, with one more word before a verb of polling: one in no list that stands in no case."""
    if end - start < _FULL or end + 1 >= len(doc) or doc[end].is_ascii:
        return end
    if "polled_after" not in words.after(end + 1) and doc[end + 1].text != "(":
        return end
    last = doc[end]
    known = end in words.starts or last.like_num or last.is_punct or last.is_space or last.norm_ in frequent_words()
    plain = len(last) > LEAST_NAME and not known and not _is_listed(last) and not analyses(last.text)[1:]
    return end + 1 if plain else end


def _within_genitive(doc: Doc, start: int, end: int, words: PolicyWords) -> int:
    """Where a name ends that owns what follows: X's mother, X's votes; a known word of names is no such thing."""
    for at in range(start, end - 1):
        kin = not {"kin", "gained"}.isdisjoint(words.starts.get(at + 1, ()))
        if (kin or not (like_name(doc[at + 1]) or doc[at + 1].is_punct)) and _owns(doc[at], sure=kin):
            return at + 1
    return end


def _owns(token: Token, *, sure: bool) -> bool:
    """A genitive that no name is; its one-letter ending, which names have too, counts where `sure`."""
    forms = [form for form in analyses(token.text) if form.case == "genitive"]
    return not whole_rank(token.text) and any(sure or len(token) - len(form.stem) > 1 for form in forms)


def _without_symbol(doc: Doc, start: int, end: int, words: PolicyWords) -> int:
    """Where a name ends that an election symbol follows: "X star symbol"."""
    nouns = [at for at in range(start, end + 1) if "symbol_noun" in words.starts.get(at, ())]
    if nouns and nouns[0] > start and not like_name(doc[nouns[0] - 1]):
        end = nouns[0] - 1
    called = [at for at, _ in words.found.get("symbols", ()) if start <= at < end and _is_called(at, words)]
    symbols = [at for at in range(start, end) if "symbols" in words.starts.get(at, ()) and not like_name(doc[at])]
    return min([end, *symbols, *called])


def _is_called(start: int, words: PolicyWords) -> bool:
    """A symbol of several words with the word for symbols behind it: "golden fibre symbol"."""
    ends = [end for at, end in words.found.get("symbols", ()) if at == start and end - at > 1]
    return any("symbol_noun" in words.starts.get(end, ()) for end in ends)


def _with_initials(doc: Doc, start: int, words: PolicyWords) -> int:
    """Where a name begins, with the bare initials before it: two or more, or one that is no word."""
    if _has_alias(doc, start, words):
        return start - 1
    first = start
    while first > 0 and len(doc[first - 1]) == 1 and doc[first - 1].is_ascii and doc[first - 1].is_upper:
        first -= 1
    if not doc[start].is_ascii and doc[start].norm_ in bengali_initials():
        while first > 0 and doc[first - 1].norm_ in bengali_initials():
            first -= 1
        return first
    if first == start and first > 0 and is_initials(doc[first - 1], words) and not _is_listed(doc[first - 1]):
        return first - 1
    return start if first == start - 1 and "single_letter" in words.starts.get(first, ()) else first


def _has_alias(doc: Doc, start: int, words: PolicyWords) -> bool:
    """Whether one word more stands between a name and the word for an alias before it."""
    word = start > 1 and not (doc[start - 1].is_punct or doc[start - 1].is_space)
    return word and "alias" in words.ends.get(start - 1, ())


def _is_listed(token: Token) -> bool:
    return any(span.start <= token.i < span.end for span in token.doc.spans.get(GAZETTEER, ()))


def cut_at_seats(names: Iterable[Span], seats: list[Span]) -> Iterator[Span]:
    """Candidates cut off where a sure seat begins."""
    starts = {seat.start for seat in seats}
    for ent in names:
        cut = next((token.i for token in ent if token.i in starts and token.i > ent.start), None)
        yield ent if cut is None or ent.label_ != "CANDIDATE" else Span(ent.doc, ent.start, cut, ent.label_)


def _is_title(token: Token, words: PolicyWords) -> bool:
    """What stands before a name: a title, a word in lower case, a sign that the word before ends in."""
    if token.is_quote and not any(other.is_quote for other in token.doc[token.i + 1 : token.i + QUOTE_REACH]):
        return True
    plain = token.is_ascii and token.is_alpha and token.is_lower
    return plain or "titles" in words.starts.get(token.i, set()) or token.norm_.endswith(title_ends())


def believed_people(names: list[Span], parties: list[Span], words: PolicyWords) -> Iterator[Span]:
    """Candidates whose name has a word of a known name, a capital, a party beside it, or a fuller form elsewhere."""
    people = [ent for ent in names if ent.label_ == "CANDIDATE"]
    beside = {index for party in parties for index in (party.start - 1, party.start - 2, party.end, party.end + 1)}
    known = {word for ent in people if _has_name(ent) or len(ent) > 1 for word in _stems(ent)}
    aside = only_mentioned(people, words)
    openings = tuple(word for word in known if len(word) >= LEAST_NAME)
    for ent in people:
        told = bool({ent.start, ent.end - 1} & beside) or any(
            fold_name(token.text).startswith(openings) for token in ent
        )
        plain = any("never_name" in words.starts.get(token.i, ()) for token in ent if len(token) > 1)
        plain = plain or "leads_party" in words.starts.get(ent.end, ()) or _is_gained(ent, people, words)
        plain = plain or _is_office(ent, people, words) or _is_quoted(ent) or is_bystander(ent, words)
        plain = plain or ent.start in aside
        plain = plain or (len(ent) == 1 and "kin" in words.starts.get(ent.start, ())) or _is_phrase(ent, words)
        if (_has_name(ent) or told) and not plain and not _names_place(ent, names):
            yield ent


def _is_office(ent: Span, people: list[Span], words: PolicyWords) -> bool:
    """The end of an office's name: words of no known name, a title behind them and another person behind that."""
    known = any(person_rank(token.text) for token in ent)
    titled = not known and ent[0].is_ascii and "titles" in words.starts.get(ent.end, ())
    return titled and any(other.start == ent.end + 1 for other in people)


def _is_quoted(ent: Span) -> bool:
    """One word in quotation marks of its own."""
    doc = ent.doc
    inside = len(ent) == 1 and ent.start > 0 and ent.end < len(doc)
    return inside and doc[ent.start - 1].is_quote and doc[ent.end].is_quote and not doc[ent.start - 1].whitespace_


def _is_gained(ent: Span, people: list[Span], words: PolicyWords) -> bool:
    """“The P's victory", where victory is a word of names as well, but of no fuller name of the article."""
    alone = len(ent) == 1 and "gained" in words.starts.get(ent.start, ())
    return alone and not any(len(other) > 1 and any(token.text == ent.text for token in other) for other in people)


def _names_place(ent: Span, names: list[Span]) -> bool:
    """One word that is a seat elsewhere in the article, and no word of anybody's fuller name."""
    alike = [other for other in names if len(ent) == 1 and any(token.text == ent.text for token in other)]
    fuller = any(other.label_ == "CANDIDATE" and len(other) > 1 for other in alike)
    return not fuller and any(other.label_ == "CONSTITUENCY" and other.text == ent.text for other in alike)


def _is_phrase(ent: Span, words: PolicyWords) -> bool:
    """Words of Bengali, one of the language's most frequent among them, and none that is of names alone."""
    if len(ent) == 1:
        return "plain_ends" in words.starts.get(ent.start, ())
    frequent = [token.norm_ in frequent_words() for token in ent if not token.is_punct]
    named = any(person_rank(token.text) and token.norm_ not in frequent_words() for token in ent)
    return len(frequent) > 1 and any(frequent) and not named


def _has_name(ent: Span) -> bool:
    if ent.text[0].isascii():
        return any(token.is_title or token.is_upper for token in ent)
    return any(person_rank(token.text) for token in ent)


def _stems(ent: Span) -> set[str]:
    return {fold_name(form.stem) for token in ent for form in analyses(token.text)}


def like_name(token: Token) -> bool:
    """A word with a capital, or a Bengali one that is known from names."""
    if token.is_ascii:
        return token.is_alpha and (token.is_title or token.is_upper)
    return person_rank(token.text) > 0
