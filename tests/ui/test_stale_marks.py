"""What is out of date in a draft: marked in the editor, told where one points, and changed only where the user says so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QMenu, QTextEdit, QToolTip
from pytestqt.qtbot import QtBot
from snapshots import snapshot
from year_before import TEXT, all_is_old, find_old, paired, with_draft, year_before

from auditprep.model import Answer, Snapshot
from ui import theme, typing_pause
from ui.pages.questions import QuestionsPage
from ui.widgets import stale_marks
from ui.widgets.carried_bar import CarriedBar

pytestmark = [
    pytest.mark.usefixtures("dressed"),
    pytest.mark.qt_log_ignore(  # said by the offscreen platform alone
        "propagateSizeHints", "grabbing the keyboard", "support raise"
    ),
]

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
Open = Callable[..., QuestionsPage]


@pytest.fixture
def open_page(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Open:
    monkeypatch.setattr(typing_pause, "PAUSE_MS", 40)
    monkeypatch.setattr(stale_marks, "PAUSE_MS", 40)
    all_is_old(monkeypatch)

    def open_it(case: Snapshot | None = None) -> QuestionsPage:
        page = QuestionsPage()
        qtbot.addWidget(page)
        page.resize(1282, 768)
        page.show_case(case or with_draft())
        page.set_years(year_before(), paired())
        page.set_stale_finder(find_old)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        QApplication.processEvents()
        return page

    return open_it


@pytest.fixture
def page(open_page: Open) -> QuestionsPage:
    return open_page()


def sheet(page: QuestionsPage) -> QTextEdit:
    return page._sheet.editor.findChild(QTextEdit)


def shown(page: QuestionsPage) -> list[str]:
    """What is marked now."""
    marks = sheet(page).extraSelections()
    return [each.cursor.selectedText() for each in marks]


def marked(page: QuestionsPage) -> list[str]:
    """What is marked once the text has been looked through."""
    QApplication.processEvents()
    return shown(page)


def menu() -> QMenu:
    opened = QApplication.activePopupWidget()
    assert isinstance(opened, QMenu)
    return opened


def lines(opened: QMenu) -> list[str]:
    return [action.text() for action in opened.actions() if action.text()]


def choose(words: str) -> None:
    opened = menu()
    action = next(action for action in opened.actions() if action.text() == words)
    opened.close()
    action.trigger()


def put_cursor(page: QuestionsPage, words: str, into: int = 1) -> None:
    """Puts the cursor so many characters into these words."""
    cursor = sheet(page).document().find(words)
    cursor.setPosition(cursor.selectionStart() + into)
    sheet(page).setTextCursor(cursor)


def place_of(page: QuestionsPage, words: str) -> QPoint:
    """Where these words are, in the editor's viewport."""
    cursor = sheet(page).document().find(words)
    after = QTextCursor(cursor)
    after.setPosition(cursor.selectionStart() + 2)
    return sheet(page).cursorRect(after).center()


def press(page: QuestionsPage, key: Qt.Key, text: str = "") -> None:
    """A key as it comes to whatever is open over the page."""
    target = QApplication.activePopupWidget() or sheet(page)
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(target, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))


# Marks


def test_a_draft_has_its_old_words_marked(page: QuestionsPage) -> None:
    assert marked(page) == ["2024-02-13, § 5", "delårsbokslut 2024", "120 tkr"]
    assert "3 uppgifter kan vara inaktuella" in page.findChild(CarriedBar)._count.text()


def test_an_answer_of_this_year_has_none(open_page: Open) -> None:
    page = open_page(replace(snapshot({"1.1": Answer("Ja", TEXT)}), previous=year_before()))
    assert marked(page) == []
    page.show_question("1.2")
    assert marked(page) == []


def test_the_marks_follow_the_question_that_is_shown(page: QuestionsPage) -> None:
    page.show_question("1.2")
    assert marked(page) == []
    page.show_question("1.1")
    assert len(marked(page)) == 3


