"""Explanations: what the rules saw in each sentence, what they refused, and what the document made of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from marked import read
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import filter_spans

from electextract.cli import explaining, main
from electextract.errors import ElectextractError
from electextract.io.annotated import read_annotated
from electextract.io.inline import parse_markup
from electextract.pipeline import blank
from electextract.relations.explain import explain
from electextract.relations.traces import Explanation, RefusedTrace

DEV = sorted((Path(__file__).parent.parent / "training_data").glob("*/dev.jsonl"))
ARTICLE = (
    "{P:BJP}'s {C:Asha Rao} won {S:Sitai} by {M:12,010} votes, while {C:Imran Sheikh} got {V:40,100}. "
    "She is likely to win {S:Naihati} too. The {P:BJP} was ahead in 34 seats. "
    "Later {C:Rao} was said to have won {S:Sitai} by {M:900} votes."
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    return blank()


def marked_doc(nlp: Language, marked: str) -> Doc:
    """A Doc that no component has seen, with the entities of the inline markup."""
    text, entities = parse_markup(marked)
    doc = nlp.make_doc(text)
    doc.set_ents([doc.char_span(ent["start"], ent["end"], label=ent["label"]) for ent in entities])
    return doc


@pytest.fixture(scope="module")
def found(nlp: Language) -> Explanation:
    return explain(nlp, marked_doc(nlp, ARTICLE))


def refusals(found: Explanation) -> list[RefusedTrace]:
    return [item for sentence in found.sentences for clause in sentence.clauses for item in clause.refused]


def test_a_sentence_shows_names_scopes_cues_and_facts(found: Explanation) -> None:
    first, second = found.sentences[0].clauses
    words = {(word.kind, word.text): (word.meaning, word.stands) for word in first.words}
    assert words["person", "Asha Rao"] == ("Asha Rao (BJP)", "free")
    assert words["party", "BJP"] == ("BJP", "party of Asha Rao")
    assert words["seat", "Sitai"] == ("IN-AC-WB-006-2008", "free")
    assert words["margin", "12,010"] == ("12,010", "")
    assert words["cue", "won"] == ("en.win", "")
    [fact] = first.facts
    assert (fact.rule, fact.seats, fact.ahead, fact.margin) == ("en.win", ("Sitai",), ("Asha Rao (BJP)",), "12,010")
    assert found.text[fact.start : fact.end] == fact.text == "won"
    assert second.facts[0].votes == ("Imran Sheikh 40,100",)


def test_a_party_may_be_part_of_a_camp_or_nobodys(nlp: Language) -> None:
    told = (
        "{P:BJP}'s {C:Asha Rao} won {S:Sitai} in a direct contest with the {P:Congress}-{P:AAP} alliance. "
        "In 2021 she had lost there, by {M:1,102}, in the colours of the {P:SP}."
    )
    explained = explain(nlp, marked_doc(nlp, told))
    words = [word for sentence in explained.sentences for clause in sentence.clauses for word in clause.words]
    stands = {word.text: word.stands for word in words if word.kind == "party"}
    assert stands["BJP"] == "party of Asha Rao"
    assert stands["Congress"] == "part of INC+AAP"
    assert stands["SP"] == "aside"


@pytest.mark.skipif(not DEV, reason="no training_data in this checkout")
@pytest.mark.parametrize("path", DEV, ids=lambda path: path.parent.name)
def test_every_annotated_article_can_be_explained(nlp: Language, path: Path) -> None:
    for article in read_annotated(path):
        doc = nlp.make_doc(article.text)
        spans = [doc.char_span(ent.start, ent.end, label=ent.label) for ent in article.gold.entities]
        doc.set_ents(filter_spans([span for span in spans if span is not None]))
        explained = explain(nlp, doc)
        assert explained.text == article.text
        assert explained.sentences or not article.gold.entities


def test_a_refused_cue_says_why(found: Explanation) -> None:
    refused = {(item.rule, item.text): item.reason for item in refusals(found)}
    assert "unreal" in refused["en.win", "win"]
    assert "seats" in refused["en.lead", "was ahead"]


def test_a_forecast_refuses_every_cue_of_its_sentence(nlp: Language) -> None:
    told = explain(nlp, marked_doc(nlp, "Exit polls say {C:Asha Rao} beat {C:Imran Sheikh} in {S:Sitai}."))
    assert [item.reason for item in refusals(told)] == ["a forecast, or told as one"]
    assert told.contests == ()


def test_facts_lead_to_contests_and_what_gives_way_is_told(nlp: Language, found: Explanation) -> None:
    [trace] = [trace for trace in found.contests if trace.contest is not None]
    assert trace.title == "Sitai (reported)"
    assert set(trace.facts) >= {1, 2}
    assert trace.contest is not None
    assert trace.contest.margin is not None
    assert trace.contest.margin.value == 900
    assert trace.conflicts == ("margin 12,010 in fact 1 gives way",)
    assert [trace.contest] == list(read(nlp, ARTICLE)._.contests)


def test_too_little_for_a_contest_and_bystanders_are_told(nlp: Language) -> None:
    told = explain(nlp, marked_doc(nlp, "{C:Asha Rao} voted in {S:Sitai}. The minister {C:Imran Sheikh} said so."))
    assert [(trace.contest, trace.left_out[:6]) for trace in told.contests] == [(None, "nobody")]
    assert told.bystanders == ("Imran Sheikh",)


def test_tallies_tell_their_rules_in_bengali_too(nlp: Language) -> None:
    told = explain(nlp, marked_doc(nlp, "ত্রিপুরায় {P:বিজেপি} জিতেছে ৩২টি আসন।"))
    assert str(told).startswith("[1] ত্রিপুরায় বিজেপি জিতেছে ৩২টি আসন।")
    assert "  BJP in Tripura, reported: won 32  <- won “৩২” tally.won" in str(told).splitlines()


def test_the_text_tells_facts_rules_and_evidence(found: Explanation) -> None:
    lines = str(found).splitlines()
    assert lines[0].startswith("[1] BJP's Asha Rao won Sitai")
    assert "    fact 1  en.win at “won”: Sitai (reported, declared): ahead Asha Rao (BJP); margin 12,010" in lines
    assert any(line.startswith("    won Asha Rao (BJP)") and "outcome “won” en.win" in line for line in lines)
    assert any("conflict: margin 12,010" in line for line in lines)


def test_one_sentence_alone(found: Explanation) -> None:
    alone = found.of_sentence(2)
    assert [sentence.number for sentence in alone.sentences] == [2]
    assert all(set(trace.facts) & {3, 4, 5} for trace in alone.contests)
    with pytest.raises(ElectextractError, match="sentence 9: the article has 1 to 4"):
        found.of_sentence(9)


@pytest.fixture
def command(nlp: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(explaining, "open_model", lambda *_: nlp)
    path = tmp_path / "a.txt"
    path.write_text("date 2024-11-23 BJP leads in 34 seats. Polling was calm.", encoding="utf-8")
    return path


def test_the_command_prints_text_or_json(command: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", str(command), "--sentence", "2"]) == 0
    assert capsys.readouterr().out.startswith("[2] Polling was calm.")
    assert main(["explain", str(command), "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [sentence["number"] for sentence in told["sentences"]] == [1, 2]
    assert set(told) == {"sentences", "contests", "tallies", "bystanders"}


def test_the_command_takes_one_article(command: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (command.parent / "b.txt").write_text("Polling was calm.", encoding="utf-8")
    assert main(["explain", str(command.parent)]) == 2
    assert "holds 2 articles" in capsys.readouterr().err
