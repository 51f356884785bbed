"""A Word form → Questionnaire, with the answers that are in it and the places where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from auditprep.errors import NoQuestions
from auditprep.model import Answer, Correction, Question, Questionnaire
from auditprep.wordform.blocks import Block, Line, blocks
from auditprep.wordform.corrections import corrected
from auditprep.wordform.document import Document, open_document
from auditprep.wordform.drafts import Assembly
from auditprep.wordform.finish import Finisher
from auditprep.wordform.items import Item, items_of
from auditprep.wordform.line_reader import LineReader
from auditprep.wordform.pointing import Pointer
from auditprep.wordform.table_reader import TableReader


def read_form(data: bytes, name: str, corrections: Sequence[Correction] = ()) -> Questionnaire:
    """What a form asks, and what is answered in it, as put right by these corrections. `name` is the file's name, for
    errors. Raises FormError."""
    return read_document(open_document(data, name), corrections)


def read_answers(data: bytes, name: str, questions: Iterable[Question]) -> dict[str, Answer]:
    """What stands in the places of these questions, by key; a place that is not in the form holds nothing. Raises
    FormError."""
    finisher = Finisher(open_document(data, name))
    return {question.key: _answer_in(finisher, question) for question in questions}


def _answer_in(finisher: Finisher, question: Question) -> Answer:
    try:
        return finisher.answer_of(question)
    except (IndexError, ValueError):
        return Answer()


def read_document(document: Document, corrections: Sequence[Correction] = ()) -> Questionnaire:
    """What an opened form asks, and what is answered in it. Raises NoQuestions."""
    stream = list(blocks(document.body, document.numbering, document.style_names))
    assembly = Assembly()
    tables = TableReader(assembly)
    items = items_of(stream, tables.sort)
    reader = LineReader(items, assembly, tables)
    reader.read()
    if not any(section.questions for section in assembly.sections):
        raise NoQuestions(file=document.package.name)
    finisher = Finisher(document)
    first = reader.first()
    questionnaire = finisher.questionnaire(assembly, _before(items, first), _lines(stream), items[first:])
    if not corrections:
        return questionnaire
    pointer = Pointer(document, finisher)
    return corrected(questionnaire, corrections, pointer.place_at, finisher.answer_of)


def _before(items: Sequence[Item], first: int) -> list[Block]:
    """What stands before the first question."""
    return [
        block
        for item in items[:first]
        for block in ([item.line] if item.line else [row.row for row in item.rows])
    ]


def _lines(stream: Sequence[Block]) -> list[Line]:
    return [block for block in stream if isinstance(block, Line)]
