"""Where a number of seats was won: the state or region that the text names, or all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from spacy.attrs import NORM  # type: ignore[import-not-found]

from electextract.gazetteers.entries import fold_name
from electextract.gazetteers.loader import seat_keys
from electextract.relations.chambers import has_assembly
from electextract.relations.items import Item
from electextract.relations.sentence import Sentence
from electextract.relations.tallies_marks import beside, hashes_beside
from electextract.relations.tallies_parts import Stated
from electextract.relations.tallies_places import place_words
from electextract.relations.tallies_regions import Region, RegionReader
from electextract.relations.tallies_states import by_other_words, is_beside, named_for, named_states, state_of_seats
from electextract.romanise import phonetic_key

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_ABROAD = "BD-"
_HEAD = 4
_DATELINE = 9
"""Tokens of a dateline, at most."""
_DESCRIPTION = 3
_FEW = 2
"""States that one sentence may name and still go on about the last, at most."""
_PLACED = 1
"""Tokens between a region and the number told of it, where the region comes first."""


@dataclass(slots=True)
class Scope:
    """The place spoken of: `state` holds until another is named, `region` while a list goes on.

    `implied`: the state of the seats, which counts where none is `named`, or one only in `passing`, without
    tallies, and they are several (`sure`);
    `capitals`: states without an assembly, where reports of others are dated from. `theme` is a region named without
    tallies, `limit` the seats that the running region has; `here`: the regions of the last sentence, `told` what the
    running one has;
    `rows`: the sentences so far, to find what "the district" points at, `number` that of the one being read;
    `norms`: NORM of the tokens of the article, as spaCy's hashes.
    """

    doc: Doc
    sentences: list[Sentence]
    state: str | None = None
    named: bool = False
    passing: bool = False
    sure: bool = False
    implied: str | None = None
    capitals: set[str] = field(default_factory=set)
    region: str | None = None
    theme: str | None = None
    limit: float | None = None
    here: list[Region] = field(default_factory=list)
    told: set[tuple[str, str]] = field(default_factory=set)
    rows: list[Sentence] = field(default_factory=list)
    number: int = -1
    regions: dict[int, list[Region]] = field(default_factory=dict)
    norms: list[int] = field(default_factory=list)

    def pass_sentence(self, items: Sentence) -> None:
        """Goes by a sentence without tallies; what it says of places is read when one with tallies follows."""
        self.rows.append(items)

    def read_sentence(self, items: Sentence, *, goes_on: bool, partial: bool) -> None:
        """Notes the places of one sentence with tallies, and of those passed before it.

        Args:
            goes_on: it continues a list of tallies or a paragraph.
            partial: it tells a part of some whole ("of the 12"), which may be that of the place spoken of before.
        """
        if self.number < 0:
            self.norms = self.doc.to_array(NORM).tolist()
            named = named_states(self.sentences, self.doc, self.norms)
            self.implied, self.sure = state_of_seats(self.sentences, self.doc)
            seated = {state for state in named if has_assembly(state)}
            self.capitals = named - seated if seated or self.implied else set()
            named -= self.capitals
            self.named = bool(named)
            self.state = named.pop() if len(named) == 1 else None
        while self.number + 1 < len(self.rows):
            self.number += 1
            self._note_theme(self.rows[self.number], last=self.number + 1 == len(self.rows))
            self._note_state(self.rows[self.number], self._states(self.rows[self.number]), counted=False)
        self.rows.append(items)
        self.number += 1
        states = self._states(items)
        self._settle(self._firm(items), items, goes_on=goes_on and not states, partial=partial)
        self._note_state(items, states, counted=True)

    def _states(self, items: Sentence) -> list[str]:
        named = list(dict.fromkeys(str(item.value) for item in self._counting(items)))
        return named or by_other_words(items, self.doc, self.norms)

    def _counting(self, items: Sentence) -> list[Item]:
        """The states of a sentence, but for the city that reports of another state are dated from."""
        return [item for item in items.of_kind("state") if str(item.value) not in self.capitals]

    def _note_state(self, items: Sentence, states: list[str], *, counted: bool) -> None:
        if len(states) > _FEW or (self._is_national(items) and not self._opens_list(items)):
            self.state = None
        elif states:
            self.state, self.passing = states[-1], not counted

    def _is_national(self, items: Sentence) -> bool:
        """Across the country, in five states."""
        if self._says("nation", items):
            return True
        ends = [item.end for item in items.of_kind("number") if item.end < items.end]
        return any(self.norms[end] in hashes_beside("states") for end in ends)

    def _opens_list(self, items: Sentence) -> bool:
        """“Five states voted: STATE …": what follows the sign is the first of them."""
        named = items.of_kind("state")
        sign = next((item.start for item in items if item.value == ":"), items.end)
        several = not hashes_beside("states").isdisjoint(self.norms[items.start : sign])
        return bool(named) and several and sign < named[0].start

    def _dateline_end(self, items: Sentence) -> int:
        """The sign behind a place and a date at the head of a sentence, or behind a place before news of the state."""
        head = range(items.start, min(items.end, items.start + _DATELINE))
        sign = next((index for index in head if self.doc[index].text == ":"), items.start)
        ends = [item.end for item in items.of_kind("number", "time") if item.end < sign]
        dated = any(self._is_month(end) for end in ends)
        stated = self._says("statewide", items) or any(item.start > sign for item in items.of_kind("state"))
        return sign if dated or stated else items.start

    def _is_month(self, index: int) -> bool:
        """A word that no seats or votes are called by, behind the number of a day."""
        counting = (*beside("seat_nouns"), *beside("votes"), *beside("follow"))
        return not self.doc[index].is_punct and self.doc[index].norm_ not in counting

    def _says(self, what: str, items: Sentence) -> bool:
        return not hashes_beside(what).isdisjoint(self.norms[items.start : items.end])

    def _firm(self, items: Sentence) -> list[Region]:
        """The regions of the sentence being read where seats are counted, if it is about parties or numbers."""
        if not items.of_kind("party", "number", "state"):
            return []
        first = self._dateline_end(items)
        return [region for region in self._regions(self.number) if region.firm and region.start >= first]

    def _regions(self, number: int) -> list[Region]:
        if number not in self.regions:
            self.regions[number] = RegionReader(self.doc, self.rows[number], self.norms).read()
        return self.regions[number]

    def _note_theme(self, items: Sentence, *, last: bool) -> None:
        """A region named without tallies: that of the tallies behind it, if seats are counted here as well.

        Only the `last` sentence before one with tallies leaves a theme.
        """
        sizes = [item.quantity for item in items.of_kind("number") if item.value.label_ == "count"]
        if not sizes and not last:
            return
        firm = self._firm(items)
        pointed = None if firm or not sizes else self._pointed(items)
        named = [*firm, *([pointed] if pointed is not None else [])]
        self.theme = named[-1].name if named else None
        if named and sizes:
            self.region, self.told = self.theme, set()
            self.limit = max((size.value for size in sizes if size is not None), default=None)

    def _settle(self, firm: list[Region], sent: Sentence, *, goes_on: bool, partial: bool) -> None:
        """The region of a sentence with tallies: its own, what it points at, or the one spoken of before."""
        pointed = None if firm else self._pointed(sent)
        self.here = [pointed] if pointed is not None else firm
        statewide = self._says("statewide", sent)
        if self.here or not goes_on or statewide:
            self.region = self.here[-1].name if self.here else None
            self.told, self.limit = set(), None
        if self.region is None and self.theme and partial and not statewide:
            self.region = self.theme
        self.theme = None

    def place(self, one: Stated, items: Sentence, *, house: str | None, national: bool) -> str | None:
        """The place of one number: region, else the state beside it, the one named last before it, or the running one.

        `national`: an election of another house, which is no state's unless one is named beside it. Where the seats
        alone tell the state, its assembly is counted there, and no parliament.
        """
        region = self._region_at(one, items)
        one.regional = region is not None
        if region:
            return region
        if one.party.startswith(_ABROAD):
            one.vague = not self._says("nation", items)
            return None
        states = self._counting(items)
        beside_it = [item for item in states if is_beside(item, one, items)]
        if beside_it:
            return str(beside_it[0].value)
        named = named_for(one, states, items)
        if named is not None:
            return str(named.value)
        statewide = self._says("statewide", items)
        one.vague = not states and not statewide
        if national and not statewide:
            return None
        if self.state:
            return (self.implied or self.state) if self.passing and self.sure else self.state
        return None if house == "parliament" or (self.named and not statewide) else self.implied

    def _region_at(self, one: Stated, items: list[Item]) -> str | None:
        """The region of the sentence that is nearest before a number, or right behind it; else the running one."""
        start, key = one.mark.start, (one.party, one.count)
        if not self.here:
            over = self.limit is not None and one.quantity.value > self.limit
            if self.region is not None and (over or key in self.told):
                self.region = None  # the same party again: what is told now is of more than the region
            self.told.add(key)
            return self.region
        names = [item.start for item in items if item.kind == "party"]
        behind = [region for region in self.here if region.start > start]
        before = [region for region in self.here if region.start < start]
        self.told.add(key)
        beside = bool(before) and start - before[-1].end < _PLACED
        if behind and not beside and not any(start < name < behind[0].start for name in names):
            return behind[0].name
        return (before[-1] if before else behind[0]).name

    # ------------------------------------------------------------ the district, this region

    def _pointed(self, sent: Sentence) -> Region | None:
        """“The district", "this hill district", or a line headed by its name: what was named before."""
        areas = hashes_beside("area")
        for index in range(sent.start, sent.end):
            if self.norms[index] in areas:
                token = self.doc[index]
                if not token.text.isascii() or self._is_definite(index, sent):
                    return self._antecedent(index, whole=token.norm_)
        return None

    def _is_definite(self, index: int, sent: Sentence) -> bool:
        """An article or "this" before the noun, at most a description between."""
        first = max(sent.start, index - _DESCRIPTION)
        return index == sent.start or any(
            self.doc[before].norm_ in beside("definite") for before in range(first, index)
        )

    def _antecedent(self, index: int, *, whole: str) -> Region | None:
        for number in range(self.number, -1, -1):
            named = [region for region in self._regions(number) if region.end <= index]
            if named:
                return Region(named[-1].name, index, index + 1)
        name = next(self._of_heading(), None)
        if name is None:
            name = next(self._datelines(), None)
            name = f"{name} {whole}" if name and name.isascii() and whole in beside("landscape") else name
        return Region(name, index, index + 1) if name else None

    def _of_heading(self) -> Iterator[str]:
        """Places that the first line names, but for the one that it may be dated from."""
        first = next((token.i for token in self.doc if "\n" in token.text_with_ws), -1)
        dated = self._head_at(0)
        for token in self.doc[dated.end if dated else 0 : first + 1]:
            if token.ent_type_ == "CONSTITUENCY" or (not token.ent_type_ and _sounds_like_place(token)):
                yield token.text.title()

    def _datelines(self) -> Iterator[str]:
        """Names at the head of a line, before a colon or dash, the last first."""
        starts = [token.i + 1 for token in self.doc[: self.rows[self.number].end] if "\n" in token.text_with_ws]
        for start in reversed([0, *starts]):
            name = self._head_at(start)
            if name is not None:
                yield name.text.title()

    def _head_at(self, start: int) -> Span | None:
        """A name at the head of a line, before a sign; None where it is an entity or there is none."""
        head = self.doc[start : start + _HEAD]
        stop = next((token.i for token in head if not token.is_alpha), start)
        stop = stop if self.doc[stop].is_punct else start
        name = self.doc[start:stop]
        named = stop > start and all((token.is_title or token.is_upper) and not token.ent_type_ for token in name)
        return name if named else None


def _sounds_like_place(token: Token) -> bool:
    if token.norm_ in beside("pointing"):
        return False
    known = fold_name(token.text) in place_words() and (token.is_title or token.is_upper)
    return known or (token.is_title and phonetic_key(token.text) in seat_keys())
