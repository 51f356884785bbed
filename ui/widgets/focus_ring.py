"""A ring around what has the focus, where neither Qt nor the style sheet draws one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ui import theme

_WIDTH = 2  # px


class FocusRing(QWidget):
    """Lies on top of a widget, and is seen while that has the focus. The mouse goes through it."""

    def __init__(self, around: QWidget) -> None:
        super().__init__(around)
        self._around = around
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        around.installEventFilter(self)
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut, QEvent.Type.Resize):
            self._follow()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint(painter, QRectF(self.rect()), theme.colours(QApplication.palette()))
        painter.end()

    def _follow(self) -> None:
        if not isValid(self._around):  # it loses the focus when it is taken away, too
            return
        self.setGeometry(self._around.rect())
        self.setVisible(self._around.hasFocus())
        self.raise_()


def paint(painter: QPainter, box: QRectF, look: theme.Colours) -> None:
    """The ring itself, just inside of `box`."""
    half = _WIDTH / 2
    painter.setPen(QPen(QColor(look.accent), _WIDTH))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(half, half, -half, -half), theme.XS, theme.XS)
