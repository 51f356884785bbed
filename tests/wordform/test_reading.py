"""A form is understood as sections and questions, and a filled one gives its answers."""

from __future__ import annotations

import datetime as dt

import pytest
from forms import OPTIONS, FormQuestion, FormSection, document_xml, edited, list_item, make_form, paragraph

from auditprep.errors import BrokenForm, NoQuestions
from auditprep.model import Answer, Kind, Questionnaire, Role
from auditprep.wordform.reader import read_form

TICKINGS = ("cell-sdt", "paragraph-sdt", "typed")


def read(**kinds) -> Questionnaire:
    return read_form(make_form(**kinds), "f.docx")


def question(asked: Questionnaire, key: str):
    found = asked.question(key)
    assert found is not None
    return found


def one_section(*questions: FormQuestion) -> list[FormSection]:
    return [FormSection("1", "Mål och uppföljning", questions)]


def test_the_form_says_what_it_is():
    asked = read()
    assert asked.title == "Frågor till nämnden 2031"
    assert (asked.board, asked.year, asked.deadline) == ("Parknämnden", 2031, dt.date(2031, 10, 14))


@pytest.mark.parametrize("ticking", TICKINGS)
def test_sections_and_questions_come_in_order(ticking):
    asked = read(ticking=ticking)
    assert [(section.number, section.title) for section in asked.sections] == [
        ("1", "Mål och uppföljning"),
        ("2", "Risker framåt"),
    ]
    assert [each.key for each in asked.questions()] == ["1.1", "1.2", "1.2#2", "1.3", "1.4", "2.1", "#7"]
    assert not asked.notices


@pytest.mark.parametrize("ticking", TICKINGS)
def test_the_options_are_worded_as_in_the_header_row(ticking):
    asked = read(ticking=ticking)
    assert question(asked, "1.1").options == OPTIONS
    assert question(asked, "1.1").kind is Kind.CHOICE
    assert question(asked, "1.3").options == ()
    assert question(asked, "1.3").kind is Kind.TEXT


@pytest.mark.parametrize(
    ("key", "text", "guidance"),
    [
        ("1.1", "Har nämnden satt upp egna mål för året?", None),
        ("1.2", "Går målen att mäta?", "Ange hur många av målen som har mätetal."),
        ("1.2#2", "Får nämnden veta hur det går?", "Ange datum."),
        ("1.4", "Läget för varje mål", "Ett mål per rad."),
    ],
)
def test_guidance_is_kept_apart_from_the_question(key, text, guidance):
    asked = question(read(), key)
    assert (asked.text, asked.guidance) == (text, guidance)


@pytest.mark.parametrize("ticking", TICKINGS)
@pytest.mark.parametrize("mark", OPTIONS)
def test_a_tick_is_read(ticking, mark):
    asked = read(ticking=ticking, answers={"1.2#2": (mark, "")})
    assert {each.key: each.answer.mark for each in asked.questions() if each.answer.mark} == {"1.2#2": mark}


def test_descriptions_are_read_wherever_they_stand():
    given = {"1.1": "Under etiketten.", "1.3": "I frågans cell.", "1.4": "I nästa rad.", "#7": "Utan nummer."}
    asked = read(answers={key: (None, text) for key, text in given.items()})
    assert {each.key: each.answer.text for each in asked.questions() if each.answer.text} == given


def test_lists_and_looks_become_markdown():
    body = (
        paragraph("Målen är", bold=True)
        + list_item("trygghet")
        + list_item("ordning", level=1)
        + list_item("först", numbered=True)
        + list_item("sedan", numbered=True)
        + paragraph("Slut.")
    )
    assert question(read(answers={"1.1": (None, body)}), "1.1").answer.text == (
        "**Målen är**\n\n- trygghet\n  - ordning\n1. först\n2. sedan\n\nSlut."
    )


def test_text_on_the_labels_own_line_belongs_to_the_answer():
    asked = read(sections=one_section(FormQuestion("1.1", "Finns mål?", label="Beskrivning: Ja, fyra mål.")))
    assert question(asked, "1.1").answer.text == "Ja, fyra mål."


def test_a_word_that_only_looks_like_a_label_stays_in_the_answer():
    asked = read(answers={"1.3": (None, "Ett mål.\nSvar:\nInte ännu.")})
    assert question(asked, "1.3").answer.text == "Ett mål.\n\nSvar:\n\nInte ännu."


@pytest.mark.parametrize("ticking", TICKINGS)
def test_two_ticks_are_no_answer_but_a_notice(ticking):
    blank, both = make_form(ticking=ticking, answers={"1.1": ("Ja", "")}), ("Ja", "Nej")
    asked = read_form(_ticked_too(blank, ticking), "f.docx")
    assert question(asked, "1.1").answer.mark is None
    assert [(each.code, each.question, each.facts["seen"]) for each in asked.notices] == [
        ("two-marks", "1.1", ", ".join(both))
    ]


