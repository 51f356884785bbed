"""Blocks of rich text ⇄ QTextDocument. A line break is U+2028 there; a list is a QTextList of one level.

Qt keeps an empty paragraph before and after a table; Markdown has no empty paragraphs, so they come and go.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtGui import (
    QBrush,
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrame,
    QTextFrameFormat,
    QTextLength,
    QTextList,
    QTextListFormat,
    QTextTable,
    QTextTableCell,
    QTextTableFormat,
)

from auditprep.richtext import Block, ListItem, Paragraph, Span, Spans, Table
from ui import theme

LINE_BREAK = "\u2028"
INDENT_WIDTH = 26
_ENDS_A_LINE = re.compile("\r\n|[\n\r\x85\u2029]")
_QTS_OWN = re.compile("[\ufdd0-\ufdef\ufffc]")  # Qt marks frames and objects with these
_BULLETS = (
    QTextListFormat.Style.ListDisc,
    QTextListFormat.Style.ListCircle,
    QTextListFormat.Style.ListSquare,
)
_NUMBERS = (
    QTextListFormat.Style.ListDecimal,
    QTextListFormat.Style.ListLowerAlpha,
    QTextListFormat.Style.ListLowerRoman,
)


# --- document → blocks


def from_document(document: QTextDocument) -> tuple[Block, ...]:
    """What the document says, as it stands: `richtext.normalise` takes away what Markdown cannot hold."""
    return tuple(_blocks(document.rootFrame()))


def _blocks(frame: QTextFrame) -> Iterator[Block]:
    passed: Counter[int] = Counter()  # items seen of each list
    at = frame.begin()
    while not at.atEnd():
        child = at.currentFrame()
        if isinstance(child, QTextTable):
            yield _read_table(child)
        elif child is not None:
            yield from _blocks(child)
        else:
            yield _read_block(at.currentBlock(), passed)
        at += 1


def _read_block(block: QTextBlock, passed: Counter[int]) -> Paragraph | ListItem:
    items = block.textList()
    if items is None:
        return Paragraph(read_spans(block))
    form = items.format()
    number = form.start() + passed[items.objectIndex()] if is_numbered(form) else None
    passed[items.objectIndex()] += 1
    return ListItem(read_spans(block), form.indent() - 1, number)


def _read_table(table: QTextTable) -> Table:
    rows, columns = range(table.rows()), range(table.columns())
    return Table(tuple(tuple(_read_cell(table.cellAt(row, column)) for column in columns) for row in rows))


def _read_cell(cell: QTextTableCell) -> Spans:
    """A cell holds one stretch of text: its paragraphs become lines."""
    spans: list[Span] = []
    block, last = cell.firstCursorPosition().block(), cell.lastCursorPosition().block()
    while True:
        spans.extend(read_spans(block))
        if block == last:
            return tuple(spans)
        spans.append(Span("\n"))
        block = block.next()


def read_spans(block: QTextBlock) -> Spans:
    """The block's text with its looks."""
    return tuple(_read_span(at.fragment().text(), at.fragment().charFormat()) for at in block)


def _read_span(text: str, form: QTextCharFormat) -> Span:
    return Span(
        _QTS_OWN.sub("", text).replace(LINE_BREAK, "\n"),
        bold=form.fontWeight() >= QFont.Weight.DemiBold,
        italic=form.fontItalic(),
        underline=form.fontUnderline(),
        link=form.anchorHref() or None if form.isAnchor() else None,
    )


def fragments(cursor: QTextCursor) -> list[tuple[int, int, QTextCharFormat]]:
    """The stretches of one look in what the cursor selects: start, end and look."""
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    found = []
    block = cursor.document().findBlock(start)
    while block.isValid() and block.position() < end:
        for at in block:
            piece = at.fragment()
            first, last = max(piece.position(), start), min(piece.position() + piece.length(), end)
            if first < last:
                found.append((first, last, piece.charFormat()))
        block = block.next()
    return found


def is_numbered(form: QTextListFormat) -> bool:
    return form.style() in _NUMBERS


# --- blocks → document


def to_document(document: QTextDocument, blocks: Iterable[Block]) -> None:
    """Makes the document say just this; it cannot be undone."""
    document.setUndoRedoEnabled(False)
    document.clear()
    document.setIndentWidth(INDENT_WIDTH)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    cursor.setBlockFormat(paragraph_format())
    cursor.setBlockCharFormat(QTextCharFormat())
    BlockWriter(cursor).write(blocks)
    cursor.endEditBlock()
    document.setUndoRedoEnabled(True)
    document.setModified(False)


@dataclass(slots=True)
class _OpenList:
    items: QTextList
    next_number: int | None


