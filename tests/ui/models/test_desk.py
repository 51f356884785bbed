"""The desk: how far it is to its days, and what is left, in words."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from snapshots import SECTIONS, snapshot

from auditprep.model import Answer, ChecklistLine, Citation, CitedThen, Decision, Handout, Status, Wanted
from ui.models import desk, progress
from ui.models.desk import Tone, Where
from ui.models.progress import Progress

TODAY = dt.date(2025, 9, 1)
DONE = {question.key: Answer("Ja", "Text", True) for section in SECTIONS for question in section.questions}
CITED = {key: (Citation(7),) for key in DONE}


def in_days(count: int) -> dt.date:
    return TODAY + dt.timedelta(days=count)


@pytest.mark.parametrize(
    ("left", "figure", "tone"),
    [
        (25, "25 dagar kvar", Tone.CALM),
        (7, "7 dagar kvar", Tone.NEAR),
        (1, "1 dag kvar", Tone.NEAR),
        (0, "I dag", Tone.NEAR),
        (-1, "För 1 dag sedan", Tone.PAST),
        (-12, "För 12 dagar sedan", Tone.PAST),
    ],
)
def test_the_last_day_says_how_far_it_is(left: int, figure: str, tone: Tone) -> None:
    day, _meeting = desk.days(snapshot(deadline=in_days(left)), TODAY)
    assert (day.figure, day.tone, day.date) == (figure, tone, in_days(left))


@pytest.mark.parametrize(
    ("left", "figure"), [(12, "Om 12 dagar"), (1, "Om 1 dag"), (0, "I dag"), (-3, "För 3 dagar sedan")]
)
def test_the_meeting_says_how_far_it_is(left: int, figure: str) -> None:
    _deadline, day = desk.days(replace(snapshot(), meeting=in_days(left)), TODAY)
    assert day.figure == figure


def test_a_meeting_that_has_been_asks_whether_the_board_has_decided() -> None:
    _deadline, day = desk.days(replace(snapshot(), meeting=in_days(-3)), TODAY)
    assert day.more == "Har nämnden beslutat? Ändra status…"
    _deadline, day = desk.days(replace(snapshot(), meeting=in_days(3)), TODAY)
    assert day.more == ""


def test_days_that_nobody_has_said_are_not_set() -> None:
    assert [(each.figure, each.date) for each in desk.days(snapshot(), TODAY)] == [("Inte satt", None)] * 2


def test_what_is_decided_and_sent_is_not_counted_down_to() -> None:
    decided = Decision("N", in_days(-9), 84)
    case = replace(
        *(snapshot(deadline=in_days(-1)),),
        status=Status.SENT,
        meeting=in_days(-8),
        decided=decided,
    )
    deadline, meeting = desk.days(case, TODAY)
    assert (deadline.figure, deadline.tone) == ("Inskickat", Tone.CALM)
    sent = replace(case, sent_on=in_days(-2), sent_to="granskarna")
    told, _meeting = desk.days(sent, TODAY)
    assert (told.name, told.figure, told.date) == ("Till granskarna", "Inskickat", in_days(-2))
    assert (meeting.figure, meeting.date, meeting.more) == ("Beslutat", in_days(-9), "")


def test_a_meeting_after_the_last_day_is_told() -> None:
    case = replace(snapshot(deadline=in_days(5)), meeting=in_days(6))
    assert desk.too_late(case).startswith("Nämnden sammanträder efter sista dagen")
    assert desk.too_late(replace(case, meeting=in_days(5))) == ""
    assert desk.too_late(replace(case, status=Status.DECIDED)) == ""
    assert desk.too_late(replace(case, deadline=None)) == ""


@given(deadline=st.none() | st.dates(), meeting=st.none() | st.dates(), status=st.sampled_from(Status))
def test_any_days_have_words(deadline, meeting, status) -> None:
    case = replace(snapshot(deadline=deadline), meeting=meeting, status=status)
    assert all(day.figure and day.name for day in desk.days(case, TODAY))


def test_a_day_far_from_this_year_is_likely_mistyped() -> None:
    assert desk.odd_day(dt.date(2205, 10, 16), TODAY)
    assert not desk.odd_day(dt.date(2026, 10, 16), TODAY)


# What is left


def test_what_is_left_is_told_with_where_it_is_seen_to() -> None:
    case = replace(
        snapshot({"1.1": Answer("Ja", "", True), "1.2": Answer("Ja", "Då", carried=True)}),
        checklist=(ChecklistLine(1, "Budget"), ChecklistLine(2, "Protokoll", (7,))),
        wanted=(Wanted(3, "1.1", CitedThen("Plan 2024")),),
        handouts=(
            Handout(1, "t", "Eva", dt.datetime(2025, 8, 1, tzinfo=dt.UTC), "anna", ("1.1",), in_days(-2)),
        ),
    )
    told = [(each.words, each.where, each.key) for each in desk.left_to_do(case, "2 fel", TODAY)]
    assert told == [
        ("3 frågor saknar svar", Where.QUESTION, "2.1"),
        ("1 svar är ett utkast från förra året att bekräfta", Where.QUESTION, "1.2"),
        ("1 svar saknar bilaga", Where.QUESTION, "1.1"),
        ("2 fel att granska", Where.CHECKS, ""),
        ("1 dokument i checklistan saknas", Where.CHECKLIST, ""),
        ("1 dokument från förra året behöver bytas mot årets", Where.QUESTION, "1.1"),
        ("1 frågeblad är ute hos en kollega, varav 1 försenat", Where.COLLEAGUES, ""),
    ]


def test_where_all_is_answered_the_way_on_is_the_export_and_what_else_is_left_stays() -> None:
    case = replace(snapshot(DONE, cited=CITED), checklist=(ChecklistLine(1, "Budget"),))
    assert [each.where for each in desk.left_to_do(case, "", TODAY)] == [Where.EXPORT, Where.CHECKLIST]


def test_of_a_case_that_was_sent_only_the_sheets_are_left() -> None:
    case = replace(snapshot(), status=Status.SENT, checklist=(ChecklistLine(1, "Budget"),))
    assert desk.left_to_do(case, "2 fel", TODAY) == ()


# How far questions have come


def test_each_question_counts_once_by_how_far_it_has_come() -> None:
    case = snapshot(
        {"1.1": Answer("Ja", "", True), "1.2": Answer("Ja"), "2.1": Answer("Ja", "Då", carried=True)}
    )
    found = progress.progress_of(case.questionnaire.questions(), case)
    assert found == {Progress.DONE: 1, Progress.ANSWERED: 1, Progress.DRAFT: 1, Progress.NOTHING: 2}


def test_what_is_called_done_without_an_answer_has_no_answer() -> None:
    case = snapshot({"1.1": Answer(None, "", True)})
    assert progress.progress_of(SECTIONS[0].questions, case) == {Progress.NOTHING: 2}
