"""A small grid to choose a table's size from, with the mouse or the arrow keys."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QWidget

from auditprep.i18n import _
from ui import theme
from ui.widgets.popup import beside

ROWS, COLUMNS = 8, 6
_CELL, _GAP, _CAPTION = 22, 3, 24


class TablePicker(QFrame):
    """Pops up under a widget; `size_chosen` tells rows and columns."""

    size_chosen = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._rows, self._columns = 3, 3
        self.setMouseTracking(True)
        self.setFixedSize(self.sizeHint())

    def open_under(self, widget: QWidget) -> None:
        self._set(3, 3)
        place = QRect(widget.mapToGlobal(QPoint()), widget.size())
        self.move(beside(place, QRect(QPoint(), self.size()), widget.screen().availableGeometry()))
        self.show()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def sizeHint(self) -> QSize:
        step = _CELL + _GAP
        return QSize(COLUMNS * step + 2 * theme.S, ROWS * step + 2 * theme.S + _CAPTION)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key
        steps = {key.Key_Up: (-1, 0), key.Key_Down: (1, 0), key.Key_Left: (0, -1), key.Key_Right: (0, 1)}
        if event.key() in steps:
            down, right = steps[Qt.Key(event.key())]
            self._set(self._rows + down, self._columns + right)
        elif event.key() in (key.Key_Return, key.Key_Enter, key.Key_Space):
            self._choose()
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        step = _CELL + _GAP
        at = event.position().toPoint() - QPoint(theme.S, theme.S)
        self._set(at.y() // step + 1, at.x() // step + 1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.mouseMoveEvent(event)
            self._choose()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.colours(self.palette())
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(look.surface))
        painter.setPen(QPen(QColor(look.control), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        for row in range(ROWS):
            for column in range(COLUMNS):
                chosen = row < self._rows and column < self._columns
                painter.setPen(QPen(QColor(look.accent if chosen else look.control), 1))
                painter.setBrush(QColor(look.accent_ground if chosen else look.surface))
                painter.drawRect(self._cell(row, column))
        painter.setPen(QColor(look.text))
        caption = QRect(0, self.height() - _CAPTION - theme.XS, self.width(), _CAPTION)
        painter.drawText(caption, Qt.AlignmentFlag.AlignCenter, self._words())

    def _cell(self, row: int, column: int) -> QRect:
        step = _CELL + _GAP
        return QRect(theme.S + column * step, theme.S + row * step, _CELL, _CELL)

    def _words(self) -> str:
        return _("{rows} rows, {columns} columns").format(rows=self._rows, columns=self._columns)

    def _set(self, rows: int, columns: int) -> None:
        self._rows, self._columns = min(max(rows, 1), ROWS), min(max(columns, 1), COLUMNS)
        self.setAccessibleName(self._words())
        self.update()

    def _choose(self) -> None:
        self.close()
        self.size_chosen.emit(self._rows, self._columns)
