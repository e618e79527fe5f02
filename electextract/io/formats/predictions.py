"""A model's findings for people to correct: articles for the tools, and the labelling config of Label Studio."""

from __future__ import annotations

from xml.etree import ElementTree

from electextract.io.formats.foreign import Article
from electextract.io.formats.label_studio import CONTROL, OBJECT
from electextract.records import LABELS, Extraction, Label

COLOURS: dict[Label, str] = {
    "CANDIDATE": "#b23a48",
    "PARTY": "#2f6690",
    "CONSTITUENCY": "#3a7d44",
    "VOTE_COUNT": "#b07d12",
    "MARGIN": "#7d4e8c",
}
"""Backgrounds of the labels, dark enough for white letters."""

_SAID = ("published", "title", "url", "source")


def predicted_article(extraction: Extraction) -> Article:
    """The article with its entities as predictions; contests are left out, since nobody corrects them in a tool.

    Args:
        extraction: with its `text`, as `extract` gives it.
    """
    said = {key: getattr(extraction, key) for key in _SAID if getattr(extraction, key) is not None}
    entities = [mention.to_dict() for mention in extraction.entities]
    return {"id": extraction.id, "text": extraction.text, **said, "model": extraction.model, "entities": entities}


def labeling_config() -> str:
    """The labelling config for a Label Studio project: the five labels with their colours, on the task's `text`."""
    view = ElementTree.Element("View")
    labels = ElementTree.SubElement(view, "Labels", name=CONTROL, toName=OBJECT, choice="single")
    for number, label in enumerate(LABELS, start=1):
        ElementTree.SubElement(labels, "Label", value=label, background=COLOURS[label], hotkey=str(number))
    ElementTree.SubElement(view, "Text", name=OBJECT, value="$text", granularity="symbol")
    ElementTree.indent(view)
    return ElementTree.tostring(view, encoding="unicode") + "\n"
