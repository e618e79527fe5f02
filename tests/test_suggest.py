"""Which articles are suggested: each signal counts, alone and together, and each choice counts with those before it."""

import random

import pytest
from fake_models import fake_model
from hypothesis import given
from hypothesis import strategies as st

from electextract.errors import ElectextractError
from electextract.extract import as_article
from electextract.language import ElectionNews
from electextract.training.signals import known_words, read_signals
from electextract.training.suggest import Candidate, Weights, suggest

NONE = Weights(0, 0, 0, 0)


def candidate(name, words="", *, near=None, size=100, doubts=1.0, conflicts=1, language="en"):
    forms = frozenset(words.split())
    return Candidate(name, language, forms, forms if near is None else frozenset(near), size, doubts, conflicts)


def names(found):
    return [each.id for each in found]


def test_the_unsure_article_comes_first():
    given = [candidate("sure", doubts=0.5), candidate("unsure", doubts=4), candidate("fair", doubts=2)]
    assert names(suggest(given, 3, weights=Weights(1, 0, 0, 0))) == ["unsure", "fair", "sure"]


def test_the_disputed_article_comes_first():
    given = [candidate("agreed", conflicts=0), candidate("disputed", conflicts=5)]
    assert names(suggest(given, 1, weights=Weights(0, 1, 0, 0))) == ["disputed"]


def test_words_are_new_until_an_article_with_them_is_chosen():
    given = [candidate("a", "x y known"), candidate("b", "x y z known"), candidate("c", "z known more known2")]
    found = suggest(given, 3, known={"known", "known2", "more"}, weights=Weights(0, 0, 1, 0))
    assert names(found) == ["b", "a", "c"]
    assert [each.unseen_words for each in found] == [3, 0, 0]


def test_new_words_count_by_the_articles_that_share_them():
    shared = [candidate(f"s{number}", "p q") for number in range(3)]
    found = suggest([candidate("rare", "t u v w"), *shared], 2, weights=Weights(0, 0, 1, 0))
    assert names(found)[0] == "s0"
    assert found[0].unseen_words == 2


def test_new_words_far_from_any_mention_do_not_count():
    given = [candidate("far", "x y", near=[]), candidate("near", "x y"), candidate("third", "x y")]
    assert names(suggest(given, 1, weights=Weights(0, 0, 1, 0))) == ["near"]


def test_the_second_article_is_unlike_the_first():
    given = [candidate("a", "x y z"), candidate("b", "x y q"), candidate("c", "r s t")]
    found = suggest(given, 3, known="xyzqrst", weights=Weights(0, 0, 0, 1))
    assert set(names(found)[:2]) in ({"a", "c"}, {"b", "c"})
    assert found[0].likeness == found[1].likeness == 0
    assert 0 < found[2].likeness < 1


def test_a_long_article_is_not_better_for_being_long():
    given = [candidate("long", size=1000, doubts=20, conflicts=10), candidate("short", doubts=4, conflicts=2)]
    assert names(suggest(given, 1, weights=Weights(1, 1, 0, 0))) == ["short"]


def test_a_headline_makes_no_extreme():
    ordinary = [candidate(f"o{number}", doubts=1) for number in range(8)]
    given = [*ordinary, candidate("tiny", size=10, doubts=0.4), candidate("doubtful", size=500, doubts=19)]
    assert names(suggest(given, 1, weights=Weights(1, 0, 0, 0))) == ["doubtful"]


def test_articles_are_compared_with_those_of_their_language():
    english = [candidate(f"en{number}", doubts=number / 10) for number in range(4)]
    bengali = [candidate(f"bn{number}", doubts=5 + number, language="bn") for number in range(4)]
    found = suggest([*english, *bengali], 4, weights=Weights(1, 0, 0, 0))
    assert sorted(names(found)) == ["bn2", "bn3", "en2", "en3"]


def test_without_scores_the_other_signals_decide():
    given = [candidate("a", doubts=None, conflicts=0), candidate("b", doubts=None, conflicts=3)]
    (found,) = suggest(given, 1)
    assert (found.id, found.uncertainty) == ("b", None)
    mixed = [candidate("none", doubts=None), candidate("low", doubts=0.1), candidate("high", doubts=3)]
    assert names(suggest(mixed, 3, weights=Weights(1, 0, 0, 0))) == ["high", "none", "low"]


@given(st.integers(0, 12), st.integers(1, 15), st.randoms(use_true_random=False))
def test_every_article_is_chosen_once_whatever_the_order(count, wanted, chance):
    given = [
        candidate(str(number), "abc"[: number % 4], doubts=chance.random(), conflicts=chance.randrange(4))
        for number in range(count)
    ]
    found = names(suggest(given, wanted))
    assert len(found) == len(set(found)) == min(count, wanted)
    assert names(suggest(random.Random(1).sample(given, count), wanted)) == found


def test_nothing_weighs_nothing():
    assert names(suggest([candidate("a"), candidate("b")], 2, weights=NONE)) == ["a", "b"]
    with pytest.raises(ElectextractError, match="n is 0"):
        suggest([], 0)


def test_signals_of_a_model():
    nlp = fake_model()
    text = "Asha (BJP) beat Dipak in Sitai by 5000 votes."
    (found,) = read_signals(nlp, [as_article({"id": "a", "text": text})])
    assert (found.id, found.language, found.size, found.conflicts, found.doubts) == ("a", "en", 8, 0, None)
    assert "5000" not in found.words
    assert found.words == known_words(nlp, [text])


def test_what_the_rules_overrule_is_a_conflict():
    nlp = fake_model()

    @type(nlp).component("fake_policy")
    def fake_policy(doc):
        doc.ents = doc.ents[1:]
        return doc

    nlp.add_pipe("fake_policy", after="ner")
    (found,) = read_signals(nlp, [as_article("Asha (BJP) beat Dipak in Sitai by 5000 votes.")])
    assert (found.size, found.conflicts) == (8, 1)


def test_both_spellings_of_a_bengali_letter_are_one_word():
    nlp = ElectionNews()
    assert known_words(nlp, ["জয়ী"]) == known_words(nlp, ["জয়ী"])
