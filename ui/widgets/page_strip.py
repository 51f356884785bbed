"""The pages of a document as small pictures down the side: to go to one, or to pick several."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
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
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from auditprep.i18n import _
from ui import theme
from ui.models.page_list import PICTURE, PageListModel
from ui.models.page_numbers import Printed

PICTURE_WIDTH, PICTURE_HEIGHT = 76, 104
_PAUSE_MS = 60  # of scrolling, before pictures are asked for
_ASKED_AT_ONCE = 24

Index = QModelIndex | QPersistentModelIndex


class PageStrip(QListView):
    """Asks for the pictures of the pages in sight, and only for those."""

    page_picked = Signal(int)
    picked_changed = Signal()  # other pages are picked than before
    thumbnail_wanted = Signal(int, int)  # page, width in device pixels

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, uniformItemSizes=True, editTriggers=QListView.EditTrigger.NoEditTriggers)
        self._asked: set[int] = set()
        self._pages = PageListModel(self)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self.setModel(self._pages)
        self.setItemDelegate(_PageDelegate(self._note_missing, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setFixedWidth(PICTURE_WIDTH + 2 * theme.M + 12)
        self.setAccessibleName(_("Pages"))
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.selectionModel().selectionChanged.connect(lambda: self.picked_changed.emit())

    def show_pages(self, count: int, printed: Printed) -> None:
        """Shows another document, with no page current."""
        self._asked.clear()
        self._pages.show(count, printed)

    def show_thumbnail(self, page: int, picture: QImage) -> None:
        self._asked.discard(page)
        self._pages.set_picture(page, picture)

    def picture(self, page: int) -> QImage | None:
        return self._pages.picture(page)

    def set_current(self, page: int) -> None:
        """Highlights this page alone, without picking it."""
        if self.current_page() == page:
            return
        index = self._pages.index(page - 1, 0)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def current_page(self) -> int:
        """The highlighted page, counted from 1; 0 where there is none."""
        return self.currentIndex().row() + 1

    def picked(self) -> tuple[int, ...]:
        """The pages that are picked, in order."""
        ranges: QItemSelection = self.selectionModel().selection()
        return tuple(sorted({row + 1 for each in ranges for row in range(each.top(), each.bottom() + 1)}))

    def dataChanged(self, first: QModelIndex, last: QModelIndex, roles: Sequence[int] = ()) -> None:
        QAbstractItemView.dataChanged(self, first, last, roles)  # and not QListView's, which lays out all

    def _on_current_changed(self, index: QModelIndex) -> None:
        if index.isValid():
            self.page_picked.emit(index.row() + 1)

    def _note_missing(self) -> None:
        if not self._pause.isActive():
            self._pause.start()

    def _ask(self) -> None:
        """Asks for what is in sight now; what has gone out of sight unanswered may be asked for again."""
        seen = self._in_sight()
        self._asked &= set(seen)
        width = round(PICTURE_WIDTH * self.devicePixelRatioF())
        for page in seen:
            if page not in self._asked and self._pages.picture(page) is None:
                self._asked.add(page)
                self.thumbnail_wanted.emit(page, width)

    def _in_sight(self) -> list[int]:
        if not self.isVisible():
            return []
        first = self.indexAt(QPoint(self.viewport().width() // 2, 1)).row()
        height = max(1, self.sizeHintForRow(0))
        last = first + self.viewport().height() // height + 1
        shown = range(max(0, first), min(self._pages.rowCount(), last + 1, first + _ASKED_AT_ONCE))
        return [row + 1 for row in shown]


class _PageDelegate(QStyledItemDelegate):
    """A page's picture, or white paper until it comes, and its number below."""

    def __init__(self, missing: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._missing = missing

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        number = QFontMetrics(theme.font(theme.CAPTION)).height()
        return QSize(PICTURE_WIDTH + 2 * theme.S, PICTURE_HEIGHT + number + 3 * theme.XS + theme.S)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        picture: QImage | None = index.data(PICTURE)
        if picture is None:
            self._missing()
        look = theme.colours(QApplication.palette())
        picked = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        self._paint_ground(painter, option, look, picked)
        room = option.rect.adjusted(theme.S, theme.S, -theme.S, 0)
        _paint_paper(
            painter, QRect(room.left(), room.top(), room.width(), PICTURE_HEIGHT), picture, look, picked
        )
        painter.setFont(theme.font(theme.CAPTION, bold=picked))
        painter.setPen(QColor(look.accent if picked else look.muted))
        below = room.adjusted(0, PICTURE_HEIGHT + theme.XS, 0, -theme.XS)
        words = painter.fontMetrics().elidedText(index.data(), Qt.TextElideMode.ElideRight, below.width())
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, words)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, look: theme.Colours, picked: bool
    ) -> None:
        box = QRectF(option.rect).adjusted(2.5, 1.5, -2.5, -1.5)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if picked or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.accent_ground if picked else look.hover))
            painter.drawRoundedRect(box, theme.RADIUS, theme.RADIUS)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(look.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, theme.RADIUS, theme.RADIUS)


def _paint_paper(
    painter: QPainter, room: QRect, picture: QImage | None, look: theme.Colours, picked: bool
) -> None:
    size = QSize(210, 297) if picture is None or picture.isNull() else picture.size()
    size = size.scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
    paper = QRectF(QRect(room.topLeft(), size))
    paper.moveCenter(QRectF(room).center())
    painter.fillRect(paper, theme.PAPER)
    if picture is not None:
        painter.drawImage(paper, picture)
    painter.setPen(QPen(QColor(look.accent if picked else look.control), 2 if picked else 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(paper)
