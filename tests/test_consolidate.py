"""Contests of many articles put together: which meet, what holds, what conflicts. All results are invented."""

import json
from contextlib import suppress
from itertools import permutations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import electextract
from electextract.consolidated import ConsolidatedContest
from electextract.errors import ElectextractError
from electextract.io.contest_columns import CONTEST_COLUMNS, JOIN_COLUMNS
from electextract.records import Extraction

NAIHATI, SITAI = "IN-AC-WB-104-2008", "IN-AC-WB-006-2008"


def contest(
    name="Naihati",
    *candidates,
    seat_id=NAIHATI,
    margin=None,
    status="declared",
    when="reported",
    year=None,
    kind=None,
    rounds=None,
    state="West Bengal",
    house="assembly",
):
    return {
        "constituency": name and {"name": name, "id": seat_id},
        "state": state,
        "house": house,
        "election": {"when": when, "year": year, "kind": kind},
        "status": status,
        "rounds": rounds and {"counted": rounds},
        "candidates": list(candidates),
        "margin": quantity(margin),
    }


def quantity(value, start=-1):
    if value is None:
        return None
    signs = {">": "at_least", "<": "at_most", "~": "about"}
    qualifier = signs.get(str(value)[0], "exact")
    return {"value": int(str(value).lstrip("><~")), "qualifier": qualifier, "start": start, "end": start + 6}


def person(name, party=None, outcome=None, votes=None):
    return {"name": name, "party": party and {"id": party}, "outcome": outcome, "votes": quantity(votes)}


def article(name, *contests, published="2024-11-23"):
    return Extraction.from_dict({"id": name, "published": published, "contests": list(contests)})


def won(name="Tarulata Barui", votes=None, party="AITC"):
    return person(name, party, "won", votes)


def lost(name="Habibur Gayen", votes=None, party="BJP"):
    return person(name, party, "lost", votes)


def one(*articles, **options):
    [found] = electextract.consolidate(articles, **options)
    return found


def test_two_scripts_make_one_contest():
    found = one(
        article("en", contest("Naihati", won(votes=91240), lost(), margin=">28000")),
        article("bn", contest("নৈহাটি", won("তরুলতা বারুই"), lost("হাবিবুর গায়েন", 63072), margin=28168)),
    )
    assert found.id == f"{NAIHATI}/2024/bypoll"
    assert (found.constituency, found.number, found.spellings) == ("Naihati", 104, ("Naihati", "নৈহাটি"))
    assert [(each.name, each.party, each.outcome) for each in found.candidates] == [
        ("Tarulata Barui", "AITC", "won"),
        ("Habibur Gayen", "BJP", "lost"),
    ]
    assert found.candidates[0].spellings == ("Tarulata Barui", "তরুলতা বারুই")
    assert [each.votes.value for each in found.candidates] == [91240, 63072]
    assert (found.margin.value, found.margin.qualifier) == (28168, "exact")
    assert found.conflicts == ()


@pytest.mark.parametrize(
    ("one_name", "other"),
    [
        ("Suvendu Mondal", "Mandal Shubhendu"),
        ("Dr. S. K. Bandyopadhyay", "Sisir Kumar Banerjee"),
        ("Kalyani", "Kalyani Hansda"),
        ("Md. Salim Laskar", "মহম্মদ সেলিম লস্কর"),
        ("K. P. Mitra", "কে পি মিত্র"),
    ],
)
def test_spellings_of_one_person(one_name, other):
    articles = [article(name, contest("Naihati", won(name), lost())) for name in (one_name, other)]
    assert len(one(*articles).candidates) == 2


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("Rahul Lohar", "BJP"), ("Asha Rao", "BJP")),
        (("Rahul Lohar", "IND"), ("Rahul Sinha", "IND")),
        (("Sanat Dey", "AITC"), ("Sanat Hansda", "INC")),
    ],
)
def test_people_who_are_two(first, second):
    articles = [article(name, contest("Naihati", won(name, party=party))) for name, party in (first, second)]
    assert len(one(*articles).candidates) == 2


def test_two_candidates_of_one_article_are_never_one():
    found = one(article("a", contest("Naihati", won("Asha Rao"), lost("Asha Rao", party="IND"))))
    assert len(found.candidates) == 2


def test_a_party_alone_is_its_candidate():
    found = one(
        article("a", contest("Naihati", won())),
        article("b", contest("Naihati", person(None, "AITC", "won", 90000))),
        article("c", contest("Naihati", person(None, "NDA", "lost"))),
    )
    assert [(each.name, each.party) for each in found.candidates] == [("Tarulata Barui", "AITC"), (None, "NDA")]
    assert found.candidates[0].votes.value == 90000


def test_a_party_before_its_alliance():
    found = one(article("a", contest("Naihati", lost(party="NDA"))), article("b", contest("Naihati", lost())))
    assert (found.candidates[0].party, found.conflicts) == ("BJP", ())


