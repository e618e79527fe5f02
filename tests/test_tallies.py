"""Seat tallies from sentences of both languages, and what must give none."""

from __future__ import annotations

import pytest
from marked import read
from spacy.language import Language

from electextract.pipeline import blank

COUNTS = ("won", "leading", "contested")


@pytest.fixture(scope="module")
def nlp() -> Language:
    return blank()


def tallies(nlp: Language, marked: str) -> set[str]:
    """Every count as `PARTY count number`, with `earlier` and the qualifier where there is one."""
    found = set()
    for tally in read(nlp, marked, "2026-05-04")._.tallies:
        for name in COUNTS:
            number = getattr(tally, name)
            if number is not None:
                words = [tally.party.id, name, str(number.value)]
                words += [number.qualifier] if number.qualifier != "exact" else []
                words += ["earlier"] if tally.election.when == "earlier" else []
                found.add(" ".join(words))
    return found


COUNTED = [
    ("The {P:BJP} bagged 34 of the 81 seats.", "BJP won 34"),
    ("The {P:BJP} improved its tally to 219 from 215.", "BJP won 219"),
    ("The {P:Congress}'s tally fell to 19 from 40.", "INC won 19"),
    (
        "34 seats went to the {P:JMM}, 21 to the {P:BJP} and 16 to the {P:Congress}.",
        "JMM won 34, BJP won 21, INC won 16",
    ),
    ("As many as 29 seats were won by the {P:Trinamool Congress}; the {P:BJP} got 12.", "AITC won 29, BJP won 12"),
    (
        "The {P:BJP}, {P:Congress} and {P:AAP} won 34, 12 and 2 seats, respectively.",
        "BJP won 34, INC won 12, AAP won 2",
    ),
    ("The {P:LDF} and the {P:UDF} won six seats each.", "LDF won 6, UDF won 6"),
    ("{P:BJP} 34, {P:Congress} 12, {P:AAP} 2.", "BJP won 34, INC won 12, AAP won 2"),
    ("{P:TMC} - 29, {P:BJP} - 12, {P:Congress} - 1", "AITC won 29, BJP won 12, INC won 1"),
    ("{P:BJP}: 48\n{P:AAP}: 22", "BJP won 48, AAP won 22"),
    ("Of the six seats, the {P:TMC} won five and the {P:BJP} one.", "AITC won 5, BJP won 1"),
    ("The remaining 12 went to the {P:Congress}.", "INC won 12"),
    ("{P:RJD}, which contested 143 seats, won just 25.", "RJD contested 143, RJD won 25"),
    ("The {P:SP} was left with five from the 37 seats it had contested.", "SP won 5, SP contested 37"),
    ("The {P:BJP} has won 31 seats and leads in eight.", "BJP won 31, BJP leading 8"),
    (
        "The {P:NDA} is leading or has won in 262 seats, the {P:INDIA} bloc in 238.",
        "NDA leading 262, INDIA leading 238",
    ),
    ("The {P:BJP} was ahead in 22 seats, followed by the {P:Congress} with 14.", "BJP leading 22, INC leading 14"),
    ("Over 190 seats went to the {P:NDA}.", "NDA won 190 at_least"),
    ("The {P:Congress} got the lone seat.", "INC won 1"),
    ("The {P:Congress} won both seats.", "INC won 2"),
    ("The {P:BRS} failed to win a single seat; the {P:BJP} got six.", "BRS won 0, BJP won 6"),
    ("{P:AAP} and the {P:UKD} drew a blank.", "AAP won 0, UKD won 0"),
    ("The {P:JMM}-led {P:INDIA} bloc won 56 seats.", "INDIA won 56"),
    ("The {P:BJP} won 34 seats. Its ally {P:AGP} won nine.", "BJP won 34, AGP won 9"),
    ("The {P:BJP} won 34 seats against the {P:Congress}'s 12.", "BJP won 34, INC won 12"),
    ("In 2021 the {P:TMC} had won 213 seats and the {P:BJP} 77.", "AITC won 213 earlier, BJP won 77 earlier"),
    (
        "The {P:BJP} is ahead in three seats. In the 2021 election it fell short with 77 seats.",
        "BJP leading 3, BJP won 77 earlier",
    ),
    ("{P:আরজেডি} ১৪৩টি আসনে লড়ে জিতেছে ২৫টি।", "RJD contested 143, RJD won 25"),
    ("{P:কংগ্রেস} ৬১টি আসনে প্রার্থী দিয়ে পেয়েছে ৬টি।", "INC contested 61, INC won 6"),
    (
        "{P:বিজেপি} ১০১টি আসনে লড়ে ৮৯টি জিতেছে। {P:জেডিইউ} ১০১টির মধ্যে ৮৫টি।",
        "BJP contested 101, BJP won 89, JD(U) contested 101, JD(U) won 85",
    ),
    (
        "{P:তৃণমূল} ২৯টি, {P:বিজেপি} ১২টি এবং {P:কংগ্রেস} ১টি আসনে জয়ী হয়েছে।",
        "AITC won 29, BJP won 12, INC won 1",
    ),
    ("৩৪টি আসনে জয়ী {P:বিজেপি}, ১২টিতে {P:কংগ্রেস}।", "BJP won 34, INC won 12"),
    ("{P:বিজেপি} জিতেছে দু’টিতে, একটি গিয়েছে {P:তৃণমূলের} দখলে।", "BJP won 2, AITC won 1"),
    ("{P:বিজেপি} এগিয়ে ৩৪টি আসনে, {P:কংগ্রেস} ১২টিতে।", "BJP leading 34, INC leading 12"),
    ("{P:তৃণমূলের} দখলে ১৬টি আসন, {P:বিজেপির} ১৪টি।", "AITC won 16, BJP won 14"),
    ("১৬টি আসনের মধ্যে ১৪টিতে জয়ী {P:তৃণমূল}, ২টিতে {P:বিজেপি}।", "AITC won 14, BJP won 2"),
    ("{P:তৃণমূল}, {P:বিজেপি} ও {P:কংগ্রেস} পেয়েছে যথাক্রমে ২৯, ১২ ও ১টি আসন।", "AITC won 29, BJP won 12, INC won 1"),
    ("২০১৯ সালে {P:বিজেপি} ১৮টি আসন পেয়েছিল।", "BJP won 18 earlier"),
    ("{P:কংগ্রেস} একটিও আসন পায়নি।", "INC won 0"),
    ("{P:সিপিএম} শূন্য।", "CPI(M) won 0"),
    ("{P:বিজেপি} ১৫০টিরও বেশি আসনে এগিয়ে।", "BJP leading 150 at_least"),
    ("দু’টি আসনই গিয়েছে {P:তৃণমূলের} ঝুলিতে।", "AITC won 2"),
    # a participle tells of no number behind it, and a title of no other party
    ("{P:সিপিএম} ১২টি আসনে প্রার্থী দিয়েও একটিতেও জিততে পারেনি।", "CPI(M) contested 12, CPI(M) won 0"),
    ("১৮টি আসন দখল করে প্রধান বিরোধী দল হয়ে উঠল {P:কংগ্রেস}।", "INC won 18"),
    # from one number to another, and what a party had in a year that is named
    ("{P:কংগ্রেসের} আসন ১৪ থেকে বেড়ে হয়েছে ৩৬।", "INC won 36"),
    ("{P:বিজেপি} নেমে এসেছে ৩৯টিতে; পাঁচ বছর আগে দলটি জিতেছিল ৫৮টি।", "BJP won 39, BJP won 58 earlier"),
    ("২০১৩ সালে {P:সিপিএমের} আসন ছিল ২৬টি।", "CPI(M) won 26 earlier"),
    ("{P:কংগ্রেস} গত বার চারটি আসন পেয়েছিল, এ বার দু'টি।", "INC won 4 earlier, INC won 2"),
    (
        "২০১৩ সালে {P:বিজেপি} ৪৭টি আসনে জয়ী হয়েছিল। {P:কংগ্রেস} ৩৩টি আসন পেয়েছে।",
        "BJP won 47 earlier, INC won 33",
    ),
    # none of several, all of a whole, those who stand with an alliance
    ("{P:বিজেপি} ৫৭টি আসন পেয়েছে। {P:বাম}-{P:কংগ্রেস} শূন্য।", "BJP won 57, Left Front won 0, INC won 0"),
    ("১৩টি আসনের একটিও পায়নি {P:বিজেপি}; সব ক'টিই {P:তৃণমূলের}।", "BJP won 0, AITC won 13"),
    ("{P:ইন্ডিয়া} জোটের শরিকরা জিতল ১৪টি আসন।", "INDIA won 14"),
    ("{P:আওয়ামী লীগ} ৯৭টি আসন পেয়েছে। স্বতন্ত্র চারজন নির্বাচিত হয়েছেন।", "BD-AL won 97, IND won 4"),
    # boxes count what the line over them says
    (
        "{P:BJP} wins 61 seats.\nSeats contested\n{P:BJP}\n88\n{P:TMC}\n79\n{P:Congress}\n41",
        "BJP won 61, BJP contested 88, AITC contested 79, INC contested 41",
    ),
    (
        "{P:BJP} wins 61 seats.\nWomen candidates fielded\n{P:BJP}\n13\n{P:TMC}\n24\n{P:Congress}\n9",
        "BJP won 61",
    ),
]


