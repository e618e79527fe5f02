"""Numbers as articles tell them, away from their place: what they may be, whether two may be the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from electextract.records import Qualifier, Quantity, Record

ABOUT = 0.05
"""How far from the truth "about" may be, as a part of it."""
LEAST_STEP = 100
"""From this place on, a figure that ends in noughts is taken for a rounded one."""

SIGNS = {"exact": "", "at_least": ">=", "at_most": "<=", "about": "~"}
"""How a qualifier is written in files and markup."""
SHOWN_SIGNS = {"exact": "", "at_least": "≥ ", "at_most": "≤ ", "about": "≈ "}
"""How it is shown to people."""


@dataclass(frozen=True, slots=True)
class Figure(Record):
    """A number as articles tell it, without place: see `Quantity` for the fields."""

    value: int
    qualifier: Qualifier = "exact"
    lower: int | None = None
    upper: int | None = None
    step: int = 1

    @classmethod
    def of(cls, quantity: Quantity | None) -> Self | None:
        """The figure of a quantity."""
        if quantity is None:
            return None
        return cls(quantity.value, quantity.qualifier, quantity.lower, quantity.upper, quantity.step)

    def __str__(self) -> str:
        """As inline markup writes it: `>=28000`."""
        return f"{SIGNS[self.qualifier]}{self.value}"


def last_place(figure: Figure) -> int:
    """The last place that a figure gives: 1 for 28168, 1000 for 28000, 10000 for 1.3 lakh."""
    place = 1
    while figure.value and figure.value % (place * 10) == 0:
        place *= 10
    return max(figure.step, place if place >= LEAST_STEP else 1)


def span(figure: Figure) -> tuple[float, float]:
    """The least and the most that the number may be.

    A rounded number may have been cut short as well: 28,000 may be anything from 27,500 to 28,999.
    """
    step = last_place(figure)
    if figure.qualifier == "at_least":
        return (figure.value, float("inf"))
    if figure.qualifier == "at_most":
        return (0, figure.value)
    low = figure.value - step // 2
    high = figure.value + step - 1
    if figure.qualifier == "about":
        slack = figure.value * ABOUT
        low, high = int(min(low, figure.value - slack)), int(max(high, figure.value + slack))
    bounds = (figure.lower, figure.upper)
    return (
        min([low, *(b for b in bounds[:1] if b is not None)]),
        max([high, *(b for b in bounds[1:] if b is not None)]),
    )


def may_agree(one: Figure, other: Figure) -> bool:
    """Whether both may be the same number."""
    low, high = max(span(one)[0], span(other)[0]), min(span(one)[1], span(other)[1])
    return low <= high


def vagueness(figure: Figure) -> tuple[int, int]:
    """Less is more precise: the last place given, then the qualifier."""
    return (last_place(figure), ("exact", "about", "at_least", "at_most").index(figure.qualifier))
