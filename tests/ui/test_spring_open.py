"""What is dragged is held over a button, and the button opens."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from ui.widgets.spring_open import HELD_MS, SpringOpen

KIND = "application/x-auditprep-evidence"


@pytest.fixture
def button(qtbot: QtBot) -> QPushButton:
    made = QPushButton("Frågor")
    qtbot.addWidget(made)
    SpringOpen((KIND,), made).watch(made)
    return made


def hold(button: QPushButton, kind: str) -> None:
    data = QMimeData()
    data.setData(kind, b"1")
    event = QDragEnterEvent(
        QPoint(1, 1),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(button, event)


def test_a_button_opens_when_evidence_is_held_over_it(qtbot: QtBot, button: QPushButton) -> None:
    with qtbot.waitSignal(button.clicked):
        hold(button, KIND)


def test_it_stays_shut_when_the_drag_goes_on(qtbot: QtBot, button: QPushButton) -> None:
    with qtbot.assertNotEmitted(button.clicked, wait=HELD_MS + 200):
        hold(button, KIND)
        QApplication.sendEvent(button, QDragLeaveEvent())


@pytest.mark.parametrize("kind", ["text/plain", "text/uri-list"])
def test_it_stays_shut_for_other_things(qtbot: QtBot, button: QPushButton, kind: str) -> None:
    with qtbot.assertNotEmitted(button.clicked, wait=HELD_MS + 200):
        hold(button, kind)


def test_a_button_that_cannot_be_pressed_stays_shut(qtbot: QtBot, button: QPushButton) -> None:
    button.setEnabled(False)
    with qtbot.assertNotEmitted(button.clicked, wait=HELD_MS + 200):
        hold(button, KIND)
