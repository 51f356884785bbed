"""On a small screen, as one is at 200 and 300 %: nothing opens outside it, and nothing is smaller than it must be."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from snapshots import snapshot

from auditprep.model import Severity
from ui.dialogs.about import AboutDialog
from ui.dialogs.shortcuts import ShortcutsDialog
from ui.models.question_list import QuestionListModel
from ui.widgets.question_list import QuestionList
from ui.widgets.step_row import StepRow
from ui.widgets.table_picker import TablePicker

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|This plugin does not support")  # offscreen alone


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    return made


def test_the_grid_for_a_table_opens_on_the_screen_also_from_its_lower_edge(window: QWidget) -> None:
    screen = window.screen().availableGeometry()
    window.move(screen.right() - 420, screen.bottom() - 320)
    button = QPushButton("Tabell", window)
    button.move(360, 260)
    button.show()
    picker = TablePicker(window)
    picker.open_under(button)
    assert screen.adjusted(0, 0, 4, 4).contains(
        picker.frameGeometry()
    )  # offscreen, all stands a little to the right
    button_place = QRect(button.mapToGlobal(QPoint()), button.size())
    assert not picker.frameGeometry().intersects(button_place)  # it is still seen
    picker.close()


def test_the_steps_of_a_question_are_whole_when_their_words_become_longer(
    qtbot: QtBot, window: QWidget
) -> None:
    row = StepRow(window)
    row.show_step("1.1", "1.3")
    row.show_done(False)
    row.show()
    row.resize(row.sizeHint())
    QApplication.processEvents()
    row.show_step("1.10", "1.12")
    row.show_done(True)
    QApplication.processEvents()
    row.resize(row.width(), row.sizeHint().height())
    for button in (row.previous, row.toggle, row.next):
        assert button.width() >= button.sizeHint().width(), button.text()


def test_the_head_of_the_list_of_questions_is_whole_where_it_is_narrow_and_low(
    qtbot: QtBot, window: QWidget
) -> None:
    case = dataclasses.replace(snapshot(), board="Omsorgsnämnden i Södra distriktet")
    listed = QuestionList(QuestionListModel(window))
    listed.setParent(window)
    listed.show_case(case, case.answer)
    listed.show_findings({"1.1": {Severity.ERROR: 1}})  # a line more, which is wider than the list
    listed.resize(180, 430)
    listed.show()
    QApplication.processEvents()
    labels = [each for each in listed.findChildren(QLabel) if each.isVisible() and each.wordWrap()]
    assert labels
    assert [each.text() for each in labels if each.height() < each.heightForWidth(each.width())] == []


@pytest.mark.parametrize(
    "make",
    [AboutDialog, lambda parent: ShortcutsDialog([("Ett kommando", "Ctrl+Alt+Skift+F12")] * 20, parent)],
    ids=["about", "shortcuts"],
)
def test_a_dialog_opens_as_large_as_it_is_drawn_where_the_screen_has_room(
    qtbot: QtBot, window: QWidget, make: Callable[[QWidget], QDialog]
) -> None:
    """Qt by itself takes at most two thirds of the screen, and then words are cut."""
    dialog = make(window)
    qtbot.addWidget(dialog)
    dialog.show()
    QApplication.processEvents()
    room = dialog.screen().availableSize()
    assert dialog.width() > 0.75 * room.width() or dialog.width() >= dialog.sizeHint().width()
    labels = [each for each in dialog.findChildren(QLabel) if each.isVisible() and each.wordWrap()]
    assert [each.text() for each in labels if each.height() < each.heightForWidth(each.width())] == []
    dialog.close()
