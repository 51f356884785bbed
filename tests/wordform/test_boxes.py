"""Boxes are found wherever they stand, each with its own word; what is not understood is never written over."""

from __future__ import annotations

import pytest
from forms import document, package, paragraph

from auditprep.model import Answer
from auditprep.wordform.reader import read_form
from auditprep.wordform.writer import fill_form
from auditprep.wordform.xml import parse_xml

HEADINGS = ("Nr", "Fråga", "Svar", "Kommentar")


def cell(*lines: str) -> str:
    """A cell; a line that begins with "<" is XML."""
    return "<w:tc>" + "".join(line if line.startswith("<") else paragraph(line) for line in lines) + "</w:tc>"


def table(*rows: tuple[str, ...]) -> str:
    made = "".join("<w:tr>" + "".join(row) + "</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{made}</w:tbl>"


def form(*answer_lines: str) -> bytes:
    """A form whose second question's answer is given in a cell with these lines."""
    rows = [tuple(map(cell, HEADINGS))]
    rows += [(cell("1"), cell("Finns mål?"), cell(*answer_lines), cell(""))]
    return package(document(paragraph("Enkät 2031", style="Title") + table(*rows)))


def words(docx: bytes) -> str:
    from auditprep.wordform.package import Package

    return "|".join(parse_xml(Package(docx, "f").part("word/document.xml")).itertext())


@pytest.mark.parametrize(
    ("lines", "filled"),
    [
        (("☐ Ja ☐ Nej ☐ Vet ej",), "☐ Ja ☒ Nej ☐ Vet ej"),
        (("☐Ja ☐Nej ☐Vet ej",), "☐Ja ☒Nej ☐Vet ej"),
        (("Ja ☐ Nej ☐ Vet ej ☐",), "Ja ☐ Nej ☒ Vet ej ☐"),
        (("☐ Ja", "☐ Nej", "☐ Vet ej"), "☐ Ja|☒ Nej|☐ Vet ej"),
        (("Ja ☐", "Nej ☐", "Vet ej ☐"), "Ja ☐|Nej ☒|Vet ej ☐"),
        (("[ ] Ja [ ] Nej [ ] Vet ej",), "[ ] Ja [x] Nej [ ] Vet ej"),
        (("( ) Ja", "( ) Nej", "( ) Vet ej"), "( ) Ja|(x) Nej|( ) Vet ej"),
        (("○ Ja ○ Nej ○ Vet ej",), "○ Ja ● Nej ○ Vet ej"),
    ],
)
def test_several_options_in_one_cell_are_ticked_one_by_one(lines, filled):
    blank = form(*lines)
    asked = read_form(blank, "f.docx")
    (question,) = asked.questions()
    assert question.options == ("Ja", "Nej", "Vet ej")
    assert question.answer == Answer()
    done = fill_form(blank, "f.docx", asked, {"1": Answer("Nej", "Ett ord.")}).data
    assert filled in words(done)
    assert [each.answer for each in read_form(done, "f.docx").questions()] == [Answer("Nej", "Ett ord.")]
    again = fill_form(done, "f.docx", read_form(done, "f.docx"), {"1": Answer("Ja", "Ett ord.")}).data
    assert [each.answer.mark for each in read_form(again, "f.docx").questions()] == ["Ja"]


DATE = (
    "<w:p><w:sdt><w:sdtPr><w:date/></w:sdtPr>"
    "<w:sdtContent><w:r><w:t>2031-05-01</w:t></w:r></w:sdtContent></w:sdt></w:p>"
)


def test_what_is_not_understood_is_told_and_left_alone():
    blank = form(DATE)
    asked = read_form(blank, "f.docx")
    (question,) = asked.questions()
    assert question.answer == Answer()
    assert [(each.code, each.question) for each in asked.notices] == [("unread-means", "1")]
    done = fill_form(blank, "f.docx", asked, {"1": Answer(None, "Svaret.")}).data
    before, after = words(blank), words(done)
    assert after.replace("|Svaret.", "").replace("Svaret.", "") == before
    assert [each.answer.text for each in read_form(done, "f.docx").questions()] == ["Svaret."]


@pytest.mark.parametrize(
    "line",
    [
        "Byt ☐ mot ☒.",
        "Markera med [x] mellan klamrarna, ex [x].",
        "Teckenförklaring: ☐ = tom ruta, ☒ = vald ruta",
        "Exempel: ☒ betyder att frågan är besvarad.",
    ],
)
def test_a_line_that_explains_boxes_offers_none(line):
    asked = read_form(
        package(document(paragraph("Enkät 2031", style="Title") + paragraph(line) + table(*one_row()))),
        "f.docx",
    )
    assert [each.options for each in asked.questions()] == [("Ja", "Nej")]


def one_row() -> list[tuple[str, ...]]:
    return [tuple(map(cell, HEADINGS)), (cell("1"), cell("Finns mål?"), cell("☐ Ja ☐ Nej"), cell(""))]


def test_what_stands_behind_a_word_is_told_and_is_no_part_of_the_option():
    blank = form("☐ Ja", "☐ Nej", "☒ Annat: torgmöten")
    asked = read_form(blank, "f.docx")
    (question,) = asked.questions()
    assert question.options == ("Ja", "Nej", "Annat")
    assert question.answer.mark == "Annat"
    assert [each.facts for each in asked.notices] == [{"text": "torgmöten"}]


def test_a_row_of_boxes_under_the_question_is_the_questions():
    rows = [
        (cell("1. Har nämnden beslutat om mål?"),),
        tuple(map(cell, ("Ja ☐", "Nej ☐"))),
        (cell("Beskriv:", ""),),
    ]
    blank = package(document(paragraph("Enkät 2031") + table(*rows)))
    asked = read_form(blank, "f.docx")
    (question,) = asked.questions()
    assert (question.text, question.options) == ("Har nämnden beslutat om mål?", ("Ja", "Nej"))
    done = fill_form(blank, "f.docx", asked, {"1": Answer("Nej", "Inte än.")}).data
    assert [each.answer for each in read_form(done, "f.docx").questions()] == [Answer("Nej", "Inte än.")]


def test_a_scale_in_the_header_row_is_the_options():
    rows = [tuple(map(cell, ("Nr", "Påstående", "1", "2", "3", "4", "Motivering")))]
    rows += [tuple(map(cell, ("1", "Nämnden har kontroll.", "", "", "", "", "")))]
    blank = package(document(paragraph("Enkät 2031") + table(*rows)))
    (question,) = read_form(blank, "f.docx").questions()
    assert question.options == ("1", "2", "3", "4")
    done = fill_form(blank, "f.docx", read_form(blank, "f.docx"), {"1": Answer("3", "God ordning.")}).data
    assert [each.answer for each in read_form(done, "f.docx").questions()] == [Answer("3", "God ordning.")]


def test_the_column_for_answers_is_chosen_by_its_heading():
    rows = [tuple(map(cell, ("Fråga", "Bedömning", "Nämndens svar", "Underlag")))]
    rows += [tuple(map(cell, ("1.1 Finns mål?", "", "Ja.", "Bilaga 1")))]
    (question,) = read_form(package(document(table(*rows))), "f.docx").questions()
    assert question.answer.text == "Ja."


def test_the_question_stands_in_the_column_that_is_headed_so():
    rows = [tuple(map(cell, ("Område", "Fråga", "Ja", "Nej", "Motivering")))]
    rows += [tuple(map(cell, ("Styrning", "a) Finns mål?", "X", "", "Fyra.")))]
    (question,) = read_form(package(document(table(*rows))), "f.docx").questions()
    assert (question.number, question.text, question.answer) == ("a", "Finns mål?", Answer("Ja", "Fyra."))


def test_who_is_responsible_is_no_answer():
    rows = [tuple(map(cell, ("Fråga", "Ansvarig", "Svarsdatum", "Kommentar")))]
    rows += [tuple(map(cell, ("1.1 Finns mål?", "", "", "Ja.")))]
    (question,) = read_form(package(document(table(*rows))), "f.docx").questions()
    assert question.answer.text == "Ja."


@pytest.mark.parametrize("line", ["■ Ekonomi", "● Personal", "☐"])
def test_signs_in_front_of_points_are_no_boxes(line):
    rows = [(cell("1.1"), cell("Vilka är riskerna?", "", line))]
    (question,) = read_form(package(document(table(*rows))), "f.docx").questions()
    assert question.options == ()


def test_the_column_for_evidence_is_read_and_filled():
    rows = [
        tuple(map(cell, ("Fråga", "Nämndens svar", "Underlag"))),
        (cell("1.1 Finns mål?"), cell("Ja."), cell("Bilaga 1")),
    ]
    filled = package(document(table(*rows)))
    asked = read_form(filled, "f.docx")
    assert [each.answer for each in asked.questions()] == [Answer(None, "Ja.", evidence="Bilaga 1")]
    assert not asked.notices
    done = fill_form(filled, "f.docx", asked, {"1.1": Answer(None, "Ja.", evidence="Bilaga 1 och 2")})
    assert [each.answer.evidence for each in read_form(done.data, "f.docx").questions()] == ["Bilaga 1 och 2"]


def test_words_in_a_column_for_others_are_told():
    rows = [
        tuple(map(cell, ("Fråga", "Nämndens svar", "Revisorernas bedömning"))),
        (cell("1.1 Finns mål?"), cell("Ja."), cell("Godtagbart")),
    ]
    asked = read_form(package(document(table(*rows))), "f.docx")
    assert [(each.code, each.question, each.facts["text"]) for each in asked.notices] == [
        ("text-without-question", "1.1", "Godtagbart")
    ]


def test_a_bold_row_over_the_whole_table_names_a_section():
    banner = (
        '<w:tc><w:tcPr><w:gridSpan w:val="3"/></w:tcPr>' + paragraph("Upphandling", bold=True) + "</w:tc>"
    )
    rows = [
        (cell("1"), cell("Finns mål?"), cell("Ja.")),
        (banner,),
        (cell("2"), cell("Följs policyn?"), cell("")),
    ]
    asked = read_form(package(document(table(*rows))), "f.docx")
    assert [(each.title, len(each.questions)) for each in asked.sections] == [("", 1), ("Upphandling", 1)]
    assert not asked.notices
