"""What stands in a cell of a comparison: marks, texts with the words that differ, documents, and the auditors' remarks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from auditprep.export.attachments import one_line
from auditprep.model import CitedThen, ComparedCell, ComparedRow, Remark, Step, TextChange
from auditprep.model.report import ReportMark, ReportText
from auditprep.prose import comparison_words as words
from auditprep.prose.comparison_phrases import Columns
from auditprep.prose.differing_blocks import MarkedSpan, marked_blocks, marked_words
from auditprep.prose.marks import sign
from auditprep.richtext import Block, ListItem, Paragraph, Span

Window = Sequence[int]
"""The columns that a question is shown in, by their places."""


def marks_of(cell: ComparedCell | None, columns: Columns) -> tuple[ReportMark, ...]:
    """What was ticked; where nothing is, that, and where there was no such question, that."""
    if cell is None:
        return (ReportMark(columns.say.not_there, muted=True),)
    marks = tuple(ReportMark(one_line(each), sign(each)) for each in cell.answer.marks)
    if not marks:
        in_text = not cell.question.options and cell.answer.text.strip()
        marks = (ReportMark(words.IN_TEXT) if in_text else ReportMark(words.UNANSWERED, muted=True),)
    return (*marks, ReportMark(words.CARRIED, muted=True)) if cell.answer.carried else marks


def descriptions(row: ComparedRow, window: Window, names: Sequence[str]) -> tuple[ReportText, ...]:
    return _Texts(row, window, names, lambda cell: cell.answer.text, lambda step: step.text).cells()


def own_evidence(row: ComparedRow, window: Window, names: Sequence[str]) -> tuple[ReportText, ...]:
    """What the form's own place for evidence says."""
    return _Texts(row, window, names, lambda cell: cell.answer.evidence, lambda step: step.evidence).cells()


def question_words(row: ComparedRow, window: Window) -> tuple[ReportText, ...]:
    """The question as each year worded it."""
    texts = [one_line(cell.question.text) if (cell := row.cells[at]) else None for at in window]
    return tuple(_worded(texts, place) for place in range(len(texts)))


def citations(row: ComparedRow, window: Window) -> tuple[ReportText, ...]:
    """The documents that each year's answer leaned on, a line each."""
    return tuple(ReportText(tuple(_cited(row, at, window))) for at in window)


def remark_text(remark: Remark) -> ReportText:
    """What the auditors said, and what was done about it."""
    parts = (
        (words.ASSESSMENT, remark.assessment),
        (words.RECOMMENDATION, remark.recommendation),
        (words.HANDLED, remark.handled),
    )
    return ReportText(tuple(_labelled(label, text) for label, text in parts if text.strip()))


def _labelled(label: str, text: str) -> Block:
    return Paragraph((Span(label, bold=True), Span("\n".join(text.split("\n")).strip())))


class _Texts:
    """A text of each column, with the words that came since the column before and those that are gone in the next. One
    that says the same as the column before is not written again."""

    def __init__(
        self,
        row: ComparedRow,
        window: Window,
        names: Sequence[str],
        text: Callable[[ComparedCell], str],
        change: Callable[[Step], TextChange],
    ) -> None:
        self._row, self._window, self._names = row, window, names
        self._text, self._change = text, change

    def cells(self) -> tuple[ReportText, ...]:
        return tuple(map(self._cell, self._window))

    def _cell(self, at: int) -> ReportText:
        text = self._at(at)
        if text is None or not text.strip():
            return ReportText(note=words.NOTHING)
        if self._is_same(at - 1):
            return ReportText(note=words.SAME_TEXT.format(column=self._names[at - 1]))
        return ReportText(marked_blocks(text, self._before(at), self._after(at)))

    def _at(self, at: int) -> str | None:
        """The text of a column; None where it has none to compare with, or is not shown."""
        cell = self._row.cells[at] if at in self._window else None
        return None if cell is None else self._text(cell)

    def _is_same(self, at: int) -> bool:
        """Whether a column and the next say the same."""
        step = self._row.steps[at] if at in self._window and at < len(self._row.steps) else None
        return (
            step is not None
            and self._change(step) is TextChange.SAME
            and None not in (self._at(at), self._at(at + 1))
        )

    def _before(self, at: int) -> str | None:
        """The text before; None where there was no such question, and all of it is new."""
        return self._at(at - 1)

    def _after(self, at: int) -> str | None:
        """The next text that says something else; None where nothing is said there yet."""
        while self._is_same(at):
            at += 1
        step = self._row.steps[at] if at < len(self._row.steps) else None
        return None if step and self._change(step) is TextChange.MISSING else self._at(at + 1)


def _worded(texts: Sequence[str | None], place: int) -> ReportText:
    text = texts[place]
    if text is None:
        return ReportText(note=words.NOTHING)
    before = texts[place - 1] if place else None
    after = texts[place + 1] if place + 1 < len(texts) else None
    spans = marked_words(text, before, after)
    return ReportText((Paragraph(spans),)) if spans else ReportText(note=words.NOTHING)


def _cited(row: ComparedRow, at: int, window: Window) -> Iterator[Block]:
    cell = row.cells[at]
    before, after = _step(row, at - 1, window), _step(row, at, window)
    come = _documents(before.cited_come if before else ())
    gone = _documents(after.cited_gone if after else ())
    lines = dict.fromkeys((_line(each), _document(each)) for each in (cell.cited if cell else ()))
    for line, document in lines:
        yield ListItem((MarkedSpan(line, come=document in come, gone=document in gone),))


def _step(row: ComparedRow, at: int, window: Window) -> Step | None:
    """What happened between a column and the next, where both are shown and the question is in both."""
    is_shown = at in window and at + 1 in window
    return row.steps[at] if is_shown and row.cells[at] and row.cells[at + 1] else None


def _documents(cited: Iterable[CitedThen]) -> set[tuple[str, str]]:
    return {_document(each) for each in cited}


def _document(cited: CitedThen) -> tuple[str, str]:
    return cited.title, str(cited.kind)


def _line(cited: CitedThen) -> str:
    pages = one_line(cited.printed or cited.pages or "")
    title = one_line(cited.title)
    return f"{title}, {words.PAGES} {pages}" if pages else title
