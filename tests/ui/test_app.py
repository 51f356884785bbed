"""How the program is dressed, what it speaks, and what happens when something unforeseen does."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QKeySequence, QPalette
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLabel
from pytestqt.qtbot import QtBot

from auditprep import i18n
from ui import app, theme


@pytest.fixture
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the log goes; the handlers that a test adds are taken away again."""
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _place: str(tmp_path / "data"))
    before = list(logging.getLogger().handlers)
    yield tmp_path / "data"
    for handler in [handler for handler in logging.getLogger().handlers if handler not in before]:
        logging.getLogger().removeHandler(handler)
        handler.close()


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


def test_something_unforeseen_is_written_down_and_told_calmly(
    qapp: QApplication,
    own_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    expected_log: Callable[[str], None],
) -> None:
    told: list[tuple[object, ...]] = []
    monkeypatch.setattr(app.ask, "tell", lambda *words: told.append(words))
    expected_log("unexpected")
    log = app._start_log()
    try:
        raise RuntimeError("a screw fell out")
    except RuntimeError as error:
        app._on_unexpected(RuntimeError, error, error.__traceback__, log)
    assert log.parent == own_folder
    assert "a screw fell out" in log.read_text(encoding="utf-8")
    assert str(log) in " ".join(map(str, told[0]))


def test_where_no_log_can_be_written_the_program_starts_all_the_same(
    qapp: QApplication, own_folder: Path
) -> None:
    own_folder.write_text("a file where the folder should be", encoding="utf-8")
    before = list(logging.getLogger().handlers)
    app._start_log()
    (added,) = [each for each in logging.getLogger().handlers if each not in before]
    assert type(added) is logging.StreamHandler
    assert own_folder.is_file()
