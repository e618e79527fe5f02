"""The lists, case endings, and the marking of listed names."""

from __future__ import annotations

import doctest
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from electextract.components.gazetteer import ElectionGazetteer
from electextract.errors import ElectextractError
from electextract.gazetteers import (
    NameIndex,
    build,
    candidate_lists,
    fold_name,
    link_candidate,
    loader,
    parties,
    party_index,
    seat_index,
    seats,
)
from electextract.gazetteers.forms import analyses, base_form
from electextract.gazetteers.loader import DATA, state_codes
from electextract.language import ElectionNews
from electextract.languages import table
from electextract.romanise import phonetic_key

# -- lists ----------------------------------------------------------------------------------------


def test_seats() -> None:
    sitai = seats()["IN-AC-WB-006-2008"]
    assert (sitai.name, sitai.name_bn, sitai.state, sitai.number) == ("Sitai", "সিতাই", "West Bengal", 6)
    assert (sitai.country, sitai.chamber, sitai.house, sitai.reserved) == ("IN", "AC", "assembly", "SC")
    assert len(seats()) == 5243
    assert seats()["BD-JS-CTG-296-2025"].name == "Cox's Bazar-3"
    assert {seat.state for seat in seats().values()} <= set(state_codes())


def test_seat_names_have_no_category() -> None:
    assert "Vemuru" in seats()["IN-AC-AP-089-2014"].names
    assert not [seat.id for seat in seats().values() for name in seat.names if name.endswith((" SC", " ST", "(SC)"))]


def test_keys_are_those_of_this_version() -> None:
    assert [seat.id for seat in seats().values() if seat.keys != tuple(map(phonetic_key, seat.names))] == []


def test_old_new_and_short_names_of_places() -> None:
    assert "RK Nagar" in seats()["IN-AC-TN-011-2008"].names
    assert "Tuticorin" in seats()["IN-LS-TN-036-2008"].names
    assert "Chhatrapati Sambhajinagar Central" in seats()["IN-AC-MH-107-2008"].names
    assert "Chhatrapati Sambhajinagar" not in seats()["IN-LS-BR-037-2008"].names  # Aurangabad of another state


def test_faction_names() -> None:
    assert build._faction_names(["Republican Party of India (Athawale)", "RPI(A)"]) == ["RPI (Athawale)"]
    assert build._faction_names(["Shiv Sena (UBT)", "BJP"]) == []


def test_every_code_of_the_sources_is_known() -> None:
    codes = [
        code for party in parties().values() for code in (*party.members, *party.alliances) if party.kind == "party"
    ]
    assert [code for code in codes if code not in parties() and code != "BD-Jamaat-NCP"] == []
    merged_codes = table("en", "names")["merged_parties"]
    assert {code: parties()[code].id for code in merged_codes} == merged_codes


