"""Decisions of the register are found, and written into the answer as correct text; the minutes cited with them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from cited_documents import BENCHES, FUNDS, REGISTER, case
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QTextEdit,
    QToolButton,
)
from pytestqt.qtbot import QtBot

from auditprep.model import Citation, Decision, Registered, Snapshot
from ui.pages.questions import QuestionsPage
from ui.widgets.decision_picker import DecisionPicker
from ui.widgets.editor import RichTextEditor

pytestmark = pytest.mark.qt_log_ignore(  # said by the offscreen platform alone
    "propagateSizeHints", "grabbing the keyboard", "support raise"
)

CONTROL = Qt.KeyboardModifier.ControlModifier
WRITTEN = "Parknämnden 2031-03-04, § 7 (dnr 2031.12 PN)"

Open = Callable[..., QuestionsPage]


@pytest.fixture
def open_page(qtbot: QtBot) -> Iterator[Open]:
    def open_it(shown: Snapshot) -> QuestionsPage:
        page = QuestionsPage()
        qtbot.addWidget(page)
        page.resize(1282, 768)
        page.show_case(shown)
        page.show_question("1.1")
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        return page

    yield open_it
    if left := QApplication.activePopupWidget():
        left.close()


def listen(signal: Any) -> list[tuple[Any, ...]]:
    heard: list[tuple[Any, ...]] = []
    signal.connect(lambda *facts: heard.append(facts))
    return heard


def paper(page: QuestionsPage) -> QTextEdit:
    return page.findChild(RichTextEditor).findChild(QTextEdit)


def opened(page: QuestionsPage, qtbot: QtBot) -> tuple[DecisionPicker, QLineEdit]:
    """The register, opened by its keys in the text."""
    paper(page).setFocus()
    qtbot.keyClick(paper(page), Qt.Key.Key_D, CONTROL)
    picker = page.findChild(DecisionPicker)
    assert picker.isVisible()
    return picker, picker.findChild(QLineEdit)


def rows(picker: DecisionPicker) -> list[str]:
    model = picker.findChild(QListView).model()
    said = Qt.ItemDataRole.AccessibleTextRole
    return [model.index(at, 0).data(said) for at in range(model.rowCount())]


def test_the_newest_decision_comes_first_and_tells_where_it_was_read(open_page: Open, qtbot: QtBot) -> None:
    picker, _field = opened(open_page(case()), qtbot)
    assert rows(picker) == [
        f"{WRITTEN}, Nya bänkar i Hagaparken · läst i Protokoll 2031-03-04, sid 2",
        "Kommunfullmäktige 2030-11-05, § 148, Budget 2031 · inskrivet för hand",
    ]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("bänkar", "Parknämnden"),
        ("PARK 03-04", "Parknämnden"),
        ("§ 148", "Kommunfullmäktige"),
        ("§148", "Kommunfullmäktige"),
        ("2031.12", "Parknämnden"),
        ("fullmäktige budget", "Kommunfullmäktige"),
    ],
)
def test_a_decision_is_found_by_anything_that_is_known_of_it(
    open_page: Open, qtbot: QtBot, typed: str, found: str
) -> None:
    picker, field = opened(open_page(case()), qtbot)
    field.setText(typed)
    assert len(rows(picker)) == 1
    assert rows(picker)[0].startswith(found)


def test_enter_writes_the_decision_where_the_cursor_stands(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(case(text="Beslutat (se även bilagan)."))
    cursor = paper(page).textCursor()
    cursor.setPosition(len("Beslutat"))
    paper(page).setTextCursor(cursor)
    picker, field = opened(page, qtbot)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert not picker.isVisible()
    assert paper(page).toPlainText() == f"Beslutat {WRITTEN} (se även bilagan)."
    qtbot.keyClick(paper(page), Qt.Key.Key_Z, CONTROL)
    assert paper(page).toPlainText() == "Beslutat (se även bilagan)."


def test_what_is_written_in_is_saved_like_typing(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(case())
    sent = listen(page.answer_changed)
    _picker, field = opened(page, qtbot)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    page.flush()
    assert sent[-1] == ("1.1", {"text": WRITTEN})


def test_the_register_opens_from_the_toolbar_and_from_anywhere_on_the_page(
    open_page: Open, qtbot: QtBot
) -> None:
    page = open_page(case())
    button = next(b for b in page.findChildren(QToolButton) if b.text() == "§ Infoga beslut…")
    button.click()
    picker = page.findChild(DecisionPicker)
    assert picker.isVisible()
    picker.close()
    page._list.focus_filter()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_D, CONTROL)
    assert picker.isVisible()


def test_the_minutes_are_cited_with_the_decision_if_the_user_wishes(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(case())
    cited, chosen = listen(page.cite_requested), listen(page.citing_minutes_chosen)
    picker, field = opened(page, qtbot)
    picker.findChild(QCheckBox).click()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert cited == [("1.1", 2, "3", "")]
    assert chosen == [(True,)]
    picker, field = opened(page, qtbot)  # it is remembered
    assert picker.findChild(QCheckBox).isChecked()


def test_minutes_are_not_cited_unless_asked_for(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(case())
    cited = listen(page.cite_requested)
    _picker, field = opened(page, qtbot)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert cited == []


def test_a_page_of_the_minutes_comes_to_those_cited_already(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(case(Citation(2, "1")))
    page.set_citing_minutes(True)
    cited = listen(page.cite_requested)
    _picker, field = opened(page, qtbot)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert cited == [("1.1", 2, "1, 3", "")]


def test_a_decision_typed_by_hand_has_no_minutes_to_cite(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(case())
    page.set_citing_minutes(True)
    cited = listen(page.cite_requested)
    picker, field = opened(page, qtbot)
    assert picker.findChild(QCheckBox).isEnabled()
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert not picker.findChild(QCheckBox).isEnabled()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert paper(page).toPlainText() == "Kommunfullmäktige 2030-11-05, § 148"
    assert cited == []


def test_a_new_decision_is_asked_for(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(case())
    asked = listen(page.new_decision_requested)
    picker, _field = opened(page, qtbot)
    next(b for b in picker.findChildren(QPushButton) if b.text() == "Nytt beslut…").click()
    assert asked == [()]
    assert not picker.isVisible()


def test_an_empty_register_says_how_it_is_filled(open_page: Open, qtbot: QtBot) -> None:
    picker, field = opened(open_page(case(decisions=())), qtbot)
    shown = [label.text() for label in picker.findChildren(QLabel) if label.isVisible()]
    assert any("när protokollen läggs till" in words for words in shown)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert picker.isVisible()


def test_a_decision_of_which_only_the_title_is_known_is_written_by_that(
    open_page: Open, qtbot: QtBot
) -> None:
    page = open_page(case(decisions=(Registered(1, Decision(title="Delegationsordning")),)))
    _picker, field = opened(page, qtbot)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert paper(page).toPlainText() == "Delegationsordning"


def test_decisions_added_since_are_there_to_be_picked(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(case(decisions=()))
    page.show_evidence(case(decisions=REGISTER))
    picker, _field = opened(page, qtbot)
    assert len(rows(picker)) == 2


def test_who_may_only_read_writes_nothing(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(case(text="Svar"))
    page.set_read_only(True)
    qtbot.keyClick(page, Qt.Key.Key_D, CONTROL)
    qtbot.keyClick(paper(page), Qt.Key.Key_D, CONTROL)
    assert page.findChild(DecisionPicker) is None
    page.findChild(RichTextEditor).insert_text("mer")
    assert paper(page).toPlainText() == "Svar"


def test_a_long_register_is_found_in_at_once(open_page: Open, qtbot: QtBot) -> None:
    many = tuple(
        Registered(
            at, Decision("Parknämnden", dt.date(2031, 1, 1) + dt.timedelta(at % 300), at, title="Ärende"), 2
        )
        for at in range(5000)
    )
    picker, field = opened(open_page(case(decisions=many)), qtbot)
    field.setText("§4711")
    assert len(rows(picker)) == 1
    assert BENCHES.title not in rows(picker)[0] and FUNDS.title not in rows(picker)[0]


# Written in


@pytest.fixture
def editor(qtbot: QtBot) -> RichTextEditor:
    made = RichTextEditor()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize(
    ("before", "after", "whole"),
    [
        ("", "", "ord"),
        ("Se", "", "Se ord"),
        ("Se ", "", "Se ord"),
        ("Se (", ").", "Se (ord)."),
        ("Se", ", och", "Se ord, och"),
        ("Se", "och", "Se ord och"),
        ("🌲", "🌲", "🌲 ord🌲"),
    ],
)
def test_words_written_in_do_not_run_into_others(
    editor: RichTextEditor, before: str, after: str, whole: str
) -> None:
    sheet = editor.findChild(QTextEdit)
    sheet.insertPlainText(before + after)
    for _unit in range(len(after.encode("utf-16-le")) // 2 - ("🌲" in after)):
        sheet.moveCursor(QTextCursor.MoveOperation.PreviousCharacter)
    editor.insert_text("ord")
    assert sheet.toPlainText() == whole


def test_words_come_last_where_nobody_has_put_the_cursor(editor: RichTextEditor) -> None:
    editor.set_markdown("Ett\n\n- två\n- tre")
    editor.insert_text("(bilagan)")
    assert editor.markdown() == "Ett\n\n- två\n- tre (bilagan)"


def test_words_come_after_what_is_selected(editor: RichTextEditor) -> None:
    editor.set_markdown("Målet är nått")
    sheet = editor.findChild(QTextEdit)
    cursor = sheet.textCursor()
    cursor.setPosition(0)
    cursor.setPosition(len("Målet"), QTextCursor.MoveMode.KeepAnchor)
    sheet.setTextCursor(cursor)
    editor.insert_text("(bilagan)")
    assert editor.markdown() == "Målet (bilagan) är nått"


def test_words_written_in_after_a_link_are_no_part_of_it(editor: RichTextEditor) -> None:
    editor.set_markdown("[sidan](https://example.se)")
    editor.insert_text("(bilagan)\nrad två")
    assert editor.markdown() == "[sidan](https://example.se) (bilagan) rad två"
