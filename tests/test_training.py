"""Training: what the corpus reader refuses, what the augmenter changes, and a tiny corpus that a model learns."""

import json
import random
from pathlib import Path
from typing import Any

import pytest
import spacy
from tiny_corpus import DEV, SMALL, TRAIN, inline, marked, write_corpus

import electextract
from electextract.errors import ElectextractError
from electextract.language import ElectionNews
from electextract.training.asides import filled, insert_asides, load_asides
from electextract.training.augment import (
    loud_headline,
    marked_text,
    news_augmenter,
    other_encoding,
    plain_quotes,
)
from electextract.training.corpus import jsonl_corpus, make_example, read_training
from electextract.training.edits import MarkedText, apply_edits
from electextract.training.figures import parted_from
from electextract.training.swaps import swap_candidates, swap_numbers, swap_parties, swap_seats
from electextract.training.train import train

NLP = spacy.blank(ElectionNews.lang)


# -- corpus ---------------------------------------------------------------------------------------


def entity(**changes: Any) -> dict[str, Any]:
    return {"start": 0, "end": 8, "label": "CANDIDATE", "text": "Asha Rao", **changes}


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"entities": []}, 'neither "text" nor "file"'),
        ({"text": "Asha Rao won", "entities": None}, '"entities" a list'),
        ({"text": "Asha Rao won", "entities": [entity(start="0")]}, "whole numbers"),
        ({"text": "Asha Rao won", "entities": [entity(label="PERSON")]}, 'unknown label "PERSON"; allowed: CANDIDATE'),
        ({"text": "Asha Rao won", "entities": [entity(end=9)]}, '0–9 covers "Asha Rao ", not "Asha Rao"'),
        ({"text": "Asha Rao won", "entities": [entity(end=99)]}, "0–99 covers"),
        ({"text": "Asha Rao won", "entities": [entity(text="Asha Roy")]}, 'not "Asha Roy"'),
        ({"text": "Asha Rao won", "entities": [entity(), entity(start=5, text="Rao")]}, "overlap"),
    ],
)
def test_broken_rows_are_refused_with_file_and_line(tmp_path: Path, row: dict[str, Any], message: str) -> None:
    path = tmp_path / "train.jsonl"
    path.write_text('{"text": "fine", "entities": []}\n' + json.dumps(row))
    with pytest.raises(ElectextractError) as caught:
        read_training([path])
    assert f"{path}:2: " in str(caught.value)
    assert message in str(caught.value)


def test_no_articles_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "train.jsonl"
    path.write_text("\n")
    with pytest.raises(ElectextractError, match="no articles"):
        read_training([path])


def test_entities_that_cut_a_word_are_refused_with_the_word(tmp_path: Path) -> None:
    path = write_corpus(tmp_path / "train.jsonl", ["{P:তৃণমূল}ের জয়"])
    (article,) = read_training([path])
    with pytest.raises(ElectextractError, match=r"train\.jsonl:1: .*cuts a word"):
        make_example(NLP, article)


def test_reader_gives_entities_as_marked(tmp_path: Path) -> None:
    path = write_corpus(tmp_path / "train.jsonl", TRAIN)
    examples = list(jsonl_corpus([str(path)])(NLP))
    assert [inline(marked_text(example)) for example in examples] == TRAIN


def test_shuffled_reader_gives_another_order_of_the_same(tmp_path: Path) -> None:
    path = write_corpus(tmp_path / "train.jsonl", TRAIN * 3)
    random.seed(1)
    texts = [example.text for example in jsonl_corpus([str(path)], shuffle=True)(NLP)]
    assert sorted(texts) == sorted(marked(article).text for article in TRAIN * 3)
    assert texts != [marked(article).text for article in TRAIN * 3]


# -- augmentation ---------------------------------------------------------------------------------


def test_edits_move_the_entities_along() -> None:
    before = marked("{C:Asha Rao} won {S:Sitai} by {M:5,000}.")
    edits = {(0, 8): "Dipak Kumar Das", (9, 12): "took", (13, 18): "Haroa", (22, 27): "50"}
    assert inline(apply_edits(before, edits)) == "{C:Dipak Kumar Das} took {S:Haroa} by {M:50}."


def test_candidates_keep_one_new_name_through_the_article() -> None:
    before = marked("{C:Asha Rao} beat {C:Bina Das}. {C:Rao} led all day. {C:ASHA RAO}'s day.")
    after = apply_edits(before, swap_candidates(before, random.Random(3)))
    first, _, short, loud = (after.text[start:end] for start, end, _ in after.marks)
    assert first.split()[-1] == short
    assert loud == first.upper()
    assert "Asha" not in after.text
    assert after.text.endswith("'s day.")