def test_lists_are_read_when_first_asked_for() -> None:
    code = "import electextract.gazetteers.loader as lists; print(lists.parties.cache_info().currsize)"
    run = subprocess.run(
        [sys.executable, "-c", f"import electextract; {code}"], capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "0"


def test_parties() -> None:
    assert parties()["AITC"].name_bn == "সর্বভারতীয় তৃণমূল কংগ্রেস"
    assert parties()["NCP"].country == "IN"
    assert parties()["BD-NCP"].name == "National Citizen Party"
    assert parties()["NDA"].kind == "alliance"
    assert "BJP" in parties()["NDA"].members


def test_party_names_begin_with_the_full_one() -> None:
    assert [party.id for party in parties().values() if party.names[0] != party.name] == []


def test_build_says_how(capsys: pytest.CaptureFixture[str]) -> None:
    assert build.main([]) == 2
    assert "usage" in capsys.readouterr().err


def test_build_gives_the_packaged_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = Path(__file__).parents[2] / "shared" / "data"
    if not source.is_dir():
        pytest.skip("the source tables are not part of the project")
    packaged = {path.name: path.read_bytes() for path in DATA.iterdir()}
    monkeypatch.setattr(build, "DATA", tmp_path)
    assert build.main([str(source)]) == 0
    built = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert built == {name: packaged[name] for name in built}
    assert set(packaged) - set(built) == {"persons.tsv.gz"}  # which gazetteers.persons makes


# -- case endings ---------------------------------------------------------------------------------

BASE_FORMS = {
    "আলিফা আহমেদকে": "আলিফা আহমেদ",
    "নাসিরুদ্দিন আহমেদের": "নাসিরুদ্দিন আহমেদ",
    "আশীষ ঘোষকে": "আশীষ ঘোষ",
    "কাবিল উদ্দিন শেখকে": "কাবিল উদ্দিন শেখ",
    "কিরিট প্যাটেলকে": "কিরিট প্যাটেল",
    "এম স্বরাজের": "এম স্বরাজ",
    "দেব-এর": "দেব",
    "মমতার": "মমতা",
    "মহুয়া মৈত্রের": "মহুয়া মৈত্র",
    "মহুয়া মৈত্রর": "মহুয়া মৈত্র",
    "রাহুল গান্ধীর": "রাহুল গান্ধী",
    "ওবায়দুল কাদেরের": "ওবায়দুল কাদের",
    "সুকান্ত মজুমদারকে": "সুকান্ত মজুমদার",
    "রাজনাথ সিংকে": "রাজনাথ সিং",
    "বিসাভাদারের": "বিসাভাদার",
    "কালীগঞ্জে": "কালীগঞ্জ",
    "হাবড়ায়": "হাবড়া",
    "নন্দীগ্রামে": "নন্দীগ্রাম",
    "নৈহাটিতে": "নৈহাটি",
    "নিলাম্বুরে": "নিলাম্বুর",
    "কাদিতে": "কাদি",
    "কালিম্পঙে": "কালিম্পং",
    "মুরারইয়ে": "মুরারই",
    "তৃণমূলের": "তৃণমূল",
    "বিজেপিকেও": "বিজেপি",
    "বামেরা": "বাম",
    "কংগ্রেসও": "কংগ্রেস",
    "বিজেপি’র": "বিজেপি",
    "সিপিআই(এম)-এর": "সিপিআই(এম)",
    "TMC-র": "TMC",
    "Banerjee's": "Banerjee",
    "Banerjee’s": "Banerjee",
}
UNCUT = """শেখর|সাগর|সরকার|শঙ্কর|কুমার|ঠাকুর|হাজরা|মজুমদার|তালুকদার|রায়|বন্দ্যোপাধ্যায়|দে|কাদের|নিলাম্বুর|ডিএমকে|
জিয়াউর রহমান|শিন্ডে|কবীর|মেদিনীপুর|কক্সবাজার-৩|CPI(M)|Das|James|Sarat Bose""".replace("\n", "").split("|")


@pytest.mark.parametrize(("form", "base"), BASE_FORMS.items())
def test_base_form(form: str, base: str) -> None:
    assert base_form(form) == base


@pytest.mark.parametrize("name", UNCUT)
def test_base_form_stays(name: str) -> None:
    assert base_form(name) == name


@pytest.mark.parametrize("name", UNCUT)
def test_base_form_of_a_genitive(name: str) -> None:
    assert base_form(f"{name}-এর") == name


def test_other_mentions_show_the_stem() -> None:
    assert base_form("জারগের", known=["জারগে", "অন্য"]) == "জারগে"
    assert base_form("জারগের", known=["জারগের মিত্র"]) == "জারগ"


def test_analyses() -> None:
    assert analyses("আহমেদকে")[1:] == (("আহমেদ", "objective"),)
    assert analyses("তৃণমূলের")[1:] == (("তৃণমূল", "genitive"),)
    assert analyses("কালীগঞ্জে")[1:] == (("কালীগঞ্জ", "locative"),)
    assert analyses("বামেরা")[1:] == (("বাম", "plural"),)
    assert analyses("সরকার") == (("সরকার", "nominative"),)
    assert analyses("Das") == (("Das", "nominative"),)


# -- index ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "seat", "found"),
    [
        ("Haroa", "IN-AC-WB-121-2008", "exact"),
        ("হাড়োয়া", "IN-AC-WB-121-2008", "exact"),
        ("Gandhey", "IN-AC-JH-031-2008", "key"),
        ("নিলাম্বুর", "IN-AC-KL-035-2008", "key"),
        ("লুধিয়ানা পশ্চিম", "IN-AC-PB-064-2008", "key"),
        ("Ettumanor", "IN-AC-KL-096-2008", "fuzzy"),
    ],
)
def test_seat_index(text: str, seat: str, found: str) -> None:
    best = seat_index().find(text)[0]
    assert (best.id, best.found) == (seat, found)
    assert 85 <= best.score <= 100


def test_equal_sounds_are_ranked_by_letters() -> None:
    index = NameIndex((name, name) for name in ("Bani", "Gauripur", "Gouripur", "Vani"))
    assert [each.id for each in index.find("গৌরীপুর", limit=2)] == ["Gouripur", "Gauripur"]
    assert [each.id for each in index.find("Vani", limit=2)] == ["Vani", "Bani"]


