"""Which kind of election a year's poll for a seat was, as far as the list of general elections tells."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from typing import Literal

from electextract.gazetteers.entries import Chamber
from electextract.gazetteers.loader import elections

TERM = 5
"""Years for which a Lok Sabha or an assembly is elected."""


def usual_kind(chamber: Chamber, state: str, year: int) -> Literal["general", "bypoll"] | None:
    """`general` in a year of a general election, `bypoll` in an Indian year between two, None where unknown.

    Bangladesh's list is not complete, so a year that it lacks tells nothing.

    >>> usual_kind("AC", "West Bengal", 2021), usual_kind("AC", "West Bengal", 2024)
    ('general', 'bypoll')
    """
    years = _years(chamber, state)
    if year in years:
        return "general"
    after = bisect_left(years, year)
    if chamber == "JS" or after == 0:
        return None
    return "bypoll" if after < len(years) or year < years[-1] + TERM else None


@cache
def _years(chamber: str, state: str) -> list[int]:
    return sorted(year for house, place, year in elections() if (house, place) == (chamber, state))
