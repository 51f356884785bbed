"""A draft in which something of last year's is left is not confirmed by a single press; and F8 leads on to the drafts where
something is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QTextEdit
from pytestqt.qtbot import QtBot
from snapshots import snapshot
from year_before import TEXT, all_is_old, find_old, paired, year_before

from auditprep.model import Answer
from ui.pages.questions import QuestionsPage
from ui.widgets.carried_bar import CarriedBar
from ui.widgets.marked_words import on_screen

pytestmark = pytest.mark.qt_log_ignore(  # said by the offscreen platform alone
    "propagateSizeHints", "grabbing the keyboard", "support raise"
)

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = "{} från 2024 står kvar. Titta på {} (F8), eller tryck en gång till för att bekräfta ändå."
Open = Callable[[dict[str, Answer]], QuestionsPage]


def draft(text: str) -> Answer:
    return Answer("Delvis", text, carried=True)


@pytest.fixture
def open_page(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Open:
    all_is_old(monkeypatch)

    def open_it(answers: dict[str, Answer]) -> QuestionsPage:
        page = QuestionsPage()
        qtbot.addWidget(page)
        page.resize(1282, 768)
        page.show_case(replace(snapshot(answers), previous=year_before()))
        page.set_years(year_before(), paired())
        page.set_stale_finder(find_old)
        page.show_question("1.1")
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        return page

    return open_it


def sent_by(page: QuestionsPage) -> list[tuple[str, dict[str, Any]]]:
    heard: list[tuple[str, dict[str, Any]]] = []
    page.answer_changed.connect(lambda key, changes: heard.append((key, changes)))
    return heard


def said(page: QuestionsPage) -> str:
    return page.findChild(CarriedBar)._words.text()


def paper(page: QuestionsPage) -> QTextEdit:
    return page._sheet.editor.findChild(QTextEdit)


def press_control_enter(page: QuestionsPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page, Qt.Key.Key_Return, CONTROL)


def press_done(page: QuestionsPage, qtbot: QtBot) -> None:
    page._steps.toggle.click()


def press_confirm(page: QuestionsPage, qtbot: QtBot) -> None:
    page.findChild(CarriedBar).findChild(
        QPushButton, options=Qt.FindChildOption.FindDirectChildrenOnly
    ).click()


def press_its_keys(page: QuestionsPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page, Qt.Key.Key_Return, CONTROL | SHIFT)


WAYS = (press_control_enter, press_done, press_confirm, press_its_keys)


@pytest.mark.parametrize("way", WAYS)
def test_the_first_press_says_what_is_left_and_the_second_confirms(
    open_page: Open, qtbot: QtBot, way: Callable[[QuestionsPage, QtBot], None]
) -> None:
    page = open_page({"1.1": draft(TEXT)})
    sent = sent_by(page)
    way(page, qtbot)
    assert sent == []
    assert page.current_key() == "1.1"
    assert said(page) == LEFT.format("3 uppgifter", "dem")
    way(page, qtbot)
    assert sent[0][1]["carried"] is False


@pytest.mark.parametrize("way", WAYS)
def test_with_nothing_left_one_press_confirms(
    open_page: Open, qtbot: QtBot, way: Callable[[QuestionsPage, QtBot], None]
) -> None:
    page = open_page({"1.1": draft("Så är det.")})
    sent = sent_by(page)
    way(page, qtbot)
    assert sent[0][1]["carried"] is False


def test_what_has_just_been_typed_is_counted_too(open_page: Open, qtbot: QtBot) -> None:
    page = open_page({"1.1": draft("Så är det.")})
    QApplication.processEvents()
    sent = sent_by(page)
    paper(page).textCursor().insertText("Under 2024. ")
    press_control_enter(page, qtbot)
    assert [changes for _key, changes in sent if "carried" in changes] == []
    assert said(page) == LEFT.format("1 uppgift", "den")


def test_the_count_follows_and_the_question_is_put_anew_at_the_next_visit(
    open_page: Open, qtbot: QtBot
) -> None:
    page = open_page({"1.1": draft("År 2024 och 120 tkr")})
    sent = sent_by(page)
    press_done(page, qtbot)
    cursor = paper(page).document().find("2024")
    cursor.insertText("2025")
    qtbot.waitUntil(lambda: said(page) == LEFT.format("1 uppgift", "den"))
    page.show_question("1.2")
    page.show_question("1.1")
    press_done(page, qtbot)
    assert [changes for _key, changes in sent if "carried" in changes] == []
    assert said(page) == LEFT.format("1 uppgift", "den")


def test_an_answer_that_is_no_draft_is_done_at_once(open_page: Open, qtbot: QtBot) -> None:
    page = open_page({"1.1": Answer("Ja", TEXT)})
    sent = sent_by(page)
    press_control_enter(page, qtbot)
    assert sent == [("1.1", {"done": True})]


def test_undoing_done_gives_the_draft_back_with_its_marks(open_page: Open, qtbot: QtBot) -> None:
    page = open_page({"1.1": draft(TEXT)})
    sent = sent_by(page)
    press_done(page, qtbot)
    press_done(page, qtbot)
    assert not page.findChild(CarriedBar).isVisible()
    press_done(page, qtbot)
    assert sent[-1] == ("1.1", {"done": False, "carried": True})
    assert page.findChild(CarriedBar).isVisible()
    assert said(page).startswith("Utkast från 2024.")
    QApplication.processEvents()
    assert len(paper(page).extraSelections()) == 3


# F8 where nothing is left


def test_f8_leads_on_to_the_next_draft_that_has_something_and_says_so(open_page: Open, qtbot: QtBot) -> None:
    page = open_page({"1.1": draft("Så är det."), "1.2": draft("Så."), "2.1": draft("År 2024")})
    QApplication.processEvents()
    qtbot.keyClick(page, Qt.Key.Key_F8)
    assert page.current_key() == "2.1"
    assert said(page) == "Inget mer att se över i 1.1. Det här är 2.1, nästa utkast."
    assert paper(page).hasFocus()
    assert QApplication.activePopupWidget() is None  # who was writing is not to choose
    qtbot.keyClick(page, Qt.Key.Key_F8)
    assert paper(page).textCursor().selectedText() == "2024"
    QApplication.activePopupWidget().close()


@pytest.mark.parametrize("here", [draft("Så är det."), Answer("Ja", "År 2024")])
def test_f8_says_that_nothing_is_left(open_page: Open, qtbot: QtBot, here: Answer) -> None:
    page = open_page({"1.1": here, "1.2": draft("Så.")})
    QApplication.processEvents()
    qtbot.keyClick(page, Qt.Key.Key_F8)
    bar = page.findChild(CarriedBar)
    assert bar.isVisible()
    assert said(page) == "Inga fler uppgifter att se över."
    assert bar._confirm.isVisible() == here.carried
    page.show_question("1.3" if page._model.has("1.3") else "2.1")
    assert not bar.isVisible()


def test_what_was_kept_in_another_draft_does_not_lead_there(open_page: Open, qtbot: QtBot) -> None:
    page = open_page({"1.1": draft("År 2024"), "1.2": draft("Så.")})
    QApplication.processEvents()
    qtbot.keyClick(page, Qt.Key.Key_F8)
    opened = QApplication.activePopupWidget()
    assert opened is not None
    kept = next(each for each in opened.actions() if each.text() == "Behåll 2024")
    opened.close()
    kept.trigger()
    page.show_question("1.2")
    QApplication.processEvents()
    qtbot.keyClick(page, Qt.Key.Key_F8)
    assert page.current_key() == "1.2"


def test_f8_says_nothing_where_there_is_no_year_before(open_page: Open, qtbot: QtBot) -> None:
    page = open_page({"1.1": Answer("Ja", "Så.")})
    page.set_years(None, None)
    qtbot.keyClick(page, Qt.Key.Key_F8)
    assert not page.findChild(CarriedBar).isVisible()


# The menu beside its words


def test_the_menu_never_covers_its_words(open_page: Open, qtbot: QtBot) -> None:
    page = open_page({"1.1": draft("\n\n".join(["Rad"] * 40 + ["Avvikelse 2024"] + ["Rad"] * 3))})
    QApplication.processEvents()
    page.move(0, max(0, page.screen().availableGeometry().bottom() - page.height()))
    qtbot.keyClick(page, Qt.Key.Key_F8)
    opened = QApplication.activePopupWidget()
    assert opened is not None
    stale = page._sheet.editor.stale
    place = on_screen(paper(page), stale._pieces[0].words)
    assert not opened.geometry().intersects(place)
    view = paper(page).viewport()
    assert view.rect().contains(view.mapFromGlobal(place.center()))
    opened.close()
