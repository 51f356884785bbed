"""A small card over the page that goes away when one is done with it, or presses Esc, or clicks elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from ui import theme


class Popup(QFrame):
    """Opens beside what it belongs to: below it, or above where there is no room below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)

    def open_by(self, widget: QWidget) -> None:
        self.open_at(QRect(widget.mapToGlobal(QPoint()), widget.size()))

    def open_at(self, place: QRect) -> None:
        """`place` is on the screen, and stays in sight."""
        self.adjustSize()
        self.move(beside(place, self.frameGeometry(), self.screen().availableGeometry()))
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.colours(QApplication.palette())
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(look.surface))
        painter.setPen(QPen(QColor(look.control), 1))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))


def beside(place: QRect, card: QRect, screen: QRect) -> QPoint:
    """Where a card as large as this one goes for both it and the place to be seen."""
    below, above = place.bottom() + theme.XS, place.top() - card.height() - theme.XS
    top = above if below + card.height() > screen.bottom() and above >= screen.top() else below
    left = min(place.left(), screen.right() - card.width())
    return QPoint(max(screen.left(), left), max(screen.top(), min(top, screen.bottom() - card.height())))
