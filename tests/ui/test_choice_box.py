"""A drop-down list that is narrower than its words."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.widgets.choice_box import ChoiceBox

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def test_words_that_have_no_room_are_in_the_tip_whole(qtbot: QtBot) -> None:
    box = ChoiceBox()
    qtbot.addWidget(box)
    box.addItems(["2.1  Följer nämnden upp målen i så god tid att det går att styra om?", "Alla"])
    box.setFixedWidth(160)
    box.show()
    QApplication.processEvents()
    cut = box.grab().toImage()
    assert box.toolTip() == box.currentText()
    box.setCurrentIndex(1)
    QApplication.processEvents()
    assert box.grab().toImage() != cut
    assert box.toolTip() == ""