def test_the_latest_figure_wins_and_the_other_is_listed():
    found = one(
        article("early", contest("Naihati", won(votes=91213))),
        article("late", contest("Naihati", won(votes=91240)), published="2024-11-24"),
    )
    assert found.candidates[0].votes.value == 91240
    [conflict] = found.conflicts
    assert (conflict.fact, conflict.kept, conflict.other) == ("candidates/0/votes", "91240", "91213")
    assert (conflict.kept_in, conflict.other_in) == (("late",), ("early",))


def test_of_one_day_the_figure_that_most_articles_have_wins():
    figures = {"a": 91240, "b": 91240, "c": 99999}
    found = one(*(article(name, contest("Naihati", won(votes=votes))) for name, votes in figures.items()))
    assert found.candidates[0].votes.value == 91240
    assert found.conflicts[0].other_in == ("c",)


def test_the_more_precise_figure_wins_where_both_may_be_true():
    late = article("late", contest("Naihati", won(), margin=28000), published="2024-11-24")
    found = one(article("early", contest("Naihati", won(), margin=28168)), late)
    assert (found.margin.value, found.conflicts) == (28168, ())


def test_a_stand_of_the_count_is_no_result_but_stays_in_the_time_line():
    counting = [
        article(
            f"r{rounds}",
            contest("Naihati", person("Habibur Gayen", "BJP", "leading", votes), rounds=rounds, status="counting"),
        )
        for rounds, votes in ((9, 52000), (3, 20000))
    ]
    found = one(*counting, article("end", contest("Naihati", won(), lost(), margin=28168)))
    assert found.status == "declared"
    assert [(each.name, each.outcome, each.votes) for each in found.candidates] == [
        ("Tarulata Barui", "won", None),
        ("Habibur Gayen", "lost", None),
    ]
    assert [(stand.article, stand.leader) for stand in found.timeline] == [
        ("r3", "Habibur Gayen"),
        ("r9", "Habibur Gayen"),
        ("end", "Tarulata Barui"),
    ]
    assert [stand.candidates[0].votes.value for stand in found.timeline[:2]] == [20000, 52000]
    assert found.conflicts == ()


def test_during_the_count_the_latest_stand_holds():
    stands = [
        article(
            f"r{rounds}",
            contest("Naihati", person("Asha Rao", "BJP", outcome, votes), rounds=rounds, status="counting"),
        )
        for rounds, outcome, votes in ((9, "trailing", 52000), (3, "leading", 20000))
    ]
    found = one(*stands)
    assert (found.status, found.rounds.counted) == ("counting", 9)
    assert (found.candidates[0].outcome, found.candidates[0].votes.value) == ("trailing", 52000)


def test_two_winners_are_a_conflict():
    found = one(
        article("a", contest("Naihati", won(), lost())),
        article("b", contest("Naihati", won(), lost())),
        article("c", contest("Naihati", won("Habibur Gayen", party="BJP"), lost("Tarulata Barui", party="AITC"))),
    )
    assert found.candidates[0].name == "Tarulata Barui"
    assert [(each.fact, each.other, each.other_in) for each in found.conflicts] == [("winner", "Habibur Gayen", ("c",))]


def test_every_source_is_kept_with_its_place():
    stated = contest("Naihati", won(), margin=28168)
    stated["margin"] = quantity(28168, start=40)
    found = one(article("a", stated), article("b", contest("Naihati", won(), margin=">28000")))
    told = [
        (each.article, each.value, each.qualifier, each.start, each.path, each.used)
        for each in found.sources
        if each.fact == "margin"
    ]
    assert told == [
        ("a", 28168, "exact", 40, "contests/0/margin", True),
        ("b", 28000, "at_least", None, "contests/0/margin", False),
    ]
    assert all(each.published == "2024-11-23" for each in found.sources)


def test_elections_of_one_seat_stay_apart():
    found = electextract.consolidate(
        [
            article("a", contest("Naihati", won()), contest("Naihati", lost(), when="earlier", year=2021)),
            article("b", contest("Naihati", won(), kind="general"), published="2026-05-04"),
        ]
    )
    assert [(each.year, each.kind, each.kind_from) for each in found] == [
        (2021, "general", "calendar"),
        (2024, "bypoll", "calendar"),
        (2026, "general", "stated"),
    ]


def test_a_by_election_in_the_year_of_a_general_one():
    gandey = {"seat_id": "IN-AC-JH-031-2008", "state": "Jharkhand"}
    found = electextract.consolidate(
        [
            article("june", contest("Gandey", won(), kind="bypoll", **gandey), published="2024-06-04"),
            article("june2", contest("Gandey", won(), **gandey), published="2024-06-05"),
            article("november", contest("Gandey", won(), **gandey)),
        ]
    )
    assert {each.kind: each.articles for each in found} == {"bypoll": ("june", "june2"), "general": ("november",)}


