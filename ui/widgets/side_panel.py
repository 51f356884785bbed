"""What is worth knowing beside a question: its attachments, what to look at, and its history."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QTabWidget, QVBoxLayout, QWidget

from auditprep.i18n import _
from auditprep.model import Notice
from ui import theme
from ui.widgets.history_panel import HistoryPanel
from ui.widgets.notices_panel import NoticesPanel


class SidePanel(QFrame):
    """The tabs. The one with the attachment is there if there is a viewer to be in it. `words` say what is here, where
    it is folded away."""

    tab_changed = Signal()

    def __init__(self, viewer: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.be(self, "side")
        self.history = HistoryPanel()
        self.notices = NoticesPanel()
        self._viewer = viewer
        self.words = _("Worth a look and history") if viewer is None else _("Attachment and history")
        self._tabs = QTabWidget(documentMode=True)
        self._tabs.tabBar().setDrawBase(False)
        if viewer is not None:
            viewer.setContentsMargins(0, theme.S, 0, theme.S)
            self._tabs.addTab(viewer, _("Attachment"))
        self._tabs.addTab(self.notices, _("Worth a look"))
        self._tabs.addTab(self.history, _("History"))
        self._tabs.setCurrentWidget(self.notices)
        self._tabs.currentChanged.connect(lambda _index: self.tab_changed.emit())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.L, theme.XS, theme.L, 0)
        layout.addWidget(self._tabs)

    def show_notices(self, key: str, notices: Iterable[Notice]) -> None:
        """Shows the notices of this question, then those of the whole form."""
        notices = tuple(notices)
        shown = [found for found in notices if found.question == key]
        shown += [found for found in notices if found.question is None]
        self.notices.show_notices(shown)
        title = _("Worth a look")
        words = f"{title} {len(shown)}" if shown else title
        self._tabs.setTabText(self._tabs.indexOf(self.notices), words)

    def show_viewer(self) -> None:
        """Brings the tab with the attachment forward."""
        if self._viewer is not None:
            self._tabs.setCurrentWidget(self._viewer)

    def show_history(self) -> None:
        """Brings the tab with the history forward."""
        self._tabs.setCurrentWidget(self.history)

    def is_history_shown(self) -> bool:
        return self.history.isVisible()

    def focus(self) -> None:
        self._tabs.tabBar().setFocus(Qt.FocusReason.ShortcutFocusReason)
