"""The table of what is out with colleagues."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QWidget

from auditprep.i18n import _
from ui import icons, theme
from ui.models.handouts import LOOKS, Column, HandoutRow, HandoutsModel, Standing
from ui.models.table_rows import ROW
from ui.widgets.flat_table import CellDelegate, FlatTable, Index

_WIDTHS = (160, 160, 80, 92, 88)
_ICON = 15


class HandoutTable(FlatTable):
    """Emits `chosen` with the row that is come to, or None."""

    chosen = Signal(object)
    call_off_requested = Signal(int)

    def __init__(self, model: HandoutsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._kept: int | None = None
        self.setModel(model)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName(_("Questions that are out with colleagues"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.set_widths(_WIDTHS, Column.QUESTIONS)
        self.setSortingEnabled(True)
        self.sortByColumn(Column.STANDING, Qt.SortOrder.AscendingOrder)
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._restore)
        self.selectionModel().currentRowChanged.connect(lambda *_: self.chosen.emit(self.current()))

    def current(self) -> HandoutRow | None:
        index = self.currentIndex()
        return index.data(ROW) if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current()
        if event.key() == Qt.Key.Key_Delete and row is not None and row.handout.is_out:
            self.call_off_requested.emit(row.id)
        else:
            super().keyPressEvent(event)

    def _keep(self) -> None:
        row = self.current()
        self._kept = row.id if row else None

    def _restore(self) -> None:
        """The row that was chosen is so still; otherwise the first."""
        index = self._model.index_of(self._kept) if self._kept is not None else self._model.index(0, 0)
        if not index.isValid():
            index = self._model.index(0, 0)
        mode = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, mode.ClearAndSelect | mode.Rows)
        self.chosen.emit(self.current())


class _Delegate(CellDelegate):
    """How it stands has a shape and a colour beside its words."""

    def paint_cell(
        self, painter: QPainter, area: QRect, index: Index, look: theme.Colours, selected: bool
    ) -> None:
        row: HandoutRow = index.data(ROW)
        if index.column() != Column.STANDING:
            super().paint_cell(painter, area, index, look, selected)
            return
        name, colour = LOOKS[row.standing]
        ink = getattr(look, colour)
        box = QRectF(area.left(), area.center().y() - _ICON / 2 + 0.5, _ICON, _ICON)
        icons.draw(painter, name, box, ink)
        strong = row.standing is Standing.OVERDUE
        self.write(painter, area.adjusted(_ICON + 6, 0, 0, 0), index.data(), ink, strong=strong)
