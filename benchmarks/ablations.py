"""What each part of the NER earns: small models, each without one thing or with another, and a learning curve.

    python benchmarks/ablations.py [--only NAME ...] [--size small|full] [--seeds 1 2 3] [--workers 2] [--list]
    python benchmarks/ablations.py --report

Every run trains on `training_data/*/train.jsonl` (or a share of it) and is judged on `training_data/*/dev.jsonl`: F
of entities exactly right, with the policy behind the NER and without. Results go line by line to
`benchmarks/ablations.jsonl`; runs that stand there, of the same data, are not made again, so an interrupted series
goes on where it stopped. One process a run, one thread a process.
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
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean, stdev
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

DATA = Path(__file__).parent.parent / "training_data"
RESULTS = Path(__file__).with_suffix(".jsonl")
EMBED, ENCODE, NER = "components.tok2vec.model.embed", "components.tok2vec.model.encode", "components.ner.model"
AUGMENT = "corpora.train.augmenter"
WIDTH = {"small": 64, "full": 96}
SMALL = {f"{ENCODE}.depth": 2, "training.max_steps": 1200, "training.patience": 1200}
FEATURES = ["LISTED", "NUMBER", "PERSON", "REPEATED"]
ATTRS = {"NORM": 4000, "PREFIX": 1000, "SUFFIX": 2000, "SHAPE": 500, "LATIN_KEY": 4000}
FOLDS = 5
COUNTED = ("negatives", "false_figures", "false_contests", "reports", "reports_left_out")


@dataclass(frozen=True)
class Variant:
    """One change to the config, or to the articles that it is trained on."""

    about: str
    changes: dict[str, Any] = field(default_factory=dict)
    share: float = 1.0
    unit: str = "article"
    stock_lexemes: bool = False
    width: int | None = None


def without_attr(name: str) -> dict[str, Any]:
    kept = {attr: rows for attr, rows in ATTRS.items() if attr != name}
    return {f"{EMBED}.attrs": list(kept), f"{EMBED}.rows": list(kept.values())}


def without_feature(name: str) -> dict[str, Any]:
    return {f"{EMBED}.doc_features": [feature for feature in FEATURES if feature != name]}


def without_swap(name: str) -> dict[str, Any]:
    return {f"{AUGMENT}.swaps.{name}": 0.0}


VARIANTS = {
    "base": Variant("as configured"),
    "no latin key": Variant("no phonetic key", without_attr("LATIN_KEY")),
    "no prefix": Variant("no PREFIX", without_attr("PREFIX")),
    "no suffix": Variant("no SUFFIX", without_attr("SUFFIX")),
    "no shape": Variant("no SHAPE", without_attr("SHAPE")),
    "stock lexemes": Variant("spaCy's own SHAPE, PREFIX, SUFFIX: letters, not clusters", stock_lexemes=True),
    "no gazetteer": Variant("list matches are no feature", without_feature("LISTED")),
    "no numbers": Variant("numbers read are no feature", without_feature("NUMBER")),
    "no persons": Variant("words of people's names are no feature", without_feature("PERSON")),
    "no repeats": Variant("repeated words are no feature", without_feature("REPEATED")),
    "names never hidden": Variant("list matches all shown while training", {f"{EMBED}.name_dropout": 0.0}),
    "names hidden 0.5": Variant("half of the list matches hidden while training", {f"{EMBED}.name_dropout": 0.5}),
    "width 96": Variant("96 columns for 64", width=96),
    "width 128": Variant("128 columns for 64", width=128),
    "depth 4": Variant("4 layers for 2", {f"{ENCODE}.depth": 4}),
    "depth 6": Variant("6 layers for 2", {f"{ENCODE}.depth": 6}),
    "window 1": Variant("one neighbour a side and layer for two", {f"{ENCODE}.window_size": 1}),
    "window 3": Variant("three neighbours a side and layer for two", {f"{ENCODE}.window_size": 3}),
    "rows x 0.25": Variant("a quarter of the rows", {f"{EMBED}.rows": [n // 4 for n in ATTRS.values()]}),
    "rows x 2": Variant("twice the rows", {f"{EMBED}.rows": [2 * n for n in ATTRS.values()]}),
    "dropout 0.1": Variant("dropout 0.1 for 0.2", {"training.dropout": 0.1}),
    "dropout 0.35": Variant("dropout 0.35 for 0.2", {"training.dropout": 0.35}),
    "no averaging": Variant("last weights, no average", {"training.optimizer.use_averages": False}),
    "steps x 0.5": Variant("600 steps for 1200", {"training.max_steps": 600}),
    "steps x 2": Variant("2400 steps for 1200", {"training.max_steps": 2400, "training.patience": 2400}),
    "hidden 128": Variant("128 hidden columns in the transition model for 64", {f"{NER}.hidden_width": 128}),
    "more state": Variant("more tokens of the state", {f"{NER}.extra_state_tokens": True}),
    "sentences": Variant("trained on sentences, read as articles", unit="sentence"),
    "no augmenting": Variant("articles as they are", {f"{AUGMENT}.level": 0.0}),
    "no asides": Variant("no sentences about bystanders put in", {f"{AUGMENT}.asides": 0.0}),
    "no candidate swaps": Variant("candidates keep their names", without_swap("candidates")),
    "no seat swaps": Variant("seats keep their names", without_swap("seats")),
    "no party swaps": Variant("parties keep their names", without_swap("parties")),
    "no number swaps": Variant("figures stay", without_swap("numbers")),
    **{f"data {share:.0%}": Variant("so much of the articles", share=share) for share in (0.12, 0.25, 0.5)},
    **{f"fold {k}": Variant(f"fold {k} of {FOLDS} of all articles held out") for k in range(FOLDS)},
}
"""Folds hold out articles of train and dev together: dev alone has few hard negatives."""


def main() -> None:
    options = read_options()
    if options.list:
        print("\n".join(f"{name}: {variant.about}" for name, variant in VARIANTS.items()))
    elif options.one:
        print(json.dumps(measure(options.one, options.seeds[0], options.size), ensure_ascii=False))
    elif options.report:
        print_report(read_results())
    else:
        run_all(options)


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="What each part of the NER earns.")
    parser.add_argument("--only", nargs="*", help="variants; all but the folds otherwise")
    parser.add_argument("--size", choices=("small", "full"), default="small", help="64x2, 1200 steps, or the config")
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--workers", type=int, default=2, help="runs at a time")
    parser.add_argument("--list", action="store_true", help="name the variants")
    parser.add_argument("--report", action="store_true", help="the table of what was measured")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    return parser.parse_args()


def run_all(options: argparse.Namespace) -> None:
    names = options.only or [name for name in VARIANTS if not name.startswith("fold")]
    if unknown := sorted(set(names) - set(VARIANTS)):
        sys.exit(f"unknown variants: {', '.join(unknown)}; --list names them")
    stand = {run_key(result) for result in read_results()}
    runs = [(name, seed) for seed in options.seeds for name in names]
    runs = [(name, seed) for name, seed in runs if (name, seed, options.size, data_hash()) not in stand]
    with ThreadPoolExecutor(options.workers) as pool, RESULTS.open("a", encoding="utf8") as stream:
        for line in pool.map(lambda run: run_one(*run, options.size), runs):
            stream.write(line)
            stream.flush()
            print(line, end="", flush=True)


def run_one(name: str, seed: int, size: str) -> str:
    """A run in a process of its own; its line of JSON."""
    command = [sys.executable, __file__, "--one", name, "--seeds", str(seed), "--size", size]
    threads = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, env=os.environ | threads, check=False)
    return done.stdout if done.returncode == 0 else ""


def read_results() -> list[dict[str, Any]]:
    lines = RESULTS.read_text("utf8").splitlines() if RESULTS.is_file() else []
    return [json.loads(line) for line in lines]


def run_key(result: dict[str, Any]) -> tuple[str, int, str, str]:
    return result["variant"], result["seed"], result["size"], result["data"]


def data_hash() -> str:
    content = b"".join(path.read_bytes() for path in sorted(DATA.glob("*/*.jsonl")))
    return hashlib.sha256(content).hexdigest()[:12]


def measure(name: str, seed: int, size: str) -> dict[str, Any]:
    """Trains one variant and judges it."""
    import electextract
    from electextract.evaluation import evaluate, predict
    from electextract.io.annotated import read_annotated
    from electextract.training.train import train

    variant = VARIANTS[name]
    if variant.stock_lexemes:
        use_stock_lexemes()
    register_units()
    with TemporaryDirectory() as folder:
        train_paths, dev_paths = write_parts(name, variant, seed, Path(folder))
        begin = perf_counter()
        train(train_paths, dev_paths, Path(folder) / "model", seed=seed, overrides=overrides(variant, size))
        seconds = perf_counter() - begin
        nlp = electextract.load(Path(folder) / "model")
        articles = [article for path in dev_paths for article in read_annotated(path)]
        scores = {"policy": evaluate(articles, list(predict(articles, nlp))).to_dict()["scores"]}
        false = count_false(articles, predict(articles, nlp))
        nlp.remove_pipe("textcat")
        false["without_classifier"] = count_false(articles, predict(articles, nlp))
        nlp.remove_pipe("election_policy")
        scores["alone"] = evaluate(articles, list(predict(articles, nlp))).to_dict()["scores"]
    figures = {part: shorten_scores(each) for part, each in scores.items()}
    return {
        "variant": name,
        "seed": seed,
        "size": size,
        "data": data_hash(),
        "seconds": round(seconds),
        **figures,
        **false,
    }


def overrides(variant: Variant, size: str) -> dict[str, Any]:
    changes = dict(SMALL) if size == "small" else {}
    width = variant.width or WIDTH[size]
    changes |= {f"{EMBED}.width": width, f"{ENCODE}.width": width, **variant.changes}
    if variant.unit != "article":
        changes["corpora.train.@readers"] = "ablations.Sentences.v1"
    return changes


def write_parts(name: str, variant: Variant, seed: int, folder: Path) -> tuple[list[Path], list[Path]]:
    """Train and dev files: as they are, a share of train, or a fold of both together."""
    parts = {part: all_lines(part) for part in ("train", "dev")}
    if name.startswith("fold"):
        lines = sorted(parts["train"] + parts["dev"])
        random.Random(0).shuffle(lines)
        parts = {"dev": lines[int(name[5:]) :: FOLDS]}
        parts["train"] = [line for line in lines if line not in set(parts["dev"])]
    elif variant.share < 1:
        chosen = random.Random(seed).sample(parts["train"], round(variant.share * len(parts["train"])))
        parts["train"] = chosen
    paths = {part: folder / f"{part}.jsonl" for part in parts}
    for part, lines in parts.items():
        paths[part].write_text("".join(lines), "utf8")
    return [paths["train"]], [paths["dev"]]


def all_lines(part: str) -> list[str]:
    """Articles of both languages."""
    paths = sorted(DATA.glob(f"*/{part}.jsonl"))
    return [line for path in paths for line in path.read_text("utf8").splitlines(keepends=True)]


def count_false(articles: list[Any], found: Iterable[Any]) -> dict[str, Any]:
    """In articles that tell no result: how many, votes and margins found wrongly, articles with a contest found.

    And of the others how many there are, and how many the classifier takes for articles without result.
    """
    from electextract.records import FIGURES
    from electextract.results_score import LEAST_SCORE

    counts: dict[str, Any] = dict.fromkeys(COUNTED, 0)
    for article, extraction in zip(articles, found, strict=True):
        if article.gold.contests or article.gold.tallies:
            counts["reports"] += bool(article.gold.contests)
            score = extraction.results_score if article.gold.contests else None
            counts["reports_left_out"] += int(score is not None and score < LEAST_SCORE)
            continue
        gold = {(ent.start, ent.end, ent.label) for ent in article.gold.entities}
        figures = [ent for ent in extraction.entities if ent.label in FIGURES]
        counts["negatives"] += 1
        counts["false_figures"] += sum((ent.start, ent.end, ent.label) not in gold for ent in figures)
        counts["false_contests"] += bool(extraction.contests)
    return counts


def shorten_scores(scores: dict[str, Any]) -> dict[str, dict[str, float]]:
    """F of entities by language and label, in percent."""
    from electextract.records import LABELS

    kinds = ("all entities", *LABELS)
    return {
        language: {kind: round(100 * each[kind]["f1"], 2) for kind in kinds if each.get(kind, {}).get("f1") is not None}
        for language, each in scores.items()
    }


def use_stock_lexemes() -> None:
    from spacy.attrs import PREFIX, SHAPE, SUFFIX
    from spacy.lang.lex_attrs import word_shape

    from electextract.language import ElectionNews

    ElectionNews.Defaults.lex_attr_getters |= {
        SHAPE: word_shape,
        PREFIX: lambda form: form[0],
        SUFFIX: lambda form: form[-3:],
    }


def register_units() -> None:
    """A reader that gives sentences for articles."""
    import re
    from dataclasses import replace

    from spacy.util import registry

    from electextract.training.corpus import TrainingArticle, make_example, read_training

    ends = re.compile(r"(?<=[.!?\u0964])\s+|\n+")

    def pieces(article: TrainingArticle) -> Iterator[TrainingArticle]:
        begin = 0
        for match in [*ends.finditer(article.text), None]:
            stop, after = match.span() if match else (len(article.text), len(article.text))
            if any(start < after and end > stop for start, end, _ in article.marks):
                continue
            marks = tuple((s - begin, e - begin, label) for s, e, label in article.marks if begin <= s and e <= stop)
            yield replace(article, text=article.text[begin:stop], marks=marks)
            begin = after

    def sentences(paths: list[str], shuffle: bool = False, augmenter: Any = None) -> Any:
        articles = [piece for article in read_training(paths) for piece in pieces(article) if piece.text.strip()]

        def examples(nlp: Any) -> Iterator[Any]:
            for article in random.sample(articles, len(articles)) if shuffle else articles:
                example = make_example(nlp, article)
                yield from augmenter(nlp, example) if augmenter else (example,)

        return examples

    registry.readers("ablations.Sentences.v1", func=sentences)


def print_report(results: list[dict[str, Any]]) -> None:
    """A table for each size and state of the data: mean F, its deviation, the difference to base."""
    groups: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for result in results:
        groups[result["size"], result["data"]].append(result)
    for (size, data), each in groups.items():
        print(f"\n## {size}, data {data}\n")
        print("| variant | seeds | F | ± | to base | English | Bengali | without policy | minutes |")
        print("|---|---|---|---|---|---|---|---|---|")
        rows = summarise([result for result in each if not result["variant"].startswith("fold")])
        base = rows["base"]["all"] if "base" in rows else float("nan")
        for name, row in sorted(rows.items(), key=lambda item: -item[1]["all"]):
            cells = [f"{row['all']:.1f}", f"{row['sd']:.1f}", f"{row['all'] - base:+.1f}"]
            cells += [f"{row[key]:.1f}" for key in ("en", "bn", "alone", "minutes")]
            print(f"| {name} | {row['runs']} | {' | '.join(cells)} |")
        print_folds([result for result in each if result["variant"].startswith("fold")])


def summarise(results: list[dict[str, Any]]) -> dict[str, dict[str, float]]:
    rows: dict[str, dict[str, float]] = {}
    for name in {result["variant"]: None for result in results}:
        runs = [result for result in results if result["variant"] == name]
        values = [run["policy"]["all"]["all entities"] for run in runs]
        rows[name] = {
            "runs": len(runs),
            "all": mean(values),
            "sd": stdev(values) if len(values) > 1 else 0.0,
            **{language: mean(run["policy"][language]["all entities"] for run in runs) for language in ("en", "bn")},
            "alone": mean(run["alone"]["all"]["all entities"] for run in runs),
            "minutes": mean(run["seconds"] for run in runs) / 60,
        }
    return rows


def print_folds(results: list[dict[str, Any]]) -> None:
    judged = [run for run in results if "without_classifier" in run]
    if judged:
        print_false("with the classifier", judged)
        print_false("without it", [run["without_classifier"] for run in judged])


def print_false(title: str, counts: list[dict[str, Any]]) -> None:
    total = {key: sum(each[key] for each in counts) for key in COUNTED}
    print(
        f"\n{len(counts)} folds, {title}: {total['negatives']} stories without result; votes and margins found: "
        f"{total['false_figures']}; articles with a contest found: {total['false_contests']}; "
        f"of {total['reports']} reports left out: {total['reports_left_out']}"
    )


if __name__ == "__main__":
    main()
