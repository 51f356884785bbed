"""Who has been in the menu of what is out of date writes on as before: every letter stays, wherever she goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QMenu, QTextEdit
from pytestqt.qtbot import QtBot
from year_before import all_is_old, find_old, paired, with_draft, year_before

from ui import typing_pause
from ui.pages.questions import QuestionsPage
from ui.widgets import stale_marks

pytestmark = pytest.mark.qt_log_ignore(  # said by the offscreen platform alone
    "propagateSizeHints", "grabbing the keyboard", "support raise"
)

DRAFT = "Målet för 2024 är nått. Avvikelsen blev 120 tkr. Slut."


@pytest.fixture
def page(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[QuestionsPage]:
    monkeypatch.setattr(typing_pause, "PAUSE_MS", 30)
    monkeypatch.setattr(stale_marks, "PAUSE_MS", 30)
    all_is_old(monkeypatch)
    shown = QuestionsPage()
    qtbot.addWidget(shown)
    shown.resize(1282, 768)
    shown.show_case(with_draft(DRAFT))
    shown.set_years(year_before(), paired())
    shown.set_stale_finder(find_old)
    with qtbot.waitActive(shown):
        shown.show()
        shown.activateWindow()
    QApplication.processEvents()
    yield shown
    if opened := QApplication.activePopupWidget():
        opened.close()


def sheet(page: QuestionsPage) -> QTextEdit:
    return page._sheet.editor.findChild(QTextEdit)


def press(page: QuestionsPage, key: Qt.Key, text: str = "") -> None:
    """A key as it comes to whatever is open over the page."""
    target = QApplication.activePopupWidget() or QApplication.focusWidget() or sheet(page)
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(target, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))


def write(page: QuestionsPage, qtbot: QtBot, words: str) -> None:
    """Letter by letter, with a rest in the middle in which the text is saved and looked through."""
    for at, letter in enumerate(words):
        if at == 2:
            qtbot.wait(90)
        press(page, Qt.Key(ord(letter.upper())), letter)


def escape(page: QuestionsPage, qtbot: QtBot) -> None:
    press(page, Qt.Key.Key_Escape)


def choose(words: str) -> Callable[[QuestionsPage, QtBot], None]:
    def chosen(page: QuestionsPage, qtbot: QtBot) -> None:
        opened = QApplication.activePopupWidget()
        assert isinstance(opened, QMenu)
        action = next(each for each in opened.actions() if each.text() == words)
        opened.setActiveAction(action)
        press(page, Qt.Key.Key_Return)

    return chosen


def click_beside(page: QuestionsPage, qtbot: QtBot) -> None:
    """A click elsewhere closes the menu; the next one places the cursor."""
    opened = QApplication.activePopupWidget()
    assert opened is not None
    qtbot.mouseClick(opened, Qt.MouseButton.LeftButton, pos=QPoint(-200, -200))
    opened.close()
    at = sheet(page).document().find("Slut.")
    at.setPosition(at.selectionEnd())
    place = sheet(page).cursorRect(at).center()
    qtbot.mouseClick(sheet(page).viewport(), Qt.MouseButton.LeftButton, pos=place)


def nothing(page: QuestionsPage, qtbot: QtBot) -> None:
    """The menu is open while the letters come."""


WAYS = {
    "escape": (escape, "xyz är nått", 1),
    "write": (choose("Skriv 2025"), "2025xyz är nått", 1),
    "keep": (choose("Behåll 2024"), "2024xyz är nått", 1),
    "typed at once": (nothing, "för xyz är nått", 1),
    "click": (click_beside, "Slut.xyz", 1),
    "write it myself": (choose("Skriv själv"), "blev xyz.", 2),
    "keep what only she knows": (choose("Behåll 120 tkr"), "120 tkrxyz.", 2),
}


@pytest.mark.parametrize("way", WAYS)
def test_every_letter_stays_after_each_way_out_of_the_menu(
    page: QuestionsPage, qtbot: QtBot, way: str
) -> None:
    out, left, times = WAYS[way]
    for time in range(times):
        press(page, Qt.Key.Key_F8) if time else qtbot.keyClick(page, Qt.Key.Key_F8)
        QApplication.processEvents()
    out(page, qtbot)
    write(page, qtbot, "xyz")
    assert left in sheet(page).toPlainText()
    assert not sheet(page).textCursor().hasSelection()


@pytest.mark.parametrize("way", WAYS)
def test_every_letter_stays_elsewhere_in_the_text_and_in_the_next_question(
    page: QuestionsPage, qtbot: QtBot, way: str
) -> None:
    out, _left, times = WAYS[way]
    for time in range(times):
        press(page, Qt.Key.Key_F8) if time else qtbot.keyClick(page, Qt.Key.Key_F8)
        QApplication.processEvents()
    out(page, qtbot)
    sheet(page).moveCursor(QTextCursor.MoveOperation.End)
    write(page, qtbot, "xyz")
    assert sheet(page).toPlainText().endswith("xyz")
    page.show_question("1.2")
    sheet(page).setFocus()
    write(page, qtbot, "xyz")
    assert sheet(page).toPlainText() == "xyz"


def test_words_that_are_written_in_from_elsewhere_are_not_left_selected(
    page: QuestionsPage, qtbot: QtBot
) -> None:
    qtbot.keyClick(page, Qt.Key.Key_F8)
    press(page, Qt.Key.Key_Escape)
    page._sheet.editor.insert_text("KS § 7")
    assert not sheet(page).textCursor().hasSelection()
    write(page, qtbot, "xyz")
    assert "KS § 7xyz" in sheet(page).toPlainText().replace("\u00a0", " ")
