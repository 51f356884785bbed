"""A page's three panes, of which the outer two give way where the window is narrow."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSplitter, QWidget

from ui import theme

_LEAST = (180, theme.MIDDLE_MIN, 240)
_FIRST = (theme.LIST_WIDTH, theme.MIDDLE_MIN, theme.SIDE_WIDTH)


@dataclass(slots=True)
class _Fold:
    """A pane that can be folded away, and the tab that is left of it."""

    pane: QWidget
    tab: QAbstractButton
    below: int  # the page's width under which there is no room for it
    wanted: bool = True
    forced: bool = False  # the user asked for it where there is no room

    def want(self, visible: bool, width: int) -> None:
        self.wanted = visible
        self.forced = visible and width < self.below

    def fit(self, width: int) -> None:
        roomy = width >= self.below
        self.forced = self.forced and not roomy
        self.pane.setVisible(self.wanted and (roomy or self.forced))
        self.tab.setVisible(self.pane.isHidden())


class FoldingPanes(QWidget):
    """List, middle and side. The outer two can be dragged, hidden, and folded by a narrow window."""

    side_shown = Signal()

    def __init__(
        self,
        panes: tuple[QWidget, QWidget, QWidget],
        tabs: tuple[QAbstractButton, QAbstractButton],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._list = _Fold(panes[0], tabs[0], theme.FOLD_LIST_BELOW - theme.RAIL_WIDTH)
        self._side = _Fold(panes[2], tabs[1], theme.FOLD_SIDE_BELOW - theme.RAIL_WIDTH)
        tabs[0].clicked.connect(lambda: self.set_list_visible(True))
        tabs[1].clicked.connect(lambda: self.set_side_visible(True))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(tabs[0])
        layout.addWidget(_splitter(panes), 1)
        layout.addWidget(tabs[1])

    def set_list_visible(self, visible: bool) -> None:
        self._list.want(visible, self.width())
        self._fold()

    def set_side_visible(self, visible: bool) -> None:
        self._side.want(visible, self.width())
        self._fold()

    def is_list_visible(self) -> bool:
        return not self._list.pane.isHidden()

    def is_side_visible(self) -> bool:
        return not self._side.pane.isHidden()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        was_shown = self.is_side_visible()
        self._list.fit(self.width())
        self._side.fit(self.width())
        if self.is_side_visible() and not was_shown:
            self.side_shown.emit()


def _splitter(panes: tuple[QWidget, QWidget, QWidget]) -> QSplitter:
    splitter = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False, handleWidth=1)
    for at, (pane, least) in enumerate(zip(panes, _LEAST, strict=True)):
        pane.setMinimumWidth(least)
        splitter.addWidget(pane)
        splitter.setStretchFactor(at, 1 if at == 1 else 0)
    splitter.setSizes(list(_FIRST))
    return splitter
