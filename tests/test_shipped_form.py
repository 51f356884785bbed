"""The form that ships: made by its script, readable by everyone, and read by the same reader as all others."""

from __future__ import annotations

import importlib.util
import io
import zipfile
from types import ModuleType

import pytest
from docx import Document
from lxml import etree

from auditprep import produce
from auditprep.model import Kind
from auditprep.paths import resource
from auditprep.wordform.reader import read_form

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DATA, NAME = produce.shipped_form()


@pytest.fixture(scope="module")
def maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_form", resource("forms/make_form.py"))
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def members(data: bytes) -> dict[str, tuple[bytes, tuple[int, ...]]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {info.filename: (archive.read(info), info.date_time) for info in archive.infolist()}


def body() -> etree._Element:
    return Document(io.BytesIO(DATA)).element


def test_it_is_what_its_script_makes(maker: ModuleType) -> None:
    assert members(maker.build()) == members(DATA)


def test_the_reader_finds_every_question_of_the_script_with_its_guidance(maker: ModuleType) -> None:
    form = read_form(DATA, NAME)
    assert form.notices == ()
    assert [
        (
            section.number,
            section.title,
            [(each.number, each.text, each.guidance) for each in section.questions],
        )
        for section in form.sections
    ] == [
        (part.number, part.title, [(each.number, each.text, each.guidance) for each in part.questions])
        for part in maker.PARTS
    ]


def test_it_is_blank_and_offers_the_four_marks() -> None:
    for question in read_form(DATA, NAME).questions():
        assert question.answer.is_empty
        assert question.options == (("Ja", "Nej", "Delvis", "Vet ej") if question.kind is Kind.CHOICE else ())


def test_it_has_a_title_and_is_in_swedish() -> None:
    document = Document(io.BytesIO(DATA))
    assert document.core_properties.title == "Underlag för grundläggande granskning"
    languages = {each.get(f"{W}val") for each in document.styles.element.iter(f"{W}lang")}
    assert languages == {"sv-SE"}


def test_every_table_has_a_marked_header_row_and_is_described() -> None:
    tables = list(body().iter(f"{W}tbl"))
    assert len(tables) == 5
    for table in tables:
        assert table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None
        for name in ("tblCaption", "tblDescription"):
            assert table.find(f"{W}tblPr/{W}{name}").get(f"{W}val")


def test_headings_are_real_headings() -> None:
    styles = [paragraph.style.name for paragraph in Document(io.BytesIO(DATA)).paragraphs]
    assert styles.count("Title") == 1
    assert styles.count("Heading 1") == 3


def test_every_tick_box_says_its_question_and_option_and_has_an_id_of_its_own() -> None:
    boxes = list(body().iter(f"{W}sdtPr"))
    aliases = [box.find(f"{W}alias").get(f"{W}val") for box in boxes]
    ids = [box.find(f"{W}id").get(f"{W}val") for box in boxes]
    assert aliases[0] == "Fråga 1.1: Ja"
    assert len(set(aliases)) == len(set(ids)) == len(boxes) == 64
