"""Numbers: tables of cases, round trips through number words, properties on any text."""

from __future__ import annotations

import doctest
import random
import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from indic_numtowords import num2words

import electextract.numerals
from electextract.languages import languages, table
from electextract.numerals import KINDS, Number, read_numbers, read_quantity
from electextract.records import QUALIFIERS

EXAMPLES = Path(__file__).parent / "examples"
SIGNS = {"exact": "", "at_least": ">=", "at_most": "<=", "about": "~"}


def table_cases(language: str) -> list[tuple[str, str]]:
    groups = tomllib.loads((EXAMPLES / language / "numerals.toml").read_text(encoding="utf-8"))
    return [(marked, expected) for group in groups.values() for marked, expected in group["cases"]]


def described(number: Number, *, step: bool) -> str:
    quantity = number.quantity
    kind = "" if number.kind == "count" else f"{number.kind} "
    value = f"{number.share:g}" if number.share is not None else str(quantity.value)
    return f"{kind}{SIGNS[quantity.qualifier]}{value}" + (f" /{quantity.step}" if step else "")


@pytest.mark.parametrize(("marked", "expected"), table_cases("en") + table_cases("bn"))
def test_every_number_of_a_sentence(marked: str, expected: str) -> None:
    text = marked.replace("{", "").replace("}", "")
    answers = [answer.strip() for answer in expected.split(";") if answer.strip()]
    numbers = read_numbers(text)
    assert [number.quantity.text for number in numbers] == re.findall(r"\{([^}]*)\}", marked)
    assert [described(number, step="/" in answer) for number, answer in zip(numbers, answers, strict=True)] == answers


@pytest.mark.parametrize("language", ["en", "bn"])
def test_tables_hold_enough_cases(language: str) -> None:
    cases = table_cases(language)
    assert len(cases) >= 120
    assert len({marked for marked, _ in cases}) == len(cases)


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("1.3 lakh", (125_000, 134_999)),
        ("130,156", (130_156, 130_156)),
        ("over 1.3 lakh", (130_000, None)),
        ("under 2,000", (None, 2_000)),
        ("about 50,000", (45_000, 55_000)),
        ("about a lakh", (50_000, 150_000)),
        ("প্রায় ১০টি", (9, 11)),
        ("৫০০ ভোটেরও কম", (None, 500)),
    ],
)
def test_bounds_follow_from_qualifier_and_step(text: str, bounds: tuple[int | None, int | None]) -> None:
    quantity = read_quantity(text)
    assert quantity is not None
    assert (quantity.lower, quantity.upper) == bounds


def test_example_of_the_docstring_holds() -> None:
    found = doctest.testmod(electextract.numerals)
    assert (found.attempted, found.failed) == (2, 0)


def test_qualifier_and_step_of_a_rounded_figure() -> None:
    quantity = read_quantity("over 1.3 lakh")
    assert quantity is not None
    assert (quantity.value, quantity.qualifier, quantity.step) == (130_000, "at_least", 10_000)
    assert (quantity.text, quantity.start, quantity.end) == ("1.3 lakh", 5, 13)


def test_read_quantity_begins_at_an_offset() -> None:
    text = "from 12 to 34 seats"
    assert [read_quantity(text, at=at).value for at in (0, 5, 6)] == [12, 12, 34]  # type: ignore[union-attr]
    assert read_quantity(text, at=12) is None
    assert read_quantity("no figures here at all?") is None


def samples() -> list[int]:
    chance = random.Random(2024)
    return [
        *range(101),
        *(10**power for power in range(9)),
        *(chance.randrange(10 ** chance.randint(3, 8)) for _ in range(400)),
    ]


@pytest.mark.parametrize("language", ["en", "bn"])
def test_number_words_come_back(language: str) -> None:
    for value in samples():
        for words in num2words(value, lang=language, variations=True):
            quantity = read_quantity(words)
            assert quantity is not None, words
            assert (quantity.value, quantity.text) == (value, words)


@given(st.integers(0, 10**9))
def test_digits_come_back(value: int) -> None:
    western = f"{value:,}"
    head, tail = str(value)[:-3], str(value)[-3:]
    pairs = re.sub(r"(?<=\d)(?=(?:\d\d)+$)", ",", head)
    indian = f"{pairs},{tail}" if head else tail
    bengali = indian.translate({ord(digit): chr(0x09E6 + int(digit)) for digit in "0123456789"})
    for written in (western, indian, bengali):
        [number] = read_numbers(f"{written} votes")
        assert (number.quantity.value, number.quantity.text, number.kind) == (value, written, "count")


def pieces() -> st.SearchStrategy[str]:
    """Number words, digits, cues and marks in any order, glued and apart: more telling than any text."""
    words: list[str] = []
    for language in languages():
        for key, value in table(language, "numerals").items():
            words += value if isinstance(value, list) else [item for item in value if key not in ("context", "nouns")]
    marks = [
        *"০১২৩৪৫৬৭৮৯0123456789,.:-–'’%+/()",
        "votes",
        "ভোট",
        "ভোটের",
        "বেশি",
        "over",
        "per cent",
        "জুন",
        "টি",
        "-এর",
        "\n",
    ]
    word = st.sampled_from(sorted({*words, *marks}))
    return st.lists(st.tuples(word, st.sampled_from(["", " ", "-"])), max_size=12).map(
        lambda found: "".join(word + gap for word, gap in found)
    )


def check_properties(text: str) -> None:
    last = 0
    for number in read_numbers(text):
        quantity = number.quantity
        assert last <= quantity.start < quantity.end <= len(text)
        assert text[quantity.start : quantity.end] == quantity.text
        assert number.kind in KINDS
        assert quantity.qualifier in QUALIFIERS
        assert quantity.step >= 1
        assert (number.share is not None) == (number.kind == "share")
        assert quantity.lower is None or 0 <= quantity.lower <= quantity.value
        assert quantity.upper is None or quantity.upper >= quantity.value
        last = quantity.end


@given(st.text(max_size=200))
@example("\u0660\u0661\u0662 votes, \U0001d7db\U0001d7d8 seats, \u00b2\u00b3")
@example("1" * 5000 + " 1." + "2" * 5000 + "." + "3" * 5000 + "/" + "4" * 5000)
def test_any_text_is_read(text: str) -> None:
    check_properties(text)


@settings(max_examples=300)
@given(pieces())
def test_any_mixture_of_number_words_is_read(text: str) -> None:
    check_properties(text)


@given(pieces())
def test_both_encodings_of_composed_letters_meet(text: str) -> None:
    apart = text.replace("\u09cb", "\u09c7\u09be").replace("\u09af\u09bc", "\u09df").replace("\u09a1\u09bc", "\u09dc")
    assert [n.quantity.value for n in read_numbers(apart)] == [n.quantity.value for n in read_numbers(text)]


def test_tables_of_all_languages_have_the_same_keys() -> None:
    shapes = {
        language: {
            (key, tuple(sorted(value)) if key in SECTIONS else ()) for key, value in table(language, "numerals").items()
        }
        for language in languages()
    }
    assert len(set(map(frozenset, shapes.values()))) == 1


SECTIONS = ("endings", "before", "between", "after", "genitive", "range", "nouns", "context", "symbols")
