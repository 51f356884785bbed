"""The history page: all that has happened by day, filtered, and taken back."""

from __future__ import annotations

import datetime as dt
import time
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from snapshots import snapshot

from auditprep.model import Decision, HistoryEntry, HistoryStep, Status, StatusChange
from ui import theme
from ui.models.history_filter import HistoryFilter, Since, begins
from ui.models.history_rows import Change, Day, Reached, StepMade
from ui.pages.history import HistoryPage
from ui.widgets.history_list import undo_place
from ui.widgets.history_panel import HistoryPanel

pytestmark = [
    pytest.mark.usefixtures("dressed"),
    pytest.mark.qt_log_ignore("propagateSizeHints"),
]  # the offscreen plugin says so of any window

NOW = dt.datetime(2025, 10, 16, 12, tzinfo=dt.UTC).astimezone()
CHIEF, CONTROLLER = "chefen@kontor-1", "controllern"
QUESTIONS = {each.key: each for each in snapshot().questionnaire.questions()}


def ago(days: int) -> dt.datetime:
    return NOW - dt.timedelta(days=days)


ENTRIES = tuple(
    replace(each, id=at)
    for at, each in enumerate(
        (
            HistoryEntry(ago(40), CHIEF, "text", None, "Målen följs varje **kvartal**.", "1.1"),
            HistoryEntry(ago(20), CONTROLLER, "text", None, "Planen antogs.", "2.1", step=7),
            HistoryEntry(ago(20), CONTROLLER, "mark", "Delvis", "Ja", "1.2", step=7),
            HistoryEntry(
                ago(1), CHIEF, "text", "Målen följs varje **kvartal**.", "Målen följs varje månad.", "1.1"
            ),
            HistoryEntry(ago(0), CHIEF, "mark", "Ja", "Delvis", "1.2"),
        ),
        1,
    )
)
STEPS = (HistoryStep(7, ago(20), CONTROLLER, "handin", "controllern", ("2.1", "1.2")),)
SENT = StatusChange(
    ago(5), CHIEF, Status.DECIDED, Status.SENT, sent_on=dt.date(2025, 10, 14), sent_to="revisorerna"
)
UNLOCKED = StatusChange(ago(4), CHIEF, Status.SENT, Status.DRAFT, reason="Revisorerna bad om mer.")


@pytest.fixture
def page(qtbot: QtBot, at_now: None) -> HistoryPage:
    made = HistoryPage()
    qtbot.addWidget(made)
    made.resize(1282, 768)
    made.show_changes(ENTRIES, STEPS, (SENT, UNLOCKED), (CHIEF, CONTROLLER), QUESTIONS)
    made.show()
    made._list.setFocus()
    return made


def rows(page: HistoryPage) -> list[object]:
    return [page._rows.row(at) for at in range(page._rows.rowCount())]


def said(page: HistoryPage) -> list[str]:
    """What the rows say, without the days."""
    made = page._rows
    return [made.index(at, 0).data() for at, row in enumerate(rows(page)) if not isinstance(row, Day)]


def come_to(page: HistoryPage, kind: type, number: int = 0) -> object:
    found = [(at, row) for at, row in enumerate(rows(page)) if isinstance(row, kind)]
    at, row = found[number]
    page._list.setCurrentIndex(page._rows.index(at, 0))
    QApplication.processEvents()  # what is made late is shown
    return row


def button(page: QWidget, words: str) -> QPushButton:
    return next(
        each for each in page.findChildren(QPushButton) if each.text() == words and not each.isHidden()
    )


def box(page: HistoryPage, name: str) -> QComboBox:
    return next(each for each in page.findChildren(QComboBox) if each.accessibleName() == name)


def choose(page: HistoryPage, name: str, words: str) -> None:
    found = box(page, name)
    found.setCurrentIndex(found.findText(words))
    found.activated.emit(found.currentIndex())


def texts(page: QWidget) -> str:
    return "\n".join(each.text() for each in page.findChildren(QLabel) if each.isVisible())


def test_the_newest_stands_first_below_its_day(page: HistoryPage) -> None:
    assert said(page) == [
        "Kryss: Ja → Delvis",
        "Beskrivningen ändrad",
        "Upplåst: utkast",
        "Inskickat 2025-10-14 till revisorerna",
        "Inläst från controllern",
        "Beskrivningen skriven",
    ]
    days = [page._rows.index(at, 0).data() for at, row in enumerate(rows(page)) if isinstance(row, Day)]
    assert days[:2] == ["I dag", "I går"]
    assert len(days) == 6


