"""Files that programs lay beside documents are never taken for the documents, and it is told which document is meant."""

from __future__ import annotations

from pathlib import Path

import pytest
from cases import new_case

from auditprep import cli, files, messages, produce
from auditprep.errors import FileMissing, NotTheDocument

SIGN = b"\4Anna" + b" " * 157


def sentence_for(file: Path) -> str:
    with pytest.raises(NotTheDocument) as raised:
        files.read_bytes(file)
    return messages.sentence(raised.value)


@pytest.mark.parametrize(
    ("sign", "document", "program"),
    [
        ("~$plan.docx", "plan.docx", "Word"),
        ("~$inutes.docx", "minutes.docx", "Word"),
        ("~$dget 2025.docx", "budget 2025.docx", "Word"),
        ("~$budget 2025.xlsx", "budget 2025.xlsx", "Excel"),
        ("~$bilder.pptx", "bilder.pptx", "PowerPoint"),
        (".~lock.budget.odt#", "budget.odt", "LibreOffice"),
    ],
)
def test_the_sign_of_an_open_document_leads_to_the_document(
    tmp_path: Path, sign: str, document: str, program: str
) -> None:
    (tmp_path / sign).write_bytes(SIGN)
    (tmp_path / document).write_bytes(b"PK")
    (tmp_path / "annat.docx").write_bytes(b"PK")
    words = sentence_for(tmp_path / sign)
    assert sign in words and f"”{document}”" in words and program in words


def test_where_several_documents_may_be_meant_none_is_named(tmp_path: Path) -> None:
    for name in ("~$dget.docx", "budget.docx", "gadget.docx"):
        (tmp_path / name).write_bytes(SIGN)
    assert "budget" not in sentence_for(tmp_path / "~$dget.docx")


@pytest.mark.parametrize("name", ["Thumbs.db", "thumbs.db", "desktop.ini", ".DS_Store", "~WRL0003.tmp"])
def test_what_a_system_keeps_in_a_folder_is_no_document(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(bytes(5000))
    assert name in sentence_for(tmp_path / name)


def test_a_document_with_such_a_name_is_a_document(tmp_path: Path) -> None:
    (tmp_path / "~$form.docx").write_bytes(b"PK" * 2000)
    assert files.read_bytes(tmp_path / "~$form.docx") == b"PK" * 2000


def test_one_that_is_gone_is_told_as_gone(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        files.read_bytes(tmp_path / "~$form.docx")


@pytest.mark.parametrize(
    "read",
    [
        lambda file: produce.finish(produce.read_document(file)),
        produce.read_form,
        produce.read_sheet,
        produce.read_submission,
        produce.read_checklist,
    ],
)
def test_whatever_it_is_given_as_it_is_left(tmp_path: Path, read) -> None:
    (tmp_path / "~$form.docx").write_bytes(SIGN)
    with pytest.raises(NotTheDocument):
        read(tmp_path / "~$form.docx")


def test_of_several_files_the_documents_are_taken_in_and_the_others_told(tmp_path: Path, capsys) -> None:
    case = tmp_path / "c.auditprep"
    new_case(case).close()
    for name, data in (("plan.txt", b"Vi planerar"), ("Thumbs.db", bytes(900)), ("~$plan.docx", SIGN)):
        (tmp_path / name).write_bytes(data)
    given = [str(tmp_path / name) for name in ("Thumbs.db", "~$plan.docx", "plan.txt")]
    assert cli.main(["attach", str(case), *given]) == 1
    said = capsys.readouterr()
    assert said.err.count("\n") == 2
    assert "Thumbs.db" in said.err and "~$plan.docx" in said.err and "Plan" in said.out
