"""The columns of a text with tabs stand in line."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from ui.models import tab_columns
from ui.widgets.text_pages import TextPages

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform alone

SHEET = "Risker\nNr\tRisk\tVärde\n1\tLarm besvaras för sent\t12\n2\tEn risk\t9"


def test_a_column_is_as_wide_as_its_widest_cell() -> None:
    assert tab_columns.stops(SHEET, len, 2, 100) == [4.0, 4.0 + 22 + 2]


def test_no_column_is_wider_than_it_may_be() -> None:
    assert tab_columns.stops(SHEET, len, 2, 10) == [4.0, 16.0]


@pytest.mark.parametrize(
    ("text", "wide"), [(SHEET, True), ("ord " * 50, False), ("a\tb\n" + "ord " * 50, False)]
)
def test_only_a_text_that_is_all_rows_is_not_wrapped(text: str, wide: bool) -> None:
    assert tab_columns.is_wide(text) is wide
    assert tab_columns.stops("inga kolumner", len, 2, 100) == []


def test_cells_of_a_column_stand_under_each_other_also_when_the_letters_grow(qtbot: QtBot) -> None:
    pages = TextPages()
    qtbot.addWidget(pages)
    pages.resize(600, 300)
    pages.show()
    pages.show_page("Sidan 1", SHEET, ())
    for steps in (0, 8):
        pages.zoom(steps)
        lefts = {where(pages, cell) for cell in ("Värde", "12", "9")}
        assert len(lefts) == 1
    assert where(pages, "Risk\t") == where(pages, "Larm")


def where(pages: TextPages, words: str) -> int:
    """How far in these words begin."""
    cursor = QTextCursor(pages.text.document())
    cursor.setPosition(SHEET.index(words))
    return pages.text.cursorRect(cursor).left()
