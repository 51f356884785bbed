"""What the auditors bid one to write, standing where it is to be written, is guidance and nobody's answer."""

from __future__ import annotations

import pytest
from forms import PARTS, SECTION_PROPERTIES, document, document_xml, package, paragraph

from auditprep.model import Answer, Questionnaire
from auditprep.richtext import plain
from auditprep.wordform.reader import read_form
from auditprep.wordform.writer import fill_form

TITLE = paragraph("Frågor till parknämnden 2031", style="Title")
ASKED = (
    "Har nämnden en plan för parkerna?",
    "Följs planen upp?",
    "Finns en lista över farliga träd?",
    "Är lekplatserna besiktigade?",
)
HINTS = (
    "Ange dag och paragraf.",
    "Beskriv hur.",
    "Hänvisa till listan.",
    "Motivera, med siffror om det går.",
)
SAID = (
    "Planen antogs den 2031-02-03, § 4.",
    "Ja, två gånger om året.",
    "Listan finns hos gatuenheten.",
    "Åtta av tio.",
)
SLANTED = "<w:i/>"
GREY_STYLE = (
    '<w:style w:type="character" w:styleId="Ledtext"><w:name w:val="Ledtext"/>'
    '<w:rPr><w:color w:val="808080"/></w:rPr></w:style>'
)
STYLES = PARTS["word/styles.xml"].replace("</w:styles>", f"{GREY_STYLE}</w:styles>").encode()


