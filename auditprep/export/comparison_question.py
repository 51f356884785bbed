"""A question of a comparison as the document shows it: the last years beside each other, those before them as marks."""

from __future__ import annotations

from collections.abc import Iterator

from auditprep.export.attachments import one_line
from auditprep.export.comparison_happened import happened
from auditprep.export.comparison_lines import (
    Window,
    citations,
    descriptions,
    marks_of,
    own_evidence,
    question_words,
    remark_text,
)
from auditprep.model import ComparedRow, Remark
from auditprep.model.compared import last_cell
from auditprep.model.report import ReportLine, ReportQuestion, ReportText
from auditprep.prose import comparison_words as words
from auditprep.prose.comparison_phrases import Columns
from auditprep.prose.differing import same_words

COLUMNS = 3  # years that have room for their texts beside each other


def question_of(row: ComparedRow, columns: Columns, key: str) -> ReportQuestion:
    """The question; `key` names its place in the document."""
    cell = last_cell(row)
    assert cell is not None  # a row of a comparison has a question in it
    window = _window(row)
    return ReportQuestion(
        key=key,
        number=one_line(cell.question.number or ""),
        words=one_line(cell.question.text) or one_line(cell.question.label),
        happened=happened(row, columns, window),
        earlier=_earlier(row, columns, window),
        columns=tuple(columns.names[at] for at in window),
        lines=tuple(_lines(row, window, columns)),
    )


def _window(row: ComparedRow) -> range:
    """The last columns; for a question that is gone since long the last that it was in, and the one after."""
    last = max(at for at, cell in enumerate(row.cells) if cell is not None)
    end = min(last + 2, len(row.cells)) if last < len(row.cells) - COLUMNS else len(row.cells)
    return range(max(0, end - COLUMNS), end)


def _earlier(row: ComparedRow, columns: Columns, window: range) -> str:
    """The marks of the years that have no column of their own: "2019 Ja, 2020 Ja, 2021 Delvis"."""
    parts = [
        f"{columns.names[at]} {' + '.join(mark.words for mark in marks_of(row.cells[at], columns))}"
        for at in range(window.start)
        if row.cells[at] is not None
    ]
    return columns.say.earlier.format(marks=", ".join(parts)) if parts else ""


def _lines(row: ComparedRow, window: Window, columns: Columns) -> Iterator[ReportLine]:
    if _is_reworded(row, window):
        yield ReportLine(words.QUESTION_WORDS, texts=question_words(row, window))
    yield ReportLine(words.ANSWER, marks=tuple(marks_of(row.cells[at], columns) for at in window))
    remarks = tuple(remark_text(_remark(row, at)) for at in window)
    for label, texts in (
        (words.DESCRIPTION, descriptions(row, window, columns.names)),
        (words.EVIDENCE, own_evidence(row, window, columns.names)),
        (words.CITED, citations(row, window)),
        (words.REMARKS, remarks),
    ):
        if any(each.blocks for each in texts):
            yield ReportLine(label, texts=tuple(map(_or_nothing, texts)))


def _or_nothing(text: ReportText) -> ReportText:
    return ReportText(note=words.NOTHING) if text.is_empty else text


def _remark(row: ComparedRow, at: int) -> Remark:
    cell = row.cells[at]
    return cell.remark if cell is not None else Remark()


def _is_reworded(row: ComparedRow, window: Window) -> bool:
    """Whether the columns word the question in more ways than one."""
    texts = [cell.question.text for at in window if (cell := row.cells[at]) is not None]
    return any(not same_words(texts[0], each) for each in texts[1:])
