"""The pages of a document as rows, each with its small picture once that has come."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QImage

from ui.models import page_numbers
from ui.models.page_numbers import Printed

PICTURE = Qt.ItemDataRole.UserRole + 1  # a QImage, or None

_KEPT = 300  # pictures; a strip shows some ten at a time

Index = QModelIndex | QPersistentModelIndex


class PageListModel(QAbstractListModel):
    """A row a page. Five thousand pages are a number, not five thousand objects."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        self._printed: Printed = ()
        self._pictures: OrderedDict[int, QImage] = OrderedDict()  # the page last shown comes last

    def show(self, count: int, printed: Printed) -> None:
        """Shows another document."""
        self.beginResetModel()
        self._count, self._printed = count, printed
        self._pictures.clear()
        self.endResetModel()

    def set_picture(self, page: int, picture: QImage) -> None:
        if not 1 <= page <= self._count:
            return
        self._pictures[page] = picture
        while len(self._pictures) > _KEPT:
            self._pictures.popitem(last=False)
        index = self.index(page - 1, 0)
        self.dataChanged.emit(index, index, [PICTURE])

    def picture(self, page: int) -> QImage | None:
        """A page's small picture, where it has come."""
        if page in self._pictures:
            self._pictures.move_to_end(page)
        return self._pictures.get(page)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return 0 if parent.isValid() else self._count

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        page = index.row() + 1
        if role == PICTURE:
            return self.picture(page)
        if role == Qt.ItemDataRole.DisplayRole:
            return page_numbers.number(page, self._printed) or str(page)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return page_numbers.title_of(page, self._count, self._printed)
        return None
