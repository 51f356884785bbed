"""A form with thousands of questions: what is made late, a little at a time, or once and not for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from evidence_cases import case as case_with_evidence
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from snapshots import many_questions, question, snapshot

from auditprep.model import Answer, Question, Section, Severity, Snapshot
from ui.models.question_list import SHORT_TEXT, QuestionListModel
from ui.widgets.checklist_line import ChecklistRow
from ui.widgets.checklist_panel import ChecklistPanel
from ui.widgets.section_list import SectionList

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|This plugin does not support")  # offscreen alone

SECTIONS = many_questions(60, 2)


# The sections on the start page


@pytest.fixture
def sections(qtbot: QtBot) -> SectionList:
    made = SectionList()
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    return made


def links(sections: SectionList) -> list[QPushButton]:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return sections.findChildren(QPushButton)


def test_many_sections_come_a_few_at_a_time_and_all_of_them_in_order(
    qtbot: QtBot, sections: SectionList
) -> None:
    sections.show_case(snapshot(sections=SECTIONS))
    assert 0 < len(links(sections)) < len(SECTIONS)
    qtbot.waitUntil(lambda: len(links(sections)) == len(SECTIONS))
    assert [each.text() for each in links(sections)] == [f"{each.number} {each.title}" for each in SECTIONS]


def test_tab_goes_through_them_from_the_first_to_the_last(qtbot: QtBot, sections: SectionList) -> None:
    sections.show_case(snapshot(sections=SECTIONS))
    qtbot.waitUntil(lambda: len(links(sections)) == len(SECTIONS))
    gone_through, at = [], links(sections)[0]
    for _each in SECTIONS:
        gone_through.append(at.text())
        at = next(each for each in _after(at) if each.focusPolicy() & Qt.FocusPolicy.TabFocus)
    assert gone_through == [each.text() for each in links(sections)]


def _after(widget: QPushButton) -> Iterator[QPushButton]:
    while True:
        widget = widget.nextInFocusChain()  # type: ignore[assignment]
        yield widget


def test_the_lines_stay_when_the_case_is_shown_again_and_say_what_is_new(sections: SectionList) -> None:
    sections.show_case(snapshot())
    before = links(sections)
    QApplication.processEvents()
    before[1].setFocus()
    sections.show_case(snapshot({key: Answer("Ja", "Text") for key in ("2.1", "2.1#2", "2.3")}))
    assert links(sections) == before
    assert QApplication.focusWidget() is before[1]
    assert before[1].accessibleDescription() == "3 av 3"


def test_a_line_leads_to_what_lacks_an_answer_now(qtbot: QtBot, sections: SectionList) -> None:
    sections.show_case(snapshot())
    sections.show_case(snapshot({"1.1": Answer("Ja")}))
    with qtbot.waitSignal(sections.question_requested) as wanted:
        links(sections)[0].click()
    assert wanted.args == ["1.2"]


def test_a_case_with_fewer_sections_has_no_lines_of_the_one_before(
    qtbot: QtBot, sections: SectionList
) -> None:
    sections.show_case(snapshot(sections=SECTIONS))
    sections.show_case(snapshot())
    assert [each.text() for each in links(sections)] == ["1 Styrning", "2 Intern kontroll"]


# The list of questions


def model(*texts: str) -> QuestionListModel:
    made = QuestionListModel()
    asked = tuple(question(f"1.{number}", text) for number, text in enumerate(texts))
    case = snapshot(sections=(Section("1", "Styrning", asked),))
    made.show(case.questionnaire, case.answer)
    return made


@given(st.lists(st.lists(st.sampled_from(["Har", "nämnden", "mål"]), min_size=1, max_size=11), max_size=8))
def test_a_row_leaves_out_the_most_words_that_it_shares_with_any_other(questions: list[list[str]]) -> None:
    made = model(*(" ".join(words) for words in questions))
    begun = Counter(opening for words in questions for opening in openings(words))
    for row, words in enumerate(questions, 1):
        shared = max((len(each) for each in openings(words) if begun[each] > 1), default=0)
        shown = " ".join(["…", *words[shared:]] if shared else words)
        assert made.index(row, 0).data(SHORT_TEXT) == shown


def openings(words: list[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(words[:length]) for length in range(2, min(len(words), 9)))


def test_what_was_found_in_thousands_of_questions_is_told_the_list_once(qtbot: QtBot) -> None:
    made = QuestionListModel()
    case = snapshot(sections=SECTIONS)
    made.show(case.questionnaire, case.answer)
    told: list[tuple[int, int]] = []
    made.dataChanged.connect(lambda first, last, _roles: told.append((first.row(), last.row())))
    found = {each.key: {Severity.ERROR: 1} for each in case.questionnaire.questions()}
    made.show_findings(found)
    made.show_findings(found)  # nothing is new
    assert told == [(0, made.rowCount() - 1)]


# The checklist


def test_the_lines_of_the_checklist_are_made_when_they_are_come_to(qtbot: QtBot) -> None:
    panel = ChecklistPanel()
    qtbot.addWidget(panel)
    case = case_with_evidence()
    panel.show_checklist(case)
    assert panel.findChildren(ChecklistRow) == []
    assert panel.counts()[1] == len(case.checklist)
    panel.show()
    assert [each.line for each in panel.findChildren(ChecklistRow)] == list(case.checklist)
    assert all(each.isVisible() for each in panel.findChildren(ChecklistRow))


# The form


def test_a_question_is_found_by_its_key_wherever_it_stands(qtbot: QtBot) -> None:
    case: Snapshot = snapshot(sections=SECTIONS)
    asked: list[Question] = list(case.questionnaire.questions())
    assert [case.questionnaire.question(each.key) for each in asked] == asked
    assert case.questionnaire.question("99.99") is None