def test_what_was_made_as_one_is_one_row_that_unfolds(page: HistoryPage) -> None:
    step = come_to(page, StepMade)
    before = page._rows.rowCount()
    QTest.keyClick(page._list, Qt.Key.Key_Right)
    inner = [row for row in rows(page) if isinstance(row, Change) and row.within]
    assert [row.entry.question for row in inner] == ["1.2", "2.1"]
    assert page._rows.rowCount() == before + 2
    QTest.keyClick(page._list, Qt.Key.Key_Left)
    assert page._rows.rowCount() == before
    assert page._list.current() is step


def test_a_step_is_undone_by_button_by_key_and_in_its_row(page: HistoryPage, qtbot: QtBot) -> None:
    come_to(page, StepMade)
    with qtbot.waitSignal(page.undo_requested) as asked:
        button(page, "Ångra").click()
    assert asked.args == [7]
    with qtbot.waitSignal(page.undo_requested):
        QTest.keyClick(page._list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    place = undo_place(page._list.visualRect(page._list.currentIndex())).center()
    with qtbot.waitSignal(page.undo_requested):
        QTest.mouseClick(
            page._list.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place
        )


def test_what_is_undone_says_so_and_offers_nothing(page: HistoryPage, qtbot: QtBot) -> None:
    page.show_changes(ENTRIES, [replace(STEPS[0], undone=True)], (), (CHIEF,), QUESTIONS)
    come_to(page, StepMade)
    assert "Det här är ångrat." in texts(page)
    assert not page._detail._undo.isVisible()
    with qtbot.assertNotEmitted(page.undo_requested):
        QTest.keyClick(page._list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        place = undo_place(page._list.visualRect(page._list.currentIndex())).center()
        QTest.mouseClick(page._list.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_step_leads_to_its_questions(page: HistoryPage, qtbot: QtBot) -> None:
    come_to(page, StepMade)
    with qtbot.waitSignal(page.question_requested) as asked:
        button(page, "2.1  Finns en plan för ÅRET?").click()
    assert asked.args == ["2.1"]


def test_a_text_from_before_is_restored_by_its_line(page: HistoryPage, qtbot: QtBot) -> None:
    change = come_to(page, Change, 1)
    shown = page._detail._change.text()
    assert "Målen följs varje kvartal." in shown and "Målen följs varje månad." in shown  # and no Markdown
    with qtbot.waitSignal(page.restore_requested) as asked:
        button(page, "Återställ den här texten").click()
    assert asked.args == [change.entry.id]


def test_what_stands_there_now_is_not_offered_again(page: HistoryPage) -> None:
    again = HistoryEntry(NOW, CHIEF, "text", "Målen följs varje månad.", "Målen följs varje kvartal.", "1.1")
    back = HistoryEntry(NOW, CHIEF, "text", "Målen följs varje kvartal.", "Målen följs varje månad.", "1.1")
    entries = (*ENTRIES, replace(again, id=8), replace(back, id=9))
    page.show_changes(entries, STEPS, (), (CHIEF,), QUESTIONS)
    at = page._rows.place_of(Change(entries[-2]))
    page._list.setCurrentIndex(page._rows.index(at, 0))
    assert page._detail._change._restore.isHidden()
    assert "står så nu" in texts(page)


def test_an_empty_answer_is_not_restored_by_accident(page: HistoryPage) -> None:
    come_to(page, Change, 2)  # before it there was nothing
    assert page._detail._change._restore.isHidden()


def test_read_only_offers_neither_undo_nor_restore(page: HistoryPage, qtbot: QtBot) -> None:
    page.set_read_only(True)
    come_to(page, StepMade)
    assert page._detail._undo.isHidden()
    with qtbot.assertNotEmitted(page.undo_requested):
        QTest.keyClick(page._list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    come_to(page, Change, 1)
    assert page._detail._change._restore.isHidden()


def test_a_status_tells_its_facts(page: HistoryPage) -> None:
    decided = StatusChange(
        NOW, CHIEF, Status.READY, Status.DECIDED, decision=Decision("ON", dt.date(2025, 10, 7), 84)
    )
    page.show_changes((), (), (decided, UNLOCKED), (), QUESTIONS)
    assert said(page) == ["Beslutat: ON 2025-10-07 § 84", "Upplåst: utkast"]
    come_to(page, Reached, 1)
    assert "Skäl: Revisorerna bad om mer." in texts(page)


def test_one_question_one_person_and_a_time_are_asked_for(page: HistoryPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.filters_changed):
        choose(page, "Vilken fråga", "1.1  Har nämnden mål?")
    assert said(page) == ["Beskrivningen ändrad", "Beskrivningen skriven"]
    with qtbot.waitSignal(page.filters_changed):
        choose(page, "Sedan när", "Senaste månaden")
    assert said(page) == ["Beskrivningen ändrad"]
    assert page.filters() == HistoryFilter("1.1", None, Since.MONTH)
    assert "1 av 7 ändringar" in texts(page)
    choose(page, "Vem", CONTROLLER)
    assert said(page) == []
    assert "Ingen ändring är sådan." in texts(page)
    button(page, "Visa alla").click()
    assert len(said(page)) == 6


def test_words_are_looked_for_in_texts_and_within_steps(page: HistoryPage, qtbot: QtBot) -> None:
    field = page.findChild(QLineEdit)
    with qtbot.waitSignal(page.filters_changed):
        field.setText("planen ANTOGS")
    assert said(page) == ["Inläst från controllern"]
    field.setText("kvartal månad")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert said(page) == ["Beskrivningen ändrad"]
    assert page._list.hasFocus()


def test_only_the_changes_of_the_asked_question_unfold(page: HistoryPage) -> None:
    page.show_question("2.1")
    come_to(page, StepMade)
    QTest.keyClick(page._list, Qt.Key.Key_Return)
    assert [row.entry.question for row in rows(page) if isinstance(row, Change)] == ["2.1"]


def test_what_is_chosen_and_unfolded_stays_when_more_has_happened(page: HistoryPage) -> None:
    come_to(page, StepMade)
    QTest.keyClick(page._list, Qt.Key.Key_Right)
    new = HistoryEntry(NOW, CHIEF, "done", None, "true", "2.3", id=99)
    page.show_changes((*ENTRIES, new), STEPS, (SENT,), (CHIEF, CONTROLLER), QUESTIONS)
    assert isinstance(page._list.current(), StepMade) and page._list.current().unfolded
    assert said(page)[0] == "Markerad som klar"


def test_last_week_begins_with_its_monday() -> None:
    thursday = dt.datetime(2025, 10, 16, 14, 30).astimezone()
    assert begins(Since.WEEK, thursday).date() == dt.date(2025, 10, 6)
    assert begins(Since.TODAY, thursday).date() == dt.date(2025, 10, 16)
    assert begins(Since.ALL, thursday) is None


def test_nothing_yet_is_said(qtbot: QtBot) -> None:
    made = HistoryPage()
    qtbot.addWidget(made)
    made.show()
    assert "Inget har ändrats ännu." in texts(made)
    assert not made.findChild(QLineEdit).isEnabled()


def test_a_step_of_a_kind_that_is_not_known_and_a_question_that_is_gone_are_shown(page: HistoryPage) -> None:
    step = HistoryStep(3, NOW, CHIEF, "later", "Något nytt", ("9.9",))
    entry = HistoryEntry(NOW, CHIEF, "text", "a", "b", "9.9", step=3, id=1)
    page.show_changes([entry], [step], (), (), QUESTIONS)
    assert said(page) == ["Något nytt"]
    come_to(page, StepMade)
    QTest.keyClick(page._list, Qt.Key.Key_Right)
    come_to(page, Change)
    assert not page._detail._question.isEnabled()


def test_every_row_is_read_aloud_whole(page: HistoryPage) -> None:
    step = page._rows.index(page._rows.place_of(come_to(page, StepMade)), 0)
    spoken = step.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Inläst från controllern, 2 frågor, hopfällt, ")
    assert spoken.endswith(CONTROLLER)


def test_ten_thousand_changes_are_quick(qtbot: QtBot) -> None:
    text = "Nämnden följer upp verksamheten och ekonomin varje månad. " * 8
    entries = [
        HistoryEntry(ago(at // 40), CHIEF, "text", text + str(at - 1), text + str(at), "1.1", id=at + 1)
        for at in range(10_000)
    ]
    entries.sort(key=lambda each: each.when)
    made = HistoryPage()
    qtbot.addWidget(made)
    made.resize(1282, 768)
    made.show()
    begun = time.process_time()
    made.show_changes(entries, (), (), (CHIEF,), QUESTIONS)
    QApplication.processEvents()
    assert time.process_time() - begun < 10
    begun = time.process_time()
    for _each in range(40):
        QTest.keyClick(made._list, Qt.Key.Key_Down)
    assert time.process_time() - begun < 10
    begun = time.process_time()
    made.findChild(QLineEdit).setText("månad 9999")
    made._on_filters()
    assert time.process_time() - begun < 10
    assert len(said(made)) == 1


@pytest.mark.parametrize("dark", [False, True])
def test_it_is_drawn_light_and_dark_wide_and_narrow(page: HistoryPage, dark: bool) -> None:
    app = QApplication.instance()
    theme.apply(app, dark=dark)
    try:
        for width, height in ((1282, 768), (900, 620), (480, 520)):
            page.resize(width, height)
            assert not page.grab().isNull()
            assert page._list.horizontalScrollBar().maximum() == 0
    finally:
        theme.apply(app, dark=False)


# The panel beside a question


def test_the_panel_restores_what_stood_before(qtbot: QtBot) -> None:
    panel = HistoryPanel()
    qtbot.addWidget(panel)
    panel.show()
    panel.show_entries([ENTRIES[0], ENTRIES[3]])
    panel._list.setCurrentRow(0)
    with qtbot.waitSignal(panel.restore_requested) as asked:
        button(panel, "Återställ den här texten").click()
    assert asked.args == [ENTRIES[3].id]
    panel.set_read_only(True)
    assert panel._change._restore.isHidden()


def test_a_mark_is_restored_as_such(qtbot: QtBot) -> None:
    panel = HistoryPanel()
    qtbot.addWidget(panel)
    panel.show()
    panel.show_entries([ENTRIES[4]])
    panel._list.setCurrentRow(0)
    assert button(panel, "Återställ det här krysset")


def test_a_list_keeps_its_bullets_where_it_is_compared(qtbot: QtBot) -> None:
    panel = HistoryPanel()
    qtbot.addWidget(panel)
    panel.show_entries([HistoryEntry(NOW, CHIEF, "text", "- ett\n- två", "- ett\n- tre", "1.1")])
    panel._list.setCurrentRow(0)
    assert "• ett" in panel._change.text()
    assert "**" not in panel._change.text()


def test_that_there_was_nothing_before_is_said(qtbot: QtBot) -> None:
    panel = HistoryPanel()
    qtbot.addWidget(panel)
    panel.show_entries([HistoryEntry(NOW, CHIEF, "text", None, "Målen följs.", "1.1")])
    panel._list.setCurrentRow(0)
    assert panel._change.text().split("\n") == ["(inget)", "Efter", "Målen följs."]
    panel.show_entries([HistoryEntry(NOW, CHIEF, "text", "Målen följs.", None, "1.1")])
    panel._list.setCurrentRow(0)
    assert panel._change.text().split("\n") == ["Målen följs.", "Efter", "(inget)"]


def test_pages_take_the_keyboard(page: HistoryPage) -> None:
    page._field.setFocus()
    page.cycle_panes()
    assert page._list.hasFocus()
    page.cycle_panes()
    assert page._detail.isAncestorOf(QApplication.focusWidget())
    page.cycle_panes()
    assert page._field.hasFocus()


def test_a_click_on_the_triangle_unfolds(page: HistoryPage) -> None:
    come_to(page, StepMade)
    row = page._list.visualRect(page._list.currentIndex())
    QTest.mouseClick(
        page._list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(row.left() + 66, row.center().y())
    )
    assert page._list.current().unfolded


def test_another_case_is_shown_from_the_beginning(page: HistoryPage) -> None:
    page.findChild(QLineEdit).setText("mål")
    page._on_filters()
    page.forget_case()
    assert rows(page) == []
    assert page.filters().is_open


def test_who_comes_before_the_history_is_read_comes_to_its_list(qtbot: QtBot) -> None:
    made = HistoryPage()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.setFocus()
    assert made.hasFocus()
    made.show_changes(ENTRIES, STEPS, (), (CHIEF,), QUESTIONS)
    assert made._list.hasFocus()
