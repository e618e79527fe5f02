"""The result: the one format out and in, nothing lost on the way."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from electextract import records as rec
from electextract.errors import ElectextractError

WORDS = st.text(max_size=8)
SAID = st.none() | WORDS
COUNTS = st.none() | st.integers(0, 10**8)
MENTIONS = st.builds(rec.Mention, WORDS, st.integers(0, 99), st.integers(0, 99))
ENTITIES = st.builds(rec.Mention, WORDS, st.integers(0, 99), st.integers(0, 99), st.sampled_from(rec.LABELS), SAID)
QUANTITIES = st.builds(rec.Quantity, st.integers(0, 10**8), st.sampled_from(rec.QUALIFIERS), COUNTS, COUNTS)
PARTIES = st.builds(rec.Party, WORDS, SAID)
ELECTIONS = st.builds(rec.Election, st.sampled_from(["reported", "earlier"]), COUNTS)
EVIDENCE = st.builds(rec.Evidence, WORDS, st.integers(0, 99), st.integers(0, 99), WORDS)


def maybe(strategy):
    return st.none() | strategy


def several(strategy):
    return st.lists(strategy, max_size=2).map(tuple)


STANDINGS = st.builds(
    rec.Standing,
    name=SAID,
    mentions=several(MENTIONS),
    party=maybe(PARTIES),
    votes=maybe(QUANTITIES),
    share=maybe(st.floats(0, 100)),
    outcome=maybe(st.sampled_from(rec.OUTCOMES)),
    deposit_lost=maybe(st.booleans()),
)
CONTESTS = st.builds(
    rec.ContestResult,
    constituency=maybe(st.builds(rec.Constituency, WORDS, WORDS, id=SAID, number=COUNTS)),
    state=SAID,
    house=maybe(st.sampled_from(rec.HOUSES)),
    election=ELECTIONS,
    rounds=maybe(st.builds(rec.Rounds, COUNTS, COUNTS, COUNTS)),
    candidates=several(STANDINGS),
    margin=maybe(QUANTITIES),
    evidence=several(EVIDENCE),
    warnings=several(st.builds(rec.Warning, WORDS, WORDS)),
)
TALLIES = st.builds(rec.SeatTally, PARTIES, SAID, election=ELECTIONS, won=maybe(QUANTITIES), evidence=several(EVIDENCE))
EXTRACTIONS = st.builds(
    rec.Extraction,
    id=WORDS,
    language=st.sampled_from(["en", "bn", "mixed"]),
    published=SAID,
    entities=several(ENTITIES),
    contests=several(CONTESTS),
    tallies=several(TALLIES),
)


@given(EXTRACTIONS)
def test_an_extraction_survives_json(extraction):
    assert rec.Extraction.from_dict(extraction.to_dict()) == extraction
    assert rec.Extraction.from_dict(json.loads(extraction.to_json())) == extraction
    assert json.loads(extraction.to_json(indent=2)) == json.loads(extraction.to_json())


def test_the_keys_are_those_of_the_schema():
    standing = rec.Standing("Asha Rao", party=rec.Party("BJP"), votes=rec.Quantity(5))
    contest = rec.ContestResult(rec.Constituency("Sitai"), candidates=(standing,), margin=rec.Quantity(1))
    data = rec.Extraction("a", contests=(contest,), tallies=(rec.SeatTally(rec.Party("BJP")),)).to_dict()
    assert list(data) == [
        *("schema_version", "id", "language", "published", "title", "url", "source", "model"),
        *("results_score", "entities", "contests", "tallies"),
    ]
    (written,) = data["contests"]
    assert list(written) == [
        *("constituency", "country", "state", "house", "election", "status", "rounds", "candidates", "margin"),
        *("change", "unopposed", "confidence", "evidence", "warnings"),
    ]
    assert list(written["constituency"]) == ["text", "start", "end", "name", "name_latin", "id", "number"]
    assert list(written["election"]) == ["when", "year", "kind"]
    assert list(written["candidates"][0]) == [
        *("name", "name_latin", "mentions", "party", "alliance", "votes", "share", "position", "outcome"),
        "deposit_lost",
    ]
    assert list(written["margin"]) == ["value", "qualifier", "lower", "upper", "step", "text", "start", "end"]
    assert list(data["tallies"][0]) == [
        *("party", "scope", "house", "election", "won", "leading", "contested", "evidence"),
    ]


def test_a_candidate_s_mention_is_a_place_alone():
    standing = rec.Standing("Asha", mentions=(rec.Mention("Asha", 0, 4, "CANDIDATE", score=0.5),))
    assert standing.to_dict()["mentions"] == [{"text": "Asha", "start": 0, "end": 4}]


def test_bengali_stays_readable_in_json():
    assert "আলিফা" in rec.Extraction("a", title="আলিফা").to_json()


def test_what_is_absent_is_empty_and_what_is_unknown_is_passed_over():
    found = rec.Extraction.from_dict({"id": "a", "contests": [{"candidates": [{"name": "Asha", "age": 40}]}], "x": 1})
    assert found.contests[0].candidates == (rec.Standing("Asha"),)
    assert found.contests[0].election == rec.Election("reported")
    assert found.entities == found.tallies == ()


@pytest.mark.parametrize("data", [{}, {"id": "a", "schema_version": 2}])
def test_another_format_is_refused(data):
    with pytest.raises(ElectextractError) as caught:
        rec.Extraction.from_dict(data)
    assert caught.value.code == "schema"


def test_records_cannot_be_changed():
    with pytest.raises(AttributeError):
        rec.Party("BJP").id = "INC"
