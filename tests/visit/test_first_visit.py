"""The first visit, from a start with nothing kept to the bundle that is sent: what a new user sees and does, step by step."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from visitor import Visitor

from auditprep.case import Case

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "This plugin does not support")

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_a_case_from_the_auditors_form_to_the_bundle(visitor: Visitor, documents: Path) -> None:
    a_case_is_made(visitor, documents)
    questions_are_answered(visitor)
    documents_are_added(visitor, documents)
    the_case_is_looked_through(visitor)
    the_bundle_is_sent(visitor, documents)
    path = visitor.window.case
    assert path is not None
    with Case.open(path, read_only=True) as case:
        answers = case.snapshot().answers
    assert answers["1.1"].text == "Nämnden har antagit målen för 2025 i budgeten, sid 4."
    assert answers["1.2"].mark == "Delvis"


def test_the_example_from_page_to_page(visitor: Visitor, documents: Path) -> None:
    visitor.press("Prova med exempel")
    visitor.until(lambda: visitor.window.case)
    visitor.captures("start")
    visitor.press("Fortsätt med")
    visitor.captures("fraga")
    for place in ("Bilagor", "Jämför", "Granska", "Exportera", "Kollegor", "Historik", "Sök"):
        visitor.press(place)
        visitor.captures(place.lower())
    visitor.press("Meny")
    visitor.captures("meny")
    visitor.keys(Qt.Key.Key_Escape)
    visitor.keys(Qt.Key.Key_K, CONTROL)
    visitor.type("gransk")
    visitor.captures("sok-kommando")
    visitor.keys(Qt.Key.Key_Escape)


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
    assert visitor.asked.opened == [documents]
    the_board_decides(visitor)
    visitor.press("Gör om filen")
    visitor.press("Spara paketet…")
    visitor.sees("Markera som inskickat…")
    visitor.captures("exportera-beslutat")
    visitor.press("Markera som inskickat…")
    visitor.captures("inskickat-status")
    visitor.press("Ändra status")
    visitor.sees("Lås upp…")
    visitor.captures("inskickat")
    draft, sent = sorted(documents.glob("*.zip"), key=lambda each: "UTKAST" not in each.name)
    assert "UTKAST" in draft.name and "UTKAST" not in sent.name
    with zipfile.ZipFile(sent) as packed:
        names = packed.namelist()
    assert [name for name in names if name.endswith(".docx")]
    assert [name for name in names if "budget" in name]


def the_board_decides(visitor: Visitor) -> None:
    visitor.press("Ange beslutet…")
    visitor.captures("beslut-status")
    visitor.type("2025-10-21")
    visitor.fill("Paragraf", "81")
    visitor.press("Ändra status")
    visitor.captures("beslutat")
