"""An answer that was carried over is a draft until it is confirmed: over the editor, in the list, and in what is saved."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QMenu, QPushButton, QTextEdit
from pytestqt.qtbot import QtBot
from snapshots import snapshot
from year_before import TEXT, find_old, paired, with_draft, year_before

from auditprep.model import Answer, Snapshot, State, Status
from ui.models import question_list as rows
from ui.models.drafts import Drafts
from ui.pages.questions import QuestionsPage
from ui.widgets.carried_bar import CarriedBar
from ui.widgets.question_list import QuestionList

pytestmark = pytest.mark.qt_log_ignore(  # said by the offscreen platform alone
    "propagateSizeHints", "grabbing the keyboard", "support raise"
)

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NOW = dt.datetime(2025, 5, 20, 14, 2).astimezone()
Open = Callable[..., QuestionsPage]


@pytest.fixture
def open_page(qtbot: QtBot) -> Open:
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
        return page

    return open_it


@pytest.fixture
def page(open_page: Open) -> QuestionsPage:
    return open_page()


def sent_by(page: QuestionsPage) -> list[tuple[str, dict[str, Any]]]:
    heard: list[tuple[str, dict[str, Any]]] = []
    page.answer_changed.connect(lambda key, changes: heard.append((key, changes)))
    return heard


def bar(page: QuestionsPage) -> CarriedBar:
    return page.findChild(CarriedBar)


def paper(page: QuestionsPage) -> QTextEdit:
    return page._sheet.editor.findChild(QTextEdit)


def confirm(page: QuestionsPage) -> QAbstractButton:
    return next(each for each in bar(page).findChildren(QPushButton) if each.text() == "Bekräfta")


def state(page: QuestionsPage, key: str) -> State:
    return State(page._model.index_of(key).data(rows.STATE))


# The bar


def test_a_draft_says_so_and_from_which_year(page: QuestionsPage) -> None:
    assert bar(page).isVisible()
    assert bar(page)._words.text() == (
        "Utkast från 2024. Läs igenom, ändra det som är inaktuellt och bekräfta."
    )
    page.show_question("1.2")
    assert not bar(page).isVisible()


def test_nothing_is_counted_where_nothing_is_out_of_date(open_page: Open) -> None:
    page = open_page(with_draft("Så är det."))
    QApplication.processEvents()
    assert bar(page).isVisible()
    assert not bar(page)._next.isVisible()


def test_confirming_is_saved_and_takes_the_bar_and_the_marks_away(page: QuestionsPage) -> None:
    sent = sent_by(page)
    QApplication.processEvents()
    confirm(page).setFocus()
    for _twice in range(2):  # something is left: see test_confirming_with_something_left
        confirm(page).click()
    assert sent == [("1.1", {"carried": False})]
    assert not bar(page).isVisible()
    assert paper(page).extraSelections() == []
    assert isinstance(QApplication.focusWidget(), QTextEdit)
    page.on_answer_saved("1.1", Answer("Delvis", TEXT), NOW)
    assert not bar(page).isVisible()


def test_confirming_has_keys_of_its_own_and_they_do_nothing_elsewhere(
    page: QuestionsPage, qtbot: QtBot
) -> None:
    sent = sent_by(page)
    page._sheet.editor.focus_text()
    for _time in range(3):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CONTROL | SHIFT)
    assert sent == [("1.1", {"carried": False})]


def test_calling_it_done_confirms_it(page: QuestionsPage, qtbot: QtBot) -> None:
    sent = sent_by(page)
    for _twice in range(2):
        qtbot.keyClick(page, Qt.Key.Key_Return, CONTROL)
    assert sent == [("1.1", {"done": True, "carried": False})]
    assert state(page, "1.1") is State.DONE
    page.show_question("1.1")
    assert not bar(page).isVisible()


def test_writing_and_marking_leave_it_a_draft(page: QuestionsPage, qtbot: QtBot) -> None:
    sent = sent_by(page)
    page._sheet.editor.insert_text("Mer")
    qtbot.keyClick(page, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert [set(changes) for _key, changes in sent] == [{"text", "mark"}]
    assert bar(page).isVisible()
    assert state(page, "1.1") is State.CARRIED


def test_a_draft_whose_confirming_was_refused_is_confirmed_with_the_next_change(page: QuestionsPage) -> None:
    sent = sent_by(page)
    confirm(page).click()
    confirm(page).click()
    page.on_save_failed("1.1", "Disken är full.")
    page._send({"mark": "Ja"})
    assert sent[-1] == ("1.1", {"carried": False, "mark": "Ja"})


def test_read_only_it_says_what_it_is_and_no_more(page: QuestionsPage) -> None:
    page.set_read_only(True)
    assert bar(page).isVisible()
    assert not confirm(page).isVisible()
    assert not bar(page)._next.isVisible()


@pytest.mark.parametrize("width", [480, 700, 1282])
def test_all_of_the_bar_is_seen_at_every_width(page: QuestionsPage, qtbot: QtBot, width: int) -> None:
    page.resize(width, 768)
    qtbot.wait(50)
    words, button = bar(page)._words, confirm(page)
    assert words.height() >= words.heightForWidth(words.width())
    assert bar(page).rect().contains(button.mapTo(bar(page), button.rect().bottomRight()))
    assert bar(page)._count.width() >= bar(page)._count.fontMetrics().horizontalAdvance(
        bar(page)._count.text()
    )


def test_a_draft_that_comes_while_the_question_is_shown_is_shown(open_page: Open) -> None:
    case = replace(snapshot({"1.1": Answer()}), previous=year_before())
    page = open_page(case)
    assert not bar(page).isVisible()
    page.show_case(replace(case, answers={**case.answers, "1.1": Answer("Delvis", TEXT, carried=True)}))
    assert bar(page).isVisible()
    assert page._sheet.editor.markdown().startswith("Målen antogs 2024")


def test_a_case_that_is_shown_again_leaves_the_cursor_and_what_can_be_undone(page: QuestionsPage) -> None:
    page._sheet.editor.insert_text("Mer")
    text = page._sheet.editor.findChild(QTextEdit)
    page.flush()
    at = text.textCursor().position()
    page.show_case(with_draft(page._sheet.editor.markdown()))
    assert text.textCursor().position() == at > 0
    assert text.document().isUndoAvailable()


# What is saved


def test_drafts_that_are_done_are_confirmed_at_once() -> None:
    drafts = Drafts()
    drafts.start({"1": Answer("Ja", "Så.", carried=True)})
    assert drafts.change("1", {"done": True}) == {"done": True, "carried": False}
    assert drafts.answer("1") == Answer("Ja", "Så.", done=True)
    drafts.acknowledge("1", Answer("Ja", "Så.", done=True))
    assert not drafts.is_on_its_way("1")
    assert drafts.change("1", {"done": False}) == {"done": False, "carried": True}


def test_only_what_was_confirmed_by_calling_it_done_is_a_draft_again_when_that_is_undone() -> None:
    drafts = Drafts()
    drafts.start({"1": Answer("Ja", "Så.", carried=True), "2": Answer("Ja", "Så.", carried=True)})
    drafts.change("1", {"carried": False})
    drafts.change("1", {"done": True})
    assert drafts.change("1", {"done": False}) == {"done": False}
    drafts.change("2", {"done": True})
    assert drafts.change("2", {"done": False, "mark": None, "text": ""}) == {
        "done": False,
        "mark": None,
        "text": "",
    }  # of nothing there is no draft


def test_drafts_stay_drafts_while_they_are_written_in() -> None:
    drafts = Drafts()
    drafts.start({"1": Answer("Ja", "Så.", carried=True)})
    drafts.change("1", {"text": "Så är det."})
    assert drafts.answer("1").carried


# The list


def test_a_draft_has_its_own_state_and_word_and_is_not_counted(page: QuestionsPage) -> None:
    index = page._model.index_of("1.1")
    assert State(index.data(rows.STATE)) is State.CARRIED
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).endswith("– utkast från förra året")
    assert "utkast från förra året" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert page._model.answered == 0
    confirm(page).click()
    confirm(page).click()
    assert page._model.answered == 1


def test_the_list_leads_from_draft_to_draft(open_page: Open, qtbot: QtBot) -> None:
    case = with_draft()
    answers = {**case.answers, "2.1": Answer("Ja", "2024", carried=True)}
    page = open_page(replace(case, answers=answers))
    link = page.findChild(QuestionList)._drafts
    assert link.text() == "2 utkast att bekräfta"
    seen = []
    for _step in range(3):
        link.click()
        seen.append(page.current_key())
    assert seen == ["2.1", "1.1", "2.1"]
    for key in ("1.1", "2.1"):
        page.show_question(key)
        confirm(page).click()
        confirm(page).click()
    assert not link.isVisible()


def test_the_list_offers_what_can_be_begun_from_last_year(page: QuestionsPage, qtbot: QtBot) -> None:
    link = page.findChild(QuestionList)._carry
    assert page._model.carryable() == ["1.2", "2.1"]
    with qtbot.waitSignal(page.carry_all_requested):
        link.click()
    page.set_read_only(True)
    assert not link.isVisible()
    page.set_read_only(False)
    page.set_years(None, None)
    assert not link.isVisible()


def test_nothing_is_offered_once_something_stands_everywhere(page: QuestionsPage) -> None:
    for key in ("1.2", "2.1"):
        page.show_question(key)
        page._send({"mark": "Ja"})
    assert not page.findChild(QuestionList)._carry.isVisible()


def lines(opened: QMenu) -> list[str]:
    return [action.text() for action in opened.actions()]


def row_menu(page: QuestionsPage, key: str | None) -> QMenu | None:
    """The context menu of a question's row, or of the first heading."""
    view = page.findChild(QuestionList).view
    index = page._model.index_of(key) if key else page._model.index(0, 0)
    at = view.visualRect(index).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, view.viewport().mapToGlobal(at))
    QApplication.sendEvent(view.viewport(), event)
    return QApplication.activePopupWidget()


