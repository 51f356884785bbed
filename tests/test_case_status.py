"""Door 1: how far a case has come, what is locked then, and what is kept of what was sent."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from forms import make_form

from auditprep import messages
from auditprep.case import Case
from auditprep.errors import LockedCase, ReadOnlyCase, StatusLacks, UnknownQuestion
from auditprep.model import Decision, MergePlan, PairChoice, Remark, Status, StatusChange

DECISION = Decision("Omsorgsnämnden", dt.date(2025, 9, 23), 84, "ON 2025/61", "Revisionsunderlag")
SENT_ON = dt.date(2025, 10, 1)


@pytest.fixture
def case(tmp_path: Path):
    with Case.create(tmp_path / "granvik.auditprep", make_form(), "formulär.docx", who="anna") as made:
        yield made


def send(case: Case) -> None:
    case.set_status(Status.DECIDED, decision=DECISION)
    case.set_status(Status.SENT, sent_on=SENT_ON, sent_to="Revisionen,\n Granvik")


def steps_of(changes: tuple[StatusChange, ...]) -> list[tuple[Status, Status]]:
    return [(each.before, each.after) for each in changes]


# What is told of a status


def test_a_new_case_is_a_draft_of_which_nothing_is_told(case) -> None:
    seen = case.snapshot()
    assert (seen.status, seen.decided, seen.sent_on, seen.sent_to) == (Status.DRAFT, None, None, "")
    assert (seen.status_changes, seen.exported) == ((), ())


def test_a_status_is_kept_with_what_was_told_of_it_and_who_said_so(case) -> None:
    case.set_status(Status.READY)
    send(case)
    with_file = case.snapshot()
    case.close()
    with Case.open(with_file.path, who="bo") as opened:
        seen = opened.snapshot()
    assert (seen.status, seen.decided) == (Status.SENT, DECISION)
    assert (seen.sent_on, seen.sent_to) == (SENT_ON, "Revisionen, Granvik")
    assert seen.status_changes == with_file.status_changes
    assert steps_of(seen.status_changes) == [
        (Status.DRAFT, Status.READY),
        (Status.READY, Status.DECIDED),
        (Status.DECIDED, Status.SENT),
    ]
    ready, decided, sent = seen.status_changes
    assert {each.who for each in seen.status_changes} == {"anna"}
    assert (ready.decision, decided.decision, sent.decision) == (None, DECISION, None)
    assert (decided.sent_on, sent.sent_on, sent.sent_to) == (None, SENT_ON, "Revisionen, Granvik")
    assert ready.when.tzinfo is not None and ready.when <= decided.when <= sent.when


@pytest.mark.parametrize(
    ("status", "given", "lacking"),
    [
        (Status.DECIDED, {}, "decision"),
        (Status.DECIDED, {"decision": Decision("N", None, 84)}, "decision"),
        (Status.DECIDED, {"decision": Decision("N", dt.date(2025, 9, 23))}, "decision"),
        (Status.SENT, {}, "sent-on"),
        (Status.SENT, {"sent_to": "Revisionen"}, "sent-on"),
        (Status.SENT, {"sent_on": SENT_ON, "sent_to": "  "}, "sent-to"),
    ],
)
def test_what_a_status_lacks_is_asked_for_and_nothing_is_changed(case, status, given, lacking) -> None:
    with pytest.raises(StatusLacks) as caught:
        case.set_status(status, **given)
    assert caught.value.facts == {"status": status.value, "lacking": lacking}
    assert (case.snapshot().status, case.snapshot().status_changes) == (Status.DRAFT, ())


def test_what_may_be_sent_without_the_boards_decision_may_be_called_sent(case) -> None:
    case.set_status(Status.SENT, sent_on=SENT_ON, sent_to="Revisionen")
    assert (case.snapshot().status, case.snapshot().decided) == (Status.SENT, None)


def test_any_status_follows_any_other(case) -> None:
    facts = {"decision": DECISION, "sent_on": SENT_ON, "sent_to": "Revisionen", "reason": "Rättelse"}
    for one in Status:
        for other in Status:
            case.set_status(one, **facts)
            case.set_status(other, **facts)
            assert case.snapshot().status is other


def test_the_same_status_is_no_change_but_other_facts_put_it_right(case) -> None:
    send(case)
    before = case.snapshot().status_changes
    case.set_status(Status.SENT)
    case.set_status(Status.SENT, sent_to="Revisionen, Granvik")
    assert case.snapshot().status_changes == before
    case.set_status(Status.SENT, sent_to="Kommunrevisionen")
    assert case.snapshot().sent_to == "Kommunrevisionen"
    assert steps_of(case.snapshot().status_changes)[-1] == (Status.SENT, Status.SENT)


def test_facts_hold_as_long_as_the_status_does_not_go_back_before_them(case) -> None:
    send(case)
    case.set_status(Status.REVIEWED)
    assert (case.snapshot().decided, case.snapshot().sent_on) == (DECISION, SENT_ON)
    case.set_status(Status.DECIDED, reason="Fel bilaga")
    assert (case.snapshot().decided, case.snapshot().sent_on, case.snapshot().sent_to) == (DECISION, None, "")
    case.set_status(Status.READY)
    assert case.snapshot().decided is None
    assert case.snapshot().status_changes[0].decision == DECISION


# Locked


def test_unlocking_asks_why_and_keeps_the_answer(case) -> None:
    send(case)
    with pytest.raises(StatusLacks) as caught:
        case.set_status(Status.DECIDED)
    assert caught.value.facts["lacking"] == "reason"
    case.set_status(Status.REVIEWED)
    case.set_status(Status.SENT)
    with pytest.raises(StatusLacks):
        case.set_status(Status.DRAFT, reason=" ")
    case.set_status(Status.DRAFT, reason="Fel bilaga")
    assert case.snapshot().status_changes[-1].reason == "Fel bilaga"
    case.answer("1.1", mark="Ja")


def test_what_was_sent_is_locked_whatever_is_to_be_changed(case, tmp_path) -> None:
    file = tmp_path / "plan.txt"
    file.write_text("Planen", encoding="utf-8")
    case.answer("1.1", text="Så var det.")
    evidence = case.attach(file).id
    case.cite("1.1", evidence)
    entry = case.changes()[0].id
    send(case)
    before = case.snapshot()
    for change in (
        lambda: case.answer("1.1", mark="Ja"),
        lambda: case.answer("1.1", done=True),
        lambda: case.save_typed("1.1", "Nytt"),
        lambda: case.attach(file),
        lambda: case.change_evidence(evidence, title="x"),
        lambda: case.remove_evidence(evidence),
        lambda: case.cite("1.1", evidence, quote="Planen"),
        lambda: case.uncite("1.1", evidence),
        lambda: case.save_decision(DECISION),
        lambda: case.set_checklist(["x"]),
        lambda: case.settle_line(1, reason="x"),
        lambda: case.set_previous(None),
        lambda: case.carry(),
        lambda: case.settle_wanted(1, None),
        lambda: case.undo(1),
        lambda: case.restore(entry),
        lambda: case.hand_out("Eva", ["1.1"]),
        lambda: case.call_off_handout(1),
        lambda: case.forget_pair("1.1", "1.1"),
        lambda: case.take_merge(MergePlan("x", (), copy=tmp_path / "x.auditprep"), {}),
        lambda: case.take_merge(MergePlan("x", ()), {}),
    ):
        with pytest.raises(LockedCase) as caught:
            change()
    assert caught.value.facts == {"file": str(before.path), "status": "sent", "sent_on": SENT_ON}
    assert "2025-10-01" in messages.sentence(caught.value)
    assert case.snapshot() == before
    with pytest.raises(UnknownQuestion):
        case.choose_pair(PairChoice("1.1", "1.1", True))


def test_a_locked_case_is_searched_reviewed_and_exported(case) -> None:
    case.answer("1.1", text="Planen följs.")
    send(case)
    assert [hit.question for hit in case.search("planen").hits]
    case.set_status(Status.REVIEWED)
    case.set_remark("1.1", Remark("Tillräckligt", "Följ upp oftare", "Varje månad"))
    case.record_export("pdf", "svar.pdf", "ab" * 32, 7)
    case.keep_alive()
    seen = case.snapshot()
    assert seen.remark("1.1").handled == "Varje månad"
    assert seen.exported[-1].status is Status.REVIEWED


def test_a_locked_case_is_locked_for_who_opens_it_next(case) -> None:
    send(case)
    case.close()
    with Case.open(case._file.path, who="bo") as opened:
        assert not opened.read_only
        with pytest.raises(LockedCase):
            opened.answer("1.1", mark="Ja")


# Remarks


def test_remarks_are_kept_by_question_and_for_the_whole(case) -> None:
    case.set_remark("1.1", Remark("God", "Mät\ud83d mer"))
    case.set_remark("", Remark(assessment="Ändamålsenlig"))
    seen = case.snapshot()
    assert seen.remarks == {"1.1": Remark("God", "Mät\ufffd mer"), "": Remark("Ändamålsenlig")}
    case.set_remark("1.1", Remark())
    assert case.snapshot().remarks == {"": Remark("Ändamålsenlig")}
    with pytest.raises(UnknownQuestion):
        case.set_remark("9.9", Remark("x"))


# What was made


def test_what_was_made_is_kept_with_its_hash_and_the_status_then(case) -> None:
    case.record_export("docx", "utkast.docx", "ab" * 32, 12)
    send(case)
    case.record_export("zip", "underlag.zip", "cd" * 32, 3_000_000_000)
    first, last = case.snapshot().exported
    assert (first.kind, first.file_name, first.sha256, first.size, first.who) == (
        *("docx", "utkast.docx", "ab" * 32, 12),
        "anna",
    )
    assert (first.status, last.status, last.size) == (Status.DRAFT, Status.SENT, 3_000_000_000)


def test_an_export_of_a_case_that_may_only_be_read_is_not_kept_and_no_fault(case) -> None:
    path = case.snapshot().path
    with Case.open(path, who="bo") as reader:
        assert reader.read_only
        reader.record_export("docx", "a.docx", "ab" * 32, 1)
        assert reader.snapshot().exported == ()
        with pytest.raises(ReadOnlyCase):
            reader.set_status(Status.READY)


def test_a_reader_sees_what_the_writer_has_changed_since(case) -> None:
    with Case.open(case.snapshot().path, who="bo") as reader:
        assert reader.snapshot().status is Status.DRAFT
        send(case)
        case.set_remark("", Remark("God"))
        seen = reader.snapshot()
        assert (seen.status, seen.decided, seen.remark("").assessment) == (Status.SENT, DECISION, "God")


# Drafts of another year


def test_done_and_not_carried_confirm_a_draft_and_typing_does_not(case) -> None:
    for confirm in ({"done": True}, {"carried": False}):
        case.answer("1.1", mark="Ja", text="Från 2024", carried=True, done=False)
        case.save_typed("1.1", "Från 2024, ändrat")
        assert case.snapshot().answer("1.1").carried
        assert "1.1" not in [each.key for each in case.snapshot().answered()]
        case.answer("1.1", **confirm)
        assert not case.snapshot().answer("1.1").carried
        assert "1.1" in [each.key for each in case.snapshot().answered()]
    assert ("carried", None, "true") in [(e.field, e.before, e.after) for e in case.history("1.1")]


def test_a_draft_of_which_nothing_is_left_is_no_draft(case) -> None:
    case.answer("1.1", text="Från 2024", carried=True)
    case.answer("1.1", text="")
    assert not case.snapshot().answer("1.1").carried
