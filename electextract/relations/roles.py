"""From a clause to its frames: which name plays which part for which cue."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from electextract.relations.clauses import Clause
from electextract.relations.frames import Arg, Frame, arg_of
from electextract.relations.gapped import echo_frame, gapped_frame, row_left_out
from electextract.relations.inversions import inverted_subject
from electextract.relations.items import PARTICIPLE, Item
from electextract.relations.leavers import left_behind
from electextract.relations.pronouns import pronoun_args
from electextract.relations.rows import CueRow, Side
from electextract.relations.statements import DENIED, FIGURES, act_of, has_stood, is_under_way, refusal
from electextract.relations.subjects import NOUN_REACH, Speech, find_subject, nominative, own_person

_PASSIVE_REACH, _BY_REACH = 4, 12


def read_clause(clause: Clause, following: list[Item], speech: Speech) -> list[Frame]:
    """The frames of one clause's cues; `following` are the sentence's items behind the clause."""
    frames: list[Frame] = []
    taken: set[int] = set()
    if clause.echo:
        return [echo_frame(clause, speech.told)] if speech.told else []
    gapped = (clause.shared.value if clause.shared else speech.row) if clause.gapped else None
    if gapped is not None:
        told = (gapped, gapped.sides) if clause.shared else row_left_out(gapped, clause, speech)
        frame = gapped_frame(clause, *told, speech)
        return [frame] if frame else []
    for cue in clause.cues():
        row: CueRow = cue.value
        act = act_of(cue, clause)
        reason = refusal(cue, clause, act)
        if reason:
            speech.refused.append((cue, reason))
            if reason == DENIED:  # "X, who had never lost, lost S": whom it denies it of goes on
                _fill(cue, row, act, clause, following, set(taken), speech)
            else:
                speech.subject = _without_statement(cue, clause) or speech.subject
            continue
        frame = _fill(cue, row, act, clause, following, taken, speech)
        if frame is None or not _is_whole(frame, row):
            speech.refused.append((cue, "no contestant found for it"))
            continue
        frames.append(frame)
        speech.row, speech.cue = row, cue
        speech.rows.append((row, speech.sides))
    return frames


def _without_statement(cue: Item, clause: Clause) -> list[Arg]:
    """The name before a verb that states nothing: "X had led until the tenth round but lost" goes on with X."""
    row: CueRow = cue.value
    if row.order != "svo" or "noun" in row.flags or cue.mark == PARTICIPLE:
        return []
    before = [item for item in clause.items if item.end <= cue.start]
    return [] if any(item.kind == "cue" for item in before) else nominative(before, set())


def _is_whole(frame: Frame, row: CueRow) -> bool:
    """“Too good for Y" and the like say nothing unless both who is ahead and who is behind are told."""
    return "paired" not in row.flags or bool(frame.roles["ahead"] and frame.roles["behind"])


def is_refused(cue: Item, clause: Clause) -> bool:
    """Whether a cue of outcomes states no result in its clause."""
    return refusal(cue, clause, "outcome") is not None


def sides_of(cue: Item, clause: Clause) -> dict[str, Side]:
    """The side of each argument of a cue, as its row has them, turned round in the passive."""
    row: CueRow = cue.value
    return _turned(row.sides) if _is_passive(cue, row, clause) else row.sides


def _turned(sides: dict[str, Side]) -> dict[str, Side]:
    """The sides of a passive: who comes with "by" does what the subject did."""
    kept = {mark: side for mark, side in sides.items() if side == "own"}
    turned: dict[str, Side] = {**kept, "by": sides.get("subject", "ahead")}
    return {**turned, "subject": sides["object"]} if "object" in sides else turned


def _his(cue: Item, clause: Clause, speech: Speech) -> list[Arg] | None:
    """Whom a possessive pronoun right before a noun means, "his win"; None where there is none."""
    word = next((item for item in clause.words("his") if 0 <= cue.start - item.end < 3), None)
    return None if word is None else own_person(word, clause.items) or speech.focus[:1]


