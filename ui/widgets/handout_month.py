"""A month to pick a day in, with the numbers of its weeks; drawn, so that it looks as the rest of the window does."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from auditprep.i18n import _
from ui import accessible, evidence_words, icons, theme
from ui.widgets.focus_ring import FocusRing
from ui.widgets.popup import Popup

_CELL, _WEEK = QSize(34, 30), 30  # a day, and how wide the numbers of the weeks are
_ROWS = 6


class DayPicker(Popup):
    """One month at a time; Enter or a click picks a day, the arrows move, Page Up and Page Down change the month."""

    picked = Signal(object)  # a date

    def __init__(self, day: dt.date, first: dt.date, last: dt.date | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.month = Month(day, first, last)
        self._title = theme.be(QLabel(alignment=Qt.AlignmentFlag.AlignCenter), "page-title")
        self.month.month_changed.connect(self._show_title)
        self.month.picked.connect(self._on_picked)
        head = QHBoxLayout()
        head.addWidget(_turn("left", _("The month before"), lambda: self.month.turn(-1)))
        head.addWidget(self._title, 1)
        head.addWidget(_turn("right", _("The month after"), lambda: self.month.turn(1)))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.S, theme.S, theme.S, theme.S)
        layout.setSpacing(theme.XS)
        layout.addLayout(head)
        layout.addWidget(self.month)
        self._show_title()
        self.month.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _show_title(self) -> None:
        first = self.month.first_of_month
        name = evidence_words.locale().standaloneMonthName(first.month)
        self._title.setText(f"{name[:1].upper()}{name[1:]} {first.year}")

    def _on_picked(self, day: dt.date) -> None:
        self.close()
        self.picked.emit(day)


class Month(QWidget):
    """The days of a month; those before the first and after the last that will do are faint, and are not picked."""

    month_changed = Signal()
    picked = Signal(object)

    def __init__(self, day: dt.date, first: dt.date, last: dt.date | None) -> None:
        super().__init__()
        self._first, self._last = first, last or dt.date.max
        self._day = min(max(day, self._first), self._last)
        self._today = dt.date.today()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedSize(_WEEK + 7 * _CELL.width(), (_ROWS + 1) * _CELL.height())
        FocusRing(self)
        accessible.is_a(self, QAccessible.Role.Cell)  # the day one stands on
        self._name()

    @property
    def day(self) -> dt.date:
        return self._day

    @property
    def first_of_month(self) -> dt.date:
        return self._day.replace(day=1)

    def turn(self, months: int) -> None:
        """The same day so many months away, or the last that there is."""
        month = self._day.year * 12 + self._day.month - 1 + months
        year, month = divmod(month, 12)
        if dt.MINYEAR <= year <= dt.MAXYEAR:
            days = calendar.monthrange(year, month + 1)[1]
            self._come_to(dt.date(year, month + 1, min(self._day.day, days)))

    # What Qt calls

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, steps = (
            event.key(),
            {
                Qt.Key.Key_Left: -1,
                Qt.Key.Key_Right: 1,
                Qt.Key.Key_Up: -7,
                Qt.Key.Key_Down: 7,
            },
        )
        if key in steps:
            self._step(steps[Qt.Key(key)])
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.turn(1 if key == Qt.Key.Key_PageDown else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.picked.emit(self._day)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.turn(-1 if event.angleDelta().y() > 0 else 1)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        day = self._at(event.position())
        if day is not None and self._first <= day <= self._last:
            self._day = day
            self.picked.emit(day)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.colours(QApplication.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(theme.CAPTION))
        painter.setPen(QColor(look.muted))
        for column in range(7):
            name = evidence_words.locale().standaloneDayName(
                column + 1, evidence_words.locale().FormatType.ShortFormat
            )
            painter.drawText(_box(0, column), Qt.AlignmentFlag.AlignCenter, name[:2])
        for row in range(_ROWS):
            self._paint_week(painter, row, look)

    # The days

    def _monday(self) -> dt.date:
        first = self.first_of_month
        return first - dt.timedelta(days=first.weekday())

    def _at(self, place: QPointF) -> dt.date | None:
        row, column = int(place.y() // _CELL.height()) - 1, int((place.x() - _WEEK) // _CELL.width())
        inside = 0 <= row < _ROWS and 0 <= column < 7 and place.x() >= _WEEK
        return self._monday() + dt.timedelta(days=7 * row + column) if inside else None

    def _step(self, days: int) -> None:
        try:
            self._come_to(self._day + dt.timedelta(days=days))
        except OverflowError:
            return

    def _come_to(self, day: dt.date) -> None:
        before = self.first_of_month
        self._day = min(max(day, self._first), self._last)
        self._name()
        self.update()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.accessibleName()))
        if self.first_of_month != before:
            self.month_changed.emit()

    def _name(self) -> None:
        weekday = evidence_words.locale().standaloneDayName(self._day.isoweekday())
        self.setAccessibleName(f"{weekday} {evidence_words.day(self._day)}")

    def _paint_week(self, painter: QPainter, row: int, look: theme.Colours) -> None:
        monday = self._monday() + dt.timedelta(days=7 * row)
        painter.setFont(theme.font(theme.HINT))
        painter.setPen(QColor(look.muted))
        week = QRectF(0, (row + 1) * _CELL.height(), _WEEK, _CELL.height())
        painter.drawText(week, Qt.AlignmentFlag.AlignCenter, str(monday.isocalendar().week))
        for column in range(7):
            self._paint_day(painter, _box(row + 1, column), monday + dt.timedelta(days=column), look)

    def _paint_day(self, painter: QPainter, box: QRectF, day: dt.date, look: theme.Colours) -> None:
        will_do = self._first <= day <= self._last
        here, ink = day == self._day, look.text if will_do else look.control
        if here or day == self._today:
            painter.setPen(QPen(QColor(look.accent if here else look.control), 1))
            painter.setBrush(QColor(look.accent) if here else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(2.5, 2.5, -2.5, -2.5), theme.RADIUS, theme.RADIUS)
            ink = look.on_accent if here else ink
        elif will_do and day.month != self._day.month:
            ink = look.muted
        painter.setFont(theme.font(theme.SIDE, bold=here))
        painter.setPen(QColor(ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(day.day))


def _box(row: int, column: int) -> QRectF:
    return QRectF(_WEEK + column * _CELL.width(), row * _CELL.height(), _CELL.width(), _CELL.height())


def _turn(icon: str, words: str, then: Callable[[], None]) -> QToolButton:
    button = QToolButton()
    button.setIcon(icons.icon(icon))
    button.setToolTip(words)
    button.setAccessibleName(words)
    button.clicked.connect(lambda: then())
    return button
