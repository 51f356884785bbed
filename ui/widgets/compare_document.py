"""A question over the years as a document: a column a submission, with all that was said, side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QUrl
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextImageFormat,
    QTextLength,
    QTextTable,
    QTextTableCellFormat,
    QTextTableFormat,
)

from auditprep import richtext
from auditprep.i18n import _
from auditprep.model import BETWEEN_MARKS, CitedThen, ComparedCell, ComparedRow, Difference, TextChange
from auditprep.prose.marks import kin
from ui import theme
from ui.models.comparison_rows import neighbours
from ui.models.comparison_snippets import COME, GONE
from ui.models.comparison_words import cited_line
from ui.widgets.compare_marks import mark_format
from ui.widgets.compare_stretches import Stretch, Written
from ui.widgets.mark_word import mark_colour, shape_picture, unanswered
from ui.widgets.markdown_document import INDENT_WIDTH, BlockWriter, paragraph_format

_SIDE_ROOM = 14  # between two columns
_PICTURE = 12
_LINE = 125  # percent


def write_row(
    document: QTextDocument, row: ComparedRow, names: Sequence[str], look: theme.Colours, ratio: float
) -> Written:
    """Makes the document say what was asked and answered each year. The words that differ are marked later, by
    `mark_step`."""
    document.clear()
    document.setIndentWidth(INDENT_WIDTH)
    document.setDefaultFont(theme.font(theme.SIDE))
    document.setDocumentMargin(theme.XS)
    document.setUndoRedoEnabled(False)
    whole = QTextCursor(document)
    whole.beginEditBlock()  # so that it is laid out once
    written = _Writer(document, row, look, ratio).write(names)
    whole.endEditBlock()
    written.units = document.toPlainText().encode("utf-16-le")
    return written


class _Writer:
    """Writes a table: the years, what was asked (where that differs), the marks, the texts, and what they lean on."""

    def __init__(self, document: QTextDocument, row: ComparedRow, look: theme.Colours, ratio: float) -> None:
        self._document, self._row, self._look, self._ratio = document, row, look, ratio
        self._written = Written()
        self._lines: list[Callable[[int, ComparedCell, QTextCursor], Stretch | None]] = [self._write_head]
        self._add_lines()

    def write(self, names: Sequence[str]) -> Written:
        self._names = names
        table = self._insert_table(len(self._lines), len(names))
        for number, line in enumerate(self._lines):
            found: list[Stretch | None] = []
            for column, cell in enumerate(self._row.cells):
                cursor = table.cellAt(number, column).firstCursorPosition()
                cursor.setBlockFormat(paragraph_format() if line == self._write_text else _tight())
                found.append(self._write_cell(line, column, cell, cursor))
            self._written.parts.append(found)
        _dress(table, self._look)
        return self._written

    def _add_lines(self) -> None:
        cells = [cell for cell in self._row.cells if cell]
        if any(step and {Difference.WORDS, Difference.YEAR} & step.differs for step in self._row.steps):
            self._lines.append(self._write_question)
        if any(cell.question.options or cell.answer.mark for cell in cells):
            self._lines.append(self._write_mark)
        if any(cell.answer.text for cell in cells):
            self._lines.append(self._write_text)
        if any(cell.answer.evidence for cell in cells):
            self._lines.append(self._write_evidence)
        if any(cell.cited for cell in cells):
            self._lines.append(self._write_cited)
        if any(not cell.remark.is_empty for cell in cells):
            self._lines.append(self._write_remark)

    def _write_cell(
        self,
        line: Callable[[int, ComparedCell, QTextCursor], Stretch | None],
        column: int,
        cell: ComparedCell | None,
        cursor: QTextCursor,
    ) -> Stretch | None:
        if cell is not None:
            return line(column, cell, cursor)
        if line == self._write_head:
            cursor.insertText(self._names[column], self._form(theme.BODY, bold=True))
            cursor.insertBlock(_tight())
            cursor.insertText(_("There was no such question."), self._form(theme.CAPTION, self._look.muted))
        return None

    # The lines

    def _write_head(self, column: int, cell: ComparedCell, cursor: QTextCursor) -> None:
        cursor.insertText(self._names[column], self._form(theme.BODY, bold=True))
        cursor.insertBlock(_tight())
        parts = [_("question {number}").format(number=cell.question.label)]
        if len({each.section for each in self._row.cells if each}) > 1:
            parts.append(cell.section)
        cursor.insertText(" · ".join(filter(None, parts)), self._form(theme.CAPTION, self._look.muted))

    def _write_question(self, _column: int, cell: ComparedCell, cursor: QTextCursor) -> Stretch:
        self._write_caption(cursor, _("The question"))
        return self._write_words(cursor, cell.question.text)

    def _write_mark(self, _column: int, cell: ComparedCell, cursor: QTextCursor) -> None:
        if not cell.answer.mark:
            if cell.question.options:
                cursor.insertText(unanswered(), self._form(theme.SIDE, self._look.muted))
            return
        for number, option in enumerate(cell.answer.mark.split(BETWEEN_MARKS)):
            if number:
                cursor.insertText("   ")
            self._insert_shape(cursor, option)
            cursor.insertText(option, self._form(theme.SIDE, mark_colour(option, self._look), bold=True))
        if cell.answer.carried:
            draft = _("draft from the year before")
            cursor.insertText(f"   {draft}", self._form(theme.CAPTION, self._look.muted))

    def _write_text(self, column: int, cell: ComparedCell, cursor: QTextCursor) -> Stretch | None:
        if not cell.answer.text:
            nothing = cursor.position()  # compared as an empty text: all that was there is gone
            cursor.insertText(_("No description"), self._form(theme.CAPTION, self._look.muted))
            return None if self._is_waited_for(column) else Stretch(nothing, nothing)
        return self._write_markdown(cursor, cell.answer.text)

    def _write_evidence(self, column: int, cell: ComparedCell, cursor: QTextCursor) -> Stretch | None:
        if not cell.answer.evidence:
            nothing = Stretch(cursor.position(), cursor.position())
            return None if self._is_waited_for(column) else nothing
        self._write_caption(cursor, _("Evidence in the form"))
        cursor.insertBlock(_tight())
        return self._write_markdown(cursor, cell.answer.evidence)

    def _write_cited(self, column: int, cell: ComparedCell, cursor: QTextCursor) -> None:
        if not cell.cited:
            return
        self._write_caption(cursor, _("Attachments"))
        for cited in cell.cited:
            cursor.insertBlock(_tight())
            kinds = self._cited_kinds(column, cited)
            form = self._form(theme.SIDE)
            form.merge(mark_format(kinds, self._look))
            cursor.insertText(cited_line(cited), form)
            if kinds:
                cursor.insertText(f"  {_cited_note(kinds)}", self._form(theme.CAPTION, self._look.muted))

    def _write_remark(self, _column: int, cell: ComparedCell, cursor: QTextCursor) -> None:
        if cell.remark.is_empty:
            return
        self._write_caption(cursor, _("The auditors’ remark"))
        for words in filter(None, (cell.remark.assessment, cell.remark.recommendation)):
            cursor.insertBlock(_tight())
            cursor.insertText(words, self._form(theme.SIDE))
        if cell.remark.handled:
            cursor.insertBlock(_tight())
            cursor.insertText(_("Handled: {how}").format(how=cell.remark.handled), self._form(theme.SIDE))

    # Their parts

    def _is_waited_for(self, column: int) -> bool:
        """Whether nobody has answered there yet: then nothing of what stood before is gone."""
        step = self._row.steps[column - 1] if column else None
        return step is not None and TextChange.MISSING in (step.text, step.evidence)

    def _cited_kinds(self, column: int, cited: CitedThen) -> set[str]:
        steps = self._row.steps
        before, after = neighbours(self._row, column)
        kinds = set()
        if before and (step := steps[column - 1]) and cited in step.cited_come:
            kinds.add(COME)
        if after and (step := steps[column]) and cited in step.cited_gone:
            kinds.add(GONE)
        return kinds

    def _write_caption(self, cursor: QTextCursor, words: str) -> None:
        cursor.insertText(words, self._form(theme.CAPTION, self._look.muted))

    def _write_words(self, cursor: QTextCursor, words: str) -> Stretch:
        cursor.insertBlock(_tight())
        start = cursor.position()
        cursor.insertText(" ".join(words.split()), self._form(theme.SIDE))
        return Stretch(start, cursor.position())

    def _write_markdown(self, cursor: QTextCursor, text: str) -> Stretch:
        start = cursor.position()
        BlockWriter(cursor).write(richtext.parse(text))
        return Stretch(start, cursor.position())

    def _insert_shape(self, cursor: QTextCursor, option: str) -> None:
        kind = kin(option)
        if kind is None:
            return
        name = f"mark:{kind}"
        picture = shape_picture(kind, self._look, _PICTURE, self._ratio)
        self._document.addResource(QTextDocument.ResourceType.ImageResource, QUrl(name), picture)
        image = QTextImageFormat()
        image.setName(name)
        image.setWidth(_PICTURE)
        image.setHeight(_PICTURE)
        cursor.insertImage(image)
        cursor.insertText(" ", self._form(theme.SIDE))

    def _form(self, pixels: int, ink: str = "", *, bold: bool = False) -> QTextCharFormat:
        form = QTextCharFormat()
        form.setFont(theme.font(pixels, bold=bold))
        form.setFontWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
        if ink:
            form.setForeground(QColor(ink))
        return form

    def _insert_table(self, rows: int, columns: int) -> QTextTable:
        form = QTextTableFormat()
        form.setBorder(0)
        form.setCellSpacing(0)
        form.setCellPadding(0)
        form.setHeaderRowCount(1)
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        share = QTextLength(QTextLength.Type.PercentageLength, 100 / columns)
        form.setColumnWidthConstraints([share] * columns)
        return QTextCursor(self._document).insertTable(rows, columns, form)


def _cited_note(kinds: set[str]) -> str:
    if kinds == {COME, GONE}:
        return _("only here")
    return _("new") if COME in kinds else _("gone in the next")


def _dress(table: QTextTable, look: theme.Colours) -> None:
    """Hairlines between the lines, and room between the columns."""
    for row in range(table.rows()):
        for column in range(table.columns()):
            form = QTextTableCellFormat()
            form.setPadding(0)
            form.setLeftPadding(_SIDE_ROOM if column else 0)
            form.setRightPadding(_SIDE_ROOM)
            form.setTopPadding(theme.XS)
            form.setBottomPadding(theme.XS)
            if row:
                form.setTopBorder(1)
                form.setTopBorderBrush(QBrush(QColor(look.line)))
                form.setTopBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
            table.cellAt(row, column).setFormat(form)


def _tight() -> QTextBlockFormat:
    """Lines without the room that running text has around it."""
    form = QTextBlockFormat()
    form.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    form.setTopMargin(1)
    form.setBottomMargin(1)
    return form
