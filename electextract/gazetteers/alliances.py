"""Parties and their alliances."""

from __future__ import annotations

from electextract.gazetteers.loader import parties, party_code


def related_parties(one: str | None, other: str | None) -> bool:
    """Whether two codes may be said of one candidate: equal, an alliance and its member, a joint camp and its part.

    >>> related_parties("BJP", "NDA"), related_parties("INC", "CPI(M)+INC"), related_parties("BJP", "INC")
    (True, True, False)
    """
    if one is None or other is None:
        return False
    return bool(_camp(party_code(one)) & _camp(party_code(other)))


def same_party(one: str, other: str) -> bool:
    """Whether two codes are one party, as sources list some parties under two."""
    return party_code(one) == party_code(other)


def is_single_party(code: str) -> bool:
    """Neither an alliance nor a joint camp."""
    listed = parties()
    return "+" not in code and (code not in listed or listed[code].kind == "party")


def _camp(code: str) -> set[str]:
    listed = parties()
    parts = set(code.split("+"))
    return {code} | parts | {member for part in parts if part in listed for member in listed[part].members}