def test_without_a_date_a_shared_name_tells_the_election():
    dated = article("a", contest("Naihati", won(), lost()))
    found = electextract.consolidate(
        [
            dated,
            article("b", contest("Naihati", won()), published=None),
            article("c", contest("Naihati", won("Nobody Known")), published=None),
        ]
    )
    assert [each.articles for each in found] == [("c",), ("a", "b")]
    assert found[0].year is None


def test_the_last_time_is_not_this_time():
    again = article("a", contest("Naihati", won(), lost()), contest("Naihati", lost(), won(), when="earlier"))
    assert len(electextract.consolidate([again])) == 2


def test_seats_without_id_meet_by_sound_and_names_tell_the_state():
    hamirpur = {"seat_id": None, "state": None, "house": None}
    found = electextract.consolidate(
        [
            article("a", contest("Shobhapur", won(), seat_id=None, state=None)),
            article("b", contest("শোভাপুর", won("তরুলতা বারুই"), seat_id=None, state=None)),
            article("c", contest("Hamirpur", won("Asha Rao"), **hamirpur), published="2022-12-08"),
            article("d", contest("Hamirpur", won("Asha Rao"), seat_id="IN-AC-HP-038-2008"), published="2022-12-08"),
        ]
    )
    assert [each.articles for each in found] == [("c", "d"), ("a", "b")]
    assert found[0].state == "Himachal Pradesh"


def test_spellings_of_an_unlisted_seat_meet_by_a_shared_candidate():
    city = {"seat_id": None, "state": None, "house": "local"}
    found = electextract.consolidate(
        [
            article("a", contest("Shobhagarh", won(), **city)),
            article("b", contest("শোভাগড়", won("তরুলতা বারুই"), **city)),
            article("c", contest("Shibgarh", won("Asha Rao"), **city)),
        ]
    )
    assert sorted(each.articles for each in found) == [("a", "b"), ("c",)]


def test_a_contest_without_seat_stands_alone_at_the_end():
    found = electextract.consolidate(
        [
            article("a", contest(None, won("Asha Rao"), state="Bihar", house="parliament")),
            article("b", contest(None, won("Asha Rao"), state="Bihar", house="parliament")),
            article("c", contest("Naihati", won())),
        ]
    )
    assert [each.constituency for each in found] == ["Naihati", None, None]
    assert found[1].country == "IN"


def test_two_articles_of_one_id_are_two():
    nowhere, dated = contest(None, won("Asha Rao")), {"published": "2024-11-24"}
    given = [article("001", nowhere), article("001", nowhere, **dated), article("001", contest(None, lost()), **dated)]
    found = electextract.consolidate(given)
    assert len({each.id for each in found}) == len(found) == 3
    assert electextract.consolidate(given[::-1] + given) == found


def test_figures_of_two_articles_of_one_id_both_count():
    said = [article("001", contest("Naihati", won(votes=91240))), article("002", contest("Naihati", won(votes=99999)))]
    again = article("001", contest("Naihati", won(votes=91240), lost()))
    assert one(*said, again).candidates[0].votes.value == 91240


CANDIDATES = st.builds(
    person,
    st.sampled_from(["Tarulata Barui", "তরুলতা বারুই", "Barui", "Habibur Gayen", "Habib Gayen", "Asha Rao", None]),
    st.sampled_from(["AITC", "BJP", "NDA", "IND"]),
    st.sampled_from(["won", "lost", "leading", "trailing", None]),
    st.sampled_from([None, 91240, 91213, 91000, ">90000", 28168]),
)
CONTESTS = st.builds(
    lambda people, seat, **said: contest(seat[0], *people, seat_id=seat[1], **said),
    st.lists(CANDIDATES, max_size=3),
    st.sampled_from([("Naihati", NAIHATI), ("নৈহাটি", None), ("Sitai", SITAI), ("Bilaspur", None), (None, None)]),
    margin=st.sampled_from([None, 28168, 28100, 28000, ">28000"]),
    status=st.sampled_from(["declared", "counting", None]),
    when=st.sampled_from(["reported", "earlier"]),
    year=st.sampled_from([None, None, 2021, 2024]),
    kind=st.sampled_from([None, "bypoll", "general"]),
    rounds=st.sampled_from([None, 3, 9]),
    state=st.sampled_from([None, "West Bengal"]),
)
ARTICLES = st.lists(
    st.builds(
        lambda name, contests, day: article(name, *contests, published=day),
        st.sampled_from("abcd"),
        st.lists(CONTESTS, max_size=3),
        st.sampled_from([None, "2024-06-04", "2024-11-23", "2024-11-24"]),
    ),
    max_size=5,
)


