"""Nothing that somebody typed is silently lost: it is an answer, or it is told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from forms import SECTION_PROPERTIES, document, document_xml, package, paragraph

from auditprep.model import Questionnaire, Role
from auditprep.richtext import plain
from auditprep.wordform.reader import read_form
from auditprep.wordform.writer import fill_form

MARKS = "☒ Ja    ☐ Delvis    ☐ Nej"
SENTENCES = (
    "Är åtgärdat; se svar 2.4.",
    "Är åtgärdat, se svar 2.4.",
    "Arbetet är i gång; se svar på fråga 7.",
    "Klart sedan mars; se bilaga 3.",
    "Utfört enligt svar 2.4.",
    "Se bilaga 3",
    "Bilaga 3",
    "Underlag saknas",
    "Ansvar och status är oklara",
    "Kommentar lämnas i vår",
    "Exempel på det är snöröjningen.",
)
BESIDE = {
    "one row": lambda text: _table(_row("Kommentar / underlag", text)),
    "one row that is a header": lambda text: _table(_row("Kommentar / underlag", text, header=True)),
    "two labels, the first": lambda text: _table(
        _row("Kommentar", text), _row("Underlag", "Protokoll från maj.")
    ),
    "two labels, the second": lambda text: _table(_row("Kommentar", "Klart i maj."), _row("Underlag", text)),
}
ELSEWHERE = {
    "under the table": lambda text: _table(_row("Kommentar", "Klart i maj.")) + paragraph(text),
    "a row under the label": lambda text: _table(_row("Kommentar"), _row(text)),
    "under a head": lambda text: _table(_row("Kommentar", "Underlag"), _row(text, "Protokoll från maj.")),
    "the other under a head": lambda text: _table(_row("Kommentar", "Underlag"), _row("Klart i maj.", text)),
}


def _row(*texts: str, header: bool = False) -> str:
    cells = "".join(f"<w:tc><w:tcPr/>{paragraph(text)}</w:tc>" for text in texts)
    return f"<w:tr>{'<w:trPr><w:tblHeader/></w:trPr>' if header else ''}{cells}</w:tr>"


def _table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def form(second: str, *, marks: bool = True) -> bytes:
    """Three questions outside tables, answered; this stands under the second one."""
    asked = ("Finns en plan för parkerna?", "Har plogbilarna besiktats?", "Finns en reserv?")
    under = (BESIDE["one row"]("Antogs i maj."), second, BESIDE["one row"]("Köptes i juni."))
    body = [paragraph("Frågor till parknämnden 2031", style="Title")]
    for place, (text, answer) in enumerate(zip(asked, under, strict=True), 1):
        body += [paragraph(f"1.{place} {text}"), *([paragraph(MARKS)] if marks else []), answer]
    return package(document("".join([*body, SECTION_PROPERTIES])))


def answered(asked: Questionnaire) -> str:
    """The words of the second question's answer."""
    question = asked.question("1.2")
    assert question is not None
    return plain(question.answer.text) + plain(question.answer.evidence)


def told(asked: Questionnaire) -> list[str]:
    return [str(each.facts["text"]) for each in asked.notices if each.code == "text-without-question"]


@pytest.mark.parametrize("marks", [True, False])
@pytest.mark.parametrize("layout", BESIDE)
@pytest.mark.parametrize("text", SENTENCES)
def test_what_stands_beside_a_label_is_the_answer_whatever_it_says(text, layout, marks):
    asked = read_form(form(BESIDE[layout](text), marks=marks), "f.docx")
    assert len(tuple(asked.questions())) == 3
    assert text in answered(asked)
    assert not asked.notices


@pytest.mark.parametrize("layout", BESIDE)
@pytest.mark.parametrize("text", SENTENCES)
def test_a_new_answer_takes_its_place(text, layout):
    before = form(BESIDE[layout](text))
    asked = read_form(before, "f.docx")
    given = {each.key: each.answer for each in asked.questions()}
    role = "evidence" if text in plain(given["1.2"].evidence) else "text"
    given["1.2"] = replace(given["1.2"], **{role: "Nya ord."})
    filled = fill_form(before, "f.docx", asked, given)
    xml = document_xml(filled.data).decode()
    assert not filled.receipt.not_placed
    assert "Nya ord." in xml
    assert f">{text}<" not in xml


@pytest.mark.parametrize("layout", ELSEWHERE)
@pytest.mark.parametrize("text", SENTENCES)
def test_what_stands_where_no_answer_is_looked_for_is_told(text, layout):
    asked = read_form(form(ELSEWHERE[layout](text)), "f.docx")
    assert text in answered(asked) or text in told(asked)


def test_thanks_in_the_middle_of_a_form_are_somebodys_words():
    text = "Tack för påpekandet, det är klart."
    asked = read_form(form(ELSEWHERE["under the table"](text)), "f.docx")
    assert told(asked) == [text]


def test_a_head_over_numbered_questions_is_still_a_head():
    table = _table(
        _row("Nr", "Fråga", "Svar", "Underlag"),
        _row("1", "Finns en plan?", "Ja, se svar 2.", "Bilaga 1"),
        _row("2", "Följs den?", "Ja.", ""),
    )
    asked = read_form(package(document(table + SECTION_PROPERTIES)), "f.docx")
    assert [(each.text, each.answer.text, each.answer.evidence) for each in asked.questions()] == [
        ("Finns en plan?", "Ja, se svar 2.", "Bilaga 1"),
        ("Följs den?", "Ja.", ""),
    ]
    assert all(question.place(Role.EVIDENCE) for question in asked.questions())
    assert not asked.notices
