"""The list of attachments as a Word document of its own: valid, to be read by everyone, and the same each time."""

from __future__ import annotations

import io
import shutil
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from forms import document_xml
from ooxml import faults
from wordform.test_look import pages

from auditprep.model import AttachmentRow
from auditprep.wordform.attachment_list import attachment_list

SHA256 = "0123456789abcdef" * 4
ROWS = (
    AttachmentRow(1, "Budget <2031> & mer", "PN 2030-12-12, § 63", "2030.092", "3–6", ("1.1", "2.1"), SHA256),
    AttachmentRow(2, "Plan", "", "", "", ("1.2",), SHA256, "missing"),
    AttachmentRow(3, "sekretessmarkerad handling", "", "", "", ("2.1",), "", "secret"),
    AttachmentRow(
        5, "Utan fråga", "", "", "", (), SHA256, inside=("Bilaga 1: Budget", "Foto: följer inte med")
    ),
)
HEAD = ("Frågor till nämnden", "Parknämnden 2031")
LIST = attachment_list(ROWS, HEAD, ("Bilaga 2 saknas.",))


def opened(data: bytes):  # type: ignore[no-untyped-def]
    return Document(io.BytesIO(data))


def texts(table) -> list[list[str]]:  # type: ignore[no-untyped-def]
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_what_is_sent_stands_in_one_table_in_words_with_its_hash_in_groups() -> None:
    grouped = " ".join(["01234567", "89abcdef"] * 4)
    assert texts(opened(LIST).tables[0]) == [
        ["Bilaga", "Titel", "Beslut", "Dnr", "Sidor", "Hänvisningar från", "SHA-256"],
        ["1", "Budget <2031> & mer", "PN 2030-12-12, § 63", "2030.092", "3–6", "1.1, 2.1", grouped],
        ["2", "Plan", "–", "–", "hela", "1.2", grouped],
        [
            "5",
            "Utan fråga\nBifogade filer:\nBilaga 1: Budget\nFoto: följer inte med",
            "–",
            "–",
            "–",
            "–",
            grouped,
        ],
    ]


def test_what_stays_out_stands_apart_with_why_and_what_lacks_last() -> None:
    document = opened(LIST)
    assert [(each.style.name, each.text) for each in document.paragraphs if each.text] == [
        ("Heading 1", "Bilageförteckning"),
        ("Normal", "Frågor till nämnden"),
        ("Normal", "Parknämnden 2031"),
        ("Heading 2", "Lämnas inte ut"),
        ("Normal", "Bilaga 3: sekretessmarkerad handling"),
        ("Heading 2", "Det här saknas"),
        ("Normal", "Bilaga 2 saknas."),
    ]
    assert len(document.tables) == 1


def test_where_nothing_stays_out_nothing_is_said_of_it() -> None:
    document = opened(attachment_list(ROWS[:1], HEAD))
    assert len(document.tables) == 1
    assert [each.text for each in document.paragraphs if each.style.name == "Heading 2"] == []
    assert any("Inga bilagor" in each.text for each in opened(attachment_list((), HEAD)).paragraphs)


def test_it_is_made_for_everyone_to_read() -> None:
    document = opened(LIST)
    assert document.core_properties.title == "Bilageförteckning – Frågor till nämnden – Parknämnden 2031"
    assert document.core_properties.language == "sv-SE"
    languages = {each.get(qn("w:val")) for each in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"sv-SE"}
    for table in document.tables:
        first, *others = [row._tr.trPr for row in table.rows]
        assert first.find(qn("w:tblHeader")) is not None
        assert all(each.find(qn("w:cantSplit")) is not None for each in (first, *others))
        assert all(each.find(qn("w:tblHeader")) is None for each in others)
        assert table._tbl.tblPr.find(qn("w:tblCaption")) is not None


def test_the_same_list_is_the_same_bytes() -> None:
    assert attachment_list(ROWS, HEAD, ("Bilaga 2 saknas.",)) == LIST


def test_a_validator_finds_nothing_but_parts_that_word_does_without(tmp_path: Path) -> None:
    found = faults(LIST, tmp_path)
    assert [fault for fault in found if "A required relationship type" not in fault] == []
    assert document_xml(LIST).startswith(b"<?xml")
    with zipfile.ZipFile(io.BytesIO(LIST)) as package:
        assert package.testzip() is None


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_long_list_is_laid_out_on_its_pages(tmp_path: Path) -> None:
    (tmp_path / "short.docx").write_bytes(LIST)
    (tmp_path / "long.docx").write_bytes(attachment_list(ROWS * 12, HEAD))
    found = pages([tmp_path / "short.docx", tmp_path / "long.docx"], tmp_path)
    assert found["short"] == 1
    assert 2 <= found["long"] <= 6
