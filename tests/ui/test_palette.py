"""The command palette: found by a few letters, done by Enter, by keyboard alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from ui import theme
from ui.dialogs import palette
from ui.dialogs.palette import PaletteDialog
from ui.models.palette import AT_ONCE, Entry, Kind, PaletteRows
from ui.widgets.palette_list import PaletteList

pytestmark = [
    pytest.mark.usefixtures("dressed"),
    pytest.mark.qt_log_ignore("propagateSizeHints", "This plugin does not support"),
]

ENTRIES = (
    Entry("command:search", Kind.COMMAND, "Sök i allt", "Ctrl+F"),
    Entry("command:print", Kind.COMMAND, "Skriv ut…", "Ctrl+P"),
    Entry("setting:look", Kind.SETTING, "Ljust eller mörkt", more="Inställningar…"),
    Entry("question:1.1", Kind.QUESTION, "1.1  Har nämnden en budget?", more="Styrning"),
    Entry("question:2.1", Kind.QUESTION, "2.1  Finns en plan?", more="Intern kontroll"),
    Entry("document:7", Kind.DOCUMENT, "Budget 2025", more="budget.pdf"),
    Entry("help:granska", Kind.HELP, "Granska", more="Handboken"),
)


@pytest.fixture
def dialog(qtbot: QtBot) -> PaletteDialog:
    return shown(qtbot)


def shown(qtbot: QtBot, latest: tuple[str, ...] = (), entries: tuple[Entry, ...] = ENTRIES) -> PaletteDialog:
    made = PaletteDialog(entries, latest)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.open()
    return made


def field(dialog: PaletteDialog) -> QLineEdit:
    return dialog.findChild(QLineEdit)


def rows(dialog: PaletteDialog) -> list[str]:
    there = dialog.findChild(PaletteRows)
    return [there.entry(row).id for row in range(there.rowCount())]


def here(dialog: PaletteDialog) -> str:
    at = dialog.findChild(PaletteList).currentIndex().row()
    return dialog.findChild(PaletteRows).entry(at).id


def press(dialog: PaletteDialog, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(field(dialog), key)


def test_before_anything_is_typed_it_shows_what_can_be_done(dialog: PaletteDialog) -> None:
    assert rows(dialog) == ["command:search", "command:print"]


def test_what_was_used_last_stands_first(qtbot: QtBot) -> None:
    dialog = shown(qtbot, ("document:7", "gone", "command:print"))
    assert rows(dialog) == ["document:7", "command:print", "command:search"]


def test_what_was_used_last_comes_first_among_equals(qtbot: QtBot) -> None:
    dialog = shown(qtbot, ("question:1.1",))
    field(dialog).setText("budget")
    assert rows(dialog) == ["question:1.1", "document:7"]


def test_a_word_finds_what_it_belongs_to(dialog: PaletteDialog) -> None:
    field(dialog).setText("kontroll")
    assert rows(dialog) == ["question:2.1"]
    field(dialog).setText("inställ")
    assert rows(dialog) == ["setting:look"]


def test_the_arrows_move_while_one_types_and_enter_does_it(qtbot: QtBot, dialog: PaletteDialog) -> None:
    field(dialog).setText("budget")
    assert here(dialog) == "document:7"
    press(dialog, Qt.Key.Key_Down)
    assert here(dialog) == "question:1.1"
    press(dialog, Qt.Key.Key_Down, Qt.Key.Key_Up)
    assert field(dialog).hasFocus() or not dialog.isActiveWindow()
    with qtbot.waitSignal(dialog.picked) as picked:
        press(dialog, Qt.Key.Key_Return)
    assert picked.args == ["question:1.1"]
    assert not dialog.isVisible()


def test_after_the_last_comes_the_first(dialog: PaletteDialog) -> None:
    press(dialog, Qt.Key.Key_Up)
    assert here(dialog) == "command:print"
    press(dialog, Qt.Key.Key_Down)
    assert here(dialog) == "command:search"
    press(dialog, Qt.Key.Key_PageDown)
    assert here(dialog) == "command:print"


def test_a_click_does_it(qtbot: QtBot, dialog: PaletteDialog) -> None:
    there = dialog.findChild(PaletteList)
    place = there.visualRect(there.model().index(1, 0)).center()
    with qtbot.waitSignal(dialog.picked) as picked:
        qtbot.mouseClick(there.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert picked.args == ["command:print"]


def test_where_nothing_is_found_enter_does_nothing(qtbot: QtBot, dialog: PaletteDialog) -> None:
    field(dialog).setText("xyzzy")
    assert rows(dialog) == []
    with qtbot.assertNotEmitted(dialog.picked):
        press(dialog, Qt.Key.Key_Return, Qt.Key.Key_Down)
    assert dialog.isVisible()
    field(dialog).setText("")
    assert here(dialog) == "command:search"


def test_escape_leaves(qtbot: QtBot, dialog: PaletteDialog) -> None:
    with qtbot.assertNotEmitted(dialog.picked):
        press(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_screen_reader_hears_where_the_list_is(
    dialog: PaletteDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []

    def hear(event: object) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            said.append(event.message())

    monkeypatch.setattr(palette.QAccessible, "updateAccessibility", staticmethod(hear))
    press(dialog, Qt.Key.Key_Down)
    field(dialog).setText("xyzzy")
    assert said == ["Skriv ut…, Ctrl+P, Kommando, 2 av 2", "Inget hittades"]
    assert QAccessible.queryAccessibleInterface(field(dialog)) is not None
    assert field(dialog).accessibleName()


def test_a_large_case_is_read_a_little_at_a_time(qtbot: QtBot) -> None:
    many = tuple(
        Entry(f"question:{at}", Kind.QUESTION, f"{at}  Fråga om mål {at}") for at in range(AT_ONCE + 5)
    )
    dialog = shown(qtbot, entries=(*many, ENTRIES[5]))
    field(dialog).setText("budget")
    qtbot.waitUntil(lambda: rows(dialog) == ["document:7"])
    assert here(dialog) == "document:7"


@pytest.mark.parametrize("dark", [False, True])
def test_the_rows_are_painted_in_every_look(qtbot: QtBot, dialog: PaletteDialog, dark: bool) -> None:
    app = QApplication.instance()
    theme.apply(app, dark=dark)
    field(dialog).setText("budget")
    picture = dialog.grab().toImage()
    ground = (theme.DARK if dark else theme.LIGHT).surface
    assert picture.pixelColor(picture.width() // 2, picture.height() - 60).name().upper() == ground
