"""Three figures that reckon: whose votes are whose, and which of several margins holds."""

from __future__ import annotations

import pytest
from marked import read
from spacy.language import Language

from electextract.pipeline import blank
from electextract.records import ContestResult
from electextract.relations.sums import find_sums


@pytest.fixture(scope="module")
def nlp() -> Language:
    return blank()


def contest(nlp: Language, marked: str) -> ContestResult:
    [found] = read(nlp, marked)._.contests
    return found


def votes(found: ContestResult) -> dict[str | None, int | None]:
    return {one.name: one.votes.value if one.votes else None for one in found.candidates}


def sums(nlp: Language, marked: str) -> list[tuple[int, ...]]:
    sentences = nlp.get_pipe("election_relations").reader.read(read(nlp, marked))
    figures = [item for items in sentences for item in items if item.kind in ("votes", "margin")]
    return [tuple(item.value._.quantity.value for item in one) for one in find_sums(figures)]


SUMS = [
    "{C:Asha Rao} won {S:Sitai} from {C:Imran Sheikh} by {M:4,109} votes. {C:Imran Sheikh}, who spoke of {V:70,213} "
    "votes for the {P:BJP} as a surprise, has {V:66,104}.",
    "{C:Asha Rao} has been elected from {S:Sitai}, where {C:Imran Sheikh} was a minister; the {V:66,104} who stood by "
    "him were {M:4,109} too few against her {V:70,213}.",
    "{C:Asha Rao} won {S:Sitai}. {C:Imran Sheikh} got {V:66,104} votes. For {V:70,213} it needed a wave, for {M:4,109} "
    "more than he had it needed less.",
]


@pytest.mark.parametrize("marked", SUMS)
def test_the_greater_votes_are_the_winners_whoever_stands_beside_them(nlp: Language, marked: str) -> None:
    found = contest(nlp, marked)
    assert votes(found) == {"Asha Rao": 70213, "Imran Sheikh": 66104}
    assert found.candidates[0].outcome == "won"
    assert "votes.sum" in {fact.rule for fact in found.evidence}


def test_the_margin_that_is_the_difference_of_the_votes_holds(nlp: Language) -> None:
    found = contest(
        nlp,
        "{C:Asha Rao} defeated {C:Imran Sheikh} in {S:Sitai}. She polled {V:70,213} votes and he {V:66,104}, a lead of "
        "{M:4,109}. After the postal votes alone the lead had been {M:917}.",
    )
    assert votes(found) == {"Asha Rao": 70213, "Imran Sheikh": 66104}
    assert found.margin is not None
    assert found.margin.value == 4109


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("{C:Asha Rao} got {V:70,213}, {C:Imran Sheikh} {V:66,104}: {M:4,109}.", [(70213, 66104, 4109)]),
        ("{C:Asha Rao} got {V:70,213}, {C:Imran Sheikh} {V:66,113}: {M:4,100}.", [(70213, 66113, 4100)]),
        ("{C:Asha Rao} got {V:70,213}, {C:Imran Sheikh} {V:66,104}: {M:4,101}.", []),
        ("{C:Asha Rao} got {V:70,213}, {C:Imran Sheikh} {V:66,104}: over {M:4,109}.", []),
        ("{C:Asha Rao} got {V:70,200}, {C:Imran Sheikh} {V:66,100}: {M:4,100}.", []),
        ("{C:Asha Rao} got {V:9}, {C:Imran Sheikh} {V:7}: {M:2}.", []),
        ("{C:Asha Rao} got {V:70,213} " + "and more " * 70 + "{C:Imran Sheikh} {V:66,104}: {M:4,109}.", []),
    ],
    ids=["reckons", "one round", "does not", "bound", "all round", "small", "far apart"],
)
def test_only_exact_figures_near_each_other_make_a_sum(
    nlp: Language, marked: str, expected: list[tuple[int, ...]]
) -> None:
    assert sums(nlp, marked) == expected


def test_a_figure_belongs_to_one_sum_the_closest(nlp: Language) -> None:
    text = "{V:70,213} to {V:66,104}, by {M:4,109}. " + "Elsewhere it rained. " * 5 + "{V:50,000} against {V:45,891}."
    assert sums(nlp, text) == [(70213, 66104, 4109)]
