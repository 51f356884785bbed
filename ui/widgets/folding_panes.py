"""A page's three panes, of which the outer two give way where the window is narrow."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QSplitter, QWidget

from ui import theme

_LEAST = (180, theme.MIDDLE_MIN, 220)
_NARROWEST = 200  # the middle, where the user asks for more panes than there is room for
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
        self._middle = panes[1]
        self._alone = False  # the middle
        self._list = _Fold(panes[0], tabs[0], theme.FOLD_LIST_BELOW - theme.RAIL_WIDTH)
        self._side = _Fold(panes[2], tabs[1], theme.FOLD_SIDE_BELOW - theme.RAIL_WIDTH)
        tabs[0].clicked.connect(lambda: self.set_list_visible(True))
        tabs[1].clicked.connect(lambda: self.set_side_visible(True))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(tabs[0])
        splitter = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False, handleWidth=1)
        layout.addWidget(splitter, 1)
        _fill(splitter, panes)  # where it stands: what is put somewhere hears of it with all that is in it
        layout.addWidget(tabs[1])

    def set_list_visible(self, visible: bool) -> None:
        self._want(self._list, self._side, visible)

    def set_side_visible(self, visible: bool) -> None:
        self._want(self._side, self._list, visible)

    def is_list_visible(self) -> bool:
        return not self._list.pane.isHidden()

    def is_side_visible(self) -> bool:
        return not self._side.pane.isHidden()

    def set_alone(self, alone: bool) -> None:
        """Only the middle, without so much as a tab of the others; what was wanted of them is wanted again afterwards."""
        self._alone = alone
        self._fold()

    def minimumSizeHint(self) -> QSize:
        """The window says how narrow it may be; the panes make do with that."""
        return QSize(_NARROWEST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _want(self, fold: _Fold, other: _Fold, visible: bool) -> None:
        """Where both do not fit beside the narrowest middle, the one asked for takes the other's place."""
        fold.want(visible, self.width())
        if visible and self.width() < _LEAST[0] + _NARROWEST + _LEAST[2]:
            other.forced = False
        self._fold()

    def _fold(self) -> None:
        was_shown = self.is_side_visible()
        self._list.fit(self.width())
        self._side.fit(self.width())
        for fold in (self._list, self._side) if self._alone else ():
            fold.pane.hide()
            fold.tab.hide()
        self._middle.setMinimumWidth(max(_NARROWEST, min(theme.MIDDLE_MIN, self._room())))
        if self.is_side_visible() and not was_shown:
            self.side_shown.emit()

    def _room(self) -> int:
        """What the outer panes and their tabs can leave to the middle."""
        taken = sum(
            fold.tab.sizeHint().width() if fold.pane.isHidden() else least + 1  # and the line beside it
            for fold, least in ((self._list, _LEAST[0]), (self._side, _LEAST[2]))
        )
        return self.width() - taken


def focus_next(panes: list[tuple[QWidget, Callable[[], None]]]) -> None:
    """Moves the focus to the pane after the one that has it, of those that are shown: each with what focuses it."""
    shown = [pane for pane in panes if pane[0].isVisible()]
    at = next((i for i, pane in enumerate(shown) if _has_focus(pane[0])), -1)
    shown[(at + 1) % len(shown)][1]()


def _has_focus(pane: QWidget) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and (pane is focused or pane.isAncestorOf(focused))


def _fill(splitter: QSplitter, panes: tuple[QWidget, QWidget, QWidget]) -> None:
    for at, (pane, least) in enumerate(zip(panes, _LEAST, strict=True)):
        pane.setMinimumWidth(least)
        splitter.addWidget(pane)
        splitter.setStretchFactor(at, 1 if at == 1 else 0)
    splitter.setSizes(list(_FIRST))
