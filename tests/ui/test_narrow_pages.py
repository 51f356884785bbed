"""Start and Export in the narrowest window: what is said wraps, and nothing scrolls sideways."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot
from snapshots import question, snapshot

from auditprep.model import Receipt, Section
from ui import theme
from ui.pages.export import ExportPage, Step
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
    areas = [area for area in page.findChildren(QScrollArea) if area.isVisible()]
    assert areas
    return any(area.widget().width() > area.viewport().width() for area in areas)


def test_the_buttons_of_the_start_page_wrap(qtbot: QtBot) -> None:
    new, open_, example = (
        QAction(words) for words in ("Nytt underlag…", "Öppna underlag…", "Prova med exempel")
    )
    page = StartPage(new, open_, example)
    page.show_case(snapshot(sections=(LONG,)))
    shown(qtbot, page)
    assert clipped(page) == []
    assert not scrolls_sideways(page)


@pytest.mark.parametrize("step", list(Step))
def test_every_step_of_the_export_page_wraps(qtbot: QtBot, step: Step) -> None:
    page = ExportPage()
    page.show_case(snapshot(sections=(LONG,)))
    if step is Step.SEND:
        page.show_started()
    elif step is Step.AFTER:
        page.show_receipt(Path("/hem/revisionsunderlag-2031-parknamnden-UTKAST.docx"), Receipt(("3.6",), ()))
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
