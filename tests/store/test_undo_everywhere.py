"""Every change of a case is undone by one wish and made again by another, the latest first, whichever it was."""

from __future__ import annotations

import datetime as dt
import sqlite3
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from pathlib import Path

import pytest
from cases import document, new_case
from hypothesis import given, settings
from hypothesis import strategies as st
from with_others import DECIDED, DRAFT, FINDING, LAST_YEAR, SENT_ON

from auditprep.errors import AuditprepError, LockedCase, SaveFailed
from auditprep.model import Decision, PairChoice, Remark, Snapshot, Status, Understood
from auditprep.store import latest, openfile
from auditprep.store.casefile import CaseFile
from auditprep.store.connection import transaction

MINUTES = Understood(
    "Protokoll", decisions=(Decision("Nämnden", dt.date(2024, 5, 14), 23, "N 2024/1", "Budget"),)
)
PLAN = document("plan.pdf", "Vi planerar", understood=Understood("Plan"))


@pytest.fixture
def case(tmp_path: Path):
    with new_case(tmp_path / "c.auditprep") as made:
        made.take_in(document("budget.pdf", "Budget 2024", understood=Understood("Budget 2024")))
        made.take_in(document("protokoll.pdf", "§ 23", understood=MINUTES))
        made.cite("1.1", 1, "1")
        yield made


@pytest.fixture
def opened(case: CaseFile):
    """The same case, opened anew: nothing is done yet that could be undone."""
    case.close()
    with CaseFile(case.path, who="anna") as again:
        yield again


def told(seen: Snapshot) -> Snapshot:
    """What undoing puts back: all but the logs, and what lies aside."""
    return replace(seen, status_changes=(), removed=(), exported=())


def aside(case: CaseFile) -> set[str]:
    return {each.title for each in case.snapshot().removed}


CHANGES = {
    "mark": lambda case: case.answer("1.5", {"mark": "Nej"}),
    "done": lambda case: case.answer("1.1", {"done": True}),
    "text": lambda case: case.answer("1.1", {"text": "Nytt"}),
    "typed": lambda case: case.save_typed("2.1", "Risker"),
    "typed evidence": lambda case: case.save_typed("2.1", "Bilaga 1", "evidence"),
    "several at once": lambda case: case.answer("1.1", {"mark": "Nej", "text": "Nej.", "done": True}),
    "cite": lambda case: case.cite("1.5", 1, "1"),
    "cite other pages": lambda case: case.cite("1.1", 1, None),
    "cite words": lambda case: case.cite("1.1", 1, "1", "Budget"),
    "uncite": lambda case: case.uncite("1.1", 1),
    "take in": lambda case: case.take_in(PLAN),
    "take in a mail": lambda case: case.take_in(document("brev.eml", "Hej", inner=(PLAN,))),
    "describe": lambda case: case.change_evidence(1, {"title": "Mål", "secret": True, "confirmed": True}),
    "decide": lambda case: case.change_evidence(2, {"decision": DECIDED}),
    "remove": lambda case: case.remove_evidence(1),
    "unite": lambda case: case.merge(2, 1),
    "unite what is cited": lambda case: case.merge(1, 2),
    "write a decision": lambda case: case.save_decision(
        Decision("KF", dt.date(2024, 6, 1), 5, None, "Mål"), None
    ),
    "change a decision": lambda case: case.save_decision(Decision("SN", dt.date(2024, 5, 15), 23), 1),
    "remove a decision": lambda case: case.remove_decision(1),
    "checklist": lambda case: case.set_checklist(["Budget", "Plan"]),
    "line": lambda case: case.settle_line(1, [1, 2], "", ["Budget", "Plan"]),
    "accept": lambda case: case.accept(FINDING, "Ska stå så", later=True),
    "take back": lambda case: case.take_back(FINDING),
    "previous": lambda case: case.set_previous(LAST_YEAR),
    "remark": lambda case: case.set_remark("1.1", Remark("Bra", "Mät", "")),
    "days": lambda case: case.set_days({"meeting": dt.date(2024, 9, 24), "deadline": None}),
    "whose": lambda case: case.set_whose("Omsorgsnämnden", None),
    "ready": lambda case: case.set_status(Status.READY),
    "decided": lambda case: case.set_status(Status.DECIDED, decision=DECIDED),
}


