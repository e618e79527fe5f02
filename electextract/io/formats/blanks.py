r"""Blanks around a word in one column without blanks, as UDPipe writes them into the MISC field.

`_` is one blank after the word, `SpaceAfter=No` none; others are spelled out: `SpacesBefore=\s|SpacesAfter=\n\n`.
"""

from __future__ import annotations

import re

ONE_BLANK = "_"
NO_BLANK = "SpaceAfter=No"
_BEFORE, _AFTER = "SpacesBefore=", "SpacesAfter="
_SPELLED = {" ": "\\s", "\t": "\\t", "\r": "\\r", "\n": "\\n"}
_READ = {spelled[1]: blank for blank, spelled in _SPELLED.items()}
_ESCAPE = re.compile(r"\\(?:u([0-9a-f]{4})|(.))")


def blank_column(before: str, after: str, *, explicit: bool = False) -> str:
    """What stands around a word as one column; `explicit` spells out one blank too."""
    first = [_BEFORE + _spell(before)] if before else []
    if after == " " and not explicit:
        return "|".join(first) or ONE_BLANK
    return "|".join([*first, _AFTER + _spell(after) if after else NO_BLANK])


def is_blank_column(column: str) -> bool:
    """Whether a column was written by `blank_column`."""
    return column == ONE_BLANK or column.startswith((NO_BLANK, _BEFORE, _AFTER))


def read_blanks(column: str) -> tuple[str, str]:
    """The blanks before and after a word."""
    before, after = "", " "
    for part in column.split("|"):
        if part.startswith(_BEFORE):
            before = _unspell(part[len(_BEFORE) :])
        elif part.startswith(_AFTER):
            after = _unspell(part[len(_AFTER) :])
        elif part == NO_BLANK:
            after = ""
    return before, after


def _spell(blanks: str) -> str:
    return "".join(_SPELLED.get(blank) or f"\\u{ord(blank):04x}" for blank in blanks)


def _unspell(spelled: str) -> str:
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)) if match[1] else _READ.get(match[2], match[2]), spelled)
