"""The form as one sees it, drawn plainly: its rows and cells, and what was understood of each."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from auditprep.i18n import _
from auditprep.model import FormCell, FormRow
from ui import theme
from ui.models.form_sheet import CELL, FormSheetModel, part_word
from ui.models.sheet_geometry import PAD_X, PAD_Y, SheetGeometry, has_shape, shape_room, shown
from ui.widgets import part_looks

_MEASURED_AT_ONCE = 400  # rows
_NEAR = 40  # rows around one that is gone to that are measured
_EDGE = 2
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class FormSheet(QAbstractItemView):
    """Emits `question_picked` when a cell of a question is chosen, by click or Enter. While a place is being pointed
    out it emits `cell_pointed` instead, with the cell's path."""

    question_picked = Signal(str)  # the question's read_as
    cell_pointed = Signal(str)
    pointing_ended = Signal()  # the user thought better of it

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = FormSheetModel(self)
        self._words = _Measure()
        self._geometry = SheetGeometry(self._words)
        self._framed = ""
        self._pointing = False
        self._hovered: QModelIndex = QModelIndex()
        self.setModel(self._model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAccessibleName(_("The form as it looks"))
        self.clicked.connect(self._on_chosen)

    # What it is told

    def show_rows(self, rows: tuple[FormRow, ...]) -> None:
        """Shows a form: from where something was understood, or, where it was shown before, at the same place, with
        the same cell chosen."""
        top, at = self._anchor(), self.currentIndex()
        same = len(rows) == len(self._model.rows)
        place = (at.row(), at.column()) if same and at.isValid() else None
        self._model.show(rows)
        self._lay_out()
        if same and top:
            self.verticalScrollBar().setValue(self._geometry.top(top[0]) + top[1])
        elif rows:
            first = self._model.first_understood()
            self._geometry.measure(first - _NEAR, first + _NEAR)
            self.updateGeometries()
            self.verticalScrollBar().setValue(self._geometry.top(first) - theme.XXL)
        if place:
            self.selectionModel().setCurrentIndex(
                self._model.index(*place), QItemSelectionModel.SelectionFlag.NoUpdate
            )

    def frame(self, question: str) -> None:
        """Frames what belongs to a question, and brings it into sight; nothing for an empty one."""
        self._framed = question
        if rows := self._model.rows_of(question):
            self._show_rows(rows[0], rows[-1])
        self.viewport().update()

    def show_words(self, words: str) -> None:
        """Brings a text that no question has into sight."""
        self._framed = ""
        row = self._model.row_with(words)
        if row is not None:
            self._show_rows(row, row)
            cells = self._model.rows[row].cells
            found = (at for at, cell in enumerate(cells) if words.rstrip("…") in " ".join(cell.text.split()))
            self.setCurrentIndex(self._model.index(row, next(found, 0)))
        self.viewport().update()

    def point(self, pointing: bool) -> None:
        """Whether a cell that is chosen now is pointed out."""
        self._pointing = pointing
        shape = Qt.CursorShape.CrossCursor if pointing else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        rows = self._model.rows_of(self._framed)
        if pointing and rows and self.currentIndex().row() not in rows:
            self.setCurrentIndex(self._model.index(rows[0], 0))
        self.viewport().update()

    # What the user does

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if self.currentIndex().isValid():
                self._on_chosen(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape and self._pointing:
            self.pointing_ended.emit()
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        hovered = self.indexAt(event.position().toPoint())
        if self._pointing and hovered != self._hovered:
            self._hovered = hovered
            self.viewport().update()

    def _on_chosen(self, index: QModelIndex) -> None:
        cell: FormCell | None = index.data(CELL)
        if cell is None:
            return
        if self._pointing:
            self.cell_pointed.emit(cell.path)
        elif cell.question:
            self.question_picked.emit(cell.question)

    # What Qt asks of a view

    def reset(self) -> None:
        self._hovered = QModelIndex()
        super().reset()

    def visualRect(self, index: QModelIndex) -> QRect:
        if self._model.cell(index.row(), index.column()) is None:
            return QRect()
        return self._rect(index.row(), index.column())

    def indexAt(self, point: QPoint) -> QModelIndex:
        found = self._geometry.cell_at(point.x() - _EDGE, point.y() + self.verticalOffset())
        return self._model.index(*found) if found else QModelIndex()

    def scrollTo(
        self,
        index: QModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        if index.isValid():
            self._show_rows(index.row(), index.row())

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        at = self.currentIndex()
        if not at.isValid():
            return self._model.index(max(0, self._geometry.row_at(self.verticalOffset())), 0)
        steps = QAbstractItemView.CursorAction
        page = max(1, self.viewport().height())
        if action in (steps.MoveLeft, steps.MovePrevious):
            return self._beside(at, -1)
        if action in (steps.MoveRight, steps.MoveNext):
            return self._beside(at, 1)
        if action in (steps.MovePageUp, steps.MovePageDown):
            way = page if action == steps.MovePageDown else -page
            return self._below(at, self._geometry.row_at(self._geometry.top(at.row()) + way))
        rows = {
            steps.MoveUp: at.row() - 1,
            steps.MoveDown: at.row() + 1,
            steps.MoveHome: 0,
            steps.MoveEnd: len(self._model.rows) - 1,
        }
        return self._below(at, rows.get(action, at.row()))

    def horizontalOffset(self) -> int:
        return 0

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def isIndexHidden(self, index: QModelIndex) -> bool:
        return False

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        index = self.indexAt(rect.center())
        selection = QItemSelection(index, index) if index.isValid() else QItemSelection()
        self.selectionModel().select(selection, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        region = QRegion()
        for index in selection.indexes():
            region = region.united(QRegion(self.visualRect(index)))
        return region

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() == event.oldSize().width():
            self.updateGeometries()
            return
        top = self._anchor()
        self._lay_out()
        if top:
            self.verticalScrollBar().setValue(self._geometry.top(top[0]) + top[1])

    def updateGeometries(self) -> None:
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, self._geometry.total + 2 * _EDGE - self.viewport().height()))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(self._words.line)

    # Where things are

    def _lay_out(self) -> None:
        self._geometry.lay_out(self._model.rows, max(1, self.viewport().width() - 2 * _EDGE))
        if len(self._model.rows) <= _MEASURED_AT_ONCE:
            self._geometry.measure(0, len(self._model.rows))
        self.updateGeometries()
        self.viewport().update()

    def _anchor(self) -> tuple[int, int] | None:
        """The row on top, and how much of it has been scrolled by."""
        row = self._geometry.row_at(self.verticalOffset())
        return (row, self.verticalOffset() - self._geometry.top(row)) if row >= 0 else None

    def _show_rows(self, first: int, last: int) -> None:
        """Brings these rows into sight, as many from the first as there is room for."""
        if self._geometry.measure(first - _NEAR, min(last, first + _NEAR) + _NEAR):
            self.updateGeometries()
        bar, room = self.verticalScrollBar(), self.viewport().height()
        top = self._geometry.top(first)
        bottom = self._geometry.top(last) + self._geometry.height(last)
        if top < bar.value() or bottom - top > room:
            bar.setValue(max(0, top - theme.XL))
        elif bottom > bar.value() + room:
            bar.setValue(min(top, bottom - room + theme.XL))

    def _rect(self, row: int, cell: int) -> QRect:
        left, width = self._geometry.span(row, cell)
        top = self._geometry.top(row) - self.verticalOffset()
        return QRect(left + _EDGE, top + _EDGE, width, self._geometry.height(row))

    def _beside(self, at: QModelIndex, step: int) -> QModelIndex:
        """The next cell in reading order."""
        if self._model.cell(at.row(), at.column() + step):
            return self._model.index(at.row(), at.column() + step)
        row = at.row() + step
        if not 0 <= row < len(self._model.rows):
            return at
        return self._model.index(row, 0 if step > 0 else len(self._model.rows[row].cells) - 1)

    def _below(self, at: QModelIndex, row: int) -> QModelIndex:
        """The cell of another row that stands under, or over, this one."""
        row = min(max(0, row), len(self._model.rows) - 1)
        left, width = self._geometry.span(at.row(), at.column())
        middle = left + min(width, self.viewport().width()) // 2
        for column in range(len(self._model.rows[row].cells)):
            start, across = self._geometry.span(row, column)
            if start <= middle < start + across:
                return self._model.index(row, column)
        return self._model.index(row, 0)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        first = self._geometry.row_at(self.verticalOffset() - self._words.line)
        if first < 0:
            return
        if self._geometry.measure(first, self._last_in_sight(first)):
            self.updateGeometries()
        look = theme.colours(QApplication.palette())
        painter = QPainter(self.viewport())
        rows = range(first, self._last_in_sight(first) + 1)
        for row in rows:
            for column, cell in enumerate(self._model.rows[row].cells):
                self._paint_cell(painter, look, cell, self._rect(row, column), self._model.rows[row])
        self._paint_frame(painter, look, rows)
        self._paint_current(painter, look)
        painter.end()

    def _last_in_sight(self, first: int) -> int:
        return max(first, self._geometry.row_at(self.verticalOffset() + self.viewport().height()))

    def _paint_cell(
        self, painter: QPainter, look: theme.Colours, cell: FormCell, box: QRect, row: FormRow
    ) -> None:
        if cell.part:
            painter.fillRect(box, part_looks.ground(cell.part, look))
        elif row.table is not None:
            painter.fillRect(box, QColor(look.surface))
        if row.table is not None:
            painter.setPen(QColor(look.line))
            painter.drawRect(box)  # its right and lower line are the next one's left and upper
        self._paint_words(painter, look, cell, box)
        if has_shape(cell):
            side = part_looks.SHAPE
            corner = QRectF(box.right() - side - 3, box.top() + 4, side, side)
            part_looks.draw_shape(painter, cell.part, corner, QColor(look.muted))

    def _paint_words(self, painter: QPainter, look: theme.Colours, cell: FormCell, box: QRect) -> None:
        area = box.adjusted(PAD_X, PAD_Y, -PAD_X, 0)
        area.setWidth(max(1, area.width() - shape_room(cell, area.width())))
        words = shown(cell)
        if not words and cell.part in ("answer", "evidence"):
            words = part_word(cell.part).lower()
            painter.setPen(QColor(look.muted))
            painter.setFont(theme.font(theme.CAPTION, italic=True))
        else:
            painter.setPen(QColor(look.text))
            painter.setFont(self._words.font(bold=cell.part == "section"))
        painter.save()
        painter.setClipRect(box)
        painter.drawText(area, int(_WRAP), words)
        painter.restore()

    def _paint_frame(self, painter: QPainter, look: theme.Colours, rows: range) -> None:
        """Around all that belongs to the question, where its rows follow each other."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(look.accent), 2))
        for box in self._framed_boxes(rows):
            painter.drawRect(box)

    def _framed_boxes(self, rows: range) -> Iterator[QRect]:
        box, last = QRect(), -2
        for row in self._model.rows_of(self._framed):
            if row not in rows:
                continue
            if row != last + 1 and not box.isNull():
                yield box
                box = QRect()
            for column, cell in enumerate(self._model.rows[row].cells):
                if cell.question == self._framed:
                    box = box.united(self._rect(row, column))
            last = row
        if not box.isNull():
            yield box

    def _paint_current(self, painter: QPainter, look: theme.Colours) -> None:
        """Where the arrow keys are, and, while a place is being pointed out, the mouse."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.hasFocus() and self.currentIndex().isValid():
            painter.setPen(QPen(QColor(look.text), 1.5, Qt.PenStyle.DashLine))
            painter.drawRect(self.visualRect(self.currentIndex()).adjusted(3, 3, -4, -4))
        if self._pointing and self._hovered.isValid():
            painter.setPen(QPen(QColor(look.accent), 2))
            painter.drawRect(self.visualRect(self._hovered).adjusted(1, 1, -2, -2))


class _Measure:
    """Measures words in the font they are drawn in."""

    def __init__(self) -> None:
        self._fonts = (theme.font(theme.CAPTION), theme.font(theme.CAPTION, bold=True))
        self._metrics = tuple(QFontMetrics(font) for font in self._fonts)
        self.character = self._metrics[0].averageCharWidth()
        self.line = self._metrics[0].height()

    def font(self, *, bold: bool) -> QFont:
        return self._fonts[bold]

    def height(self, text: str, width: int, *, bold: bool) -> int:
        return self._metrics[bold].boundingRect(QRect(0, 0, width, 1_000_000), int(_WRAP), text).height()
