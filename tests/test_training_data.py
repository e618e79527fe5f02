"""The annotated articles: what every line of `training_data/` has to hold to."""

import csv
import gzip
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import spacy

from electextract.gazetteers import parties
from electextract.gazetteers.entries import fold_name
from electextract.gazetteers.forms import base_form
from electextract.io.files import read_objects
from electextract.language import ElectionNews
from electextract.languages.scripts import article_language
from electextract.numerals import read_numbers
from electextract.records import LABELS, OUTCOMES, Extraction
from electextract.romanise import romanise
from electextract.training.corpus import make_example, read_training

DATA = Path(__file__).parent.parent / "training_data"
PARTS = ("train", "dev")
FILES = sorted(DATA.glob("*/*.jsonl"))
SHINGLE = 6  # words
UNLISTED = {"BD-Trinamool BNP", "PRJA"}  # parties that no list has; they keep their usual abbreviation
SENTENCE_END = re.compile(r"(?<=[.!?\u0964])\s+|\n+")
NUMBER = re.compile(r"\d[\d,.:]*")
TABLE_MARK = re.compile(r"[|;\u2013\u2014\t]|^\s*[-*\u2022]|:\s*<")
SKELETON_WORDS = 4  # of its own; "X of the BJP got N votes" is said everywhere
SHARE_MIXED = 0.05
QUOTED = 9  # words in a row that nobody writes twice by chance; names of people and parties are shorter
ALIKE = 0.15  # share of shared shingles from which on two articles are too much alike

OFFICIAL = DATA.parent.parent / "shared" / "data" / "results.csv.gz"
SEAT_LETTERS = 5  # at the head of a seat's name that spellings share

pytestmark = pytest.mark.skipif(not FILES, reason="no training_data in this checkout")


def rows() -> Iterator[tuple[str, dict[str, Any]]]:
    for path in FILES:
        for number, row in read_objects(path):
            yield f"{path.parent.name}/{path.name}:{number} {row['id']}", row


ROWS = dict(rows())


def test_there_is_training_and_dev_data_in_each_language() -> None:
    assert {(path.parent.name, path.stem) for path in FILES} == {
        (code, part) for code in ("en", "bn") for part in PARTS
    }
    for path in FILES:
        assert len(read_training([path])) >= (100 if path.stem == "train" else 10), path


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_entities_fit_the_text_and_the_tokens(path: Path) -> None:
    nlp = spacy.blank(ElectionNews.lang)
    examples = [make_example(nlp, article) for article in read_training([path])]
    labels = Counter(ent.label_ for example in examples for ent in example.reference.ents)
    assert set(labels) == set(LABELS)


def test_ids_are_unique_and_articles_lie_with_their_language() -> None:
    ids = Counter(row["id"] for row in ROWS.values())
    assert [name for name, count in ids.items() if count > 1] == []
    strays = [
        place
        for place, row in ROWS.items()
        if article_language(row["text"]) not in (place[:2], "mixed")
        or row.get("language", place[:2]) not in (place[:2], "mixed")
    ]
    assert strays == []


def test_rows_are_in_the_one_format() -> None:
    for row in ROWS.values():
        again = Extraction.from_dict(row).to_dict()
        assert len(again["contests"]) == len(row["contests"])
        assert len(again["tallies"]) == len(row["tallies"])


def test_party_codes_are_known() -> None:
    unknown = {
        f"{place}: {code}"
        for place, row in ROWS.items()
        for party in party_codes(row)
        for code in party.split("+")
        if code not in parties() and code not in UNLISTED | {"IND"}
    }
    assert sorted(unknown) == []


def party_codes(row: dict[str, Any]) -> Iterator[str]:
    yield from (tally["party"]["id"] for tally in row["tallies"])
    yield from (standing["party"]["id"] for standing in standings(row) if standing.get("party"))


def standings(row: dict[str, Any]) -> Iterator[dict[str, Any]]:
    return (standing for contest in row["contests"] for standing in contest["candidates"])


def test_names_of_facts_are_mentions() -> None:
    missing = []
    for place, row in ROWS.items():
        forms = mention_forms(row)
        names = [("CANDIDATE", standing["name"]) for standing in standings(row) if standing["name"]]
        names += [("CONSTITUENCY", seat["name"]) for contest in row["contests"] if (seat := contest["constituency"])]
        missing += [f"{place}: {name}" for label, name in names if not known_form(fold_name(name), forms[label])]
    assert missing == []


