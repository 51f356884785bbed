"""What cannot be undone is told when it is passed by, so that nobody believes that it was what was undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from cases import document, new_case
from with_others import DRAFT

from auditprep.errors import NotRemoved
from auditprep.messages.steps import done_instead, not_undone
from auditprep.model import Decision, Understood
from auditprep.store.casefile import CaseFile


@pytest.fixture
def case(tmp_path: Path):
    with new_case(tmp_path / "c.auditprep") as made:
        made.take_in(document("budget.pdf", "Budget 2024", understood=Understood("Budget 2024")))
    with CaseFile(made.path, who="anna") as opened:
        yield opened


def erase(case: CaseFile, evidence: int = 1) -> None:
    case.remove_evidence(evidence)
    case.erase_evidence(evidence)


def told(undone) -> list[tuple[str, str]]:
    return [(each.made.kind, each.made.what) for each in undone.passed]


def test_that_a_document_was_erased_is_told_when_an_earlier_change_is_undone_instead(case: CaseFile) -> None:
    case.answer("1.5", {"mark": "Nej"})
    erase(case)
    undone = case.undo_latest()
    assert told(undone) == [("erase", "Budget 2024")]
    assert undone.made.of == "answer"
    assert case.snapshot().answer("1.5").mark is None
    assert "Budget 2024" in not_undone(undone.passed[0])
    assert not_undone(undone.passed[0]).startswith("Kan inte ångras: bilagan Budget 2024 raderades")
    assert done_instead(undone.made, "1.5") == "I stället är detta ångrat: krysset ändrades i 1.5"


def test_where_nothing_else_was_done_only_that_is_told_and_only_once(case: CaseFile) -> None:
    erase(case)
    undone = case.undo_latest()
    assert (undone.id, undone.step, undone.made) == (0, 0, None)
    assert told(undone) == [("erase", "Budget 2024")]
    assert case.undo_latest() is None


def test_what_was_done_after_it_is_undone_without_a_word_about_it(case: CaseFile) -> None:
    erase(case)
    case.answer("1.5", {"mark": "Nej"})
    assert case.undo_latest().passed == ()
    assert told(case.undo_latest()) == [("erase", "Budget 2024")]


def test_a_sheet_that_went_out_is_told_unless_it_was_called_off(case: CaseFile) -> None:
    case.answer("1.5", {"mark": "Nej"})
    case.hand_out("Kajsa", ["1.1"], None, "")
    undone = case.undo_latest()
    assert told(undone) == [("hand-out", "Kajsa")]
    assert "Kollegor" in not_undone(undone.passed[0])
    case.answer("1.5", {"mark": "Nej"})
    case.call_off(case.hand_out("Bo", ["1.1"], None, "").id)
    assert [told(case.undo_latest()), told(case.undo_latest())] == [[], []]


def test_several_are_told_the_latest_first(case: CaseFile) -> None:
    case.answer("1.5", {"mark": "Nej"})
    case.hand_out("Kajsa", ["1.1"], None, "")
    erase(case)
    assert [kind for kind, _what in told(case.undo_latest())] == ["erase", "hand-out"]


def test_a_step_that_something_has_changed_since_is_named_with_the_reason(case: CaseFile) -> None:
    case.answer("1.1", {"mark": "Nej"})
    case.save_decision(Decision("SN", None, 5, None, "Mål"), None)
    with case.db.conn:  # as a hand from outside
        case.db.conn.execute("UPDATE decision SET title = 'Andra mål'")
    undone = case.undo_latest()
    assert told(undone) == [("decision", "Mål")]
    assert case.snapshot().answer("1.1").mark == "Ja"
    assert not_undone(undone.passed[0]).startswith("Kan inte ångras: beslutet Mål skrevs in i registret – ")
    assert case.undo_latest() is None


def test_a_change_that_failed_is_not_told(case: CaseFile) -> None:
    case.answer("1.1", {"mark": "Nej"})
    with pytest.raises(NotRemoved):
        case.erase_evidence(1)
    assert case.undo_latest().passed == ()


def test_nothing_is_told_of_what_was_done_before_the_case_was_opened(case: CaseFile) -> None:
    erase(case)
    case.close()
    with CaseFile(case.path, who="anna") as again:
        again.carry([DRAFT], "2023")
        assert again.undo_latest().passed == ()
