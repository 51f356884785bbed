"""What every table of rows with words in their cells has in common."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from ui import evidence_words as words

ROW = Qt.ItemDataRole.UserRole + 1  # the row itself

Index = QModelIndex | QPersistentModelIndex


class Row(Protocol):
    """A row; `cells` are its words, a column each."""

    @property
    def cells(self) -> tuple[str, ...]: ...


class TableRows(QAbstractTableModel):
    """Shows `_rows`, which whoever builds on it arranges; `_names` are the columns' names."""

    _rows: Sequence[Row] = ()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._names())

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.cells[column]
        if role == Qt.ItemDataRole.AccessibleTextRole:  # whoever comes to a row hears all of it
            return ". ".join(filter(None, row.cells)) if column == 0 else row.cells[column]
        if role == Qt.ItemDataRole.ToolTipRole:
            return words.tip(self._tip(row, column))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._names()[section]
        return None

    def _names(self) -> Sequence[str]:
        raise NotImplementedError

    def _tip(self, row: Row, column: int) -> str:
        return row.cells[column]
