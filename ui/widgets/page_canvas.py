"""A page as it looks: white paper on the window's ground, its words marked, its text to be selected."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QWidget

from auditprep.i18n import _
from auditprep.model import Box, PageLayout
from ui import theme
from ui.models.page_words import PageWords
from ui.widgets.page_turning import WheelTurns, turn_of_key
from ui.widgets.page_zoom import PageZoom

_EDGE_STEP, _EDGE_MS = 24, 30  # scrolling while a selection is drawn past the edge
_PAPER = theme.LIGHT  # the page is white paper, also in the dark: what is drawn on it takes the light colours
_NOTHING = PageWords(PageLayout("", ()))


class PageCanvas(QAbstractScrollArea):
    """Shows what it is given; says when the page is wanted in another size, and when the next one is."""

    resized = Signal()  # `wanted_width` may be another
    turned = Signal(int)  # the next page (1) or the one before (-1) is wanted
    selection_changed = Signal()
    mark_changed = Signal()  # another mark is current

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, frameShape=QFrame.Shape.NoFrame)
        self._is_blank = True
        self._image: QImage | None = None
        self._words = _NOTHING
        self._marks: tuple[Box, ...] = ()
        self._mark = -1
        self._start = self._end = 0  # of the selection, where it was begun and where the mouse is
        self._zoom = PageZoom()
        self._turns = WheelTurns()
        self._edge = QTimer(self, interval=_EDGE_MS)
        self._edge.timeout.connect(self._scroll_past_edge)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName(_("Page"))

    # What it is told

    def show_blank(self, stand_in: QImage | None = None) -> None:
        """Shows paper, or a small picture of the page, until the page comes. The view goes to its top."""
        self._is_blank = True
        self._image, self._words, self._marks, self._mark = stand_in, _NOTHING, (), -1
        if stand_in is not None:
            self._zoom.set_shape(stand_in.width(), stand_in.height())
        self.clear_selection()
        self._follow_zoom()
        self.verticalScrollBar().setValue(0)
        self.setAccessibleDescription("")

    def start_anew(self) -> None:
        """Another document: its paper is seen as wide as there is room for, whatever the one before was."""
        self.horizontalScrollBar().setValue(0)
        self._zoom.begin()
        self.show_blank()

    def set_least_width(self, width: int) -> None:
        """How wide a page is at first, also where there is less room for it."""
        self._zoom.set_least(width)
        self._follow_zoom()

    def is_blank(self) -> bool:
        """Whether the page has not come yet."""
        return self._is_blank

    def show_page(self, image: QImage, words: PageWords, marks: tuple[Box, ...]) -> None:
        """Shows the page. Nothing moves and a selection stays if it is the same page, only sharper."""
        if words.text != self._words.text:
            self.clear_selection()
        if marks != self._marks:
            self._mark = -1
        self._is_blank = False
        self._image, self._words, self._marks = image, words, marks
        self._zoom.set_shape(image.width(), image.height())
        self._follow_zoom()
        self.setAccessibleDescription(words.text)

    def wanted_width(self) -> int:
        """How many pixels of the screen the page is wide now."""
        return self._zoom.pixels(self.devicePixelRatioF())

    # Zoom

    def zoom(self, steps: float, at: QPointF | None = None) -> None:
        """Larger or smaller; the point of the page at `at`, a point of the view, stays where it is."""
        at = at or QPointF(self.viewport().rect().center())
        point = self._share(at)
        self._zoom.step(steps)
        self._follow_zoom()
        paper = self._paper()
        moved = (
            QPointF(paper.left() + point.x() * paper.width(), paper.top() + point.y() * paper.height()) - at
        )
        self._scroll_by(round(moved.x()), round(moved.y()))

    def fit_width(self) -> None:
        """As wide as there is room for, also when that changes."""
        self._zoom.fit()
        self._follow_zoom()

    # Marks

    @property
    def mark(self) -> tuple[int, int]:
        """Which mark is current, counted from 1 (0: none), and how many there are."""
        return self._mark + 1, len(self._marks)

    def go_to_mark(self, at: int) -> None:
        """Brings a mark into sight, counted from 0, or from the last backwards."""
        if self._marks:
            self._mark = at % len(self._marks)
            self._bring_into_sight(self._marks[self._mark])
            self.viewport().update()
            self.mark_changed.emit()

    def scroll_to_end(self) -> None:
        self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())

    # The selection

    def selected_text(self) -> str:
        """The selected text as it stands on the page, line for line."""
        start, end = sorted((self._start, self._end))
        return self._words.text[start:end]

    def select_all(self) -> None:
        self._select(0, len(self._words.text))

    def clear_selection(self) -> None:
        self._select(0, 0)

    def _select(self, start: int, end: int) -> None:
        if (start, end) != (self._start, self._end):
            self._start, self._end = start, end
            self.viewport().update()
            self.selection_changed.emit()

    # What the user does

    def keyPressEvent(self, event: QKeyEvent) -> None:
        turn = turn_of_key(event, self.verticalScrollBar(), self.horizontalScrollBar())
        if turn:
            self.turned.emit(turn)
        elif event.key() == Qt.Key.Key_Escape and self.selected_text():
            self.clear_selection()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(event.angleDelta().y() / 120, event.position())
            event.accept()
        elif turn := self._turns.of(event, self.verticalScrollBar()):
            self.turned.emit(turn)
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            place = self._place(event.position())
            is_longer = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._select(self._start if is_longer else place, place)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            point = self._share(event.position())
            self._select(*self._words.word_at(point.x(), point.y()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._select(self._start, self._place(event.position()))
            outside = not self.viewport().rect().contains(event.position().toPoint())
            if outside != self._edge.isActive():
                self._edge.start() if outside else self._edge.stop()
        else:
            self._show_cursor(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._edge.stop()

    def _scroll_past_edge(self) -> None:
        """The mouse is held outside: the page goes on under it."""
        if not QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            self._edge.stop()
            return
        at, view = self.viewport().mapFromGlobal(self.cursor().pos()), self.viewport().rect()
        self._scroll_by(_past(at.x(), view.width()) * _EDGE_STEP, _past(at.y(), view.height()) * _EDGE_STEP)
        self._select(self._start, self._place(QPointF(at)))

    def _show_cursor(self, at: QPointF) -> None:
        point = self._share(at)
        is_text = self._words.is_text_at(point.x(), point.y())
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor if is_text else Qt.CursorShape.ArrowCursor)

    def _place(self, at: QPointF) -> int:
        point = self._share(at)
        return self._words.place_at(point.x(), point.y())

    # Where things are

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._follow_zoom()

    def _follow_zoom(self) -> None:
        """The scroll bars and all else that hangs on how large the page is; what is in the middle stays there."""
        self._zoom.set_room(self.width() - self.verticalScrollBar().sizeHint().width())
        bars = (self.horizontalScrollBar(), self.verticalScrollBar())
        view = (self.viewport().width(), self.viewport().height())
        for bar, whole, seen in zip(bars, self._zoom.whole(), view, strict=True):
            share = (bar.value() + seen / 2) / max(1, bar.maximum() + seen)
            bar.setPageStep(max(1, seen - _EDGE_STEP))  # a page further on, a line of this one is still there
            bar.setSingleStep(_EDGE_STEP)
            at_top = bar.value() == 0
            bar.setRange(0, max(0, whole - seen))
            bar.setValue(0 if at_top and bar is bars[1] else round(share * whole - seen / 2))
        self.viewport().update()
        self.resized.emit()

    def _paper(self) -> QRectF:
        """Where the page is in the view."""
        return self._zoom.paper(
            self.viewport().width(), self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        )

    def _share(self, at: QPointF) -> QPointF:
        """A point of the view as shares of the page."""
        paper = self._paper()
        return QPointF((at.x() - paper.left()) / paper.width(), (at.y() - paper.top()) / paper.height())

    def _on_paper(self, box: Box) -> QRectF:
        paper = self._paper()
        left, top, right, bottom = box
        corner = QPointF(paper.left() + left * paper.width(), paper.top() + top * paper.height())
        return QRectF(
            corner, corner + QPointF((right - left) * paper.width(), (bottom - top) * paper.height())
        )

    def _bring_into_sight(self, box: Box) -> None:
        """Scrolls no more than it must, with some of the page around it."""
        wanted = self._on_paper(box).toAlignedRect().adjusted(-theme.XXL, -theme.XXL, theme.XXL, theme.XXL)
        view = self.viewport().rect()
        self._scroll_by(
            _way(wanted.left(), wanted.right(), view.width()),
            _way(wanted.top(), wanted.bottom(), view.height()),
        )

    def _scroll_by(self, right: int, down: int) -> None:
        for bar, way in ((self.horizontalScrollBar(), right), (self.verticalScrollBar(), down)):
            bar.setValue(bar.value() + way)

    def scrollContentsBy(self, _right: int, _down: int) -> None:
        self.viewport().update()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.colours(QApplication.palette())
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(look.window))
        paper = self._paper()
        painter.fillRect(paper, theme.PAPER)
        if self._image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(paper, self._image)
        self._paint_marks(painter)
        self._paint_selection(painter)
        painter.setPen(QColor(look.line))
        painter.drawRect(paper.adjusted(-0.5, -0.5, 0.5, 0.5))
        self._paint_focus(painter, look)
        painter.end()

    def _paint_marks(self, painter: QPainter) -> None:
        """A ground behind the words, which still can be read through it, and a line under them."""
        for at, mark in enumerate(self._marks):
            box = self._on_paper(mark).adjusted(-1, -1, 1, 1)
            _tint(painter, box, _PAPER.last_year)
            painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 2), QColor(_PAPER.partly))
            if at == self._mark:
                painter.setPen(QPen(QColor(_PAPER.partly), 1.5))
                painter.drawRect(box)

    def _paint_selection(self, painter: QPainter) -> None:
        band = QColor(_PAPER.accent)
        band.setAlpha(70)
        for box in self._words.boxes(*sorted((self._start, self._end))):
            painter.fillRect(self._on_paper(box), band)

    def _paint_focus(self, painter: QPainter, look: theme.Colours) -> None:
        if self.hasFocus():
            painter.setPen(QPen(QColor(look.accent), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))


def _tint(painter: QPainter, box: QRectF, colour: str) -> None:
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
    painter.fillRect(box, QColor(colour))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)


def _past(at: int, length: int) -> int:
    """-1 before the beginning, 1 past the end, otherwise 0."""
    return (at >= length) - (at < 0)


def _way(start: int, end: int, seen: int) -> int:
    """How far to scroll for what stands from start to end to be in sight; its start, if not all of it can be."""
    if start < 0 or end - start > seen:
        return start
    return max(0, end - seen)
