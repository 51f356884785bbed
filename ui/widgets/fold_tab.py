"""The edge of a panel that is folded away: a narrow tab, to open it by."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QSizePolicy, QWidget

from ui import theme
from ui.widgets.focus_ring import FocusRing

_WIDTH = 30


class FoldTab(QAbstractButton):
    """Its words stand on end, as on the back of a binder."""

    def __init__(self, words: str, tip: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(words)
        self.setToolTip(tip)
        self.setFixedWidth(_WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        FocusRing(self)

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, _WIDTH)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.colours(QApplication.palette())
        lit = self.hasFocus() or self.underMouse()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(look.accent_ground if lit else look.window))
        painter.setPen(QColor(look.accent if lit else look.muted))
        painter.setFont(theme.font(theme.CAPTION))
        painter.translate(self.width(), 0)
        painter.rotate(90)
        area = QRect(theme.L, 0, self.height() - 2 * theme.L, self.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
