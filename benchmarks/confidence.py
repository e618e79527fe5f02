"""Is the confidence of a contest what it says? Fits its weights, and measures how far they are off.

    python benchmarks/confidence.py [FILE ...] [--model NAME_OR_FOLDER] [--write]

Every contest that the model finds in the articles (`training_data/*/dev.jsonl` if none are given) is exactly right or
not (lenient). The table and the expected calibration error come from five folds of articles, each judged with weights
fitted on the others; `--write` puts weights fitted on all of them into `electextract/relations/confidence.toml`.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

import numpy
from numpy.typing import NDArray

import electextract
from electextract.components.scores import calibration_error
from electextract.evaluation import predict
from electextract.evaluation.facts import judge_contests
from electextract.io.annotated import read_annotated
from electextract.relations import confidence

ROOT = Path(__file__).parent.parent
FOLDS, SEED, PENALTY, STEPS = 5, 1, 1.0, 30
Matrix = NDArray[numpy.float64]


def main() -> None:
    parser = argparse.ArgumentParser(description="Fits and measures the confidence of contests.")
    parser.add_argument("files", nargs="*", type=Path, default=sorted((ROOT / "training_data").glob("*/dev.jsonl")))
    parser.add_argument("--model", help="name or folder; the default model otherwise")
    parser.add_argument("--write", action="store_true", help="put the weights into the package")
    options = parser.parse_args()
    names, found, right, article = collect(options.files, options.model)
    crossed = cross_fit(found, right, article)
    print_table(crossed, right)
    known = dict(zip(names, fit(found, right).round(3).tolist(), strict=True))
    print("\n".join(f"{name:<12}{value:+.3f}" for name, value in known.items()))
    if options.write:
        write_weights(known)


def collect(paths: list[Path], model: str | None) -> tuple[list[str], Matrix, Matrix, list[int]]:
    """Doubts of every contest found (a row each), whether it is right, and the number of its article."""
    nlp = electextract.load(model)
    confidence.with_confidence = lambda contests: tuple(contests)  # the product of the rules' precisions stays
    articles = [each for path in paths for each in read_annotated(path)]
    rows, right, numbers = [], [], []
    for number, (gold, extraction) in enumerate(zip(articles, predict(articles, nlp), strict=True)):
        for pair in judge_contests(gold, extraction):
            if pair.found is not None:
                rows.append(confidence.doubts(pair.found, contests=len(extraction.contests)))
                right.append(pair.exactly_right())
                numbers.append(number)
    return list(rows[0]), numpy.array([list(row.values()) for row in rows]), numpy.array(right, dtype=float), numbers


def fit(found: Matrix, right: Matrix) -> Matrix:
    """Logistic regression by Newton's method; the constant is not penalised."""
    known = numpy.zeros(found.shape[1])
    penalty = numpy.diag([0.0, *[PENALTY] * (found.shape[1] - 1)])
    for _ in range(STEPS):
        sure = 1 / (1 + numpy.exp(-found @ known))
        slope = found.T @ (right - sure) - penalty @ known
        curve = (found * (sure * (1 - sure))[:, None]).T @ found + penalty
        known += numpy.linalg.solve(curve + 1e-6 * numpy.eye(len(known)), slope)
    return known


def cross_fit(found: Matrix, right: Matrix, article: list[int]) -> Matrix:
    """The confidence of each contest, by weights that have not seen its article."""
    order = sorted(set(article))
    random.Random(SEED).shuffle(order)
    fold = {number: place % FOLDS for place, number in enumerate(order)}
    folds = numpy.array([fold[number] for number in article])
    sure = numpy.zeros(len(right))
    for each in range(FOLDS):
        known = fit(found[folds != each], right[folds != each])
        sure[folds == each] = 1 / (1 + numpy.exp(-found[folds == each] @ known))
    return sure


def print_table(sure: Matrix, right: Matrix) -> None:
    error = calibration_error(sure.tolist(), right.astype(bool).tolist())
    print(f"{len(right)} contests, {right.mean():.1%} exactly right; expected calibration error {error:.3f}\n")
    print("| confidence | contests | mean | exactly right |\n|---|---|---|---|")
    for low in numpy.arange(0, 1, 0.1):
        inside = (sure >= low) & (sure < low + 0.1)
        if inside.any():
            means = f"{sure[inside].mean():.2f} | {right[inside].mean():.2f}"
            print(f"| {low:.1f}–{low + 0.1:.1f} | {inside.sum()} | {means} |")
    print()


def write_weights(known: dict[str, float]) -> None:
    lines = [f'"{name}" = {value}' for name, value in known.items()]
    head = "# Weights of `confidence.py`, written by `python benchmarks/confidence.py --write`.\n[weights]\n"
    path = ROOT / "electextract" / "relations" / "confidence.toml"
    path.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
