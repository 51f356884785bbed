"""Two copies of a case with other days: what differs is shown and brought in by choice, as answers are."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from forms import make_form
from with_others import DECIDED

from auditprep import cli
from auditprep.case import Case
from auditprep.model import MergeItem, Outcome, Status

SEPTEMBER, OCTOBER, NOVEMBER = dt.date(2025, 9, 24), dt.date(2025, 10, 15), dt.date(2025, 11, 5)
KEY = ("", "meeting")


class Two:
    """A case, and a copy of it that is changed elsewhere."""

    def __init__(self, folder: Path) -> None:
        self.path, self.copy = folder / "granvik.auditprep", folder / "granvik-PC7.auditprep"
        self.case = Case.create(self.path, make_form(), "formulär.docx", who="anna")

    def part(self) -> None:
        shutil.copy(self.path, self.copy)

    def set_there(self, **days: dt.date | None) -> None:
        with Case.open(self.copy, who="bo") as there:
            there.set_days(**days)

    def days(self) -> tuple[MergeItem, ...]:
        return tuple(each for each in self.case.plan_merge(self.copy).items if not each.question)

    def merge(self, chosen: dict[tuple[str, str], str] | None = None) -> int:
        return self.case.take_merge(self.case.plan_merge(self.copy), chosen or {}).step


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Two]:
    made = Two(tmp_path)
    yield made
    made.case.close()


def said(items: tuple[MergeItem, ...]) -> list[tuple[str, str, str, str, Outcome]]:
    return [(each.field, each.base, each.mine, each.theirs, each.outcome) for each in items]


def test_a_meeting_that_only_the_other_copy_has_is_new_and_brought_unasked(two: Two) -> None:
    two.part()
    two.set_there(meeting=SEPTEMBER)
    assert said(two.days()) == [("meeting", "", "", "2025-09-24", Outcome.NEW)]
    step = two.merge()
    assert two.case.snapshot().meeting == SEPTEMBER
    assert two.days() == ()
    assert two.case.undo(step) == ()
    assert two.case.snapshot().meeting is None
    assert said(two.days())[0][-1] is Outcome.NEW


def test_a_deadline_that_was_moved_there_is_brought_too(two: Two) -> None:
    two.case.set_days(deadline=SEPTEMBER)
    two.part()
    two.set_there(deadline=OCTOBER)
    assert said(two.days()) == [("deadline", "2025-09-24", "2025-09-24", "2025-10-15", Outcome.NEW)]
    two.merge()
    assert two.case.snapshot().deadline == OCTOBER


def test_what_both_have_set_is_to_be_chosen_and_mine_stays_unless_it_is(two: Two) -> None:
    two.case.set_days(meeting=SEPTEMBER)
    two.part()
    two.case.set_days(meeting=OCTOBER)
    two.set_there(meeting=NOVEMBER)
    assert said(two.days()) == [("meeting", "2025-09-24", "2025-10-15", "2025-11-05", Outcome.CONFLICT)]
    two.merge()
    assert two.case.snapshot().meeting == OCTOBER
    assert [each.outcome for each in two.days()] == [Outcome.UNCHANGED]  # it was looked at
    two.merge({KEY: "2025-11-05"})
    assert two.case.snapshot().meeting == NOVEMBER


def test_what_was_set_only_here_is_nothing_that_the_copy_brings(two: Two) -> None:
    two.part()
    two.case.set_days(meeting=OCTOBER)
    assert [each.outcome for each in two.days()] == [Outcome.UNCHANGED]
    two.merge()
    assert two.case.snapshot().meeting == OCTOBER


def test_a_day_that_was_taken_away_there_is_to_be_chosen(two: Two) -> None:
    two.case.set_days(meeting=OCTOBER)
    two.part()
    two.set_there(meeting=None)
    assert [each.outcome for each in two.days()] == [Outcome.CONFLICT]
    two.merge({KEY: ""})
    assert two.case.snapshot().meeting is None


def test_after_a_merge_only_what_is_set_since_is_news(two: Two) -> None:
    two.part()
    two.set_there(meeting=SEPTEMBER)
    two.merge()
    two.case.set_days(meeting=OCTOBER)
    assert [each.outcome for each in two.days()] == [Outcome.UNCHANGED]
    two.set_there(meeting=NOVEMBER)
    assert said(two.days()) == [("meeting", "2025-09-24", "2025-10-15", "2025-11-05", Outcome.CONFLICT)]


def test_in_a_decided_case_no_day_is_moved_unasked(two: Two) -> None:
    two.part()
    two.set_there(meeting=SEPTEMBER)
    two.case.set_status(Status.DECIDED, decision=DECIDED)
    assert [each.outcome for each in two.days()] == [Outcome.CONFLICT]
    two.merge()
    assert two.case.snapshot().meeting is None


def test_words_that_are_no_day_are_never_written(two: Two) -> None:
    two.part()
    two.set_there(meeting=SEPTEMBER)
    two.merge({KEY: "i höst"})
    assert two.case.snapshot().meeting == SEPTEMBER


def test_a_copy_with_something_else_where_a_day_should_be_has_none(two: Two) -> None:
    two.case.set_days(meeting=OCTOBER)
    two.part()
    with Case.open(two.copy, who="bo") as there, there._file.db.conn:
        there._file.db.conn.execute("UPDATE properties SET meeting = 'i höst'")
    assert said(two.days()) == [("meeting", "2025-10-15", "2025-10-15", "", Outcome.CONFLICT)]


def test_the_command_line_shows_it_and_brings_it(two: Two, capsys) -> None:
    two.part()
    two.set_there(meeting=SEPTEMBER)
    two.case.close()
    assert cli.main(["merge", str(two.path), str(two.copy)]) == 0
    shown = capsys.readouterr().out
    assert "nämndens sammanträde" in shown and "2025-09-24" in shown
    with Case.open(two.path) as case:
        assert case.snapshot().meeting == SEPTEMBER
