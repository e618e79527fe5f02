"""Each rule on its own sentences, the bookkeeping around them, and the checks on what does not add up."""

from __future__ import annotations

import pytest
from marked import read
from spacy.language import Language

from electextract.pipeline import blank
from electextract.records import ContestResult
from electextract.relations.discourse import read_discourse
from electextract.relations.rows import CueRow, lexicon

ROWS = list(lexicon().rows.values())


@pytest.fixture(scope="module")
def nlp() -> Language:
    return blank()


def fired(nlp: Language, marked: str) -> set[str]:
    doc = read(nlp, marked)
    sentences = nlp.get_pipe("election_relations").reader.read(doc)
    return {frame.rule for frame in read_discourse(doc, sentences, None).frames}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_the_index_of_a_sentence_holds_what_the_rules_made_of_its_items(nlp: Language, row: CueRow) -> None:
    doc = read(nlp, row.example)
    for items in nlp.get_pipe("election_relations").read(doc).sentences:
        for kind in {item.kind for item in items}:
            assert items.of_kind(kind) == [item for item in items if item.kind == kind]
        for word in (item for item in items if item.kind == "word"):
            assert items.says(word.value)
            assert word in items.words(word.value)


def test_an_item_turned_into_another_is_found_as_such(nlp: Language) -> None:
    text = "In 2011 {C:Asha Rao} won {S:Sitai}. Five years later {C:Imran Sheikh} of the {P:BJP} won its seat."
    sentences = nlp.get_pipe("election_relations").read(read(nlp, text, "2024-11-23")).sentences
    assert [item.value for item in sentences[1].of_kind("year")] == [2016]
    assert not sentences[1].says("years_later.")


def contest(nlp: Language, marked: str, published: str | None = None) -> ContestResult:
    [found] = read(nlp, marked, published)._.contests
    return found


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_every_rule_fires_on_its_example_and_refuses_the_other(nlp: Language, row: CueRow) -> None:
    assert row.example
    assert row.refuse
    assert row.id in fired(nlp, row.example)
    assert row.id not in fired(nlp, row.refuse)


def places(found: ContestResult) -> list[tuple[str | None, str | None, str | None]]:
    return [(one.outcome, one.name, one.party.id if one.party else None) for one in found.candidates]


def test_a_contest_has_its_facts_and_their_places(nlp: Language) -> None:
    text = "{P:BJP}'s {C:Asha Rao} won {S:Sitai} by over {M:1.3 lakh} votes against {P:Trinamool}'s {C:Imran Sheikh}."
    doc = read(nlp, text, "2024-11-23")
    [found] = doc._.contests
    assert places(found) == [("won", "Asha Rao", "BJP"), ("lost", "Imran Sheikh", "AITC")]
    assert (found.status, found.house, found.state, found.country) == ("declared", "assembly", "West Bengal", "IN")
    assert found.constituency is not None
    assert (found.constituency.name, found.constituency.id) == ("Sitai", "IN-AC-WB-006-2008")
    assert found.margin is not None
    assert (found.margin.value, found.margin.qualifier, found.margin.text) == (130000, "at_least", "1.3 lakh")
    facts = {fact.fact: doc.text[fact.start : fact.end] for fact in found.evidence}
    assert facts["margin"] == "1.3 lakh"
    assert facts["candidates/0/outcome"] == "won"
    assert found.confidence is not None
    assert 0 < found.confidence <= 1


def test_pronouns_short_names_and_the_party_said_elsewhere(nlp: Language) -> None:
    found = contest(
        nlp,
        "In {S:Sitai} the {P:BJP} fielded {C:Asha Rao}.\n\nLater {C:Rao} was ahead by {M:4,000} votes. "
        "She has got {V:51,000} votes as against {C:Imran Sheikh}, who has {V:47,000}.",
    )
    assert places(found) == [("leading", "Asha Rao", "BJP"), ("trailing", "Imran Sheikh", None)]
    assert [one.votes.value for one in found.candidates if one.votes] == [51000, 47000]


