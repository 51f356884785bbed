"""The checklist that every case begins with is a help, and no lack, until somebody has begun to use it."""

from __future__ import annotations

from pathlib import Path

from forms import make_form

from auditprep.case import Case


def test_a_new_case_misses_no_document_of_the_shipped_list_before_a_line_of_it_is_settled(
    tmp_path: Path,
) -> None:
    with Case.create(tmp_path / "park.auditprep", make_form(), "form.docx", who="anna") as case:
        new = case.snapshot()
        assert new.is_checklist_shipped and new.checklist
        assert new.missing_documents() == ()
        case.settle_line(new.checklist[0].id, (), "Antas i december.")
        assert len(case.snapshot().missing_documents()) == len(new.checklist) - 1


def test_a_list_of_the_auditors_own_is_missed_at_once(tmp_path: Path) -> None:
    with Case.create(tmp_path / "park.auditprep", make_form(), "form.docx", who="anna") as case:
        case.set_checklist(["Budget", "Taxor"])
        own = case.snapshot()
        assert not own.is_checklist_shipped
        assert [line.text for line in own.missing_documents()] == ["Budget", "Taxor"]
