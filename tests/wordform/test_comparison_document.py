"""A comparison as a Word document: valid, read by everyone, the same each time, and nothing lost in it."""

from __future__ import annotations

import io
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from compared_submissions import asked, compared, matched, submitted
from docx import Document
from docx.oxml.ns import qn
from ooxml import faults
from wordform.test_look import pages

from auditprep.export.comparison_report import report
from auditprep.model import Answer, CitedThen, Comparison, Remark
from auditprep.wordform.comparison_document import comparison_document

OLD = Answer(
    "Ja", "Två **mål** för 2024 & <mer>.\n\n- ett\n- två\n\n3. tre\n\n|Mål|Utfall|\n|-|-|\n|Nöjda|81|"
)
NEW = Answer(
    "Delvis", "Tre **mål** för 2025 & <mer>.\n\n- ett\n- två\n\n3. tre\n\n|Mål|Utfall|\n|-|-|\n|Nöjda|83|"
)


def comparison(old: Answer = OLD, new: Answer = NEW, *, status: str = "", years: int = 2) -> Comparison:
    questions = [asked("1.1", "Har nämnden mål?"), asked("1.2", "Beskriv <riskerna> & annat", ())]
    remarks = {"1.1": Remark("Tillräckligt", "Mät mer.\nOch oftare."), "": Remark("Bra.")}
    cited = {"1.1": (CitedThen("Budget 2024"), CitedThen("Plan"))}
    columns = [
        submitted(
            2026 - years + at,
            questions,
            {"1.1": old if at < years - 1 else new},
            cited=cited,
            remarks=remarks,
        )
        for at in range(years)
    ]
    columns[-1] = replace(columns[-1], status=status, cited={})
    return compared(columns, [matched(("1.1", "1.1"), ("1.2", "1.2"))] * (years - 1))


def made(*answers: Answer, **named: object) -> bytes:
    return comparison_document(report(comparison(*answers, **named)))  # type: ignore[arg-type]


DOCUMENT = made()


def opened(data: bytes = DOCUMENT):  # type: ignore[no-untyped-def]
    return Document(io.BytesIO(data))


def runs(data: bytes, look: str) -> list[str]:
    """The words of the runs that have this property."""
    body = opened(data).element.body
    return [
        "".join(text.text or "" for text in run.iter(qn("w:t")))
        for run in body.iter(qn("w:r"))
        if run.find(f"{qn('w:rPr')}/{qn(look)}") is not None
    ]


def really_wrong(data: bytes, folder: Path) -> list[str]:
    """The faults but for parts that Word does without."""
    return [fault for fault in faults(data, folder) if "A required relationship type" not in fault]


@pytest.mark.parametrize("years", [2, 3, 9, 20])
def test_it_is_a_valid_word_document(years: int, tmp_path: Path) -> None:
    assert really_wrong(made(years=years, status="draft"), tmp_path) == []


def test_a_comparison_without_questions_is_valid_too(tmp_path: Path) -> None:
    data = comparison_document(report(compared([submitted(2024), submitted(2025)], [matched()])))
    assert really_wrong(data, tmp_path) == []
    assert "Underlagen har inga frågor." in [each.text for each in opened(data).paragraphs]


def test_the_same_comparison_is_the_same_bytes() -> None:
    assert made() == DOCUMENT


def test_its_headings_are_headings() -> None:
    headings = [
        (each.style.name, each.text) for each in opened().paragraphs if each.style.name.startswith("Heading")
    ]
    assert headings == [
        ("Heading 1", "Jämförelse av revisionsunderlag 2024 och 2025"),
        ("Heading 2", "Sammanfattning"),
        ("Heading 3", "Jämförda underlag"),
        ("Heading 3", "Vad som har ändrats"),
        ("Heading 3", "Revisorernas samlade synpunkter"),
        ("Heading 2", "Svaren år för år"),
        ("Heading 2", "Fråga för fråga"),
        ("Heading 3", "1 Styrning"),
        ("Heading 4", "1.1 Har nämnden mål?"),
        ("Heading 4", "1.2 Beskriv <riskerna> & annat"),
    ]


def test_every_table_names_itself_and_has_a_header_row_that_is_marked() -> None:
    for table in opened().tables:
        first = table.rows[0]._tr
        assert first.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))


def test_the_language_the_title_and_the_page_on_its_side_are_told() -> None:
    document = opened()
    assert document.core_properties.title == "Jämförelse av revisionsunderlag 2024 och 2025"
    assert document.core_properties.language == "sv-SE"
    section = document.sections[0]
    assert section.page_width > section.page_height
    styles = zipfile.ZipFile(io.BytesIO(DOCUMENT)).read("word/styles.xml").decode()
    assert 'w:lang w:val="sv-SE"' in styles


def test_words_that_came_are_underlined_and_words_that_are_gone_struck_out() -> None:
    struck = runs(DOCUMENT, "w:strike")
    assert struck == ["Ord som inte står i kolumnen efter", "Två", "2024", "81", "Budget 2024", "Plan"]
    underlined = runs(DOCUMENT, "w:u")
    assert underlined == ["Ord som inte står i kolumnen före", "Tre", "2025", "83"]


def test_lists_are_lists_and_tables_are_tables() -> None:
    document = opened()
    answers = document.tables[-2].rows[2].cells
    assert [table.rows[1].cells[1].text for table in (answers[1].tables[0], answers[2].tables[0])] == [
        "81",
        "83",
    ]
    items = [each for each in answers[1].paragraphs if each._p.pPr.numPr is not None]
    assert [each.text for each in items] == ["ett", "två", "tre"]


def test_marks_are_words_with_a_shape() -> None:
    table = opened().tables[3]
    assert [cell.text for cell in table.rows[1].cells] == [
        "1.1",
        "Har nämnden mål?",
        "✓ Ja",
        "◐ Delvis",
        "svar, text, bevis",
    ]


def test_a_draft_says_so_on_its_first_line_and_on_every_page() -> None:
    document = opened(made(status="draft"))
    assert document.paragraphs[0].text == "UTKAST – svaren för 2025 är inte beslutade"
    assert document.sections[0].header.paragraphs[0].text == "UTKAST"
    assert "UTKAST" not in opened().sections[0].header.paragraphs[0].text


def test_signs_that_word_cannot_hold_do_not_spoil_it(tmp_path: Path) -> None:
    data = made(
        Answer("Ja", "a\x0bb\ufffe c\x00"),
        Answer("Nej", "\ud800 \U0001f600 [länk](https://example.org/a?b=c&d)"),
    )
    assert really_wrong(data, tmp_path) == []


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_page_on_its_side_has_room_for_all_of_its_columns(tmp_path: Path) -> None:
    (tmp_path / "two.docx").write_bytes(DOCUMENT)
    (tmp_path / "many.docx").write_bytes(made(years=20))
    found = pages([tmp_path / "two.docx", tmp_path / "many.docx"], tmp_path)
    assert 2 <= found["two"] <= 3
    assert 4 <= found["many"] <= 7
