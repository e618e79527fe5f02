"""Articles, gold answers and results on disk; every mistake names its file and line."""

import io
import json

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from electextract import records as rec
from electextract.errors import ElectextractError
from electextract.io.annotated import read_annotated, read_article
from electextract.io.articles import read_articles, split_date
from electextract.io.columns import CHOICES, COLUMNS
from electextract.io.results import read_results, write_results
from electextract.io.tables import ranked, to_frame


@pytest.fixture
def write(tmp_path):
    def write(name, content):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def lines(*rows):
    return "\n".join(row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows) + "\n"


def read_all(*paths):
    errors = []
    found = [each.article for each in read_articles(paths, on_error=errors.append)]
    return found, [(error.code, str(error)) for error in errors]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (" date 2024-11-23 Asha won", "2024-11-23"),
        ("date 2024-11-23\r\nAsha", "2024-11-23"),
        ("\ufeff\n date 2024-11-23\tAsha", "2024-11-23"),
        ("date 2024-11-23", None),
        ("update 2024-11-23 Asha", None),
        ("Asha won. date 2024-11-23 x", None),
        ("date 24-11-23 Asha", None),
    ],
)
def test_a_date_prefix_is_blanked_out_and_no_offset_moves(text, date):
    masked, published = split_date(text)
    assert published == date
    assert len(masked) == len(text)
    if date:
        assert masked.strip() == "Asha won"[: len(masked.strip())]
        assert masked.index("Asha") == text.index("Asha")
        assert masked.count("\n") == text.count("\n")
    else:
        assert masked == text


@given(st.text())
def test_masking_never_moves_what_follows(text):
    masked, _ = split_date(text)
    assert len(masked) == len(text)
    assert all(new in (old, " ") for new, old in zip(masked, text, strict=True))


def test_line_ends_are_kept_as_they_are(write):
    path = write("a.txt", "Asha won.\r\nDipak lost.\rEnd\n")
    (article,), _ = read_all(path)
    assert article == {"id": "a", "text": "Asha won.\r\nDipak lost.\rEnd\n", "published": None}


def test_jsonl_articles_keep_their_own_data(write):
    row = {"text": "Asha", "id": "x", "published": "2024-01-02", "title": "T", "url": "u", "source": "s", "tags": []}
    (article, second), errors = read_all(write("a.jsonl", "\ufeff" + lines(row, "", {"text": "B"})))
    assert article == {key: row[key] for key in ("id", "text", "published", "title", "url", "source")}
    assert second == {"text": "B"}
    assert errors == []


def test_jsonl_may_name_text_files_beside_it(write):
    write("sub/a.txt", "date 2024-11-23 Asha")
    path = write("gold.jsonl", lines({"file": "sub/a.txt", "id": "1"}, {"file": "none.txt"}))
    (article,), ((code, message),) = read_all(path)
    assert (article["id"], article["published"], article["text"].strip()) == ("1", "2024-11-23", "Asha")
    assert code == "missing"
    assert message.startswith(f"{path}:2: ")


def test_a_folder_is_read_with_its_subfolders_and_each_text_once(write, tmp_path):
    for name in ("b.txt", "a.txt", "sub/c.TXT", ".hidden.txt", ".git/x.txt", "note.md"):
        write(name, f"text of {name}")
    write("gold.jsonl", lines({"file": "a.txt"}, {"text": "own"}))
    found, errors = read_all(tmp_path)
    assert [each["text"] for each in found] == ["text of a.txt", "text of b.txt", "text of sub/c.TXT", "own"]
    assert errors == []


@pytest.mark.parametrize(
    ("data", "texts"),
    [
        (b" date 2024-11-23 Asha\n\nwon\n", ["                 Asha\n\nwon\n"]),
        (b'\n{"text": "A"}\n{"text": "B"}\n', ["A", "B"]),
        (b'{C:Asha} won "x"\n', ['{C:Asha} won "x"\n']),
    ],
)
def test_standard_input_is_one_text_or_json_lines(monkeypatch, data, texts):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
    found, errors = read_all("-")
    assert [each["text"] for each in found] == texts
    assert errors == []


