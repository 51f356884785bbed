"""The rows of the list of questions: a heading for every section, and its questions below, each with its state."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QContextMenuEvent, QCursor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from auditprep.model import State
from ui import glyphs, theme
from ui.models import question_list as rows
from ui.widgets import row_ground

EDGE = 6  # from a row's edge to its first ink

_ICON = 13
_ROW = 33
_SCROLL_MS, _SCROLL_STEP, _EDGE_ZONE = 40, 8, 24  # while something is held near the list's edge


class QuestionRows(QListView):
    """A list whose rows never change their height, so that a change of one does not lay out all. It shows over which
    row something is held, and scrolls where that is near an edge."""

    menu_wanted = Signal(QModelIndex, QPoint)  # the row, and where on the screen

    def __init__(self, **properties: object) -> None:
        super().__init__(**properties)
        self.drop_key: str | None = None
        self._scrolling = QTimer(self, interval=_SCROLL_MS)
        self._scrolling.timeout.connect(self._scroll_to_held)

    def show_drop(self, key: str | None) -> None:
        """Something is held over the row of this question; None: over none."""
        self.drop_key = key
        self.viewport().update()
        self._scrolling.stop() if key is None else self._scrolling.start()

    def dataChanged(self, first: QModelIndex, last: QModelIndex, roles: Sequence[int] = ()) -> None:
        QAbstractItemView.dataChanged(self, first, last, roles)  # and not QListView's, which lays out all

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            self.menu_wanted.emit(self.indexAt(event.pos()), event.globalPos())
        else:
            below = self.visualRect(self.currentIndex()).bottomLeft()
            self.menu_wanted.emit(self.currentIndex(), self.viewport().mapToGlobal(below))

    def _scroll_to_held(self) -> None:
        at, height = self.viewport().mapFromGlobal(QCursor.pos()).y(), self.viewport().height()
        step = -_SCROLL_STEP if at < _EDGE_ZONE else _SCROLL_STEP if at > height - _EDGE_ZONE else 0
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + step)


class RowDelegate(QStyledItemDelegate):
    """Paints a row from a handful of strings; measures nothing but the row it paints."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        height = max(_ROW, QFontMetrics(theme.font()).height() + 2 * theme.XS)
        return QSize(theme.MIDDLE_MIN // 4, height)  # the list gives every row its own width

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.data(rows.KEY) is None:
            self._paint_heading(painter, option, index)
        else:
            self._paint_question(painter, option, index)
        painter.restore()

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        look = theme.colours(QApplication.palette())
        count = index.data(rows.COUNT)
        area = option.rect.adjusted(EDGE, 0, -EDGE, 0)
        painter.setPen(QColor(look.muted))
        painter.setFont(theme.font(theme.CAPTION))
        width = painter.fontMetrics().horizontalAdvance(count)
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, count)
        painter.setFont(theme.font(theme.CAPTION, bold=True))
        _draw_elided(painter, area.adjusted(0, 0, -width - theme.S, 0), index.data(rows.SHORT_TEXT))

    def _paint_question(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        look = theme.colours(QApplication.palette())
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        held = index.data(rows.KEY) == getattr(option.widget, "drop_key", None)
        box = row_ground.paint(painter, option, look, gap=2.5)
        if held:
            _paint_held(painter, box, look)
        area = option.rect.adjusted(EDGE, 0, -EDGE, 0)
        icon = QRectF(area.left() + 1, area.center().y() - _ICON / 2 + 0.5, _ICON, _ICON)
        if index.data(rows.HAS_ERROR):
            glyphs.alert(
                painter, icon, QColor(look.no), QColor(look.accent_ground if current else look.window)
            )
        else:
            _paint_state(painter, icon, State(index.data(rows.STATE)), look, current)
        font = theme.font(theme.SIDE)
        painter.setFont(font)
        painter.setPen(QColor(look.accent if current else look.muted))
        left = area.left() + 22
        number = index.data(rows.NUMBER)
        width = max(32, painter.fontMetrics().horizontalAdvance(number) + theme.S)
        painter.drawText(QRect(left, area.top(), width, area.height()), Qt.AlignmentFlag.AlignVCenter, number)
        font.setBold(current)
        painter.setFont(font)
        painter.setPen(QColor(look.accent if current else look.text))
        _draw_elided(painter, area.adjusted(22 + width, 0, 0, 0), index.data(rows.SHORT_TEXT))


def _paint_held(painter: QPainter, box: QRectF, look: theme.Colours) -> None:
    """Something is held over the row."""
    painter.setPen(QPen(QColor(look.accent), 2, Qt.PenStyle.DashLine))
    painter.setBrush(QColor(look.accent_ground))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), theme.RADIUS, theme.RADIUS)


def _paint_state(painter: QPainter, box: QRectF, state: State, look: theme.Colours, current: bool) -> None:
    if state is State.DONE:
        ground = look.accent_ground if current else look.window
        glyphs.checked_disc(painter, box, QColor(look.yes), QColor(ground))
    elif state is State.BEGUN:
        glyphs.half(painter, box, QColor(look.partly))
    elif state is State.CARRIED:
        _paint_draft(painter, box, QColor(look.partly))
    else:
        glyphs.ring(painter, box, QColor(look.muted))


def _paint_draft(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """◐ with a broken ring: something stands there, and it is not this year's yet."""
    pen = QPen(colour, glyphs.STROKE, c=Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([1.3, 1.3])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inner = box.adjusted(1, 1, -1, -1)
    painter.drawEllipse(inner)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawChord(inner, 90 * 16, 180 * 16)


def _draw_elided(painter: QPainter, area: QRect, text: str) -> None:
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
