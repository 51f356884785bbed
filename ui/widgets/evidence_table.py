"""The table of all evidence: chosen, sorted, dragged to a question, and done things with by key and menu."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QWidget

from auditprep.i18n import _
from ui import icons, theme
from ui.models.evidence_problems import ICONS
from ui.models.evidence_table import NEW, Column, EvidenceRow, EvidenceTableModel, new_word
from ui.models.table_rows import ROW
from ui.widgets.flat_table import CellDelegate, FlatTable, Index

_WIDTHS = (244, 116, 134, 172, 178, 84, 110, 76)
_ICON, _PILL = 16, 6


class EvidenceTable(FlatTable):
    """Emits `selection_changed` when the user chooses rows, and wishes; shows what its model is told to show."""

    selection_changed = Signal()  # by the user
    show_requested = Signal(int)
    open_requested = Signal(int)
    rename_requested = Signal(int)
    remove_requested = Signal(list)
    menu_requested = Signal(QPoint)  # where, on the screen

    def __init__(self, model: EvidenceTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._kept: tuple[list[int], int | None, int] = ([], None, 0)
        self._is_restoring = False
        self.setModel(model)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName(_("Documents"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.set_widths(_WIDTHS, Column.TITLE)
        self.setSortingEnabled(True)
        self.sortByColumn(Column.TITLE, Qt.SortOrder.AscendingOrder)
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._restore)
        self.doubleClicked.connect(lambda index: self.show_requested.emit(index.data(ROW).id))

    def selected(self) -> list[int]:
        """The chosen rows' ids, in the table's order."""
        ids = self._model.ids
        return [ids[at] for at in sorted(index.row() for index in self.selectionModel().selectedRows())]

    def current(self) -> int | None:
        """The row the cursor stands on, if it is chosen; otherwise the first one chosen."""
        chosen = self.selected()
        index = self.currentIndex()
        at_cursor = index.data(ROW).id if index.isValid() else None
        return at_cursor if at_cursor in chosen else next(iter(chosen), None)

    def select(self, ids: Sequence[int]) -> bool:
        """Chooses these rows, as far as they are shown, without telling so; whether any is."""
        found = [index for index in map(self._model.index_of, ids) if index.isValid()]
        self._is_restoring = True
        self._choose(found, found[0].data(ROW).id if found else None)
        self._is_restoring = False
        if found:
            self.scrollTo(found[0])
        return bool(found)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        if not self._is_restoring:
            self.selection_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._act(event):
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self.selected():
            return
        at = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            cell = self.visualRect(self.currentIndex())
            at = self.viewport().mapToGlobal(QPoint(theme.XL, cell.bottom()))
        self.menu_requested.emit(at)

    def _act(self, event: QKeyEvent) -> bool:
        """Does what the key asks for with the chosen rows; whether it asks for anything."""
        current, key = self.current(), event.key()
        if current is None:
            return False
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            outside = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
            wish = self.open_requested if (event.modifiers() & outside) == outside else self.show_requested
            wish.emit(current)
        elif key == Qt.Key.Key_F2:
            self.rename_requested.emit(current)
        elif key == Qt.Key.Key_Delete:
            self.remove_requested.emit(self.selected())
        else:
            return False
        return True

    # The model is filled anew: who was chosen stays so

    def _keep(self) -> None:
        self._is_restoring = True
        self._kept = (self.selected(), self.current(), self.verticalScrollBar().value())

    def _restore(self) -> None:
        chosen, current, scrolled = self._kept
        found = [index for index in map(self._model.index_of, chosen) if index.isValid()]
        self._choose(found, current)
        self._is_restoring = False
        self.doItemsLayout()  # the scroll bar knows of the rows then
        self.verticalScrollBar().setValue(scrolled)
        if len(found) != len(chosen):
            self.selection_changed.emit()  # what was chosen is not here any more

    def _choose(self, found: list[Index], current: int | None) -> None:
        selection = QItemSelection()
        for index in found:
            selection.select(index, index)
        mode = QItemSelectionModel.SelectionFlag
        if current is not None:
            self.selectionModel().setCurrentIndex(self._model.index_of(current), mode.NoUpdate)
        self.selectionModel().select(selection, mode.ClearAndSelect | mode.Rows)


class _Delegate(CellDelegate):
    """What ails a row has the icon of the gravest of it."""

    def paint_cell(
        self, painter: QPainter, area: QRect, index: Index, look: theme.Colours, selected: bool
    ) -> None:
        row: EvidenceRow = index.data(ROW)
        if index.column() == Column.PROBLEMS and row.problems:
            name, colour = ICONS[row.problems[0]]
            box = QRectF(area.left(), area.center().y() - _ICON / 2 + 1, _ICON, _ICON)
            icons.draw(painter, name, box, getattr(look, colour))
            area = area.adjusted(_ICON + 6, 0, 0, 0)
        if index.column() == Column.TITLE:
            area = self._paint_new(painter, area, index, look)
            if row.apart:
                self._paint_apart(painter, area, row, look.accent if selected else look.text, strong=selected)
                return
        super().paint_cell(painter, area, index, look, selected)

    def _paint_new(self, painter: QPainter, area: QRect, index: Index, look: theme.Colours) -> QRect:
        """Marks what has just come in; gives the room that is left."""
        if not index.data(NEW):
            return area
        painter.setFont(theme.font(theme.HINT, bold=True))
        width = painter.fontMetrics().horizontalAdvance(new_word()) + 2 * _PILL
        height = painter.fontMetrics().height() + 2
        pill = QRectF(area.right() - width, area.center().y() - height / 2 + 1, width, height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.yes_ground))
        painter.drawRoundedRect(pill, height / 2, height / 2)
        painter.setPen(QColor(look.yes))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, new_word())
        return area.adjusted(0, 0, -width - 6, 0)

    def _paint_apart(
        self, painter: QPainter, area: QRect, row: EvidenceRow, ink: str, *, strong: bool
    ) -> None:
        """The title gives way to what tells it from others of the same title."""
        title = row.cells[Column.TITLE].removesuffix(row.apart).rstrip()
        metrics = QFontMetrics(theme.font(theme.SIDE, bold=strong))
        end = metrics.elidedText(f" {row.apart}", Qt.TextElideMode.ElideLeft, area.width() * 2 // 3)
        room = area.width() - metrics.horizontalAdvance(end)
        shown = metrics.elidedText(title, Qt.TextElideMode.ElideRight, room)
        self.write(painter, area, shown + end, ink, strong=strong)
