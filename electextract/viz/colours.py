"""Colours of entity labels, also for displaCy, and the usual colours of parties."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from zlib import crc32

ENTITY_COLOURS = {
    "CANDIDATE": "#f9c784",
    "PARTY": "#a8d5ba",
    "CONSTITUENCY": "#9ec5e8",
    "VOTE_COUNT": "#d7bde2",
    "MARGIN": "#f1a7a0",
}
"""Background of each label in `displacy.render`, which finds them by the entry point `spacy_displacy_colors`."""

NO_PARTY = "#8a8f98"
"""The colour of a candidate whose party is not said."""

_OTHERS = ("#7d6fb0", "#4f8f8b", "#a8743c", "#5f7fb8", "#9a5f86", "#6f8f4f", "#b0705f", "#557a95")
"""Muted colours for the parties that the table leaves out."""

_LINE = re.compile(r"(?P<id>[^\t#][^\t]*)\t(?P<colour>#[0-9a-f]{6})")


def party_colour(party: str | None) -> str:
    """`#rrggbb` of a party or alliance by its code; parties that are not in the table get one that stays the same.

    A joint camp (`INC+DMK`) has the colour of the party named first.
    """
    if not party:
        return NO_PARTY
    first = party.split("+", maxsplit=1)[0]
    return party_colours().get(first) or _OTHERS[crc32(first.encode()) % len(_OTHERS)]


@cache
def party_colours() -> MappingProxyType[str, str]:
    """Party code -> usual colour, from `party_colours.tsv`."""
    lines = files(__package__).joinpath("party_colours.tsv").read_text(encoding="utf-8").splitlines()
    rows = [match for match in map(_LINE.fullmatch, lines) if match]
    return MappingProxyType({row["id"]: row["colour"] for row in rows})
