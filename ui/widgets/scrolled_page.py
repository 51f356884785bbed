"""What stands in a scroll area."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from ui import theme


class ScrolledPage(QWidget):
    """As wide as its area, whatever is in it; as high as its contents need at that width."""

    def __init__(self) -> None:
        super().__init__()
        theme.be(self, "page")

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)
