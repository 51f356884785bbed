"""The register of decisions: typed once, filtered, put right, copied, and shown where it was read."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from evidence_cases import DECISIONS, case
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from auditprep.model import Decision, Registered
from ui.models.decisions import Column
from ui.models.table_rows import ROW
from ui.widgets.decision_fields import Field
from ui.widgets.decision_register import DecisionRegister

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform alone


@pytest.fixture
def register(qtbot: QtBot) -> DecisionRegister:
    made = DecisionRegister()
    qtbot.addWidget(made)
    made.resize(680, 600)
    made.show_decisions(case())
    made.show()
    return made


def ids(register: DecisionRegister) -> list[int]:
    model = register.table.model()
    return [model.index(row, 0).data(ROW).id for row in range(model.rowCount())]


def choose(register: DecisionRegister, id_: int) -> None:
    register.table.setCurrentIndex(register.table.model().index(ids(register).index(id_), 0))


def pressable(register: DecisionRegister) -> dict[str, QPushButton]:
    QApplication.processEvents()
    return {each.text(): each for each in register.findChildren(QPushButton) if each.isVisible()}


def said(register: DecisionRegister) -> str:
    return " | ".join(label.text() for label in register.findChildren(QLabel) if label.isVisible())


def field(register: DecisionRegister, name: str) -> Field:
    return next(each for each in register.findChildren(Field) if each.accessibleName() == name)


def type_in(register: DecisionRegister, name: str, words: str) -> Field:
    found = field(register, name)
    found.setFocus()
    found.setText(words)
    found.setModified(True)
    return found


def test_the_newest_meeting_stands_first_and_its_paragraphs_in_order(register: DecisionRegister) -> None:
    assert ids(register) == [3, 1, 2, 4, 5]


def test_a_decision_says_in_which_minutes_and_on_which_printed_page_it_was_read(
    register: DecisionRegister,
) -> None:
    rows = {row.id: row for row in register.rows()}
    assert rows[1].cells[Column.SOURCE] == "Protokoll 2025-02-18, sid 7"
    assert rows[3].cells[Column.SOURCE] == "Protokoll 2025-03-18, sid 5"
    assert rows[4].cells[Column.SOURCE] == ""


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("§ 14", [1]),
        ("fullmäktige delegation", [5]),
        ("2025-063", [3]),
        ("februari", [3]),
        ("", [3, 1, 2, 4, 5]),
    ],
)
def test_the_filter_looks_in_every_column(register: DecisionRegister, typed: str, found: list[int]) -> None:
    next(each for each in register.findChildren(QLineEdit) if not isinstance(each, Field)).setText(typed)
    assert ids(register) == found


def test_a_filter_that_finds_nothing_says_so(register: DecisionRegister) -> None:
    next(each for each in register.findChildren(QLineEdit) if not isinstance(each, Field)).setText("xyzzy")
    assert "Inget beslut innehåller orden." in said(register)
    register.show_decisions(case(decisions=()))
    assert "Inga beslut än." in said(register)


def test_columns_sort_numbers_as_numbers(register: DecisionRegister) -> None:
    register.table.sortByColumn(Column.PARAGRAPH, Qt.SortOrder.AscendingOrder)
    assert ids(register) == [1, 2, 3, 4, 5]


def test_a_new_decision_is_added_once_and_the_next_is_most_often_of_the_same_meeting(
    qtbot: QtBot, register: DecisionRegister
) -> None:
    register.start_new()
    assert not pressable(register)["Lägg till beslut"].isEnabled()
    type_in(register, "Organ", "Omsorgsnämnden")
    type_in(register, "Beslutsdatum", "2025-05-20")
    type_in(register, "Paragraf", "§ 41")
    matter = type_in(register, "Ärende", "Verksamhetsplan, ändring")
    with qtbot.waitSignal(register.decision_saved) as told:
        qtbot.keyClick(matter, Qt.Key.Key_Return)
    made = Decision("Omsorgsnämnden", dt.date(2025, 5, 20), 41, None, "Verksamhetsplan, ändring")
    assert told.args == [None, made]
    assert field(register, "Organ").text() == "Omsorgsnämnden"
    assert field(register, "Paragraf").text() == field(register, "Ärende").text() == ""
    assert field(register, "Paragraf").hasFocus()


def test_a_new_decision_with_a_date_that_is_none_is_not_added(
    qtbot: QtBot, register: DecisionRegister
) -> None:
    register.start_new()
    type_in(register, "Organ", "Omsorgsnämnden")
    type_in(register, "Beslutsdatum", "i maj")
    with qtbot.assertNotEmitted(register.decision_saved):
        pressable(register)["Lägg till beslut"].click()
    assert "Skriv datumet så här" in said(register)
    assert field(register, "Beslutsdatum").text() == "i maj"


def test_what_is_typed_of_a_new_decision_stays_when_the_case_changes(register: DecisionRegister) -> None:
    register.start_new()
    type_in(register, "Ärende", "Halvskrivet")
    register.show_decisions(case(decisions=DECISIONS[:3]))
    assert field(register, "Ärende").text() == "Halvskrivet"


def test_a_registered_decision_is_put_right_where_it_is_left(
    qtbot: QtBot, register: DecisionRegister
) -> None:
    choose(register, 1)
    type_in(register, "Ärende", "Årsbokslut 2024, godkännande")
    with qtbot.waitSignal(register.decision_saved) as told:
        choose(register, 3)
    assert told.args == [1, replace(DECISIONS[0].decision, title="Årsbokslut 2024, godkännande")]
    assert field(register, "Ärende").text() == "Ekonomisk uppföljning per februari"


def test_the_chosen_decision_stays_chosen_when_the_case_changes(register: DecisionRegister) -> None:
    choose(register, 2)
    register.show_decisions(case(decisions=(Registered(9, Decision("A", dt.date(2026, 1, 1))), *DECISIONS)))
    assert register.table.currentIndex().data(ROW).id == 2
    register.show_decisions(case(decisions=DECISIONS[:1]))
    assert "Nytt beslut" in said(register)


def test_a_decision_is_copied_as_it_stands_in_prose(qtbot: QtBot, register: DecisionRegister) -> None:
    choose(register, 1)
    qtbot.keyClick(register.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Omsorgsnämnden 2025-02-18, § 14 (dnr OMN 2025-041)"
    choose(register, 5)
    pressable(register)["Kopiera som text"].click()
    assert QGuiApplication.clipboard().text() == "Kommunfullmäktige 2024-11-27, § 131 (dnr KS 2024-302)"


def test_enter_shows_the_page_of_the_minutes(qtbot: QtBot, register: DecisionRegister) -> None:
    choose(register, 1)
    with qtbot.waitSignal(register.show_requested) as asked:
        qtbot.keyClick(register.table, Qt.Key.Key_Return)
    assert asked.args == [2, 0, 9]
    choose(register, 4)
    with qtbot.assertNotEmitted(register.show_requested):
        qtbot.keyClick(register.table, Qt.Key.Key_Return)


def test_a_click_on_the_minutes_shows_the_page(qtbot: QtBot, register: DecisionRegister) -> None:
    register.resize(900, 600)
    QApplication.processEvents()
    at = register.table.visualRect(register.table.model().index(0, Column.SOURCE)).center()
    with qtbot.waitSignal(register.show_requested) as asked:
        qtbot.mouseClick(register.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert asked.args == [3, 0, 5]


def test_delete_removes_the_chosen_one(qtbot: QtBot, register: DecisionRegister) -> None:
    choose(register, 4)
    with qtbot.waitSignal(register.decision_removed) as told:
        qtbot.keyClick(register.table, Qt.Key.Key_Delete)
    assert told.args == [4]


def test_the_decisions_of_one_meeting_s_minutes_can_be_shown_alone(register: DecisionRegister) -> None:
    register.show_minutes(2)
    assert ids(register) == [1, 2]
    pressable(register)["Visa alla beslut"].click()
    assert len(ids(register)) == 5


def test_read_only_shows_copies_and_changes_nothing(qtbot: QtBot, register: DecisionRegister) -> None:
    register.set_read_only(True)
    choose(register, 1)
    assert field(register, "Ärende").isReadOnly()
    assert set(pressable(register)) == {"Kopiera som text", "Visa i protokollet"}
    with qtbot.assertNotEmitted(register.decision_removed):
        qtbot.keyClick(register.table, Qt.Key.Key_Delete)


def test_a_case_that_is_closed_leaves_nothing(register: DecisionRegister) -> None:
    choose(register, 1)
    type_in(register, "Ärende", "Inte sparat")
    register.forget()
    assert ids(register) == [] and field(register, "Ärende").text() == ""


def test_five_thousand_decisions_are_shown_at_once(qtbot: QtBot, register: DecisionRegister) -> None:
    import time

    many = tuple(
        Registered(
            n, Decision("Omsorgsnämnden", dt.date(2025, 1, 1) + dt.timedelta(n % 300), n, None, "Ärende"), 2
        )
        for n in range(5000)
    )
    begun = time.process_time()
    register.show_decisions(case(decisions=many))
    register.grab()
    assert time.process_time() - begun < 1.2
    assert len(ids(register)) == 5000
