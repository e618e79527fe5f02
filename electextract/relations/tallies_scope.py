"""Where a number of seats was won: the state or region that the text names, or all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from electextract.gazetteers.forms import base_form
from electextract.gazetteers.loader import seats
from electextract.language.lexemes import norm_form
from electextract.relations.items import Item
from electextract.relations.tallies_marks import beside

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_NOUN_REACH = 5
_LONGEST_NAME = 4
_ABROAD = "BD-"


@dataclass(slots=True)
class Scope:
    """The place spoken of: `state` holds until another is named, `region` while a list goes on."""

    doc: Doc
    state: str | None = None
    region: str | None = None

    def read_sentence(self, items: list[Item], sent: Span, *, goes_on: bool) -> None:
        """Notes the places of one sentence; `goes_on` where it continues a list of tallies or a paragraph."""
        states = [str(item.value) for item in items if item.kind == "state"]
        counts = any(item.kind == "number" for item in items)
        named = _region_of(sent, items) if counts else None
        if named or not goes_on or states or self._is_statewide(sent):
            self.region = named
        if states:
            self.state = states[-1]
        elif _is_national(sent, items):
            self.state = None

    def _is_statewide(self, sent: Span) -> bool:
        return self.region is not None and any(token.norm_ in beside("statewide") for token in sent)

    def place(self, party: str, start: int, items: list[Item], *, national: bool) -> str | None:
        """The place of one number: region, else the state named last before it, else the running one.

        `national`: an election of another house, which is no state's unless one is named beside it.
        """
        if self.region:
            return self.region
        if party.startswith(_ABROAD):
            return None
        states = [item for item in items if item.kind == "state"]
        before = [item for item in states if item.start < start]
        near = before[-1:] or states[:1]
        return str(near[0].value) if near else (None if national else self.state)


def only_state(doc: Doc, sentences: list[list[Item]]) -> str | None:
    """The one state that the article names; if it names none, that of its listed seats; None for several."""
    named = {str(item.value) for items in sentences for item in items if item.kind == "state"}
    if not named:
        known = seats()
        ids = {ent.kb_id_ for ent in doc.ents if ent.label_ == "CONSTITUENCY" and ent.kb_id_ in known}
        named = {known[seat].state for seat in ids if known[seat].country == "IN"}
    return named.pop() if len(named) == 1 else None


def _is_national(sent: Span, items: list[Item]) -> bool:
    """Across the country, in five states."""
    words = {token.norm_ for token in sent}
    if not words.isdisjoint(beside("nation")):
        return True
    ends = {item.end for item in items if item.kind == "number"}
    return any(token.i in ends and token.norm_ in beside("states") for token in sent)


def _region_of(sent: Span, items: list[Item]) -> str | None:
    """A listed region, a name before "district", "seats in NAME", or None."""
    taken = {index for item in items if item.kind != "word" for index in range(item.start, item.end)}
    tokens = [token for token in sent if token.i not in taken and not token.ent_type_]
    for token in tokens:
        if token.norm_ in beside("district"):
            name = _name_before(token, sent, taken)
            if name:
                return name
    return _listed(sent)


def _listed(sent: Span) -> str | None:
    """A region of the tables, in any case."""
    regions = beside("regions")
    for token in sent:
        if token.norm_.startswith(regions) and not token.ent_type_:
            name = token.text if token.norm_ in regions else base_form(token.text, known=regions)
            if norm_form(name) in regions:
                return name
    return None


def _name_before(token: Token, sent: Span, taken: set[int]) -> str | None:
    """The name right before a word for district: capital letters, or one word of Bengali with its direction."""
    doc, start = token.doc, token.i
    while start > sent.start and token.i - start < _LONGEST_NAME and _is_name(doc[start - 1], taken):
        start -= 1
        if not doc[start].text.isascii() and doc[start - 1].norm_ not in beside("direction"):
            break
    if start == token.i:
        return None
    return doc[start : token.i + token.text.isascii()].text


def _is_name(token: Token, taken: set[int]) -> bool:
    if token.is_punct or token.i in taken or token.norm_ in beside("pointing"):
        return False
    return token.is_title if token.text.isascii() else token.text[0].isalnum()
