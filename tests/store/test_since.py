"""What was changed since the board decided is known, and what was changed back is not told."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from cases import new_case

from auditprep.model import Decision, Snapshot, Status
from auditprep.store.casefile import CaseFile

DECISION = Decision("Socialnämnden", dt.date(2024, 9, 24), 91)


@pytest.fixture
def case(tmp_path: Path) -> CaseFile:
    made = new_case(tmp_path / "c.auditprep")
    made.answer("1.5", {"mark": "Nej", "text": "Nej."})
    made.set_status(Status.DECIDED, decision=DECISION)
    return made


def changed(case: CaseFile) -> tuple[str, ...]:
    snapshot: Snapshot = case.snapshot()
    return snapshot.changed_since


def test_nothing_is_told_of_a_draft_nor_of_what_the_board_decided_on(tmp_path: Path, case: CaseFile) -> None:
    with case, new_case(tmp_path / "d.auditprep") as draft:
        draft.answer("1.5", {"mark": "Ja"})
        assert changed(draft) == ()
        assert changed(case) == ()


def test_what_was_changed_afterwards_is_told_in_the_form_s_order(case: CaseFile) -> None:
    with case:
        case.answer("2.1", {"text": "Ny risk."})
        case.save_typed("1.1", "Nytt")
        assert changed(case) == ("1.1", "2.1")


def test_what_was_changed_back_is_not_told(case: CaseFile) -> None:
    with case:
        case.answer("1.5", {"mark": "Ja"})
        case.answer("1.5", {"mark": "Nej"})
        assert changed(case) == ()


def test_calling_an_answer_done_is_no_change_of_it(case: CaseFile) -> None:
    with case:
        case.answer("1.5", {"done": True})
        assert changed(case) == ()


def test_a_new_decision_is_on_the_answers_as_they_are_then(case: CaseFile) -> None:
    with case:
        case.answer("1.5", {"mark": "Ja"})
        case.set_status(Status.DECIDED, decision=Decision("Socialnämnden", dt.date(2024, 10, 22), 99))
        assert changed(case) == ()


def test_what_was_sent_and_unlocked_still_tells_what_changed_since_the_decision(case: CaseFile) -> None:
    with case:
        case.set_status(Status.SENT, sent_on=dt.date(2024, 10, 1), sent_to="revisorerna")
        case.set_status(Status.DECIDED, decision=DECISION, reason="fel siffra")
        case.answer("1.5", {"text": "Nej, rättat."})
        assert changed(case) == ("1.5",)
