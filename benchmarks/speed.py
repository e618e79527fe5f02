"""How fast: import, load, extraction, and what each component takes of it.

    python benchmarks/speed.py [--articles 40] [--rounds 3] [--seed 1] [--model NAME_OR_FOLDER]

One process on one core; import and load in fresh processes. Whole extraction, bare NER and single components take
turns, round by round, so that the ratios hold where the machine is slow or busy. No article is read twice: words
and numbers that were seen before are cached.
"""

from __future__ import annotations

import argparse
import gc
import os
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import electextract
from electextract.io.files import read_objects

DATA = Path(__file__).parent.parent / "training_data"
BARE = ("tok2vec", "ner")
RULE_LAYER = "election_relations"
GOALS = {"import": 0.3, "load": 1.5, "words": 5000}
"""Seconds at most, seconds at most, words a second at least."""

FIRST = "electextract.extract('Asha Rao of the BJP won Sitai by 5,000 votes.', nlp=nlp)"
FRESH = "import time; begin = time.perf_counter(); import electextract; {more}print(time.perf_counter() - begin)"


def main() -> None:
    options = read_options()
    pin_to_one_core()
    print(f"seed {options.seed}, {options.rounds} rounds of three times {options.articles} articles\n")
    print_seconds("import electextract", fresh_seconds("", options.rounds), GOALS["import"])
    load = f"begin = time.perf_counter(); electextract.load({options.model!r}); "
    print_seconds("load()", fresh_seconds(load, options.rounds), GOALS["load"])
    first = f"nlp = electextract.load({options.model!r}); begin = time.perf_counter(); {FIRST}; "
    print_seconds("first article after it", fresh_seconds(first, options.rounds))

    nlp = electextract.load(options.model)
    portions = draw_portions(options.articles, random.Random(options.seed))
    rates = measure_rates(nlp, portions, options.rounds)
    print_rates(nlp, rates)


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="How fast electextract is on this machine.")
    parser.add_argument("--articles", type=int, default=40, help="in a portion, taken at random from training_data")
    parser.add_argument("--rounds", type=int, default=3, help="of timing")
    parser.add_argument("--seed", type=int, default=1, help="of the choice of articles")
    parser.add_argument("--model", default=None, help="name or folder; the default model otherwise")
    return parser.parse_args()


def pin_to_one_core() -> None:
    """Matrix products may use more than one; to be called before NumPy is imported."""
    os.environ.update(dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1"))
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def draw_portions(size: int, chance: random.Random) -> Iterator[list[str]]:
    """Articles of all languages in random order, so many at a time."""
    texts = [row["text"] for path in sorted(DATA.glob("*/*.jsonl")) for _, row in read_objects(path)]
    chance.shuffle(texts)
    while len(texts) >= size:
        portion, texts = texts[:size], texts[size:]
        yield portion
    sys.exit("training_data has too few articles for that; give fewer --articles or --rounds")


def fresh_seconds(more: str, rounds: int) -> float:
    """Seconds that a new Python needs."""
    command = [sys.executable, "-c", FRESH.format(more=more)]
    runs = [subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True) for _ in range(rounds)]
    return median(float(run.stdout) for run in runs)


def measure_rates(nlp: Any, portions: Iterator[list[str]], rounds: int) -> dict[str, float]:
    """Words a second of the whole extraction, of the bare NER, and of each step of the pipeline."""
    words: Counter[str] = Counter()
    seconds: Counter[str] = Counter()
    time_extraction(nlp, next(portions))  # lists and tables are made at first use
    for _ in range(rounds):
        for measure in (time_extraction, time_bare, time_steps):
            texts = next(portions)
            for name, taken in measure(nlp, texts).items():
                seconds[name] += taken
                words[name] += sum(len(text.split()) for text in texts)
    return {name: words[name] / seconds[name] for name in words}


def time_extraction(nlp: Any, texts: list[str]) -> dict[str, float]:
    return {"extraction": timed(lambda: electextract.extract_many(texts, nlp=nlp))}


def time_bare(nlp: Any, texts: list[str]) -> dict[str, float]:
    """Tokenizer, embedding and NER alone."""
    with nlp.select_pipes(enable=list(BARE)):
        return {"bare": timed(lambda: nlp.pipe(texts, batch_size=64))}


def time_steps(nlp: Any, texts: list[str]) -> dict[str, float]:
    """Each component for itself, without the garbage collector, whose long runs fall on any of them."""
    docs: list[Any] = []
    gc.collect()
    gc.disable()
    try:
        seconds = {"tokenizer": timed(lambda: map(docs.append, map(nlp.make_doc, texts)))}
        for name, pipe in nlp.pipeline:
            seconds[name] = timed(lambda pipe=pipe: run_step(pipe, docs))
    finally:
        gc.enable()
    return seconds


def run_step(pipe: Any, docs: list[Any]) -> Iterable[Any]:
    return pipe.pipe(docs, batch_size=64) if hasattr(pipe, "pipe") else map(pipe, docs)


def timed(work: Callable[[], Iterable[Any]]) -> float:
    begin = perf_counter()
    for _ in work():
        pass
    return perf_counter() - begin


def print_seconds(what: str, seconds: float, goal: float | None = None) -> None:
    verdict = f"goal: under {goal} s, {'met' if seconds < goal else 'MISSED'}" if goal else "lists and tables are made"
    print(f"{what:<24}{seconds:>9.2f} s        {verdict}")


def print_rates(nlp: Any, rates: dict[str, float]) -> None:
    met = "met" if rates["extraction"] > GOALS["words"] else "MISSED"
    print(f"{'extraction':<24}{rates['extraction']:>9.0f} words/s  goal: over {GOALS['words']} words/s, {met}")
    print(f"{'bare tok2vec + ner':<24}{rates['bare']:>9.0f} words/s  the same weights, nothing else\n")
    print(f"extraction takes {rates['bare'] / rates['extraction']:.2f} times as long as bare tok2vec + ner")
    steps = ["tokenizer", *nlp.pipe_names]
    whole = sum(1 / rates[name] for name in steps)
    print(f"the relation layer takes {1 / rates[RULE_LAYER] / whole:.0%} of the pipeline's time\n")
    for name in steps:
        print(f"{name:<24}{rates[name]:>9.0f} words/s {1 / rates[name] / whole:>6.0%}")


if __name__ == "__main__":
    main()
