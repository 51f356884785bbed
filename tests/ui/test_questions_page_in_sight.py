"""On the Questions page what one works with is in sight and within reach: text, tabs, headings, tools, and the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QTextEdit, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from snapshots import snapshot
from year_before import paired, year_before

from auditprep.model import Answer, Notice, Snapshot
from ui.models import question_list as rows
from ui.models.question_list import QuestionListModel
from ui.pages.questions import QuestionsPage
from ui.widgets import table_edits
from ui.widgets.editor import RichTextEditor
from ui.widgets.editor_toolbar import EditorToolbar
from ui.widgets.findings_panel import Beside
from ui.widgets.notice_line import NoticeLine
from ui.widgets.question_list import QuestionList
from ui.widgets.read_text import ReadText
from ui.widgets.side_panel import SidePanel
from ui.widgets.table_picker import TablePicker

pytestmark = [
    pytest.mark.usefixtures("dressed"),
    pytest.mark.qt_log_ignore(  # said by the offscreen platform alone
        "propagateSizeHints", "grabbing the keyboard", "support raise"
    ),
]

Open = Callable[..., QuestionsPage]
TABLE = "| Ej uppfyllt | Delvis uppfyllt | I hög grad uppfyllt | Helt uppfyllt |\n| --- | --- | --- | --- |\n| | | | |"


@pytest.fixture
def open_page(qtbot: QtBot) -> Open:
    def open_it(case: Snapshot) -> QuestionsPage:
        page = QuestionsPage(QLabel("bilaga"))
        qtbot.addWidget(page)
        page.resize(1282, 700)
        page.show_case(case)
        page.set_years(year_before(), paired())
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        QApplication.processEvents()
        return page

    return open_it


@pytest.mark.parametrize("width", range(250, 400, 10))
def test_a_read_text_with_a_table_is_as_high_as_it_needs(
    qtbot: QtBot, qapp: QApplication, width: int
) -> None:
    text = ReadText("Förra året")
    text.show_markdown(
        f"Så här:\n\n{TABLE}\n\nUppföljningen visar att tre av fyra mål är uppfyllda i hög grad."
    )
    box = QWidget()
    qtbot.addWidget(box)
    layout = QVBoxLayout(box)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(text)
    layout.addStretch()
    box.resize(width, 900)
    box.show()
    QApplication.processEvents()
    assert text.viewport().height() >= text.document().size().height()


@pytest.mark.parametrize("remarks", [False, True])
@pytest.mark.parametrize("notices", [0, 12])
def test_all_tabs_are_in_sight_where_the_panel_is_narrowest(
    qtbot: QtBot, qapp: QApplication, remarks: bool, notices: int
) -> None:
    panel = SidePanel(QLabel("bilaga"))
    qtbot.addWidget(panel)
    panel.resize(376, 600)
    panel.show()
    panel.set_remarks_wanted(remarks)
    panel.show_beside(Beside("1.1", notices=[Notice("not-undone", None)] * notices))
    QApplication.processEvents()
    bar = panel._tabs.tabBar()
    assert bar.count() == 4 + remarks
    assert bar.tabRect(bar.count() - 1).right() <= bar.width()
    assert not [each for each in bar.findChildren(QToolButton) if each.isVisible()]


def test_short_names_tell_their_full_ones(qtbot: QtBot) -> None:
    panel = SidePanel(QLabel("bilaga"))
    qtbot.addWidget(panel)
    assert panel._tabs.tabText(0) == "Föregående år"
    panel.set_remarks_wanted(True)
    assert panel._tabs.tabText(0) == "Förra året"
    assert panel._tabs.tabToolTip(0) == "Föregående år"
    panel.set_remarks_wanted(False)
    assert (panel._tabs.tabText(0), panel._tabs.tabToolTip(0)) == ("Föregående år", "")


@pytest.fixture
def short_list(qtbot: QtBot) -> QuestionList:
    """One that has no room for all of its rows; as in a page that has not been shown yet it is lower still at first."""
    made = QuestionList(QuestionListModel())
    qtbot.addWidget(made)
    made.resize(260, 60)
    case = snapshot()
    made.show_case(case, lambda key: case.answers.get(key, Answer()))
    return made


def test_the_list_opens_with_its_first_heading(short_list: QuestionList) -> None:
    short_list.view.doItemsLayout()
    short_list.set_current("1.1")
    short_list.resize(260, 300)
    short_list.show()
    QApplication.processEvents()
    assert short_list.view.verticalScrollBar().maximum() > 0
    assert short_list.view.verticalScrollBar().value() == 0


def test_a_heading_comes_along_when_its_first_question_is_gone_to(short_list: QuestionList) -> None:
    short_list.resize(260, 260)
    short_list.show()
    QApplication.processEvents()
    short_list.view.scrollToBottom()
    for key in ("2.1", "1.1"):
        short_list.set_current(key)
        index = short_list.view.currentIndex()
        heading = index.siblingAtRow(index.row() - 1)
        assert heading.data(rows.KEY) is None
        for each in (heading, index):
            assert short_list.view.viewport().rect().contains(short_list.view.visualRect(each))


# The table's grid and tools


def test_the_grid_goes_away_with_its_question_and_nothing_typed_is_lost(
    open_page: Open, qtbot: QtBot
) -> None:
    page = open_page(snapshot())
    page._sheet.editor.focus_text()
    toolbar = page.findChild(EditorToolbar)
    toolbar._open_picker()
    assert page.findChild(TablePicker).isVisible()
    page.show_question("1.2")
    assert QApplication.activePopupWidget() is None
    for letter in "abc":
        qtbot.keyClick(QApplication.focusWidget(), letter)
    assert page._sheet.editor.findChild(QTextEdit).toPlainText() == "abc"


def test_the_tools_have_room_in_one_row_in_a_table_too(qtbot: QtBot, qapp: QApplication) -> None:
    editor = RichTextEditor()
    qtbot.addWidget(editor)
    editor.resize(585, 400)  # as wide as it is in a window of 1366
    editor.set_markdown("Före")
    editor.show()
    QApplication.processEvents()
    toolbar = editor.findChild(EditorToolbar)
    before = toolbar.height()
    sheet = editor.findChild(QTextEdit)
    sheet.setTextCursor(table_edits.insert(sheet.textCursor(), 2, 2))
    QApplication.processEvents()
    assert len({button.y() for button in toolbar._buttons[:-1] if button.isVisible()}) == 1
    assert toolbar.height() == before
    sheet.moveCursor(QTextCursor.MoveOperation.Start)
    assert toolbar._indent.isVisible()


def test_tab_comes_to_the_tools_also_where_the_one_it_came_to_is_hidden(qtbot: QtBot) -> None:
    editor = RichTextEditor()
    qtbot.addWidget(editor)
    editor.show()
    toolbar = editor.findChild(EditorToolbar)
    toolbar._make_stop(toolbar._indent)
    sheet = editor.findChild(QTextEdit)
    sheet.setTextCursor(table_edits.insert(sheet.textCursor(), 2, 2))
    stops = [each for each in toolbar._buttons if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [toolbar._buttons[0]]


# Where the keyboard is


def test_a_link_that_goes_away_leaves_the_keyboard_in_the_list(open_page: Open) -> None:
    case = replace(snapshot(), previous=year_before())
    page = open_page(case)
    questions = page.findChild(QuestionList)
    questions._carry.setFocus()
    answers = {key: Answer("Ja", "Så.", carried=True) for key in page._model.keys}
    page.show_case(replace(case, answers=answers))
    assert not questions._carry.isVisible()
    assert questions.view.hasFocus()


def test_a_line_that_goes_away_gives_the_keyboard_back(qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    line, first, field = NoticeLine(alarm=False), QLineEdit(), QLineEdit()
    layout = QVBoxLayout(box)
    for each in (line, first, field):
        layout.addWidget(each)
    with qtbot.waitActive(box):
        box.show()
        box.activateWindow()
    field.setFocus()
    line.say("Nu ligger 17 svar som utkast.", "Ångra", line.hide)
    line._link.setFocus()
    line.press()
    assert field.hasFocus()
    line.say("Nu ligger 17 svar som utkast.", "Ångra", line.hide)
    first.setFocus()
    line.press()
    assert first.hasFocus()  # who was elsewhere stays there


def test_a_line_outlives_what_the_keyboard_came_from(qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    line, field = NoticeLine(alarm=False), QLineEdit()
    layout = QVBoxLayout(box)
    for each in (line, field):
        layout.addWidget(each)
    with qtbot.waitActive(box):
        box.show()
        box.activateWindow()
    field.setFocus()
    line.say("Så är det.", "Ångra", line.hide)
    line._link.setFocus()
    field.deleteLater()
    qtbot.wait(20)
    line.press()
    assert not line.isVisible()
