"""Contests against official results. Seats and official figures are real, the articles are the seeds or made up."""

import gzip
import json
import runpy
from collections import Counter
from pathlib import Path

import pytest

import electextract
from electextract.cli import main
from electextract.errors import ElectextractError
from electextract.figures import Figure
from electextract.io.contest_columns import CONTEST_COLUMNS
from electextract.records import Extraction
from electextract.verify.numbers import judge_figure, judge_share, judge_stand
from electextract.verify.official import SAMPLE, read_official

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
HEADER = SAMPLE.read_text(encoding="utf-8").splitlines()[0]
ROW = "IN,LS,Uttar Pradesh,2024,general,54,Faizabad,GEN,Awadhesh Prasad,SP,554289,1"


def faizabad(*candidates, margin=None, status="declared", **changes):
    contest = {
        "constituency": {"name": "Faizabad", "id": "IN-LS-UP-054-2008"},
        "house": "parliament",
        "election": {"when": "reported", "year": 2024, "kind": "general"},
        "status": status,
        "candidates": list(candidates),
        "margin": margin,
        **changes,
    }
    record = Extraction.from_dict({"id": "a", "published": "2024-06-04", "contests": [contest]})
    return electextract.consolidate(record)


def verdicts(contests, official=SAMPLE):
    return {each.fact: each.verdict for each in electextract.verify(contests, official)}


def candidate(name="Awadhesh Prasad", party="SP", outcome="won", votes=None):
    return {"name": name, "party": party and {"id": party}, "outcome": outcome, "votes": votes}


@pytest.mark.parametrize(
    ("value", "qualifier", "official", "verdict"),
    [
        (54567, "exact", 54567, "confirmed"),
        (54567, "exact", 54568, "contradicted"),
        (28000, "at_least", 28168, "confirmed"),
        (28168, "at_least", 28168, "confirmed"),
        (28000, "at_least", 34000, "approximately right"),
        (28000, "at_least", 27999, "contradicted"),
        (2000, "at_most", 1876, "confirmed"),
        (2000, "at_most", 2001, "contradicted"),
        (50000, "about", 49277, "approximately right"),
        (50000, "about", 40000, "contradicted"),
        (28000, "exact", 28168, "approximately right"),
        (28000, "exact", 28999, "approximately right"),
        (28000, "exact", 29001, "contradicted"),
        (28000, "exact", 27400, "contradicted"),
    ],
)
def test_numbers(value, qualifier, official, verdict):
    assert judge_figure(Figure(value, qualifier), official) == verdict


def test_a_figure_in_lakh_may_be_rounded_or_cut():
    figure = Figure(130000, step=10000)
    judged = [judge_figure(figure, official) for official in (124999, 125000, 130636, 139999, 140000)]
    right = "approximately right"
    assert judged == ["contradicted", right, right, right, "contradicted"]


def test_a_stand_of_the_count_is_provisional_unless_it_is_above_the_end():
    assert judge_stand(Figure(20000), 91240) == "provisional"
    assert judge_stand(Figure(99000), 91240) == "contradicted"


def test_shares():
    assert [judge_share(48.6, each) for each in (48.59, 48.9, 50.0)] == [
        "confirmed",
        "approximately right",
        "contradicted",
    ]


def test_a_right_result_is_confirmed():
    contests = faizabad(
        candidate(votes={"value": 554289}),
        candidate("লাল্লু সিং", "BJP", "lost"),
        margin={"value": 54000, "qualifier": "at_least"},
    )
    assert set(verdicts(contests).values()) == {"confirmed"}


@pytest.mark.parametrize(
    ("contests", "fact", "official"),
    [
        (faizabad(candidate(outcome="lost"), candidate("Lallu Singh", "BJP")), "candidates/0/outcome", "lost"),
        (faizabad(candidate(party="INC")), "candidates/0/party", "SP"),
        (faizabad(candidate(votes={"value": 554298})), "candidates/0/votes", "554289"),
        (faizabad(candidate(), margin={"value": 45567}), "margin", "54567"),
        (faizabad(candidate(), candidate("Nobody Known", "BJP", "lost")), "candidates/1/name", "Lallu Singh"),
        (faizabad(candidate(), unopposed=True), "unopposed", "False"),
        (faizabad(candidate() | {"position": 2}), "candidates/0/position", "1"),
        (faizabad(candidate() | {"share": 52.0}), "candidates/0/share", "48.59"),
        (faizabad(candidate() | {"deposit_lost": True}), "candidates/0/deposit_lost", "False"),
    ],
)
def test_a_wrong_fact_is_contradicted(contests, fact, official):
    [wrong] = [each for each in electextract.verify(contests, SAMPLE) if each.verdict == "contradicted"][:1]
    assert (wrong.fact, wrong.official) == (fact, official)


