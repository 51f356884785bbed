"""One finding: what was found, what the rule looks for, what can be done about it, and every place that it is about."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from auditprep import messages
from auditprep.i18n import _
from auditprep.model import Snapshot
from ui import theme
from ui.flow_layout import FlowLayout
from ui.models import finding_words
from ui.models.finding_places import groups
from ui.models.findings import Found
from ui.widgets import buttons
from ui.widgets.emptying import empty
from ui.widgets.finding_places import FindingPlaces
from ui.widgets.plain_label import plain_label
from ui.widgets.scrolled_page import ScrolledPage, scrolled
from ui.widgets.severity_sign import SeverityWord
from ui.widgets.tab_order import come_after


class FindingDetail(QFrame):
    """Emits what the user wants done about the finding that is shown."""

    mend_requested = Signal(object, object)  # Finding, Mend
    accept_requested = Signal(object)  # Finding
    take_back_requested = Signal(object)  # Finding
    see_to_requested = Signal(str)  # the rule of a finding of the whole case, which is seen to elsewhere

    def __init__(self) -> None:
        super().__init__()
        theme.be(self, "surface")
        self.setAccessibleName(_("The finding"))
        self._shown: Found | None = None
        self._snapshot: Snapshot | None = None
        self._read_only = self._is_working = False
        self.places = FindingPlaces()
        self._severity, self._name = SeverityWord(), theme.be(plain_label(), "side")
        self._sentence = theme.be(plain_label(), "page-title")
        self._rule, self._said = theme.be(plain_label(), "caption"), theme.be(plain_label(), "side")
        self._actions = _Actions()
        self._accept, self._take_back = buttons.plain(_("Accept…")), buttons.plain(_("Take back"))
        self._accept.setAccessibleDescription(_("Lets it stand, with the reason why"))
        self._take_back.setAccessibleDescription(_("It is told as a finding again"))
        self._see_to = buttons.plain("")
        for button in (self._see_to, self._accept, self._take_back):
            button.setParent(
                self._actions
            )  # from the beginning: what nobody holds stays when the window is gone
            button.hide()
        self._nothing = theme.be(plain_label(_("Choose a finding to see what it is about.")), "muted")
        self._inside = ScrolledPage()
        self._area = scrolled(self._inside)
        self._build()
        self._see_to.clicked.connect(self._on_see_to)
        self._accept.clicked.connect(self._on_accept)
        self._take_back.clicked.connect(self._on_take_back)
        self.places.moved.connect(self._fit_places)
        self.show_found(None, None)

    def show_found(self, found: Found | None, snapshot: Snapshot | None) -> None:
        """Shows this finding, in the case as it was looked through; None: nothing is chosen."""
        is_new = found != self._shown
        self._shown, self._snapshot = found, snapshot
        has_any = found is not None and snapshot is not None
        self._nothing.setVisible(not has_any)
        self._area.setVisible(has_any)
        if found is None or snapshot is None:
            self.places.forget()
            return
        self._show_head(found)
        self._show_actions(found, snapshot)
        self.places.show_places(groups(found.finding), snapshot, found.finding.severity)
        if is_new:
            self._area.verticalScrollBar().setValue(0)

    def set_read_only(self, read_only: bool) -> None:
        """Read-only: everything can be looked at, nothing mended, accepted or taken back."""
        self._read_only = read_only
        self._follow()

    def set_working(self, working: bool) -> None:
        """What was wished for is on its way: nothing else is, meanwhile."""
        self._is_working = working
        self._follow()

    def focus(self) -> None:
        """The focus comes to the first thing that can be done."""
        stops = (*self._actions.mends, self._see_to, self._accept, self._take_back)
        target = next((each for each in stops if not each.isHidden() and each.isEnabled()), None)
        if target is not None:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.focusNextPrevChild(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_places()

    def _fit_places(self) -> None:
        """A page beside the words is to be seen without scrolling."""
        self.places.set_room(self._area.viewport().height() - self.places.y() - theme.L)

    def _show_head(self, found: Found) -> None:
        finding = found.finding
        self._severity.show_severity(finding.severity)
        self._name.setText(f"· {messages.rule_name(finding.rule)}")
        self._sentence.setText(messages.finding(finding))
        words = _("What the rule looks for: {explanation}")
        self._rule.setText(words.format(explanation=messages.rule_explanation(finding.rule)))
        self._said.setText(finding_words.accepted_words(found.said) if found.said else "")
        self._said.setVisible(found.said is not None)

    def _show_actions(self, found: Found, snapshot: Snapshot) -> None:
        finding = found.finding
        self._actions.show_mends(
            [
                (finding_words.mend_words(mend, snapshot, finding.question), partial(self._on_mend, at))
                for at, mend in enumerate(() if found.said else finding.mends)
            ],
            (self._see_to, self._accept, self._take_back),
        )
        self._see_to.setText(finding_words.see_to_words(finding.rule))
        self._see_to.setVisible(bool(self._see_to.text()) and finding.question is None)
        self._accept.setVisible(found.said is None)
        self._take_back.setVisible(found.said is not None)
        self._follow()

    def _follow(self) -> None:
        can = not (self._read_only or self._is_working)
        for button in (*self._actions.mends, self._accept, self._take_back):
            button.setEnabled(can)

    # What the user does

    def _on_mend(self, at: int) -> None:
        if self._shown is not None:
            self.mend_requested.emit(self._shown.finding, self._shown.finding.mends[at])

    def _on_see_to(self) -> None:
        if self._shown is not None:
            self.see_to_requested.emit(self._shown.finding.rule)

    def _on_accept(self) -> None:
        if self._shown is not None:
            self.accept_requested.emit(self._shown.finding)

    def _on_take_back(self) -> None:
        if self._shown is not None:
            self.take_back_requested.emit(self._shown.finding)

    # Building

    def _build(self) -> None:
        kind = QHBoxLayout()
        kind.setSpacing(theme.XS + 2)
        kind.addWidget(self._severity)
        kind.addWidget(self._name, 1)
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(theme.L, theme.M, theme.L, theme.L)
        column.setSpacing(theme.S)
        column.addLayout(kind)
        for part in (self._sentence, self._said, self._actions, self._rule):
            column.addWidget(part)
        column.addWidget(self.places, 1)
        self._nothing.setContentsMargins(theme.L, theme.L, theme.L, theme.L)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._area, 1)
        layout.addWidget(self._nothing, 1, alignment=Qt.AlignmentFlag.AlignTop)


class _Actions(QWidget):
    """Buttons side by side, on as many lines as they need."""

    def __init__(self) -> None:
        super().__init__()
        self.mends: list[QWidget] = []
        self._flow = FlowLayout(self, spacing=theme.S)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_mends(self, mends: list[tuple[str, object]], rest: tuple[QWidget, ...]) -> None:
        """A button for each mend: its words, and what is done; then `rest`, which stay the same."""
        for widget in rest:
            self._flow.removeWidget(widget)
        empty(self._flow)
        self.mends = []
        for words, then in mends:
            button = buttons.plain(words.replace("&", "&&"))
            button.clicked.connect(lambda _checked=False, then=then: then())
            self.mends.append(button)
        for widget in (*self.mends, *rest):
            self._flow.addWidget(widget)
        come_after(self, (*self.mends, *rest))
        self.updateGeometry()