def mention_forms(row: dict[str, Any]) -> dict[str, set[str]]:
    """Folded mentions of each label, as written and without case ending."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for ent in row["entities"]:
        found[ent["label"]] |= {fold_name(ent["text"]), fold_name(base_form(ent["text"]))}
    return found


def known_form(name: str, forms: set[str]) -> bool:
    """A name stands in the text if a mention is that name, its last letter and up to four more inflected."""
    return any(form.startswith(name[:-1]) and len(form) - len(name) <= 4 for form in forms)


def test_figures_of_facts_stand_in_the_text() -> None:
    missing = []
    for place, row in ROWS.items():
        values = {number.quantity.value for number in read_numbers(row["text"])}
        wanted = [contest["margin"] for contest in row["contests"]] + [standing["votes"] for standing in standings(row)]
        missing += [f"{place}: {figure['value']}" for figure in wanted if figure and figure["value"] not in values]
    assert missing == []


def test_standings_are_consistent() -> None:
    faults = []
    for place, row in ROWS.items():
        for contest in row["contests"]:
            outcomes = Counter(standing["outcome"] for standing in contest["candidates"])
            if set(outcomes) - {*OUTCOMES, None}:
                faults.append(f"{place}: outcome {sorted(map(str, outcomes))}")
            if outcomes["won"] > 1 or (contest["status"] == "declared" and outcomes["leading"]):
                faults.append(f"{place}: {contest['constituency']} has {dict(outcomes)}")
    assert faults == []


def test_no_two_articles_are_much_alike() -> None:
    places: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    sizes = {}
    for place, row in ROWS.items():
        pieces = shingles(row["text"])
        sizes[place] = max(1, len(pieces))
        for piece in pieces:
            places[piece].append(place)
    shared = Counter(pair for holders in places.values() for pair in combinations(sorted(holders), 2))
    alike = [pair for pair, count in shared.items() if count / min(sizes[pair[0]], sizes[pair[1]]) > ALIKE]
    assert alike == []


def shingles(text: str, size: int = SHINGLE) -> set[tuple[str, ...]]:
    words = text.split()
    return {tuple(words[start : start + size]) for start in range(len(words) - size + 1)}


def test_dev_articles_have_other_people_than_training_articles() -> None:
    people: dict[str, set[str]] = {part: set() for part in PARTS}
    for place, row in ROWS.items():
        full = {
            fold_name(standing["name"]) for standing in standings(row) if standing["name"] and " " in standing["name"]
        }
        if row.get("facts") == "invented":
            people[Path(place.split(":")[0]).stem] |= full
    assert sorted(people["train"] & people["dev"]) == []


def test_no_wording_is_used_again_and_again() -> None:
    """Sentences with their entities and numbers masked; rows of tables and lists are alike by nature."""
    skeletons = Counter(skeleton for row in ROWS.values() for skeleton in set(masked_sentences(row)))
    assert [(skeleton, count) for skeleton, count in skeletons.items() if count > 2] == []


def masked_sentences(row: dict[str, Any]) -> Iterator[str]:
    text = row["text"]
    for ent in sorted(row["entities"], key=lambda ent: -ent["start"]):
        text = f"{text[: ent['start']]}<{ent['label']}>{text[ent['end'] :]}"
    for sentence in SENTENCE_END.split(NUMBER.sub("#", text)):
        words = [word for word in sentence.split() if "<" not in word and "#" not in word]
        if len(words) >= SKELETON_WORDS and "<" in sentence and not TABLE_MARK.search(sentence):
            yield " ".join(sentence.split())


def test_a_form_has_one_label_in_an_article() -> None:
    """A name that stands for two things in one article does so in few: as person and seat, or person and party."""
    mixed = {}
    for place, row in ROWS.items():
        labels: defaultdict[str, set[str]] = defaultdict(set)
        for ent in row["entities"]:
            if ent["label"] not in ("VOTE_COUNT", "MARGIN"):
                labels[fold_name(ent["text"])].add(ent["label"])
        if several := {form: sorted(found) for form, found in labels.items() if len(found) > 1}:
            mixed[place] = several
    assert len(mixed) <= len(ROWS) * SHARE_MIXED, mixed


def test_parties_are_labelled_alike_in_all_articles() -> None:
    """What is a party by the lists, and labelled at all in an article, is labelled a party nearly everywhere."""
    labels: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for row in ROWS.values():
        for ent in row["entities"]:
            labels[fold_name(ent["text"])][ent["label"]] += 1
    names = {fold_name(name) for party in parties().values() for name in party.names}
    odd = {
        form: dict(found)
        for form, found in labels.items()
        if form in names and found["PARTY"] > 2 and found["PARTY"] < 0.8 * found.total()
    }
    assert odd == {}


def measured_articles() -> Iterator[tuple[str, str]]:
    """Texts that are for measuring only: the seeds, and the field articles where they lie beside the checkout."""
    for path in sorted((DATA.parent / "seeds").glob("*.txt")):
        yield path.name, path.read_text(encoding="utf-8")
    for path in sorted((DATA.parent.parent / "shared" / "field").glob("*.jsonl")):
        for _, row in read_objects(path):
            yield f"{path.name} {row['id']}", row["text"]


def test_nothing_is_taken_from_articles_for_measuring() -> None:
    known = {piece: place for place, row in ROWS.items() for piece in shingles(row["text"], QUOTED)}
    taken = {
        name: (known[piece], " ".join(piece))
        for name, text in measured_articles()
        for piece in shingles(text, QUOTED) & known.keys()
    }
    assert taken == {}


def latin(name: str) -> str:
    return fold_name(name if name.isascii() else romanise(name))


def contestants() -> dict[str, set[str]]:
    """Full names of the official results, their words in alphabetical order -> heads of the seats they stood for."""
    found = defaultdict(set)
    with gzip.open(OFFICIAL, "rt", encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            found[" ".join(sorted(fold_name(row["candidate"]).split()))].add(latin(row["constituency"])[:SEAT_LETTERS])
    return found


@pytest.mark.skipif(not OFFICIAL.exists(), reason="no official results beside this checkout")
def test_nobody_invented_has_the_name_of_somebody_who_stood_there() -> None:
    known = contestants()
    real = [
        (place, standing["name"])
        for place, row in ROWS.items()
        if row["facts"] == "invented"
        for contest in row["contests"]
        for standing in contest["candidates"]
        if contest["constituency"] and standing["name"] and " " in standing["name"]
        if latin(contest["constituency"]["name"])[:SEAT_LETTERS]
        in known.get(" ".join(sorted(latin(standing["name"]).split())), ())
    ]
    assert real == []
