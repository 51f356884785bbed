"""The settings: what is chosen is told at once, and what waits for the next start is said to."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from auditprep.model import BackupRoom
from ui import app as program
from ui import theme
from ui.dialogs.settings import SettingsDialog
from ui.models.choices import Choices, read_choices
from ui.widgets.check_box import CheckBox
from ui.widgets.choice_box import ChoiceBox

pytestmark = [
    pytest.mark.usefixtures("dressed"),
    pytest.mark.qt_log_ignore("propagateSizeHints", "This plugin does not support"),
]


@pytest.fixture
def dialog(qtbot: QtBot) -> SettingsDialog:
    made = SettingsDialog(Choices(), Choices())
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.open()
    return made


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat)


def box(dialog: SettingsDialog, name: str) -> ChoiceBox:
    return next(each for each in dialog.findChildren(ChoiceBox) if each.accessibleName() == name)


def words(dialog: SettingsDialog) -> list[str]:
    return [each.text() for each in dialog.findChildren(QLabel) if each.isVisible()]


LATER = "Gäller nästa gång programmet startas."


def test_what_is_chosen_is_told_at_once(dialog: SettingsDialog) -> None:
    heard: list[tuple[str, object]] = []
    dialog.chosen.connect(lambda name, value: heard.append((name, value)))
    QTest.keyClick(box(dialog, "Färger"), Qt.Key.Key_End)
    QTest.keyClick(box(dialog, "Storlek på text och allt annat"), Qt.Key.Key_Down)
    for each in dialog.findChildren(CheckBox):
        QTest.keyClick(each, Qt.Key.Key_Space)
    assert heard == [("look", "dark"), ("text-size", 110), ("spelling", False), ("citing-minutes", False)]


def test_what_waits_for_the_next_start_is_said_to(dialog: SettingsDialog) -> None:
    assert LATER not in words(dialog)
    size = box(dialog, "Storlek på text och allt annat")
    QTest.keyClick(size, Qt.Key.Key_End)
    assert LATER in words(dialog)
    QTest.keyClick(size, Qt.Key.Key_Home)
    assert LATER not in words(dialog)
    QTest.keyClick(box(dialog, "Språk"), Qt.Key.Key_End)
    assert LATER in words(dialog)


def test_where_the_backups_are_and_how_large_is_shown(dialog: SettingsDialog) -> None:
    dialog.show_room(BackupRoom(Path("kopior"), 12_300_000, 5_000_000_000))
    assert any("12,3" in each and "kopior" in each for each in words(dialog))
    dialog.show_room_unknown()
    assert "Mappen med säkerhetskopior kan inte läsas." in words(dialog)


def test_own_words_phrases_and_backups_are_gone_to(qtbot: QtBot, dialog: SettingsDialog) -> None:
    buttons = {each.text(): each for each in dialog.findChildren(QPushButton)}
    for name, signal in (
        ("Mina ord…", dialog.words_requested),
        ("Mina fraser…", dialog.phrases_requested),
        ("Återställ…", dialog.backups_requested),
    ):
        with qtbot.waitSignal(signal):
            buttons[name].click()
    assert not dialog.isVisible()  # the backups are a page of their own


def test_one_setting_can_be_gone_to(dialog: SettingsDialog) -> None:
    dialog.show_setting("spelling")
    assert dialog.focusWidget() in dialog.findChildren(CheckBox)
    dialog.show_setting("no such thing")


def test_everything_has_a_name_and_is_reached_by_tab(dialog: SettingsDialog) -> None:
    reached = (*dialog.findChildren(ChoiceBox), *dialog.findChildren(CheckBox))
    assert len(reached) == 5
    assert all(each.accessibleName() or each.text() for each in reached)
    assert all(each.focusPolicy() & Qt.FocusPolicy.TabFocus for each in reached)


def test_a_low_window_scrolls(dialog: SettingsDialog) -> None:
    dialog.resize(420, 320)
    area = dialog.findChild(QScrollArea)
    assert area.verticalScrollBar().maximum() > 0
    assert area.horizontalScrollBar().maximum() == 0


def test_what_cannot_be_understood_is_as_if_not_chosen(settings: QSettings) -> None:
    for name in ("look", "text-size", "language"):
        settings.setValue(name, "blå")
    assert read_choices(settings) == Choices()
    settings.setValue("text-size", "160")
    assert read_choices(settings).text_size == 150


def test_the_look_that_is_chosen_goes_before_the_systems(qtbot: QtBot) -> None:
    app = QApplication.instance()
    try:
        program.make_app(None, Choices(look="dark"))
        assert theme.colours(app.palette()) == theme.DARK
        theme.wear(app, "light")
        assert theme.colours(app.palette()) == theme.LIGHT
    finally:
        theme.wear(app, "system")


@pytest.mark.parametrize(
    ("percent", "before", "after"), [(100, None, None), (150, None, "1.5"), (200, "1.25", "1.25")]
)
def test_the_size_is_set_before_there_is_a_window(
    monkeypatch: pytest.MonkeyPatch, percent: int, before: str | None, after: str | None
) -> None:
    monkeypatch.setenv("QT_SCALE_FACTOR", before or "")
    if before is None:
        monkeypatch.delenv("QT_SCALE_FACTOR")
    program._set_size(percent)
    assert program.os.environ.get("QT_SCALE_FACTOR") == after
