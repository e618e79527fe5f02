"""Old against new as a table: F, difference and its interval for each label and kind of fact."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from electextract.cli.results import print_grid

if TYPE_CHECKING:
    from rich.console import Console

    from electextract.evaluation import Difference
    from electextract.training.gate import Comparison


def print_comparison(comparison: Comparison, console: Console) -> None:
    """Both sets of dev articles, one after the other."""
    console.print(f"old: {comparison.old}   new: {comparison.new}")
    for title, key, kinds in (
        ("your dev articles", "own", comparison.own),
        ("the project's dev articles", "shipped", comparison.shipped),
    ):
        if kinds:
            console.print(f"\n{title} ({comparison.articles[key]})", style="bold underline")
            print_grid(_rows(kinds), console, right=(1, 2, 3), head=True)


def _rows(kinds: Mapping[str, Difference]) -> Iterator[tuple[str, ...]]:
    from electextract.evaluation import KINDS

    yield ("", "F old", "F new", "change", "95 % of the change", "")
    for group in KINDS.values():
        for kind in group:
            if kinds[kind].change is not None:
                yield _row(kind, kinds[kind])


def _row(kind: str, each: Difference) -> tuple[str, ...]:
    low, high = each.interval or (None, None)
    between = f"{_points(low)} to {_points(high)}" if each.interval else ""
    verdict = "better" if each.better else "worse" if each.worse else ""
    return (kind, _percent(each.old), _percent(each.new), _points(each.change), between, verdict)


def _percent(rate: float | None) -> str:
    return "-" if rate is None else f"{100 * rate:.1f}"


def _points(change: float | None) -> str:
    return "-" if change is None else f"{100 * change:+.1f}"