def test_index_arguments() -> None:
    index = party_index()
    assert {candidate.id for candidate in index.find("NCP")} == {"NCP", "BD-NCP"}
    assert [candidate.id for candidate in index.find("NCP", among={"BD-NCP"})] == ["BD-NCP"]
    assert index.find("Bharatiya Jonto Porta", cutoff=99) == []
    assert index.find("Bharatiyo Janata Partey", cutoff=80)[0].id == "BJP"
    assert len(index.find("Janata Dal", limit=2, cutoff=50, thorough=True)) == 2
    assert index.by_key(phonetic_key("BJP")) != []
    assert index.by_key("nosuchkey") == []
    assert index.find("Bharatiya Jonto Porta", scorer=lambda *_, **__: 0.0) == []


LISTED = ["GAYEN HABIBUR", "Tarulata Barui", "BARUI TARAPADA", "Md. Habibul Laskar", "S. K. Pramanik"]


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("Habibur Gayen", 0),
        ("হাবিবুর গায়েন", 0),
        ("তরুলতা বারুই", 1),
        ("Gayen", 0),
        ("Barui", None),  # two of that name
        ("Sushil Kumar Pramanik", 4),
        ("মোহাম্মদ হাবিবুল লস্কর", 3),
        ("Ananya Mitra", None),
    ],
)
def test_candidates_of_a_list(name: str, row: int | None) -> None:
    assert link_candidate(name, LISTED) == row
    turned = link_candidate(name, LISTED[::-1])
    assert (None if turned is None else len(LISTED) - 1 - turned) == row


def test_candidate_lists_may_be_empty_or_hold_namesakes() -> None:
    assert link_candidate("Habibur Gayen", []) is None
    assert link_candidate("Habibur Gayen", ["Habibur Gayen", "GAYEN HABIBUR"]) is None


def test_examples_run() -> None:
    readme = doctest.testfile(str(DATA.parent / "README.md"), module_relative=False)
    assert (readme.failed, readme.attempted) == (0, 5)
    assert doctest.testmod(loader).failed == doctest.testmod(candidate_lists).failed == 0


def test_vowel_signs_count() -> None:
    assert fold_name("কালি") != fold_name("কালী")
    assert fold_name("CPI (M)") == fold_name("CPI(M)") == fold_name("cpi-m") == "cpim"


# -- component ------------------------------------------------------------------------------------

Marks = Callable[[str], list[str]]


@pytest.fixture(scope="module", params=["enbn", "en", "xx"])
def nlp(request: pytest.FixtureRequest) -> Language:
    pipeline = ElectionNews() if request.param == "enbn" else spacy.blank(request.param)
    pipeline.add_pipe("election_gazetteer")
    return pipeline


def marks(doc: Doc, *, label: str | None = None) -> list[str]:
    return [f"{span.text}:{_first(span)}" for span in doc.spans["gazetteer"] if label in (None, span.label_)]


def _first(span: spacy.tokens.Span) -> str:
    ids = (*span._.party_ids, *span._.seat_ids)
    return span.id_ or (ids[0] if ids else "")