def test_the_text_is_looked_through_after_a_pause_and_not_while_typing(
    page: QuestionsPage, qtbot: QtBot
) -> None:
    asked: list[str] = []

    def find(text: str) -> tuple[()]:
        asked.append(text)
        return ()

    page.set_stale_finder(find)
    QApplication.processEvents()
    before = len(asked)
    sheet(page).setFocus()
    for letter in "2024":
        press(page, Qt.Key(ord(letter)), letter)
    assert len(asked) == before
    qtbot.waitUntil(lambda: len(asked) > before)


def test_marks_move_with_their_words_until_the_text_is_looked_through_again(page: QuestionsPage) -> None:
    QApplication.processEvents()
    cursor = sheet(page).textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.Start)
    cursor.insertText("Förord. ")
    assert shown(page)[0] == "2024-02-13, § 5"


def test_what_is_written_beside_a_piece_is_no_part_of_it(page: QuestionsPage) -> None:
    QApplication.processEvents()
    cursor = sheet(page).document().find("2024-02-13, § 5")
    cursor.setPosition(cursor.selectionEnd())
    cursor.insertText("x")
    assert shown(page)[0] == "2024-02-13, § 5"


def test_marks_stand_right_in_tables_and_after_emoji(open_page: Open) -> None:
    text = "🎉 År 2024\n\n| Mått | 2024 |\n| --- | --- |\n| Avvikelse | 120 tkr |\n\nSlut 2024"
    page = open_page(with_draft(text))
    assert marked(page) == ["2024", "2024", "120 tkr", "2024"]


def test_marks_follow_the_system_from_light_to_dark(page: QuestionsPage, qapp: QApplication) -> None:
    grounds = []
    for dark in (False, True):
        theme.apply(qapp, dark=dark)
        QApplication.processEvents()
        marks = sheet(page).extraSelections()
        grounds.append(marks[0].format.background().color().name().upper())
    assert grounds == [theme.LIGHT.last_year, theme.DARK.last_year]


def test_marking_is_no_edit(page: QuestionsPage, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(page.answer_changed, wait=150):
        page.show_question("1.2")
        page.show_question("1.1")
    assert not sheet(page).document().isUndoAvailable()


# From piece to piece


def test_f8_goes_from_piece_to_piece_and_around(page: QuestionsPage, qtbot: QtBot) -> None:
    seen = []
    for _step in range(4):
        qtbot.keyClick(page, Qt.Key.Key_F8)
        seen.append(sheet(page).textCursor().selectedText())
        menu().close()
    assert seen == ["2024-02-13, § 5", "delårsbokslut 2024", "120 tkr", "2024-02-13, § 5"]
    assert sheet(page).hasFocus()


def test_f8_in_the_menu_goes_on_to_the_next(page: QuestionsPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page, Qt.Key.Key_F8)
    press(page, Qt.Key.Key_F8)
    qtbot.waitUntil(lambda: sheet(page).textCursor().selectedText() == "delårsbokslut 2024")


def test_going_to_another_question_closes_the_menu(page: QuestionsPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page, Qt.Key.Key_F8)
    assert menu().isVisible()
    page.show_question("1.2")
    assert QApplication.activePopupWidget() is None


def test_a_key_of_the_pages_that_the_menu_uses_is_the_menus(page: QuestionsPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page, Qt.Key.Key_F8)
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_F8, Qt.KeyboardModifier.NoModifier)
    asked.ignore()
    QApplication.sendEvent(menu(), asked)
    assert asked.isAccepted()
    menu().close()


def test_the_link_in_the_bar_does_the_same(page: QuestionsPage) -> None:
    page.findChild(CarriedBar)._next.click()
    assert sheet(page).textCursor().selectedText() == "2024-02-13, § 5"
    menu().close()


