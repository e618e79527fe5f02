"""Ids of party and seat mentions, with the article as context."""

from __future__ import annotations

import re

import pytest
from spacy.language import Language
from spacy.tokens import Doc, Span

from electextract.components import gazetteer, linker, sentences
from electextract.gazetteers import parties, party_code, seats
from electextract.gazetteers.alliances import related_parties, same_party
from electextract.gazetteers.choices import Context, choose_party, in_force
from electextract.gazetteers.signs import country_signs, house_signs
from electextract.language import ElectionNews

LABELS = {"P": "PARTY", "S": "CONSTITUENCY", "C": "CANDIDATE"}
MARK = re.compile(r"\{([PSC]):([^{}]*)\}")


@pytest.fixture(scope="module")
def nlp() -> Language:
    pipeline = ElectionNews()
    pipeline.add_pipe("election_gazetteer")
    return pipeline


def linked(nlp: Language, marked: str, *, published: str | None = None) -> Doc:
    """A Doc of text with entities marked {P:…}, {S:…}, {C:…}, after the linker."""
    places, text, last = [], "", 0
    for match in MARK.finditer(marked):
        text += marked[last : match.start()]
        places.append((len(text), len(text) + len(match[2]), LABELS[match[1]]))
        text, last = text + match[2], match.end()
    doc = nlp(text + marked[last:])
    doc.ents = [doc.char_span(start, end, label=label) for start, end, label in places]
    doc._.published = published
    doc = sentences.ElectionSentences()(doc)
    return linker.ElectionLinker()(doc)


def ids(doc: Doc) -> list[str]:
    return [ent.kb_id_ for ent in doc.ents]


