"""How often a word is part of candidates' names: `python -m electextract.gazetteers.persons FOLDER` makes the list.

FOLDER holds results.csv.gz and name_pairs.csv.gz, as README.md in this folder describes them. Only single words
and how often they occur are taken, no names of people. The same input gives the same bytes.
"""

from __future__ import annotations

import gzip
import re
import sys
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

from electextract.gazetteers.entries import fold_name
from electextract.gazetteers.forms import analyses
from electextract.romanise import romanise

LIST = Path(__file__).parent / "data" / "persons.tsv.gz"
RANKS = (3, 10, 50)
"""From so many different candidates on a word has rank 1, 2, 3."""
PAIR_SOURCES = ("own", "muhallilahnaf/bd-elections-site")

_LATIN_WORD = re.compile(r"[A-Za-z']{3,}")


@lru_cache(1 << 16)
def person_rank(word: str) -> int:
    """0 for a word of no known name, up to 3 for the most frequent ones; case endings are looked through.

    Bengali words are looked up as they stand and in Latin letters.

    >>> person_rank("Banerjee") > person_rank("Meanwhile")
    True
    """
    return max(whole_rank(form.stem) for form in analyses(word))


@lru_cache(1 << 16)
def whole_rank(word: str) -> int:
    """As `person_rank`, for the word as it stands: no ending is looked through."""
    if word.isascii():
        return _ranks().get(word.lower(), 0)
    return max(_ranks().get(key, 0) for key in (fold_name(word), romanise(word).lower()))


@cache
def _ranks() -> dict[str, int]:
    lines = gzip.decompress(LIST.read_bytes()).decode().split("\n")
    return {word: int(rank) for word, _, rank in (line.partition("\t") for line in lines)}


def main(arguments: list[str]) -> int:
    """Makes the list; the exit status."""
    if len(arguments) != 1 or not Path(arguments[0], "results.csv.gz").is_file():
        print("usage: python -m electextract.gazetteers.persons FOLDER_WITH_RESULTS_CSV", file=sys.stderr)
        return 2
    source = Path(arguments[0])
    ranks = {**_bengali_ranks(source), **_latin_ranks(source)}
    lines = "\n".join(f"{word}\t{rank}" for word, rank in sorted(ranks.items()))
    LIST.write_bytes(gzip.compress(lines.encode(), 9, mtime=0))
    return 0


def _latin_ranks(source: Path) -> dict[str, int]:
    """Words of at least `RANKS[0]` candidates; a candidate is a name in a state."""
    import pandas as pd

    rows = pd.read_csv(source / "results.csv.gz", dtype=str, keep_default_na=False)
    names = rows[rows["party"] != "NOTA"].drop_duplicates(["state", "candidate"])["candidate"]
    return _ranked(word for name in names for word in set(_LATIN_WORD.findall(name.lower())))


def _bengali_ranks(source: Path) -> dict[str, int]:
    """Every word of the Bengali names, since these lists are short."""
    import pandas as pd

    rows = pd.read_csv(source / "name_pairs.csv.gz", dtype=str, keep_default_na=False)
    names = rows[(rows["kind"] == "person") & rows["source"].isin(PAIR_SOURCES)]["bengali"]
    words = [fold_name(word) for name in names for word in set(name.split())]
    return {word: 1 for word in words if len(word) > 1} | _ranked(word for word in words if len(word) > 1)


def _ranked(words: Iterable[str]) -> dict[str, int]:
    return {word: rank for word, count in Counter(words).items() if (rank := bisect_right(RANKS, count))}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
