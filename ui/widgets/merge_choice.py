"""Whose words are taken: one of a few, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QButtonGroup, QRadioButton, QStyle, QStyleOptionButton, QWidget

from ui import theme
from ui.flow_layout import FlowLayout
from ui.models.merge_choices import Take, take_name


class MergeChoice(QWidget):
    """Emits `taken` when the user chooses; the arrow keys go from one to the next."""

    taken = Signal(object)  # Take

    def __init__(self) -> None:
        super().__init__()
        flow = FlowLayout(self, spacing=theme.L)
        self._group = QButtonGroup(self)
        self._buttons = {take: _Radio(take_name(take)) for take in Take}
        for take, button in self._buttons.items():
            flow.addWidget(button)
            self._group.addButton(button)
            button.toggled.connect(partial(self._on_toggled, take))
        self._is_showing = False

    def show_take(self, offered: Sequence[Take], take: Take) -> None:
        """What can be chosen, and what is."""
        self._is_showing = True
        for each, button in self._buttons.items():
            button.setVisible(each in offered)
        if take in offered:
            self._buttons[take].setChecked(True)
        self._is_showing = False

    def _on_toggled(self, take: Take, on: bool) -> None:
        if on and not self._is_showing:
            self.taken.emit(take)


class _Radio(QRadioButton):
    """A radio button whose ring is seen: Qt's own has hardly an edge in these colours."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        look = theme.colours(QApplication.palette())
        option = QStyleOptionButton()
        self.initStyleOption(option)
        found = self.style().subElementRect(QStyle.SubElement.SE_RadioButtonIndicator, option, self)
        ring = QRectF(found).adjusted(0.5, 0.5, -0.5, -0.5)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ring(painter, ring, look)

    def _paint_ring(self, painter: QPainter, ring: QRectF, look: theme.Colours) -> None:
        on = self.isChecked()
        painter.setPen(QPen(QColor(look.accent if on or self.hasFocus() else look.control), 1.6))
        painter.setBrush(QColor(look.surface))
        painter.drawEllipse(ring)
        if on:
            painter.setBrush(QColor(look.accent))
            painter.drawEllipse(QPointF(ring.center()), ring.width() / 5, ring.width() / 5)
        if self.hasFocus():
            painter.setPen(QPen(QColor(look.accent), 1))
            painter.drawLine(
                QPointF(ring.right() + theme.XS, self.height() - 1.5),
                QPointF(self.width(), self.height() - 1.5),
            )