CASES = {
    "party and seat": ("{S:Sitai} in West Bengal went to the {P:Trinamool}.", ["IN-AC-WB-006-2008", "AITC"]),
    "Bengali endings": ("{S:কালীগঞ্জে} {P:তৃণমূলের} কাছে হার {P:বিজেপির}", ["IN-AC-WB-080-2008", "AITC", "BJP"]),
    "by sound": ("কেরালার {S:নিলাম্বুর} বিধানসভা উপনির্বাচনে {P:UDF}", ["IN-AC-KL-035-2008", "UDF"]),
    "short name by sound": ("গুজরাটের {S:কাদি} আসনে", ["IN-AC-GJ-024-2008"]),
    "two words by sound": ("পাঞ্জাবের {S:লুধিয়ানা পশ্চিম} আসন", ["IN-AC-PB-064-2008"]),
    "misspelt": ("She thanked the people of {S:Gandhey} in Jharkhand.", ["IN-AC-JH-031-2008"]),
    "old name": ("In {S:Midnapore}, West Bengal, the assembly bypoll went on.", ["IN-AC-WB-236-2008"]),
    "assembly by the by-election": ("The {S:Raiganj} bypoll in West Bengal was clinched.", ["IN-AC-WB-035-2008"]),
    "house beside": (
        "He lost the {S:Raiganj} Lok Sabha seat but won the {S:Raiganj} assembly seat in West Bengal.",
        ["IN-LS-WB-005-2008", "IN-AC-WB-035-2008"],
    ),
    "house beside, Bengali": ("পশ্চিমবঙ্গের {S:রায়গঞ্জ} লোকসভা কেন্দ্রে", ["IN-LS-WB-005-2008"]),
    "house by the other seats": (
        "{S:Papanasam} - DMK; {S:Kilvelur} - CPM; {S:Nagapattinam} - VCK, in Tamil Nadu",
        ["IN-AC-TN-172-2008", "IN-AC-TN-164-2008", "IN-AC-TN-163-2008"],
    ),
    "state of the sentence": (
        "In Uttar Pradesh all was quiet. The {S:Hamirpur} assembly seat of Himachal Pradesh was held.",
        ["IN-AC-HP-038-2008"],
    ),
    "no house, no id": ("{S:Raiganj} in West Bengal.", [""]),
    "no state, no id": ("The {S:Ramnagar} assembly seat.", [""]),
    "not listed": ("The {S:Xyzzyville} assembly seat in Assam.", [""]),
    "city corporation": ("বাংলাদেশের {S:গাজীপুর} সিটি করপোরেশন নির্বাচনে মেয়র", [""]),
    "Bangladesh": (
        "{S:কক্সবাজার-৩} আসনে {P:বিএনপি} প্রার্থী, {P:এনসিপি} ও {P:জাতীয় পার্টির} প্রার্থী হেরেছেন",
        ["BD-JS-CTG-296-2025", "BD-BNP", "BD-NCP", "BD-JaPa"],
    ),
    "NCP of India": ("In Maharashtra the {P:NCP} and the {P:Shiv Sena (UBT)} fought.", ["NCP", "SHSUBT"]),
    "party by state, Bihar": ("In Bihar the {P:JSP} won no seat.", ["JSP(BR)"]),
    "party by state, Andhra": ("In Andhra Pradesh the {P:JSP} won two seats.", ["JSP"]),
    "long name, misspelt": ("The {P:Bharatiya Janatha Party} won.", ["BJP"]),
    "short name, misspelt": ("The {P:BJQ} won.", [""]),
    "brackets": ("{P:CPI (M)} and {P:CPI(ML) Liberation} and {P:JD (U)}", ["CPI(M)", "CPI(ML)(L)", "JD(U)"]),
    "case endings": (
        "পশ্চিমবঙ্গের {S:দার্জিলিংয়ে} লোকসভা ভোটে {P:বিজেপির} জয়, {S:রায়গঞ্জেও} লোকসভা {P:বিজেপিরই}",
        ["IN-LS-WB-004-2008", "BJP", "IN-LS-WB-005-2008", "BJP"],
    ),
    "ending behind a hyphen": ("{P:TMC-র} জয়, {P:CPI(M)-এর} হার", ["AITC", "CPI(M)"]),
    "old and new name": (
        "{S:Trivandrum}, {S:Mysuru} and {S:Tuticorin} voted for their Lok Sabha members.",
        ["IN-LS-KL-020-2008", "IN-LS-KA-021-2008", "IN-LS-TN-036-2008"],
    ),
    "abbreviated": ("The {S:RK Nagar} bypoll in Tamil Nadu", ["IN-AC-TN-011-2008"]),
    "reserved": ("{S:Sitai (SC)} and {S:Madarihat (ST)}, assembly seats", ["IN-AC-WB-006-2008", "IN-AC-WB-014-2008"]),
    "numbered": ("{S:Dhaka-11} and {S:Bogura-6} in Bangladesh", ["BD-JS-DHK-184-2025", "BD-JS-RAJ-041-2025"]),
    "numbered, Roman": ("{S:Aizawl East-I} in Mizoram", ["IN-AC-MZ-013-2008"]),
    "numbered, Bengali": ("{S:ঢাকা-১১} ও {S:বগুড়া-৬}", ["BD-JS-DHK-184-2025", "BD-JS-RAJ-041-2025"]),
    "words turned round": ("The {S:West Tripura} Lok Sabha seat", ["IN-LS-TR-001-2008"]),
    "with a word for the town": ("The Punjab assembly: {S:Patiala (Urban)} fell.", ["IN-AC-PB-115-2008"]),
    "without a word for the town": (
        "Uttar Pradesh assembly results. {S:Ballia} and {S:Rasara} were held.",
        ["IN-AC-UP-361-2008", "IN-AC-UP-358-2008"],
    ),
    "shortened": (
        "Assembly bypolls, West Bengal. {S:Basirhat Dakshin} was close. In {S:Basirhat} every round counted.",
        ["IN-AC-WB-124-2008", "IN-AC-WB-124-2008"],
    ),
    "not shortened": (
        "Assembly results, West Bengal. {S:Dum Dum Uttar} was close, {S:Dum Dum} was not.",
        ["IN-AC-WB-110-2008", "IN-AC-WB-114-2008"],
    ),
    "here rather than elsewhere": ("The {S:Bariya} assembly seat of Uttar Pradesh", ["IN-AC-UP-363-2008"]),
    "flapped letter": ("গুজরাটের {S:গড়বাড়া} বিধানসভা কেন্দ্র", ["IN-AC-GJ-133-2008"]),
    "namesakes by their states": (
        "The {S:Hamirpur} assembly seat in Himachal Pradesh was held. In Uttar Pradesh {S:Hamirpur} fell.",
        ["IN-AC-HP-038-2008", "IN-AC-UP-228-2008"],
    ),
    "namesakes in doubt": ("Himachal Pradesh and Uttar Pradesh. The {S:Hamirpur} assembly seat.", [""]),
    "a member of another house beside": (
        "পশ্চিমবঙ্গের লোকসভা ভোট। {S:আলিপুরদুয়ারে} {S:মাদারিহাটের} বিধায়ক হেরেছেন।",
        ["IN-LS-WB-002-2008", "IN-AC-WB-014-2008"],
    ),
    "segments of a larger seat": (
        "West Bengal: {S:Raiganj} is close. It leads in the assembly segments of {S:Hemtabad} and {S:Itahar}.",
        ["IN-LS-WB-005-2008", "IN-AC-WB-033-2008", "IN-AC-WB-036-2008"],
    ),
    "part of a name": ("The {P:Indian Union Muslim League} won; the {P:League} was relieved.", ["IUML", "IUML"]),
    "part of two names": ("{P:Shiv Sena} and {P:Shiv Sena (UBT)}; {P:Janasena} apart", ["SHS", "SHSUBT", "JSP"]),
    "party of a state": ("In Kerala the {P:Left} lost. In West Bengal the {P:Left} lost.", ["LDF", "Left Front"]),
    "Left of Kerala, Bengali": ("কেরলে {P:বামেরা} হেরেছে", ["LDF"]),
    "factions": (
        "{P:RPI (Athawale)}, {P:Apna Dal (Soneylal)}, {P:Apna Dal (K)} and {P:Apna Dal (X)} in India",
        ["RPI(A)", "AD(S)", "AD(K)", ""],
    ),
    "without the word party": (
        "{P:Hamar Raj} stood in Chhattisgarh, {P:Naam Thamizhar} in Tamil Nadu.",
        ["HMR", "NTK"],
    ),
    "twice in the sources": (
        "বাংলাদেশে {P:জাকের পার্টির} প্রার্থী, {P:খেলাফত মজলিস}",
        ["BD-Zaker Party", "BD-Khelafat Majlish"],
    ),
    "candidates have none": ("{C:Sitai Das} of the {P:BJP}", ["", "BJP"]),
}