def test_bengali_case_endings_tell_who_lost(nlp: Language) -> None:
    found = contest(nlp, "{S:সিতাইয়ে} {P:বিজেপির} {C:আশা রায়কে} {M:১,২০০} ভোটে হারিয়েছেন {P:তৃণমূলের} {C:ইমরান শেখ}।")
    assert places(found) == [("won", "ইমরান শেখ", "AITC"), ("lost", "আশা রায়", "BJP")]
    assert found.constituency is not None
    assert found.constituency.name == "সিতাই"


def test_an_earlier_election_stays_apart(nlp: Language) -> None:
    doc = read(
        nlp,
        "{C:Asha Rao} won {S:Sitai} by {M:900} votes. In 2021 {C:Imran Sheikh} had won the seat by {M:10,112} votes.",
        "2026-05-04",
    )
    reported, earlier = doc._.contests
    assert (reported.election.when, reported.margin.value) == ("reported", 900)
    assert (earlier.election.when, earlier.election.year, earlier.margin.value) == ("earlier", 2021, 10112)


def test_newest_entries_first_the_newest_counts(nlp: Language) -> None:
    found = contest(
        nlp,
        "3.30 pm: In {S:Sitai} {C:Asha Rao} leads by {M:900} votes.\n\n"
        "1.10 pm: {C:Imran Sheikh} is ahead in {S:Sitai} by {M:400} votes.",
    )
    assert places(found) == [("leading", "Asha Rao", None), ("trailing", "Imran Sheikh", None)]
    assert found.margin is not None
    assert found.margin.value == 900


def test_a_party_wins_several_seats_at_once(nlp: Language) -> None:
    doc = read(nlp, "In {S:Sitai}, {S:Naihati} and {S:Haroa}, {P:Trinamool} candidates have been declared winners.")
    assert [found.constituency.name for found in doc._.contests] == ["Sitai", "Naihati", "Haroa"]
    assert all(places(found) == [("won", None, "AITC")] for found in doc._.contests)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            "{C:Asha Rao} won {S:Sitai} by {M:9,000} votes. {C:Rao} got {V:51,200} votes, {C:Imran Sheikh} {V:49,100}.",
            "margin_difference",
        ),
        ("{C:Asha Rao} won {S:Sitai}. {C:Rao} got {V:41,200} votes, {C:Imran Sheikh} {V:49,100}.", "winner_votes"),
        ("{C:Asha Rao}, who got {V:41,200} votes, won {S:Sitai} by {M:61,000} votes.", "margin_votes"),
        (
            "{C:Asha Rao} won {S:Sitai} by {M:900} votes. {C:Imran Sheikh} won {S:Sitai} by {M:900} votes.",
            "two_winners",
        ),
    ],
)
def test_what_does_not_add_up_is_said(nlp: Language, text: str, code: str) -> None:
    found = contest(nlp, text)
    assert code in {warning.code for warning in found.warnings}


@pytest.mark.parametrize(
    "text",
    [
        "{C:Asha Rao} of the {P:BJP} is likely to win {S:Sitai}.",
        "Exit polls say {C:Asha Rao} beat {C:Imran Sheikh} in {S:Sitai}.",
        "{P:BJP} has fielded {C:Asha Rao} in {S:Sitai} against {C:Imran Sheikh}.",
        "{S:সিতাইয়ে} {C:আশা রায়} জিতবেন বলে আশা করছে {P:বিজেপি}।",
        "Rain stopped the rally of {C:Asha Rao} in {S:Sitai}.",
    ],
)
def test_what_is_no_result_gives_none(nlp: Language, text: str) -> None:
    assert read(nlp, text)._.contests == ()


