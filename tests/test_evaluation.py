"""What counts as right: entities, facts, whole contests, tallies; and which of it is judged at all."""

from dataclasses import replace

import pytest
from fake_models import fake_model
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Span
from test_records import EXTRACTIONS

from electextract import Extraction
from electextract.errors import ElectextractError
from electextract.evaluation import KINDS, Score, evaluate, predict
from electextract.evaluation.matching import fold_name
from electextract.io.annotated import AnnotatedArticle, annotated_parts, read_article
from electextract.io.inline import read_inline

ALL_KINDS = [kind for group in KINDS.values() for kind in group]


def article(facts, text="Some text.", **fields):
    """An annotated article from the fact lines of inline markup."""
    source = f"=== a\n\n{text}\n---\n" + "\n".join(line.strip() for line in facts.strip().splitlines())
    return read_article({**next(read_inline(source)), **fields})


def judge(gold, found, **fields):
    """Scores of one article's found fact lines against its gold ones."""
    return evaluate([article(gold, **fields)], [article(found).gold]).scores["all"]


def rates(score):
    return (score.correct, score.spurious, score.missing)


GOLD = """
> Sitai | West Bengal | assembly | reported | declared | >=130000
>> won | Sangita Roy | AITC | >=160000
>> lost | Dipak Ray | BJP | 35000
"""


def test_the_gold_is_exactly_right_against_itself():
    scores = judge(GOLD, GOLD)
    assert rates(scores["exactly right, strict"]) == (1, 0, 0)
    assert {score.f1 for kind, score in scores.items() if score.f1 is not None} == {1.0}


@pytest.mark.parametrize(
    ("old", "new", "lenient", "strict"),
    [
        ("Sangita Roy", "SANGITA  ROY", True, True),
        ("Sangita Roy", "Sangita", False, False),
        ("Sangita Roy | AITC", "Sangita Roy | INC", False, False),
        ("Sangita Roy | AITC", "Sangita Roy | -", False, False),
        (">=160000", "160000", True, False),
        (">=160000", ">=16000", False, False),
        (">=160000", "-", False, False),
        (">=130000", "130000", False, False),
        (">=130000", "-", False, False),
        ("declared", "counting", True, False),
        ("declared", "-", True, False),
        ("won |", "leading |", False, False),
        ("won |", "- |", False, False),
        ("lost |", "- |", True, False),
        ("lost |", "trailing |", True, False),
        ("lost |", "won |", False, False),
        (">> lost | Dipak Ray | BJP | 35000", "", False, False),
        (">> lost | Dipak Ray | BJP | 35000", ">> lost | - | BJP | 35000", False, False),
        ("BJP | 35000", "BJP | 35000\n>> lost | Someone Else | - | -", False, False),
        ("| West Bengal |", "| - |", True, True),
        ("assembly", "-", True, True),
        ("reported", "reported 2024", True, True),
        ("reported", "reported bypoll", True, True),
        ("| assembly |", "| parliament |", False, False),
        ("reported", "earlier", False, False),
        ("> Sitai", "> Sitalkuchi", False, False),
        ("> Sitai", "> -", False, False),
    ],
)
def test_what_makes_a_contest_exactly_right(old, new, lenient, strict):
    assert old in GOLD
    for gold, found in ((GOLD, GOLD.replace(old, new, 1)), (GOLD.replace(old, new, 1), GOLD)):
        scores = judge(gold, found)
        assert scores["exactly right"].correct == lenient
        assert scores["exactly right, strict"].correct == strict


def test_candidates_without_name_are_known_by_their_party():
    gold = "> Badrinath | - | - | reported | counting | -\n>> leading | - | INC | -\n>> trailing | - | BJP | -"
    turned = "> Badrinath | - | - | reported | counting | -\n>> trailing | - | BJP | -\n>> leading | - | INC | -"
    other = gold.replace("INC", "AAP")
    assert judge(gold, turned)["exactly right, strict"].correct == 1
    assert judge(gold, other)["exactly right"].correct == 0