REFUSED = [
    "{P:সিপিএম} লড়বে ১৩টি আসনে, {P:কংগ্রেস} ৯টিতে।",
    "{P:কংগ্রেসের} আসন ছিল ৪৪টি।",
    "{P:তৃণমূলের} ১৯ জন মহিলা প্রার্থী জিতেছেন।",
    "The {P:NDA} is set to win 240 seats.",
    "Exit polls give the {P:BJP} 40 seats.",
    "The {P:BJP} needs 31 seats for a majority.",
    "The {P:BJP} is likely to get 30 to 40 seats.",
    "The {P:BJP} won by 34 votes.",
    "The {P:BJP} lost three seats.",
    "The {P:BJP} has 34 MLAs in the outgoing house.",
    "The {P:BJP} is ahead after three rounds.",
    "The {P:BJP} won 12 of the 24 wards.",
    "The {P:BJP} brought 22 ministers.",
    "The {P:BJP} stayed away from all four seats.",
    "By-elections to six seats were called after the {P:BJP} asked for them.",
    "বুথফেরত সমীক্ষায় {P:বিজেপি} ৪০টি আসন পেতে পারে।",
    "{P:বিজেপি} ৩০টি আসন পাবে।",
    "তিন রাউন্ডের শেষে {P:বিজেপি} এগিয়ে।",
    "{P:তৃণমূল} ১২টি ওয়ার্ডে জিতেছে।",
    "{P:বিজেপি} ১৮টি বুথে এগিয়ে।",
]


