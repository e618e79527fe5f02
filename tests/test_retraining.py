"""Training on own articles beside the shipped ones: the parts, starting from a model, stopping, going on, the gate."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import pytest
import spacy
from tiny_corpus import DEV, SMALL, TRAIN, write_corpus

import electextract
from electextract.cli import main
from electextract.errors import ElectextractError
from electextract.evaluation import Difference, compare_extractions, predict
from electextract.io.annotated import read_annotated
from electextract.language import ElectionNews
from electextract.training import parts as parts_module
from electextract.training.corpus import jsonl_corpus
from electextract.training.gate import Comparison
from electextract.training.loop import Progress
from electextract.training.parts import DataFiles, check_data, gather_parts
from electextract.training.settings import DEFAULT_CONFIG, read_settings
from electextract.training.train import TrainingInterrupted, train

QUICK = {**SMALL, "training.max_steps": 16, "training.eval_frequency": 8, "training.batcher.size": 200}
SHIPPED = [
    "{C:Mina Roy} of the {P:CPI(M)} won {S:Dinhata} by {M:7,000} votes.",
    "{P:বিজেপি} প্রার্থী {C:রেখা দাস} {S:মাদারিহাটে} {V:২৫,০০০} ভোট পেয়েছেন।",
]
SHIPPED_DEV = ["{C:Kabir Das} of the {P:BJP} won {S:Dinhata} by {M:9,000} votes."]
GAZETTEER = "kind,id,name,aliases\nparty,NVP,New Village Party,Gram Dal\n"


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("own")
    write_corpus(folder / "train.jsonl", TRAIN * 5)
    write_corpus(folder / "dev.jsonl", DEV)
    return folder


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in the place of the project's articles."""
    folder = tmp_path / "shipped"
    (folder / "en").mkdir(parents=True)
    write_corpus(folder / "en" / "train.jsonl", SHIPPED)
    write_corpus(folder / "en" / "dev.jsonl", SHIPPED_DEV)
    monkeypatch.setattr(parts_module, "shipped_folder", lambda: folder)
    return folder


