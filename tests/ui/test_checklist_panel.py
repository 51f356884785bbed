"""The auditors' checklist: what is there, what is explained, what is missing; and the list itself changed."""

from __future__ import annotations

import pytest
from evidence_cases import CHECKLIST, EVIDENCE, case
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QProgressBar, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from auditprep.model import ChecklistLine
from ui.models.checklist import likely_first
from ui.models.picks import PICK
from ui.widgets.checklist_panel import ChecklistPanel
from ui.widgets.decision_fields import Field
from ui.widgets.picker import Picker

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform alone

TEXTS = [line.text for line in CHECKLIST]


@pytest.fixture
def panel(qtbot: QtBot) -> ChecklistPanel:
    made = ChecklistPanel()
    qtbot.addWidget(made)
    made.resize(640, 700)
    made.show_checklist(case())
    made.show()
    QApplication.processEvents()
    return made


def said(widget: QWidget) -> str:
    QApplication.processEvents()
    return " | ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def press(widget: QWidget, words: str) -> None:
    QApplication.processEvents()
    next(
        each for each in widget.findChildren(QPushButton) if each.text() == words and each.isVisible()
    ).click()


def field(widget: QWidget, name: str) -> Field:
    return next(each for each in widget.findChildren(Field) if each.accessibleName() == name)


def choose_from_menu(button: QToolButton, words: str) -> None:
    next(each for each in button.menu().actions() if each.text().split("\t")[0] == words).trigger()


def test_the_count_says_how_many_are_settled(panel: ChecklistPanel) -> None:
    assert "4 av 6 klara" in said(panel)
    assert panel.counts() == (4, 6)
    assert panel.findChild(QProgressBar).value() == 4


def test_each_line_says_its_state_in_a_word(panel: ChecklistPanel) -> None:
    assert (
        "finns" in said(panel.row(1))
        and "Omsorgsnämndens budget" in panel.row(1).findChild(QPushButton, "stop").text()
    )
    assert "saknas" in said(panel.row(3))
    assert "förklarat" in said(panel.row(4))
    assert field(panel.row(4), "Varför det saknas").text() == "Behandlas i nämnden först 2025-09-23"


def test_a_document_is_picked_the_likely_ones_first(qtbot: QtBot, panel: ChecklistPanel) -> None:
    press(panel.row(5), "Välj dokument…")
    picker = panel.findChild(Picker)
    first = picker.view.model().index(0, 0).data(PICK)
    assert first.title == "Attestförteckning 2025" and "kan vara det" in first.caption
    with qtbot.waitSignal(panel.line_settled) as told:
        qtbot.keyClick(picker.findChild(QLineEdit), Qt.Key.Key_Return)
    assert told.args == [5, (8,), ""]


def test_what_may_be_the_one_is_proposed_on_its_line_and_taken_with_a_press(
    qtbot: QtBot, panel: ChecklistPanel
) -> None:
    with qtbot.waitSignal(panel.line_settled) as told:
        press(panel.row(5), "Använd Attestförteckning 2025")
    assert told.args == [5, (8,), ""]
    assert not [each for each in panel.row(3).findChildren(QPushButton) if "Använd" in each.text()]


def test_the_shipped_list_says_that_it_is_a_help_until_a_line_is_settled(panel: ChecklistPanel) -> None:
    untouched = tuple(ChecklistLine(line.id, line.text) for line in CHECKLIST)
    panel.show_checklist(case(checklist=untouched, is_checklist_shipped=True))
    assert "brukar be om" in said(panel)
    panel.show_checklist(case(is_checklist_shipped=True))
    assert "brukar be om" not in said(panel)


def test_one_more_document_is_added_to_those_there(qtbot: QtBot, panel: ChecklistPanel) -> None:
    press(panel.row(1), "Ett till…")
    picker = panel.findChild(Picker)
    values = [
        picker.view.model().index(at, 0).data(PICK).value for at in range(picker.view.model().rowCount())
    ]
    assert 1 not in values
    with qtbot.waitSignal(panel.line_settled) as told:
        picker.chosen.emit(11)
    assert told.args == [1, (1, 11), ""]


def test_a_document_is_taken_away_with_its_cross(qtbot: QtBot, panel: ChecklistPanel) -> None:
    cross = next(
        each for each in panel.row(2).findChildren(QToolButton) if "Uppföljning" in each.accessibleName()
    )
    with qtbot.waitSignal(panel.line_settled) as told:
        cross.click()
    assert told.args == [2, (5,), ""]


def test_a_chip_shows_its_document(qtbot: QtBot, panel: ChecklistPanel) -> None:
    with qtbot.waitSignal(panel.show_requested) as asked:
        panel.row(1).findChild(QPushButton, "stop").click()
    assert asked.args == [1]


def test_it_is_said_why_there_is_none(qtbot: QtBot, panel: ChecklistPanel) -> None:
    press(panel.row(3), "Ange varför det saknas…")
    reason = field(panel.row(3), "Varför det saknas")
    assert reason.hasFocus()
    reason.setText("Ny antas i juni")
    reason.setModified(True)
    with qtbot.waitSignal(panel.line_settled) as told:
        qtbot.keyClick(reason, Qt.Key.Key_Return)
    assert told.args == [3, (), "Ny antas i juni"]


