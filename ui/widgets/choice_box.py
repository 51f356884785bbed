"""A drop-down list with the window's own arrow: the style sheet takes Qt's away."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QComboBox, QStyle, QStyleOptionComboBox, QStylePainter

from ui import theme

_FROM_EDGE, _HALF = 14, 4


class ChoiceBox(QComboBox):
    def showPopup(self) -> None:
        """As high as its lines: Qt forgets the room that the style sheet puts around them."""
        view = self.view()
        lines = sum(view.sizeHintForRow(row) for row in range(min(self.count(), self.maxVisibleItems())))
        view.setMinimumHeight(lines + 2 * view.frameWidth())
        super().showPopup()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Words that have no room end in "…"."""
        option, box = QStyleOptionComboBox(), QStylePainter(self)
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self).width() - 2
        words = self.fontMetrics().elidedText(option.currentText, Qt.TextElideMode.ElideRight, room)
        if (tip := "" if words == option.currentText else option.currentText) != self.toolTip():
            self.setToolTip(tip)
        option.currentText = words
        box.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        box.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        box.end()
        look = theme.colours(QApplication.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(
            QPen(QColor(look.muted if self.isEnabled() else look.control), 1.6, c=Qt.PenCapStyle.RoundCap)
        )
        tip = QPointF(self.width() - _FROM_EDGE, self.height() / 2 + _HALF / 2)
        painter.drawPolyline([tip - QPointF(_HALF, _HALF), tip, tip - QPointF(-_HALF, _HALF)])
