"""What meta.json says of a model: how well it reads the dev articles, how sure its scores are, what it was made of."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from electextract.components.scores import PASSES, calibration_error, calibration_levels, found_again
from electextract.evaluation import KINDS, evaluate, predict
from electextract.io.annotated import AnnotatedArticle, read_annotated

DIGITS = 4


def dev_articles(paths: Iterable[str | Path]) -> list[AnnotatedArticle]:
    """The articles of dev files, in order."""
    return [article for path in paths for article in read_annotated(path)]


def entity_figures(nlp: Language, articles: list[AnnotatedArticle]) -> dict[str, dict[str, Any]]:
    """Entities exactly right, through the whole pipeline.

    Returns:
        Language (`all` too) -> `all entities` or label -> `f1`, `precision`, `recall` and the 95 % `interval` of f1.
    """
    scores = evaluate(articles, list(predict(articles, nlp))).to_dict()["scores"]
    return {
        language: {kind: _rounded(each[kind]) for kind in KINDS["entities"] if each.get(kind)}
        for language, each in scores.items()
    }


def _rounded(score: Mapping[str, Any]) -> dict[str, Any]:
    rates = {name: score[name] for name in ("f1", "precision", "recall")}
    numbers = {name: None if value is None else round(value, DIGITS) for name, value in rates.items()}
    return {**numbers, "interval": score["interval"] and [round(bound, DIGITS) for bound in score["interval"]]}


def calibrate(nlp: Language, articles: list[AnnotatedArticle]) -> dict[str, Any]:
    """The calibration of `entity_scores`, and its expected error.

    The error is measured across: levels from every second article, judged on the others, and the other way round.

    Returns:
        `passes`, `levels` (a probability for each share of passes), `expected_calibration_error`.
    """
    halves = [_judged(nlp, articles[first::2]) for first in (0, 1)]
    scores: list[float] = []
    right: list[bool] = []
    for own, other in (halves, halves[::-1]):
        levels = calibration_levels(*other)
        scores += [levels[round(share * PASSES)] for share in own[0]]
        right += own[1]
    (shares, right_first), (more, right_second) = halves
    return {
        "passes": PASSES,
        "levels": calibration_levels([*shares, *more], [*right_first, *right_second]),
        "expected_calibration_error": round(calibration_error(scores, right), DIGITS),
    }


def _judged(nlp: Language, articles: list[AnnotatedArticle]) -> tuple[list[float], list[bool]]:
    """The share of passes of each entity found, and whether it is right."""
    shares: list[float] = []
    right: list[bool] = []
    for article in articles:
        doc: Doc = nlp(article.text)
        gold = {(entity.start, entity.end, entity.label) for entity in article.gold.entities}
        shares += found_again(nlp, doc)
        right += [(ent.start_char, ent.end_char, ent.label_) in gold for ent in doc.ents]
    return shares, right


def digest(content: bytes) -> str:
    """What meta.json keeps of a file."""
    return hashlib.sha256(content).hexdigest()[:16]


def settings_digest(settings: Mapping[str, Any]) -> str:
    """What meta.json keeps of a config."""
    return digest(json.dumps(settings, sort_keys=True, default=str).encode())


def parted_from(nlp: Language, folder: Path) -> list[str]:
    """In what a model differs from the training data and the lists as they are now.

    Args:
        folder: the project's `training_data`; where it is not there, the data are not compared.

    Returns:
        A line for each difference; none where the model was made of just these.
    """
    made = nlp.meta.get("training", {})
    lines = []
    if made.get("gazetteer") not in (None, nlp.get_pipe("election_gazetteer").digest):  # type: ignore[attr-defined]
        lines.append("the lists of parties and seats have changed since this model was trained")
    known = {entry["sha256"] for entry in made.get("data", ())}
    now = {path: digest(path.read_bytes()) for path in sorted(folder.glob("*/*.jsonl"))}
    changed = [f"{path.parent.name}/{path.name}" for path, each in now.items() if each not in known]
    if known and changed:
        lines.append(f"trained on other articles than now stand in {folder.name}: {', '.join(changed)} changed")
    return lines