@pytest.mark.parametrize(
    ("name", "content", "code", "message"),
    [
        ("a.txt", b"caf\xe9", "encoding", "a.txt:1: byte 0xe9 is not valid UTF-8"),
        ("a.txt", b"one\ntwo \xff", "encoding", "a.txt:2: byte 0xff"),
        ("a.txt", b"PK\x03\x04\0\0", "binary", "a.txt:1: a binary file"),
        ("a.pdf", b"text", "suffix", "a.pdf: not one of .txt, .jsonl"),
        ("a.jsonl", b'{"text": "a"', "json", "a.jsonl:1: no valid JSON"),
        ("a.jsonl", b'\n\n["text"]', "json", "a.jsonl:3: expected an object"),
        ("a.jsonl", b'{"text": "\xff"}', "encoding", "a.jsonl:1: byte 0xff"),
        ("a.jsonl", b"\0", "binary", "a.jsonl:1: a binary file"),
        ("a.jsonl", b'{"id": "x"}', "no_text", 'a.jsonl:1: neither "text" nor "file"'),
        ("a.jsonl", b'{"file": 5}', "type", 'a.jsonl:1: "file" is 5'),
        ("a.jsonl", b'{"file": "a\\u0000b"}', "type", 'a.jsonl:1: "file" is "a'),
        ("a.jsonl", b"[" * 100_000, "json", "a.jsonl:1: no JSON that can be read"),
    ],
)
def test_a_mistake_names_file_and_line_and_the_rest_is_read(write, name, content, code, message):
    bad, good = write(name, content), write("good.txt", "Asha won.")
    found, errors = read_all(bad, good)
    assert [each["text"] for each in found] == ["Asha won."]
    ((found_code, found_message),) = errors
    assert found_code == code
    assert message in found_message
    assert "\n" not in found_message


def test_one_broken_line_loses_no_other(write):
    path = write("a.jsonl", lines({"text": "A"}, "{broken", {"id": 1}, {"text": "B"}))
    found, errors = read_all(path)
    assert [each["text"] for each in found] == ["A", "B"]
    assert [message.split(": ")[0] for _, message in errors] == [f"{path}:2", f"{path}:3"]


def test_missing_paths_and_empty_folders_are_told(tmp_path):
    (tmp_path / "empty").mkdir()
    _, errors = read_all(tmp_path / "none.txt", tmp_path / "none", tmp_path / "empty")
    assert [code for code, _ in errors] == ["missing"] * 3


def test_without_on_error_the_first_mistake_is_raised(write):
    with pytest.raises(ElectextractError, match="no valid JSON"):
        list(read_articles([write("a.jsonl", "{")]))


GOLD = {
    "id": "g1",
    "text": "Asha won Sitai.",
    "entities": [{"text": "Sitai", "start": 9, "end": 14, "label": "CONSTITUENCY"}],
    "contests": [
        {"constituency": {"name": "Sitai"}, "margin": None, "candidates": [{"name": "Asha", "outcome": "won"}]}
    ],
}


def test_gold_articles_are_pairs_of_text_and_extraction(write):
    (article,) = read_annotated(write("gold.jsonl", lines(GOLD)))
    assert article.text == GOLD["text"]
    assert article.gold.contests[0].candidates[0].outcome == "won"
    assert article.gold.language == "en"
    assert article.place.endswith("gold.jsonl:1")


def test_what_gold_leaves_out_is_known_as_not_annotated():
    parts = read_article(GOLD).annotated
    assert {"entities", "contests", "contests.margin", "candidates.outcome"} <= parts
    assert not {"tallies", "contests.status", "candidates.votes"} & parts


def test_gold_without_id_has_its_place_for_one(write):
    (article,) = read_annotated(write("gold.jsonl", lines({"text": "ক খ", "entities": []})))
    assert article.gold.id.endswith("gold.jsonl:1")
    assert article.gold.language == "bn"