def test_a_joint_camp_is_one_in_either_order():
    gold = "> Haroa | - | - | reported | declared | -\n>> lost | - | Left Front+INC | -"
    assert judge(gold, gold.replace("Left Front+INC", "INC+Left Front"))["party"].f1 == 1


@pytest.mark.parametrize(
    ("gold", "found", "exact"),
    [("earlier 2019", "earlier 2019", 1), ("earlier 2019", "earlier", 0), ("earlier 2019", "earlier 2014", 0)],
)
def test_an_earlier_election_has_its_year(gold, found, exact):
    line = "> Sitai | - | assembly | {} | declared | -\n>> won | Asha | BJP | -"
    assert judge(line.format(gold), line.format(found))["exactly right"].correct == exact


def test_seats_are_compared_by_id_where_both_have_one():
    gold, found = (
        article("> Aurangabad | - | - | reported | - | 5").gold,
        article("> Aurangabad (Bihar) | - | - | reported | - | 5").gold,
    )

    def with_id(extraction, seat_id):
        contest = extraction.contests[0]
        seat = replace(contest.constituency, id=seat_id)
        return replace(extraction, contests=(replace(contest, constituency=seat),))

    def found_contests(gold_id, found_id):
        one = AnnotatedArticle("x", with_id(gold, gold_id), annotated_parts(gold.to_dict()))
        return evaluate([one], [with_id(found, found_id)]).scores["all"]["found contests"].correct

    assert found_contests("IN-AC-BR-223-2008", "IN-AC-BR-223-2008") == 1
    assert found_contests("IN-AC-BR-223-2008", "IN-AC-MH-109-2008") == 0
    assert found_contests("IN-AC-BR-223-2008", None) == 0


def test_a_contest_without_seat_is_known_by_its_winner():
    line = "> - | Bihar | parliament | reported | declared | -\n>> won | {} | IND | -"
    assert judge(line.format("Pappu Yadav"), line.format("Pappu Yadav"))["exactly right"].correct == 1
    scores = judge(line.format("Pappu Yadav"), line.format("Raju Yadav"))
    assert rates(scores["found contests"]) == (0, 1, 1)


def test_of_several_answers_to_one_contest_the_likest_counts():
    found = "> Sitai | - | - | reported | - | -\n>> won | Sangita | - | -" + GOLD
    scores = judge(GOLD, found)
    assert rates(scores["exactly right, strict"]) == (1, 1, 0)
    assert rates(scores["found contests"]) == (1, 1, 0)


def test_facts_of_missing_and_spurious_contests_count():
    scores = judge(GOLD, GOLD.replace("Sitai", "Haroa"))
    assert rates(scores["votes"]) == (0, 2, 2)
    assert rates(scores["seat"]) == (0, 1, 1)
    assert rates(scores["status"]) == (0, 1, 1)


def test_facts_are_told_one_by_one():
    scores = judge(GOLD, GOLD.replace("160000", "16000").replace(">=130000", "130000").replace("| BJP", "| -"))
    assert {kind: rates(scores[kind]) for kind in ("votes", "margin", "margin+qualifier", "party", "candidate")} == {
        "votes": (1, 1, 1),
        "margin": (1, 0, 0),
        "margin+qualifier": (0, 1, 1),
        "party": (1, 0, 1),
        "candidate": (2, 0, 0),
    }


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("রায়গঞ্জ", "রা\u09afগঞ্জ".replace("\u09af", "\u09df"), True),
        ("কালী\u200dগঞ্জ", "কালীগঞ্জ", True),
        ("Jalandhar West", "jalandhar  west", True),
        ("কালি", "কালী", False),
        ("Sitai", "Sitai-1", False),
    ],
)
def test_names_are_folded_but_not_guessed(one, other, same):
    assert (fold_name(one) == fold_name(other)) is same


