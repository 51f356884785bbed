"""Links side by side, on as many lines as they need; or one below the other."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.flow_layout import FlowLayout
from ui.widgets import buttons
from ui.widgets.emptying import empty
from ui.widgets.tab_order import come_after


class LinkFlow(QWidget):
    """Each link is a key and its words; `chosen` tells the key."""

    chosen = Signal(str)

    def __init__(self, *, one_a_row: bool = False) -> None:
        super().__init__()
        self._links: tuple[tuple[str, str], ...] = ()
        self._layout = QVBoxLayout(self) if one_a_row else FlowLayout(self, spacing=theme.M)
        if one_a_row:
            self._layout.setContentsMargins(0, 0, 0, 0)
            self._layout.setSpacing(theme.XS)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_links(self, links: Sequence[tuple[str, str]]) -> None:
        if tuple(links) == self._links:
            return
        self._links = tuple(links)
        empty(self._layout)
        made = [self._make(key, words) for key, words in links]
        come_after(self, made)
        self.updateGeometry()

    def _make(self, key: str, words: str) -> QWidget:
        link = buttons.link(words)
        link.clicked.connect(partial(self.chosen.emit, key))
        self._layout.addWidget(link)
        return link
