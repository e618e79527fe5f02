"""The gate behind training: the old model against the new one, on the user's articles and on the shipped ones."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from spacy.language import Language

from electextract.evaluation import Difference, compare_extractions, predict
from electextract.extract.batches import model_name
from electextract.io.annotated import AnnotatedArticle

JUDGED = ("all entities", "all facts")
"""What decides; the other kinds are reported."""
META_KEY = "compared"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two models on two sets of dev articles.

    Attributes:
        old, new: names and versions.
        articles: how many there are in each set.
        own: kind of answer -> difference, on the user's dev articles; empty where there are none.
        shipped: the same on the project's.
    """

    old: str
    new: str
    articles: Mapping[str, int] = field(default_factory=dict)
    own: Mapping[str, Difference] = field(default_factory=dict)
    shipped: Mapping[str, Difference] = field(default_factory=dict)

    @property
    def objections(self) -> tuple[str, ...]:
        """Why the new model is not accepted; nothing where it is.

        It has to find entities better on the user's articles (the whole 95 % interval of the difference in F lies
        above 0), and must not be worse at entities or facts on either set (the whole interval below 0).
        """
        found = (
            [] if self.own and self.own[JUDGED[0]].better else [f"not surely better at {JUDGED[0]} on your articles"]
        )
        for where, kinds in (("your articles", self.own), ("the shipped articles", self.shipped)):
            found += [f"worse at {kind} on {where}" for kind in JUDGED if kind in kinds and kinds[kind].worse]
        return tuple(found)

    @property
    def accepted(self) -> bool:
        """Whether nothing speaks against the new model."""
        return not self.objections

    def to_dict(self) -> dict[str, Any]:
        """As JSON types."""
        sides = {"own": self.own, "shipped": self.shipped}
        told = {name: {kind: each.to_dict() for kind, each in kinds.items()} for name, kinds in sides.items()}
        return {"old": self.old, "new": self.new, "articles": dict(self.articles), **told}


def compare_models(
    old: Language, new: Language, *, own: Sequence[AnnotatedArticle], shipped: Sequence[AnnotatedArticle]
) -> Comparison:
    """Both pipelines on both sets of dev articles."""
    return Comparison(
        model_name(old),
        model_name(new),
        {"own": len(own), "shipped": len(shipped)},
        _differences(old, new, own) if own else {},
        _differences(old, new, shipped) if shipped else {},
    )


def _differences(old: Language, new: Language, articles: Sequence[AnnotatedArticle]) -> dict[str, Difference]:
    return compare_extractions(articles, *(list(predict(articles, nlp)) for nlp in (old, new)))


def note_comparison(model: Path, comparison: Comparison) -> None:
    """Writes the comparison into the model's meta.json, under `compared`."""
    path = model / "meta.json"
    meta = json.loads(path.read_text(encoding="utf-8"))
    meta[META_KEY] = comparison.to_dict()
    path.write_text(json.dumps(meta, ensure_ascii=False, indent=2), encoding="utf-8")
