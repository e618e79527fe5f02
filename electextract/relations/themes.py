"""What a passage is about: the party of a winner of whom it names none."""

from __future__ import annotations

from dataclasses import dataclass, field

from electextract.relations.frames import Arg, Frame, arg_of
from electextract.relations.items import Item
from electextract.relations.mentions import Person

_AGAINST = ("from", "over", "against", "than", "behind")


@dataclass(slots=True)
class Themes:
    """Winners whose party is told only by what stands before them.

    Attributes:
        running: the party whose win without a name the paragraph tells.
        near: the only party of the sentence before, if it belongs to nobody: "All four went to the P."
        of: person -> the party as an argument.
    """

    running: Arg | None = None
    near: Arg | None = None
    of: dict[Person, Arg] = field(default_factory=dict)

    def follow(self, items: list[Item], frames: list[Frame], *, fresh: bool) -> None:
        """Takes in one sentence; `fresh` where it opens a paragraph."""
        if fresh:
            self.running = self.near = None
        for frame in frames:
            for arg in frame.args():
                if arg.person is None:
                    self.running = arg if arg in frame.roles["ahead"] else self.running
                elif arg.party is None and frame.when.when == "reported":
                    theme = _before(items, arg) or self.near or self.running
                    if theme is not None:
                        self.of.setdefault(arg.person, theme)
        free = _free(items)
        self.near = arg_of(free[-1]) if len({item.value for item in free}) == 1 else None


def _free(items: list[Item]) -> list[Item]:
    """The parties that belong to no name of the sentence and are nobody's opponents."""
    parties = (item for item in items if item.kind == "party" and item.holder is None and not item.weak)
    return [item for item in parties if item.mark not in _AGAINST]


def _before(items: list[Item], arg: Arg) -> Arg | None:
    """The free party nearest before the name in its sentence: "P's consolation: X won …"."""
    before = [item for item in _free(items) if item.end <= arg.start]
    return arg_of(before[-1]) if before else None