@pytest.mark.parametrize("kind", CHANGES)
def test_a_change_is_undone_and_made_again(opened: CaseFile, kind: str) -> None:
    before = told(opened.snapshot())
    CHANGES[kind](opened)
    after = told(opened.snapshot())
    assert after != before
    for _time in range(2):
        undone = opened.undo_latest()
        assert undone is not None
        assert (undone.notices, told(opened.snapshot())) == ((), before)
        again = opened.redo_latest()
        assert again is not None
        assert (again.notices, told(opened.snapshot())) == ((), after)
    assert opened.redo_latest() is None


@settings(max_examples=25)
@given(kinds=st.lists(st.sampled_from(sorted(CHANGES)), min_size=1, max_size=9), back=st.integers(0, 9))
def test_undoing_everything_gives_the_first_case_back(tmp_path_factory, kinds: list[str], back: int) -> None:
    with new_case(tmp_path_factory.mktemp("undo") / "c.auditprep") as made:
        made.take_in(document("budget.pdf", "Budget 2024", understood=Understood("Budget 2024")))
        made.take_in(document("protokoll.pdf", "§ 23", understood=MINUTES))
        made.cite("1.1", 1, "1")
    with CaseFile(made.path, who="anna") as case:
        seen = [told(case.snapshot())]
        for kind in kinds:
            try:
                CHANGES[kind](case)
            except AuditprepError:  # as when there is no such document any more
                continue
            seen.append(told(case.snapshot()))
        steps = 0
        while case.undo_latest() is not None:
            steps += 1
        assert told(case.snapshot()) == seen[0]
        for _each in range(steps):
            redone = case.redo_latest()
            assert redone is not None
            assert redone.notices == ()
        assert told(case.snapshot()) == seen[-1]
        for _each in range(min(back, steps)):
            assert case.undo_latest() is not None
        assert told(case.snapshot()) in seen


@pytest.mark.parametrize(
    "kinds",
    [
        ("done", "text"),  # made again, it is as done as it was
        ("done", "mark", "several at once"),
        ("previous", "previous"),  # the same year once more is no change
        ("unite", "take in"),  # the new document does not take the number of the one that is gone
        (("decide", "unite"),),  # what was one piece of evidence is another's in the same step
    ],
)
def test_all_is_undone_and_made_again_in_turn(
    opened: CaseFile, kinds: tuple[str | tuple[str, ...], ...]
) -> None:
    before, steps = told(opened.snapshot()), 0
    for kind in kinds:
        with opened.as_one("add") if isinstance(kind, tuple) else nullcontext():
            for each in kind if isinstance(kind, tuple) else (kind,):
                CHANGES[each](opened)
    after = told(opened.snapshot())
    while (undone := opened.undo_latest()) is not None:
        steps += 1
        assert undone.notices == ()
    assert told(opened.snapshot()) == before
    for _each in range(steps):
        assert opened.redo_latest() is not None
    assert told(opened.snapshot()) == after


def test_an_answer_that_was_called_not_done_by_mistake_is_done_as_before(opened: CaseFile) -> None:
    opened.answer("1.1", {"done": True})
    opened.answer("1.1", {"text": "Nytt"})
    opened.answer("1.1", {"done": False})
    for _each in range(2):
        assert opened.undo_latest() is not None
        assert opened.snapshot().answer("1.1").done


def test_a_newer_file_is_set_aside_and_comes_back(opened: CaseFile) -> None:
    newer = document("budget.pdf", "Budget 2024, ändrad", understood=Understood("Budget 2024"))
    before = told(opened.snapshot())
    (taken,) = opened.take_in(newer)
    after = told(opened.snapshot())
    if taken.how != "version":  # the matching of versions is tested elsewhere
        opened.undo_latest()
        opened.merge(taken.evidence, 1)
        after = told(opened.snapshot())
    assert opened.undo_latest() is not None
    assert told(opened.snapshot()) == before
    assert "Budget" in aside(opened)
    assert opened.redo_latest() is not None
    assert told(opened.snapshot()) == after


def test_a_document_that_is_undone_lies_aside_and_can_be_had_again(opened: CaseFile) -> None:
    (taken,) = opened.take_in(PLAN)
    opened.undo_latest()
    assert opened.snapshot().document(taken.evidence) in opened.snapshot().removed
    assert opened.take_in(PLAN)[0].how == "restored"


def test_what_is_done_after_an_undo_ends_making_again(opened: CaseFile) -> None:
    opened.answer("1.5", {"mark": "Nej"})
    opened.undo_latest()
    opened.answer("1.1", {"done": True})
    assert opened.redo_latest() is None
    assert opened.snapshot().answer("1.5").mark is None


def test_what_was_done_before_the_case_was_opened_stays(opened: CaseFile) -> None:
    assert opened.undo_latest() is None
    assert opened.redo_latest() is None
    assert len(opened.snapshot().evidence) == 2


