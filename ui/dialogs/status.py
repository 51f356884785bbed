"""How far the case has come: the user says so, with what belongs to it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from auditprep.i18n import _
from auditprep.model import Decision, Exported, Snapshot, Status
from ui import evidence_words, theme
from ui.models import standing
from ui.widgets.decision_fields import DecisionFields
from ui.widgets.notice_line import NoticeLine
from ui.widgets.radio_line import RadioLine

_WIDTH = 620
_SHOWN = 6  # exports: the latest


class StatusDialog(QDialog):
    """Five steps, and beneath them the fields of the one that is chosen. Nothing changes before *Change status*."""

    status_wanted = Signal(object, object)  # Status, a dict with any of decision, sent_on, sent_to, reason

    def __init__(self, snapshot: Snapshot, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Change status"))
        self.setMinimumWidth(_WIDTH)
        self._snapshot = snapshot
        self._alarm = NoticeLine(alarm=True)
        self._lines = {
            status: RadioLine(standing.name(status), standing.meaning(status)) for status in standing.STEPS
        }
        self._group = QButtonGroup(self)
        self._decision, self._board = DecisionFields(), snapshot.board
        self._sent_on, self._sent_to, self._reason = QLineEdit(), QLineEdit(), QLineEdit()
        self._decided_box = self._labelled(_("The board’s decision on these answers"), self._decision)
        self._sent_box = self._sent_fields()
        self._left = theme.be(QLabel(standing.left(snapshot), wordWrap=True), "partly")
        self._reason_box = self._labelled(_("Why is it unlocked?"), self._reason)
        self._ok, self._cancel = (
            theme.be(QPushButton(_("Change status")), "primary"),
            QPushButton(_("Cancel")),
        )
        self._build()
        self._fill(snapshot)
        for status, line in self._lines.items():
            line.toggled.connect(lambda on, status=status: self._follow(status) if on else None)
        self._ok.clicked.connect(self._on_ok)
        self._cancel.clicked.connect(self.reject)
        self._choose(snapshot.status)

    def show_error(self, words: str) -> None:
        """It could not be changed: said here, and the dialog stays."""
        self._ok.setEnabled(True)
        self._alarm.say(words)

    def choose(self, status: Status) -> None:
        """Chooses a step, as a click on it does; why it is unlocked is what is asked for first."""
        self._choose(status)
        if not self._reason_box.isHidden():
            self._reason.setFocus()

    def _fill(self, snapshot: Snapshot) -> None:
        """What the case knows, and what is likely for the rest."""
        self._decision.put(snapshot.decided or Decision(body=snapshot.board))
        self._sent_on.setText((snapshot.sent_on or dt.date.today()).isoformat())
        self._sent_to.setText(snapshot.sent_to or _("the auditors"))

    def _choose(self, status: Status) -> None:
        self._lines[status].setChecked(True)
        self._follow(status)

    def _chosen(self) -> Status:
        return next(status for status, line in self._lines.items() if line.isChecked())

    def _follow(self, status: Status) -> None:
        """Only the fields that the step asks for."""
        self._alarm.hide()
        self._decided_box.setVisible(
            status is Status.DECIDED or (status.is_decided and self._snapshot.decided is None)
        )
        self._sent_box.setVisible(status.is_locked)
        self._left.setVisible(status is not Status.DRAFT and bool(self._left.text()))
        self._reason_box.setVisible(self._snapshot.status.is_locked and not status.is_locked)
        self._ok.setEnabled(True)
        self.adjustSize()

    def _on_ok(self) -> None:
        status = self._chosen()
        self._decision.leave()
        if words := self._lacking(status):
            self._alarm.say(words)
            return
        self._alarm.hide()
        self._ok.setEnabled(False)
        self.status_wanted.emit(status, self._facts(status))

    def _lacking(self, status: Status) -> str:
        """What must be given first; nothing where all is there."""
        if not self._decided_box.isHidden():
            decision = self._decision.decision()
            if self._decision.typed() or not decision or decision.date is None or decision.paragraph is None:
                return _("Give the date and the § of the board’s decision.")
        if not self._sent_box.isHidden():
            if evidence_words.read_day(self._sent_on.text()) is None:
                return _("Give the day it was sent, like this: 2025-10-14.")
            if not self._sent_to.text().strip():
                return _("Give whom it was sent to.")
        if not self._reason_box.isHidden() and not self._reason.text().strip():
            return _("Say in a few words why it is unlocked. It is kept in the history.")
        return ""

    def _facts(self, status: Status) -> dict[str, Any]:
        facts: dict[str, Any] = {}
        if not self._decided_box.isHidden():
            facts["decision"] = self._decision.decision()
        if not self._sent_box.isHidden():
            facts["sent_on"] = evidence_words.read_day(self._sent_on.text())
            facts["sent_to"] = self._sent_to.text().strip()
        if not self._reason_box.isHidden():
            facts["reason"] = self._reason.text().strip()
        return facts

    # Building

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.XL, theme.XL, theme.XL, theme.L)
        layout.setSpacing(theme.M)
        layout.addWidget(self._alarm)
        for line in self._lines.values():
            self._group.addButton(line.button)
            layout.addWidget(line)
        for box in (self._left, self._decided_box, self._sent_box, self._reason_box):
            layout.addWidget(box)
        if kept := self._kept(self._snapshot.exported):
            layout.addWidget(kept)
        layout.addStretch()
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        row.addStretch()
        row.addWidget(self._cancel)
        row.addWidget(self._ok)
        layout.addLayout(row)
        self._ok.setDefault(True)
        self._cancel.setAutoDefault(False)

    def _sent_fields(self) -> QWidget:
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(theme.XL, 0, 0, 0)
        for column, (words, field) in enumerate(
            ((_("Sent on"), self._sent_on), (_("Sent to"), self._sent_to))
        ):
            label = QLabel(words)
            label.setBuddy(field)
            field.setAccessibleName(words)
            theme.be(field, "compact")
            grid.addWidget(label, 0, column)
            grid.addWidget(field, 1, column)
        grid.setColumnStretch(1, 1)
        return box

    def _labelled(self, words: str, field: QWidget) -> QWidget:
        box = QWidget()
        layout = QVBoxLayout(box)
        layout.setContentsMargins(theme.XL, 0, 0, 0)
        layout.setSpacing(theme.XS)
        label = QLabel(words)
        label.setBuddy(field)
        field.setAccessibleName(words)
        if isinstance(field, QLineEdit):
            theme.be(field, "compact")
        layout.addWidget(label)
        layout.addWidget(field)
        return box

    def _kept(self, exported: Iterable[Exported]) -> QWidget | None:
        """What was made of the case last, with the beginning of each file's hash."""
        latest = tuple(exported)[-_SHOWN:]
        if not latest:
            return None
        lines = "\n".join(
            f"{each.when.astimezone():%Y-%m-%d %H:%M}  {each.file_name}  SHA-256 {each.sha256[:12]}…"
            for each in reversed(latest)
        )
        box = QWidget()
        layout = QVBoxLayout(box)
        layout.setContentsMargins(0, theme.S, 0, 0)
        layout.setSpacing(theme.XS)
        layout.addWidget(theme.be(QLabel(_("Latest exports")), "caption"))
        words = theme.be(QLabel(lines, wordWrap=True), "caption")
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout.addWidget(words)
        return box
