"""Two panes side by side; where there is no room for both, one of them, and a tab for the other."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSplitter, QWidget

_LEAST = 300
_NARROWEST = 200


class TwoPanes(QWidget):
    """Both can be dragged wider. `show_pane` says which is shown where there is room for one. `shares` are their first sizes, in
    hundredths."""

    folded = Signal()  # it may be others that are shown now

    def __init__(
        self,
        panes: tuple[QWidget, QWidget],
        tabs: tuple[QAbstractButton, QAbstractButton],
        below: int,
        parent: QWidget | None = None,
        *,
        shares: tuple[int, int] = (50, 50),
    ) -> None:
        super().__init__(parent)
        self._panes, self._tabs, self._below = panes, tabs, below
        self._shown = 0
        splitter = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False, handleWidth=1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(tabs[0])
        layout.addWidget(splitter, 1)
        for pane in panes:  # where it stands: what is put somewhere hears of it with all that is in it
            splitter.addWidget(pane)
            splitter.setStretchFactor(splitter.indexOf(pane), 1)
        splitter.setSizes([100 * share for share in shares])
        layout.addWidget(tabs[1])
        for at, tab in enumerate(tabs):
            tab.clicked.connect(lambda _checked, at=at: self.show_pane(at))
        self._fold()

    def show_pane(self, pane: int) -> None:
        """Where there is room for one of them, this one."""
        self._shown = pane
        self._fold()

    def is_folded(self) -> bool:
        return self.width() < self._below

    def is_shown(self, pane: int) -> bool:
        """Whether it is seen, beside the other or alone."""
        return not self.is_folded() or pane == self._shown

    def minimumSizeHint(self) -> QSize:
        return QSize(_NARROWEST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        folded = self.is_folded()
        for at, (pane, tab) in enumerate(zip(self._panes, self._tabs, strict=True)):
            pane.setMinimumWidth(0 if folded else _LEAST)
            pane.setVisible(not folded or at == self._shown)
            tab.setVisible(folded and at != self._shown)
        self.folded.emit()
