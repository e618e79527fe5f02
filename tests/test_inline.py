"""Inline markup: what is written comes back, and mistakes name their line."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from electextract.errors import ElectextractError
from electextract.io.inline import LABELS, mark_text, parse_markup, read_inline
from electextract.io.inline_writer import unheld_keys, write_inline

EXAMPLE = """=== x-1
facts: invented
published: 2024-11-23

{C:Asha Rao} of the {P:BJP} won {S:Sitai} by over {M:1.3 lakh} votes.

Set \\{a, b\\}.
---
> Sitai | West Bengal | assembly | reported bypoll | declared | >=130000
>> won | Asha Rao | BJP | 160000
>> lost | - | INC | -
% BJP | - | assembly | earlier 2019 | won=34 leading=~2
"""

# Characters that could be taken for markup are drawn more often.
PIECES = st.sampled_from(
    ["{", "}", "\\", "\\\\", "\n", "---", "=== ", "\n---\n", "{C:", "|", " ", "Asha", "কালীগঞ্জ", "\r"]
)
TEXTS = st.lists(PIECES | st.text(max_size=3), max_size=20).map("".join)


@st.composite
def marked_articles(draw):
    text = draw(TEXTS)
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8, unique=True)))
    spans = zip(cuts[::2], cuts[1::2], strict=False)
    entities = [
        {"text": text[start:end], "start": start, "end": end, "label": draw(st.sampled_from(sorted(LABELS.values())))}
        for start, end in spans
        if text[start:end].strip() == text[start:end]
    ]
    return {"id": "x", "text": text, "entities": entities, "contests": [], "tallies": []}


def one(source):
    return next(read_inline(source, name="f.txt"))


def test_an_article_is_read_with_offsets_into_the_plain_text():
    article = one(EXAMPLE)
    assert article["text"] == "Asha Rao of the BJP won Sitai by over 1.3 lakh votes.\n\nSet {a, b}."
    assert all(article["text"][ent["start"] : ent["end"]] == ent["text"] for ent in article["entities"])
    assert [ent["label"] for ent in article["entities"]] == ["CANDIDATE", "PARTY", "CONSTITUENCY", "MARGIN"]


def test_fact_lines_are_read_into_the_one_format():
    article = one(EXAMPLE)
    (contest,) = article["contests"]
    assert contest["election"] == {"when": "reported", "year": None, "kind": "bypoll"}
    assert contest["margin"] == {"value": 130000, "qualifier": "at_least"}
    assert [candidate["name"] for candidate in contest["candidates"]] == ["Asha Rao", None]
    (tally,) = article["tallies"]
    assert (tally["scope"], tally["election"]["year"]) == (None, 2019)
    assert (tally["won"]["value"], tally["leading"]["qualifier"]) == (34, "about")


def test_what_is_written_is_what_was_read():
    article = one(EXAMPLE)
    assert one(write_inline(article)) == article
    assert write_inline(article) == EXAMPLE


@given(marked_articles())
def test_any_text_with_any_spans_survives_the_round_trip(article):
    assert parse_markup(mark_text(article["text"], article["entities"])) == (article["text"], article["entities"])
    assert one(write_inline(article)) == article


@given(st.lists(marked_articles(), min_size=1, max_size=3))
def test_articles_of_one_file_do_not_run_into_each_other(articles):
    assert list(read_inline("\n".join(map(write_inline, articles)))) == articles


def test_what_inline_markup_cannot_hold_is_named():
    article = one(EXAMPLE)
    article["contests"][0]["evidence"] = [{"fact": "margin", "start": 0, "end": 1, "rule": "by"}]
    article["contests"][0]["margin"]["step"] = 10000
    held = ["contests.evidence.end", "contests.evidence.fact", "contests.evidence.rule", "contests.evidence.start"]
    assert unheld_keys(article) == [*held, "contests.margin.step"]
    assert unheld_keys(one(EXAMPLE)) == []


@pytest.mark.parametrize(
    ("line", "replacement", "message"),
    [
        ("{C:Asha Rao}", "{X:Asha Rao}", "f.txt:5: unknown label X; allowed: C, P, S, V, M"),
        ("{C:Asha Rao}", "{C:Asha Rao", "f.txt:5: a mark inside a mark"),
        ("{C:Asha Rao}", "{C: Asha Rao}", "f.txt:5: a marked span is empty or has blanks"),
        ("\\{a, b\\}", "{a, b}", "f.txt:7: a stray brace"),
        ("---\n", "", "f.txt:12: article x-1 has no line"),
        ("=== x-1", "--- x-1", 'f.txt:1: an article begins with "=== id"'),
        ("facts: invented", "facts invented", 'f.txt:2: expected "key: value"'),
        (">> won", ">> gewonnen", "f.txt:10: unknown word"),
        (">=130000", "over 130000", "f.txt:9: no quantity"),
        ("earlier 2019", "2019", "f.txt:12: no election"),
        ("won=34", "seats=34", "f.txt:12: no count"),
        (" | declared", "", 'f.txt:9: no fact line with 6 (">")'),
    ],
)
def test_mistakes_name_file_and_line(line, replacement, message):
    assert line in EXAMPLE
    with pytest.raises(ElectextractError, match=re.escape(message)):
        one(EXAMPLE.replace(line, replacement, 1))


@pytest.mark.parametrize("name", ["a | b", "a\nb", "-", " a", ""])
def test_a_name_that_a_fact_line_cannot_hold_is_refused(name):
    article = one(EXAMPLE)
    article["contests"][0]["candidates"][0]["name"] = name
    with pytest.raises(ElectextractError, match="cannot stand in a fact line"):
        write_inline(article)
