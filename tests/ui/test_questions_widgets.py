"""The question's smaller parts: what a mark means, and rows that wrap."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot
from snapshots import question

from auditprep.model import HistoryEntry, Section
from ui.widgets.history_panel import HistoryPanel
from ui.widgets.mark_buttons import MarkButtons, kin
from ui.widgets.question_head import QuestionHead

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # said by the offscreen platform alone


@pytest.mark.parametrize(
    ("option", "meant"),
    [
        ("Ja", "yes"),
        (" JA. ", "yes"),
        ("Nej", "no"),
        ("Delvis", "partly"),
        ("Ja, delvis", "partly"),
        ("Vet ej", "unknown"),
        ("Ej aktuellt", None),
        ("4", None),
        ("Jag vet", None),
    ],
)
def test_only_the_well_known_marks_have_a_colour_and_a_shape(option: str, meant: str | None) -> None:
    assert kin(option) == meant


def shown_marks(qtbot: QtBot, width: int, *options: str) -> list[QAbstractButton]:
    marks = MarkButtons()
    qtbot.addWidget(marks)
    marks.show_options(options, None)
    marks.resize(width, marks.heightForWidth(width))
    marks.show()
    buttons = marks.findChildren(QAbstractButton)
    assert all(marks.rect().contains(button.geometry()) for button in buttons)
    return buttons


def test_a_few_marks_share_the_whole_width(qtbot: QtBot) -> None:
    buttons = shown_marks(qtbot, 586, "Ja", "Nej", "Delvis", "Vet ej")
    assert len({button.y() for button in buttons}) == 1
    assert buttons[0].x() == 0
    assert buttons[-1].geometry().right() == 585


def test_marks_that_do_not_fit_go_on_in_even_rows(qtbot: QtBot) -> None:
    words = ("Varje vecka", "Varje månad", "Varje kvartal", "Varje tertial", "Varje år", "Aldrig")
    buttons = shown_marks(qtbot, 640, *words)
    rows = [[button.y() for button in buttons].count(y) for y in sorted({button.y() for button in buttons})]
    assert rows == [3, 3]


def test_a_mark_wider_than_the_row_gives_way(qtbot: QtBot) -> None:
    (button, *_rest) = shown_marks(
        qtbot, 300, "Ja, men bara i de delar som nämnden själv har beslutat om " * 2, "Nej"
    )
    assert button.width() <= 300


def test_long_words_are_shown_whole_also_where_the_window_is_wide(qtbot: QtBot) -> None:
    head = QuestionHead()
    qtbot.addWidget(head)
    asked = question("1", "Följer nämnden upp verksamheten? " * 12, guidance="Ange datum och paragraf. " * 60)
    head.show_question(asked, Section("1", "Styrning", (asked,)))
    head.resize(1200, head.heightForWidth(1200))
    head.show()
    for label in (head._text, head._guidance):
        assert label.height() >= label.heightForWidth(label.width()) > 60


def test_long_texts_that_differ_a_little_are_compared_at_once(qtbot: QtBot) -> None:
    before = [f"ord{number * 7919 % 400}" for number in range(990)]
    after = [f"{word}s" if at % 9 == 0 else word for at, word in enumerate(before)]
    panel = HistoryPanel()
    qtbot.addWidget(panel)
    when = dt.datetime(2025, 5, 20, tzinfo=dt.UTC)
    panel.show_entries([HistoryEntry(when, "anna", "text", " ".join(before), " ".join(after))])
    begun = time.process_time()
    panel._list.setCurrentRow(0)
    assert time.process_time() - begun < 2  # it was six seconds, with the window standing still
    assert "ord0s" in panel._change.toPlainText()


def test_words_added_at_the_end_leave_the_word_before_them_unmarked(qtbot: QtBot) -> None:
    panel = HistoryPanel()
    qtbot.addWidget(panel)
    panel.show_entries([HistoryEntry(dt.datetime.now(dt.UTC), "anna", "text", "Beslutat", "Beslutat i maj")])
    panel._list.setCurrentRow(0)
    shown = panel._change.toHtml()
    assert "underline" in shown and "line-through" not in shown


def test_a_change_far_in_is_shown_from_where_the_texts_part(qtbot: QtBot) -> None:
    same = " ".join(f"ord{number}" for number in range(60))
    panel = HistoryPanel()
    qtbot.addWidget(panel)
    now = dt.datetime.now(dt.UTC)
    panel.show_entries([HistoryEntry(now, "anna", "text", f"{same} förr slut", f"{same} nu slut")])
    panel._list.setCurrentRow(0)
    before, after = [line for line in panel._change.toPlainText().splitlines() if "ord59" in line]
    assert before.startswith("… ord52 ") and before.endswith("ord59 förr slut")
    assert after.startswith("… ord52 ") and after.endswith("ord59 nu slut")
