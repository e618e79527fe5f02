"""The doors: one text, many texts, several processes, and what they refuse."""

import datetime as dt
import subprocess
import sys
import time
from importlib.metadata import version

import pytest
from fake_models import fake_model
from hypothesis import given
from hypothesis import strategies as st

import electextract
from electextract import ElectextractError, Extraction, extract, extract_many
from electextract.extract import TEXT_LIMIT, as_article
from electextract.languages.scripts import article_language

WIN = "Asha (BJP) beat Dipak in Sitai by 5000 votes."
OTHERS = [f"Rival{number} (INC) beat Loser{number} in Seat{number} by {number}." for number in range(1, 12)]


@pytest.fixture(scope="module")
def nlp():
    return fake_model()


def test_extract_returns_what_the_pipeline_found_with_the_article_s_own_data(nlp):
    found = extract(WIN, published="2024-11-23", id="a1", title="T", url="https://x.test", source="X", nlp=nlp)
    assert (found.id, found.title, found.url, found.source) == ("a1", "T", "https://x.test", "X")
    assert (found.language, found.published, found.model) == ("en", "2024-11-23", "xx_fake-1.0")
    assert [(ent.text, ent.label) for ent in found.entities][:2] == [("Asha", "CANDIDATE"), ("BJP", "PARTY")]
    assert all(WIN[ent.start : ent.end] == ent.text for ent in found.entities)
    assert found.contests[0].constituency.name == "Sitai"
    assert found.contests[0].margin.value == 5000
    assert Extraction.from_dict(found.to_dict()) == found


def test_the_text_is_kept_but_not_written(nlp):
    found = extract(WIN, nlp=nlp)
    assert found.text == WIN
    assert "text" not in found.to_dict()


def test_the_id_is_a_hash_of_the_text_where_none_is_given(nlp):
    first, again, other = (extract(text, nlp=nlp).id for text in (WIN, WIN, WIN + " "))
    assert first == again != other
    assert len(first) == 16


@pytest.mark.parametrize(
    "given",
    ["2024-11-23", dt.date(2024, 11, 23), dt.datetime(2024, 11, 23, 18, 30), "2024-11-23T18:30:00Z"],
)
def test_published_is_a_date_or_an_iso_string(nlp, given):
    assert extract(WIN, published=given, nlp=nlp).published == "2024-11-23"


def test_components_can_read_the_day_of_publication(nlp):
    assert extract(WIN, published=dt.date(2021, 6, 4), nlp=nlp).contests[0].election.year == 2021


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The BJP won.", "en"),
        ("আলিফা আহমেদ জয়ী।", "bn"),
        ("তৃণমূল কংগ্রেস (TMC) প্রার্থী আলিফা আহমেদ ৩৩,২৫৫ ভোটে এগিয়ে", "bn"),
        ("BJP candidate আলিফা", "mixed"),
        ("12345 ...", "en"),
    ],
)
def test_language_is_told_by_the_share_of_letters(text, language):
    assert article_language(text) == language


@given(st.integers(0, 60), st.integers(0, 60))
def test_an_article_is_mixed_from_a_fifth_of_the_letters_on(latin, bengali):
    language = article_language("a" * latin + " " + "ক" * bengali)
    if not latin + bengali:
        assert language == "en"
    elif min(latin, bengali) >= 0.2 * (latin + bengali) and min(latin, bengali):
        assert language == "mixed"
    else:
        assert language == ("en" if latin > bengali else "bn")


def test_many_articles_keep_their_order_and_may_be_strings_or_mappings(nlp):
    articles = [WIN, {"text": OTHERS[0], "id": 7, "source": "wire"}, *OTHERS[1:]]
    found = list(extract_many(articles, nlp=nlp, batch_size=3))
    assert [len(each.contests) for each in found] == [1] * 12
    assert [each.contests[0].candidates[0].name for each in found[:3]] == ["Asha", "Rival1", "Rival2"]
    assert (found[1].id, found[1].source) == ("7", "wire")


def test_articles_are_read_as_they_are_asked_for(nlp):
    taken = []
    stream = (taken.append(text) or text for text in OTHERS)
    results = extract_many(stream, nlp=nlp, batch_size=2)
    next(results)
    assert len(taken) <= 4


