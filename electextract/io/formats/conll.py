"""CoNLL-2003: a word a line with its tag last, a blank line after a sentence, -DOCSTART- before an article.

Written are four columns: word, `-X-`, what stands after the word, tag (IOB2). The third column is in the spelling
of UDPipe's MISC field (https://ufal.mff.cuni.cz/udpipe/2/users-manual), `_` for one blank, so that the text comes
back letter by letter. Read are two columns or more with IOB1, IOB2, BILUO or IOBES tags, and sentences a line with
`word|TAG`; where the blanks of the text are not told, words are put together with one blank. Only text and
entities fit into the format.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from electextract.errors import ElectextractError, place, shorten
from electextract.io.formats.blanks import NO_BLANK, ONE_BLANK, blank_column, is_blank_column, read_blanks
from electextract.io.formats.foreign import Article, ForeignArticle, ForeignSpan, Source, text_of
from electextract.io.formats.words import make_doc

if TYPE_CHECKING:
    from spacy.tokens import Token

HEAD = "-DOCSTART- -X- O O"
TAG = re.compile(r"O|([BILUESM])-(\S+)")

_BEGINS = "BUS"
_ENDS = "LUE"
_FILLER = "-X-"


@dataclass(slots=True)
class _Words:
    """The words of one article with their tags, and where they stand in the file."""

    line: int
    words: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    blanks: list[str] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)

    def add(self, columns: list[str], line: int) -> None:
        self.words.append(columns[0])
        self.tags.append(columns[-1])
        self.blanks.append(columns[2] if len(columns) == 4 and is_blank_column(columns[2]) else ONE_BLANK)
        self.lines.append(line)

    @property
    def tell_blanks(self) -> bool:
        """Whether the file says what stands between the words: then it says it of the last one too."""
        return self.blanks[-1] != ONE_BLANK


def read(content: str, source: Source) -> Iterator[ForeignArticle]:
    """Every article, in order; without -DOCSTART- the file is one.

    Raises:
        ElectextractError: code `conll`, with file and line, for a line without a tag.
    """
    guessed = False
    for number, words in enumerate(_articles(content, source), start=1):
        spot = place(source.name, words.line)
        guessed = guessed or not words.tell_blanks
        try:
            text, spans = _assemble(words, source.name)
            yield ForeignArticle(
                spot, text_of({"text": text}, "text", spot), spans, more={"id": source.article_id(number)}
            )
        except ElectextractError as error:
            source.on_error(error)
    if guessed:
        what = "the file does not tell the blanks of the text; words are put together with one blank"
        source.notice(f"{source.name}: {what}, and offsets refer to that")


def _articles(content: str, source: Source) -> Iterator[_Words]:
    words = _Words(1)
    for number, line in enumerate(content.split("\n"), start=1):
        if line.startswith("-DOCSTART-"):
            if words.words:
                yield words
            words = _Words(number)
        else:
            _add_line(words, line, number, source)
    if words.words:
        yield words


def _add_line(words: _Words, line: str, number: int, source: Source) -> None:
    rows = split_line(line)
    if rows is None:
        what = f"{shorten(line)} has no tag (O, B-PARTY, I-PARTY …) in its last column"
        raise ElectextractError("conll", f"{place(source.name, number)}: {what}; give CoNLL-2003 or word|TAG lines")
    for columns in rows:
        words.add(columns, number)


def split_line(line: str) -> list[list[str]] | None:
    """Word, other columns and tag of each word of a line: none for a blank or comment line, None for a wrong one."""
    columns = line.split()
    if not columns:
        return []
    if len(columns) > 1 and TAG.fullmatch(columns[-1]):
        return [columns]
    piped = [column.split("|") for column in columns]
    if all(len(parts) > 1 and TAG.fullmatch(parts[-1]) for parts in piped):
        return piped
    return [] if line.startswith("# ") else None


def _assemble(words: _Words, name: str) -> tuple[str, tuple[ForeignSpan, ...]]:
    """The text, and the entities that the tags mark in it."""
    pieces: list[str] = []
    places: list[tuple[int, int]] = []
    length = 0
    columns = words.blanks if words.tell_blanks else [*words.blanks[:-1], NO_BLANK]
    for word, column in zip(words.words, columns, strict=True):
        before, after = read_blanks(column)
        places.append((length + len(before), length + len(before) + len(word)))
        pieces += [before, word, after]
        length += len(before) + len(word) + len(after)
    spans = (
        ForeignSpan(places[first][0], places[end][1], label, place=place(name, words.lines[first]))
        for first, end, label in _marked(words.tags)
    )
    return "".join(pieces), tuple(spans)


def _marked(tags: list[str]) -> Iterator[tuple[int, int, str]]:
    """First and last word and label of each entity."""
    first, previous = None, "O"
    for number, (tag, following) in enumerate(pairwise([*tags, "O"])):
        if tag != "O":
            first = number if first is None or _starts(tag, previous) else first
            if following == "O" or _starts(following, tag):
                yield first, number, tag[2:]
                first = None
        previous = tag


def _starts(tag: str, previous: str) -> bool:
    """Whether an entity begins at `tag`."""
    return tag[0] in _BEGINS or previous == "O" or previous[0] in _ENDS or tag[2:] != previous[2:]


def write(articles: Iterable[Article]) -> Iterator[str]:
    """Every article with its -DOCSTART- line."""
    for article in articles:
        yield f"{HEAD}\n\n"
        yield from _lines(article)


def _lines(article: Article) -> Iterator[str]:
    from electextract.components.sentences import ElectionSentences

    text = article["text"]
    doc = make_doc(text)
    found = (doc.char_span(ent["start"], ent["end"], label=ent["label"]) for ent in article.get("entities") or [])
    doc.set_ents([span for span in found if span], default="outside")
    starts = ElectionSentences().find_starts(doc)
    words = [token for token in doc if not token.is_space]
    following = [*(token.idx for token in words[1:]), len(text)]
    for number, (token, then) in enumerate(zip(words, following, strict=True)):
        after = text[token.idx + len(token) : then]
        column = blank_column("" if number else text[: token.idx], after, explicit=then == len(text))
        head = "\n" if number and token.i in starts else ""
        yield f"{head}{token.text}\t{_FILLER}\t{column}\t{_tag(token)}\n"
    yield "\n"


def _tag(token: Token) -> str:
    return f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O"


def unheld_keys(article: Article) -> list[str]:
    """Names of the filled keys that the format does not hold."""
    keys = {key for key, value in article.items() if key not in ("text", "entities") and value not in (None, [], "")}
    own = ("text", "start", "end", "label")
    ents = article.get("entities") or []
    keys |= {f"entities.{key}" for ent in ents for key in ent if key not in own and ent[key] is not None}
    return sorted(keys)