@pytest.mark.parametrize(("marked", "expected"), CASES.values(), ids=CASES.keys())
def test_ids(nlp: Language, marked: str, expected: list[str]) -> None:
    assert ids(linked(nlp, marked)) == expected


@pytest.mark.parametrize(
    ("published", "seat"), [("2024-06-04", "IN-LS-TS-003-2014"), ("2023-12-03", "IN-AC-TS-026-2014"), (None, "")]
)
def test_year_tells_the_house(nlp: Language, published: str | None, seat: str) -> None:
    doc = linked(nlp, "Telangana: {S:Karimnagar} was won by 2,000 votes.", published=published)
    assert ids(doc) == [seat]


@pytest.mark.parametrize(("published", "party"), [("2019-05-23", "LJP"), ("2024-06-04", "LJPRV"), (None, "LJPRV")])
def test_year_tells_the_successor(nlp: Language, published: str | None, party: str) -> None:
    assert ids(linked(nlp, "In Bihar the {P:LJP} won.", published=published)) == [party]


def test_entities_are_otherwise_unchanged(nlp: Language) -> None:
    doc = linked(nlp, "{C:Sangita Roy} of the {P:BJP} won {S:Sitai}, West Bengal.")
    assert [(ent.text, ent.label_) for ent in doc.ents] == [
        ("Sangita Roy", "CANDIDATE"),
        ("BJP", "PARTY"),
        ("Sitai", "CONSTITUENCY"),
    ]


def test_no_entities(nlp: Language) -> None:
    assert linker.ElectionLinker()(nlp("")).ents == ()


