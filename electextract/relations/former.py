"""Whether enough is told of an earlier election for a contest of its own, where neither figure nor rival is."""

from __future__ import annotations

from electextract.relations.merging import Draft


def tells_former(draft: Draft) -> bool:
    """Figures, a rival, a time in words, or who won a seat that the clause names.

    “Had conceded”, “had never lost it”, “the party had won here”: a bare defeat or victory that only the tense of
    the verb puts before the reported election is a remark in passing more often than a result.
    """
    if draft.margins or len(draft.entrants) > 1 or any(one.votes for one in draft.entrants):
        return True
    one, carried = draft.entrants[0], all(frame.topical for frame in draft.frames)
    if all(frame.when.implied for frame in draft.frames):
        return one.is_ahead() and not carried
    return one.is_ahead() or one.person is not None or not carried
