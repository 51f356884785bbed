"""A sheet for a colleague: what stands there, for everyone to read, and the same each time."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from forms import document_xml
from hypothesis import given
from hypothesis import strategies as st
from ooxml import faults
from sheet_making import DATA, MARKS, QUESTIONS, SHEET, TOKEN, changed, read, with_questions, without_controls
from strategies import texts
from wordform.test_look import pages

from auditprep.model import Answer, SheetQuestion
from auditprep.wordform.sheet_writer import write_sheet

keys = st.sampled_from(["1.1", "1.5#2", "#7", "1 a)"]) | st.text(min_size=1)


def lines(data: bytes = DATA) -> list[tuple[str, str]]:
    """The style and the words of every paragraph outside tables."""
    return [(each.style.name, each.text) for each in Document(io.BytesIO(data)).paragraphs]


def test_the_head_says_what_it_is_about_and_what_to_do() -> None:
    words = "\n".join(text for _style, text in lines())
    assert lines()[0] == ("Title", "Frågor till Park Parksson")
    for each in (
        "Gäller\tFrågor till nämnden 2031",
        "Nämnd\tParknämnden",
        "År\t2031",
        "Till\tPark Parksson",
        "Från\tGrön Grönlund",
        "Svara senast\t26 september 2031",
        "kan du svara på det här?",
        "Så gör du",
    ):
        assert each in words
    assert "skicka filen tillbaka till Grön Grönlund senast 26 september 2031" in words


def test_what_is_not_known_is_not_said() -> None:
    bare = replace(SHEET, board=None, year=None, by="", due=None, message=" \n", questions=QUESTIONS[1:2])
    words = "\n".join(text for _style, text in lines(write_sheet(bare)))
    for each in ("Nämnd\t", "År\t", "Från\t", "Svara senast", "Meddelande", "None", "grå", "hittills"):
        assert each not in words


def test_sections_and_questions_are_headings_and_a_section_stands_once() -> None:
    headings = [(style, text) for style, text in lines() if style.startswith("Heading")]
    assert headings == [
        ("Heading 1", "1 Styrning"),
        ("Heading 2", "Fråga 1.1\nHar nämnden satt upp mål för året?"),
        ("Heading 2", "Fråga 1.5\nFöljs målen upp?"),
        ("Heading 2", "Fråga 1.5\nHur ofta följs målen upp?"),
        ("Heading 1", "2 Risker"),
        ("Heading 2", "Fråga utan nummer\nVilka är de största riskerna?"),
        ("Heading 2", "Fråga 2.1\nBeskriv ekonomin."),
    ]


def test_what_was_answered_another_year_stands_apart_with_its_year() -> None:
    assert [text for style, text in lines() if "Tidigare svar" in text] == [
        "Tidigare svar från 2030 (som stöd, ändras inte)"
    ] * 3
    plain = changed(DATA, without_controls)  # python-docx does not see cells within controls
    frames = [table.cell(0, 0).text for table in Document(io.BytesIO(plain)).tables]
    assert "Kryss: Delvis\nMålen antogs i februari.\nFyra mål\nUnderlag:\nBudget, sid 3" in frames
    assert "Inget svar lämnades." in frames


def test_every_control_knows_sheet_question_and_part_and_cannot_be_deleted_by_mistake() -> None:
    xml = document_xml(DATA).decode()
    tags = re.findall(r'<w:tag w:val="([^"]*)"', xml)
    assert f"ap:text:{TOKEN}:1.5" in tags and f"ap:documents:{TOKEN}:#4" in tags
    assert [tag for tag in tags if tag.endswith(f"{TOKEN}:1.5#2") and "mark" in tag] == [
        f"ap:mark{at}:{TOKEN}:1.5#2" for at in range(3)
    ]
    assert len(tags) == len(set(tags)) == xml.count('<w:lock w:val="sdtLocked"/>') == xml.count("<w:alias ")
    numbers = re.findall(r'<w:id w:val="(\d+)"', xml)
    assert len(numbers) == len(set(numbers))


def test_words_that_libreoffice_would_spoil_in_a_control_stand_in_a_frame_alone() -> None:
    tags = re.findall(r'<w:tag w:val="([^"]*)"', document_xml(DATA).decode())
    assert f"ap:text:{TOKEN}:1.1" in tags
    assert f"ap:text:{TOKEN}:1.5#2" not in tags
    assert f"ap:evidence:{TOKEN}:1.5#2" not in tags
    assert f"ap:documents:{TOKEN}:1.5#2" in tags


def test_it_is_made_for_everyone_to_read() -> None:
    document = Document(io.BytesIO(DATA))
    assert (
        document.core_properties.title == "Frågor till Park Parksson – Frågor till nämnden 2031 – Parknämnden"
    )
    assert document.core_properties.language == "sv-SE"
    assert {each.get(qn("w:val")) for each in document.styles.element.iter(qn("w:lang"))} == {"sv-SE"}
    section = document.sections[0]
    assert (section.page_width.mm, section.page_height.mm) == pytest.approx((210, 297), abs=0.2)
    for table in document.tables:
        assert table._tbl.tblPr.find(qn("w:tblCaption")) is not None
    assert TOKEN in "".join(each.text for each in section.footer.paragraphs)


def test_the_same_sheet_is_the_same_bytes() -> None:
    assert write_sheet(SHEET) == DATA


def test_a_validator_finds_nothing_but_parts_that_word_does_without(tmp_path: Path) -> None:
    for data in (DATA, write_sheet(with_questions())):
        found = faults(data, tmp_path)
        assert [fault for fault in found if "A required relationship type" not in fault] == []
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            assert package.testzip() is None


@given(keys, texts, texts, st.lists(texts, max_size=3), st.booleans())
def test_any_words_can_be_sent_and_come_back(
    key: str, text: str, guidance: str, options: list[str], several: bool
) -> None:
    question = SheetQuestion(
        key, key, guidance, text, guidance, tuple(options), several, before=Answer(None, text)
    )
    sheet = replace(SHEET, questions=(question,), message=text, to=guidance, by=key, title=text, board=key)
    found = read(write_sheet(sheet))
    assert found.token == TOKEN
    first = found.answers[0]
    assert first.key == key
    assert not first.documents and not [each for each in found.answers if each.key is None]


@given(st.sampled_from(["k", "1.5#2" * 20, "å" * 70, 'a"b<&>', "1:2"]))
def test_keys_of_any_length_are_known_again(key: str) -> None:
    question = SheetQuestion(key, "1", "", "Vad händer?", None, MARKS, answer=Answer("Ja", "Text"))
    (found,) = read(write_sheet(with_questions(question))).answers
    assert (found.key, found.answer) == (key, Answer("Ja", "Text"))


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_sheet_is_laid_out_on_its_pages(tmp_path: Path) -> None:
    (tmp_path / "all.docx").write_bytes(DATA)
    (tmp_path / "one.docx").write_bytes(write_sheet(with_questions(QUESTIONS[1])))
    found = pages([tmp_path / "all.docx", tmp_path / "one.docx"], tmp_path)
    assert found["one"] == 1
    assert 3 <= found["all"] <= 4


def test_a_draft_from_another_year_says_that_it_is_one_and_is_not_to_be_left_as_it_stands() -> None:
    draft = replace(QUESTIONS[0], answer=replace(QUESTIONS[0].answer, carried=True))
    words = [text for _style, text in lines(write_sheet(with_questions(draft)))]
    at = words.index("Utkast från 2030, inte bekräftat. Läs igenom och ändra.")
    assert words[at + 1] == "Kryssa i ett alternativ"  # above both the mark and the text
    assert not any("låt det stå" in each for each in words)
    assert any("märkt som utkast" in each for each in words)
    both = [text for _style, text in lines(write_sheet(with_questions(draft, QUESTIONS[2])))]
    assert (
        sum("märkt som utkast" in each for each in both) == sum("låt det stå" in each for each in both) == 1
    )
    assert not any("utkast" in text.casefold() for _style, text in lines())
    nobody_knows = [
        text for _style, text in lines(write_sheet(replace(with_questions(draft), before_year=None)))
    ]
    assert "Utkast från ett annat år, inte bekräftat. Läs igenom och ändra." in nobody_knows
