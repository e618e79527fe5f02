"""The command line: parse, call, print.

Exit status: 0 where all went well, 1 where some of the user's data could not be read (the rest is done),
2 for a command that is not understood, 130 after an interruption.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

import typer

from electextract.cli.consolidating import consolidate_command
from electextract.cli.converting import convert_command
from electextract.cli.evaluating import evaluate_command
from electextract.cli.explaining import explain_command
from electextract.cli.extracting import extract_command
from electextract.cli.info import info_command
from electextract.cli.packaging import package_command
from electextract.cli.prelabelling import prelabel_command
from electextract.cli.reporting import report_command
from electextract.cli.session import tell
from electextract.cli.suggesting import suggest_command
from electextract.cli.training import train_command
from electextract.cli.verifying import verify_command
from electextract.errors import ElectextractError

__all__ = ["app", "main"]

app = typer.Typer(
    help="Election-result news, English and Bengali, into contest results.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
)
app.command("extract")(extract_command)
app.command("explain")(explain_command)
app.command("consolidate")(consolidate_command)
app.command("verify")(verify_command)
app.command("evaluate")(evaluate_command)
app.command("train")(train_command)
app.command("convert")(convert_command)
app.command("prelabel")(prelabel_command)
app.command("suggest")(suggest_command)
app.command("report")(report_command)
app.command("package")(package_command)
app.command("info")(info_command)

_UsageError: type[Exception] = typer.BadParameter.__mro__[1]
"""What typer raises for a command that it does not understand; only this subclass of it is public."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit status; a user's mistake is told in one line."""
    _write_utf8()
    given = list(sys.argv[1:] if arguments is None else arguments)
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


def _write_utf8() -> None:
    """Bengali goes out as UTF-8 whatever the system's own encoding is."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
