"""A check box whose box is seen: Qt's own has hardly an edge in these colours."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QCheckBox, QStyle, QStyleOptionButton

from ui import glyphs, theme


class CheckBox(QCheckBox):
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        look = theme.colours(QApplication.palette())
        option = QStyleOptionButton()
        self.initStyleOption(option)
        found = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        box = QRectF(found).adjusted(0.5, 0.5, -0.5, -0.5)
        ink = look.accent if self.isChecked() else look.control
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(ink if self.isEnabled() else look.line), 1.2))
        painter.setBrush(QColor(look.accent if self.isChecked() and self.isEnabled() else look.surface))
        painter.drawRoundedRect(box, 3, 3)
        if self.isChecked():
            tick = look.on_accent if self.isEnabled() else look.control
            glyphs.check(painter, box.adjusted(2.5, 2.5, -2.5, -2.5), QColor(tick))