MARKED = [
    ("The BJP beat the Trinamool Congress.", "PARTY", ["BJP:BJP", "Trinamool Congress:AITC"]),
    ("CPI(M), CPI (M), CPI-M and CPM", "PARTY", ["CPI(M):CPI(M)", "CPI (M):CPI(M)", "CPI-M:CPI(M)", "CPM:CPI(M)"]),
    ("JD (U) and Janata Dal (United)", "PARTY", ["JD (U):JD(U)", "Janata Dal (United):JD(U)"]),
    ("Lok Janshakti Party (Ram Vilas) led", "PARTY", ["Lok Janshakti Party (Ram Vilas):LJPRV"]),
    ("CPI(ML) Liberation and CPI (ML)", "PARTY", ["CPI(ML) Liberation:CPI(ML)(L)", "CPI (ML):CPI(ML)(L)"]),
    ("the INDIA bloc and the India bloc in India", "PARTY", ["INDIA:INDIA", "India:INDIA"]),
    ("Left Menu; the Left left", "PARTY", ["Left:Left Front"]),
    ("sp, aap and ind. mean nothing", "PARTY", []),
    ("S. P. Velumani won for the SP", "PARTY", ["SP:SP"]),
    ("An Independent won; নির্দল প্রার্থী, স্বতন্ত্র", "PARTY", []),
    ("তৃণমূলের জয়, বিজেপিকে হারিয়ে কংগ্রেসও", "PARTY", ["তৃণমূলের:AITC", "বিজেপিকে:BJP", "কংগ্রেসও:INC"]),
    ("বামেরা ও আম আদমি পার্টির নেতা", "PARTY", ["বামেরা:Left Front", "আম আদমি পার্টির:AAP"]),
    ("ইন্ডিয়া জোটের জয়; ইন্ডিয়া টুডে", "PARTY", ["ইন্ডিয়া:INDIA"]),
    ("বিএনপি ও জামায়াতে ইসলামীর", "PARTY", ["বিএনপি:BD-BNP", "জামায়াতে ইসলামীর:BD-Jamaat"]),
    ("তৃণমূল বিএনপি, চৌদ্দ দল", "PARTY", ["তৃণমূল বিএনপি:BD-Trinamool BNP", "চৌদ্দ দল:BD-14-party alliance"]),
    ("the Congress party, the YSR Congress party", "PARTY", ["Congress:INC", "YSR Congress:YSRCP"]),
    ("the Congress Party and the Samajwadi party", "PARTY", ["Congress Party:INC", "Samajwadi party:SP"]),
    ("United Peoples Party, Liberal; NCP, SP", "PARTY", ["United Peoples Party, Liberal:UPPL", "NCP:NCP", "SP:SP"]),
    ("In Sitai and Madarihat", "SEAT", ["Sitai:IN-AC-WB-006-2008", "Madarihat:IN-AC-WB-014-2008"]),
    ("sitai is a word", "SEAT", []),
    ("Rahul Mohan won the Mohan seat", "SEAT", ["Mohan:IN-AC-UP-164-2008"]),
    ("এটা বালি; বালি কেন্দ্রে", "SEAT", ["বালি:IN-AC-WB-169-2008"]),
    ("Nabadwip, Ranaghat-Dakshin", "SEAT", ["Nabadwip:IN-AC-WB-084-2008", "Ranaghat-Dakshin:IN-AC-WB-090-2008"]),
    ("নিলাম্বুর থেকে", "SEAT_KEY", ["নিলাম্বুর:IN-AC-KL-035-2008"]),
    ("নিলাম্বুর বিধানসভা", "SEAT", ["নিলাম্বুর:IN-AC-KL-035-2008"]),
    ("In West Bengal, পশ্চিমবঙ্গের", "STATE", ["West Bengal:West Bengal", "পশ্চিমবঙ্গের:West Bengal"]),
    ("", None, []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "label", "expected"), MARKED)
def test_marks(nlp: Language, text: str, label: str | None, expected: list[str]) -> None:
    assert marks(nlp(text), label=label) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Samajvadi Party and Rashtriya Janta Dal", ["Samajvadi Party:SP", "Rashtriya Janta Dal:RJD"]),
        ("Jago Yoga Party, a lok insaf party", []),
        ("সমাজবাদি পার্টির ও গন অধিকার পরিষদ", ["সমাজবাদি পার্টির:SP", "গন অধিকার পরিষদ:BD-GOP (Nuru)"]),
        ("মহা বিকাশ অঘাড়ী এগিয়ে", ["মহা বিকাশ অঘাড়ী:MVA"]),
        ("জন সমাজ, সমাজের পার্টি", []),
        ("এন ডি এ-র জয়, আর জে ডি", ["এন ডি এ-র:NDA", "আর জে ডি:RJD"]),
        ("আর কেউ নন, এন জি ও", []),
    ],
)
def test_parties_spelt_otherwise_than_listed(own: Language, text: str, expected: list[str]) -> None:
    assert marks(own(text), label="PARTY") == expected


@pytest.fixture(scope="module")
def own() -> Language:
    pipeline = ElectionNews()
    pipeline.add_pipe("election_gazetteer")
    return pipeline


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("বিজেপি-র জয়", ["বিজেপি-র:BJP"]),
        ("TMC-র জয়", ["TMC:AITC"]),
        ("সিপিআই(এম)-এর জয়", ["সিপিআই(এম):CPI(M)"]),
        ("বিজেপি’র জয়", ["বিজেপি’র:BJP"]),
        ("BJP's and BJP’s", ["BJP:BJP", "BJP:BJP"]),
        ("তৃণমূল-কংগ্রেস জোট", ["তৃণমূল:AITC", "কংগ্রেস:INC"]),
        ("(TMC) and Congress-led", ["TMC:AITC", "Congress:INC"]),
        ("বাংলাদেশ জাতীয় পার্টি-বিজেপি", ["বাংলাদেশ জাতীয় পার্টি-বিজেপি:BD-BJP"]),
        ("কালীগঞ্জে, হাবড়ায়", ["কালীগঞ্জে:IN-AC-WB-080-2008", "হাবড়ায়:IN-AC-WB-100-2008"]),
        ("কক্সবাজার-৩ আসনে", ["কক্সবাজার-৩:BD-JS-CTG-296-2025"]),
        ("কেরালার, J&K", ["কেরালার:Kerala", "J&K:Jammu & Kashmir"]),
    ],
)
def test_marks_where_the_tokenizer_cuts(own: Language, text: str, expected: list[str]) -> None:
    assert marks(own(text)) == expected


