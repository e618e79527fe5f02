"""Clauses that leave out their verb: "…, B Madarihat by 28,168", "…, T by 900"."""

from __future__ import annotations

from electextract.relations.clauses import Clause
from electextract.relations.frames import Arg, Frame, arg_of
from electextract.relations.items import Item
from electextract.relations.rows import CueRow, Side
from electextract.relations.subjects import Speech, nominative


def row_left_out(row: CueRow, clause: Clause, speech: Speech) -> tuple[CueRow, dict[str, Side]]:
    """The row that a clause leaves out, with its sides: the last one, or that which its name fits: "T by Y"."""
    first = next((item for item in clause.of_kind("person", "party") if item.holder is None), None)
    mark = first.mark if first is not None else ""
    fitting = [told for told in speech.rows if mark in told[1] and told[0].act in ("outcome", "take")]
    return fitting[-1] if mark == "by" and fitting and mark not in speech.sides else (row, speech.sides)


def gapped_frame(clause: Clause, row: CueRow, sides: dict[str, Side], speech: Speech) -> Frame | None:
    """A clause whose cue is that of the clause before: "B Madarihat by 28,168", "Unguturu by C (27,940)"."""
    first = clause.items[0]
    frame = Frame(f"{row.id}.gapped", first.start, first.end, row.precision * 0.95, status=row.status)
    frame.loose = "loose" in row.flags
    outcome = row.act in ("outcome", "take") and _tells_result(clause, sides)
    free = [item for item in clause.of_kind("person", "party") if item.holder is None]
    marked = [item for item in free if item.mark and (item.mark in sides or item.mark == "with")]
    if marked and "subject" not in sides and _is_other(marked[0], clause, speech):
        frame.put("behind", [arg_of(marked[0])])
        return frame
    if outcome and marked and "subject" not in sides:
        frame.put(sides.get(marked[0].mark, sides.get("object", "other")), [arg_of(marked[0])])
        return frame
    names = nominative(clause.items, set(), first=True) or nominative(clause.items, set(), kind="party", first=True)
    told = [item for item in marked if sides.get(item.mark) in ("ahead", "behind")] if outcome else []
    bare = bool(told) and speech.told is not None and not speech.told.subject
    if told and speech.told is not None and (bare or not names):
        names = speech.told.subject
    if not names and not bare:
        return None
    frame.subject = names
    side = "behind" if _is_rival(clause, names) else sides.get("subject", sides.get("object", sides.get("by", "other")))
    frame.put(side if outcome else "other", names)
    for item in told:
        frame.put(sides[item.mark], [arg_of(item)])
    if outcome and not told and row.order == "svo" and "object" in sides and "subject" in sides:
        frame.put(sides["object"], _object_beside(names, clause))
    if not outcome:
        frame.status = None
    return frame


def _object_beside(names: list[Arg], clause: Clause) -> list[Arg]:
    """“…, X Y in T": the name behind that of the subject, with no sign and no "and" between."""
    people = [item for item in clause.of_kind("person") if item.mark == ""]
    if len(people) != 2 or not names or people[0].value is not names[-1].person:
        return []
    inner = [item for item in clause.items if people[0].tail <= item.start < people[1].start]
    parted = any(item.value in (",", ";", ":", "and") or item.kind in ("seat", "cue") for item in inner)
    return [] if parted else [arg_of(people[1])]


def echo_frame(clause: Clause, told: Frame) -> Frame:
    """The result of the clause before in another seat: "won S by 5,000 votes and T by 900"."""
    rule = told.rule.removesuffix(".echo") + ".echo"
    first, precision = clause.items[0], told.precision * 0.95
    roles = {side: list(args) for side, args in told.roles.items()}
    frame = Frame(rule, first.start, first.end, precision, roles=roles, subject=told.subject, status=told.status)
    frame.loose = told.loose
    return frame


def _tells_result(clause: Clause, sides: dict[str, Side]) -> bool:
    """A seat, margin or year; where the verb is one of seats, not of votes: "S stayed with X: 500, and Y 400"."""
    polled = "subject" not in sides and bool(clause.of_kind("votes"))
    return bool(clause.of_kind("seat")) or (bool(clause.of_kind("margin", "year")) and not polled)


def _is_other(name: Item, clause: Clause, speech: Speech) -> bool:
    """“S went to X, with Y 900 votes down": somebody beside the one whom the only seat has."""
    won = speech.told.roles["ahead"] if speech.told is not None else []
    others = [arg for arg in won if arg.person is not None and arg.person is not name.value]
    return bool(others) and name.mark == "with" and name.kind == "person" and not clause.of_kind("seat")


def _is_rival(clause: Clause, names: list[Arg]) -> bool:
    """A clause about the rival of the one before: "…, P's B the nearest", not "…, B by 900 over his rival C"."""
    second = next((item.start for item in clause.of_kind("person") if names and item.start >= names[-1].end), None)
    return any(second is None or word.start < second for word in clause.words("rival"))