@pytest.mark.parametrize(("key", "keys"), [("1.2", ["1.2"]), (None, ["1.2"])])
def test_a_row_and_a_heading_offer_theirs(
    page: QuestionsPage, qtbot: QtBot, key: str | None, keys: list[str]
) -> None:
    opened = row_menu(page, key)
    assert opened is not None
    first = opened.actions()[0]
    with qtbot.waitSignal(page.carry_requested) as asked:
        opened.close()
        first.trigger()
    assert asked.args == [keys]


def test_the_menu_of_a_row_that_has_an_answer_leads_to_the_others(page: QuestionsPage) -> None:
    opened = row_menu(page, "1.1")
    assert opened is not None
    assert "Välj bland förra årets svar…" in lines(opened)
    assert "Använd förra årets svar som utkast" not in lines(opened)
    opened.close()


def test_there_is_no_menu_where_nothing_can_be_done(page: QuestionsPage) -> None:
    page.set_read_only(True)
    assert row_menu(page, "1.2") is None


def test_the_menu_key_opens_the_menu_of_the_question_that_is_shown(page: QuestionsPage) -> None:
    page.show_question("1.2")
    view = page.findChild(QuestionList).view
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    QApplication.sendEvent(view.viewport(), event)
    opened = QApplication.activePopupWidget()
    assert isinstance(opened, QMenu)
    assert "Använd förra årets svar som utkast" in lines(opened)
    opened.close()


def test_the_filter_stays_when_the_same_case_is_shown_again(page: QuestionsPage) -> None:
    field = page.findChild(QuestionList).findChild(QLineEdit)
    field.setText("risk")
    page.show_case(with_draft())
    assert field.text() == "risk"
    page.show_case(snapshot(path="annat.auditprep"))
    assert field.text() == ""


# A case that is sent


def test_a_case_that_is_sent_is_locked_by_itself(page: QuestionsPage) -> None:
    sent = sent_by(page)
    page.show_case(replace(with_draft(), status=Status.SENT))
    page._send({"mark": "Ja"})
    assert sent == []
    assert paper(page).isReadOnly()
    assert not confirm(page).isVisible()
    page.show_case(replace(with_draft(), status=Status.DECIDED))
    assert not paper(page).isReadOnly()
    assert confirm(page).isVisible()
