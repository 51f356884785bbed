"""The question's smaller parts: what a mark means, and rows that wrap."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QAccessible, QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot
from snapshots import question

from auditprep.model import HistoryEntry, Section
from auditprep.prose.marks import kin
from ui.widgets.check_box import CheckBox
from ui.widgets.history_panel import HistoryPanel
from ui.widgets.mark_buttons import MarkButtons
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
    marks.show_options(options, ())
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


def test_a_mark_wider_than_the_row_wraps_its_words(qtbot: QtBot) -> None:
    (button, other) = shown_marks(
        qtbot, 300, "Ja, men bara i de delar som nämnden själv har beslutat om " * 2, "Nej"
    )
    assert button.width() <= 300
    assert button.height() > other.height() + 2 * button.fontMetrics().height() - 10


def test_long_options_stand_in_columns_that_are_equally_high(qtbot: QtBot) -> None:
    words = ("Det varierar mellan nämndens verksamheter", "Ja, i de flesta delar", "Nej", "Ej aktuellt")
    buttons = shown_marks(qtbot, 640, *words)
    assert len({button.x() for button in buttons}) == 2
    assert len({button.height() for button in buttons[:2]}) == 1


SEVERAL = ("Webbplats", "Telefon", "Brev")


@pytest.fixture
def several(qtbot: QtBot) -> MarkButtons:
    marks = MarkButtons()
    qtbot.addWidget(marks)
    marks.show_options(SEVERAL, ("Brev",), several=True)
    marks.show()
    return marks


def checked(marks: MarkButtons) -> list[str]:
    return [button.text() for button in marks.findChildren(QAbstractButton) if button.isChecked()]


def test_several_marks_are_kept_in_the_forms_order(qtbot: QtBot, several: MarkButtons) -> None:
    heard: list[str | None] = []
    several.mark_chosen.connect(heard.append)
    several.choose(1)
    assert checked(several) == ["Webbplats", "Brev"]
    several.choose(3)
    several.choose(1)
    assert heard == ["Webbplats; Brev", "Webbplats", None]


def test_one_of_several_marks_is_toggled_by_a_click(qtbot: QtBot, several: MarkButtons) -> None:
    first = next(button for button in several.findChildren(QAbstractButton))
    with qtbot.waitSignal(several.mark_chosen) as chosen:
        qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert chosen.args == ["Webbplats; Brev"]


def double_click(button: QAbstractButton) -> None:
    """As a hand makes one: press, let go, the second press, which Qt calls a double click, let go."""
    left, middle = Qt.MouseButton.LeftButton, QPointF(button.rect().center())
    kinds = QEvent.Type
    for kind in (
        kinds.MouseButtonPress,
        kinds.MouseButtonRelease,
        kinds.MouseButtonDblClick,
        kinds.MouseButtonRelease,
    ):
        at = QPointF(button.mapToGlobal(middle))
        QApplication.sendEvent(
            button, QMouseEvent(kind, middle, at, left, left, Qt.KeyboardModifier.NoModifier)
        )


def test_a_double_click_marks_once_and_a_click_takes_the_mark_away(qtbot: QtBot) -> None:
    yes, _no = shown_marks(qtbot, 586, "Ja", "Nej")
    double_click(yes)
    assert yes.isChecked()
    qtbot.mouseClick(yes, Qt.MouseButton.LeftButton)
    assert not yes.isChecked()
    double_click(yes)
    assert yes.isChecked()


def test_a_double_click_ticks_one_of_several_once(several: MarkButtons) -> None:
    double_click(several.findChildren(QAbstractButton)[0])
    assert checked(several) == ["Webbplats", "Brev"]


def test_a_double_click_ticks_a_box_once(qtbot: QtBot) -> None:
    box = CheckBox("Bara med anmärkningar")
    qtbot.addWidget(box)
    box.show()
    double_click(box)
    assert box.isChecked()


def test_all_of_several_marks_are_taken_away_at_once(qtbot: QtBot, several: MarkButtons) -> None:
    several.choose(1)
    with qtbot.waitSignal(several.mark_chosen) as chosen:
        several.clear()
    assert chosen.args == [None]
    assert checked(several) == []


def test_a_screen_reader_hears_that_several_may_be_chosen(several: MarkButtons) -> None:
    button = next(button for button in several.findChildren(QAbstractButton))
    assert QAccessible.queryAccessibleInterface(button).role() == QAccessible.Role.CheckBox
    assert button.accessibleDescription() == "Flera kan väljas. Alt+1"
    several.show_options(SEVERAL, (), several=False)
    QApplication.processEvents()  # what was just added is shown by an event
    button = next(b for b in several.findChildren(QAbstractButton) if not b.isHidden())
    assert button.accessibleDescription() == "Alt+1"


@pytest.mark.parametrize("word", ["1", "5", "Grön", "Röd", "Ej tillämpligt", "Webbplats"])
def test_scales_colours_and_unknown_options_are_neutral(word: str) -> None:
    assert kin(word) is None


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
    assert "ord0s" in panel._change.text()


def test_a_change_of_the_forms_evidence_is_called_that_and_read_as_text(qtbot: QtBot) -> None:
    panel = HistoryPanel()
    qtbot.addWidget(panel)
    panel.show_entries([HistoryEntry(dt.datetime.now(dt.UTC), "anna", "evidence", None, "**Plan** 2025")])
    panel._list.setCurrentRow(0)
    assert panel._list.item(0).text() == "Underlaget i formuläret ändrat"
    assert "Plan 2025" in panel._change.text()


def test_words_added_at_the_end_leave_the_word_before_them_unmarked(qtbot: QtBot) -> None:
    panel = HistoryPanel()
    qtbot.addWidget(panel)
    panel.show_entries([HistoryEntry(dt.datetime.now(dt.UTC), "anna", "text", "Beslutat", "Beslutat i maj")])
    panel._list.setCurrentRow(0)
    shown = panel._change._texts.toHtml()
    assert "underline" in shown and "line-through" not in shown


def test_a_change_far_in_is_shown_from_where_the_texts_part(qtbot: QtBot) -> None:
    same = " ".join(f"ord{number}" for number in range(60))
    panel = HistoryPanel()
    qtbot.addWidget(panel)
    now = dt.datetime.now(dt.UTC)
    panel.show_entries([HistoryEntry(now, "anna", "text", f"{same} förr slut", f"{same} nu slut")])
    panel._list.setCurrentRow(0)
    before, after = [line for line in panel._change.text().splitlines() if "ord59" in line]
    assert before.startswith("… ord52 ") and before.endswith("ord59 förr slut")
    assert after.startswith("… ord52 ") and after.endswith("ord59 nu slut")
