"""The window's sentences."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from snapshots import snapshot

from auditprep.errors import BrokenCase, DiskFull
from auditprep.i18n import set_language
from auditprep.model import Answer, Holder, Notice, NotPlaced, Receipt, Role
from ui import texts
from ui.worker import CaseLeft

TODAY = dt.date(2025, 9, 1)


@pytest.mark.parametrize(
    ("date", "ends"),
    [(dt.date(2025, 9, 26), "25 dagar kvar"), (dt.date(2025, 9, 2), "1 dag kvar")],
)
def test_days_left_are_counted(date: dt.date, ends: str) -> None:
    assert texts.deadline(date, TODAY).endswith(ends)


def test_the_last_day_itself_and_the_day_after_are_told_apart() -> None:
    assert texts.deadline(TODAY, TODAY).startswith("Sista dag är i dag")
    assert texts.deadline(dt.date(2025, 8, 31), TODAY).startswith("Sista dag var")
    assert texts.deadline(None, TODAY) == ""


def test_the_year_is_written_only_where_it_is_another() -> None:
    this = dt.datetime.now().astimezone().date().year
    assert texts.day(dt.date(this, 10, 17)) == "17 oktober"
    assert texts.day(dt.date(this - 1, 10, 17)) == f"17 oktober {this - 1}"
    set_language("en")
    assert texts.day(dt.date(this, 10, 17)) == "17 October"


def test_today_is_only_a_time() -> None:
    now = dt.datetime.now(dt.UTC)
    assert texts.moment(now) == now.astimezone().strftime("%H:%M")
    assert "kl." in texts.moment(now - dt.timedelta(days=3))


def test_who_has_the_case_is_named() -> None:
    holder = Holder("anna", "DATOR-12", dt.datetime.now(dt.UTC))
    assert all(words in texts.read_only(holder) for words in ("anna", "DATOR-12"))
    assert texts.read_only(None)


def test_who_has_the_case_in_another_window_is_not_told_her_own_name() -> None:
    said = texts.read_only(Holder("britta", "DATOR-12", dt.datetime.now(dt.UTC), is_here=True))
    assert "britta" not in said
    assert "ett annat fönster" in said


def test_a_failed_save_says_why_and_where_the_text_is() -> None:
    said = texts.save_failed(DiskFull(file="a.auditprep"), Path("/hem/räddning.md"))
    assert texts.error(DiskFull(file="a.auditprep")) in said
    assert str(Path("/hem/räddning.md")) in said


def test_the_answered_are_counted() -> None:
    case = snapshot(
        answers={"1.1": Answer("Ja", "", True), "1.2": Answer("Nej"), "2.3": Answer(text="Risker")}
    )
    assert texts.answered(case) == "3 av 5 besvarade"


def test_only_a_case_with_something_left_can_be_rescued() -> None:
    assert texts.can_be_rescued(BrokenCase(file="a.auditprep", reason="damaged"))
    assert not texts.can_be_rescued(BrokenCase(file="a.auditprep", reason="nothing-left"))
    assert not texts.can_be_rescued(DiskFull(file="a.auditprep"))


def test_a_rescue_says_what_was_saved_and_what_was_lost() -> None:
    counts = {"answers": "12", "changes": "30", "evidence": "2", "citations": "4"}
    saved, lost = texts.rescued((Notice("rescued", facts=counts), Notice("history-lost"))).split("\n")
    assert "12 svar" in saved
    assert "historik" in lost


def test_the_receipt_adds_up() -> None:
    whole = texts.receipt(Path("ut.docx"), Receipt(("1", "2"), ()))
    assert "ut.docx" in whole and "2 svar" in whole
    lacking = NotPlaced("3", Role.DESCRIPTION, "no-place"), NotPlaced("3", Role.MARK, "no-place")
    part = texts.receipt(Path("ut.docx"), Receipt(("1", "2"), lacking))
    assert "2 av 3 svar" in part and "1 kunde inte placeras" in part


def test_a_case_that_had_been_left_is_named() -> None:
    assert "”a.auditprep”" in texts.error(CaseLeft(file="/hem/a.auditprep"))


def test_what_was_left_unsaved_is_told_with_its_case_and_where_it_is() -> None:
    told = texts.left_unsaved(Path("/hem/a.auditprep"), Path("/hem/a-räddning.md"))
    assert "”a.auditprep”" in told and str(Path("/hem/a-räddning.md")) in told
    assert "”a.auditprep”" in texts.left_unsaved(Path("/hem/a.auditprep"), None)
