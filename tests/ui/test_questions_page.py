"""The Questions page: answers are marked, typed, saved and never lost."""

from __future__ import annotations

import datetime as dt
import warnings
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTabBar,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot
from snapshots import many_questions, question, snapshot

from auditprep import richtext
from auditprep.model import Answer, Citation, HistoryEntry, Notice, Place, Role, Section, Snapshot, Status
from ui import typing_pause
from ui.pages.questions import QuestionsPage
from ui.widgets.editor import RichTextEditor
from ui.widgets.evidence_field import EvidenceField
from ui.widgets.mark_buttons import MarkButtons
from ui.widgets.question_list import QuestionList

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # said by the offscreen platform alone

NOW = dt.datetime(2025, 5, 20, 14, 2).astimezone()  # local time, as the window shows it
ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier

Sent = list[tuple[str, dict[str, Any]]]
Open = Callable[..., QuestionsPage]


@pytest.fixture
def open_page(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Open:
    """Opens a page on a case, with the pauses of someone who types very fast."""
    monkeypatch.setattr(typing_pause, "PAUSE_MS", 60)
    monkeypatch.setattr(typing_pause, "LONGEST_MS", 300)

    def open_it(case: Snapshot | None = None) -> QuestionsPage:
        page = QuestionsPage()
        qtbot.addWidget(page)
        page.resize(1282, 768)
        page.show_case(case or snapshot())
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        return page

    return open_it


@pytest.fixture
def page(open_page: Open) -> QuestionsPage:
    return open_page()


@pytest.fixture
def sent(page: QuestionsPage) -> Sent:
    return listen(page)


def listen(page: QuestionsPage) -> Sent:
    heard: Sent = []
    page.answer_changed.connect(lambda key, changes: heard.append((key, changes)))
    return heard


def paper(page: QuestionsPage) -> QTextEdit:
    return page.findChild(RichTextEditor).findChild(QTextEdit)


def write(page: QuestionsPage, text: str) -> None:
    """Types into the editor; keyClicks cannot type å, ä and ö."""
    paper(page).setFocus()
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(paper(page), event)


def shown_words(page: QWidget) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def button(page: QuestionsPage, name: str) -> QAbstractButton:
    found = [
        made for made in page.findChildren(QAbstractButton) if name in (made.text(), made.accessibleName())
    ]
    return next(made for made in found if made.isVisible())


def marked(page: QuestionsPage) -> list[str]:
    QApplication.processEvents()  # what was just added is shown by an event
    buttons = page.findChild(MarkButtons).findChildren(QAbstractButton)
    return [made.text() for made in buttons if made.isChecked() and not made.isHidden()]


def current_key(page: QuestionsPage, qtbot: QtBot) -> str:
    return page.findChild(QuestionList).view.currentIndex().data(Qt.ItemDataRole.UserRole + 1)


# Marks


def test_a_key_marks_and_saves_at_once(page: QuestionsPage, sent: Sent, qtbot: QtBot) -> None:
    qtbot.keyClick(page, Qt.Key.Key_2, ALT)
    assert sent == [("1.1", {"mark": "Nej"})]
    assert marked(page) == ["Nej"]


def test_a_key_marks_while_the_text_has_the_focus(page: QuestionsPage, sent: Sent, qtbot: QtBot) -> None:
    paper(page).setFocus()
    qtbot.keyClick(paper(page), Qt.Key.Key_3, ALT)
    assert sent == [("1.1", {"mark": "Delvis"})]


def test_a_key_without_an_option_does_nothing(page: QuestionsPage, sent: Sent, qtbot: QtBot) -> None:
    qtbot.keyClick(page, Qt.Key.Key_7, ALT)
    assert sent == []


def test_pressing_the_chosen_mark_again_takes_it_away(page: QuestionsPage, sent: Sent, qtbot: QtBot) -> None:
    for _twice in range(2):
        qtbot.mouseClick(button(page, "Ja"), Qt.MouseButton.LeftButton)
    assert sent == [("1.1", {"mark": "Ja"}), ("1.1", {"mark": None})]
    assert marked(page) == []


def test_alt_0_takes_the_mark_away(page: QuestionsPage, sent: Sent, qtbot: QtBot) -> None:
    qtbot.keyClick(page, Qt.Key.Key_0, ALT)
    qtbot.keyClick(page, Qt.Key.Key_4, ALT)
    qtbot.keyClick(page, Qt.Key.Key_0, ALT)
    assert sent == [("1.1", {"mark": "Vet ej"}), ("1.1", {"mark": None})]


def test_space_marks_the_focused_option(page: QuestionsPage, sent: Sent, qtbot: QtBot) -> None:
    button(page, "Ja").setFocus()
    qtbot.keyClick(button(page, "Ja"), Qt.Key.Key_Right)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert sent == [("1.1", {"mark": "Nej"})]


def test_who_clicks_a_question_and_its_mark_writes_its_answer(page: QuestionsPage, qtbot: QtBot) -> None:
    rows = page.findChild(QuestionList).view
    below = rows.currentIndex().siblingAtRow(rows.currentIndex().row() + 1)
    at = rows.visualRect(below).center()
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseClick(button(page, "Ja"), Qt.MouseButton.LeftButton)
    assert page.focusWidget() is paper(page)
    assert current_key(page, qtbot) == "1.2"


def test_who_is_led_to_the_page_while_it_is_held_writes_when_it_is_not(page: QuestionsPage) -> None:
    page.hide()
    page.set_held(True)
    page.show()
    page.setFocus()
    page.set_held(False)
    assert page.focusWidget() is paper(page)


def test_the_arrows_in_the_list_stay_in_the_list(page: QuestionsPage, qtbot: QtBot) -> None:
    rows = page.findChild(QuestionList).view
    rows.setFocus()
    qtbot.keyClick(rows, Qt.Key.Key_Down)
    assert page.focusWidget() is rows
    assert current_key(page, qtbot) == "1.2"


def test_a_question_of_prose_has_no_marks(page: QuestionsPage) -> None:
    page.show_question("2.3")
    assert not page.findChild(MarkButtons).isVisible()


# Typing


def test_typing_is_saved_after_a_pause(page: QuestionsPage, sent: Sent, qtbot: QtBot) -> None:
    write(page, "Månadsvis")
    assert sent == []
    qtbot.waitUntil(lambda: sent == [("1.1", {"text": "Månadsvis"})], timeout=1000)


def test_typing_without_a_pause_is_saved_all_the_same(page: QuestionsPage, sent: Sent, qtbot: QtBot) -> None:
    for _letter in range(14):
        write(page, "a")
        qtbot.wait(30)
    assert sent


def test_nothing_is_saved_of_what_nobody_edited(open_page: Open, qtbot: QtBot) -> None:
    """The editor words this text otherwise; that is no change of the user's."""
    page = open_page(snapshot({"1.1": Answer("Ja", "*  ett\n*  två\n\n\n__fet__   text")}))
    sent = listen(page)
    page.show_question("1.2")
    page.show_question("1.1")
    page.flush()
    qtbot.wait(100)
    assert sent == []


def test_typing_that_is_taken_back_is_not_saved(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(snapshot({"1.1": Answer(text="*  ett\n*  två")}))
    sent = listen(page)
    write(page, "x")
    paper(page).undo()
    page.flush()
    assert sent == []


def test_typing_taken_back_after_it_was_saved_gives_the_text_as_it_was(open_page: Open) -> None:
    before = "*  ett\n*  två"
    page = open_page(snapshot({"1.1": Answer(text=before)}))
    sent = listen(page)
    write(page, "x")
    page.flush()
    paper(page).undo()
    page.flush()
    assert sent[1:] == [("1.1", {"text": before})]


@pytest.mark.parametrize(
    "leave",
    [
        lambda page: page.show_question("2.3"),
        lambda page: page.flush(),
        lambda page: page.findChild(QLineEdit).setFocus(),
        lambda page: page.show_case(snapshot()),
    ],
    ids=["another question", "flush", "focus", "the same case again"],
)
def test_typing_is_saved_when_it_is_left(
    page: QuestionsPage, sent: Sent, leave: Callable[[QuestionsPage], None]
) -> None:
    write(page, "Svar")
    leave(page)
    assert sent == [("1.1", {"text": "Svar"})]


def test_a_mark_takes_the_typing_along(page: QuestionsPage, sent: Sent, qtbot: QtBot) -> None:
    write(page, "Svar")
    qtbot.keyClick(page, Qt.Key.Key_1, ALT)
    assert sent == [("1.1", {"text": "Svar", "mark": "Ja"})]


# The form's own evidence, and several marks

EVIDENCE = Place(Role.EVIDENCE, "field", "1/2/3")
WITH_EVIDENCE = (
    Section(
        "1",
        "Styrning",
        (
            replace(question("1.1", "Finns en plan?"), places=(EVIDENCE,)),
            replace(question("1.2", "Hur nås ni?", ("Webbplats", "Telefon", "Brev")), several=True),
        ),
    ),
)


def evidence(page: QuestionsPage) -> QPlainTextEdit:
    return page.findChild(EvidenceField).findChild(QPlainTextEdit)


def test_only_a_question_with_a_place_for_evidence_shows_its_field(open_page: Open) -> None:
    page = open_page(snapshot(sections=WITH_EVIDENCE))
    assert evidence(page).isVisible()
    assert "Bilagorna du lägger till skrivs också dit." in shown_words(page)
    page.show_question("1.2")
    assert not evidence(page).isVisible()


def test_evidence_is_saved_after_a_pause_as_what_is_typed(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(snapshot(sections=WITH_EVIDENCE))
    sent = listen(page)
    evidence(page).setPlainText("Plan 2025\n* se § 4")
    qtbot.waitUntil(lambda: bool(sent), timeout=1000)
    ((key, changes),) = sent
    assert (key, list(changes)) == ("1.1", ["evidence"])
    assert richtext.plain(changes["evidence"]) == "Plan 2025\n* se § 4"
    assert "Sparar" in shown_words(page)
    page.on_answer_saved("1.1", Answer(evidence=changes["evidence"]), NOW)
    assert "14:02 ✓" in shown_words(page)


def test_evidence_that_nobody_edited_keeps_its_own_markdown(open_page: Open) -> None:
    page = open_page(snapshot({"1.1": Answer(evidence="*  ett\n*  **två**")}, sections=WITH_EVIDENCE))
    sent = listen(page)
    assert evidence(page).toPlainText() == "ett\ntvå"
    write(page, "Svar")
    page.show_question("1.2")
    assert sent == [("1.1", {"text": "Svar"})]
    page.show_question("1.1")
    evidence(page).setPlainText("ett")
    page.flush()
    assert sent[-1] == ("1.1", {"evidence": "ett"})


def test_evidence_is_saved_when_it_is_left(open_page: Open) -> None:
    page = open_page(snapshot(sections=WITH_EVIDENCE))
    sent = listen(page)
    evidence(page).setFocus()
    evidence(page).setPlainText("Plan")
    paper(page).setFocus()
    assert sent == [("1.1", {"evidence": "Plan"})]


def test_evidence_can_be_read_but_not_written_in_a_case_that_is_only_read(open_page: Open) -> None:
    page = open_page(snapshot({"1.1": Answer(evidence="Plan")}, sections=WITH_EVIDENCE))
    page.set_read_only(True)
    assert evidence(page).isReadOnly()
    assert evidence(page).toPlainText() == "Plan"


def test_the_field_for_evidence_grows_with_its_lines_within_reason(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(snapshot(sections=WITH_EVIDENCE))
    low = evidence(page).height()
    evidence(page).setPlainText("rad\n" * 2 + "rad")
    qtbot.waitUntil(lambda: evidence(page).height() > low)
    three = evidence(page).height()
    evidence(page).setPlainText("rad\n" * 40)
    qtbot.waitUntil(lambda: evidence(page).height() > three)
    assert evidence(page).height() < 4 * low


def test_several_options_are_marked_by_keys(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(snapshot({"1.1": Answer("Ja")}, sections=WITH_EVIDENCE))
    sent = listen(page)
    assert "Flera alternativ kan väljas." in shown_words(page)
    qtbot.keyClick(page, Qt.Key.Key_3, ALT)
    qtbot.keyClick(page, Qt.Key.Key_1, ALT)
    assert sent == [("1.2", {"mark": "Brev"}), ("1.2", {"mark": "Webbplats; Brev"})]
    assert marked(page) == ["Webbplats", "Brev"]
    page.show_question("1.1")
    assert "Flera alternativ" not in shown_words(page)
    page.show_question("1.2")
    assert marked(page) == ["Webbplats", "Brev"]


# What the case answers


def test_it_says_saving_and_then_when_it_was_saved(page: QuestionsPage, qtbot: QtBot) -> None:
    write(page, "Svar")
    page.flush()
    assert "Sparar" in shown_words(page) or "Saving" in shown_words(page)
    page.on_answer_saved("1.1", Answer(text="Svar"), NOW)
    assert "14:02 ✓" in shown_words(page)


def test_an_answer_saved_while_more_is_typed_is_still_being_saved(page: QuestionsPage) -> None:
    write(page, "Svar")
    page.flush()
    write(page, " och mer")
    page.on_answer_saved("1.1", Answer(text="Svar"), NOW)
    assert "14:02" not in shown_words(page)
    assert page.findChild(RichTextEditor).markdown().strip() == "Svar och mer"


def test_a_late_acknowledgement_of_another_question_disturbs_nothing(page: QuestionsPage, sent: Sent) -> None:
    write(page, "Ett")
    page.show_question("1.2")
    write(page, "Två")
    page.on_answer_saved("1.1", Answer(text="Ett"), NOW)
    assert page.findChild(RichTextEditor).markdown().strip() == "Två"
    assert "14:02" not in shown_words(page)
    page.flush()
    assert sent[-1] == ("1.2", {"text": "Två"})
    page.show_question("1.1")
    assert "14:02 ✓" in shown_words(page)


def test_a_failure_says_why_and_stays_until_a_save_succeeds(page: QuestionsPage, qtbot: QtBot) -> None:
    write(page, "Svar")
    page.flush()
    page.on_save_failed("1.1", "Nätverket svarar inte.")
    assert "Nätverket svarar inte." in shown_words(page)
    page.show_question("1.2")
    assert "1.1" in next(line for line in shown_words(page).splitlines() if "Nätverket svarar inte." in line)
    page.flush()
    page.on_answer_saved("1.1", Answer(text="Svar"), NOW)
    assert "Nätverket" not in shown_words(page)


def test_text_that_could_not_be_saved_is_there_when_one_returns(page: QuestionsPage) -> None:
    write(page, "Dyrbar text")
    page.show_question("1.2")
    page.on_save_failed("1.1", "Disken är full.")
    page.show_question("1.1")
    assert page.findChild(RichTextEditor).markdown().strip() == "Dyrbar text"


@pytest.mark.parametrize("again", ["flush", "change"])
def test_what_could_not_be_saved_is_tried_again(
    page: QuestionsPage, sent: Sent, qtbot: QtBot, again: str
) -> None:
    write(page, "Text")
    page.show_question("1.2")
    page.on_save_failed("1.1", "Disken är full.")
    sent.clear()
    if again == "flush":
        page.flush()
    else:
        qtbot.keyClick(page, Qt.Key.Key_1, ALT)
    assert ("1.1", {"text": "Text"}) in sent


def test_a_failed_save_can_be_tried_again_at_once(page: QuestionsPage, sent: Sent, qtbot: QtBot) -> None:
    qtbot.keyClick(page, Qt.Key.Key_1, ALT)
    page.on_save_failed("1.1", "Disken är full.")
    qtbot.mouseClick(button(page, "Försök igen"), Qt.MouseButton.LeftButton)
    assert sent == [("1.1", {"mark": "Ja"})] * 2
    page.on_answer_saved("1.1", Answer("Ja"), NOW)
    assert "Disken är full." not in shown_words(page)
    assert not [
        made for made in page.findChildren(QPushButton) if made.text() == "Försök igen" and made.isVisible()
    ]


def test_a_failure_inside_the_attempt_does_not_go_round_for_ever(page: QuestionsPage, sent: Sent) -> None:
    page.answer_changed.connect(lambda key, _changes: page.on_save_failed(key, "Nej."))
    write(page, "Text")
    page.flush()
    assert 1 <= len(sent) <= 3
    page.flush()
    assert len(sent) <= 6


# Going about


def test_a_case_opens_at_the_first_question_that_is_not_answered(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(snapshot({"1.1": Answer("Ja"), "1.2": Answer(done=True)}))
    assert current_key(page, qtbot) == "2.1"


def test_control_enter_calls_it_done_and_goes_on(page: QuestionsPage, sent: Sent, qtbot: QtBot) -> None:
    write(page, "Klart")
    qtbot.keyClick(paper(page), Qt.Key.Key_Return, CONTROL)
    assert sent == [("1.1", {"text": "Klart", "done": True})]
    assert current_key(page, qtbot) == "1.2"


def test_alt_and_arrows_go_back_and_forth(page: QuestionsPage, qtbot: QtBot) -> None:
    paper(page).setFocus()
    for key, expected in ((Qt.Key.Key_Right, "1.2"), (Qt.Key.Key_Right, "2.1"), (Qt.Key.Key_Left, "1.2")):
        qtbot.keyClick(paper(page), key, ALT)
        assert current_key(page, qtbot) == expected


def test_the_steps_name_the_questions_beside(page: QuestionsPage) -> None:
    assert "1.2 →" in [made.text() for made in page.findChildren(QPushButton) if made.isVisible()]
    page.show_question("2.3")
    texts = [made.text() for made in page.findChildren(QPushButton) if made.isVisible()]
    assert "← 2.1" in texts
    assert not any("→" in text for text in texts)


def test_a_question_is_shown_from_its_top(open_page: Open, qtbot: QtBot) -> None:
    long = tuple(question(key, "Följs det upp? " * 200) for key in ("1", "2"))
    page = open_page(snapshot(sections=(Section("1", "Styrning", long),)))
    bar = page._sheet.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    page.show_question("2")
    assert bar.value() == 0


def test_done_can_be_undone(page: QuestionsPage, sent: Sent, qtbot: QtBot) -> None:
    toggle = next(
        made for made in page.findChildren(QPushButton) if made.isVisible() and "→" not in made.text()
    )
    words = toggle.text()
    qtbot.mouseClick(toggle, Qt.MouseButton.LeftButton)
    assert toggle.text() != words
    qtbot.mouseClick(toggle, Qt.MouseButton.LeftButton)
    assert toggle.text() == words
    assert sent == [("1.1", {"done": True}), ("1.1", {"done": False})]


def test_control_l_goes_to_the_filter_also_when_the_list_is_hidden(page: QuestionsPage, qtbot: QtBot) -> None:
    page.set_list_visible(False)
    qtbot.keyClick(page, Qt.Key.Key_L, CONTROL)
    assert page.findChild(QuestionList).findChild(QLineEdit).hasFocus()


def test_the_focus_goes_round_the_panes_that_are_shown(page: QuestionsPage) -> None:
    paper(page).setFocus()
    seen = []
    for _step in range(4):
        page.cycle_panes()
        seen.append(QApplication.focusWidget())
    assert seen[0] is button(page, "1.2 →")
    assert isinstance(seen[1], QTabBar)
    assert page.findChild(QuestionList).isAncestorOf(seen[2])
    assert seen[3] is paper(page)
    page.set_side_visible(False)
    page.cycle_panes()
    page.cycle_panes()
    assert page.findChild(QuestionList).isAncestorOf(QApplication.focusWidget())


def test_panes_fold_where_there_is_no_room_unless_asked_for(page: QuestionsPage) -> None:
    assert page.is_side_visible()
    page.resize(1000, 768)
    assert not page.is_side_visible()
    assert page.is_list_visible()
    page.set_side_visible(True)
    assert page.is_side_visible()
    page.resize(1282, 768)
    page.set_side_visible(False)
    assert not page.is_side_visible()


def test_a_folded_panel_leaves_a_tab_to_open_it_by(page: QuestionsPage, qtbot: QtBot) -> None:
    assert not page._panes.side_tab.isVisible()
    page.resize(1000, 768)
    qtbot.mouseClick(page._panes.side_tab, Qt.MouseButton.LeftButton)
    assert page.is_side_visible()
    assert not page._panes.side_tab.isVisible()
    page.set_list_visible(False)
    qtbot.mouseClick(page._panes.list_tab, Qt.MouseButton.LeftButton)
    assert page.is_list_visible()


# Attachments and the side panel


def drop(on: QWidget, *files: str) -> None:
    """Drags files in over the widget and lets go, as far as the widget lets one."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(file) for file in files])
    held = (data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # there is no other way to make one by hand
        enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, *held)
    enter.ignore()
    QApplication.sendEvent(on, enter)
    if enter.isAccepted():
        QApplication.sendEvent(on, QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, *held))


@pytest.mark.parametrize(
    "where", [lambda page: page, lambda page: paper(page).viewport()], ids=["page", "text"]
)
def test_dropped_files_are_attached(
    page: QuestionsPage, qtbot: QtBot, where: Callable[[QuestionsPage], QWidget]
) -> None:
    with qtbot.waitSignal(page.attach_requested) as wanted:
        drop(where(page), "/hem/budget.pdf", "/hem/plan.docx")
    assert wanted.args == ["1.1", ["/hem/budget.pdf", "/hem/plan.docx"]]
    assert paper(page).toPlainText() == ""


@pytest.mark.parametrize("name", ["annan.auditprep", "ANNAN.AUDITPREP"])
def test_a_dropped_case_is_left_to_the_window(page: QuestionsPage, qtbot: QtBot, name: str) -> None:
    with qtbot.assertNotEmitted(page.attach_requested):
        drop(page, f"/hem/{name}")


def test_copied_files_that_are_pasted_are_attached(page: QuestionsPage, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/mapp/plan.pdf")])
    with qtbot.waitSignal(page.attach_requested) as wanted:
        paper(page).insertFromMimeData(data)
    assert wanted.args == ["1.1", ["/mapp/plan.pdf"]]


def test_new_evidence_leaves_the_typing_alone(page: QuestionsPage) -> None:
    write(page, "Svar")
    page.show_evidence(snapshot(cited={"1.1": (Citation(7),)}))
    assert page.findChild(RichTextEditor).markdown().strip() == "Svar"
    assert any(
        "Budget" in made.accessibleName() for made in page.findChildren(QAbstractButton) if made.isVisible()
    )


def test_notices_of_the_question_come_before_those_of_the_form(open_page: Open) -> None:
    notices = (
        Notice("same_number", None, {"number": "9"}),
        Notice("two_marks", "1.1"),
        Notice("two_marks", "1.2"),
    )
    page = open_page(snapshot(notices=notices))
    lines = [line for line in shown_words(page._side.findings).splitlines() if line]
    assert len(lines) == 2
    assert "1.1" in lines[0]


def test_history_is_asked_for_only_while_it_is_shown(page: QuestionsPage, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(page.history_requested):
        page.show_question("1.2")
    with qtbot.waitSignal(page.history_requested) as asked:
        page._side.show_history()
    assert asked.args == ["1.2"]
    with qtbot.waitSignal(page.history_requested) as asked:
        page.show_question("2.1")
    assert asked.args == ["2.1"]


def test_history_is_asked_for_anew_when_the_shown_question_is_saved(
    page: QuestionsPage, qtbot: QtBot
) -> None:
    page._side.show_history()
    with qtbot.assertNotEmitted(page.history_requested):
        page.on_answer_saved("1.2", Answer("Ja"), NOW)
    with qtbot.waitSignal(page.history_requested) as asked:
        page.on_answer_saved("1.1", Answer("Ja"), NOW)
    assert asked.args == ["1.1"]


def test_history_shows_the_newest_first_and_what_a_change_changed(page: QuestionsPage) -> None:
    page._side.show_history()
    when = dt.datetime(2025, 5, 20, 12, 2, tzinfo=dt.UTC)
    entries = (
        HistoryEntry(when, "anna", "mark", None, "Ja"),
        HistoryEntry(when, "bo", "text", "Läget <följs>.", "Läget följs **noga**."),
    )
    page.show_history("1.1", entries)
    panel = page._side.history
    assert "bo" in panel._list.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    panel._list.setCurrentRow(0)
    assert "Läget <följs>." in panel._change.text()
    assert "Läget följs noga." in panel._change.text()
    page.show_history("1.2", ())
    assert panel._list.count() == 2  # not the question that is shown


def test_read_only_can_be_read_but_not_changed(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(snapshot({"1.1": Answer("Ja", "Svar")}, cited={"1.1": (Citation(7),)}))
    sent = listen(page)
    page.set_read_only(True)
    qtbot.keyClick(page, Qt.Key.Key_2, ALT)
    qtbot.keyClick(page, Qt.Key.Key_0, ALT)
    write(page, "x")
    page.flush()
    with qtbot.assertNotEmitted(page.attach_requested):
        drop(page, "/hem/budget.pdf")
    before = current_key(page, qtbot)
    qtbot.keyClick(page, Qt.Key.Key_Return, CONTROL)
    assert current_key(page, qtbot) != before
    assert sent == []
    page.show_question("1.1")
    assert marked(page) == ["Ja"]


def test_another_case_brings_nothing_of_the_one_before(page: QuestionsPage, qtbot: QtBot) -> None:
    write(page, "Svar")
    page.flush()
    page.on_save_failed("1.1", "Disken är full.")
    sent = listen(page)
    page.show_case(snapshot(path="annan.auditprep"))
    page.flush()
    assert sent == []
    assert page.findChild(RichTextEditor).markdown() == ""
    assert "Disken" not in shown_words(page)


def test_a_closed_case_is_not_saved_to(page: QuestionsPage, sent: Sent, qtbot: QtBot) -> None:
    write(page, "Svar")
    page.flush()
    page.on_save_failed("1.1", "Disken är full.")
    sent.clear()
    page.forget_case()
    page.flush()
    qtbot.keyClick(page, Qt.Key.Key_1, ALT)
    qtbot.wait(100)
    assert sent == []
    page.show_case(snapshot())
    assert "Disken" not in shown_words(page)


def test_the_forms_words_are_never_markup(open_page: Open) -> None:
    sections = many_questions(1, 1)
    asked = sections[0].questions[0]
    page = open_page(
        snapshot(
            sections=(
                type(sections[0])(
                    "1", "A", (type(asked)("1", "1", "<b>Fet</b>?", "a\nb", asked.kind, ("R&D",)),)
                ),
            )
        )
    )
    assert "<b>Fet</b>?" in shown_words(page)
    assert all(
        label.textFormat() == Qt.TextFormat.PlainText
        for label in page.findChildren(QLabel)
        if "Fet" in label.text()
    )
    assert marked(page) == []
    assert button(page, "R&D").isVisible()


def test_what_a_paste_leaves_out_is_told_until_another_question_is_shown(page: QuestionsPage) -> None:
    words = "Bilder följer inte med."
    page.findChild(RichTextEditor).paste_trimmed.emit(words)
    assert [label for label in page.findChildren(QLabel) if label.isVisible() and label.text() == words]
    page.show_question("2.1")
    assert not [label for label in page.findChildren(QLabel) if label.isVisible() and label.text() == words]


def test_what_a_paste_left_out_is_told_no_more_when_the_paste_is_undone(page: QuestionsPage) -> None:
    sheet = page.findChild(RichTextEditor)._sheet
    data = QMimeData()
    data.setHtml("Före <img src='https://a.se/x.png'>efter")
    sheet.insertFromMimeData(data)
    told = [each for each in page.findChildren(QLabel) if each.isVisible() and "Bild" in each.text()]
    assert told
    sheet.moveCursor(QTextCursor.MoveOperation.Start)
    sheet.insertPlainText("Mer. ")
    sheet.undo()
    assert told[0].isVisible()
    sheet.undo()
    assert not told[0].isVisible()


def test_who_comes_to_the_page_can_write_at_once(page: QuestionsPage) -> None:
    page.setFocus()
    assert page.findChild(RichTextEditor).isAncestorOf(page.window().focusWidget())


def test_what_is_being_typed_when_the_case_is_sent_is_not_lost(open_page: Open, qtbot: QtBot) -> None:
    page, case = open_page(), snapshot()
    sent = replace(case, status=Status.SENT)
    page._sheet.editor._sheet.insertPlainText("Sist skrivet. ")
    with qtbot.waitSignal(page.answer_changed) as heard:
        page.show_evidence(sent)
    assert "Sist skrivet." in heard.args[1]["text"]
    page.show_case(sent)
    assert "Sist skrivet." in page._sheet.editor.markdown()


def test_a_remark_that_could_not_be_saved_is_not_sent_to_another_case(open_page: Open, qtbot: QtBot) -> None:
    page = open_page()
    page.show_case(replace(snapshot(), status=Status.SENT))
    page.show_remarks_tab()
    page._side.remarks.findChildren(QPlainTextEdit)[0].insertPlainText("Bra")
    page.flush()
    page.on_remark_failed("1.1", "Disken är full.")
    page.forget_case()
    with qtbot.assertNotEmitted(page.remark_changed):
        page.flush()