@given(ARTICLES, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_neither_order_nor_repetition_matters(articles, random):
    first = electextract.consolidate(articles)
    again = [*articles, *random.sample(articles, len(articles) // 2)]
    random.shuffle(again)
    assert electextract.consolidate(again) == first


@given(ARTICLES)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_nothing_is_lost_and_records_come_back_from_json(articles):
    found = electextract.consolidate(articles)
    said = {
        (each.id, f"contests/{number}/candidates/{other}/votes")
        for each in articles
        for number, result in enumerate(each.contests)
        for other, standing in enumerate(result.candidates)
        if standing.votes and (standing.name or standing.party)
    }
    kept = {(source.article, source.path) for each in found for source in each.sources if source.fact.endswith("votes")}
    assert kept == said
    assert len({each.id for each in found}) == len(found)
    read = tuple(ConsolidatedContest.from_dict(json.loads(json.dumps(each.to_dict()))) for each in found)
    assert read == found
    for table in ("contests", "candidates", "sources", "conflicts", "timeline"):
        assert list(electextract.to_frame(found, table)) == list(CONTEST_COLUMNS[table]) or not found


def test_every_order_of_three_similar_names():
    names = ("Sisir Kumar Roy", "Sisir Roy", "Shishir K. Ray")
    articles = [article(name, contest("Naihati", won(name))) for name in names]
    assert len({electextract.consolidate(order) for order in map(tuple, permutations(articles))}) == 1


def test_other_records_are_refused():
    with pytest.raises(ElectextractError, match="record 2 is a dict") as caught:
        electextract.consolidate([article("a"), {"id": "b"}])
    assert caught.value.code == "type"


def test_the_table_joins_to_official_results():
    import pandas as pd

    from electextract.verify.official import SAMPLE

    faizabad = contest("Faizabad", won(), seat_id="IN-LS-UP-054-2008", state=None, house=None)
    frame = electextract.to_frame(electextract.consolidate(article("a", faizabad, published="2024-06-04")))
    assert list(frame.dtypes.astype(str)) == list(CONTEST_COLUMNS["contests"].values())
    official = pd.read_csv(SAMPLE)
    joined = frame.merge(official[official["position"] == 1], on=list(JOIN_COLUMNS))
    assert list(joined["votes"]) == [554289]


def test_tables_on_nothing_have_their_columns_and_types():
    from electextract.io.contest_tables import contest_frame

    for table, columns in CONTEST_COLUMNS.items():
        frame = contest_frame([], table)
        assert dict(frame.dtypes.astype(str)) == columns
    with pytest.raises(ElectextractError, match="allowed: contests, candidates, sources"):
        contest_frame([], "tallies")
    with pytest.raises(ElectextractError, match="makes no table verdicts"):
        contest_frame(electextract.consolidate(article("a", contest("Naihati", won()))), "verdicts")


LEAVES = st.sampled_from([None, True, -1, 0, 2.5, "", "x", "2024-13-01", [], ["x"], {}, {"value": "many"}])


def paths_in(value, path=()):
    """Every path of a JSON value, however deep."""
    yield path
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        yield from paths_in(item, (*path, key))


def with_leaf(data, path, leaf):
    *way, last = path
    holder = data
    for key in way:
        holder = holder[key]
    holder[last] = leaf
    return data


@given(data=st.data(), leaf=LEAVES)
@settings(max_examples=100, deadline=None)
def test_whatever_stands_in_a_file_is_read_or_refused(data, leaf):
    from electextract.io.results import read_record
    from electextract.verify.official import SAMPLE

    read = article("a", contest("Naihati", won(votes=91240), lost(), margin=28168, rounds=3)).to_dict()
    path = data.draw(st.sampled_from([path for path in paths_in(read) if path]))
    with suppress(ElectextractError):
        found = electextract.consolidate([read_record(with_leaf(read, path, leaf), spot="a")])
        assert len(electextract.verify(found, SAMPLE)) == len(found)
        electextract.to_frame(found, "sources")


@given(data=st.data(), leaf=LEAVES)
@settings(max_examples=100, deadline=None)
def test_whatever_stands_in_a_file_of_contests_is_read_or_refused(data, leaf, tmp_path_factory):
    from electextract.io.contests import read_contests
    from electextract.verify.official import SAMPLE

    made = one(article("a", contest("Naihati", won(votes=91240), lost(), margin=28168, rounds=3))).to_dict()
    path = data.draw(st.sampled_from([path for path in paths_in(made) if path]))
    file = tmp_path_factory.mktemp("contests") / "contests.jsonl"
    file.write_text(json.dumps(with_leaf(made, path, leaf)), encoding="utf-8")
    told = []
    found = list(read_contests(file, on_error=told.append))
    electextract.verify(found, SAMPLE)
    assert len(found) + len(told) == 1
