"""What all plots share: a figure that shows itself in a notebook, its look, and the contests in it."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

from electextract.consolidate import consolidate
from electextract.consolidated import ConsolidatedContest, Contestant
from electextract.errors import ElectextractError
from electextract.records import Extraction
from electextract.viz.fonts import bengali_font

try:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
except ImportError:
    raise ElectextractError("extra", "plots need matplotlib: pip install 'electextract[plots]'") from None

Results = Iterable[Extraction] | Iterable[ConsolidatedContest]

INK, SOFT, RULE = "#1c2330", "#5b6472", "#dfe3ea"
AHEAD = ("won", "leading")


class Plot(Figure):
    """A matplotlib figure that a notebook shows without pyplot; `savefig` and `axes` as usual."""

    def _repr_png_(self) -> bytes:
        picture = io.BytesIO()
        self.savefig(picture, format="png", dpi=110)
        return picture.getvalue()


def new_plot(title: str, *, width: float = 8, height: float = 4.5) -> tuple[Plot, Axes]:
    """An empty plot and its axes; size in inches."""
    plot = Plot(figsize=(width, height), layout="constrained")
    plot.set_facecolor("white")
    axes = plot.add_subplot()
    axes.set_title(title, loc="left", fontsize=12, fontweight="bold", color=INK)
    axes.tick_params(colors=SOFT, length=0)
    for side, spine in axes.spines.items():
        spine.set_visible(side == "left")
        spine.set_color(RULE)
    axes.set_axisbelow(True)
    return plot, axes


def label_font() -> dict[str, Any]:
    """Text options under which Latin and Bengali labels are drawn."""
    bengali = bengali_font()
    return {"fontfamily": ["DejaVu Sans", bengali]} if bengali else {}


def say_nothing(axes: Axes, message: str) -> None:
    """An empty plot that says why it is empty."""
    axes.set_axis_off()
    axes.text(0.5, 0.5, message, ha="center", va="center", transform=axes.transAxes, color=SOFT)


def put_together(results: Results) -> list[ConsolidatedContest]:
    """Contests as they are; extractions put together by `consolidate`.

    Raises:
        ElectextractError: code `type`, for anything else or a mixture.
    """
    given: list[Any] = list(results)
    if all(isinstance(one, ConsolidatedContest) for one in given):
        return given
    return list(consolidate(given))


def first_of(contest: ConsolidatedContest) -> Contestant | None:
    """Who won or leads."""
    first = contest.candidates[0] if contest.candidates else None
    return first if first and first.outcome in AHEAD else None
