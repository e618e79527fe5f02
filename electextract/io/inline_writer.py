"""Articles into inline markup: what `electextract.io.inline` reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from electextract.errors import ElectextractError, shorten
from electextract.io.inline import COUNTS, mark_text, read_inline, write_quantity

_FACTS = ("id", "text", "entities", "contests", "tallies")


def write_inline(article: Mapping[str, Any]) -> str:
    """One article of the one format (with `text`) as a block of an inline file.

    Held are the text, its entities, the facts of fact lines, and whatever else is a one-line string.

    Raises:
        ElectextractError: code `inline`, for a value that a fact line cannot hold.
    """
    name = article["id"]
    if not _is_line(name):
        raise ElectextractError("inline", f"the id {shorten(name)} cannot stand in a head line: it must be one line")
    head = [f"=== {name}", *_meta_lines(article), ""]
    contests = [line for contest in article.get("contests") or [] for line in _contest_lines(contest)]
    tallies = [_tally_line(tally) for tally in article.get("tallies") or []]
    body = _protected(mark_text(article["text"], list(article.get("entities") or [])))
    return "\n".join([*head, body, "---", *contests, *tallies, ""])


def unheld_keys(article: Mapping[str, Any]) -> list[str]:
    """Names of the filled keys whose values inline markup does not hold (`contests.evidence.rule`)."""
    back = next(read_inline(write_inline(article)))
    return sorted({path for path, _ in set(_leaves(article)) - set(_leaves(back))})


def _leaves(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield from _leaves(item, f"{path}.{key}" if path else str(key))
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _leaves(item, path)
    elif value is not None:
        yield path, str(value)


def _meta_lines(article: Mapping[str, Any]) -> list[str]:
    """What else an article carries, where a line can hold it."""
    others = {key: value for key, value in article.items() if key not in _FACTS and isinstance(value, str)}
    return [f"{key}: {value}" for key, value in others.items() if _is_line(value) and _is_line(key) and ":" not in key]


def _is_line(value: str) -> bool:
    return bool(value) and value == value.strip() and "\n" not in value


def _protected(marked: str) -> str:
    """Marked text whose lines cannot be taken for the end of the text; empty edge lines as a backslash."""
    lines = ["\\" + line if _ends_text(line) else line for line in marked.split("\n")]
    for edge in (range(len(lines)), range(len(lines) - 1, -1, -1)):
        for index in edge:
            if lines[index]:
                break
            lines[index] = "\\"
    return "\n".join(lines)


def _ends_text(line: str) -> bool:
    return line.rstrip() == "---" or line.startswith("=== ")


def _contest_lines(contest: Mapping[str, Any]) -> Iterator[str]:
    seat = (contest.get("constituency") or {}).get("name")
    cells = [seat, contest.get("state"), contest.get("house"), _election(contest), contest.get("status")]
    yield _line(">", *map(_cell, cells), write_quantity(contest.get("margin")))
    for candidate in contest.get("candidates") or []:
        cells = [candidate.get("outcome"), candidate.get("name"), (candidate.get("party") or {}).get("id")]
        yield _line(">>", *map(_cell, cells), write_quantity(candidate.get("votes")))


def _tally_line(tally: Mapping[str, Any]) -> str:
    counts = [f"{name}={write_quantity(tally[name])}" for name in COUNTS if tally.get(name) is not None]
    cells = [tally["party"]["id"], tally.get("scope"), tally.get("house"), _election(tally)]
    return _line("%", *map(_cell, cells), " ".join(counts))


def _line(sign: str, *cells: str) -> str:
    return f"{sign} {' | '.join(cells)}"


def _election(record: Mapping[str, Any]) -> str:
    election = record.get("election") or {}
    parts = [election.get("when") or "reported", election.get("year"), election.get("kind")]
    return " ".join(str(part) for part in parts if part)


def _cell(value: str | None) -> str:
    if value is None:
        return "-"
    if not _is_line(value) or "|" in value or value == "-":
        what = "it must be one line without | and more than -"
        raise ElectextractError("inline", f"{shorten(value)} cannot stand in a fact line: {what}")
    return value