def test_spans_do_not_overlap(own: Language) -> None:
    doc = own("Jharkhand Mukti Morcha in Jharkhand; North East Delhi, New Delhi; Shiv Sena (UBT)")
    tokens = [token.i for span in doc.spans["gazetteer"] for token in span]
    assert len(tokens) == len(set(tokens))
    assert marks(doc)[0] == "Jharkhand Mukti Morcha:JMM"


# -- additions ------------------------------------------------------------------------------------

ROWS = """kind,id,name,aliases,country,state,house,number,year
party,XYZ,Xylo Yoga Party,XYZ|যাইলো দল,IN,,,,
seat,,Newtown Seat,নিউনগরী,IN,Assam,AC,130,2030
party,BJP,Lotus Folk,,,,,,
"""


@pytest.fixture
def additions(tmp_path: Path) -> Path:
    path = tmp_path / "mine.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


def test_additions_are_known_at_once_and_saved(additions: Path, tmp_path: Path) -> None:
    nlp = ElectionNews()
    gazetteer = nlp.add_pipe("election_gazetteer")
    assert isinstance(gazetteer, ElectionGazetteer)
    text = "XYZ won নিউনগরীতে; যাইলো দলের, Xylo Yoga Party, Lotus Folk."
    before = gazetteer.digest
    assert marks(nlp(text)) == []
    gazetteer.add(additions)
    expected = ["XYZ:XYZ", "নিউনগরীতে:OWN-AC-NEWTOWNSEAT", "যাইলো দলের:XYZ", "Xylo Yoga Party:XYZ", "Lotus Folk:BJP"]
    assert marks(nlp(text)) == expected
    assert gazetteer.digest != before
    nlp.to_disk(tmp_path / "model")
    assert marks(spacy.load(tmp_path / "model")(text)) == expected
    again = ElectionNews()
    again.add_pipe("election_gazetteer")
    again.from_bytes(nlp.to_bytes())
    assert marks(again(text)) == expected
    assert again.get_pipe("election_gazetteer").digest == gazetteer.digest  # type: ignore[attr-defined]


def test_without_base_lists() -> None:
    nlp = ElectionNews()
    nlp.add_pipe("election_gazetteer", config={"base_lists": False})
    assert marks(nlp("The BJP won Sitai in Assam.")) == []


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("name\nX\n", ["mine.csv:1", "kind"]),
        ("kind,name,colour\nparty,X,red\n", ["mine.csv:1", "colour"]),
        ("", ["mine.csv:1", "empty line"]),
        ("kind,name\nclub,X\n", ["mine.csv:2", "club", "party, alliance, seat"]),
        ("kind,name\nparty,Xylo\n", ["mine.csv:2", "no id"]),
        ("kind,id,name\nparty,X,\n", ["mine.csv:2", "empty"]),
        ("kind,name,house\nseat,A,AC\nseat,B,XX\n", ["mine.csv:3", "XX", "LS, AC, JS"]),
        ("kind,name,number\nseat,A,twelve\n", ["mine.csv:2", "twelve"]),
        ("kind,name\nseat,A,too,many\n", ["mine.csv:2", "cells"]),
    ],
)
def test_wrong_additions(tmp_path: Path, content: str, words: list[str]) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ElectextractError) as caught:
        ElectionGazetteer().add(path)
    message = str(caught.value)
    assert caught.value.code == "gazetteer"
    assert "\n" not in message
    assert all(word in message for word in words)


def test_missing_additions(tmp_path: Path) -> None:
    with pytest.raises(ElectextractError, match="cannot be read"):
        ElectionGazetteer().add(tmp_path / "none.csv")


def test_broken_model_file() -> None:
    with pytest.raises(ElectextractError, match="broken"):
        ElectionGazetteer().from_bytes(b"{")
