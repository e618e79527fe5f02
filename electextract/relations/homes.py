"""Where a contestant stands: a seat of which a result is told of the person, before one merely spoken of nearby."""

from __future__ import annotations

from collections.abc import Iterable

from electextract.gazetteers.loader import seats
from electextract.records import House
from electextract.relations.chambers import may_be_of
from electextract.relations.clauses import Clause
from electextract.relations.frames import Arg, Frame, When
from electextract.relations.items import Item
from electextract.relations.kinship import is_kin_owner, kin_reach, leads_party
from electextract.relations.mentions import Person, Place
from electextract.relations.sentence import Sentence
from electextract.relations.vacancies import tells_vacancy

NEAR = "person.near"
"""Rule of a frame for a contestant of whom the sentence states nothing."""
CROWD = 3
"""Persons on one side of one result who cannot all be of one seat, at least."""
RECORD_REACH = 3
"""Tokens between a name and the record that was the person's, at most."""


def rehouse(frames: list[Frame], house: House | None) -> list[Frame]:
    """Moves what is told under a carried seat to the seat where its persons stand; drops who only stands nearby.

    Args:
        frames: those of an article.
        house: the house that the article's election is for; who was sent to another one before stands nowhere.
    """
    _bring_home(frames)
    homes: dict[Person, set[Place | None]] = {}
    for frame in frames:
        sent_up = frame.when.when == "earlier" and frame.when.house not in (None, house)
        if frame.rule != NEAR and (sent_up or frame.when.when == "reported"):
            places = {seat.value for seat in frame.seats} or {None}
            for person in _persons(frame.roles["ahead"] if sent_up else frame.args()):
                homes.setdefault(person, set()).update(places)
    return [frame for frame in frames if not _is_elsewhere(frame, homes)]


def _bring_home(frames: list[Frame]) -> None:
    """Gives a frame without a seat, or under a seat that others contested, the only seat named for its persons."""
    homes: dict[Person, dict[Place, Item]] = {}
    sides: dict[tuple[Place, str], set[Person]] = {}
    for frame in frames:
        told = frame.rule != NEAR and frame.when.when == "reported"
        if told and frame.placed and len(frame.seats) == 1:
            for side in ("ahead", "behind"):
                sides.setdefault((frame.seats[0].value, side), set()).update(_persons(frame.roles[side]))
            for person in _persons(frame.args()):
                homes.setdefault(person, {})[frame.seats[0].value] = frame.seats[0]
    for frame in frames:
        told = frame.rule != NEAR and frame.when.when == "reported"
        if not told or frame.placed or not (frame.topical or not frame.seats):
            continue
        near = {place: seat for person in _persons(frame.args()) for place, seat in homes.get(person, {}).items()}
        taken = all(_is_taken(frame, seat, sides) for seat in frame.seats)
        if taken and len(near) == 1 and _fits(frame, next(iter(near)), sides):
            frame.seats, frame.topical = list(near.values()), True
        elif taken and not near and frame.status == "declared" and all(map(_persons, _told_sides(frame))):
            frame.seats, frame.topical = [], False


def _told_sides(frame: Frame) -> tuple[list[Arg], list[Arg]]:
    return frame.roles["ahead"], frame.roles["behind"]


def _fits(frame: Frame, place: Place, sides: dict[tuple[Place, str], set[Person]]) -> bool:
    """Whether nobody else is ahead in a seat than the frame has."""
    ahead, others = _persons(frame.roles["ahead"]), sides[place, "ahead"]
    return not (ahead and others) or bool(ahead & others)


def _is_taken(frame: Frame, seat: Item, sides: dict[tuple[Place, str], set[Person]]) -> bool:
    """Whether others than those of a frame are told to be ahead in a seat; both, where it tells of losers alone."""
    ahead, behind = (sides.get((seat.value, side), set()) for side in ("ahead", "behind"))
    if frame.roles["ahead"]:
        return bool(ahead - _persons(frame.roles["ahead"]))
    beaten = _persons(frame.roles["behind"])
    return bool(beaten and ahead and behind) and not beaten & (ahead | behind)


def _persons(args: Iterable[Arg]) -> set[Person]:
    return {arg.person for arg in args if arg.person is not None}


def _is_elsewhere(frame: Frame, homes: dict[Person, set[Place | None]]) -> bool:
    person = next((arg.person for arg in frame.args()), None)
    if frame.rule != NEAR or person not in homes:
        return False
    return not {seat.value for seat in frame.seats} & homes[person]


def is_kin(person: Item, clause: Clause) -> bool:
    """“Whose father X”, "the wife of X", "X's wife Y": told only as somebody's kin."""
    if is_kin_owner(person, clause.items) or leads_party(person, clause.items):
        return True
    return any(0 <= person.start - word.end < kin_reach(word, person, clause.items) for word in clause.words("kin"))


def is_outdone(person: Item, clause: Clause) -> bool:
    """“Broke X's record": told only as who held it before."""
    starts = [word.start for word in clause.of_kind("word") if word.value == "record"]
    return person.mark == "genitive" and any(0 <= start - person.tail < RECORD_REACH for start in starts)


def seat_alone(frames: list[Frame], sentences: list[Sentence]) -> None:
    """In an article about one seat every result is of that seat, also before its name."""
    named = [item for items in sentences for item in items.of_kind("seat")]
    if len({item.value for item in named}) != 1:
        return
    for frame in frames:
        crowd = max(len([arg for arg in frame.roles[side] if arg.person]) for side in ("ahead", "behind"))
        other = frame.when.house is not None and not _may_be(named[0].value, frame.when.house)
        if not frame.seats and any(arg.person for arg in frame.args()) and crowd < CROWD and not other:
            frame.seats, frame.topical = named[:1], True


def seat_beside(frame: Frame, clause: Clause, links: dict[Person, Item]) -> None:
    """The seat of those whom a clause without a seat names beside a contestant: "X has challenged Y"."""
    homes = {seat.value: seat for item in clause.of_kind("person") if (seat := links.get(item.value))}
    if not frame.placed and len(homes) == 1 and not clause.of_kind("seat"):
        frame.seats, frame.topical = list(homes.values()), False


def carried_seats(carried: list[Item], when: When, sentence: Sentence, cue: Item | None) -> list[Item]:
    """Of seats spoken of before, those that a result may be of: not the one left for a seat of another house."""
    house = when.house
    if house is None or when.when == "reported" or not tells_vacancy(sentence, cue):
        return carried
    return [seat for seat in carried if _may_be(seat.value, house)]


def _may_be(place: Place, house: House) -> bool:
    seat = seats().get(place.id) if place.id else None
    return seat is None or may_be_of(house, seat, name=place.name)
