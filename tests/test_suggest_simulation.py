"""The simulation of annotation: strategies begin alike, spend alike, and a stopped run goes on where it was."""

import importlib.util
import json
from argparse import Namespace
from itertools import pairwise
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parent.parent / "benchmarks" / "suggest.py"
pytestmark = pytest.mark.skipif(not SCRIPT.is_file(), reason="no benchmarks in this checkout")


@pytest.fixture
def simulation(monkeypatch):
    spec = importlib.util.spec_from_file_location("suggest_simulation", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    pool = {f"a{number:02}": {"id": f"a{number:02}", "text": "word " * (10 + number)} for number in range(30)}
    monkeypatch.setattr(module, "read_pool", lambda: pool)
    scores = {"ents_per_type": {"PARTY": {"f": 0.5}}}
    monkeypatch.setattr(module, "train_small", lambda rows, *_, **__: {"ents_f": len(rows) / 100, **scores})
    monkeypatch.setattr(
        module, "suggested_choice", lambda left, _, words, *__: module.within_budget(list(left), left, words)
    )
    return module


def test_strategies_begin_alike_and_spend_alike(simulation):
    runs = {name: [] for name in ("suggest/1", "random/1", "random/2")}
    for name, done in runs.items():
        for _ in range(3):
            done.append(simulation.run_round(name, list(done), 60, 10))
    assert runs["suggest/1"][0]["ents_f"] == runs["random/1"][0]["ents_f"]
    assert runs["random/1"][0]["chosen"] != runs["random/2"][0]["chosen"]
    for done in runs.values():
        chosen = [name for row in done for name in row["chosen"]]
        assert len(chosen) == len(set(chosen)), "nothing is annotated twice"
        assert all(60 <= later["words"] - row["words"] < 60 + 40 for row, later in pairwise(done))


def test_the_same_round_is_the_same_again(simulation):
    first = simulation.run_round("random/3", [], 60, 10)
    assert simulation.run_round("random/3", [first], 60, 10) == simulation.run_round("random/3", [first], 60, 10)


def test_a_run_goes_on_only_with_the_settings_that_it_had(simulation, tmp_path):
    path = tmp_path / "r.json"
    options = Namespace(output=path, words=60, steps=10, summary=False)
    state = simulation.read_state(options)
    state["runs"]["random/1"] = [simulation.run_round("random/1", [], 60, 10)]
    simulation.write_state(state, path)
    assert simulation.read_state(options) == state == json.loads(path.read_text(encoding="utf-8"))
    with pytest.raises(SystemExit, match="give another --output"):
        simulation.read_state(Namespace(output=path, words=61, steps=10, summary=False))


def test_the_summary_compares_with_chance_seed_by_seed(simulation, capsys):
    rows = [{"ents_f": value} for value in (0.5, 0.6, 0.7)]
    chance = [{"ents_f": value} for value in (0.5, 0.55, 0.6)]
    state = {"runs": {"suggest/1": rows, "random/1": chance, "suggest/2": rows[:2], "random/2": chance}}
    assert list(simulation.gains_over_random(state, "suggest")) == pytest.approx([7.5, 5.0])
    simulation.print_summary(state)
    assert "suggest over random, mean of rounds 1 on: +6.2 ± 1.8" in capsys.readouterr().out.replace("+6.3", "+6.2")
