"""Through the article sentence by sentence: what is spoken of, where, and which election."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from electextract.records import House, Rounds, Status
from electextract.relations.arguments import relate_names
from electextract.relations.asides import name_past_months, set_times_aside
from electextract.relations.bypolls import Bypolls
from electextract.relations.clauses import Clause, split_clauses
from electextract.relations.clock import in_time, read_clock
from electextract.relations.compared import former_frames, set_figures_aside
from electextract.relations.dated import by_year, read_series
from electextract.relations.elections import Calendar, read_calendar
from electextract.relations.figures import attach_figures
from electextract.relations.frames import Frame, When, arg_of
from electextract.relations.groups import Groups
from electextract.relations.headings import heading_person, told_under, topic_over
from electextract.relations.hints import Hints
from electextract.relations.homes import NEAR, carried_seats, is_kin, is_outdone, rehouse, seat_alone, seat_beside
from electextract.relations.items import PARTICIPLE, Item
from electextract.relations.lines import Lines, told_in_lists, told_winners
from electextract.relations.listed import Listing, read_list
from electextract.relations.mentions import Person, Place
from electextract.relations.paragraphs import is_news, leads_up, seats_to_come, without_mere
from electextract.relations.pronouns import PartiesTold
from electextract.relations.repeats import Repeats
from electextract.relations.roles import read_clause
from electextract.relations.rounds import note_status, read_rounds
from electextract.relations.routed import Rout, read_routs
from electextract.relations.scenes import keep_topic, note_places
from electextract.relations.seat_houses import read_seat_houses
from electextract.relations.seating import (
    by_seat,
    clause_seats,
    deal_seats,
    fly_banner,
    is_told_of,
    pointed_seats,
    seat_group,
    seat_of_focus,
    seat_of_rival,
    spread_seats,
)
from electextract.relations.segments import Segments
from electextract.relations.sentence import Items, Sentence
from electextract.relations.series import Series
from electextract.relations.slates import Slates
from electextract.relations.strangers import STRANGER
from electextract.relations.subjects import Speech
from electextract.relations.table_rows import read_table
from electextract.relations.themes import Themes

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(slots=True)
class Discourse:
    """Running state: topic seats and their sentence, state, links of persons to seats and parties, what is said."""

    doc: Doc
    calendar: Calendar
    speech: Speech = field(default_factory=Speech)
    topic: list[Item] = field(default_factory=list)
    scene: Items = field(default_factory=Items)
    state: str | None = None
    links: dict[Person, Item] = field(default_factory=dict)
    states: dict[Any, str] = field(default_factory=dict)
    frames: list[Frame] = field(default_factory=list)
    named: set[str] = field(default_factory=set)
    hints: Hints = field(default_factory=Hints)
    themes: Themes = field(default_factory=Themes)
    groups: Groups = field(default_factory=Groups)
    slates: Slates = field(default_factory=Slates)
    lines: Lines = field(default_factory=Lines)
    rounds: dict[Place, Rounds] = field(default_factory=dict)
    clock: int | None = None
    segments: Segments = field(default_factory=Segments)
    statuses: dict[Place, Status] = field(default_factory=dict)
    bypolls: Bypolls = field(default_factory=Bypolls)
    eras: list[When | None] = field(default_factory=list)
    placed: set[Person | None] = field(default_factory=set)
    coming: list[Item] = field(default_factory=list)
    routs: list[Rout] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    houses: dict[Place, House] = field(default_factory=dict)
    heading: Item | None = None
    following: Sentence | None = None

    def read_sentence(self, items: Sentence, *, fresh: bool) -> list[Frame]:
        """The frames of one sentence; `fresh` where it opens a paragraph."""
        headed, self.heading = self.heading, heading_person(items, self.following)
        if self.heading is not None:
            self._speak_of(self.heading)
            return []
        self.speech.heading = arg_of(headed) if headed else None
        former = read_series(items, self.calendar.reported)
        former += set_figures_aside(items, self.calendar.reported)
        note_places(self, items, fresh=fresh)
        self.segments.follow(items, self.calendar.house, fresh=fresh)
        self.calendar.read_heading(items, self.doc)
        self.calendar.open_sentence(items, fresh=fresh)
        self.eras.append(self.calendar.era)
        if fresh:
            self.clock = read_clock(items, self.doc) or self.clock
        self.speech.open_sentence()
        if items.says("forecast"):
            self.speech.refused += [(item, "a forecast, or told as one") for item in items.of_kind("cue")]
            return []
        reported = self.calendar.place(items, items, None).when == "reported"
        spoken, told = self.speech.focus, self.hints.of_pronoun(items, self.speech.focus, self.doc, reported=reported)
        self.speech.focus = told
        table = read_table(items, self.calendar, self.doc)
        clauses, speaks = split_clauses(items), not table and items.of_kind("cue", "votes", "margin")
        group = (seat_group(items) or seat_group(self.scene)) if speaks else []
        made: list[Frame] = []
        listing = read_list(items, self.lines.heading if items.says("they_are") else None)
        for number, clause in enumerate(clauses):
            frames = self._told(clause, clauses[number + 1 :], items, listing, group) if speaks else []
            made += [part for frame in frames for part in by_seat(frame, clause)]
            self._remember(clause, frames)
        made = without_mere(deal_seats(made, group)) if made else table
        listed = told_in_lists(items, made, listing, self.topic, self.lines, self.calendar, self.doc)
        for frame in listed:
            self._link(frame)
        made += listed
        made += former_frames(made, former, self.frames)
        note_status(made, items, self.statuses)
        made += told_under(headed, made) if headed else []
        made += self._bystanders(items, clauses, made) if items.of_kind("person") else []
        if reported or not made:
            self.hints.describe(items, made)
        self.hints.follow(items, reported=reported)
        self.hints.note(made)
        self.hints.follow_gaps(clauses, reported=reported)
        self.routs += read_routs(items) if reported else []
        self.bypolls.note(items, made, self.topic, reported=self.calendar.reported)
        keep_topic(self, items, made)
        self.speech.focus = spoken if self.speech.focus == told else self.speech.focus
        read_rounds(items, self.topic, self.rounds)
        slated = self.slates.follow(items, made, fresh=fresh, reported=reported)
        self.themes.follow(items, made, fresh=fresh, slated=slated)
        for person, party in self.groups.follow(items, made, self.doc, fresh=fresh):
            self.hints.tell(person, party)
        for frame in made:
            frame.clock = self.clock
        self.frames += made
        self.placed |= {arg.person for frame in made for arg in frame.args()}
        return made

    def _told(
        self, clause: Clause, later: list[Clause], items: Sentence, listing: Listing | None, group: list[Item]
    ) -> list[Frame]:
        """The frames of one clause of a sentence, with seat and election; `later` are the clauses behind it."""
        frames = read_clause(clause, [item for other in later for item in other.items], self.speech)
        frames += attach_figures(clause, frames, self.speech, self.doc)
        if listing is not None:
            frames = [frame for frame in frames if not listing.covers(frame)]
        if frames:
            self.hints.stand_in(frames, items, self.speech.focus)
        for frame in frames:
            self._settle(frame, clause, items, later)
        if frames:
            spread_seats(frames, group)
            fly_banner(frames, items)
        return [part for frame in frames for part in by_year(frame, clause)]

    def _speak_of(self, heading: Item) -> None:
        """Whom the line under a heading speaks about, and no seat named before but as a heading of its own."""
        self.topic, self.speech.focus = topic_over(heading, self.scene, self.topic), [arg_of(heading)]
        self.eras.append(self.calendar.era)
        if heading.party is not None:
            self.hints.tell(heading.value, heading.party, stated=heading.stated)

    def _settle(self, frame: Frame, clause: Clause, sentence: Sentence, later: list[Clause]) -> None:
        """Seat and election of a frame; `later` are the clauses of the sentence behind its own."""
        cues = clause.cues()
        cue = next((item for item in cues if item.start == frame.start), None)
        if cue is None or cue.mark == PARTICIPLE:
            told = [item for item in cues if item.mark != PARTICIPLE]
            cue = next(iter(told or cues), None) or clause.shared or self.speech.cue
        frame.when = self.calendar.place(clause.items, sentence, cue)
        if frame.args():
            self.calendar.open_with(frame.when, clause.items, cue)
        if frame.when.when == "earlier":
            who = next((item.start for item in clause.items if clause.relative and item.value == "who"), 0)
            frame.forget_parties(max(who, sentence[0].start))
        own = clause_seats(frame, clause)
        frame.seats = carried_seats(own, frame.when, sentence, cue) if clause.words("house.") else own
        frame.placed = bool(frame.seats)
        if frame.placed:
            self._link(frame)
            return
        frame.seats = pointed_seats(frame, clause, sentence, self.topic)
        if not frame.seats and not clause.words("their_seats"):
            self._seat_nearby(frame, sentence, later)
        frame.seats = carried_seats(frame.seats, frame.when, sentence, cue)

    def _seat_nearby(self, frame: Frame, sentence: Sentence, later: list[Clause]) -> None:
        """The seat of a frame whose clause names none: of the person, of the sentence, or spoken of before."""
        known = [self.links[arg.person] for arg in frame.args() if arg.person in self.links]
        here = sentence.of_kind("seat")
        if known and not here:
            frame.seats = known[:1]
            return
        before = [item for item in here if item.end <= frame.start] or seat_of_rival(frame, later)
        sole = len({item.value for item in here}) == 1
        if sole and not before and is_told_of(here[0], frame, sentence, later):
            return
        if before or sole:
            frame.seats = before[-1:] or here[:1]
            self._link(frame)
        elif is_news(frame, self.placed) and leads_up(sentence, self.coming):
            frame.seats, frame.topical = self.coming[:1], True
        elif self.topic and not frame.is_party_alone():
            spoken = seat_of_focus(frame, self.speech.focus, self.links)
            frame.seats = spoken if len({item.value for item in self.topic}) > 1 else self.topic[-1:]
            frame.topical = True

    def _bystanders(self, items: Sentence, clauses: list[Clause], made: list[Frame]) -> list[Frame]:
        """Contestants of whom the sentence states nothing: they stand in the contest that it speaks about."""
        placed = self.placed | {arg.person for frame in made for arg in frame.args()}
        frames = []
        for number, clause in enumerate(clauses):
            gone = clause.words("gone")
            for item in clause.of_kind("person"):
                when = self.calendar.place(clause.items, items, None)
                if item.party is not None and when.when == "reported":
                    self.hints.tell(item.value, item.party, stated=item.stated)
                if gone or item.value in placed or is_kin(item, clause) or is_outdone(item, clause):
                    continue
                frame = Frame(NEAR, item.start, item.end, precision=0.8)
                frame.put("other", [arg_of(item)])
                self._settle(frame, clause, items, clauses[number + 1 :])
                if frame.when.when == "earlier" and frame.topical:
                    continue
                seat_beside(frame, clause, self.links)
                frames.append(frame)
        return frames

    def _link(self, frame: Frame) -> None:
        placed = len(frame.seats) == 1 and frame.seats[0].value not in self.segments.places
        if frame.when.when == "reported" and placed and frame.rule != NEAR:
            for arg in frame.args():
                if arg.person is not None:
                    self.links.setdefault(arg.person, frame.seats[0])

    def _remember(self, clause: Clause, frames: list[Frame]) -> None:
        """Who is in focus, who is the rival, which party was named last."""
        speech = self.speech
        speech.told = next((frame for frame in reversed(frames) if frame.roles["ahead"] or frame.roles["behind"]), None)
        for frame in frames:
            speech.polled |= {arg.person for arg, _ in frame.votes}
            subject = [arg for arg in frame.subject or frame.roles["ahead"] if arg.person]
            others = [arg for arg in frame.args() if arg.person and not any(arg.same(one) for one in subject)]
            if subject:
                speech.focus = subject[:1]
            if others:
                speech.rival = others[:1]
        people = clause.of_kind("person")
        if people and not frames:
            named = [item for item in people if item.mark == ""] or (
                people if len(people) == 1 or (len(people) == 2 and clause.of_kind("seat")) else []
            )
            if named:
                speech.focus = [arg_of(named[0])]
        speech.last = people[-1] if people else speech.last
        speech.stranger = next(iter(clause.of_kind(STRANGER)[-1:]), None)
        parties = clause.of_kind("party")
        if parties:
            speech.party = arg_of(parties[-1])


def read_discourse(doc: Doc, sentences: list[Sentence], published: str | None) -> Discourse:
    """All frames of an article, in the order of the text."""
    told, series, repeats = PartiesTold(), Series(), Repeats()
    for items in sentences:
        name_past_months(items, published)
        set_times_aside(items)
        told.name_pronouns(items)
        series.follow(items)
        repeats.follow(items)
        relate_names(items, doc)
        told.follow(items)
    calendar, houses = read_calendar(sentences, published), read_seat_houses(sentences)
    discourse = Discourse(doc, calendar, houses=houses, sentences=sentences)
    following = [*sentences[1:], None]
    for items, discourse.following, discourse.coming in zip(
        sentences, following, seats_to_come(sentences), strict=True
    ):
        discourse.read_sentence(items, fresh=items.fresh or "\n" in doc[items.start].text)
    seat_alone(discourse.frames, sentences)
    discourse.frames = in_time(told_winners(rehouse(discourse.frames, calendar.house), discourse.lines.found))
    return discourse
