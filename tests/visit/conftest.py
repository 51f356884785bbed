"""The visitor, at her desk on a day of the year before the board's meeting."""

from __future__ import annotations

import datetime as dt
import os
import platform
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import time_machine
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from visitor import ROOT, WRITES, Asked, Visitor, visiting

from auditprep.paths import resource
from ui import rescue, theme

DAY = dt.datetime(2025, 9, 15, 10, 0, tzinfo=ZoneInfo("Europe/Stockholm"))


@pytest.fixture
def documents(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """What lies in her folder: the auditors' form, what was sent last year, and this year's documents."""
    home = Path(tempfile.gettempdir()) / ("Förvaltningen" if WRITES else f"auditprep-besok-{os.getpid()}")
    shutil.rmtree(home, ignore_errors=True)
    made = home / "Dokument"
    shutil.copytree(resource("demo/evidence"), made / "Handlingar")
    shutil.copy(resource("forms/revisionsunderlag.docx"), made / "Revisionsunderlag 2025.docx")
    shutil.copy(resource("demo/revisionsunderlag-2024-ifyllt.docx"), made / "Revisionsunderlag 2024.docx")
    monkeypatch.setattr(rescue, "_folders", lambda: (made,))
    monkeypatch.setattr(platform, "node", lambda: "kontor-1")
    for name in ("LOGNAME", "USER", "USERNAME"):
        monkeypatch.setenv(name, "forvaltningschef")
    yield made
    shutil.rmtree(home, ignore_errors=True)


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> None:
    """Once: to dress anew what the test before has left takes its time."""
    theme.load_fonts(resource("fonts"))
    theme.apply(qapp, dark=False)


@pytest.fixture
def visitor(
    qtbot: QtBot,
    dressed: None,
    documents: Path,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> Iterator[Visitor]:
    kept = ROOT / "output/visit" / request.node.name.removeprefix("test_")
    with (
        time_machine.travel(DAY, tick=True),
        visiting(qtbot, documents, Asked(documents, monkeypatch), kept) as made,
    ):
        yield made
