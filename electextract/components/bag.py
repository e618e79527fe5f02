"""The words of an article as a bag of even weight: what the classifier of articles reads.

spaCy's own bag of words (`spacy.TextCatBOW`) adds up the counts of words, so that a long article, or one that repeats a
word, is judged with certainty whatever it says. Here each article weighs the same: the logarithm of each word's count,
and the whole divided by its length as a vector (Salton and Buckley, 1988, "Term-weighting approaches in automatic text
retrieval").
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy
from numpy.typing import NDArray
from spacy.attrs import NORM  # type: ignore[import-not-found]
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import Model, SparseLinear_v2, chain, softmax_activation, with_cpu
from thinc.types import Floats2d

_Bags = tuple[NDArray[numpy.uint64], NDArray[numpy.float32], NDArray[numpy.int32]]
"""Words of all Docs one after the other, their weights, and how many each Doc has."""


@registry.architectures("electextract.EvenBagOfWords.v1")  # type: ignore[untyped-decorator]
def even_bag_of_words(
    scale: float = 3.0,
    length: int = 65536,
    nO: int | None = None,  # noqa: N803 - thinc calls it so
) -> Model[list[Doc], Floats2d]:
    """A linear model of the words of a Doc, for `textcat`; one class of several.

    Args:
        scale: length of each Doc's vector of words; the larger, the surer the model becomes.
        length: rows of the table of weights, into which words are hashed.
        nO: classes; `textcat` fills them in.
    """
    bags: Model[list[Doc], Any] = Model("even_bags", _forward, attrs={"scale": scale})
    linear: Model[Any, Floats2d] = SparseLinear_v2(nO=nO, length=length)
    model: Model[list[Doc], Floats2d] = chain(
        with_cpu(chain(bags, linear), bags.ops), with_cpu(softmax_activation(), bags.ops)
    )
    model.set_ref("output_layer", linear)
    model.attrs["multi_label"] = False
    return model


def _forward(
    model: Model[list[Doc], _Bags],
    docs: list[Doc],
    is_train: bool,  # noqa: ARG001 - thinc hands it over
) -> tuple[_Bags, Callable[[Any], list[Doc]]]:
    bags = [_bag(doc, model.attrs["scale"]) for doc in docs]
    lengths = numpy.asarray([len(words) for words, _ in bags], dtype="int32")
    words, weights = (numpy.concatenate(column) for column in zip(*bags, strict=True))
    return (words, weights, lengths), lambda _gradient: []


def _bag(doc: Doc, scale: float) -> tuple[NDArray[numpy.uint64], NDArray[numpy.float32]]:
    """The words of a Doc, each once, and their weights; an empty Doc has none."""
    words, counts = numpy.unique(doc.to_array(NORM), return_counts=True)
    weights = numpy.log1p(counts)
    return words.astype("uint64"), (weights * (scale / max(float(numpy.linalg.norm(weights)), 1e-9))).astype("float32")
