"""The transformer variant, with a transformer made here: trained, saved, loaded and packaged like any model."""

from __future__ import annotations

import json
import shutil
from importlib.util import find_spec
from pathlib import Path

import pytest
from tiny_corpus import DEV, SHORT, TRAIN, marked, write_corpus

import electextract
from electextract.components.scores import entity_scores
from electextract.errors import ElectextractError
from electextract.pipeline import COMPONENTS, DEFAULT_MODEL
from electextract.training.parts import DataFiles
from electextract.training.settings import read_settings, start_from
from electextract.training.train import train

needs_extra = pytest.mark.skipif(
    find_spec("spacy_transformers") is None or find_spec("torch") is None,
    reason="the extra `transformers` is not there",
)
pytestmark = [
    # spacy-transformers 1.4 calls torch and transformers by names that they are about to give up
    pytest.mark.filterwarnings("ignore::FutureWarning"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::UserWarning"),
]


@pytest.fixture(scope="module")
def tiny_transformer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A BERT of two layers, with the characters of the corpus for its word pieces."""
    from transformers import BertConfig, BertModel, BertTokenizerFast

    folder = tmp_path_factory.mktemp("bert")
    letters = sorted({letter for article in TRAIN + DEV for letter in marked(article).text if not letter.isspace()})
    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *letters, *(f"##{letter}" for letter in letters)]
    (folder / "vocab.txt").write_text("\n".join(pieces), encoding="utf-8")
    tokenizer = BertTokenizerFast(str(folder / "vocab.txt"), do_lower_case=False, strip_accents=False)
    tokenizer.save_pretrained(folder)
    config = BertConfig(
        vocab_size=len(pieces), hidden_size=32, num_hidden_layers=2, num_attention_heads=2, intermediate_size=64
    )
    BertModel(config).save_pretrained(folder)
    return folder


@pytest.fixture(scope="module")
def trained(tiny_transformer: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Trained with the packaged config; what it was made of is gone."""
    folder = tmp_path_factory.mktemp("trf")
    files = [write_corpus(folder / f"{part}.jsonl", texts) for part, texts in (("train", TRAIN * 5), ("dev", DEV))]
    copy = shutil.copytree(tiny_transformer, folder / "bert")
    train(files[:1], files[1:], folder / "model", transformer=copy, seed=7, overrides=SHORT)
    shutil.rmtree(copy)
    return folder / "model"


@needs_extra
def test_it_reads_as_every_model_does(trained: Path) -> None:
    nlp = electextract.load(trained)
    assert nlp.pipe_names == ["transformer" if name == "tok2vec" else name for name in COMPONENTS]
    assert nlp.get_pipe("ner").labels == electextract.load(DEFAULT_MODEL).get_pipe("ner").labels  # type: ignore[attr-defined]
    found = electextract.extract(marked(TRAIN[2]).text, nlp=nlp)
    assert (found.model, found.language) == ("enbn_model-0.1.0", "bn")
    assert {"PARTY", "CONSTITUENCY"} <= {entity.label for entity in found.entities}
    meta = json.loads((trained / "meta.json").read_text(encoding="utf-8"))
    assert "dev" in meta
    assert "entity_scores" not in meta
    assert str(trained.parent) not in (trained / "config.cfg").read_text(encoding="utf-8")


@needs_extra
def test_it_learns(trained: Path) -> None:
    performance = json.loads((trained / "meta.json").read_text(encoding="utf-8"))["performance"]
    assert performance["ents_f"] > 0.3


@needs_extra
def test_scores_are_refused(trained: Path) -> None:
    nlp = electextract.load(trained)
    with pytest.raises(ElectextractError, match="without tok2vec; use a CPU model"):
        entity_scores(nlp, nlp("Asha Rao of the BJP won Sitai."))


@needs_extra
def test_training_goes_on_from_it(trained: Path, tmp_path: Path) -> None:
    files = [write_corpus(tmp_path / f"{part}.jsonl", texts) for part, texts in (("train", TRAIN), ("dev", DEV))]
    still = {"training.max_steps": 1, "training.optimizer.learn_rate.initial_rate": 0.0}
    train(files[:1], files[1:], tmp_path / "next", config="trf", start=trained, overrides=still)
    assert (tmp_path / "next" / "ner" / "model").read_bytes() == (trained / "ner" / "model").read_bytes()
    assert electextract.load(tmp_path / "next").meta["training"]["start"] == "enbn_model-0.1.0"


@needs_extra
def test_a_model_with_another_encoder_is_no_start() -> None:
    with pytest.raises(ElectextractError, match="the config has a transformer, the model none"):
        start_from(read_settings(DataFiles((), ()), config="trf"), DEFAULT_MODEL)


@needs_extra
def test_a_transformer_that_is_nowhere(tmp_path: Path) -> None:
    files = [write_corpus(tmp_path / f"{part}.jsonl", texts) for part, texts in (("train", TRAIN), ("dev", DEV))]
    with pytest.raises(ElectextractError, match="no transformer"):
        train(files[:1], files[1:], tmp_path / "model", transformer=tmp_path / "nothing")


def test_a_transformer_for_another_config_is_refused() -> None:
    with pytest.raises(ElectextractError, match="transformer") as caught:
        read_settings(DataFiles((), ()), config="sm", transformer="xlm-roberta-base")
    assert caught.value.code == "config"


def test_the_missing_extra_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("electextract.pipeline.find_spec", lambda _: None)
    with pytest.raises(ElectextractError, match=r"pip install 'electextract\[transformers\]'") as caught:
        read_settings(DataFiles((), ()), config="trf")
    assert caught.value.code == "extra"
