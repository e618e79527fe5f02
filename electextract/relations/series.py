"""Words that stand for one of several seats named before: "in the first X won, in the second Y"."""

from __future__ import annotations

from dataclasses import dataclass, field

from electextract.relations.items import Item
from electextract.relations.sentence import Sentence

_NTH = "seat."
_LAST, _OTHER = "last", "other"


@dataclass(slots=True)
class Series:
    """The seats that the last sentence with several of them names, and the one named or meant last."""

    seats: list[Item] = field(default_factory=list)
    current: Item | None = None

    def follow(self, items: Sentence) -> None:
        """Turns the words of one sentence into the seats that they stand for, in place."""
        if items.fresh:
            self.seats = []
        named: list[Item] = []
        told = False
        for item in items.of_kind("seat", "word") if items.of_kind("seat") or items.says(_NTH) else ():
            if item.kind == "seat":
                named += [item] if all(item.value is not other.value for other in named) else []
                self.current = item
            elif item.value.startswith(_NTH):
                seat = self._meant(item.value.removeprefix(_NTH), named if len(named) > 1 else self.seats)
                told |= seat is not None
                if seat is not None:
                    item.kind, item.value, item.holder, self.current = "seat", seat.value, seat, seat
        if told:
            items.reindex()
        self.seats = named if len(named) > 1 else self.seats

    def _meant(self, which: str, seats: list[Item]) -> Item | None:
        """The seat that a word points at, among these."""
        if len(seats) < 2:
            return None
        if which == _LAST:
            return seats[-1]
        if which == _OTHER:
            others = [seat for seat in seats if self.current is None or seat.value is not self.current.value]
            return others[0] if len(seats) == 2 and len(others) == 1 else None
        number = int(which)
        return seats[number - 1] if number <= len(seats) else None
