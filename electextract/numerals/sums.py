"""Adds the parts of one number expression up: the grammar of "1 lakh 30 thousand 636" in both languages."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from electextract.numerals.atoms import Atom
from electextract.numerals.lexicon import Amount

THOUSAND = 1000
_CLOSE = ("none", "blank", "hyphen", "line")
_TENTH = Fraction(1, 10)


def _last_place(value: Amount) -> int:
    """What an increment counts behind digits: "eleven and a half hundred" may be written with 1100."""
    return next((unit for unit in (THOUSAND, 100) if value >= unit and value % unit == 0), 1)


class Sum:
    """The running value of an expression.

    Attributes:
        total: what has found its magnitude.
        limit: the last magnitude; what follows must be smaller.
        current: a number that may still find its magnitude.
        form: what `current` ends in: digits, value, tens, hundred, dozen.
        place: the last place given, in units of the value.
        increase: of a word that adds to the number behind it.
        qualifier: of a word that holds one ("lakh-and-more" in one word).
        size: how many parts were taken.
    """

    def __init__(self) -> None:
        self.total: Amount = 0
        self.limit: Amount | None = None
        self.current: Amount | None = None
        self.form = ""
        self.place: Amount = 1
        self.increase: Amount | None = None
        self.qualifier = ""
        self.ordinal = self.closed = False
        self.size = self._safe_size = 0
        self._safe_place: Amount = self.place

    @property
    def value(self) -> Amount:
        """The sum of all parts taken."""
        return self.total + (self.current or 0)

    @property
    def scale(self) -> int:
        """The last magnitude."""
        return int(self.limit or (100 if self.form == "hundred" else 1))

    @property
    def step(self) -> int:
        """1 below a thousand; else the last magnitude's place; else thousands or hundreds that end in noughts."""
        if self.value < THOUSAND or self.value.denominator != 1:
            return 1
        if self.place > 1 and (self.current is None or self.form == "hundred"):
            return int(self.place)
        return next(step for step in (THOUSAND, 100, 1) if self.value % step == 0)

    def take(self, atom: Atom) -> bool:
        """Adds a part; False leaves it for the next expression."""
        takes = _TAKES.get(atom.role)
        if takes is None or self.closed or (self.size and atom.gap == "other") or not takes(self, atom):
            return False
        self.size += 1
        return True

    def _begin(self, atom: Atom, place: Amount) -> bool:
        """A new number starts, on its own or behind a magnitude."""
        self._safe_size, self._safe_place = self.size, self.place
        unit = _last_place(atom.value) if atom.role == "digits" else 1
        self.current = atom.value + (self.increase or 0) * unit
        self.place = place if self.increase is None else unit * _TENTH
        self.form = atom.role
        return True

    def _withdraw(self) -> bool:
        """Gives back the number that turned out too large to follow: the next expression begins with it."""
        self.current, self.size, self.place, self.closed = None, self._safe_size, self._safe_place, True
        return False

    def _may_begin(self, atom: Atom) -> bool:
        """At the start, behind an increment, or behind a magnitude if it is smaller and nothing was rounded before."""
        if self.size == 0:
            return True
        if self.current is not None:
            return False
        if self.increase is not None:
            return atom.gap in _CLOSE
        if self.limit is None or atom.places or atom.value >= self.limit or self.place < self.limit:
            return False
        return atom.gap == "blank" or (atom.gap == "and" and atom.value < THOUSAND)

    def _take_digits(self, atom: Atom) -> bool:
        if self.form == "hundred" and self.current is not None:
            return not atom.places and self._take_rest(atom)
        return self._may_begin(atom) and self._begin(atom, Fraction(1, 10**atom.places) if atom.places else 1)

    def _take_rest(self, atom: Atom) -> bool:
        """What follows hundreds: 8 hundred 55."""
        rest = self.current is not None and 0 < atom.value < 100 and atom.gap in ("blank", "and", "hyphen")
        if rest and self.current is not None:
            self.current += atom.value
            self.form, self.place = atom.role, 1
        return rest

    def _take_value(self, atom: Atom) -> bool:
        if self.current is None:
            return self._may_begin(atom) and self._begin(atom, 1)
        if self.form == "hundred":
            return self._take_rest(atom)
        unit = self.form == "tens" and 0 < atom.value < 10 and atom.gap in ("blank", "hyphen")
        if unit:
            self.current += atom.value
            self.form, self.place = "value", 1
        return unit

    def _take_article(self, atom: Atom) -> bool:
        """A lakh, half a lakh; words for one and a half."""
        return self.size == 0 and self._begin(atom, 1 if atom.value == 1 else _TENTH)

    def _take_increment(self, atom: Atom) -> bool:
        """For the number that follows."""
        self.increase = atom.value
        return self.size == 0

    def _take_magnitude(self, atom: Atom) -> bool:
        if self.size and atom.gap not in _CLOSE:
            return False
        if self.current is None:
            if self.limit is not None:
                return self._take_bare(atom.value)
            self._begin(Atom("value", 1, atom.start, atom.start), 1)
        if self.limit is not None and atom.value >= self.limit:
            return self._withdraw()
        return self._take_hundred(atom.value) if atom.value < THOUSAND else self._take_thousand(atom.value)

    def _take_thousand(self, size: Amount) -> bool:
        self.total += (self.current or 0) * size
        self.place *= size
        self.limit, self.current, self.increase = size, None, None
        return True

    def _take_hundred(self, size: Amount) -> bool:
        if self.form in ("hundred", "dozen") or self.current is None:
            return False
        self.current *= size
        self.place *= size
        self.form = "hundred" if size == 100 else "dozen"
        return True

    def _take_bare(self, size: Amount) -> bool:
        """Behind a magnitude without a number between: thousand crore multiplies, lakh thousand adds."""
        limit = self.limit or 1
        if size > limit:
            self.total, self.place = self.total * size, self.place * size
        elif size < limit and size >= THOUSAND and self.place == limit:
            self.total, self.place = self.total + size, size
        else:
            return False
        self.limit = size
        return True

    def _take_addition(self, atom: Atom) -> bool:
        """One and a half lakh; a lakh and a half."""
        if self.size == 0 or self.increase is not None:
            return False
        if self.current is not None:
            self.current, self.place = self.current + atom.value, self.place * _TENTH
        elif self.limit is not None:
            self.total, self.place = self.total + self.limit * atom.value, self.limit * _TENTH
        return True

    def _take_approximate(self, atom: Atom) -> bool:
        """So many of the bare magnitude, about."""
        if self.size == 0 and atom.value > 1:
            self.total, self.limit = atom.value, 1
        elif self.size == 1 and self.value == self.scale > 1:
            self.total, self.current, self.limit = self.value * atom.value, None, self.scale
        else:
            return False
        self.qualifier, self.closed = "about", True
        return True

    def _take_exceeding(self, atom: Atom) -> bool:
        """A magnitude and more, in one word."""
        if self.size and (self.current is None or atom.gap not in _CLOSE):
            return False
        self.total += (self.current if self.current is not None else 1) * atom.value
        self.place *= atom.value
        self.limit, self.current, self.qualifier, self.closed = atom.value, None, "at_least", True
        return True

    def _take_stand_in(self, atom: Atom) -> bool:
        return self.size == 0 and self._begin(atom, 1)

    def _take_ordinal(self, atom: Atom) -> bool:
        """First; twenty-first."""
        after_tens = self.form == "tens" and self.limit is None and atom.value < 10 and atom.gap != "and"
        if self.size and not after_tens:
            return False
        self.current = (self.current or 0) + atom.value
        self.ordinal = self.closed = True
        return True


_TAKES: dict[str, Callable[[Sum, Atom], bool]] = {
    "digits": Sum._take_digits,
    "value": Sum._take_value,
    "tens": Sum._take_value,
    "article": Sum._take_article,
    "coefficient": Sum._take_article,
    "increment": Sum._take_increment,
    "magnitude": Sum._take_magnitude,
    "addition": Sum._take_addition,
    "approximate": Sum._take_approximate,
    "exceeding": Sum._take_exceeding,
    "stand_in": Sum._take_stand_in,
    "ordinal": Sum._take_ordinal,
}
