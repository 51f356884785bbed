"""A drop-down list with the window's own arrow: the style sheet takes Qt's away."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QComboBox

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
        super().paintEvent(event)
        look = theme.colours(QApplication.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(
            QPen(QColor(look.muted if self.isEnabled() else look.control), 1.6, c=Qt.PenCapStyle.RoundCap)
        )
        tip = QPointF(self.width() - _FROM_EDGE, self.height() / 2 + _HALF / 2)
        painter.drawPolyline([tip - QPointF(_HALF, _HALF), tip, tip - QPointF(-_HALF, _HALF)])
