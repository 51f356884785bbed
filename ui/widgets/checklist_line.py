"""One document that the auditors ask for: there, explained, or missing."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from auditprep.i18n import _
from auditprep.model import ChecklistLine
from ui import icons, theme, tips
from ui.flow_layout import FlowLayout
from ui.models.checklist import Settled, settled
from ui.widgets import buttons
from ui.widgets.decision_fields import Field
from ui.widgets.icon_label import IconLabel

_LOOKS = {
    Settled.OPEN: ("ring", "muted", "muted"),
    Settled.THERE: ("check", "yes", "yes"),
    Settled.EXPLAINED: ("dash", "partly", "partly"),
}


_MOST_PROPOSED = 3


class ChecklistRow(QFrame):
    """Emits what the user wants done with the line. Alt+↑ and Alt+↓ move it, F2 rewords it."""

    settle_requested = Signal(tuple, str)  # ids, reason
    pick_requested = Signal(QWidget)  # the widget that the list is to open by
    show_requested = Signal(int)
    reworded = Signal(str)
    moved = Signal(int)  # -1 up, 1 down
    removed = Signal()

    def __init__(self, line: ChecklistLine) -> None:
        super().__init__()
        theme.be(self, "row")
        self._line = line
        self._read_only = False
        self._icon, self._state = IconLabel("ring", "muted"), QLabel()
        self._text = theme.be(QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText), "side")
        self._wording = Field(_("The line’s words"))
        self._flow = QWidget()
        self._chips: list[QFrame] = []
        self._documents: tuple[tuple[int, str], ...] | None = None  # what the chips tell
        self._proposals: list[QPushButton] = []  # documents that may be the one
        self._proposed: tuple[tuple[int, str], ...] = ()
        self.pick = buttons.link("")
        self.explain = buttons.link(_("Say why there is none…"))
        self._reason = Field(
            _("Why there is none"), _("Why there is none, for example: not adopted until December")
        )
        self._more = _make_more()
        self._build()
        self._connect_signals()

    @property
    def line(self) -> ChecklistLine:
        return self._line

    def show_line(self, line: ChecklistLine, titles: Mapping[int, str]) -> None:
        """Shows the line as it is now, except where the user is typing."""
        self._line = line
        state = settled(line)
        icon, colour, role = _LOOKS[state]
        self._icon.show_icon(icon, colour)
        self._state.setText(state_word(state))
        theme.be(self._state, role)
        self._text.setText(line.text)
        for control in (self.pick, self.explain, self._more):  # they are called the same in every line
            control.setAccessibleDescription(line.text)
        self.setAccessibleName(f"{line.text}: {state_word(state)}")
        self._reason.give(line.reason)
        self._show_chips(line, titles)
        self._show_proposals(line, titles)
        self._show_wishes(state)

    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only
        self._reason.setReadOnly(read_only)
        self._more.setVisible(not read_only)
        self._show_wishes(settled(self._line))
        for button in self._flow.findChildren(QToolButton):
            button.setVisible(not read_only)

    def leave(self) -> None:
        """What is typed and not told is told now."""
        self._reason.leave()
        self._wording.leave()

    def stops(self) -> list[QWidget]:
        """Where Tab stops, in order."""
        chips = [button for chip in self._chips for button in chip.findChildren(QWidget, "stop")]
        return [self._wording, self._reason, *chips, *self._proposals, self.pick, self.explain, self._more]

    def focus(self) -> None:
        """Puts the focus on the first that can be done."""
        first = next((stop for stop in self.stops() if stop.isVisible()), self._more)
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def start_wording(self) -> None:
        """The user wants to change the line's words."""
        if self._read_only:
            return
        self._wording.put(self._line.text)
        self._text.hide()
        self._wording.show()
        self._wording.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._wording.selectAll()

    # Showing

    def _show_chips(self, line: ChecklistLine, titles: Mapping[int, str]) -> None:
        documents = tuple((id_, titles.get(id_, "?")) for id_ in line.evidence)
        if documents == self._documents:
            return
        self._documents = documents
        layout = self._flow.layout()
        for chip in self._chips:
            layout.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [self._make_chip(id_, title) for id_, title in documents]
        self._put_in_order()

    def _show_proposals(self, line: ChecklistLine, titles: Mapping[int, str]) -> None:
        """What may be the one is a press away; the rest of many such is in the list that one picks from."""
        proposed = tuple((id_, titles.get(id_, "?")) for id_ in line.likely[:_MOST_PROPOSED])
        if proposed == self._proposed:
            return
        self._proposed = proposed
        for link in self._proposals:
            self._flow.layout().removeWidget(link)
            link.hide()
            link.deleteLater()
        self._proposals = [self._make_proposal(id_, title) for id_, title in proposed]
        self._put_in_order()

    def _make_proposal(self, id_: int, title: str) -> QPushButton:
        words = _("Use {document}").format(document=title)
        link = buttons.link(words.replace("&", "&&"))
        link.setAccessibleName(words)
        link.setAccessibleDescription(self._line.text)
        link.clicked.connect(lambda: self.settle_requested.emit((id_,), self._line.reason))
        return link

    def _put_in_order(self) -> None:
        layout = self._flow.layout()
        for widget in (*self._chips, *self._proposals, self.pick, self.explain):
            layout.removeWidget(widget)
            layout.addWidget(widget)
        self._flow.updateGeometry()

    def _make_chip(self, id_: int, title: str) -> QFrame:
        chip = theme.be(QFrame(), "chip")
        row = QHBoxLayout(chip)
        row.setContentsMargins(theme.M, 0, theme.XS, 0)
        row.setSpacing(theme.XS)
        name = _make_name(title)
        name.clicked.connect(partial(self.show_requested.emit, id_))
        row.addWidget(name)
        away = QToolButton(objectName="stop")
        away.setIcon(icons.icon("cross"))
        away.setAccessibleName(_("Remove {document} from this line").format(document=title))
        tips.explain(away, away.accessibleName())
        away.clicked.connect(partial(self._take_away, id_))
        row.addWidget(away)
        away.setVisible(not self._read_only)  # only now: what has no parent would be a window
        return chip

    def _show_wishes(self, state: Settled) -> None:
        has_reason = state is Settled.EXPLAINED or self._reason.isModified() or self._reason.hasFocus()
        self._reason.setVisible(has_reason and state is not Settled.THERE)
        for link in self._proposals:
            link.setVisible(not self._read_only)
        self.pick.setVisible(not self._read_only)
        self.pick.setText(_("One more…") if state is Settled.THERE else _("Pick a document…"))
        self.explain.setVisible(state is Settled.OPEN and not has_reason and not self._read_only)

    # What the user does

    def _take_away(self, id_: int) -> None:
        self.settle_requested.emit(
            tuple(each for each in self._line.evidence if each != id_), self._line.reason
        )

    def _move(self, step: int) -> None:
        if not self._read_only:
            self.moved.emit(step)

    def _start_reason(self) -> None:
        self.explain.hide()
        self._reason.show()
        self._reason.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_reason_closed(self) -> None:
        if not self._reason.value() and not self._line.reason:
            self._reason.hide()
            self.explain.setVisible(settled(self._line) is Settled.OPEN and not self._read_only)

    def _on_worded(self) -> None:
        wording = self._wording.value()
        self._wording.hide()
        self._text.show()
        if wording and wording != self._line.text:
            self.reworded.emit(wording)

    def _connect_signals(self) -> None:
        self.pick.clicked.connect(lambda: self.pick_requested.emit(self.pick))
        self.explain.clicked.connect(self._start_reason)
        self._reason.left.connect(
            lambda: self.settle_requested.emit(self._line.evidence, self._reason.text().strip())
        )
        self._reason.closed.connect(self._on_reason_closed)
        self._wording.closed.connect(self._on_worded)
        for keys, do in (
            ("F2", self.start_wording),
            ("Alt+Up", partial(self._move, -1)),
            ("Alt+Down", partial(self._move, 1)),
        ):
            shortcut = QShortcut(
                QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
            )
            shortcut.activated.connect(do)
        menu = QMenu(self._more)
        menu.addAction(_("Reword") + "\tF2", self.start_wording)
        menu.addAction(_("Move up") + "\tAlt+↑", partial(self._move, -1))
        menu.addAction(_("Move down") + "\tAlt+↓", partial(self._move, 1))
        menu.addSeparator()
        menu.addAction(_("Remove the line"), self.removed.emit)
        self._more.setMenu(menu)

    # Building

    def _build(self) -> None:
        self._wording.hide()
        self._reason.hide()
        flow = FlowLayout(self._flow, spacing=theme.M, between_rows=0)
        for link in (self.pick, self.explain):
            flow.addWidget(link)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._flow.setSizePolicy(policy)
        measure = QFontMetrics(theme.font()).horizontalAdvance
        self._state.setFixedWidth(max(76, *(measure(state_word(each)) + theme.XS for each in Settled)))
        column = QVBoxLayout()
        column.setSpacing(theme.XS)
        for widget in (self._text, self._wording, self._reason, self._flow):
            column.addWidget(widget)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.L, theme.S, theme.M, theme.S)
        row.setSpacing(theme.S)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self._icon, alignment=top)
        row.addWidget(self._state, alignment=top)
        row.addLayout(column, 1)
        row.addWidget(self._more, alignment=top)


def state_word(state: Settled) -> str:
    words = {Settled.OPEN: _("missing"), Settled.THERE: _("there"), Settled.EXPLAINED: _("explained")}
    return words[state]


def _make_more() -> QToolButton:
    button = QToolButton(popupMode=QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setIcon(icons.icon("more"))
    theme.be(button, "menu")
    button.setToolTip(_("Change the line"))
    button.setAccessibleName(_("Change the line"))
    return button


def _make_name(title: str) -> QPushButton:
    name = theme.be(QPushButton(title.replace("&", "&&")), "chip")
    name.setObjectName("stop")
    tips.explain(name, title)
    name.setAccessibleName(_("Show {document}").format(document=title))
    name.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    name.setMinimumWidth(40)
    return name
