"""Forms as they were read, made by hand: for tests of the preview."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from snapshots import SECTIONS

from auditprep.model import (
    Answer,
    Change,
    Correction,
    FormCell,
    FormRow,
    Kind,
    Notice,
    Place,
    Question,
    Questionnaire,
    Role,
    Section,
)
from ui.reading import Reading

TWO_MARKS = Notice("two-marks", "2.1", {"seen": "Ja, Nej"})
LOOSE = Notice("text-without-question", None, {"text": "Lämnas till Eva på rum 214. " * 9})


def questionnaire(*notices: Notice, sections: tuple[Section, ...] = SECTIONS) -> Questionnaire:
    """A form of five questions, as it is just after it was read."""
    numbered = tuple(_read(section, at) for at, section in enumerate(sections))
    return Questionnaire("Granskning", "Nämnd: Vård/Omsorg", 2025, dt.date(2025, 10, 17), numbered, notices)


def reading(
    *notices: Notice,
    sections: tuple[Section, ...] = SECTIONS,
    corrections: tuple[Correction, ...] = (),
    layout: str | None = None,
) -> Reading:
    """What was understood of it; with the corrections of a saved layout, if it is named."""
    machine = questionnaire(*notices, sections=sections)
    made = corrected(Reading(machine, machine, rows(machine)), corrections)
    return replace(made, layout=layout, saved=corrections if layout else ())


def corrected(before: Reading, corrections: tuple[Correction, ...]) -> Reading:
    """The form read anew, near enough as the core does it."""
    sections = tuple(
        replace(section, questions=tuple(_corrected(section.questions, corrections)))
        for section in before.machine.sections
    )
    form = replace(before.machine, sections=tuple(section for section in sections if section.questions))
    gone = {q.key for q in before.machine.questions()} - {q.key for q in form.questions()}
    notices = tuple(each for each in form.notices if each.question not in gone)
    form = replace(form, notices=notices)
    return replace(before, form=form, rows=rows(form), corrections=corrections)


def rows(form: Questionnaire) -> tuple[FormRow, ...]:
    """The form as one sees it: a paragraph, and a table for each section; a question a row and its answer the next."""
    made = [FormRow((FormCell("0", form.title),))]
    for table, section in enumerate(form.sections):
        made.append(FormRow((FormCell(f"{table + 1}/0", section.title, 0, 6, "section"),), table))
        for at, question in enumerate(section.questions):
            path, id_ = f"{table + 1}/{2 * at + 1}", question.read_as
            marks = tuple(
                FormCell(f"{path}/{2 + n}", "☐", 2 + n, 1, "mark", id_) for n in range(len(question.options))
            )
            asked = FormCell(f"{path}/1", question.text, 1, 1 if marks else 5, "question", id_)
            made.append(FormRow((FormCell(f"{path}/0", question.number or ""), asked, *marks), table))
            answer = FormCell(f"{table + 1}/{2 * at + 2}/1", question.answer.text, 1, 5, "answer", id_)
            made.append(FormRow((FormCell(f"{table + 1}/{2 * at + 2}/0", ""), answer), table))
    return (*made, FormRow((FormCell("99", str(LOOSE.facts["text"]).strip()),)))


def _read(section: Section, table: int) -> Section:
    return replace(
        section, questions=tuple(_with_places(q, table, at) for at, q in enumerate(section.questions))
    )


def _with_places(question: Question, table: int, at: int) -> Question:
    path = f"{table + 1}/{2 * at + 1}"
    marks = tuple(
        Place(Role.MARK, "checkbox", f"{path}/{2 + n}", option) for n, option in enumerate(question.options)
    )
    field = Place(Role.DESCRIPTION, "field", f"{table + 1}/{2 * at + 2}/1")
    return replace(question, read_as=question.key, at=path, places=(*marks, field))


def _corrected(questions: Iterable[Question], corrections: tuple[Correction, ...]) -> list[Question]:
    made: list[Question] = []
    for question in questions:
        mine = [each for each in corrections if each.question == question.read_as]
        kinds = {each.change for each in mine}
        if Change.MERGE in kinds and made:
            made[-1] = replace(made[-1], guidance=question.text)
        elif Change.SKIP not in kinds:
            for each in mine:
                question = _changed(question, each)
            made.append(question)
    return made


def _changed(question: Question, correction: Correction) -> Question:
    value = correction.value
    changes = {
        Change.NUMBER: {"number": value or None},
        Change.TEXT: {"text": value},
        Change.GUIDANCE: {"guidance": value or None},
        Change.KIND: {"kind": Kind(value) if correction.change is Change.KIND else None},
        Change.OPTIONS: {"options": tuple(value.split("\n"))},
    }
    return replace(question, **changes.get(correction.change, {}))


def answered(sections: tuple[Section, ...] = SECTIONS) -> tuple[Section, ...]:
    """The same questions, the first one answered in the form."""
    first, *rest = sections[0].questions
    given = replace(first, answer=Answer("Ja", "Antagna **i mars**"))
    return (replace(sections[0], questions=(given, *rest)), *sections[1:])
