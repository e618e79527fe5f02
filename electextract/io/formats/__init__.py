"""Annotation tools' formats, into the one format and out of it: one file a format."""

from electextract.io.formats.labels import read_labels
from electextract.io.formats.reading import FORMATS, read_annotations
from electextract.io.formats.writing import TOOLS, pack_annotations, write_annotations, write_predictions

__all__ = [
    "FORMATS",
    "TOOLS",
    "pack_annotations",
    "read_annotations",
    "read_labels",
    "write_annotations",
    "write_predictions",
]
