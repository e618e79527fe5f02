"""What every command shares: telling mistakes and remarks, opening models and outputs, showing progress."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, TypeVar

import typer

from electextract.errors import ElectextractError

if TYPE_CHECKING:
    import pandas as pd
    from rich.console import Console
    from spacy.language import Language

T = TypeVar("T")

_PLAIN_WIDTH = 100_000
"""Columns of an output that is no terminal: nothing is wrapped there."""


class MistakeTeller:
    """Tells mistakes in the user's data on standard error, one line each, and remembers that there were some."""

    def __init__(self) -> None:
        self.told = 0

    def __call__(self, error: ElectextractError) -> None:
        """Tells one mistake."""
        self.told += 1
        tell(str(error))

    @property
    def exit_status(self) -> int:
        """1 if anything was told, else 0."""
        return int(self.told > 0)


def tell(message: str, *, style: str = "red") -> None:
    """One line on standard error, above a progress bar if there is one."""
    error_console().print(f"electextract: {' '.join(message.split())}", soft_wrap=True, style=style)


def remark(message: str) -> None:
    """One line that is no mistake, such as what was left out and why; `--quiet` leaves it out."""
    if not is_quiet():
        tell(message, style="")


def is_quiet() -> bool:
    """Whether this run shows neither remarks nor progress."""
    return bool(_quiet)


def set_quiet(quiet: bool) -> None:
    """Lets this run show remarks and progress, or neither."""
    _quiet[:] = [True] if quiet else []


def error_console() -> Console:
    """Standard error, which progress bars and messages share."""
    from rich.console import Console

    return _live_console[0] if _live_console else Console(stderr=True, markup=False, highlight=False, emoji=False)


def output_console(stream: TextIO | None = None) -> Console:
    """Standard output or a file: as wide as the terminal, without end or colour elsewhere."""
    from rich.console import Console

    target = stream or sys.stdout
    width = None if target.isatty() else _PLAIN_WIDTH
    return Console(file=target, width=width, markup=False, highlight=False, emoji=False)


def open_model(name: str | None, gazetteer: Path | None = None) -> Language:
    """The pipeline that `--model` names."""
    from electextract.pipeline import load

    return load(name, gazetteer=gazetteer)


def with_progress(
    items: Iterable[T], *, label: str, total: int | Callable[[], int | None] | None = None, hidden: bool = False
) -> Iterator[T]:
    """The items as they come, counted on standard error if that is a terminal; `total` is asked for only then."""
    console = error_console()
    if hidden or is_quiet() or not console.is_terminal:
        yield from items
        return
    from electextract.cli.progress import progress_bar

    number = total() if callable(total) else total
    with progress_bar(console) as progress, live_console(console):
        yield from progress.track(items, total=number, description=label)


@contextmanager
def live_console(console: Console) -> Iterator[None]:
    """Inside, messages go through the console of a progress bar, which then stays below them."""
    _live_console[:] = [console]
    try:
        yield
    finally:
        _live_console.clear()


@contextmanager
def open_output(path: Path | None, *, inputs: Iterable[str] = ()) -> Iterator[TextIO]:
    """Standard output, or a file that takes its name when it is complete.

    Until then, and after an interruption, what is written stands in the same folder with `.part` at the end.

    Raises:
        typer.BadParameter: for a file that cannot be written or is one of the inputs.
    """
    if path is None:
        yield sys.stdout
        return
    check_output(path, inputs)
    part = path if path.exists() and not path.is_file() else path.with_name(path.name + ".part")
    with _open_writing(part) as stream:
        try:
            yield stream
        except BaseException:
            tell(f"not finished; what was written so far is in {part}")
            raise
    if part != path:
        part.replace(path)


def write_bytes(path: Path, content: bytes, *, inputs: Iterable[str] = ()) -> None:
    """A binary file, in place of one that stands there.

    Raises:
        typer.BadParameter: for a file that cannot be written or is one of the inputs.
    """
    check_output(path, inputs)
    try:
        path.write_bytes(content)
    except OSError as error:
        raise typer.BadParameter(f"{path} cannot be written ({error.strerror})") from None


def write_frame(path: Path, frame: pd.DataFrame, *, inputs: Iterable[str] = ()) -> None:
    """A table as a Parquet file that takes its name when it is complete.

    Raises:
        typer.BadParameter: for a file that is one of the inputs.
        ElectextractError: as `write_parquet`.
    """
    from electextract.io.contests import write_parquet

    check_output(path, inputs)
    part = path.with_name(path.name + ".part")
    write_parquet(frame, part)
    part.replace(path)


def check_output(path: Path, inputs: Iterable[str]) -> None:
    """Refuses an output that is also an input.

    Raises:
        typer.BadParameter: naming the file.
    """
    for name in inputs:
        with suppress(OSError):
            if path.samefile(name):
                raise typer.BadParameter(f"{path} is also an input and would be overwritten; give another file")


def _open_writing(path: Path) -> TextIO:
    try:
        return path.open("w", encoding="utf-8", newline="")
    except OSError as error:
        raise typer.BadParameter(f"{path} cannot be written ({error.strerror})") from None


_live_console: list[Console] = []
_quiet: list[bool] = []
