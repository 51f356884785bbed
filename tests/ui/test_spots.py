"""Words at their very place on a page are marked there, and not wherever the same words stand."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from snapshots import BUDGET

from auditprep.model import PageImage, PageLayout, PageText
from ui.models.spots import Spot, on_page
from ui.widgets.document_view import DocumentView

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

TEXT = "74 av 90 och 74"
BOXES = tuple((at / 20, 0.1, (at + 1) / 20, 0.12) for at in range(len(TEXT)))
SECOND = Spot(1, 13, 15, "74")


@pytest.fixture
def view(qtbot: QtBot) -> DocumentView:
    made = DocumentView(titled=False)
    qtbot.addWidget(made)
    made.resize(300, 400)
    made.show()
    return made


def show(view: QWidget, spot: Spot, count: int = 1) -> None:
    view.show_document(BUDGET, BUDGET.newest, count=count, words=("74",), spots=(spot,))
    if count:
        both = (BOXES[0], BOXES[13])
        view.show_page(1, PageImage(10, 14, b"\xff" * 420), PageLayout(TEXT, BOXES), both)
    else:
        view.show_texts((PageText(TEXT),))


def test_only_the_spot_is_marked_on_the_picture_of_a_page(view: DocumentView) -> None:
    show(view, SECOND)
    ((left, _top, right, _bottom),) = view._pane.canvas._marks
    assert (left, right) == pytest.approx((13 / 20, 15 / 20))


def test_where_other_words_stand_there_they_are_marked_wherever_they_are(view: DocumentView) -> None:
    show(view, Spot(1, 3, 5, "74"))
    assert len(view._pane.canvas._marks) == 2


def test_only_the_spot_is_marked_in_the_text_of_a_page(view: DocumentView) -> None:
    show(view, SECOND, count=0)
    (mark,) = view._pane.text.text.extraSelections()
    assert (mark.cursor.selectionStart(), mark.cursor.selectionEnd()) == (13, 15)


def test_a_page_is_at_first_so_wide_that_it_can_be_read(view: DocumentView) -> None:
    view.begin_small(500)
    show(view, SECOND)
    canvas = view._pane.canvas
    assert canvas.wanted_width() == 500
    canvas.fit_width()
    assert canvas.wanted_width() < 300


def test_spots_are_those_of_the_page_whose_words_stand_there() -> None:
    spots = (SECOND, Spot(1, 0, 2, "74"), Spot(2, 0, 2, "74"), Spot(1, 0, 2, "90"))
    assert on_page(spots, 1, TEXT) == (spots[1], SECOND)
