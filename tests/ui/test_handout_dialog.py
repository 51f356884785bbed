"""Questions on their way to a colleague: which, to whom, by when."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot
from snapshots import many_questions, snapshot

from auditprep.model import Answer, Handout, Snapshot
from ui import theme
from ui.dialogs.handout import HandoutDialog
from ui.models.handout_questions import NOTE, QuestionChoices, due
from ui.widgets.handout_month import DayPicker, Month

pytestmark = [
    pytest.mark.usefixtures("dressed"),
    pytest.mark.qt_log_ignore(
        "propagateSizeHints|does not support"  # the offscreen plugin says so of any window
    ),
]

TODAY = dt.date(2025, 10, 1)
SENT = dt.datetime(2025, 9, 20, 12, tzinfo=dt.UTC)
OUT = Handout(1, "t", "HR-chefen", SENT, "chefen", ("1.2",))
BACK = Handout(2, "u", "controllern", SENT + dt.timedelta(days=2), "chefen", ("2.1",), returned=SENT)


def case(deadline: dt.date | None = dt.date(2025, 10, 31)) -> Snapshot:
    answers = {"1.1": Answer("Ja", "x", done=True), "2.1": Answer("Ja", carried=True)}
    return replace(snapshot(answers, deadline=deadline), handouts=(OUT, BACK))


@pytest.fixture
def dialog(qtbot: QtBot) -> HandoutDialog:
    return shown(qtbot, case())


def shown(qtbot: QtBot, snapshot: Snapshot, keys: tuple[str, ...] = ()) -> HandoutDialog:
    made = HandoutDialog(snapshot, keys, today=TODAY)
    qtbot.addWidget(made)
    made.show()
    QApplication.processEvents()
    return made


def button(dialog: HandoutDialog, words: str) -> QPushButton:
    return next(each for each in dialog.findChildren(QPushButton) if each.text() == words)


def field(dialog: HandoutDialog, name: str) -> QLineEdit:
    return next(each for each in dialog.findChildren(QLineEdit) if each.accessibleName() == name)


def texts(dialog: HandoutDialog) -> str:
    return "\n".join(each.text() for each in dialog.findChildren(QLabel) if each.isVisible())


def press(dialog: HandoutDialog, row: int) -> None:
    """Space on a row of the list."""
    dialog._list.setCurrentIndex(dialog._choices.index(row, 0))
    QTest.keyClick(dialog._list, Qt.Key.Key_Space)


def test_the_button_waits_for_a_question_and_a_name(dialog: HandoutDialog) -> None:
    make = button(dialog, "Skapa bladet…")
    assert not make.isEnabled()
    assert "Välj minst en fråga." in texts(dialog)
    press(dialog, 1)
    assert not make.isEnabled()
    assert "Skriv vem som ska svara." in texts(dialog)
    field(dialog, "Till").setText("   ")
    assert not make.isEnabled()
    field(dialog, "Till").setText("controllern")
    assert make.isEnabled()
    assert "1 fråga är vald." in texts(dialog)
    press(dialog, 1)
    assert not make.isEnabled()


def test_what_is_asked_for_is_told_once(dialog: HandoutDialog, qtbot: QtBot) -> None:
    press(dialog, 3)
    field(dialog, "Till").setText("  controllern   på kontoret ")
    dialog.findChild(QPlainTextEdit).setPlainText("Per oktober.\n")
    with qtbot.waitSignal(dialog.accepted_handout) as asked:
        button(dialog, "Skapa bladet…").click()
    assert asked.args == [
        "controllern på kontoret",
        ("2.1", "2.1#2", "2.3"),
        dt.date(2025, 10, 8),
        "Per oktober.",
        "",
    ]


def test_who_it_is_from_stands_there_and_can_be_changed(qtbot: QtBot) -> None:
    made = HandoutDialog(snapshot(), ("1.1",), sender="root", today=TODAY)
    qtbot.addWidget(made)
    assert field(made, "Från").text() == "root"
    field(made, "Från").setText("  Nämndens   chef ")
    field(made, "Till").setText("controllern")
    with qtbot.waitSignal(made.accepted_handout) as asked:
        button(made, "Skapa bladet…").click()
    assert asked.args[4] == "Nämndens chef"


def test_questions_given_are_chosen_and_the_name_comes_next(qtbot: QtBot) -> None:
    made = shown(qtbot, case(), ("1.2", "2.3", "9.9"))
    assert made._choices.chosen() == ("1.2", "2.3")
    assert field(made, "Till").hasFocus()


def test_a_section_is_chosen_whole_and_left_whole(dialog: HandoutDialog) -> None:
    check = Qt.ItemDataRole.CheckStateRole
    heading = dialog._choices.index(0, 0)
    press(dialog, 1)
    assert heading.data(check) == Qt.CheckState.PartiallyChecked
    press(dialog, 0)
    assert dialog._choices.chosen() == ("1.1", "1.2")
    assert heading.data(check) == Qt.CheckState.Checked
    press(dialog, 0)
    assert dialog._choices.chosen() == ()


def test_a_click_chooses_too(dialog: HandoutDialog) -> None:
    place = dialog._list.visualRect(dialog._choices.index(2, 0)).center()
    QTest.mouseClick(dialog._list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert dialog._choices.chosen() == ("1.2",)


def test_the_filter_hides_and_leaves_what_is_chosen(dialog: HandoutDialog) -> None:
    press(dialog, 1)
    field(dialog, "Filtrera frågor").setText("plan")
    shown_words = [dialog._choices.index(at, 0).data() for at in range(dialog._choices.rowCount())]
    assert shown_words == ["2 Intern kontroll", "2.1  Finns en plan för ÅRET?"]
    press(dialog, 0)  # the section: what is shown of it
    assert dialog._choices.chosen() == ("1.1", "2.1")


def test_what_lacks_an_answer_and_is_with_nobody_is_chosen_at_once(dialog: HandoutDialog) -> None:
    button(dialog, "De som saknar svar").click()
    assert dialog._choices.chosen() == ("2.1#2", "2.3")
    button(dialog, "Alla").click()
    assert len(dialog._choices.chosen()) == 5
    button(dialog, "Inga").click()
    assert dialog._choices.chosen() == ()


def test_each_question_tells_how_far_it_has_come_and_with_whom_it_is(dialog: HandoutDialog) -> None:
    notes = [dialog._choices.index(at, 0).data(NOTE) for at in range(dialog._choices.rowCount())]
    assert notes == ["", "klar", "hos HR-chefen", "", "utkast", "", ""]
    spoken = dialog._choices.index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "1.2  Är målen mätbara?, hos HR-chefen"


def test_a_screen_reader_can_choose(dialog: HandoutDialog) -> None:
    index = dialog._choices.index(1, 0)
    assert dialog._choices.setData(index, Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    assert dialog._choices.chosen() == ("1.1",)


def test_names_from_before_are_offered_the_latest_first(dialog: HandoutDialog) -> None:
    completer = field(dialog, "Till").completer()
    offered = completer.model()
    assert [offered.index(at, 0).data() for at in range(offered.rowCount())] == ["controllern", "HR-chefen"]
    completer.setCompletionPrefix("CHEF")
    assert completer.currentCompletion() == "HR-chefen"


@pytest.mark.parametrize(
    ("deadline", "day"),
    [
        (dt.date(2025, 10, 31), dt.date(2025, 10, 8)),
        (dt.date(2025, 10, 3), dt.date(2025, 10, 3)),
        (TODAY, TODAY),
        (dt.date(2025, 9, 1), dt.date(2025, 10, 8)),
        (None, dt.date(2025, 10, 8)),
    ],
)
def test_the_day_is_in_a_week_but_not_after_the_last(deadline: dt.date | None, day: dt.date) -> None:
    assert due(TODAY, deadline) == day


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [
        ("2025-11-01", "Underlagets egen sista dag är 2025-10-31."),
        ("2025-09-30", "Den dagen har passerat."),
        ("snart", "Skriv datumet så här: 2023-12-12."),
    ],
)
def test_a_day_that_will_not_do_is_said_and_nothing_made(
    dialog: HandoutDialog, typed: str, complaint: str
) -> None:
    press(dialog, 1)
    field(dialog, "Till").setText("controllern")
    field(dialog, "Svar senast").setText(typed)
    assert complaint in texts(dialog)
    assert not button(dialog, "Skapa bladet…").isEnabled()


def test_no_last_day_is_allowed(dialog: HandoutDialog, qtbot: QtBot) -> None:
    press(dialog, 1)
    field(dialog, "Till").setText("controllern")
    field(dialog, "Svar senast").clear()
    with qtbot.waitSignal(dialog.accepted_handout) as asked:
        button(dialog, "Skapa bladet…").click()
    assert asked.args[2] is None


def test_a_day_is_picked_in_the_calendar(dialog: HandoutDialog) -> None:
    dialog._due.open_calendar()
    card = dialog.findChild(DayPicker)
    QTest.keyClick(card.month, Qt.Key.Key_Down)
    QTest.keyClick(card.month, Qt.Key.Key_Right)
    QTest.keyClick(card.month, Qt.Key.Key_Return)
    assert dialog._due.day() == dt.date(2025, 10, 16)
    assert field(dialog, "Svar senast").hasFocus()


def test_the_calendar_keeps_to_the_days_that_will_do(qtbot: QtBot) -> None:
    month = Month(dt.date(2025, 10, 8), TODAY, dt.date(2025, 10, 31))
    qtbot.addWidget(month)
    month.show()
    QTest.keyClick(month, Qt.Key.Key_PageDown)
    assert month.day == dt.date(2025, 10, 31)
    for _each in range(9):
        QTest.keyClick(month, Qt.Key.Key_Up)
    assert month.day == TODAY
    assert month.accessibleName() == "onsdag 2025-10-01"


def test_the_calendar_turns_over_years_and_short_months(qtbot: QtBot) -> None:
    month = Month(dt.date(2027, 12, 31), TODAY, None)
    qtbot.addWidget(month)
    month.turn(2)
    assert month.day == dt.date(2028, 2, 29)
    last = Month(dt.date.max, TODAY, None)
    qtbot.addWidget(last)
    last.turn(1)
    QTest.keyClick(last, Qt.Key.Key_Right)
    assert last.day == dt.date.max


def test_a_click_in_the_calendar_picks_that_day(qtbot: QtBot) -> None:
    month = Month(dt.date(2025, 10, 8), TODAY, None)
    qtbot.addWidget(month)
    month.show()
    with qtbot.waitSignal(month.picked) as picked:
        place = month.rect().topLeft()
        place.setX(30 + 34 * 2 + 17)  # Wednesday
        place.setY(30 * 3 + 15)  # the third week
        QTest.mouseClick(month, Qt.MouseButton.LeftButton, pos=place)
    assert picked.args == [dt.date(2025, 10, 15)]


def test_an_error_is_said_in_the_dialog_which_stays(dialog: HandoutDialog) -> None:
    dialog.show_error("Mappen går inte att skriva i.")
    assert "Mappen går inte att skriva i." in texts(dialog)
    assert dialog.isVisible()


def test_a_form_of_thousands_opens(qtbot: QtBot) -> None:
    made = QuestionChoices(snapshot(sections=many_questions(50, 100)), ())
    made.choose(made.everything())
    assert len(made.chosen()) == 5000


@pytest.mark.parametrize("dark", [False, True])
def test_it_is_drawn_light_and_dark_wide_and_narrow(dialog: HandoutDialog, dark: bool) -> None:
    app = QApplication.instance()
    theme.apply(app, dark=dark)
    try:
        for width, height in ((980, 640), (500, 480)):
            dialog.resize(width, height)
            assert not dialog.grab().isNull()
            assert dialog.width() == width
    finally:
        theme.apply(app, dark=False)
