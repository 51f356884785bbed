"""Pairs of questions, and questions left over, as rows of lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui import evidence_words
from ui.models.pairing import Keys, Said

ROW = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class PairRow:
    """A pair as it stands in the list: its numbers, this year's question, and what has been said of it; `spoken` is all of it
    for those who hear it."""

    keys: Keys
    title: str
    text: str
    said: Said
    verdict: str
    spoken: str


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question that is left over."""

    key: str
    label: str
    text: str
    section: str

    @property
    def spoken(self) -> str:
        return ". ".join(filter(None, (f"{self.label} {self.text}", self.section)))


class RowsModel(QAbstractListModel):
    """Shows rows of either kind; rows that stay where they were are not told anew."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[PairRow | QuestionRow] = ()

    def show_rows(self, rows: Sequence[PairRow | QuestionRow]) -> None:
        before, now = [_id(row) for row in self._rows], [_id(row) for row in rows]
        if before == now:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, 0))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row_at(self, index: Index) -> PairRow | QuestionRow | None:
        return self._rows[index.row()] if index.isValid() else None

    def index_of(self, id_: object) -> QModelIndex:
        """Where the pair with these keys, or the question with this key, stands; an invalid index if it does not."""
        at = next((at for at, row in enumerate(self._rows) if _id(row) == id_), None)
        return QModelIndex() if at is None else self.index(at, 0)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row_at(index)
        if row is None:
            return None
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.spoken
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(row, QuestionRow):
            return evidence_words.tip("\n".join(filter(None, (f"{row.label}  {row.text}", row.section))))
        return None


def _id(row: PairRow | QuestionRow) -> object:
    return row.keys if isinstance(row, PairRow) else row.key
