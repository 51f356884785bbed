"""Door 1: the last day and the board's meeting, as the user says them."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest
from forms import make_form

from auditprep.case import Case
from auditprep.errors import LockedCase, ReadOnlyCase
from auditprep.model import Decision, Status

REFERENCE = Path(__file__).parent / "store/reference"
MEETING, DEADLINE = dt.date(2025, 9, 23), dt.date(2025, 10, 16)


@pytest.fixture
def case(tmp_path: Path):
    with Case.create(tmp_path / "granvik.auditprep", make_form(), "formulär.docx", who="anna") as made:
        yield made


def test_nobody_has_said_when_the_board_meets_in_a_new_case(case) -> None:
    assert case.snapshot().meeting is None


def test_the_days_are_kept_each_by_itself(case, tmp_path) -> None:
    case.set_days(meeting=MEETING)
    case.set_days(deadline=DEADLINE)
    case.close()
    with Case.open(tmp_path / "granvik.auditprep", who="bo") as again:
        seen = again.snapshot()
    assert (seen.meeting, seen.deadline) == (MEETING, DEADLINE)


def test_a_day_can_be_taken_away_and_what_is_not_named_stays(case) -> None:
    case.set_days(meeting=MEETING, deadline=DEADLINE)
    case.set_days(deadline=None)
    assert (case.snapshot().meeting, case.snapshot().deadline) == (MEETING, None)
    case.set_days()
    assert case.snapshot().meeting == MEETING


def test_the_form_keeps_the_day_that_it_says_itself(case) -> None:
    said = case.snapshot().questionnaire.deadline
    case.set_days(deadline=DEADLINE)
    assert case.snapshot().questionnaire.deadline == said


def test_the_days_of_a_case_that_was_sent_stay(case) -> None:
    case.set_days(meeting=MEETING)
    case.set_status(Status.DECIDED, decision=Decision("N", MEETING, 84))
    case.set_status(Status.SENT, sent_on=DEADLINE, sent_to="Revisionen")
    with pytest.raises(LockedCase):
        case.set_days(meeting=None)
    assert case.snapshot().meeting == MEETING


def test_the_days_of_a_case_that_may_only_be_read_stay(case, tmp_path) -> None:
    with Case.open(tmp_path / "granvik.auditprep", read_only=True) as read, pytest.raises(ReadOnlyCase):
        read.set_days(meeting=MEETING)


@pytest.mark.parametrize(("schema", "meeting"), [(1, None), (5, None), (6, dt.date(2024, 9, 24))])
def test_a_case_of_an_earlier_schema_has_no_meeting_and_one_of_the_sixth_has(
    tmp_path, schema, meeting
) -> None:
    path = tmp_path / "c.auditprep"
    shutil.copy(REFERENCE / f"schema-{schema}.auditprep", path)
    with Case.open(path, who="bo") as case:
        assert case.snapshot().meeting == meeting
        assert case.snapshot().deadline == dt.date(2024, 10, 16)
