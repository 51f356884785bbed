"""A table as the window has them: rows between hairlines, a calm header, no grid."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui import theme

ROW_HEIGHT = 31
EDGE = 8  # from a cell's edge to its first ink
_FIRST_EDGE = theme.L  # of the first column, which stands at the table's edge
_HEADER_HEIGHT = 30
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter

Index = QModelIndex | QPersistentModelIndex


class FlatTable(QTableView):
    """Whole rows are chosen; columns can be sorted, dragged and moved. Tab leaves it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHorizontalHeader(_Header(self))
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setItemDelegate(CellDelegate(self))
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(1)
        rows.setDefaultSectionSize(max(ROW_HEIGHT, QFontMetrics(theme.font(theme.SIDE)).height() + theme.S))
        self._stretched = 0
        self._is_dragged = False
        self.horizontalHeader().sectionResized.connect(self._on_section_resized)

    def set_widths(self, widths: tuple[int, ...], stretched: int) -> None:
        """The columns' first widths; the stretched one takes what is left over, until the user drags it."""
        self._stretched = stretched
        for column, width in enumerate(widths):
            self.horizontalHeader().resizeSection(column, width)
        self._is_dragged = False

    def layout_state(self) -> bytes:
        """Widths, order and sorting of the columns, to be kept."""
        return self.horizontalHeader().saveState().data()

    def restore_layout(self, state: bytes) -> None:
        """Sets the columns as they were; a state of another table is left alone."""
        self._is_dragged = self.horizontalHeader().restoreState(state) or self._is_dragged

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)
        self._stretch()

    def _stretch(self) -> None:
        if self._is_dragged or self.model() is None or not self.model().columnCount():
            return
        header = self.horizontalHeader()
        width = header.sectionSize(self._stretched)
        least = header.property("least") or width
        header.setProperty("least", least)
        others = header.length() - width
        header.blockSignals(True)
        header.resizeSection(self._stretched, max(least, self.viewport().width() - others))
        header.blockSignals(False)
        self.updateGeometries()

    def _on_section_resized(self, section: int, _before: int, _after: int) -> None:
        if section == self._stretched:
            self._is_dragged = True


class _Header(QHeaderView):
    """Muted words, and an arrow where the rows are sorted."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setSortIndicatorShown(True)
        self.setHighlightSections(False)
        self.setDefaultAlignment(_LEFT)
        self.setMinimumSectionSize(48)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), _HEADER_HEIGHT)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        look = theme.colours(QApplication.palette())
        painter.save()
        painter.fillRect(rect, QColor(look.window))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(look.line))
        is_sorted = self.sortIndicatorSection() == section
        painter.setFont(theme.font(theme.CAPTION, bold=is_sorted))
        painter.setPen(QColor(look.muted))
        words = str(self.model().headerData(section, Qt.Orientation.Horizontal) or "")
        edge = _FIRST_EDGE if self.visualIndex(section) == 0 else EDGE
        area = rect.adjusted(edge, 0, -EDGE - (12 if is_sorted else 0), 0)
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, _LEFT, shown)
        if is_sorted:
            end = area.left() + painter.fontMetrics().horizontalAdvance(shown) + 9
            self._paint_arrow(painter, QPointF(end, rect.center().y() + 1), look)
        painter.restore()

    def _paint_arrow(self, painter: QPainter, at: QPointF, look: theme.Colours) -> None:
        up = self.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
        tip = QPointF(0, -2 if up else 2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(look.muted), 1.5, c=Qt.PenCapStyle.RoundCap))
        painter.drawPolyline([at + QPointF(-3.5, -tip.y()), at + tip, at + QPointF(3.5, -tip.y())])


class CellDelegate(QStyledItemDelegate):
    """Paints a cell's words on the row's ground. `ink` and `font` are for tables that want other ones."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        self._font, self._strong = theme.font(theme.SIDE), theme.font(theme.SIDE, bold=True)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = theme.colours(QApplication.palette())
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        self._paint_ground(painter, option.rect, index, look, selected)
        is_first = self._view.horizontalHeader().visualIndex(index.column()) == 0
        area = option.rect.adjusted(_FIRST_EDGE if is_first else EDGE, 0, -EDGE, 0)
        self.paint_cell(painter, area, index, look, selected)
        painter.restore()

    def paint_cell(
        self, painter: QPainter, area: QRect, index: Index, look: theme.Colours, selected: bool
    ) -> None:
        """What stands in the cell."""
        ink = look.accent if selected else self.ink(index, look)
        self.write(painter, area, index.data() or "", ink, strong=index.column() == 0 and selected)

    def ink(self, index: Index, look: theme.Colours) -> str:
        """The colour of a cell's words where the row is not chosen: the first column is what one looks for."""
        return look.text if index.column() == 0 else look.muted

    def write(self, painter: QPainter, area: QRect, words: str, ink: str, *, strong: bool = False) -> None:
        painter.setFont(self._strong if strong else self._font)
        painter.setPen(QColor(ink))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, _LEFT, shown)

    def _paint_ground(
        self, painter: QPainter, box: QRect, index: Index, look: theme.Colours, selected: bool
    ) -> None:
        if selected:
            painter.fillRect(box, QColor(look.accent_ground))
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), QColor(look.line))
        if self._view.hasFocus() and index.row() == self._view.currentIndex().row():
            for y in (box.top(), box.bottom() - 1):
                painter.fillRect(QRect(box.left(), y, box.width(), 2), QColor(look.accent))
