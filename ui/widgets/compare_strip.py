"""The timeline: the marks of all questions over the years, a line a submission."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QSizePolicy, QToolTip, QWidget

from auditprep.i18n import _
from auditprep.prose.marks import kin
from ui import evidence_words, theme
from ui.models import comparison_strip as strips
from ui.models.comparison_rows import CompareRow
from ui.models.comparison_strip import Geometry, Kind, StripRow
from ui.widgets.mark_word import paint_shape
from ui.widgets.painted_words import write

_LINE, _SHAPE = 22, 11
_NARROW, _WIDE = 17, 34  # how wide a question is at least, and at most
_NAME_WIDEST, _SUMMARY_FROM = 190, 760  # px; where there is less room, the counts are in the tip alone


class CompareStrip(QAbstractScrollArea):
    """Emits `row_picked` with a row's place in the comparison: by a click, and by the arrow keys."""

    row_picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, frameShape=QFrame.Shape.NoFrame)
        self._rows: Sequence[CompareRow] = ()
        self._lines: list[StripRow] = []
        self._starts: tuple[int, ...] = ()
        self._names: tuple[str, ...] = ()
        self._current = -1
        self._most = 4
        self._geometry = Geometry()
        self._name_width = self._summary_width = 0
        self._top, self._line_height = 0, _LINE
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("The marks over the years"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def show_rows(self, rows: Sequence[CompareRow], names: tuple[str, ...]) -> None:
        """Shows all rows of a comparison; the newest line is seen."""
        self._rows, self._names = rows, names
        self._lines = strips.strip_rows(rows, names, kin)
        self._starts = strips.section_starts(rows)
        self._current = -1
        self.setAccessibleDescription(". ".join(f"{line.name}: {line.summary}" for line in self._lines))
        self._measure()
        self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())

    def set_current(self, at: int) -> None:
        """Marks the row with this place in the comparison."""
        place = next((place for place, row in enumerate(self._rows) if row.at == at), -1)
        if place != self._current:
            self._current = place
            self._bring_into_sight()
            self.viewport().update()

    def set_most_lines(self, most: int) -> None:
        """How many lines are seen at once."""
        if most != self._most:
            self._most = most
            self._measure()

    def sizeHint(self) -> QSize:
        lines = min(len(self._lines), self._most)
        across = self.horizontalScrollBar().sizeHint().height() if self._geometry.is_wider else 0
        return QSize(400, self._top + lines * self._line_height + across)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    # What Qt calls

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position().toPoint())
        if place is not None:
            self._pick(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._rows) - 1
        to = {
            Qt.Key.Key_Left: self._current - 1,
            Qt.Key.Key_Right: self._current + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }.get(Qt.Key(event.key()))
        if to is None:
            super().keyPressEvent(event)
        elif last >= 0:
            self._pick(max(0, min(last, to)))

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            self._show_tip(event)
            return True
        return super().viewportEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.colours(QApplication.palette())
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cells = QRect(self._name_width, 0, round(self._geometry.room), self.viewport().height())
        painter.setClipRect(cells)
        shown = self._geometry.shown(self.horizontalScrollBar().value())
        self._paint_current(painter, look)
        for at, line in enumerate(self._lines):
            self._paint_cells(painter, at, line, shown, look)
        painter.setClipRect(QRect(cells.left(), 0, cells.width(), self._top))
        self._paint_numbers(painter, shown, look)
        painter.setClipRect(QRect(0, self._top, self.viewport().width(), self.viewport().height()))
        for at, line in enumerate(self._lines):
            self._paint_names(painter, at, line, look)

    # Painting

    def _paint_cells(
        self, painter: QPainter, at: int, line: StripRow, shown: range, look: theme.Colours
    ) -> None:
        y = self._line_y(at)
        if not self._is_line_seen(y):
            return
        painter.save()
        painter.setClipRect(
            QRect(self._name_width, self._top, round(self._geometry.room), self.viewport().height())
        )
        for place in shown:
            box = QRectF(0, 0, _SHAPE, _SHAPE)
            box.moveCenter(QPointF(self._x(place) + self._geometry.cell / 2, y + self._line_height / 2))
            _paint_kind(painter, line.kinds[place], box, look)
        painter.restore()

    def _paint_current(self, painter: QPainter, look: theme.Colours) -> None:
        if self._current < 0:
            return
        box = QRectF(self._x(self._current) + 0.5, 0.5, self._geometry.cell - 1, self.viewport().height() - 1)
        painter.setPen(QPen(QColor(look.accent), 1.5) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.accent_ground))
        painter.drawRoundedRect(box, 4, 4)

    def _paint_numbers(self, painter: QPainter, shown: range, look: theme.Colours) -> None:
        """The questions' numbers, as many as there is room for; that of the current one always."""
        painter.setFont(theme.font(theme.HINT))
        metrics, free = painter.fontMetrics(), 0.0
        for place in shown:
            words, is_current = self._rows[place].label, place == self._current
            width = metrics.horizontalAdvance(words)
            middle = self._x(place) + self._geometry.cell / 2
            if not is_current and (middle - width / 2 < free or self._would_cover(middle, width, metrics)):
                continue
            free = middle + width / 2 + 4
            painter.setPen(QColor(look.accent if is_current else look.muted))
            painter.setFont(theme.font(theme.HINT, bold=is_current))
            area = QRectF(middle - width / 2 - 6, 0, width + 12, self._top)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, words)

    def _would_cover(self, middle: float, width: int, metrics: QFontMetrics) -> bool:
        """Whether a number would run into that of the current question."""
        if self._current < 0:
            return False
        current = self._x(self._current) + self._geometry.cell / 2
        room = (width + metrics.horizontalAdvance(self._rows[self._current].label)) / 2 + 5
        return abs(middle - current) < room

    def _paint_names(self, painter: QPainter, at: int, line: StripRow, look: theme.Colours) -> None:
        y, height = self._line_y(at), self._line_height
        if not self._is_line_seen(y):
            return
        write(painter, QRect(0, y, self._name_width - theme.M, height), line.name, _name_font(), look.text)
        if width := self._summary_width:
            area = QRect(self._summary_x() + theme.L, y, width - theme.L, height)
            write(painter, area, line.summary, theme.font(theme.HINT), look.muted)

    # Measures

    def _measure(self) -> None:
        metrics, hint = QFontMetrics(_name_font()), QFontMetrics(theme.font(theme.HINT))
        width = self.viewport().width()
        widest = max((metrics.horizontalAdvance(line.name) for line in self._lines), default=0)
        self._name_width = min(widest, _NAME_WIDEST, width // 3) + theme.L
        widest = max((hint.horizontalAdvance(line.summary) for line in self._lines), default=0)
        self._summary_width = min(widest + 2, width // 4) + theme.L if width >= _SUMMARY_FROM else 0
        self._top, self._line_height = hint.height() + 3, max(_LINE, metrics.height() + 4)
        room = max(1, width - self._name_width - self._summary_width)
        self._geometry = Geometry(len(self._rows), self._starts, room, _NARROW, _WIDE)
        self._measure_bars()
        self.updateGeometry()
        self.viewport().update()

    def _measure_bars(self) -> None:
        across, down, geometry = self.horizontalScrollBar(), self.verticalScrollBar(), self._geometry
        across.setRange(0, max(0, round(geometry.length - geometry.room)) if geometry.is_wider else 0)
        across.setPageStep(round(geometry.room))
        across.setSingleStep(_WIDE)
        seen = min(len(self._lines), self._most)
        down.setRange(0, (len(self._lines) - seen) * self._line_height)
        down.setPageStep(max(1, seen * self._line_height))
        down.setSingleStep(self._line_height)

    def _summary_x(self) -> int:
        """The counts stand where the marks end."""
        length = min(self._geometry.length, self._geometry.room)
        return self._name_width + round(length)

    def _line_y(self, at: int) -> int:
        return self._top + at * self._line_height - self.verticalScrollBar().value()

    def _is_line_seen(self, y: int) -> bool:
        return self._top - self._line_height < y < self.viewport().height()

    def _x(self, place: int) -> float:
        return self._name_width + self._geometry.offset(place) - self.horizontalScrollBar().value()

    def _place_at(self, point: QPoint) -> int | None:
        x = point.x() - self._name_width
        if not self._rows or not 0 <= x < self._geometry.room:
            return None
        place = self._geometry.place_near(x + self.horizontalScrollBar().value())
        return place if point.x() <= self._x(place) + self._geometry.cell else None

    def _bring_into_sight(self) -> None:
        if self._current < 0:
            return
        across, start = self.horizontalScrollBar(), round(self._geometry.offset(self._current))
        end = start + round(self._geometry.cell)
        if start < across.value() or end > across.value() + self._geometry.room:
            across.setValue(start - round(self._geometry.room) // 2)

    # What the user does

    def _pick(self, place: int) -> None:
        self._current = place
        self._bring_into_sight()
        self.viewport().update()
        row = self._rows[place]
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, strips.told(row, self._names)))
        self.row_picked.emit(row.at)

    def _show_tip(self, event: QHelpEvent) -> None:
        place = self._place_at(event.pos())
        words = (
            strips.tip(self._rows[place], self._names) if place is not None else self._summary_at(event.pos())
        )
        QToolTip.showText(event.globalPos(), evidence_words.tip(words) or "", self)

    def _summary_at(self, point: QPoint) -> str:
        line = (point.y() - self._line_y(0)) // self._line_height
        is_line = point.y() >= self._top and 0 <= line < len(self._lines)
        return f"{self._lines[line].name}: {self._lines[line].summary}" if is_line else ""


def _paint_kind(painter: QPainter, kind: Kind, box: QRectF, look: theme.Colours) -> None:
    """Shape and colour; what has neither is a quiet sign."""
    muted = QColor(look.muted)
    if kind in (Kind.YES, Kind.NO, Kind.PARTLY, Kind.UNKNOWN):
        paint_shape(painter, kind.value, box, look)
    elif kind is Kind.NONE:
        painter.setPen(QPen(muted, 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(box.adjusted(1.5, 1.5, -1.5, -1.5))
    elif kind is Kind.OTHER:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(muted)
        painter.drawRoundedRect(box.adjusted(2, 2, -2, -2), 1.5, 1.5)
    elif kind is Kind.TEXT:
        painter.setPen(QPen(muted, 1.3))
        for y, end in ((0.2, 1.0), (0.5, 1.0), (0.8, 0.6)):
            at = box.top() + y * box.height()
            painter.drawLine(QPointF(box.left(), at), QPointF(box.left() + end * box.width(), at))


def _name_font() -> QFont:
    return theme.font(theme.CAPTION)
