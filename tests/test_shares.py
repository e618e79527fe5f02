"""Votes that position gave twice to one contestant, or to nobody, are dealt out."""

from __future__ import annotations

import pytest
from marked import read
from spacy.language import Language

from electextract.pipeline import blank

WON = "{C:Asha Rao} of the {P:BJP} defeated {C:Imran Sheikh} in {S:Sitai}. "


@pytest.fixture(scope="module")
def nlp() -> Language:
    return blank()


def votes(nlp: Language, marked: str) -> dict[str | None, int | None]:
    [found] = read(nlp, marked)._.contests
    return {one.name: one.votes.value if one.votes else None for one in found.candidates}


@pytest.mark.parametrize(
    "marked",
    [
        WON + "{C:Imran Sheikh}'s {V:66,104} were no match for the {V:70,213} of Sunday.",
        WON + "{V:70,213} people chose her; {C:Imran Sheikh} got {V:66,104}.",
    ],
    ids=["twice", "nobody's"],
)
def test_every_contestant_has_votes_of_his_own(nlp: Language, marked: str) -> None:
    assert votes(nlp, marked) == {"Asha Rao": 70213, "Imran Sheikh": 66104}


def test_a_bound_is_dealt_to_nobody(nlp: Language) -> None:
    found = votes(nlp, WON + "Over {V:70,213} people chose her; {C:Imran Sheikh} got {V:66,104}.")
    assert found == {"Asha Rao": None, "Imran Sheikh": 66104}


def test_two_contestants_without_votes_leave_a_second_figure_where_it_is(nlp: Language) -> None:
    third = "{C:Gita Das} was third. "
    found = votes(nlp, WON + third + "{C:Imran Sheikh}'s {V:66,104} were no match for the {V:70,213} of Sunday.")
    assert found["Asha Rao"] is None
    assert found["Gita Das"] is None