def test_f8_does_nothing_where_nothing_is_out_of_date(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(with_draft("Så är det."))
    qtbot.keyClick(page, Qt.Key.Key_F8)
    assert QApplication.activePopupWidget() is None


def test_f8_knows_what_has_just_been_typed(page: QuestionsPage, qtbot: QtBot) -> None:
    cursor = sheet(page).textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.Start)
    cursor.insertText("Under 2024 ")
    sheet(page).moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.keyClick(page, Qt.Key.Key_F8)
    assert sheet(page).textCursor().selectedText() == "2024"
    menu().close()


# What becomes of a piece


def test_a_click_on_a_piece_tells_what_it_may_become(page: QuestionsPage, qtbot: QtBot) -> None:
    place = place_of(page, "2024-02-13")
    qtbot.mouseClick(sheet(page).viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    assert lines(menu()) == [
        "Gäller förra året: 2024-02-13, § 5",
        "Skriv 2025-02-18, § 6",
        "Skriv 2025-03-18, § 14",
        "Behåll 2024-02-13, § 5",
    ]
    assert not sheet(page).textCursor().hasSelection()  # who goes on typing changes one digit
    menu().close()


def test_a_click_beside_the_words_only_places_the_cursor(page: QuestionsPage, qtbot: QtBot) -> None:
    view = sheet(page).viewport()
    for place in (place_of(page, "Målen"), QPoint(view.width() - 4, place_of(page, "120 tkr").y())):
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=place)
        qtbot.wait(30)
        assert QApplication.activePopupWidget() is None


def test_words_that_are_selected_by_dragging_open_nothing(page: QuestionsPage, qtbot: QtBot) -> None:
    view, place = sheet(page).viewport(), place_of(page, "2024-02-13")
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseMove(view, place + QPoint(30, 0))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=place + QPoint(30, 0))
    qtbot.wait(30)
    assert QApplication.activePopupWidget() is None


def test_alt_enter_does_it_by_keyboard(page: QuestionsPage, qtbot: QtBot) -> None:
    put_cursor(page, "2024-02-13")
    qtbot.keyClick(sheet(page), Qt.Key.Key_Return, ALT)
    assert "Skriv 2025-02-18, § 6" in lines(menu())
    menu().close()
    put_cursor(page, "Målen")
    qtbot.keyClick(sheet(page), Qt.Key.Key_Return, ALT)
    assert QApplication.activePopupWidget() is None


def test_a_proposal_is_written_in_and_saved_as_an_edit_that_can_be_undone(
    page: QuestionsPage, qtbot: QtBot
) -> None:
    before = page._sheet.editor.markdown()
    qtbot.keyClick(page, Qt.Key.Key_F8)
    with qtbot.waitSignal(page.answer_changed) as changed:
        choose("Skriv 2025-02-18, § 6")
    assert changed.args[0] == "1.1"
    assert changed.args[1] == {"text": before.replace("2024-02-13, § 5", "2025-02-18, § 6")}
    assert marked(page) == ["delårsbokslut 2024", "120 tkr"]
    qtbot.keyClick(sheet(page), Qt.Key.Key_Z, CONTROL)
    assert page._sheet.editor.markdown() == before
    qtbot.waitUntil(lambda: len(marked(page)) == 3)


