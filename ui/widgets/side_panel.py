"""What is worth knowing beside a question: last year, its attachments, what was found in it, its history, and what the auditors
said afterwards."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QTabWidget, QVBoxLayout, QWidget

from auditprep.i18n import _
from ui import theme
from ui.widgets.findings_panel import Beside, FindingsPanel
from ui.widgets.history_panel import HistoryPanel
from ui.widgets.previous_panel import PreviousPanel
from ui.widgets.remark_panel import RemarkPanel

_ROOMY = 3  # so many tabs have room with what is between them elsewhere …
_MOST_IN_FULL = 4  # … and so many with their full names, where the panel is as wide as it is drawn
_AROUND = 11  # px around a name that is close to the next


class SidePanel(QFrame):
    """The tabs. The one with the attachment is there if there is a viewer to be in it, and that of the auditors once there
    can be something in it. `words` say what is here, where it is folded away."""

    tab_changed = Signal()

    def __init__(self, viewer: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.be(self, "side")
        self.previous = PreviousPanel()
        self.history = HistoryPanel()
        self.remarks = RemarkPanel()
        self.findings = FindingsPanel()
        self._viewer = viewer
        self._count = 0
        self.words = _("Previous year, findings and history")
        if viewer is not None:
            self.words = _("Previous year, attachment, findings and history")
        self._tabs = QTabWidget(documentMode=True)
        self._tabs.tabBar().setDrawBase(False)
        self._tabs.setAccessibleName(self.words)
        self._tabs.addTab(self.previous, _("Previous year"))
        if viewer is not None:
            viewer.setContentsMargins(0, theme.S, 0, theme.S)
            self._tabs.addTab(viewer, _("Attachment"))
        self._tabs.addTab(self.findings, "")
        self._tabs.addTab(self.history, _("History"))
        self._name_tabs()
        self._tabs.currentChanged.connect(lambda _index: self.tab_changed.emit())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.L, theme.XS, theme.L, 0)
        layout.addWidget(self._tabs)
        self.remarks.setParent(self)  # also while it has no tab: it goes when the window goes
        self.remarks.hide()

    def show_beside(self, shown: Beside) -> None:
        """Shows what was found in a question; the tab says how much that is."""
        self.findings.show_beside(shown)
        self._count = len(shown.findings) + len(shown.notices)
        self._name_tabs()

    def set_remarks_wanted(self, wanted: bool, *, instead: bool = False) -> None:
        """Whether there is a tab for what the auditors said, `instead` of that for what was found before they did."""
        self._set_tab(self.findings, not (wanted and instead), self._tabs.indexOf(self.history), "")
        self._set_tab(self.remarks, wanted, self._tabs.count(), _("The auditors"))
        self._tabs.setTabToolTip(self._tabs.indexOf(self.remarks), _("The auditors’ assessment"))
        self._name_tabs()

    def _name_tabs(self) -> None:
        """All are to be seen where the panel is at its narrowest: many have short names, close together."""
        tabs, many = self._tabs, self._tabs.count() > _MOST_IN_FULL or not self._has_room_in_full()
        theme.lettered(tabs.tabBar(), "closer" if many else "close" if tabs.count() > _ROOMY else "")
        self._name_tab(self.previous, _("Last year") if many else _("Previous year"), _("Previous year"))
        words = _("Fdgs.") if many else _("Findings")
        count = f" {self._count}" if self._count else ""
        self._name_tab(self.findings, words + count, _("Findings"))

    def _has_room_in_full(self) -> bool:
        names = [_("Previous year"), _("Attachment"), f"{_('Findings')} {self._count}", _("History")]
        metrics = QFontMetrics(theme.font(theme.SIDE))
        return sum(metrics.horizontalAdvance(name) + _AROUND for name in names) <= self._tabs.width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._name_tabs()

    def _name_tab(self, panel: QWidget, name: str, in_full: str) -> None:
        at = self._tabs.indexOf(panel)
        if at >= 0:
            self._tabs.setTabText(at, name)
            self._tabs.setTabToolTip(at, "" if name.startswith(in_full) else in_full)

    def _set_tab(self, panel: QWidget, wanted: bool, at: int, title: str) -> None:
        is_there = self._tabs.indexOf(panel) >= 0
        if wanted and not is_there:
            self._tabs.insertTab(at, panel, title)
        elif is_there and not wanted:
            self._tabs.removeTab(self._tabs.indexOf(panel))

    def show_previous(self) -> None:
        """Brings the tab with last year forward."""
        self._tabs.setCurrentWidget(self.previous)

    def show_findings(self) -> None:
        """Brings the tab with what was found forward, if it is there."""
        if self._tabs.indexOf(self.findings) >= 0:
            self._tabs.setCurrentWidget(self.findings)

    def show_remarks(self) -> None:
        """Brings the tab with what the auditors said forward, if it is there."""
        if self._tabs.indexOf(self.remarks) >= 0:
            self._tabs.setCurrentWidget(self.remarks)

    def show_first(self, *, has_previous: bool) -> None:
        """Brings the tab forward that a case is begun with."""
        self._tabs.setCurrentWidget(self.previous if has_previous else self.findings)

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
