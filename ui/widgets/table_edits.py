"""What the user does to tables in a document. Every function is one step to undo."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor, QTextTable, QTextTableCell

from ui.widgets.list_edits import one_step
from ui.widgets.markdown_document import dress_cells, insert_table, paragraph_format


def insert(cursor: QTextCursor, rows: int, columns: int) -> QTextCursor:
    """Inserts an empty table after the cursor's block, or in its place where it is empty.
    Gives a cursor in its first cell."""
    with one_step(cursor):
        cursor.clearSelection()
        if cursor.currentTable() is not None:
            cursor.setPosition(cursor.currentTable().lastPosition() + 1)
        elif cursor.block().length() > 1:
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        elif cursor.currentList() is not None:
            cursor.setBlockFormat(paragraph_format())
        table = insert_table(cursor, rows, columns)
    return table.cellAt(0, 0).firstCursorPosition()


def add_row(cursor: QTextCursor, *, below: bool) -> None:
    table, cell = _here(cursor)
    with one_step(cursor):
        table.insertRows(cell.row() + below, 1)
        dress_cells(table)
    cursor.setPosition(table.cellAt(cell.row() + (1 if below else -1), cell.column()).firstPosition())


def add_column(cursor: QTextCursor, *, after: bool) -> None:
    table, cell = _here(cursor)
    with one_step(cursor):
        table.insertColumns(cell.column() + after, 1)
        dress_cells(table)
    cursor.setPosition(table.cellAt(cell.row(), cell.column() + (1 if after else -1)).firstPosition())


def remove_row(cursor: QTextCursor) -> None:
    table, cell = _here(cursor)
    table.removeRows(cell.row(), 1)


def remove_column(cursor: QTextCursor) -> None:
    table, cell = _here(cursor)
    table.removeColumns(cell.column(), 1)


def remove(cursor: QTextCursor) -> None:
    table, _cell = _here(cursor)
    table.removeRows(0, table.rows())


def go_to_next_cell(cursor: QTextCursor, *, may_add: bool) -> None:
    """Moves to the next cell; after the last one to a new row."""
    table, cell = _here(cursor)
    is_last = cell.row() == table.rows() - 1 and cell.column() == table.columns() - 1
    if not is_last:
        cursor.movePosition(QTextCursor.MoveOperation.NextCell)
    elif may_add:
        add_row(cursor, below=True)
        cursor.setPosition(table.cellAt(table.rows() - 1, 0).firstPosition())


def go_to_previous_cell(cursor: QTextCursor) -> None:
    cursor.movePosition(QTextCursor.MoveOperation.PreviousCell)


def is_in_header(cursor: QTextCursor) -> bool:
    """Whether the cursor stands in a table's first row."""
    table = cursor.currentTable()
    return table is not None and table.cellAt(cursor).row() == 0


def _here(cursor: QTextCursor) -> tuple[QTextTable, QTextTableCell]:
    table = cursor.currentTable()
    assert table is not None, "asked for only inside a table"
    return table, table.cellAt(cursor)
