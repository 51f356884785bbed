"""A check box whose box is seen (Qt's own has hardly an edge in these colours), and whose words give way at their end where
there is no room for them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QCheckBox, QStyle, QStyleOptionButton, QStylePainter, QToolTip

from ui import glyphs, theme

_LEAST = 120  # px


class CheckBox(QCheckBox):
    def minimumSizeHint(self) -> QSize:
        """The box, and some of its words."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), _LEAST), hint.height())

    def event(self, event: QEvent) -> bool:
        """Words that gave way are whole in the tooltip."""
        if event.type() == QEvent.Type.ToolTip and not self.toolTip() and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.text() if self.is_shortened() else "", self)
            return True
        return super().event(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second press of a double click does nothing: it would take back what the first did."""

    def is_shortened(self) -> bool:
        """Whether there is no room for all its words."""
        return self.width() < self.sizeHint().width()

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxContents, option, self).width()
        option.text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_CheckBox, option)
        look = theme.colours(QApplication.palette())
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
