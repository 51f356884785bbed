"""Forms in running text: where a question begins, where its room ends, and what stays the auditors'."""

from __future__ import annotations

from forms import SECTION_PROPERTIES, document, document_xml, list_item, package, paragraph

from auditprep.model import Answer, Questionnaire
from auditprep.wordform.reader import read_form
from auditprep.wordform.writer import fill_form

TITLE = paragraph("Frågor till nämnden 2031", style="Title")


def form(*lines: str) -> bytes:
    """A form of these lines; a line that begins with "<" is XML."""
    body = "".join(line if line.startswith("<") else paragraph(line) for line in lines)
    return package(document(TITLE + body + SECTION_PROPERTIES))


def read(*lines: str) -> Questionnaire:
    return read_form(form(*lines), "f.docx")


def asked(*lines: str) -> list[tuple[str | None, str]]:
    return [(each.number, each.text) for each in read(*lines).questions()]


def test_the_next_number_begins_a_question_whether_it_asks_or_not():
    lines = ("1a. Finns en plan?", "☐ Ja ☐ Nej", "1b. Om ja, när antogs den?", "", "2. Övrigt", "")
    assert asked(*lines) == [("1a", "Finns en plan?"), ("1b", "Om ja, när antogs den?"), ("2", "Övrigt")]


def test_parts_that_begin_within_a_question_go_on_below_it():
    lines = (
        "3. Beskriv: a) organisationen",
        "",
        "b) ansvaret",
        "",
        "c) budgeten",
        "",
        "4. Följs planen?",
        "☐ Ja ☐ Nej",
    )
    assert [number for number, _text in asked(*lines)] == ["3", "b", "c", "4"]


def test_words_with_a_line_to_write_on_are_the_auditors_and_stay():
    lines = (
        "1. Finns en plan?",
        "☐ Ja ☐ Nej",
        "Kommentar:",
        "",
        "Antal: ______ st",
        "2. Följs den?",
        "☐ Ja ☐ Nej",
    )
    blank = form(*lines)
    first = next(read_form(blank, "f.docx").questions())
    assert first.answer == Answer()
    done = fill_form(blank, "f.docx", read_form(blank, "f.docx"), {"1": Answer("Ja", "Från maj.")}).data
    assert "Antal: ______ st" in document_xml(done).decode()


def test_a_remark_after_the_room_is_the_auditors_and_stays():
    lines = ("1. Finns en plan?", "☐ Ja ☐ Nej", "Kommentar:", "", "Observera att svaren är offentliga.")
    blank = form(*lines)
    assert next(read_form(blank, "f.docx").questions()).answer == Answer()
    done = fill_form(blank, "f.docx", read_form(blank, "f.docx"), {"1": Answer("Ja", "Från maj.")}).data
    assert "Observera att svaren är offentliga." in document_xml(done).decode()


def test_a_list_in_an_answer_begins_no_question():
    lines = ("1. Vilka är målen?", "☐ Klara ☐ Ej klara", "Kommentar:", list_item("ett", numbered=True))
    more = (list_item("två", numbered=True), "Det är alla.", "2. Nås de?", "☐ Ja ☐ Nej", "Kommentar:", "")
    questions = list(read(*lines, *more).questions())
    assert [each.number for each in questions] == ["1", "2"]
    assert questions[0].answer.text == "1. ett\n2. två\n\nDet är alla."


def test_an_answer_takes_the_place_of_the_lines_to_write_on():
    blank = form("1. Vad är svårast?", "..................", "..................", "2. Varför?", "")
    read_blank = read_form(blank, "f.docx")
    assert next(read_blank.questions()).answer == Answer()
    done = fill_form(blank, "f.docx", read_blank, {"1": Answer(None, "Vintern.")}).data
    assert "....." not in document_xml(done).decode()
    assert next(read_form(done, "f.docx").questions()).answer.text == "Vintern."


def test_the_label_for_evidence_is_no_answer():
    blank = form("1. Finns en plan?", "☐ Ja ☐ Nej", "Underlag:", "")
    read_blank = read_form(blank, "f.docx")
    assert [each.answer for each in read_blank.questions()] == [Answer()]
    given = {"1": Answer("Ja", "Sedan maj.", evidence="Bilaga 1")}
    done = fill_form(blank, "f.docx", read_blank, given)
    assert not done.receipt.not_placed
    assert "Underlag:" in document_xml(done.data).decode()


def test_an_option_may_be_a_whole_statement():
    statement = "Nämnden har antagit en plan som omfattar hela verksamheten och alla de mål som finns"
    (question,) = read(
        "1. Kryssa i det som gäller:", f"☐ {statement}", "☐ Ingen plan finns", "☐ Vet ej"
    ).questions()
    assert question.options == (statement, "Ingen plan finns", "Vet ej")


def test_the_question_is_no_option():
    (question,) = read("Uppfylls målen?   Helt   Delvis   Inte alls   (stryk under)").questions()
    assert (question.text, question.options) == ("Uppfylls målen?", ("Helt", "Delvis", "Inte alls"))