def ent(start, end, text=None, label="PARTY"):
    return {"text": GOLD["text"][start:end] if text is None else text, "start": start, "end": end, "label": label}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"text": ""}, "the text is"),
        ({"text": 5}, "the text is 5"),
        ({"entities": [ent(0, 4, "Sita")]}, 'entities[0]: 0–4 holds "Asha", not "Sita"'),
        ({"entities": [ent(9, 99)]}, "entities[0]: 9–99 is no span of a text of 15 characters"),
        ({"entities": [ent(0, 4, label="PERSON")]}, 'entities[0]: label is "PERSON"; allowed: CANDIDATE'),
        ({"entities": [ent(0, 8), ent(5, 8)]}, 'entities overlap at 5: "Asha won" and "won"'),
        ({"entities": ["Asha"]}, "not in the format of Extraction"),
        ({"contests": [{"candidates": [{"outcome": "elected"}]}]}, 'contests[0]: outcome is "elected"; allowed: won'),
        ({"contests": [{"margin": {"value": "5"}}]}, 'contests[0]: margin: value is "5"; it must be a whole number'),
        ({"contests": [{"margin": {"value": 5, "qualifier": "over"}}]}, 'qualifier is "over"; allowed: exact'),
        ({"contests": [{"status": "done"}]}, 'contests[0]: status is "done"'),
        ({"contests": [{"house": "senate"}]}, 'contests[0]: house is "senate"'),
        ({"contests": ["x"]}, "not in the format of Extraction"),
        ({"tallies": [{"won": {"value": 1}}]}, "a record without 'party'"),
        ({"tallies": [{"party": {"id": "BJP"}, "won": {"value": 1.5}}]}, "tallies[0]: won: value is 1.5"),
        ({"language": "hi"}, 'language is "hi"; allowed: en, bn, mixed'),
        ({"published": "yesterday"}, 'published is "yesterday"'),
        ({"id": 5}, "id is 5; it must be a string"),
        ({"contests": [{"candidates": [{"name": 5}]}]}, "contests[0]: name is 5"),
        ({"contests": [{"constituency": {"name": ["Sitai"]}}]}, "contests[0]: constituency.name is"),
        ({"contests": [{"constituency": "Sitai"}]}, "not in the format of Extraction"),
        ({"contests": [{"election": {"year": "2019"}}]}, 'contests[0]: election.year is "2019"'),
        ({"tallies": [{"party": {"id": "BJP"}, "scope": 1}]}, "tallies[0]: scope is 1"),
        ({"schema_version": 9}, "schema_version 9 is not 1"),
    ],
)
def test_mistakes_in_gold_name_file_and_line(write, change, message):
    errors = []
    path = write("gold.jsonl", lines(GOLD, {**GOLD, **change}, GOLD))
    assert len(list(read_annotated(path, on_error=errors.append))) == 2
    (error,) = errors
    assert str(error).startswith(f"{path}:2: ")
    assert message in str(error)
    assert "\n" not in str(error)


FOUND = rec.Extraction(
    "a1",
    published="2024-11-23",
    entities=(rec.Mention("আলিফা", 0, 5, "CANDIDATE"),),
    contests=(
        rec.ContestResult(
            rec.Constituency("কালীগঞ্জ", id="IN-AC-WB-080-2008", number=80),
            house="assembly",
            candidates=(
                rec.Standing("Rival", party=rec.Party("BJP", "Bharatiya Janata Party"), outcome="lost"),
                rec.Standing("আলিফা", party=rec.Party("AITC"), votes=rec.Quantity(102_759), outcome="won"),
            ),
            margin=rec.Quantity(50_000, "at_least", 50_000, None),
            warnings=(rec.Warning("margin", "does not add up"),),
        ),
        rec.ContestResult(candidates=(rec.Standing(party=rec.Party("INC"), outcome="won"),)),
    ),
    tallies=(rec.SeatTally(rec.Party("BJP"), "Assam", won=rec.Quantity(60)),),
)


