"""The catalogue of constructions: sentences as newspapers write them, with what must be read from them.

`tests/examples/{en,bn}/KIND.txt` holds the entries of one kind in inline markup (`electextract/io/inline.py`); an
entry without fact lines is a near miss and must give nothing. What the rules cannot read yet stands in `open.txt`
of its language, under the id that it has in its kind. After a change of the rules,

    python tests/constructions.py

puts every entry where it belongs by now and prints what moved.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from spacy.language import Language

from electextract.evaluation.facts import judge_contests, written
from electextract.evaluation.mistakes import contest_title, describe_contest
from electextract.evaluation.predict import predict
from electextract.evaluation.tallies import SeatCount, is_right, judge_tallies
from electextract.io.annotated import AnnotatedArticle, read_article
from electextract.io.inline import read_inline
from electextract.pipeline import blank
from electextract.records import ContestResult

EXAMPLES = Path(__file__).parent / "examples"
LANGUAGES = ("en", "bn")
OPEN = "open"


class Entry(NamedTuple):
    """One entry: its language, the name of its file, its lines as they stand there, and what they say."""

    language: str
    file: str
    source: str
    article: AnnotatedArticle

    @property
    def kind(self) -> str:
        """The kind of construction: the id without its number."""
        return self.article.gold.id.rpartition("-")[0]


def read_catalogue(language: str) -> list[Entry]:
    """All entries of a language, file by file."""
    files = sorted((EXAMPLES / language).glob("*.txt"))
    return [entry for path in files for entry in _read_file(language, path)]


def _read_file(language: str, path: Path) -> Iterator[Entry]:
    text = path.read_text(encoding="utf-8")
    sources = [f"=== {block.rstrip()}\n" for block in ("\n" + text).split("\n=== ")[1:]]
    for source, row in zip(sources, read_inline(text, name=path.name), strict=True):
        yield Entry(language, path.stem, source, read_article(row, spot=f"{path.name}: {row['id']}"))


def mistakes(entries: Iterable[Entry], nlp: Language) -> Iterator[list[str]]:
    """For each entry what the rules make of the gold's entities that is not exactly right; empty where all is."""
    articles = [entry.article for entry in entries]
    for article, found in zip(articles, predict(articles, nlp, gold_entities=True), strict=True):
        wrong = [pair for pair in judge_contests(article, found) if not pair.exactly_right()]
        told = [f"should be {_contest(pair.gold)}, is {_contest(pair.found)}" for pair in wrong]
        counts = judge_tallies(article.gold.tallies, found.tallies)
        odd = [pair for pair in counts if not is_right(pair, qualifier=True)]
        yield told + [f"should be {_count(gold)}, is {_count(other)}" for gold, other in odd]


def _contest(contest: ContestResult | None) -> str:
    return f"{contest_title(contest)} {describe_contest(contest) or 'nothing'}".strip()


def _count(count: SeatCount | None) -> str:
    if count is None:
        return "nothing"
    election = count.tally.election
    when = f"{election.when} {election.year or ''}".strip()
    return f"{count.tally.party.id} in {count.tally.scope} ({when}) {count.kind} {written(count.number)}"


def sort_catalogue(nlp: Language) -> list[str]:
    """Rewrites the files by what the rules can read now, and tells what moved."""
    moved = []
    for language in LANGUAGES:
        entries = read_catalogue(language)
        files: defaultdict[str, list[str]] = defaultdict(list)
        for entry, wrong in sorted(zip(entries, mistakes(entries, nlp), strict=True), key=_place):
            file = OPEN if wrong else entry.kind
            files[file].append(entry.source)
            if file != entry.file:
                moved.append(f"{language} {entry.article.gold.id}: {entry.file} -> {file}")
        for path in (EXAMPLES / language).glob("*.txt"):
            path.unlink()
        for file, sources in files.items():
            (EXAMPLES / language / f"{file}.txt").write_text("\n".join(sources), encoding="utf-8")
    return moved


def _place(judged: tuple[Entry, list[str]]) -> str:
    return judged[0].article.gold.id


if __name__ == "__main__":
    print("\n".join(sort_catalogue(blank())))