@pytest.mark.parametrize("seed", range(5))
def test_bengali_names_take_the_case_endings_of_the_old_ones(seed: int) -> None:
    before = marked("{C:আলিফা আহমেদকে} হারালেন {C:সুজয় হাজরা}। {C:হাজরার} জয়, {C:আহমেদের} হার। {C:আলিফা আহমেদ} নেই।")
    after = apply_edits(before, swap_candidates(before, random.Random(seed)))
    objective, winner, genitive, other_genitive, loser = (after.text[start:end] for start, end, _ in after.marks)
    assert objective == loser + "কে"
    assert genitive.startswith(winner.split()[-1])
    assert genitive.endswith("র")
    assert other_genitive.startswith(loser.split()[-1])
    assert other_genitive.endswith("র")


def test_seats_are_swapped_for_seats_of_the_same_script_and_kind() -> None:
    before = marked("{S:Sitai} and {S:কালীগঞ্জে}, {S:কক্সবাজার-৩}; {S:Sitai}")
    after = apply_edits(before, swap_seats(before, random.Random(1)))
    english, locative, numbered, again = (after.text[start:end] for start, end, _ in after.marks)
    assert english == again != "Sitai"
    assert english.isascii()
    assert not locative.isascii()
    assert numbered[-1].isdigit()


def test_parties_are_swapped_like_for_like_and_alliances_stay() -> None:
    before = marked("The {P:NDA} and the {P:RJD}, then {P:RJD} and {P:No Such Party}")
    after = apply_edits(before, swap_parties(before, random.Random(1)))
    alliance, party, again, unlisted = (after.text[start:end] for start, end, _ in after.marks)
    assert (alliance, unlisted) == ("NDA", "No Such Party")
    assert party == again != "RJD"
    assert party.isupper()


@pytest.mark.parametrize(("old", "size"), [("35,000", 5), ("১,৩০,১৫৬", 6), ("1.3 lakh", 2), ("612", 3)])
def test_numbers_keep_their_size_and_script(old: str, size: int) -> None:
    before = marked(f"by {{M:{old}}} votes")
    for seed in range(20):
        after = apply_edits(before, swap_numbers(before, random.Random(seed)))
        ((start, end, _),) = after.marks
        digits = [char for char in after.text[start:end] if char.isdecimal()]
        assert 1 <= len(digits) <= size
        assert all(char.isascii() == old[0].isascii() for char in digits)


@pytest.mark.parametrize("seed", range(5))
def test_asides_leave_the_articles_own_entities_alone(seed: int) -> None:
    before = marked("{C:Asha Rao} won {S:Sitai}.\n\n{C:Das} lost by {M:5,000} votes.")
    after = insert_asides(before, random.Random(seed))
    named = [after.text[start:end] for start, end, label in after.marks if label != "PARTY"]
    assert named == ["Asha Rao", "Sitai", "Das", "5,000"]
    assert len(after.text) > len(before.text)
    assert "<" not in after.text


@pytest.mark.parametrize("language", ["en", "bn"])
def test_every_aside_parses_and_has_parties_at_most(language: str) -> None:
    assert len(load_asides(language)) >= 60
    for aside in load_asides(language):
        assert {label for _, _, label in filled(aside, random.Random(1)).marks} <= {"PARTY"}


def test_quotes_and_encodings_change_signs_only() -> None:
    before = marked("‘‘{C:D’Souza} won’’, “{S:হা\u09dcোয়া}”")
    assert inline(plain_quotes(before)) == '“{C:D\'Souza} won”, "{S:হা\u09dcোয়া}"'
    assert inline(other_encoding(before)) == "‘‘{C:D’Souza} won’’, “{S:হাড\u09bcো\u09dfা}”"


def test_headlines_change_in_the_first_line_only() -> None:
    before = marked("{P:Congress} wins {S:Sitai}\n\nIt was close.")
    random.seed(1)
    assert {inline(loud_headline(before)) for _ in range(9)} == {
        "{P:CONGRESS} WINS {S:SITAI}\n\nIt was close.",
        "{P:Congress} Wins {S:Sitai}\n\nIt was close.",
    }


