"""Marks the names of the lists: parties, alliances, seats and states, in `doc.spans["gazetteer"]`."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from electextract.errors import ElectextractError
from electextract.extensions import GAZETTEER, register_extensions
from electextract.gazetteers.additions import Additions, make_additions, read_additions
from electextract.gazetteers.loader import base_digest, parties, seats, state_names
from electextract.gazetteers.matcher import Match, NameMatcher
from electextract.gazetteers.name_table import NameTable

FILE = "additions.json"


@Language.factory(
    "election_gazetteer",
    assigns=["doc.spans"],
    default_config={"base_lists": True},
)
def make_gazetteer(nlp: Language, name: str, *, base_lists: bool) -> ElectionGazetteer:  # noqa: ARG001 - spaCy's call
    """The factory of the component `election_gazetteer`; without base lists it knows only what is added."""
    return ElectionGazetteer(base_lists=base_lists)


class ElectionGazetteer:
    """Longest matches of listed names; labels PARTY, SEAT, STATE, and SEAT_KEY for a seat by its sound alone.

    Each span has `_.party_ids` and `_.seat_ids`, all that the name may stand for; a STATE has its English name as
    `id_`. Additions are saved with the pipeline.
    """

    def __init__(self, *, base_lists: bool = True, rows: Iterable[dict[str, str]] = ()) -> None:
        register_extensions()
        self.base_lists = base_lists
        self.rows = list(rows)
        self._matcher: NameMatcher | None = None

    @property
    def additions(self) -> Additions:
        """The parties and seats that were added."""
        return make_additions(self.rows)

    @property
    def digest(self) -> str:
        """What the base lists and the additions hold, as 16 hexadecimal digits."""
        base = base_digest() if self.base_lists else ""
        content = base + json.dumps(self.rows, ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(content.encode()).hexdigest()[:16]

    @property
    def matcher(self) -> NameMatcher:
        """Made when it is first needed."""
        if self._matcher is None:
            own = self.additions
            listed = (parties().values(), seats().values(), state_names().items()) if self.base_lists else ((), (), ())
            table = NameTable([*listed[0], *own.parties], [*listed[1], *own.seats], listed[2])
            self._matcher = NameMatcher(table)
        return self._matcher

    def add(self, path: str | Path) -> None:
        """Adds the parties and seats of a CSV file (columns: `electextract.gazetteers.additions`).

        Raises:
            ElectextractError: code `gazetteer`, with file and line.
        """
        self.rows += read_additions(path)
        self._matcher = None

    def __call__(self, doc: Doc) -> Doc:
        """The Doc with its matches in `doc.spans["gazetteer"]`."""
        texts = [token.text for token in doc]
        spaces = [bool(token.whitespace_) for token in doc]
        doc.spans[GAZETTEER] = [_span(doc, match) for match in self.matcher.find(texts, spaces)]
        return doc

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:  # noqa: ARG002 - spaCy's signature
        """Settings and additions as JSON; the base lists stay in the package."""
        data = {"base_lists": self.base_lists, "rows": self.rows}
        return json.dumps(data, ensure_ascii=False, indent=1).encode()

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> ElectionGazetteer:  # noqa: ARG002
        """Takes what `to_bytes` gave."""
        try:
            saved: dict[str, Any] = json.loads(data)
            self.base_lists, self.rows = saved["base_lists"], saved["rows"]
        except (ValueError, KeyError, TypeError) as error:
            raise ElectextractError(
                "model", f"the gazetteer's {FILE} is broken ({error}); save the model again"
            ) from None
        self._matcher = None
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """A folder with one JSON file."""
        Path(path).mkdir(parents=True, exist_ok=True)
        Path(path, FILE).write_bytes(self.to_bytes(exclude=exclude))

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> ElectionGazetteer:
        """Reads the folder that `to_disk` wrote."""
        return self.from_bytes(Path(path, FILE).read_bytes(), exclude=exclude)


def _span(doc: Doc, match: Match) -> Span:
    span = Span(doc, match.start, match.end, label=match.label, span_id=match.state)
    if match.party_ids:
        span._.party_ids = match.party_ids
    if match.seat_ids:
        span._.seat_ids = match.seat_ids
    return span
