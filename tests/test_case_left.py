"""Door 1: what others have written and was not taken. Nothing is wiped or replaced unasked, what was left stands in the history
as one line, and theirs can be had after all."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest
from forms import make_form

from auditprep.case import Case
from auditprep.model import Answer, Decision, HistoryEntry, MergePlan, Outcome, SheetAnswer, SheetRead, Status

DECIDED = Decision("Nämnden", dt.date(2031, 9, 24), 84)


@pytest.fixture
def case(tmp_path: Path):
    with Case.create(tmp_path / "park.auditprep", make_form(), "form.docx", who="anna") as made:
        made.answer("1.1", mark="Ja", text="Gemensamt.")
        yield made


def copy_of(case: Case, name: str = "kopia") -> Path:
    path = case.snapshot().path.with_name(f"{name}.auditprep")
    shutil.copy(case.snapshot().path, path)
    return path


def changed(path: Path, key: str, **answer: object) -> Path:
    with Case.open(path, who="bo") as there:
        there.answer(key, **answer)  # type: ignore[arg-type]
    return path


def sheet(case: Case, *answers: tuple[str, Answer]) -> MergePlan:
    """What a sheet brings that comes back with these answers; what was in it stands there before."""
    out = case.snapshot().handouts[-1]
    said = tuple(SheetAnswer(key, "", answer) for key, answer in answers)
    return case.plan_hand_in(SheetRead(out.token, said), "svar.docx")


def outcomes(plan: MergePlan) -> dict[str, Outcome]:
    return {each.field: each.outcome for each in plan.items}


def left(case: Case) -> list[tuple[str, str, str | None, str | None]]:
    lines = [each for each in case.changes() if each.left]
    return [(each.who, each.field, each.before, each.after) for each in lines]


def line(case: Case, before: str) -> HistoryEntry:
    return next(each for each in reversed(case.changes()) if each.before == before)


# Nothing unasked


def test_an_answer_box_that_was_emptied_wipes_nothing_unasked(case) -> None:
    case.hand_out("Eva", ["1.1"])
    plan = sheet(case, ("1.1", Answer()))
    assert outcomes(plan) == {"mark": Outcome.CONFLICT, "text": Outcome.CONFLICT}
    case.take_merge(plan, {})
    assert case.snapshot().answer("1.1") == Answer("Ja", "Gemensamt.")
    assert left(case) == [("Eva", "mark", None, "Ja"), ("Eva", "text", None, "Gemensamt.")]
    case.take_merge(plan, {("1.1", "text"): ""})
    assert case.snapshot().answer("1.1") == Answer("Ja", "")


def test_an_answer_that_was_taken_away_in_a_copy_wipes_nothing_unasked(case) -> None:
    copy = changed(copy_of(case), "1.1", text="", mark=None)
    plan = case.plan_merge(copy)
    assert set(outcomes(plan).values()) == {Outcome.CONFLICT}
    case.take_merge(plan, {})
    assert case.snapshot().answer("1.1") == Answer("Ja", "Gemensamt.")


def test_in_a_case_that_is_decided_no_answer_is_replaced_unasked(case) -> None:
    copy = changed(copy_of(case), "1.1", mark="Nej")
    changed(copy, "1.2", text="Nytt.")
    early = case.plan_merge(copy)
    case.hand_out("Eva", ["1.1", "1.3"])
    back = sheet(case, ("1.1", Answer("Ja", "Evas.")), ("1.3", Answer(None, "Evas nya.")))
    case.set_status(Status.DECIDED, decision=DECIDED)
    plan = case.plan_merge(copy)
    assert [(each.question, each.outcome) for each in plan.items if each.theirs != each.mine] == [
        ("1.1", Outcome.CONFLICT),
        ("1.2", Outcome.NEW),
    ]
    assert plan.notices[0].code == "decided-asks"
    for each in (early, back):  # made before the board decided
        assert each.of(Outcome.NEW) and not each.of(Outcome.CONFLICT)
        case.take_merge(each, {})
    seen = case.snapshot()
    assert seen.answer("1.1") == Answer("Ja", "Gemensamt.")
    assert (seen.answer("1.2").text, seen.answer("1.3").text) == ("Nytt.", "Evas nya.")
    with Case.open(copy, who="bo") as there:  # and back again
        there.set_status(Status.DECIDED, decision=DECIDED)
        there.take_merge(there.plan_merge(seen.path), {})
        assert there.snapshot().answer("1.1") == Answer("Nej", "Gemensamt.")
    case.take_merge(case.plan_merge(copy), {})
    assert case.snapshot().answer("1.1") == Answer("Ja", "Gemensamt.")


# What was left


def test_what_was_left_is_one_line_signed_by_who_wrote_it_and_can_be_had_back(case) -> None:
    case.hand_out("Eva", ["1.1"])
    case.answer("1.1", mark="Delvis", text="Mitt.")
    count = len(case.changes())
    case.take_merge(sheet(case, ("1.1", Answer("Nej", "Evas."))), {})
    assert len(case.changes()) == count + 2
    assert left(case) == [("Eva", "mark", "Nej", "Delvis"), ("Eva", "text", "Evas.", "Mitt.")]
    assert case.steps()[-1].questions == ("1.1",)
    case.restore(line(case, "Evas.").id)
    assert case.snapshot().answer("1.1") == Answer("Delvis", "Evas.")
    case.undo(case.steps()[-1].id)
    assert case.snapshot().answer("1.1") == Answer("Delvis", "Mitt.")


def test_a_sheet_of_which_nothing_was_taken_is_undone_and_then_is_out_again(case) -> None:
    case.hand_out("Eva", ["1.1"])
    case.answer("1.1", text="Mitt.")
    merged = case.take_merge(sheet(case, ("1.1", Answer("Ja", "Evas."))), {})
    assert not case.snapshot().handouts[0].is_out
    assert case.undo(merged.step) == ()
    assert case.snapshot().handouts[0].is_out
    assert case.snapshot().answer("1.1").text == "Mitt."
    assert [(each.kind, each.undone) for each in case.steps()] == [("handin", True), ("undo", False)]


def test_a_second_merge_tells_what_was_left_before_and_after_an_undo_theirs_can_be_taken(case) -> None:
    copy = changed(copy_of(case), "1.1", text="Deras.")
    case.answer("1.1", text="Mitt.")
    merged = case.take_merge(case.plan_merge(copy), {})
    assert left(case) == [("anna", "text", "Deras.", "Mitt.")]
    assert [each.who for each in case.changes() if each.after == "Deras."] == ["bo"]
    again = case.plan_merge(copy)
    assert set(outcomes(again).values()) == {Outcome.UNCHANGED}
    assert [(each.code, dict(each.facts)) for each in again.notices] == [
        ("settled-before", {"count": "1", "questions": "1.1"})
    ]
    assert case.undo(merged.step) == ()
    plan = case.plan_merge(copy)
    assert outcomes(plan)["text"] is Outcome.CONFLICT
    case.take_merge(plan, {("1.1", "text"): "Deras."})
    assert case.snapshot().answer("1.1").text == "Deras."
    assert case.plan_merge(copy).notices == ()


def test_what_was_left_is_no_news_to_copies_made_since(case) -> None:
    copy = changed(copy_of(case), "1.1", text="Deras.")
    case.answer("1.1", text="Mitt.")
    case.take_merge(case.plan_merge(copy), {})
    later = changed(copy_of(case, "senare"), "1.1", text="Mitt, ändrat.")
    plan = case.plan_merge(later)
    (item,) = [each for each in plan.items if each.outcome is not Outcome.UNCHANGED]
    assert (item.base, item.outcome) == ("Mitt.", Outcome.NEW)
    with Case.open(copy, who="bo") as there:
        plan = there.plan_merge(case.snapshot().path)
        assert outcomes(plan)["text"] is Outcome.NEW
        there.take_merge(plan, {})
        assert [each.left for each in there.changes() if each.before == "Deras."] == [True]
        assert there.snapshot().answer("1.1").text == "Mitt."


def test_an_undo_knows_what_it_undid_and_whether_it_made_it_again(case) -> None:
    case.hand_out("Eva", ["1.1"])
    case.take_merge(sheet(case, ("1.1", Answer("Nej", "Evas."))), {})
    for step in (1, 2, 3):
        case.undo(step)
    case.restore(line(case, "Evas.").id)
    case.undo(5)
    told = [(each.kind, each.what, each.of, each.again) for each in case.steps() if each.kind == "undo"]
    assert told[:3] == [("undo", "Eva", "handin", again) for again in (False, True, False)]
    assert told[3][2:] == ("restore", False)