TALLIES = """
% BJP | Assam | assembly | reported | won=60 leading=~4
% INC | - | assembly | earlier 2019 | won=9
"""


@pytest.mark.parametrize(
    ("old", "new", "plain", "qualified"),
    [
        ("| - |", "| all |", (3, 0, 0), (3, 0, 0)),
        ("earlier 2019", "earlier", (3, 0, 0), (3, 0, 0)),
        ("~4", "4", (3, 0, 0), (2, 1, 1)),
        ("won=60", "won=61", (2, 1, 1), (2, 1, 1)),
        ("won=60 ", "", (2, 0, 1), (2, 0, 1)),
        ("Assam", "Bihar", (1, 2, 2), (1, 2, 2)),
        ("earlier 2019", "reported", (2, 1, 1), (2, 1, 1)),
        ("BJP", "AGP", (1, 2, 2), (1, 2, 2)),
        ("won=60 leading=~4", "won=60\n% BJP | Assam | assembly | reported | leading=~4", (3, 0, 0), (3, 0, 0)),
        ("won=9", "won=9 contested=50", (3, 1, 0), (3, 1, 0)),
    ],
)
def test_each_count_of_a_tally_is_right_or_wrong(old, new, plain, qualified):
    assert old in TALLIES
    scores = judge(TALLIES, TALLIES.replace(old, new, 1))
    assert rates(scores["tallies"]) == plain
    assert rates(scores["tallies+qualifier"]) == qualified


def marked(text):
    return read_article(next(read_inline(f"=== a\n\n{text}\n---\n")))


def test_entities_are_right_with_their_very_span_and_label():
    gold = marked("{C:Asha Rao} of the {P:BJP} won {S:Sitai} by {M:5,000}.")
    found = marked("{C:Asha} Rao of the {P:BJP} won {S:Sitai} by {V:5,000}.")
    scores = evaluate([gold], [found.gold]).scores["all"]
    assert rates(scores["CANDIDATE"]) == (0, 1, 1)
    assert rates(scores["PARTY"]) == (1, 0, 0)
    assert (rates(scores["MARGIN"]), rates(scores["VOTE_COUNT"])) == ((0, 0, 1), (0, 1, 0))
    assert rates(scores["all entities"]) == (2, 2, 2)


def test_what_gold_does_not_annotate_is_not_judged():
    found = replace(marked("{C:Asha} won.").gold, contests=article(GOLD).gold.contests)
    only_entities = read_article({"id": "a", "text": "Asha won.", "entities": []})
    scores = evaluate([only_entities], [found]).scores["all"]
    assert rates(scores["all entities"]) == (0, 1, 0)
    assert rates(scores["found contests"]) == rates(scores["all facts"]) == (0, 0, 0)

    row = {"constituency": {"name": "Sitai"}, "candidates": [{"name": "Sangita Roy"}, {"name": "Dipak Ray"}]}
    bare = read_article({"id": "a", "text": "Asha won.", "contests": [row]})
    scores = evaluate([bare], [found]).scores["all"]
    assert scores["exactly right, strict"].correct == 1
    assert scores["votes"].f1 is scores["status"].f1 is scores["all entities"].f1 is None
    assert scores["candidate"].f1 == 1


def test_an_article_annotated_without_contests_makes_every_found_one_spurious():
    empty = read_article({"id": "a", "text": "Polling is on Monday.", "contests": []})
    scores = evaluate([empty], [article(GOLD).gold]).scores["all"]
    assert rates(scores["found contests"]) == (0, 1, 0)
    assert rates(scores["votes"]) == (0, 2, 0)


def test_rates_are_none_where_there_is_nothing_to_divide_by():
    assert Score().f1 is Score().precision is Score().recall is None
    score = Score(correct=2, spurious=2, missing=1)
    assert (score.precision, score.recall, score.f1) == (0.5, pytest.approx(2 / 3), pytest.approx(4 / 7))


