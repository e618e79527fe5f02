"""Fixtures of several files."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest

from electextract.cli import main

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs one command, `given` on standard input: exit status, what it prints, what it tells."""

    def run(*arguments: object, given: str | None = None) -> tuple[int, str, str]:
        if given is not None:
            monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(given.encode())))
        status = main([str(argument) for argument in arguments])
        return status, *capsys.readouterr()

    return run
