"""How well Bengali names find their English spellings, and how fast seats are found by their sound.

    python benchmarks/names.py FOLDER [--names 10000] [--queries 1000] [--seed 1] [--speed]

FOLDER holds name_pairs.csv.gz and constituencies.csv, as `electextract/gazetteers/build.py` reads them. A fifth of the
English names is held back, chosen by a hash of the name and not by row; only their Bengali names are asked. The right
one must be found among `--names` English names of its kind: all held-back ones, filled up with others. Every English
name that the pairs give for a Bengali one is right (Gauripur as well as Gouripur). Other romanisations are compared
where they are installed (indic-transliteration, Unidecode, PyICU), all by the ratio of rapidfuzz in lower case.
`--speed` times the index of the packaged seats instead.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from time import process_time
from typing import NamedTuple

import pandas as pd
from rapidfuzz import fuzz, process

from electextract.gazetteers import NameIndex, fold_name, parties, seat_index, seats
from electextract.romanise import canonical_form, romanise, word_sounds

HELD_BACK, PART = 5, 0
"""One English name in so many is held back."""
WIKIPEDIA = "arijitx/BanglaNLP wiki_names"
BEST = 5
GOALS = {"persons": (0.88, 0.96), "places": (0.88, 0.96), "wiki_names": (0.75, 0.88)}
KEY_GOAL, MISSPELT_GOAL, LIST_GOAL = 100_000, 1_500, 0.3

Romaniser = Callable[[str], str]
Finder = Callable[[str], list[str]]


class Trial(NamedTuple):
    """English names to search, and Bengali names with the English ones that are right."""

    kind: str
    names: list[str]
    queries: list[tuple[str, frozenset[str]]]


def main() -> None:
    options = read_options()
    if options.speed:
        time_index(random.Random(options.seed))
        return
    trials = list(make_trials(options.folder, options.names, options.queries, options.seed))
    for trial in trials:
        print(f"{trial.kind}: {len(trial.queries)} held-back Bengali names, {len(trial.names)} English names")
    print("\n| method | " + " | ".join(f"{trial.kind}: first | in five" for trial in trials) + " |")
    print("|---|" + "---:|---:|" * len(trials))
    print_row(
        "phonetic key and vowels (`NameIndex`)", [rank(trial, key_finder(trial.names)) for trial in trials], trials
    )
    for name, romaniser in romanisers():
        print_row(name, [rank(trial, ratio_finder(trial.names, romaniser)) for trial in trials])


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Bengali names looked for among English ones.")
    parser.add_argument("folder", type=Path, nargs="?", help="with name_pairs.csv.gz")
    parser.add_argument("--names", type=int, default=10_000, help="English names to search")
    parser.add_argument("--queries", type=int, default=1_000, help="most Bengali names of a kind that are asked")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--speed", action="store_true", help="time the index of seats; needs no folder")
    options = parser.parse_args()
    if not options.speed and not options.folder:
        parser.error("give the folder with name_pairs.csv.gz, or --speed")
    return options


# -- ranking --------------------------------------------------------------------------------------


def make_trials(folder: Path, size: int, most: int, seed: int) -> Iterator[Trial]:
    pairs = pd.read_csv(folder / "name_pairs.csv.gz", dtype=str, keep_default_na=False)
    wiki = pairs["source"] == WIKIPEDIA
    people = pairs["kind"] == "person"
    more = {"places": seat_names(folder), "persons": set(pairs.loc[wiki, "english"])}
    for kind, rows in (("persons", people & ~wiki), ("places", ~people), ("wiki_names", wiki)):
        chance = random.Random(f"{seed} {kind}")
        asked = pairs[rows & pairs["english"].map(is_held_back)]
        needed = sorted(set(asked["english"]))
        others = sorted((set(pairs.loc[rows, "english"]) | more.get(kind, set())) - set(needed))
        names = needed + chance.sample(others, min(size - len(needed), len(others)))
        strange = sorted(set(pairs["english"]) - set(needed) - set(others))  # where the tables have too few of the kind
        names += chance.sample(strange, min(size - len(names), len(strange)))
        right = pairs[rows].groupby("bengali")["english"].agg(frozenset)
        bengali = sorted(set(asked["bengali"]))
        chosen = [(name, right[name]) for name in chance.sample(bengali, min(most, len(bengali)))]
        yield Trial(kind, names, chosen)


def seat_names(folder: Path) -> set[str]:
    """English names of seats: there are fewer places in the pairs than names to search."""
    table = pd.read_csv(folder / "constituencies.csv", dtype=str, keep_default_na=False)
    return set(table["name"]) | {name for cell in table["name_alt"] for name in cell.split("|") if name}


def is_held_back(english: str) -> bool:
    return sha256(english.casefold().encode()).digest()[0] % HELD_BACK == PART


def rank(trial: Trial, find: Finder) -> tuple[float, float]:
    """Shares of the queries whose right name comes first, and is among the first five."""
    places = [position(find(bengali), right) for bengali, right in trial.queries]
    return sum(place == 0 for place in places) / len(places), sum(place < BEST for place in places) / len(places)


def position(found: Sequence[str], right: frozenset[str]) -> int:
    return next((place for place, name in enumerate(found) if name in right), BEST)


def key_finder(names: Sequence[str]) -> Finder:
    index = NameIndex((name, name) for name in names)
    return lambda bengali: [each.id for each in index.find(bengali, limit=BEST, cutoff=0, thorough=True)]


def ratio_finder(names: Sequence[str], romaniser: Romaniser) -> Finder:
    folded = [name.lower() for name in names]

    def find(bengali: str) -> list[str]:
        best = process.extract(romaniser(bengali).lower(), folded, scorer=fuzz.ratio, processor=None, limit=BEST)
        return [names[place] for _, _, place in best]

    return find


def romanisers() -> Iterator[tuple[str, Romaniser]]:
    """The reading aid of this project, and what else is installed."""
    yield "`romanise`", romanise
    makers = {
        "indic-nlp-library, ITRANS": indicnlp_itrans,
        "indic-transliteration, ITRANS": partial(sanscript, "ITRANS"),
        "indic-transliteration, OPTITRANS": partial(sanscript, "OPTITRANS"),
        "Unidecode": lambda: import_module("unidecode").unidecode,
        "PyICU, Bengali-Latin; Latin-ASCII": icu_latin,
    }
    for name, make in makers.items():
        try:
            romaniser = make()
        except ImportError as error:
            print(f"({name}: left out, {error})")
            continue
        yield name, lambda text, romaniser=romaniser: romaniser(canonical_form(text))


def indicnlp_itrans() -> Romaniser:
    """Without the resource files of the library it drops consonants in silence, as it does here."""
    transliterator = import_module("indicnlp.transliterate.unicode_transliterate").ItransTransliterator
    return lambda text: re.sub("[^A-Za-z0-9 ]", "", transliterator.to_itrans(text, "bn"))


def sanscript(scheme: str) -> Romaniser:
    module = import_module("indic_transliteration.sanscript")
    return lambda text: str(module.transliterate(text, module.BENGALI, getattr(module, scheme)))


def icu_latin() -> Romaniser:
    transliterator = import_module("icu").Transliterator.createInstance("Bengali-Latin; Latin-ASCII")
    return lambda text: str(transliterator.transliterate(text))


def print_row(name: str, shares: Sequence[tuple[float, float]], trials: Sequence[Trial] = ()) -> None:
    print(f"| {name} | " + " | ".join(f"{first:.1%} | {five:.1%}" for first, five in shares) + " |")
    for trial, share in zip(trials, shares, strict=False):
        goal = GOALS[trial.kind]
        if share[0] < goal[0] or share[1] < goal[1]:
            print(f"({trial.kind}: below the goal of {goal[0]:.0%} first, {goal[1]:.0%} in five)")


# -- speed ----------------------------------------------------------------------------------------


def time_index(chance: random.Random) -> None:
    """Look-ups a second in the index of all seats; no word is asked twice, and what was remembered is forgotten."""
    begin = process_time()
    sizes = f"{len(parties())} codes of parties and alliances, {len(seats())} seats"
    print(f"{sizes}: read in {process_time() - begin:.2f} s (goal {LIST_GOAL})")
    index = seat_index()
    names = sorted({name for seat in seats().values() for name in seat.names})
    keys = [key.replace(" ", "") for seat in seats().values() for key in seat.keys]
    chance.shuffle(names)
    print(f"{len(keys)} names of seats; seconds of one core")
    show("equal keys, the key being given", rate(index.by_key, keys), KEY_GOAL)
    show("equal spelling or sound, from the name as written", rate(index.look_up, names))
    misspelt = list(dict.fromkeys(misspell(name, chance) for name in names[:2000]))
    show("misspelt names, all different", rate(index.find, misspelt), MISSPELT_GOAL)


def rate(find: Callable[[str], object], queries: Sequence[str]) -> float:
    forget()
    begin = process_time()
    for query in queries:
        find(query)
    return len(queries) / (process_time() - begin)


def forget() -> None:
    """Empties what the package remembers of words that it was asked for."""
    word_sounds.cache_clear()
    canonical_form.cache_clear()
    fold_name.cache_clear()


def misspell(name: str, chance: random.Random) -> str:
    """One letter in the middle left out, doubled or exchanged with the next."""
    at = chance.randrange(1, max(2, len(name) - 1))
    letter, rest = name[at : at + 1], name[at + 1 :]
    return name[:at] + chance.choice([rest, letter + letter + rest, rest[:1] + letter + rest[1:]])


def show(what: str, found: float, goal: int | None = None) -> None:
    verdict = "" if goal is None else f" (goal {goal:,}: {'met' if found >= goal else 'missed'})"
    print(f"{what}: {found:,.0f} a second{verdict}")


if __name__ == "__main__":
    main()
