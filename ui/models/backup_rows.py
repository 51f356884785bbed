"""The backups of a case as rows, the newest first, with a heading for every day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from auditprep.model import Backup
from ui.models import backup_words as words

ROW = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex


class BackupRows(QAbstractListModel):
    """A row is a day or a backup; days are passed over by the arrow keys."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[dt.date | Backup] = []

    def show_backups(self, backups: Sequence[Backup]) -> None:
        self.beginResetModel()
        self._rows = []
        for each in backups:
            date = each.when.astimezone().date()
            if not self._rows or _date(self._rows[-1]) != date:
                self._rows.append(date)
            self._rows.append(each)
        self.endResetModel()

    def backup(self, at: int) -> Backup | None:
        row = self._rows[at] if 0 <= at < len(self._rows) else None
        return row if isinstance(row, Backup) else None

    def place_of(self, backup: Backup | None) -> int | None:
        """Where the same backup stands; the first one where it does not."""
        if backup is not None:
            wanted = (backup.case, backup.number)
            for at, row in enumerate(self._rows):
                if isinstance(row, Backup) and (row.case, row.number) == wanted:
                    return at
        return 1 if self._rows else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self._rows[index.row()], Backup):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            is_backup = isinstance(row, Backup)
            return words.holds(row) if is_backup else words.day(row, dt.date.today())
        if role == Qt.ItemDataRole.AccessibleTextRole and isinstance(row, Backup):
            said = (words.moment(row), words.holds(row), words.since_before(row))
            return ", ".join(filter(None, said))
        return None


def _date(row: dt.date | Backup) -> dt.date:
    return row.when.astimezone().date() if isinstance(row, Backup) else row
