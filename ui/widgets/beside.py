"""A page with something beside it that folds away where the window is narrow."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget

from auditprep.i18n import _
from ui import theme
from ui.widgets.fold_tab import FoldTab

_LEAST, _LEAST_SIDE = 460, 380
_NARROWEST = 200
_BELOW = theme.FOLD_SIDE_BELOW - theme.RAIL_WIDTH


class Beside(QWidget):
    """Both can be dragged wider. The side is folded to a tab where there is no room, or the user wants it so; where she
    asks for it all the same, it shares what room there is, or takes it all."""

    side_shown = Signal()

    def __init__(
        self, main: QWidget, side: QWidget, names: tuple[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._main, self._side = main, side
        self._wanted, self._forced = True, False
        self._main_tab = FoldTab(names[0], _("Show {pane}").format(pane=names[0]))
        self._side_tab = FoldTab(names[1], _("Show {pane} (F9)").format(pane=names[1]))
        self._main_tab.clicked.connect(lambda: self.set_side_visible(False))
        self._side_tab.clicked.connect(lambda: self.set_side_visible(True))
        splitter = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False, handleWidth=1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._main_tab)
        layout.addWidget(splitter, 1)
        for pane in (main, side):  # where it stands: what is put somewhere hears of it with all that is in it
            splitter.addWidget(pane)
            splitter.setStretchFactor(splitter.indexOf(pane), 1)
        splitter.setSizes([5300, 4700])
        layout.addWidget(self._side_tab)
        self._fold()

    def set_side_visible(self, visible: bool) -> None:
        """Shows or hides the side, also where the window is narrow."""
        self._wanted = visible or self._is_narrow()  # folded by a narrow window, it comes back in a wide one
        self._forced = visible and self._is_narrow()
        self._fold()

    def is_side_visible(self) -> bool:
        return not self._side.isHidden()

    def minimumSizeHint(self) -> QSize:
        return QSize(_NARROWEST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _is_narrow(self) -> bool:
        return self.width() < _BELOW

    def _fold(self) -> None:
        was_shown = self.is_side_visible()
        narrow = self._is_narrow()
        self._forced = self._forced and narrow
        side = self._wanted and (not narrow or self._forced)
        both = side and self.width() >= _LEAST + _LEAST_SIDE
        self._main.setMinimumWidth(_LEAST if both else 0)
        self._side.setMinimumWidth(_LEAST_SIDE if both else 0)
        self._side.setVisible(side)
        self._side_tab.setVisible(not side)
        self._main.setVisible(both or not side)
        self._main_tab.setVisible(self._main.isHidden())
        if side and not was_shown:
            self.side_shown.emit()
