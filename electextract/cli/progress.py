"""The bar of a run: how many of how many, how many a second, how long still."""

from __future__ import annotations

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.text import Text


class RateColumn(ProgressColumn):
    """Items a second, of late; of the whole run once it is over."""

    def render(self, task: Task) -> Text:
        """`12.3/s`, or nothing before there is a rate."""
        rate = task.finished_speed or task.speed
        return Text(f"{rate:,.1f}/s" if rate else "", style="dim")


def progress_bar(console: Console, *, disable: bool = False) -> Progress:
    """An empty bar on that console, which goes away when it is done; none at all where that is asked for."""
    counts = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), RateColumn())
    times = (TimeElapsedColumn(), TextColumn("left"), TimeRemainingColumn(compact=True))
    return Progress(*counts, *times, console=console, transient=True, disable=disable)
