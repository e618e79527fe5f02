"""Makes the packaged lists from the source tables: `python -m electextract.gazetteers.build FOLDER`.

FOLDER holds parties.csv, alliances.csv, constituencies.csv, name_pairs.csv.gz and results.csv.gz, as
README.md in this folder describes them. Only facts are taken: names, codes, numbers. Of the name pairs only
the rows of the sources `OWN_PAIRS` are read, single words of Bengali names; of the results only how
often a word occurs in candidates' names. The same input gives the same bytes.
"""

from __future__ import annotations

import gzip
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

import pandas as pd

from electextract.gazetteers.entries import fold_name
from electextract.gazetteers.loader import COLUMNS, DATA, state_codes
from electextract.languages import languages, listed, merged, table
from electextract.romanise import phonetic_key

OWN_PAIRS = ("own", "own (constituency)", "nuhil/bangladesh-geocode")
COMMON_IN_NAMES = 15
"""A seat's name that occurs so often among candidates' names is marked as personal."""

Row = dict[str, str]


def main(arguments: list[str]) -> int:
    """Builds every list; the exit status."""
    if len(arguments) != 1 or not Path(arguments[0], "constituencies.csv").is_file():
        print("usage: python -m electextract.gazetteers.build FOLDER_WITH_CONSTITUENCIES_CSV", file=sys.stderr)
        return 2
    source = Path(arguments[0])
    write_table("parties", [*party_rows(source), *alliance_rows(source), *added_rows()])
    write_table("seats", list(seat_rows(source)))
    write_table("elections", election_rows(source))
    write_table("words", [{"word": word} for word in bengali_words(source)])
    return 0


def write_table(name: str, rows: Iterable[Row]) -> None:
    """Rows as tab-separated values, gzip without time stamp."""
    lines = ["\t".join(row[column] for column in COLUMNS[name]) for row in rows]
    (DATA / f"{name}.tsv.gz").write_bytes(gzip.compress("\n".join(lines).encode(), 9, mtime=0))


@cache
def read_table(path: Path) -> list[Row]:
    """A CSV file as rows of strings."""
    return pd.read_csv(path, dtype=str, keep_default_na=False).to_dict("records")  # type: ignore[return-value]


def party_rows(source: Path) -> Iterator[Row]:
    """One row a party; a code that an alliance bears too gives way to the party's full name.

    What the source names twice (`merged_parties` of the language tables) is one party, with the names of both.
    """
    states = _party_states(source)
    rows = [dict(row, id=party_id(source, row)) for row in read_table(source / "parties.csv")]
    kept = merged("names", "merged_parties")
    for row in rows:
        if row["id"] in kept:
            continue
        twins = [other for other in rows if kept.get(other["id"]) == row["id"]]
        codes = [each["code"] for each in (row, *twins) if each["id"] != each["name"]]
        own = {**row, "name_bn": next((each["name_bn"] for each in (row, *twins) if each["name_bn"]), "")}
        yield {
            **_named_row(own, row["id"], [*codes, *_spellings(twins)]),
            "kind": "party",
            "members": "",
            "alliances": "|".join(_listed_codes(row["country"], *(each["alliances"] for each in (row, *twins)))),
            "states": "|".join(states[row["id"]]),
            "merged": "|".join(twin["id"] for twin in twins),
        }


def alliance_rows(source: Path) -> Iterator[Row]:
    """One row an alliance, with the codes of its members."""
    for row in read_table(source / "alliances.csv"):
        members = "|".join(_listed_codes(row["country"], row["members"]))
        code = country_code(row["country"], row["code"])
        fields = {"kind": "alliance", "members": members, "alliances": "", "states": "", "merged": ""}
        yield {**_named_row(row, code, []), **fields}


def added_rows() -> Iterator[Row]:
    """One row a party or alliance that the sources do not list, from the language tables."""
    for code, added in merged("names", "added_parties").items():
        bengali = next((name for name in listed_names(code) if not name.isascii()), "")
        row = {"name": added["name"], "country": added["country"], "name_bn": bengali}
        row |= dict.fromkeys(("short_names", "short_names_bn"), "")
        fields = {"kind": added["kind"], "members": "", "alliances": "", "states": "", "merged": ""}
        yield {**_named_row(row, code, added["names"]), **fields}


def party_id(source: Path, row: Row) -> str:
    """The id of a party of the source: its code, or its full name where an alliance bears that code."""
    taken = {alliance["code"] for alliance in read_table(source / "alliances.csv")}
    clash = row["country"] == "IN" and row["code"] in taken
    return row["name"] if clash else country_code(row["country"], row["code"])


def country_code(country: str, code: str) -> str:
    """Bangladeshi codes carry `BD-`, since several name an Indian party too."""
    return f"BD-{code}" if country == "BD" else code


def seat_rows(source: Path) -> Iterator[Row]:
    """One row a seat, with a stable id and the phonetic key of each spelling."""
    common = _common_words(source)
    codes = state_codes()
    rows = read_table(source / "constituencies.csv")
    bengali = {(row["state"], row["name"]): row["name_bn"] for row in rows if row["name_bn"]}
    canonical = {(*_scope(row), fold_name(row["name"])): row["no"] for row in rows}
    for row in rows:
        name, others = _clean(row["name"]), map(_clean, _cells(row["name_alt"]))
        apart = [other for other in others if canonical.get((*_scope(row), fold_name(other)), row["no"]) == row["no"]]
        name_bn = row["name_bn"] or bengali.get((row["state"], row["name"]), "")  # its namesake of the other house
        names = _distinct([name, *apart, *filter(None, [name_bn]), *_cells(row["name_bn_alt"])])
        names = _distinct([*names, *(other for each in names for other in old_names(row["state"], each))])
        number = f"{int(row['no']):03d}"
        yield {
            "id": "-".join((row["country"], row["house"], codes[row["state"]], number, row["delimitation"])),
            "state": row["state"],
            "name_bn": name_bn,
            "reserved": row["reserved"],
            "names": "|".join(names),
            "keys": "|".join(phonetic_key(spelling) for spelling in names),
            "personal": "1" if common[name.lower()] >= COMMON_IN_NAMES else "",
        }


