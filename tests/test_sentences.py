"""Sentence boundaries: each `¦` in a text below stands where a sentence begins."""

from itertools import pairwise

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc, Span

import electextract.components.sentences
from electextract.components.sentences import ElectionSentences
from electextract.language import ElectionNews

NLP = spacy.blank(ElectionNews.lang)
NLP.add_pipe("election_sentences")

TEXTS = [
    # end marks of both languages
    "He won. ¦She lost! ¦Who leads? ¦Nobody.",
    "তিনি জয়ী। ¦ভোট গণনা চলছে৷ ¦কে এগিয়ে? ¦কেউ না!",
    "জয়ী হলেন তিনি| ¦হার মানলেন অন্য জন।",
    "তিনি পেয়েছেন ৩৩,২৫৫. ¦পিছিয়ে কংগ্রেস।",
    "He polled 45,000 votes.¦He won.",
    "Counting goes on... ¦The lead grows.",
    "She won (by 5,000 votes). ¦He lost.",
    "“We won.” ¦The count is over.",
    '"We won." ¦The count is over.',
    "‘‘আমরা জিতেছি।’’ ¦গণনা শেষ।",
    # no ends
    "Md. Salim of CPI(M) beat K. Annamalai by 1.3 lakh votes.",
    "Dr. Rao got No. 5 at 5 p.m. on the ballot.",
    "মো. আলি ও ড. রহমান এগিয়ে।",
    "এ.কে.এম. ফজলুল হক হেরেছেন।",
    '"Why us?" he asked.',
    '"We won!", he said.',
    "He waited … and won.",
    "PTI | New Delhi | Updated",
    "নিজস্ব সংবাদদাতা | কলকাতা",
    "সন্ধ্যায় তিনি বলেন, ‘‘আমরা জিতেছি।’’ – জানান নেতা",
    # abbreviations that may end a sentence
    "It ended at 5 p.m. ¦The BJP led.",
    "Voters said No. ¦The BJP led.",
    # paragraphs, headlines, lists
    "Upset in Sitai\n\n¦The seat fell.",
    "উপনির্বাচনে জয়\n\n¦গণনা শেষ",
    "Headline over the story\n¦The seat fell.",
    "Winners:\n¦1. Sitai: A. Roy\n¦2. Haroa: B. Das",
    "BJP 20 ¦• Congress 11 ¦• AAP 2",
    "রানাঘাট\n¦নদিয়া",
    "over 9,000 votes,\nthe highest",
    "a margin of more than nine thousand votes in the\nassembly seat of Sitai in the far north by\nBJP leader Roy. ¦He",
]


def starts_in(doc: Doc) -> list[int]:
    """Where the sentences of a Doc begin, in characters."""
    return [sentence.start_char for sentence in doc.sents]


def marked_starts(marked: str) -> list[int]:
    """Where they should: at the beginning, and where a mark stands, the marks themselves not counted."""
    return [0, *(place - number for number, place in enumerate(i for i, sign in enumerate(marked) if sign == "¦"))]


@pytest.mark.parametrize("marked", TEXTS)
def test_sentences_begin_where_marked(marked: str) -> None:
    assert starts_in(NLP(marked.replace("¦", ""))) == marked_starts(marked)


def entity_doc(text: str, *names: str) -> Doc:
    doc = NLP.make_doc(text)
    places = [(text.index(name), text.index(name) + len(name)) for name in names]
    doc.ents = [span for start, end in places if (span := doc.char_span(start, end, label="CANDIDATE"))]
    return NLP.get_pipe("election_sentences")(doc)


def test_boundary_never_cuts_an_entity() -> None:
    doc = entity_doc("Yes! Party leads. Others trail.", "Yes! Party")
    assert [sentence.text for sentence in doc.sents] == ["Yes! Party leads.", "Others trail."]


def test_initial_at_the_end_of_a_name_may_end_the_sentence() -> None:
    doc = entity_doc("Das lost to Rajan K. The BJP was third.", "Rajan K.")
    assert [sentence.text for sentence in doc.sents] == ["Das lost to Rajan K.", "The BJP was third."]


def test_initial_inside_a_name_ends_nothing() -> None:
    doc = entity_doc("D.M.K. leader M. K. Stalin won.", "D.M.K.", "M. K. Stalin")
    assert len(list(doc.sents)) == 1


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="aA1.!?।|\"'”)( \n\tক•,-"))
def test_every_text_has_boundaries_everywhere_and_blank_lines_bound(text: str) -> None:
    doc = NLP(text)
    assert all(token.is_sent_start is not None for token in doc)
    words = [token for token in doc if not token.is_space]
    for word, following in pairwise(words):
        if "\n\n" in text[word.idx : following.idx]:
            assert following.is_sent_start


def test_component_comes_from_its_factory() -> None:
    assert isinstance(NLP.get_pipe("election_sentences"), electextract.components.sentences.ElectionSentences)


@pytest.mark.parametrize("piece", ["a\n", ")a ", '."', "\n\n \n"])
def test_long_texts_take_linear_time(piece: str) -> None:
    doc = NLP(piece * 20_000)
    assert doc.has_annotation("SENT_START")


def test_empty_text_has_no_sentences() -> None:
    assert list(NLP("").sents) == []


def mark(doc: Doc) -> Doc:
    """Entities by what the made-up tables below hold: seats Sa …, people Xa …, parties Pa …, margins of four digits."""
    labels = {"S": "CONSTITUENCY", "X": "CANDIDATE", "P": "PARTY"}
    doc.set_ents(
        [
            Span(doc, token.i, token.i + 1, label=labels.get(token.text[0], "MARGIN"))
            for token in doc
            if (token.text[0] in labels and len(token) == 2) or (token.is_digit and len(token) == 4)
        ]
    )
    return doc


TABLES = [
    # a cell a line
    "Seat\n¦Winner\n¦Party\n¦Sa\nXa\nPa\n¦Sb\nXb\nPb\n¦The end",
    "Winners:\n¦|1\n|Xa\n|Pa\n|Sa\n|4512\n¦|2\n|Xb\n|Pb\n|Sb\n¦Losers:\n¦|1\n|Xc\n|Pa\n|Sc\n¦|2\n|Xd\n|Pb\n|Sd",
    "Xa\nSa\nWon\n¦Xb\nSb\nLost",
    "Sa\nXa\nPa\nXb\nPb\n4512\n¦Sb\nXc\nPb\nXd\nPa\n4513",
    "Sa\n\nXa\n\n¦Sb\n\nXb",
    # no tables: one row, rows without seats, with two seats, sentences
    "Sa\n¦Xa\n¦Pa",
    "Xa\n¦Pa\n¦Xb\n¦Pb",
    "Xa\n¦Sa\n¦Sb\n¦Xb\n¦Sc\n¦Sd",
    "Xa won in Sa\n¦Xb won in Sb",
    # rows that run on
    "Seats and winners ¦Sa Xa (Pa) ¦Sb Dr Xb (won - Pb) ¦Sc Xc 4512 ¦Sd Xd",
    "The winners are Sa Xa, Sb Xb and Sc Xc",
    "Sa Xa (Pa)",
]


@pytest.mark.parametrize("marked", TABLES)
def test_a_row_of_a_table_is_one_sentence(marked: str) -> None:
    assert starts_in(ElectionSentences()(mark(NLP.make_doc(marked.replace("¦", ""))))) == marked_starts(marked)


def test_two_seats_with_their_members_in_prose_are_no_table() -> None:
    doc = ElectionSentences()(mark(NLP.make_doc("Sa Xa of the Pa Sb Xb won")))
    assert len(list(doc.sents)) == 1
