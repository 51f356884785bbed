"""The rows of a form as it looks, cell by cell."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from auditprep.i18n import _
from auditprep.model import FormCell, FormRow

CELL = Qt.ItemDataRole.UserRole + 1  # the FormCell itself

Index = QModelIndex | QPersistentModelIndex


def part_word(part: str | None) -> str:
    """What was understood of a cell, as a word; nothing where nothing was."""
    words = {
        "section": _("Section"),
        "question": _("Question"),
        "mark": _("Box"),
        "answer": _("Answer"),
        "evidence": _("Evidence in its place"),
    }
    return words.get(part or "", "")


class FormSheetModel(QAbstractTableModel):
    """One row a row of the form; a column is a cell's place in its row, not its place in the grid."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[FormRow, ...] = ()
        self._widest = 0
        self._rows_of: dict[str, list[int]] = {}

    def show(self, rows: tuple[FormRow, ...]) -> None:
        """Shows another form, or the same understood otherwise."""
        self.beginResetModel()
        self.rows = rows
        self._widest = max((len(row.cells) for row in rows), default=0)
        self._rows_of = {}
        for at, row in enumerate(rows):
            for question in {cell.question for cell in row.cells if cell.question}:
                self._rows_of.setdefault(question, []).append(at)
        self.endResetModel()

    def cell(self, row: int, column: int) -> FormCell | None:
        cells = self.rows[row].cells if 0 <= row < len(self.rows) else ()
        return cells[column] if 0 <= column < len(cells) else None

    def rows_of(self, question: str) -> list[int]:
        """The rows that something of the question stands in."""
        return self._rows_of.get(question, [])

    def first_understood(self) -> int:
        """The first row that something was understood of: what stands before it is often pages of preamble."""
        rows = (at for at, row in enumerate(self.rows) if any(cell.part for cell in row.cells))
        return next(rows, 0)

    def row_with(self, words: str) -> int | None:
        """The first row with these words where nothing was understood; failing that, anywhere."""
        wanted = " ".join(words.rstrip("…").split())
        return next(self._rows_with(wanted, loose=True), next(self._rows_with(wanted, loose=False), None))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return 0 if parent.isValid() else self._widest

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.cell(index.row(), index.column()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        cell = self.cell(index.row(), index.column())
        if cell is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == CELL:
            return cell
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = cell.text or _("empty")
            return f"{part_word(cell.part)}: {words}" if cell.part else words
        return None

    def _rows_with(self, wanted: str, *, loose: bool) -> Iterator[int]:
        for at, row in enumerate(self.rows):
            for cell in row.cells:
                if not (loose and cell.part) and wanted and wanted in " ".join(cell.text.split()):
                    yield at
