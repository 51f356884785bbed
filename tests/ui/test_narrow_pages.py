"""Start and Export in the narrowest window: what is said wraps, and nothing scrolls sideways."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot
from snapshots import question, snapshot

from auditprep.model import Section
from ui import theme
from ui.pages.export import ExportPage
from ui.pages.start import StartPage
from ui.widgets import buttons

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # said by the offscreen platform alone

LONG = Section(
    "3",
    "Kontroll, uppföljning och återrapportering av det som nämnden har beslutat under året",
    (question("3.6", "Hur ofta följer nämnden upp de åtgärder som den har beslutat om, och av vem? &c"),),
)
NARROWEST = theme.MIDDLE_MIN


def shown(qtbot: QtBot, page: QWidget) -> QWidget:
    window = QMainWindow()
    page.window_kept = window
    qtbot.addWidget(window)
    window.setCentralWidget(page)
    window.setMinimumSize(200, 200)
    window.resize(NARROWEST, 520)
    with qtbot.waitExposed(window):
        window.show()
    assert page.width() == NARROWEST
    return page


def clipped(page: QWidget) -> list[str]:
    """The buttons that stick out of the page, or have too little room for their words."""
    found = [made for made in page.findChildren(QPushButton) if made.isVisible()]
    assert found
    return [
        made.text()
        for made in found
        if made.mapTo(page, made.rect().topRight()).x() > page.width()
        or made.width() < made.minimumSizeHint().width()
        or made.height() < max(made.sizeHint().height(), made.heightForWidth(made.width()))
    ]


def scrolls_sideways(page: QWidget) -> bool:
    area = page.findChild(QScrollArea)
    return area.widget().width() > area.viewport().width()


def test_the_buttons_of_the_start_page_wrap(qtbot: QtBot) -> None:
    new, open_, example = (
        QAction(words) for words in ("Nytt underlag…", "Öppna underlag…", "Prova med exempel")
    )
    page = StartPage(new, open_, example)
    page.show_case(snapshot(sections=(LONG,)))
    shown(qtbot, page)
    assert clipped(page) == []
    assert not scrolls_sideways(page)


def test_the_questions_that_lack_an_answer_wrap_on_the_export_page(qtbot: QtBot) -> None:
    page = ExportPage()
    page.show_case(snapshot(sections=(LONG,)))
    page.show_started()
    shown(qtbot, page)
    assert clipped(page) == []
    assert not scrolls_sideways(page)


def test_a_link_is_as_high_as_its_lines(qtbot: QtBot) -> None:
    link = buttons.link("Ett par ord till som tar plats")
    qtbot.addWidget(link)
    one, width = link.sizeHint().height(), link.sizeHint().width()
    assert link.heightForWidth(width) == one
    assert link.heightForWidth(width // 2 + 20) == one + link.fontMetrics().lineSpacing()


def test_an_and_sign_in_a_link_is_no_shortcut() -> None:
    assert buttons.link("Lag & rätt").shortcut().isEmpty()
