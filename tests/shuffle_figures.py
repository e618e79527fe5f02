"""Other votes and margins for those of an article: other digits in the same style, which still fit together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random
from typing import Any, NamedTuple

from electextract.records import FIGURES

Row = dict[str, Any]


class Figure(NamedTuple):
    """A number as written: how many digits it has, and what the last one counts."""

    digits: int
    unit: int
    value: int

    @property
    def step(self) -> int:
        """What the last digit that is not zero counts."""
        number = str(self.value // self.unit)
        return self.unit * int(10 ** (len(number) - len(number.rstrip("0"))))


def read_figure(text: str) -> Figure | None:
    """None for a number without digits ("a lakh"), which stays."""
    digits = re.sub(r"\D", "", text)
    if not digits:
        return None
    scale = 100_000 if "lakh" in text else 1
    decimals = len(re.sub(r"\D", "", text.partition(".")[2]))
    unit = scale // 10**decimals
    return Figure(len(digits), unit, int(digits) * unit)


def other_figures(row: Row, random: Random) -> dict[int, int]:
    """Each number of votes -> another one; where both sides' votes and the margin are given they still fit."""
    read = {
        figure.value: figure
        for ent in row["entities"]
        if ent["label"] in FIGURES
        if (figure := read_figure(ent["text"]))
    }
    while True:
        chosen = {value: _other_value(figure, random) for value, figure in read.items()}
        for most, least, margin in _sums(row):
            wanted = chosen[least] + chosen[margin] + most - least - margin
            chosen[most] = round(wanted / read[most].step) * read[most].step
        fits = all(len(str(new // read[old].unit)) == read[old].digits for old, new in chosen.items())
        if fits and len({*chosen.values()}) == len(chosen) and _margins_below_votes(row, chosen):
            return chosen


def _other_value(figure: Figure, random: Random) -> int:
    """Other digits; zeros stay, so that a round number stays round."""
    digits = [digit if digit == "0" else str(random.randint(1, 9)) for digit in str(figure.value // figure.unit)]
    return int("".join(digits)) * figure.unit


def _sums(row: Row) -> Iterator[tuple[int, int, int]]:
    """Votes of the first, votes of the second, margin: of each contest that gives all three."""
    for contest in row["contests"]:
        votes = [each["votes"]["value"] for each in contest["candidates"] if each["votes"]]
        if len(votes) == 2 and contest["margin"]:
            yield max(votes), min(votes), contest["margin"]["value"]


def _margins_below_votes(row: Row, chosen: dict[int, int]) -> bool:
    return all(
        chosen[contest["margin"]["value"]] < chosen[each["votes"]["value"]]
        for contest in row["contests"]
        for each in contest["candidates"]
        if contest["margin"] and each["votes"] and each["outcome"] in ("won", "leading")
    )


def write_figure(text: str, figures: dict[int, int]) -> str:
    """The other number in the style of the old one: its commas, its digits' script, its words."""
    figure = read_figure(text)
    if figure is None:
        return text
    digits = iter(str(figures[figure.value] // figure.unit))
    zero = next(ord(char) - int(char) for char in text if char.isdecimal())
    return re.sub(r"\d", lambda _: chr(zero + int(next(digits))), text)
