"""The way in, for somebody who has no case yet: three short steps, drawn."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QVBoxLayout, QWidget

from auditprep.i18n import _
from ui import glyphs, theme
from ui.flow_layout import FlowLayout

_PICTURE, _LEAST = QSize(132, 76), 190
_SHEET = QSize(46, 60)

Draw = Callable[[QPainter, QRectF, theme.Colours], None]


class FirstSteps(QWidget):
    """Beside each other where there is room, otherwise below each other."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("The way to a case in three steps"))
        flow = FlowLayout(self, spacing=theme.M, stretch=True)
        for number, (draw, title, words) in enumerate(_steps(), 1):
            flow.addWidget(_step(draw, _("{number}. {title}").format(number=number, title=title), words))


def _steps() -> tuple[tuple[Draw, str, str], ...]:
    return (
        (
            _draw_form,
            _("The auditors’ form"),
            _("Drop the Word file that they sent. Its questions are read, and you see what was understood."),
        ),
        (
            _draw_binder,
            _("Board and year"),
            _("Most of it stands in the form. The case becomes one file, where you want it."),
        ),
        (
            _draw_years,
            _("Last year"),
            _("Choose last year’s answers, if you have them. They stand beside every question."),
        ),
    )


def _step(draw: Draw, title: str, words: str) -> QFrame:
    card = theme.be(_Card(), "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(theme.L, theme.L, theme.L, theme.L)
    column.setSpacing(theme.XS)
    column.addWidget(_Picture(draw))
    column.addSpacing(theme.XS)
    column.addWidget(theme.be(QLabel(title, wordWrap=True), "page-title"))
    column.addWidget(theme.be(QLabel(words, wordWrap=True), "muted"))
    column.addStretch()
    return card


class _Card(QFrame):
    """No wider than it must be: all three stand beside each other as long as they can."""

    def sizeHint(self) -> QSize:
        return QSize(_LEAST, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST, super().minimumSizeHint().height())


class _Picture(QWidget):
    """Says nothing to a screen reader: the words below it do."""

    def __init__(self, draw: Draw) -> None:
        super().__init__()
        self._draw = draw
        self.setFixedSize(_PICTURE)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw(painter, QRectF(self.rect()), theme.colours(QApplication.palette()))


def _draw_form(painter: QPainter, area: QRectF, look: theme.Colours) -> None:
    """A sheet with boxes to tick, on its way into a tray."""
    sheet = _sheet(painter, QPointF(10, 4), look)
    for row in range(3):
        y = sheet.top() + 12 + row * 15
        box = QRectF(sheet.left() + 8, y, 9, 9)
        painter.setPen(QPen(QColor(look.muted), 1.3))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box)
        painter.drawLine(QPointF(box.right() + 5, y + 5), QPointF(sheet.right() - 7, y + 5))
        if row == 0:
            glyphs.check(painter, box.adjusted(0, -2, 2, 0), QColor(look.yes))
    _arrow(painter, QPointF(66, 34), QPointF(92, 34), look)
    _tray(painter, QRectF(98, 14, 26, 46), look)


def _draw_binder(painter: QPainter, area: QRectF, look: theme.Colours) -> None:
    """A binder with a label on its back, and two that are empty beside it."""
    for x, own in ((14, False), (46, True), (78, False)):
        back = QRectF(x, 6, 26, 62)
        painter.setPen(QPen(QColor(look.accent if own else look.control), 1.7))
        painter.setBrush(QColor(look.accent_ground if own else look.surface))
        painter.drawRoundedRect(back, 3, 3)
        painter.drawEllipse(QPointF(back.center().x(), back.bottom() - 11), 4, 4)
        if own:
            painter.setBrush(QColor(look.surface))
            painter.drawRect(back.adjusted(5, 8, -5, -28))
            _lines(painter, back.adjusted(8, 13, -8, -30), 3, look.accent)


def _draw_years(painter: QPainter, area: QRectF, look: theme.Colours) -> None:
    """Two sheets beside each other, and a line between them."""
    before, now = _sheet(painter, QPointF(8, 8), look), _sheet(painter, QPointF(76, 4), look)
    _lines(painter, before.adjusted(8, 12, -8, -12), 4, look.muted)
    _lines(painter, now.adjusted(8, 12, -8, -34), 2, look.accent)
    painter.setPen(QPen(QColor(look.muted), 1.3, Qt.PenStyle.DotLine))
    painter.drawRect(now.adjusted(8, 32, -8, -10))
    _arrow(painter, QPointF(57, 36), QPointF(73, 36), look)


def _sheet(painter: QPainter, at: QPointF, look: theme.Colours) -> QRectF:
    sheet = QRectF(at, _SHEET)
    painter.setPen(QPen(QColor(look.control), 1.5))
    painter.setBrush(QColor(look.surface))
    painter.drawRoundedRect(sheet, 3, 3)
    return sheet


def _lines(painter: QPainter, area: QRectF, count: int, ink: str) -> None:
    painter.setPen(QPen(QColor(ink), 1.5, c=Qt.PenCapStyle.RoundCap))
    for line in range(count):
        y = area.top() + line * area.height() / max(1, count - 1)
        end = area.right() - (area.width() * 0.35 if line == count - 1 else 0)
        painter.drawLine(QPointF(area.left(), y), QPointF(end, y))


def _arrow(painter: QPainter, start: QPointF, end: QPointF, look: theme.Colours) -> None:
    painter.setPen(QPen(QColor(look.accent), 2, c=Qt.PenCapStyle.RoundCap))
    painter.drawLine(start, end)
    for up in (-5, 5):
        painter.drawLine(end, end + QPointF(-6, up))


def _tray(painter: QPainter, area: QRectF, look: theme.Colours) -> None:
    painter.setPen(QPen(QColor(look.accent), 1.7))
    painter.setBrush(QColor(look.accent_ground))
    painter.drawRoundedRect(area, 4, 4)
    _lines(painter, area.adjusted(7, 12, -7, -12), 3, look.accent)
