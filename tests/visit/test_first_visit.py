"""The first visit, from a start with nothing kept to the bundle that is sent: what a new user sees and does, step by step."""

from __future__ import annotations

import datetime as dt
import os
import platform
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import time_machine
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from visitor import ROOT, Asked, Visitor, visiting

from auditprep.case import Case
from auditprep.paths import resource
from ui import rescue, theme

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "This plugin does not support")

DAY = dt.datetime(2025, 9, 15, 10, 0, tzinfo=ZoneInfo("Europe/Stockholm"))
ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def documents(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """What lies in her folder: the auditors' form, what was sent last year, and this year's documents."""
    home = Path(tempfile.gettempdir()) / f"auditprep-besok-{os.getpid()}"
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


@pytest.fixture
def visitor(
    qtbot: QtBot, qapp: QApplication, documents: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Iterator[Visitor]:
    theme.load_fonts(resource("fonts"))
    theme.apply(qapp, dark=False)
    kept = ROOT / "output/visit" / request.node.name.removeprefix("test_").split("_")[0]
    with time_machine.travel(DAY, tick=True), visiting(qtbot, documents, Asked(documents, monkeypatch), kept) as made:
        yield made


def test_a_case_from_the_auditors_form_to_the_bundle(visitor: Visitor, documents: Path) -> None:
    a_case_is_made(visitor, documents)
    questions_are_answered(visitor)
    documents_are_added(visitor, documents)
    the_case_is_looked_through(visitor)
    the_bundle_is_sent(visitor, documents)


def a_case_is_made(visitor: Visitor, documents: Path) -> None:
    visitor.sees("Släpp revisorernas Word-fil här")
    visitor.captures("start")
    visitor.press("Nytt underlag från revisorernas formulär…")
    visitor.sees("eller släpp den här")
    visitor.captures("nytt-underlag")
    visitor.asked.file = documents / "Revisionsunderlag 2025.docx"
    visitor.press("Välj fil…")
    visitor.sees("frågor i")
    visitor.captures("nytt-underlag-forstatt")
    visitor.press("Nästa")
    visitor.captures("nytt-underlag-namnd")
    visitor.fill("Nämnd", "Omsorgsnämnden")
    visitor.asked.file = documents / "Revisionsunderlag 2024.docx"
    visitor.press("Välj fil…")
    visitor.captures("nytt-underlag-ifyllt")
    visitor.press("Skapa underlaget")
    visitor.until(lambda: visitor.window.case)
    visitor.captures("start-med-underlag")


def questions_are_answered(visitor: Visitor) -> None:
    visitor.press("Fortsätt med 1.1")
    visitor.captures("fraga")
    visitor.press("Ja")
    visitor.type("Nämnden har antagit målen för 2025 i budgeten, sid 4.")
    visitor.sees("Sparat")
    visitor.captures("fraga-besvarad")
    visitor.keys(Qt.Key.Key_Return, CONTROL)
    visitor.sees("Fråga 1.2 i avsnitt 1")
    visitor.captures("kan-vara-fragan")
    visitor.press("Para ihop frågorna…")
    visitor.captures("para-ihop")
    for _pair in range(5):
        visitor.press("Hör ihop")
    visitor.captures("para-ihop-klart")
    visitor.press("Stäng")
    visitor.press("Använd som utkast")
    visitor.sees("Bekräfta")
    visitor.captures("utkast")
    visitor.press("Bekräfta")
    visitor.captures("utkast-bekraftat")


def documents_are_added(visitor: Visitor, documents: Path) -> None:
    visitor.press("Bilagor")
    visitor.captures("bilagor-tomt")
    visitor.asked.files = sorted((documents / "Handlingar").iterdir())
    visitor.press("Lägg till filer…")
    visitor.captures("bilagor")
    visitor.turns_to("Beslut")
    visitor.captures("bilagor-beslut")
    visitor.press("Frågor")
    visitor.press("Lägg till bilaga")
    visitor.captures("valj-bilaga")
    visitor.type("budget")
    visitor.keys(Qt.Key.Key_Return)
    visitor.captures("bilaga-tillagd")


def the_case_is_looked_through(visitor: Visitor) -> None:
    visitor.press("Granska")
    visitor.sees("Samstämmigt")
    visitor.captures("granska")
    visitor.press("Gå till frågan")
    visitor.captures("granska-fragan")


def the_bundle_is_sent(visitor: Visitor, documents: Path) -> None:
    visitor.press("Exportera")
    visitor.sees("Innan du skickar")
    visitor.captures("exportera")
    visitor.press("Fortsätt")
    visitor.press("Paket med bilagor (ZIP)")
    visitor.captures("exportera-val")
    visitor.press("Spara paketet…")
    visitor.sees("Visa i mappen")
    visitor.captures("exportera-klart")
    visitor.press("Visa i mappen")
    (bundle,) = documents.glob("*.zip")
    assert visitor.asked.opened == [documents]
    with zipfile.ZipFile(bundle) as packed:
        assert [name for name in packed.namelist() if name.endswith(".docx")]
