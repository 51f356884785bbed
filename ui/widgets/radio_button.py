"""A radio button whose ring is seen: Qt's own has hardly an edge in these colours."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QRadioButton, QStyle, QStyleOptionButton

from ui import theme


class RadioButton(QRadioButton):
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        look, option = theme.colours(QApplication.palette()), QStyleOptionButton()
        self.initStyleOption(option)
        found = self.style().subElementRect(QStyle.SubElement.SE_RadioButtonIndicator, option, self)
        ring = QRectF(found).adjusted(1, 1, -1, -1)
        ink = look.control if not self.isEnabled() else look.accent if self.isChecked() else look.control
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(ink), 1.6))
        painter.setBrush(QColor(look.surface))
        painter.drawEllipse(ring)
        if self.isChecked():
            painter.setPen(QColor(ink))
            painter.setBrush(QColor(ink))
            painter.drawEllipse(ring.center(), ring.width() / 4, ring.width() / 4)
        painter.end()
