"""Does `suggest` teach more than chance? Annotation is simulated on training_data, round by round.

    python benchmarks/suggest.py [--workers 1] [--output benchmarks/suggest.json] [--rounds 5] [--seeds 1 2 3]
                                 [--words 3000] [--steps 300] [--strategies suggest random] [--summary]

A learner begins with --words words of articles taken at random. In each round a small model (64 wide, 2 layers) is
trained from nothing on what is annotated so far and measured on the dev articles; then a strategy chooses articles of
about --words words out of all the others, whose annotations are taken from the gold. Strategies spend the same number
of words, so that none gains by choosing long articles; with one seed all of them begin with the same articles.

Results go to --output after every round. A run that was stopped goes on where it was; a finished one prints its
figures. F is that of the NER on the entities of en/dev and bn/dev together, in percent.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from multiprocessing import get_context
from pathlib import Path
from statistics import fmean, stdev
from tempfile import TemporaryDirectory
from typing import Any

DATA = Path(__file__).parent.parent / "training_data"
SMALL = {
    "components.tok2vec.model.embed.width": 64,
    "components.tok2vec.model.encode.width": 64,
    "components.tok2vec.model.encode.depth": 2,
}
ALONE = ("uncertainty", "disagreement", "unseen", "diversity")
"""Strategies of one signal of `suggest` alone, to see what each is worth."""
SETTINGS = ("words", "steps")
"""What has to stay as it is when a run goes on."""

State = dict[str, Any]
Row = dict[str, Any]


def main() -> None:
    options = read_options()
    state = read_state(options)
    if not options.summary:
        run_all(state, options)
    print_summary(state)


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Whether suggested articles teach more than random ones.")
    parser.add_argument("--workers", type=int, default=1, help="processes, each training one model on one core")
    parser.add_argument("--output", type=Path, default=Path(__file__).with_suffix(".json"), help="results, kept up")
    parser.add_argument("--rounds", type=int, default=5, help="of choosing; models are trained before and after each")
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    parser.add_argument("--words", type=int, default=3000, help="to begin with, and for each round")
    parser.add_argument("--steps", type=int, default=300, help="of training each model")
    parser.add_argument("--strategies", nargs="+", default=["suggest", "random"], choices=["suggest", "random", *ALONE])
    parser.add_argument("--summary", action="store_true", help="print what is there, run nothing")
    return parser.parse_args()


def read_state(options: argparse.Namespace) -> State:
    """What earlier runs found; settings that would not compare are refused."""
    settings = {**{name: getattr(options, name) for name in SETTINGS}, "data": data_digest()}
    if not options.output.is_file():
        return {"settings": settings, "runs": {}}
    state: State = json.loads(options.output.read_text(encoding="utf-8"))
    if state["settings"] != settings and not options.summary:
        sys.exit(f"{options.output} was made with {state['settings']}, not {settings}; give another --output")
    return state


def data_digest() -> str:
    """Changes with any article, train or dev."""
    content = b"".join(path.read_bytes() for path in sorted(DATA.glob("*/*.jsonl")))
    return hashlib.sha256(content).hexdigest()[:16]


def write_state(state: State, path: Path) -> None:
    part = path.with_name(path.name + ".part")
    part.write_text(json.dumps(state, indent=1, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")
    part.replace(path)


# -- rounds ----------------------------------------------------------------------------------------


def run_all(state: State, options: argparse.Namespace) -> None:
    """Every round of every run that is not there yet, as many at once as there are workers."""
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = "1"
    names = [f"{strategy}/{seed}" for seed in options.seeds for strategy in options.strategies]
    with ProcessPoolExecutor(options.workers, mp_context=get_context("spawn")) as pool:

        def start(name: str) -> dict[Future[Row], str]:
            done = state["runs"].setdefault(name, [])
            if len(done) > options.rounds:
                return {}
            return {pool.submit(run_round, name, done, options.words, options.steps): name}

        running = {future: name for each in names for future, name in start(each).items()}
        while running:
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                name = running.pop(future)
                state["runs"][name].append(future.result())
                write_state(state, options.output)
                print_round(name, state["runs"][name])
                running |= start(name)


def run_round(name: str, done: list[Row], words: int, steps: int) -> Row:
    """Trains on what is annotated, measures, and chooses what to annotate next; the same input, the same result."""
    strategy, seed = name.split("/")
    pool = read_pool()
    first = random_choice(pool, pool, words, random.Random(int(seed)))
    annotated = [*first, *(each for row in done for each in row["chosen"])]
    left = {key: row for key, row in pool.items() if key not in set(annotated)}
    chance = random.Random(f"{seed}/{len(done)}")
    with TemporaryDirectory() as folder:
        scores = train_small([pool[each] for each in annotated], Path(folder), seed=int(seed), steps=steps)
        if strategy == "random":
            chosen = random_choice(left, left, words, chance)
        else:
            chosen = suggested_choice(left, [pool[each]["text"] for each in annotated], words, strategy, Path(folder))
    return {
        "articles": len(annotated),
        "words": count_words(pool[each] for each in annotated),
        "ents_f": scores["ents_f"],
        "ents_per_type": {label: each["f"] for label, each in scores["ents_per_type"].items()},
        "chosen": chosen,
    }


def read_pool() -> dict[str, Row]:
    """All training articles by their id, in the order of the files."""
    from electextract.io.files import read_objects

    rows = (row for path in sorted(DATA.glob("*/train.jsonl")) for _, row in read_objects(path))
    return {row["id"]: row for row in rows}


def train_small(rows: list[Row], folder: Path, *, seed: int, steps: int) -> dict[str, Any]:
    """A small model in `folder`/model; its scores on the dev articles."""
    from electextract.training.train import train

    path = folder / "train.jsonl"
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    every = max(steps // 3, 1)
    limits = {"training.max_steps": steps, "training.patience": 0, "training.eval_frequency": every}
    dev = sorted(DATA.glob("*/dev.jsonl"))
    return dict(train([path], dev, folder / "model", config="sm", seed=seed, overrides={**SMALL, **limits}))


def random_choice(rows: dict[str, Row], order: Iterable[str], words: int, chance: random.Random) -> list[str]:
    names = list(order)
    return within_budget(chance.sample(names, len(names)), rows, words)


def suggested_choice(rows: dict[str, Row], annotated: list[str], words: int, strategy: str, folder: Path) -> list[str]:
    """What the model that was just trained would have annotated next."""
    import electextract
    from electextract.extract import as_article
    from electextract.training.signals import known_words, read_signals
    from electextract.training.suggest import Weights, suggest

    nlp = electextract.load(folder / "model")
    articles = [as_article({"id": name, "text": row["text"]}) for name, row in rows.items()]
    weights = Weights() if strategy == "suggest" else Weights(**{name: float(name == strategy) for name in ALONE})
    candidates = list(read_signals(nlp, articles))
    chosen = suggest(candidates, len(articles), known=known_words(nlp, annotated), weights=weights)
    return within_budget([each.id for each in chosen], rows, words)


def within_budget(names: list[str], rows: dict[str, Row], words: int) -> list[str]:
    """From the front, until the words are spent; the article that goes beyond them is still taken."""
    chosen: list[str] = []
    for name in names:
        if count_words(rows[each] for each in chosen) >= words:
            break
        chosen.append(name)
    return chosen


def count_words(rows: Iterable[Row]) -> int:
    return sum(len(row["text"].split()) for row in rows)


# -- figures ---------------------------------------------------------------------------------------


def print_round(name: str, rows: list[Row]) -> None:
    last = rows[-1]
    told = f"{last['articles']} articles, {last['words']} words: F {100 * last['ents_f']:.1f}"
    print(f"{name:<20} round {len(rows) - 1}: {told}", flush=True)


def print_summary(state: State) -> None:
    """F after each round, the mean over the seeds; then each strategy against chance, seed by seed."""
    strategies = sorted({name.split("/")[0] for name in state["runs"]}, key=lambda name: (name != "random", name))
    print(f"\n{'F in percent':<16}" + "".join(f"{'round ' + str(number):>10}" for number in range(depth(state))))
    for strategy in strategies:
        cells = [fmean(values) for values in zip(*curves(state, strategy), strict=False)]
        print(f"{strategy:<16}" + "".join(f"{100 * cell:>10.1f}" for cell in cells))
    for strategy in strategies:
        gains = list(gains_over_random(state, strategy))
        if gains:
            spread = f" ± {stdev(gains):.1f} (standard deviation)" if len(gains) > 1 else ""
            each = ", ".join(f"{gain:+.1f}" for gain in gains)
            print(f"{strategy} over random, mean of rounds 1 on: {fmean(gains):+.1f}{spread}, seed by seed {each}")


def depth(state: State) -> int:
    return max((len(rows) for rows in state["runs"].values()), default=0)


def curves(state: State, strategy: str) -> list[list[float]]:
    return [
        [row["ents_f"] for row in rows]
        for name, rows in sorted(state["runs"].items())
        if name.split("/")[0] == strategy and rows
    ]


def gains_over_random(state: State, strategy: str) -> Iterator[float]:
    """For each seed, by how many points a strategy is better on average over the rounds that both have."""
    for name, rows in sorted(state["runs"].items()):
        chance = state["runs"].get(f"random/{name.split('/')[1]}", [])
        both = list(zip(rows, chance, strict=False))[1:]
        if name.split("/")[0] == strategy != "random" and both:
            yield 100 * fmean(row["ents_f"] - other["ents_f"] for row, other in both)


if __name__ == "__main__":
    main()