def old_names(state: str, name: str) -> list[str]:
    """A seat's name with the old or the new names, or the usual abbreviations, of the place in it."""
    places = merged("names", "old_places").get(state, {})
    found = {place: re.compile(rf"(?<![A-Za-z]){re.escape(place)}(?![A-Za-z])") for place in places if place in name}
    return [whole.sub(other, name) for place, whole in found.items() if whole.search(name) for other in places[place]]


def election_rows(source: Path) -> list[Row]:
    """The general elections of each chamber and state: which were held in one year."""
    rows = read_table(source / "results.csv.gz")
    held = {(row["house"], row["state"], row["year"]) for row in rows if row["election_kind"] == "general"}
    return [dict(zip(COLUMNS["elections"], election, strict=True)) for election in sorted(held)]


def bengali_words(source: Path) -> list[str]:
    """Words of Bengali personal and place names, to know where a case ending begins."""
    pairs = read_table(source / "name_pairs.csv.gz")
    names = [row["bengali"] for row in pairs if row["source"] in OWN_PAIRS]
    words = {fold_name(word) for name in names for word in re.split(r"[\s\-.(),'’]+", name)}
    return sorted(word for word in words if len(word) > 1)


def _listed_codes(country: str, *cells: str) -> list[str]:
    """The codes of some cells, each party by the code that is kept, each once."""
    kept = merged("names", "merged_parties")
    codes = [country_code(country, code) for cell in cells for code in _cells(cell)]
    return list(dict.fromkeys(kept.get(code, code) for code in codes))


def _spellings(rows: Iterable[Row]) -> list[str]:
    columns = ("name", "short_names", "name_bn", "short_names_bn")
    return [name for row in rows for column in columns for name in _cells(row[column])]


def _named_row(row: Row, code: str, codes: list[str]) -> Row:
    own = listed_names(code)
    spellings = [row["name"], *codes, *_cells(row["short_names"]), row["name_bn"], *_cells(row["short_names_bn"]), *own]
    dropped = ["", *listed("names", "dropped_parties")]
    spellings += _faction_names(spellings)
    names = dict.fromkeys(name for name in map(_without_remark, spellings) if name not in dropped)
    fields = {"id": code, "name": _without_remark(row["name"]), "country": row["country"], "name_bn": row["name_bn"]}
    return {**fields, "names": "|".join(names)}


def _faction_names(names: Sequence[str]) -> list[str]:
    """Abbreviation and remark together (RPI (Athawale)), where the list has them apart."""
    remarks = [match[1] for name in names if (match := re.fullmatch(r"[A-Za-z ]{9,} (\([A-Za-z ]{4,}\))", name))]
    short = [match[1] for name in names if (match := re.fullmatch(r"([A-Z]{2,6}) ?\([A-Z]{1,4}\)", name))]
    return list(dict.fromkeys(f"{abbreviation} {remark}" for abbreviation in short for remark in remarks))


def listed_names(party: str) -> list[str]:
    """A party's names of the language tables."""
    return [name for code in languages() for name in table(code, "names").get("party_aliases", {}).get(party, [])]


def _without_remark(name: str) -> str:
    """Drops a remark in brackets behind a name ("Indian Secular Front (contests as ...)")."""
    return re.sub(r" \((?:contests as|Grand Alliance|Mohajote|Democracy Platform)[^)]*\)", "", name)


def _party_states(source: Path) -> dict[str, list[str]]:
    """Party -> the states where at least a twentieth of its candidates stood, the most first."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    listed_parties = [row for row in read_table(source / "parties.csv") if row["country"] == "IN"]
    kept = merged("names", "merged_parties")
    ids = {row["code"]: kept.get(code := party_id(source, row), code) for row in listed_parties}
    for row in read_table(source / "results.csv.gz"):
        if row["country"] == "IN":
            counts[ids.get(row["party"], row["party"])][row["state"]] += 1
    shown = {
        party: [state for state, count in states.most_common() if 20 * count >= states.total()]
        for party, states in counts.items()
    }
    return defaultdict(list, shown)


def _common_words(source: Path) -> Counter[str]:
    candidates = {row["candidate"] for row in read_table(source / "results.csv.gz")}
    return Counter(word.lower() for name in candidates for word in re.findall(r"[A-Za-z]+", name))


def _scope(row: Row) -> tuple[str, str, str]:
    return row["house"], row["state"], row["delimitation"]


def _clean(name: str) -> str:
    """A seat's name without its category ("Vemuru SC") and without state or district behind a comma."""
    return re.sub(r"\s+\(?S\.?[CT]\.?\)?$", "", name.split(",")[0], flags=re.IGNORECASE).strip()


def _cells(cell: str) -> list[str]:
    return [item for item in cell.split("|") if item]


def _distinct(names: Iterable[str]) -> list[str]:
    """One spelling for each folded form, the first."""
    first: dict[str, str] = {}
    for name in names:
        first.setdefault(fold_name(name), name)
    return list(first.values())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
