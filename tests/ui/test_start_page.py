"""The start page: what is left, as links, and the ways in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QToolButton, QWidget
from pytestqt.qtbot import QtBot
from snapshots import SECTIONS, snapshot
from year_before import paired, year_before

from auditprep.case import Case
from auditprep.example import make_example_case
from auditprep.model import Answer, Citation, Status
from ui.pages.start import StartPage
from ui.recent import RecentCase
from ui.widgets.desk_card import DeskCard
from ui.widgets.recent_row import RecentRow
from ui.widgets.section_list import SectionList

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen plugin says so of any window

ALL_DONE = {
    question.key: Answer("Ja", "Text", True) for section in SECTIONS for question in section.questions
}
SHELF = (RecentCase(Path("/a/a.auditprep"), "Nämnd A"), RecentCase(Path("/b/b.auditprep"), "Nämnd B"))


@pytest.fixture
def page(qtbot: QtBot) -> StartPage:
    new, open_, example = (QAction(words) for words in ("Nytt…", "Öppna…", "Prova"))
    made = StartPage(new, open_, example)
    made.kept = (new, open_, example)  # type: ignore[attr-defined]
    qtbot.addWidget(made)
    made.resize(1282, 768)
    made.show()
    return made


def test_without_a_case_the_way_on_is_a_new_one(qtbot: QtBot, page: StartPage) -> None:
    new = page.kept[0]  # type: ignore[attr-defined]
    with qtbot.waitSignal(new.triggered):
        _button(page, "Nytt…").click()


def test_with_a_case_the_desk_says_who_and_how_far(page: StartPage) -> None:
    page.show_case(snapshot(answers={"1.1": Answer("Ja")}))
    words = _words(page)
    assert "Omsorgsnämnden 2025" in words
    assert "1 av 5 besvarade" in words


def test_every_line_of_what_is_left_is_a_link_to_the_first_of_them(qtbot: QtBot, page: StartPage) -> None:
    cited = {"1.1": (Citation(7),)}
    page.show_case(snapshot(answers={"1.1": Answer("Ja"), "1.2": Answer("Ja", "", True)}, cited=cited))
    for words, key in (
        ("3 frågor saknar svar", "2.1"),
        ("1 svar är inte markerat som klart", "1.1"),
        ("1 svar saknar bilaga", "1.2"),
    ):
        with qtbot.waitSignal(page.question_requested) as asked:
            _button(page, words).click()
        assert asked.args == [key]


def test_one_goes_on_where_an_answer_is_lacking(qtbot: QtBot, page: StartPage) -> None:
    page.show_case(snapshot(answers={"1.1": Answer("Ja")}))
    with qtbot.waitSignal(page.question_requested) as asked:
        _button(page, "Fortsätt med 1.2").click()
    assert asked.args == ["1.2"]


def test_when_all_is_done_the_way_on_is_the_export(qtbot: QtBot, page: StartPage) -> None:
    cited = {key: (Citation(7),) for key in ALL_DONE}
    page.show_case(snapshot(answers=ALL_DONE, cited=cited))
    for words in ("Exportera", "Alla frågor är besvarade och klara. Exportera"):
        with qtbot.waitSignal(page.export_requested):
            _button(page, words).click()


def test_a_case_shown_again_shows_only_what_is_left_now(page: StartPage) -> None:
    page.show_case(snapshot())
    page.show_case(snapshot(answers={"1.1": Answer("Ja")}))
    QApplication.processEvents()
    shown = [button.text() for button in page.findChildren(QPushButton) if button.isVisible()]
    assert "4 frågor saknar svar" in shown
    assert "5 frågor saknar svar" not in shown


def test_a_section_leads_to_its_first_question_without_an_answer(qtbot: QtBot, page: StartPage) -> None:
    page.show_case(snapshot(answers={"2.1": Answer("Ja")}))
    assert {"0 av 2", "1 av 3"} <= set(_words(page))
    with qtbot.waitSignal(page.question_requested) as asked:
        _button(page, "2 Intern kontroll").click()
    assert asked.args == ["2.1#2"]


def test_enter_presses_the_button_that_has_the_focus(qtbot: QtBot, page: StartPage) -> None:
    page.show_case(snapshot())
    with qtbot.waitSignal(page.question_requested):
        qtbot.keyClick(_button(page, "Fortsätt med 1.1"), Qt.Key.Key_Return)


def test_a_case_on_the_shelf_is_opened_or_taken_away(qtbot: QtBot, page: StartPage) -> None:
    page.show_recent(SHELF)
    with qtbot.waitSignal(page.recent_requested) as asked:
        _button(page, "Nämnd B").click()
    assert asked.args == [Path("/b/b.auditprep")]
    with qtbot.waitSignal(page.recent_removed) as removed:
        page.findChildren(RecentRow)[0].findChild(QToolButton).click()
    assert removed.args == [Path("/a/a.auditprep")]


def test_a_case_that_is_gone_is_greyed_but_can_be_taken_away(page: StartPage) -> None:
    page.show_recent(SHELF)
    page.show_missing({SHELF[0].path: False, SHELF[1].path: True})
    gone, there = page.findChildren(RecentRow)
    assert not gone.findChild(QPushButton).isEnabled()
    assert gone.findChild(QToolButton).isEnabled()
    assert there.findChild(QPushButton).isEnabled()
    assert any("Hittas inte" in label.accessibleName() for label in gone.findChildren(QLabel))


def test_the_shelf_stands_beside_the_desk_only_where_there_is_room(page: StartPage) -> None:
    page.show_case(snapshot())
    page.show_recent(SHELF)

    def places() -> tuple[QWidget, QWidget]:
        return page.findChild(RecentRow), _button(page, "5 frågor saknar svar")

    row, line = places()
    assert row.mapTo(page, row.pos()).x() > line.mapTo(page, line.pos()).x() + 300
    page.resize(640, 768)
    row, line = places()
    assert abs(row.mapTo(page, row.rect().topLeft()).x() - 32) < 5


def test_how_far_the_sections_have_come_stands_beside_the_desk_and_the_example_needs_no_scroll_bar(
    page: StartPage, tmp_path: Path
) -> None:
    page.resize(1282, 768)
    with Case.open(make_example_case(tmp_path)) as case:
        page.show_case(case.snapshot())
    page.show_findings("5 fel och 8 varningar")
    QApplication.processEvents()
    desk, sections = page.findChild(DeskCard), page.findChild(SectionList)
    assert sections.mapTo(page, sections.rect().topLeft()).x() > desk.mapTo(page, desk.rect().topRight()).x()
    bar = page.findChild(QScrollArea).verticalScrollBar()
    assert bar.maximum() == 0
    assert sections.mapTo(page, sections.rect().topRight()).x() > page.width() - 60  # no room is left empty


@pytest.mark.parametrize("width", [480, 816, 990])
def test_on_a_narrow_page_the_sections_stand_below_the_desk_in_one_column(
    page: StartPage, width: int
) -> None:
    page.show_case(snapshot())
    page.show_recent(SHELF)
    page.resize(width, 552)
    QApplication.processEvents()
    desk, sections = page.findChild(DeskCard), page.findChild(SectionList)
    row = page.findChild(RecentRow)
    at = [each.mapTo(page, each.rect().topLeft()) for each in (desk, sections, row)]
    assert len({place.x() for place in at}) == 1
    assert [place.y() for place in at] == sorted(place.y() for place in at)
    area = page.findChild(QScrollArea)
    assert area.widget().width() <= area.viewport().width()


def test_drafts_from_last_year_are_no_answers_and_lead_to_the_first_of_them(
    qtbot: QtBot, page: StartPage
) -> None:
    draft = Answer("Ja", "Från förra året", carried=True)
    page.show_case(snapshot(answers={"1.1": draft, "1.2": draft, "2.1": Answer("Ja")}))
    assert "1 av 5 besvarade" in _words(page)
    with qtbot.waitSignal(page.question_requested) as asked:
        _button(page, "2 svar är utkast från förra året att bekräfta").click()
    assert asked.args == ["1.1"]


def test_last_year_its_pairs_and_what_can_be_carried_stand_on_the_desk(qtbot: QtBot, page: StartPage) -> None:
    page.show_case(replace(snapshot(), previous=year_before()))
    page.show_matching(paired())
    for words, wish in (
        ("1 frågepar att ta ställning till", page.pairing_requested),
        ("Använd svaren som utkast…", page.carry_requested),
        ("Jämför", page.compare_requested),
        ("Annan fil…", page.previous_requested),
        ("Ändra status…", page.status_requested),
    ):
        with qtbot.waitSignal(wish):
            _button(page, words).click()


def test_what_is_sent_can_still_be_given_another_status_and_a_file_that_may_only_be_read_not(
    page: StartPage,
) -> None:
    page.show_case(replace(snapshot(), previous=year_before(), status=Status.SENT))
    page.show_matching(paired())
    for file_too in (False, True):
        page.set_read_only(True, file_too=file_too)
        shown = [each.text() for each in page.findChildren(QPushButton) if each.isVisible()]
        assert ("Ändra status…" in shown) is not file_too
        assert not {"Annan fil…", "Använd svaren som utkast…"} & set(shown)


def test_cases_that_are_called_the_same_are_told_apart_by_their_files(page: StartPage) -> None:
    same = RecentCase(Path("/b/kopia av a.auditprep"), "Nämnd A")
    page.show_recent((*SHELF, same))
    called = [each.text() for each in page.findChildren(QPushButton) if "Nämnd" in each.text()]
    assert called == ["Nämnd A (a)", "Nämnd B", "Nämnd A (kopia av a)"]


def _button(page: QWidget, words: str) -> QPushButton:
    QApplication.processEvents()  # what was just added is shown by an event
    found = [
        button for button in page.findChildren(QPushButton) if button.text() == words and button.isVisible()
    ]
    assert len(found) == 1, [button.text() for button in page.findChildren(QPushButton)]
    return found[0]


def _words(page: QWidget) -> list[str]:
    QApplication.processEvents()  # what was just added is shown by an event
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