def _whose(cue: Item, clause: Clause) -> list[Arg]:
    """The name that "whose" right before a noun takes up: "X, whose lead over Y …"."""
    word = next((item for item in clause.words("whose") if 0 <= cue.start - item.end < 3), None)
    named = [item for item in clause.of_kind("person") if word is not None and item.end <= word.start]
    return [arg_of(named[-1])] if named else []


@dataclass(slots=True)
class _Gathered:
    """What a cue's arguments other than its subject give.

    Attributes:
        met: whether the row has what it needs.
        own: the party that belongs to the one spoken of; owners: those in the genitive or with "by".
    """

    met: bool
    own: list[Arg] = field(default_factory=list)
    owners: list[Arg] = field(default_factory=list)


def _fill(
    cue: Item, row: CueRow, act: str, clause: Clause, following: list[Item], taken: set[int], speech: Speech
) -> Frame | None:
    frame = Frame(row.id, cue.start, cue.end, row.precision)
    if act == "outcome":
        frame.status, frame.change, frame.unopposed = row.status, row.change, "unopposed" in row.flags
        frame.status = "counting" if frame.status is None and is_under_way(cue, clause) else frame.status
        frame.loose = "loose" in row.flags
        frame.former = row.status == "counting" and has_stood(cue, clause)
        frame.loose |= frame.former
    turned = inverted_subject(cue, clause)
    sides = sides_of(cue, clause)
    if turned is not None:
        taken.add(turned.start)
    gathered = _gather(frame, cue, row, act, sides, clause, taken, speech)
    if not gathered.met:
        return None
    if "by" in sides and gathered.own and act == "outcome":
        frame.roles[sides["by"]] = [_with_party(arg, gathered.own) for arg in frame.roles[sides["by"]]]
    subject = _told_subject(frame, cue, act, sides, gathered, clause, speech)
    if subject is None and ("subject" in sides or act in ("votes", "field")):
        left = left_behind(cue, clause, speech) if turned is None else None
        named = left.loser if left else [arg_of(turned)] if turned else None
        named = find_subject(cue, row, clause, following, taken, speech) if named is None else named
        frame.put("ahead", left.winner if left else [])
        subject = [_with_party(arg, gathered.own) for arg in named]
        frame.put(sides.get("subject", "other") if act == "outcome" else "other", subject)
    if act == "outcome" and subject:
        subject = _fill_through(frame, sides.get("subject", "other"), clause) or subject
    if act == "field":
        party = [arg for arg in subject or () if arg.person is None]
        frame.roles["other"] = [_with_party(arg, party) for arg in frame.roles["other"] if arg.person]
    if subject:
        frame.subject = speech.subject = subject
    if not frame.args():
        return None
    speech.sides = sides
    return frame


def _fill_through(frame: Frame, side: Side, clause: Clause) -> list[Arg]:
    """“P won S through X”: the persons who stood for the party of the subject; none, mostly."""
    people = [item for item in clause.of_kind("person") if item.mark == "through" and item.start >= frame.end]
    if people and all(arg.person is None for arg in frame.roles[side]):
        named = [_with_party(arg_of(item), frame.roles[side]) for item in people]
        frame.roles[side] = []
        frame.put(side, named)
        return named
    return []


def _gather(
    frame: Frame,
    cue: Item,
    row: CueRow,
    act: str,
    sides: dict[str, Side],
    clause: Clause,
    taken: set[int],
    speech: Speech,
) -> _Gathered:
    """Puts the arguments that their marks place into the frame."""
    found = _Gathered(not row.needs - FIGURES)
    limits = _limits(cue, clause)
    for mark, side in sides.items():
        if mark == "subject":
            continue
        args = _marked(mark, cue, clause, limits, taken) or pronoun_args(mark, cue, clause, speech, limits)
        found.met |= mark in row.needs and (bool(args) or _owned(mark, cue, clause))
        if mark in ("genitive", "by"):
            found.owners = found.owners or args
        if side == "own":
            mine = [arg for arg in args if mark != "genitive" or arg.end <= cue.start]
            found.own = found.own or [arg for arg in mine if arg.person is None]
            taken.difference_update(arg.start for arg in args if arg not in mine)
        else:
            frame.put(side if act == "outcome" else "other", args)
    return found


