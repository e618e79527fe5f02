"""Names to put in place of an article's candidates: `python -m electextract.training.names FOLDER` makes the lists.

FOLDER holds results.csv.gz and name_pairs.csv.gz, as `electextract/gazetteers/README.md` describes them. The
words of candidates' names are mixed anew within a state or source, so that no list names real people.
The same input gives the same bytes.
"""

from __future__ import annotations

import gzip
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from random import Random
from unicodedata import normalize

import pandas as pd

from electextract.languages import listed

FOLDER = Path(__file__).parent / "names"
LIST_SIZE = 8000
PAIR_SOURCES = {"own": 4, "muhallilahnaf/bd-elections-site": 1}
"""Sources of Bengali names, and how often each is dealt out: Indian names are fewer."""
SEED = 1

_LATIN = re.compile(r"[A-Z][a-z]+(?:[ -][A-Z][a-z]+)*|(?:[A-Z]\. ?)+[A-Z][a-z]+(?: [A-Z][a-z]+)*")
_OTHER = re.compile(r"[^\W\dA-Za-z_]\S*(?: [^\W\dA-Za-z_]\S*)*")


@cache
def load_names(language: str) -> tuple[str, ...]:
    """The names of one language, each once; none for a language without a list."""
    path = FOLDER / f"{language}.txt.gz"
    return tuple(gzip.decompress(path.read_bytes()).decode().split("\n")) if path.is_file() else ()


def main(arguments: list[str]) -> int:
    """Makes both lists; the exit status."""
    if len(arguments) != 1 or not Path(arguments[0], "results.csv.gz").is_file():
        print("usage: python -m electextract.training.names FOLDER_WITH_RESULTS_CSV", file=sys.stderr)
        return 2
    source = Path(arguments[0])
    _write_names("en", _latin_names(source))
    _write_names("bn", _bengali_names(source))
    return 0


def _latin_names(source: Path) -> Iterator[tuple[str, str]]:
    """State and name of those who came among the first three."""
    rows = pd.read_csv(source / "results.csv.gz", dtype=str, keep_default_na=False)
    rows = rows[rows["position"].isin(("1", "2", "3"))].drop_duplicates("candidate")
    pairs = zip(rows["state"], rows["candidate"], strict=True)
    return ((state, name) for state, name in pairs if _LATIN.fullmatch(name))


def _bengali_names(source: Path) -> Iterator[tuple[str, str]]:
    rows = pd.read_csv(source / "name_pairs.csv.gz", dtype=str, keep_default_na=False)
    rows = rows[(rows["kind"] == "person") & rows["source"].isin(PAIR_SOURCES)].drop_duplicates("bengali")
    pairs = [(source, name) for source, name in zip(rows["source"], rows["bengali"], strict=True)]
    rounds = range(max(PAIR_SOURCES.values()))
    dealt = ((f"{group} {turn}", name) for turn in rounds for group, name in pairs if turn < PAIR_SOURCES[group])
    return ((group, name) for group, name in dealt if _OTHER.fullmatch(name))


def _write_names(language: str, pairs: Iterable[tuple[str, str]]) -> None:
    names = _mixed_names(pairs, Random(SEED))
    FOLDER.mkdir(exist_ok=True)
    content = "\n".join(sorted(names[:LIST_SIZE])).encode()
    (FOLDER / f"{language}.txt.gz").write_bytes(gzip.compress(content, 9, mtime=0))


def _mixed_names(pairs: Iterable[tuple[str, str]], random: Random) -> list[str]:
    """Names whose last words are dealt out anew among names of as many words, group by group."""
    groups: defaultdict[tuple[str, int], list[list[str]]] = defaultdict(list)
    for group, name in pairs:
        words = name.split()
        if _folded(words[0]) not in _titles() and name[-1] != ".":
            groups[group, len(words)].append(words)
    mixed: dict[str, None] = {}
    for names in groups.values():
        lasts = random.sample([words[-1] for words in names], len(names))
        mixed.update((" ".join([*words[:-1], last]), None) for words, last in zip(names, lasts, strict=True))
    return random.sample(list(mixed), len(mixed))


@cache
def _titles() -> frozenset[str]:
    return frozenset(map(_folded, listed("characters", "titles")))


def _folded(word: str) -> str:
    return normalize("NFC", word).rstrip(".").lower()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