def test_a_proposal_looks_as_the_words_before_it_did(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(with_draft("Mål för **2024**"))
    qtbot.keyClick(page, Qt.Key.Key_F8)
    choose("Skriv 2025")
    assert page._sheet.editor.markdown() == "Mål för **2025**"


def test_writing_one_piece_leaves_the_others_as_they_are(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(with_draft("Under 2024, 2024 och 2019"))
    qtbot.keyClick(page, Qt.Key.Key_F8)
    choose("Skriv 2025")
    assert page._sheet.editor.markdown() == "Under 2025, 2024 och 2019"
    assert marked(page) == ["2024"]


def test_a_piece_that_is_kept_is_not_told_of_again(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(with_draft("Under 2024, och sedan 2024"))
    with qtbot.assertNotEmitted(page.answer_changed, wait=100):
        qtbot.keyClick(page, Qt.Key.Key_F8)
        choose("Behåll 2024")
    assert marked(page) == ["2024"]
    page.show_question("1.2")
    page.show_question("1.1")
    assert len(marked(page)) == 1
    page.findChild(CarriedBar)._next.click()
    assert sheet(page).textCursor().selectionStart() > 10
    menu().close()


def test_what_only_the_user_can_know_is_selected_to_be_typed_over(page: QuestionsPage, qtbot: QtBot) -> None:
    put_cursor(page, "120 tkr")
    qtbot.keyClick(sheet(page), Qt.Key.Key_Return, ALT)
    assert lines(menu()) == ["Att kontrollera: 120 tkr", "Skriv själv", "Behåll 120 tkr"]
    choose("Skriv själv")
    assert sheet(page).textCursor().selectedText() == "120 tkr"


@pytest.mark.parametrize(
    ("key", "text", "left"),
    [(Qt.Key.Key_9, "9", "Mål 9"), (Qt.Key.Key_Delete, "", "Mål"), (Qt.Key.Key_Odiaeresis, "ö", "Mål ö")],
)
def test_who_types_while_the_menu_is_open_types_over_the_piece(
    open_page: Open, qtbot: QtBot, key: Qt.Key, text: str, left: str
) -> None:
    page = open_page(with_draft("Mål 2024"))
    qtbot.keyClick(page, Qt.Key.Key_F8)
    press(page, key, text)
    assert QApplication.activePopupWidget() is None
    assert page._sheet.editor.markdown().strip() == left


def test_escape_leaves_everything_as_it_was(page: QuestionsPage, qtbot: QtBot) -> None:
    before = page._sheet.editor.markdown()
    qtbot.keyClick(page, Qt.Key.Key_F8)
    press(page, Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    assert page._sheet.editor.markdown() == before


def test_a_choice_is_made_by_arrows_and_enter(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(with_draft("Mål 2024"))
    qtbot.keyClick(page, Qt.Key.Key_F8)
    press(page, Qt.Key.Key_Down)
    press(page, Qt.Key.Key_Return)
    assert page._sheet.editor.markdown() == "Mål 2025"


def test_the_pointer_is_told_what_a_piece_is(
    page: QuestionsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, said, *_more: told.append(said))
    QApplication.processEvents()
    view = sheet(page).viewport()
    for place in (place_of(page, "2024-02-13"), place_of(page, "Målen")):
        QApplication.sendEvent(view, QHelpEvent(QEvent.Type.ToolTip, place, view.mapToGlobal(place)))
    assert "kan bli 2025-02-18, § 6" in told[0]
    assert told[1] == ""


def test_signs_that_menus_take_for_their_own_are_shown(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(with_draft("Plan"))
    page.set_stale_finder(
        lambda text: (replace(find_old("2024")[0], end=4, was="A & B", proposals=("C & D",)),)
    )
    QApplication.processEvents()
    qtbot.keyClick(page, Qt.Key.Key_F8)
    assert lines(menu())[1] == "Skriv C && D"
    menu().close()


def test_read_only_a_draft_is_marked_and_nothing_can_be_done(page: QuestionsPage, qtbot: QtBot) -> None:
    page.set_read_only(True)
    assert len(marked(page)) == 3
    qtbot.keyClick(page, Qt.Key.Key_F8)
    qtbot.mouseClick(sheet(page).viewport(), Qt.MouseButton.LeftButton, pos=place_of(page, "2024-02-13"))
    qtbot.wait(30)
    assert QApplication.activePopupWidget() is None


def test_nothing_is_written_where_the_answer_is_locked_while_the_menu_is_open(
    page: QuestionsPage, qtbot: QtBot
) -> None:
    before = sheet(page).toPlainText()
    qtbot.keyClick(page, Qt.Key.Key_F8)
    opened = menu()
    page.set_read_only(True)
    for action in opened.actions():
        if action.isEnabled():
            action.trigger()
    opened.close()
    assert sheet(page).toPlainText() == before
