"""Frames of one seat and election put together: drafts of contests, before they are written as records."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from electextract.gazetteers.loader import parties
from electextract.relations.camps import JOIN
from electextract.relations.figures import order_pair
from electextract.relations.frames import Arg, Frame, When
from electextract.relations.holders import is_alliance
from electextract.relations.items import Item
from electextract.relations.mentions import Person, Place


@dataclass(eq=False, slots=True)
class Entrant:
    """One contestant of a draft, with all that the frames say of it."""

    person: Person | None
    party: str | None
    alliance: str | None = None
    party_at: tuple[int, int, str] | None = None
    sides: list[tuple[str, Frame]] = field(default_factory=list)
    votes: list[tuple[Item, Frame]] = field(default_factory=list)
    described: bool = False

    def take_over(self, other: Entrant) -> None:
        """Adds what is told of another entrant that turns out to be this one."""
        if self.party is None:
            self.party, self.party_at = other.party, other.party_at
        self.votes += other.votes
        self.sides += other.sides

    def is_ahead(self) -> bool:
        """Whether some frame has it ahead."""
        return "ahead" in [side for side, _ in self.sides]

    def is_beaten(self) -> bool:
        """Whether some frame has it behind, a stand before its own win aside."""
        behind = [frame for side, frame in self.sides if side == "behind"]
        won = behind and any(side == "ahead" and frame.status == "declared" for side, frame in self.sides)
        return any(frame.status != "counting" for frame in behind) if won else bool(behind)


@dataclass(eq=False, slots=True)
class Draft:
    """One contest in the making."""

    seat: Item | None
    when: When
    entrants: list[Entrant] = field(default_factory=list)
    margins: list[tuple[Item, Frame]] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)
    place: Place | None = field(init=False)

    def __post_init__(self) -> None:
        self.place = self.seat.value if self.seat else None  # a winner's seat may never be named

    def settled(self, rule: str, item: Item) -> Frame:
        """A frame for what is settled of this contest by its other facts, at an item; not yet one of its own."""
        return Frame(rule, item.start, item.end, seats=[self.seat] if self.seat else [], when=self.when)

    def winner(self) -> Entrant | None:
        """The entrant that some frame has ahead: one never behind, a declared one, then the one said last."""
        first = [one for one in self.entrants if one.is_ahead()]
        pure = [one for one in first if not one.is_beaten()]
        if not first or len(pure) == 1:
            return pure[0] if pure else None
        order = {id(frame): number for number, frame in enumerate(self.frames)}
        ahead = [
            (not frame.former, not frame.rule.startswith(GUESS), frame.status == "declared", order[id(frame)], number)
            for number, one in enumerate(self.entrants)
            for side, frame in one.sides
            if side == "ahead"
        ]
        return self.entrants[max(ahead)[-1]]

    def unplaced(self) -> list[Entrant]:
        """The entrants that no frame puts ahead or behind."""
        return [one for one in self.entrants if all(side == "other" for side, _ in one.sides)]


PAIR = "votes.in_order"
GUESS = "margin"
"""Start of the rules that say who is ahead by the order of the names alone."""


def merge_frames(frames: list[Frame]) -> list[Draft]:
    """Drafts of all contests that the frames speak about, in the order of the text."""
    drafts: list[Draft] = []
    for frame in frames:
        seats: list[Item | None] = [*frame.seats] or [None]
        for place in seats:
            seat = place
            draft = _find_draft(frame, seat, drafts)
            if draft is not None and frame.rule.startswith(GUESS) and _contradicts(draft, frame):
                frame.roles["behind"], frame.roles["ahead"] = frame.roles["ahead"], frame.roles["behind"]
            elif draft is not None and frame.topical and _contradicts(draft, frame):
                seat, draft = None, _find_draft(frame, None, drafts)
            if draft is None:
                draft = Draft(seat, frame.when)
                drafts.append(draft)
            _add_frame(draft, frame)
    drafts = _seat_winners(drafts)
    for draft in drafts:
        _name_winner(draft)
        _join_winners(draft)
    return drafts


def _seat_winners(drafts: list[Draft]) -> list[Draft]:
    """A winner told without a seat stands for the one seat where the same election has the person."""
    kept = []
    for draft in drafts:
        winner = draft.winner() if draft.seat is None else None
        homes = [other for other in drafts if winner and winner.person and _holds(other, winner.person, draft.when)]
        if len(homes) != 1:
            kept.append(draft)
            continue
        for frame in draft.frames:
            _add_frame(homes[0], frame)
    return kept


def _holds(draft: Draft, person: Person, when: When) -> bool:
    seated = draft.seat is not None and _same_election(draft.when, when)
    return seated and any(one.person is person for one in draft.entrants)


def _name_winner(draft: Draft) -> None:
    """The seat went to a party, and one person of no said party has the votes: that is the party's winner."""
    winner = draft.winner()
    if winner is None or winner.person is not None:
        return
    fitting = [one for one in draft.entrants if one.person is not None and one.party in (None, winner.party)]
    ahead = [one for one in fitting if one.is_ahead()]
    free = [one for one in draft.unplaced() if one in fitting]
    polled = [one for one in free if one.votes]
    chosen = next(iter(ahead or polled or (free if len(free) == 1 else ())), None)
    if chosen is not None:
        winner.person = chosen.person
        winner.votes += chosen.votes
        winner.sides += chosen.sides
        draft.entrants.remove(chosen)


def _join_winners(draft: Draft) -> None:
    """The seat went to a party, and a person of no said party is told to have won it: one contestant."""
    winner = draft.winner()
    nameless = [one for one in draft.entrants if one.person is None and one.party and one.is_ahead()]
    if winner is None or winner.person is None or winner.party is not None or len(nameless) != 1:
        return
    if not nameless[0].is_beaten() and _alike(winner, nameless[0]):
        winner.take_over(nameless[0])
        draft.entrants.remove(nameless[0])


