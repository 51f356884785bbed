"""The list of what another version brings: a part of an answer each, and what is taken of it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from auditprep.i18n import _
from auditprep.model import MergeItem, Outcome
from ui import icons, theme
from ui.models.merge_rows import CAPTION, ROW, TAKEN, Heading, MergeRows, Row
from ui.widgets import row_ground
from ui.widgets.painted_words import BOTTOM, TOP, TOP_RIGHT, write

_ICON = 15

Index = QModelIndex | QPersistentModelIndex


class MergeList(QListView):
    """Emits `chosen` with the row that is come to."""

    chosen = Signal(object)

    def __init__(self, model: MergeRows, parent: QWidget | None = None) -> None:
        super().__init__(parent, editTriggers=QListView.EditTrigger.NoEditTriggers)
        self._rows = model
        self.setModel(model)
        self.setItemDelegate(_Delegate(self))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAccessibleName(_("What differs"))
        self.selectionModel().currentChanged.connect(lambda index: self.chosen.emit(index.data(ROW)))

    def current(self) -> Row | None:
        index = self.currentIndex()
        return index.data(ROW) if index.isValid() else None

    def choose(self, row: Row) -> None:
        """Comes to this row; to the first where it is gone."""
        place = self._rows.place_of(row)
        self._come_to(self._rows.next(-1) if place is None else place)

    def choose_first(self) -> None:
        self._come_to(self._rows.next(-1))

    def move(self, step: int) -> bool:
        """The next row, or the one before; whether there is one."""
        place = self._rows.next(self.currentIndex().row(), step)
        if place is not None:
            self._come_to(place)
        return place is not None

    def _come_to(self, place: int | None) -> None:
        if place is not None:
            self.setCurrentIndex(self._rows.index(place, 0))
            self.scrollTo(self._rows.index(max(0, place - 1), 0))  # with the heading above the first
            self.scrollTo(self._rows.index(place, 0))


class _Delegate(QStyledItemDelegate):
    """Which part and what is taken of it; below that, the question."""

    def __init__(self, view: MergeList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = QFontMetrics(theme.font(theme.SIDE)).height()
        if isinstance(index.data(ROW), Heading):
            return QSize(120, line + theme.M + (theme.S if index.row() else 0))
        return QSize(120, (2 if index.data(CAPTION) else 1) * line + theme.M)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, row = theme.colours(QApplication.palette()), index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, Heading):
            area = option.rect.adjusted(theme.S, 0, -theme.S, -theme.XS)
            write(painter, area, row.words, theme.font(theme.CAPTION, bold=True), look.muted, BOTTOM)
        else:
            self._paint_row(painter, option, index, look)
        painter.restore()

    def _paint_row(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, look: theme.Colours
    ) -> None:
        current, row = bool(option.state & QStyle.StateFlag.State_Selected), index.data(ROW)
        row_ground.paint(painter, option, look, gap=1.5)
        area = option.rect.adjusted(theme.S, theme.S - 2, -theme.S, -theme.S + 2)
        unseen = index.model().is_unseen(row)
        name, colour = _look(row, unseen=unseen)
        line = QFontMetrics(theme.font(theme.SIDE)).height()
        icon = QRectF(area.left(), area.top() + (line - _ICON) / 2, _ICON, _ICON)
        icons.draw(painter, name, icon, getattr(look, colour))
        area.setLeft(area.left() + _ICON + theme.S)
        title = _paint_taken(painter, area, index.data(TAKEN) or "", look, unseen=unseen)
        ink = look.accent if current else look.text
        write(painter, title, index.data(), theme.font(theme.SIDE, bold=unseen or current), ink, TOP)
        write(painter, area, index.data(CAPTION), theme.font(theme.CAPTION), look.muted, BOTTOM)


def _look(row: Row, *, unseen: bool) -> tuple[str, str]:
    """The icon and its colour."""
    if isinstance(row, MergeItem) and row.outcome is Outcome.CONFLICT:
        return "warning", "partly" if unseen else "muted"
    if isinstance(row, MergeItem) and row.outcome is Outcome.NEW:
        return "newer", "accent"
    return "document", "muted"


def _paint_taken(painter: QPainter, area: QRect, words: str, look: theme.Colours, *, unseen: bool) -> QRect:
    """What is taken, at the right; the room that is left."""
    font = theme.font(theme.CAPTION)
    width = QFontMetrics(font).horizontalAdvance(words)
    ink = look.partly if unseen else look.muted
    write(painter, area.adjusted(0, 1, 0, 0), words, font, ink, TOP_RIGHT)
    return area.adjusted(0, 0, -width - theme.S if words else 0, 0)
