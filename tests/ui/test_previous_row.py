"""Which year is last year's, on the start page: said in a line, with the ways on from there."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot
from snapshots import many_questions, snapshot
from year_before import paired, year_before

from auditprep.model import Answer, Became, Match, Matching, Questionnaire, Snapshot
from ui.widgets.previous_row import PreviousRow

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def row(qtbot: QtBot) -> PreviousRow:
    made = PreviousRow()
    qtbot.addWidget(made)
    made.show()
    return made


def with_year(**answers: Answer) -> Snapshot:
    return replace(snapshot(answers or None), previous=year_before())


def links(row: PreviousRow) -> list[str]:
    return [each.text() for each in row.findChildren(QPushButton) if each.isVisible()]


def said(row: PreviousRow) -> str:
    return next(each.text() for each in row.findChildren(QLabel) if each.isVisible())


def test_without_a_last_year_there_is_only_the_way_to_choose_one(row: PreviousRow) -> None:
    row.show_case(snapshot())
    assert said(row) == "Inget föregående år är valt."
    assert links(row) == ["Välj föregående års fil…"]


def test_it_says_which_year_and_file_it_is_as_far_as_that_is_known(row: PreviousRow) -> None:
    for previous, words in (
        (year_before(), "Omsorgsnämnden 2024 (omsorg-2024.auditprep)"),
        (year_before(board=None, year=None), "omsorg-2024.auditprep"),
    ):
        row.show_case(replace(snapshot(), previous=previous))
        assert words in said(row)


def test_doubtful_pairs_are_counted_and_come_first_and_what_can_be_carried_is_offered(
    row: PreviousRow,
) -> None:
    row.show_case(with_year())
    assert "Använd svaren som utkast…" not in links(row)  # it is not known yet
    row.show_matching(paired())
    assert links(row)[0] == "1 frågepar att ta ställning till"
    assert "Använd svaren som utkast…" in links(row)


def test_where_every_question_that_was_answered_is_answered_again_nothing_is_offered(
    row: PreviousRow,
) -> None:
    row.show_case(
        replace(
            snapshot({"1.1": Answer("Ja"), "1.2": Answer("Ja"), "2.1": Answer("Ja")}), previous=year_before()
        )
    )
    row.show_matching(paired())
    assert "Använd svaren som utkast…" not in links(row)


def test_what_may_only_be_read_can_be_compared_and_no_more(row: PreviousRow) -> None:
    row.show_case(with_year())
    row.show_matching(paired())
    row.set_read_only(True)
    assert set(links(row)) == {"1 frågepar att ta ställning till", "Jämför"}
    row.set_read_only(False)
    assert "Annan fil…" in links(row)


def test_every_link_says_what_is_wanted(qtbot: QtBot, row: PreviousRow) -> None:
    row.show_case(with_year())
    row.show_matching(paired())
    for words, wish in (
        ("Annan fil…", row.previous_requested),
        ("Använd svaren som utkast…", row.carry_requested),
        ("1 frågepar att ta ställning till", row.pairing_requested),
        ("Jämför", row.compare_requested),
    ):
        with qtbot.waitSignal(wish):
            next(each for each in row.findChildren(QPushButton) if each.text() == words).click()


def test_a_form_of_thousands_of_questions_is_looked_through_at_once(row: PreviousRow) -> None:
    sections = many_questions(100, 50)
    form = Questionnaire("Stort", "Nämnden", 2025, None, sections)
    keys = [each.key for each in form.questions()]
    matching = Matching(tuple(Match(key, key, Became.SAME) for key in keys))
    answered = {key: Answer("Ja", "Svar") for key in keys}
    previous = year_before(questionnaire=form, answers=answered)
    row.show_case(replace(snapshot(answered, sections=sections), previous=previous))
    row.show_matching(matching)
    assert "Använd svaren som utkast…" not in links(row)
