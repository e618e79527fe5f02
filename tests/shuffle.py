"""The same article with other names, seats, parties and figures put in, in the text and in its gold alike.

Candidates become people who do not exist, word by word, so that short forms and relatives go along; seats become
other seats of the same state and house, parties other parties that are written in the same way, votes and margins
other figures of the same style that fit together. Alliances, years and numbers of seats stay.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from shuffle_figures import other_figures, write_figure

from electextract.gazetteers import Seat, seats
from electextract.records import FIGURES

Row = dict[str, Any]


class Edit(NamedTuple):
    start: int
    end: int
    new: str


BENGALI = "\u0980-\u09ff"
ENDINGS = ("কে", "ের", "র", "ে", "য়", "তে")
TABLE = tomllib.loads((Path(__file__).parent / "examples" / "shuffle.toml").read_text(encoding="utf-8"))
PARTIES: dict[str, dict[str, list[str]]] = TABLE["parties"]
ALLIANCES: list[str] = TABLE["alliances"]


def shuffle_article(row: Row, seed: int) -> Row:
    """An article in the one format, with `text`, as another one; the same seed, the same article."""
    random = Random(f"{row['id']} {seed}")
    people, places = _name_words(row, random), _other_seats(row, random)
    codes, figures = _other_parties(row, random), other_figures(row, random)
    writers: dict[str, Callable[[str], str]] = {
        "CANDIDATE": lambda text: _replace_words(text, people),
        "CONSTITUENCY": lambda text: _inflected(text, places),
        "PARTY": lambda text: _inflected(text, _party_forms(codes)),
        **dict.fromkeys(FIGURES, lambda text: write_figure(text, figures)),
    }
    edits = [Edit(ent["start"], ent["end"], writers[ent["label"]](ent["text"])) for ent in row["entities"]]
    edits += _words_between(row, people)
    text, entities = _apply(row, sorted(edits))
    contests = [_other_contest(contest, people, places, codes, figures) for contest in row["contests"]]
    tallies = [tally | {"party": _other_party(tally["party"], codes)} for tally in row["tallies"]]
    return row | {"text": text, "entities": entities, "contests": contests, "tallies": tallies}


def _apply(row: Row, edits: list[Edit]) -> tuple[str, list[Row]]:
    """The new text and its entities; each entity is one of the edits."""
    labels = {(ent["start"], ent["end"]): ent["label"] for ent in row["entities"]}
    text, last, entities = "", 0, []
    for start, end, new in edits:
        text += row["text"][last:start]
        if (start, end) in labels:
            entities.append({"text": new, "start": len(text), "end": len(text) + len(new), "label": labels[start, end]})
        text, last = text + new, end
    return text + row["text"][last:], entities


# -- people ---------------------------------------------------------------------------------------


def _name_words(row: Row, random: Random) -> dict[str, str]:
    """Each word of the candidates' names -> the word put in its place."""
    names = [name for contest in row["contests"] for each in contest["candidates"] if (name := each["name"])]
    lasts = {name.split()[-1] for name in names}
    words = dict.fromkeys(word for name in names for word in name.split())
    free = {kind: random.sample(pool.split(), len(pool.split())) for kind, pool in TABLE["names"].items()}
    return {word: next(_unused(free[_word_kind(word, word in lasts)], row["text"])) for word in words}


def _word_kind(word: str, last: bool) -> str:
    kind = "initial" if len(word.rstrip(".")) <= 2 else "surname" if last else "given"
    return kind if word.isascii() else f"bn {kind}"


def _unused(words: list[str], text: str) -> Iterator[str]:
    while words:
        word = words.pop()
        if word not in text.split():
            yield word


def _replace_words(text: str, words: dict[str, str]) -> str:
    return " ".join(_inflected(word, words) for word in text.split(" "))


def _words_between(row: Row, words: dict[str, str]) -> Iterator[Edit]:
    """The candidates' words where nothing is labelled: a relative's name."""
    taken = [(ent["start"], ent["end"]) for ent in row["entities"]]
    for match in re.finditer(rf"[A-Z][a-z]+|[{BENGALI}]+", row["text"]):
        new = _inflected(match[0], {word: other for word, other in words.items() if len(word) > 2}, strict=False)
        if new != match[0] and not any(start < match.end() and match.start() < end for start, end in taken):
            yield Edit(*match.span(), new)


