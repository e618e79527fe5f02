"""What newspapers do around a result: people of whom they only speak, descriptions between commas, words for losers."""

from __future__ import annotations

import pytest
from spacy.language import Language
from test_relations import places, read

from electextract.pipeline import blank


@pytest.fixture(scope="module")
def nlp() -> Language:
    return blank()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # people whom no entity names
        (
            "{C:Asha Rao} won {S:Sitai} by {M:900} votes. Minister Ram Lal Singh, who had won there, wept.",
            "Sitai: won Asha Rao -",
        ),
        (
            "{C:Asha Rao} beat {C:Tara Sen} in {S:Sitai}. Singh, who lost {S:Haroa}, hailed her.",
            "Sitai: won Asha Rao -, lost Tara Sen -",
        ),
        (
            "In {S:Sitai} {C:Asha Rao}, whose father Ram Lal Singh built it, won by {M:900} votes.",
            "Sitai: won Asha Rao -",
        ),
        # an alias that the headline had alone
        (
            "{C:Bolt Das} won {S:Sitai}. {P:BJP} man {C:Asha Rao} alias {C:Bolt Das} beat {C:Tara Sen} there.",
            "Sitai: won Asha Rao BJP, lost Tara Sen -",
        ),
        # a description between the noun and the name
        (
            "{C:Asha Rao} won {S:Sitai} by beating her nearest {P:BJP} rival, ex-minister {C:Tara Sen}, by {M:900}.",
            "Sitai: won Asha Rao -, lost Tara Sen BJP",
        ),
        # the party that a clause of its own names
        (
            "{P:Congress} sulked. In Bihar, where the {P:BJP} rules, the party wrested {S:Sitai} from {P:RJD}.",
            "Sitai: won None BJP",
        ),
        # what came instead of a win
        (
            "In {S:Sitai} the {P:BJP} could not win, losing to {P:Congress}' {C:Asha Rao} by {M:900} votes.",
            "Sitai: won Asha Rao INC, lost None BJP",
        ),
        (
            "In {S:Sitai} {M:900} votes lay between the winning candidate from the {P:BJP} and the losing {P:RJD} one.",
            "Sitai: won None BJP, lost None RJD",
        ),
        # kin, pronouns, and those who speak for many
        (
            "{C:Asha Rao} lost {S:Sitai} to {P:BJP} leader {C:Ram Lal}'s sister {C:Tara Sen} by {M:900} votes.",
            "Sitai: won Tara Sen -, lost Asha Rao -",
        ),
        (
            "{C:Asha Rao} won {S:Sitai}. In {S:Haroa} {C:Tara Sen} managed to register her victory by {M:900} votes.",
            "Sitai: won Asha Rao - | Haroa: won Tara Sen -",
        ),
        (
            "{C:Asha Rao} won {S:Sitai} by {M:900} votes. We lost narrowly, the rival party said.",
            "Sitai: won Asha Rao -",
        ),
        (
            "{C:Asha Rao} won {S:Sitai} by {M:900} votes. Next time we will lead by {M:2,000} votes, others said.",
            "Sitai: won Asha Rao -",
        ),
        # another contest told while the seat is that of the sentence before
        (
            "{C:Asha Rao} was leading in {S:Sitai} over {C:Tara Sen} by {M:44} votes. {C:Nur Ali} was ahead of "
            "{C:Om Das} by {M:70} votes.",
            "Sitai: leading Asha Rao -, trailing Tara Sen - | -: leading Nur Ali -, trailing Om Das -",
        ),
        # a rival who is somebody else's candidate, and a state with "and" in its name
        (
            "In {S:Sitai} {C:Asha Rao} beat her rival and {P:BJP} candidate {C:Tara Sen} by {M:900} votes.",
            "Sitai: won Asha Rao -, lost Tara Sen BJP",
        ),
        (
            "{C:Asha Rao} won {S:Nowshera}, defeating {P:BJP}'s Jammu & Kashmir unit chief {C:Tara Sen} by {M:900}.",
            "Nowshera: won Asha Rao -, lost Tara Sen BJP",
        ),
        # defeat as a noun
        (
            "The shock defeat of {C:Asha Rao} in {S:Sitai} at the hands of {C:Tara Sen} was the talk of the town.",
            "Sitai: won Tara Sen -, lost Asha Rao -",
        ),
        (
            "In {S:Sitai} {C:Asha Rao} suffered a wholly unexpected defeat. {C:Tara Sen} won by {M:900} votes.",
            "Sitai: won Tara Sen -, lost Asha Rao -",
        ),
        ("Those who lost are {C:Asha Rao} in {S:Sitai}.", "Sitai: lost Asha Rao -"),
    ],
)
def test_readings_of_news(nlp: Language, text: str, wanted: str) -> None:
    told = {
        found.constituency.name if found.constituency else "-": ", ".join(
            f"{outcome} {name} {party or '-'}" for outcome, name, party in places(found)
        )
        for found in read(nlp, text)._.contests
    }
    assert " | ".join(f"{seat}: {row}" for seat, row in told.items()) == wanted
