"""Bengali in Latin letters, and the key in which both scripts meet."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from electextract.romanise import canonical_form, fine_key, phonetic_key, romanise

READINGS = {
    "আলিফা আহমেদ": "Alifa Ahmed",
    "কালীগঞ্জ": "Kaliganj",
    "মাদারিহাট": "Madarihat",
    "নৈহাটি": "Naihati",
    "হাড়োয়া": "Haroa",
    "মহুয়া মৈত্র": "Mahua Maitra",
    "বন্দ্যোপাধ্যায়": "Bandyopadhyay",
    "ব্যারাকপুর": "Barakpur",
    "শ্যামল": "Shyamal",
    "স্বপন": "Swapan",
    "কেজরীওয়াল": "Kejriwal",
    "সরকার": "Sarkar",
    "রহমান": "Rahman",
    "মমতা": "Mamata",
    "রামনগর": "Ramnagar",
    "ঠাকুরগাঁও": "Thakurgaon",
    "চাঁদ": "Chand",
    "ঝাড়খণ্ড": "Jharkhand",
    "লক্ষ্মী": "Lakshmi",
    "গঙ্গা": "Ganga",
    "কক্সবাজার-৩": "Kaksabajar-3",
}
ONE_KEY = [
    ("শুভেন্দু", "Suvendu", "Shubhendu"),
    ("বন্দ্যোপাধ্যায়", "Bandyopadhyay", "Banerjee", "ব্যানার্জি"),
    ("চট্টোপাধ্যায়", "Chatterjee", "Chattopadhyay"),
    ("মুখোপাধ্যায়", "Mukherjee", "Mookerjee"),
    ("মেদিনীপুর", "Medinipur", "Midnapore"),
    ("হাড়োয়া", "Haroa"),
    ("নিলাম্বুর", "Nilambur"),
    ("বিসাভাদার", "Visavadar"),
    ("চৌধুরী", "Chowdhury", "Chaudhuri", "Choudhury"),
    ("রায়", "Ray", "Roy"),
    ("মোহাম্মদ", "Md.", "Mohammed", "মোঃ", "মো."),
    ("ইউসুফ", "Yusuf"),
    ("যাদব", "Yadav"),
    ("পশ্চিম", "West", "Paschim"),
    ("বিশ্বাস", "Biswas"),
    ("Gandey", "Gandhey"),
    ("জ়াহিদ", "জাহিদ"),
]
TWO_KEYS = [("মমতা", "মমতাজ"), ("Sitai", "Suti"), ("Bankura", "Bangaon"), ("বোলপুর", "বিনপুর")]


@pytest.mark.parametrize(("bengali", "latin"), READINGS.items())
def test_reading(bengali: str, latin: str) -> None:
    assert romanise(bengali) == latin


def test_latin_stays() -> None:
    assert romanise("CPI(M), Mamata-র ১২") == "CPI(M), Mamata-R 12"


@pytest.mark.parametrize("spellings", ONE_KEY)
def test_one_key(spellings: tuple[str, ...]) -> None:
    assert len({phonetic_key(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(("one", "other"), TWO_KEYS)
def test_two_keys(one: str, other: str) -> None:
    assert phonetic_key(one) != phonetic_key(other)


def test_fine_key_tells_vowels_apart() -> None:
    assert phonetic_key("হাওড়া") == phonetic_key("হাড়া")
    assert fine_key("হাওড়া") != fine_key("হাড়া")


@pytest.mark.parametrize("letter", ["\u09dc", "\u09dd", "\u09df"])
def test_both_encodings_meet(letter: str) -> None:
    pair = unicodedata.normalize("NFD", letter)
    assert canonical_form("ক" + letter) == canonical_form("ক" + pair)
    assert phonetic_key("আ" + letter) == phonetic_key("আ" + pair)


def test_joiners_and_signs() -> None:
    assert canonical_form("কালী\u200cগঞ্জ") == "কালীগঞ্জ"
    assert canonical_form("১০:৩০ | — ক") == "১০:৩০ | — ক"


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=40))
def test_any_text(text: str) -> None:
    assert re.fullmatch("[a-z0-9 ]*", phonetic_key(text))
    assert canonical_form(canonical_form(text)) == canonical_form(text)


@given(st.text(alphabet=st.characters(min_codepoint=0x980, max_codepoint=0x9FF), max_size=20))
def test_no_bengali_is_left(text: str) -> None:
    letters = [char for char in romanise(text) if "\u0985" <= char <= "\u09b9"]
    assert not letters
