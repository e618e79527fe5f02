"""Which election a clause speaks about: the reported one, or an earlier one in passing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Literal, cast

from electextract.records import House
from electextract.relations.asides import COMPARED, is_by_the_way, is_quoted
from electextract.relations.chambers import house_by_seats
from electextract.relations.dated_lists import DatedLists
from electextract.relations.frames import When
from electextract.relations.items import NARRATIVE, PARTICIPLE, Item
from electextract.relations.sentence import Items, Sentence
from electextract.relations.vacancies import tells_vacancy

if TYPE_CHECKING:
    from spacy.tokens import Doc

_HOUSE, _TITLE, _LATER = "house.", "local", "years_later."
_HAD_REACH, _TITLE_REACH = 2, 2
_FIGURES = ("votes", "margin")


@dataclass(slots=True)
class Calendar:
    """What the whole article tells of its elections.

    Attributes:
        reported: year of the reported election: of publication, else the latest year named.
        dated: whether `reported` comes from the date of publication.
        house: house of the reported election, by the words of the article.
        years: house -> latest year that the article names beside it.
        past: the earlier election that the paragraph speaks of, until it comes back to the reported one.
        era: the earlier election that the article opens with, until it comes to the reported one.
        opened: whether it is known by now which of the two the article opens with.
        led: whether a year was named before the first result; dawned: whether in a sentence before it.
        begun: whether the title is read.
        lists: the lists of a former election.
    """

    reported: int | None
    dated: bool
    house: House | None
    years: dict[str, int]
    bypoll: bool = False
    last: When | None = None
    section: int | None = None
    past: When | None = None
    era: When | None = None
    opened: bool = False
    led: bool = False
    dawned: bool = False
    begun: bool = False
    lists: DatedLists = field(default_factory=DatedLists)

    def read_heading(self, sentence: Items, doc: Doc) -> None:
        """A line that is a year in figures and no other time or name dates what follows it."""
        years = sentence.of_kind("year")
        if years and all(item.kind in ("year", "break") for item in sentence) and doc[years[0].start].like_num:
            self.section = years[0].value

    def open_sentence(self, sentence: Items, *, fresh: bool) -> None:
        """Notes the time that a sentence names; `fresh` where it opens a paragraph."""
        self._count_on(sentence)
        self.lists.follow(sentence, self.reported, fresh=fresh)
        years = _years(sentence)
        self._read_title(sentence, years)
        self.dawned = self.led
        self.led = self.led or (bool(years) and not self.opened)
        if fresh:
            self.past = None
        if sentence.says("now"):
            self.past = None
        elif years:
            former = self.reported is not None and years[0] < self.reported
            self.past = When("earlier", years[0]) if former else None
        elif _says_earlier(sentence):
            self.past = When("earlier")
        if sentence.says("now") or any(self.reported is not None and year >= self.reported for year in years):
            self.era, self.opened = None, True

    def _count_on(self, sentence: Items) -> None:
        """“Five years later”: a year, counted from the earlier election spoken of before."""
        base = self.past or self.last
        if base is None or base.year is None:
            return
        for item in sentence.words(_LATER):
            item.kind, item.value = "year", base.year + int(str(item.value).removeprefix(_LATER))
            sentence.reindex()

    def _read_title(self, sentence: Items, years: list[int]) -> None:
        """A title that tells of a former year and of no result opens an article on that election."""
        if self.begun:
            return
        told = sentence.of_kind("cue", "seat", "person")
        if not told and len(years) == 1 and self.reported is not None and years[0] < self.reported:
            self.era = When("earlier", years[0])
        self.begun = True

    def place(self, clause: Items, sentence: Items, cue: Item | None, *, compared: bool = False) -> When:
        """The election of one clause of a sentence; `cue` is the one whose tense counts.

        Args:
            compared: whether a time that a result is only held against is that of the clause, as for a count of seats.
        """
        if compared and (told := [item for item in clause if item.mark == COMPARED]):
            year = next((item.value for item in told if item.kind == "year"), None)
            former = year is None or self.reported is None or year < self.reported
            return _when("earlier" if former else "reported", year if former else None, house_of(clause))
        if self.last is not None and _is_absolute(clause, cue):
            return self.last
        timed = sentence.says(_HOUSE, "now", "earlier")
        house = _house_meant(clause, sentence) if timed and sentence.says(_HOUSE) else None
        dated = self.section is not None or sentence.of_kind("year")
        year = self._year(clause, sentence) if dated else None
        headed = year is not None and year == self.section and (_says_earlier(clause) or self._past(clause, cue))
        if year is not None and not headed:
            when = self._by_year(year, house, clause, sentence, cue)
        else:
            said = self._by_words(house, clause, sentence, cue) if timed else None
            when = said or self._by_tense(house, clause, cue)
        self.last = when
        self.past = when if when.when == "earlier" else None if clause.says("now") else self.past
        return when

    def open_with(self, when: When, clause: Items, cue: Item | None) -> None:
        """Notes the election of the first result that the article tells, unless in the past perfect."""
        if not self.opened and not self._past(clause, cue):
            self.opened = True
            told = self.dawned or any(cue is None or item.start < cue.start for item in clause.of_kind("year"))
            self.era = When("earlier", when.year) if told and when.when == "earlier" and when.year else None

    def _year(self, clause: Items, sentence: Items) -> int | None:
        years = _years(clause)
        if not years and clause and not (clause.says("now") and clause.of_kind("cue")):
            first = clause[0].start
            before = (item for item in sentence.of_kind("year") if item.start < first and item.mark != COMPARED)
            years = [item.value for item in before if not is_by_the_way(item, sentence)][:1]
        if not years and self.section is not None and not clause.says("now"):
            return self.section
        return years[0] if years else None

    def _by_year(self, year: int, house: House | None, clause: Items, sentence: Items, cue: Item | None) -> When:
        earlier = self.reported is not None and year < self.reported
        if not earlier and year == self.reported:
            other = house is not None and self.house is not None and house != self.house
            late = self.opened and not self.led  # without a date: a result came first, then this year
            gone = _has_left(sentence, cue) or (self.bypoll and tells_vacancy(sentence, cue))
            earlier = other or (not self.dated and (late or gone or self._past(clause, cue)))
        return _when("earlier", year, house) if earlier else _when("reported", None, house)

    def _by_words(self, house: House | None, clause: Items, sentence: Items, cue: Item | None) -> When | None:
        if house and self.house and house != self.house:
            told = house in self.years and not self._votes_again(clause)
            if told or (self.bypoll and (tells_vacancy(sentence, cue) or _has_been(clause, cue))):
                return _when("earlier", self.years.get(house), house)
        if clause.says("now"):
            return _when("reported", None, house)
        told = sentence.says("earlier")
        if told and (_says_earlier(clause) or (_told_before(clause, sentence) and not sentence.says("now"))):
            return _when("earlier", None, house)
        return None

    def _votes_again(self, clause: Items) -> bool:
        """“In the S assembly bypoll”: the house tells nothing of the election where two are voted for at once."""
        return (self.bypoll or clause.says("bypoll")) and bool(clause.of_kind("seat"))

    def _by_tense(self, house: House | None, clause: Items, cue: Item | None) -> When:
        """The election that a clause without a word of time speaks about."""
        if self.lists.when is not None:
            return _when("earlier", self.lists.when.year, house)
        if self.past is not None and cue is not None and cue.mark == NARRATIVE:
            return _when("earlier", self.past.year, house)
        if self._past(clause, cue):
            before = self.past or self.last
            year = before.year if before and before.when == "earlier" else None
            return When("earlier", year, house, implied=self.past is None or self.past.implied)
        if self.era is not None:
            return _when("earlier", self.era.year, house)
        return _when("reported", None, house)

    def _past(self, clause: Items, cue: Item | None) -> bool:
        """Past perfect, or a verb form that tells of former times; who is unopposed had won before the poll."""
        if cue is None:
            return False
        if "earlier" in cue.value.flags:
            return True
        if "noun" in cue.value.flags or "than" in cue.value.sides:  # "had a big win", "had fewer votes than"
            return False
        if cue.value.act == "votes" or any("unopposed" in one.value.flags for one in (cue, *clause.of_kind("cue"))):
            return False
        had = next((item for item in reversed(clause.words("had")) if item.end <= cue.start), None)
        if had is None or cue.start - had.end >= _HAD_REACH or (self.past is None and is_quoted(had, clause)):
            return False
        if cue.value.act == "take" and any(0 <= item.start - cue.end < 2 for item in clause.of_kind("votes")):
            return False
        return not any(had.end <= item.start < cue.start for item in clause if item.kind in _FIGURES)


@cache
def _when(when: Literal["reported", "earlier"], year: int | None, house: House | None) -> When:
    return When(when, year, house)


def read_calendar(sentences: list[Sentence], published: str | None) -> Calendar:
    """The article's calendar, from its date, its years and its words for houses."""
    years: dict[str, int] = {}
    houses: Counter[House] = Counter()
    left: Counter[House] = Counter()  # said of the poll that emptied a seat
    bypolls = 0
    named: list[int] = []
    for order, items in enumerate(sentences):
        dated = items.of_kind("year")
        named += [item.value for item in dated]
        if not items.says("bypoll", _HOUSE):
            continue
        bypolls += len(items.words("bypoll"))
        told = bool(items.of_kind("cue") and items.of_kind("person")) and not items.says("bypoll")
        away = {item.start for item in items.words("sent_up")} if told else set()
        for item in (word for word in items.words(_HOUSE) if not _is_title(word, items)):
            name = cast("House", item.value.removeprefix(_HOUSE))
            weight = 3 if order < 3 else 1
            houses[name] += weight
            left[name] += weight if item.start in away else 0
            for other in items.of_kind("year", "aside"):
                if isinstance(other.value, int) and abs(other.start - item.start) < 4:
                    years[name] = max(years.get(name, 0), other.value)
    latest = max(named, default=None)
    houses = houses - left if bypolls else houses
    house = house_by_seats(sentences, houses) or ("assembly" if bypolls else None)
    reported = int(published[:4]) if published else latest
    return Calendar(reported, published is not None, house, years, bypolls > 0)


