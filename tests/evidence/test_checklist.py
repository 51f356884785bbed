"""The auditors' checklist, read from Word; the one that is shipped; and what may fulfil a line."""

from __future__ import annotations

import io
from collections.abc import Callable

import docx
import pytest
from docx.document import Document

from auditprep.errors import NoChecklist
from auditprep.evidence.checklist import default_checklist, fulfils, read_checklist, with_likely
from auditprep.messages import sentence
from auditprep.model import ChecklistLine, Decision, Evidence, EvidenceKind


def word(build: Callable[[Document], object]) -> bytes:
    document = docx.Document()
    build(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def read(build: Callable[[Document], object]) -> tuple[str, ...]:
    return read_checklist(word(build), "checklista.docx")


def table(document: Document, *rows: tuple[str, ...]) -> None:
    made = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, text in zip(made.add_row().cells, row, strict=True):
            cell.text = text


def test_the_rows_of_a_table_are_its_lines() -> None:
    def build(document: Document) -> None:
        document.add_heading("Checklista handlingar grundläggande granskning 2024")
        document.add_paragraph("Fyll i vad som bifogas.")
        table(
            document,
            ("Nr", "Dokument", "Bifogas (ja/nej)", "Kommentar"),
            ("1", "Nämndens budget 2024", "", ""),
            ("2", "Internkontrollplan 2024", "☐", ""),
            ("3", "Delårsbokslut per augusti", "x", "Kommer i september"),
            ("", "", "", ""),
        )

    assert read(build) == ("Nämndens budget 2024", "Internkontrollplan 2024", "Delårsbokslut per augusti")


def test_a_row_from_side_to_side_is_a_heading() -> None:
    def build(document: Document) -> None:
        table(document, ("Handling", "Bifogad"), ("Styrning", ""), ("Budget", ""), ("Delegationsordning", ""))
        made = document.tables[0]
        made.cell(1, 0).merge(made.cell(1, 1))

    assert read(build) == ("Budget", "Delegationsordning")


def test_the_items_of_a_list_are_its_lines() -> None:
    def build(document: Document) -> None:
        document.add_heading("Underlag som ska bifogas", 2)
        for text in ("Budget 2024", "Protokoll där budgeten antogs", "Budget 2024"):
            document.add_paragraph(text, style="List Bullet")
        document.add_heading("Så här svarar du", 2)
        document.add_paragraph("Skriv i formuläret.", style="List Bullet")

    assert read(build) == ("Budget 2024", "Protokoll där budgeten antogs")


def test_typed_signs_and_numbers_are_not_part_of_a_line() -> None:
    def build(document: Document) -> None:
        document.add_heading("Checklista")
        for text in ("☐ Budget 2024", "1. Internkontrollplan", "• Attestförteckning", "- Delegationsordning"):
            document.add_paragraph(text)

    assert read(build) == ("Budget 2024", "Internkontrollplan", "Attestförteckning", "Delegationsordning")


def test_numbers_within_a_line_stay() -> None:
    lines = (
        "Internkontrollplan för 2026 samt uppföljning av 2025 års plan",
        "Protokoll 2024 och 2025",
        "Delegationsordning, version 3 från maj",
        "Bilaga A. Budget",
        "3 månadsuppföljningar",
    )

    def build(document: Document) -> None:
        for line in lines:
            document.add_paragraph(line, style="List Bullet")

    assert read(build) == lines


def test_plain_lines_under_a_heading_are_its_lines() -> None:
    def build(document: Document) -> None:
        document.add_heading("Revisionen 2024")
        document.add_paragraph("Dokument att bifoga")
        document.add_paragraph("Budget med mål")
        document.add_paragraph("Uppföljning av internkontroll")
        document.add_paragraph("Vänliga hälsningar revisorerna")
        document.add_paragraph("Björkköping")

    assert read(build) == ("Budget med mål", "Uppföljning av internkontroll")


def test_an_item_says_what_those_under_it_are() -> None:
    def build(document: Document) -> None:
        document.add_paragraph("Följande handlingar ska skickas in:")
        document.add_paragraph("Protokoll med beslut om:", style="List Bullet")
        for text in ("budget", "delårsbokslut"):
            item = document.add_paragraph(text, style="List Bullet 2")
            item.paragraph_format.element.get_or_add_pPr().get_or_add_numPr().get_or_add_ilvl().val = 1
            item.paragraph_format.element.pPr.numPr.get_or_add_numId().val = 1
        document.add_paragraph("Attestförteckning", style="List Bullet")

    assert read(build) == (
        "Protokoll med beslut om: budget",
        "Protokoll med beslut om: delårsbokslut",
        "Attestförteckning",
    )


def test_a_table_without_a_head_gives_the_column_that_says_most() -> None:
    def build(document: Document) -> None:
        table(document, ("☐", "Nämndens budget"), ("☐", "Internkontrollplan"), ("☐", "Attestförteckning"))

    assert read(build) == ("Nämndens budget", "Internkontrollplan", "Attestförteckning")


def _form(document: Document) -> None:
    table(
        document, ("Fråga", "Ja", "Nej"), ("Har nämnden antagit mål?", "", ""), ("Följs målen upp?", "", "")
    )


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "not-word"),
        (b"%PDF-1.7", "not-word"),
        (b"\xd0\xcf\x11\xe0old word", "not-word"),
        (b"PK\x03\x04broken", "damaged"),
        (word(lambda document: document.add_paragraph("Hej."))[:-200], "damaged"),
        (word(lambda document: document.add_paragraph("Hej.")), "nothing"),
        (word(_form), "nothing"),
    ],
)
def test_a_file_without_a_list_says_so(data: bytes, reason: str) -> None:
    with pytest.raises(NoChecklist) as caught:
        read_checklist(data, "brev.docx")
    assert caught.value.facts == {"file": "brev.docx", "reason": reason}
    assert "brev.docx" in sentence(caught.value)


