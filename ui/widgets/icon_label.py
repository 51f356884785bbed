"""An icon beside words; it follows the system from light to dark by itself."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui import icons, theme

SIDE = 20


class IconLabel(QWidget):
    """Shows one icon in one of the theme's colours, both named; nothing to a screen reader: the words say it."""

    def __init__(self, name: str, colour: str, *, high: int = SIDE) -> None:
        """`high` is the height of the line that it stands in the middle of."""
        super().__init__()
        self._name, self._colour = name, colour
        self.setFixedSize(SIDE, high)

    def show_icon(self, name: str, colour: str) -> None:
        self._name, self._colour = name, colour
        self.update()

    @property
    def name(self) -> str:
        """Which icon is shown."""
        return self._name

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        icons.draw(
            painter, self._name, QRectF(self.rect()), getattr(theme.colours(self.palette()), self._colour)
        )
        painter.end()
