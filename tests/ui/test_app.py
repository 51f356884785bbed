"""How the program is dressed, what it speaks, and what happens when something unforeseen does."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QKeySequence, QPalette
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLabel
from pytestqt.qtbot import QtBot

from auditprep import i18n
from ui import app, theme
from ui.dialogs.report import ReportDialog
from ui.windows import Windows

pytestmark = pytest.mark.usefixtures("dressed")


def test_qts_own_words_are_swedish(qapp: QApplication, qtbot: QtBot) -> None:
    assert app.load_qt_words(qapp)
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.buttons()[0].text() == "Avbryt"


def test_keys_are_called_as_on_the_keyboard(qapp: QApplication) -> None:
    assert app.load_qt_words(qapp)
    native = QKeySequence.SequenceFormat.NativeText
    said = [QKeySequence(keys).toString(native) for keys in ("Return", "Del", "Home", "Ctrl+F")]
    assert said == ["Retur", "Delete", "Home", "Ctrl+F"]


def test_english_is_chosen_when_the_program_is_started(qapp: QApplication) -> None:
    app.make_app("en")
    assert i18n.language() == "en"


@pytest.mark.parametrize(
    ("scheme", "look"), [(Qt.ColorScheme.Dark, theme.DARK), (Qt.ColorScheme.Light, theme.LIGHT)]
)
def test_the_window_follows_the_system_while_it_is_open(
    qapp: QApplication, qtbot: QtBot, scheme: Qt.ColorScheme, look: theme.Colours
) -> None:
    label = theme.be(QLabel("Sparat"), "yes")
    qtbot.addWidget(label)
    made = app.make_app()
    for changed_to in (Qt.ColorScheme.Light, Qt.ColorScheme.Dark, scheme):
        made.styleHints().colorSchemeChanged.emit(changed_to)  # the offscreen plugin has no scheme of its own
    assert theme.colours(label.palette()) == look
    assert label.palette().color(QPalette.ColorRole.WindowText).name().upper() == look.yes


@pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen plugin says so of any window
def test_something_unforeseen_is_written_down_and_told_on_a_line(
    qapp: QApplication,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    expected_log: Callable[[str], None],
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    expected_log("unexpected")
    windows = Windows(QSettings(str(tmp_path / "val.ini"), QSettings.Format.IniFormat))
    app._catch_all(windows)
    window = windows.new()
    try:
        raise RuntimeError("a screw fell out")
    except RuntimeError as error:
        sys.excepthook(RuntimeError, error, error.__traceback__)
    assert "gick fel" in window._alarm.words()
    window._alarm.press()
    (dialog,) = window.findChildren(ReportDialog)
    dialog.reject()
    windows.quit()
    assert windows.have_ended()
