"""Extractions to evaluate: the pipeline as it is, or with some of its components set aside."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Literal

from electextract.errors import ElectextractError, shorten
from electextract.extensions import GAZETTEER, NUMBERS
from electextract.extract import Article
from electextract.extract.batches import extract_batch, make_doc, model_name, to_extraction
from electextract.io.annotated import AnnotatedArticle
from electextract.records import Extraction

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

GazetteerUse = Literal["full", "empty", "alone"]

Step = Callable[["Doc"], "Doc"]

_ENCODERS = ("tok2vec", "transformer")
_LIST_LABELS = {"PARTY": "PARTY", "SEAT": "CONSTITUENCY"}


def predict(
    articles: Sequence[AnnotatedArticle],
    nlp: Language,
    *,
    gold_entities: bool = False,
    gazetteer: GazetteerUse = "full",
) -> Iterator[Extraction]:
    """What the pipeline extracts from annotated articles, one by one.

    Args:
        gold_entities: give the entities of the gold to the components behind `ner` and the policy, to see
            those alone.
        gazetteer: `full`, as it is; `empty`, no list match is shown to the same model; `alone`, entities
            come from the lists and the number expressions, without `ner`.

    Raises:
        ElectextractError: code `option`, for another use of the gazetteer, or both questions at once.
    """
    if gazetteer not in ("full", "empty", "alone"):
        raise ElectextractError("option", f"gazetteer is {shorten(gazetteer)}; allowed: full, empty, alone")
    if gold_entities and gazetteer == "alone":
        raise ElectextractError("option", "gold entities and entities from the gazetteer alone: ask for one of them")
    inputs = (Article(each.text, each.gold.id, published=each.gold.published) for each in articles)
    if gold_entities or gazetteer != "full":
        return _predict_changed(articles, inputs, nlp, gold_entities=gold_entities, gazetteer=gazetteer)
    return extract_batch(nlp, inputs, batch_size=16)


def _predict_changed(
    articles: Sequence[AnnotatedArticle],
    inputs: Iterator[Article],
    nlp: Language,
    *,
    gold_entities: bool,
    gazetteer: GazetteerUse,
) -> Iterator[Extraction]:
    model = model_name(nlp)
    steps: dict[str, Step] = {"election_gazetteer": _no_matches} if gazetteer == "empty" else {}
    if gold_entities:
        steps |= dict.fromkeys(("textcat", "election_policy"), _unchanged)
    if gold_entities or gazetteer == "alone":
        steps |= dict.fromkeys(_ENCODERS, _unchanged)
    for annotated, article in zip(articles, inputs, strict=True):
        if gold_entities:
            steps["ner"] = partial(_set_gold, annotated=annotated)
        elif gazetteer == "alone":
            steps["ner"] = _set_listed
        doc = run_steps(nlp, make_doc(nlp, article), steps)
        yield to_extraction(doc, article, model=model)


def run_steps(nlp: Language, doc: Doc, steps: Mapping[str, Step]) -> Doc:
    """The pipeline on one Doc, with the components named in `steps` replaced.

    A pipeline without `ner` (`electextract.pipeline.blank`) takes the step of that name after the gazetteer.
    """
    pipeline = list(nlp.pipeline)
    if "ner" not in nlp.pipe_names:
        after = nlp.pipe_names.index("election_gazetteer") + 1 if "election_gazetteer" in nlp.pipe_names else 0
        pipeline.insert(after, ("ner", _unchanged))
    for name, component in pipeline:
        doc = steps.get(name, component)(doc)
    return doc


def _unchanged(doc: Doc) -> Doc:
    return doc


def _no_matches(doc: Doc) -> Doc:
    doc.spans[GAZETTEER] = []
    return doc


def _set_gold(doc: Doc, *, annotated: AnnotatedArticle) -> Doc:
    """The gold's entities on the tokens; one that cuts a token takes the whole of it."""
    places = [(mention.start, mention.end, str(mention.label)) for mention in annotated.gold.entities]
    return _set_entities(doc, [doc.char_span(*place, alignment_mode="expand") for place in places])


def _set_listed(doc: Doc) -> Doc:
    """List matches as parties and seats, counts as votes: what can be known without a model."""
    listed = [(span, _LIST_LABELS[span.label_]) for span in doc.spans[GAZETTEER] if span.label_ in _LIST_LABELS]
    counts = [(span, "VOTE_COUNT") for span in doc.spans[NUMBERS] if span.label_ == "count"]
    return _set_entities(doc, [_relabelled(span, label) for span, label in listed + counts])


def _relabelled(span: Span, label: str) -> Span:
    from spacy.tokens import Span

    return Span(span.doc, span.start, span.end, label=label)


def _set_entities(doc: Doc, spans: Sequence[Span | None]) -> Doc:
    from spacy.util import filter_spans

    doc.ents = filter_spans([span for span in spans if span is not None])
    return doc
