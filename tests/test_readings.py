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