def test_parties_told_by_alliance_and_candidates_by_party():
    found = verdicts(faizabad(candidate(None, "SP"), candidate("Lallu Singh", "NDA", "lost")))
    assert (found["candidates/0/outcome"], found["candidates/1/party"]) == ("confirmed", "approximately right")


def test_leads_are_provisional():
    found = verdicts(
        faizabad(candidate(outcome="leading", votes={"value": 1000}), margin={"value": 99}, status="counting")
    )
    assert [found[fact] for fact in ("margin", "candidates/0/outcome", "candidates/0/votes")] == ["provisional"] * 3


@pytest.mark.parametrize(
    ("changes", "note"),
    [
        ({"election": {"year": 2024, "kind": "bypoll"}}, "not among the official results"),
        ({"election": {"year": 2019, "kind": "general"}}, "not among the official results"),
        ({"constituency": None}, "no article names the seat"),
        ({"constituency": {"name": "Nowhere"}, "election": {}}, "kind and house of the election not known"),
    ],
)
def test_another_election_is_not_the_official_one(changes, note):
    [verdict] = electextract.verify(faizabad(candidate(), **changes), SAMPLE)
    assert (verdict.verdict, verdict.note) == ("not found", note)


def test_strangers_in_an_election_that_is_only_supposed_are_another_election():
    [verdict] = electextract.verify(faizabad(candidate("Asha Rao", "INC"), election={}), SAMPLE)
    assert verdict.verdict == "not found"
    assert verdict.note.startswith("none of its candidates stood there then")


@pytest.mark.parametrize(("election", "doubted"), [({}, True), ({"year": 2024, "kind": "general"}, False)])
def test_a_contradiction_says_where_the_kind_of_election_is_only_supposed(election, doubted):
    contest = faizabad(candidate(), margin={"value": 99}, election=election)
    [margin] = [each for each in electextract.verify(contest, SAMPLE) if each.fact == "margin"]
    assert margin.verdict == "contradicted"
    assert ("it is held against the general one" in (margin.note or "")) == doubted


def test_a_seat_without_id_is_found_by_its_name():
    found = verdicts(faizabad(candidate(), constituency={"name": "ফৈজাবাদ"}, country="IN"))
    assert found["contest"] == "confirmed"


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seeds are in the repository only")
@pytest.mark.parametrize("reader", ["gold", "extract"])
def test_the_seeds_with_official_rows(reader):
    extractions = []
    for line in (SEEDS / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        if reader == "gold":
            extractions.append(Extraction.from_dict(gold))
        else:
            text = (SEEDS / gold["file"]).read_text(encoding="utf-8")
            extractions.append(electextract.extract(text, published=gold["published"], id=gold["id"]))
    found = electextract.verify(electextract.consolidate(extractions), SAMPLE)
    known = {(each.constituency, each.year) for each in found if (each.fact, each.verdict) == ("contest", "confirmed")}
    assert known == {("Faizabad", 2024), ("Gandey", 2024), ("Madarihat", 2021)}
    counts = Counter(each.verdict for each in found if each.fact != "contest")
    assert counts == {"confirmed": 11, "provisional": 2}


OFFICIAL = ROOT.parent / "shared" / "data" / "results.csv.gz"
BENCHMARK = ROOT / "benchmarks" / "verification.py"


@pytest.mark.skipif(not OFFICIAL.is_file(), reason="the official results are not in the repository")
@pytest.mark.skipif(not BENCHMARK.is_file(), reason="the benchmarks are in the repository only")
def test_planted_errors_are_found_and_true_facts_are_let_be():
    benchmark = runpy.run_path(str(BENCHMARK))
    contests = electextract.consolidate(benchmark["official_articles"]())
    measures = benchmark["measure"](contests, read_official(OFFICIAL))
    assert measures["planted"].total() == 100
    assert measures["found"].total() >= 98
    assert measures["all"]["contradicted"] <= 0.005 * measures["all"].total()


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (ROW.replace("554289", "-5"), 'votes is "-5"; it must be a whole number, not below 0'),
        (ROW.replace("554289", "5.5"), 'votes is "5.5"'),
        (ROW.replace(",54,", ",540,"), 'LS has no seat 540 in "Uttar Pradesh", as far as the lists know'),
        (ROW.replace("Uttar Pradesh", "Utopia"), 'LS has no seat 54 in "Utopia"'),
        (ROW.replace("IN,LS", "IN,lok sabha"), 'house is "lok sabha"; allowed: AC, LS, JS'),
        (ROW.replace("general", "repoll"), 'election_kind is "repoll"; allowed: general, bypoll'),
        (ROW[:40], "7 cells, not 12"),
        (ROW, "the same as line 2"),
    ],
)
def test_a_bad_row_is_told_and_left_out(tmp_path, line, told):
    path = tmp_path / "official.csv"
    path.write_text(f"{HEADER}\n{ROW}\n{line}\n", encoding="utf-8")
    errors = []
    [contest] = read_official(path, on_error=errors.append).contests.values()
    assert len(contest.candidates) == 1
    [error] = errors
    assert str(error).startswith(f"{path}:3: {told}")
    assert str(error).endswith("the row is left out")
    with pytest.raises(ElectextractError):
        read_official(path)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "columns"),
        (HEADER.replace("votes", "polled").encode(), "columns"),
        (HEADER.replace("position", "votes").encode(), "columns"),
        (f'{HEADER}\n{ROW}\n"{ROW}\n'.encode() + ROW.encode() * 2000, "csv"),
        (gzip.compress(SAMPLE.read_bytes())[:300], "truncated"),
        (b"\xff\xfe", "encoding"),
    ],
)
def test_a_file_that_cannot_be_read(tmp_path, content, code):
    path = tmp_path / "official.csv.gz"
    path.write_bytes(content)
    with pytest.raises(ElectextractError) as caught:
        read_official(path)
    assert caught.value.code == code


