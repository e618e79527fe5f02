"""Lists of a former election: rows of seats under a line that dates them, "the winners of 2019:"."""

from __future__ import annotations

from dataclasses import dataclass

from electextract.relations.asides import COMPARED
from electextract.relations.frames import When
from electextract.relations.sentence import Items

_TELLING = ("cue", "seat", "person", "votes", "margin")


@dataclass(slots=True)
class DatedLists:
    """The time of the rows of a list.

    Attributes:
        heading: the former election that the last line without a result names: "What happened in 2019?".
        listed: the election of the rows that follow.
        inside: whether the sentence is one of these rows.
    """

    heading: When | None = None
    listed: When | None = None
    inside: bool = False

    def follow(self, sentence: Items, reported: int | None, *, fresh: bool) -> None:
        """Takes a sentence in; `fresh` where it opens a line, `reported` is the year of the reported election."""
        told = next((item for item in sentence if item.kind not in ("number", "break")), None)
        self.inside = fresh and told is not None and told.kind == "seat" and not sentence.says("now")
        if self.inside or not sentence:
            return
        time = _time_of(sentence, reported)
        last = sentence[-1]
        announces = last.kind == "break" and last.value == ":"
        self.listed = (time or self.heading) if announces and not sentence.says("now") else None
        if fresh and not announces and not sentence.of_kind(*_TELLING):
            self.heading = time

    @property
    def when(self) -> When | None:
        """The election of the row that is read now; None outside such a list."""
        return self.listed if self.inside else None


def _time_of(sentence: Items, reported: int | None) -> When | None:
    """The former election that a sentence names."""
    years = [item.value for item in sentence.of_kind("year") if item.mark != COMPARED]
    if years:
        former = len(set(years)) == 1 and reported is not None and years[0] < reported
        return When("earlier", years[0]) if former else None
    said = any(item.mark != COMPARED for item in sentence.words("earlier"))
    return When("earlier") if said else None