def test_a_scribble_in_a_tick_cell_is_no_answer_but_a_notice():
    asked = read_form(
        edited(make_form(ticking="typed", answers={"1.1": ("Ja", "")}), ">X<", ">nja<"), "f.docx"
    )
    assert question(asked, "1.1").answer.mark is None
    assert [(each.code, each.facts["seen"], each.facts["where"]) for each in asked.notices] == [
        ("unsure-mark", "nja", "Ja")
    ]


def test_a_box_whose_glyph_and_state_disagree_is_no_answer_but_a_notice():
    form = make_form(answers={"1.1": ("Ja", "")})
    asked = read_form(edited(form, 'w14:checked w14:val="1"', 'w14:checked w14:val="0"'), "f.docx")
    assert question(asked, "1.1").answer.mark is None
    assert [each.code for each in asked.notices] == ["unsure-mark"]


def test_a_box_saved_by_libreoffice_is_read():
    form = edited(
        make_form(answers={"1.1": ("Ja", "")}), '<w14:checked w14:val="1"/>', '<w14:checked w:val="1"/>'
    )
    form = edited(form, '<w14:checkedState w14:val="2612"', '<w14:checkedState w:val="2612"')
    asked = read_form(form, "f.docx")
    assert question(asked, "1.1").answer.mark == "Ja"
    assert not asked.notices


def test_an_x_beside_the_box_is_no_answer_but_a_notice():
    form = edited(make_form(), '<w:t xml:space="preserve">☐</w:t>', '<w:t xml:space="preserve">☐ x</w:t>')
    asked = read_form(form, "f.docx")
    assert question(asked, "1.1").answer.mark is None
    assert [(each.code, each.question) for each in asked.notices] == [("unsure-mark", "1.1")]


def test_every_answer_has_a_place_of_its_own():
    places = [place for each in read().questions() for place in each.places]
    assert len({(place.path, place.start) for place in places}) == len(places)
    assert sum(place.role is Role.DESCRIPTION for place in places) == 7


def test_a_word_file_without_questions_says_so():
    with pytest.raises(NoQuestions):
        read_form(make_form(sections=[]), "brev.docx")


@pytest.mark.parametrize(
    "part", [b"<w:document", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', b"", b"\xff\xfe", b"<a/>"]
)
def test_a_damaged_or_booby_trapped_document_is_broken(part):
    with pytest.raises(BrokenForm):
        read_form(make_form(parts={"word/document.xml": part}), "f.docx")


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("Lämnas in senast den 3 oktober.", dt.date(2031, 10, 3)),
        ("Sista svarsdag är 2031-09-30.", dt.date(2031, 9, 30)),
        ("Mötet är 2031-01-02. Svaren ska vara oss tillhanda 15/10 2031.", dt.date(2031, 10, 15)),
        ("Granskningen började 2031-01-02.", None),
        ("Lämnas senast 2031-02-31.", None),
    ],
)
def test_the_last_day_is_found_among_other_dates(sentence, date):
    assert read(before=(sentence,)).deadline == date


def test_an_empty_answer_is_empty():
    assert all(each.answer == Answer() for each in read().questions())


def _ticked_too(form: bytes, ticking: str) -> bytes:
    """The form with the next box ticked as well."""
    if ticking != "typed":
        return edited(edited(form, 'w14:checked w14:val="0"', 'w14:checked w14:val="1"'), "☐", "☒")
    blank = "<w:tc><w:tcPr></w:tcPr><w:p></w:p></w:tc>"
    ticked = '<w:tc><w:tcPr></w:tcPr><w:p><w:r><w:t xml:space="preserve">X</w:t></w:r></w:p></w:tc>'
    return edited(form, ticked + blank, ticked + ticked)


def test_a_label_with_room_beside_it_has_its_answer_there():
    cells = '<w:tc><w:tcPr><w:tcW w:w="{}"/></w:tcPr>{}</w:tc>'
    number = "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>"
    row = number + cells.format(900, paragraph("Kommentar")) + cells.format(4000, paragraph("Ja, fyra."))
    form = edited(make_form(), f"<w:tr>{_description_row(1)}</w:tr>", f"<w:tr>{row}</w:tr>")
    assert question(read_form(form, "f.docx"), "1.1").answer.text == "Ja, fyra."


def _description_row(place: int) -> str:
    """The cells of the first description row of the generated form."""
    rows = document_xml(make_form()).decode().split("<w:tr>")
    return [row for row in rows if "Beskrivning:" in row][place - 1].partition("</w:tr>")[0]