def test_languages_are_measured_apart_and_together():
    english, bengali = article(GOLD), article(GOLD, language="bn", id="b")
    report = evaluate([english, bengali], [english.gold, Extraction("b")])
    assert report.articles == {"all": 2, "bn": 1, "en": 1}
    assert [report.scores[name]["exactly right"].recall for name in ("all", "bn", "en")] == [0.5, 0, 1]
    assert report.to_dict()["scores"]["all"]["exactly right"]["correct"] == 1


def test_intervals_hold_the_figure_and_are_the_same_for_the_same_seed():
    gold = [article(GOLD, id=f"a{number}") for number in range(20)]
    found = [each.gold if number % 4 else Extraction("x") for number, each in enumerate(gold)]
    first, again = (evaluate(gold, found, seed=1).scores["all"] for _ in range(2))
    low, high = first["exactly right"].interval
    assert 0 < low < first["exactly right"].f1 < high < 1
    assert first == again
    assert evaluate(gold[:1], found[:1]).scores["all"]["exactly right"].interval is None


def test_gold_and_found_are_of_one_length():
    with pytest.raises(ElectextractError, match="1 gold articles and 0 extractions"):
        evaluate([article(GOLD)], [])


def test_nothing_can_be_evaluated_too():
    assert evaluate([], []).scores["all"]["all entities"] == Score()


def as_gold(extraction):
    return AnnotatedArticle("text", extraction, annotated_parts(extraction.to_dict()))


@given(st.lists(EXTRACTIONS, max_size=4))
@settings(max_examples=60, deadline=None)
def test_any_gold_is_perfect_against_itself(extractions):
    report = evaluate([as_gold(each) for each in extractions], extractions)
    assert report.mistakes == ()
    assert {score.f1 for score in report.scores["all"].values()} <= {None, 1.0}
    assert all(score.spurious == score.missing == 0 for score in report.scores["all"].values())


@given(st.lists(st.tuples(EXTRACTIONS, EXTRACTIONS), max_size=4, unique_by=lambda pair: pair[0].id), st.randoms())
@settings(max_examples=60, deadline=None)
def test_the_order_of_articles_does_not_matter(pairs, random):
    turned = random.sample(pairs, len(pairs))
    one, other = (
        evaluate([as_gold(gold) for gold, _ in items], [found for _, found in items]) for items in (pairs, turned)
    )
    assert one.scores == other.scores
    assert sorted(map(repr, one.mistakes)) == sorted(map(repr, other.mistakes))


@given(EXTRACTIONS, EXTRACTIONS)
@settings(max_examples=60, deadline=None)
def test_swapping_gold_and_found_swaps_spurious_and_missing(one, other):
    forth = evaluate([as_gold(one)], [other]).scores["all"]
    back = evaluate([as_gold(other)], [one]).scores["all"]
    for kind in ("all entities", "tallies"):
        assert (forth[kind].spurious, forth[kind].missing) == (back[kind].missing, back[kind].spurious)


def listed(gold, found):
    (mistakes,) = evaluate([gold], [found]).mistakes
    return [(each.what, each.gold, each.found) for each in mistakes.mistakes]


def test_mistakes_stand_gold_against_found():
    found = GOLD.replace("160000", "16000").replace(">=130000", "130000").replace("declared", "counting")
    assert listed(article(GOLD), article(found).gold) == [
        ("status", "declared", "counting"),
        ("margin", ">=130000", "130000"),
        ("candidate", "Sangita Roy (AITC) won >=160000 votes", "Sangita Roy (AITC) won >=16000 votes"),
    ]


def test_missing_and_spurious_contests_and_tallies_are_told_in_one_line():
    gold = "declared; Sangita Roy (AITC) won >=160000 votes; Dipak Ray (BJP) lost 35000 votes; margin >=130000"
    assert listed(article(GOLD + TALLIES), Extraction("a")) == [
        ("contest", gold, None),
        ("won", "60", None),
        ("leading", "~4", None),
        ("won", "9", None),
    ]
    empty = read_article({"id": "a", "text": "x", "contests": [], "tallies": []})
    assert listed(empty, article(GOLD).gold) == [("contest", None, gold)]


