"""A walk through the whole window with the example in it: every page and dialog by name, as a user comes to it.

What is to hold everywhere (names, Tab, nothing cut off, the look) is tried on each stop of it.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from auditprep.model import MergeItem, MergePlan, Outcome
from ui.controller import Controller
from ui.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Iterator

Go = Callable[[MainWindow], QWidget]

SETTLED_MS = 600
"""After this the workers have shown what was asked for."""


@contextmanager
def open_window(
    qtbot: QtBot, folder: Path, case: bytes | None, size: tuple[int, int] = (1366, 768)
) -> Iterator[MainWindow]:
    """The window, shown, with this case in it; closed afterwards."""
    settings = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
    made = MainWindow(Controller(), settings)
    qtbot.addWidget(made)
    made.show()
    made.setWindowState(Qt.WindowState.WindowNoState)  # the screen of the tests is a small one
    made.resize(*size)
    if case is not None:
        path = folder / "omsorg.auditprep"
        path.write_bytes(case)
        with qtbot.waitSignal(made._controller.case_opened):
            made.open_case(path)
    yield made
    assert made.close()


def settled(qtbot: QtBot, window: MainWindow, go: Go) -> QWidget:
    """The page, when the worker has shown what was asked for."""
    with qtbot.waitActive(window):
        window.activateWindow()
    page = go(window)
    qtbot.wait(SETTLED_MS)
    return page


def start(window: MainWindow) -> QWidget:
    window._actions.show_start.trigger()
    return window._start


def questions(window: MainWindow) -> QWidget:
    window._actions.show_questions.trigger()
    window._questions.show_question("1.1")
    window._questions.view_requested.emit(1, 1, 2, ("mål",))
    return window._questions


def evidence(window: MainWindow) -> QWidget:
    window._actions.show_evidence.trigger()
    window._evidence.select(1)
    window._evidence.show_requested.emit(1, 0, 1)
    return window._evidence


def decisions(window: MainWindow) -> QWidget:
    page = evidence(window)
    window._evidence.show_minutes(2)
    return page


def checklist(window: MainWindow) -> QWidget:
    page = evidence(window)
    window._evidence.show_checklist()
    return page


def search(window: MainWindow) -> QWidget:
    window._actions.search.trigger()
    window._search.findChild(QLineEdit).setText("mål")
    return window._search


def export(window: MainWindow) -> QWidget:
    window._actions.show_export.trigger()
    return window._export


def compare(window: MainWindow) -> QWidget:
    window._actions.show_compare.trigger()
    return window._compare


def checks(window: MainWindow) -> QWidget:
    window._actions.show_checks.trigger()
    while window._checks._examined is None:
        QTest.qWait(20)
    return window._checks


def colleagues(window: MainWindow) -> QWidget:
    snapshot = window._controller.snapshot
    assert snapshot is not None
    sheet = snapshot.path.with_name("blad.docx")
    window._controller.colleagues.hand_out(sheet, "Kim", ("1.1", "1.2"), None, "Hej")
    while not window._colleagues._model.rowCount():
        QTest.qWait(20)
    window._actions.show_colleagues.trigger()
    return window._colleagues


def history(window: MainWindow) -> QWidget:
    window._actions.show_history.trigger()
    return window._history


def merge(window: MainWindow) -> QWidget:
    snapshot = window._controller.snapshot
    assert snapshot is not None
    mine = snapshot.answer("1.1").text
    items = (
        MergeItem("1.1", "text", "", mine, "Något annat.", Outcome.CONFLICT, "Budget 2025"),
        MergeItem("1.2", "text", "", "", "Något nytt.", Outcome.NEW),
    )
    window._merge.show_plan(MergePlan("Kim", items, more=("En kommentar",)), snapshot)
    window._go(window._merge)
    return window._merge


def handout(window: MainWindow) -> QWidget:
    window._others.start_handout(("1.1",))
    assert window._others._dialog is not None
    return window._others._dialog


def pairing(window: MainWindow) -> QWidget:
    window._years._open_pairing()
    assert window._years._pairing is not None
    return window._years._pairing


PAGES: dict[str, Go] = {
    go.__name__: go
    for go in (
        *(start, questions, evidence, decisions, checklist, search, export),
        *(compare, checks, colleagues, history, merge),
    )
}
DIALOGS: dict[str, Go] = {go.__name__: go for go in (handout, pairing)}
