"""A region that the model has never seen: what a few annotated articles bring there, and what they cost elsewhere.

    python benchmarks/forgetting.py [--regions Bangladesh "West Bengal"] [--articles 10 20 40] [--shares 1 0.25 0]
                                    [--seeds 1 2 3] [--steps 1200] [--more-steps 600] [--workers 2]
    python benchmarks/forgetting.py --report

All articles that have to do with the region are taken out of `training_data/*/train.jsonl`, and a small model (64 wide,
2 layers) is trained on the others: the base. Then it goes on (`train(start=base)`) with 10, 20, 40 articles of the
region, each pass reading beside them the share of the others that --shares names (0: none, the region's articles
alone). As in `electextract train`, the best step is chosen by dev articles of both: ten more of the region, and the
others' dev articles. Told is F of entities exactly right, in percent, on 30 further articles of the region, and on the
others' dev articles. The lists know the region's parties and seats all along.

Results go line by line to `benchmarks/forgetting.jsonl`; runs that stand there, of the same data and steps, are not
made again, so an interrupted series goes on where it stopped. One process trains a base and all that follows from it.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from statistics import mean, stdev
from tempfile import TemporaryDirectory
from typing import Any

DATA = Path(__file__).parent.parent / "training_data"
RESULTS = Path(__file__).with_suffix(".jsonl")
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
SMALL = {
    "components.tok2vec.model.embed.width": 64,
    "components.tok2vec.model.encode.width": 64,
    "components.tok2vec.model.encode.depth": 2,
}
BANGLADESH = ("BD-", "Bangladesh", "Jatiya Sangsad")
"""What the annotation of a Bangladeshi article has somewhere: a party's code, or the subject."""

TUNE, TEST = 10, 30

Row = dict[str, Any]


def main() -> None:
    options = read_options()
    if options.one:
        for row in run_region(options.regions[0], options.seeds[0], options):
            print(json.dumps(row, ensure_ascii=False), flush=True)
    elif not options.report:
        run_all(options)
    if not options.one:
        print_report(read_results())


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Learning a new region, and forgetting the others.")
    parser.add_argument("--regions", nargs="+", default=["Bangladesh", "West Bengal"], help="Bangladesh, Indian states")
    parser.add_argument("--articles", type=int, nargs="+", default=[10, 20, 40], help="of the region, to add")
    parser.add_argument(
        "--shares", type=float, nargs="+", default=[1.0, 0.25, 0.0], help="of the others, for each pass"
    )
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    parser.add_argument("--steps", type=int, default=1200, help="of training the base")
    parser.add_argument("--more-steps", type=int, default=600, help="of going on")
    parser.add_argument("--workers", type=int, default=2, help="bases at a time, each on one core")
    parser.add_argument("--report", action="store_true", help="the table of what was measured")
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


# -- articles --------------------------------------------------------------------------------------


def read_rows(part: str) -> list[Row]:
    return [json.loads(line) for path in sorted(DATA.glob(f"*/{part}.jsonl")) for line in path.open(encoding="utf8")]


def is_of(row: Row, region: str) -> bool:
    """Whether a result of the region is annotated in the article."""
    if region == "Bangladesh":
        told = json.dumps([row["contests"], row["tallies"], row["subject"]])
        return any(word in told for word in BANGLADESH)
    states = {contest["state"] for contest in row["contests"]} | {tally["scope"] for tally in row["tallies"]}
    return bool(states & set(names_of(region))) or any(name in row["subject"] for name in names_of(region))


def touches(row: Row, region: str) -> bool:
    """Whether the region, a short form of it or a seat that is there alone comes up: kept from the base as well."""
    if is_of(row, region) or any(name in row["text"] for name in names_of(region)):
        return True
    short = "".join(word[0] for word in region.split())
    seats = {contest["constituency"]["name"] for contest in row["contests"] if contest["constituency"]}
    return (len(short) > 1 and short in row["subject"].split()) or bool(seats & seats_of(region))


@cache
def names_of(region: str) -> tuple[str, ...]:
    """The region's name in every script that the lists have."""
    from electextract.gazetteers.loader import state_names

    return (region, *state_names().get(region, ()))


@cache
def seats_of(state: str) -> set[str]:
    """Names that only seats of the state have."""
    from electextract.gazetteers.loader import seats

    here = {name for seat in seats().values() for name in seat.names if seat.state == state}
    return here - {name for seat in seats().values() for name in seat.names if seat.state != state}


def data_hash() -> str:
    content = b"".join(path.read_bytes() for path in sorted(DATA.glob("*/*.jsonl")))
    return hashlib.sha256(content).hexdigest()[:12]


def split(region: str, seed: int) -> dict[str, list[Row]]:
    """Of the region, in a random order: to add, to choose the step by, to test; of the others: to train on, and dev."""
    train, dev = read_rows("train"), read_rows("dev")
    new = [row for row in train if is_of(row, region)]
    random.Random(seed).shuffle(new)
    test = [row for row in dev if is_of(row, region)][:TEST]
    missing = TEST - len(test)
    return {
        "tune": new[:TUNE],
        "test": test + new[TUNE : TUNE + missing],
        "new": new[TUNE + missing :],
        "others": [row for row in train if not touches(row, region)],
        "rest": [row for row in dev if not touches(row, region)],
    }


def write(rows: list[Row], path: Path) -> Path:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


# -- runs ------------------------------------------------------------------------------------------


