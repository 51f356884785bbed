"""The merge page: a day of the case that differs is one of two, and no answer."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QRadioButton, QTextEdit
from pytestqt.qtbot import QtBot
from snapshots import question, snapshot

from auditprep.model import MergeItem, MergePlan, Outcome, Section, Snapshot
from ui.models.merge_choices import MergeChoices, Take, merge_words, summary
from ui.models.merge_rows import MergeRows
from ui.pages.merge import MergePage
from ui.widgets.merge_result import MergeResult

pytestmark = [pytest.mark.usefixtures("dressed"), pytest.mark.qt_log_ignore("propagateSizeHints")]

NEW = MergeItem("", "meeting", "", "", "2025-09-24", Outcome.NEW)
MOVED = MergeItem("", "deadline", "2025-09-01", "2025-10-01", "2025-10-16", Outcome.CONFLICT)
PLAN = MergePlan("granvik-PC7.auditprep", (NEW, MOVED))


def case() -> Snapshot:
    asked = snapshot(sections=(Section("1", "Styrning", (question("1.1", "Har nämnden mål?"),)),))
    return replace(asked, deadline=dt.date(2025, 10, 1))


@pytest.fixture
def page(qtbot: QtBot) -> MergePage:
    made = MergePage()
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show_plan(PLAN, case())
    made.show()
    qtbot.waitExposed(made)
    return made


def test_days_stand_in_the_list_with_what_is_taken(page: MergePage) -> None:
    rows: MergeRows = page._rows
    told = [rows.data(rows.index(at, 0)) for at in range(rows.rowCount())]
    assert told == ["Krockar  1", "Sista dag", "Nytt  1", "Nämndens sammanträde"]


def test_only_the_two_days_can_be_chosen_and_nothing_written(page: MergePage) -> None:
    offered = [each.text() for each in page._item.findChildren(QRadioButton) if each.isVisible()]
    assert len(offered) == 2
    assert not page._item.findChild(MergeResult).isVisible()
    assert any("2025-10-16" in each.toPlainText() for each in page._item.findChildren(QTextEdit))


def test_what_is_chosen_is_merged(page: MergePage, qtbot: QtBot) -> None:
    page._list.choose(MOVED)
    theirs = [each for each in page._item.findChildren(QRadioButton) if each.isVisible()][1]
    theirs.click()
    with qtbot.waitSignal(page.merge_requested) as asked:
        page._merge.click()
    assert asked.args[1] == {("", "meeting"): "2025-09-24", ("", "deadline"): "2025-10-16"}


def test_days_are_counted_as_parts_and_not_as_answers() -> None:
    choices = MergeChoices(PLAN, case().questionnaire)
    assert choices.changed_answers() == ()
    assert merge_words(choices) == "Slå ihop"
    assert summary(choices).startswith("1 ny del tas med.")


def test_a_day_that_is_set_here_meanwhile_is_mine() -> None:
    choices = MergeChoices(PLAN, case().questionnaire)
    assert choices.follow(replace(case(), meeting=dt.date(2025, 9, 30)))
    (meeting,) = [each for each in choices.items(Outcome.CONFLICT) if each.field == "meeting"]
    assert (meeting.mine, choices.take(meeting)) == ("2025-09-30", Take.MINE)