class BlockWriter:
    """Writes blocks at a cursor: into its block if that is empty, otherwise in new ones after it."""

    def __init__(self, cursor: QTextCursor) -> None:
        self._cursor = cursor
        self._lists: list[_OpenList] = []  # the open list of each level

    def write(self, blocks: Iterable[Block]) -> None:
        for block in blocks:
            if isinstance(block, Table):
                self._write_table(block)
            else:
                self._write_block(block)

    def _write_block(self, block: Paragraph | ListItem) -> None:
        if self._cursor.block().length() > 1:
            self._cursor.insertBlock(paragraph_format(), QTextCharFormat())
        elif self._cursor.block().textList() is not None:
            self._cursor.setBlockFormat(paragraph_format())
        if isinstance(block, ListItem):
            self._make_item(block.level, block.number)
        else:
            self._lists.clear()
        insert_spans(self._cursor, block.spans)

    def _make_item(self, level: int, number: int | None) -> None:
        del self._lists[level + 1 :]
        open_list = self._lists[level] if level < len(self._lists) else None
        if open_list is not None and open_list.next_number == number:
            join_list(self._cursor, open_list.items)
            open_list.next_number = None if number is None else number + 1
            return
        del self._lists[level:]
        items = begin_list(self._cursor, level, number)
        self._lists.append(_OpenList(items, None if number is None else number + 1))

    def _write_table(self, table: Table) -> None:
        self._lists.clear()
        made = insert_table(self._cursor, len(table.rows), max(len(row) for row in table.rows))
        for row_number, row in enumerate(table.rows):
            for column, spans in enumerate(row):
                if spans:
                    insert_spans(made.cellAt(row_number, column).firstCursorPosition(), spans)
        self._cursor.setPosition(made.lastPosition() + 1)


def insert_spans(cursor: QTextCursor, spans: Iterable[Span]) -> None:
    """Inserts text with its looks; it makes no new block."""
    for span in spans:
        text = _QTS_OWN.sub("", _ENDS_A_LINE.sub(LINE_BREAK, span.text))
        cursor.insertText(text, char_format(span))


def insert_table(cursor: QTextCursor, rows: int, columns: int) -> QTextTable:
    """An empty table at the cursor. What follows it stands in a paragraph."""
    table = cursor.insertTable(rows, columns, _table_format())
    dress_cells(table)
    after = QTextCursor(cursor.document())
    after.setPosition(table.lastPosition() + 1)
    if after.block().length() == 1:
        after.setBlockFormat(paragraph_format())
        after.setBlockCharFormat(QTextCharFormat())
    return table


def dress_cells(table: QTextTable) -> None:
    """Gives new cells their look, and takes away what they inherited from the text around."""
    for row in range(table.rows()):
        for column in range(table.columns()):
            cursor = table.cellAt(row, column).firstCursorPosition()
            if cursor.blockFormat().topMargin() or cursor.currentList() or cursor.blockFormat().indent():
                cursor.setBlockFormat(cell_format())
            if cursor.block().length() == 1 and cursor.blockCharFormat() != QTextCharFormat():
                cursor.setBlockCharFormat(QTextCharFormat())


def begin_list(cursor: QTextCursor, level: int, number: int | None) -> QTextList:
    """Makes the cursor's block the first item of a new list."""
    cursor.setBlockFormat(item_format())
    return cursor.createList(list_format(level, number))


def join_list(cursor: QTextCursor, items: QTextList) -> None:
    """Makes the cursor's block an item of this list."""
    cursor.setBlockFormat(item_format())
    items.add(cursor.block())


# --- looks


def char_format(span: Span) -> QTextCharFormat:
    form = QTextCharFormat()
    if span.bold:
        form.setFontWeight(QFont.Weight.Bold)
    if span.italic:
        form.setFontItalic(True)
    if span.underline:
        form.setFontUnderline(True)
    if span.link:
        form.setAnchor(True)
        form.setAnchorHref(span.link)
    return form


def without_link(form: QTextCharFormat) -> QTextCharFormat:
    """The same look, but no link."""
    plain = QTextCharFormat(form)
    plain.clearProperty(QTextFormat.Property.IsAnchor)
    plain.clearProperty(QTextFormat.Property.AnchorHref)
    return plain


def paragraph_format() -> QTextBlockFormat:
    return _block_format(top=theme.S, bottom=theme.S)


def item_format() -> QTextBlockFormat:
    return _block_format(top=2, bottom=2)


def cell_format() -> QTextBlockFormat:
    return _block_format(top=0, bottom=0)


def _block_format(*, top: int, bottom: int) -> QTextBlockFormat:
    form = QTextBlockFormat()
    form.setLineHeight(theme.LINE_HEIGHT * 100, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    form.setTopMargin(top)
    form.setBottomMargin(bottom)
    return form


def list_format(level: int, number: int | None) -> QTextListFormat:
    form = QTextListFormat()
    form.setIndent(level + 1)
    styles = _BULLETS if number is None else _NUMBERS
    form.setStyle(styles[level % len(styles)])
    if number is not None:
        form.setStart(number)
    return form


def _table_format() -> QTextTableFormat:
    form = QTextTableFormat()
    form.setBorder(1)
    form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    form.setBorderBrush(QBrush(theme.TABLE_LINES))
    form.setBorderCollapse(True)
    form.setCellPadding(6)
    form.setCellSpacing(0)
    form.setHeaderRowCount(1)
    form.setTopMargin(theme.XS)
    form.setBottomMargin(theme.S)
    form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    return form
