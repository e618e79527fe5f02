"""Contests and tallies as spaCy scores, for `spacy evaluate` and `nlp.evaluate`.

The gold answer stands in a Doc's `user_data`, where `electextract convert` puts it when it writes a DocBin. Imports
wait for the first score, so that spaCy can load this entry point at no cost.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.training import Example

    from electextract.evaluation.scores import Counts

SCORES = {"contests": "exactly right", "facts": "all facts", "tallies": "tallies"}
"""Name of the score -> kind of `electextract.evaluation.KINDS`."""


def make_contest_scorer() -> Callable[..., dict[str, Any]]:
    """The registered scorer `electextract.ContestScorer.v1`."""
    return score_contests


def score_contests(examples: Iterable[Example], **_: Any) -> dict[str, Any]:
    """Precision, recall and F, 0 to 1, of contests exactly right, of facts and of seat tallies.

    Args:
        examples: pairs of a predicted and a reference Doc; one whose reference holds no gold contests is passed over.

    Returns:
        `contests_p`, `contests_r`, `contests_f`, the same for `facts` and `tallies`, and `facts_per_type`, kind ->
        `p`, `r`, `f`. None stands for what cannot be told: no contest found, none in the gold.
    """
    from electextract.evaluation.facts import FIELDS
    from electextract.evaluation.scores import Score

    counts = [each for each in map(_count, examples) if each is not None]

    def rates(kind: str) -> dict[str, float | None]:
        right, spurious, missing = (sum(each.get(kind, (0, 0, 0))[place] for each in counts) for place in range(3))
        score = Score(right, spurious, missing)
        return {"p": score.precision, "r": score.recall, "f": score.f1}

    told = {f"{name}_{rate}": value for name, kind in SCORES.items() for rate, value in rates(kind).items()}
    return {**told, "facts_per_type": {kind: rates(kind) for kind in FIELDS}}


def _count(example: Example) -> Counts | None:
    from electextract.evaluation.report import count_article
    from electextract.extract.articles import Article
    from electextract.extract.batches import to_extraction
    from electextract.io.annotated import read_article

    row = _gold_row(example.reference)
    if row is None:
        return None
    gold = read_article(row)
    found = to_extraction(example.predicted, Article(row["text"], gold.gold.id), model="")
    return count_article(gold, found)


def _gold_row(doc: Doc) -> dict[str, Any] | None:
    from electextract.io.formats.extras import KEY

    packed = json.loads(doc.user_data.get(KEY, "{}"))
    if not any(layer in packed for layer in ("contests", "tallies")):
        return None
    return {**packed, "text": doc.text, "entities": None}