def test_missing_columns_are_named(tmp_path):
    path = tmp_path / "official.csv"
    path.write_text("house,state,year\n", encoding="utf-8")
    with pytest.raises(ElectextractError, match="no column election_kind, constituency_no, candidate, party, votes"):
        read_official(path)


def test_columns_in_another_order_and_compressed(tmp_path):
    path = tmp_path / "official.csv.gz"
    columns = ["votes", "party", "candidate", "constituency_no", "election_kind", "year", "state", "house"]
    row = ["554289", "SP", "Awadhesh Prasad", "54", "general", "2024", "Uttar Pradesh", "LS"]
    path.write_bytes(gzip.compress("\n".join([",".join(columns), ",".join(row)]).encode()))
    assert verdicts(faizabad(candidate()), path)["candidates/0/name"] == "confirmed"


def test_verdicts_make_a_table():
    frame = electextract.to_frame(electextract.verify(faizabad(candidate()), SAMPLE))
    assert dict(frame.dtypes.astype(str)) == CONTEST_COLUMNS["verdicts"]
    assert list(frame["verdict"]) == ["confirmed"] * 4


@pytest.fixture
def contests_file(tmp_path):
    path = tmp_path / "contests.json"
    both = [each.to_dict() for each in faizabad(candidate(party="INC"), candidate("Lallu Singh", "BJP", "lost"))]
    path.write_text(json.dumps(both), encoding="utf-8")
    return path


@pytest.mark.parametrize("form", ["csv", "json", "jsonl", "parquet"])
def test_the_command(contests_file, tmp_path, capsys, form):
    output = tmp_path / f"verdicts.{form}"
    assert main(["verify", str(contests_file), "--official", str(SAMPLE), "-o", str(output)]) == 0
    out = capsys.readouterr().out
    assert "1 of 1 contests are among the official results" in out
    assert "Faizabad 2024: Awadhesh Prasad: party INC, officially SP" in out
    assert output.stat().st_size > 200
    assert not list(tmp_path.glob("*.part"))


def test_verdicts_on_standard_output(contests_file, capsys):
    assert main(["verify", str(contests_file), "--official", str(SAMPLE), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["verdict"] == "confirmed"


def test_the_command_tells_a_file_that_is_cut_off(contests_file, capsys):
    contests_file.write_bytes(contests_file.read_bytes()[:500])
    assert main(["verify", str(contests_file), "--official", str(SAMPLE)]) == 1
    assert "no valid JSON" in capsys.readouterr().err


@pytest.mark.parametrize(
    "content", ['[{"id": 1}]', '[{"id": "x", "margin": 5}]', '{"id": "x"}', '[{"id": "x", "schema_version": 9}]']
)
def test_other_json_is_refused(tmp_path, capsys, content):
    path = tmp_path / "contests.json"
    path.write_text(content, encoding="utf-8")
    assert main(["verify", str(path), "--official", str(SAMPLE)]) == 1
    assert str(path) in capsys.readouterr().err


def test_an_unknown_ending_is_told(contests_file, tmp_path, capsys):
    assert main(["verify", str(contests_file), "--official", str(SAMPLE), "-o", str(tmp_path / "v.xls")]) == 2
    assert "add --format with one of table, json, jsonl, csv, parquet" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Kalpana Soren of the JMM won the Gandey by-election by 27,149 votes.", "not found"),
        ("Kalpana Soren of the JMM won the Gandey assembly seat by 17,142 votes.", "confirmed"),
    ],
)
def test_an_article_on_a_by_election_is_not_held_against_the_general_one_of_that_year(text, told):
    contests = electextract.consolidate(electextract.extract(text, published="2024-11-23"))
    assert {verdict.verdict for verdict in electextract.verify(contests, SAMPLE)} == {told}
