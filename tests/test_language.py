"""Tokens and lexical attributes: tables of English, Bengali and mixed writing, and properties over any text."""

import pickle
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from electextract.language import ElectionNews
from electextract.language.lexemes import clusters, norm_form, shape_form

NLP = spacy.blank(ElectionNews.lang)

TOKENS = {
    # English endings, apostrophes, hyphens
    "BJP's": "BJP 's",
    "BJP’s": "BJP ’s",
    "MLAs' votes": "MLAs ' votes",
    "didn’t": "did n’t",
    "D'Souza": "D'Souza",
    "Cox's": "Cox 's",
    "BJP-led": "BJP - led",
    "Ranaghat-Dakshin": "Ranaghat - Dakshin",
    "Trinamool-Congress": "Trinamool - Congress",
    "50,000-odd": "50,000 - odd",
    "10,000-plus": "10,000 - plus",
    "Sitai–Madarihat": "Sitai – Madarihat",
    "votes—his": "votes — his",
    # brackets
    "CPI(M)": "CPI(M)",
    "CPI(M)'s": "CPI(M) 's",
    "CPI(M)-led": "CPI(M) - led",
    "CPI(ML)(L).": "CPI(ML)(L) .",
    "JD (U),": "JD ( U ) ,",
    "(TMC)": "( TMC )",
    "Trinamool(TMC)": "Trinamool ( TMC )",
    "Raiganj(SC)": "Raiganj ( SC )",
    "সিপিআই(এম)": "সিপিআই(এম)",
    "CPI(M) এর": "CPI(M) এর",
    "(সি)-র": "( সি ) - র",
    # numbers
    "1,30,156 votes": "1,30,156 votes",
    "১,৬৪,০৮৯": "১,৬৪,০৮৯",
    "৩৩,২৫৫.": "৩৩,২৫৫ .",
    "45.6%": "45.6 %",
    "1.3lakh": "1.3 lakh",
    "Rs50,000": "Rs 50,000",
    "13th": "13th",
    "১,৬৪, ০৮৯": "১,৬৪ , ০৮৯",
    "3, 77,146": "3 , 77,146",
    "১১৯টি": "১১৯ টি",
    "৫০০০০-এর": "৫০০০০ - এর",
    "৭,৯৯৭ভোটে": "৭,৯৯৭ ভোটে",
    "২০-বক্সনগর": "২০ - বক্সনগর",
    "কক্সবাজার-৩": "কক্সবাজার - ৩",
    # abbreviations and initials
    "K. Annamalai": "K. Annamalai",
    "M.K.Stalin": "M.K. Stalin",
    "D.M.K.": "D.M.K.",
    "B.J.P's": "B.J.P 's",
    "Md. Salim": "Md. Salim",
    "Md.Salim": "Md. Salim",
    "মো. আলি": "মো. আলি",
    "মো: আলি": "মো: আলি",
    "এ.কে.এম. ফজলুল": "এ.কে.এম. ফজলুল",
    "5 p.m.": "5 p.m.",
    # Bengali
    "ভোটে।": "ভোটে ।",
    "বিজেপি’র": "বিজেপি’র",
    "দু’বার": "দু’বার",
    "TMC-র": "TMC - র",
    "TMC’র": "TMC ’ র",
    "বাম-কংগ্রেস": "বাম - কংগ্রেস",
    "‘‘মা’’": "‘‘ মা ’’",
    "রজ়াক": "রজ়াক",
    # full stops without a blank behind, dots, addresses, other scripts
    "votes.He": "votes . He",
    "won...": "won ...",
    "http://a.in/b.": "http://a.in/b .",
    "a.b@c.in,": "a.b@c.in ,",
    "मोदी जी।": "मोदी जी ।",
}


@pytest.mark.parametrize(("text", "tokens"), TOKENS.items())
def test_tokens(text: str, tokens: str) -> None:
    assert [token.text for token in NLP.make_doc(text)] == tokens.split()


@settings(max_examples=500, deadline=None)
@given(st.one_of(st.text(), st.text(alphabet="aB.,'’()-–\n \t\u00a0০৯5ককরিে্\u09bc\u200dয়।মো:")))
def test_text_is_never_changed(text: str) -> None:
    assert "".join(token.text_with_ws for token in NLP.make_doc(text)) == text


