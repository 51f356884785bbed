"""The handbook's pictures: of the example, as the window is now. `./dev visit` takes them anew; whoever does that opens them and
looks."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import tour
from PIL import Image
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QApplication, QWidget
from visitor import SIZE, WRITES, Visitor, keep

from auditprep.model import Answer, Finding, MergeItem, MergePlan, Outcome
from auditprep.paths import resource
from ui import printers
from ui.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "This plugin does not support")

LARGEST = 60 * 1024  # bytes: all of them come with the program
FOLDER = resource("help/bilder")
_HIGH = 260
DIALOG = QSize(1100, 680)  # as on a laptop; the screen of the tests is a small one
MINUTES = 2  # the example's first minutes, by their id

Show = Callable[[MainWindow], QWidget]


def named() -> list[str]:
    """The pictures that are listed beside them."""
    return re.findall(r"^\| `([a-z-]+)\.png`", (FOLDER / "README.md").read_text("utf-8"), re.MULTILINE)


@pytest.mark.skipif(not WRITES, reason="./dev visit takes them")
def test_the_pictures_are_taken(visitor: Visitor, documents: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printers, "names", lambda: ("Kontoret",))
    visitor.settle()
    _take("start-forsta-gangen", visitor.window)
    visitor.press("Prova med exempel")
    visitor.until(lambda: visitor.window.case)
    visitor.settle()
    for name, show in PICTURES.items():
        visitor.until(lambda: visitor.window._checks._examined)
        shown = tour.come_to(visitor.window, show)
        visitor.settle()
        _take(name, shown)
        if shown.isWindow() and shown is not visitor.window:
            shown.close()


def test_every_picture_that_the_handbook_names_is_taken() -> None:
    assert sorted(named()) == sorted(["start-forsta-gangen", *PICTURES])


@pytest.mark.parametrize("name", named())
def test_a_picture_is_there_small_and_no_larger_than_a_laptop(name: str) -> None:
    file = FOLDER / f"{name}.png"
    assert file.stat().st_size <= LARGEST
    with Image.open(file) as picture:
        assert picture.width <= SIZE[0] and picture.height <= SIZE[1]


def _take(name: str, shown: QWidget) -> None:
    focused = QApplication.focusWidget()
    if focused is not None:
        focused.clearFocus()  # a cursor blinks
    QApplication.processEvents()
    file = FOLDER / f"{name}.png"
    picture = shown.grab(QRect(0, 0, shown.width(), _HIGH)) if name in PARTS else shown.window().grab()
    for colours in (128, 64, 32, 24):
        keep(picture, file, colours)
        if file.stat().st_size <= LARGEST:
            return


# What each of them shows


def understood(window: MainWindow) -> QWidget:
    dialog = tour.new_case_understood(window)
    dialog.resize(DIALOG)
    return dialog


def printing(window: MainWindow) -> QWidget:
    dialog = tour.print_preview(window)
    dialog.resize(DIALOG)
    return dialog


def question(window: MainWindow) -> QWidget:
    page = tour.question_before(window)
    window._questions.show_question("1.1")
    return page


def description(window: MainWindow) -> QWidget:
    tour.questions(window)
    window._questions.show_question("1.1")
    return window._questions._sheet.editor


def evidence(window: MainWindow) -> QWidget:
    page = tour.evidence(window)
    window._evidence.select(MINUTES)
    window._evidence.show_requested.emit(MINUTES, 0, 3)
    return page


def decisions(window: MainWindow) -> QWidget:
    page = evidence(window)
    window._evidence.show_minutes(MINUTES)
    return page


def draft(window: MainWindow) -> QWidget:
    """An answer of last year, carried over, with the words that may be out of date."""
    page = tour.question_before(window)
    window._controller.save_answer("1.1", mark=None, text="", done=False)
    tour.until(lambda: not _answer(window, "1.1").text)
    window._questions.show_question("1.1")
    window._questions.carry_requested.emit(["1.1"])
    tour.until(lambda: _answer(window, "1.1").text)
    window._told.hide()
    return page


def checks(window: MainWindow) -> QWidget:
    """A finding with two places: what the answer says, and what the document does."""
    page = tour.checks(window)
    found = window._checks._list
    while (at := found.current()) is not None and not _is_in_both(at.finding) and found.move(1):
        pass
    return page


def colleagues(window: MainWindow) -> QWidget:
    snapshot = window._controller.snapshot
    assert snapshot is not None
    for name, keys in (("Ekonomi", ("2.3", "2.4")), ("HR", ("4.1", "4.2"))):
        sheet = snapshot.path.with_name(f"Frågor till {name}.docx")
        before = window._colleagues._model.rowCount()
        window._controller.colleagues.hand_out(sheet, name, keys, None, "")
        tour.until(lambda before=before: window._colleagues._model.rowCount() > before)
    window._actions.show_colleagues.trigger()
    return window._colleagues


def merging(window: MainWindow) -> QWidget:
    snapshot = window._controller.snapshot
    assert snapshot is not None
    mine, base = snapshot.answer("2.3").text, "Varje rapport har ett avsnitt om avvikelser."
    theirs = "Varje rapport förklarar avvikelser över 100 tkr, ett avsnitt för varje verksamhet."
    items = (
        MergeItem("2.3", "text", base, mine, theirs, Outcome.CONFLICT, "Ekonomisk rapport augusti 2025"),
        MergeItem(
            "2.4", "text", "", snapshot.answer("2.4").text, snapshot.answer("2.4").text, Outcome.UNCHANGED
        ),
    )
    window._merge.show_plan(MergePlan("Ekonomi", items), snapshot)
    window._go(window._merge)
    return window._merge


def changed(window: MainWindow) -> QWidget:
    """A change of an answer, with its text before and after."""
    snapshot = window._controller.snapshot
    assert snapshot is not None
    text = snapshot.answer("2.3").text.replace("ett för varje verksamhet", "ett för varje enhet, på sidan 3")
    window._controller.save_answer("2.3", text=text)
    tour.until(lambda: window._controller.snapshot.answer("2.3").text == text)
    return tour.history(window)


PICTURES: dict[str, Show] = {
    "nytt-underlag": understood,
    "fragor": question,
    "beskrivning": description,
    "sok-och-ersatt": tour.replace_words,
    "bilagor": evidence,
    "beslut": decisions,
    "jamfor": tour.compare,
    "granska": checks,
    "exportera": tour.export,
    "skriv-ut": printing,
    "historik": changed,
    "aterstall": tour.restore,
    "kollegor": colleagues,
    "sla-ihop": merging,
    "foregaende-ar": draft,
}
PARTS = ("beskrivning",)
"""Those that are the upper part of a widget."""


def _answer(window: MainWindow, key: str) -> Answer:
    snapshot = window._controller.snapshot
    assert snapshot is not None
    return snapshot.answer(key)


def _is_in_both(finding: Finding) -> bool:
    return any(each.evidence for each in finding.places) and any(each.question for each in finding.places)
