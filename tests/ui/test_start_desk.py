"""The start page as a desk: days that can be set where they stand, the shelf, the latest files, the first steps."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from snapshots import many_questions, snapshot

from auditprep.model import Answer, CaseGlance, ChecklistLine, Status
from ui.dialogs.status import StatusDialog
from ui.models import shelf
from ui.models.desk import Which
from ui.pages.start import StartPage
from ui.recent import RecentCase
from ui.widgets.chart_progress import ProgressChart
from ui.widgets.day_editor import DayEditor
from ui.widgets.decision_fields import DecisionFields
from ui.widgets.first_steps import FirstSteps
from ui.widgets.handout_month import DayPicker
from ui.widgets.recent_row import RecentRow
from ui.widgets.section_list import SectionList
from ui.widgets.shelf_list import ShelfCase

NOW = dt.datetime(2025, 9, 1, 10, tzinfo=dt.UTC)
TODAY = NOW.date()
pytestmark = [
    pytest.mark.qt_log_ignore("propagateSizeHints|This plugin does not support"),  # offscreen alone
    pytest.mark.usefixtures("at_now"),
]

OTHER = snapshot(path="annan.auditprep")
SEEN = CaseGlance(Path("/k/2024.auditprep"), "Omsorgsnämnden", 2024, Status.SENT, 22, 22, "b", "1-1")
SET_DAY = "Nämndens sammanträde: Sätt dag"


@pytest.fixture
def page(qtbot: QtBot) -> StartPage:
    actions = tuple(QAction(words) for words in ("Nytt…", "Öppna…", "Prova"))
    made = StartPage(*actions)
    made.kept = actions  # type: ignore[attr-defined]
    qtbot.addWidget(made)
    made.resize(1282, 768)
    made.show()
    made.show_case(snapshot())
    QApplication.processEvents()
    return made


def field_of(page: StartPage) -> QLineEdit:
    return page.findChild(DayEditor).findChild(QLineEdit)


def write(page: StartPage, words: str, name: str = SET_DAY) -> None:
    """Opens the editor of a day, and writes there."""
    button(page, name).click()
    field_of(page).setText(words)


# The days


def test_a_day_is_written_where_it_stands_and_enter_gives_it(qtbot: QtBot, page: StartPage) -> None:
    write(page, TODAY.isoformat())
    with qtbot.waitSignal(page.day_given) as given:
        qtbot.keyClick(field_of(page), Qt.Key.Key_Return)
    assert given.args == [Which.MEETING, TODAY]


def test_the_last_day_can_be_set_as_well(qtbot: QtBot, page: StartPage) -> None:
    write(page, TODAY.isoformat(), "Sista dag: Sätt dag")
    with qtbot.waitSignal(page.day_given) as given:
        button(page, "Spara dagen").click()
    assert given.args == [Which.DEADLINE, TODAY]


@pytest.mark.parametrize("words", ["", "i höst", "2025-13-01", "1876-10-16", "9999-12-31"])
def test_what_is_no_likely_day_is_said_and_stays_as_it_is_written(
    qtbot: QtBot, page: StartPage, words: str
) -> None:
    write(page, words)
    with qtbot.assertNotEmitted(page.day_given):
        button(page, "Spara dagen").click()
    assert any(
        word in " ".join(labels(page.findChild(DayEditor))) for word in ("Skriv datumet", "långt bort")
    )
    assert field_of(page).text() == words
    assert field_of(page).accessibleDescription()


def test_escape_leaves_the_day_and_gives_the_keyboard_back(qtbot: QtBot, page: StartPage) -> None:
    write(page, "2025-09-23")
    with qtbot.assertNotEmitted(page.day_given):
        qtbot.keyClick(field_of(page), Qt.Key.Key_Escape)
    assert page.findChild(DayEditor).isHidden()
    assert page.window().focusWidget() is button(page, SET_DAY)


def test_a_day_that_is_there_can_be_taken_away(qtbot: QtBot, page: StartPage) -> None:
    page.show_case(replace(snapshot(), meeting=TODAY))
    assert "I dag" in labels(page)
    button(page, "Nämndens sammanträde: Ändra").click()
    with qtbot.waitSignal(page.day_given) as given:
        button(page, "Ta bort dagen").click()
    assert given.args == [Which.MEETING, None]


def test_what_could_not_be_saved_is_told_there_and_can_be_tried_again(qtbot: QtBot, page: StartPage) -> None:
    write(page, TODAY.isoformat())
    button(page, "Spara dagen").click()
    assert not button(page, "Spara dagen").isEnabled()
    page.show_day_error("Disken är full.")
    assert "Disken är full." in labels(page)
    with qtbot.waitSignal(page.day_given):
        button(page, "Spara dagen").click()
    page.show_day_saved()
    assert page.findChild(DayEditor).isHidden()


def test_a_day_is_picked_in_the_calendar(qtbot: QtBot, page: StartPage) -> None:
    write(page, TODAY.isoformat())
    button(page, "Välj dagen i en kalender").click()
    card = page.findChild(DayPicker)
    card.month.turn(1)
    picked = card.month.day
    qtbot.keyClick(card.month, Qt.Key.Key_Return)
    assert field_of(page).text() == picked.isoformat()


def test_what_is_being_written_outlives_a_change_of_the_case_but_not_another_case(page: StartPage) -> None:
    write(page, "2025-09")
    page.show_case(snapshot({"1.1": Answer("Ja")}))
    assert (page.findChild(DayEditor).isHidden(), field_of(page).text()) == (False, "2025-09")
    page.show_case(OTHER)
    assert page.findChild(DayEditor).isHidden()


def test_days_of_a_case_that_may_only_be_read_are_not_changed(page: StartPage) -> None:
    write(page, "2025-09")
    page.set_read_only(True, file_too=True)
    assert page.findChild(DayEditor).isHidden()
    assert not {"Sätt dag…", "Ändra…"} & set(buttons(page))
    page.set_read_only(False, file_too=False)
    assert buttons(page).count("Sätt dag…") == 2


def test_a_meeting_that_has_been_leads_to_the_status(qtbot: QtBot, page: StartPage) -> None:
    page.show_case(replace(snapshot(), meeting=TODAY - dt.timedelta(days=3)))
    with qtbot.waitSignal(page.status_requested):
        button(page, "Har nämnden beslutat? Ändra status…").click()


# What is left


def test_each_line_of_what_is_left_leads_to_where_it_is_done(qtbot: QtBot, page: StartPage) -> None:
    page.show_case(replace(snapshot(), checklist=(ChecklistLine(1, "Budget"),)))
    page.show_findings("2 fel")
    with qtbot.waitSignal(page.checks_requested):
        button(page, "2 fel att granska").click()
    with qtbot.waitSignal(page.checklist_requested):
        button(page, "1 dokument i checklistan saknas").click()


def test_lines_that_are_the_same_keep_the_keyboard(page: StartPage) -> None:
    line = button(page, "5 frågor saknar svar")
    line.setFocus()
    page.show_case(snapshot())
    QApplication.processEvents()
    assert page.window().focusWidget() is line


def test_every_section_has_a_bar_that_says_how_far_it_has_come(page: StartPage) -> None:
    page.show_case(snapshot({"1.1": Answer("Ja", "", True)}))
    QApplication.processEvents()
    names = {each.accessibleName() for each in page.findChildren(ProgressChart) if not each.isHidden()}
    assert {"1 Styrning: 1 klar, 1 utan svar", "2 Intern kontroll: 3 utan svar"} <= names


# The shelf and the latest files


def test_a_case_on_the_shelf_is_opened_by_a_click_and_by_enter(qtbot: QtBot, page: StartPage) -> None:
    show_shelf(page, SEEN)
    (back,) = page.findChildren(ShelfCase)
    with qtbot.waitSignal(page.recent_requested) as asked:
        back.click()
    assert asked.args == [SEEN.path]
    with qtbot.waitSignal(page.recent_requested):
        qtbot.keyClick(back, Qt.Key.Key_Return)
    assert back.accessibleName() == "Omsorgsnämnden 2024, Inskickat, 22 av 22 besvarade"
    assert back.size() == back.sizeHint()
    back.grab()


def test_a_case_whose_file_is_gone_is_faint_and_is_not_opened(page: StartPage) -> None:
    show_shelf(page, SEEN, gone=(SEEN.path,))
    (back,) = page.findChildren(ShelfCase)
    assert not back.isEnabled()
    assert back.accessibleName().endswith("filen hittas inte")


def test_an_empty_shelf_is_not_seen(page: StartPage) -> None:
    show_shelf(page, SEEN)
    show_shelf(page)
    QApplication.processEvents()
    assert not {"Andra år", "Dina underlag"} & set(labels(page))


def test_markup_in_the_name_of_a_board_is_words(page: StartPage) -> None:
    show_shelf(page, replace(SEEN, board="<h1>Nämnd</h1>"), replace(SEEN, board="A & B", identity="c"))
    QApplication.processEvents()
    assert {"<h1>Nämnd</h1>", "A & B"} <= set(labels(page))
    plain = [each for each in page.findChildren(QLabel) if each.text() == "<h1>Nämnd</h1>"]
    assert plain[0].textFormat() == Qt.TextFormat.PlainText


def test_the_open_case_is_not_among_the_latest_files_and_only_the_first_are_shown(page: StartPage) -> None:
    recents = [RecentCase(Path(f"/k/{n}.auditprep"), f"Nämnd {n}") for n in range(8)]
    page.show_recent((RecentCase(snapshot().path, "Omsorgsnämnden 2025"), *recents))
    QApplication.processEvents()
    assert [row for row in page.findChildren(RecentRow) if row.isVisible()] != []
    assert "Omsorgsnämnden 2025" not in buttons(page)
    assert [each for each in buttons(page) if each.startswith("Nämnd")] == [f"Nämnd {n}" for n in range(5)]
    button(page, "Visa alla 8").click()
    assert [each for each in buttons(page) if each.startswith("Nämnd")] == [f"Nämnd {n}" for n in range(8)]
    assert page.window().focusWidget() is button(page, "Nämnd 5")


def test_who_has_no_case_yet_meets_three_steps_and_who_has_does_not(page: StartPage) -> None:
    page.show_case(None)
    QApplication.processEvents()
    assert {"1. Revisorernas formulär", "2. Nämnd och år", "3. Förra året"} <= set(labels(page))
    page.findChild(FirstSteps).grab()
    page.show_recent((RecentCase(Path("/k/a.auditprep"), "Nämnd A"),))
    assert page.findChild(FirstSteps).isHidden()


def test_on_a_narrow_page_the_shelf_stands_below_the_desk(page: StartPage) -> None:
    show_shelf(page, SEEN)
    page.resize(480, 500)
    QApplication.processEvents()
    (back,) = page.findChildren(ShelfCase)
    assert back.mapTo(page, back.rect().topLeft()).x() < 40
    assert all(each.width() <= 480 for each in page.findChildren(ProgressChart))


def test_a_line_more_makes_the_desk_higher(qtbot: QtBot, page: StartPage) -> None:
    card = page._desk
    before = card.height()
    page.show_findings("2 fel")
    qtbot.waitUntil(lambda: card.height() > before)
    assert card.height() >= card.heightForWidth(card.width())


def test_tab_goes_over_the_desk_as_one_reads_it(qtbot: QtBot, page: StartPage) -> None:
    show_shelf(page, SEEN)
    page.show_recent((RecentCase(Path("/k/a.auditprep"), "Nämnd A"),))
    page.show_case(snapshot({"1.1": Answer("Ja")}))
    QApplication.processEvents()
    wanted = [
        *("Ändra status…", "Sista dag: Sätt dag", SET_DAY, "4 frågor saknar svar", "1 Styrning"),
        *(shelf.told(SEEN), "Nämnd A", "Öppna…", "Fortsätt med 1.2"),
    ]
    with qtbot.waitActive(page):
        page.activateWindow()
    button(page, wanted[0]).setFocus()
    met = []
    for _press in range(40):
        focused = QApplication.focusWidget()
        met.append(focused.accessibleName() or focused.text())
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert [each for each in dict.fromkeys(met) if each in wanted] == wanted


def test_the_day_of_the_meeting_stands_in_the_decision_that_is_asked_for(qtbot: QtBot) -> None:
    dialog = StatusDialog(replace(snapshot(), meeting=TODAY))
    qtbot.addWidget(dialog)
    decided = dialog.findChild(DecisionFields).date
    assert (decided.text(), decided.isModified()) == ("2025-09-01", False)


def show_shelf(page: StartPage, *seen: CaseGlance, gone: tuple[Path, ...] = ()) -> None:
    boards = shelf.arrange(seen, None)
    page.show_shelf(boards, shelf.title(boards, has_open=True), gone)
    QApplication.processEvents()


def button(page: QWidget, words: str) -> QAbstractButton:
    QApplication.processEvents()
    found = [
        each
        for each in page.findChildren(QAbstractButton)
        if words in (each.text(), each.accessibleName()) and each.isVisible()
    ]
    assert len(found) == 1, buttons(page)
    return found[0]


def buttons(page: QWidget) -> list[str]:
    QApplication.processEvents()
    return [each.text() for each in page.findChildren(QPushButton) if each.isVisible()]


def labels(page: QWidget) -> list[str]:
    return [each.text() for each in page.findChildren(QLabel) if each.isVisible()]


def test_of_a_form_that_is_all_one_the_desk_has_told_how_far_it_has_come(page: StartPage) -> None:
    assert page.findChild(SectionList).isVisible()
    page.show_case(snapshot(sections=many_questions(1, 6)))
    assert page.findChild(SectionList).isHidden()
