"""Regions that a sentence names: districts, cities, parts of a state, as the text names them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from electextract.gazetteers.entries import fold_name
from electextract.gazetteers.forms import analyses, base_form
from electextract.relations.sentence import Sentence
from electextract.relations.tallies_marks import beside, hashes_beside
from electextract.relations.tallies_places import (
    ends_listed,
    is_name_of_place,
    is_oblique,
    listed_by_first,
    matches,
    place_words,
    plain_words,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LONGEST_NAME = 5
_NEAR = 3
_PAIR = 2
_SIGNS = (":", "—", "–", "-")
_MONTH = "month."
"""How the classes of words for months begin."""


@dataclass(frozen=True, slots=True)
class Region:
    """A region: its name as the text has it, without case ending, and its tokens.

    `firm` where the words around it say that seats are counted there; others are only spoken of.
    """

    name: str
    start: int
    end: int
    firm: bool = True


@dataclass(slots=True)
class RegionReader:
    """Finds the regions of one sentence.

    `norms`: NORM of every token of the article, as spaCy's hashes; `taken`: tokens of what is read as something else.
    """

    doc: Doc
    sent: Sentence
    norms: list[int]
    taken: set[int] = field(init=False)

    def __post_init__(self) -> None:
        kinds = ("word", "before", "after", "year")
        told = [item for item in self.sent if item.kind not in kinds or str(item.value).startswith(_MONTH)]
        taken = {index for item in told for index in range(item.start, item.end)}
        self.taken = taken | {index for index in self._tokens() if self.doc[index].ent_type}

    def read(self) -> list[Region]:
        """The regions in order, none within another; a state alone is none."""
        named = [*self._listed(), *self._of_district(), *self._around_seats(), *self._governed()]
        named += [*self._cased(), *self._heading()]
        named.sort(key=lambda region: (not region.firm, region.start - region.end))
        found: dict[int, Region] = {}
        for region in named:
            if not any(other.start < region.end and region.start < other.end for other in found.values()):
                found[region.start] = region
        return [found[start] for start in sorted(found)]

    def _tokens(self) -> range:
        return range(self.sent.start, self.sent.end)

    def _among(self, name: str) -> Iterator[Token]:
        """The tokens that stand in a list of the tables."""
        words = hashes_beside(name)
        return (self.doc[index] for index in self._tokens() if self.norms[index] in words)

    def _states(self) -> dict[int, int]:
        """End -> start of every state."""
        return {item.end: item.start for item in self.sent if item.kind == "state"}

    # ------------------------------------------------------------ a listed name, a word for district

    def _listed(self) -> Iterator[Region]:
        """A region of the tables, in any case."""
        begun, regions = listed_by_first(), beside("regions")
        for start in self._tokens():
            norm = self.doc[start].norm_
            for words in begun.get(norm, ()):
                end = start + len(words)
                if end <= self.sent.end and matches(self.doc[start:end], words):
                    yield self._region(start, end, firm=self._is_governed(start, end))
            if norm.startswith(regions) and ends_listed(self.doc[start]):
                yield self._region(self._with_direction(start), start + 1)

    def _is_governed(self, start: int, end: int) -> bool:
        """Whether an English name has a preposition before it, or seats, a number or 's behind it."""
        if not self.doc[start].text.isascii():
            return True
        before = {self.doc[index].norm_ for index in range(max(self.sent.start, start - _PAIR), start)}
        behind = self.doc[end] if end < self.sent.end else None
        owned = behind is not None and (behind.norm_ in (*beside("owning"), *beside("seat_nouns")) or behind.like_num)
        return owned or not before.isdisjoint(beside("within"))

    def _of_district(self) -> Iterator[Region]:
        """A name before a word for district; that for a landscape belongs to the name."""
        for token in self._among("district"):
            start = self._name_before(token.i, self.taken)
            if start < token.i:
                end = token.i + _is_named(token)
                yield self._region(self._pair_start(start, self.taken), end)

    def _pair_start(self, start: int, taken: set[int]) -> int:
        """Where "NAME and NAME district" starts."""
        if start - _PAIR < self.sent.start or self.doc[start - 1].norm_ not in beside("joining"):
            return start
        first = self._name_before(start - 1, taken)
        return first if first < start - 1 and self._is_place(first, start - 1) else start

    def _name_before(self, end: int, taken: set[int]) -> int:
        """Where the name right before token `end` starts: capital letters, or one word with its direction."""
        start = end
        while start > self.sent.start and end - start < _LONGEST_NAME and self._is_name(start - 1, taken):
            start -= 1
            if not self.doc[start].text.isascii():
                return self._with_direction(start)
        return self._with_direction(start) if start < end else end

    def _is_name(self, index: int, taken: set[int]) -> bool:
        token = self.doc[index]
        if index in taken or token.is_punct or token.is_space or token.norm_ in (*beside("pointing"), *beside("house")):
            return False
        if not token.text.isascii():
            return token.text[0].isalnum() and token.norm_ not in plain_words()
        return token.is_title or (token.is_upper and len(token) > 1)

    def _with_direction(self, start: int) -> int:
        """The start of a name with the word of direction before it: north, greater, erstwhile."""
        directions = beside("direction")
        while start > self.sent.start and self.doc[start - 1].norm_ in directions:
            start -= 1
        return start

    # ------------------------------------------------------------ by the words around it

    def _around_seats(self) -> Iterator[Region]:
        """Seats in NAME, NAME's 36 seats, both NAME seats."""
        taken, numbers = self.taken, {item.end: item.start for item in self.sent if item.kind == "number"}
        for token in self._among("seat_nouns"):
            if not token.text.isascii():
                continue
            start = self._after_preposition(token.i + 1)
            if start is not None:
                yield from self._run(start, taken, known=False)
            end = self._before_seats(token.i, numbers)
            begin = self._name_before(end, taken)
            whole = begin > self.sent.start and (begin in numbers or self.doc[begin - 1].norm_ in beside("all"))
            if begin < end and (whole or self._is_place(begin, end)):
                yield from self._joined(begin, end)

    def _after_preposition(self, index: int) -> int | None:
        """The token behind "in", "in the" and the like at `index`."""
        if index >= self.sent.end or self.doc[index].norm_ not in beside("within"):
            return None
        following = index + 1
        following += following < self.sent.end and self.doc[following].norm_ in beside("article")
        return following if following < self.sent.end else None

    def _before_seats(self, end: int, numbers: dict[int, int]) -> int:
        """Backwards over "assembly", a number and 's."""
        while end > self.sent.start and (
            end in numbers or self.doc[end - 1].norm_ in (*beside("house"), *beside("owning"))
        ):
            end = numbers.get(end, end - 1)
        return end

    def _run(self, start: int, taken: set[int], *, known: bool) -> Iterator[Region]:
        """The name that starts at a token: words of direction, a state or capital letters, joined by "and"."""
        end = start
        while end < self.sent.end and self.doc[end].norm_ in beside("direction"):
            end += 1
        directed = end > start
        ends = {begin: stop for stop, begin in self._states().items()}
        if end in ends:
            if directed:
                yield self._region(start, ends[end])
            return
        body = end
        while end < self.sent.end and end - body < _LONGEST_NAME and self._is_name(end, taken):
            end += 1
        if end > body and (directed or not known or self._is_place(body, end, whole=True)):
            yield self._region(start, self._and_name(end, taken))

    def _and_name(self, end: int, taken: set[int]) -> int:
        """The end of a name with "and NAME" and the word for districts behind it."""
        if end + 1 < self.sent.end and self.doc[end].norm_ in beside("joining") and self._is_name(end + 1, taken):
            last = end + 2
            while last < self.sent.end and self._is_name(last, taken):
                last += 1
            if self._is_place(end + 1, last):
                end = last
        return end + (end < self.sent.end and _is_named(self.doc[end]))

    def _joined(self, start: int, end: int) -> Iterator[Region]:
        """“NAME, NAME seats" names two."""
        if start - 2 >= self.sent.start and self.doc[start - 1].text == "," and self._is_place(start - 2, start - 1):
            first = self._name_before(start - 1, self.taken)
            pair = (self.doc[first : start - 1].text, self._name(start, end))
            yield Region(f" {beside('joining')[-1]} ".join(pair), first, end)
        else:
            yield self._region(start, end)

    def _governed(self) -> Iterator[Region]:
        """In NAME, across north STATE: a known place."""
        for token in self._among("within"):
            start = self._after_preposition(token.i) if token.text.isascii() else None
            inside = token.norm_ in beside("inside")
            if start is not None and (inside or self.doc[start].norm_ in beside("direction")):
                yield from self._run(start, self.taken, known=True)

    def _cased(self) -> Iterator[Region]:
        """A known place in the genitive or locative; firm before a number or seats, or at the head."""
        taken = self.taken
        counts = {item.start for item in self.sent if item.kind in ("number", "party")}
        for token in self.doc[self.sent.start : self.sent.end]:
            if token.is_ascii or token.i in taken or not is_oblique(token.text) or token.norm_ in beside("district"):
                continue
            following = range(token.i + 1, token.i + 1 + _NEAR)
            head = token.i - self.sent.start < _PAIR
            near = head or any(index in counts or self._counts_seats(index) for index in following)
            yield self._region(self._with_direction(token.i), token.i + 1, firm=near)

    def _heading(self) -> Iterator[Region]:
        """A known place that heads a line ("NAME: 16 seats", "NAME: P 7") or a title ("NAME gives P 11 of 15")."""
        sign = next((index for index in self._tokens() if self.doc[index].text in _SIGNS), self.sent.start)
        if not self.sent.fresh or not (sign + 1 in self._figures() or (sign == 0 and self._is_title())):
            return
        end = sign or 1
        if (
            self._with_direction(end - 1) == self.sent.start
            and end - 1 not in self.taken
            and self._is_place(end - 1, end)
        ):
            yield self._region(self.sent.start, end)

    def _figures(self) -> set[int]:
        """Where numbers stand, and parties with a number right behind them."""
        numbers = {item.start for item in self.sent.of_kind("number")}
        return numbers | {item.start for item in self.sent.of_kind("party") if item.tail in numbers}

    def _is_title(self) -> bool:
        """Whether the sentence is the first line of the article, without a stop."""
        words = [token for token in self.doc[: self.sent.end] if not token.is_space]
        return self.sent.start == 0 and len(words) > 1 and words[1].is_alpha and not words[-1].is_punct

    def _counts_seats(self, index: int) -> bool:
        return index < self.sent.end and self.doc[index].norm_ in (*beside("seat_nouns"), *beside("no_seat"))

    def _is_place(self, start: int, end: int, *, whole: bool = False) -> bool:
        known = (fold_name(self.doc[index].text) in place_words() for index in range(start, end))
        return all(known) if whole else any(known)

    def _region(self, start: int, end: int, *, firm: bool = True) -> Region:
        return Region(self._name(start, end), start, end, firm=firm)

    def _name(self, start: int, end: int) -> str:
        text = self.doc[start:end].text
        if text.isascii():
            return text.title() if text.isupper() else text
        last = self.doc[end - 1]
        stem = next((form.stem for form in analyses(last.text)[1:] if is_name_of_place(form.stem)), None)
        stem = stem or next((word for word in beside("landscape") if last.norm_.startswith(word)), None)
        if stem is None:
            return base_form(text)
        return f"{self.doc[start : end - 1].text} {stem}".strip()


def _is_named(token: Token) -> bool:
    """Whether a word for district belongs to the name before it: a landscape, or with a capital letter."""
    return token.norm_ in beside("landscape") or (token.is_title and token.norm_ in beside("district"))
