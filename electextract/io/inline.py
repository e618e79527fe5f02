r"""Inline markup: articles as people write and read them, with the facts below each text.

    === en-001
    facts: invented
    published: 2024-11-23

    {C:Asha Rao} of the {P:BJP} won {S:Sitai} by over {M:1.3 lakh} votes.
    ---
    > Sitai | West Bengal | assembly | reported | declared | >=130000
    >> won | Asha Rao | BJP | 160000
    % BJP | West Bengal | assembly | reported | won=34 leading=2

`{C:…} {P:…} {S:…} {V:…} {M:…}` mark CANDIDATE, PARTY, CONSTITUENCY, VOTE_COUNT and MARGIN; a literal
brace is written `\{`, a backslash `\\`. A backslash at the start of a line keeps `---` or `=== ` in the text,
and alone it is an empty first or last line. A fact line has a contest (`>`: seat, state, house, election,
status, margin), one of its candidates (`>>`: outcome, name, party, votes) or a seat tally (`%`: party, scope,
house, election, counts). `-` stands for nothing said. Quantities: `5000` exact, `>=5000` at_least, `<=5000`
at_most, `~5000` about. Elections: `reported` or `earlier`, then a year, then `general` or `bypoll`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from electextract.errors import ElectextractError, OnError, place, raise_error, shorten
from electextract.figures import SIGNS

LABELS = {"C": "CANDIDATE", "P": "PARTY", "S": "CONSTITUENCY", "V": "VOTE_COUNT", "M": "MARGIN"}
LETTERS = {label: letter for letter, label in LABELS.items()}
QUALIFIERS = {sign: name for name, sign in SIGNS.items()}
HOUSES = ("assembly", "parliament", "local")
OUTCOMES = ("won", "lost", "leading", "trailing")
STATUSES = ("declared", "counting")
COUNTS = ("won", "leading", "contested")

_MARK = re.compile(r"\\([{}\\])|\{([A-Z]+):|([{}])")
_QUANTITY = re.compile(r"(>=|<=|~|)\s*([0-9]+)")
_PROTECTED = re.compile(r"\\(---\s*|=== .*|)")
_ELECTION = re.compile(r"(reported|earlier)(?:\s+(\d{4}))?(?:\s+(general|bypoll))?")

Article = dict[str, Any]
Fail = Callable[..., ElectextractError]
"""Makes the error for a message, and how many lines below the place it knows."""


def read_inline(source: str, *, name: str | None = None, on_error: OnError = raise_error) -> Iterator[Article]:
    """Articles of one inline file, in the one format (`Extraction.to_dict()` plus `text`).

    Args:
        source: the file's contents.
        name: the file's name, for messages.
        on_error: takes a mistake in one article, the others are read on; by default it is raised.

    Raises:
        ElectextractError: code `inline`, with file and line, at the first line that does not parse.
    """
    for block in _blocks(source, name, on_error):
        try:
            article = _read_block(block, name)
        except ElectextractError as error:
            on_error(error)
        else:
            yield article


def _blocks(source: str, name: str | None, on_error: OnError) -> Iterator[list[tuple[int, str]]]:
    """The numbered lines of each article."""
    block: list[tuple[int, str]] = []
    told = False
    for number, line in enumerate(source.split("\n"), start=1):
        if line.startswith("=== "):
            if block:
                yield block
            block = [(number, line)]
        elif block:
            block.append((number, line))
        elif line.strip() and not told:
            told = True
            on_error(_failure(name, number)(f'an article begins with "=== id", found {shorten(line)}'))
    if block:
        yield block


def mark_text(text: str, entities: list[dict[str, Any]]) -> str:
    """The text with its entities (`start`, `end`, `label`) marked inline; inverse of `parse_markup`."""
    pieces, last = [], 0
    for ent in sorted(entities, key=lambda ent: int(ent["start"])):
        pieces += [_escape(text[last : ent["start"]]), "{", LETTERS[ent["label"]], ":"]
        pieces += [_escape(text[ent["start"] : ent["end"]]), "}"]
        last = ent["end"]
    return "".join([*pieces, _escape(text[last:])])


def parse_markup(marked: str, fail: Fail | None = None) -> tuple[str, list[dict[str, Any]]]:
    """Plain text and its entities, with character offsets into that text, from marked text."""
    fail = fail or _failure(None, None)
    pieces: list[str] = []
    entities: list[dict[str, Any]] = []
    opened: tuple[str, int, int] | None = None
    length = last = 0
    for match in _MARK.finditer(marked):
        literal, letter, brace = match.groups()
        plain = marked[last : match.start()] + (literal or "")
        pieces.append(plain)
        length += len(plain)
        last = match.end()
        if letter and not opened:
            opened = (letter, length, match.start())
        elif brace == "}" and opened:
            entities.append(_entity("".join(pieces), opened, _below(fail, marked, opened[2])))
            opened = None
        elif not literal:
            what = "a mark inside a mark" if letter else "a stray brace, to be written with a backslash,"
            raise _below(fail, marked, match.start())(f"{what} at {shorten(marked[match.start() :], 30)}")
    if opened:
        raise _below(fail, marked, opened[2])(f"a mark is not closed: {shorten(marked[opened[2] :], 30)}")
    return "".join([*pieces, marked[last:]]), entities


def _entity(text: str, opened: tuple[str, int, int], fail: Fail) -> dict[str, Any]:
    """The entity that ends where `text` ends."""
    letter, start, _ = opened
    if letter not in LABELS:
        raise fail(f"unknown label {letter}; allowed: {', '.join(LABELS)}")
    span = text[start:]
    if not span or span != span.strip():
        raise fail(f"a marked span is empty or has blanks at its ends: {shorten(span)}")
    return {"text": span, "start": start, "end": len(text), "label": LABELS[letter]}


def _below(fail: Fail, marked: str, offset: int) -> Fail:
    """`fail` for what stands at `offset`, on its own line."""
    return lambda message: fail(message, marked.count("\n", 0, offset))


def read_quantity(cell: str) -> dict[str, Any]:
    """`>=5000` as {"value": 5000, "qualifier": "at_least"}."""
    match = _QUANTITY.fullmatch(cell.strip())
    if not match:
        raise ElectextractError("inline", f"no quantity: {shorten(cell)}; allowed: 5000, >=5000, <=5000, ~5000")
    return {"value": int(match[2]), "qualifier": QUALIFIERS[match[1]]}


def write_quantity(quantity: dict[str, Any] | None) -> str:
    """A quantity as a fact line writes it; `-` for none."""
    return "-" if quantity is None else f"{SIGNS[quantity.get('qualifier') or 'exact']}{quantity['value']}"


def _escape(text: str) -> str:
    return re.sub(r"([{}\\])", r"\\\1", text)


def _failure(name: str | None, line: int | None) -> Fail:
    return lambda message, below=0: ElectextractError("inline", f"{place(name, line and line + below)}: {message}")


def _read_block(block: list[tuple[int, str]], name: str | None) -> Article:
    article: Article = {"id": block[0][1][4:].strip()}
    lines = iter(block[1:])
    for number, line in lines:
        if not line.strip():
            break
        key, colon, value = line.partition(":")
        if not colon:
            raise _failure(name, number)(f'expected "key: value", found {shorten(line)}')
        article[key.strip()] = value.strip()
    body: list[str] = []
    start = end = block[0][0]
    for number, line in lines:
        start = start if body else number
        end = number
        if line.rstrip() == "---":
            break
        body.append(line)
    else:
        raise _failure(name, end)(f'article {article["id"]} has no line "---" between text and facts')
    marked = "\n".join(map(_bare_line, _trimmed(body)))
    article["text"], article["entities"] = parse_markup(marked, _failure(name, start))
    article["contests"], article["tallies"] = [], []
    for number, line in lines:
        if line.strip():
            _read_fact(article, line, _failure(name, number))
    return article


def _trimmed(lines: list[str]) -> list[str]:
    """Without the empty lines at both ends."""
    filled = [index for index, line in enumerate(lines) if line]
    return lines[filled[0] : filled[-1] + 1] if filled else []


def _bare_line(line: str) -> str:
    """A line of the text without the backslash that kept it one."""
    return line[1:] if _PROTECTED.fullmatch(line) else line


def _read_fact(article: Article, line: str, fail: Fail) -> None:
    sign, _, rest = line.strip().partition(" ")
    cells = [cell.strip() for cell in rest.split("|")]
    try:
        if sign == ">" and len(cells) == 6:
            article["contests"].append(_read_contest(cells))
        elif sign == ">>" and len(cells) == 4 and article["contests"]:
            article["contests"][-1]["candidates"].append(_read_candidate(cells))
        elif sign == "%" and len(cells) == 5:
            article["tallies"].append(_read_tally(cells))
        else:
            raise ElectextractError("inline", f'no fact line with 6 (">"), 4 (">>") or 5 ("%") cells: {shorten(line)}')
    except ElectextractError as error:
        raise fail(str(error)) from None


def _read_contest(cells: list[str]) -> dict[str, Any]:
    seat, state, house, election, status, margin = cells
    return {
        "constituency": None if seat == "-" else {"name": seat},
        "state": _said(state),
        "house": _one_of(house, HOUSES),
        "election": _read_election(election),
        "status": _one_of(status, STATUSES),
        "candidates": [],
        "margin": None if margin == "-" else read_quantity(margin),
    }


def _read_candidate(cells: list[str]) -> dict[str, Any]:
    outcome, name, party, votes = cells
    return {
        "name": _said(name),
        "party": None if party == "-" else {"id": party},
        "votes": None if votes == "-" else read_quantity(votes),
        "outcome": _one_of(outcome, OUTCOMES),
    }


def _read_tally(cells: list[str]) -> dict[str, Any]:
    party, scope, house, election, counts = cells
    tally: dict[str, Any] = {
        "party": {"id": party},
        "scope": _said(scope),
        "house": _one_of(house, HOUSES),
        "election": _read_election(election),
        **dict.fromkeys(COUNTS),
    }
    for count in counts.split():
        key, equals, value = count.partition("=")
        if not equals or key not in COUNTS:
            raise ElectextractError("inline", f"no count: {shorten(count)}; allowed: won=, leading=, contested=")
        tally[key] = read_quantity(value)
    return tally


def _read_election(cell: str) -> dict[str, Any]:
    match = _ELECTION.fullmatch(cell)
    if not match:
        raise ElectextractError("inline", f'no election: {shorten(cell)}; allowed: "reported", "earlier 2019 bypoll"')
    return {"when": match[1], "year": int(match[2]) if match[2] else None, "kind": match[3]}


def _said(cell: str) -> str | None:
    return None if cell == "-" else cell


def _one_of(cell: str, allowed: tuple[str, ...]) -> str | None:
    if cell != "-" and cell not in allowed:
        raise ElectextractError("inline", f"unknown word {shorten(cell)}; allowed: {', '.join(allowed)} or -")
    return _said(cell)
