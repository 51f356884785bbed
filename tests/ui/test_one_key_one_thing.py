"""A key does one thing in one place: what the text takes is not the window's there, and the list of keys says so."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from ui.actions import Actions
from ui.dialogs.shortcuts import ShortcutsDialog
from ui.widgets.rich_text_edit import RichTextEdit

SAME_THING = {"Ctrl+Z", "Ctrl+Y", "Ctrl+Shift+Z"}
"""Undo and redo: of the text, and then of the case."""

pytestmark = [pytest.mark.usefixtures("dressed"), pytest.mark.qt_log_ignore("propagateSizeHints")]


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def dialog(window: QWidget) -> ShortcutsDialog:
    made = ShortcutsDialog(Actions(window).described(), window)
    made.show()
    return made


def of_the_window(window: QWidget) -> set[str]:
    portable = QKeySequence.SequenceFormat.PortableText
    return {keys.toString(portable) for _name, each in Actions(window).named() for keys in each.shortcuts()}


def listed(dialog: ShortcutsDialog) -> list[str]:
    return [each.text() for each in dialog.findChildren(QLabel)]


def test_no_key_of_the_window_does_something_else_in_the_text_without_being_told(
    qtbot: QtBot, window: QWidget, dialog: ShortcutsDialog
) -> None:
    sheet = RichTextEdit()
    qtbot.addWidget(sheet)
    both = of_the_window(window) & set(sheet._keys) - SAME_THING
    told = {"Ctrl+B": "utanför texten", "Ctrl+K": "när inget är markerat i texten"}
    assert both == set(told)
    words = listed(dialog)
    for keys, place in told.items():
        (everywhere,) = [each for each in words if each.endswith(f"({place})")]
        assert words[words.index(everywhere) + 1].split(", ")[0] == keys


def test_what_holds_in_the_text_alone_stands_by_itself(dialog: ShortcutsDialog) -> None:
    words = listed(dialog)
    begin, end = words.index("I texten"), words.index("Bilagor", words.index("I texten"))
    assert {"Länk av markerade ord", "Fet, kursiv, understruken"} <= set(words[begin:end])


def test_the_list_of_keys_keeps_from_every_edge_of_its_window(dialog: ShortcutsDialog) -> None:
    area = dialog.findChild(QScrollArea)
    at = area.mapTo(dialog, QPoint())
    right, below = dialog.width() - at.x() - area.width(), dialog.height() - at.y() - area.height()
    assert at.x() == at.y() == right > 0
    assert below > 0