def house_of(items: Items) -> House | None:
    """The house that the items name first; None where they name none."""
    for item in items.words(_HOUSE):
        if not _is_title(item, items):
            return cast("House", item.value.removeprefix(_HOUSE))
    return None


def _is_absolute(clause: Items, cue: Item | None) -> bool:
    """“…, Y ending 900 short": a clause behind a comma, without a finite verb or time, is of the one before."""
    if cue is None or not clause or clause[0].value != "," or cue.start < clause[0].start or cue.value.order != "svo":
        return False
    bare = cue.value.act != "votes" and (cue.mark == PARTICIPLE or "ongoing" in cue.value.flags)
    return bare and not clause.says("be", "had", "now", "earlier") and not clause.of_kind("year")


def _has_been(clause: Items, cue: Item | None) -> bool:
    """A verb of being in the past right behind the verb of a clause: "was ahead", in a verb-final language."""
    return cue is not None and any(0 <= item.start - cue.end < _HAD_REACH for item in clause.words("was_after"))


def _has_left(sentence: Items, cue: Item | None) -> bool:
    """“X, who won S in 2019, died": whoever left the seat since has not won it now."""
    return cue is not None and any(word.start >= cue.end for word in sentence.words("late_after"))


def _is_title(word: Item, items: Items) -> bool:
    """“Former mayor X": what the person beside the word was, not what the election is about."""
    return word.value == _HOUSE + _TITLE and any(
        0 <= item.start - word.end < _TITLE_REACH for item in items.of_kind("person")
    )


def _house_meant(clause: Items, sentence: Items) -> House | None:
    """The house that a clause names, else the only one that its sentence names."""
    alone = len({item.value for item in sentence.words(_HOUSE)}) < 2
    return house_of(clause) or (house_of(sentence) if alone else None)


def _years(items: Items) -> list[int]:
    return [item.value for item in items.of_kind("year") if item.mark != COMPARED]


def _told_before(clause: Items, sentence: Items) -> bool:
    """Whether the sentence has named an earlier time before this clause, and not in one of its own."""
    start = clause[0].start if clause else 0
    words = [item for item in sentence.words("earlier") if item.mark != COMPARED and item.start < start]
    return any(not is_by_the_way(item, sentence) for item in words)


def _says_earlier(items: Items) -> bool:
    return any(item.mark != COMPARED for item in items.words("earlier"))