@pytest.mark.parametrize("form", ["json", "jsonl"])
@pytest.mark.parametrize("extractions", [[], [FOUND], [FOUND, FOUND]])
def test_results_come_back_as_they_were_written(tmp_path, form, extractions):
    path = tmp_path / f"out.{form}"
    with path.open("w", encoding="utf-8", newline="") as stream:
        assert write_results(iter(extractions), stream, form=form) == len(extractions)
    assert list(read_results(path)) == extractions


@pytest.mark.parametrize("table", list(COLUMNS))
def test_csv_is_the_table_of_the_same_name(table):
    stream = io.StringIO()
    assert write_results([FOUND], stream, form="csv", table=table) == 1
    back = pd.read_csv(io.StringIO(stream.getvalue()))
    frame = to_frame([FOUND], table)
    assert list(back.columns) == list(COLUMNS[table])
    assert len(back) == len(frame)
    assert back.iloc[0]["article_id"] == "a1"


def test_csv_of_nothing_has_its_head_and_many_results_have_one():
    empty, full = io.StringIO(), io.StringIO()
    assert write_results([], empty, form="csv") == 0
    assert write_results([FOUND] * 1001, full, form="csv") == 1001
    assert len(empty.getvalue().splitlines()) == 1
    assert len(full.getvalue().splitlines()) == 1 + 2 * 1001


def test_another_format_is_refused():
    with pytest.raises(ElectextractError, match="allowed: json, jsonl, csv"):
        write_results([FOUND], io.StringIO(), form="xml")


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.json", "[1]", "expected an array of objects"),
        ("a.json", "{", "no valid JSON"),
        ("a.json", '[{"id": "a"}, {}]', "a.json[1]: an extraction has no"),
        ("a.jsonl", '{"id": "a"}\n{"id": "b", "tallies": [{}]}', "a.jsonl:2: a record without 'party'"),
    ],
)
def test_results_that_are_none_are_refused(write, name, content, message):
    with pytest.raises(ElectextractError) as caught:
        list(read_results(write(name, content)))
    assert message in str(caught.value)


@pytest.mark.parametrize("table", list(COLUMNS))
@pytest.mark.parametrize("extractions", [[], [rec.Extraction("a")], [FOUND]])
def test_tables_have_the_same_columns_and_types_always(table, extractions):
    frame = to_frame(extractions, table)
    assert {name: str(kind) for name, kind in frame.dtypes.items()} == COLUMNS[table]
    assert len(frame) == (0 if extractions != [FOUND] else {"contests": 2, "candidates": 3}.get(table, 1))


def test_the_table_of_contests_says_who_is_first_and_second():
    row = to_frame(FOUND).iloc[0]
    assert (row.winner, row.winner_party, row.winner_votes) == ("আলিফা", "AITC", 102_759)
    assert (row.runner_up, row.runner_up_party) == ("Rival", "BJP")
    assert (row.margin, row.margin_qualifier, row.margin_lower) == (50_000, "at_least", 50_000)
    assert row.warnings == "margin"
    unnamed = to_frame([FOUND]).iloc[1]
    assert unnamed.winner_party == "INC"
    assert unnamed[["constituency", "winner", "runner_up", "margin"]].isna().all()


def test_no_runner_up_is_named_where_the_article_does_not_say_who_it_is():
    rivals = (rec.Standing("A", outcome="won"), rec.Standing("B", outcome="lost"), rec.Standing("C", outcome="lost"))
    contest = rec.ContestResult(candidates=rivals)
    assert to_frame(rec.Extraction("a", contests=(contest,))).runner_up.isna().all()
    voted = (rivals[0], rivals[1], rec.Standing("C", outcome="lost", votes=rec.Quantity(9)))
    contest = rec.ContestResult(candidates=voted)
    assert to_frame(rec.Extraction("a", contests=(contest,))).runner_up.tolist() == ["C"]
    assert [each.name for each in ranked(contest)] == ["A", "C", "B"]


