"""What is asked of every specimen: it is read right, filled in, and stays valid. A check gives what is wrong."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

from forms import members
from ooxml import faults

from auditprep import richtext
from auditprep.errors import FormError
from auditprep.model import Answer, Question, Questionnaire
from auditprep.wordform.reader import read_form
from auditprep.wordform.writer import fill_form
from zoo.content import ANY, Specimen, Truth

NAME = "formulär.docx"
MAIN = "word/document.xml"
_HAS_EVIDENCE = any(each.name == "evidence" for each in dataclasses.fields(Answer))

Row = tuple[int, str | None, str, tuple[str, ...], str | None, bool, str, str]


def wrongly_read(specimen: Specimen) -> list[str]:
    """Where the blank or the filled form is read otherwise than the truth says, and what is told as doubtful though
    nothing in it is."""
    if specimen.blank is None:
        return _wrong("filled", specimen.filled, specimen.truth)
    calm = specimen.truth.warned is False
    blank = _wrong("blank", specimen.blank, blank_truth(specimen), calm=calm)
    return [*blank, *_wrong("filled", specimen.filled, specimen.truth, calm=calm)]


def wrongly_filled(specimen: Specimen) -> list[str]:
    """Where the blank form, filled in by the program, is read back otherwise, and which other parts changed."""
    assert specimen.blank is not None
    try:
        done = filled_in(specimen)
    except (FormError, ValueError) as error:
        return [f"cannot be filled in: {error!r}"]
    before, after = members(specimen.blank), members(done)
    changed = [name for name in before | after if before.get(name) != after.get(name) and name != MAIN]
    return [*_wrong("filled in", done, specimen.truth), *(f"{name} changed" for name in changed)]


def faults_added(specimen: Specimen, folder: Path) -> list[str]:
    """What a validator says of the form filled in by the program, and not of the blank one."""
    assert specimen.blank is not None
    known = set(faults(specimen.blank, folder))
    return [fault for fault in faults(filled_in(specimen), folder) if fault not in known]


def filled_in(specimen: Specimen) -> bytes:
    """The blank form with the truth's answers, put there by the program. Raises ValueError where the blank form's
    questions are not the truth's."""
    assert specimen.blank is not None
    asked = read_form(specimen.blank, NAME)
    keys = [question.key for question in asked.questions()]
    rows = specimen.truth.questions
    if len(keys) != len(rows):
        raise ValueError(f"{len(keys)} questions, not {len(rows)}")
    answers = {key: _answer(row) for key, row in zip(keys, rows, strict=True)}
    filled = fill_form(specimen.blank, NAME, asked, answers)
    if filled.receipt.not_placed:
        raise ValueError(f"not placed: {filled.receipt.not_placed}")
    return filled.data


def blank_truth(specimen: Specimen) -> Truth:
    """The truth about the same form before anything is filled in."""
    asked = tuple((*row[:4], None, row[5], "", "") for row in specimen.truth.questions)
    return dataclasses.replace(specimen.truth, questions=asked)


def rows_of(asked: Questionnaire) -> tuple[Row, ...]:
    """What was read, as a truth says it."""
    return tuple(
        _row(index, question)
        for index, section in enumerate(asked.sections)
        for question in section.questions
    )


def wrongly_kept(specimen: Specimen) -> list[str]:
    """What a human left in a form and the user is not shown: words that are lost, and doubt that is not told."""
    asked, truth = read_form(specimen.filled, NAME), specimen.truth
    words = answers_and_notices(asked)
    lost = [f"“{each}” is in no answer and no notice" for each in truth.kept if each not in words]
    told = [notice.code for notice in asked.notices]
    if truth.warned is None or truth.warned is bool(told):
        return lost
    return [*lost, f"told {told}" if told else "nothing is told"]


def answers_and_notices(asked: Questionnaire) -> str:
    """The words of all answers, and the facts of the notices."""
    seen: list[str] = []
    for question in asked.questions():
        answer = question.answer
        seen += [richtext.plain(answer.text), richtext.plain(getattr(answer, "evidence", ""))]
    for notice in asked.notices:
        seen += map(str, notice.facts.values())
    return "\n".join(seen)


def plain_lines(text: str) -> str:
    """The lines of a text with words in them."""
    return "\n".join(line.strip() for line in text.split("\n") if line.strip())


def _wrong(which: str, form: bytes, truth: Truth, *, calm: bool = False) -> list[str]:
    try:
        asked = read_form(form, NAME)
    except FormError as error:
        return [f"{which}: cannot be read: {error!r}"]
    told = [f"told {notice.code} at {notice.question}" for notice in asked.notices if calm]
    return [f"{which}: {line}" for line in (*_differences(asked, truth), *told)]


def _differences(asked: Questionnaire, truth: Truth) -> Iterator[str]:
    sections = tuple((section.number, section.title) for section in asked.sections)
    if asked.title != truth.title:
        yield f"title {asked.title!r}, not {truth.title!r}"
    if sections != truth.sections:
        yield f"sections {sections}, not {truth.sections}"
    seen = rows_of(asked)
    if len(seen) != len(truth.questions):
        yield f"{len(seen)} questions, not {len(truth.questions)}: {[row[2] for row in seen]}"
    for got, meant in zip(seen, map(_settled, truth.questions), strict=False):
        for name, one, other in zip(_NAMES, got, meant, strict=True):
            if other is not ANY and one != other:
                yield f"“{meant[2]}”: {name} {one!r}, not {other!r}"


_NAMES = ("section", "number", "text", "options", "mark", "several", "description", "evidence")


def _row(index: int, question: Question) -> Row:
    answer = question.answer
    return (
        index,
        _bare(question.number),
        " ".join(question.text.split()),
        question.options,
        answer.mark,
        getattr(question, "several", False),
        plain_lines(richtext.plain(answer.text)),
        plain_lines(richtext.plain(getattr(answer, "evidence", ""))),
    )


def _settled(row: Row) -> Row:
    index, number, text, options, mark, several, description, evidence = row
    description = description if description is ANY else plain_lines(description)
    return index, _bare(number), text, options, mark, several, description, plain_lines(evidence)


def _bare(number: str | None) -> str | None:
    """A number without what closes it: "a)" and "a" are the same."""
    return number and number.rstrip(".):")


def _answer(row: Row) -> Answer:
    evidence = {"evidence": row[7]} if _HAS_EVIDENCE else {}
    return Answer(row[4], "\n\n".join(row[6].split("\n")) if row[6] else "", **evidence)
