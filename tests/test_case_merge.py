"""Door 1: two copies of a case that were changed apart are made one, by choice, and nothing of either is lost."""

from __future__ import annotations

import datetime as dt
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from forms import make_form
from with_others import LAST_YEAR

from auditprep import messages
from auditprep.case import Case, check_file
from auditprep.errors import (
    BrokenCase,
    FileMissing,
    LockedCase,
    NewerCase,
    NotACase,
    OtherCase,
    ReadOnlyCase,
    UnknownMark,
)
from auditprep.model import (
    Answer,
    CitedThen,
    Decision,
    EvidenceKind,
    MergePlan,
    Notice,
    Outcome,
    Questionnaire,
    Remark,
    SheetAnswer,
    SheetRead,
    Status,
    Submission,
)
from auditprep.model.remembered import remembered_form
from auditprep.store.lock import lock_file


class Two:
    """A case, and a copy of it that is changed elsewhere by somebody else."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path, self.copy = folder / "granvik.auditprep", folder / "granvik-PC7.auditprep"
        self.case = Case.create(self.path, make_form(), "formulär.docx", who="anna")

    def part(self) -> None:
        """From here on the copy goes its own way."""
        shutil.copy(self.path, self.copy)

    def there(self) -> Case:
        return Case.open(self.copy, who="bo")

    def file(self, name: str, words: str) -> Path:
        path = self.folder / name
        path.write_text(words, encoding="utf-8")
        return path

    def plan(self) -> MergePlan:
        return self.case.plan_merge(self.copy)

    def told(self, plan: MergePlan) -> list[tuple[str, str, Outcome]]:
        return [
            (each.question, each.field, each.outcome)
            for each in plan.items
            if each.outcome is not Outcome.UNCHANGED
        ]

    def texts(self) -> dict[str, str]:
        return {key: each.text for key, each in self.case.snapshot().answers.items() if each.text}


@pytest.fixture
def two(tmp_path: Path):
    made = Two(tmp_path)
    yield made
    made.case.close()


def is_empty(plan: MergePlan) -> bool:
    news = [each for each in plan.items if each.outcome is not Outcome.UNCHANGED]
    told = [each for each in plan.notices if each.code != "settled-before"]
    return not (news or plan.evidence or plan.more or told)


# Answers


def test_a_copy_that_nobody_has_changed_brings_nothing(two) -> None:
    two.case.answer("1.1", mark="Ja", text="Så är det.")
    two.part()
    plan = two.plan()
    assert is_empty(plan)
    assert (plan.source, plan.copy, plan.handout) == ("granvik-PC7.auditprep", two.copy, None)
    merged = two.case.take_merge(plan, {})
    assert (merged.step, merged.questions, merged.parts, merged.evidence) == (0, (), 0, 0)
    assert two.case.steps() == ()


def test_what_only_one_has_changed_is_new_and_what_both_have_is_a_conflict(two) -> None:
    two.case.answer("1.1", mark="Ja", text="Först.")
    two.case.answer("1.2", text="Gemensamt.")
    two.part()
    two.case.answer("1.2", text="Mitt.")
    two.case.answer("2.1", text="Bara mitt.")
    with two.there() as there:
        there.answer("1.1", text="Deras.")
        there.answer("1.2", text="Deras eget.")
    plan = two.plan()
    assert two.told(plan) == [
        ("1.1", "text", Outcome.NEW),
        ("1.2", "text", Outcome.CONFLICT),
    ]
    (conflict,) = plan.of(Outcome.CONFLICT)
    assert (conflict.base, conflict.mine, conflict.theirs) == ("Gemensamt.", "Mitt.", "Deras eget.")
    merged = two.case.take_merge(plan, {})
    assert (merged.questions, merged.parts) == (("1.1",), 1)
    assert two.texts() == {"1.1": "Deras.", "1.2": "Mitt.", "2.1": "Bara mitt."}
    assert two.case.snapshot().answer("1.1").mark == "Ja"


@pytest.mark.parametrize("chosen", ["Deras eget.", "Mitt.", "Bådas, i egna ord."])
def test_a_conflict_becomes_what_is_chosen_and_every_wording_can_be_restored(two, chosen) -> None:
    two.part()
    two.case.answer("1.2", text="Mitt.")
    with two.there() as there:
        there.answer("1.2", text="Deras utkast.")
        there.answer("1.2", text="Deras eget.")
    two.case.take_merge(two.plan(), {("1.2", "text"): chosen})
    assert two.texts() == {"1.2": chosen}
    lines = two.case.history("1.2")
    theirs = [(each.before, each.after) for each in lines if each.who == "bo"]
    assert theirs == [(None, "Deras utkast."), ("Deras utkast.", "Deras eget.")]
    for words in {"Mitt.", "Deras eget.", "Deras utkast.", chosen} - {two.texts()["1.2"]}:
        line = next(each for each in reversed(two.case.history("1.2")) if each.before == words)
        two.case.restore(line.id)
        assert two.texts() == {"1.2": words}
    assert is_empty(two.plan())


def test_new_words_may_be_refused_or_rewritten(two) -> None:
    two.part()
    with two.there() as there:
        there.answer("1.1", mark="Nej", text="Deras.")
    two.case.take_merge(two.plan(), {("1.1", "text"): "Bättre.", ("1.1", "mark"): ""})
    assert two.case.snapshot().answer("1.1") == Answer(None, "Bättre.")
    assert is_empty(two.plan())


def test_a_mark_that_the_question_does_not_have_is_refused_and_nothing_is_changed(two) -> None:
    two.part()
    with two.there() as there:
        there.answer("1.1", mark="Nej", text="Deras.")
    before = two.case.snapshot()
    with pytest.raises(UnknownMark):
        two.case.take_merge(two.plan(), {("1.1", "mark"): "Kanske"})
    assert two.case.snapshot() == before
    assert two.case.changes() == ()


def test_the_same_words_on_both_sides_are_no_conflict(two) -> None:
    two.part()
    two.case.answer("1.1", mark="Ja", text="Lika.")
    with two.there() as there:
        there.answer("1.1", mark="Ja", text="Lika.")
    assert two.told(two.plan()) == []
    two.case.take_merge(two.plan(), {})
    assert two.texts() == {"1.1": "Lika."}
    assert is_empty(two.plan())


def test_what_was_changed_between_the_plan_and_the_merge_is_not_overwritten(two) -> None:
    two.part()
    with two.there() as there:
        there.answer("1.1", text="Deras.")
        there.answer("1.2", text="Deras andra.")
    plan = two.plan()
    two.case.answer("1.1", text="Mitt, skrivet nyss.")
    with two.there() as there:
        there.answer("1.2", text="Något som ingen har sett.")
    two.case.take_merge(plan, {})
    assert two.texts() == {"1.1": "Mitt, skrivet nyss."}
    assert {"Deras.", "Något som ingen har sett."} <= {each.after for each in two.case.changes()}


def test_a_second_merge_knows_what_the_first_one_brought(two) -> None:
    two.part()
    two.case.answer("1.2", text="Mitt.")
    with two.there() as there:
        there.answer("1.1", text="Deras.")
        there.answer("1.2", text="Deras.")
    two.case.take_merge(two.plan(), {})
    count = len(two.case.changes())
    assert is_empty(two.plan())
    two.case.take_merge(two.plan(), {})
    assert len(two.case.changes()) == count
    with two.there() as there:
        there.answer("1.1", text="Deras, igen.")
        there.answer("1.2", text="Deras, igen.")
    assert two.told(two.plan()) == [("1.1", "text", Outcome.NEW), ("1.2", "text", Outcome.CONFLICT)]
    assert two.plan().of(Outcome.CONFLICT)[0].base == "Deras."


def test_merged_back_the_other_copy_takes_all_that_was_decided(two) -> None:
    two.part()
    two.case.answer("1.2", text="Mitt.")
    with two.there() as there:
        there.answer("1.1", text="Deras.")
        there.answer("1.2", text="Deras.")
    two.case.take_merge(two.plan(), {("1.2", "text"): "Gemensamt."})
    two.case.close()
    with two.there() as there:
        plan = there.plan_merge(two.path)
        assert [(each.question, each.outcome) for each in plan.items] == [
            ("1.1", Outcome.UNCHANGED),
            ("1.2", Outcome.NEW),
        ]
        there.take_merge(plan, {})
        assert there.snapshot().answer("1.2").text == "Gemensamt."


def test_typing_that_went_on_after_the_copy_was_made_is_a_conflict_at_most(two) -> None:
    two.case.save_typed("1.1", "Vi följer")
    two.part()
    two.case.save_typed("1.1", "Vi följer upp målen.")
    plan = two.plan()
    assert [each.outcome for each in plan.items] == [Outcome.CONFLICT]
    two.case.take_merge(plan, {})
    assert two.texts() == {"1.1": "Vi följer upp målen."}
    assert is_empty(two.plan())


def test_how_far_an_answer_has_come_follows_its_words(two) -> None:
    two.case.answer("1.1", mark="Ja", text="Lika.")
    two.case.answer("1.2", mark="Ja", text="Klart förr.", done=True)
    two.case.answer("2.1", text="Från 2024", carried=True)
    two.part()
    two.case.answer("1.3", text="Mitt.", done=True)
    with two.there() as there:
        there.answer("1.1", done=True)
        there.answer("1.2", text="Ändrat.", done=False)
        there.answer("1.3", text="Deras.")
        there.answer("2.1", text="Från 2024, genomläst", carried=False)
    plan = two.plan()
    assert plan.more == ("1 svar som är likadant här men har fått en annan klarmarkering där.",)
    two.case.take_merge(plan, {("1.3", "text"): "Mitt och deras."})
    seen = two.case.snapshot()
    assert seen.answer("1.1") == Answer("Ja", "Lika.", done=True)
    assert seen.answer("1.2") == Answer("Ja", "Ändrat.", done=False)
    assert seen.answer("1.3") == Answer(None, "Mitt och deras.", done=False)
    assert seen.answer("2.1") == Answer(None, "Från 2024, genomläst")
    assert is_empty(two.plan())


@pytest.mark.parametrize("theirs", ["", "Annat."])
def test_a_draft_that_is_kept_as_it_is_stays_a_draft(two, theirs) -> None:
    two.case.answer("1.1", text="Från i fjol", carried=True)
    two.part()
    with two.there() as there:
        there.answer("1.1", text=theirs)
    two.case.take_merge(two.plan(), {("1.1", "text"): "Från i fjol"})
    assert two.case.snapshot().answer("1.1") == Answer(None, "Från i fjol", carried=True)
    two.case.hand_out("Bo", ["1.1"])
    sheet = SheetRead(two.case.snapshot().handouts[-1].token, (SheetAnswer("1.1", "", Answer(text=theirs)),))
    two.case.take_merge(two.case.plan_hand_in(sheet, "svar.docx"), {("1.1", "text"): "Från i fjol"})
    assert two.case.snapshot().unconfirmed() != ()
    assert (
        two.case.changes("1.1")[-1].after != theirs
    )  # and what they wrote stands in the history before that
    assert (theirs or None) in [each.after for each in two.case.changes("1.1") if each.field == "text"]


# Documents and what leans on them


def test_a_document_comes_along_whole_with_what_leans_on_it(two) -> None:
    two.case.attach(two.file("gammal.txt", "En gammal plan"))
    two.part()
    two.case.attach(two.file("min.txt", "Min egen plan"))
    decision = Decision("Nämnden", dt.date(2025, 2, 27), 7, "N 2025/1", "Planen")
    with two.there() as there:
        new = there.attach(two.file("deras.txt", "Deras plan för kontroll"), title="Deras plan").id
        there.change_evidence(
            new,
            kind=EvidenceKind.INTERNAL_CONTROL_PLAN,
            decision=decision,
            represents="2025",
            secret=True,
            note="Se §",
        )
        there.cite("1.1", new, quote="Deras plan")
        there.cite("1.2", 1)
        there.settle_line(1, [new])
        expected = there.snapshot()
    plan = two.plan()
    assert plan.evidence == ("Deras plan",)
    assert len(plan.more) == 2 and plan.notices == ()
    merged = two.case.take_merge(plan, {})
    assert merged.evidence == 1
    seen = two.case.snapshot()
    mine = seen.evidence[-1]
    theirs = expected.evidence[-1]
    assert mine == type(mine)(**{**{n: getattr(theirs, n) for n in theirs.__slots__}, "id": mine.id})
    assert two.case.evidence_bytes(mine.id) == "Deras plan för kontroll".encode()
    assert [each.text for each in two.case.page_texts(mine.id)] == ["Deras plan för kontroll"]
    assert [(each.evidence, each.quote) for each in seen.cited("1.1")] == [(mine.id, "Deras plan")]
    assert [each.evidence for each in seen.cited("1.2")] == [1]
    assert seen.checklist[0].evidence == (mine.id,)
    assert [hit.evidence for hit in two.case.search("kontroll").hits if hit.part == "page"] == [mine.id]
    told = [(each.who, each.after) for each in two.case.history("1.1")]
    assert told == [("bo", "Deras plan, ”Deras plan”")]
    assert is_empty(two.plan())
    two.case.close()
    assert [each.code for each in check_file(two.path)] == ["case-sound"]


def test_a_newer_version_comes_along_as_one(two) -> None:
    words = "Nämnden antar budgeten för året och följer upp målen varje månad. " * 9
    two.case.attach(two.file("budget.txt", words))
    two.part()
    with two.there() as there:
        there.attach(two.file("budget.txt", words + "Nytt."))
        there.cite("1.1", 1)
        assert len(there.snapshot().evidence) == 1
    plan = two.plan()
    assert len(plan.evidence) == 1
    two.case.take_merge(plan, {})
    (evidence,) = two.case.snapshot().evidence
    assert [each.number for each in evidence.versions] == [1, 2]
    assert two.case.evidence_bytes(1).endswith(b"Nytt.")
    assert two.case.snapshot().cited("1.1")[0].version == 2
    assert is_empty(two.plan())


def test_a_newer_version_stays_when_the_merge_is_undone_and_that_is_told(two) -> None:
    words = "Nämnden antar budgeten för året och följer upp målen varje månad. " * 9
    two.case.attach(two.file("budget.txt", words))
    two.part()
    with two.there() as there:
        there.attach(two.file("budget.txt", words + "Nytt."))
    merged = two.case.take_merge(two.plan(), {})
    (told,) = two.case.undo(merged.step)
    assert (told.code, told.facts["part"]) == ("not-undone", "version")
    assert "nyare versionen" in messages.notice(told)
    assert len(two.case.snapshot().evidence[0].versions) == 2


def test_what_both_say_otherwise_is_told_and_stays_as_it_is_here(two) -> None:
    two.case.attach(two.file("plan.txt", "Planen för året"), title="Plan")
    two.case.set_checklist(["Budget", "Plan"])
    two.case.set_previous(LAST_YEAR)
    two.part()
    two.case.settle_line(two.case.snapshot().checklist[0].id, reason="Finns hos staben")
    with two.there() as there:
        there.change_evidence(1, title="Verksamhetsplan")
        there.set_checklist(["Budget", "Plan", "Risker"])
        there.settle_line(there.snapshot().checklist[0].id, reason="Skickas senare")
        there.set_previous(replace(LAST_YEAR, year=2022))
    told = {each.code: dict(each.facts) for each in two.plan().notices}
    assert told == {
        "document-differs": {"title": "Plan"},
        "lines-there": {"text": "Risker"},
        "line-differs": {"text": "Budget"},
        "previous-differs": {"name": "2022"},
    }
    two.case.take_merge(two.plan(), {})
    seen = two.case.snapshot()
    assert seen.evidence[0].title == "Plan"
    assert [(each.text, each.reason) for each in seen.checklist] == [
        ("Budget", "Finns hos staben"),
        ("Plan", ""),
    ]
    assert seen.previous == LAST_YEAR


def test_what_was_taken_away_here_or_there_is_told_and_stays_as_it_is(two) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        two.case.attach(two.file(name, f"Ord om {name}"))
        two.case.cite("1.1", len(two.case.snapshot().evidence))
    two.part()
    two.case.remove_evidence(1)
    two.case.uncite("1.1", 3)
    with two.there() as there:
        there.remove_evidence(2)
        there.answer("1.2", text="Deras.")
    plan = two.plan()
    assert [(each.code, each.question) for each in plan.notices] == [
        ("citation-gone-here", "1.1"),
        ("citation-gone-there", "1.1"),
        ("document-gone-here", None),
        ("document-gone-there", None),
    ]
    assert plan.evidence == plan.more == ()
    two.case.take_merge(plan, {})
    seen = two.case.snapshot()
    assert [each.id for each in seen.evidence] == [2, 3]
    assert [each.evidence for each in seen.cited("1.1")] == [2]
    assert seen.answer("1.2").text == "Deras."


def test_a_document_that_was_erased_here_does_not_come_back(two) -> None:
    two.case.answer("1.1", text="Före")
    evidence = two.case.attach(two.file("hemlig.txt", "En hemlighet")).id
    two.case.cite("1.1", evidence)
    two.part()
    two.case.remove_evidence(evidence)
    two.case.erase_evidence(evidence)
    with two.there() as there:
        there.answer("1.2", text="Deras.")
    plan = two.plan()
    assert plan.evidence == ()
    assert [each.code for each in plan.notices] == ["document-gone-here"]
    two.case.take_merge(plan, {})
    assert two.case.snapshot().evidence == ()
    assert not any("hemlig" in (each.after or "") for each in two.case.changes())
    two.case.close()
    assert b"hemlighet" not in two.path.read_bytes()


def test_citations_that_were_changed_there_only_are_taken_and_those_changed_in_both_are_told(two) -> None:
    two.case.attach(two.file("a.pdf", "x"))
    for key in ("1.1", "1.2"):
        two.case.cite(key, 1)
    two.part()
    two.case.cite("1.2", 1, "3")
    with two.there() as there:
        there.cite("1.1", 1, "5")
        there.cite("1.2", 1, "6")
    plan = two.plan()
    assert [(each.code, each.question) for each in plan.notices] == [("citation-differs", "1.2")]
    two.case.take_merge(plan, {})
    assert [two.case.snapshot().cited(key)[0].pages for key in ("1.1", "1.2")] == ["5", "3"]


def test_a_secret_is_a_secret_in_both(two) -> None:
    two.case.attach(two.file("a.txt", "x"))
    two.part()
    with two.there() as there:
        there.change_evidence(1, secret=True)
    plan = two.plan()
    assert plan.more == ("1 dokument som är markerat som sekretess där.",)
    two.case.take_merge(plan, {})
    assert two.case.snapshot().evidence[0].secret
    assert is_empty(two.plan())


# What stands beside


def test_decisions_remarks_sheets_exports_and_last_year_come_along(two) -> None:
    two.case.set_remark("1.1", Remark("Mitt omdöme"))
    two.case.hand_out("Eva", ["1.1"])
    two.part()
    previous = Submission("2024.docx", "N", 2024, Questionnaire("F", "N", 2024, None, ()), {})
    decision = Decision("Nämnden", dt.date(2025, 2, 27), 7, None, "Planen")
    with two.there() as there:
        there.save_decision(decision)
        there.set_remark("1.1", Remark("Deras omdöme"))
        there.set_remark("1.2", Remark("God"))
        there.hand_out("Olle", ["1.2", "2.1"], due=dt.date(2025, 9, 1), message="Tack")
        there.call_off_handout(1)
        there.record_export("docx", "a.docx", "ab" * 32, 1)
        there.set_previous(previous)
        there.set_status(Status.READY)
        expected = there.snapshot()
    plan = two.plan()
    assert len(plan.more) == 5
    assert [each.code for each in plan.notices] == ["remark-differs", "status-there"]
    two.case.take_merge(plan, {})
    seen = two.case.snapshot()
    assert [each.decision for each in seen.decisions] == [decision]
    assert seen.remarks == {"1.1": Remark("Mitt omdöme"), "1.2": Remark("God")}
    assert seen.handouts == expected.handouts
    assert (seen.exported, seen.previous) == (expected.exported, previous)
    assert seen.status is Status.DRAFT
    assert two.plan().more == ()


# Undone


def test_a_merge_is_undone_as_one_and_may_be_made_again(two) -> None:
    two.case.answer("1.2", text="Gemensamt.")
    two.part()
    two.case.answer("1.2", text="Mitt.")
    before = two.case.snapshot()
    with two.there() as there:
        new = there.attach(two.file("deras.txt", "Deras plan")).id
        there.answer("1.1", text="Deras.", done=True)
        there.answer("1.2", text="Deras.")
        there.cite("1.1", new)
        there.save_decision(Decision("N", dt.date(2025, 2, 27), 7))
        there.set_remark("", Remark("God"))
        there.settle_line(1, reason="Finns inte")
    merged = two.case.take_merge(two.plan(), {("1.2", "text"): "Deras."})
    after = two.case.snapshot()
    assert two.case.undo(merged.step) == ()
    seen = two.case.snapshot()
    for part in ("answers", "citations", "evidence", "decisions", "checklist", "remarks"):
        assert getattr(seen, part) == getattr(before, part), part
    assert [each.title for each in seen.removed] == ["Deras"]
    merge, undo = two.case.steps()
    assert (merge.kind, merge.what, merge.undone) == ("merge", "granvik-PC7.auditprep", True)
    assert (undo.kind, undo.undone) == ("undo", False)
    plan = two.plan()
    assert two.told(plan) == [("1.1", "text", Outcome.NEW), ("1.2", "text", Outcome.CONFLICT)]
    assert plan.evidence == ("Deras",)
    two.case.undo(undo.id)
    assert [each.undone for each in two.case.steps()] == [False, True, False]
    again = two.case.snapshot()
    for part in ("answers", "citations", "evidence", "decisions", "checklist", "remarks"):
        assert getattr(again, part) == getattr(after, part), part
    assert is_empty(two.plan())


def test_after_an_undo_the_copy_can_be_merged_anew_and_then_is_known(two) -> None:
    two.part()
    with two.there() as there:
        there.attach(two.file("deras.txt", "Deras plan"))
        there.answer("1.1", text="Deras.")
        there.cite("1.1", 1)
    two.case.undo(two.case.take_merge(two.plan(), {}).step)
    lines = len([each for each in two.case.changes() if each.who == "bo"])
    merged = two.case.take_merge(two.plan(), {})
    assert (merged.questions, merged.evidence) == (("1.1",), 1)
    seen = two.case.snapshot()
    assert (seen.answer("1.1").text, len(seen.evidence), len(seen.cited("1.1"))) == ("Deras.", 1, 1)
    assert len([each for each in two.case.changes() if each.who == "bo"]) == lines
    assert is_empty(two.plan())


def test_what_has_been_changed_since_a_merge_stays_when_it_is_undone_and_is_told(two) -> None:
    two.part()
    with two.there() as there:
        new = there.attach(two.file("deras.txt", "Deras plan")).id
        there.answer("1.1", text="Deras.")
        there.answer("1.2", text="Deras.")
        there.cite("1.1", new)
    merged = two.case.take_merge(two.plan(), {})
    two.case.answer("1.2", text="Ändrat sedan.")
    two.case.cite("2.1", two.case.snapshot().evidence[0].id)
    assert two.case.undo(merged.step) == (
        Notice("not-undone", "1.2", {"part": "text"}),
        Notice("not-undone", facts={"part": "document", "title": "Deras"}),
    )
    seen = two.case.snapshot()
    assert two.texts() == {"1.2": "Ändrat sedan."}
    assert ([each.title for each in seen.evidence], len(seen.cited("2.1"))) == (["Deras"], 1)


def test_what_was_undone_before_the_copy_was_made_is_not_brought_back(two) -> None:
    first = two.folder / "första.auditprep"
    shutil.copy(two.path, first)
    with Case.open(first, who="bo") as there:
        there.answer("1.1", text="Deras.")
    merged = two.case.take_merge(two.case.plan_merge(first), {})
    two.part()
    two.case.undo(merged.step)
    with two.there() as there:
        there.answer("1.2", text="Annat.")
    assert two.told(two.plan()) == [("1.2", "text", Outcome.NEW)]


# What is refused


def test_only_another_copy_of_the_same_case_is_merged(two, tmp_path) -> None:
    with Case.create(tmp_path / "annat.auditprep", make_form(), "formulär.docx"):
        pass
    for path, kind, reason in (
        (tmp_path / "annat.auditprep", OtherCase, "other"),
        (two.path, OtherCase, "itself"),
    ):
        with pytest.raises(kind) as caught:
            two.case.plan_merge(path)
        assert caught.value.facts["reason"] == reason
    (tmp_path / "text.auditprep").write_text("hej")
    with pytest.raises(NotACase):
        two.case.plan_merge(tmp_path / "text.auditprep")
    with pytest.raises(FileMissing):
        two.case.plan_merge(tmp_path / "borta.auditprep")
    two.part()
    data = two.copy.read_bytes()
    two.copy.write_bytes(data[: len(data) // 2])
    with pytest.raises(BrokenCase):
        two.plan()
    newer = bytearray(data)
    newer[60:64] = (99).to_bytes(4, "big")
    two.copy.write_bytes(newer)
    with pytest.raises(NewerCase):
        two.plan()


def test_a_copy_that_is_damaged_where_nobody_looked_changes_nothing(two) -> None:
    two.part()
    with two.there() as there:
        there.attach(two.file("deras.txt", "Deras plan för kontroll"))
        there.answer("1.1", text="Deras.")
        there._file._db.conn.execute("UPDATE content SET bytes = x'00'")
    plan = two.plan()
    before = two.case.snapshot()
    with pytest.raises(BrokenCase) as caught:
        two.case.take_merge(plan, {})
    assert caught.value.facts["file"] == str(two.copy)
    assert two.case.snapshot() == before
    assert two.case.changes() == ()


def test_a_case_that_may_only_be_read_or_is_sent_takes_nothing_in(two) -> None:
    two.part()
    with two.there() as there:
        there.answer("1.1", text="Deras.")
    plan = two.plan()
    with Case.open(two.path, who="eva") as reader:
        assert reader.plan_merge(two.copy) == plan
        with pytest.raises(ReadOnlyCase):
            reader.take_merge(plan, {})
    two.case.set_status(Status.SENT, sent_on=dt.date(2025, 10, 1), sent_to="Revisionen")
    assert two.plan().items == plan.items
    with pytest.raises(LockedCase):
        two.case.take_merge(plan, {})


def test_a_copy_that_somebody_has_open_is_only_read_and_left_as_it_is(two) -> None:
    two.part()
    with two.there() as there:
        there.answer("1.1", text="Deras.")
        before, lock = two.copy.read_bytes(), lock_file(two.copy).read_bytes()
        two.case.take_merge(two.plan(), {})
        assert two.texts() == {"1.1": "Deras."}
        assert (two.copy.read_bytes(), lock_file(two.copy).read_bytes()) == (before, lock)
        there.answer("1.1", text="Deras, sedan.")
    assert sorted(each.name for each in two.folder.iterdir()) == [
        "granvik-PC7.auditprep",
        "granvik.auditprep",
        "granvik.auditprep.lock",
    ]


# Copies beside


def test_copies_beside_with_other_changes_are_found(two) -> None:
    assert two.case.copies_beside() == ()
    two.case.answer("1.1", text="Först.")
    two.part()
    shutil.copy(two.path, two.folder / "säkerhetskopia.auditprep")
    (two.folder / "trasig.auditprep").write_bytes(two.path.read_bytes()[:5000])
    (two.folder / "tom.auditprep").touch()
    (two.folder / "mapp.auditprep").mkdir()
    Case.create(two.folder / "annat.auditprep", make_form(), "formulär.docx").close()
    assert two.case.copies_beside() == ()
    with two.there() as there:
        there.answer("1.2", text="Deras.")
        there.attach(two.file("deras.txt", "Deras plan"))
        last = there.changes()[-1].when
    (copy,) = two.case.copies_beside()
    assert (copy.path, copy.changes, copy.last, copy.who) == (two.copy, 2, last, ("bo",))
    two.case.take_merge(two.plan(), {})
    assert two.case.copies_beside() == ()


def test_no_more_than_fifty_files_beside_are_looked_into(two) -> None:
    for number in range(60):
        (two.folder / f"a{number:02}.auditprep").write_text("hej")
    two.part()
    two.copy.rename(two.folder / "z.auditprep")
    with Case.open(two.folder / "z.auditprep", who="bo") as there:
        there.answer("1.2", text="Deras.")
    assert two.case.copies_beside() == ()


def test_a_copy_called_after_the_case_is_found_among_many_others(two) -> None:
    for number in range(60):
        (two.folder / f"a{number:02}.auditprep").write_text("hej")
    two.part()
    with two.there() as there:
        there.answer("1.2", text="Deras.")
    assert [each.path for each in two.case.copies_beside()] == [two.copy]


def test_a_merge_is_undone_also_when_its_documents_are_others_by_now(two) -> None:
    two.case.attach(two.file("min.txt", "Min plan"))
    two.part()
    with two.there() as there:
        for name in ("a", "b", "c"):
            there.cite("1.1", there.attach(two.file(f"{name}.txt", f"Deras {name}")).id)
        there.answer("1.2", text="Deras.")
    merged = two.case.take_merge(two.plan(), {})
    a, b, c = (each.id for each in two.case.snapshot().evidence[1:])
    two.case.merge(a, 1)
    two.case.remove_evidence(b)
    two.case.erase_evidence(b)
    two.case.remove_evidence(c)
    two.case.restore_evidence(c)
    assert two.case.undo(merged.step) == ()
    seen = two.case.snapshot()
    assert [each.id for each in seen.evidence] == [1]
    assert len(seen.evidence[0].versions) == 2  # what the user has put together stays
    assert [each.evidence for each in seen.cited("1.1")] == [1]
    assert two.texts() == {}
    two.case.close()
    assert [each.code for each in check_file(two.path)] == ["case-sound"]


def test_a_mail_comes_along_with_the_files_within_it(two) -> None:
    two.part()
    mail = (
        "From: a@example.se\r\nSubject: Underlag\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/mixed; boundary="x"\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nHej\r\n'
        '--x\r\nContent-Type: text/plain; name="bilaga.txt"\r\nContent-Disposition: attachment; filename="bilaga.txt"'
        "\r\n\r\nPlanen\r\n--x--\r\n"
    )
    with two.there() as there:
        there.attach(two.file("mejl.eml", mail))
        assert len(there.snapshot().evidence) == 2
    two.case.take_merge(two.plan(), {})
    outer, inner = two.case.snapshot().evidence
    assert (outer.within, inner.within) == (None, outer.id)
    two.case.undo(two.case.steps()[0].id)
    assert two.case.snapshot().evidence == ()


def test_drafts_of_another_year_come_along_with_what_they_want(two) -> None:
    two.part()
    form = two.case.snapshot().questionnaire
    then = CitedThen("Plan 2030", sha256="ab" * 32)
    last_year = Submission(
        "2030", "N", 2030, remembered_form(form), {"1.1": Answer("Ja", "Svar 2030")}, {"1.1": (then,)}
    )
    with two.there() as there:
        there.set_previous(last_year)
        there.carry()
    merged = two.case.take_merge(two.plan(), {})
    seen = two.case.snapshot()
    assert seen.answer("1.1") == Answer("Ja", "Svar 2030", carried=True)
    assert [(each.question, each.then) for each in seen.wanted] == [("1.1", then)]
    assert seen.previous == last_year
    two.case.undo(merged.step)
    assert (two.case.snapshot().answer("1.1"), two.case.snapshot().wanted) == (Answer(), ())