def test_what_is_undone_is_told_with_its_kind_and_its_words(opened: CaseFile) -> None:
    opened.remove_evidence(1)
    undone = opened.undo_latest()
    assert undone and undone.made
    assert (undone.made.of, undone.made.what, undone.made.again) == ("remove", "Budget 2024", False)
    redone = opened.redo_latest()
    assert redone and redone.made
    assert (redone.made.of, redone.made.again) == ("remove", True)


def test_the_history_tells_of_what_was_undone(opened: CaseFile) -> None:
    opened.answer("1.5", {"mark": "Nej"})
    opened.undo_latest()
    opened.uncite("1.1", 1)
    opened.undo_latest()
    assert [(each.field, each.before, each.after) for each in opened.changes()[-4:]] == [
        ("mark", None, "Nej"),
        ("mark", "Nej", None),
        ("citation", "Budget 2024, 1", None),
        ("citation", None, "Budget 2024, 1"),
    ]


def test_one_line_of_history_is_no_step_to_look_at_beside_it(opened: CaseFile) -> None:
    opened.answer("1.5", {"mark": "Nej"})
    opened.save_typed("2.1", "Risker")
    opened.cite("1.5", 1)
    assert opened.steps(quiet=True)[3:] == ()
    opened.remove_evidence(1)
    assert [each.kind for each in opened.steps(quiet=True)][-1] == "remove"


def test_what_nothing_was_changed_by_is_no_step(opened: CaseFile) -> None:
    opened.answer("1.1", {"mark": "Ja"})
    opened.change_evidence(1, {"note": ""})
    opened.set_remark("1.1", Remark())
    assert opened.undo_latest() is None


def test_what_was_sent_is_not_undone_but_what_the_auditors_said_is(opened: CaseFile) -> None:
    opened.answer("1.5", {"mark": "Nej"})
    opened.set_status(Status.DECIDED, decision=DECIDED)
    opened.set_status(Status.SENT, sent_on=SENT_ON, sent_to="Revisionen")
    with pytest.raises(LockedCase):
        opened.undo_latest()
    opened.set_remark("1.1", Remark("Bra"))
    assert opened.undo_latest() is not None
    assert opened.snapshot().remarks == {}
    assert opened.redo_latest() is not None
    assert opened.snapshot().status is Status.SENT


def test_unlocking_is_undone(opened: CaseFile) -> None:
    opened.set_status(Status.DECIDED, decision=DECIDED)
    opened.set_status(Status.SENT, sent_on=SENT_ON, sent_to="Revisionen")
    opened.set_status(Status.DRAFT, reason="Fel fil")
    assert opened.undo_latest() is not None
    seen = opened.snapshot()
    assert (seen.status, seen.decided, seen.sent_on, seen.sent_to) == (
        Status.SENT,
        DECIDED,
        SENT_ON,
        "Revisionen",
    )


def test_what_was_carried_over_and_settled_is_undone_in_turn(opened: CaseFile) -> None:
    opened.set_previous(LAST_YEAR)
    opened.choose_pair(PairChoice("1.1", "1.5", together=True))
    opened.carry([DRAFT], "2023")
    seen = told(opened.snapshot())
    opened.settle_wanted(opened.snapshot().wanted[0].id, 1)
    opened.undo_latest()
    assert told(opened.snapshot()) == seen
    for _each in range(3):
        assert opened.undo_latest() is not None
    assert opened.snapshot().answer("1.5#2").is_empty
    assert opened.snapshot().previous is None


def test_nothing_of_what_was_erased_is_kept_to_be_undone(opened: CaseFile) -> None:
    opened.change_evidence(1, {"title": "Hemligt om Kajsa", "note": "Ring Kajsa"})
    opened.cite("1.5", 1, None, "Kajsa sade")
    opened.merge(1, 2)
    opened.undo_latest()
    opened.remove_evidence(1)
    opened.erase_evidence(1)
    while opened.undo_latest() is not None:
        pass
    opened.close()
    assert b"Kajsa" not in opened.path.read_bytes()


def test_a_change_that_fails_leaves_nothing_to_undo(opened: CaseFile) -> None:
    with pytest.raises(AuditprepError):
        opened.cite("1.5", 99)
    assert opened.undo_latest() is None
    opened.cite("1.5", 1)
    assert opened.undo_latest() is not None


