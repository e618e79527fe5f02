"""What a careful reader of Bengali fills in: shared verbs, endings of names, lists of winners, former elections."""

from __future__ import annotations

import pytest
from spacy.language import Language
from test_relations import places, read

from electextract.pipeline import blank


@pytest.fixture(scope="module")
def nlp() -> Language:
    return blank()


READINGS = [
    # a list of seats and names shares the verb behind it
    (
        "{S:সিতাইয়ে} {C:আশা রায়}, {S:হাড়োয়ায়} {P:বিজেপির} {C:তারা সেন} এবং {S:বাগদায়} {C:নূর আলি} জয়ী।",
        "সিতাই: won আশা রায় - | হাড়োয়া: won তারা সেন BJP | বাগদা: won নূর আলি -",
    ),
    ("{S:সিতাইয়ে} {C:আশা রায়} {P:বিজেপির} {C:ইমরান শেখকে} হারিয়েছেন।", "সিতাই: won আশা রায় -, lost ইমরান শেখ BJP"),
    # the rival of a verbless clause
    (
        "{S:সিতাইয়ে} {P:বিজেপির} {C:আশা রায়} জয়ী, {P:তৃণমূলের} {C:ইমরান শেখ} নিকটতম; ব্যবধান {M:৯০০}।",
        "সিতাই: won আশা রায় BJP, lost ইমরান শেখ AITC",
    ),
    # a name behind the noun of defeat, and a sentence without subject
    ("{S:সিতাইয়ে} হার {P:তৃণমূলের} {C:ইমরান শেখের}।", "সিতাই: lost ইমরান শেখ AITC"),
    ("{S:সিতাইয়ে} নজর {P:বিজেপির} {C:আশা রায়ের} দিকে। {C:আশা রায়} এগিয়ে। {M:৯০০} ভোটে এগিয়ে।", "সিতাই: leading আশা রায় BJP"),
    # endings: by another mention, by what stands behind
    (
        "{S:সিতাইয়ে} জয়ী {C:মধুছন্দা সেন}। {C:মধুছন্দার} প্রাপ্ত ভোট {V:৫১,২০০}।",
        "সিতাই: won মধুছন্দা সেন -",
    ),
    ("{S:সিতাইয়ে} {C:রোহিত কুজুর} পেয়েছেন {V:৫১,২০০} ভোট।", "সিতাই: won রোহিত কুজুর -"),
    ("{S:সিতাইয়ে} {C:তপতী নন্দীর} চেয়ে {M:৯০০} ভোটে এগিয়ে {C:আশা রায়}।", "সিতাই: leading আশা রায় -, trailing তপতী নন্দী -"),
    ("{S:সিতাইয়ে} {C:উদয়ন গুহর} ({P:তৃণমূল}) প্রাপ্ত ভোট {V:৫১,২০০}।", "সিতাই: won উদয়ন গুহ AITC"),
    ("{S:সিতাইয়ে} জয়ী {C:আশা রায়}। {C:রাইচুদ্দিন বৈদ্যও} {V:৯০০} ভোট পান।", "সিতাই: won আশা রায় -, lost রাইচুদ্দিন বৈদ্য -"),
    ("{S:সিতাইয়ে} জয়ী {C:কুলবীর সিংহ জিরা}।", "সিতাই: won কুলবীর সিংহ জিরা -"),
    ("{S:জঙ্গপুরায়} {C:আশা রায়} জয়ী।", "জঙ্গপুরা: won আশা রায় -"),
    # a party told of persons by a word for them
    (
        "{S:সিতাইয়ে} জয়ী {C:আশা রায়}। {S:হাড়োয়ায়} জয়ী {C:তারা সেন}। দু’জনই ঘাসফুল প্রতীকের।",
        "সিতাই: won আশা রায় AITC | হাড়োয়া: won তারা সেন AITC",
    ),
    (
        "{S:সিতাইয়ে} {C:আশা রায়}, {S:হাড়োয়ায়} {C:তারা সেন} জয়ী। এঁরা প্রত্যেকেই {P:বিজেপির}।",
        "সিতাই: won আশা রায় BJP | হাড়োয়া: won তারা সেন BJP",
    ),
    (
        "{S:সিতাইয়ে} {C:আশা রায়} জয়ী, পরাজিত {C:ইমরান শেখ}; প্রথম জন {P:বিজেপির}, দ্বিতীয় জন {P:তৃণমূলের}।",
        "সিতাই: won আশা রায় BJP, lost ইমরান শেখ AITC",
    ),
    ("{S:সিতাইয়ে} জয়ী {C:আশা রায়}। তিনজনই {P:বিজেপির}।", "সিতাই: won আশা রায় -"),
    # all seats went to one party
    (
        "জেলার দুটি আসনেই নৌকা।\n{S:কুড়িগ্রাম-১} আসনে জয়ী {C:আশা রায়}। {S:কুড়িগ্রাম-২} আসনে জয়ী {C:তারা সেন}।",
        "কুড়িগ্রাম-১: won আশা রায় BD-AL | কুড়িগ্রাম-২: won তারা সেন BD-AL",
    ),
    (
        "জেলার দুটি আসনেই নৌকা।\n{S:কুড়িগ্রাম-১} আসনে জয়ী {C:আশা রায়}। {S:ঢাকা-২} আসনে জয়ী {P:বিএনপির} {C:তারা সেন}।",
        "কুড়িগ্রাম-১: won আশা রায় - | ঢাকা-২: won তারা সেন BD-BNP",
    ),
    # who has most votes is ahead
    (
        "{S:সিতাইয়ে} {C:ইমরান শেখ} {V:৪০,০০০} ভোট পান, {C:আশা রায়} {V:৫১,২০০}।",
        "সিতাই: won আশা রায় -, lost ইমরান শেখ -",
    ),
    # winners told in a list, and the lines of one
    (
        "{S:সিতাই} ও {S:হাড়োয়ায়} ফল স্পষ্ট। জয়ীরা যথাক্রমে {C:আশা রায়} ও {C:তারা সেন}।",
        "সিতাই: won আশা রায় - | হাড়োয়া: won তারা সেন -",
    ),
    (
        "{S:সিতাইয়ে} জয়ী {C:আশা রায়}। {S:হাড়োয়ায়} জয়ী {C:তারা সেন}। "
        "{S:বাগদায়} জয়ী {C:নূর আলি}।\n{S:সাগর}: {C:রীতা দাস} ({P:বিজেপি})",
        "সিতাই: won আশা রায় - | হাড়োয়া: won তারা সেন - | বাগদা: won নূর আলি - | সাগর: won রীতা দাস BJP",
    ),
    ("{S:সাগর}: {C:রীতা দাস} ({P:বিজেপি})", ""),
    # a party that counts its seats is what the paragraph is about
    (
        "পাহাড়ের তিনটি আসনই {P:বিজেপির} হাতে। {S:সিতাইয়ে} {M:৯০০} ভোটে জিতেছেন {C:আশা রায়}।",
        "সিতাই: won আশা রায় BJP",
    ),
    # camps, rebels
    (
        "{S:সিতাইয়ে} {P:তৃণমূলের} {C:আশা রায়} জয়ী। {P:বাম}-{P:কংগ্রেস} জোটের {C:ইমরান শেখ} দ্বিতীয়।",
        "সিতাই: won আশা রায় AITC, lost ইমরান শেখ Left Front+INC",
    ),
    (
        "{S:সিতাইয়ে} {P:তৃণমূলের} {C:আশা রায়} জয়ী। {P:কংগ্রেসের} বিদ্রোহী প্রার্থী {C:ইমরান শেখ} দ্বিতীয়।",
        "সিতাই: won আশা রায় AITC, lost ইমরান শেখ IND",
    ),
    ("{S:সিতাইয়ে} {C:আশা রায়ের} দল ম্যাচ জিতল।", ""),
    # winners counted before any of them is named, and parties told one after the other behind their people
    (
        "জিতলেন মোটে দুই জন, দুই জনই {P:বিজেপির}। {S:সিতাইয়ে} {C:আশা রায়} {M:৯০০} ভোটে জয়ী। "
        "{S:বাগদায়} {C:নূর আলি} হারিয়েছেন {C:তারা সেনকে}।",
        "সিতাই: won আশা রায় BJP | বাগদা: won নূর আলি BJP, lost তারা সেন -",
    ),
    (
        "{S:সিতাইয়ে} প্রথম {C:আশা রায়} ({V:৯০০}), দ্বিতীয় {C:নূর আলি} ({V:৮০০})। এঁরা যথাক্রমে {P:বিজেপি} ও নির্দল।",
        "সিতাই: won আশা রায় BJP, lost নূর আলি IND",
    ),
    # the seats of a list, one after the other
    (
        "{S:সিতাই} ও {S:বাগদা} নিয়ে কৌতূহল ছিল। প্রথমটিতে {P:বিজেপির} {C:আশা রায়}, দ্বিতীয়টিতে {P:তৃণমূলের} {C:নূর আলি} জয়ী।",
        "সিতাই: won আশা রায় BJP | বাগদা: won নূর আলি AITC",
    ),
    # who has all seats of a list
    (
        "{S:সিতাই} ({C:আশা রায়}, {V:৯০০}) আর {S:বাগদা} ({C:নূর আলি}, {V:৮০০}), দুটিই {P:বিজেপির}।",
        "সিতাই: won আশা রায় BJP | বাগদা: won নূর আলি BJP",
    ),
    (
        "{S:সিতাই}, {S:হাড়োয়া} ও {S:বাগদা}, সব কটি {P:বিজেপির}।",
        "সিতাই: won None BJP | হাড়োয়া: won None BJP | বাগদা: won None BJP",
    ),
    ("{S:সিতাই}, {S:হাড়োয়া} ও {S:বাগদা}, সব কটিই {P:বিজেপির} কাছে কঠিন আসন।", ""),
    (
        "{S:সিতাই} ও {S:বাগদার} ফল বেরিয়েছে। জয়ীরা {P:বিজেপির} {C:আশা রায়} এবং চিকিৎসক {C:নূর আলি}।",
        "সিতাই: won আশা রায় BJP | বাগদা: won নূর আলি BJP",
    ),
]


