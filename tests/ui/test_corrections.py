"""What was put right in a reading: added to, and taken back step by step."""

from __future__ import annotations

from auditprep.model import Change, Correction
from ui.models.corrections import Corrections

SKIP = Correction("1.1", Change.SKIP)
NUMBER = Correction("1.2", Change.NUMBER, "7")


def test_each_step_can_be_undone_and_there_is_nothing_before_the_first() -> None:
    made = Corrections()
    made.start((NUMBER,))
    made.add(SKIP)
    assert made.now == (NUMBER, SKIP)
    assert made.undo()
    assert made.now == (NUMBER,)
    assert not made.can_undo and not made.undo()


def test_a_field_that_is_corrected_twice_in_a_row_is_corrected_once() -> None:
    made = Corrections()
    made.add(NUMBER)
    made.add(Correction("1.2", Change.NUMBER, "8"))
    made.add(Correction("1.3", Change.NUMBER, "8"))
    assert [(each.question, each.value) for each in made.now] == [("1.2", "8"), ("1.3", "8")]
    made.undo()
    made.undo()
    assert made.now == (NUMBER,)


def test_what_was_no_question_can_be_one_again_and_that_can_be_undone() -> None:
    made = Corrections()
    made.add(SKIP)
    made.add(NUMBER)
    made.restore("1.1")
    assert made.now == (NUMBER,)
    made.undo()
    assert made.now == (SKIP, NUMBER)


def test_a_layouts_corrections_are_left_out_without_the_users_own() -> None:
    made = Corrections()
    made.start((NUMBER,))
    made.add(SKIP)
    made.leave_out((NUMBER,))
    assert made.now == (SKIP,)
