"""A day to answer by: written, or picked in a calendar."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from auditprep.i18n import _
from ui import evidence_words, icons, theme
from ui.widgets.handout_month import DayPicker


class DueField(QWidget):
    """Empty is no last day. What is written may be no day at all, or one that will not do: `complaint` says so."""

    changed = Signal()

    def __init__(self, today: dt.date, latest: dt.date | None) -> None:
        """`latest` is the last day that will do; None, or one that has passed, asks for nothing."""
        super().__init__()
        self._today = today
        self._latest = latest if latest is not None and latest >= today else None
        self._field = QLineEdit(placeholderText=_("yyyy-mm-dd"))
        self._field.setAccessibleName(_("Answer by"))
        self._field.textChanged.connect(lambda: self.changed.emit())
        self._button = QToolButton()
        self._button.setIcon(icons.icon("calendar"))
        self._button.setToolTip(_("Pick the day in a calendar"))
        self._button.setAccessibleName(_("Pick the day in a calendar"))
        self._button.clicked.connect(self.open_calendar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.XS)
        row.addWidget(self._field, 1)
        row.addWidget(self._button)
        self.setFocusProxy(self._field)

    def show_day(self, day: dt.date | None) -> None:
        self._field.setText(evidence_words.day(day))

    def day(self) -> dt.date | None:
        """The day that is written; None where there is none, or none that can be understood."""
        return evidence_words.read_day(self._field.text())

    def complaint(self) -> str:
        """Why what is written will not do; "" where it does."""
        day = self.day()
        if day is None:
            return _("Write the date like this: 2023-12-12.") if self._field.text().strip() else ""
        if day < self._today:
            return _("That day has passed.")
        if self._latest is not None and day > self._latest:
            return _("The case’s own last day is {date}.").format(date=evidence_words.day(self._latest))
        return ""

    def open_calendar(self) -> None:
        card = DayPicker(self.day() or self._today, self._today, self._latest, self)
        card.picked.connect(self.show_day)
        card.picked.connect(lambda: self._field.setFocus(Qt.FocusReason.OtherFocusReason))
        card.open_by(self)
