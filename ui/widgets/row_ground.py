"""The ground of a row in a list: where you are, what the mouse is over, and the focus."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from ui import theme


def paint(
    painter: QPainter, option: QStyleOptionViewItem, look: theme.Colours, *, gap: float, ground: str = ""
) -> QRectF:
    """Paints it, `gap` from the rows above and below; `ground` is its colour where the row is nothing special. Gives
    back the box."""
    current = bool(option.state & QStyle.StateFlag.State_Selected)
    hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
    box = QRectF(option.rect).adjusted(0.5, gap, -0.5, -gap)
    colour = look.accent_ground if current else ground or (look.hover if hovered else "")
    painter.setPen(Qt.PenStyle.NoPen)
    if colour:
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(box, theme.RADIUS, theme.RADIUS)
    if current and option.state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QColor(look.accent))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        whole = int(gap) + 0.5  # a line between two rows of points would be faint
        edge = QRectF(option.rect).adjusted(0.5, whole, -0.5, -whole)
        painter.drawRoundedRect(edge, theme.RADIUS, theme.RADIUS)
    return box