def test_augmenter_changes_the_share_that_is_asked_for(tmp_path: Path) -> None:
    (article,) = read_training([write_corpus(tmp_path / "train.jsonl", TRAIN[:1])])
    example = make_example(NLP, article)
    all_swaps = {"candidates": 1.0, "seats": 1.0, "parties": 1.0, "numbers": 1.0}
    random.seed(1)
    for level, expected in ((0.0, 0), (1.0, 50)):
        augment = news_augmenter(level, all_swaps, asides=0.0, quotes=0.0, encodings=0.0, headline=0.0)
        texts = [next(iter(augment(NLP, example))).text for _ in range(50)]
        assert sum(text != example.text for text in texts) == expected


def test_unknown_swaps_are_refused() -> None:
    with pytest.raises(ElectextractError, match="unknown swap votes; allowed: candidates"):
        news_augmenter(1.0, {"votes": 1.0}, asides=0.0, quotes=0.0, encodings=0.0, headline=0.0)


# -- training -------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def corpora(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("corpora")
    return write_corpus(folder / "train.jsonl", TRAIN * 5), write_corpus(folder / "dev.jsonl", DEV)


@pytest.fixture(scope="module")
def trained(corpora: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("models") / "first"
    train([corpora[0]], [corpora[1]], output, seed=7, overrides=SMALL)
    return output


def test_tiny_corpus_is_learnt(trained: Path) -> None:
    nlp = electextract.load(trained)
    nlp.remove_pipe("election_policy")
    for article in TRAIN:
        doc = nlp(marked(article).text)
        ents = tuple((ent.start_char, ent.end_char, ent.label_) for ent in doc.ents)
        assert inline(MarkedText(doc.text, ents)) == article


def test_model_tells_what_it_was_made_of(trained: Path, corpora: tuple[Path, Path]) -> None:
    meta = json.loads((trained / "meta.json").read_text())
    assert meta["electextract_version"] == electextract.__version__
    assert [entry["articles"] for entry in meta["training"]["data"]] == [20, 2]
    assert set(meta["performance"]["ents_per_type"]) >= {"CANDIDATE", "PARTY"}
    assert meta["dev"]["all"]["all entities"].keys() == {"f1", "precision", "recall", "interval"}
    assert str(corpora[0].parent) not in (trained / "config.cfg").read_text()


def test_model_tells_when_data_have_parted(trained: Path, corpora: tuple[Path, Path], tmp_path: Path) -> None:
    nlp = electextract.load(trained)
    folder = tmp_path / "training_data"
    (folder / "en").mkdir(parents=True)
    for path in corpora:
        (folder / "en" / path.name).write_bytes(path.read_bytes())
    assert parted_from(nlp, folder) == []
    (folder / "en" / "train.jsonl").write_text("{}")
    assert parted_from(nlp, folder) == [
        "trained on other articles than now stand in training_data: en/train.jsonl changed"
    ]
    nlp.meta["training"]["gazetteer"] = "other"
    assert "lists of parties and seats have changed" in parted_from(nlp, tmp_path)[0]


def test_same_seed_gives_the_same_weights(trained: Path, corpora: tuple[Path, Path], tmp_path: Path) -> None:
    told = []
    scores = train([corpora[0]], [corpora[1]], tmp_path / "second", seed=7, overrides=SMALL, watch=told.append)
    for name in ("tok2vec", "ner"):
        assert (tmp_path / "second" / name / "model").read_bytes() == (trained / name / "model").read_bytes()
    assert 0 <= scores["ents_f"] <= 1
    assert [now.step for now in told] == list(range(81))
    assert [now.step for now in told if now.evaluated] == [0, 40, 80]
    assert told[-1].best == max(now.score for now in told)


@pytest.mark.parametrize(
    ("options", "code"),
    [({"config": "large"}, "config"), ({"overrides": {"training.no_such_key.at_all": 1}}, "config")],
)
def test_unknown_settings_are_refused(
    corpora: tuple[Path, Path], tmp_path: Path, options: dict[str, Any], code: str
) -> None:
    with pytest.raises(ElectextractError) as caught:
        train([corpora[0]], [corpora[1]], tmp_path / "model", **options)
    assert caught.value.code == code


def test_articles_of_both_parts_are_refused(corpora: tuple[Path, Path], tmp_path: Path) -> None:
    with pytest.raises(ElectextractError, match="the same text as"):
        train([corpora[0]], [corpora[0]], tmp_path / "model")


def test_folders_with_other_files_are_left_alone(corpora: tuple[Path, Path], tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(ElectextractError, match="not empty and no model"):
        train([corpora[0]], [corpora[1]], tmp_path)
