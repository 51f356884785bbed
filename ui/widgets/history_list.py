"""The list of everything that has happened: a line each, below its day."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from auditprep.i18n import _
from ui import icons, theme
from ui.models import history_words as words
from ui.models.history_rows import ROW, Change, Day, Happened, HistoryRows, Row, StepMade, what, who
from ui.widgets import row_ground
from ui.widgets.painted_words import BOTTOM, MIDDLE_RIGHT, write

_ROW = 30
_TIME, _NUMBER = 52, 60  # how wide the columns are
_FOLD = 20
_WHO_FROM = 420  # narrower rows do not say who

Index = QModelIndex | QPersistentModelIndex


class HistoryList(QListView):
    """Emits `chosen` with the row that is come to, or None; Enter and the arrows to the sides unfold a step and fold it,
    Ctrl+Z takes it back."""

    chosen = Signal(object)
    undo_requested = Signal(object)  # int, larger than Qt's own: a step's id

    def __init__(self, model: HistoryRows, parent: QWidget | None = None) -> None:
        super().__init__(parent, uniformItemSizes=True, editTriggers=QListView.EditTrigger.NoEditTriggers)
        self._rows = model
        self._read_only = False
        self.setModel(model)
        self.setItemDelegate(_Delegate(self))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAccessibleName(_("Changes, newest first"))
        self.selectionModel().currentChanged.connect(lambda index: self.chosen.emit(self._happened(index)))

    def current(self) -> Happened | None:
        return self._happened(self.currentIndex())

    def choose(self, row: Row | None) -> None:
        """Comes to the row that tells of the same; to the first where there is none."""
        place = self._rows.place_of(row) if row is not None else None
        at = place if place is not None else self._rows.first()
        index = QModelIndex() if at is None else self._rows.index(at, 0)
        self.setCurrentIndex(index)
        if at is None:
            self.chosen.emit(None)
        elif at == 1:
            self.scrollToTop()
        else:
            self.scrollTo(index)

    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only
        self.viewport().update()

    def offers_undo(self, row: Row | None) -> bool:
        """Whether the row says that it can be taken back."""
        return isinstance(row, StepMade) and row.can_be_undone and not self._read_only

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, at = self.current(), self.currentIndex().row()
        key = event.key()
        if event.matches(QKeySequence.StandardKey.Undo) and self.offers_undo(row):
            self.undo_requested.emit(row.step.id)
        elif isinstance(row, StepMade) and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._rows.set_unfolded(at, not row.unfolded)
        elif isinstance(row, StepMade) and key in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            self._rows.set_unfolded(at, key == Qt.Key.Key_Right)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        index = self.indexAt(place)
        row = self._happened(index)
        super().mousePressEvent(event)
        if not isinstance(row, StepMade) or event.button() != Qt.MouseButton.LeftButton:
            return
        if self._is_on_undo(index, place):
            self.undo_requested.emit(row.step.id)
        elif place.x() < theme.S + _TIME + _FOLD:
            self._rows.set_unfolded(index.row(), not row.unfolded)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Twice on a step unfolds it, wherever."""
        place = event.position().toPoint()
        row = self._happened(index := self.indexAt(place))
        if isinstance(row, StepMade) and not self._is_on_undo(index, place):
            self._rows.set_unfolded(index.row(), not row.unfolded)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        place = event.position().toPoint()
        hand = self._is_on_undo(self.indexAt(place), place)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)

    def _is_on_undo(self, index: Index, place: QPoint) -> bool:
        return self.offers_undo(self._happened(index)) and undo_place(self.visualRect(index)).contains(place)

    def _happened(self, index: Index) -> Happened | None:
        row = index.data(ROW) if index.isValid() else None
        return None if isinstance(row, Day) else row


def undo_place(row: QRect) -> QRect:
    """Where a row says that it can be taken back, or has been."""
    metrics = QFontMetrics(theme.font(theme.SIDE))
    width = max(metrics.horizontalAdvance(_("Undo")), metrics.horizontalAdvance(_("undone"))) + theme.S
    return QRect(row.right() - theme.S - width + 1, row.top(), width, row.height())


class _Delegate(QStyledItemDelegate):
    """The time, the question, what was done, and by whom."""

    def __init__(self, view: HistoryList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, max(_ROW, QFontMetrics(theme.font(theme.SIDE)).height() + 2 * theme.XS))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = theme.colours(QApplication.palette())
        row = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, Day):
            area = option.rect.adjusted(theme.S, 0, -theme.S, -theme.XS)
            write(painter, area, index.data(), theme.font(theme.CAPTION, bold=True), look.muted, BOTTOM)
        else:
            row_ground.paint(painter, option, look, gap=1.5)
            self._paint_row(painter, option, row, look)
        painter.restore()

    def _paint_row(
        self, painter: QPainter, option: QStyleOptionViewItem, row: Happened, look: theme.Colours
    ) -> None:
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        caption, side = theme.font(theme.CAPTION), theme.font(theme.SIDE)
        area = option.rect.adjusted(theme.S, 0, -theme.S, 0)
        time = area.adjusted(theme.L if _is_within(row) else 0, 0, 0, 0)
        write(painter, time, words.clock(row.moment), caption, look.muted)
        area.setLeft(area.left() + _TIME)
        if isinstance(row, StepMade) and (row.step.undone or self._view.offers_undo(row)):
            place = undo_place(option.rect)
            text, ink = (_("undone"), look.muted) if row.step.undone else (_("Undo"), look.accent)
            write(painter, place, text, side, ink, MIDDLE_RIGHT)
            area.setRight(place.left() - theme.S)
        if option.rect.width() >= _WHO_FROM:
            area = self._paint_who(painter, area, row, look)
        if isinstance(row, Change):
            place = QRect(area.left() + (theme.L if row.within else 0), area.top(), _NUMBER, area.height())
            label = self._view.model().label(row.entry.question)
            write(painter, place, label, side, look.accent if current else look.muted)
            area.setLeft(place.right() + 1)
        elif isinstance(row, StepMade):
            box = QRectF(area.left(), area.center().y() - 6, 12, 12)
            icons.draw(painter, "unfolded" if row.unfolded else "folded", box, look.muted)
            area.setLeft(area.left() + _FOLD)
        told = side if isinstance(row, Change) else theme.font(theme.SIDE, bold=True)
        write(painter, area, _told(row), told, look.accent if current else look.text)

    def _paint_who(self, painter: QPainter, area: QRect, row: Happened, look: theme.Colours) -> QRect:
        """Who, at the right; the room that is left."""
        font = theme.font(theme.CAPTION)
        width = min(area.width() // 3, QFontMetrics(font).horizontalAdvance(who(row)) + 1)
        place = QRect(area.right() - width + 1, area.top(), width, area.height())
        write(painter, place, who(row), font, look.muted, MIDDLE_RIGHT)
        return area.adjusted(0, 0, -width - theme.M, 0)


def _told(row: Happened) -> str:
    if not isinstance(row, StepMade):
        return what(row)
    return " · ".join(filter(None, (what(row), words.extent(row.step))))


def _is_within(row: Happened) -> bool:
    return isinstance(row, Change) and row.within
