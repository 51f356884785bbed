"""A tool tip that never covers what it belongs to: a click on a tip is lost, and near the screen's foot Qt puts it there."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from ui import theme


def show_clear(widget: QWidget, words: str) -> None:
    """Shows the words below the widget, or above it where there is no room below."""
    corner = widget.mapToGlobal(QPoint(0, widget.height() + theme.XS))
    # First somewhere else: under the pointer it would be hidden at once, since the pointer has then left the widget.
    QToolTip.showText(widget.window().mapToGlobal(QPoint()), words, widget)
    for tip in QApplication.topLevelWidgets():
        if tip.inherits("QTipLabel"):
            tip.move(corner.x(), _top(widget, tip.height(), corner.y()))


def _top(widget: QWidget, height: int, below: int) -> int:
    above = widget.mapToGlobal(QPoint()).y() - height - theme.XS
    return below if below + height <= widget.screen().availableGeometry().bottom() else above
