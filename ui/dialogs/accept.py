"""A finding may stand: the user says why, and for how long."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from auditprep import messages
from auditprep.i18n import _
from auditprep.model import Finding
from ui import theme
from ui.flow_layout import FlowLayout
from ui.widgets import buttons
from ui.widgets.check_box import CheckBox
from ui.widgets.notice_line import NoticeLine
from ui.widgets.plain_label import plain_label
from ui.widgets.pressing_dialog import PressingDialog

_WIDTH = 520


class AcceptDialog(PressingDialog):
    """A reason is demanded; a few are there to be picked, and may be written on."""

    accepted_finding = Signal(object, str, bool)  # Finding, the reason, whether it holds in later years too

    def __init__(self, finding: Finding, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Accept the finding"))
        self.setMinimumWidth(min(_WIDTH, self.screen().availableSize().width()))
        self._finding = finding
        self._alarm = NoticeLine(alarm=True)
        self._reason = QLineEdit(placeholderText=_("Write it, or pick one below"))
        self._reason.setAccessibleName(_("Why may it stand?"))
        self._later = CheckBox(_("Also in later years, as long as the words are the same"))
        self._ok, self._cancel = buttons.primary(_("Accept")), buttons.plain(_("Cancel"))
        self._build()
        self._ok.clicked.connect(self._on_ok)
        self._cancel.clicked.connect(self.reject)
        self._reason.textChanged.connect(lambda _words: self._alarm.hide())
        self._ok.setDefault(True)
        self._reason.setFocus()

    def show_error(self, words: str) -> None:
        """It could not be kept: said here, and the dialog stays."""
        self._ok.setEnabled(True)
        self._alarm.say(words)

    def showEvent(self, event: QShowEvent) -> None:
        """As high as its words need."""
        super().showEvent(event)
        self.resize(self.width(), self.layout().totalHeightForWidth(self.width()))

    def _on_ok(self) -> None:
        reason = self._reason.text().strip()
        if not reason:
            self._alarm.say(_("Say in a few words why it may stand. It is kept with the finding."))
            self._reason.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._ok.setEnabled(False)
        self.accepted_finding.emit(self._finding, reason, self._later.isChecked())

    def _on_picked(self, reason: str) -> None:
        self._reason.setText(reason)
        self._reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        title = QLabel(_("Why may it stand?"))
        title.setBuddy(self._reason)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
        column.setSpacing(theme.M)
        column.addWidget(self._alarm)
        column.addWidget(theme.be(plain_label(messages.finding(self._finding)), "muted"))
        for part in (title, self._reason):
            column.addWidget(part)
        column.addLayout(self._ready_made())
        column.addWidget(self._later)
        column.addStretch()
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        row.addStretch()
        row.addWidget(self._cancel)
        row.addWidget(self._ok)
        column.addLayout(row)

    def _ready_made(self) -> FlowLayout:
        flow = FlowLayout(spacing=theme.S)
        for reason in reasons():
            button = theme.be(buttons.plain(reason), "compact")
            button.setAccessibleDescription(_("Use this reason"))
            button.clicked.connect(partial(self._on_picked, reason))
            flow.addWidget(button)
        return flow


def reasons() -> tuple[str, ...]:
    """What is said most often."""
    return (
        _("It is right as it stands"),
        _("It is completed after the meeting"),
        _("The document is sent separately"),
        _("The auditors know of it"),
    )