@pytest.mark.parametrize(("text", "expected"), READINGS)
def test_what_a_careful_reader_fills_in(nlp: Language, text: str, expected: str) -> None:
    contests = read(nlp, text)._.contests
    told = [
        f"{found.constituency.name if found.constituency else '-'}: "
        + ", ".join(f"{outcome} {name} {party or '-'}" for outcome, name, party in places(found))
        for found in contests
    ]
    assert " | ".join(told) == expected


FORMER = [
    ("২০১১ সালে এখানে ছবিটা ছিল অন্য। {S:সিতাইয়ে} {C:ইমরান শেখকে} {M:৯০০} ভোটে হারান {C:আশা রায়}।", ("earlier", 2011)),
    ("২০১১ সালে এখানে ছবিটা ছিল অন্য। এ বার {S:সিতাইয়ে} {C:ইমরান শেখকে} হারান {C:আশা রায়}।", ("reported", None)),
    ("নবম সংসদ নির্বাচনে {S:সিতাইয়ে} {C:আশা রায়} জয়ী হন।", ("earlier", 2008)),
]


@pytest.mark.parametrize(("text", "expected"), FORMER)
def test_a_former_election_holds_where_the_verbs_tell_of_any_time(
    nlp: Language, text: str, expected: tuple[str, int | None]
) -> None:
    (found,) = read(nlp, text, "2026-05-04")._.contests
    assert (found.election.when, found.election.year) == expected