def _owned(mark: str, cue: Item, clause: Clause) -> bool:
    """A party behind the cue that has become that of a name already: "X held the seat for P"."""
    return mark == "for" and any(item.mark == mark and item.start >= cue.end for item in clause.of_kind("party"))


def _told_subject(
    frame: Frame, cue: Item, act: str, sides: dict[str, Side], found: _Gathered, clause: Clause, speech: Speech
) -> list[Arg] | None:
    """The subject where another argument is it: X's votes, votes polled by X, X's win, his win; else None."""
    genitive = sides.get("genitive")
    if act == "votes" and _polled_itself(cue, found.owners, clause):
        return None
    if found.owners and (act == "votes" or (genitive is not None and genitive == sides.get("subject"))):
        return found.owners[:1]
    if genitive is None or "noun" not in cue.value.flags or found.owners:
        return None
    owner = _whose(cue, clause) or _his(cue, clause, speech)
    if owner:
        frame.put(genitive, owner)
    return owner


def _polled_itself(cue: Item, owners: list[Arg], clause: Clause) -> bool:
    """“X polled 51,200 votes as against 49,100 by Y": a name before the verb has the figure right behind it."""
    if not owners:
        return False
    figures = [item for item in clause.of_kind("votes") if cue.end <= item.start < owners[0].start]
    named = [item for item in clause.of_kind("person", "party") if item.end <= cue.start and not item.mark]
    return bool(figures) and any(item.holder is None for item in named)


def _with_party(arg: Arg, own: list[Arg]) -> Arg:
    """A person with the party that the clause gives: "won the seat for the P", "on a P ticket"."""
    if arg.person is None or arg.party or not own:
        return arg
    return replace(arg, party=own[0].party, party_at=own[0].party_at)


def _is_passive(cue: Item, row: CueRow, clause: Clause) -> bool:
    """A form of "be" shortly before the cue."""
    if "passive" not in row.flags:
        return False
    words = clause.words("be")
    return any(0 <= cue.start - item.end < _PASSIVE_REACH for item in words) or any(
        item.mark == "by" and item.start >= cue.end and item.start - cue.end < _BY_REACH
        for item in clause.of_kind("person", "party")
        if item.holder is None
    )


def _limits(cue: Item, clause: Clause) -> tuple[int, int]:
    """Token range between the neighbouring cues that state results."""
    others = [item for item in clause.cues() if item is not cue and _may_state(item, clause)]
    left = max((item.end for item in others if item.end <= cue.start), default=0)
    right = min((item.start for item in others if item.start >= cue.end), default=10**9)
    return left, right


def _may_state(cue: Item, clause: Clause) -> bool:
    """A cue of results whose needs, if it has any, something in the clause may meet."""
    row: CueRow = cue.value
    if row.act not in ("outcome", "take") or not row.needs:
        return row.act in ("outcome", "take")
    met = {item.mark for item in clause.of_kind("person", "party")} | {item.kind for item in clause.items}
    met |= {"object"} if "" in met else set()
    return bool(row.needs & met)


def _marked(mark: str, cue: Item, clause: Clause, limits: tuple[int, int], taken: set[int]) -> list[Arg]:
    """The contestants within the limits that stand to the cue as `mark` says; persons, or else parties."""
    row: CueRow = cue.value
    left, right = limits
    wanted = "" if mark == "object" and row.order == "svo" else mark
    either = mark == "genitive" and ("subject" in row.sides or "noun" in row.flags)
    first = cue.end if row.order == "svo" and not either else left
    names = [item for item in clause.of_kind("person", "party") if item.mark == wanted and item.holder is None]
    if not names:
        return []
    near = [item for item in names if first <= item.start < right and item.start not in taken]
    fitting = [item for item in near if item.end <= cue.start or item.start >= cue.end]
    found = [item for item in fitting if item.kind == "person"] or fitting
    if mark == "genitive" and found:
        found = [min(found, key=lambda item: abs(item.start - cue.start))]
        if "noun" in row.flags and found[0].end <= cue.start and cue.start - found[0].tail > NOUN_REACH:
            return []
    taken.update(item.start for item in found)
    return [arg_of(item) for item in found]
