"""What stands in a scroll area, and the area."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ui import theme


class ScrolledPage(QWidget):
    """As wide as its area, whatever is in it; as high as its contents need at that width."""

    def __init__(self) -> None:
        super().__init__()
        theme.be(self, "page")

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)


def scrolled(page: ScrolledPage) -> QScrollArea:
    """An area that scrolls the page up and down, and is itself no stop of Tab."""
    area = QScrollArea(widgetResizable=True, frameShape=QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(page)
    return area
