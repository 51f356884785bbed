"""The way to the page of backups: by its keys, and from a case that is gone or damaged."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from forms import make_form
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from auditprep.case import Case, take_backup
from auditprep.model import Why
from auditprep.produce import finish
from ui import ask
from ui.controller import Controller
from ui.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen plugin says so of any window

LIMIT = 20_000


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "Parknämnden 2031.auditprep"
    with Case.create(path, make_form(answers={"1.1": ("Ja", "Så var det.")}), "frågor.docx"):
        pass
    finish(take_backup(path, Why.CLOSED))
    return path


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    made = MainWindow(Controller(), settings)
    made.show()
    yield made
    assert made.controller.shut_down(LIMIT)
    qtbot.waitUntil(lambda: made.controller.has_ended, timeout=LIMIT)
    made.deleteLater()


def test_a_case_that_is_damaged_or_gone_leads_to_its_backups(qtbot, window, case, monkeypatch) -> None:
    monkeypatch.setattr(ask, "rescue_as", lambda *_given: None)
    whole = case.read_bytes()
    case.write_bytes(whole[:3000])
    for wanted in ("(filen är skadad)", "(filen finns inte)"):
        with qtbot.waitSignal(window.controller.failed, timeout=LIMIT):
            window.open_case(case)
        with qtbot.waitSignal(window.controller.backups.read, timeout=LIMIT):
            window._alarm.press()
        page = window._pages.currentWidget()
        assert page is window._backups
        assert page.current().path == case
        assert page._case.currentText().endswith(wanted)
        case.unlink(missing_ok=True)
        window._actions.show_start.trigger()


def test_the_action_opens_the_page_without_a_case_too(qtbot, window, case) -> None:
    assert window._actions.restore.isEnabled()
    with qtbot.waitSignal(window.controller.backups.read, timeout=LIMIT):
        window._actions.restore.trigger()
    assert window._pages.currentWidget() is window._backups
    assert window._backups._case.currentText() == "Parknämnden 2031"
