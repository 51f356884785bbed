"""The rail goes to a place, however one comes to press it."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.widgets.rail import Rail


@pytest.mark.parametrize("how", ["Press", "Toggle"])
def test_a_screen_reader_goes_to_a_place(qtbot: QtBot, how: str) -> None:
    rail, gone = Rail(), []
    qtbot.addWidget(rail)
    actions = [QAction(words, rail) for words in ("Start", "Frågor")]
    places = [rail.add(action, "start") for action in actions]
    for action, place in zip(actions, places, strict=True):
        action.triggered.connect(lambda _on=False, place=place: (gone.append(place), rail.show_place(place)))
    rail.show_place(places[0])
    QAccessible.queryAccessibleInterface(places[1]).actionInterface().doAction(how)
    QApplication.processEvents()
    assert gone == [places[1]]


def test_a_click_goes_there_once(qtbot: QtBot) -> None:
    rail, gone = Rail(), []
    qtbot.addWidget(rail)
    action = QAction("Frågor", rail)
    place = rail.add(action, "start")
    action.triggered.connect(lambda: (gone.append(1), rail.show_place(place)))
    place.click()
    QApplication.processEvents()
    place.click()
    QApplication.processEvents()
    assert len(gone) == 2