def test_the_shipped_checklist_names_what_auditors_ask_for() -> None:
    lines = default_checklist()
    assert 12 <= len(lines) <= 16 and len({text for text, _kind in lines}) == len(lines)
    assert {EvidenceKind.BUDGET, EvidenceKind.MINUTES, EvidenceKind.INTERIM_REPORT} <= {
        kind for _text, kind in lines
    }


def evidence(
    kind: EvidenceKind, title: str = "Dokument", represents: str | None = None, *about: str
) -> Evidence:
    decisions = tuple(Decision(paragraph=at, title=each) for at, each in enumerate(about, 1))
    return Evidence(1, title, "fil.pdf", "0", 1, kind=kind, represents=represents, decisions=decisions)


def test_every_shipped_line_is_fulfilled_by_a_document_of_its_kind() -> None:
    for line, kind in default_checklist():
        assert kind is not None
        assert fulfils(line, evidence(kind, "Dokument", "2024", "Budget 2024", "Delårsbokslut 2024")), line
        others = {EvidenceKind.MAIL, EvidenceKind.OTHER, EvidenceKind.STATEMENT}
        assert not any(fulfils(line, evidence(other)) for other in others), line


@pytest.mark.parametrize(
    ("line", "found", "may"),
    [
        ("Nämndens budget 2024", evidence(EvidenceKind.BUDGET, "Budget", "2023–2025"), True),
        ("Nämndens budget 2024", evidence(EvidenceKind.BUDGET, "Budget", "2025–2027"), False),
        ("Delårsbokslut 2024", evidence(EvidenceKind.INTERIM_REPORT, "Delårsbokslut", "2023"), False),
        ("Delårsbokslut 2024", evidence(EvidenceKind.INTERIM_REPORT, "Delårsbokslut 2024"), True),
        ("Delegationsordning 2024", evidence(EvidenceKind.DELEGATION_RULES), True),
        ("Månadsuppföljningar 2024", evidence(EvidenceKind.MONTHLY_FOLLOW_UP, "Uppföljning", "2024-03"), True),
        ("Internkontrollplan", evidence(EvidenceKind.INTERNAL_CONTROL_FOLLOW_UP), False),
        ("Internkontrollplan", evidence(EvidenceKind.BUDGET, "Budget med internkontrollplan 2024"), True),
        ("Uppföljning av internkontrollen", evidence(EvidenceKind.INTERNAL_CONTROL_PLAN), False),
        ("Protokoll med beslut om budget 2024", evidence(EvidenceKind.MINUTES, "P", "2023-12-12", "Nämndens budget 2024–2026"), True),
        ("Protokoll med beslut om budget 2024", evidence(EvidenceKind.MINUTES, "P", "2023-12-12", "Övriga frågor"), False),
        ("Protokoll med beslut om budget 2024", evidence(EvidenceKind.MINUTES, "P", "2021-12-12", "Budget 2022"), False),
        ("Samtliga protokoll", evidence(EvidenceKind.MINUTES), True),
        ("Genomförda brukarundersökningar", evidence(EvidenceKind.OTHER, "Genomförd brukarundersökning 2024"), True),
        ("Genomförda brukarundersökningar", evidence(EvidenceKind.OTHER, "Semesterlista"), False),
        ("Årsbokslut eller verksamhetsberättelse", evidence(EvidenceKind.ANNUAL_REPORT), True),
    ],
)  # fmt: skip
def test_evidence_may_fulfil_a_line(line: str, found: Evidence, may: bool) -> None:
    assert fulfils(line, found) is may


def test_open_lines_are_given_the_evidence_that_may_fulfil_them() -> None:
    budget = evidence(EvidenceKind.BUDGET, "Budget 2024", "2024")
    lines = (
        ChecklistLine(1, "Nämndens budget 2024"),
        ChecklistLine(2, "Nämndens budget 2024", reason="Skickas senare"),
        ChecklistLine(3, "Delegationsordning"),
    )
    assert [each.likely for each in with_likely(lines, [budget])] == [(1,), (), ()]
