"""The list of attachments at the end of a filled form: in its look, and never taken for questions, answers or loose words."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from forms import SECTION_PROPERTIES, document, document_xml, edited, make_form, members, package, paragraph
from ooxml import faults
from wordform.test_attachment_list import ROWS
from zoo import LAYOUTS, RECIPES, specimen
from zoo.checks import filled_in

from auditprep.model import Answer
from auditprep.wordform.appendix import with_attachment_list
from auditprep.wordform.preview import form_rows
from auditprep.wordform.reader import read_answers, read_form
from auditprep.wordform.writer import fill_form

NAME = "form.docx"
LONG = "Nämnden har beslutat om det, och följer upp det varje månad."
FORM = make_form(answers={"1.1": ("Ja", "Beslutat"), "1.3": (None, "ett")})
LACKS = ("Fråga 9.9: finns det mer? ☐ Ja ☐ Nej",)
SPECIMENS = [next(name for name, recipe in RECIPES.items() if recipe.layout == layout) for layout in LAYOUTS]


def listed(form: bytes) -> bytes:
    return with_attachment_list(form, NAME, ROWS, LACKS)


@pytest.mark.parametrize("name", SPECIMENS)
def test_a_form_with_the_list_is_read_as_the_form_without_it(name: str) -> None:
    for form in (specimen(name).blank, filled_in(specimen(name))):
        assert form is not None
        before, after = read_form(form, NAME), read_form(listed(form), NAME)
        assert after == before
        assert form_rows(listed(form), NAME, after) == form_rows(form, NAME, before)
        answers = {asked.key: asked.answer for asked in before.questions()}
        in_places = read_answers(listed(form), NAME, before.questions())
        assert in_places == read_answers(form, NAME, before.questions())
        assert {key: each.text for key, each in in_places.items()} == {
            key: each.text for key, each in answers.items()
        }


@pytest.mark.parametrize("name", SPECIMENS)
def test_a_form_with_a_list_is_filled_in_without_touching_it(name: str) -> None:
    form = specimen(name).blank
    assert form is not None
    given = listed(form)
    asked = read_form(given, NAME)
    answers = {
        each.key: Answer(each.options[0] if each.options else None, LONG) for each in asked.questions()
    }
    with_list, without = (fill_form(each, NAME, asked, answers) for each in (given, form))
    assert with_list.receipt == without.receipt
    assert read_form(with_list.data, NAME) == read_form(without.data, NAME)
    assert the_list(with_list.data) == the_list(given)


def the_list(form: bytes) -> bytes:
    """The bytes of the list, from its tag to its last bookmark."""
    xml = document_xml(form)
    return xml[xml.index(b"auditprep-bilageforteckning") : xml.index(b"auditprep_bilageforteckning_slut")]


def test_all_else_in_the_form_stays_to_the_byte() -> None:
    before, after = document_xml(FORM), document_xml(listed(FORM))
    start = after.index(b'<w:sdt><w:sdtPr><w:alias w:val="Bilage')
    end = after.index(b"</w:sdt>", start) + len(b"</w:sdt>")
    assert after[:start] + after[end:] == before
    assert after[end:].startswith(SECTION_PROPERTIES.encode())
    ours, theirs = members(listed(FORM)), members(FORM)
    assert {name for name in ours if ours[name] != theirs.get(name)} == {"word/document.xml"}


def test_a_list_that_is_there_gives_way_to_the_new_one() -> None:
    once = listed(FORM)
    assert with_attachment_list(once, NAME, ROWS, LACKS) == once
    shorter = with_attachment_list(once, NAME, ROWS[:1])
    assert shorter == with_attachment_list(FORM, NAME, ROWS[:1])


def test_words_typed_after_the_list_are_told_as_any_others() -> None:
    after = paragraph("Lämnas till Eva på rum 214.") + SECTION_PROPERTIES
    typed = edited(listed(FORM), SECTION_PROPERTIES, after)
    texts = [cell.text for row in form_rows(typed, NAME, read_form(typed, NAME)) for cell in row.cells]
    assert "Lämnas till Eva på rum 214." in texts
    assert "Bilageförteckning" not in texts


def test_the_list_is_valid_where_the_form_is(tmp_path: Path) -> None:
    assert [each for each in faults(listed(FORM), tmp_path) if each not in faults(FORM, tmp_path)] == []


def test_the_heading_has_the_forms_own_style_where_the_form_uses_one() -> None:
    plain = document_xml(listed(FORM)).decode()
    assert '<w:outlineLvl w:val="0"/>' in plain
    assert 'w:val="Heading1"' not in plain
    with_heading = edited(FORM, SECTION_PROPERTIES, paragraph("Tack", style="Heading1") + SECTION_PROPERTIES)
    xml = document_xml(listed(with_heading)).decode()
    assert '<w:pStyle w:val="Heading1"/><w:keepNext/><w:pageBreakBefore/>' in xml
    assert "w:numPr" not in xml[xml.index("auditprep-bilageforteckning") :]


def test_the_table_is_as_wide_as_the_page_has_room_for_and_looks_like_the_forms() -> None:
    page = (
        '<w:sectPr><w:pgSz w:w="16838" w:h="11906"/>'
        '<w:pgMar w:top="700" w:right="1000" w:bottom="700" w:left="838" w:header="0" w:footer="0" w:gutter="0"/></w:sectPr>'
    )
    xml = document_xml(listed(edited(FORM, SECTION_PROPERTIES, page))).decode()
    table = xml[xml.index("auditprep-bilageforteckning") :]
    assert '<w:tblStyle w:val="TableGrid"/>' in table
    width = int(table.split('<w:tblW w:w="', 1)[1].split('"', 1)[0])
    assert 14990 <= width <= 15000


def test_a_table_without_lines_is_no_model() -> None:
    cell = "<w:tc><w:tcPr/><w:p/></w:tc>"
    borders = '<w:tblBorders><w:bottom w:val="nil"/><w:insideH w:val="none"/></w:tblBorders>'
    bare = f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/>{borders}</w:tblPr><w:tr>{cell}</w:tr></w:tbl>'
    lined = bare.replace('"nil"', '"double" w:sz="8"')
    form = package(document(f"{paragraph('Hur går det?')}{bare}<w:p/>{SECTION_PROPERTIES}"))
    assert '<w:insideV w:val="single"' in the_list(listed(form)).decode()
    form = package(document(f"{paragraph('Hur går det?')}{bare}<w:p/>{lined}<w:p/>{SECTION_PROPERTIES}"))
    assert '<w:bottom w:val="double" w:sz="8"/>' in the_list(listed(form)).decode()


def test_ids_are_those_of_nothing_else() -> None:
    marks = '<w:bookmarkStart w:id="7" w:name="a"/><w:bookmarkEnd w:id="7"/>'
    control = (
        '<w:sdt><w:sdtPr><w:id w:val="2147483647"/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>'
    )
    form = edited(FORM, SECTION_PROPERTIES, control + marks + SECTION_PROPERTIES)
    xml = document_xml(listed(form)).decode()
    assert 'w:bookmarkStart w:id="8"' in xml
    assert 'w:bookmarkStart w:id="9"' in xml
    assert '<w:id w:val="1"/>' in xml


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_may_save_the_form_and_the_list_is_still_known(tmp_path: Path) -> None:
    for place, name in enumerate(SPECIMENS):
        filled = filled_in(specimen(name))
        (tmp_path / f"{place}-without.docx").write_bytes(filled)
        (tmp_path / f"{place}-with.docx").write_bytes(listed(filled))
    saved = saved_by_libreoffice(sorted(tmp_path.glob("*.docx")), tmp_path)
    for place, name in enumerate(SPECIMENS):
        without = read_form(saved[f"{place}-without.docx"], NAME)
        with_list = read_form(saved[f"{place}-with.docx"], NAME)
        assert as_read(with_list) == as_read(without), name


def saved_by_libreoffice(files: list[Path], folder: Path) -> dict[str, bytes]:
    out = folder / "saved"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "docx",
        "--outdir",
        str(out),
        *map(str, files),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return {file.name: file.read_bytes() for file in out.iterdir()}


def as_read(form):  # type: ignore[no-untyped-def]
    questions = [(each.key, each.text, each.guidance, each.answer) for each in form.questions()]
    return questions, form.notices
