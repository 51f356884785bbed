"""A sheet that has come back: nothing changed reads as it was, and every word that a colleague wrote comes out."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from forms import make_form
from hypothesis import given
from hypothesis import strategies as st
from sheet_making import (
    DATA,
    FIRST,
    LAST,
    LINKED,
    MARKS,
    QUESTIONS,
    RICH,
    SECOND,
    SHEET,
    THIRD,
    TOKEN,
    UNNUMBERED,
    answer,
    changed,
    clicked,
    codes,
    outside,
    p,
    read,
    rewritten,
    through_the_web,
    typed,
    with_questions,
    without_bookmarks,
    without_controls,
    without_frames,
)
from strategies import blocks

from auditprep.errors import FormError, NotASheet, OldWordFile
from auditprep.model import Answer, SheetQuestion
from auditprep.richtext import to_markdown
from auditprep.wordform.sheet_writer import write_sheet

PLAIN = {each.key: (each.answer.mark, each.answer.text, each.answer.evidence) for each in QUESTIONS}


def said(found, key: str) -> tuple[str | None, str, str]:
    one = answer(found, key).answer
    return one.mark, one.text, one.evidence


# As it was


def test_an_untouched_sheet_is_exactly_what_it_began_from() -> None:
    found = read(DATA)
    assert found.token == TOKEN
    assert {each.key: said(found, each.key) for each in found.answers} == PLAIN
    assert [each.text for each in found.answers] == [each.text for each in QUESTIONS]
    assert [each.label for each in found.answers] == [each.label for each in QUESTIONS]
    assert not any(each.documents or each.beside for each in found.answers)
    assert found.notices == ()


def test_what_a_sheet_has_no_field_for_it_says_nothing_of() -> None:
    found = read(DATA)
    assert answer(found, FIRST).lacks == {"evidence"}
    assert answer(found, THIRD).lacks == frozenset()
    assert answer(found, LAST).lacks == {"mark", "evidence"}


@given(blocks, blocks, st.sampled_from([*MARKS, None]))
def test_any_answer_comes_back_as_it_went_out(text: object, proof: object, mark: str | None) -> None:
    given_ = Answer(mark, to_markdown(text), evidence=to_markdown(proof))  # type: ignore[arg-type]
    question = SheetQuestion("1.1", "1.1", "", "Vad händer?", None, MARKS, answer=given_, before=given_)
    found = read(write_sheet(with_questions(question)))
    assert [each.answer for each in found.answers] == [given_]
    assert found.notices == ()


@given(blocks)
def test_any_answer_comes_back_from_a_program_that_keeps_no_control(text: object) -> None:
    given_ = Answer("Nej", to_markdown(text))  # type: ignore[arg-type]
    question = SheetQuestion("1.1", "1.1", "", "Vad händer?", None, MARKS, answer=given_)
    data = changed(write_sheet(with_questions(question)), without_controls)
    assert [each.answer for each in read(data).answers] == [given_]


@pytest.mark.parametrize(
    "mark", ["Ja", "Ja; delvis", "Annat", pytest.param("Ja; Nej", id="two of one"), None]
)
def test_a_mark_comes_back_also_where_the_form_does_not_offer_it(mark: str | None) -> None:
    question = SheetQuestion(
        "1", "1", "", "Vad?", None, ("Ja; delvis", "Ja", "Nej"), several=True, answer=Answer(mark)
    )
    (found,) = read(write_sheet(with_questions(question))).answers
    assert found.answer.mark == mark


# Filled in as it was meant


def test_what_is_typed_in_the_fields_of_word_is_read() -> None:
    data = changed(DATA, typed(SECOND, "text", p("Ja, varje månad.") + p("Ett stycke till.")))
    data = changed(data, typed(SECOND, "documents", p("Protokoll 2031-03-04, sid 3") + p("Budget 2031")))
    data = changed(data, clicked(SECOND, 2))
    found = read(data)
    assert said(found, SECOND) == ("Delvis", "Ja, varje månad.\n\nEtt stycke till.", "")
    assert answer(found, SECOND).documents == "Protokoll 2031-03-04, sid 3\nBudget 2031"
    assert {key: said(found, key) for key in PLAIN if key != SECOND} == {
        key: value for key, value in PLAIN.items() if key != SECOND
    }
    assert found.notices == ()


def test_a_tick_is_taken_away_and_several_are_set_where_that_is_asked() -> None:
    data = changed(changed(DATA, clicked(FIRST, 0)), clicked(THIRD, 1))
    found = read(data)
    assert said(found, FIRST)[0] is None
    assert answer(found, FIRST).lacks == {"evidence"}
    assert said(found, THIRD)[0] == "Varje månad; Varje tertial; Varje år"


def test_a_pasted_table_and_a_link_come_along() -> None:
    table = (
        '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="1"/><w:gridCol w:w="1"/></w:tblGrid>'
        + "".join(
            f"<w:tr><w:tc>{p(one)}</w:tc><w:tc>{p(other)}</w:tc></w:tr>"
            for one, other in (("Mål", "Nått"), ("A", "Ja"))
        )
        + "</w:tbl>"
    )
    found = read(changed(DATA, typed(LAST, "text", p("Så här:") + table + p(""))))
    assert said(found, LAST)[1] == "Så här:\n\n| Mål | Nått |\n| --- | --- |\n| A | Ja |"


def test_a_field_that_is_emptied_is_empty_and_not_words_prompt() -> None:
    prompt = '<w:p><w:r><w:rPr><w:rStyle w:val="Platshllartext"/></w:rPr><w:t>Toca aquí para escribir.</w:t></w:r></w:p>'

    def emptied(xml: str) -> str:
        xml = typed(FIRST, "text", prompt)(xml)
        start = xml.index(f'w:val="ap:text:{TOKEN}:{FIRST}"/>')
        return xml[:start] + xml[start:].replace("</w:sdtPr>", "<w:showingPlcHdr/></w:sdtPr>", 1)

    found = read(changed(DATA, emptied))
    assert said(found, FIRST) == ("Ja", "", "")
    assert "text" not in answer(found, FIRST).lacks


def test_words_in_a_control_that_still_says_it_shows_its_prompt_are_words() -> None:
    data = changed(
        DATA,
        lambda xml: xml.replace(">Skriv svaret här<", ">Vi har fem risker.<").replace(
            '<w:rStyle w:val="PlaceholderText"/>', ""
        ),
    )
    assert said(read(data), UNNUMBERED)[1] == "Vi har fem risker."


@pytest.mark.parametrize("words", ["Skriv svaret här Fem risker.", "Fem risker. Skriv svaret här"])
def test_words_typed_beside_the_prompt_are_read_without_it(words: str) -> None:
    data = changed(
        changed(DATA, without_controls), lambda xml: xml.replace(">Skriv svaret här<", f">{words}<")
    )
    assert said(read(data), UNNUMBERED)[1] == "Fem risker."


# Ticks as people set them


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("☐ Nej X", "Nej"),
        ("X ☐ Nej", "Nej"),
        ("☐X Nej", "Nej"),
        ("☐ xNej", "Nej"),
        ("☑ Nej", "Nej"),
        ("[x] Nej", "Nej"),
        ("✔ Nej", "Nej"),
        ("☐ Nej", None),
        ("[ ] Nej", None),
    ],
)
def test_a_tick_is_read_however_it_is_set(line: str, mark: str | None) -> None:
    data = changed(
        changed(DATA, without_controls),
        lambda xml: re.sub(
            r"(Följs målen upp.*?)☐((?:(?!</w:p>).)*?)Nej<", rf"\1\2{line}<", xml, count=1, flags=re.DOTALL
        ),
    )
    found = read(data)
    assert said(found, SECOND) == (mark, "", "")
    assert ("mark" in answer(found, SECOND).lacks) is False


def test_two_ticks_where_one_is_asked_for_are_no_mark_and_are_told() -> None:
    found = read(changed(DATA, clicked(FIRST, 1)))
    assert said(found, FIRST)[0] is None
    assert "mark" in answer(found, FIRST).lacks
    assert [(each.code, each.question, each.facts["seen"]) for each in found.notices] == [
        ("sheet-two-marks", FIRST, "Ja, Nej")
    ]


def test_an_option_that_only_stands_out_or_is_left_alone_is_no_mark_and_is_told() -> None:
    bold = changed(
        DATA,
        lambda xml: re.sub(
            r"(Följs målen upp.*?)<w:r>(<w:tab/><w:t[^>]*>Delvis<)",
            r"\1<w:r><w:rPr><w:b/></w:rPr>\2",
            xml,
            count=1,
            flags=re.DOTALL,
        ),
    )
    alone = changed(DATA, lambda xml: _without_options(xml, SECOND, keep=2))
    for data in (bold, alone):
        found = read(data)
        assert said(found, SECOND)[0] is None and "mark" in answer(found, SECOND).lacks
        assert [(each.code, each.facts["seen"]) for each in found.notices] == [
            ("sheet-unsure-mark", "Delvis")
        ]


def test_where_all_options_are_gone_the_sheet_says_nothing_of_the_mark() -> None:
    found = read(changed(DATA, lambda xml: _without_options(xml, FIRST, keep=None)))
    assert "mark" in answer(found, FIRST).lacks
    assert found.notices == ()


def _without_options(xml: str, key: str, keep: int | None) -> str:
    for at in range(4):
        if at != keep:
            tag = xml.index(f'"ap:mark{at}:{TOKEN}:{key}"')
            start, end = xml.rindex("<w:p>", 0, tag), xml.index("</w:p>", tag) + len("</w:p>")
            xml = xml[:start] + xml[end:]
    return xml


def test_words_beside_an_option_are_a_part_of_the_answer() -> None:
    data = changed(
        DATA,
        lambda xml: re.sub(
            r"(Följs målen upp.*?Delvis)<", r"\1, i hemtjänsten.<", xml, count=1, flags=re.DOTALL
        ),
    )
    found = read(changed(data, clicked(SECOND, 2)))
    assert said(found, SECOND) == ("Delvis", "i hemtjänsten.", "")
    assert codes(found, SECOND) == ["sheet-words-outside"]


# Words in other places


def after(words: str, more: str) -> Callable[[str], str]:
    """More paragraphs after the first one that ends with these words."""
    return lambda xml: xml.replace(f"{words}</w:t></w:r></w:p>", f"{words}</w:t></w:r></w:p>{more}", 1)


@pytest.mark.parametrize(
    "words",
    [
        "Ange antal mål.",
        "ändras inte)",
        "Fyra mål",
        "Kryssa i ett alternativ",
    ],
)
def test_words_outside_the_fields_of_a_question_are_a_part_of_its_answer_and_told(words: str) -> None:
    found = read(changed(DATA, after(words, p("Det här har vi gjort."))))
    assert said(found, FIRST)[1] == f"Det här har vi gjort.\n\n{RICH}"
    assert [(each.code, each.question, each.facts["text"]) for each in found.notices] == [
        ("sheet-words-outside", FIRST, "Det här har vi gjort.")
    ]


def test_words_after_the_last_field_of_a_question_are_a_part_of_its_answer() -> None:
    def change(xml: str) -> str:
        end = xml.index("</w:tbl>", xml.index(f"ap:documents:{TOKEN}:{SECOND}")) + len("</w:tbl>")
        return xml[:end] + p("Skrivet under rutan.") + xml[end:]

    found = read(changed(DATA, change))
    assert said(found, SECOND)[1] == "Skrivet under rutan."
    assert codes(found) == ["sheet-words-outside"]


@pytest.mark.parametrize(
    ("ours", "theirs", "key"),
    [
        ("Har nämnden satt upp mål för året?", "Har nämnden satt upp mål för året? Ja, i maj.", FIRST),
        ("Ange datum.", "Ange datum. 2031-02-14", FIRST),
        ("Minst fem risker.", "Minst fem risker. Se nedan.", UNNUMBERED),
        ("Den var god.", "Den var god. Den blev sämre.", LAST),
    ],
)
def test_words_written_into_the_sheets_own_are_told_apart(ours: str, theirs: str, key: str) -> None:
    found = read(changed(DATA, lambda xml: xml.replace(f">{ours}<", f">{theirs}<")))
    written = theirs.removeprefix(ours).strip()
    assert written in said(found, key)[1]
    assert ours not in said(found, key)[1]
    assert [each.facts["text"] for each in found.notices] == [written]


def test_a_sheets_own_word_that_is_only_taken_away_is_nothing() -> None:
    found = read(changed(DATA, lambda xml: xml.replace(">Minst fem risker.<", ">Minst risker.<")))
    assert said(found, UNNUMBERED) == PLAIN[UNNUMBERED]
    assert found.notices == ()


def test_words_outside_all_questions_come_out_as_such() -> None:
    data = changed(DATA, lambda xml: xml.replace("<w:sectPr>", p("Hälsningar, parken.") + "<w:sectPr>"))
    data = changed(data, after("Så gör du", p("Jag förstod inte det här.")))
    found = read(data)
    assert outside(found) == "Jag förstod inte det här.\n\nHälsningar, parken."
    assert {key: said(found, key) for key in PLAIN} == PLAIN


def test_words_at_the_foot_of_the_page_come_out_too() -> None:
    data = changed(
        DATA, lambda xml: xml.replace("</w:ftr>", p("Parkkontoret") + "</w:ftr>"), "word/footer1.xml"
    )
    assert outside(read(data)) == "Parkkontoret"


def test_words_in_a_box_that_is_drawn_come_out() -> None:
    box = (
        '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>'
        f"{p('I en ruta.')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    )
    found = read(changed(DATA, typed(LAST, "text", p("Före.") + box)))
    assert said(found, LAST)[1] == "Före.\n\nI en ruta."
    assert "sheet-picture" not in codes(found)


# What is done to the sheet


def test_a_row_that_the_tab_key_made_belongs_to_its_field() -> None:
    def change(xml: str) -> str:
        end = xml.index("</w:tbl>", xml.index(f"ap:text:{TOKEN}:{LAST}"))
        return f"{xml[:end]}<w:tr><w:tc><w:tcPr/>{p('I en ny rad.')}</w:tc></w:tr>{xml[end:]}"

    found = read(changed(changed(DATA, typed(LAST, "text", p("Först."))), change))
    assert said(found, LAST)[1] == "Först.\n\nI en ny rad."


def test_a_control_that_is_deleted_leaves_its_frame() -> None:
    def change(xml: str) -> str:
        return re.sub(
            rf'<w:sdt><w:sdtPr><w:alias [^>]*/><w:tag w:val="ap:text:{TOKEN}:{LAST}"/>.*?<w:sdtContent>(.*?)</w:sdtContent></w:sdt>',
            lambda found: found[1].replace("Skriv svaret här", "Svaret"),
            xml,
        )

    found = read(changed(DATA, change))
    assert said(found, LAST)[1] == "Svaret"
    assert found.notices == ()


def test_a_frame_that_is_deleted_leaves_its_label() -> None:
    def change(xml: str) -> str:
        start = xml.rindex("<w:tbl>", 0, xml.index(f"ap:text:{TOKEN}:{LAST}"))
        end = xml.index("</w:tbl>", start) + len("</w:tbl>")
        return xml[:start] + p("Svaret, utan ruta.") + xml[end:]

    found = read(changed(DATA, change))
    assert said(found, LAST)[1] == "Svaret, utan ruta."
    assert found.notices == ()


def test_a_field_that_is_gone_with_its_label_is_not_an_emptied_one() -> None:
    def change(xml: str) -> str:
        label = xml.index("Underlag i formuläret")
        start = xml.rindex("<w:p>", 0, label)
        end = xml.index("</w:tbl>", label) + len("</w:tbl>")
        return xml[:start] + xml[end:]

    found = read(changed(DATA, change))
    assert answer(found, THIRD).lacks == {"evidence"}
    assert said(found, THIRD)[:2] == PLAIN[THIRD][:2]


def stretch(xml: str, key: str) -> tuple[int, int]:
    """Where a question stands in the document, from its heading to its last field."""
    heading = xml.rindex(
        '<w:p><w:pPr><w:pStyle w:val="Heading2"/>',
        0,
        xml.index(f"ap:documents:{TOKEN}:{key}<".replace("<", '"')),
    )
    return heading, xml.index("</w:tbl>", xml.index(f'ap:documents:{TOKEN}:{key}"')) + len("</w:tbl>")


def test_questions_that_are_deleted_are_not_there() -> None:
    def change(xml: str) -> str:
        start, end = stretch(xml, SECOND)
        return xml[:start] + xml[end:]

    found = read(changed(DATA, change))
    assert [each.key for each in found.answers] == [FIRST, THIRD, UNNUMBERED, LAST]
    assert found.notices == ()


def test_questions_in_another_order_are_read_by_their_keys() -> None:
    def change(xml: str) -> str:
        start, end = stretch(xml, SECOND)
        moved = xml[start:end]
        xml = xml[:start] + xml[end:]
        _start, last = stretch(xml, LAST)
        return xml[:last] + moved + xml[last:]

    found = read(changed(changed(DATA, clicked(SECOND, 0)), change))
    assert [each.key for each in found.answers] == [FIRST, THIRD, UNNUMBERED, LAST, SECOND]
    assert {key: said(found, key) for key in PLAIN} == {**PLAIN, SECOND: ("Ja", "", "")}
    assert found.notices == ()


def test_a_question_without_its_heading_is_known_by_its_controls() -> None:
    def change(xml: str) -> str:
        start, _end = stretch(xml, SECOND)
        return xml[:start] + xml[xml.index("</w:p>", start) + len("</w:p>") :]

    found = read(changed(changed(DATA, typed(SECOND, "text", p("Svaret."))), change))
    assert said(found, SECOND)[1] == "Svaret."
    assert said(found, FIRST) == PLAIN[FIRST]


def test_copies_of_a_question_are_all_there_and_told() -> None:
    def change(xml: str) -> str:
        start, end = stretch(xml, UNNUMBERED)
        copied = without_bookmarks(xml[start:end]).replace("Ett svar", "Ett annat svar")
        return xml[:end] + copied + xml[end:]

    found = read(changed(changed(DATA, typed(UNNUMBERED, "text", p("Ett svar"))), change))
    assert [each.answer.text for each in found.answers if each.key == UNNUMBERED] == [
        "Ett svar",
        "Ett annat svar",
    ]
    assert codes(found) == ["sheet-question-twice"]


def test_tracked_changes_are_read_as_if_accepted_and_told() -> None:
    written = (
        '<w:p><w:r><w:t xml:space="preserve">Kvar </w:t></w:r><w:ins w:id="1" w:author="x"><w:r><w:t>nytt</w:t></w:r></w:ins>'
        '<w:del w:id="2" w:author="x"><w:r><w:delText>borta</w:delText></w:r></w:del></w:p>'
    )
    found = read(changed(DATA, typed(LAST, "text", written)))
    assert said(found, LAST)[1] == "Kvar nytt"
    assert codes(found) == ["sheet-tracked"]


def test_comments_notes_and_pictures_are_told_with_their_question() -> None:
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

    def each(name: str, xml: str) -> str:
        if name == "word/_rels/document.xml.rels":
            added = "".join(
                f'<Relationship Id="x{at}" Type="{kinds}/{kind}" Target="{kind}.xml"/>'
                for at, kind in enumerate(("comments", "footnotes"))
            )
            return xml.replace("</Relationships>", f"{added}</Relationships>")
        if name == "word/document.xml":
            signs = (
                '<w:r><w:commentReference w:id="0"/></w:r><w:r><w:footnoteReference w:id="2"/></w:r>'
                "<w:r><w:drawing/></w:r>"
            )
            return typed(LAST, "text", f"<w:p><w:r><w:t>Svar.</w:t></w:r>{signs}</w:p>")(xml)
        return xml

    data = rewritten(
        DATA,
        each,
        {
            "word/comments.xml": f'<w:comments {word}><w:comment w:id="0" w:author="Park">{p("Stämmer det?")}</w:comment></w:comments>',
            "word/footnotes.xml": f'<w:footnotes {word}><w:footnote w:type="separator" w:id="0">{p("-")}</w:footnote>'
            f'<w:footnote w:id="2">{p("En fotnot.")}</w:footnote></w:footnotes>',
        },
    )
    found = read(data)
    assert [(each.code, each.question, dict(each.facts)) for each in found.notices] == [
        ("sheet-comment", LAST, {"text": "Stämmer det?", "name": "Park"}),
        ("sheet-note", LAST, {"text": "En fotnot."}),
        ("sheet-picture", LAST, {}),
    ]


def test_breaks_that_libreoffice_leaves_out_of_controls_are_put_back() -> None:
    lines = "<w:p><w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>En rad</w:t><w:t>en till</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    found = read(changed(DATA, typed(LAST, "text", lines)))
    assert said(found, LAST)[1] == "En rad\\\nen till"


# Through other programs


def test_a_program_that_keeps_no_controls_loses_nothing() -> None:
    found = read(changed(DATA, without_controls))
    assert {key: said(found, key) for key in PLAIN} == PLAIN
    assert found.token == TOKEN
    assert found.notices == ()


def test_what_an_editor_on_the_web_leaves_is_read_by_headings_and_labels() -> None:
    found = read(through_the_web(DATA))
    assert found.token == TOKEN  # as it is printed on the page
    read_ = {each.text: each for each in found.answers if each.text}
    assert [read_[each.text].answer for each in QUESTIONS] == [each.answer for each in QUESTIONS]
    assert [read_[each.text].label for each in QUESTIONS] == ["1.1", "1.5", "1.5", "", "2.1"]
    assert all(each.key is None for each in found.answers)
    assert codes(found) == ["sheet-fields-lost"]
    beside = read_[QUESTIONS[0].text].beside.split("\n")
    assert beside[:3] == ["Ange datum.", "Ange antal mål.", "Kryss: Delvis"]
    assert beside[-4:] == ["☐ Ja", "☐ Nej", "☐ Delvis", "☐ Vet ej"]
    assert (found.board, found.year) == ("Parknämnden", 2031)


def test_without_frames_what_stands_under_the_labels_is_read() -> None:
    found = read(through_the_web(changed(DATA, lambda xml: without_frames(without_controls(xml)))))
    read_ = {each.text: each.answer for each in found.answers if each.text}
    assert read_[QUESTIONS[0].text] == QUESTIONS[0].answer
    assert read_[QUESTIONS[2].text] == QUESTIONS[2].answer
    assert read_[QUESTIONS[4].text] == Answer()


def test_questions_pasted_from_another_sheet_are_not_taken_for_this_ones() -> None:
    other = write_sheet(
        replace(SHEET, token="ffff000011112222", questions=(replace(QUESTIONS[3], key=FIRST, text="Annat?"),))
    )

    def change(xml: str) -> str:
        strange: list[str] = []
        changed(other, lambda theirs: strange.append(theirs) or theirs + " ")
        theirs = strange[0]
        start = theirs.index('<w:p><w:pPr><w:pStyle w:val="Heading2"/>')
        end = theirs.index('<w:p><w:pPr><w:pStyle w:val="SheetEnd"/>')
        pasted = (
            theirs[start:end]
            .replace("Skriv svaret här", "Andras svar")
            .replace("<w:showingPlcHdr/>", "")
            .replace('<w:rStyle w:val="PlaceholderText"/>', "")
        )
        return xml.replace(
            '<w:p><w:pPr><w:pStyle w:val="SheetEnd"/>', pasted + '<w:p><w:pPr><w:pStyle w:val="SheetEnd"/>'
        )

    found = read(changed(DATA, change))
    assert found.token == TOKEN
    assert said(found, FIRST) == PLAIN[FIRST]
    (pasted,) = [each for each in found.answers if each.text == "Annat?"]
    assert (pasted.key, pasted.answer.text) == (None, "Minst fem risker.\n\nAndras svar")


@pytest.mark.parametrize(
    ("label", "printed"), [("1 a)", "1 a)"), ("A", "A"), ("IV", "IV"), ("2:3", "2:3"), ("#7", "")]
)
def test_numbers_of_any_kind_are_read_from_headings(label: str, printed: str) -> None:
    question = SheetQuestion(
        "k", label, "", "Vad händer? Fråga 2 följer.", None, MARKS, answer=Answer("Ja", "Text")
    )
    (found, *_rest) = read(through_the_web(write_sheet(with_questions(question)))).answers
    assert (found.label, found.answer) == (printed, Answer("Ja", "Text"))


def test_a_sheet_with_macros_is_read_as_any_other() -> None:
    kinds = (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.ms-word.document.macroEnabled",
    )
    data = changed(
        DATA, lambda xml: xml.replace(f"{kinds[0]}.main+xml", f"{kinds[1]}.main+xml"), "[Content_Types].xml"
    )
    found = read(data, "svar.docm")
    assert {key: said(found, key) for key in PLAIN} == PLAIN


# What is no sheet


@pytest.mark.parametrize(
    ("data", "name", "facts"),
    [
        (make_form(answers={"1.1": ("Ja", "Text")}), "form.docx", {"reason": "form"}),
        (b"", "tom.docx", {"reason": "empty"}),
        (b"%PDF-1.7", "svar.pdf", {"reason": "kind", "kind": "pdf"}),
        (b"hej", "svar.txt", {"reason": "kind"}),
        (b"PK\x03\x04 broken", "svar.docx", {"reason": "damaged"}),
    ],
)
def test_what_is_no_sheet_is_refused_with_what_it_is(data: bytes, name: str, facts: dict[str, str]) -> None:
    with pytest.raises(NotASheet) as refused:
        read(data, name)
    assert {**facts, "file": name}.items() <= refused.value.facts.items()


def test_a_word_document_without_questions_is_refused_as_one() -> None:
    data = changed(
        through_the_web(DATA),
        lambda xml: re.sub(r"<w:body>.*</w:body>", f"<w:body>{p('Hej')}</w:body>", xml, flags=re.DOTALL),
    )
    data = changed(data, lambda xml: xml.replace(TOKEN, ""), "word/footer1.xml")
    with pytest.raises(NotASheet) as refused:
        read(data)
    assert refused.value.facts["reason"] == "document"


def test_an_old_word_file_says_how_to_save_it_anew() -> None:
    with pytest.raises(OldWordFile):
        read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "svar.doc")


@given(st.integers(0, len(DATA) - 1), st.binary(min_size=1, max_size=40))
def test_a_damaged_sheet_is_read_or_refused(at: int, junk: bytes) -> None:
    with contextlib.suppress(FormError):
        read(DATA[:at] + junk + DATA[at + len(junk) :])


@pytest.mark.parametrize(
    "memory", ["", "{", "[]", '{"token": 1}', "[" * 100_000, '{"token":"x","around":[1],"questions":[]}']
)
def test_a_memory_that_others_have_written_is_no_memory(memory: str) -> None:
    data = changed(
        DATA, lambda xml: re.sub(r"(<blad [^>]*>).*(</blad>)", rf"\1{memory}\2", xml), "customXml/item1.xml"
    )
    found = read(data)
    assert codes(found) == ["sheet-fields-lost"]
    assert {key: said(found, key) for key in PLAIN} == PLAIN


def test_linked_words_come_back_with_their_links() -> None:
    assert said(read(DATA), THIRD)[1] == LINKED


def test_a_sheet_tells_whose_it_is_and_what_stood_in_it_when_it_went_out() -> None:
    found = read(changed(DATA, typed(FIRST, "text", p("Något annat."))))
    assert (found.board, found.year) == ("Parknämnden", 2031)
    began = {each.key: each.began for each in found.answers}
    assert began == {each.key: each.answer for each in QUESTIONS}
    older = changed(
        DATA,
        lambda xml: re.sub(r"&quot;began&quot;: {.*?}", "&quot;was&quot;: 1", xml),
        "customXml/item1.xml",
    )
    assert {each.began for each in read(older).answers} == {None}
    assert {key: said(read(older), key) for key in PLAIN} == PLAIN
    bare = read(write_sheet(replace(SHEET, board=None, year=None)))
    assert (bare.board, bare.year) == (None, None)


@pytest.mark.parametrize(
    "through", [lambda data: data, lambda data: changed(data, without_controls), through_the_web]
)
def test_the_line_that_calls_an_answer_a_draft_is_no_part_of_it(through: Callable[[bytes], bytes]) -> None:
    drafts = [replace(each, answer=replace(each.answer, carried=True)) for each in QUESTIONS]
    found = read(through(write_sheet(with_questions(*drafts))))
    assert [each.answer for each in found.answers if each.text] == [each.answer for each in QUESTIONS]
    assert not any("Utkast" in each.beside for each in found.answers)
    assert codes(found) in ([], ["sheet-fields-lost"])