def test_large_numbers_stay_whole():
    contest = rec.ContestResult(margin=rec.Quantity(2**60 + 1))
    assert to_frame([FOUND, rec.Extraction("b", contests=(contest,))]).margin.tolist()[-1] == 2**60 + 1


def test_another_table_is_refused():
    with pytest.raises(ElectextractError, match="allowed: contests, candidates, tallies, entities"):
        to_frame([FOUND], "parties")


def test_a_table_carries_article_places_bounds_rounds_and_doubts():
    contest = rec.ContestResult(
        rec.Constituency("Sitai", "Sitai", 4, 9),
        status="counting",
        rounds=rec.Rounds(counted=6, total=16),
        candidates=(rec.Standing("আশা", "Asha", (rec.Mention("আশা", 12, 15),), outcome="leading"),),
        margin=rec.Quantity(130_000, "about", 125_000, 135_000, 10_000, "1.3 lakh", 20, 28),
        confidence=0.25,
        warnings=(rec.Warning("margin", "too large"), rec.Warning("winner", "two winners")),
    )
    article = rec.Extraction("a", "bn", "2024-11-23", "T", "https://x.example", "wire", contests=(contest,))
    row = to_frame(article).iloc[0]
    assert (row.title, row.url, row.source, row.language) == ("T", "https://x.example", "wire", "bn")
    assert row.published == pd.Timestamp("2024-11-23")
    assert (row.start, row.end, row.margin_start, row.margin_end, row.margin_step) == (4, 9, 20, 28, 10_000)
    assert (row.rounds_counted, row.rounds_total, row.winner_latin, row.confidence) == (6, 16, "Asha", 0.25)
    assert pd.isna(row.rounds_remaining)
    assert (row.warnings, row.warning_messages) == ("margin; winner", "too large; two winners")
    candidate = to_frame(article, "candidates").iloc[0]
    assert (candidate.start, candidate.end, candidate.warnings) == (12, 15, "margin; winner")
    assert pd.isna(candidate.votes_start)


@pytest.mark.parametrize("table", list(COLUMNS))
@pytest.mark.parametrize("extractions", [[], [FOUND]])
def test_tables_go_to_parquet_and_excel_and_come_back(table, extractions, tmp_path):
    pytest.importorskip("pyarrow", reason="needs the extra `tables`")
    pytest.importorskip("openpyxl", reason="needs the extra `tables`")
    frame = to_frame(extractions, table)
    frame.to_parquet(tmp_path / "t.parquet")
    stored = pd.read_parquet(tmp_path / "t.parquet")
    assert [str(kind) for kind in stored.dtypes] == [str(kind) for kind in frame.dtypes]
    pd.testing.assert_frame_equal(stored.astype(frame.dtypes), frame)  # an empty file holds no categories
    frame.to_excel(tmp_path / "t.xlsx", index=False)
    back = pd.read_excel(tmp_path / "t.xlsx")
    assert list(back.columns) == list(frame.columns)
    assert len(back) == len(frame)


def test_a_category_knows_all_its_values_also_where_none_is_there():
    empty = to_frame([]).status.cat.categories
    assert list(empty) == list(to_frame([FOUND]).status.cat.categories) == list(CHOICES["status"])
    assert pd.concat([to_frame([]), to_frame([FOUND])]).status.dtype == "category"


@pytest.mark.parametrize(
    ("record", "message"),
    [
        (rec.Extraction("a", published="soon", contests=(rec.ContestResult(),)), 'published is "soon"'),
        (rec.Extraction("a", contests=(rec.ContestResult(status="over"),)), 'status is "over"; allowed: declared'),
        (rec.Extraction("a", contests=(rec.ContestResult(margin=rec.Quantity(1, "odd")),)), 'qualifier is "odd"'),
    ],
)
def test_a_value_that_a_column_cannot_hold_is_refused_not_dropped(record, message):
    with pytest.raises(ElectextractError, match=message):
        to_frame(record)
