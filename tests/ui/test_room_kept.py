"""What is said of what is typed moves nothing under the pointer, and a day has room to be written out."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from snapshots import snapshot

from auditprep.model import Status
from ui.dialogs.status import StatusDialog
from ui.widgets.case_fields import CaseFields

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|This plugin does not support")


def status_dialog(qtbot: QtBot, status: Status) -> StatusDialog:
    made = StatusDialog(snapshot())
    qtbot.addWidget(made)
    made.show()
    made.choose(status)
    settle()
    return made


def settle() -> None:
    for _time in range(3):
        QApplication.processEvents()


def places(window: QWidget) -> list[QPoint]:
    kinds = [*window.findChildren(QLineEdit), *window.findChildren(QPushButton)]
    return [each.mapTo(window, QPoint()) for each in kinds if each.isVisible()]


@pytest.mark.parametrize("status", [Status.DECIDED, Status.SENT])
def test_what_lacks_before_the_status_is_changed_is_said_and_no_field_moves(
    qtbot: QtBot, status: Status
) -> None:
    dialog = status_dialog(qtbot, status)
    before = places(dialog)
    dialog._ok.click()
    settle()
    assert dialog._alarm.isVisible()
    assert places(dialog) == before


def test_a_date_that_cannot_be_read_is_told_and_no_field_moves(qtbot: QtBot) -> None:
    dialog = status_dialog(qtbot, Status.SENT)
    before = places(dialog)
    dialog._decision.date.setText("i höst")
    dialog._decision.complain()
    settle()
    assert dialog._decision._complaint.isVisible()
    assert places(dialog) == before


def test_a_day_that_is_written_out_can_be_seen_whole(qtbot: QtBot) -> None:
    dialog = status_dialog(qtbot, Status.SENT)
    for field in (dialog._sent_on, dialog._decision.date):
        needed = field.fontMetrics().horizontalAdvance("26 november 2026")
        assert field.width() - 2 * 10 >= needed


def test_nothing_moves_in_the_new_case_when_the_board_is_written(qtbot: QtBot, tmp_path: Path) -> None:
    fields = CaseFields(tmp_path)
    qtbot.addWidget(fields)
    fields.resize(560, 620)
    fields._year.setText(str(dt.date(2026, 1, 1).year))
    fields.show()
    settle()
    assert fields._unnamed.isVisible()
    before = places(fields)
    fields._board.setText("Parknämnden")
    settle()
    assert not fields._unnamed.isVisible()
    assert places(fields) == before
