"""The Questions page in narrow windows, with long names, and from the keyboard."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QMainWindow,
    QSplitter,
    QTabBar,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot
from snapshots import BUDGET, snapshot

from auditprep.model import Citation, Snapshot
from ui.pages.questions import QuestionsPage
from ui.widgets.attachments import Attachments
from ui.widgets.editor import RichTextEditor
from ui.widgets.editor_toolbar import EditorToolbar
from ui.widgets.mark_buttons import MarkButtons
from ui.widgets.question_list import QuestionList
from ui.widgets.step_row import StepRow

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # said by the offscreen platform alone

LONG = "Protokollsutdrag_" + "verksamhetsberättelse_" * 5 + "2025.pdf"


def with_long_attachment() -> Snapshot:
    case = snapshot(cited={"1.1": (Citation(7, "3-6"),)})
    return replace(case, evidence=(replace(BUDGET, title=LONG),))


def opened(qtbot: QtBot, case: Snapshot, width: int = 1282, height: int = 768) -> QuestionsPage:
    """A page in a window that, as the real one, may be smaller than the page would like."""
    window, page = QMainWindow(), QuestionsPage()
    page.window_kept = window  # for as long as the page is
    qtbot.addWidget(window)
    window.setCentralWidget(page)
    window.setMinimumSize(200, 200)
    window.resize(width, height)
    page.show_case(case)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return page


def is_whole(widget: QWidget) -> bool:
    """Whether nothing of the widget's width is cut off by what it lies in."""
    return widget.visibleRegion().boundingRect().width() == widget.width()


def buttons_of(page: QuestionsPage, kind: type[QWidget]) -> list[QAbstractButton]:
    return [made for made in page.findChild(kind).findChildren(QAbstractButton) if made.isVisible()]


# Width


def test_a_long_file_name_gives_way_to_everything_else(qtbot: QtBot) -> None:
    page = opened(qtbot, with_long_attachment(), width=700)
    inside = buttons_of(page, MarkButtons) + buttons_of(page, Attachments)
    assert len(inside) == 4 + 3
    assert [made.accessibleName() for made in inside if not is_whole(made)] == []
    name = next(made for made in inside if LONG in made.toolTip())
    assert LONG in name.accessibleName()
    assert name.width() < name.sizeHint().width()


@pytest.mark.parametrize("asked_for", ["", "list", "side", "both"])
def test_the_narrowest_window_cuts_nothing_off(qtbot: QtBot, asked_for: str) -> None:
    page = opened(qtbot, with_long_attachment(), width=480, height=520)
    page.show_question("1.2")
    if asked_for in ("list", "both"):
        page.set_list_visible(True)
    if asked_for in ("side", "both"):
        page.set_side_visible(True)
    qtbot.waitUntil(lambda: page.findChild(RichTextEditor).width() < 480)
    QApplication.processEvents()
    inside = [*buttons_of(page, MarkButtons), *buttons_of(page, StepRow), page.findChild(RichTextEditor)]
    assert [made.objectName() or made for made in inside if cut_off(made)] == []
    assert [made.text() for made in buttons_of(page, StepRow) if not has_room_for_words(made)] == []
    assert page.is_list_visible() == (asked_for == "list")
    assert page.is_side_visible() == (asked_for in ("side", "both"))


def has_room_for_words(button: QAbstractButton) -> bool:
    return button.width() > button.fontMetrics().horizontalAdvance(button.text()) + 8


def cut_off(widget: QWidget) -> bool:
    """Whether the widget sticks out of the page's pane to the right."""
    pane = widget.window().centralWidget().findChild(QSplitter)
    return widget.mapTo(pane, widget.rect().topRight()).x() > pane.width()


# The keyboard


def test_tab_goes_through_the_page_as_it_is_read(qtbot: QtBot) -> None:
    """Also after other questions have been shown, with other marks and attachments."""
    page = opened(qtbot, with_long_attachment())
    for key in ("2.1#2", "2.3", "1.1"):
        page.show_question(key)
    page.findChild(QuestionList).focus_filter()
    places = (QuestionList, MarkButtons, EditorToolbar, QTextEdit, Attachments, StepRow, QTabBar)
    stops = [place_of(page, QApplication.focusWidget(), places)]
    for _stop in range(13):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        stops.append(place_of(page, QApplication.focusWidget(), places))
    in_order = [QuestionList] * 2 + [MarkButtons] * 4 + [EditorToolbar, QTextEdit] + [Attachments] * 3
    assert stops == [*in_order, StepRow, StepRow, QTabBar]


def place_of(
    page: QuestionsPage, stop: QWidget | None, places: tuple[type[QWidget], ...]
) -> type[QWidget] | None:
    """Which of these places the stop is, or is in."""
    while stop is not None and stop is not page:
        if isinstance(stop, places):
            return next(place for place in places if isinstance(stop, place))
        stop = stop.parentWidget()
    return None