TALLIES = [
    ("বাংলার ৬টি আসনের উপনির্বাচনে সবকটিতেই জয়ী {P:তৃণমূল}।", [("AITC", "won", 6)]),
    ("কে কত আসনে এগিয়ে\n{P:বিজেপি} - ৪৮\n{P:আপ} - ২২", [("BJP", "leading", 48), ("AAP", "leading", 22)]),
    ("মোট আসন ৭০। {P:বিজেপি}: ৪৮। {P:আপ}: ২২।", [("BJP", "won", 48), ("AAP", "won", 22)]),
    ("{P:বিএনপি} ২০৯টি আসনে বিজয়ী হয়েছে। তাদের শরিকরা পেয়েছে ৩টি।", [("BD-BNP", "won", 209)]),
    ("{S:সিতাই} ও {S:হাড়োয়া}, দুটি আসনই {P:বিজেপির}।", []),
]


@pytest.mark.parametrize(("text", "expected"), TALLIES)
def test_seats_are_counted_as_headings_and_sweeps_tell(
    nlp: Language, text: str, expected: list[tuple[str, str, int]]
) -> None:
    told = [
        (tally.party.id, count, quantity.value)
        for tally in read(nlp, text)._.tallies
        for count in ("won", "leading", "contested")
        if (quantity := getattr(tally, count)) is not None
    ]
    assert told == expected