def test_what_was_changed_since_by_other_ways_stays_and_is_told(opened: CaseFile) -> None:
    opened.change_evidence(1, {"title": "Mål"})
    step = opened.steps(quiet=True)[-1].id
    opened.change_evidence(1, {"title": "Mål och budget"})
    assert [each.facts["part"] for each in opened.undo(step)] == ["row"]
    assert opened.snapshot().evidence[0].title == "Mål och budget"


def test_several_changes_made_as_one_are_undone_as_one(opened: CaseFile) -> None:
    before = told(opened.snapshot())
    with opened.as_one("add"):
        (taken,) = opened.take_in(PLAN)
        opened.cite("1.5", taken.evidence)
        opened.change_evidence(taken.evidence, {"note": "Först"})
        opened.change_evidence(taken.evidence, {"note": "Sedan", "secret": True})
        opened.answer("1.5", {"mark": "Ja"})
        opened.uncite("1.1", 1)
        opened.cite("1.1", 1)
    after = told(opened.snapshot())
    (step,) = [each for each in opened.steps(quiet=True) if each.kind == "add"][2:]
    assert step.what == "Plan"
    assert opened.undo_latest() is not None
    assert told(opened.snapshot()) == before
    assert opened.redo_latest() is not None
    assert told(opened.snapshot()) == after
    assert opened.undo_latest() is not None
    assert opened.undo_latest() is None


def test_of_changes_made_as_one_what_failed_is_no_part(opened: CaseFile) -> None:
    before = told(opened.snapshot())
    with opened.as_one("add"):
        with pytest.raises(AuditprepError):
            opened.cite("1.5", 99)
        opened.cite("1.5", 1)
    assert opened.undo_latest() is not None
    assert told(opened.snapshot()) == before


def test_a_change_by_itself_has_no_number_that_is_told(opened: CaseFile) -> None:
    before = len(opened.steps())
    opened.remove_evidence(2)
    opened.carry([DRAFT], "2023")
    opened.answer("1.5", {"mark": "Nej"})
    assert [(each.id, each.kind) for each in opened.steps()[before:]] == [(1, "carry")]
    assert opened.undo_latest() is not None
    assert opened.snapshot().answer("1.5").mark is None
    assert opened.undo_latest() is not None
    assert opened.snapshot().answer("1.5#2").is_empty
    assert [each.kind for each in opened.steps()[before:]] == ["carry", "undo"]
    assert opened.undo_latest() is not None
    assert len(opened.snapshot().evidence) == 2
    assert opened.undo_latest() is None
    for _each in range(3):
        assert opened.redo_latest() is not None
    seen = opened.snapshot()
    assert (seen.answer("1.5").mark, seen.answer("1.5#2").carried, len(seen.evidence)) == ("Nej", True, 1)


def test_of_changes_made_as_one_what_could_not_be_committed_is_no_part(
    opened: CaseFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = told(opened.snapshot())

    @contextmanager
    def failing(db):
        with transaction(db):
            yield
            raise sqlite3.OperationalError("could not commit")

    with opened.as_one("add"):
        for change in (
            lambda: opened.answer("1.5", {"mark": "Nej"}),
            lambda: opened.change_evidence(1, {"note": "Nej"}),
        ):
            monkeypatch.setattr(openfile, "transaction", failing)
            with pytest.raises(AuditprepError):
                change()
            monkeypatch.setattr(openfile, "transaction", transaction)
        opened.answer("1.5", {"mark": "Ja"})
    assert opened.undo_latest() is not None
    assert told(opened.snapshot()) == before


@pytest.mark.parametrize("length", [3_000, 4_000, 9_000])
def test_a_full_disk_is_told_as_what_it_is_and_the_undo_can_be_tried_again(
    opened: CaseFile, length: int
) -> None:
    for number in range(3):
        opened.change_evidence(1, {"note": "n" * (length + 500 * number)})
    before = told(opened.snapshot())
    opened.change_evidence(1, {"note": "kort"})
    db = opened.db.conn
    most = db.execute("PRAGMA max_page_count").fetchone()[0]
    db.execute("VACUUM")
    db.execute(f"PRAGMA max_page_count = {db.execute('PRAGMA page_count').fetchone()[0]}")
    with pytest.raises(SaveFailed) as raised:
        opened.undo_latest()
    assert raised.value.facts["reason"] == "disk-full"
    db.execute(f"PRAGMA max_page_count = {most}")
    assert opened.undo_latest() is not None
    assert told(opened.snapshot()) == before


def test_a_file_that_does_not_answer_while_it_is_seen_what_was_undone_is_told(
    opened: CaseFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.cite("1.5", 1)

    def gone(_db):
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(latest, "newest_id", gone)
    with pytest.raises(AuditprepError):
        opened.undo_latest()