@pytest.mark.parametrize(
    ("text", "rounds"),
    [
        ("{C:Asha Rao} leads in {S:Sitai} by {M:900} votes. Only one round of counting is left here.", (None, None, 1)),
        ("In {S:Sitai} {C:Asha Rao} leads by {M:900} votes as three rounds of counting remain.", (None, None, 3)),
        ("In {S:Sitai} {C:Asha Rao} leads by {M:900} votes after 12 of 18 rounds.", (12, 18, None)),
        ("{S:সিতাইয়ে} ১১ রাউন্ড গণনার পর {M:৯০০} ভোটে এগিয়ে {C:আশা রায়}। এখনও সাত রাউন্ড বাকি।", (11, None, 7)),
        ("{C:Asha Rao} won {S:Sitai} by {M:900} votes.", None),
    ],
)
def test_rounds_of_counting(nlp: Language, text: str, rounds: tuple[int | None, ...] | None) -> None:
    found = contest(nlp, text).rounds
    assert (found and (found.counted, found.total, found.remaining)) == rounds


WON = "{C:Asha Rao} of the {P:BJP} won"


@pytest.mark.parametrize(
    ("marked", "kind"),
    [
        (f"{WON} the {{S:Sitai}} by-election.", "bypoll"),
        (f"The by-election was held last week.\n\n{WON} {{S:Sitai}}.", "bypoll"),
        (f"{{S:Sitai}} went to the polls on Monday. The bypoll was quiet. {WON} there by {{M:4,120}} votes.", "bypoll"),
        (f"{WON} {{S:Sitai}}.", None),
        (f"The results in Bengal and the by-elections came on Monday. {WON} {{S:Sitai}}.", None),
        (f"{WON} {{S:Sitai}}. The results of the by-elections in Assam come tomorrow.", None),
        (f"{WON} {{S:Sitai}}. In 2021 there was a by-election.", None),
        ("{S:সিতাই} উপনির্বাচনেই জয়ী হলেন {P:বিজেপির} {C:আশা রাও}।", "bypoll"),
        ("{S:সিতাই} কেন্দ্রে জয়ী হলেন {P:বিজেপির} {C:আশা রাও}।", None),
    ],
)
def test_a_by_election_is_one_where_the_article_says_so(nlp: Language, marked: str, kind: str | None) -> None:
    assert contest(nlp, marked, "2024-11-23").election.kind == kind


def test_a_by_election_elsewhere_tells_nothing_of_a_seat(nlp: Language) -> None:
    opening = "Counting ended on Monday. All was calm. Nobody was hurt."
    text = f"{opening}\n\n{WON} {{S:Sitai}}. {{C:Imran Sheikh}} of the {{P:BJP}} won the {{S:Naihati}} bypoll."
    assert [one.election.kind for one in read(nlp, text, "2024-11-23")._.contests] == [None, "bypoll"]


def test_a_seat_lies_in_the_state_of_the_lists_whichever_is_named_beside_it(nlp: Language) -> None:
    text = (
        "{C:Imran Sheikh} took {S:Naihati} in West Bengal and Kerala's {P:IUML} held {S:Kondotty} through "
        "{C:Asha Rao}, {M:900} votes ahead."
    )
    found = read(nlp, text)._.contests
    assert {each.constituency.name: each.state for each in found if each.constituency}["Kondotty"] == "Kerala"


@pytest.mark.parametrize("published", [None, "2024-11-23"])
def test_a_year_named_after_the_result_is_an_earlier_one(nlp: Language, published: str | None) -> None:
    text = (
        "{C:Asha Rao} won {S:Sitai} by {M:900} votes. In the 2021 poll {C:Imran Sheikh} won {S:Sitai} by {M:40} votes."
    )
    found = read(nlp, text, published)._.contests
    assert [(each.election.when, each.election.year, places(each)) for each in found] == [
        ("reported", None, [("won", "Asha Rao", None)]),
        ("earlier", 2021, [("won", "Imran Sheikh", None)]),
    ]


def test_a_year_that_opens_an_undated_article_is_the_reported_one(nlp: Language) -> None:
    text = "Results of the 2021 poll: {C:Asha Rao} won {S:Sitai} by {M:900} votes. In 2021 {C:Tara Sen} won {S:Haroa}."
    found = read(nlp, text)._.contests
    assert [each.election.when for each in found] == ["reported", "reported"]
