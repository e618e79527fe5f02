"""The report: what the page is given, that nothing in it can run, and the command that writes it."""

import base64
import hashlib
import json
import re
from html.parser import HTMLParser

import pytest
from fake_models import fake_model

from electextract import extract
from electextract import records as rec
from electextract.io.results import write_results
from electextract.viz.report import report_data, report_html
from electextract.viz.report.articles import distinct_articles
from electextract.viz.report.page import script_json
from electextract.viz.report.sentences import Sentences, sentence_starts


def article(text, **known):
    return extract(text, nlp=fake_model(), **known)


FIRST = article(
    "Rain fell. Asha (BJP) beat Dipak in Sitai by 5123 votes! INC won 7 seats.", id="a", published="2024-11-23"
)
SECOND = article("Asha (BJP) beat Dipak in Sitai by 6077 votes.", id="b", published="2024-11-24", title="A day later")


class Scripts(HTMLParser):
    def __init__(self, page):
        super().__init__()
        self.scripts, self.policy, self.elements, self._open = [], "", [], None
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if dict(attrs).get("http-equiv") == "Content-Security-Policy":
            self.policy = dict(attrs)["content"]
        if tag in ("script", "style"):
            self._open = [tag, dict(attrs), ""]

    def handle_endtag(self, tag):
        if self._open and self._open[0] == tag:
            self.scripts.append(tuple(self._open))
            self._open = None

    def handle_data(self, data):
        if self._open:
            self._open[2] += data


def test_contests_of_several_articles_are_one_with_sources_conflicts_and_time_line():
    (contest,) = report_data([SECOND, FIRST])["contests"]
    assert (contest["seat"], contest["year"], contest["status"]) == ("Sitai", 2024, "declared")
    assert [(one["name"], one["party"], one["outcome"]) for one in contest["candidates"]] == [
        ("Asha", "BJP", "won"),
        ("Dipak", None, "lost"),
    ]
    assert contest["margin"]["v"] == 6077
    assert contest["articles"] == [0, 1]
    assert [(one["fact"], one["kept"], one["other"], one["other_in"]) for one in contest["conflicts"]] == [
        ("margin", "6077", "5123", [0])
    ]
    assert [(stand["article"], stand["leader"], stand["margin"]) for stand in contest["timeline"]] == [
        (0, 0, {"v": 5123}),
        (1, 0, {"v": 6077}),
    ]


def test_every_fact_is_at_its_words_in_its_sentence():
    data = report_data([FIRST, SECOND])
    words = {}
    for source in data["contests"][0]["sources"]:
        for number, start, end in source["places"]:
            sentence = data["articles"][source["article"]]["sentences"][number]
            words.setdefault(source["fact"], set()).add((sentence[start:end], sentence))
    first, second = "Asha (BJP) beat Dipak in Sitai by 5123 votes!", SECOND.text
    assert words["margin"] == {("5123", first), ("6077", second)}
    assert words["constituency"] == {("Sitai", first), ("Sitai", second)}
    assert words["candidates/0/name"] == {("Asha", first), ("Asha", second)}
    assert all(set(article["sentences"]) <= {first, second, "INC won 7 seats."} for article in data["articles"])


def test_without_texts_facts_tell_their_places_in_the_article():
    data = report_data([rec.Extraction.from_dict(FIRST.to_dict())])
    (margin,) = [one for one in data["contests"][0]["sources"] if one["fact"] == "margin"]
    start, end = margin["at"][0]
    assert FIRST.text[start:end] == "5123"
    assert data["articles"][0]["sentences"] is None


def test_the_order_of_the_results_and_repetition_change_nothing():
    assert report_html([FIRST, SECOND]) == report_html([SECOND, FIRST, SECOND])


def test_different_results_of_one_id_are_kept_apart():
    same = article("Mira (INC) beat Tom in Dinhata by 70 votes.", id="a", published="2024-11-23")
    assert [one.id for one in distinct_articles([FIRST, same, FIRST])] == ["a", "a (2)"]
    data = report_data([FIRST, same])
    assert sorted(one["seat"] for one in data["contests"]) == ["Dinhata", "Sitai"]
    for contest in data["contests"]:
        (number,) = contest["articles"]
        assert any(contest["seat"] in sentence for sentence in data["articles"][number]["sentences"])


def test_tallies_and_parties_are_told():
    data = report_data([FIRST])
    (tally,) = data["tallies"]
    assert (tally["party"], tally["won"], tally["leading"]) == ("INC", {"v": 7}, None)
    assert data["parties"]["INC"] == "Indian National Congress"
    assert set(data["colours"]) == {"", "BJP", "INC"}


def test_no_result_is_a_page_too():
    page = report_html([])
    assert "0 articles" in page
    assert report_data([])["contests"] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("Dr. Asha and S. K. Roy of No. 24 won. He left.", ["Dr. Asha and S. K. Roy of No. 24 won.", "He left."]),
        ("আলিফা জয়ী। তিনি এগিয়ে।", ["আলিফা জয়ী।", "তিনি এগিয়ে।"]),
        ("মো. আলি জয়ী।", ["মো. আলি জয়ী।"]),
        ("A headline\n\nThe text.", ["A headline", "The text."]),
        ('"We won." They said.', ['"We won."', "They said."]),
        ("3.5 per cent. x", ["3.5 per cent.", "x"]),
        ("", [""]),
    ],
)
def test_sentences_end_at_their_marks(text, expected):
    starts = sentence_starts(text)
    assert [text[a:b].strip() for a, b in zip(starts, [*starts[1:], len(text)], strict=True)] == expected


