"""What somebody stumbled over who had never seen the window before."""

from __future__ import annotations

from pathlib import Path

import pytest
from journeys import make_case, named, opened_window, replace_ask
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from snapshots import snapshot

from auditprep.model import Examined, Finding, Severity
from ui.models.findings import FindingRows
from ui.widgets.finding_list import FindingList

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "This plugin does not support")


def test_who_clicks_a_mark_or_goes_on_with_the_mouse_types_on_at_once(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace_ask(monkeypatch, tmp_path)
    with opened_window(qtbot, tmp_path, make_case(tmp_path / "parker.auditprep")) as journey:
        field = journey.show_question("1.1")
        with qtbot.waitActive(journey.window):
            journey.window.activateWindow()
        field.setFocus()
        QTest.mouseClick(named(journey.page(), "Ja"), Qt.MouseButton.LeftButton)
        assert journey.window.focusWidget() is field
        QTest.mouseClick(named(journey.page(), "Nästa fråga, 1.2"), Qt.MouseButton.LeftButton)
        assert journey.window.focusWidget() is field
        journey.settle()


def test_a_finding_takes_two_lines_only_where_it_needs_them(qtbot: QtBot) -> None:
    rows = FindingRows()
    shown = FindingList(rows)
    qtbot.addWidget(shown)
    rows.show_examined(
        snapshot(), Examined((Finding("x", Severity.ERROR, "mark-missing", "1.1", {}),), (), {})
    )
    shown.show()
    shown.resize(900, 400)
    wide = shown.sizeHintForIndex(rows.index(1, 0)).height()
    shown.resize(200, 400)
    assert shown.sizeHintForIndex(rows.index(1, 0)).height() > wide * 1.4
