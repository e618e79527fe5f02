"""Counts what the annotated articles hold and writes the table into README.md: `python training_data/coverage.py`."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
README = FOLDER / "README.md"
PARTS = (("en", "train"), ("en", "dev"), ("bn", "train"), ("bn", "dev"))
LABELS = ("CANDIDATE", "PARTY", "CONSTITUENCY", "VOTE_COUNT", "MARGIN")
BEGIN, END = "<!-- coverage: made by coverage.py -->\n", "<!-- end of coverage -->"

Row = dict[str, Any]
Count = Callable[[list[Row]], int]

NUMBERS = LABELS[3:]
WORDED = re.compile("lakh|lac|crore|thousand|হাজার|লক্ষ|লাখ|কোটি")


def articles(row: Row) -> list[Row]:
    """The article itself."""
    return [row]


def mentions(row: Row) -> list[Row]:
    """The entities of an article."""
    return list(row["entities"])


def contests(row: Row) -> list[Row]:
    """The contests of an article."""
    return list(row["contests"])


def candidates(row: Row) -> list[Row]:
    """The candidates of all contests of an article."""
    return [each for contest in row["contests"] for each in contest["candidates"]]


def figures(row: Row) -> list[Row]:
    """Margins and votes of all contests of an article."""
    found = [contest["margin"] for contest in row["contests"]] + [each["votes"] for each in candidates(row)]
    return [figure for figure in found if figure]


def tallies(row: Row) -> list[Row]:
    """The seat tallies of an article."""
    return list(row["tallies"])


def is_bangladeshi(row: Row) -> bool:
    """Whether a Bangladeshi party stands in one of its contests or tallies."""
    parties = [each.get("party") for each in (*candidates(row), *row["tallies"])]
    return any(party and party["id"].startswith("BD-") for party in parties)


def count(kind: Callable[[Row], list[Row]], test: Callable[[Row], object] = lambda _: True) -> Count:
    """Over all articles, how many of what `kind` gives for each pass the test."""
    return lambda rows: sum(1 for row in rows for each in kind(row) if test(each))


def words(rows: list[Row]) -> int:
    """Stretches without blanks."""
    return sum(len(row["text"].split()) for row in rows)


def states(rows: list[Row]) -> int:
    """Different states of the contests."""
    return len({contest["state"] for row in rows for contest in row["contests"] if contest.get("state")})


LINES: dict[str, Count] = {
    "articles": len,
    "words": words,
    "facts: official": count(articles, lambda row: row["facts"] == "official"),
    "facts: invented": count(articles, lambda row: row["facts"] == "invented"),
    "articles without a contest or tally": count(articles, lambda row: not row["contests"] and not row["tallies"]),
    "articles with Bangladeshi parties": count(articles, is_bangladeshi),
    **{f"`{label}`": count(mentions, lambda ent, label=label: ent["label"] == label) for label in LABELS},
    "… with lakh, thousand …": count(mentions, lambda ent: ent["label"] in NUMBERS and WORDED.search(ent["text"])),
    "contests": count(contests),
    "… assembly": count(contests, lambda contest: contest["house"] == "assembly"),
    "… parliament": count(contests, lambda contest: contest["house"] == "parliament"),
    "… local (mayors)": count(contests, lambda contest: contest["house"] == "local"),
    "… of an earlier election": count(contests, lambda contest: contest["election"]["when"] == "earlier"),
    "… still counting": count(contests, lambda contest: contest["status"] == "counting"),
    "… without a seat": count(contests, lambda contest: not contest["constituency"]),
    "Indian states and territories": states,
    "candidates": count(candidates),
    "… by the party alone": count(candidates, lambda candidate: not candidate["name"]),
    "votes and margins of contests": count(figures),
    "… with a qualifier": count(figures, lambda figure: figure["qualifier"] != "exact"),
    "seat tallies": count(tallies),
}


def read_rows(language: str, part: str) -> list[Row]:
    """The articles of one file."""
    path = FOLDER / language / f"{part}.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def make_table() -> str:
    """The table as Markdown, a column a file."""
    return "\n".join(_table_lines()) + "\n"


def _table_lines() -> Iterator[str]:
    parts = [read_rows(language, part) for language, part in PARTS]
    yield f"| | {' | '.join(f'{language}/{part}' for language, part in PARTS)} | all |"
    yield "|---|" + "---:|" * (len(PARTS) + 1)
    everything = [row for rows in parts for row in rows]
    for name, number in LINES.items():
        yield f"| {name} | {' | '.join(f'{number(rows):,}' for rows in (*parts, everything))} |"


def with_table(readme: str) -> str:
    """The README with the table made anew."""
    head, rest = readme.split(BEGIN)
    return head + BEGIN + make_table() + END + rest.split(END)[1]


def main() -> None:
    """Writes the README."""
    README.write_text(with_table(README.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