def test_a_reason_begun_and_left_empty_is_none(qtbot: QtBot, panel: ChecklistPanel) -> None:
    press(panel.row(3), "Ange varför det saknas…")
    with qtbot.assertNotEmitted(panel.line_settled):
        panel.row(4).pick.setFocus()
    assert not field(panel.row(3), "Varför det saknas").isVisible()
    assert panel.row(3).explain.isVisible()


def test_a_reason_being_typed_stays_when_the_case_changes_and_is_told_at_last(
    qtbot: QtBot, panel: ChecklistPanel
) -> None:
    reason = field(panel.row(4), "Varför det saknas")
    reason.setText("Halvskriven")
    reason.setModified(True)
    panel.show_checklist(case(checklist=(*CHECKLIST, ChecklistLine(7, "Ny rad"))))
    assert reason.text() == "Halvskriven"
    with qtbot.waitSignal(panel.line_settled) as told:
        panel.leave()
    assert told.args == [4, (), "Halvskriven"]


def test_a_line_is_added_at_the_end(qtbot: QtBot, panel: ChecklistPanel) -> None:
    add = field(panel, "Lägg till en rad")
    add.setText("  Patientsäkerhetsberättelse ")
    with qtbot.waitSignal(panel.checklist_changed) as told:
        qtbot.keyClick(add, Qt.Key.Key_Return)
    assert told.args == [(*TEXTS, "Patientsäkerhetsberättelse")]
    assert add.text() == ""


def test_a_line_is_reworded_moved_and_removed_from_its_menu(qtbot: QtBot, panel: ChecklistPanel) -> None:
    menu = panel.row(2)._more
    with qtbot.waitSignal(panel.checklist_changed) as told:
        choose_from_menu(menu, "Flytta upp")
    assert told.args == [(TEXTS[1], TEXTS[0], *TEXTS[2:])]
    with qtbot.waitSignal(panel.checklist_changed) as told:
        choose_from_menu(menu, "Ta bort raden")
    assert told.args == [(TEXTS[0], *TEXTS[2:])]
    choose_from_menu(menu, "Ändra texten")
    wording = field(panel.row(2), "Radens text")
    wording.setText("Internkontrollplan")
    with qtbot.waitSignal(panel.checklist_changed) as told:
        qtbot.keyClick(wording, Qt.Key.Key_Return)
    assert told.args == [(TEXTS[0], "Internkontrollplan", *TEXTS[2:])]
    assert not wording.isVisible()


def test_keys_move_and_reword_a_line(qtbot: QtBot, panel: ChecklistPanel) -> None:
    with qtbot.waitSignal(panel.checklist_changed) as told:
        qtbot.keyClick(panel.row(1).pick, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert told.args == [(TEXTS[1], TEXTS[0], *TEXTS[2:])]
    with qtbot.assertNotEmitted(panel.checklist_changed):
        qtbot.keyClick(panel.row(1).pick, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(panel.row(1).pick, Qt.Key.Key_F2)
    assert field(panel.row(1), "Radens text").isVisible()


def test_tab_follows_the_lines_also_after_one_was_moved(qtbot: QtBot, panel: ChecklistPanel) -> None:
    moved = (CHECKLIST[4], CHECKLIST[2], CHECKLIST[3])
    panel.show_checklist(case(checklist=moved))
    panel.activateWindow()
    panel.row(5).pick.setFocus()
    stops = []
    for _step in range(8):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        here = QApplication.focusWidget()
        stops.append(next((id_ for id_ in (5, 3, 4) if panel.row(id_).isAncestorOf(here)), None))
    assert [id_ for id_ in stops if id_] == sorted((id_ for id_ in stops if id_), key=(5, 3, 4).index)
    assert {5, 3, 4} <= set(stops)


def test_the_auditors_list_is_read_and_the_standard_one_comes_back(
    qtbot: QtBot, panel: ChecklistPanel
) -> None:
    for words, signal in (
        ("Läs in revisorernas checklista…", panel.checklist_file_requested),
        ("Återställ standardlistan", panel.checklist_default_requested),
    ):
        with qtbot.waitSignal(signal):
            choose_from_menu(panel._more, words)


def test_an_empty_list_says_what_to_do(panel: ChecklistPanel) -> None:
    panel.show_checklist(case(checklist=()))
    assert "Checklistan är tom." in said(panel)
    assert panel.counts() == (0, 0)


def test_read_only_shows_and_changes_nothing(panel: ChecklistPanel) -> None:
    panel.set_read_only(True)
    panel.show_checklist(case())
    QApplication.processEvents()
    visible = [each for each in panel.findChildren(QPushButton) if each.isVisible()]
    assert all(each.objectName() == "stop" for each in visible)
    assert not [each for each in panel.findChildren(QToolButton) if each.isVisible()]
    assert field(panel.row(4), "Varför det saknas").isReadOnly()


def test_what_may_fulfil_a_line_comes_first() -> None:
    found = likely_first(ChecklistLine(1, "Uppföljning av internkontroll", likely=(6,)), EVIDENCE)
    assert [(each.id, likely) for each, likely in found if likely] == [(6, True)]
    assert found[0][0].id == 6
    assert len(found) == len(EVIDENCE)
