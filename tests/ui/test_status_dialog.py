"""How far the case has come: chosen among five steps, with what belongs to each, and nothing before the button."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot
from snapshots import snapshot

from auditprep.model import Answer, Decision, Exported, Snapshot, Status
from ui.dialogs.status import StatusDialog

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

DECISION = Decision("Omsorgsnämnden", dt.date(2025, 9, 23), 84, "ON 2025/110")


def dialog(qtbot: QtBot, case: Snapshot) -> StatusDialog:
    made = StatusDialog(case)
    qtbot.addWidget(made)
    made.show()
    return made


def sent_case() -> Snapshot:
    return replace(
        snapshot(),
        status=Status.SENT,
        decided=DECISION,
        sent_on=dt.date(2025, 10, 14),
        sent_to="revisorerna",
    )


def test_ready_for_the_board_asks_for_nothing_more(qtbot: QtBot) -> None:
    made = dialog(qtbot, snapshot())
    made.choose(Status.READY)
    assert visible(made) == []
    with qtbot.waitSignal(made.status_wanted) as wanted:
        press(made)
    assert wanted.args == [Status.READY, {}]


def test_decided_asks_for_the_decision_and_takes_none_without_date_and_paragraph(qtbot: QtBot) -> None:
    made = dialog(qtbot, snapshot())
    made.choose(Status.DECIDED)
    with qtbot.assertNotEmitted(made.status_wanted):
        press(made)
    assert "Ange datum och § för nämndens beslut." in words(made)
    write(made, "Beslutsdatum", "2025-09-23")
    write(made, "Paragraf", "84")
    write(made, "Diarienummer", "ON 2025/110")
    with qtbot.waitSignal(made.status_wanted) as wanted:
        press(made)
    assert wanted.args == [Status.DECIDED, {"decision": DECISION}]


def test_sent_asks_for_the_day_and_to_whom_and_for_a_decision_that_is_not_known(qtbot: QtBot) -> None:
    made = dialog(qtbot, snapshot())
    made.choose(Status.SENT)
    assert "Beslutsdatum" in visible(made)
    decided = dialog(qtbot, replace(snapshot(), status=Status.DECIDED, decided=DECISION))
    decided.choose(Status.SENT)
    assert visible(decided) == ["Inskickat den", "Inskickat till"]
    write(decided, "Inskickat den", "14 okt")
    with qtbot.assertNotEmitted(decided.status_wanted):
        press(decided)
    write(decided, "Inskickat den", "2025-10-14")
    with qtbot.waitSignal(decided.status_wanted) as wanted:
        press(decided)
    assert wanted.args == [Status.SENT, {"sent_on": dt.date(2025, 10, 14), "sent_to": "revisorerna"}]


def test_what_was_sent_is_unlocked_only_with_a_reason(qtbot: QtBot) -> None:
    made = dialog(qtbot, sent_case())
    made.choose(Status.DECIDED)
    with qtbot.assertNotEmitted(made.status_wanted):
        press(made)
    write(made, "Varför låses det upp?", "Fel siffra i 2.6")
    with qtbot.waitSignal(made.status_wanted) as wanted:
        press(made)
    status, facts = wanted.args
    assert (status, facts["reason"]) == (Status.DECIDED, "Fel siffra i 2.6")


def test_going_on_from_sent_to_reviewed_needs_no_reason(qtbot: QtBot) -> None:
    made = dialog(qtbot, sent_case())
    made.choose(Status.REVIEWED)
    with qtbot.waitSignal(made.status_wanted) as wanted:
        press(made)
    assert wanted.args[0] is Status.REVIEWED and "reason" not in wanted.args[1]


def test_the_latest_exports_stand_there_with_their_hash(qtbot: QtBot) -> None:
    when = dt.datetime(2025, 10, 14, 9, 2, tzinfo=dt.UTC)
    exported = Exported(when, "anna", "docx", "formulär.docx", "ab" * 32, 10, Status.DECIDED)
    made = dialog(qtbot, replace(snapshot(), exported=(exported,)))
    assert any("formulär.docx" in each and "abababababab" in each for each in words(made))


def test_a_change_that_was_refused_is_told_and_can_be_tried_again(qtbot: QtBot) -> None:
    made = dialog(qtbot, snapshot())
    made.choose(Status.READY)
    press(made)
    assert not button(made).isEnabled()
    made.show_error("Det gick inte.")
    assert button(made).isEnabled() and "Det gick inte." in words(made)


def test_every_field_is_seen_whole_whatever_is_chosen(qtbot: QtBot) -> None:
    exported = Exported(
        dt.datetime(2025, 10, 14, 9, 2, tzinfo=dt.UTC), "anna", "docx", "f.docx", "ab" * 32, 10, Status.DRAFT
    )
    drafts = {"1.1": Answer("Ja", carried=True), "1.2": Answer("Ja")}
    for case in (snapshot(drafts), replace(sent_case(), answers={"1.1": Answer(carried=True)}, decided=None)):
        made = dialog(qtbot, replace(case, exported=(exported,)))
        for status in (Status.READY, Status.DECIDED, Status.SENT, Status.DRAFT, Status.REVIEWED):
            made.choose(status)
            qtbot.wait(1)
            for field in (each for each in made.findChildren(QLineEdit) if each.isVisible()):
                assert field.height() >= field.sizeHint().height()
                assert field.visibleRegion().boundingRect() == field.rect()


def test_there_is_room_for_what_is_said_of_a_date_before_it_is_said(qtbot: QtBot) -> None:
    made = dialog(qtbot, snapshot())
    made.choose(Status.DECIDED)
    qtbot.wait(1)
    write(made, "Beslutsdatum", "i går")
    press(made)
    qtbot.wait(1)
    complaint = made._decision._complaint
    assert complaint.text()
    assert complaint.visibleRegion().boundingRect() == complaint.rect()


def test_the_keyboard_begins_on_what_is_chosen_and_an_arrow_chooses_the_next(qtbot: QtBot) -> None:
    made = dialog(qtbot, snapshot())
    with qtbot.waitActive(made):
        made.activateWindow()
    first = made.focusWidget()
    assert isinstance(first, QRadioButton) and first.text() == "Utkast"
    qtbot.keyClick(first, Qt.Key.Key_Down)
    chosen = [each.text() for each in made.findChildren(QRadioButton) if each.isChecked()]
    assert chosen == ["Klart för nämnden"] and made.focusWidget().text() == chosen[0]


def test_what_lacks_gets_the_focus_and_is_not_said_once_it_is_there(qtbot: QtBot) -> None:
    made = dialog(qtbot, snapshot())
    made.choose(Status.DECIDED)
    press(made)
    assert made.focusWidget().accessibleName() == "Beslutsdatum"
    said = "Ange datum och § för nämndens beslut."
    write(made, "Beslutsdatum", "2025-09-23")
    assert said in words(made)
    press(made)
    assert made.focusWidget().accessibleName() == "Paragraf"
    write(made, "Paragraf", "84")
    assert said not in words(made)
    locked = dialog(qtbot, sent_case())
    locked.choose(Status.DRAFT)
    press(locked)
    assert locked.focusWidget().accessibleName() == "Varför låses det upp?"
    write(locked, "Varför låses det upp?", "x")
    assert not any("varför det låses upp" in each for each in words(locked))


def button(made: StatusDialog) -> QPushButton:
    return next(each for each in made.findChildren(QPushButton) if each.text() == "Ändra status")


def press(made: StatusDialog) -> None:
    button(made).click()


def write(made: StatusDialog, name: str, text: str) -> None:
    field = next(each for each in made.findChildren(QLineEdit) if each.accessibleName() == name)
    field.setText(text)
    field.setModified(True)


def visible(made: StatusDialog) -> list[str]:
    return [each.accessibleName() for each in made.findChildren(QLineEdit) if each.isVisible()]


def words(made: StatusDialog) -> list[str]:
    return [each.text() for each in made.findChildren(QLabel) if each.isVisible()]


def test_what_is_not_ready_is_told_before_the_case_goes_on_and_forbids_nothing(qtbot: QtBot) -> None:
    made = dialog(qtbot, snapshot({"1.1": Answer("Ja", carried=True), "1.2": Answer("Ja")}))
    told = "3 frågor saknar svar. 1 svar är ett utkast från förra året som inte är bekräftat."
    assert told not in words(made)
    made.choose(Status.READY)
    assert told in words(made)
    with qtbot.waitSignal(made.status_wanted):
        press(made)
