"""A window that is closed takes all of its parts with it."""

from __future__ import annotations

from pathlib import Path

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.controller import Controller
from ui.main_window import MainWindow


def test_nothing_is_left_of_a_window_that_is_closed(qtbot: QtBot, tmp_path: Path) -> None:
    before = pointers()
    window = MainWindow(Controller(), QSettings(str(tmp_path / "val.ini"), QSettings.Format.IniFormat))
    window.show()
    QApplication.processEvents()
    assert len(pointers()) > len(before) + 100
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert [lineage(each) for each in QApplication.allWidgets() if pointer(each) not in before] == []


def pointers() -> set[int]:
    return {pointer(each) for each in QApplication.allWidgets()}


def pointer(widget: QWidget) -> int:
    return shiboken6.getCppPointer(widget)[0]


def lineage(widget: QWidget | None) -> str:
    """What is left, and whose it was."""
    names = []
    while widget is not None:
        names.append(type(widget).__name__)
        widget = widget.parentWidget()
    return " in ".join(names)