def _inflected(text: str, names: dict[str, str], *, strict: bool = True) -> str:
    """The other name for a name, with the Bengali case ending that it has, as the new last letter takes it."""
    if text in names:
        return names[text]
    for ending in ENDINGS:
        if text.endswith(ending) and text.removesuffix(ending) in names:
            return _joined(names[text.removesuffix(ending)], ending)
    assert not strict, f"no other name for {text}"
    return text


def _joined(name: str, ending: str) -> str:
    vowel = re.search("[\u0985-\u0994\u09be-\u09cc]$", name)
    if ending in ("ের", "র"):
        return name + ("র" if vowel else "ের")
    if ending in ("ে", "য়", "তে"):
        return name + ("ে" if not vowel else "য়" if name.endswith("\u09be") else "তে")
    return name + ending


# -- seats and parties ----------------------------------------------------------------------------


def _other_seats(row: Row, random: Random) -> dict[str, str]:
    """Each seat that the article names -> another one of its state and house that it does not name."""
    homes = {name: (state, "assembly") for name, state in TABLE["states"].items() if name in row["text"]}
    for contest in row["contests"]:
        if contest["constituency"]:
            name = contest["constituency"]["name"]
            homes[name] = (contest["state"] or TABLE["states"][name], contest["house"])
    chosen: dict[str, str] = {}
    for name, (state, house) in homes.items():
        pool = [own for seat in seats().values() if (own := _seat_name(seat, name)) and _lies(seat, state, house)]
        free = [other for other in pool if other not in row["text"] and other not in chosen.values()]
        chosen[name] = random.choice(free)
    return chosen | {other: chosen[name] for other, name in TABLE["spellings"].items() if name in chosen}


def _lies(seat: Seat, state: str, house: str) -> bool:
    return seat.state == state and seat.house == house and seat.delimitation == 2008


def _seat_name(seat: Seat, old: str) -> str | None:
    """The name in the script of the old one; none for names with brackets or figures."""
    name = seat.name if old.isascii() else seat.name_bn
    return name if name and not re.search(r"[\d(]", name) else None


def _other_parties(row: Row, random: Random) -> dict[str, str]:
    """Each party -> another one that has every kind of form in which the article writes it; no two become one."""
    kinds: dict[str, set[str]] = {}
    for ent in row["entities"]:
        if ent["label"] == "PARTY" and ent["text"] not in ALLIANCES:
            code, kind = _form_of(ent["text"])
            kinds.setdefault(code, set()).add(kind)
    chosen: dict[str, str] = {}
    for code in sorted(kinds, key=lambda code: -len(kinds[code] & {"short"})):
        able = [other for other, forms in PARTIES.items() if other != code and kinds[code] <= set(forms)]
        chosen[code] = random.choice([other for other in able if other not in chosen.values()])
    return chosen


def _form_of(text: str) -> tuple[str, str]:
    """Code and kind of a party as written."""
    for code, kinds in PARTIES.items():
        for kind, forms in kinds.items():
            if any(text.removeprefix(form) in ("", *ENDINGS) for form in forms if text.startswith(form)):
                return code, kind
    raise AssertionError(f"{text} is in no list of the shuffle")


def _party_forms(codes: dict[str, str]) -> dict[str, str]:
    """Form -> form; the second form of a kind becomes the second one, where there are two."""
    found = {name: name for name in ALLIANCES}
    for code, other in codes.items():
        for kind, forms in PARTIES[code].items():
            news = PARTIES[other].get(kind, [])[:2]
            found.update((form, news[index % len(news)]) for index, form in enumerate(forms) if news)
    return found


# -- gold -----------------------------------------------------------------------------------------


def _other_party(party: Row | None, codes: dict[str, str]) -> Row | None:
    return party and {"id": codes.get(party["id"], party["id"])}


def _other_number(quantity: Row | None, figures: dict[int, int]) -> Row | None:
    return quantity and quantity | {"value": figures.get(quantity["value"], quantity["value"])}


def _other_contest(
    contest: Row, people: dict[str, str], places: dict[str, str], codes: dict[str, str], figures: dict[int, int]
) -> Row:
    seat = contest["constituency"]
    candidates = [
        each
        | {"name": each["name"] and _replace_words(each["name"], people), "name_latin": None}
        | {"party": _other_party(each["party"], codes), "votes": _other_number(each["votes"], figures)}
        for each in contest["candidates"]
    ]
    other = {"constituency": seat and {"name": places[seat["name"]]}, "candidates": candidates}
    return contest | other | {"margin": _other_number(contest["margin"], figures)}