def run_region(region: str, seed: int, options: argparse.Namespace) -> Iterator[Row]:
    """The base, then each number of added articles with each share of the others."""
    from electextract.training.train import train

    parts = split(region, seed)
    if len(parts["new"]) < max(options.articles) or len(parts["test"]) < TEST:
        sys.exit(f"{region}: too few articles; Bangladesh and West Bengal have enough")
    with TemporaryDirectory() as name:
        folder = Path(name)
        files = {part: write(rows, folder / f"{part}.jsonl") for part, rows in parts.items()}
        common = {"seed": seed, "overrides": {**SMALL, "training.max_steps": options.steps}}
        train([files["others"]], [files["rest"]], folder / "base", **common)
        told = {"region": region, "seed": seed, "data": data_hash(), "steps": [options.steps, options.more_steps]}
        told |= {"sizes": {part: len(rows) for part, rows in parts.items()}}
        yield {**told, "articles": 0, "share": None, **measure(folder / "base", files)}
        common["overrides"]["training.max_steps"] = options.more_steps
        for number, share in [(number, share) for number in options.articles for share in options.shares]:
            added = write(parts["new"][:number], folder / "added.jsonl")
            dev = [files["tune"], files["rest"]]
            more = {"shipped": [files["others"]] if share else [], "share": share, "start": folder / "base"}
            train([added], dev, folder / "more", **common, **more)
            yield {**told, "articles": number, "share": share, **measure(folder / "more", files)}


def measure(model: Path, files: dict[str, Path]) -> dict[str, float]:
    """F of entities on the region's dev articles and on the others."""
    import electextract
    from electextract.evaluation import evaluate, predict
    from electextract.io.annotated import read_annotated

    nlp = electextract.load(model)
    found = {}
    for part in ("test", "rest"):
        articles = list(read_annotated(files[part]))
        scores = evaluate(articles, list(predict(articles, nlp))).scores["all"]
        found[part] = round(100 * (scores["all entities"].f1 or 0), 2)
        found[f"{part} facts"] = round(100 * (scores["all facts"].f1 or 0), 2)
    return found


def run_all(options: argparse.Namespace) -> None:
    wanted = {(number, share) for number in options.articles for share in options.shares} | {(0, None)}
    stand = defaultdict(set)
    for row in read_results():
        stand[run_key(row)].add((row["articles"], row["share"]))
    steps, data = (options.steps, options.more_steps), data_hash()
    runs = [(region, seed) for seed in options.seeds for region in options.regions]
    runs = [(region, seed) for region, seed in runs if wanted - stand[region, seed, data, steps]]
    with ThreadPoolExecutor(options.workers) as pool, RESULTS.open("a", encoding="utf8") as stream:
        for lines in pool.map(lambda run: run_one(*run, options), runs):
            for row in map(json.loads, lines.splitlines()):
                if (row["articles"], row["share"]) not in stand[run_key(row)]:
                    stream.write(json.dumps(row, ensure_ascii=False) + "\n")
            stream.flush()


def run_one(region: str, seed: int, options: argparse.Namespace) -> str:
    """A base and what follows in a process of its own; its lines of JSON."""
    command = [sys.executable, __file__, "--one", "--regions", region, "--seeds", str(seed)]
    command += ["--steps", str(options.steps), "--more-steps", str(options.more_steps)]
    command += ["--articles", *map(str, options.articles), "--shares", *map(str, options.shares)]
    environment = os.environ | dict.fromkeys(THREADS, "1")
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, env=environment, check=False)
    print(f"{region}, seed {seed}: {'done' if done.returncode == 0 else 'failed'}", flush=True)
    return done.stdout if done.returncode == 0 else ""


def read_results() -> list[Row]:
    lines = RESULTS.read_text("utf8").splitlines() if RESULTS.is_file() else []
    return [json.loads(line) for line in lines]


def run_key(row: Row) -> tuple[str, int, str, tuple[int, ...]]:
    return row["region"], row["seed"], row["data"], tuple(row["steps"])


# -- report ----------------------------------------------------------------------------------------


def print_report(results: list[Row]) -> None:
    """A table for each region, state of the data and number of steps: mean over the seeds."""
    groups = defaultdict(list)
    for row in results:
        groups[row["region"], row["data"], tuple(row["steps"])].append(row)
    for (region, data, steps), rows in groups.items():
        print(f"\n## {region}: {steps[0]} steps, then {steps[1]}; data {data}\n")
        print(
            "| articles | others a pass | seeds | F there | change | F elsewhere | change | facts there | elsewhere |"
        )
        print("|---:|---:|---:|---:|---:|---:|---:|---:|---:|")
        base = {row["seed"]: row for row in rows if row["articles"] == 0}
        for key in sorted({(row["articles"], row["share"] or 0.0) for row in rows}):
            print(table_row(key, [row for row in rows if (row["articles"], row["share"] or 0.0) == key], base))


def table_row(key: tuple[int, float], rows: list[Row], base: dict[int, Row]) -> str:
    others = f"{key[1]:.0%}" if key[0] else ""
    cells = [str(key[0]), others, str(len(rows))]
    for part in ("test", "rest"):
        changes = [row[part] - base[row["seed"]][part] for row in rows]
        spread = f" ± {stdev(changes):.1f}" if len(changes) > 1 and key[0] else ""
        cells += [f"{mean(row[part] for row in rows):.1f}", f"{mean(changes):+.1f}{spread}" if key[0] else ""]
    cells += [f"{mean(row[f'{part} facts'] for row in rows):.1f}" for part in ("test", "rest")]
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