@pytest.mark.parametrize(("marked", "expected"), COUNTED)
def test_counts_are_read(nlp: Language, marked: str, expected: str) -> None:
    assert tallies(nlp, marked) == set(expected.split(", "))


@pytest.mark.parametrize("marked", REFUSED)
def test_what_is_no_tally_gives_none(nlp: Language, marked: str) -> None:
    assert tallies(nlp, marked) == set()


@pytest.mark.parametrize(
    ("marked", "scope"),
    [
        ("The {P:BJP} won 48 seats in Delhi.", "Delhi"),
        ("Of eight seats in Rewa district the {P:BJP} took six.", "Rewa"),
        ("Of eight seats in Rewa division the {P:BJP} took six.", "Rewa division"),
        ("Nationwide the {P:BJP} won 240 seats.", None),
        ("মুর্শিদাবাদ জেলার ২২টি আসনের মধ্যে {P:তৃণমূল} পেয়েছে ৯টি।", "মুর্শিদাবাদ"),
        ("পশ্চিমবঙ্গে {P:তৃণমূল} ২৯টি আসনে জয়ী।", "West Bengal"),
    ],
)
def test_scope_is_the_place_named(nlp: Language, marked: str, scope: str | None) -> None:
    [tally] = read(nlp, marked, "2026-05-04")._.tallies
    assert tally.scope == scope


def test_evidence_points_at_the_number(nlp: Language) -> None:
    doc = read(nlp, "The {P:BJP} bagged 34 of the 81 seats.")
    [tally] = doc._.tallies
    [evidence] = tally.evidence
    assert doc.text[evidence.start : evidence.end] == "34"
    assert (evidence.fact, evidence.rule) == ("won", "tally.won")


def test_later_number_holds(nlp: Language) -> None:
    assert tallies(nlp, "The {P:BJP} won 30 seats. At 5 pm the {P:BJP} had won 34 seats.") == {"BJP won 34"}


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("In the 2024 Lok Sabha elections, where the {P:BJP} won 240 seats, it rained.", "BJP won 240 earlier"),
        ("The {P:BJP}, which had won 240 seats in 2024, lost ground.", "BJP won 240 earlier"),
    ],
)
def test_a_count_goes_on_in_the_election_told_before_unless_it_was_told_of_a_party(
    nlp: Language, sentence: str, wanted: str
) -> None:
    later = "INC won 99" if "which" in sentence else "INC won 99 earlier"
    assert tallies(nlp, f"{sentence} The {{P:Congress}} secured 99 seats.") == {wanted, later}