@pytest.fixture(scope="module")
def first(own: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A trained model, to which a party was added afterwards."""
    folder = tmp_path_factory.mktemp("first")
    train([own / "train.jsonl"], [own / "dev.jsonl"], folder / "model", seed=7, overrides=QUICK)
    (folder / "mine.csv").write_text(GAZETTEER)
    electextract.load(folder / "model", gazetteer=folder / "mine.csv").to_disk(folder / "extended")
    return folder / "extended"


def weights(model: Path) -> list[bytes]:
    return [(model / name / "model").read_bytes() for name in ("tok2vec", "ner")]


def interrupting(step: int) -> Callable[[Progress], None]:
    def watch(now: Progress) -> None:
        if now.step == step:
            os.kill(os.getpid(), signal.SIGINT)

    return watch


# -- parts ----------------------------------------------------------------------------------------


def test_each_pass_reads_another_part_of_the_shipped_articles(tmp_path: Path) -> None:
    mine = write_corpus(tmp_path / "mine.jsonl", TRAIN[:1])
    others = write_corpus(tmp_path / "others.jsonl", [*SHIPPED, *TRAIN[1:], TRAIN[0].replace(" won", "\nwon")])
    random.seed(2)
    nlp = spacy.blank(ElectionNews.lang)
    reader = jsonl_corpus([str(mine)], shipped=[str(others)], share=0.4)
    passes = [[example.text for example in reader(nlp)] for _ in range(20)]
    assert {len(texts) for texts in passes} == {1 + 2}  # 5 others: one of the 6 has a text of one's own
    assert len({text for texts in passes for text in texts}) == 1 + 5


def test_own_and_shipped_files_are_told_apart(own: Path, shipped: Path, tmp_path: Path) -> None:
    shutil.copytree(shipped, tmp_path / "copy")
    parts = gather_parts([own, tmp_path / "copy"], [shipped / "en" / "dev.jsonl"], share=0.5)
    files = [str(shipped / "en" / f"{part}.jsonl") for part in ("train", "dev")]
    assert parts.data == DataFiles((str(own / "train.jsonl"),), (str(own / "dev.jsonl"), files[1]), (files[0],), 0.5)
    assert (parts.own, parts.own_dev, parts.shipped_dev) == (True, (str(own / "dev.jsonl"),), (files[1],))
    alone = gather_parts([shipped])
    assert alone.data == DataFiles((files[0],), (files[1],))
    assert not alone.own
    assert gather_parts([own], share=0).data.shipped == ()


@pytest.mark.parametrize(
    ("paths", "options", "message"),
    [
        (["nowhere"], {}, "nowhere: no such file"),
        (["empty"], {}, "empty: no train.jsonl in it"),
        (["empty/only/dev.jsonl"], {}, "no train articles of your own"),
        ([], {"share": 0.5}, "no train articles of your own"),
        (["own"], {"share": 1.5}, "allowed: 0 to 1"),
    ],
)
def test_paths_with_nothing_for_training(
    paths: list[str], options: dict[str, float], message: str, own: Path, shipped: Path, tmp_path: Path
) -> None:
    assert shipped.is_dir()
    (tmp_path / "empty").mkdir()
    if "empty/only/dev.jsonl" in paths:
        shutil.copytree(own, tmp_path / "empty" / "only")
    with pytest.raises(ElectextractError, match=message):
        gather_parts([own if path == "own" else tmp_path / path for path in paths], **options)


def test_every_mistake_is_told_before_training(own: Path, tmp_path: Path) -> None:
    lines = (own / "train.jsonl").read_text(encoding="utf-8").splitlines()
    broken = json.loads(lines[0])
    broken["entities"][0]["end"] -= 1
    broken["entities"][0].pop("text")
    cut, missing = json.dumps(broken), json.dumps({"text": "Asha won."})
    same = json.dumps({**json.loads(lines[1]), "text": json.loads(lines[1])["text"] + "\n"})
    (tmp_path / "train.jsonl").write_text("\n".join([*lines, cut, missing, "{"]), encoding="utf-8")
    (tmp_path / "dev.jsonl").write_text(same, encoding="utf-8")
    (tmp_path / "empty.jsonl").write_text("\n")
    names = tuple(str(tmp_path / name) for name in ("train.jsonl", "empty.jsonl"))
    told: list[ElectextractError] = []
    with pytest.raises(ElectextractError, match="mistakes in the articles: 5; nothing was trained"):
        check_data(DataFiles(names, (str(tmp_path / "dev.jsonl"),)), on_error=told.append)
    expected = ["train.jsonl:22: ", "train.jsonl:23: ", "train.jsonl:21: ", "empty.jsonl: no articles", "dev.jsonl:1: "]
    assert [part in str(error) for part, error in zip(expected, told, strict=True)] == [True] * 5
    assert "the same text as" in str(told[-1])


# -- starting from a model ------------------------------------------------------------------------


def test_training_begins_with_the_weights_and_lists_of_a_model(first: Path, own: Path, tmp_path: Path) -> None:
    still = {**QUICK, "training.max_steps": 1, "training.optimizer.learn_rate": 0.0}
    train([own / "train.jsonl"], [own / "dev.jsonl"], tmp_path / "model", start=first, overrides=still)
    assert weights(tmp_path / "model") == weights(first)
    nlp = electextract.load(tmp_path / "model")
    doc = nlp("The Gram Dal won.")
    assert [span.text for span in doc.spans["gazetteer"]] == ["Gram Dal"]
    assert nlp.meta["training"]["start"] == "enbn_model-0.1.0"
    assert str(first) not in (tmp_path / "model" / "config.cfg").read_text()


def test_a_model_of_another_kind_or_version_is_no_start(first: Path, own: Path, tmp_path: Path) -> None:
    shutil.copytree(first, tmp_path / "old")
    meta = json.loads((tmp_path / "old" / "meta.json").read_text())
    (tmp_path / "old" / "meta.json").write_text(json.dumps({**meta, "electextract_version": "9.9.9"}))
    for start, message in ((tmp_path / "old", "made by electextract 9.9.9"), ("nothing", "no model")):
        with pytest.raises(ElectextractError, match=message):
            train([own / "train.jsonl"], [own / "dev.jsonl"], tmp_path / "model", start=start, overrides=QUICK)
    assert not (tmp_path / "model").exists()


# -- stopping and going on ------------------------------------------------------------------------


def test_an_interrupted_training_leaves_a_model_and_goes_on(own: Path, tmp_path: Path) -> None:
    files = ([own / "train.jsonl"], [own / "dev.jsonl"])
    options: dict[str, Any] = {"seed": 7, "overrides": QUICK}
    with pytest.raises(TrainingInterrupted, match="the best model so far") as caught:
        train(*files, tmp_path / "model", watch=interrupting(10), **options)
    assert (caught.value.model, caught.value.step) == (tmp_path / "model", 11)
    assert electextract.load(tmp_path / "model")("Asha won.").text == "Asha won."
    with pytest.raises(ElectextractError, match="the articles or settings were others"):
        train(*files, tmp_path / "model", resume=True, seed=8, overrides=QUICK)
    shutil.copytree(tmp_path / "model.training", tmp_path / "again.training")
    told: list[Progress] = []
    for name in ("model", "again"):
        train(*files, tmp_path / name, resume=True, watch=told.append, **options)
        assert not (tmp_path / f"{name}.training").exists()
    assert weights(tmp_path / "model") == weights(tmp_path / "again")
    assert (told[0].step, told[-1].step, told[0].best >= caught.value.best) == (11, 16, True)


def test_a_model_that_stands_there_is_replaced_only_when_training_is_done(
    first: Path, own: Path, tmp_path: Path
) -> None:
    shutil.copytree(first, tmp_path / "model")
    files = ([own / "train.jsonl"], [own / "dev.jsonl"])
    with pytest.raises(TrainingInterrupted) as caught:
        train(*files, tmp_path / "model", watch=interrupting(3), overrides=QUICK)
    assert weights(tmp_path / "model") == weights(first)
    assert electextract.load(caught.value.model).meta["electextract_version"] == electextract.__version__


def test_nothing_to_go_on_with(own: Path, tmp_path: Path) -> None:
    with pytest.raises(ElectextractError, match="no interrupted training in it"):
        train([own / "train.jsonl"], [own / "dev.jsonl"], tmp_path / "model", resume=True)


def test_training_ends_without_progress(own: Path, tmp_path: Path) -> None:
    told: list[Progress] = []
    still = {**QUICK, "training.optimizer.learn_rate": 0.0, "training.patience": 5, "training.eval_frequency": 2}
    train([own / "train.jsonl"], [own / "dev.jsonl"], tmp_path / "model", overrides=still, watch=told.append)
    assert told[-1].step == 5


# -- the gate -------------------------------------------------------------------------------------

BETTER, SAME, WORSE = (
    Difference(0.5, 0.8, (0.1, 0.4)),
    Difference(0.5, 0.5, (-0.1, 0.1)),
    Difference(0.5, 0.2, (-0.4, -0.1)),
)


@pytest.mark.parametrize(
    ("own_entities", "own_facts", "shipped_entities", "shipped_facts", "objections"),
    [
        (BETTER, SAME, SAME, SAME, ()),
        (BETTER, BETTER, BETTER, BETTER, ()),
        (SAME, BETTER, SAME, SAME, ("not surely better at all entities on your articles",)),
        (BETTER, WORSE, SAME, SAME, ("worse at all facts on your articles",)),
        (BETTER, SAME, WORSE, SAME, ("worse at all entities on the shipped articles",)),
        (BETTER, SAME, SAME, WORSE, ("worse at all facts on the shipped articles",)),
    ],
)
def test_the_gate(
    own_entities: Difference,
    own_facts: Difference,
    shipped_entities: Difference,
    shipped_facts: Difference,
    objections: tuple[str, ...],
) -> None:
    comparison = Comparison(
        "old",
        "new",
        own={"all entities": own_entities, "all facts": own_facts},
        shipped={"all entities": shipped_entities, "all facts": shipped_facts},
    )
    assert comparison.objections == objections
    assert comparison.accepted == (not objections)


def test_without_own_articles_nothing_is_accepted() -> None:
    assert not Comparison("old", "new", shipped={"all entities": BETTER, "all facts": BETTER}).accepted


def test_differences_are_paired(first: Path, own: Path) -> None:
    gold = [
        replace(each, gold=replace(each.gold, id=str(n))) for n, each in enumerate(read_annotated(own / "train.jsonl"))
    ]
    right = [
        replace(found, entities=each.gold.entities)
        for each, found in zip(gold, predict(gold, electextract.load(first)), strict=True)
    ]
    half = [found if n % 2 else replace(found, entities=()) for n, found in enumerate(right)]
    same = compare_extractions(gold, half, half)["all entities"]
    assert (same.change, same.interval) == (0, (0, 0))
    better = compare_extractions(gold, half, right)["all entities"]
    assert better.new == 1
    assert better.change is not None
    assert better.interval is not None
    assert better.interval[0] < better.change < better.interval[1]
    assert (better.better, better.worse) == (True, False)
    assert compare_extractions(gold, right, half)["all entities"].worse
    assert compare_extractions(gold, right, half)["tallies"] == Difference()
    assert compare_extractions(gold[:1], right[:1], right[:1])["all entities"].interval is None


# -- plain spaCy ----------------------------------------------------------------------------------


PLAIN = {"readers": "JsonlCorpus", "augmenters": "NewsAugmenter", "architectures": "SideBySide"}


@pytest.mark.parametrize("kind", PLAIN)
def test_spacy_finds_what_the_configs_name(kind: str) -> None:
    name = f"electextract.{PLAIN[kind]}.v1"
    if name not in entry_points(group=f"spacy_{kind}").names:
        pytest.skip("installed before it was written; pip install -e . again")
    code = f"from spacy.util import registry; print(registry.{kind}.get({name!r}).__module__)"
    found = subprocess.run([sys.executable, "-c", code], check=True, timeout=120, capture_output=True, text=True)
    assert found.stdout.startswith("electextract.")


# -- the command ----------------------------------------------------------------------------------


@pytest.fixture
def small_config(tmp_path: Path) -> Path:
    settings = read_settings(DataFiles((), ()), config=DEFAULT_CONFIG, overrides=QUICK)
    settings.to_disk(tmp_path / "small.cfg")
    return tmp_path / "small.cfg"


def test_the_command_trains_compares_and_accepts(
    own: Path, shipped: Path, small_config: Path, first: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert shipped.is_dir()
    arguments = ["train", str(own), "-o", str(tmp_path / "mine"), "--config", str(small_config), "--seed", "7"]
    status = main([*arguments, "--against", str(first), "--accept-if-better"])
    told = capsys.readouterr()
    assert "step     0  dev P" in told.err
    assert "step    16  dev P" in told.err
    assert "old: enbn_model-0.1.0   new: enbn_mine-0.1.0" in told.out
    assert "your dev articles (2)" in told.out
    assert "the project's dev articles (1)" in told.out
    stands = tmp_path / ("mine" if status == 0 else "mine.new")
    assert ("accepted: " in told.out, "not accepted (" in told.out) == (status == 0, status == 1)
    meta = json.loads((stands / "meta.json").read_text(encoding="utf-8"))
    assert (meta["name"], meta["training"]["share"]) == ("mine", 1.0)
    assert set(meta["compared"]["own"]["all entities"]) == {"old", "new", "interval"}
    assert sorted(path.name for path in tmp_path.glob("mine*")) == [stands.name]


def test_the_command_tells_every_mistake(
    own: Path, shipped: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert shipped.is_dir()
    path = tmp_path / "mine.jsonl"
    path.write_text('{"text": "Asha won."}\n{\n' + (own / "train.jsonl").read_text(encoding="utf-8"), encoding="utf-8")
    assert main(["train", str(path), "-o", str(tmp_path / "model")]) == 1
    told = capsys.readouterr().err
    assert "mine.jsonl:1: " in told
    assert "mine.jsonl:2: no valid JSON" in told
    assert not (tmp_path / "model").exists()


def test_the_command_judges_by_own_articles_only(
    own: Path, shipped: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert shipped.is_dir()
    assert main(["train", str(own / "train.jsonl"), "-o", str(tmp_path / "model"), "--accept-if-better"]) == 1
    assert "give dev articles of your own" in capsys.readouterr().err


def test_the_command_says_where_an_interrupted_model_is(
    own: Path,
    shipped: Path,
    small_config: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert shipped.is_dir()
    monkeypatch.setattr("electextract.cli.training._figure_line", lambda _: os.kill(os.getpid(), signal.SIGINT) or "")
    arguments = ["train", str(own / "train.jsonl"), "-o", str(tmp_path / "model"), "--config", str(small_config)]
    assert main(arguments) == 130
    assert f"the best model so far, of step 0, is {tmp_path / 'model'}; --resume goes on" in capsys.readouterr().err
    assert electextract.load(tmp_path / "model").pipe_names[0] == "election_numbers"