def _alike(one: Entrant, other: Entrant) -> bool:
    """Whether both are ahead in a result, or both in a count."""
    counting = [{frame.status == "counting" for side, frame in two.sides if side == "ahead"} for two in (one, other)]
    return bool(counting[0] & counting[1])


def _find_draft(frame: Frame, seat: Item | None, drafts: list[Draft]) -> Draft | None:
    fitting = [draft for draft in drafts if _same_election(draft.when, frame.when)]
    people = {arg.person for arg in frame.args() if arg.person}
    if seat is None:
        known = [draft for draft in fitting if any(one.person in people for one in draft.entrants)]
        return known[-1] if known else (_last_if_bare(frame, drafts))
    same = [draft for draft in fitting if draft.place is seat.value or _same_name(draft.place, seat.value)]
    return same[-1] if same else None


def _same_name(place: Place | None, other: Place) -> bool:
    return place is not None and place.key == other.key and (place.id is None or other.id is None)


def _last_if_bare(frame: Frame, drafts: list[Draft]) -> Draft | None:
    """A figure without names ("The difference: 11,396") speaks of the contest before it."""
    return drafts[-1] if drafts and not frame.args() and frame.rule.startswith("margin") else None


def _same_election(one: When, other: When) -> bool:
    if one.when != other.when:
        return False
    if one.when == "reported":
        return True
    years = one.year is None or other.year is None or one.year == other.year
    return years and (one.house is None or other.house is None or one.house == other.house)


def _contradicts(draft: Draft, frame: Frame) -> bool:
    """A carried seat that has another declared winner already is not the seat meant."""
    if _tells_others(draft, frame):
        return True
    winner = draft.winner()
    if frame.status == "counting" or all(one.status != "declared" for one in draft.frames):
        return False
    ahead = next(iter(frame.roles["ahead"]), None)
    if winner is None or ahead is None or winner.person is None or ahead.person is None:
        return False
    return winner.person is not ahead.person


def _tells_others(draft: Draft, frame: Frame) -> bool:
    """Persons ahead and behind, none of whom is of the draft, which has both sides; or one more margin."""
    known = {one.person for one in draft.entrants if one.person is not None}
    named = {arg.person for arg in frame.args() if arg.person is not None}
    if not named or named & known:
        return False
    both = all(any(arg.person for arg in frame.roles[side]) for side in ("ahead", "behind"))
    told = any(one.is_ahead() and one.person for one in draft.entrants)
    beaten = any(one.is_beaten() and one.person for one in draft.entrants)
    return told and beaten and (both or (frame.margin is not None and bool(draft.margins)))


def _add_frame(draft: Draft, frame: Frame) -> None:
    winner = draft.winner() if frame.rule == PAIR else None
    if winner is not None and winner.person is not None:
        order_pair(frame, next((arg for arg, _ in frame.votes if arg.person is winner.person), None))
    draft.frames.append(frame)
    if draft.when.house is None or draft.when.year is None:
        draft.when = When(
            draft.when.when,
            draft.when.year or frame.when.year,
            draft.when.house or frame.when.house,
            draft.when.kind or frame.when.kind,
        )
    for side, args in frame.roles.items():
        for arg in args:
            entrant = _entrant(draft, arg, side)
            entrant.sides.append((side, frame))
    for arg, item in frame.votes:
        _entrant(draft, arg, "other").votes.append((item, frame))
    if frame.margin is not None:
        draft.margins.append((frame.margin, frame))


def _entrant(draft: Draft, arg: Arg, side: str) -> Entrant:
    """The entrant an argument stands for, known before or new."""
    known = _by_person(draft, arg, side) if arg.person else _by_party(draft, arg, side)
    if known is None:
        known = Entrant(arg.person, None, described=arg.described)
        draft.entrants.append(known)
    known.person = known.person or arg.person
    if arg.party:
        _give_party(known, arg)
    return known


def _give_party(entrant: Entrant, arg: Arg) -> None:
    code = str(arg.party)
    if is_alliance(code) and not (entrant.party is None or entrant.party == code):
        entrant.alliance = code
    elif entrant.party is None or (is_alliance(entrant.party) and entrant.party != code):
        entrant.alliance = entrant.party or entrant.alliance
        entrant.party, entrant.party_at = code, (*(arg.party_at or (arg.start, arg.end)), "party")


def _by_person(draft: Draft, arg: Arg, side: str) -> Entrant | None:
    for entrant in draft.entrants:
        if entrant.person is arg.person:
            return entrant
    for entrant in draft.entrants:
        if entrant.person is None and (
            (arg.party and entrant.party == arg.party)
            or (side == "ahead" and entrant.is_ahead() and (arg.party is None or _may_be(entrant.party, arg.party)))
        ):
            return entrant
    return None


def _by_party(draft: Draft, arg: Arg, side: str) -> Entrant | None:
    for entrant in draft.entrants:
        if entrant.party == arg.party or entrant.alliance == arg.party:
            return entrant
    for entrant in draft.entrants:
        if side == "ahead" and entrant.is_ahead() and _may_be(entrant.party, arg.party):
            return entrant
    return None


def _may_be(party: str | None, other: str | None) -> bool:
    """Whether a contestant of `party` may be told to be of `other`: nothing known yet, or alliance and member."""
    if party is None or other is None:
        return True
    return any(two in _members(one) for one, two in ((party, other), (other, party)))


def _members(code: str) -> Collection[str]:
    """The parties of an alliance, or of a camp that joins parties."""
    entry = parties().get(code)
    return entry.members if entry is not None else code.split(JOIN) if JOIN in code else ()
