"""The words of a text, as the project's tokenizer cuts it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


@cache
def _language() -> Language:
    from electextract.language import ElectionNews

    return ElectionNews()


def make_doc(text: str) -> Doc:
    """The text as spaCy tokens, nothing else."""
    return _language().make_doc(text)


def project_tokens(text: str) -> list[dict[str, Any]]:
    """The tokens as Prodigy writes them: `text`, `start`, `end`, `id`, `ws`."""
    return [
        {
            "text": token.text,
            "start": token.idx,
            "end": token.idx + len(token),
            "id": token.i,
            "ws": bool(token.whitespace_),
        }
        for token in make_doc(text)
    ]


class Borders:
    """Where the words of a text begin and end."""

    def __init__(self, text: str) -> None:
        words = [token for token in make_doc(text) if not token.is_space]
        self.starts = [token.idx for token in words]
        self.ends = [token.idx + len(token) for token in words]

    def whole_words(self, start: int, end: int) -> tuple[int, int] | None:
        """From the word that holds `start` to the one that holds the last character; None for an empty stretch.

        Both ends must lie in words, not in blanks.
        """
        if start >= end:
            return None
        return self.starts[bisect_right(self.starts, start) - 1], self.ends[bisect_left(self.ends, end)]
