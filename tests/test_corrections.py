"""Facts put right by hand: applied on top, refused where they do not fit, turned into training data."""

import json

import pytest

import electextract
from electextract.cli import main
from electextract.consolidate.correcting import apply_corrections
from electextract.consolidate.corrections import read_corrections
from electextract.consolidate.training_data import training_rows
from electextract.errors import ElectextractError
from electextract.io.annotated import read_annotated, read_article
from electextract.records import Extraction

TEXT = "Tarulata Barui of the BJP won Naihati with 91,240 votes. She beat Habibur Gayen by 28,168 votes."
NAIHATI = "IN-AC-WB-104-2008"


def mention(word, label, text=TEXT):
    return {"text": word, "start": text.index(word), "end": text.index(word) + len(word), "label": label}


def extraction(name="a", **changes):
    contest = {
        "constituency": {"name": "Naihati", "id": NAIHATI},
        "state": "West Bengal",
        "house": "assembly",
        "status": "declared",
        "candidates": [
            {"name": "Tarulata Barui", "party": {"id": "BJP"}, "votes": {"value": 91240}, "outcome": "won"},
            {"name": "Habibur Gayen", "mentions": [mention("Habibur Gayen", "CANDIDATE")], "outcome": "lost"},
        ],
        "margin": {"value": 28000, "qualifier": "at_least"},
    }
    people = [mention("Tarulata Barui", "CANDIDATE"), mention("Habibur Gayen", "CANDIDATE")]
    others = [mention("91,240", "VOTE_COUNT"), mention("28,168", "VOTE_COUNT"), mention("Naihati", "CONSTITUENCY")]
    read = {"entities": people + others, "contests": [{**contest, **changes}]}
    return Extraction.from_dict({"id": name, "published": "2024-11-23", "text": TEXT, **read})


def correction(fact="contests/0/margin", old=28000, new=28168, **more):
    return {"article": "a", "fact": fact, "old": old, "new": new, "by": "Asha", **more}


@pytest.mark.parametrize(
    ("fact", "old", "new", "read"),
    [
        ("contests/0/margin", 28000, 28168, lambda contest: contest.margin.value == 28168),
        (
            "contests/0/margin",
            {"value": 28000, "qualifier": "at_least"},
            {"value": 28168, "qualifier": "about"},
            lambda contest: contest.margin.qualifier == "about",
        ),
        ("contests/0/margin/qualifier", "at_least", "exact", lambda contest: contest.margin.qualifier == "exact"),
        ("contests/0/candidates/0/party", "BJP", "AITC", lambda contest: contest.candidates[0].party == "AITC"),
        ("contests/0/candidates/1/party", None, "BJP", lambda contest: contest.candidates[1].party == "BJP"),
        ("contests/0/candidates/1/name", "Habibur Gayen", "Habib Gain", lambda c: c.candidates[1].name == "Habib Gain"),
        ("contests/0/election/year", None, 2023, lambda contest: contest.year == 2023),
        ("contests/0/constituency", "Naihati", "Sitai", lambda contest: contest.constituency == "Sitai"),
        ("contests/0/constituency/name", "Naihati", "Sitai", lambda contest: contest.number == 6),
        ("contests/0/candidates/1", "Habibur Gayen", None, lambda contest: len(contest.candidates) == 1),
        ("contests/0/candidates/2", None, {"name": "Asha Rao"}, lambda c: c.candidates[1].name == "Asha Rao"),
    ],
)
def test_a_correction_is_applied(fact, old, new, read):
    [contest] = electextract.consolidate(extraction(), corrections=[correction(fact, old, new)])
    assert read(contest)


def test_a_corrected_figure_holds_against_later_articles():
    later = Extraction.from_dict({**extraction("b").to_dict(), "published": "2024-11-25"})
    [plain] = electextract.consolidate([extraction(), later])
    [corrected] = electextract.consolidate([extraction(), later], corrections=[correction(new=30512)])
    assert (plain.margin.value, corrected.margin.value) == (28000, 30512)
    [source] = [each for each in corrected.sources if each.used and each.fact == "margin"]
    assert (source.article, source.corrected_by) == ("a", "Asha")


def test_a_contest_that_is_taken_away_leaves_the_others_in_place():
    two = Extraction.from_dict({**extraction().to_dict(), "contests": [extraction().contests[0].to_dict()] * 2})
    removed = correction("contests/0", {"constituency": "Naihati"}, None)
    moved = correction("contests/1/constituency", "Naihati", "Sitai")
    [contest] = electextract.consolidate(two, corrections=[removed, moved])
    assert contest.constituency == "Sitai"
    assert {source.path.split("/")[1] for source in contest.sources} == {"1"}


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (correction(old=27000), "article a: contests/0/margin is 28000, not 27000; nothing is changed"),
        (correction(old=None), "contests/0/margin is 28000, not null"),
        (correction("contests/0/candidates/0/party", "INC", "AITC"), 'party is "BJP", not "INC"'),
        (correction("contests/3/margin"), "the extraction has no contests/3; paths are like"),
        (correction("contests/0/votes"), "the extraction has no contests/0/votes"),
        (correction("contests/0/candidates/-1"), "the extraction has no contests/0/candidates/-1"),
        (correction(new="28,168"), 'contests/0/margin cannot be "28,168"'),
        (correction(new=-5), "contests/0/margin cannot be -5: no number may be below 0"),
        (correction(new={"value": -5, "start": -1}), "no number may be below 0"),
        (
            correction("contests/0/candidates/0/outcome", "won", "elected"),
            "it must be won, lost, leading, trailing or null",
        ),
        ({**correction(), "article": "z"}, 'no extraction of an article "z"'),
        ({"article": "a", "fact": "x"}, "no old, new, by; a correction has article, fact, old, new, by"),
        ({**correction(), "by": ""}, 'by is ""; it must be a text that is not empty'),
        ({**correction(), "start": "4"}, 'start is "4"; it must be a number'),
    ],
)
def test_a_correction_that_does_not_fit_is_refused(row, told):
    with pytest.raises(ElectextractError) as caught:
        electextract.consolidate(extraction(), corrections=[row])
    assert caught.value.code == "correction"
    assert str(caught.value).startswith("correction 1: ")
    assert told in str(caught.value)