def run(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""


def line(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def cell(*lines: str, width: int = 4000) -> str:
    content = "".join(lines) or "<w:p/>"
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


def boxes(mark: str = "") -> str:
    return line(run("   ".join(("☒ " if each == mark else "☐ ") + each for each in ("Ja", "Nej", "Delvis"))))


def question(place: int, mark: str, *rows: str) -> str:
    """A numbered heading, and a table with the marks and these rows."""
    heading = paragraph(f"1.{place + 1} {ASKED[place]}", style="Heading2")
    ticks = row(cell(line(run("Svar", "<w:b/>"))), cell(boxes(mark)))
    return f"{heading}<w:tbl>{ticks}{''.join(rows)}</w:tbl>{paragraph('')}"


def form(*questions: str) -> bytes:
    heading = paragraph("1. Parker", style="Heading1")
    body = "".join((TITLE, heading, *questions, SECTION_PROPERTIES))
    return package(document(body), {"word/styles.xml": STYLES})


def under_label(place: int, said: str = "", mark: str = "", look: str = SLANTED) -> str:
    """The hint stands under the label, the answer beside them."""
    label = cell(line(run("Beskrivning", "<w:b/>")), line(run(HINTS[place], look)), width=2000)
    return question(place, mark, row(label, cell(line(run(said)))))


def in_room(place: int, said: str = "", mark: str = "", look: str = SLANTED) -> str:
    """The hint stands in the answer's cell."""
    room = (line(run(HINTS[place], look)), *([line(run(said))] if said else []))
    return question(place, mark, row(cell(line(run("Beskrivning"))), cell(*room)))


def on_label_line(place: int, said: str = "", mark: str = "") -> str:
    """The hint stands after the label on its line."""
    room = (line(run(f"Beskriv: {HINTS[place]}")), *([line(run(said))] if said else []))
    return question(place, mark, row(cell(*room, width=8000)))


def after_break(place: int, said: str = "", mark: str = "") -> str:
    """The hint stands after a line break under the label."""
    label = f"<w:r><w:t>Beskrivning</w:t><w:br/></w:r>{run(HINTS[place])}"
    return question(place, mark, row(cell(line(label)), cell(line(run(said)))))


def in_label(place: int, said: str = "", mark: str = "") -> str:
    """The hint stands in parentheses in the label."""
    label = f"Beskrivning ({HINTS[place][0].lower()}{HINTS[place][1:-1]} för planen)"
    return question(place, mark, row(cell(line(run(label))), cell(line(run(said)))))


WAYS = (under_label, in_room, on_label_line, after_break, in_label)


def read(data: bytes) -> Questionnaire:
    return read_form(data, "f.docx")


def answers(asked: Questionnaire) -> list[str]:
    return [plain(each.answer.text) for each in asked.questions()]


def guidance(asked: Questionnaire) -> list[str]:
    return [(each.guidance or "").casefold().strip(".") for each in asked.questions()]


@pytest.mark.parametrize("way", WAYS)
def test_a_blank_form_has_no_answers_whatever_it_bids_one_to_write(way) -> None:
    asked = read(form(*map(way, range(4))))
    assert [each.text for each in asked.questions()] == list(ASKED)
    assert answers(asked) == [""] * 4
    assert all(each.guidance for each in asked.questions())


@pytest.mark.parametrize("way", WAYS)
def test_the_same_form_filled_in_has_the_answers_and_nothing_to_tell(way) -> None:
    asked = read(form(*(way(place, SAID[place], "Ja") for place in range(4))))
    assert (answers(asked), asked.notices) == (list(SAID), ())
    assert [each.answer.mark for each in asked.questions()] == ["Ja"] * 4


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("count", [1, 2, 4])
@pytest.mark.parametrize("mark", ["Nej", None])
def test_what_is_filled_in_is_read_back_and_the_forms_own_words_stay(
    way, count: int, mark: str | None
) -> None:
    blank = form(*map(way, range(4)))
    asked = read(blank)
    given = ["Beskriv gärna mer, sa vi i våras.", "*Två gånger.*", *SAID[2:]]
    filled = {
        each.key: Answer(mark, said) if place < count else Answer()
        for place, (each, said) in enumerate(zip(asked.questions(), given, strict=True))
    }
    done = fill_form(blank, "f.docx", asked, filled)
    assert done.receipt.not_placed == ()
    assert {each.key: each.answer for each in read(done.data).questions()} == filled
    text = document_xml(done.data).decode()
    assert "Beskriv" in text
    assert all(hint[1:-1] in text for hint in HINTS)


def test_the_answer_stands_in_the_empty_cell_beside_the_label_and_not_in_the_labels() -> None:
    blank = form(*map(under_label, range(4)))
    asked = read(blank)
    done = fill_form(
        blank, "f.docx", asked, {each.key: Answer("Ja", "Vi har svarat.") for each in asked.questions()}
    )
    for part in document_xml(done.data).decode().split("<w:tr>")[2::2]:
        assert "Vi har svarat." in part.split("</w:tc>")[1]


def test_an_answer_under_a_small_hint_is_as_large_as_the_rest() -> None:
    blank = form(*(in_room(place, look='<w:i/><w:sz w:val="14"/>') for place in range(4)))
    asked = read(blank)
    done = fill_form(
        blank, "f.docx", asked, {next(iter(asked.questions())).key: Answer("Ja", "Vi har svarat.")}
    )
    written = document_xml(done.data).decode().split("Vi har svarat.")[0].rpartition("<w:p>")[2]
    assert "w:sz" not in written


@pytest.mark.parametrize(
    "look", [SLANTED, '<w:color w:val="808080"/>', '<w:sz w:val="14"/>', '<w:rStyle w:val="Ledtext"/>']
)
def test_words_that_only_look_like_a_placeholder_are_none_of_a_blank_forms_answers(look: str) -> None:
    rooms = ("Högst tio rader.", "Några ord räcker.", "Fritext.", "Två meningar.")
    blank = form(
        *(
            question(place, "", row(cell(line(run("Beskrivning"))), cell(line(run(words, look)))))
            for place, words in enumerate(rooms)
        )
    )
    assert answers(read(blank)) == [""] * 4


def test_the_same_words_in_every_room_of_a_form_without_a_tick_are_nobodys_answer() -> None:
    def room(place: int) -> str:
        return question(place, "", row(cell(line(run("Beskrivning"))), cell(line(run("Nämndens text.")))))

    assert answers(read(form(*map(room, range(4))))) == [""] * 4


@pytest.mark.parametrize("look", ["", SLANTED, '<w:sz w:val="14"/>'])
def test_in_a_form_that_is_filled_in_an_answer_may_begin_and_look_like_a_hint(look: str) -> None:
    said = ("Redovisa det gör vi i maj.", *SAID[1:])
    filled = form(
        *(
            question(place, "Ja", row(cell(line(run("Beskrivning"))), cell(line(run(words, look)))))
            for place, words in enumerate(said)
        )
    )
    asked = read(filled)
    assert (answers(asked), asked.notices) == (list(said), ())


def test_a_hint_left_where_nobody_answered_is_no_answer_though_the_others_are_written_over() -> None:
    def room(place: int, words: str, mark: str) -> str:
        return question(place, mark, row(cell(line(run("Beskrivning"))), cell(line(run(words)))))

    asked = read(form(*(room(place, SAID[place], "Ja") for place in range(3)), room(3, HINTS[3], "")))
    assert answers(asked) == [*SAID[:3], ""]
    assert guidance(asked)[3] == HINTS[3].casefold().strip(".")


def test_a_form_written_in_without_a_tick_keeps_all_its_answers() -> None:
    said = ("Beskriv det kan vi göra muntligt.", *SAID[1:])
    filled = form(
        *(
            question(place, "", row(cell(line(run("Beskrivning"))), cell(line(run(words)))))
            for place, words in enumerate(said)
        )
    )
    assert answers(read(filled)) == list(said)


def test_an_answer_typed_under_its_label_though_a_cell_stands_empty_beside_is_told() -> None:
    label = cell(line(run("Beskrivning")), line(run("Vi följde planen.")))
    filled = form(
        *(under_label(place, SAID[place], "Ja") for place in range(3)), question(3, "Ja", row(label, cell()))
    )
    asked = read(filled)
    told = [(each.code, each.facts.get("text")) for each in asked.notices]
    assert (answers(asked)[3], told) == ("", [("text-without-question", "Vi följde planen.")])
