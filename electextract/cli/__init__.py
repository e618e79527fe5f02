"""The command line: parse, call, print.

Exit status: 0 where all went well, 1 where some of the user's data could not be read (the rest is done),
2 for a command that is not understood, 130 after an interruption.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import Annotated

import typer

from electextract.cli.consolidating import consolidate_command
from electextract.cli.converting import convert_command
from electextract.cli.demo import demo_command
from electextract.cli.evaluating import evaluate_command
from electextract.cli.examples import example_text
from electextract.cli.explaining import explain_command
from electextract.cli.extracting import extract_command
from electextract.cli.info import info_command
from electextract.cli.packaging import package_command
from electextract.cli.prelabelling import prelabel_command
from electextract.cli.reporting import report_command
from electextract.cli.session import set_quiet, tell
from electextract.cli.suggesting import suggest_command
from electextract.cli.training import train_command
from electextract.cli.verifying import verify_command
from electextract.errors import ElectextractError
from electextract.version import __version__

__all__ = ["COMMANDS", "app", "main"]

_EXITS = """\b
Exit status:
  0    all went well
  1    some of your data could not be read; the rest is done
  2    the command was not understood
  130  interrupted

Every command takes --quiet, before or behind its name. Colours and progress bars show on a terminal alone; NO_COLOR
turns colours off. electextract --install-completion makes the shell complete commands and options."""

app = typer.Typer(
    help="Election-result news, English and Bengali, into contest results.",
    epilog=_EXITS,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

COMMANDS: dict[str, Callable[..., None]] = {
    "extract": extract_command,
    "demo": demo_command,
    "explain": explain_command,
    "consolidate": consolidate_command,
    "verify": verify_command,
    "report": report_command,
    "evaluate": evaluate_command,
    "train": train_command,
    "package": package_command,
    "convert": convert_command,
    "prelabel": prelabel_command,
    "suggest": suggest_command,
    "info": info_command,
}
"""In the order of the help: reading, putting together, measuring and training, annotating."""

for _name, _command in COMMANDS.items():
    app.command(_name, epilog=example_text(_name))(_command)


def _show_version(asked: bool) -> None:
    if asked:
        typer.echo(__version__)
        raise typer.Exit


@app.callback()
def _common(
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="no progress, no remarks; mistakes are told")] = False,
    _version: Annotated[
        bool, typer.Option("--version", help="show the version and stop", is_eager=True, callback=_show_version)
    ] = False,
) -> None:
    set_quiet(quiet)


_UsageError: type[Exception] = typer.BadParameter.__mro__[1]
"""What typer raises for a command that it does not understand; only this subclass of it is public."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit status; a user's mistake is told in one line."""
    _write_utf8()
    given = _quiet_first(list(sys.argv[1:] if arguments is None else arguments))
    try:
        return int(app(given or ["--help"], prog_name="electextract", standalone_mode=False) or 0)
    except _UsageError as error:
        command = getattr(getattr(error, "ctx", None), "command_path", "electextract")
        tell(f"{error.format_message()} (see {command} --help)")  # type: ignore[attr-defined]
        return 2
    except ElectextractError as error:
        tell(str(error))
        return 1
    except (KeyboardInterrupt, typer.Abort):
        tell("interrupted")
        return 130


def _quiet_first(arguments: list[str]) -> list[str]:
    """`--quiet` behind a command's name put before it, where it is an option of all commands."""
    words = ("--quiet", "-q")
    return [word for word in arguments if word in words] + [word for word in arguments if word not in words]


def _write_utf8() -> None:
    """Bengali goes out as UTF-8 whatever the system's own encoding is."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