def test_places_in_sentences_count_as_browsers_do_and_may_go_over_several():
    sentences = Sentences("Start. 😀 Asha won. She left. End.")
    assert sentences.find((9, 13)) == (0, 3, 7)
    assert sentences.shown == ["😀 Asha won."]
    assert sentences.find((14, 21)) == (1, 8, 15)
    assert sentences.shown[1] == "😀 Asha won. She left."
    assert sentences.find((30, 99)) is None


HOSTILE = "</script><script>alert(1)</script><!--\u2028 & \"'"


def test_what_articles_say_cannot_leave_the_data_and_only_the_own_script_may_run():
    contest = rec.ContestResult(
        rec.Constituency(HOSTILE, HOSTILE, 0, 5),
        candidates=(rec.Standing(HOSTILE, party=rec.Party(HOSTILE), outcome="won"),),
        warnings=(rec.Warning(HOSTILE, HOSTILE),),
    )
    hostile = rec.Extraction(
        HOSTILE,
        title=HOSTILE,
        url="javascript:alert(1)",
        source=HOSTILE,
        model=HOSTILE,
        contests=(contest,),
        text=HOSTILE,
    )
    page = Scripts(report_html([hostile], title=HOSTILE))
    plain = Scripts(report_html([FIRST]))
    assert [tag for tag, _ in page.elements] == [tag for tag, _ in plain.elements]
    style, data, script = page.scripts
    assert json.loads(data[2])["contests"][0]["seat"] == HOSTILE
    assert script == plain.scripts[2]
    for kind, (_, _, content) in (("style-src", style), ("script-src", script)):
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{kind} 'sha256-{digest}'" in page.policy
    assert "default-src 'none'" in page.policy


def test_the_page_names_no_other_file_and_no_address():
    page = report_html([FIRST])
    assert not re.search(r"""(?:src|href)=["'](?!#|data:,)""", page)
    assert not re.search(r"https?://(?!i\.test)", page.replace("/^https?:", ""))
    assert "innerHTML" not in page
    assert "eval(" not in page


def test_json_for_scripts_reads_back():
    assert json.loads(script_json({"a": HOSTILE})) == {"a": HOSTILE}
    assert "<" not in script_json({"a": HOSTILE})


# -- the command ------------------------------------------------------------------------------------


@pytest.fixture
def results(tmp_path):
    path = tmp_path / "results.jsonl"
    with path.open("w", encoding="utf-8", newline="") as stream:
        write_results([FIRST, SECOND], stream)
    return path


def data_of(page):
    return json.loads(Scripts(page).scripts[1][2])


def test_report_writes_a_page_from_results_alone(run, results, tmp_path):
    output = tmp_path / "report.html"
    status, out, err = run("report", results, "-o", output, "--title", "By-elections")
    assert (status, out) == (0, "")
    assert "no texts, so no fact has its sentence" in err
    page = output.read_text(encoding="utf-8")
    assert "<h1>By-elections</h1>" in page
    assert "2 articles from 2024-11-23 to 2024-11-24" in page
    assert data_of(page)["articles"][0]["sentences"] is None


def test_report_links_sentences_where_the_articles_are_given(run, results, tmp_path):
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text(FIRST.text, encoding="utf-8")
    (tmp_path / "news" / "b.txt").write_text("Something else altogether, not the article.", encoding="utf-8")
    status, out, err = run("report", results, "--articles", tmp_path / "news")
    assert status == 0
    first, second = data_of(out)["articles"]
    assert "Asha (BJP) beat Dipak in Sitai by 5123 votes!" in first["sentences"]
    assert second["sentences"] is None
    assert "1 of the articles" in err


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_results_that_hold_their_texts_need_no_articles(run, tmp_path, form):
    path = tmp_path / f"results.{form}"
    with path.open("w", encoding="utf-8", newline="") as stream:
        write_results([FIRST, SECOND], stream, form=form, with_text=True)
    status, out, err = run("report", path)
    assert (status, err) == (0, "")
    assert data_of(out) == json.loads(json.dumps(report_data([FIRST, SECOND])))


def test_what_is_wrong_with_one_result_is_told_and_the_others_are_reported(run, results):
    wrong = {**FIRST.to_dict(), "id": "c", "contests": [{"margin": {"value": "<b>"}}]}
    with results.open("a", encoding="utf-8") as stream:
        stream.write(json.dumps(wrong) + "\n{\n")
    status, out, err = run("report", results)
    assert status == 1
    assert [one["id"] for one in data_of(out)["articles"]] == ["a", "b"]
    assert len(err.splitlines()) == 3
    assert 'contests[0].margin.value is "<b>"' in err


def test_nothing_to_report_is_told(run, tmp_path):
    status, out, err = run("report", tmp_path / "none.jsonl")
    assert (status, out) == (1, "")
    assert "no such file" in err
    assert "nothing to report" in err
