"""The handbook's pictures: of the example, as the window is now. `./dev visit` takes them anew; whoever does that opens them and
looks."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import tour
from PIL import Image
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QWidget
from visitor import COLOURS, SIZE, WRITES, Visitor, keep

from auditprep.model import MergeItem, MergePlan, Outcome
from auditprep.paths import resource
from ui.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "This plugin does not support")

LARGEST = 60 * 1024  # bytes: all of them come with the program
FOLDER = resource("help/bilder")

Show = Callable[[MainWindow], QWidget]


def named() -> list[str]:
    """The pictures that are listed beside them."""
    return re.findall(r"^\| `([a-z-]+)\.png`", (FOLDER / "README.md").read_text("utf-8"), re.MULTILINE)


def test_every_picture_that_the_handbook_names_is_taken() -> None:
    assert sorted(named()) == sorted(["start-forsta-gangen", *PICTURES])


@pytest.mark.parametrize("name", named())
def test_a_picture_is_there_small_and_no_larger_than_a_laptop(name: str) -> None:
    file = FOLDER / f"{name}.png"
    picture = Image.open(file)
    assert file.stat().st_size <= LARGEST
    assert picture.width <= SIZE[0] and picture.height <= SIZE[1]


@pytest.mark.skipif(not WRITES, reason="./dev visit takes them")
def test_the_pictures_are_taken(visitor: Visitor, documents: Path) -> None:
    visitor.settle()
    _take("start-forsta-gangen", visitor.window)
    visitor.press("Prova med exempel")
    visitor.until(lambda: visitor.window.case)
    visitor.settle()
    for name, show in PICTURES.items():
        visitor.until(lambda: visitor.window._checks._examined)
        shown = tour.settled(visitor.qtbot, visitor.window, show)
        visitor.settle()
        _take(name, shown)
        if shown.isWindow() and shown is not visitor.window:
            shown.close()


def _take(name: str, shown: QWidget) -> None:
    focused = QApplication.focusWidget()
    if focused is not None:
        focused.clearFocus()  # a cursor blinks
    QApplication.processEvents()
    part = shown if name in PARTS else shown.window()
    file = FOLDER / f"{name}.png"
    keep(_grabbed(part), file, COLOURS)
    if file.stat().st_size > LARGEST:
        keep(_grabbed(part), file, COLOURS // 2)


def _grabbed(part: QWidget) -> QPixmap:
    return part.grab()


# What each of them shows


def understood(window: MainWindow) -> QWidget:
    return tour.new_case_understood(window)


def question(window: MainWindow) -> QWidget:
    page = tour.question_before(window)
    window._questions.show_question("1.1")
    return page


def description(window: MainWindow) -> QWidget:
    tour.questions(window)
    window._questions.show_question("1.1")
    return window._questions._sheet.editor


def evidence(window: MainWindow) -> QWidget:
    return tour.evidence(window)


def draft(window: MainWindow) -> QWidget:
    """An answer of last year, carried over, with the words that may be out of date."""
    page = tour.question_before(window)
    key = _unanswered(window)
    window._questions.show_question(key)
    window._questions.carry_requested.emit([key])
    return page


def checks(window: MainWindow) -> QWidget:
    """A finding with two places."""
    page = tour.checks(window)
    found = window._checks._list
    while found.current() is not None and len(found.current().finding.places) < 2 and found.move(1):
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
    mine = snapshot.answer("2.3").text
    theirs = "Varje rapport förklarar avvikelser över 100 tkr, ett avsnitt för varje verksamhet."
    items = (
        MergeItem("2.3", "text", "", mine, theirs, Outcome.CONFLICT, "Ekonomisk rapport augusti 2025"),
        MergeItem("2.4", "text", "", snapshot.answer("2.4").text, snapshot.answer("2.4").text, Outcome.SAME),
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
    "beslut": tour.decisions,
    "jamfor": tour.compare,
    "granska": checks,
    "exportera": tour.export,
    "skriv-ut": tour.print_preview,
    "foregaende-ar": draft,
    "historik": changed,
    "aterstall": tour.restore,
    "kollegor": colleagues,
    "sla-ihop": merging,
}
PARTS = ("beskrivning",)
"""Those that are a part of the window."""


def _unanswered(window: MainWindow) -> str:
    snapshot = window._controller.snapshot
    assert snapshot is not None
    return next(each.key for each in snapshot.lacking())
