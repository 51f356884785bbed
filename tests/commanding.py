"""Runs a command of the command line on streams of its own."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from auditprep import cli


class Told(NamedTuple):
    code: int
    out: str
    err: str


Command = Callable[..., Told]


def commander(monkeypatch: pytest.MonkeyPatch) -> Command:
    """What runs one command, and gives what it said."""

    def command(*arguments: str | Path) -> Told:
        out, err = io.BytesIO(), io.BytesIO()
        monkeypatch.setattr(sys, "excepthook", sys.excepthook)
        monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(out, encoding="utf-8"))
        monkeypatch.setattr(sys, "stderr", io.TextIOWrapper(err, encoding="utf-8"))
        code = cli.main([str(each) for each in arguments])
        sys.stdout.flush()
        sys.stderr.flush()
        return Told(code, out.getvalue().decode(), err.getvalue().decode())

    return command