def test_blanks_and_blank_lines_are_tokens_of_their_own() -> None:
    doc = NLP.make_doc(" a  b\n\nc ")
    assert [token.text for token in doc] == [" ", "a", " ", "b", "\n\n", "c"]


@pytest.mark.parametrize(
    ("form", "norm"),
    [
        ("৭৭৭৩৭", "77737"),
        ("১,৬৪,০৮৯", "1,64,089"),
        ("য\u09bc", norm_form("\u09df")),
        ("হাড\u09bcোয\u09bcা", norm_form("হা\u09dcো\u09dfা")),
        ("ক\u09c7\u09be", "কো"),
        ("র\u200d্যাব", "র্যাব"),
        ("বিজেপি’র", "বিজেপি'র"),
        ("BJP", "bjp"),
        ("D.M.K.", "dmk"),
        ("Md.", "md"),
        ("মো:", norm_form("মোঃ")),
        ("৷", "।"),
        ("—", "-"),
        ("”", '"'),
        ("1.5", "1.5"),
        ("…", "..."),
        ("\u200d", "\u200d"),
    ],
)
def test_norm(form: str, norm: str) -> None:
    assert NLP.vocab[form].norm_ == norm


@pytest.mark.parametrize("clock", ["১০:৩০", "১|২"])
def test_norm_leaves_signs_between_digits_alone(clock: str) -> None:
    assert "ঃ" not in norm_form(clock)


@pytest.mark.parametrize(
    ("form", "shape", "prefix", "suffix"),
    [
        ("Suvendu", "Xxxxx", "S", "ndu"),
        ("TMC", "XXX", "T", "TMC"),
        ("1,30,156", "d,dd,ddd", "d", "ddd"),
        ("১,৩০,১৫৬", "d,dd,ddd", "d", "ddd"),
        ("কালীগঞ্জে", "oooo", "কা", "গঞ্জে"),
        ("শুভেন্দুর", "oooo", "শু", "ন্দুর"),
    ],
)
def test_shape_prefix_suffix(form: str, shape: str, prefix: str, suffix: str) -> None:
    lexeme = NLP.vocab[form]
    assert (lexeme.shape_, lexeme.prefix_, lexeme.suffix_) == (shape, prefix, suffix)


def test_clusters_hold_conjuncts_and_signs_together() -> None:
    assert clusters("শুভেন্দু") == ["শু", "ভে", "ন্দু"]
    assert shape_form("ন্দু") == "o"


def test_numbers_and_number_words_are_like_numbers() -> None:
    doc = NLP.make_doc("৭৭৭৩৭ 1.3 lakh দেড\u09bc লাখ Lakh ভোট votes Sitai")
    assert [token.like_num for token in doc] == [True, True, True, True, True, True, False, False, False]


@pytest.mark.parametrize(("bengali", "latin"), [("শুভেন্দু", "Suvendu"), ("শুভেন্দু", "Shubhendu"), ("সিতাই", "Sitai")])
def test_names_share_a_latin_key_across_scripts(bengali: str, latin: str) -> None:
    doc = NLP.make_doc(f"{bengali} {latin}")
    assert doc[0]._.latin_key == doc[1]._.latin_key != ""


def test_saved_language_cuts_the_same(tmp_path: Path) -> None:
    text = " ".join(TOKENS)
    NLP.to_disk(tmp_path)
    again = spacy.load(tmp_path)
    expected = [(token.text, token.norm_, token.shape_) for token in NLP(text)]
    assert [(token.text, token.norm_, token.shape_) for token in again(text)] == expected
    by_bytes = spacy.blank(ElectionNews.lang).from_bytes(NLP.to_bytes())
    assert [token.text for token in by_bytes(text)] == [word for word, _, _ in expected]


def test_saved_pattern_wins_over_the_package(tmp_path: Path) -> None:
    other = spacy.blank(ElectionNews.lang)
    other.tokenizer.pattern = "(?s:.)"
    other.to_disk(tmp_path)
    assert [token.text for token in spacy.load(tmp_path)("ab")] == ["a", "b"]


def test_pickled_tokenizer_cuts_the_same() -> None:
    tokenizer = pickle.loads(pickle.dumps(NLP.tokenizer))
    assert [token.text for token in tokenizer("BJP's CPI(M)")] == ["BJP", "'s", "CPI(M)"]
