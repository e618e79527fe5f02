"""Tables set cell by cell, a line each, or run into one line: each row is one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

_NEW_LINE = re.compile(r"[\n\r\u2028\u0085]")
_FEWEST_ROWS, _FEWEST_CELLS = 2, 2
_LONGEST_CELL = 3
"""Tokens of a cell without an entity, signs aside, at most: a serial number, a share, a word."""
_SEAT, _NAMES = "CONSTITUENCY", ("CANDIDATE", "PARTY")
_LONGEST_ROW = 16
"""Tokens from one seat to the next in a table run into one line, at most."""
_FEWEST_OPEN = 2
"""Borders between rows that no bracket closes, at least."""
_ROW_ENDS = ("PARTY", "VOTE_COUNT", "MARGIN")
"""Labels of what may close a row of such a table, beside brackets."""


def breaks_line(token: Token) -> bool:
    """Whether a blank token holds the end of a line."""
    return token.is_space and bool(_NEW_LINE.search(token.text))


class _Cell(NamedTuple):
    """A line with one entity, its label, or with next to nothing: ""; and the blank token that ends it."""

    label: str
    serial: bool
    end: int


def inner_breaks(doc: Doc) -> set[int]:
    """Indices of the blank tokens that part two cells of one row of a table.

    A table is a run of lines of one entity each, in which every row has one seat and a name, and the rows begin alike.
    """
    found: set[int] = set()
    for run in _runs(doc):
        rows = _rows(run)
        if len(rows) >= _FEWEST_ROWS and all(map(_is_row, rows)):
            found |= {cell.end for row in rows for cell in row[:-1]}
    return found


def _runs(doc: Doc) -> Iterator[list[_Cell]]:
    """Cells in lines one after the other."""
    run: list[_Cell] = []
    for start, end in _lines(doc):
        cell = _cell(doc, start, end)
        if cell is not None:
            run.append(cell)
        elif run:
            yield run
            run = []
    yield run


def _lines(doc: Doc) -> Iterator[tuple[int, int]]:
    """First token of each line, and the blank token behind it or the end of the Doc."""
    ends = [token.i for token in doc if breaks_line(token)]
    starts = [0, *(end + 1 for end in ends)]
    return (line for line in zip(starts, [*ends, len(doc)], strict=True) if line[0] < line[1])


def _cell(doc: Doc, start: int, end: int) -> _Cell | None:
    if end - start > 2 * _LONGEST_CELL + _longest(doc, start):
        return None
    words = [token for token in doc[start:end] if not (token.is_space or token.is_punct or token.text == "|")]
    labels = [token.ent_type_ for token in words]
    begun = sum(token.ent_iob_ == "B" for token in words)
    if begun == 1 and all(labels):
        return _Cell(labels[0], False, end)
    if begun or any(labels) or len(words) > _LONGEST_CELL:
        return None
    return _Cell("", len(words) == 1 and words[0].like_num, end)


def _longest(doc: Doc, start: int) -> int:
    """Tokens of the entity at the head of a line, the sign before it aside."""
    ent = next((token for token in doc[start : start + 2] if token.ent_iob_ == "B"), None)
    if ent is None:
        return 0
    return next((i for i in range(ent.i + 1, len(doc)) if doc[i].ent_iob_ != "I"), len(doc)) - ent.i


def _rows(run: list[_Cell]) -> list[list[_Cell]]:
    """The rows of a run: from serial number to serial number, else from one label that comes first to the next."""
    named = [number for number, cell in enumerate(run) if cell.label]
    if not named:
        return []
    first = named[0]
    if first and run[first - 1].serial:
        starts = [number for number, cell in enumerate(run) if cell.serial and number + 1 in named]
    else:
        starts = [number for number in named if run[number].label == run[first].label]
    rows = [run[low:high] for low, high in pairwise([*starts, len(run)])]
    common = min(map(_trailing, rows))
    return [row[: len(row) - _trailing(row) + common] for row in rows]


def _trailing(row: list[_Cell]) -> int:
    """Cells behind the last entity of a row: those that not every row has are none of the table's."""
    return next(number for number, cell in enumerate(reversed(row)) if cell.label)


def _is_row(row: list[_Cell]) -> bool:
    labels = [cell.label for cell in row]
    return len(row) >= _FEWEST_CELLS and labels.count(_SEAT) == 1 and any(name in labels for name in _NAMES)


def run_on_rows(doc: Doc) -> set[int]:
    """First tokens of the rows of tables that run on in one line: "S X (P) T Y (Q)", each seat right before a name.

    A row ends with a bracket, or with a party or a figure where three rows or more do; nothing parts it from the next.
    """
    rows = [seat for seat, name in pairwise(doc.ents) if _opens_row(seat, name, doc)]
    joined = [pair for pair in pairwise(rows) if _follows(*pair, doc)]
    if len(joined) < _FEWEST_OPEN and not all(doc[second.start - 1].is_bracket for _, second in joined):
        return set()
    return {seat.start for pair in joined for seat in pair}


def _opens_row(seat: Span, name: Span, doc: Doc) -> bool:
    """A seat and a candidate side by side, at most a title between them."""
    gap = doc[seat.end : name.start]
    return (seat.label_, name.label_) == (_SEAT, "CANDIDATE") and len(gap) < 2 and not any(map(_is_sign, gap))


def _follows(first: Span, second: Span, doc: Doc) -> bool:
    """Whether the row of the second seat comes right behind that of the first."""
    last = doc[second.start - 1]
    between = doc[first.end : second.start]
    closed = last.is_bracket or last.ent_type_ in _ROW_ENDS
    return closed and len(between) <= _LONGEST_ROW and not any(map(breaks_line, between))


def _is_sign(token: Token) -> bool:
    return token.is_punct or token.is_space
