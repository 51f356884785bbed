"""Two panes beside each other; where there is no room for that, one above the other."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

_NARROWEST = 200


class TurningPanes(QSplitter):
    """Both can be dragged larger. `shares` are their first sizes, in hundredths; beside each other, and above."""

    def __init__(
        self, panes: tuple[QWidget, QWidget], below: int, shares: tuple[tuple[int, int], tuple[int, int]]
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, childrenCollapsible=False, handleWidth=1)
        self._below, self._shares = below, shares
        for pane in panes:
            self.addWidget(pane)
            self.setStretchFactor(self.indexOf(pane), 1)
        self._share()

    def minimumSizeHint(self) -> QSize:
        """The window says how narrow it may be; the panes make do with that."""
        return QSize(_NARROWEST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        wanted = Qt.Orientation.Vertical if self.width() < self._below else Qt.Orientation.Horizontal
        if wanted != self.orientation():
            self.setOrientation(wanted)
            self._share()
        super().resizeEvent(event)

    def _share(self) -> None:
        beside = self.orientation() == Qt.Orientation.Horizontal
        self.setSizes([100 * share for share in self._shares[0 if beside else 1]])