def test_several_processes_give_the_same_as_one(nlp):
    articles = [WIN, *OTHERS]
    one = list(extract_many(articles, nlp=nlp))
    two = list(extract_many(articles, nlp=nlp, n_process=2, batch_size=2))
    assert [each.to_dict() for each in two] == [each.to_dict() for each in one]
    assert [each.text for each in two] == articles


def test_progress_goes_to_standard_error(nlp, capsys):
    assert len(list(extract_many(OTHERS, nlp=nlp, progress=True))) == len(OTHERS)
    out, err = capsys.readouterr()
    assert out == ""
    assert "articles" in err


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        (" \n\t\u00a0", "empty"),
        ("x" * (TEXT_LIMIT + 1), "too_long"),
        ("<!DOCTYPE html><p>Asha won</p>", "html"),
        ("\n <html lang='bn'>", "html"),
        ("<p>Asha won.</p><p>Dipak lost.</p><div>x</div>", "html"),
        ("broken \ud83d half", "encoding"),
        (None, "type"),
        (b"bytes", "type"),
        (5, "type"),
    ],
)
def test_what_is_no_article_is_refused_in_one_line(text, code):
    with pytest.raises(ElectextractError) as caught:
        extract(text)
    assert caught.value.code == code
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize("text", ["a <b>bold</b> word and 3 < 5 > 2", "x" * TEXT_LIMIT, "ক", "{C:x}", "\ufeffAsha"])
def test_what_only_looks_odd_is_taken(text):
    assert as_article(text).text == text


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"published": "23 November"}, "published"),
        ({"published": 2024}, "published"),
        ({"id": ["a"]}, "type"),
        ({"title": 5}, "type"),
    ],
)
def test_wrong_fields_are_refused(nlp, fields, code):
    with pytest.raises(ElectextractError) as caught:
        extract(WIN, nlp=nlp, **fields)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("articles", "options", "code"),
    [
        ("one text", {}, "type"),
        ({"text": WIN}, {}, "type"),
        (5, {}, "type"),
        ([WIN], {"n_process": 0}, "option"),
        ([WIN], {"batch_size": "many"}, "option"),
    ],
)
def test_wrong_use_of_extract_many_is_told_at_once(nlp, articles, options, code):
    with pytest.raises(ElectextractError) as caught:
        extract_many(articles, nlp=nlp, **options)
    assert caught.value.code == code


@pytest.mark.parametrize("bad", [{"title": "no text"}, {"text": ""}, 5, None])
def test_a_bad_article_among_many_is_named_by_its_number(nlp, bad):
    with pytest.raises(ElectextractError, match=r"^article 2: "):
        list(extract_many([WIN, bad], nlp=nlp))


@given(st.text(max_size=200))
def test_any_string_is_extracted_or_refused_clearly(text):
    try:
        taken = as_article(text).text
    except ElectextractError as error:
        taken = error.code
    assert taken in {text, "empty", "html", "encoding"}


def test_importing_the_package_loads_neither_spacy_nor_pandas():
    code = "import sys, electextract; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"spacy", "pandas", "rich", "typer", "thinc", "numpy"} & set(done.stdout.split())


def test_importing_the_package_is_quick():
    code = "import time; t = time.perf_counter(); import electextract; print(time.perf_counter() - t)"
    runs = [subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True) for _ in range(3)]
    assert min(float(run.stdout) for run in runs) < 0.3


def test_the_doors_stay_functions_whatever_is_imported():
    import electextract.extract.articles
    import electextract.io.tables

    assert electextract.extract is extract
    assert callable(electextract.to_frame)
    assert callable(electextract.load)
    assert set(electextract.__all__) <= set(dir(electextract))
    with pytest.raises(AttributeError, match="no attribute 'lode'"):
        _ = electextract.lode


def test_the_version_is_the_one_of_the_distribution():
    assert version("electextract") == electextract.__version__


def test_a_text_at_the_limit_takes_no_time_to_check():
    start = time.perf_counter()
    as_article("<" * TEXT_LIMIT)
    assert time.perf_counter() - start < 1