def test_additions_have_their_id(nlp: Language) -> None:
    own = gazetteer.ElectionGazetteer(
        rows=[
            {"kind": "party", "id": "XYZ", "name": "Xylo Party", "aliases": "", "country": "IN"},
            {"kind": "seat", "id": "S-1", "name": "Newtown", "aliases": "", "country": "IN", "state": "", "house": "AC",
             "number": "", "year": ""},
        ]
    )  # fmt: skip
    doc = own(nlp.make_doc("Xylo Party won Newtown"))
    doc.ents = [Span(doc, 0, 2, label="PARTY"), Span(doc, 3, 4, label="CONSTITUENCY")]
    assert ids(linker.ElectionLinker()(doc)) == ["XYZ", "S-1"]


def test_choose_party() -> None:
    assert choose_party(["BJP", "BD-BJP"], Context()) == "BJP"
    assert choose_party(["BJP", "BD-BJP"], Context(country="BD")) == "BD-BJP"
    assert choose_party([], Context()) is None
    assert choose_party(["MINE"], Context()) == "MINE"


@pytest.mark.parametrize(
    ("seat", "years"),
    [
        ("IN-AC-AS-001-2008", {2021: True, 2024: True, 2026: False, None: False}),
        ("IN-AC-AS-001-2023", {2021: False, 2024: False, 2026: True, None: True}),
        ("IN-LS-AP-018-2008", {2014: True, 2019: False}),
        ("IN-AC-JK-001-2022", {2014: False, 2024: True}),
        ("IN-LS-DN-001-2008", {2019: True, 2021: False, None: False}),
        ("IN-LS-DH-002-2020", {2019: False, 2021: True, None: True}),
        ("BD-JS-CTG-296-2025", {2018: True, 2026: True, None: True}),
        ("IN-AC-WB-006-2008", {1999: False, 2009: False, 2011: True, 2026: True, None: True}),
    ],
)
def test_delimitation_in_force(seat: str, years: dict[int | None, bool]) -> None:
    assert {year: in_force(seats()[seat], year) for year in years} == years


def test_old_seats_are_left_open(nlp: Language) -> None:
    """Names of seats of an order that the lists do not hold, though younger seats and Lok Sabha seats bear them."""
    marked = "Assembly bypolls in West Bengal: {S:Kalchini}, {S:Egra} and {S:Bongaon}"
    assert ids(linked(nlp, marked, published="2009-11-10")) == ["", "", ""]
    lok_sabha = "The {S:Bongaon} Lok Sabha seat of West Bengal was won"
    assert ids(linked(nlp, lok_sabha, published="2009-05-16")) == ["IN-LS-WB-014-2008"]


def test_large_counts_tell_the_house() -> None:
    pipeline = ElectionNews()
    pipeline.add_pipe("election_numbers")
    pipeline.add_pipe("election_gazetteer")
    for votes, seat in (("4,12,345", "IN-LS-WB-005-2008"), ("45,345", "")):
        doc = pipeline(f"Raiganj in West Bengal: Asha Sarkar got {votes} votes.")
        count = re.search(votes, doc.text)
        assert count
        doc.ents = [doc.char_span(0, 7, label="CONSTITUENCY"), doc.char_span(*count.span(), label="VOTE_COUNT")]
        doc = linker.ElectionLinker()(sentences.ElectionSentences()(doc))
        assert doc.ents[0].kb_id_ == seat


def test_parties_that_sources_name_twice_are_one() -> None:
    assert party_code("BD-Jaker Party") == "BD-Zaker Party"
    assert parties()["BD-Jaker Party"] is parties()["BD-Zaker Party"]
    assert same_party("BD-Khelafat Mojlish", "BD-Khelafat Majlish")
    assert not same_party("BD-Islamic Front", "BD-Bangladesh Islami Front")  # registered apart
    assert related_parties("BD-JaSaD (Inu)", "BD-14-party alliance")
    assert not {code for party in parties().values() for code in party.members if parties()[code].id != code}


def test_signs() -> None:
    assert [sign.meaning for sign in house_signs("Lok Sabha and assembly; লোকসভায়, বিধানসভা; bypoll")] == [
        "LS",
        "AC",
        "LS",
        "AC",
        "bypoll",
    ]
    assert [sign.meaning for sign in house_signs("disassembly")] == []
    assert [sign.meaning for sign in house_signs("বিধায়ক বিধায়ক".replace("য়", "\u09df"))] == ["AC", "AC"]
    assert {sign.meaning for sign in country_signs("বাংলাদেশের খবর")} == {"BD"}
