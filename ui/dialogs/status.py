"""How far the case has come: the user says so, with what belongs to it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
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
from ui.widgets.kept_room import with_room_kept
from ui.widgets.notice_line import NoticeLine
from ui.widgets.pressing_dialog import PressingDialog
from ui.widgets.radio_line import RadioLine
from ui.widgets.scrolled_page import ScrolledPage, scrolled

_WIDTH, _FRAME = 620, 48
_DAY = 152  # px: a day as it may be written out, "26 november 2026"
_SHOWN = 6  # exports: the latest


class StatusDialog(PressingDialog):
    """Five steps, and beneath them the fields of the one that is chosen. Nothing changes before *Change status*."""

    status_wanted = Signal(object, object)  # Status, a dict with any of decision, sent_on, sent_to, reason

    def __init__(self, snapshot: Snapshot, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Change status"))
        self.setMinimumWidth(min(_WIDTH, self.screen().availableSize().width()))
        self._snapshot = snapshot
        self._alarm, self._said = with_room_kept(NoticeLine(alarm=True)), ""  # what it says of what lacks
        self._lines = {
            status: RadioLine(standing.name(status), standing.meaning(status)) for status in standing.STEPS
        }
        self._group = QButtonGroup(self)
        self._inside = ScrolledPage()
        self._area = scrolled(self._inside)
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
        self._decision.keep_room()
        for day in (self._decision.date, self._sent_on):
            day.setFixedWidth(_DAY)
        self._build()
        self._fill(snapshot)
        for status, line in self._lines.items():
            line.toggled.connect(lambda on, status=status: self._follow(status) if on else None)
        self._ok.clicked.connect(self._on_ok)
        self._cancel.clicked.connect(self.reject)
        for field in (*self._decision.fields(), self._sent_on, self._sent_to, self._reason):
            field.textChanged.connect(self._on_typed)
        self._choose(snapshot.status)

    def show_error(self, words: str) -> None:
        """It could not be changed: said here, and the dialog stays."""
        self._ok.setEnabled(True)
        self._alarm.say(words)

    def choose(self, status: Status) -> None:
        """Chooses a step, as a click on it does; what it asks for and is not there yet comes first."""
        self._choose(status)
        asked = self._lacking(status)
        field = asked[1] if asked else self._lines[status].button
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, snapshot: Snapshot) -> None:
        """What the case knows, and what is likely for the rest."""
        self._decision.put(snapshot.decided or Decision(body=snapshot.board, date=snapshot.meeting))
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
        self._fit()

    def _on_ok(self) -> None:
        status = self._chosen()
        self._decision.leave()
        if lacking := self._lacking(status):
            words, field = lacking
            self._said = words
            self._alarm.say(words)
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            self._area.ensureWidgetVisible(field)
            return
        self._alarm.hide()
        self._ok.setEnabled(False)
        self.status_wanted.emit(status, self._facts(status))

    def _on_typed(self) -> None:
        """What lacked may be there now: then nothing is said of it any more."""
        if self._said and self._alarm.words() == self._said:
            lacking = self._lacking(self._chosen())
            if lacking is None or lacking[0] != self._said:
                self._said = ""
                self._alarm.hide()

    def _lacking(self, status: Status) -> tuple[str, QLineEdit] | None:
        """What must be given first, and where; None where all is there."""
        if not self._decided_box.isHidden():
            for read, field in (
                (evidence_words.read_day, self._decision.date),
                (evidence_words.read_paragraph, self._decision.paragraph),
            ):
                if read(field.text()) is None:
                    return _("Give the date and the § of the board’s decision."), field
        if not self._sent_box.isHidden():
            if evidence_words.read_day(self._sent_on.text()) is None:
                return _("Give the day it was sent, like this: 2025-10-14."), self._sent_on
            if not self._sent_to.text().strip():
                return _("Give whom it was sent to."), self._sent_to
        if not self._reason_box.isHidden() and not self._reason.text().strip():
            return _("Say in a few words why it is unlocked. It is kept in the history."), self._reason
        return None

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

    # What Qt calls

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard begins on what is chosen, or on why it is unlocked: an arrow moves and chooses."""
        super().showEvent(event)
        self._fit()
        if not event.spontaneous():
            self.choose(self._chosen())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The dialog grows with what comes into it, such as a word on a date that cannot be read."""
        if watched in (self, self._inside) and event.type() == QEvent.Type.LayoutRequest:
            QTimer.singleShot(0, self, self._fit)
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        """As high as what is in it needs at this width, where the screen has the room; otherwise it scrolls."""
        width = max(self.width(), _WIDTH)
        inside, whole = self._inside.layout(), self.layout()
        for layout in (inside, whole):
            layout.activate()
        around = (
            whole.totalHeightForWidth(width) if whole.hasHeightForWidth() else whole.totalSizeHint().height()
        )
        needed = around - self._area.sizeHint().height() + inside.totalHeightForWidth(width)
        most = self.screen().availableSize().height() - _FRAME
        self.resize(width, min(needed, most))

    # Building

    def _build(self) -> None:
        layout = QVBoxLayout(self._inside)
        layout.setContentsMargins(theme.XL, theme.S, theme.XL, theme.S)
        layout.setSpacing(theme.M)
        for line in self._lines.values():
            self._group.addButton(line.button)
            layout.addWidget(line)
        for box in (self._left, self._decided_box, self._sent_box, self._reason_box):
            layout.addWidget(box)
        if kept := self._kept(self._snapshot.exported):
            layout.addWidget(kept)
        layout.addStretch()
        said = QVBoxLayout()  # above the buttons, where its room is no hole: nothing moves when it comes
        said.setContentsMargins(theme.XL, 0, theme.XL, 0)
        said.addWidget(self._alarm)
        row = QHBoxLayout()
        row.setContentsMargins(theme.XL, 0, theme.XL, 0)
        row.setSpacing(theme.S)
        row.addStretch()
        row.addWidget(self._cancel)
        row.addWidget(self._ok)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, theme.L, 0, theme.L)
        whole.setSpacing(theme.S)
        whole.addWidget(self._area, 1)
        whole.addLayout(said)
        whole.addLayout(row)
        for watched in (self, self._inside):
            watched.installEventFilter(self)
        self._ok.setDefault(True)

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
