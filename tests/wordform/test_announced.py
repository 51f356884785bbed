"""Questions in running text that only their own line announces, among others in tables: "Fråga 3. …" in bold."""

from __future__ import annotations

from forms import SECTION_PROPERTIES, document, package, paragraph

from auditprep.model import Answer, Questionnaire
from auditprep.richtext import plain
from auditprep.wordform.reader import read_form
from auditprep.wordform.writer import fill_form

TITLE = paragraph("Frågor till parknämnden 2031", style="Title")
RISKS = "1. Halka. 2. Få bänkar. 3. Gamla träd."


def bold(text: str) -> str:
    return paragraph(text, bold=True)


def table(number: str, text: str, mark: str = "") -> str:
    """A question in a table of its own, ticked with this mark."""
    ticks = "  ".join(("☒ " if each == mark else "☐ ") + each for each in ("Ja", "Nej", "Delvis"))
    row = "".join(f"<w:tc><w:tcPr/>{paragraph(each)}</w:tc>" for each in (f"{number}. {text}", ticks))
    return f"<w:tbl><w:tr>{row}</w:tr></w:tbl>{paragraph('')}"


def form(*blocks: str) -> bytes:
    return package(document("".join((TITLE, *blocks, SECTION_PROPERTIES))))


def read(*blocks: str) -> Questionnaire:
    return read_form(form(*blocks), "f.docx")


def numbers(asked: Questionnaire) -> list[str | None]:
    return [each.number for each in asked.questions()]


def answer(asked: Questionnaire, key: str) -> str:
    question = asked.question(key)
    assert question is not None
    return plain(question.answer.text)


def told(asked: Questionnaire) -> list[str]:
    return [str(each.facts["text"]) for each in asked.notices if each.code == "text-without-question"]


def mixed(third: tuple[str, ...], last: tuple[str, ...]) -> tuple[str, ...]:
    """Two questions in tables, a bold one, a title, a table, a last bold one, and the form's end."""
    return (
        paragraph("Styrning", style="Heading1"),
        table("1", "Har nämnden en plan för parkerna?", "Ja"),
        table("2", "Har planen följts upp?", "Nej"),
        *third,
        paragraph("Övrigt", style="Heading1"),
        table("4", "Har nämnden en attestförteckning?", "Ja"),
        *last,
        paragraph("Ort och datum: ____________________"),
    )


def test_a_bold_numbered_line_between_tables_is_a_question_and_the_paragraphs_below_it_its_answer() -> None:
    asked = read(
        *mixed(
            (bold("Fråga 3. Vilka är de största riskerna? Beskriv kortfattat."), paragraph(RISKS)),
            (
                bold("Fråga 5. Övriga upplysningar till revisionen."),
                paragraph("Inget mer."),
                paragraph("Se bilagan."),
            ),
        )
    )
    assert numbers(asked) == ["1", "2", "3", "4", "5"]
    third = asked.question("3")
    assert third is not None and (third.text, third.guidance) == (
        "Vilka är de största riskerna?",
        "Beskriv kortfattat.",
    )
    assert answer(asked, "3") == RISKS
    assert answer(asked, "5").split() == ["Inget", "mer.", "Se", "bilagan."]
    assert [section.title for section in asked.sections] == ["Styrning", "Övrigt"]
    assert not asked.notices


def test_such_a_question_is_answered_below_its_line_and_read_back_the_same() -> None:
    blank = form(*mixed((bold("Fråga 3. Vilka är riskerna?"), paragraph("")), (bold("Fråga 5. Övrigt."),)))
    asked = read_form(blank, "f.docx")
    assert numbers(asked) == ["1", "2", "3", "4", "5"]
    answers = {each.key: each.answer for each in asked.questions()} | {
        "3": Answer(None, "Halka."),
        "5": Answer(None, "Inget mer."),
    }
    done = read_form(fill_form(blank, "f.docx", asked, answers).data, "f.docx")
    assert [(each.text, each.answer) for each in done.questions()] == [
        (each.text, answers[each.key]) for each in asked.questions()
    ]


def test_several_that_follow_each_other_are_each_in_their_turn() -> None:
    asked = read(
        table("1", "Finns en plan?", "Ja"),
        bold("Fråga 2. När antogs den?"),
        paragraph("I maj."),
        bold("Fråga 3. Av vem?"),
        paragraph("Av nämnden."),
        table("4", "Följs den?", "Ja"),
    )
    assert numbers(asked) == ["1", "2", "3", "4"]
    assert (answer(asked, "2"), answer(asked, "3")) == ("I maj.", "Av nämnden.")


def test_a_bold_line_out_of_turn_is_no_question_but_is_told() -> None:
    asked = read(*mixed((bold("Fråga 8. Vilka är riskerna?"), paragraph("Halka.")), ()))
    assert numbers(asked) == ["1", "2", "4"]
    assert "Halka." in told(asked)


def test_where_most_such_lines_are_out_of_turn_none_is_a_question() -> None:
    third = (bold("Fråga 3. Varför?"), paragraph("Så."), bold("Fråga 9. Hur?"), bold("Fråga 2. När?"))
    assert numbers(read(*mixed(third, ()))) == ["1", "2", "4"]


def test_a_number_that_a_question_has_already_is_not_given_twice() -> None:
    last = (bold("Fråga 4. Har nämnden en attestförteckning?"), paragraph("Ja."))
    assert numbers(read(*mixed((), last))) == ["1", "2", "4"]


def test_bold_lines_that_bid_or_only_are_numbered_are_no_questions() -> None:
    before = (bold("1. Observera att svaren är offentliga."), paragraph("Skriv kort."))
    asked = read(*before, *mixed((bold("3. Risker"), paragraph("Här följer mer.")), ()))
    assert numbers(asked) == ["1", "2", "4"]


def test_plain_lines_with_the_next_number_are_not_taken_for_questions() -> None:
    third = (paragraph("Fråga 3. Vilka är riskerna?"), paragraph("Halka."))
    assert numbers(read(*mixed(third, ()))) == ["1", "2", "4"]


def test_a_thousand_such_lines_are_read_in_their_turn() -> None:
    lines = [bold(f"Fråga {number}. Hur?") + paragraph("Så.") for number in range(2, 1000)]
    assert len(numbers(read(table("1", "Finns en plan?", "Ja"), *lines))) == 999
