"""A day of the case, written or picked in a calendar, where it stands."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from auditprep.i18n import _
from ui import evidence_words, icons, theme
from ui.flow_layout import FlowLayout
from ui.models.desk import Day, Which, odd_day
from ui.widgets import buttons
from ui.widgets.handout_month import DayPicker

_BACK = 800  # days: as far back as the calendar goes
_FIELD = 116


class DayEditor(QFrame):
    """Enter saves, Escape leaves it as it was. What cannot be understood is said, and stays as it is written."""

    saved = Signal(object, object)  # Which, a date or None
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        theme.be(self, "pointing")
        self._which = Which.MEETING
        self._name = QLabel()
        self._field = theme.be(QLineEdit(placeholderText=_("yyyy-mm-dd")), "compact")
        self._calendar = QToolButton()
        self._save, self._cancel = buttons.plain(_("Save the day")), buttons.link(_("Cancel"))
        self._clear = buttons.link(_("Take the day away"))
        self._complaint = theme.be(QLabel(wordWrap=True), "no")
        self._build()
        self._field.textChanged.connect(self._forget_complaint)
        self._field.returnPressed.connect(self._on_save)
        self._calendar.clicked.connect(self._open_calendar)
        self._save.clicked.connect(self._on_save)
        self._cancel.clicked.connect(self.close_again)
        self._clear.clicked.connect(lambda: self._send(None))
        self.hide()

    @property
    def which(self) -> Which:
        return self._which

    def start(self, day: Day) -> None:
        """Asks for this day."""
        self._which = day.which
        self._name.setText(day.name)
        self._field.setAccessibleName(day.name)
        self._field.setText(evidence_words.day(day.date))
        self._clear.setVisible(day.date is not None)
        self._forget_complaint()
        self._set_working(False)
        self.show()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._field.selectAll()

    def show_error(self, words: str) -> None:
        """It could not be saved, and why; what is written stays."""
        self._set_working(False)
        self._complain(words)

    def close_again(self) -> None:
        if self.isVisibleTo(self.parentWidget()):
            self.hide()
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_again()
        else:
            super().keyPressEvent(event)

    def _on_save(self) -> None:
        written = self._field.text().strip()
        day = evidence_words.read_day(written)
        if day is None:
            self._complain(
                _("Write the date like this: {example}.").format(example=dt.date.today().isoformat())
            )
        elif odd_day(day, dt.date.today()):
            self._complain(_("The year {year} is far away. Is it mistyped?").format(year=day.year))
        else:
            self._send(day)

    def _send(self, day: dt.date | None) -> None:
        self._set_working(True)
        self.saved.emit(self._which, day)

    def _complain(self, words: str) -> None:
        self._complaint.setText(words)
        self._complaint.show()
        self._field.setAccessibleDescription(words)
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _forget_complaint(self) -> None:
        self._complaint.hide()
        self._field.setAccessibleDescription("")

    def _set_working(self, working: bool) -> None:
        for widget in (self._save, self._clear):
            widget.setEnabled(not working)

    def _open_calendar(self) -> None:
        today = dt.date.today()
        day = evidence_words.read_day(self._field.text()) or today
        card = DayPicker(day, today - dt.timedelta(days=_BACK), None, self)
        card.picked.connect(lambda picked: self._field.setText(evidence_words.day(picked)))
        card.picked.connect(lambda: self._field.setFocus(Qt.FocusReason.OtherFocusReason))
        card.open_by(self._calendar)

    def _build(self) -> None:
        self._name.setBuddy(self._field)
        self._field.setFixedWidth(_FIELD)
        self._calendar.setIcon(icons.icon("calendar"))
        self._calendar.setToolTip(_("Pick the day in a calendar"))
        self._calendar.setAccessibleName(_("Pick the day in a calendar"))
        theme.be(self._save, "compact")
        written = QWidget()
        row = QHBoxLayout(written)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.XS)
        row.addWidget(self._field)
        row.addWidget(self._calendar)
        line = QWidget()
        flow = FlowLayout(line, spacing=theme.M)
        for widget in (self._name, written, self._save, self._cancel, self._clear):
            flow.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.M, theme.S, theme.M, theme.S)
        layout.setSpacing(theme.XS)
        layout.addWidget(line)
        layout.addWidget(self._complaint)
