"""How sure the model is of an entity: how often it finds it again while part of what it sees is hidden.

Monte Carlo dropout (Gal and Ghahramani 2016): `PASSES` times the encoder reads the article with dropout and with
list matches hidden, `ner` and `election_policy` decide anew, and the share of the passes that find an entity is
its score, made a probability with what the same share was worth on the dev articles (`calibration_levels`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import numpy
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import set_dropout_rate

from electextract.errors import ElectextractError

PASSES = 10
DROPOUT = 0.4
HIDDEN_NAMES = 0.5
SEED = 1
META_KEY = "entity_scores"
"""Where meta.json keeps the calibration."""

_BEFORE = ("election_numbers", "election_gazetteer")
Mark = tuple[int, int, str]


def entity_scores(nlp: Language, doc: Doc) -> tuple[float, ...]:
    """A probability for each of `doc.ents`, in their order.

    Without a calibration in the model's meta it is the bare share of the passes. The same article has the same
    scores in every run.

    Raises:
        ElectextractError: code `scores`, for a pipeline without the components that it takes.
    """
    shares = found_again(nlp, doc)
    levels = nlp.meta.get(META_KEY, {}).get("levels")
    return tuple(float(levels[round(share * PASSES)]) if levels else share for share in shares)


def lacking_components(nlp: Language) -> list[str]:
    """What a pipeline lacks to give scores; nothing where it gives them."""
    return [name for name in (*_BEFORE, "tok2vec", "ner", "election_policy") if name not in nlp.pipe_names]


def found_again(nlp: Language, doc: Doc) -> tuple[float, ...]:
    """For each of `doc.ents` the share of the passes that find it with the same borders and label."""
    missing = lacking_components(nlp)
    if missing:
        raise ElectextractError("scores", f"no scores from a pipeline without {', '.join(missing)}; use a CPU model")
    if not doc.ents:
        return ()
    seen = Counter(mark for again in _hidden_passes(nlp, doc) for mark in _marks(again))
    return tuple(seen[mark] / PASSES for mark in _marks(doc))


def calibration_levels(shares: Sequence[float], right: Sequence[bool]) -> list[float]:
    """The probability of being right for each possible share, from low to high and never falling.

    Isotonic regression by pooling adjacent violators (Ayer et al. 1955); one right and one wrong entity are
    added to each level, so that few entities do not make certainty.
    """
    blocks: list[tuple[float, float, int]] = []
    for level in range(PASSES + 1):
        here = [good for share, good in zip(shares, right, strict=True) if round(share * PASSES) == level]
        blocks.append((sum(here) + 1.0, len(here) + 2.0, 1))
        while len(blocks) > 1 and blocks[-2][0] / blocks[-2][1] >= blocks[-1][0] / blocks[-1][1]:
            last, first = blocks.pop(), blocks.pop()
            blocks.append((first[0] + last[0], first[1] + last[1], first[2] + last[2]))
    return [round(good / total, 4) for good, total, width in blocks for _ in range(width)]


def calibration_error(scores: Sequence[float], right: Sequence[bool], *, bins: int = 10) -> float:
    """Expected calibration error (Guo et al. 2017): mean distance of score and share of right ones, over equal bins."""
    error = 0.0
    for each in range(bins):
        inside = [k for k, score in enumerate(scores) if min(int(score * bins), bins - 1) == each]
        if inside:
            error += abs(sum(scores[k] for k in inside) - sum(right[k] for k in inside))
    return error / len(scores) if scores else 0.0


def _marks(doc: Doc) -> list[Mark]:
    return [(ent.start, ent.end, ent.label_) for ent in doc.ents]


def _hidden_passes(nlp: Language, doc: Doc) -> list[Doc]:
    docs = [_fresh(nlp, doc) for _ in range(PASSES)]
    encoder, ner, policy = (nlp.get_pipe(name) for name in ("tok2vec", "ner", "election_policy"))
    with _hiding(encoder.model):  # type: ignore[attr-defined]
        vectors, _ = encoder.model(docs, is_train=True)  # type: ignore[attr-defined]
    for each, tensor in zip(docs, vectors, strict=True):
        each.tensor = tensor
    ner.set_annotations(docs, ner.predict(docs))  # type: ignore[attr-defined]
    return [policy(each) for each in docs]


def _fresh(nlp: Language, doc: Doc) -> Doc:
    """The article as it comes to the encoder."""
    fresh = nlp.make_doc(doc.text)
    fresh._.published = doc._.published
    for name in _BEFORE:
        fresh = nlp.get_pipe(name)(fresh)
    return fresh


@contextmanager
def _hiding(model: Any) -> Iterator[None]:
    """Dropout and hidden names inside, with chance of its own; afterwards everything is as before."""
    rates = [(node, dict(node.attrs)) for node in model.walk()]
    chance = numpy.random.get_state()
    numpy.random.seed(SEED)
    set_dropout_rate(model, DROPOUT)
    for node, attrs in rates:
        if "name_dropout" in attrs:
            node.attrs["name_dropout"] = HIDDEN_NAMES
    try:
        yield
    finally:
        numpy.random.set_state(chance)
        for node, attrs in rates:
            node.attrs.update(attrs)