def test_the_same_correction_twice_is_one_and_the_next_sees_it():
    rows = [correction(), correction(), correction(old=28168, new=28169)]
    [contest] = electextract.consolidate(extraction(), corrections=rows)
    assert contest.margin.value == 28169


def test_a_bad_line_is_told_and_the_others_are_read(tmp_path):
    path = tmp_path / "corrections.jsonl"
    path.write_text(f'{json.dumps(correction())}\n{{"article": "a", "fact"\n{json.dumps({"article": "a"})}\n')
    told = []
    assert len(list(read_corrections(path, on_error=told.append))) == 1
    assert [str(error).split(": ")[0] for error in told] == [f"{path}:2", f"{path}:3"]


def rows_of(*corrections, **changes):
    return list(training_rows(apply_corrections([extraction(**changes)], corrections), {}))


def test_training_data_has_the_entity_where_the_number_stands():
    [row] = rows_of(correction())
    read_article(row)
    assert (row["text"], row["contests"][0]["margin"]["value"]) == (TEXT, 28168)
    labels = {entity["text"]: entity["label"] for entity in row["entities"]}
    assert (labels["28,168"], labels["91,240"]) == ("MARGIN", "VOTE_COUNT")
    assert row["contests"][0]["margin"]["start"] == TEXT.index("28,168")


def test_training_data_marks_a_corrected_name_and_drops_the_wrong_one():
    [row] = rows_of(correction("contests/0/candidates/1/name", "Habibur Gayen", "She"))
    names = [entity["text"] for entity in row["entities"] if entity["label"] == "CANDIDATE"]
    assert names == ["Tarulata Barui", "She"]


def test_training_data_keeps_bengali_endings_inside():
    text = "তৃণমূলের তরুলতা বারুই হারিয়েছেন হাবিবুর গায়েনকে।"
    given = Extraction.from_dict(
        {"id": "a", "text": text, "contests": [{"constituency": None, "candidates": [{"name": "হাবিবুর"}]}]}
    )
    fixed = apply_corrections([given], [correction("contests/0/candidates/0/name", "হাবিবুর", "হাবিবুর গায়েন")])
    [row] = training_rows(fixed, {})
    assert [entity["text"] for entity in row["entities"]] == ["হাবিবুর গায়েনকে"]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (correction(new=5), "the number 5 does not stand there"),
        (correction("contests/0/candidates/1/name", "Habibur Gayen", "Nobody"), '"Nobody" does not stand in the text'),
        (correction("contests/0/candidates/0/party", "BJP", "INC", start=20, end=400), "is no span of a text"),
    ],
)
def test_without_a_place_there_is_no_training_data(row, told):
    with pytest.raises(ElectextractError, match=told):
        rows_of(row)


def test_a_given_place_tells_which_of_two_equal_numbers():
    text = "Barui got 500 votes, Gayen 500."
    given = Extraction.from_dict({"id": "a", "text": text, "contests": [{"candidates": [{"name": "Gayen"}]}]})
    row = correction("contests/0/candidates/0/votes", None, 500)
    with pytest.raises(ElectextractError, match="stands at 2 places of the text: give start and end"):
        list(training_rows(apply_corrections([given], [row]), {}))
    [found] = training_rows(apply_corrections([given], [{**row, "start": 27, "end": 30}]), {})
    assert [(entity["start"], entity["label"]) for entity in found["entities"]] == [(27, "VOTE_COUNT")]


def test_the_command_applies_and_trains(tmp_path, capsys):
    results, corrections, articles = (tmp_path / name for name in ("r.jsonl", "c.jsonl", "news.jsonl"))
    results.write_text(extraction().to_json() + "\n" + extraction().to_json()[:200])
    corrections.write_text(f"{json.dumps(correction())}\n{json.dumps(correction(old=7))}\n")
    articles.write_text(json.dumps({"id": "a", "text": TEXT}))
    arguments = ["consolidate", results, "-o", tmp_path / "o.json", "--corrections", corrections]
    arguments += ["--training-data", tmp_path / "t.jsonl", "--articles", articles]
    assert main([str(each) for each in arguments]) == 1
    told = capsys.readouterr().err
    assert f"{results}:2: no valid JSON" in told
    assert f"{corrections}:2: article a: contests/0/margin is 28168, not 7" in told
    assert "1 contest from 1 article; 0 conflicts" in told
    assert json.loads((tmp_path / "o.json").read_text())[0]["margin"]["value"] == 28168
    [article] = read_annotated(tmp_path / "t.jsonl")
    assert article.gold.contests[0].margin.value == 28168


def test_training_data_without_corrections_is_a_mistake(tmp_path, capsys):
    (tmp_path / "r.jsonl").write_text(extraction().to_json())
    assert main(["consolidate", str(tmp_path / "r.jsonl"), "--training-data", str(tmp_path / "t.jsonl")]) == 2
    assert "give both" in capsys.readouterr().err
