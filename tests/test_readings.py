"""What a careful reader fills in: verbs that no row knows, parties told by the passage, seats told by lists."""

from __future__ import annotations

import pytest
from spacy.language import Language
from test_relations import places, read

from electextract.pipeline import blank


@pytest.fixture(scope="module")
def nlp() -> Language:
    return blank()


READINGS = [
    # verbs that no row knows
    (
        "In {S:Sitai} it was {C:Asha Rao} by {M:900} over {C:Imran Sheikh}.",
        "Sitai: won Asha Rao -, lost Imran Sheikh -",
    ),
    (
        "In {S:Sitai} {C:Asha Rao} squelched {C:Imran Sheikh} by {M:900} votes.",
        "Sitai: won Asha Rao -, lost Imran Sheikh -",
    ),
    (
        "In {S:Sitai} {C:Asha Rao} was squelched by {C:Imran Sheikh} by {M:900} votes.",
        "Sitai: won Imran Sheikh -, lost Asha Rao -",
    ),
    # a party told by what the passage is about
    (
        "{S:Sitai} gave the {P:BJP} something to cheer. {C:Asha Rao} won by {M:900} votes.",
        "Sitai: won Asha Rao BJP",
    ),
    (
        "{S:Sitai} gave the {P:BJP} something to cheer. {C:Asha Rao} beat {C:Imran Sheikh} ({P:BJP}) by {M:900} votes.",
        "Sitai: won Asha Rao -, lost Imran Sheikh BJP",
    ),
    (
        "The {P:BJP}'s consolation: {C:Asha Rao} won {S:Sitai}; {C:Tara Sen} clinched {S:Haroa}.",
        "Sitai: won Asha Rao BJP | Haroa: won Tara Sen BJP",
    ),
    (
        "{C:Asha Rao} won {S:Sitai}. {S:Haroa} slipped away from the {P:BJP}, {C:Tara Sen} losing by {M:40} votes.",
        "Sitai: won Asha Rao - | Haroa: lost Tara Sen BJP",
    ),
    # lists
    (
        "{S:Sitai} was won by {C:Asha Rao} by {M:900} votes; {S:Haroa} by {C:Tara Sen} of the {P:BJP} ({M:40}).",
        "Sitai: won Asha Rao - | Haroa: won Tara Sen BJP",
    ),
    (
        "{S:Sitai} stayed with the {P:BJP} and {S:Haroa} with the {P:Congress}.",
        "Sitai: won None BJP | Haroa: won None INC",
    ),
    (
        "The {P:BJP} retained {S:Sitai} and {S:Haroa} through {C:Asha Rao} and {C:Tara Sen} respectively.",
        "Sitai: won Asha Rao BJP | Haroa: won Tara Sen BJP",
    ),
    (
        "{C:Asha Rao} ({S:Sitai}) and {C:Tara Sen} ({S:Haroa}) won by over {M:4,000} votes each.",
        "Sitai: won Asha Rao - | Haroa: won Tara Sen -",
    ),
    (
        "{S:Sitai} and {S:Haroa} fell to the {P:BJP}: {C:Asha Rao} beat {C:Imran Sheikh}, while {C:Tara Sen} prevailed "
        "over {C:Nur Ali}.",
        "Sitai: won Asha Rao BJP, lost Imran Sheikh - | Haroa: won Tara Sen BJP, lost Nur Ali -",
    ),
    ("{S:Sitai} and {S:Haroa} slipped into the {P:BJP}'s hands.", "Sitai: won None BJP | Haroa: won None BJP"),
    (
        "{C:Asha Rao} won {S:Sitai}. {C:Imran Sheikh} came within {M:900} votes of her.",
        "Sitai: won Asha Rao -, lost Imran Sheikh -",
    ),
    # descriptions, places, pairs of votes
    (
        "{C:Asha Rao}, number two in the {P:BJP}, beat {C:Imran Sheikh}, a teacher whom the {P:Congress} had picked, "
        "in {S:Sitai}.",
        "Sitai: won Asha Rao BJP, lost Imran Sheikh INC",
    ),
    (
        "{C:Asha Rao}, wife of {P:BJP} leader Nur Ali, won {S:Sitai}. {C:Imran Sheikh}, "
        "a former {P:Congress} man, lost.",
        "Sitai: won Asha Rao -, lost Imran Sheikh -",
    ),
    (
        "{C:Asha Rao}, who stood on her own, won {S:Sitai} by {M:900} votes, with the {P:BJP} third.",
        "Sitai: won Asha Rao IND, lost None BJP",
    ),
    (
        "{S:Sitai} was sure of the {P:BJP}. Its {C:Tara Sen} lost by {M:900} votes to {C:Asha Rao} ({P:Congress}).",
        "Sitai: won Asha Rao INC, lost Tara Sen BJP",
    ),
    (
        "{C:Asha Rao} ({P:Congress}) won {S:Sitai}. {C:Tara Sen} got {V:900} votes. The {P:BJP} woman has gone home. "
        "The {P:BJP} came second.",
        "Sitai: won Asha Rao INC, lost Tara Sen BJP",
    ),
    # elections and houses
    (
        "In the Lok Sabha seat of {S:Tura} {C:Asha Rao} won by {M:900} votes. "
        "She led in the {S:Selsella} assembly segment.",
        "Tura: won Asha Rao -",
    ),
]


@pytest.mark.parametrize(("text", "expected"), READINGS)
def test_what_a_careful_reader_fills_in(nlp: Language, text: str, expected: str) -> None:
    contests = read(nlp, text)._.contests
    told = {
        found.constituency.name if found.constituency else "-": ", ".join(
            f"{outcome} {name} {party or '-'}" for outcome, name, party in places(found)
        )
        for found in contests
    }
    assert " | ".join(f"{seat}: {row}" for seat, row in told.items()) == expected


@pytest.mark.parametrize(
    ("text", "votes"),
    [
        ("In {S:Sitai} {C:Asha Rao} was beaten by {C:Imran Sheikh}, {V:11,393} to {V:14,994}.", [14994, 11393]),
        ("In {S:Sitai} it was {V:26,435} for {C:Asha Rao}, {V:18,273} for {C:Imran Sheikh}.", [26435, 18273]),
        ("{C:Asha Rao} won {S:Sitai} for the {P:BJP} with {V:26,435}.", [26435]),
    ],
)
def test_votes_find_their_candidates(nlp: Language, text: str, votes: list[int]) -> None:
    [found] = read(nlp, "Results of the day.\n\n" + text)._.contests
    assert found.candidates[0].outcome == "won"
    assert [one.votes.value for one in found.candidates if one.votes] == votes


def test_an_article_that_opens_with_an_earlier_election_stays_there(nlp: Language) -> None:
    text = (
        "In 2013 {C:Asha Rao} polled {V:5,307} votes in {S:Sitai}, {C:Imran Sheikh} {V:5,296}.\n\n"
        "{C:Tara Sen} won {S:Haroa} by {M:900} votes. Now {C:Nur Ali} has won {S:Naihati}."
    )
    found = read(nlp, text, "2018-05-04")._.contests
    assert [(one.constituency.name, one.election.when, one.election.year) for one in found] == [
        ("Sitai", "earlier", 2013),
        ("Haroa", "earlier", 2013),
        ("Naihati", "reported", None),
    ]