def test_entities_that_overlap_are_told_together():
    gold = marked("{C:Asha Rao} of the {P:BJP} won {S:Sitai}.")
    found = marked("{C:Asha} Rao of the BJP won {S:Sitai}{P:.}")
    assert listed(gold, found.gold) == [
        ("CANDIDATE", 'CANDIDATE "Asha Rao" 0–8', 'CANDIDATE "Asha" 0–4'),
        ("PARTY", 'PARTY "BJP" 16–19', None),
        ("PARTY", None, 'PARTY "." 29–30'),
    ]
    (mistakes,) = evaluate([gold], [found.gold]).mistakes
    assert mistakes.mistakes[1].where == "…Asha Rao of the BJP won Sitai.…"
    assert mistakes.to_dict()["mistakes"][1]["found"] is None


@Language.component("fake_lists")
def fake_lists(doc):
    doc.spans["gazetteer"] = [Span(doc, token.i, token.i + 1, "PARTY") for token in doc if token.text == "BJP"]
    return doc


@Language.component("fake_numbers")
def fake_numbers(doc):
    doc.spans["numbers"] = [Span(doc, token.i, token.i + 1, "count") for token in doc if token.text.isdigit()]
    return doc


@Language.component("fake_reader")
def fake_reader(doc):
    """An NER that believes the lists."""
    doc.ents = [Span(doc, span.start, span.end, "PARTY") for span in doc.spans["gazetteer"]]
    return doc


@pytest.fixture
def lists_nlp():
    nlp = fake_model()
    nlp.replace_pipe("ner", "fake_reader")
    nlp.add_pipe("fake_numbers", name="election_numbers", first=True)
    nlp.add_pipe("fake_lists", name="election_gazetteer", after="election_numbers")
    return nlp


TEXT = "{C:Asha} (BJP) beat Dipak in {S:Sitai} by {M:5000} votes."


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({}, [("BJP", "PARTY")]),
        ({"gazetteer": "empty"}, []),
        ({"gazetteer": "alone"}, [("BJP", "PARTY"), ("5000", "VOTE_COUNT")]),
        ({"gold_entities": True}, [("Asha", "CANDIDATE"), ("Sitai", "CONSTITUENCY"), ("5000", "MARGIN")]),
        (
            {"gold_entities": True, "gazetteer": "empty"},
            [("Asha", "CANDIDATE"), ("Sitai", "CONSTITUENCY"), ("5000", "MARGIN")],
        ),
    ],
)
def test_components_can_be_set_aside(lists_nlp, options, expected):
    (found,) = predict([marked(TEXT)], lists_nlp, **options)
    assert [(ent.text, ent.label) for ent in found.entities] == expected
    assert [contest.constituency.name for contest in found.contests] == ["Sitai"]
    assert found.id == "a"


def test_a_pipeline_without_ner_takes_gold_entities(lists_nlp):
    lists_nlp.remove_pipe("ner")
    (found,) = predict([marked(TEXT)], lists_nlp, gold_entities=True)
    assert [ent.label for ent in found.entities] == ["CANDIDATE", "CONSTITUENCY", "MARGIN"]


def test_a_gold_entity_that_cuts_a_token_takes_all_of_it(lists_nlp):
    (found,) = predict([marked("{C:Ash}a won.")], lists_nlp, gold_entities=True)
    assert [ent.text for ent in found.entities] == ["Asha"]


@pytest.mark.parametrize("options", [{"gazetteer": "half"}, {"gazetteer": "alone", "gold_entities": True}])
def test_questions_that_make_no_sense_are_refused(lists_nlp, options):
    with pytest.raises(ElectextractError) as caught:
        predict([marked(TEXT)], lists_nlp, **options)
    assert caught.value.code == "option"
