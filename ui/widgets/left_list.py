"""What is left to do, a line each, and each of them leads to where it is done."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from auditprep.i18n import _
from ui import theme
from ui.models.desk import Left
from ui.widgets import buttons
from ui.widgets.emptying import empty
from ui.widgets.icon_label import IconLabel
from ui.widgets.tab_order import come_after


class LeftList(QWidget):
    """The same lines are not made anew: who stands on one with the keyboard stays there."""

    chosen = Signal(object)  # Left

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Left, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.S)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        self.setAccessibleName(_("What is left"))

    def show_left(self, lines: Iterable[Left]) -> None:
        shown = tuple(lines)
        if shown == self._shown:
            return
        self._shown = shown
        empty(self._grid)
        come_after(self, [self._add(row, line) for row, line in enumerate(shown)])

    def _add(self, row: int, line: Left) -> QPushButton:
        link = buttons.link(line.words)
        link.clicked.connect(lambda: self.chosen.emit(line))
        self._grid.addWidget(IconLabel(line.icon, line.colour), row, 0, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(link, row, 1, Qt.AlignmentFlag.AlignLeft)
        return link
